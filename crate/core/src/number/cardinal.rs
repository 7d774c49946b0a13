//! One cardinal number: digits, words in every case and construct, digits with a scale word, and «مليون ونصف المليون».
//!
//! *Finds*: 22 · 1,200 · 12 ألفاً · ثلاثة آلاف و500 · إحدى وعشرون · مئتا · ألف ومئتان وثلاثون · 23 (ثلاثة وعشرون).
//! *Refuses*: sums of unrelated counts («خمسة وثلاثة», «20 و5»): after و only a smaller part of the same number may follow.

use super::front::Front;
use super::lexicon::{Class, Form, Numeral, counted, numeral};
use crate::token::{Token, TokenKind};

/// A number as read from the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Cardinal {
    pub value: u64,
    /// First token of the number itself (a cut-off و or ال is left out).
    pub from: usize,
    /// One past the last token.
    pub to: usize,
    pub front: Front,
    /// Written with digits.
    pub digits: bool,
    /// A short form that is a number only when a noun follows.
    pub weak: bool,
}

/// Reads the number that starts at a token. A word of clitics glued to digits («و12», «الـ24») counts as the start.
pub(crate) fn read(tokens: &[Token], at: usize) -> Option<Cardinal> {
    // «استشهاد (23) مواطنا»: the brackets belong to the number.
    if tokens.get(at).is_some_and(|t| t.is_sign('(')) {
        let mut n = read_plain(tokens, at + 1)?;
        let closed = tokens.get(n.to).is_some_and(|t| t.is_sign(')'));
        let counts = tokens.get(n.to + 1).is_some_and(Token::is_word);
        n.from = at;
        n.to += 1;
        return (closed && counts && n.digits).then_some(n);
    }
    let mut n = read_plain(tokens, at)?;
    // «23 (ثلاثة وعشرون)», «ثلاثة (3)»: the same number said twice.
    if tokens.get(n.to).is_some_and(|t| t.is_sign('('))
        && let Some(again) = read_plain(tokens, n.to + 1)
        && again.value == n.value
        && tokens.get(again.to).is_some_and(|t| t.is_sign(')'))
    {
        n.to = again.to + 1;
    }
    Some(n)
}

fn read_plain(tokens: &[Token], at: usize) -> Option<Cardinal> {
    let (front, start) = digits_front(tokens, at)?;
    let token = tokens.get(start)?;
    if token.kind == TokenKind::Number {
        let (value, to) = digits(tokens, start)?;
        let (value, to) = continue_digits(tokens, value, to);
        return Some(Cardinal { value, from: start, to, front, digits: true, weak: false });
    }
    words(tokens, at)
}

/// The clitics written before digits («و», «ال», «بال» …) and where the digits stand; for other tokens nothing.
fn digits_front(tokens: &[Token], at: usize) -> Option<(Front, usize)> {
    let token = tokens.get(at)?;
    let next = tokens.get(at + 1);
    if token.kind != TokenKind::Word || next.is_none_or(|n| n.kind != TokenKind::Number) {
        return Some((Front::default(), at));
    }
    let mut rest = token.text.as_str();
    let mut front = Front::default();
    if let Some(r) = rest.strip_prefix('و').or(rest.strip_prefix('ف')) {
        front.conjunction = rest.chars().next();
        rest = r;
    }
    if let Some(r) = rest.strip_prefix("لل") {
        front = Front { particle: Some('ل'), definite: true, ..front };
        rest = r;
    } else if let Some(r) = rest.strip_prefix(['ب', 'ل', 'ك']) {
        front.particle = rest.chars().next();
        rest = r;
    }
    if let Some(r) = rest.strip_prefix("ال") {
        front.definite = true;
        rest = r;
    }
    if rest.is_empty() && !front.is_bare() { Some((front, at + 1)) } else { Some((Front::default(), at)) }
}

/// Digits with an optional scale word: 22 · 12 ألفا · 1.2 مليون · 1 200.
fn digits(tokens: &[Token], at: usize) -> Option<(u64, usize)> {
    let token = tokens.get(at)?;
    let scale = tokens.get(at + 1).and_then(plain_scale);
    if let Some((whole, part, digits)) = decimal(&token.text) {
        let grouped = token.integer().filter(|_| scale.is_none() || token.text.contains(','));
        if grouped.is_none() {
            let scale = scale?;
            let tenths = scale.checked_div(10_u64.checked_pow(digits)?)?;
            let value = whole.checked_mul(scale)?.checked_add(part.checked_mul(tenths)?)?;
            return Some((value, at + 2));
        }
    }
    let value = token.integer()?;
    if let Some(scale) = scale {
        return Some((value.checked_mul(scale)?, at + 2));
    }
    // French spacing of thousands: «1 200 شخص».
    let next = tokens.get(at + 1).filter(|t| t.kind == TokenKind::Number && !t.glued && t.text.len() == 3);
    if let Some(rest) = next.and_then(Token::integer)
        && token.text.len() <= 3
        && (1..1000).contains(&value)
        && tokens.get(at + 2).is_some_and(Token::is_word)
    {
        return Some((value * 1000 + rest, at + 2));
    }
    Some((value, at + 1))
}

/// After «3 آلاف» or «مليون» in digits, «و500» may follow.
fn continue_digits(tokens: &[Token], value: u64, to: usize) -> (u64, usize) {
    let scale = tokens.get(to.wrapping_sub(1)).and_then(plain_scale);
    match scale {
        Some(scale) => add_rest(tokens, value, to, scale),
        None => (value, to),
    }
}

/// 12.5 or 2,5 → (12, 5, 1).
fn decimal(text: &str) -> Option<(u64, u64, u32)> {
    let (whole, part) = text.split_once(['.', ','])?;
    if part.len() > 4 || part.contains(['.', ',']) {
        return None;
    }
    Some((whole.parse().ok()?, part.parse().ok()?, u32::try_from(part.len()).ok()?))
}

/// The value of ألف, آلاف, مليون after a number; not ألفان, which is a number of its own.
fn plain_scale(token: &Token) -> Option<u64> {
    let n = numeral(token)?;
    let fits = matches!(n.class, Class::Scale | Class::Scales) && n.front.is_free();
    fits.then_some(n.value)
}

fn words(tokens: &[Token], at: usize) -> Option<Cardinal> {
    let first = numeral(tokens.get(at)?)?;
    let (value, to) = match first.class {
        Class::Scale => {
            // «ألفا قتيل» is the construct of ألفان; the accusative «ألفا» never stands right before its noun.
            let construct = tokens.get(at).is_some_and(|t| t.text.ends_with('ا'))
                && tokens
                    .get(at + 1)
                    .and_then(counted)
                    .is_some_and(|c| c.form == Form::Singular && c.front.is_bare());
            if construct {
                (first.value * 2, at + 1)
            } else {
                add_rest(tokens, first.value, at + 1, first.value)
            }
        }
        Class::Scale2 => add_rest(tokens, first.value, at + 1, first.value / 2),
        Class::Fraction => {
            let scale = tokens.get(at + 1).and_then(plain_scale)?;
            (scale / first.value.max(1), at + 2)
        }
        Class::Scales | Class::Vague | Class::Few | Class::Several => return None,
        _ => {
            let (group, to) = below_thousand(tokens, at)?;
            match tokens.get(to).and_then(plain_scale) {
                Some(scale) => add_rest(tokens, group.checked_mul(scale)?, to + 1, scale),
                None => (group, to),
            }
        }
    };
    let alone = to == at + 1;
    // «الاثنين» is mostly the weekday.
    let monday = first.value == 2 && first.front.definite;
    let weak = alone && (first.weak || first.class == Class::One || monday);
    Some(Cardinal { value, from: at, to, front: first.front, digits: false, weak })
}

/// What follows a scale: «و500», «ومئتان وثلاثون», «ونصف المليون», «و200 ألف».
fn add_rest(tokens: &[Token], value: u64, to: usize, scale: u64) -> (u64, usize) {
    if let Some(found) = same_scale(tokens, value, to, scale) {
        return found;
    }
    let Some((part, end)) = joined(tokens, to, scale) else { return (value, to) };
    match value.checked_add(part) {
        // «مليون و200 ألف و50»: a smaller scale may go on once more.
        Some(sum) => {
            let last = tokens.get(end.wrapping_sub(1)).and_then(plain_scale);
            match last.filter(|s| *s < scale && part.is_multiple_of(*s)) {
                Some(smaller) => add_rest(tokens, sum, end, smaller),
                None => (sum, end),
            }
        }
        None => (value, to),
    }
}

/// «مئة ألف وثلاثة آلاف»: the same scale again, under hundreds of it. «خمسة آلاف وثلاثة آلاف» are two counts.
fn same_scale(tokens: &[Token], value: u64, to: usize, scale: u64) -> Option<(u64, usize)> {
    let hundreds = value.is_multiple_of(scale.checked_mul(100)?);
    let joined = tokens.get(to).and_then(numeral).filter(|n| n.front.conjunction == Some('و'));
    joined.filter(|n| hundreds && matches!(n.class, Class::Unit | Class::Ten | Class::Tens))?;
    let (group, end) = below_thousand(tokens, to)?;
    let again = tokens.get(end).and_then(plain_scale) == Some(scale) && group < 100;
    again.then(|| add_rest(tokens, value + group * scale, end + 1, scale))
}

/// A part after و that is smaller than the scale before it.
fn joined(tokens: &[Token], at: usize, scale: u64) -> Option<(u64, usize)> {
    let token = tokens.get(at)?;
    // A spaced و: «ألف و مئتان».
    if token.text == "و" && tokens.get(at + 1).is_some_and(Token::is_word) {
        let n = numeral(tokens.get(at + 1)?).filter(|n| n.front.conjunction.is_none())?;
        return part(tokens, at + 1, n, scale);
    }
    if token.text == "و" {
        let (value, end) = digits(tokens, at + 1)?;
        return (value < scale).then_some((value, end));
    }
    let n = numeral(token).filter(|n| n.front.conjunction == Some('و'))?;
    part(tokens, at, n, scale)
}

fn part(tokens: &[Token], at: usize, n: Numeral, scale: u64) -> Option<(u64, usize)> {
    let (value, end) = match n.class {
        Class::Fraction => {
            let mut end = at + 1;
            if tokens.get(end).and_then(plain_scale) == Some(scale) {
                end += 1;
            }
            (scale / n.value.max(1), end)
        }
        Class::Scale | Class::Scale2 => {
            let unit = if n.class == Class::Scale { n.value } else { n.value / 2 };
            if n.value >= scale {
                return None;
            }
            add_rest(tokens, n.value, at + 1, unit)
        }
        Class::Scales | Class::Vague | Class::Few | Class::Several => return None,
        _ => {
            let (group, end) = below_thousand(tokens, at)?;
            match tokens.get(end).and_then(plain_scale) {
                // «خمسة آلاف وثلاثة آلاف»: a count of its own.
                Some(other) if other >= scale => return None,
                Some(smaller) => add_rest(tokens, group.checked_mul(smaller)?, end + 1, smaller),
                None => (group, end),
            }
        }
    };
    (value < scale).then_some((value, end))
}

/// Words from one to 999.
fn below_thousand(tokens: &[Token], at: usize) -> Option<(u64, usize)> {
    let first = numeral(tokens.get(at)?)?;
    let bare = |i: usize| tokens.get(i).and_then(numeral).filter(|n| n.front.is_bare());
    match first.class {
        Class::Unit | Class::One => {
            let next = bare(at + 1);
            if next.is_some_and(|n| n.class == Class::Ten) {
                return Some((10 + first.value, at + 2));
            }
            if first.value >= 3 && next.is_some_and(|n| n.class == Class::Hundred && n.value == 100) {
                return Some(below_hundred_rest(tokens, first.value * 100, at + 2));
            }
            Some(match tens_after(tokens, at + 1) {
                Some((tens, to)) => (tens + first.value, to),
                None => (first.value, at + 1),
            })
        }
        Class::Ten | Class::Teen | Class::Tens => Some((first.value, at + 1)),
        Class::Hundred => Some(below_hundred_rest(tokens, first.value, at + 1)),
        _ => None,
    }
}

/// «وعشرون» after a unit.
fn tens_after(tokens: &[Token], at: usize) -> Option<(u64, usize)> {
    let (n, end) = joined_word(tokens, at)?;
    (n.class == Class::Tens).then_some((n.value, end))
}

/// After hundreds: و and a number below a hundred, in words or digits.
fn below_hundred_rest(tokens: &[Token], hundreds: u64, to: usize) -> (u64, usize) {
    let Some((n, end)) = joined_word(tokens, to) else { return (hundreds, to) };
    if !matches!(n.class, Class::Unit | Class::One | Class::Ten | Class::Teen | Class::Tens) {
        return (hundreds, to);
    }
    match below_thousand(tokens, end - 1) {
        Some((rest, end)) if rest < 100 => (hundreds + rest, end),
        _ => (hundreds, to),
    }
}

/// A numeral word after و, glued or spaced; its end.
fn joined_word(tokens: &[Token], at: usize) -> Option<(Numeral, usize)> {
    let token = tokens.get(at)?;
    if token.text == "و" {
        let n = numeral(tokens.get(at + 1)?).filter(|n| n.front.is_free())?;
        return Some((n, at + 2));
    }
    let n = numeral(token)?;
    // «وأحد عشر» is folded to the spelling of واحد; before عشر it is و + أحد.
    let eleven = token.text == "واحد"
        && tokens.get(at + 1).and_then(numeral).is_some_and(|t| t.class == Class::Ten && t.front.is_bare());
    let joined = n.front.conjunction == Some('و') && n.front.particle.is_none();
    (joined || eleven).then_some((n, at + 1))
}
