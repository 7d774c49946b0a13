//! What is hit is no means: «دمر مقاتلو الفصائل دبابة», «استهدفنا جرافة».
//!
//! *Refuses*: «قصفت دبابات الاحتلال الحي», «دمرت الطائرات جسرا», where the machine acts.

use crate::actor::feminine_verb;
use crate::analysis::Analysis;
use crate::frame::Frame;
use crate::inflect::Part;
use crate::lexicon::Hit;

/// Machines that fire and are fired at.
const MACHINES: &[&str] = &[
    "دبابه",
    "دبابات",
    "دبابتين",
    "دبابتان",
    "جرافه",
    "جرافات",
    "مدفع",
    "مدفعا",
    "مدافع",
    "مدفعين",
    "راجمه",
    "راجمات",
    "طايره",
    "طايرات",
    "طايرتين",
    "مروحيه",
    "مروحيات",
    "مسيره",
    "مسيرات",
    "مسيرتين",
    "بارجه",
    "بوارج",
    "زورق",
    "زورقا",
    "زوارق",
];

/// Whether the machine that is named at a token is the object of the frame's own word.
pub fn struck(a: &Analysis<'_>, frame: &Frame, at: usize) -> bool {
    let text = |i: usize| a.tokens().get(i).map_or("", |t| t.text.as_str());
    let main = a.mentions.triggers.iter().find(|t| t.from == frame.trigger_from);
    let Some(event) = main.filter(|_| MACHINES.contains(&text(at))) else { return false };
    let row = a.trigger_row(event);
    if at < event.to || !(row.has("target") || row.cell("type") == "property_destruction") {
        return false;
    }
    if event.part == Part::Noun {
        // «تدمير دبابة لقوات كذا», not «تدمير دبابات الجيش المنزل».
        let owned =
            text(at + 1).starts_with("ال") || a.mentions.actors.iter().any(|o| o.from == at + 1 && !lam(o));
        return at == event.to && !owned;
    }
    let verb = text(event.from);
    let between = |list: &[Hit]| list.iter().any(|h| h.from >= event.to && h.to <= at);
    // «دمر دبابة»: a feminine subject would have made the verb feminine.
    let alone = at == event.to && !feminine_verb(verb) && text(at).ends_with(['ه', 'ت']);
    let close = at - event.to <= 6;
    close && (verb.ends_with("نا") || between(&a.mentions.actors) || between(&a.mentions.people) || alone)
}

fn lam(hit: &Hit) -> bool {
    hit.reading.before.particle == Some('ل')
}
