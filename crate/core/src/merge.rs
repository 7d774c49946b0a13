//! Merge: frames that tell one event become one incident; the headline and the body, the lead and its details, the later toll.
//!
//! Two frames are never merged on weak evidence: their places must not lie apart, their days must not differ, their types
//! must be able to tell one event. What they then share (place, day, count, actor, a word that points back) must reach
//! [`ENOUGH`]. Deterministic and in text order.

use crate::analysis::Analysis;
use crate::casualty::Casualty;
use crate::frame::{Frame, Status, Verdict};
use crate::geocode::km;
use crate::place::Level;
use crate::quantity::Quantity;
use jiff::civil::Date;

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

/// How much two frames share, to be held against [`ENOUGH`]; `None` when they cannot be one event.
#[must_use]
pub fn likeness(a: &Analysis<'_>, x: &Frame, y: &Frame) -> Option<f64> {
    // Totals stay as they are told.
    if x.verdict != Verdict::Incident || y.verdict != Verdict::Incident || !types_agree(a, x, y) {
        return None;
    }
    if another(a, y) {
        return None;
    }
    let mut score = 0.0;
    match places_agree(a, x, y) {
        // A place taken over from elsewhere is no evidence that two events differ.
        Agreement::Apart if y.place_inherited && x.sentence != y.sentence => score += 0.5,
        Agreement::Apart => return None,
        Agreement::Same => score += 1.4,
        Agreement::Inside => score += 0.8,
        Agreement::Unknown => score += 0.5,
        Agreement::Unlike => score -= 0.4,
    }
    match days_agree(a, x, y) {
        Agreement::Apart => return None,
        Agreement::Same => score += 0.7,
        Agreement::Inside => score += 0.4,
        Agreement::Unknown | Agreement::Unlike => score += 0.3,
    }
    if x.kind == y.kind {
        score += 0.6;
    } else if x.generic || y.generic || y.casualty_only {
        score += 0.3;
    }
    match tolls_agree(x, y) {
        // One dead here and one there proves little; twelve and twelve much.
        Agreement::Same => score += shared_count(x, y),
        Agreement::Apart if !update(a, y) => score -= if y.definite { 0.3 } else { 1.2 },
        _ => {}
    }
    if y.definite {
        score += 0.8;
    }
    if update(a, y) {
        score += 0.6;
    }
    if y.heading {
        score += 0.8;
    }
    if y.casualty_only && (y.place_inherited || y.places.is_empty()) {
        score += if x.casualties.is_empty() { 0.4 } else { 0.7 };
    }
    let ids = |f: &Frame| -> Vec<String> { f.parties.iter().map(|p| p.id.clone()).collect() };
    let (mine, theirs) = (ids(x), ids(y));
    if mine.iter().any(|id| theirs.contains(id)) {
        score += 0.4;
    } else if !mine.is_empty() && !theirs.is_empty() {
        score -= 0.4;
    }
    if separated(a, y) {
        score -= 1.0;
    }
    if opens_with(a, y, "earlier") {
        score -= 1.5;
    }
    if new_story(a, x, y) {
        score -= 1.0;
    }
    // A statement with no place and no day of its own goes on with the story before it.
    let elaborates = (y.places.is_empty() || y.place_inherited) && (y.time.is_none() || y.time_inherited);
    if elaborates {
        score += 0.7;
    }
    if y.sentence <= x.last_sentence + 1 {
        score += 0.4;
    }
    Some(score)
}

fn types_agree(a: &Analysis<'_>, x: &Frame, y: &Frame) -> bool {
    if x.kind == y.kind
        || x.casualty_only && a.family(&y.kind) == "violence"
        || y.casualty_only && a.family(&x.kind) == "violence"
    {
        return true;
    }
    let (fx, fy) = (a.family(&x.kind), a.family(&y.kind));
    // «أسفرت العملية عن مقتل زوجته»: what a raid cost.
    let raided = |i: usize| {
        a.tokens().get(i).is_some_and(|t| {
            matches!(t.text.as_str(), "العمليه" | "المداهمه" | "الاقتحام" | "الحمله" | "الانزال")
        })
    };
    if x.kind == "arrest_raid" && y.casualty_only && (y.from..y.to).any(raided) {
        return true;
    }
    if fx != fy {
        let seized = matches!(
            (x.kind.as_str(), y.kind.as_str()),
            ("arrest_raid", "weapons_seizure") | ("weapons_seizure", "arrest_raid")
        );
        if seized && y.sentence <= x.last_sentence + 1 && (y.place_inherited || y.places.is_empty()) {
            return true;
        }
        return matches!((x.kind.as_str(), y.kind.as_str()), ("riot", "protest") | ("protest", "riot"));
    }
    if fx != "violence" {
        return fx == "demonstration";
    }
    // A general «هجوم» may be any of them; a general «قصف» or «انفجار» may be any explosive means, but no gunfight.
    let explosive = |f: &Frame| {
        matches!(
            f.kind.as_str(),
            "explosion"
                | "ied_mine"
                | "suicide_bombing"
                | "grenade"
                | "shelling"
                | "air_drone_strike"
                | "chemical"
        )
    };
    let any = |f: &Frame| f.generic && f.kind == "armed_attack";
    if any(x) || any(y) || (x.generic || y.generic) && explosive(x) && explosive(y) {
        return true;
    }
    if x.sentence == y.sentence && (x.generic || y.generic) {
        return true;
    }
    let pair = |p: &str, q: &str| x.kind == p && y.kind == q || x.kind == q && y.kind == p;
    // «تردد دوي الانفجارات» while a battle goes on.
    let blasts = y.kind == "explosion" && y.definite && y.events.is_some_and(|q| q.max.is_none());
    if blasts && x.kind == "armed_clash" {
        return true;
    }
    pair("armed_clash", "armed_attack")
        || pair("explosion", "ied_mine")
        || pair("suicide_bombing", "ied_mine")
        || pair("assassination", "armed_attack")
        || pair("assassination", "explosion")
        || pair("assassination", "ied_mine")
}

/// «هجوم آخر», «غارة ثانية»: said to be a different one.
fn another(a: &Analysis<'_>, f: &Frame) -> bool {
    !f.definite
        && !f.verbal
        && (f.trigger_to..f.trigger_to + 2).any(|i| {
            a.tokens().get(i).is_some_and(|t| {
                matches!(
                    t.text.as_str(),
                    "اخر"
                        | "اخري"
                        | "ثان"
                        | "ثانيه"
                        | "ثاني"
                        | "منفصل"
                        | "منفصله"
                        | "مماثل"
                        | "مماثله"
                )
            })
        })
}

/// How two values stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Agreement {
    Same,
    Inside,
    Unknown,
    /// Two names that no gazetteer knows.
    Unlike,
    Apart,
}

fn places_agree(a: &Analysis<'_>, x: &Frame, y: &Frame) -> Agreement {
    if x.places.is_empty() || y.places.is_empty() {
        return Agreement::Unknown;
    }
    // «في جاسم شمالي درعا»: the town counts, not the city that says where it lies.
    let narrow = |list: &[usize]| -> Vec<usize> {
        let own = |i: &usize| a.toponyms.get(*i).is_some_and(|t| !wide_reading(t));
        let own: Vec<usize> = list.iter().copied().filter(own).collect();
        if own.is_empty() { list.to_vec() } else { own }
    };
    let mut best = Agreement::Apart;
    for i in &narrow(&x.places) {
        for j in &narrow(&y.places) {
            let (Some(p), Some(q)) = (a.toponyms.get(*i), a.toponyms.get(*j)) else { continue };
            let agreement = match (p.place(), q.place()) {
                _ if crate::place::place_key(&p.name) == crate::place::place_key(&q.name) => Agreement::Same,
                (Some(p), Some(q)) if p.id == q.id => Agreement::Same,
                // A country says next to nothing.
                (Some(k), Some(l)) if k.level.max(l.level) == Level::Country && k.level != l.level => {
                    Agreement::Unknown
                }
                (Some(k), Some(l))
                    if wide_reading(p) != wide_reading(q) && km(k.lat, k.lon, l.lat, l.lon) <= 70.0 =>
                {
                    Agreement::Inside
                }
                // A quarter lies inside its city.
                (Some(k), Some(l))
                    if k.radius_km.min(l.radius_km) <= 2.5
                        && k.radius_km.max(l.radius_km) >= 4.0
                        && km(k.lat, k.lon, l.lat, l.lon) <= k.radius_km.max(l.radius_km) + 3.0 =>
                {
                    Agreement::Inside
                }
                (Some(p), Some(q)) => {
                    let wide = p.level.max(q.level);
                    let distance = km(p.lat, p.lon, q.lat, q.lon);
                    let reach =
                        if wide >= Level::Province { p.radius_km.max(q.radius_km).max(120.0) } else { 4.0 };
                    let country = p.country == q.country && wide == Level::Country;
                    // A town of another province.
                    let outside = wide == Level::Province
                        && !p.admin1_ar.is_empty()
                        && !q.admin1_ar.is_empty()
                        && p.admin1_ar != q.admin1_ar
                        && distance > 25.0;
                    if wide >= Level::District
                        && p.level != q.level
                        && !outside
                        && (country || distance <= reach)
                    {
                        Agreement::Inside
                    } else if distance <= reach && wide < Level::District {
                        // Two names close by: perhaps one scene, perhaps two streets.
                        Agreement::Inside
                    } else {
                        Agreement::Apart
                    }
                }
                // A name that is in no gazetteer may lie inside a known one.
                (None, Some(k)) | (Some(k), None) if k.level >= Level::Settlement && contained(a, *i, *j) => {
                    Agreement::Inside
                }
                (None, Some(k)) | (Some(k), None) if k.level >= Level::District => Agreement::Inside,
                // «معسكر الحمزة», «جبهة الجفينة».
                (None, None) if !contained(a, *i, *j) && x.sentence != y.sentence => Agreement::Unlike,
                (None, Some(_)) if p.level != Some(Level::Settlement) => Agreement::Unknown,
                (Some(_), None) if q.level != Some(Level::Settlement) => Agreement::Unknown,
                _ => Agreement::Apart,
            };
            if (agreement as u8) < (best as u8) {
                best = agreement;
            }
        }
    }
    best
}

/// «بريف دير الزور» names an area even where the gazetteer's entry is the town.
fn wide_reading(t: &crate::toponym::Toponym) -> bool {
    matches!(t.relation, crate::toponym::Relation::CountrysideOf | crate::toponym::Relation::DirectionOf)
        || t.place().is_some_and(|p| p.level >= Level::District)
}

fn contained(a: &Analysis<'_>, i: usize, j: usize) -> bool {
    let container = |i: usize| {
        a.toponyms
            .get(i)
            .and_then(|t| t.container)
            .and_then(|c| a.toponyms.get(c))
            .map(|c| crate::place::place_key(&c.name))
    };
    let key = |i: usize| a.toponyms.get(i).map(|t| crate::place::place_key(&t.name));
    container(i).is_some() && container(i) == key(j) || container(j).is_some() && container(j) == key(i)
}

fn days(a: &Analysis<'_>, f: &Frame) -> Option<(Date, Date)> {
    let t = a.mentions.times.get(f.time?)?;
    t.start.zip(t.end)
}

/// The weekday that the frame names, also where no date of publication tells which.
fn weekday<'a>(a: &Analysis<'a>, f: &Frame) -> Option<&'a str> {
    const DAYS: [&str; 7] = ["السبت", "الاحد", "الاثنين", "الثلاثاء", "الاربعاء", "الخميس", "الجمعه"];
    let within = |t: &&crate::time::TimeMention| t.from >= f.from && t.to <= f.to;
    let mention = a.mentions.times.iter().find(within)?;
    let words = a.tokens().get(mention.from..mention.to)?;
    words.iter().map(|t| t.text.as_str()).find(|t| DAYS.contains(t))
}

fn days_agree(a: &Analysis<'_>, x: &Frame, y: &Frame) -> Agreement {
    let (Some(p), Some(q)) = (days(a, x), days(a, y)) else {
        return match (weekday(a, x), weekday(a, y)) {
            (Some(p), Some(q)) if p != q && !x.time_inherited && !y.time_inherited => Agreement::Apart,
            _ => Agreement::Unknown,
        };
    };
    if p == q {
        Agreement::Same
    } else if p.0 <= q.1 && q.0 <= p.1 {
        Agreement::Inside
    } else if x.time_inherited || y.time_inherited {
        Agreement::Unknown
    } else {
        Agreement::Apart
    }
}

fn toll(f: &Frame, kind: &str) -> Option<Quantity> {
    f.casualties.iter().find(|c| c.kind == kind && c.quantity.is_some()).and_then(|c| c.quantity)
}

fn tolls_agree(x: &Frame, y: &Frame) -> Agreement {
    let mut result = Agreement::Unknown;
    for kind in ["killed", "wounded", "arrested", "abducted"] {
        if let (Some(p), Some(q)) = (toll(x, kind), toll(y, kind)) {
            let vague = |q: Quantity| q.max.is_none() && q.min <= Some(1);
            if p.min == q.min && p.max == q.max && !vague(p) {
                result = Agreement::Same;
            } else if !vague(p) && !vague(q) && result == Agreement::Unknown {
                result = Agreement::Apart;
            }
        }
    }
    result
}

/// Points for equal counts, by the largest of them.
fn shared_count(x: &Frame, y: &Frame) -> f64 {
    let equal = |kind: &&str| toll(x, kind).filter(|q| toll(y, kind) == Some(*q)).and_then(|q| q.min);
    match ["killed", "wounded", "arrested", "abducted"].iter().filter_map(equal).max() {
        Some(3..) => 1.5,
        Some(2) => 0.9,
        _ => 0.4,
    }
}

/// «ارتفعت الحصيلة إلى»: a later count of the same event.
fn update(a: &Analysis<'_>, f: &Frame) -> bool {
    a.cues_in(f.from, f.to).any(|(_, m)| m == "update")
}

/// An event named for the first time («انفجار عبوة» without ال), with people of its own of another kind, after a word such as
/// «كما», «في حين»: a further event, unless the counts are those told before.
fn new_story(a: &Analysis<'_>, x: &Frame, y: &Frame) -> bool {
    let counted = |f: &Frame| f.casualties.iter().any(|c| c.quantity.is_some() && !c.definite);
    let kinds = |f: &Frame| -> Vec<&str> { f.casualties.iter().map(|c| c.kind).collect() };
    !y.definite
        && !y.heading
        && counted(x)
        && counted(y)
        && tolls_agree(x, y) != Agreement::Same
        && !kinds(y).iter().all(|k| kinds(x).contains(k))
        && opens_with(a, y, "separation")
}

/// The frame or its sentence starts with a cue of this meaning.
fn opens_with(a: &Analysis<'_>, f: &Frame, meaning: &str) -> bool {
    let start = a.sentences.get(f.sentence).map_or(f.from, |s| s.from);
    a.mentions.cues.iter().any(|c| {
        (c.from == f.from || c.from + 1 == f.from || c.from == start || c.from == start + 1)
            && a.cue(c) == meaning
    })
}

/// «في حادث آخر», «في سياق منفصل» at the head of the frame or of its sentence.
fn separated(a: &Analysis<'_>, f: &Frame) -> bool {
    let start = a.sentences.get(f.sentence).map_or(f.from, |s| s.from);
    a.mentions.cues.iter().any(|c| {
        (c.from == f.from || c.from + 1 == f.from || c.from == start || c.from == start + 1)
            && a.cue(c) == "separation"
            && c.to - c.from >= 2
    })
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
    unite_tolls(&mut into.casualties, from.casualties, newer);
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
        list.iter().filter_map(|i| a.toponyms.get(*i)).map(|t| (t.level(), t.place().is_none())).min()
    };
    into.places.is_empty()
        || (into.place_inherited && !inherited)
        || level(new) < level(&into.places) && !inherited
}

/// A later exact count replaces a vaguer or earlier one of its kind; a headline never overrides the body.
fn unite_tolls(into: &mut Vec<Casualty>, from: Vec<Casualty>, newer: bool) {
    for toll in from {
        match into.iter_mut().find(|c| c.kind == toll.kind) {
            None => into.push(toll),
            Some(old) => {
                let vague = |c: &Casualty| c.quantity.is_none_or(|q| q.max.is_none() && q.min <= Some(1));
                if vague(old) && !vague(&toll)
                    || newer
                        && !vague(&toll)
                        && old.quantity != toll.quantity
                        && toll.quantity.and_then(|q| q.min) > old.quantity.and_then(|q| q.min)
                {
                    *old = toll;
                }
            }
        }
    }
}
