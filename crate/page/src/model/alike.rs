//! The same report under other heads and feet: articles that share most of their word sequences.
//!
//! Exact copies are found by their hash when they are loaded; these are only pointed out, a person decides.

use std::{
    collections::{BTreeMap, BTreeSet, hash_map::DefaultHasher},
    hash::{Hash, Hasher},
};

use super::row::search_key;

/// Words in a sequence.
const WORDS: usize = 4;
/// Fewer sequences than this are a headline, and headlines resemble each other.
const LEAST: usize = 15;

/// For each article that repeats an earlier one: which. Articles in the order in which they were loaded.
pub fn repeats(articles: &[(u32, &str)]) -> BTreeMap<u32, u32> {
    let mut seen: BTreeMap<u64, Vec<u32>> = BTreeMap::new();
    let mut sizes: BTreeMap<u32, usize> = BTreeMap::new();
    let mut out = BTreeMap::new();
    for (id, text) in articles {
        let own = sequences(text);
        let mut shared: BTreeMap<u32, usize> = BTreeMap::new();
        for other in own.iter().filter_map(|sequence| seen.get(sequence)).flatten() {
            *shared.entry(*other).or_default() += 1;
        }
        let most = |other: &u32| sizes.get(other).copied().unwrap_or(0).min(own.len());
        let same = shared.iter().find(|(other, n)| most(other) >= LEAST && **n * 10 >= most(other) * 7);
        if let Some((other, _)) = same {
            out.insert(*id, *other);
        }
        sizes.insert(*id, own.len());
        own.into_iter().for_each(|sequence| seen.entry(sequence).or_default().push(*id));
    }
    out
}

fn sequences(text: &str) -> BTreeSet<u64> {
    let key = search_key(text);
    let words: Vec<&str> =
        key.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let hash = |words: &[&str]| {
        let mut hasher = DefaultHasher::new();
        words.hash(&mut hasher);
        hasher.finish()
    };
    words.windows(WORDS).map(hash).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_report_in_another_frame_is_found_and_another_report_is_not() {
        let body = "قتل ثلاثة جنود في انفجار لغم على الطريق بين البلدتين وأصيب آخرون نقلوا إلى المشفى الميداني في المدينة وقالت مصادر محلية إن الدورية كانت في مهمة تمشيط صباح اليوم";
        let framed = format!("خاص – وكالة\n{}\nاقرأ أيضًا", body.replace("قتل", "قُتل"));
        let other = "نفذ الجيش حملة اعتقالات في بلدة أخرى طالت عشرة أشخاص بينهم مسؤول سابق في المجلس المحلي وفق ما ذكره ناشطون في المنطقة الشرقية مساء أمس الجمعة من دون تفاصيل";
        let found =
            repeats(&[(1, body), (2, other), (3, &framed), (4, "قتل ثلاثة جنود"), (5, "قتل ثلاثة جنود")]);
        assert_eq!(found, BTreeMap::from([(3, 1)]));
    }
}
