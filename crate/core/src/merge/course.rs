//! How deeds follow on each other in one telling: «هاجموا … ورشقوا … ثم فتحوا النار» is one attack, the points of a list are several.

use crate::analysis::{Analysis, within};
use crate::frame::Frame;
use crate::inflect::{Number, Part};
use crate::lexicon::Hit;
use crate::segment::Sentence;
use crate::token::TokenKind;

/// Names of what speaks for one course of events or against it.
pub(super) fn course(a: &Analysis<'_>, x: &Frame, y: &Frame, out: &mut Vec<String>) {
    for (said, name) in [
        (goes_on(a, x, y), "goes on"),
        (one_operation(a, x, y), "one operation"),
        (flight_of_strike(x, y), "flight of the strike"),
        (way_into_raid(x, y), "way into the raid"),
        (x.sentence != y.sentence && item(a, x) && item(a, y), "points of a list"),
        (answers(a, x, y), "answers it"),
        (followed(a, x, y), "followed by"),
        (after_a_body(x, y), "after a body found"),
    ] {
        if said {
            out.push(name.to_owned());
        }
    }
}

/// «هاجموا القرية ورشقوا المنازل», «ثم فتحوا النار»: a verb joined to the one before, whose doers are not named again, without a
/// place or a time of its own. What is done to people held is told as a deed of its own.
fn goes_on(a: &Analysis<'_>, x: &Frame, y: &Frame) -> bool {
    let own = y.has_own_place() || y.has_own_time();
    if x.sentence != y.sentence || !y.verbal || own || x.casualty_only {
        return false;
    }
    let Some(verb) = a.trigger_at(y.trigger_from).filter(|h| h.part == Part::Past) else { return false };
    let before = a.word_before(verb.from, 1);
    let joined = verb.reading.before.conjunction.is_some() || before == "ثم";
    let acts = !matches!(a.family(&y.kind), "held" | "displacement" | "agreement" | "prison");
    joined && acts && !named_doer(a, verb)
}

/// «القضاء على إرهابي وإلقاء القبض على آخرين», «قتل أربعة وضبط أسلحتهم»: two nouns of one verb, the second after the people of the
/// first, without a place or a time of its own.
fn one_operation(a: &Analysis<'_>, x: &Frame, y: &Frame) -> bool {
    let noun = |f: &Frame| a.trigger_at(f.trigger_from).filter(|h| h.part == Part::Noun);
    let (Some(_), Some(second)) = (noun(x), noun(y)) else { return false };
    let end = x.casualties.iter().map(|c| c.victims_to.max(c.to)).max().unwrap_or(x.trigger_to);
    let near = second.from <= end.max(x.trigger_to) + 4;
    let kinds = a.family(&x.kind) == "violence" && matches!(a.family(&y.kind), "held" | "seizure");
    x.sentence == y.sentence
        && kinds
        && near
        && !y.has_own_place()
        && !y.has_own_time()
        && second.reading.before.conjunction.is_some()
}

/// Whether a doer stands right behind the verb: «وقصفت المدفعية», but not «ورشقوا المنازل».
fn named_doer(a: &Analysis<'_>, verb: &Hit) -> bool {
    if verb.number == Number::Plural {
        return false;
    }
    let at = verb.from + 1;
    let starts = |list: &[Hit]| within(list, at, at + 1, |h| h.from).iter().any(|h| h.from == at);
    let m = &a.mentions;
    let definite = a.tokens().get(at).is_some_and(|t| t.text.starts_with("ال"));
    definite && !verb.feminine || starts(&m.actors) || starts(&m.people) || starts(&m.weapons)
}

/// «حلق الطيران ونفذ غارتين»: the aircraft that strike were in the air.
fn flight_of_strike(x: &Frame, y: &Frame) -> bool {
    let flies = |f: &Frame| f.rules.iter().any(|r| r == "trigger:overflight");
    x.sentence == y.sentence && flies(x) && y.kind == "air_drone_strike"
}

/// «توغلت قوة في القرية … واعتقلت ثلاثة»: soldiers who came in to hold people.
fn way_into_raid(x: &Frame, y: &Frame) -> bool {
    let comes = |f: &Frame| f.rules.iter().any(|r| r == "trigger:incursion");
    let holds = |f: &Frame| f.kind == "arrest_raid";
    let near = y.sentence <= x.last_sentence + 1;
    near && (comes(x) && holds(y) || holds(x) && comes(y) && y.definite)
}

/// «انفجرت عبوة …، تلاها هجوم أسفر عن إصابة ضابط»: an event that came after the first and cost people of its own.
fn followed(a: &Analysis<'_>, x: &Frame, y: &Frame) -> bool {
    let counted = |f: &Frame| f.casualties.iter().any(|c| c.quantity.is_some());
    let before = || (1..=2).filter_map(|n| y.trigger_from.checked_sub(n)).any(|i| a.asks("follows_it", i));
    x.sentence == y.sentence && counted(x) && counted(y) && before()
}

/// «عثر على جثة امرأة في بلدة A. وأطلق مسلحون النار على مزارع قرب B»: somebody found dead, and an attack elsewhere.
fn after_a_body(x: &Frame, y: &Frame) -> bool {
    let body = x.casualty_only && x.rules.iter().all(|r| r == "casualty:body");
    body && x.sentence != y.sentence && y.verbal && x.has_own_place() && y.has_own_place()
}

/// Whether the statement stands in a point of a list: «1- القضاء على …», «• قصف …».
fn item(a: &Analysis<'_>, f: &Frame) -> bool {
    a.sentences.get(f.sentence).is_some_and(|s| point(a, s))
}

fn point(a: &Analysis<'_>, s: &Sentence) -> bool {
    let token = |n: usize| a.tokens().get(s.from + n).filter(|_| s.from + n < s.to);
    let sign = |n: usize, signs: &[char]| token(n).is_some_and(|t| signs.iter().any(|c| t.is_sign(*c)));
    let numbered = token(0).is_some_and(|t| t.kind == TokenKind::Number && t.text.len() <= 2);
    // «1.» may have been cut off as a sentence of its own.
    let before = |n: usize| s.from.checked_sub(n).and_then(|i| a.tokens().get(i));
    let cut = before(1).is_some_and(|t| t.is_sign('.') || t.is_sign('-'))
        && before(2).is_some_and(|t| t.kind == TokenKind::Number && t.text.len() <= 2)
        && before(3).is_none_or(|t| t.kind == TokenKind::LineEnd);
    cut || numbered && sign(1, &['-', '.', ')', ':'])
        || sign(0, &['-', '•', '*', '●', '▪', '◾', '🔴', '📌', '✅'])
}

/// «أحرق محتجون المقر على خلفية اغتيال ناشط»: what people rise against is another event.
fn answers(a: &Analysis<'_>, x: &Frame, y: &Frame) -> bool {
    let crowd = matches!(a.family(&x.kind), "demonstration");
    let text = |i: usize| a.word(i);
    let because = (1..=3).filter_map(|n| y.trigger_from.checked_sub(n)).any(|i| {
        matches!(
            text(i),
            "خلفيه"
                | "احتجاجا"
                | "ردا"
                | "تنديدا"
                | "استنكارا"
                | "غضبا"
                | "بعد"
                | "عقب"
                | "اثر"
        )
    });
    x.sentence == y.sentence && crowd && !y.verbal && because && a.family(&y.kind) == "violence"
}
