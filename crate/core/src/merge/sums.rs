//! A sum over several events that came into the group of one of its parts.

use crate::analysis::Analysis;
use crate::frame::Frame;

/// Words of a lead that speaks of more than one place or case.
const SCATTERED: &[&str] = &[
    "متفرقه",
    "مختلفه",
    "متعدده",
    "عده",
    "منفصله",
    "منفصلين",
    "منفصلتين",
    "مدن",
    "مدينتي",
    "بلدتي",
    "سلسله",
];

const KINDS: &[&[&str]] = &[&["killed"], &["wounded"], &["arrested", "abducted", "captured"]];

/// Whether a lead over several places or events counts more people than a later statement of its group tells of one place: that
/// part has its own count, and the lead's is left to nobody.
pub(super) fn yields(a: &Analysis<'_>, told: &[Frame], group: &[usize], lead: &Frame, like: bool) -> bool {
    // What a toll has risen to is the newest one, and counts what was told before.
    let newest = a.cues_in(lead.from, lead.to).any(|(_, meaning)| meaning == "update");
    let sum = over_several(a, lead) || lead.heading && like;
    if newest || !sum {
        return false;
    }
    let said = scattered(a, lead);
    let part = |f: &&Frame| {
        f.sentence > lead.sentence
            && !f.heading
            && (said || f.has_own_place() && f.places != lead.places)
            && !over_several(a, f)
    };
    let less = |f: &Frame| {
        KINDS.iter().any(|kinds| match (count(lead, kinds), count(f, kinds)) {
            (Some((all, _)), Some((_, Some(some)))) => all > some,
            _ => false,
        })
    };
    group.iter().filter_map(|i| told.get(*i)).filter(part).any(less)
}

/// Two places or several events.
fn over_several(a: &Analysis<'_>, f: &Frame) -> bool {
    f.places.len() > 1 || f.events.is_some_and(|q| q.min >= Some(2)) || scattered(a, f)
}

/// «في مناطق متفرقة», «سلسلة هجمات».
fn scattered(a: &Analysis<'_>, f: &Frame) -> bool {
    let words = a.tokens().get(f.from..f.to).unwrap_or_default();
    words.iter().any(|t| SCATTERED.contains(&super::alike::bare(&t.text)))
}

/// Least and greatest number of people of these kinds.
fn count(f: &Frame, kinds: &[&str]) -> Option<(u64, Option<u64>)> {
    f.casualties
        .iter()
        .filter(|c| kinds.contains(&c.kind))
        .filter_map(|c| c.quantity)
        .map(|q| (q.min.unwrap_or(0), q.max))
        .reduce(|x, y| (x.0 + y.0, x.1.zip(y.1).map(|(p, q)| p + q)))
}
