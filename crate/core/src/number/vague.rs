//! Counts that are words of size, never more precise than written.
//!
//! *Finds*: عشرات 20–, مئات 100–, آلاف 1000–, عشرات الآلاف 20000–, بضعة 3–9, بضعة عشر 13–19, بضع عشرات 30–90, بضعة آلاف 3000–9000, عدة and عدد من 1–.
//! *Refuses*: «عدد القتلى», «عدد السكان», «بعضهم».

use super::lexicon::{Class, counted, numeral};
use super::{Core, NumberKind};
use crate::quantity::Quantity;
use crate::token::Token;

pub(super) fn read(tokens: &[Token], at: usize) -> Option<Core> {
    let token = tokens.get(at)?;
    let (quantity, to, rule, definite) = match numeral(token) {
        Some(n) => match n.class {
            Class::Vague => {
                let (factor, to) = scale_after(tokens, at + 1);
                (Quantity::at_least(n.value.checked_mul(factor)?), to, "vague", n.front.definite)
            }
            Class::Scales => (Quantity::at_least(n.value), at + 1, "vague", n.front.definite),
            Class::Few if is_ten(tokens, at + 1) => (Quantity::between(13, 19), at + 2, "few", false),
            Class::Few if n.front.is_bare() || n.front.conjunction.is_some() => {
                let (factor, to) = few_of(tokens, at + 1);
                (Quantity::between(3 * factor, 9 * factor), to, "few", false)
            }
            Class::Several => return several(tokens, at),
            _ => return None,
        },
        None => {
            let (to, definite) = number_of(tokens, at)?;
            (Quantity::at_least(1), to, "number-of", definite)
        }
    };
    Some(Core { quantity, from: at, to, kind: NumberKind::Vague, rule, weak: false, definite })
}

/// «بضعة عشر», «بضع عشرة».
fn is_ten(tokens: &[Token], at: usize) -> bool {
    tokens.get(at).and_then(numeral).is_some_and(|n| n.class == Class::Ten && n.front.is_bare())
}

/// «عشرات الآلاف»: the scale, with or without ال.
fn scale_after(tokens: &[Token], at: usize) -> (u64, usize) {
    match tokens.get(at).and_then(numeral) {
        Some(n) if matches!(n.class, Class::Scales | Class::Scale) && n.front.is_free() => (n.value, at + 1),
        _ => (1, at),
    }
}

/// After بضع: آلاف, عشرات or مئات.
fn few_of(tokens: &[Token], at: usize) -> (u64, usize) {
    match tokens.get(at).and_then(numeral) {
        Some(n) if n.class == Class::Vague && n.front.is_bare() => {
            let tens = if n.value == 20 { 10 } else { n.value };
            let (factor, to) = scale_after(tokens, at + 1);
            (tens.saturating_mul(factor), to)
        }
        _ => scale_after(tokens, at),
    }
}

/// عدة, العديد من, بعض: a number only before a noun that can be counted.
fn several(tokens: &[Token], at: usize) -> Option<Core> {
    let token = tokens.get(at)?;
    let definite = numeral(token).is_some_and(|n| n.front.definite);
    let next = tokens.get(at + 1)?;
    let of = next.text == "من";
    let noun = tokens.get(if of { at + 2 } else { at + 1 })?;
    if let Some(n) = numeral(noun).filter(|n| n.class == Class::Scales && !of) {
        let quantity = Quantity::at_least(n.value.saturating_mul(2));
        return Some(core(quantity, at, at + 2, definite));
    }
    (noun.is_word() && (of || counted(noun).is_some_and(|c| c.front.particle.is_none())))
        .then(|| core(Quantity::at_least(1), at, at + 1, definite))
}

fn core(quantity: Quantity, from: usize, to: usize, definite: bool) -> Core {
    Core { quantity, from, to, kind: NumberKind::Vague, rule: "several", weak: false, definite }
}

/// «عدد من», «عدد كبير من», «أعداد من»: up to one word between; the noun follows من.
fn number_of(tokens: &[Token], at: usize) -> Option<(usize, bool)> {
    let token = tokens.get(at)?;
    let (front, stem) = super::front::cuts(&token.text)
        .find(|(_, s)| matches!(*s, "عدد" | "عددا" | "اعداد" | "اعدادا" | "مجموعه"))?;
    if front.definite {
        return None;
    }
    let is_of = |i: usize| tokens.get(i).is_some_and(|t| t.text == "من");
    let of = if is_of(at + 1) { at + 1 } else { at + 2 };
    let between = tokens.get(at + 1)?;
    // «عدد آخر», «عدد آخر من الجرحى».
    if between.text == "اخر" && !is_of(at + 2) && stem != "مجموعه" {
        return Some((at + 1, false));
    }
    // «عدد القتلى من» is a heading, not a count.
    if !is_of(of) || between.text.starts_with("ال") || !between.is_word() {
        return None;
    }
    let noun = tokens.get(of + 1).filter(|t| t.is_word())?;
    let people = || counted(noun).is_some();
    (stem != "مجموعه" || people()).then_some((of, false))
}
