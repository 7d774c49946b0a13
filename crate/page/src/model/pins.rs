//! Points and circles for the map, from the reviewed incidents.

use std::collections::BTreeMap;

use rasid_core::contract::{Incident, PlaceInfo};

use crate::i18n::{
    Lang,
    labels::{self, Group},
};

use super::card;

/// One point. An incident at three villages has three, of which the first is the main one.
#[derive(Clone, Debug, PartialEq)]
pub struct Pin {
    pub incident: String,
    pub lat: f64,
    pub lon: f64,
    /// Radius of the area within which it may lie, in metres: always drawn, since no dot is a bare dot.
    pub radius_m: f64,
    /// The province or district whose outline is drawn instead of the circle, when no more than that is known: «ne:SY-HL».
    pub outline: Option<String>,
    /// Where it stands beside its point, in pixels to the right and down, when others share the point.
    pub fan: Option<(i32, i32)>,
    pub group: Group,
    pub main: bool,
    /// Whether the place is sure enough to be drawn as a full mark.
    pub sure: bool,
    /// «انفجار، البوكمال، 16 تشرين الأول»: the accessible name and the first line of the bubble.
    pub title: String,
    pub place: String,
    pub when: String,
}

pub fn pins<'a>(incidents: impl Iterator<Item = &'a Incident>, lang: Lang) -> Vec<Pin> {
    let mut pins: Vec<Pin> = incidents.flat_map(|incident| of_incident(incident, lang)).collect();
    fan_out(&mut pins);
    pins
}

/// Width of a marker with its margin, in pixels.
const MARKER: f64 = 34.0;
/// The least radius that is drawn, in metres: a village is no point either.
const LEAST_M: f64 = 500.0;

/// Pins of one place stand in a ring about it, so that each can be seen and pressed.
fn fan_out(pins: &mut [Pin]) {
    let key = |pin: &Pin| ((pin.lat * 2000.0).round() as i64, (pin.lon * 2000.0).round() as i64);
    let mut shared: BTreeMap<(i64, i64), Vec<usize>> = BTreeMap::new();
    for (i, pin) in pins.iter().enumerate() {
        shared.entry(key(pin)).or_default().push(i);
    }
    for ring in shared.into_values().filter(|ring| ring.len() > 1) {
        let count = ring.len() as f64;
        let radius = (MARKER * count / std::f64::consts::TAU).max(MARKER * 0.55);
        for (at, i) in ring.into_iter().enumerate() {
            let turn = std::f64::consts::TAU * at as f64 / count;
            if let Some(pin) = pins.get_mut(i) {
                pin.fan = Some(((radius * turn.cos()).round() as i32, (radius * turn.sin()).round() as i32));
            }
        }
    }
}

/// A length for the scale bar: the longest of 1, 2, 5, 10, … kilometres or hundreds of metres that fits in `most` pixels.
/// Returns it in metres, with its width in pixels.
pub fn scale(metres_per_pixel: f64, most: f64) -> Option<(f64, f64)> {
    if !(metres_per_pixel.is_finite() && metres_per_pixel > 0.0) {
        return None;
    }
    let room = metres_per_pixel * most;
    let power = 10_f64.powf(room.log10().floor());
    let length = [5.0, 2.0, 1.0].into_iter().map(|step| step * power).find(|length| *length <= room)?;
    Some((length, length / metres_per_pixel))
}

/// «50 كم», “200 m”.
pub fn say_length(metres: f64, lang: Lang) -> String {
    if metres >= 1000.0 {
        format!("{} {}", metres / 1000.0, lang.pick("كم", "km"))
    } else {
        format!("{metres} {}", lang.pick("م", "m"))
    }
}

/// Whether the incident has a point at all.
pub fn is_placed(incident: &Incident) -> bool {
    incident.places.iter().any(|place| place.lat.is_some() && place.lon.is_some())
}

fn of_incident(incident: &Incident, lang: Lang) -> Vec<Pin> {
    let label = labels::type_label(&incident.kind);
    let when = card::card(incident, lang).time.map(|time| time.when).unwrap_or_default();
    let mut out = Vec::new();
    for place in &incident.places {
        let (Some(lat), Some(lon)) = (place.lat, place.lon) else { continue };
        if !(lat.abs() <= 90.0 && lon.abs() <= 180.0) {
            continue;
        }
        out.push(Pin {
            incident: incident.id.clone(),
            lat,
            lon,
            radius_m: (place.radius_km * 1000.0).max(LEAST_M),
            outline: outline(place),
            fan: None,
            group: label.group,
            main: out.is_empty(),
            sure: place.is_sure(),
            title: lang.pick(label.ar, label.en).to_owned(),
            place: named(place, lang),
            when: when.clone(),
        });
    }
    out
}

/// Its name, and that it is not certain where that is so.
fn named(place: &PlaceInfo, lang: Lang) -> String {
    let name = card::place_name(place, lang);
    if place.is_sure() { name } else { format!("{name} — {}", card::unsure(place, lang)) }
}

/// A province or district named as the place itself; «شمال محافظة X» is less than the whole of it.
fn outline(place: &PlaceInfo) -> Option<String> {
    let whole = matches!(place.level.as_str(), "province" | "district")
        && matches!(place.relation.as_str(), "in" | "");
    place.gazetteer_id.clone().filter(|_| whole)
}

#[cfg(test)]
mod tests {
    use super::*;
    fn place(lat: Option<f64>, radius_km: f64) -> PlaceInfo {
        PlaceInfo {
            lat, lon: lat.map(|_| 40.0), radius_km, name_ar: "الطيبة".into(), ..PlaceInfo::default()
        }
    }

    #[test]
    fn the_first_located_place_is_the_main_one() {
        let incident = Incident {
            kind: "shelling".into(),
            places: vec![place(None, 1.0), place(Some(35.0), 1.0), place(Some(36.0), 20.0)],
            ..Incident::default()
        };
        let pins = pins(std::iter::once(&incident), Lang::Ar);
        assert_eq!(pins.iter().map(|p| p.main).collect::<Vec<_>>(), [true, false]);
        assert_eq!((pins[0].radius_m, pins[1].radius_m), (1000.0, 20_000.0));
        assert!(is_placed(&incident));
    }

    #[test]
    fn incidents_of_one_place_stand_apart() {
        let at = |lat| Incident { places: vec![place(Some(lat), 1.0)], ..Incident::default() };
        let all = [at(35.0), at(35.0), at(35.0), at(36.0)];
        let pins = pins(all.iter(), Lang::Ar);
        let mut fans: Vec<(i32, i32)> = pins.iter().filter_map(|pin| pin.fan).collect();
        assert_eq!((fans.len(), pins[3].fan), (3, None));
        fans.dedup();
        assert_eq!(fans.len(), 3);
        let far = |a: (i32, i32), b: (i32, i32)| f64::hypot((a.0 - b.0).into(), (a.1 - b.1).into());
        assert!(far(fans[0], fans[1]) > 30.0 && far(fans[1], fans[2]) > 30.0);
    }

    #[test]
    fn the_scale_is_a_round_number_that_fits() {
        assert_eq!(scale(100.0, 120.0), Some((10_000.0, 100.0)));
        assert_eq!(scale(3.0, 100.0), Some((200.0, 200.0 / 3.0)));
        assert_eq!(scale(f64::NAN, 100.0), None);
        assert_eq!(say_length(10_000.0, Lang::En), "10 km");
        assert_eq!(say_length(200.0, Lang::Ar), "200 م");
    }

    #[test]
    fn an_area_has_its_outline_and_a_part_of_it_a_circle() {
        let known = |level: &str, relation: &str| PlaceInfo {
            level: level.into(),
            relation: relation.into(),
            gazetteer_id: Some("ne:SY-HL".into()),
            ..place(Some(36.2), 60.0)
        };
        assert_eq!(outline(&known("province", "in")).as_deref(), Some("ne:SY-HL"));
        assert_eq!(outline(&known("district", "")).as_deref(), Some("ne:SY-HL"));
        assert_eq!(outline(&known("settlement", "in")), None);
        assert_eq!(outline(&known("province", "direction_of")), None);
        assert_eq!(outline(&known("country", "in")), None);
        assert_eq!(outline(&place(Some(36.2), 2.0)), None);
    }

    #[test]
    fn a_point_off_the_globe_is_not_drawn() {
        let incident = Incident {
            places: vec![place(Some(f64::NAN), 1.0), place(Some(95.0), 1.0)],
            ..Incident::default()
        };
        assert!(pins(std::iter::once(&incident), Lang::En).is_empty());
    }
}
