//! What a user taught: actors, words that tell an event, phrases that never do, places, and what a name always means.
//!
//! Plain values, the contents of a file `*.rasid-own.json` (schema [`SCHEMA`]; every list may be missing). [`crate::Knowledge`] lays
//! them over lexicon and gazetteer. A row that cannot be used is refused with a sentence and never stops the others.
//! *Left out*: reading the file (`rasid-ingest`), merging two of them (the page's, where a person decides).

mod overlay;
mod place_rows;
mod rows;

pub(crate) use overlay::Overlay;
pub use overlay::{OwnPlaces, bare_name};
pub use place_rows::{COLUMNS, lines_of, places_of};
pub use rows::{KINDS, actor_id};
pub(crate) use rows::{actor_rows, ignored_rows, trigger_rows};

use serde::{Deserialize, Serialize};

use crate::contract::Text2;
use crate::place::Level;

/// The schema of the file.
pub const SCHEMA: &str = "rasid-own/1";

/// Rows in one list that are read; a person types some hundreds.
pub const MAX_ROWS: usize = 20_000;

/// Everything a user added.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Own {
    pub schema: String,
    pub actors: Vec<OwnActor>,
    pub triggers: Vec<OwnTrigger>,
    pub ignored: Vec<OwnIgnored>,
    pub places: Vec<OwnPlace>,
    pub aliases: Vec<OwnAlias>,
    pub files: Vec<OwnPlaceFile>,
}

impl Own {
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let words = self.actors.len() + self.triggers.len() + self.ignored.len();
        words + self.places.len() + self.aliases.len() + self.files.len() == 0
    }
}

/// A group, force or service.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OwnActor {
    /// An id of `actors.tsv` gives that actor more names; empty makes one of the Arabic name.
    pub id: String,
    /// As in the lexicon: `كتائب الفجر`, `p:مسلح`; see `inflect.rs`.
    pub forms: Vec<String>,
    pub name_ar: String,
    pub name_en: String,
    /// One of [`KINDS`].
    pub kind: String,
    /// ISO 3166 two letters, or empty.
    pub country: String,
}

/// Words that tell an event.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OwnTrigger {
    /// `قصف/يقصف` is a verb, `غارة+غارات` a noun with its plural, `...` up to seven other words.
    pub forms: Vec<String>,
    /// An id of `types.tsv`.
    #[serde(rename = "type")]
    pub kind: String,
}

/// Words inside which nothing is an event, an actor or a place.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OwnIgnored {
    pub forms: Vec<String>,
}

/// A place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct OwnPlace {
    /// Empty for a place typed by hand; of a file or of the gazetteer, the id it has there.
    pub id: String,
    pub name_ar: String,
    pub name_en: String,
    /// Other Arabic names.
    pub also: Vec<String>,
    pub lat: Option<f64>,
    pub lon: Option<f64>,
    pub level: Level,
    /// ISO 3166 two letters; with the governorate taken from the nearest known place when empty.
    pub country: String,
    pub admin1_ar: String,
    pub admin1_en: String,
    pub population: u32,
}

impl Default for OwnPlace {
    fn default() -> Self {
        let none = String::new;
        Self {
            id: none(),
            name_ar: none(),
            name_en: none(),
            also: Vec::new(),
            lat: None,
            lon: None,
            level: Level::Settlement,
            country: none(),
            admin1_ar: none(),
            admin1_en: none(),
            population: 0,
        }
    }
}

/// «Always read X as this place».
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct OwnAlias {
    /// The name as articles write it.
    pub read: String,
    /// With coordinates, so that the file means the same beside another gazetteer; by its id alone it is looked up.
    pub place: OwnPlace,
}

/// The places of a file that the user gave, as lines of [`COLUMNS`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OwnPlaceFile {
    pub name: String,
    pub rows: String,
}

/// What became of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Taken {
    pub actors: usize,
    pub triggers: usize,
    pub ignored: usize,
    /// Typed by hand.
    pub places: usize,
    pub aliases: usize,
    /// Of files.
    pub file_places: usize,
    pub refused: Vec<RefusedRow>,
}

/// One row that is not used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefusedRow {
    pub list: OwnList,
    /// Counted from 0.
    pub row: usize,
    /// Enough of it to know it again.
    pub what: String,
    pub why: Text2,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OwnList {
    Actors,
    Triggers,
    Ignored,
    Places,
    Aliases,
    Files,
}

impl OwnList {
    pub const ALL: [Self; 6] =
        [Self::Actors, Self::Triggers, Self::Ignored, Self::Places, Self::Aliases, Self::Files];
}

/// Why a row is not used, in both languages.
pub(crate) fn why(ar: &str, en: &str) -> Text2 {
    Text2 { ar: ar.to_owned(), en: en.to_owned() }
}

pub(crate) fn refused(list: OwnList, row: usize, what: &str, why: Text2) -> RefusedRow {
    RefusedRow { list, row, what: what.chars().take(60).collect(), why }
}
