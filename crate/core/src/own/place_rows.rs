//! The places of a file as lines: what `rasid-ingest` writes after reading a user's file, what is kept, shared and read again.

use super::{OwnPlace, OwnPlaceFile};
use crate::place::Level;

/// Tab-separated; `also` holds other Arabic names with `|` between them.
pub const COLUMNS: [&str; 11] = [
    "id",
    "name_ar",
    "name_en",
    "also",
    "lat",
    "lon",
    "level",
    "country",
    "admin1_ar",
    "admin1_en",
    "population",
];

/// The places of a file, with the number of the line each stands on.
pub fn places_of(file: &OwnPlaceFile) -> impl Iterator<Item = (usize, OwnPlace)> + '_ {
    let lines = file.rows.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines.map(|(number, line)| (number, place(line)))
}

/// Places as lines.
#[must_use]
pub fn lines_of(places: &[OwnPlace]) -> String {
    places.iter().map(|place| line(place) + "\n").collect()
}

fn line(p: &OwnPlace) -> String {
    let clean = |text: &str| text.replace(['\t', '\n', '\r'], " ").trim().to_owned();
    let degrees = |value: Option<f64>| value.map(|v| format!("{v}")).unwrap_or_default();
    let population = if p.population == 0 { String::new() } else { p.population.to_string() };
    [
        clean(&p.id),
        clean(&p.name_ar),
        clean(&p.name_en),
        clean(&p.also.join("|")),
        degrees(p.lat),
        degrees(p.lon),
        p.level.id().to_owned(),
        clean(&p.country),
        clean(&p.admin1_ar),
        clean(&p.admin1_en),
        population,
    ]
    .join("\t")
}

fn place(line: &str) -> OwnPlace {
    let cells: Vec<&str> = line.split('\t').map(str::trim).collect();
    let cell = |i: usize| cells.get(i).copied().unwrap_or("");
    OwnPlace {
        id: cell(0).to_owned(),
        name_ar: cell(1).to_owned(),
        name_en: cell(2).to_owned(),
        also: cell(3).split('|').filter(|name| !name.is_empty()).map(str::to_owned).collect(),
        lat: cell(4).parse().ok(),
        lon: cell(5).parse().ok(),
        level: Level::of(cell(6)).unwrap_or(Level::Settlement),
        country: cell(7).to_owned(),
        admin1_ar: cell(8).to_owned(),
        admin1_en: cell(9).to_owned(),
        population: cell(10).parse().unwrap_or(0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_survives_its_line() {
        let place = OwnPlace {
            id: "gn:1".into(),
            name_ar: "تل\tالعسل".into(),
            also: vec!["العسل".into(), "عسل".into()],
            lat: Some(35.5),
            lon: Some(-4.25),
            level: Level::Facility,
            population: 12,
            ..OwnPlace::default()
        };
        let rows = lines_of(&[place.clone(), OwnPlace::default()]);
        let file = OwnPlaceFile { name: "a".into(), rows };
        let again: Vec<OwnPlace> = places_of(&file).map(|(_, p)| p).collect();
        assert_eq!(again[0], OwnPlace { name_ar: "تل العسل".into(), ..place });
        assert_eq!(again.len(), 2);
        let junk = OwnPlaceFile { name: "b".into(), rows: "\t\t\n\u{0}\tx\t\t\tNaN\n".into() };
        assert_eq!(places_of(&junk).count(), 1);
    }
}
