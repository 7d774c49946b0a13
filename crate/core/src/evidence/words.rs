//! The words around a statement, as evidence: what a reader of many reports has learned to expect beside news and beside talk of it.
//!
//! *Finds*: every word by where it stands: the event word itself, right before it, near it on either side, in its sentence.
//! *Leaves out*: names of places and of parties, numbers, signs: they must not decide. What opens the sentence and what the
//! article's first sentence says was tried and adds nothing.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::analysis::Analysis;
use crate::frame::Frame;
use crate::token::TokenKind;
use crate::weights::WordId;

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
    /// For every token the number of its word, where the table of weights holds it.
    ids: Vec<Option<WordId>>,
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
        let ids = words.iter().map(|w| a.knowledge.lexicon.weights.id((*w)?)).collect();
        Self { a, words, ids }
    }

    /// The words around one statement, each once in each slot.
    #[must_use]
    pub fn of(&self, frame: &Frame) -> BTreeSet<(Slot, &'a str)> {
        self.in_slots(&self.words, frame).collect()
    }

    /// The same as numbers, without the words that have no weight.
    #[must_use]
    pub fn weighed(&self, frame: &Frame) -> Vec<(Slot, WordId)> {
        let mut out: Vec<(Slot, WordId)> = self.in_slots(&self.ids, frame).collect();
        out.sort_unstable();
        out.dedup();
        out
    }

    fn in_slots<'s, T: Copy>(
        &self,
        list: &'s [Option<T>],
        frame: &Frame,
    ) -> impl Iterator<Item = (Slot, T)> + 's {
        let in_slot = |(slot, range): (Slot, Range<usize>)| {
            list.get(range).unwrap_or_default().iter().flatten().map(move |w| (slot, *w))
        };
        self.slots(frame).into_iter().flat_map(in_slot)
    }

    /// Where the slots of a statement lie among the tokens.
    fn slots(&self, frame: &Frame) -> [(Slot, Range<usize>); 5] {
        let (at, next) = (frame.trigger_from, frame.trigger_from + 1);
        let (from, to) =
            self.a.sentences.get(frame.sentence).map_or((at, next), |s| (s.from, s.to.max(next)));
        [
            (Slot::Word, at..next),
            (Slot::Before, at.saturating_sub(1).max(from)..at),
            (Slot::Left, at.saturating_sub(NEAR_LEFT).max(from)..at),
            (Slot::Right, next..(next + NEAR_RIGHT).min(to)),
            (Slot::Line, from..to),
        ]
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
