//! Intervals of counts.
//!
//! *Finds*: بين 10 و15 · ما بين عشرة وخمسة عشر · من 10 إلى 15 · 10-15 · 3 أو 4 · خمسة إلى سبعة.
//! *Refuses*: chains of three numbers joined by signs (dates, telephones), falling pairs (10-5), «من 3 إلى» without a second number.

use super::cardinal::{Cardinal, read as number};
use super::{Core, NumberKind};
use crate::quantity::Quantity;
use crate::token::{Token, TokenKind};

pub(super) fn read(tokens: &[Token], at: usize) -> Option<Core> {
    let word = tokens.get(at)?.text.as_str();
    let plain = word.strip_prefix('و').unwrap_or(word);
    match plain {
        "بين" => between(tokens, at, at + 1),
        "ما" if tokens.get(at + 1).is_some_and(|t| t.text == "بين") => between(tokens, at, at + 2),
        "من" => from_to(tokens, at),
        _ => {
            let low = number(tokens, at)?;
            let mut core = pair(tokens, low)?;
            core.from = low.from;
            Some(core)
        }
    }
}

/// «بين 10 و15», «بين 10 إلى 15».
fn between(tokens: &[Token], from: usize, at: usize) -> Option<Core> {
    let low = number(tokens, at).filter(|n| n.front.conjunction.is_none())?;
    // The noun may stand after the first number as well: «بين 10 قتلى و15».
    for skip in 0..2 {
        let next = low.to + skip;
        if is_to(tokens, next) {
            let high = number(tokens, next + 1)?;
            return core(low, high, from);
        }
        if let Some(high) = number(tokens, next).filter(|n| n.front.conjunction == Some('و')) {
            return core(low, high, from);
        }
        if !tokens.get(next).is_some_and(Token::is_word) {
            return None;
        }
    }
    None
}

fn from_to(tokens: &[Token], from: usize) -> Option<Core> {
    let low = number(tokens, from + 1).filter(|n| n.front.is_bare())?;
    is_to(tokens, low.to).then(|| number(tokens, low.to + 1)).flatten().and_then(|high| core(low, high, from))
}

/// «10-15», «خمسة إلى سبعة», «3 أو 4».
fn pair(tokens: &[Token], low: Cardinal) -> Option<Core> {
    let sign = tokens.get(low.to)?;
    let joined = sign.is_sign('-') || is_to(tokens, low.to) || sign.text == "او";
    if !joined {
        return None;
    }
    let high =
        number(tokens, low.to + 1).filter(|n| n.front.is_bare() || n.front.definite == low.front.definite)?;
    let chain = |at: usize| tokens.get(at).is_some_and(|t| t.is_sign('-') || t.is_sign('/'));
    let before = low.from.checked_sub(1).is_some_and(chain);
    let goes_on = chain(high.to) && tokens.get(high.to + 1).is_some_and(|t| t.kind == TokenKind::Number);
    let latin_dash = sign.is_sign('-') && low.digits != high.digits;
    (!before && !goes_on && !latin_dash).then(|| core(low, high, low.from)).flatten()
}

fn is_to(tokens: &[Token], at: usize) -> bool {
    tokens.get(at).is_some_and(|t| matches!(t.text.as_str(), "الي" | "حتي" | "ل"))
}

fn core(low: Cardinal, high: Cardinal, from: usize) -> Option<Core> {
    // «بين 3 و5 آلاف»: the scale of the second number is meant for both.
    let scale = [1_000_000, 1000].into_iter().find(|s| {
        low.value < 1000
            && high.value.is_multiple_of(*s)
            && high.value / s > low.value
            && high.value / s < 1000
    });
    let min = low.value.saturating_mul(scale.unwrap_or(1));
    (min <= high.value).then_some(Core {
        quantity: Quantity::between(min, high.value),
        from,
        to: high.to,
        kind: NumberKind::Cardinal,
        rule: "interval",
        weak: false,
        definite: low.front.definite,
    })
}
