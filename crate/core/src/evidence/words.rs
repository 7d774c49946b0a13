//! The words around a statement, as evidence: what a reader of many reports has learned to expect beside news and beside talk of it.
//!
//! *Finds*: every word by where it stands: the event word itself, right before it, near it on either side, in its sentence.
//! *Leaves out*: names of places and of parties, numbers, signs: they must not decide. What opens the sentence and what the
//! article's first sentence says was tried and adds nothing.

use std::collections::BTreeSet;

use crate::analysis::Analysis;
use crate::frame::Frame;
use crate::token::TokenKind;

/// How many words to the left and to the right are near.
const NEAR_LEFT: usize = 5;
const NEAR_RIGHT: usize = 6;

/// Where a word stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Slot {
    Word,
    Before,
    Left,
    Right,
    Line,
}

impl Slot {
    pub const ALL: [Self; 5] = [Self::Word, Self::Before, Self::Left, Self::Right, Self::Line];

    /// The slot's name in `weights.tsv`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Word => "word",
            Self::Before => "before",
            Self::Left => "left",
            Self::Right => "right",
            Self::Line => "line",
        }
    }
}

/// The words of an article that may be evidence.
pub struct Around<'a> {
    a: &'a Analysis<'a>,
    /// For every token its word, or nothing where it may not decide.
    words: Vec<Option<&'a str>>,
}

impl<'a> Around<'a> {
    #[must_use]
    pub fn new(a: &'a Analysis<'a>) -> Self {
        let mut words: Vec<Option<&str>> = a
            .tokens()
            .iter()
            .map(|t| (t.kind == TokenKind::Word && !t.numeric).then(|| stem(&t.text)))
            .collect();
        let places = a.toponyms.iter().map(|t| (t.from, t.to));
        let parties = a.mentions.actors.iter().map(|h| (h.from, h.to));
        for (from, to) in places.chain(parties) {
            for word in words.get_mut(from..to).into_iter().flatten() {
                *word = None;
            }
        }
        Self { a, words }
    }

    /// The words around one statement, each once in each slot.
    #[must_use]
    pub fn of(&self, frame: &Frame) -> BTreeSet<(Slot, &'a str)> {
        let Some(sentence) = self.a.sentences.get(frame.sentence) else { return BTreeSet::new() };
        let (from, to) = (sentence.from, sentence.to.max(frame.trigger_from + 1));
        let (at, next) = (frame.trigger_from, frame.trigger_from + 1);
        let ranges = [
            (Slot::Word, at..next),
            (Slot::Before, at.saturating_sub(1).max(from)..at),
            (Slot::Left, at.saturating_sub(NEAR_LEFT).max(from)..at),
            (Slot::Right, next..(next + NEAR_RIGHT).min(to)),
            (Slot::Line, from..to),
        ];
        let in_slot = |(slot, range): (Slot, std::ops::Range<usize>)| {
            let words = self.words.get(range).unwrap_or_default();
            words.iter().flatten().map(move |w| (slot, *w))
        };
        ranges.into_iter().flat_map(in_slot).collect()
    }
}

/// The word without conjunction and article: enough to know it again, without a reading.
fn stem(word: &str) -> &str {
    let letters = word.chars().count();
    let bare = word.strip_prefix(['و', 'ف']).filter(|_| letters > 4).unwrap_or(word);
    ["بال", "كال", "لل", "ال"]
        .iter()
        .find_map(|p| bare.strip_prefix(p).filter(|rest| rest.chars().count() >= 3))
        .unwrap_or(bare)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_known_again_behind_conjunction_and_article() {
        for word in ["والهجوم", "بالهجوم", "الهجوم", "هجوم"] {
            assert_eq!(stem(word), "هجوم");
        }
        assert_eq!(stem("ورد"), "ورد");
        assert_eq!(stem("الي"), "الي");
    }
}
