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

/// What words that take something hit as their object have in common.
const HITS: &[&str] = &["ستهدف", "ستهداف", "دمر", "دمير", "عطب", "عطاب"];

/// Whether the machine that is named at a token is the object of the frame's own word.
pub fn struck(a: &Analysis<'_>, frame: &Frame, at: usize) -> bool {
    let text = |i: usize| a.word(i);
    let main = a.trigger_at(frame.trigger_from);
    let Some(event) = main.filter(|_| MACHINES.contains(&text(at))) else { return false };
    let first = event.from + 1;
    let hits = |i: usize| HITS.iter().any(|root| text(i).contains(root));
    if at < first || !hits(event.from) || with_them(a, at) {
        return false;
    }
    if event.part == Part::Noun {
        // «تدمير دبابة لقوات كذا», not «تدمير دبابات الجيش المنزل».
        let owned =
            text(at + 1).starts_with("ال") || a.mentions.actors.iter().any(|o| o.from == at + 1 && !lam(o));
        return at == first && !owned;
    }
    let verb = text(event.from);
    let between = |list: &[Hit]| list.iter().any(|h| h.from >= first && h.to <= at);
    // «دمر دبابة»: a feminine subject would have made the verb feminine.
    let alone = at == first && !feminine_verb(verb) && text(at).ends_with(['ه', 'ت']);
    let close = at - first <= 6;
    close && (verb.ends_with("نا") || between(&a.mentions.actors) || between(&a.mentions.people) || alone)
}

/// «استهدفت القوات بأربع مسيرات البلدة», «باستخدام طائرات»: what it was done with.
fn with_them(a: &Analysis<'_>, at: usize) -> bool {
    match a.mentions.numbers.iter().find(|n| n.counted == Some(at) && n.to == at) {
        Some(n) => a.word(n.from).starts_with('ب') && !a.word(n.from).starts_with("بضع"),
        None => matches!(a.word_before(at, 1), "باستخدام" | "بواسطه" | "مستخدمه" | "ب"),
    }
}

fn lam(hit: &Hit) -> bool {
    hit.reading.before.particle == Some('ل')
}
