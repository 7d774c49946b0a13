//! Nouns that are counted, and nouns that count by their own form.
//!
//! *Finds*: the noun after a number («خمسة من عناصر»), before it («الجنود الثلاثة»); duals («قتيلان», «مدنيين اثنين»);
//! people in the indefinite singular («طفلة», «جندي واحد»).
//! *Refuses*: sound plurals that look like duals («مدنيين»), definite and generic singulars («الجندي», «كل شخص»),
//! «بين قتيل وجريح» (the number stands before), the second of two nouns («شاب مدني»).

use super::lexicon::{Class, Counted, Form, counted, is_kind, is_listed, numeral};
use super::{Core, NumberKind, NumberMention, span};
use crate::quantity::Quantity;
use crate::token::{Token, TokenKind};

/// The counted noun after a number, or `None`. A weak number («ست», «أحد») is one only with such a noun.
pub(super) fn after(tokens: &[Token], at: usize, weak: bool) -> Option<usize> {
    let mut at = at;
    if tokens.get(at).is_some_and(|t| t.is_sign('"') || t.is_sign('#')) {
        at += 1;
    }
    let mut token = tokens.get(at)?;
    if token.text == "من" {
        at += 1;
        token = tokens.get(at)?;
        if token.is_sign('"') || token.is_sign('(') {
            at += 1;
            token = tokens.get(at)?;
        }
        // «واحد من الجنود» is one; «واحد من أبرز» is an idiom.
        let one_of = at >= 2
            && tokens.get(at - 2).is_some_and(|t| t.text.contains("واحد"))
            && counted(token).is_some();
        let noun = token.is_word() && !is_kind(token, "not_noun");
        return (noun && (!weak || one_of)).then_some(at);
    }
    if token.kind != TokenKind::Word || is_kind(token, "not_noun") {
        return None;
    }
    let noun = match counted(token) {
        Some(c) => c.front.is_free(),
        None => !(token.text.starts_with(['و', 'ف', 'ب', 'ل']) || numeral(token).is_some()),
    };
    noun.then_some(at)
}

/// The definite noun before a definite number («القتلى الـ12»), or the person after a verb that «واحد» stands for.
pub(super) fn before(tokens: &[Token], core: &Core, floor: usize) -> Option<usize> {
    if !core.definite {
        return None;
    }
    // «القتلى الـ12»: the ال before digits is a token of its own.
    let digits = tokens.get(core.from).is_some_and(|t| t.kind == TokenKind::Number);
    let at = core.from.checked_sub(if digits { 2 } else { 1 }).filter(|i| *i >= floor)?;
    let c = counted(tokens.get(at)?)?;
    (c.front.definite && c.form != Form::Singular).then_some(at)
}

/// Whether «واحد» stands alone after a word of killing: «قتل واحد وأصيب آخرون».
pub(super) fn one_stands_alone(tokens: &[Token], core: &Core) -> bool {
    let one = tokens.get(core.from).is_some_and(|t| matches!(t.text.as_str(), "واحد" | "واحده"));
    one && hurt_before(tokens, core.from)
}

/// A noun that counts by its own form, with «واحد» or «اثنان» after it if there.
pub(super) fn mention(tokens: &[Token], at: usize, last: Option<&NumberMention>) -> Option<NumberMention> {
    let c = counted(tokens.get(at)?)?;
    let stated = stated_after(tokens, at + 1);
    let (kind, count, to, rule) = match (c.form, stated) {
        (Form::Dual | Form::DualOrPlural, Some(2)) => (NumberKind::Dual, 2, at + 2, "dual-two"),
        // «من عائلة واحدة» says that they are kin, not how many.
        (Form::Singular, Some(1)) if c.class == "family" && previous_is(tokens, at, "من") => return None,
        // «مدنيين استشهدا»: the verb behind it says that they were two.
        (Form::DualOrPlural, None) if two_hurt(tokens.get(at + 1)) => {
            (NumberKind::Dual, 2, at + 1, "dual-verb")
        }
        (Form::Singular, Some(1)) if !c.front.definite => (NumberKind::Singular, 1, at + 2, "singular-one"),
        (Form::Dual, _) if is_dual(tokens, at, &c) => (NumberKind::Dual, 2, at + 1, "dual"),
        (Form::Singular, _) => (NumberKind::Singular, 1, at + 1, singular(tokens, at, &c, last)?),
        _ => return None,
    };
    Some(NumberMention {
        from: at,
        to,
        span: span(tokens, at, to),
        quantity: Quantity::exact(count),
        counted: Some(at),
        class: c.class,
        kind,
        rule,
    })
}

fn previous_is(tokens: &[Token], at: usize, word: &str) -> bool {
    at.checked_sub(1).and_then(|i| tokens.get(i)).is_some_and(|t| t.text == word)
}

/// The value of a numeral that only repeats the noun's own number: «جندي واحد», «مدنيين اثنين».
fn stated_after(tokens: &[Token], at: usize) -> Option<u64> {
    let n = tokens.get(at).and_then(numeral)?;
    (n.class == Class::Unit && n.value <= 2 && n.front.is_bare()).then_some(n.value)
}

/// «غارتا» and «غارتي» are constructs: a word must follow; «قريتي», «عائلتي» are mostly "my".
fn is_dual(tokens: &[Token], at: usize, c: &Counted) -> bool {
    let Some(token) = tokens.get(at) else { return false };
    let construct = token.text.ends_with("تا") || token.text.ends_with("تي");
    let next = tokens.get(at + 1).is_some_and(|t| t.is_word() && !is_kind(t, "not_noun"));
    !construct || (next && c.class != "family" && !c.front.definite)
}

/// Whether an indefinite singular counts one; the rule that says so.
fn singular(tokens: &[Token], at: usize, c: &Counted, last: Option<&NumberMention>) -> Option<&'static str> {
    if !is_person(c.class) || c.never_alone || c.front.definite || matches!(c.front.particle, Some('ك')) {
        return None;
    }
    let previous = at.checked_sub(1).and_then(|i| tokens.get(i));
    let noun = |p: Counted| is_person(p.class) && !p.never_alone && p.form == Form::Singular;
    let after_singular = c.front.is_bare() && previous.and_then(counted).is_some_and(noun);
    let generic = previous.is_some_and(|t| is_kind(t, "generic") || t.text.ends_with("بين"));
    if generic || after_singular || in_pair(tokens, at, c) {
        return None;
    }
    // «29 قتيلا وجريحا» are 29 together; «6 جنود ومدني» are six and one.
    let joined =
        c.front.conjunction.is_some() && last.is_some_and(|m| m.counted.is_some_and(|n| n + 1 == at));
    if joined
        && previous.and_then(counted).is_some_and(|p| p.form == Form::Singular)
        && last.is_some_and(many)
    {
        return None;
    }
    let dies = tokens.get(at + 1).is_some_and(|t| is_kind(t, "hurt_after"));
    if c.adjective && !joined && !dies && !hurt_before(tokens, at) {
        return None;
    }
    let construct = tokens.get(at + 1).is_some_and(|t| t.is_word() && t.text.starts_with("ال"));
    Some(if construct { "singular-of" } else { "singular" })
}

/// A word of hurting in the dual: استشهدا, أصيبا.
fn two_hurt(token: Option<&Token>) -> bool {
    let stem = token.filter(|t| t.is_word()).and_then(|t| t.text.strip_suffix('ا'));
    stem.is_some_and(|stem| is_listed(stem, "hurt"))
}

fn is_person(class: &str) -> bool {
    matches!(class, "dead" | "wounded" | "held" | "person" | "family" | "fighter" | "leader")
}

fn many(m: &NumberMention) -> bool {
    m.quantity.min.is_none_or(|n| n > 2)
}

/// «بين قتيل وجريح»: the second of the two.
fn in_pair(tokens: &[Token], at: usize, c: &Counted) -> bool {
    let between = at.checked_sub(2).and_then(|i| tokens.get(i)).is_some_and(|t| t.text.ends_with("بين"));
    c.front.conjunction.is_some() && between
}

fn hurt_before(tokens: &[Token], at: usize) -> bool {
    at.checked_sub(1).and_then(|i| tokens.get(i)).is_some_and(|t| is_kind(t, "hurt"))
}
