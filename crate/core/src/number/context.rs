//! What makes digits something other than a count: the words and signs around them.
//!
//! *Finds*: labels (الفرقة 17, القرار 2254, حي الألف دار, سو-24), dates and clock times (12/11/2025, 14:32, 5 أيار), years,
//! telephone numbers, list numbers, captchas (3 + 5); measures (45 كيلومترا, 17 عاما, 12%).
//! *Refuses*: to take a count for a label when a countable noun follows («سقط في الحي 3 قتلى»).

use super::lexicon::{Class, Numeral, counted, is_kind, numeral, phrase};
use super::{Core, NumberKind, NumberMention, cardinal, nouns, span};
use crate::quantity::Quantity;
use crate::time::month;
use crate::token::{Token, TokenKind};

/// A number at a token that its left or inner context shows to be a label.
pub(super) fn label(tokens: &[Token], at: usize, floor: usize) -> Option<NumberMention> {
    let start = if tokens.get(at)?.kind == TokenKind::Number { at } else { at + 1 };
    if tokens.get(start).is_some_and(|t| t.kind == TokenKind::Number)
        && let Some((to, rule)) = chain(tokens, start)
        && start == at
    {
        return Some(mention(tokens, at, to, None, rule));
    }
    // «قرية بليون»: a name that is a numeral elsewhere.
    let named = at.checked_sub(1).and_then(|i| tokens.get(i)).is_some_and(|t| is_kind(t, "settlement"));
    let scale = |n: Numeral| n.class == Class::Scale && n.front.is_bare();
    if named && tokens.get(at).and_then(numeral).is_some_and(scale) {
        return Some(mention(tokens, at, at + 1, None, "label-settlement"));
    }
    let n = cardinal::read(tokens, at)?;
    let rule = if n.front.conjunction.is_some() {
        year(tokens, &n)?
    } else {
        by_signs(tokens, n.from, n.to).or_else(|| by_words(tokens, at, &n, floor))?
    };
    Some(mention(tokens, n.from, n.to, Some(n.value), rule))
}

fn mention(
    tokens: &[Token],
    from: usize,
    to: usize,
    value: Option<u64>,
    rule: &'static str,
) -> NumberMention {
    let quantity = value.map_or_else(Quantity::default, Quantity::exact);
    NumberMention {
        from,
        to,
        span: span(tokens, from, to),
        quantity,
        counted: None,
        class: "",
        kind: NumberKind::Label,
        rule,
    }
}

/// Numbers joined by signs without spaces: 12/11/2025, 14:32, 2025-11-12, 0912-555-123; and 12.11.2025 in one token.
fn chain(tokens: &[Token], at: usize) -> Option<(usize, &'static str)> {
    let number = |i: usize| tokens.get(i).is_some_and(|t| t.kind == TokenKind::Number && t.glued);
    let sign =
        |i: usize| tokens.get(i).filter(|t| t.glued && t.kind == TokenKind::Sign).map(|t| t.text.as_str());
    let first = tokens.get(at)?;
    let dots = first.text.split('.').collect::<Vec<_>>();
    if dots.len() == 3 && dots.iter().all(|d| matches!(d.len(), 1 | 2 | 4)) {
        return Some((at + 1, "label-date"));
    }
    let mut to = at + 1;
    let mut signs = 0;
    let mut slash = false;
    while let (Some("/" | ":" | "-"), true) = (sign(to), number(to + 1)) {
        slash = slash || sign(to) != Some("-");
        signs += 1;
        to += 2;
    }
    (slash || signs >= 2).then_some((to, "label-chain"))
}

fn by_signs(tokens: &[Token], from: usize, to: usize) -> Option<&'static str> {
    let before = from.checked_sub(1).and_then(|i| tokens.get(i));
    let first = tokens.get(from)?;
    let next = tokens.get(to);
    let sign =
        |t: Option<&Token>, s: &str| t.is_some_and(|t| t.kind == TokenKind::Sign && s.contains(&t.text));
    if sign(before, "#+=%$€") || sign(next, "+=") {
        return Some("label-sign");
    }
    // «سو-24», «TOW-2»: a model. A range has a number before its dash.
    if first.glued && sign(before, "-/") {
        let model = from.checked_sub(2).and_then(|i| tokens.get(i));
        if model.is_some_and(|t| matches!(t.kind, TokenKind::Word | TokenKind::Latin)) {
            return Some("label-model");
        }
    }
    // «صواريخ "فادي 2"»: the number closes a quoted name.
    let quoted = |i: Option<usize>| i.and_then(|i| tokens.get(i)).is_some_and(|t| t.is_sign('"'));
    let name = before.is_some_and(|t| matches!(t.kind, TokenKind::Word | TokenKind::Latin));
    if name && first.kind == TokenKind::Number && quoted(from.checked_sub(2)) && sign(next, "\"") {
        return Some("label-model");
    }
    let glued_latin = |t: Option<&Token>| t.is_some_and(|t| t.kind == TokenKind::Latin);
    if first.glued && glued_latin(before) || next.is_some_and(|t| t.glued) && glued_latin(next) {
        return Some("label-model");
    }
    let digits = first.kind == TokenKind::Number;
    let line_start = before.is_none_or(|t| t.kind == TokenKind::LineEnd);
    let item = tokens.get(to + 1).is_none_or(|t| t.kind != TokenKind::Number);
    if digits
        && line_start
        && item
        && first.text.len() <= 2
        && next.is_some_and(|t| t.glued)
        && sign(next, "-).")
    {
        return Some("label-list");
    }
    let telephone = digits && first.text.len() >= 7 && first.text.bytes().all(|b| b.is_ascii_digit());
    (telephone && tokens.get(to).and_then(counted).is_none()).then_some("label-telephone")
}

fn by_words(tokens: &[Token], at: usize, n: &cardinal::Cardinal, floor: usize) -> Option<&'static str> {
    let noun = tokens.get(n.to).and_then(counted).is_some_and(|c| !c.front.definite && c.front.is_free());
    let plural_first = |i: usize| tokens.get(i).is_some_and(|t| t.text.starts_with("ال"));
    if noun && !(n.front.definite && plural_first(at)) {
        return None;
    }
    if month_before(tokens, at) {
        return Some("label-date");
    }
    let counts = nouns::after(tokens, n.to, false).is_some() && !month::after_day(tokens, n.to);
    let of_noun =
        tokens.get(n.to).is_some_and(|t| t.text == "من") && tokens.get(n.to + 1).and_then(counted).is_some();
    if of_noun {
        return year(tokens, n);
    }
    // «في اليوم الـ40».
    let day = at.checked_sub(1).and_then(|i| tokens.get(i)).is_some_and(|t| t.text.ends_with("اليوم"));
    if day && n.front.definite {
        return Some("label-noun");
    }
    // «القرار 2254», «القرار الأممي 2254».
    let adjective = at.checked_sub(1).is_some_and(plural_first);
    for back in 1..=4 {
        let Some(i) = at.checked_sub(back).filter(|i| *i >= floor) else { break };
        let end = phrase(tokens, i, &["label", "label_place"])
            // «سقط في الحي 3 فلسطينيات»: a definite place takes no number as its name.
            .filter(|(class, _)| !(counts && *class == "label_place" && plural_first(i)))
            .map(|(_, end)| end);
        if end == Some(at) || adjective && plural_first(i) && end.is_some_and(|end| end + 1 == at) {
            return Some("label-noun");
        }
    }
    year(tokens, n)
}

/// «أبريل 12 2025»: the month stands before, as page headers write it.
fn month_before(tokens: &[Token], at: usize) -> bool {
    (1..=2)
        .filter_map(|back| at.checked_sub(back))
        .any(|i| month::read(tokens, i).is_some_and(|m| m.to == at))
}

/// Four digits between 1900 and 2049 that no listed noun follows.
fn year(tokens: &[Token], n: &cardinal::Cardinal) -> Option<&'static str> {
    if tokens.get(n.to).and_then(counted).is_some_and(|c| c.front.is_bare()) {
        return None;
    }
    let year = n.digits && n.to == n.from + 1 && (1900..2050).contains(&n.value);
    let plain = tokens.get(n.from).is_some_and(|t| t.text.len() == 4);
    (year && plain && !n.front.definite).then_some("label-year")
}

/// What follows a number and shows that it is a measure or a date: its kind, the rule and the new end.
pub(super) fn after(tokens: &[Token], core: &Core) -> Option<(NumberKind, &'static str, usize)> {
    let next = tokens.get(core.to)?;
    if next.kind == TokenKind::Sign {
        let measure = matches!(next.text.as_str(), "%" | "$" | "€" | "°" | "؉");
        let clock = next.text == ":" && next.glued && tokens.get(core.to + 1).is_some_and(|t| t.glued);
        return match (measure, clock) {
            (true, _) => Some((NumberKind::Unit, "unit-sign", core.to + 1)),
            (_, true) => Some((NumberKind::Label, "label-clock", core.to)),
            _ => None,
        };
    }
    let of = usize::from(next.text == "من");
    if month::after_day(tokens, core.to) {
        return Some((NumberKind::Label, "label-date", core.to));
    }
    let (_, end) = phrase(tokens, core.to + of, &["unit"])?;
    Some((NumberKind::Unit, "unit", end))
}

/// «حي الألف دار»: a definite numeral before an indefinite singular is part of a name.
pub(super) fn place_name(tokens: &[Token], core: &Core, noun: Option<usize>) -> bool {
    let hundred_or_more = core.quantity.min.is_some_and(|n| n >= 100);
    let plain = |i: usize| tokens.get(i).is_some_and(|t| !t.text.starts_with("ال"));
    hundred_or_more && noun.is_some_and(|i| i == core.to && plain(i))
}
