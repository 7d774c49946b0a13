//! What two statements share beyond their own fields: the names and people in them, their words, the article around them.

use super::alike::{bare, types_agree};
use crate::analysis::{Analysis, within};
use crate::casualty::Casualty;
use crate::frame::Frame;
use crate::inflect::Number;
use crate::lexicon::Hit;
use crate::token::Token;

/// What the article tells besides, and what the two have in it.
pub(super) fn context(a: &Analysis<'_>, x: &Frame, y: &Frame, out: &mut Vec<String>) {
    let names = |f: &Frame| -> Vec<String> {
        a.toponyms_in(f.from, f.to)
            .iter()
            .filter(|t| t.to <= f.to && t.level() < crate::place::Level::Country)
            .map(|t| crate::place::place_key(&t.name))
            .collect()
    };
    let (p, q) = (names(x), names(y));
    if !p.is_empty() && !q.is_empty() {
        let same = q.iter().filter(|n| p.contains(n)).count();
        out.push(format!(
            "names {}",
            if same == 0 {
                "all different"
            } else if same == q.len() {
                "all the same"
            } else {
                "some the same"
            }
        ));
    }
    people(a, x, y, out);
    bare_continuation(a, x, y, out);
    let common = common_words(a, x, y);
    out.push(format!("words in common {}", [1, 2, 3, 5].iter().take_while(|e| common >= **e).count()));
    let weapon = |f: &Frame| f.weapon.and_then(|i| a.mentions.weapons.get(i)).map(|h| h.row);
    if let (Some(p), Some(q)) = (weapon(x), weapon(y)) {
        out.push(if p == q { "the same weapon" } else { "another weapon" }.to_owned());
    }
    let whos =
        |f: &Frame| -> Vec<&str> { f.casualties.iter().map(|c| c.who).filter(|w| *w != "unknown").collect() };
    let (p, q) = (whos(x), whos(y));
    if !p.is_empty() && !q.is_empty() {
        out.push(if q.iter().any(|w| p.contains(w)) { "victims alike" } else { "other victims" }.to_owned());
    }
    let towns = [2, 4, 7].iter().take_while(|e| a.towns >= **e).count();
    out.push(format!("towns in the article {towns}"));
    if towns >= 2 {
        let own = if y.has_own_place() { "own place" } else { "no own place" };
        out.push(format!("many towns, {own}"));
    }
    if x.sentence == 0 {
        out.push("after the lead".to_owned());
    }
}

/// How many content words the two have in common that are no words of the lexicon: a name, a car, a market.
fn common_words(a: &Analysis<'_>, x: &Frame, y: &Frame) -> usize {
    let words = |f: &Frame| -> std::collections::BTreeSet<&str> {
        (f.from..f.to)
            .filter(|at| !told(a, &a.mentions.weapons, *at))
            .filter_map(|at| a.tokens().get(at))
            .filter(|t| t.is_word())
            .map(|t| bare(&t.text))
            .filter(|w| w.chars().count() >= 4)
            .collect()
    };
    let theirs = words(y);
    words(x).intersection(&theirs).count()
}

/// Whether a token is part of a word of the lexicon: of the event and its telling, or of one further table.
fn told(a: &Analysis<'_>, further: &[Hit], at: usize) -> bool {
    let m = &a.mentions;
    [m.triggers.as_slice(), &m.casualties, &m.cues, &m.sources, &m.people, further]
        .iter()
        .any(|list| within(list, at.saturating_sub(4), at + 1, |h| h.from).iter().any(|h| at < h.to))
}

/// «المسلحون», «المهاجمون» after «مسلحين»: those told of before act again; «المواطن فلان» after «الشاب علان»: another victim.
fn people(a: &Analysis<'_>, x: &Frame, y: &Frame, out: &mut Vec<String>) {
    let hits = |f: &Frame| within(&a.mentions.people, f.from, f.to, |h| h.from);
    let row = |h: &Hit| a.knowledge.lexicon.people.row(h);
    let several = |h: &&Hit| h.reading.before.definite && h.number != Number::Singular;
    let before = |h: &&Hit| hits(x).iter().any(|o| o.row == h.row);
    let plain = |h: &&Hit| !a.mentions.numbers.iter().any(|n| n.counted == Some(h.from));
    for again in hits(y).iter().filter(several).filter(before).filter(plain) {
        out.push(format!("people again {}", row(again).cell("side")));
    }
    let (p, q) = (named(a, x), named(a, y));
    if !p.is_empty() && !q.is_empty() {
        let same = q.iter().any(|w| p.contains(w));
        out.push(if same { "same person" } else { "other persons" }.to_owned());
    }
    let (p, q) = (named_victims(a, x), named_victims(a, y));
    if !p.is_empty() && !q.is_empty() && !q.iter().any(|w| p.contains(w)) {
        out.push("other named victims".to_owned());
    }
}

/// Words of the names of single persons: those right after «المواطن», «القيادي», «الناشط».
fn named<'a>(a: &Analysis<'a>, f: &Frame) -> Vec<&'a str> {
    names_of(a, f, |_| true)
}

/// Words of the full names of single persons who were hurt: «قتل الشاب محمد العلي», but not «قتل السائق» or «الرجل المطلوب».
fn named_victims<'a>(a: &Analysis<'a>, f: &Frame) -> Vec<&'a str> {
    let hurt = |c: &&Casualty| c.quantity.is_some() && !c.attacker && matches!(c.kind, "killed" | "wounded");
    let among =
        |c: &Casualty, h: &Hit| h.from >= c.from.min(c.victims_from) && h.from < c.to.max(c.victims_to);
    // Two words, the first without ال; a quote may stand before them.
    let name = |h: &Hit| {
        let quoted = a.tokens().get(h.to).is_some_and(|t| !t.is_word());
        let start = h.to + usize::from(quoted);
        let words = a.tokens().get(start..start + 2);
        words.is_some_and(|t| t.iter().all(Token::is_word)) && !a.word(start).starts_with("ال")
    };
    // «أطلقوا النار على الشاب محمد العلي», «استهدف مجهولون الشاب محمد العلي».
    let deed = !f.casualty_only && a.family(&f.kind) == "violence";
    let aimed_at = |h: &Hit| deed && h.from >= f.trigger_to && h.from <= f.trigger_to + 3;
    names_of(a, f, |h| name(h) && (aimed_at(h) || f.casualties.iter().filter(hurt).any(|c| among(c, h))))
}

fn names_of<'a>(a: &Analysis<'a>, f: &Frame, who: impl Fn(&Hit) -> bool) -> Vec<&'a str> {
    let mut out = Vec::new();
    let single = |h: &&Hit| h.reading.before.definite && h.number == Number::Singular && who(h);
    for hit in within(&a.mentions.people, f.from, f.to, |h| h.from).iter().filter(single) {
        let words = (hit.to..f.to).filter_map(|i| a.tokens().get(i).map(|t| (i, t)));
        let name = words
            .filter(|(_, t)| !t.is_sign('"') && !t.is_sign('('))
            .take_while(|(i, t)| {
                t.is_word() && t.text.chars().count() >= 3 && !told(a, &a.mentions.actors, *i)
            })
            .take(3);
        out.extend(name.map(|(_, t)| bare(&t.text)));
    }
    out
}

/// Said without a place or a time of its own: more of what was told before, the nearer and the more alike the likelier.
fn bare_continuation(a: &Analysis<'_>, x: &Frame, y: &Frame, out: &mut Vec<String>) {
    let own = if !y.has_own_place() && !y.has_own_time() && !y.heading { "bare" } else { "own" };
    let gap = y.sentence.saturating_sub(x.last_sentence).min(3);
    let kinds = match types_agree(a, x, y) {
        true if y.kind == x.kind => "same",
        true if y.generic || y.casualty_only => "generic",
        true => "related",
        false => "other",
    };
    let counted = y.casualties.iter().any(|c| c.quantity.is_some());
    out.push(format!("{own}, sentences apart {gap}"));
    out.push(format!("{own}, {kinds} type, sentences apart {gap}"));
    out.push(format!("{own}, {kinds} type, sentences apart {gap}, counted {counted}"));
}
