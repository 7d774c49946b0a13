//! The places of an incident as the contract prints them: the scene, then the areas that hold names without a point.

use super::{Quoter, Text2, hundredths};
use crate::analysis::Analysis;
use crate::contract::{Candidate, PlaceInfo};
use crate::frame::Frame;
use crate::place::Level;
use crate::toponym::{PlaceRole, Relation, Toponym, areas_around};

/// All places of a frame, the most specific first.
pub(super) fn places(a: &Analysis<'_>, q: &Quoter<'_>, frame: &Frame) -> Vec<PlaceInfo> {
    let mut out: Vec<PlaceInfo> = Vec::new();
    for i in &frame.places {
        let Some(t) = a.toponyms.get(*i) else { continue };
        let info = place(a, q, t, scene(frame));
        if !out.iter().any(|o| {
            o.gazetteer_id.is_some() && o.gazetteer_id == info.gazetteer_id
                || o.name_ar == info.name_ar && o.lat == info.lat
        }) {
            out.push(info);
        }
    }
    // Of places of one kind the located ones lead: a name without a point cannot lead a map.
    let wide = |o: &PlaceInfo| matches!(o.level.as_str(), "district" | "province" | "region" | "country");
    out.sort_by_key(|o| (wide(o), o.lat.is_none()));
    if out.iter().all(|o| o.gazetteer_id.is_none()) {
        areas(a, q, frame, &mut out);
    }
    // Where nothing says in what a name lies, the place named nearest is all there is to draw.
    if let [first, rest @ ..] = out.as_mut_slice()
        && first.lat.is_none()
        && let Some(area) = rest.iter().find(|o| o.lat.is_some())
    {
        first.lat = area.lat;
        first.lon = area.lon;
        first.radius_km = area.radius_km.max(8.0);
        first.geo_precision = if wide(area) { 3 } else { 2 };
        first.confidence = 0.2;
    }
    out
}

/// A name that no gazetteer knows is followed by the area that it lies in, so that the map can draw that.
fn areas(a: &Analysis<'_>, q: &Quoter<'_>, frame: &Frame, out: &mut Vec<PlaceInfo>) {
    let unknown = |i: &usize| a.toponyms.get(*i).is_some_and(|t| t.place().is_none());
    for i in frame.places.iter().copied().filter(unknown) {
        let around = a.toponyms.get(i).into_iter().flat_map(|t| areas_around(&a.toponyms, t));
        let nearby = around.into_iter().find(|o| o.place().is_some()).or_else(|| nearest(a, i));
        if let Some(outer) = nearby.filter(|o| o.place().is_some()) {
            let mut info = place(a, q, outer, scene(frame).min(INHERITED));
            info.geo_precision = info.geo_precision.max(2);
            if !out.iter().any(|o| o.gazetteer_id == info.gazetteer_id) {
                out.push(info);
            }
        }
    }
}

/// The located place named nearest before or after an unlocated one, in its sentence or the one before.
fn nearest<'a>(a: &'a Analysis<'_>, i: usize) -> Option<&'a Toponym> {
    let t = a.toponyms.get(i)?;
    let scene = |o: &Toponym| matches!(o.role, PlaceRole::Scene | PlaceRole::Dateline);
    a.toponyms
        .iter()
        .filter(|o| {
            o.place().is_some_and(|p| p.level < Level::Country)
                && scene(o)
                && o.sentence <= t.sentence
                && o.sentence + 1 >= t.sentence
        })
        .min_by_key(|o| o.from.abs_diff(t.from))
}

/// No town is as wide as this: a settlement with such a radius is drawn where its district is.
const VAGUE_KM: f64 = 20.0;

/// Candidates that are listed.
const SHOWN: usize = 8;

/// How likely a place from another sentence is the scene, where nothing was weighed.
const INHERITED: f64 = 0.75;

/// How likely the frame's places are the scene: the weight of the choice, or whether its own words name them.
fn scene(frame: &Frame) -> f64 {
    frame.place_sure.unwrap_or(if frame.place_inherited { INHERITED } else { 1.0 })
}

/// One place; `scene` is how likely it is where the incident was, which its confidence holds beside how likely the name means it.
fn place(a: &Analysis<'_>, q: &Quoter<'_>, t: &Toponym, scene: f64) -> PlaceInfo {
    let Some(p) = t.place() else { return unknown(a, q, t) };
    let wide = p.level >= Level::Province;
    let geo_precision = match (wide, t.relation) {
        (true, _) => 3,
        // Known only by the district or province that it lies in.
        (false, _) if p.level < Level::District && p.radius_km > VAGUE_KM => 2,
        (false, Relation::In) if p.level < Level::District => 1,
        _ => 2,
    };
    let at = t.located;
    let rivals = t.candidates.len();
    let sure = if t.reasons.is_empty() { 0.6 } else { 0.9 };
    PlaceInfo {
        mention: q.quote(t.span),
        name_ar: p.name_ar.clone(),
        name_en: p.name_en.clone(),
        gazetteer_id: Some(p.id.clone()),
        level: p.level.id().to_owned(),
        lat: Some(at.map_or(p.lat, |l| l.lat)),
        lon: Some(at.map_or(p.lon, |l| l.lon)),
        radius_km: at.map_or(p.radius_km, |l| l.radius_km),
        admin1: Some(admin1(p)),
        country: p.country.clone(),
        relation: t.relation.id().to_owned(),
        geo_precision,
        confidence: hundredths(
            scene * (if rivals <= 1 { 0.95 } else { sure } - if p.approximate { 0.2 } else { 0.0 }),
        ),
        candidates: t
            .candidates
            .iter()
            .enumerate()
            // A name of many bearers: some of them, and always the one that was chosen.
            .filter(|(i, _)| *i < SHOWN || Some(*i) == t.chosen)
            .map(|(i, c)| Candidate {
                gazetteer_id: c.id.clone(),
                name_ar: c.name_ar.clone(),
                lat: c.lat,
                lon: c.lon,
                admin1: c.admin1_ar.clone(),
                why: if Some(i) == t.chosen { t.reasons.join("; ") } else { String::new() },
            })
            .collect(),
    }
}

fn admin1(p: &crate::place::Place) -> Text2 {
    Text2 { ar: p.admin1_ar.clone(), en: p.admin1_en.clone() }
}

/// A name that no gazetteer knows: without a point, or, said to lie in a town or area, drawn where that is.
fn unknown(a: &Analysis<'_>, q: &Quoter<'_>, t: &Toponym) -> PlaceInfo {
    let area = t.container.and_then(|c| a.toponyms.get(c)).and_then(Toponym::place);
    let close = area.is_some_and(|p| p.level < Level::Province);
    PlaceInfo {
        mention: q.quote(t.span),
        name_ar: t.name.clone(),
        level: t.level().id().to_owned(),
        relation: t.relation.id().to_owned(),
        lat: t.located.map(|l| l.lat),
        lon: t.located.map(|l| l.lon),
        radius_km: t.located.map_or(0.0, |l| l.radius_km),
        geo_precision: if t.located.is_some() && close { 2 } else { 3 },
        confidence: if t.located.is_some() { 0.3 } else { 0.2 },
        admin1: area.map(admin1),
        country: area.map_or(String::new(), |p| p.country.clone()),
        ..PlaceInfo::default()
    }
}
