//! Compiles the tables of `data/` into the one file that is embedded. Never runs in the page.

mod pack;
mod tables;

pub use tables::{Sources, TableError};

use crate::letters;
use crate::spelling;
use rasid_core::place::{Level, place_key};
use std::collections::{BTreeMap, BTreeSet};
use tables::{Cues, Record};

/// Month of the sources; shown to the user as the gazetteer's version.
pub const VERSION: &str = "2026-11";

/// Single words this short are as often something else; below the population they need a cue.
const SHORT: usize = 3;
const WELL_KNOWN: u32 = 50_000;

/// The compiled file.
///
/// # Errors
/// When a table has a row that cannot be read; the message names table, line and field.
pub fn compile(sources: &Sources<'_>) -> Result<Vec<u8>, TableError> {
    let mut provinces = tables::provinces(sources.admin1)?;
    let cues = tables::cues(sources.ordinary)?;
    let mut records = tables::records(sources, &mut provinces)?;
    records.sort_by(|a, b| a.order().cmp(&b.order()));
    let keys = keys(&records, &cues);
    pack::pack(&records, &provinces, &keys)
}

/// A key, the records that bear it, and their flags.
type Keys = BTreeMap<Vec<u8>, BTreeMap<u32, u32>>;

fn keys(records: &[Record], cues: &Cues) -> Keys {
    let mut keys = Keys::new();
    let mut exact: BTreeSet<(&str, String)> = BTreeSet::new();
    for (i, record) in records.iter().enumerate() {
        for name in record.names() {
            let key = place_key(name);
            if key.chars().count() < SHORT {
                continue;
            }
            let flag = if needs_cue(record, name, &key, cues) { crate::layout::CUE } else { 0 };
            insert(&mut keys, &key, i, flag);
            exact.insert((record.country.as_str(), key));
        }
    }
    for (i, record) in records.iter().enumerate() {
        for name in record.names() {
            let Some(key) = spelling::without_trailing(name).map(place_key) else { continue };
            if key.chars().count() > SHORT && !exact.contains(&(record.country.as_str(), key.clone())) {
                let cue = if needs_cue(record, name, &key, cues) { crate::layout::CUE } else { 0 };
                insert(&mut keys, &key, i, cue | crate::layout::LOOSE);
            }
        }
    }
    keys
}

fn insert(keys: &mut Keys, key: &str, record: usize, flags: u32) {
    let mut coded = Vec::new();
    letters::encode(key, &mut coded);
    let bearers = keys.entry(coded).or_default();
    // Two names of one record may share a key: the one that asks for less wins.
    bearers.entry(record as u32).and_modify(|f| *f &= flags).or_insert(flags);
}

fn needs_cue(record: &Record, name: &str, key: &str, cues: &Cues) -> bool {
    if record.level == Level::Country || name.contains(' ') && !cues.is_ordinary(key, &record.country) {
        return false;
    }
    let short = key.chars().count() <= SHORT
        && record.population < WELL_KNOWN
        && !matches!(record.level, Level::Province | Level::Region);
    record.needs_cue || short || cues.is_ordinary(key, &record.country)
}
