//! A map from folded words that says "no" quickly: most words of a text are in none of the small tables that are asked about each of them.
//!
//! Before the map is searched, the length and three letters of the word are looked up among those of its keys.

use std::collections::BTreeMap;

const BITS: usize = 4096;

/// Words with what they mean.
#[derive(Debug)]
pub(crate) struct Glossary<V> {
    words: BTreeMap<String, V>,
    seen: [u64; BITS / 64],
}

impl<V> Glossary<V> {
    pub fn new(words: BTreeMap<String, V>) -> Self {
        let mut seen = [0; BITS / 64];
        for word in words.keys() {
            let (slot, bit) = place(word);
            if let Some(slot) = seen.get_mut(slot) {
                *slot |= bit;
            }
        }
        Self { words, seen }
    }

    pub fn get(&self, word: &str) -> Option<&V> {
        let (slot, bit) = place(word);
        if self.seen.get(slot).is_none_or(|slot| slot & bit == 0) { None } else { self.words.get(word) }
    }
}

/// Arabic letters have two bytes, of which the second tells them apart.
fn place(word: &str) -> (usize, u64) {
    let bytes = word.as_bytes();
    let byte = |at: usize| usize::from(bytes.get(at).copied().unwrap_or(0) & 63);
    let last = byte(bytes.len().wrapping_sub(1));
    let mixed = bytes.len() + byte(1) * 37 + byte(3) * 613 + last * 97;
    let bit = mixed % BITS;
    (bit / 64, 1 << (bit % 64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_found_and_no_other() {
        let words = ["", "ا", "من", "عشر", "عشرين", "january", "الف"];
        let map = words.iter().enumerate().map(|(i, w)| ((*w).to_owned(), i)).collect();
        let glossary = Glossary::new(map);
        for (i, word) in words.iter().enumerate() {
            assert_eq!(glossary.get(word), Some(&i));
        }
        assert_eq!(glossary.get("عشرون"), None);
    }
}
