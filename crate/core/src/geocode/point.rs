//! The point and radius of a toponym: the chosen place, moved by what the words around it say.
//!
//! Radii are ours: a stated distance is rounded by about a fifth and measured from an unknown edge of the town; «شمال X»
//! reaches from the edge of a town outwards, or over the northern half of an area.

use std::borrow::Cow;

use crate::place::{Level, Place};
use crate::toponym::{Offset, Relation, Toponym, areas_around};

/// Where the scene may lie: a circle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Located {
    /// Degrees, WGS 84.
    pub lat: f64,
    pub lon: f64,
    pub radius_km: f64,
    /// The point is computed, not the named place's own.
    pub moved: bool,
}

/// Sets `located` of all toponyms that have a place.
pub fn locate(toponyms: &mut [Toponym]) {
    for t in toponyms.iter_mut() {
        t.located = t.place().map(|p| {
            let seated = at_its_seat(t, p);
            countryside(t, p).unwrap_or_else(|| circle(&seated, t.relation, t.offset))
        });
    }
    in_their_areas(toponyms);
    for i in 1..toponyms.len() {
        let (Some(a), Some(b)) = (toponyms.get(i - 1), toponyms.get(i)) else { continue };
        let road = |t: &Toponym| t.relation == Relation::OnRoadBetween;
        if !(road(a) && road(b) && a.sentence == b.sentence && b.chain_from.saturating_sub(a.to) <= 3) {
            continue;
        }
        let Some(middle) = a.place().zip(b.place()).and_then(|(p, q)| between(p, q)) else { continue };
        for end in [i - 1, i] {
            if let Some(t) = toponyms.get_mut(end) {
                t.located = Some(middle);
            }
        }
    }
}

/// «شارع X في مدينة Y», «منطقة X شمالي Y»: a name that no gazetteer knows may lie anywhere in what holds it.
fn in_their_areas(toponyms: &mut [Toponym]) {
    for i in 0..toponyms.len() {
        let Some(t) = toponyms.get(i).filter(|t| t.place().is_none()) else { continue };
        let area = areas_around(toponyms, t).find(|o| o.place().is_some());
        let known = area.filter(|o| o.place().is_some_and(|p| p.level < Level::Country));
        let located = known.and_then(|o| o.located).map(|l| Located {
            radius_km: l.radius_km.max(8.0),
            moved: true,
            ..l
        });
        if let Some(t) = toponyms.get_mut(i) {
            t.located = located;
        }
    }
}

/// A district is drawn around the town that it is named after, where most of its people live: the middle of its area may be
/// an empty desert.
fn at_its_seat<'a>(t: &Toponym, p: &'a Place) -> Cow<'a, Place> {
    let seat = t.candidates.iter().find(|c| {
        c.level == Level::Settlement
            && !c.approximate
            && c.country == p.country
            && c.admin1_ar == p.admin1_ar
            && super::km(c.lat, c.lon, p.lat, p.lon) < p.radius_km.max(30.0) * 1.5
    });
    match seat.filter(|_| p.level == Level::District) {
        Some(seat) => Cow::Owned(Place { lat: seat.lat, lon: seat.lon, ..p.clone() }),
        None => Cow::Borrowed(p),
    }
}

/// «ريف حمص الشرقي» is said from the city, of the province: the point starts half-way between both.
fn countryside(t: &Toponym, p: &Place) -> Option<Located> {
    let bearing = t.offset.bearing.filter(|_| t.offset.km.is_none())?;
    if t.relation != Relation::CountrysideOf || p.level != Level::Province {
        return None;
    }
    let city = t.candidates.iter().find(|c| {
        c.level == Level::Settlement
            && c.country == p.country
            && c.name_ar == p.name_ar
            && super::km(c.lat, c.lon, p.lat, p.lon) < p.radius_km * 1.5
    })?;
    let (lat, lon) = (f64::midpoint(p.lat, city.lat), f64::midpoint(p.lon, city.lon));
    let (lat, lon) = destination(lat, lon, bearing, p.radius_km * 0.3);
    Some(Located { lat, lon, radius_km: p.radius_km * 0.6, moved: true })
}

fn circle(p: &Place, relation: Relation, offset: Offset) -> Located {
    let at = |bearing: f64, km: f64, radius_km: f64| {
        let (lat, lon) = destination(p.lat, p.lon, bearing, km);
        Located { lat, lon, radius_km, moved: true }
    };
    let here = |radius_km: f64| Located { lat: p.lat, lon: p.lon, radius_km, moved: false };
    let small = p.level <= Level::Settlement;
    match (offset.bearing, offset.km) {
        (Some(bearing), Some(km)) => at(bearing, km, 1.0 + km * 0.3 + p.radius_km.min(10.0) * 0.5),
        (None, Some(km)) => here(p.radius_km.min(10.0) + km * 1.2),
        (Some(bearing), None) if relation == Relation::CountrysideOf && small => {
            at(bearing, p.radius_km + 8.0, 14.0)
        }
        // «غرب الموصل» is its western part as often as what lies before it.
        (Some(bearing), None) if small => {
            let edge = p.radius_km.min(10.0);
            at(bearing, edge * 0.6 + 2.0, p.radius_km + 5.0)
        }
        (Some(bearing), None) => at(bearing, p.radius_km * 0.45, p.radius_km * 0.65),
        (None, None) => here(
            p.radius_km
                + match relation {
                    Relation::In => 0.0,
                    Relation::Near => 4.0,
                    Relation::DirectionOf => 10.0,
                    Relation::CountrysideOf | Relation::OnRoadBetween => 20.0,
                },
        ),
    }
}

/// The middle of a road. Places too far apart for one are no ends of it.
fn between(p: &Place, q: &Place) -> Option<Located> {
    let apart = super::km(p.lat, p.lon, q.lat, q.lon);
    if p.id == q.id || apart > 400.0 || p.country != q.country && apart > 150.0 {
        return None;
    }
    Some(Located {
        lat: f64::midpoint(p.lat, q.lat),
        lon: f64::midpoint(p.lon, q.lon),
        radius_km: (apart / 2.0).max(3.0),
        moved: true,
    })
}

/// The point `km` away in direction `bearing` (degrees), good to a percent below 500 km.
fn destination(lat: f64, lon: f64, bearing: f64, km: f64) -> (f64, f64) {
    let (east, north) = bearing.to_radians().sin_cos();
    let new_lat = lat + km * north / 111.2;
    let narrow = f64::midpoint(lat, new_lat).to_radians().cos().max(0.1);
    (new_lat, lon + km * east / (111.2 * narrow))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn destinations_are_as_far_as_said() {
        for bearing in [0.0, 45.0, 90.0, 135.0, 200.0, 270.0, 359.0] {
            for km in [0.5, 12.0, 150.0] {
                let (lat, lon) = destination(33.3, 44.4, bearing, km);
                let back = crate::geocode::km(33.3, 44.4, lat, lon);
                assert!((back - km).abs() < km * 0.01, "{bearing} {km} {back}");
            }
        }
    }
}
