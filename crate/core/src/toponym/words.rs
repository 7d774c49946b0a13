//! Words that are no names, in folded letters: the lists of `lexicon/namewords.tsv`.

use std::collections::{BTreeMap, BTreeSet};

/// The lists by their id.
#[derive(Debug, Default)]
pub struct NameWords {
    lists: BTreeMap<&'static str, BTreeSet<String>>,
}

impl NameWords {
    /// Reads the table: `id`, `words` parted by `|`, `why`. Lines that are empty or start with `#` are notes.
    #[must_use]
    pub fn read(tsv: &'static str) -> Self {
        let rows = tsv.lines().filter(|l| !l.trim().is_empty() && !l.starts_with('#')).skip(1);
        let list = |line: &'static str| {
            let mut cells = line.split('\t');
            let id = cells.next().unwrap_or("").trim();
            (id, cells.next().unwrap_or("").split('|').map(crate::normalize::fold).collect())
        };
        Self { lists: rows.map(list).collect() }
    }

    /// Whether a folded word stands in a list.
    #[must_use]
    pub fn has(&self, list: &str, word: &str) -> bool {
        self.lists.get(list).is_some_and(|words| words.contains(word))
    }
}

/// Points of the compass and what is made of them: «مدن جنوبية», «الحي الشمالي» name nothing.
pub(super) fn is_direction(word: &str) -> bool {
    let bare = word.strip_prefix("ال").unwrap_or(word);
    let stem = bare.strip_suffix("يه").or_else(|| bare.strip_suffix('ي')).unwrap_or(bare);
    matches!(stem, "شرق" | "غرب" | "شمال" | "جنوب" | "وسط")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_that_is_asked_for_is_there() {
        let words = NameWords::read(include_str!("../../lexicon/namewords.tsv"));
        for (list, word, other) in [
            ("particle", "قبل", "حلب"),
            ("takes_name", "جبل", "شارع"),
            ("takes_no_name", "شارع", "جبل"),
            ("starts_name", "دير", "حلب"),
            ("leads_on", "بريف", "ريف"),
            ("outlet", "برس", "خبر"),
            ("body_part", "الصدر", "حلب"),
            ("plain", "السكنيه", "حلب"),
            ("preposition", "في", "قال"),
            ("before_from", "بالقرب", "خرج"),
            ("launched_from", "انطلقت", "سقطت"),
            ("stationed", "المتمركزه", "سقطت"),
            ("dwellers", "سكان", "سقطت"),
            ("post", "مخفر", "مدير"),
            ("leads_to", "المودي", "سقطت"),
            ("given_name", "باراك", "حلب"),
            ("road", "الطريق", "حلب"),
            ("mourned", "نعت", "قتل"),
            ("left_for", "انسحبت", "قتل"),
            ("towards", "الي", "قتل"),
            ("as_far", "تبعد", "قتل"),
            ("by_far", "بنحو", "قتل"),
            ("outlet_before", "اخبار", "خبر"),
        ] {
            assert!(words.has(list, word), "{list} lacks {word}");
            assert!(!words.has(list, other), "{list} has {other}");
        }
    }

    #[test]
    fn directions_are_told_by_their_stem() {
        assert!(["شمال", "الشمالي", "جنوبيه", "الغرب"].into_iter().all(is_direction));
        assert!(!["شمالية حلب", "شرق اوسط", "حلب"].into_iter().any(is_direction));
    }
}
