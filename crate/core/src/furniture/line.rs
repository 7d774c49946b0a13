//! One line as the furniture rules see it: its words and signs, and its outward shape.

use crate::normalize::is_arabic_letter;

/// A line of the page as it was given, with its folded form.
#[derive(Clone, Debug)]
pub struct LineIn<'a> {
    pub text: &'a str,
    /// `normalize::fold(text)`.
    pub folded: String,
}

impl<'a> LineIn<'a> {
    /// A line that is folded here.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        Self { text, folded: crate::normalize::fold(text) }
    }
}

/// A word or number, or one sign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    Word(String),
    Sign(char),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    Blank,
    /// Nothing but a bullet.
    Bullet,
    /// A paragraph: long, or a whole sentence of some length.
    Body,
    /// A headline, a label, a teaser that breaks off.
    Short,
}

#[derive(Debug)]
pub struct Line {
    pub pieces: Vec<Piece>,
    pub shape: Shape,
    /// Ends with a colon: what follows belongs to it.
    pub announces: bool,
    words: usize,
    chars: usize,
    ends_sentence: bool,
    ends_statement: bool,
}

impl Line {
    pub fn new(line: &LineIn<'_>) -> Self {
        let pieces = pieces(&line.folded);
        let words = pieces.iter().filter(|p| matches!(p, Piece::Word(_))).count();
        let end = line
            .text
            .trim_end()
            .trim_end_matches(['"', '»', '”', ')', ']', '\'', '\u{200f}', '\u{200e}'])
            .trim_end();
        let broken_off = end.ends_with('…') || end.ends_with("..");
        let ends_sentence = !broken_off && end.ends_with(['.', '!', '؟', '?', '۔', '؛']);
        let ends_statement = !broken_off && end.ends_with(['.', '۔']);
        let shape = if words == 0 && pieces.is_empty() {
            Shape::Blank
        } else if words == 0
            && pieces.len() == 1
            && pieces.iter().all(|p| matches!(p, Piece::Sign(s) if is_bullet(*s)))
        {
            Shape::Bullet
        } else if (words >= 25 && !broken_off) || words >= 45 || (words >= 8 && ends_statement) {
            Shape::Body
        } else {
            Shape::Short
        };
        Self {
            pieces,
            shape,
            announces: end.ends_with(':'),
            words,
            chars: line.text.trim().chars().count(),
            ends_sentence,
            ends_statement,
        }
    }

    pub const fn words(&self) -> usize {
        self.words
    }

    /// Whether the line could be the title of a story; a sentence that goes on («ولم تتبن جهة الهجوم.») is none.
    pub fn is_headline(&self) -> bool {
        let goes_on = matches!(self.pieces.first(), Some(Piece::Word(w)) if w.starts_with('و') && w.chars().count() >= 3);
        let told = self.ends_statement && self.words >= 5 && goes_on;
        matches!(self.shape, Shape::Short) && self.words > 0 && !self.announces && !told
    }
}

/// Whether the page's lines were cut at a column: most are nearly as long as the longest ones and end in mid-sentence.
pub fn is_wrapped(lines: &[Line]) -> bool {
    let mut lengths: Vec<usize> = lines.iter().filter(|l| l.words > 0).map(|l| l.chars).collect();
    lengths.sort_unstable();
    let Some(&long) = lengths.get(lengths.len() * 9 / 10) else { return false };
    if lengths.len() < 6 || !(40..=130).contains(&long) {
        return false;
    }
    let full = |l: &&Line| l.chars * 4 >= long * 3 && !l.ends_sentence && !l.announces;
    lines.iter().filter(full).count() * 2 >= lengths.len()
}

/// Cuts folded text into words and signs; spaces are dropped.
pub fn pieces(folded: &str) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    let mut word = String::new();
    for c in folded.chars() {
        if is_word_char(c) {
            // «2025م» is a number and a letter.
            if word.chars().next_back().is_some_and(|last| last.is_ascii_digit() != c.is_ascii_digit()) {
                out.push(Piece::Word(std::mem::take(&mut word)));
            }
            word.push(c);
            continue;
        }
        if !word.is_empty() {
            out.push(Piece::Word(std::mem::take(&mut word)));
        }
        if !c.is_whitespace() {
            out.push(Piece::Sign(c));
        }
    }
    if !word.is_empty() {
        out.push(Piece::Word(word));
    }
    out
}

/// The common letters first: the full Unicode tables are slow to ask.
fn is_word_char(c: char) -> bool {
    c.is_ascii_alphanumeric() || is_arabic_letter(c) || (!c.is_ascii() && c.is_alphanumeric())
}

const fn is_bullet(sign: char) -> bool {
    matches!(sign, '-' | '*' | '•' | '·' | '▪' | '●' | '◾' | '■' | '◆' | '○' | '>' | '–' | '"')
}
