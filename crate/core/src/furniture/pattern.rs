//! The small language of `furniture.tsv`: words in order, with gaps, choices and classes.
//!
//! `^` start of the line · `$` its end · `*` any words · `#` a number · `a|b` one of these · `word?` may be missing ·
//! `stem*` a word that begins so · `{name}` an entry of a class · any other sign stands for itself.
//! Signs in the line are skipped unless the pattern asks for one; spelling is folded on both sides.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::line::{Piece, pieces};

/// Words and signs in a row.
pub type Phrase = Vec<Piece>;

/// Named lists of words, phrases and signs.
pub type Classes = BTreeMap<String, Class>;

/// A list that many rows share.
pub type Class = Arc<Vec<Phrase>>;

#[derive(Debug)]
pub struct Pattern {
    parts: Vec<Part>,
    from_start: bool,
    to_end: bool,
}

#[derive(Debug)]
struct Part {
    what: What,
    optional: bool,
}

#[derive(Debug)]
enum What {
    Gap,
    Number,
    Stem(String),
    /// One of these phrases.
    Choice(Class),
}

impl Pattern {
    /// Reads a pattern that is already folded; an unknown class matches nothing.
    pub fn new(text: &str, classes: &Classes) -> Self {
        let words: Vec<&str> = text.split_whitespace().collect();
        let from_start = words.first() == Some(&"^");
        let to_end = words.last() == Some(&"$");
        let parts = words.iter().filter(|w| !matches!(**w, "^" | "$")).map(|w| part(w, classes)).collect();
        Self { parts, from_start, to_end }
    }

    /// Whether the line has the pattern in it.
    pub fn fires(&self, line: &[Piece]) -> bool {
        let starts = if self.from_start { 0..1 } else { 0..line.len().max(1) };
        starts.into_iter().any(|at| line.get(at..).is_some_and(|rest| self.fits(&self.parts, rest)))
    }

    fn fits(&self, parts: &[Part], line: &[Piece]) -> bool {
        let Some((first, rest)) = parts.split_first() else {
            return !self.to_end || line.iter().all(|p| matches!(p, Piece::Sign(_)));
        };
        if first.optional && self.fits(rest, line) {
            return true;
        }
        let tails = |from: usize| line.get(from..).is_some_and(|tail| self.fits(rest, tail));
        let here = match &first.what {
            What::Gap => (0..=line.len()).any(tails),
            What::Number => matches!(line.first(), Some(Piece::Word(w)) if is_number(w)) && tails(1),
            What::Stem(stem) => {
                matches!(line.first(), Some(Piece::Word(w)) if w.starts_with(stem)) && tails(1)
            }
            What::Choice(phrases) => phrases.iter().any(|p| begins(line, p).is_some_and(tails)),
        };
        // A sign that the pattern does not ask for is passed over.
        here || matches!(line.first(), Some(Piece::Sign(_)))
            && line.get(1..).is_some_and(|tail| self.fits(parts, tail))
    }
}

/// Whether every word of the line belongs to one of the classes: how many entries it is made of.
pub fn made_of(line: &[Piece], classes: &[Class]) -> Option<usize> {
    let mut rest = line;
    let mut entries = 0;
    while let Some(first) = rest.first() {
        let phrases = classes.iter().flat_map(|class| class.iter());
        let taken = phrases.filter_map(|phrase| begins(rest, phrase)).max();
        rest = match (taken, first) {
            (Some(n), _) if n > 0 => {
                entries += usize::from(matches!(first, Piece::Word(_)));
                rest.get(n..)?
            }
            (_, Piece::Word(w)) if is_number(w) => rest.get(1..)?,
            (_, Piece::Sign(_)) => rest.get(1..)?,
            _ => return None,
        };
    }
    (entries > 0).then_some(entries)
}

/// The phrases of a class row, already folded: alternatives parted by `|`; `bar` stands for that sign itself.
pub fn phrases(folded: &str) -> Vec<Phrase> {
    let phrase = |text: &str| if text == "bar" { vec![Piece::Sign('|')] } else { pieces(text) };
    folded.split('|').map(phrase).filter(|p| !p.is_empty()).collect()
}

pub fn is_number(word: &str) -> bool {
    word.chars().all(|c| c.is_ascii_digit())
}

/// How many pieces of the line the phrase takes; signs inside the line's phrase are passed over.
fn begins(line: &[Piece], phrase: &[Piece]) -> Option<usize> {
    let mut at = 0;
    for (i, piece) in phrase.iter().enumerate() {
        while i > 0 && matches!(piece, Piece::Word(_)) && matches!(line.get(at), Some(Piece::Sign(_))) {
            at += 1;
        }
        if line.get(at) != Some(piece) {
            return None;
        }
        at += 1;
    }
    Some(at)
}

fn part(word: &str, classes: &Classes) -> Part {
    let (word, optional) = match word.strip_suffix('?') {
        Some(bare) if !bare.is_empty() => (bare, true),
        _ => (word, false),
    };
    let what = match word {
        "*" => What::Gap,
        "#" => What::Number,
        _ if word.starts_with('{') => {
            let name = word.trim_matches(['{', '}']);
            What::Choice(classes.get(name).cloned().unwrap_or_default())
        }
        _ => match word.strip_suffix('*') {
            Some(stem) => What::Stem(stem.to_owned()),
            None => What::Choice(Arc::new(phrases(word))),
        },
    };
    Part { what, optional }
}
