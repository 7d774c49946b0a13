//! Counts with their bounds, in words: «5 قتلى», «7 جرحى على الأقل», «نحو 15 قتيلًا», «بين 10 و15 جريحًا».

use crate::i18n::{
    Lang,
    plural::{self, Noun},
};

/// A count as the contract gives it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bounds {
    pub min: Option<u64>,
    pub max: Option<u64>,
    pub approximate: bool,
}

/// The count with its noun.
pub fn say(bounds: Bounds, noun: &Noun, lang: Lang) -> String {
    let words = lang.words();
    match (bounds.min, bounds.max) {
        (Some(a), Some(b)) if a == b && bounds.approximate => {
            words.about_n.replace("{n}", &noun_digits(a, noun, lang))
        }
        (Some(a), Some(b)) if a == b => noun.count(a, lang),
        (Some(a), Some(b)) => {
            format!(
                "{} {}",
                words.between.replace("{a}", &a.to_string()).replace("{b}", &b.to_string()),
                noun.after(b, lang)
            )
        }
        (Some(a), None) => words.at_least.replace("{n}", &noun.count(a, lang)),
        (None, Some(b)) => words.at_most.replace("{n}", &noun.count(b, lang)),
        (None, None) => format!("{} ({})", noun.after(3, lang), words.number_unknown),
    }
}

/// The count alone, for a table cell or a form: `5`, `7+`, `10–15`, `~15`.
pub fn short(bounds: Bounds) -> String {
    match (bounds.min, bounds.max) {
        (Some(a), Some(b)) if a == b && bounds.approximate => format!("~{a}"),
        (Some(a), Some(b)) if a == b => a.to_string(),
        (Some(a), Some(b)) => format!("{a}–{b}"),
        (Some(a), None) => format!("{a}+"),
        (None, Some(b)) => format!("≤{b}"),
        (None, None) => "?".to_owned(),
    }
}

/// The noun for a kind of casualty.
pub fn casualty_noun(kind: &str) -> &'static Noun {
    match kind {
        "killed" => &plural::KILLED,
        "wounded" => &plural::WOUNDED,
        "captured" => &plural::CAPTURED,
        "arrested" => &plural::ARRESTED,
        "abducted" => &plural::ABDUCTED,
        "missing" => &plural::MISSING,
        "displaced" => &plural::DISPLACED,
        _ => &plural::PERSON,
    }
}

/// After «نحو» the singular and dual words read badly; digits always stand.
fn noun_digits(n: u64, noun: &Noun, lang: Lang) -> String {
    format!("{n} {}", noun.after(n, lang))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bounds(min: Option<u64>, max: Option<u64>, approximate: bool) -> Bounds {
        Bounds { min, max, approximate }
    }

    #[test]
    fn bounds_are_said_not_hidden() {
        let ar = |b| say(b, &plural::KILLED, Lang::Ar);
        assert_eq!(ar(bounds(Some(5), Some(5), false)), "5 قتلى");
        assert_eq!(ar(bounds(Some(1), Some(1), false)), "قتيل واحد");
        assert_eq!(ar(bounds(Some(60), None, false)), "60 قتيلًا على الأقل");
        assert_eq!(ar(bounds(Some(15), Some(15), true)), "نحو 15 قتيلًا");
        assert_eq!(ar(bounds(Some(10), Some(15), false)), "بين 10 و15 قتيلًا");
        assert_eq!(ar(bounds(None, None, false)), "قتلى (عدد غير محدد)");
        let en = |b| say(b, &plural::WOUNDED, Lang::En);
        assert_eq!(en(bounds(Some(7), None, false)), "at least 7 wounded");
        assert_eq!(en(bounds(Some(10), Some(15), false)), "10 to 15 wounded");
    }

    #[test]
    fn short_forms() {
        assert_eq!(short(bounds(Some(7), None, false)), "7+");
        assert_eq!(short(bounds(Some(3), Some(3), true)), "~3");
    }
}
