//! Points and circles for the map, from the reviewed incidents.

use rasid_core::contract::Incident;

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
    /// Radius of the area within which it may lie, in metres; `None` when the point is as good as exact.
    pub radius_m: Option<f64>,
    pub group: Group,
    pub main: bool,
    /// «انفجار، البوكمال، 16 تشرين الأول»: the accessible name and the first line of the bubble.
    pub title: String,
    pub place: String,
    pub when: String,
}

pub fn pins<'a>(incidents: impl Iterator<Item = &'a Incident>, lang: Lang) -> Vec<Pin> {
    incidents.flat_map(|incident| of_incident(incident, lang)).collect()
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
            radius_m: (place.radius_km >= 2.0).then_some(place.radius_km * 1000.0),
            group: label.group,
            main: out.is_empty(),
            title: lang.pick(label.ar, label.en).to_owned(),
            place: card::place_name(place, lang),
            when: when.clone(),
        });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use rasid_core::contract::PlaceInfo;

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
        assert_eq!(pins[0].radius_m, None);
        assert_eq!(pins[1].radius_m, Some(20_000.0));
        assert!(is_placed(&incident));
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
