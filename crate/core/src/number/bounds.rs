//! Bounds and approximation, before a number («أكثر من», «نحو») and after it («على الأقل», «فأكثر», «تقريبا»).

use super::lexicon::{counted, phrase};
use super::{Core, NumberMention, core_at};
use crate::token::{Token, TokenKind};

const BEFORE: &[&str] = &["over", "above", "atleast", "about", "under", "atmost"];
const AFTER: &[&str] = &["atleast_after", "atmost_after", "about_after", "niyyif_after"];
/// Classes of `counted.tsv` that are people: nothing is above them, so «فوق» means more.
const PEOPLE: &[&str] = &["dead", "wounded", "held", "person", "fighter", "leader"];
/// How far after a number its «على الأقل» may stand: «7 من عناصر الجيش على الأقل».
const REACH: usize = 6;

/// A number with its bound in front; two bounds may stand together («أكثر من نحو 20»).
pub(super) fn bounded(tokens: &[Token], at: usize) -> Option<Core> {
    let (class, next) = phrase(tokens, at, BEFORE)?;
    let Some((second, after)) = phrase(tokens, next, BEFORE) else {
        return one_bound(tokens, at, class, next);
    };
    let mut core = one_bound(tokens, next, second, after)?;
    apply(class, &mut core.quantity);
    core.from = at;
    Some(core)
}

fn one_bound(tokens: &[Token], at: usize, class: &'static str, next: usize) -> Option<Core> {
    let mut core = core_at(tokens, next)?;
    let glue = tokens.get(next..core.from).unwrap_or_default();
    if glue.iter().any(|t| t.kind != TokenKind::Word && !t.is_sign('(')) {
        return None;
    }
    // «قُتل فوق الثلاثين شخصا», but «حلّقت فوق ثلاث قرى».
    if class == "above" && !tokens.get(core.to).and_then(counted).is_some_and(|c| PEOPLE.contains(&c.class)) {
        return None;
    }
    apply(class, &mut core.quantity);
    core.from = at;
    core.weak = core.weak && class == "about";
    core.definite = false;
    core.rule = rule(class);
    Some(core)
}

/// Applies a bound that stands after the number, across the counted noun if need be.
pub(super) fn after(tokens: &[Token], m: &mut NumberMention) {
    for at in m.to..m.to + REACH {
        let Some(token) = tokens.get(at) else { return };
        if let Some((class, end)) = phrase(tokens, at, AFTER) {
            // «خمسة قتلى وأكثر من 15 جريحا»: the bound of the next number.
            if tokens.get(end).is_some_and(|t| t.text == "من") && core_at(tokens, end + 1).is_some() {
                return;
            }
            if m.quantity.min.is_some() && (class != "niyyif_after" || at == m.to) {
                apply(class, &mut m.quantity);
                m.to = end;
                m.rule = rule(class);
            }
            return;
        }
        // «جنديان حتفهما وأصيب آخران على الأقل»: the bound of the others.
        let others = tokens.get(at + 1).is_some_and(|t| t.text.starts_with("اخر"));
        if at > m.to && token.text.starts_with('و') && others {
            return;
        }
        if token.kind != TokenKind::Word || (at > m.to && super::cardinal::read(tokens, at).is_some()) {
            return;
        }
    }
}

fn apply(class: &str, q: &mut crate::quantity::Quantity) {
    match class {
        "over" | "above" | "atleast" | "atleast_after" => q.max = None,
        // «أقل من 10»: fewer than that, and how few is not said.
        "under" => {
            q.max = q.max.map(|n| n.saturating_sub(1));
            q.min = None;
        }
        "atmost" | "atmost_after" => q.min = None,
        "niyyif_after" => q.max = q.max.map(|n| n.saturating_add(9)),
        _ => q.approximate = true,
    }
}

fn rule(class: &str) -> &'static str {
    match class {
        "over" | "above" => "over",
        "atleast" | "atleast_after" => "at-least",
        "under" => "under",
        "atmost" | "atmost_after" => "at-most",
        "niyyif_after" => "and-some",
        _ => "about",
    }
}
