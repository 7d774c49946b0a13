//! Numbers in Arabic news: how many, how sure, of what.
//!
//! *Finds*: digits, number words, duals («قتيلان»), singulars that count («طفلة», «جندي واحد»), bounds («أكثر من 60»,
//! «7 على الأقل»), intervals («بين 10 و15»), vague words («عشرات», «بضعة آلاف»).
//! *Refuses* as counts (kind [`NumberKind::Label`] or [`NumberKind::Unit`]): الفرقة 17, القرار 2254, الساعة 10, 12 تموز,
//! 45 كيلومترا, 17 عاما, 12/11/2025, phone numbers.
//! *Example*: «أكثر من 20 قتيلا وجريحان» → 20–null of «قتيلا», then 2 of «جريحان».
//! *Leaves out*: which count belongs to which event (`assemble`), and whether «بينهم طفلان» is part of a larger count: both are given.

mod bounds;
pub(crate) mod cardinal;
mod context;
pub(crate) mod front;
mod interval;
pub(crate) mod lexicon;
mod nouns;
pub(crate) mod ordinal;
mod vague;

use crate::quantity::Quantity;
use crate::span::Span;
use crate::token::{Token, TokenKind};

/// What a number is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NumberKind {
    /// A count in digits or words.
    Cardinal,
    /// A noun in the dual: «قتيلان».
    Dual,
    /// A noun in the singular: «طفلة», «جندي واحد».
    Singular,
    /// «عشرات», «بضعة», «عدد من».
    Vague,
    /// «الخامس والعشرين», «العضو التسعين».
    Ordinal,
    /// A name, a date, a clock time, a telephone: nothing is counted.
    Label,
    /// A measure: distance, age, duration, money, percent, calibre.
    Unit,
}

/// A number in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberMention {
    /// Token range, half open: the number with its bounds («أكثر من 60», «7 قتلى على الأقل»).
    pub from: usize,
    pub to: usize,
    pub span: Span,
    pub quantity: Quantity,
    /// The token of the counted noun: after the number, before it («الجنود الثلاثة»), or the dual or singular itself.
    pub counted: Option<usize>,
    /// Class of the counted noun in `lexicon/counted.tsv` (dead, wounded, person, fighter …), empty when it is not listed.
    pub class: &'static str,
    pub kind: NumberKind,
    pub rule: &'static str,
}

/// Finds all numbers, in order, without overlaps. One pass; every look-ahead is bounded.
#[must_use]
pub fn recognize(tokens: &[Token]) -> Vec<NumberMention> {
    let mut found: Vec<NumberMention> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        // The noun of the number just read is no number of its own: «12 قتيلا».
        if found.last().is_some_and(|m| m.counted == Some(at)) {
            at += 1;
            continue;
        }
        match mention_at(tokens, at, found.last()) {
            Some(m) => {
                at = m.to.max(at + 1);
                // «طائرتين مسيرتين»: the second dual is an adjective of the first.
                let agrees = |l: &NumberMention| {
                    l.kind == NumberKind::Dual && m.kind == NumberKind::Dual && l.to == m.from
                };
                if !found.last().is_some_and(agrees) || joined(tokens, m.from) {
                    found.push(m);
                }
            }
            None => at += 1,
        }
    }
    found
}

/// «طفلين وامرأتين»: with و a second noun is counted by itself.
fn joined(tokens: &[Token], at: usize) -> bool {
    tokens.get(at).is_some_and(|t| t.text.starts_with('و'))
}

/// A number before anything is known of its neighbours on the right: what the readers below return.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Core {
    pub quantity: Quantity,
    pub from: usize,
    pub to: usize,
    pub kind: NumberKind,
    pub rule: &'static str,
    /// Needs a noun to be a number at all.
    pub weak: bool,
    pub definite: bool,
}

fn mention_at(tokens: &[Token], at: usize, last: Option<&NumberMention>) -> Option<NumberMention> {
    let floor = last.map_or(0, |m| m.to);
    let token = tokens.get(at)?;
    let opens = token.is_sign('(') && tokens.get(at + 1).is_some_and(|t| t.kind == TokenKind::Number);
    if !matches!(token.kind, TokenKind::Word | TokenKind::Number) && !opens {
        return None;
    }
    if let Some(label) = context::label(tokens, at, floor) {
        return Some(label);
    }
    if let Some(core) = bounds::bounded(tokens, at).or_else(|| core_at(tokens, at)) {
        return finish(tokens, core, floor);
    }
    ordinal::mention(tokens, at).or_else(|| {
        let mut m = nouns::mention(tokens, at, last)?;
        bounds::after(tokens, &mut m);
        m.span = span(tokens, m.from, m.to);
        Some(m)
    })
}

/// An interval, a vague count or a plain number that starts at a token.
fn core_at(tokens: &[Token], at: usize) -> Option<Core> {
    interval::read(tokens, at).or_else(|| vague::read(tokens, at)).or_else(|| plain(tokens, at))
}

fn plain(tokens: &[Token], at: usize) -> Option<Core> {
    let n = cardinal::read(tokens, at)?;
    Some(Core {
        quantity: Quantity::exact(n.value),
        from: n.from,
        to: n.to,
        kind: NumberKind::Cardinal,
        rule: if n.digits { "digits" } else { "words" },
        weak: n.weak,
        definite: n.front.definite,
    })
}

/// Adds what stands after the number: unit, noun, «على الأقل»; drops what is no count.
fn finish(tokens: &[Token], core: Core, floor: usize) -> Option<NumberMention> {
    let mut m = NumberMention {
        from: core.from,
        to: core.to,
        span: Span::default(),
        quantity: core.quantity,
        counted: None,
        class: "",
        kind: core.kind,
        rule: core.rule,
    };
    if let Some(rule) = context::after(tokens, &core) {
        m.kind = rule.0;
        m.rule = rule.1;
        m.to = rule.2;
    } else {
        let generic = core.weak
            && core.from > 0
            && tokens.get(core.from - 1).is_some_and(|t| lexicon::is_kind(t, "generic"));
        if generic {
            return None;
        }
        let after = if core.weak && core.definite { None } else { nouns::after(tokens, core.to, core.weak) };
        m.counted = after;
        if m.counted.is_none() && (core.weak || core.definite) {
            if let Some(noun) = nouns::before(tokens, &core, floor) {
                m.counted = Some(noun);
                m.kind = if core.quantity == Quantity::exact(1) { NumberKind::Singular } else { m.kind };
                m.from = if core.definite { m.from } else { noun };
            } else if core.weak && !nouns::one_stands_alone(tokens, &core) {
                return None;
            } else if core.definite && core.rule == "words" {
                m.kind = NumberKind::Ordinal;
                m.rule = "definite-numeral";
            }
        } else if core.definite && core.rule == "words" && context::place_name(tokens, &core, m.counted) {
            m.kind = NumberKind::Label;
            m.rule = "label-definite";
        }
        bounds::after(tokens, &mut m);
    }
    m.class = m.counted.and_then(|c| tokens.get(c)).and_then(lexicon::counted).map_or("", |c| c.class);
    m.span = span(tokens, m.from, m.to);
    Some(m)
}

/// The original text behind a token range.
pub(crate) fn span(tokens: &[Token], from: usize, to: usize) -> Span {
    match (tokens.get(from), to.checked_sub(1).and_then(|last| tokens.get(last))) {
        (Some(a), Some(b)) => a.span.cover(b.span),
        _ => Span::default(),
    }
}
