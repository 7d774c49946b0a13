//! The user's words as rows of the lexicon.
//!
//! *Refuses*: what could fire everywhere (a word of two letters, a bare particle), forms that say nothing, unknown types and kinds.

use std::borrow::Cow;

use super::{MAX_ROWS, Own, OwnActor, OwnList, RefusedRow, refused, why};
use crate::contract::Text2;
use crate::inflect::{Sets, patterns};
use crate::lexicon::{Row, Table};
use crate::normalize::{fold, is_arabic_letter};

/// Kinds of actor that a user may choose from; the same as in `actors.tsv`.
pub const KINDS: [&str; 8] = [
    "rebel",
    "political_militia",
    "identity_militia",
    "state",
    "external",
    "civilians",
    "protesters",
    "unknown",
];

/// The longest form, in letters.
const MAX_FORM: usize = 120;

/// Too common to be anything by themselves.
const PARTICLES: &[&str] = &[
    "في",
    "من",
    "الي",
    "علي",
    "عن",
    "مع",
    "ان",
    "او",
    "ثم",
    "قبل",
    "بعد",
    "لا",
    "ما",
    "كل",
    "قد",
    "هذا",
    "هذه",
    "ذلك",
    "كان",
    "كانت",
    "التي",
    "الذي",
    "هو",
    "هي",
    "لم",
    "لن",
    "بين",
    "حتي",
    "عند",
    "قال",
    "قالت",
    "يوم",
    "امس",
    "اليوم",
];

/// The id under which an actor goes out.
#[must_use]
pub fn actor_id(actor: &OwnActor) -> String {
    match actor.id.trim() {
        "" => format!("own:{}", fold(actor.name_ar.trim()).replace(' ', "_")),
        id => id.to_owned(),
    }
}

pub(crate) fn actor_rows(own: &Own, out: &mut Vec<RefusedRow>) -> Vec<Row> {
    let row = |actor: &OwnActor| {
        let named = if actor.name_ar.trim().is_empty() { actor.forms.first() } else { Some(&actor.name_ar) };
        let name_ar = named.map_or("", |name| name.trim()).to_owned();
        let id = actor_id(&OwnActor { name_ar: name_ar.clone(), ..actor.clone() });
        // These open other meanings in `actors.tsv`.
        if id.starts_with(['@', '?', '-']) || id.chars().count() > MAX_FORM {
            return Err(why("المعرّف لا يبدأ بإحدى هذه العلامات: @ ? -", "An id cannot start with @, ? or -."));
        }
        let kind = KINDS
            .iter()
            .find(|kind| **kind == actor.kind)
            .ok_or_else(|| why("اختر نوع الجهة من القائمة.", "Choose the kind of actor from the list."))?;
        let country = country(&actor.country)?;
        Ok(Row::own(
            format!("own_{id}"),
            [
                ("forms", forms(&actor.forms)?.into()),
                ("actor", id.into()),
                ("name_en", spoken(&actor.name_en, &name_ar).into()),
                ("name_ar", name_ar.into()),
                ("kind", Cow::Borrowed(*kind)),
                ("country", country.into()),
            ],
        ))
    };
    let label = |actor: &OwnActor| spoken(&actor.name_ar, actor.forms.first().map_or("", |form| form));
    gather(&own.actors, OwnList::Actors, label, row, out)
}

pub(crate) fn trigger_rows(own: &Own, types: &Table, out: &mut Vec<RefusedRow>) -> Vec<Row> {
    let row = |trigger: &super::OwnTrigger| {
        let kind = types.rows.iter().find(|row| row.id == trigger.kind).ok_or_else(|| {
            why("اختر نوع الحادث من القائمة.", "Choose the type of incident from the list.")
        })?;
        let forms = forms(&trigger.forms)?;
        let id = format!("own_{}", forms.split('|').next().unwrap_or(""));
        let kind = kind.fixed("id");
        let held = match kind {
            "abduction" => "abducted",
            "arrest_raid" => "arrested",
            _ => "",
        };
        Ok(Row::own(id, [("forms", forms.into()), ("type", kind.into()), ("held", held.into())]))
    };
    gather(&own.triggers, OwnList::Triggers, |t| first(&t.forms), row, out)
}

pub(crate) fn ignored_rows(own: &Own, out: &mut Vec<RefusedRow>) -> Vec<Row> {
    let row = |ignored: &super::OwnIgnored| {
        let forms = forms(&ignored.forms)?;
        Ok(Row::own(format!("own_{forms}"), [("forms", forms.into())]))
    };
    gather(&own.ignored, OwnList::Ignored, |i| first(&i.forms), row, out)
}

/// The rows that can be used; the others go to the refused.
fn gather<T>(
    list: &[T],
    name: OwnList,
    label: impl Fn(&T) -> String,
    row: impl Fn(&T) -> Result<Row, Text2>,
    out: &mut Vec<RefusedRow>,
) -> Vec<Row> {
    let mut rows = Vec::new();
    for (i, item) in list.iter().enumerate().take(MAX_ROWS) {
        match row(item) {
            Ok(row) => rows.push(row),
            Err(reason) => out.push(refused(name, i, &label(item), reason)),
        }
    }
    rows
}

fn first(forms: &[String]) -> String {
    forms.first().cloned().unwrap_or_default()
}

fn spoken(name: &str, other: &str) -> String {
    if name.trim().is_empty() { other.to_owned() } else { name.trim().to_owned() }
}

pub(super) fn country(code: &str) -> Result<String, Text2> {
    let code = code.trim().to_ascii_uppercase();
    let fits = code.is_empty() || code.len() == 2 && code.bytes().all(|b| b.is_ascii_uppercase());
    if fits {
        Ok(code)
    } else {
        Err(why("رمز البلد حرفان مثل SY.", "A country is two letters, such as SY."))
    }
}

/// The `forms` cell, or what is wrong with it.
fn forms(given: &[String]) -> Result<String, Text2> {
    let mut out: Vec<String> = Vec::new();
    for form in given.iter().flat_map(|form| form.split(['|', '\n', '،', ',', '؛', ';'])) {
        let form = spelled(form);
        if !form.is_empty() && !out.contains(&form) {
            check(&form)?;
            out.push(form);
        }
    }
    if out.is_empty() {
        return Err(why("اكتب كلمة واحدة على الأقل.", "Write one word at least."));
    }
    Ok(out.join("|"))
}

/// One form with its marks in order: a word with a slash is a verb, also without `v:` before it.
fn spelled(form: &str) -> String {
    let word = |word: &str| {
        if word.contains('/') && !word.starts_with("v:") { format!("v:{word}") } else { word.to_owned() }
    };
    form.replace('…', " ... ").split_whitespace().map(word).collect::<Vec<_>>().join(" ")
}

fn check(form: &str) -> Result<(), Text2> {
    if form.chars().count() > MAX_FORM {
        return Err(why(
            "العبارة أطول من أن تُطابَق. اختصرها.",
            "This phrase is too long to be matched. Shorten it.",
        ));
    }
    if !form.chars().any(is_arabic_letter) {
        return Err(why(
            "اكتبها بحروف عربية كما ترد في الأخبار.",
            "Write it in Arabic letters, as reports do.",
        ));
    }
    let words: Vec<&str> = form.split_whitespace().filter(|word| !word.starts_with("..")).collect();
    // The sets that our own rows name are not the user's to know.
    let built = patterns(form, &Sets::new());
    let empty =
        built.iter().any(|words| words.iter().any(|word| word.forms.iter().all(|f| f.text.is_empty())));
    if built.is_empty() || empty || form.starts_with("..") || form.ends_with("..") {
        return Err(why(
            "في العبارة موضع فارغ. اكتب كلمة قبل كل علامة وبعدها.",
            "Something is empty in this phrase. Write a word before and after every sign.",
        ));
    }
    let bare = |word: &str| fold(word.rsplit(':').next().unwrap_or("").trim_start_matches('='));
    let letters = |word: &str| bare(word).split(['/', '+']).next().unwrap_or("").chars().count();
    let weak = |word: &str| letters(word) < 3 || PARTICLES.contains(&bare(word).as_str());
    if words.iter().all(|word| weak(word)) {
        return Err(why(
            "هذه كلمة قصيرة أو شائعة جداً، فتظهر في كل جملة. أضف كلمة تحدّدها.",
            "This word is too short or too common: it would be found in every sentence. Add a word that narrows it.",
        ));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(text: &str) -> Result<String, Text2> {
        forms(&[text.to_owned()])
    }

    #[test]
    fn forms_are_put_in_order() {
        assert_eq!(form(" رشق/يرشق  بالحجارة، رشق ").as_deref(), Ok("v:رشق/يرشق بالحجارة|رشق"));
        assert_eq!(form("أطلق/يطلق … النار").as_deref(), Ok("v:أطلق/يطلق ... النار"));
        assert_eq!(form("غارة+غارات\nغارة+غارات").as_deref(), Ok("غارة+غارات"));
    }

    #[test]
    fn what_would_fire_everywhere_is_refused() {
        for wrong in
            ["", " | ", "في", "من", "قال", "لا", "على", "abc", "... نار", "نار ...", "+", "/", "v:", "="]
        {
            assert!(form(wrong).is_err(), "{wrong}");
        }
        assert!(form(&"كلمة ".repeat(60)).is_err());
    }

    #[test]
    fn an_actor_has_an_id_of_its_own() {
        let actor = OwnActor { name_ar: "كتائب الفجر".into(), ..OwnActor::default() };
        assert_eq!(actor_id(&actor), "own:كتايب_الفجر");
        assert_eq!(actor_id(&OwnActor { id: "ISIS".into(), ..actor }), "ISIS");
    }
}
