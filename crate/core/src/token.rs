//! Tokens: words, numbers and signs of the folded text, each with its span in the original.
//!
//! *Finds*: Arabic words, Latin words, numbers with their separators (1,200 · 12.5), single signs, line ends.
//! *Example*: «و12عنصرا» → و, 12, عنصرا.
//! *Refuses*: to guess at clitics (that is `morph.rs`) or at sentences (`segment.rs`).
//! Names in Latin letters are read as their Arabic ones (`latin.rs`). A digit glued to letters is cut off («12عنصرا», «الـ24»), because writers forget the space.

use crate::normalize::{Normalized, is_arabic_letter};
use crate::number::lexicon::is_numeric;
use crate::span::Span;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Arabic word.
    Word,
    /// Digits with separators.
    Number,
    /// Word in another script.
    Latin,
    /// One sign.
    Sign,
    /// End of a line.
    LineEnd,
}

#[derive(Clone, Debug)]
pub struct Token {
    pub kind: TokenKind,
    /// Folded text.
    pub text: String,
    pub span: Span,
    /// Whether no space stands between this token and the one before.
    pub glued: bool,
    /// Index of the line, counted over the original line ends.
    pub line: usize,
    /// Written with a final ة, which folding turned into ه: the end is no pronoun.
    pub taa: bool,
    /// Starts with إ: the town إب is not the month آب.
    pub below: bool,
    /// A numeral or ordinal, perhaps behind clitics: the readers of numbers and times ask this of every word many times.
    pub(crate) numeric: bool,
}

impl Token {
    #[must_use]
    pub fn is_word(&self) -> bool {
        self.kind == TokenKind::Word
    }

    #[must_use]
    pub fn is_sign(&self, sign: char) -> bool {
        self.kind == TokenKind::Sign && self.text.starts_with(sign)
    }

    /// The value of plain digits (separators between groups of three removed); `None` for decimals and words.
    #[must_use]
    pub fn integer(&self) -> Option<u64> {
        if self.kind != TokenKind::Number {
            return None;
        }
        let groups: Vec<&str> = self.text.split([',', '.']).collect();
        let grouped =
            groups.iter().skip(1).all(|g| g.len() == 3) && groups.first().is_some_and(|g| g.len() <= 3);
        if groups.len() > 1 && !grouped {
            return None;
        }
        groups.concat().parse().ok()
    }
}

/// Cuts folded text into tokens.
#[must_use]
pub fn tokenize(n: &Normalized) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut line = 0;
    let mut at = 0;
    let mut spaced = true;
    while let Some(c) = n.chars.get(at).copied() {
        if c == ' ' {
            spaced = true;
            at += 1;
            continue;
        }
        let kind = kind_of(c);
        let end = end_of(n, at, kind);
        let word: String = n.chars.get(at..end).unwrap_or_default().iter().collect();
        let span = n.span(at, end);
        let hidden = |i: usize| n.hidden.get(i).copied().unwrap_or(false);
        let (taa, below) = (hidden(end - 1), hidden(at));
        let numeric = kind == TokenKind::Word && is_numeric(&word);
        tokens.push(Token { kind, text: word, span, glued: !spaced, line, taa, below, numeric });
        if kind == TokenKind::LineEnd {
            line += 1;
        }
        spaced = kind == TokenKind::LineEnd;
        at = end;
    }
    crate::latin::read(tokens)
}

fn kind_of(c: char) -> TokenKind {
    match c {
        '\n' => TokenKind::LineEnd,
        c if c.is_ascii_digit() => TokenKind::Number,
        c if is_arabic_letter(c) => TokenKind::Word,
        c if c.is_alphanumeric() => TokenKind::Latin,
        _ => TokenKind::Sign,
    }
}

fn end_of(n: &Normalized, start: usize, kind: TokenKind) -> usize {
    let mut end = start + 1;
    while let Some(c) = n.chars.get(end).copied() {
        let goes_on = match kind {
            TokenKind::Sign | TokenKind::LineEnd => false,
            TokenKind::Number => {
                c.is_ascii_digit()
                    || (matches!(c, ',' | '.') && n.chars.get(end + 1).is_some_and(char::is_ascii_digit))
            }
            TokenKind::Latin => kind_of(c) == kind || (c.is_ascii_digit()),
            TokenKind::Word => kind_of(c) == kind,
        };
        if !goes_on {
            break;
        }
        end += 1;
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::normalize::normalize;

    fn texts(given: &str) -> Vec<String> {
        tokenize(&normalize(given)).into_iter().map(|t| t.text).collect()
    }

    #[test]
    fn cuts_words_numbers_and_signs() {
        assert_eq!(texts("قُتل 1,200 شخص، و12عنصراً."), ["قتل", "1,200", "شخص", ",", "و", "12", "عنصرا", "."]);
        assert_eq!(texts("الـ24 ساعة"), ["ال", "24", "ساعه"]);
        assert_eq!(texts("في 12.5% و3."), ["في", "12.5", "%", "و", "3", "."]);
    }

    #[test]
    fn reads_integers_only_where_sure() {
        let read = |s: &str| tokenize(&normalize(s)).first().and_then(Token::integer);
        assert_eq!(read("1,200"), Some(1200));
        assert_eq!(read("1.200.000"), Some(1_200_000));
        assert_eq!(read("12.5"), None);
        assert_eq!(read("٢٢"), Some(22));
    }
}
