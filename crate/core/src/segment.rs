//! Sentences and clauses over tokens, and which lines are headings or furniture.
//!
//! *Finds*: sentences, clauses, headings, hard-wrapped lines. *Refuses*: the stops of «أ.ف.ب», «12.5», «example.org».
//! *Example*: «قتل جندي.وأصيب آخر» is two sentences.
//!
//! A line end closes a sentence unless the text is hard-wrapped. A full stop closes one unless it stands in an
//! abbreviation (أ.ف.ب, د.) or between digits. Clauses are cut at commas and at the connectors that start a new
//! statement (فيما, بينما, كما, حيث, …), because arguments rarely cross them.

use std::collections::BTreeSet;

use crate::furniture::{Furniture, LineIn, mark};
use crate::span::Span;
use crate::token::{Token, TokenKind};

/// One sentence: a token range and where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Token range, half open.
    pub from: usize,
    pub to: usize,
    /// Paragraph number.
    pub block: usize,
    /// A title or subheading: a short line of its own without a full stop.
    pub heading: bool,
    /// Page furniture: read for dates, never for incidents.
    pub furniture: bool,
}

/// One line of the article as given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    pub span: Span,
    pub furniture: Furniture,
    pub heading: bool,
}

/// Lines of the text with their kind.
#[must_use]
pub fn lines(text: &str) -> Vec<Line> {
    let mut spans = Vec::new();
    let mut start = 0;
    for piece in text.split_inclusive('\n') {
        let end = start + piece.len();
        let bare = piece.trim_end_matches(['\n', '\r']);
        spans.push(Span::new(start, start + bare.len()));
        start = end;
    }
    let inputs: Vec<LineIn> = spans.iter().map(|s| LineIn::new(s.of(text))).collect();
    let kinds = mark(&inputs);
    let mut out: Vec<Line> = spans
        .iter()
        .zip(kinds)
        .map(|(span, furniture)| Line { span: *span, furniture, heading: false })
        .collect();
    mark_headings(text, &mut out);
    out
}

/// A heading is a body line of at most 25 words without a closing sign, with a longer body line somewhere after it.
fn mark_headings(text: &str, lines: &mut [Line]) {
    let words: Vec<usize> = lines.iter().map(|l| l.span.of(text).split_whitespace().count()).collect();
    let reversed = crate::damage::is_reversed(text);
    let mut longest_after = 0;
    for at in (0..lines.len()).rev() {
        let (Some(line), Some(count)) = (lines.get_mut(at), words.get(at).copied()) else { continue };
        if line.furniture.is_furniture() || count == 0 {
            continue;
        }
        let body = line.span.of(text).trim_end();
        let closed = body.ends_with(['.', '؟', '!', ':', '،', '؛', ',', ';'])
            || reversed && body.trim_start().starts_with(['.', '؟', '!', ':', '،', '؛']);
        line.heading = count <= 25 && !closed && longest_after > count && longest_after >= 12;
        longest_after = longest_after.max(count);
    }
}

/// Joins the lines of a hard-wrapped text: line ends inside sentences are dropped, so that names and phrases go on over them.
/// The second value says whether the text was wrapped.
#[must_use]
pub fn join_lines(tokens: Vec<Token>, lines: &[Line]) -> (Vec<Token>, bool) {
    if !hard_wrapped(&tokens, lines) {
        return (tokens, false);
    }
    let keep: Vec<bool> =
        (0..tokens.len()).map(|at| !(is_line_end(&tokens, at) && goes_on(&tokens, at))).collect();
    (tokens.into_iter().zip(keep).filter_map(|(token, keep)| keep.then_some(token)).collect(), true)
}

fn is_line_end(tokens: &[Token], at: usize) -> bool {
    tokens.get(at).is_some_and(|t| t.kind == TokenKind::LineEnd)
}

/// Tokens after which a sentence ends at its next comma: no report has one so long, and what the readers of a sentence do grows
/// faster than its length.
const LONGEST: usize = 300;

/// Cuts tokens into sentences. Lines that were wrapped have to be joined before.
#[must_use]
pub fn segment(tokens: &[Token], lines: &[Line]) -> Vec<Sentence> {
    let mut out = Vec::new();
    let mut from = 0;
    let mut block = 0;
    let items = items(tokens);
    for at in 0..=tokens.len() {
        let token = tokens.get(at);
        let ends = match token {
            None => true,
            Some(t) if t.kind == TokenKind::LineEnd => true,
            Some(_) if items.contains(&at) => true,
            Some(t) if t.is_sign('.') || t.is_sign('!') || t.is_sign('?') => closes(tokens, at),
            Some(t) if t.is_sign(';') => parts(tokens, from, at),
            Some(t) => at - from >= if t.is_sign(',') { LONGEST } else { 2 * LONGEST },
        };
        if !ends {
            continue;
        }
        let to = if token.is_some_and(|t| t.kind != TokenKind::LineEnd) { at + 1 } else { at };
        if tokens
            .get(from..to)
            .is_some_and(|s| s.iter().any(|t| t.kind != TokenKind::Sign && t.kind != TokenKind::LineEnd))
        {
            let line = tokens.get(from).and_then(|t| lines.get(t.line));
            out.push(Sentence {
                from,
                to,
                block,
                heading: line.is_some_and(|l| l.heading),
                furniture: line.is_some_and(|l| l.furniture.is_furniture()),
            });
        }
        if token.is_none_or(|t| t.kind == TokenKind::LineEnd) || items.contains(&at) {
            block += 1;
        }
        from = at + 1;
    }
    out
}

/// Signs that open an item of a list that was pasted into one line.
const MARKS: [char; 4] = ['•', '|', '*', '●'];

/// «لحج: اغتيال ضابط - الضالع: تفجير منزل - عدن: إبطال عبوة», «• قصف X • غارة على Y»: the marks between items of one line. A dash is one
/// where a name and a colon follow, as they head the line or another item of it; other marks where the line has two.
fn items(tokens: &[Token]) -> BTreeSet<usize> {
    let mut out = BTreeSet::new();
    let mut from = 0;
    for line in tokens.split(|t| t.kind == TokenKind::LineEnd) {
        let heads = |at: usize| head_with_colon(line.get(at..).unwrap_or_default());
        let mark = |t: &Token| MARKS.iter().any(|m| t.is_sign(*m));
        // Signs with a space on either side.
        let spaced = |sign: &dyn Fn(&Token) -> bool| -> Vec<usize> {
            let alone = |w: &[Token]| w.first().is_some_and(sign) && w.iter().all(|t| !t.glued);
            (1..line.len()).filter(|at| line.get(*at..at + 2).is_some_and(alone)).collect()
        };
        let mut dashes = spaced(&|t| t.is_sign('-'));
        dashes.retain(|at| heads(at + 1));
        let marks = spaced(&mark);
        if dashes.len() >= 2 || dashes.len() == 1 && heads(0) {
            out.extend(dashes.iter().map(|at| from + at));
        }
        if marks.len() >= 2 || marks.len() == 1 && line.first().is_some_and(mark) {
            out.extend(marks.iter().map(|at| from + at));
        }
        from += line.len() + 1;
    }
    out
}

/// Up to four words and a colon.
pub(crate) fn head_with_colon(tokens: &[Token]) -> bool {
    let words = tokens.iter().take_while(|t| t.is_word()).count();
    (1..=4).contains(&words) && tokens.get(words).is_some_and(|t| t.is_sign(':'))
}

/// «مقتل مدني في بعقوبة؛ إصابة شرطي في العظيم»: a semicolon between two stretches that can each be a statement.
fn parts(tokens: &[Token], from: usize, at: usize) -> bool {
    const STATEMENT: usize = 4;
    let after = tokens.get(at + 1..).unwrap_or_default();
    let words = |list: &[Token]| list.iter().filter(|t| t.is_word()).count();
    let next = after.iter().take_while(|t| t.is_word() || t.kind == TokenKind::Number).count();
    words(tokens.get(from..at).unwrap_or_default()) >= STATEMENT && next >= STATEMENT
}

/// Whether a stop sign really closes a sentence.
fn closes(tokens: &[Token], at: usize) -> bool {
    let (Some(sign), before, after) =
        (tokens.get(at), at.checked_sub(1).and_then(|b| tokens.get(b)), tokens.get(at + 1))
    else {
        return false;
    };
    if !sign.is_sign('.') {
        return true;
    }
    let short = before
        .is_some_and(|b| b.is_word() && b.text.chars().count() <= 2 && b.text != "هم" && b.text != "كم");
    let glued_short = after.is_some_and(|a| a.glued && a.text.chars().count() <= 2);
    let address = after.is_some_and(|a| a.glued && matches!(a.kind, TokenKind::Latin | TokenKind::Number));
    !(address
        || (short && sign.glued && (glued_short || before.is_some_and(|b| b.text.chars().count() == 1))))
}

/// Whether the text was wrapped at a fixed width: at least six lines, most of them of similar length and unclosed.
fn hard_wrapped(tokens: &[Token], lines: &[Line]) -> bool {
    let body: Vec<usize> = lines
        .iter()
        .filter(|l| !l.furniture.is_furniture() && l.span.end > l.span.start)
        .map(|l| l.span.end - l.span.start)
        .collect();
    if body.len() < 6 {
        return false;
    }
    let longest = body.iter().max().copied().unwrap_or(0);
    let full = body.iter().filter(|len| **len * 10 >= longest * 7).count();
    let unclosed = tokens
        .windows(2)
        .filter(|w| matches!(w, [a, b] if b.kind == TokenKind::LineEnd && a.kind == TokenKind::Word))
        .count();
    longest <= 260 && full * 10 >= body.len() * 6 && unclosed * 10 >= body.len() * 6
}

/// Whether the sentence goes on after this line end: the next token is a word on the very next line.
fn goes_on(tokens: &[Token], at: usize) -> bool {
    tokens.get(at + 1).is_some_and(|t| matches!(t.kind, TokenKind::Word | TokenKind::Number))
        && at
            .checked_sub(1)
            .and_then(|b| tokens.get(b))
            .is_some_and(|b| b.kind != TokenKind::Sign || b.is_sign(','))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::normalize::normalize;
    use crate::token::tokenize;

    fn sentences(text: &str) -> usize {
        segment(&tokenize(&normalize(text)), &lines(text)).len()
    }

    #[test]
    fn a_list_in_one_line_is_cut_at_its_marks() {
        assert_eq!(
            sentences("لحج: اغتيال ضابط في الحوطة - الضالع: تفجير منزل - عدن: إبطال عبوة قرب المطار"),
            3
        );
        assert_eq!(sentences("• قصف على نبل • غارة على دارة عزة • اشتباكات في خان طومان"), 3);
        assert_eq!(sentences("حلب | قصف على نبل | غارة على دارة عزة"), 3);
    }

    #[test]
    fn a_dash_between_names_cuts_nothing() {
        assert_eq!(sentences("انفجر لغم على طريق عامودا - القامشلي صباح اليوم"), 1);
        assert_eq!(sentences("دمشق - وكالة: قتل جندي في كمين قرب تدمر"), 1);
        assert_eq!(sentences("قال المصدر - وهو ضابط - إن الجيش صد الهجوم"), 1);
    }
}
