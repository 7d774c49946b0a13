//! Which tolls of one event are the same people told again, and which are others that add up.

use super::Casualty;
use crate::analysis::{Analysis, within};
use crate::inflect::Part;
use crate::lexicon::Hit;
use crate::quantity::Quantity;

/// Where the attackers' own dead are not counted.
const OWN_DEAD_APART: &str = "suicide_bombing";

const HELD: &[&str] = &["captured", "arrested", "abducted"];

/// The tolls of one sentence that count people of their own: «مقتل جندي … ومقتل مدني» are two, «قتيلان … القتيلان» is told again.
#[must_use]
pub fn distinct(a: &Analysis<'_>, kind: &str, tolls: &[Casualty]) -> Vec<Casualty> {
    let mut out: Vec<Casualty> = Vec::new();
    let own = tolls.iter().any(|t| !t.earlier);
    for toll in tolls.iter().filter(|t| !(t.earlier && own)) {
        // «قتلوهم بعد أسرهم»: the killing is the event, and who was held is dead.
        let dead = out.iter().find(|o| o.kind == "killed" && o.quantity.is_some());
        let mut toll = toll.clone();
        if HELD.contains(&toll.kind)
            && toll.definite
            && let Some(dead) = dead
        {
            if a.family(kind) != "held" {
                continue;
            }
            // «جثث ثلاثة بعد اختطافهم»: they are the ones who were found.
            toll.quantity = if vague(&toll) { dead.quantity } else { toll.quantity };
        }
        let toll = &toll;
        // «القتيل … أصيب في رأسه»: who died is not wounded as well.
        // «أدى لإصابته ومقتل زوجته»: but who dies behind him is another.
        if toll.kind == "wounded"
            && toll.definite
            && tolls.iter().any(|o| o.kind == "killed" && (o.from < toll.from || o.definite))
        {
            continue;
        }
        // «أصيب … ما أدى إلى وفاته»: one of the wounded is dead now.
        if toll.kind == "killed" && toll.definite && one(toll) {
            let mended = out.iter().position(|o| o.kind == "wounded" && one(o));
            if let Some(at) = mended {
                out.remove(at);
            }
        }
        let told: Vec<&Casualty> = out.iter().filter(|o| slot(o) == slot(toll)).collect();
        let again = told.iter().any(|o| o.quantity.is_some());
        // «ارتفع عدد القتلى إلى 13 بعد وفاة اثنين»: who died since is among them.
        if told.iter().any(|o| o.raised && o.quantity.is_some()) {
            continue;
        }
        if again && (toll.definite || vague(toll) || told.iter().any(|o| same_people(a, o, toll))) {
            continue;
        }
        // «قتل أربعة، بينما قال المرصد إن القتلى سبعة»: the same people, counted by others.
        if let Some(first) = out.iter().position(|o| slot(o) == slot(toll) && told_otherwise(a, o, toll)) {
            if let Some(o) = out.get_mut(first) {
                o.quantity = o.quantity.zip(toll.quantity).map(|(p, q)| either(p, q));
            }
            continue;
        }
        // «قتل 60، ففي حمص قتل 10»: a part of the sum before it, and the event that is told.
        let part = a.tokens().get(toll.from.saturating_sub(6)..toll.from).unwrap_or_default();
        let part = part.iter().any(|t| t.text == "ففي");
        if !vague(toll) {
            out.retain(|o| o.kind != toll.kind || !vague(o) && !part && !toll.raised);
        }
        out.push(toll.clone());
    }
    out
}

/// Whether a later toll of a sentence is what others say of the same people: somebody speaks between them, and it names no side.
fn told_otherwise(a: &Analysis<'_>, told: &Casualty, toll: &Casualty) -> bool {
    let (end, start) = (told.to.max(told.victims_to), toll.from.min(toll.victims_from));
    let said = within(&a.mentions.sources, end, start, |h| h.from).iter().any(|h| {
        h.part == Part::Past
            && (a.asks("against", h.from.saturating_sub(1)) || a.word(h.from).starts_with("وتحدث"))
    });
    let to = toll.to.max(toll.victims_to);
    let sided = |h: &Hit| h.to <= to + 3;
    let side = within(&a.mentions.actors, start, to + 2, |h| h.from).iter().any(sided)
        || (start..to).any(|i| a.word(i).ends_with("هم") || a.word(i).ends_with("ها"));
    said && !side && !differ(a, told, toll) && !vague(told) && !vague(toll) && !toll.active && !told.active
}

/// Between what two sources say.
fn either(p: Quantity, q: Quantity) -> Quantity {
    let upper = match (p.max, q.max) {
        (Some(x), Some(y)) => Some(x.max(y)),
        // «17 على الأقل», others «25»: as many as that.
        (Some(x), None) => Some(x).filter(|x| Some(*x) > q.min),
        (None, Some(y)) => Some(y).filter(|y| Some(*y) > p.min),
        (None, None) => None,
    };
    Quantity { min: p.min.min(q.min), max: upper, approximate: p.approximate || q.approximate }
}

/// Tolls of a second statement of the event. A later exact count replaces a vaguer or an earlier one of its kind; a headline
/// never overrides the body; the attackers' own dead are beside the others.
pub fn unite(into: &mut Vec<Casualty>, from: &[Casualty], newer: bool) {
    for toll in from {
        let same = |c: &Casualty| slot(c) == slot(toll);
        // What happened a week before is another event's.
        if toll.earlier {
            continue;
        }
        // The other parts of a kind come in with the first.
        if from.iter().position(same) != from.iter().position(|c| std::ptr::eq(c, toll)) {
            continue;
        }
        let newer = newer || from.iter().any(|c| same(c) && c.raised);
        let old = total(into.iter().filter(|c| same(c)));
        let new = total(from.iter().filter(|c| same(c)));
        // «قتل ثلاثة», then «كما قتل خمسة»: others of the same event.
        let besides = !newer && from.iter().any(|c| same(c) && c.besides && !vague(c));
        if besides && old.is_some_and(|q| !is_vague(q)) && old != new {
            into.extend(from.iter().filter(|c| same(c)).cloned());
            continue;
        }
        // «قتل خمسة», then «خمسة جنود وسائقهم»: who was counted, and others.
        let wider = old.is_some_and(|q| !is_vague(q)) && from.iter().any(|c| same(c) && c.first == old);
        let replaces = match (old, new) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(old), Some(new)) => {
                is_vague(old) && !is_vague(new)
                    || wider
                    || newer && !is_vague(new) && new.min > old.min
                    // «عشرات», then «50»: counted since.
                    || old.max.is_none() && new.max.is_some() && new.min > old.min
                    || is_round(old) && new.min > old.min
                    // «31», then «31 على الأقل»: no more is claimed than that.
                    || old.max.is_some() && new.max.is_none() && new.min == old.min && new.min > Some(2)
            }
        };
        if replaces {
            into.retain(|c| !same(c));
            into.extend(from.iter().filter(|c| same(c)).cloned());
        }
    }
}

/// Once it is known what the event is: the bomber's own death is not counted, unless others killed him.
pub fn settle(kind: &str, tolls: &mut Vec<Casualty>) {
    tolls.retain(|c| !(c.attacker && !c.active && kind == OWN_DEAD_APART && one(c)));
    // «قتلوا بعد توقيفهم»: whoever was put to death is counted among the dead.
    let dead: Vec<_> = tolls.iter().filter(|c| c.kind == "killed").map(|c| c.quantity).collect();
    if kind == "execution" {
        tolls.retain(|c| !(HELD.contains(&c.kind) && c.definite && dead.contains(&c.quantity)));
    }
    // «هدد السكان بالقتل»: nobody is dead of a threat.
    // «اتفاق على تبادل جثامين 11 قتيلا»: nor of an agreement.
    if matches!(kind, "threat" | "agreement") {
        tolls.clear();
    }
}

/// The people of all counts of one kind, `None` when nobody is counted.
fn total<'c>(tolls: impl Iterator<Item = &'c Casualty>) -> Option<Quantity> {
    tolls.filter_map(|c| c.quantity).reduce(super::sum)
}

/// Arrested, abducted and captured are three words for one thing that happens to people.
fn slot(toll: &Casualty) -> (&'static str, bool) {
    (if HELD.contains(&toll.kind) { "held" } else { toll.kind }, toll.attacker)
}

fn is_vague(q: Quantity) -> bool {
    q.max.is_none() && q.min <= Some(1)
}

/// «عشرات», «مئات».
fn is_round(q: Quantity) -> bool {
    q.max.is_none() && matches!(q.min, Some(20 | 100 | 200 | 1000 | 2000))
}

fn vague(toll: &Casualty) -> bool {
    toll.quantity.is_none_or(is_vague)
}

fn one(toll: &Casualty) -> bool {
    toll.quantity == Some(Quantity::exact(1))
}

/// Whether two counts of a kind in one sentence are of the same people: equally many, and nothing says that they are others.
fn same_people(a: &Analysis<'_>, told: &Casualty, toll: &Casualty) -> bool {
    let equal = told.quantity == toll.quantity;
    let words = |c: &Casualty| a.tokens().get(c.victims_from..c.victims_to).unwrap_or_default();
    let other = words(toll).iter().any(|t| t.text.trim_start_matches('و').starts_with("اخر"));
    let also = (1..=2)
        .filter_map(|n| a.tokens().get(toll.from.checked_sub(n)?))
        .any(|t| matches!(t.text.as_str(), "كما" | "ايضا" | "كذلك" | "بالاضافه"));
    equal && !(other || also || differ(a, told, toll) && one(toll))
}

/// «شخص» can be anybody; a child is no soldier, and a man called by his name is no other.
fn differ(a: &Analysis<'_>, told: &Casualty, toll: &Casualty) -> bool {
    let person = |c: &Casualty| {
        let end = c.victims_to.max(c.victims_from + 1);
        within(&a.mentions.people, c.victims_from, end, |p| p.from).iter().find(|p| p.to <= end)
    };
    let (Some(x), Some(y)) = (person(told), person(toll)) else { return false };
    let rows = &a.knowledge.lexicon.people;
    let general = |h| rows.row(h).id == "person";
    let begin = |h: &Hit| h.reading.stem.chars().take(3).collect::<String>();
    !general(x) && !general(y) && (x.row != y.row || begin(x) != begin(y))
}
