//! A correction laid over the machine's incident, field by field.

use rasid_core::contract::{Acled, Attribution, CasualtyInfo, Incident, PlaceInfo, TimeInfo, WeaponInfo};

use super::{
    correction::{Correction, PlaceChoice, Span2, Tally},
    dates::Day,
};

/// The incident as the person left it.
pub fn apply(correction: &Correction, incident: &Incident) -> Incident {
    let mut out = incident.clone();
    if let Some(kind) = &correction.kind {
        out.kind.clone_from(kind);
        out.acled = acled(kind);
    }
    if let Some(status) = &correction.status {
        out.status.clone_from(status);
    }
    if let Some(place) = &correction.place {
        out.places = vec![chosen_place(place, incident)];
    }
    out.time = time(correction, incident);
    for (tally, span) in &correction.counts {
        set_count(&mut out, *tally, *span);
    }
    for (role, actors) in &correction.actors {
        out.actors.retain(|actor| actor.role != *role);
        out.actors.extend(actors.iter().cloned());
    }
    if let Some(id) = &correction.weapon {
        out.weapon = (!id.is_empty()).then(|| WeaponInfo { id: id.clone(), mention: None });
    }
    if let Some(source) = &correction.source {
        out.attribution = told_by(source, incident);
    }
    out
}

fn chosen_place(place: &PlaceChoice, incident: &Incident) -> PlaceInfo {
    let machine = incident.places.first();
    let same = machine.filter(|m| m.gazetteer_id.is_some() && m.gazetteer_id == place.gazetteer_id);
    PlaceInfo {
        mention: machine.map(|m| m.mention.clone()).unwrap_or_default(),
        name_ar: place.name.clone(),
        name_en: same.map(|m| m.name_en.clone()).unwrap_or_default(),
        gazetteer_id: place.gazetteer_id.clone(),
        level: "settlement".into(),
        lat: Some(place.lat),
        lon: Some(place.lon),
        radius_km: 1.0,
        admin1: same.and_then(|m| m.admin1.clone()),
        country: machine.map(|m| m.country.clone()).unwrap_or_default(),
        relation: "in".into(),
        geo_precision: 1,
        confidence: 1.0,
        candidates: machine.map(|m| m.candidates.clone()).unwrap_or_default(),
    }
}

fn time(correction: &Correction, incident: &Incident) -> Option<TimeInfo> {
    let held = incident.time.clone();
    let mut out = match correction.days {
        None => held?,
        Some((from, to)) => TimeInfo {
            mention: held.and_then(|time| time.mention),
            start: from.iso(),
            end: to.iso(),
            precision: natural(from, to).to_owned(),
            ..TimeInfo::default()
        },
    };
    if let Some(precision) = &correction.precision {
        out.precision.clone_from(precision);
    }
    if let (true, Some(from), Some(to)) = (
        correction.days.is_some() || correction.precision.is_some(),
        Day::read(&out.start),
        Day::read(&out.end),
    ) {
        (out.time_precision, out.date_prec) = codes(to.number() - from.number() + 1);
    }
    Some(out)
}

/// How exact a date is that a person gave by its days alone.
pub fn natural(from: Day, to: Day) -> &'static str {
    if from == to { "day" } else { "range" }
}

/// ACLED's and UCDP's codes for an interval of so many days, as the core gives them to its own.
fn codes(days: i64) -> (u8, u8) {
    match days {
        1 => (1, 1),
        2 => (1, 2),
        3..=6 => (2, 2),
        7..=14 => (2, 3),
        15..=31 => (3, 4),
        _ => (3, 5),
    }
}

fn told_by(source: &str, incident: &Incident) -> Option<Attribution> {
    let stance = incident.attribution.as_ref().map_or("reported", |given| given.stance.as_str()).to_owned();
    let source = source.trim().to_owned();
    (!source.is_empty()).then(|| Attribution { source, stance, ..Attribution::default() })
}

/// Puts one line in the place of the machine's lines of that kind; the words stay those of the first.
fn set_count(incident: &mut Incident, tally: Tally, (min, max): Span2) {
    let first = incident.casualties.iter().find(|c| tally.covers(&c.kind)).cloned();
    incident.casualties.retain(|c| !tally.covers(&c.kind));
    if min.is_none() && max.is_none() {
        return;
    }
    let kind = first.as_ref().map_or(tally.kind_for(&incident.kind), |_| "").to_owned();
    let base = first.unwrap_or(CasualtyInfo { kind, who_kind: "unknown".into(), ..CasualtyInfo::default() });
    incident.casualties.push(CasualtyInfo { min, max, approximate: false, ..base });
    incident
        .casualties
        .sort_by_key(|c| Tally::FORM.iter().position(|t| t.covers(&c.kind)).unwrap_or(Tally::FORM.len()));
}

/// ACLED's names for a type, from the lexicon's own table.
fn acled(kind: &str) -> Acled {
    const TABLE: &str = include_str!("../../../core/lexicon/types.tsv");
    for row in TABLE.lines() {
        let mut cells = row.split('\t');
        if cells.next() == Some(kind) {
            let mut next = || cells.next().unwrap_or("").to_owned();
            let _names = (next(), next());
            return Acled { disorder_type: next(), event_type: next(), sub_event_type: next() };
        }
    }
    Acled::default()
}
