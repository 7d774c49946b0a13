//! Merge: frames that tell one event become one incident; the headline and the body, the lead and its details, the later toll.
//!
//! What two frames share and what parts them (`shared.rs`) has fitted weights; their sum is the log-odds that they tell one
//! event. The two groups that are most alike become one, again and again, while that is likelier than [`ENOUGH`] (`gather.rs`).
//! Deterministic, and what comes out stands in text order.

use std::cmp::Ordering;

mod alike;
mod context;
mod course;
mod gather;
mod group;
mod shared;
mod sums;

use crate::arguments::scene::better_places;
use crate::arguments::when::{dated, may_lend};
use alike::{Agreement, places_agree, toll, types_agree, wide_reading};
pub use gather::gather;
pub use group::ENOUGH;
use group::Groups;
pub use shared::{known, shared};

use crate::analysis::Analysis;
use crate::casualty;
use crate::evidence::{GROUPS, WORDS};
use crate::frame::{Frame, Status, Telling, Verdict};
use crate::judge::totals::runs_on;
use crate::place::Level;

/// Incidents with less confidence than this are not shown.
pub const SHOWN: f64 = 0.83;

/// A line pasted by itself, or an item of a list of news, was chosen by a person: less is asked of it.
const SHOWN_ALONE: f64 = 0.7;

/// What is told plainly, who did it and where or when, by a verb in the past, and against which nothing speaks: less is asked of it.
const SHOWN_PLAIN: f64 = 0.74;

/// Unites frames; what comes out are the article's incidents and its statistics, in text order.
#[must_use]
pub fn merge(a: &Analysis<'_>, frames: Vec<Frame>) -> Vec<Frame> {
    let later = later_tolls(a, &frames);
    let (told, mut out): (Vec<Frame>, Vec<Frame>) = frames
        .into_iter()
        .filter(|f| matches!(f.verdict, Verdict::Incident | Verdict::Statistic))
        .partition(|f| f.verdict == Verdict::Incident);
    let umbrella = umbrellas(a, &told);
    let Groups { all: groups, echoes } = Groups::of(a, &told);
    let mut incidents: Vec<Frame> = Vec::new();
    let mut loose: Vec<Frame> = Vec::new();
    for group in &groups {
        // A sum over several incidents belongs to none of them alone.
        let several = |f: &Frame| groups.iter().filter(|g| like_kind(a, &told, g, f)).nth(1).is_some();
        let yields = |f: &Frame| sums::yields(a, &told, group, f, several(f));
        let summed = group.iter().filter_map(|i| told.get(*i)).any(yields);
        let mut members: Vec<Frame> = Vec::new();
        for i in group {
            let Some(frame) = told.get(*i) else { continue };
            let sum = umbrella.contains(i);
            let mut frame = Frame { heading: frame.heading || sum, ..frame.clone() };
            let many = frame.events.is_some_and(|q| q.max != Some(1));
            let over = frame.heading && (sum || many) && several(&frame) && group.len() > 1;
            if over || summed && frame.heading || yields(&frame) {
                frame.casualties.clear();
            }
            members.push(frame);
        }
        // The headline comes last: it never overrides the body.
        members.sort_by_key(|f| f.heading);
        let alone = members.iter().all(|f| f.heading);
        let mut members = members.into_iter();
        let Some(mut incident) = members.next() else { continue };
        members.for_each(|f| unite(a, &mut incident, f));
        let told_so_far = incident.tellings.clone();
        let own = later.iter().filter(|(event, _)| told_so_far.contains(event));
        own.for_each(|(_, toll)| unite(a, &mut incident, toll.clone()));
        let echo = echoes.iter().filter(|e| group.contains(&e.0)).filter_map(|e| told.get(e.1));
        incident.evidence.extend(echo.flat_map(|f| f.evidence.iter().copied()));
        if alone && groups.len() > 1 && loosely_told(a, &told, &incident) {
            loose.push(incident);
        } else {
            incidents.push(incident);
        }
    }
    // A heading that fits nothing below it still tells one of the incidents below.
    for heading in loose {
        if let Some(first) = incidents.iter_mut().find(|f| types_agree(a, f, &heading)) {
            first.evidence.extend(heading.evidence);
        }
    }
    let shown = if a.is_a_line() || a.is_a_list() { SHOWN_ALONE } else { SHOWN };
    let enough = |f: &Frame| f.confidence() >= if plain(f) { SHOWN_PLAIN.min(shown) } else { shown };
    let (incidents, rest): (Vec<Frame>, Vec<Frame>) = incidents.into_iter().partition(enough);
    out.extend(incidents);
    // Too unlike an event to be shown as one, a total is still a total.
    let total = |f: &Frame| f.points.iter().any(|p| p.0 == "a total over a period");
    out.extend(rest.into_iter().filter(total).map(|f| Frame { verdict: Verdict::Statistic, ..f }));
    out.iter_mut().for_each(|f| casualty::settle(&f.kind, &mut f.casualties));
    out.sort_by_key(|f| f.trigger);
    out
}

/// How much of a statement's sounding like a second telling counts where place, day or counts say otherwise.
const DOUBTED: f64 = 0.5;

/// «شن الطيران غارة على السوق. وارتفع عدد الضحايا إلى 38 قتيلا»: a toll that says too little to be an event of its own, and the
/// statement right before it, to which it belongs.
fn later_tolls(a: &Analysis<'_>, frames: &[Frame]) -> Vec<(Telling, Frame)> {
    let mut found = Vec::new();
    let mut last: Option<&Frame> = None;
    for toll in frames {
        if toll.verdict == Verdict::Incident {
            last = Some(toll);
        }
        let counts =
            toll.casualties.iter().any(|c| c.quantity.is_some_and(|q| q.min > Some(1) || q.max.is_some()));
        let bare =
            toll.casualty_only && counts && !toll.heading && !toll.has_own_place() && !toll.has_own_time();
        if !bare || toll.verdict != Verdict::Unsupported {
            continue;
        }
        if runs_on(a, toll) || a.says(toll.from, toll.to, "period") {
            continue;
        }
        let Some(event) = last else { continue };
        let near = toll.sentence <= event.last_sentence.max(event.sentence) + 1;
        let hurts = !event.casualty_only && a.family(&event.kind) == "violence";
        if let Some(telling) = event.tellings.first()
            && near
            && hurts
            && likeness(a, event, toll) >= ENOUGH
        {
            found.push((*telling, toll.clone()));
        }
    }
    found
}

/// «طرد الجيش المسلحين من القرية يوم الثلاثاء».
fn plain(f: &Frame) -> bool {
    const WHO: &[&str] = &["an armed actor", "armed people", "people counted"];
    const WHEN_OR_WHERE: &[&str] = &["a place of its own", "a time of its own"];
    let own = || f.points.iter().filter(|p| !GROUPS.contains(&p.0) && p.0 != WORDS);
    let any = |list: &[&str]| own().any(|p| list.contains(&p.0));
    any(&["an event word"])
        && any(&["told in the past tense"])
        && any(WHO)
        && any(WHEN_OR_WHERE)
        && own().all(|p| p.1 > -1.0)
}

/// Log-odds that two frames tell one event, the first being the earlier one.
#[must_use]
pub fn likeness(a: &Analysis<'_>, x: &Frame, y: &Frame) -> f64 {
    let shared = shared(a, x, y);
    let again = if shared::contradicts(&shared) && y.again > 0.0 { y.again * DOUBTED } else { y.again };
    known(&shared) + a.knowledge.lexicon.weights.pair(&shared) + again
}

/// Whether a group holds a frame of the body that can be of this one's kind.
fn like_kind(a: &Analysis<'_>, told: &[Frame], group: &[usize], frame: &Frame) -> bool {
    group.iter().filter_map(|i| told.get(*i)).any(|f| !f.heading && types_agree(a, f, frame))
}

/// A headline, or a lead that sums up, which says neither where nor how many, or tells the kind of what stands below it.
fn loosely_told(a: &Analysis<'_>, told: &[Frame], heading: &Frame) -> bool {
    let counted = heading.casualties.iter().any(|c| c.quantity.is_some());
    let below =
        told.iter().any(|f| f.sentence > heading.sentence && a.family(&f.kind) == a.family(&heading.kind));
    below || heading.places.is_empty() && !counted
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
        if adds_up(a, lead, body) {
            found.push(i);
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
        // «بغارات على حي»: raids on the one place that is named are no sum over others.
        let counted = lead.events.is_some_and(|q| q.min >= Some(2) && (q.max.is_some() || wide));
        let several = counted || sums_up(lead, &parts);
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

/// «مقتل 12 في هجومين», and two of the tolls told below make twelve.
fn adds_up(a: &Analysis<'_>, lead: &Frame, body: &[Frame]) -> bool {
    if lead.events.is_none_or(|q| q.min < Some(2)) {
        return false;
    }
    let Some(total) = toll(lead, "killed").and_then(|q| q.min).filter(|n| *n >= 3) else { return false };
    let below = body.iter().filter(|f| f.sentence > lead.sentence && types_agree(a, lead, f));
    let tolls: Vec<u64> = below.filter_map(|f| toll(f, "killed")).filter_map(|q| q.min).collect();
    tolls.iter().enumerate().any(|(n, x)| tolls.iter().skip(n + 1).any(|y| x + y == total))
}

/// The lead's toll is the sum of its parts'.
fn sums_up(lead: &Frame, parts: &[&Frame]) -> bool {
    ["killed", "wounded"].iter().any(|kind| {
        let Some(total) = toll(lead, kind).and_then(|q| q.min).filter(|n| *n >= 2) else { return false };
        let sum: u64 = parts.iter().filter_map(|p| toll(p, kind)).filter_map(|q| q.min).sum();
        sum == total && parts.iter().filter(|p| toll(p, kind).is_some()).count() >= 2
    })
}

/// Of two kinds of deed told as one, what was done to people names it: a raid with a gunfight is a gunfight, arms found after it
/// are not.
fn gravity(a: &Analysis<'_>, kind: &str) -> u8 {
    match a.family(kind) {
        "violence" | "territory" | "prison" => 3,
        "abuse" | "held" | "demonstration" => 2,
        "seizure" | "property" | "displacement" | "agreement" => 1,
        _ => 0,
    }
}

/// Puts the second frame into the first.
fn unite(a: &Analysis<'_>, into: &mut Frame, from: Frame) {
    // «وتتزامن الهجمات بالصواريخ والمسيرات»: many events together say nothing of the means of the one told.
    let many = from.events.is_some_and(|q| q.max.is_none()) && into.events.is_none();
    let more_specific = match gravity(a, &from.kind).cmp(&gravity(a, &into.kind)) {
        Ordering::Equal => a.rank(&from.kind) > a.rank(&into.kind) && (into.generic || !from.generic),
        graver => graver.is_gt(),
    };
    let better_type =
        !many && more_specific && !from.casualty_only || into.casualty_only && !from.casualty_only;
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
    // «شنت غارات في يوليو» lends last summer to nothing but a headline.
    let lends = into.heading || may_lend(a, &from);
    let undated = dated(a, &from) && !dated(a, into) || into.time.is_none();
    if lends && (undated || into.time_inherited && !from.time_inherited && from.time.is_some()) {
        into.time = from.time;
        into.time_inherited = from.time_inherited;
    }
    into.evidence.extend(from.evidence);
    into.tellings.extend(from.tellings);
    into.rules.extend(from.rules);
    let (old, new) =
        ((into.places.as_slice(), into.place_inherited), (from.places.as_slice(), from.place_inherited));
    if let Some(places) = better_places(a, old, new, into.heading) {
        into.places = places;
        into.place_inherited = from.place_inherited;
    }
    for party in from.parties {
        if !into.parties.iter().any(|p| p.id == party.id && p.role == party.role) {
            into.parties.push(party);
        }
    }
    into.weapon = into.weapon.or(from.weapon);
    into.source = into.source.or(from.source);
    // A town that was taken is not foiled by the mines that were cleared from it.
    if from.status == Status::Foiled && a.family(&into.kind) == a.family(&from.kind) {
        into.status = Status::Foiled;
    }
    let newer = !from.heading && a.says(from.from, from.to, "update");
    let here = a.sentences.get(from.sentence);
    let beside = |c: &casualty::Casualty| here.is_some_and(|s| c.from >= s.from && c.to <= s.to);
    if !from.heading && into.casualties.iter().any(beside) {
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
