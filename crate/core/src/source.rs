//! Who says it, and how: the source behind a word of saying, and the stance it gives.
//!
//! *Finds*: «قال مصدر أمني إن …» → مصدر أمني (anonymous), «بحسب المرصد السوري», «وفق ما أفادت به وكالة …», «نقلت وكالة … عن مسؤول»,
//! a source before its verb («وكالة سانا ذكرت أن»), claims («تبنى التنظيم», «أعلن … مسؤوليته»), denials, suspicion without a source.
//! *Refuses* to name one: «قال إن …», «يُعتقد أن …» (nobody is named), what was said (it ends at إن, a sign, the audience).
//! *Example*: «أكد الناطق باسم الوزارة لوكالة محلية أن …» → الناطق باسم الوزارة, reported.

use crate::lexicon::{Hit, Table, Words};
use crate::token::TokenKind;

/// One word of saying with what it says of the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saying {
    /// Tokens of the source, half open; empty when nobody is named.
    pub from: usize,
    pub to: usize,
    /// `reported | claimed | alleged | confirmed`, as in the contract.
    pub stance: &'static str,
    /// Named by kind only: «مصدر أمني», «شهود عيان», or by nobody at all.
    pub anonymous: bool,
}

/// The longest source that is read, in words: «المتحدث باسم القائد العام للقوات المسلحة …».
const LONGEST: usize = 9;

/// Words at which what is said, or where and to whom it is said, begins.
const ENDS: &[&str] = &[
    "ان",
    "بان",
    "انه",
    "انها",
    "انهم",
    "بانه",
    "بانها",
    "بانهم",
    "في",
    "خلال",
    "عن",
    "الي",
    "علي",
    "اليوم",
    "امس",
    "عبر",
    "بعد",
    "قبل",
    "حول",
    "مساء",
    "صباح",
    "الذي",
    "التي",
    "فيما",
    "حيث",
    "مسووليته",
    "مسووليتها",
    "بمقتل",
    "باصابه",
    "مقتل",
    "اصابه",
    "وقوع",
    "بوقوع",
    "قصف",
    "مصرع",
    "جرح",
    "تدمير",
    "استشهاد",
    "ارتفاع",
    "تفجير",
    "هجوم",
    "اعتقال",
    "توقيف",
    "انسحاب",
    "اسقاط",
    "لم",
    "استهداف",
    "سقوط",
    "تورط",
    "تورطها",
    "تورطه",
    "صلته",
    "صلتها",
    "ضلوعه",
    "ضلوعها",
    "قوله",
    "قولها",
    "قولهم",
    // The telling begins: «بحسب الشرطة قُتل ستة».
    "فان",
    "فانه",
    "فانها",
    "فقد",
    "قتل",
    "قتلت",
    "قتلوا",
    "اصيب",
    "اصيبت",
    "جرحت",
    "استشهد",
    "استشهدت",
    "اعتقل",
    "اعتقلت",
    "اغتيل",
    "انفجر",
    "انفجرت",
    "سقط",
    "سقطت",
    "قصفت",
    "استهدفت",
];

/// The audience: «لوكالة …», «للصحفيين».
const AUDIENCE: &[&str] = &[
    "وكاله",
    "قناه",
    "صحيفه",
    "موقع",
    "مراسل",
    "مراسلنا",
    "صحفيين",
    "صحافيين",
    "اذاعه",
    "تلفزيون",
    "رويترز",
];

/// What stands between «وفق» or «بحسب» and the source.
const FILLERS: &[&str] = &[
    "ما",
    "لما",
    "به",
    "افاد",
    "افادت",
    "ذكر",
    "ذكرت",
    "قال",
    "قالت",
    "قاله",
    "قالته",
    "نقل",
    "نقلت",
    "نقلته",
    "اعلن",
    "اعلنت",
    "اعلنه",
    "اعلنته",
    "اورد",
    "اوردت",
    "اوردته",
    "صرح",
    "اكد",
    "اكدت",
    "اكده",
    "نشر",
    "نشرت",
    "نشرته",
    "كشف",
    "كشفت",
    "ذكره",
    "ذكرته",
    "افاده",
    "افادته",
];

/// Sources that are kinds, not names.
const KINDS: &[&str] = &[
    "مصدر",
    "مصادر",
    "المصدر",
    "المصادر",
    "شهود",
    "شاهد",
    "سكان",
    "اهالي",
    "الاهالي",
    "السكان",
    "ناشطون",
    "ناشطين",
    "نشطاء",
    "مسوول",
    "مسوولون",
    "مسوولين",
    "ضابط",
    "مراقبون",
    "مراقبين",
    "خبراء",
    "محللون",
    "انباء",
    "تقارير",
    "معلومات",
    "وسائل",
    "متطوعون",
];

/// Reads the source of one hit of `sources.tsv`.
#[must_use]
pub fn read(table: &Table, words: &Words<'_>, actors: &[Hit], hit: &Hit) -> Saying {
    let row = table.row(hit);
    let stance = match row.fixed("stance") {
        "" => "reported",
        stance => stance,
    };
    let kind = row.cell("kind");
    let (from, to) = match kind {
        "suspect" => (hit.to, hit.to),
        "claim" | "deny" | "accuse" => party(words, actors, hit).unwrap_or_else(|| {
            // «اتهم الأهالي مسلحين»: the source ends where the accused begins.
            let (from, to) = phrase(words, hit);
            (from, actors.iter().map(|a| a.from).find(|a| *a > from && *a < to).unwrap_or(to))
        }),
        _ => phrase(words, hit),
    };
    let anonymous = from == to || stem_is(words, from, KINDS);
    Saying { from, to, stance, anonymous }
}

/// Who claims, denies or accuses: the group named inside the phrase, right behind it, or right before it.
fn party(words: &Words<'_>, actors: &[Hit], hit: &Hit) -> Option<(usize, usize)> {
    let inside = actors.iter().find(|a| a.from > hit.from && a.to <= hit.to);
    let behind = || actors.iter().find(|a| a.from == skip_quotes(words, hit.to));
    let before = || actors.iter().find(|a| a.to == hit.from);
    inside.or_else(behind).or_else(before).map(|a| (a.from, a.to))
}

/// The noun phrase behind the word, else the one before it.
fn phrase(words: &Words<'_>, hit: &Hit) -> (usize, usize) {
    let mut from = skip_quotes(words, hit.to);
    while FILLERS.contains(&text(words, from)) {
        from = skip_quotes(words, from + 1);
    }
    let to = end(words, from);
    if to > from { (from, to) } else { before(words, hit) }
}

/// «وكالة سانا ذكرت أن»: from the start of the clause to the verb.
fn before(words: &Words<'_>, hit: &Hit) -> (usize, usize) {
    let stops = |at: usize| words.tokens.get(at).is_none_or(|t| t.kind != TokenKind::Word && !t.is_sign('"'));
    let mut from = hit.from;
    while from > 0 && !stops(from - 1) && hit.from - from < LONGEST {
        from -= 1;
    }
    let clause = from == 0 || stops(from - 1);
    let verb_opens = hit.reading.before.conjunction.is_some();
    if clause && !verb_opens && !ENDS.contains(&text(words, from)) {
        (from, hit.from)
    } else {
        (hit.to, hit.to)
    }
}

fn end(words: &Words<'_>, from: usize) -> usize {
    let mut at = from;
    while at - from < LONGEST {
        let Some(token) = words.tokens.get(at) else { break };
        let opens_speech =
            token.is_sign('"') && at > from && !open_quotes(words, from, at) && quote_is_long(words, at);
        let sign = token.kind != TokenKind::Word && token.kind != TokenKind::Latin && !token.is_sign('"');
        let audience = at > from
            && words
                .readings(at)
                .iter()
                .any(|r| r.before.particle == Some('ل') && AUDIENCE.contains(&r.stem.as_str()));
        if sign || opens_speech || audience || ENDS.contains(&token.text.as_str()) {
            break;
        }
        at += 1;
    }
    // A quote that was opened and not closed belongs to what follows.
    while at > from
        && words.tokens.get(at - 1).is_some_and(|t| t.is_sign('"'))
        && open_quotes(words, from, at)
    {
        at -= 1;
    }
    at
}

fn open_quotes(words: &Words<'_>, from: usize, to: usize) -> bool {
    let quotes = words.tokens.get(from..to).unwrap_or_default().iter().filter(|t| t.is_sign('"')).count();
    let opened = from.checked_sub(1).and_then(|b| words.tokens.get(b)).is_some_and(|t| t.is_sign('"'));
    (quotes + usize::from(opened)) % 2 == 1
}

/// A quotation of more than four words is speech, not a name.
fn quote_is_long(words: &Words<'_>, at: usize) -> bool {
    !words.tokens.iter().skip(at + 1).take(5).any(|t| t.is_sign('"'))
}

fn skip_quotes(words: &Words<'_>, mut at: usize) -> usize {
    while words.tokens.get(at).is_some_and(|t| t.is_sign('"')) {
        at += 1;
    }
    at
}

fn text<'a>(words: &Words<'a>, at: usize) -> &'a str {
    words.tokens.get(at).map_or("", |t| t.text.as_str())
}

fn stem_is(words: &Words<'_>, at: usize, list: &[&str]) -> bool {
    words
        .readings(at)
        .iter()
        .any(|r| list.contains(&r.stem.as_str()) || list.contains(&r.with_article().as_str()))
}
