//! The embedded file is what the tables give, and the tables carry what their licences ask.

use rasid_gazetteer::Gazetteer;
use rasid_gazetteer::compile::{Sources, TableError, compile};

macro_rules! data {
    ($name:literal) => {
        include_str!(concat!("../data/", $name))
    };
}

fn sources() -> Sources<'static> {
    Sources {
        geonames: data!("geonames.tsv"),
        overture: data!("overture.tsv"),
        natural_earth: data!("natural_earth.tsv"),
        inside: data!("inside.tsv"),
        world: data!("world.tsv"),
        facts: data!("facts.tsv"),
        osm: data!("osm.tsv"),
        admin1: data!("admin1.tsv"),
        ordinary: data!("ordinary.tsv"),
        adjectives: data!("adjectives.tsv"),
        lands: data!("lands.tsv"),
    }
}

#[test]
fn compiling_the_tables_gives_the_embedded_bytes() -> Result<(), TableError> {
    let bytes = compile(&sources())?;
    let embedded = include_bytes!("../data/gazetteer.bin");
    assert!(bytes == embedded, "run: cargo run -p rasid-gazetteer --bin compile-gazetteer");
    Ok(())
}

#[test]
fn the_embedded_file_fits_its_budget() {
    assert!(include_bytes!("../data/gazetteer.bin").len() <= 960_000);
}

#[test]
fn every_place_is_sound() {
    let gazetteer = Gazetteer::embedded();
    let mut ids = std::collections::BTreeSet::new();
    let mut count = 0;
    for place in gazetteer.places() {
        count += 1;
        assert!((-90.0..=90.0).contains(&place.lat) && (-180.0..=180.0).contains(&place.lon), "{place:?}");
        assert!(place.radius_km > 0.0 && !place.name_ar.is_empty() && place.country.len() == 2, "{place:?}");
        assert!(ids.insert(place.id.clone()), "two places are {}: {place:?}", place.id);
    }
    assert_eq!(count, gazetteer.len());
    assert!(count > 11_000, "{count}");
}

#[test]
fn a_broken_row_is_named() {
    let broken = "id\tname_ar\nx\ty\n";
    let error = compile(&Sources { geonames: broken, ..sources() }).err();
    assert_eq!(error.map(|e| (e.table, e.line)), Some(("geonames", 2)));
}
