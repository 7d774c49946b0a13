//! Ordinals: «الخامس والعشرين», «الحادية عشرة»; and definite tens, which are ordinals after a singular («العضو التسعين»).
//!
//! *Refuses*: the second word of a month (تشرين الثاني, ربيع الأول).

use super::front::cuts;
use super::lexicon::{Class, numeral};
use super::{NumberKind, NumberMention, span};
use crate::quantity::Quantity;
use crate::token::Token;

const FORMS: &[(&str, u64)] = &[
    ("اول", 1),
    ("اولي", 1),
    ("ثاني", 2),
    ("ثان", 2),
    ("ثانيه", 2),
    ("ثالث", 3),
    ("ثالثه", 3),
    ("رابع", 4),
    ("رابعه", 4),
    ("خامس", 5),
    ("خامسه", 5),
    ("سادس", 6),
    ("سادسه", 6),
    ("سابع", 7),
    ("سابعه", 7),
    ("ثامن", 8),
    ("ثامنه", 8),
    ("تاسع", 9),
    ("تاسعه", 9),
    ("عاشر", 10),
    ("عاشره", 10),
    ("حادي", 1),
    ("حاديه", 1),
];

/// An ordinal word: its value, whether it has ال, and whether a conjunction stands before it.
fn word(token: &Token) -> Option<(u64, bool, bool)> {
    if !token.numeric {
        return None;
    }
    cuts(&token.text)
        .find_map(|(front, stem)| Some((value(stem)?, front.definite, front.conjunction.is_some())))
}

/// The value of a bare ordinal.
pub(super) fn value(stem: &str) -> Option<u64> {
    FORMS.iter().find(|(form, _)| *form == stem).map(|found| found.1)
}

/// Reads «الخامس», «الخامس والعشرين», «الثاني عشر», «العشرين», «الثلاثين»: value and end. ال may be missing.
pub(crate) fn read(tokens: &[Token], at: usize) -> Option<(u64, usize)> {
    let token = tokens.get(at)?;
    if let Some((value, _, _)) = word(token) {
        let next = tokens.get(at + 1);
        if next.and_then(numeral).is_some_and(|n| n.class == Class::Ten && n.front.is_bare()) {
            return Some((10 + value, at + 2));
        }
        let tens =
            next.and_then(numeral).filter(|n| n.class == Class::Tens && n.front.conjunction == Some('و'));
        if let Some(tens) = tens {
            return Some((tens.value + value, at + 2));
        }
        let spaced = next.is_some_and(|t| t.text == "و");
        let tens = tokens.get(at + 2).and_then(numeral).filter(|n| spaced && n.class == Class::Tens);
        return Some(tens.map_or((value, at + 1), |t| (t.value + value, at + 3)));
    }
    let tens = numeral(token).filter(|n| n.class == Class::Tens && n.front.definite)?;
    Some((tens.value, at + 1))
}

/// An ordinal as a mention: only with ال, and not inside a month's name.
pub(super) fn mention(tokens: &[Token], at: usize) -> Option<NumberMention> {
    let (_, definite, _) = word(tokens.get(at)?)?;
    let head = at.checked_sub(1).and_then(|i| tokens.get(i)).map_or("", |t| t.text.as_str());
    let month = ["تشرين", "كانون", "ربيع", "جمادي", "جماد"].iter().any(|m| head.ends_with(m));
    if !definite || month {
        return None;
    }
    let (value, to) = read(tokens, at)?;
    Some(NumberMention {
        from: at,
        to,
        span: span(tokens, at, to),
        quantity: Quantity::exact(value),
        counted: None,
        class: "",
        kind: NumberKind::Ordinal,
        rule: "ordinal",
    })
}
