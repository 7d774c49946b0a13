//! Merge: frames that tell one event become one incident; the headline and the body, the lead and its details, the later toll.
//!
//! Two frames are never merged on weak evidence: their places must not lie apart, their days must not differ, their types
//! must be able to tell one event. What they then share (place, day, count, actor, a word that points back) must reach
//! [`ENOUGH`]. Deterministic and in text order.

mod alike;
mod shared;

pub use alike::likeness;
use alike::{Agreement, places_agree, toll, types_agree, wide_reading};
pub use shared::shared;

use crate::analysis::Analysis;
use crate::casualty;
use crate::frame::{Frame, Status, Verdict};
use crate::place::Level;

/// Points that two frames must share.
pub const ENOUGH: f64 = 2.0;

/// Unites frames; what comes out are the article's incidents and its statistics, in text order.
#[must_use]
pub fn merge(a: &Analysis<'_>, frames: Vec<Frame>) -> Vec<Frame> {
    let mut frames: Vec<Frame> = frames.into_iter().filter(wanted).collect();
    // A list of posts is all headings: each tells an event of its own.
    let headed = frames.iter().filter(|f| f.heading).count();
    if headed >= 4 && headed > frames.len() - headed {
        frames.iter_mut().for_each(|f| f.heading = false);
    }
    let (mut headings, body): (Vec<Frame>, Vec<Frame>) = frames.into_iter().partition(|f| f.heading);
    let umbrella = umbrellas(a, &body);
    let mut out: Vec<Frame> = Vec::new();
    for (i, frame) in body.into_iter().enumerate() {
        if umbrella.contains(&i) {
            headings.push(Frame { heading: true, ..frame });
        } else {
            place_frame(a, &mut out, frame);
        }
    }
    for mut heading in headings {
        // A sum over several incidents belongs to none of them alone.
        let fitting = out.iter().filter(|f| types_agree(a, f, &heading)).count();
        let partner = best(a, &out, &heading);
        let one = partner.and_then(|i| out.get(i)).is_some_and(|f| {
            heading.events.is_none_or(|q| q.max == Some(1)) && likeness(a, f, &heading) >= Some(ENOUGH + 0.8)
        });
        if fitting > 1 && !one {
            heading.casualties.clear();
        }
        match partner {
            Some(i) => unite_at(a, &mut out, i, heading),
            None if !out.is_empty() && !apart_from_all(a, &out, &heading) => {
                if let Some(first) = out.iter_mut().find(|f| types_agree(a, f, &heading)) {
                    first.evidence.extend(heading.evidence);
                }
            }
            // A headline alone must say where or how many.
            None if !heading.places.is_empty() || heading.casualties.iter().any(|c| c.quantity.is_some()) => {
                out.push(heading)
            }
            None => {}
        }
    }
    out.iter_mut().for_each(|f| casualty::settle(&f.kind, &mut f.casualties));
    out.sort_by_key(|f| f.trigger);
    out
}

/// Leads that sum up what the following sentences tell one by one: of the first two sentences, with a wide place or
/// several events, followed by at least two events of their kind at places of their own that lie apart.
fn umbrellas(a: &Analysis<'_>, body: &[Frame]) -> Vec<usize> {
    let first = body.first().map_or(0, |f| f.sentence);
    let located = |f: &Frame| {
        f.places
            .iter()
            .filter_map(|i| a.toponyms.get(*i))
            .all(|t| t.place().is_some() || t.level == Some(Level::Settlement))
    };
    let specific = |f: &&Frame| {
        located(f)
            && !f.place_inherited
            && f.places
                .iter()
                .filter_map(|i| a.toponyms.get(*i))
                .any(|t| t.level() < Level::District && !wide_reading(t))
    };
    let mut found = Vec::new();
    for (i, lead) in body.iter().enumerate() {
        if lead.sentence > first + 1 || lead.verdict != Verdict::Incident {
            continue;
        }
        let parts: Vec<&Frame> = body
            .iter()
            .filter(|f| f.sentence > lead.sentence && types_agree(a, lead, f))
            .filter(specific)
            .collect();
        let apart = parts
            .iter()
            .enumerate()
            .any(|(n, p)| parts.iter().skip(n + 1).any(|q| places_agree(a, p, q) == Agreement::Apart));
        let wide = !specific(&lead) || lead.places.len() > 1;
        let several = lead.events.is_some_and(|q| q.min >= Some(2)) || sums_up(lead, &parts);
        let told = parts.iter().filter(|p| p.casualties.iter().any(|c| c.quantity.is_some())).count() >= 2;
        if apart
            && (told || several)
            && parts.len() >= 2
            && (wide || several)
            && (several || parts.iter().all(|p| !matches!(places_agree(a, lead, p), Agreement::Apart)))
        {
            found.push(i);
        }
    }
    found
}

/// The lead's toll is the sum of its parts'.
fn sums_up(lead: &Frame, parts: &[&Frame]) -> bool {
    ["killed", "wounded"].iter().any(|kind| {
        let Some(total) = toll(lead, kind).and_then(|q| q.min).filter(|n| *n >= 2) else { return false };
        let sum: u64 = parts.iter().filter_map(|p| toll(p, kind)).filter_map(|q| q.min).sum();
        sum == total && parts.iter().filter(|p| toll(p, kind).is_some()).count() >= 2
    })
}

fn wanted(frame: &Frame) -> bool {
    matches!(frame.verdict, Verdict::Incident | Verdict::Statistic)
}

fn place_frame(a: &Analysis<'_>, out: &mut Vec<Frame>, frame: Frame) {
    match best(a, out, &frame) {
        Some(i) => unite_at(a, out, i, frame),
        None => out.push(frame),
    }
}

fn unite_at(a: &Analysis<'_>, out: &mut [Frame], i: usize, frame: Frame) {
    if let Some(into) = out.get_mut(i) {
        unite(a, into, frame);
    }
}

fn best(a: &Analysis<'_>, out: &[Frame], frame: &Frame) -> Option<usize> {
    let mut best: Option<(f64, usize)> = None;
    for (i, other) in out.iter().enumerate() {
        let Some(score) = likeness(a, other, frame) else { continue };
        if score >= ENOUGH && best.is_none_or(|b| score >= b.0) {
            best = Some((score, i));
        }
    }
    best.map(|b| b.1)
}

/// A heading that fits nothing below it still tells one of the incidents below unless its type is foreign to all.
fn apart_from_all(a: &Analysis<'_>, out: &[Frame], heading: &Frame) -> bool {
    out.iter().all(|f| a.family(&f.kind) != a.family(&heading.kind))
}

/// Puts the second frame into the first.
fn unite(a: &Analysis<'_>, into: &mut Frame, from: Frame) {
    // «وتتزامن الهجمات بالصواريخ والمسيرات»: many events together say nothing of the means of the one told.
    let many = from.events.is_some_and(|q| q.max.is_none()) && into.events.is_none();
    let better_type = !many
        && a.rank(&from.kind) > a.rank(&into.kind)
        && !from.casualty_only
        && (into.generic || !from.generic)
        || into.casualty_only && !from.casualty_only;
    if better_type {
        into.kind.clone_from(&from.kind);
        into.generic = from.generic;
        if into.casualty_only {
            into.trigger = from.trigger;
            into.trigger_from = from.trigger_from;
            into.trigger_to = from.trigger_to;
            into.casualty_only = false;
        }
    }
    into.weak &= from.weak;
    into.last_sentence = into.last_sentence.max(from.sentence);
    into.evidence.extend(from.evidence);
    into.rules.extend(from.rules);
    if better_places(a, into, &from.places, from.place_inherited) {
        into.places = from.places;
        into.place_inherited = from.place_inherited;
    }
    if into.time.is_none() || (into.time_inherited && !from.time_inherited && from.time.is_some()) {
        into.time = from.time;
        into.time_inherited = from.time_inherited;
    }
    for party in from.parties {
        if !into.parties.iter().any(|p| p.id == party.id && p.role == party.role) {
            into.parties.push(party);
        }
    }
    into.weapon = into.weapon.or(from.weapon);
    into.source = into.source.or(from.source);
    if from.status == Status::Foiled {
        into.status = Status::Foiled;
    }
    let newer = !from.heading && a.cues_in(from.from, from.to).any(|(_, m)| m == "update");
    if from.sentence == into.sentence && !from.heading {
        // Two tolls of one sentence that were parted count people of their own.
        into.casualties.extend(from.casualties);
        into.casualties = casualty::distinct(a, &into.kind, &into.casualties);
    } else {
        casualty::unite(&mut into.casualties, &from.casualties, newer);
    }
    // The stronger of the two frames speaks for both, and being told twice is a reason of its own.
    let sum = |p: &[(&'static str, f64)]| p.iter().map(|p| p.1).sum::<f64>();
    if sum(&from.points) > sum(&into.points) {
        into.points = from.points;
    }
    if !into.points.iter().any(|p| p.0 == "told more than once") {
        into.points.push(("told more than once", 0.5));
    }
}

fn better_places(a: &Analysis<'_>, into: &Frame, new: &[usize], inherited: bool) -> bool {
    if new.is_empty() {
        return false;
    }
    let level = |list: &[usize]| {
        list.iter().filter_map(|i| a.toponyms.get(*i)).map(|t| (t.level(), t.located.is_none())).min()
    };
    into.places.is_empty()
        || (into.place_inherited && !inherited)
        || level(new) < level(&into.places) && !inherited
}
