//! Nouns that are counted, and nouns that count by their own form.
//!
//! *Finds*: the noun after a number («خمسة من عناصر»), before it («الجنود الثلاثة»); duals («قتيلان», «مدنيين اثنين»);
//! people in the indefinite singular («طفلة», «جندي واحد»).
//! *Refuses*: sound plurals that look like duals («مدنيين»), definite and generic singulars («الجندي», «كل شخص»),
//! «بين قتيل وجريح» (the number stands before), the second of two nouns («شاب مدني»).

use super::lexicon::{Class, Counted, Form, counted, numeral};
use super::{Core, NumberKind, NumberMention, span};
use crate::quantity::Quantity;
use crate::token::{Token, TokenKind};

/// Words after a number that are never what it counts.
const NOT_NOUNS: &[&str] = &[
    "في",
    "علي",
    "الي",
    "عن",
    "مع",
    "بين",
    "بينهم",
    "بينها",
    "منهم",
    "منها",
    "خلال",
    "ان",
    "بعد",
    "قبل",
    "لدي",
    "ضد",
    "جراء",
    "اثر",
    "بسبب",
    "حيث",
    "كما",
    "عند",
    "منذ",
    "حتي",
    "او",
    "ثم",
    "و",
    "قد",
    "لا",
    "لم",
    "لن",
    "التي",
    "الذين",
    "الذي",
    "هم",
    "هو",
    "هي",
    "قرب",
    "داخل",
    "جنوب",
    "شمال",
    "شرق",
    "غرب",
    "قتلوا",
    "اصيبوا",
    "جرحوا",
    "كانوا",
    "كان",
    "كانت",
    "علي",
    "فيما",
    "بينما",
    "اثناء",
    "وسط",
    "نتيجه",
    "وفق",
    "بحسب",
    "حسب",
    "امس",
    "اليوم",
    "لكن",
    "اذ",
    "اي",
    "ما",
    "هذا",
    "هذه",
    "ذلك",
];

/// Words of killing, wounding and holding: after them an ambiguous word is a person, and «واحد» stands alone.
const HURT: &[&str] = &[
    "مقتل",
    "قتل",
    "يقتل",
    "قتلت",
    "استشهاد",
    "استشهد",
    "استشهدت",
    "اصابه",
    "اصيب",
    "اصيبت",
    "جرح",
    "جرحت",
    "اعتقال",
    "اعتقل",
    "اعتقلت",
    "توقيف",
    "اوقف",
    "اوقفت",
    "اختطاف",
    "خطف",
    "اختطف",
    "اسر",
    "اسرت",
    "وفاه",
    "توفي",
    "اغتيال",
    "اغتال",
    "اعدام",
    "اعدم",
    "احتجاز",
    "احتجز",
    "احتجزت",
    "فقدان",
    "فقد",
    "مصرع",
    "سقوط",
    "سقط",
    "تصفيه",
    "ذبح",
    "طعن",
    "نجا",
    "نجاه",
    "نقل",
];

const GENERIC: &[&str] = &["كل", "اي", "لا", "دون", "بدون", "غير", "رتبه", "برتبه", "ليس", "مثل", "كل"];

/// The counted noun after a number, or `None`. A weak number («ست», «أحد») is one only with such a noun.
pub(super) fn after(tokens: &[Token], at: usize, weak: bool) -> Option<usize> {
    let mut at = at;
    if tokens.get(at).is_some_and(|t| t.is_sign('"')) {
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
        return (token.is_word() && !NOT_NOUNS.contains(&token.text.as_str()) && !weak).then_some(at);
    }
    if token.kind != TokenKind::Word || NOT_NOUNS.contains(&token.text.as_str()) {
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
pub(super) fn mention(tokens: &[Token], at: usize) -> Option<NumberMention> {
    let c = counted(tokens.get(at)?)?;
    let stated = stated_after(tokens, at + 1);
    let (kind, count, to, rule) = match (c.form, stated) {
        (Form::Dual | Form::DualOrPlural, Some(2)) => (NumberKind::Dual, 2, at + 2, "dual-two"),
        (Form::Singular, Some(1)) if !c.front.definite => (NumberKind::Singular, 1, at + 2, "singular-one"),
        (Form::Dual, _) if is_dual(tokens, at, &c) => (NumberKind::Dual, 2, at + 1, "dual"),
        (Form::Singular, _) => (NumberKind::Singular, 1, at + 1, singular(tokens, at, &c)?),
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

/// The value of a numeral that only repeats the noun's own number: «جندي واحد», «مدنيين اثنين».
fn stated_after(tokens: &[Token], at: usize) -> Option<u64> {
    let n = tokens.get(at).and_then(numeral)?;
    (n.class == Class::Unit && n.value <= 2 && n.front.is_bare()).then_some(n.value)
}

/// «غارتا» and «غارتي» are constructs: a word must follow; «قريتي», «عائلتي» are mostly "my".
fn is_dual(tokens: &[Token], at: usize, c: &Counted) -> bool {
    let Some(token) = tokens.get(at) else { return false };
    let construct = token.text.ends_with("تا") || token.text.ends_with("تي");
    let next = tokens.get(at + 1).is_some_and(|t| t.is_word() && !NOT_NOUNS.contains(&t.text.as_str()));
    !construct || (next && c.class != "family" && !c.front.definite)
}

/// Whether an indefinite singular counts one; the rule that says so.
fn singular(tokens: &[Token], at: usize, c: &Counted) -> Option<&'static str> {
    let people = matches!(c.class, "dead" | "wounded" | "held" | "person" | "family" | "fighter" | "leader");
    if !people || c.never_alone || c.front.definite || matches!(c.front.particle, Some('ك')) {
        return None;
    }
    let previous = at.checked_sub(1).and_then(|i| tokens.get(i));
    let word = previous.map_or("", |t| t.text.as_str());
    let after_singular = c.front.is_bare() && previous.and_then(counted).is_some();
    if GENERIC.contains(&word) || after_singular || word == "بين" || in_pair(tokens, at, c) {
        return None;
    }
    if c.adjective && !hurt_before(tokens, at) {
        return None;
    }
    let construct = tokens.get(at + 1).is_some_and(|t| t.is_word() && t.text.starts_with("ال"));
    Some(if construct { "singular-of" } else { "singular" })
}

/// «بين قتيل وجريح»: the second of the two.
fn in_pair(tokens: &[Token], at: usize, c: &Counted) -> bool {
    let between = at.checked_sub(2).and_then(|i| tokens.get(i)).is_some_and(|t| t.text.ends_with("بين"));
    c.front.conjunction.is_some() && between
}

fn hurt_before(tokens: &[Token], at: usize) -> bool {
    let word = at.checked_sub(1).and_then(|i| tokens.get(i)).map_or("", |t| t.text.as_str());
    let bare = |w: &str| HURT.contains(&w);
    bare(word)
        || word
            .strip_prefix(['و', 'ف', 'ب', 'ل'])
            .is_some_and(|w| bare(w) || w.strip_prefix("ال").is_some_and(bare))
}
