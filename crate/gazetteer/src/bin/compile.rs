//! Writes `data/gazetteer.bin` from the tables. Run it natively after any table has changed:
//! `cargo run -p rasid-gazetteer --bin compile-gazetteer`.

use rasid_gazetteer::compile::{Sources, compile};
use std::error::Error;
use std::fs;
use std::path::Path;

fn main() -> Result<(), Box<dyn Error>> {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let read = |name: &str| fs::read_to_string(data.join(name)).map_err(|e| format!("data/{name}: {e}"));
    let bytes = compile(&Sources {
        geonames: &read("geonames.tsv")?,
        overture: &read("overture.tsv")?,
        natural_earth: &read("natural_earth.tsv")?,
        inside: &read("inside.tsv")?,
        world: &read("world.tsv")?,
        facts: &read("facts.tsv")?,
        osm: &read("osm.tsv")?,
        admin1: &read("admin1.tsv")?,
        ordinary: &read("ordinary.tsv")?,
        adjectives: &read("adjectives.tsv")?,
        lands: &read("lands.tsv")?,
    })?;
    fs::write(data.join("gazetteer.bin"), bytes)?;
    Ok(())
}
