//! Compiles the tables of `data/` into the one file that is embedded. Never runs in the page.

mod pack;
mod tables;

pub use tables::{Sources, TableError};

use crate::layout::{CUE_WITH_ARTICLE, CUE_WITHOUT, LOOSE};
use crate::letters;
use crate::spelling;
use rasid_core::normalize::fold;
use rasid_core::place::{Level, place_key};
use std::collections::{BTreeMap, BTreeSet};
use tables::{Cues, Record};

/// Month of the sources; shown to the user as the gazetteer's version.
pub const VERSION: &str = "2026-11";

/// Keys shorter than this are no keys. Single words of this length are as often something else, and so are those one
/// letter longer outside the countries at war, whose villages the news rarely names: below the population they need a cue.
const SHORT: usize = 3;
const WELL_KNOWN: u32 = 50_000;
const AT_WAR: [&str; 10] = ["SY", "IQ", "LB", "PS", "YE", "LY", "SD", "EG", "IL", "JO"];

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
            if key.chars().count() < SHORT || cues.is_never(&key) {
                continue;
            }
            insert(&mut keys, &key, i, cue(record, name, &key, cues));
            exact.insert((record.country.as_str(), key));
        }
    }
    for (i, record) in records.iter().enumerate() {
        for name in record.names() {
            let folded = fold(name);
            let Some(key) = spelling::without_trailing(&folded).map(|(rest, _)| place_key(rest)) else {
                continue;
            };
            if key.chars().count() > SHORT
                && !cues.is_never(&key)
                && !exact.contains(&(record.country.as_str(), key.clone()))
            {
                insert(&mut keys, &key, i, cue(record, name, &key, cues) | LOOSE);
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

/// Which forms of the name need a cue beside them.
fn cue(record: &Record, name: &str, key: &str, cues: &Cues) -> u32 {
    let both = CUE_WITH_ARTICLE | CUE_WITHOUT;
    // The form that the name itself does not have: التبني is a town, تبنى is «adopted».
    let other_form = if name.starts_with("ال") { CUE_WITHOUT } else { CUE_WITH_ARTICLE };
    let known = record.level == Level::Country || cues.is_free(key, &record.country);
    if cues.is_ordinary(key) {
        return if known { other_form } else { both };
    }
    let large = matches!(record.level, Level::Country | Level::Province | Level::Region);
    if name.contains(' ') || large || record.population >= WELL_KNOWN && !record.needs_cue {
        return 0;
    }
    let longest = SHORT + usize::from(!AT_WAR.contains(&record.country.as_str()));
    if key.chars().count() <= longest || record.needs_cue { both } else { other_form }
}
