//! Places as the core sees them: the gazetteer crate implements [`Places`], the core only asks.

use serde::{Deserialize, Serialize};

/// Kinds of place, from the most to the least specific.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Camp, crossing, base, airport, dam, hospital.
    Facility,
    /// City, town or village; also a neighbourhood that the gazetteer knows as a populated place.
    Settlement,
    District,
    Province,
    /// Natural or historical region, mountain, desert, valley.
    Region,
    Country,
}

impl Level {
    pub const ALL: [Self; 6] =
        [Self::Facility, Self::Settlement, Self::District, Self::Province, Self::Region, Self::Country];

    /// The level of an id.
    #[must_use]
    pub fn of(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.id() == id)
    }

    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Facility => "facility",
            Self::Settlement => "settlement",
            Self::District => "district",
            Self::Province => "province",
            Self::Region => "region",
            Self::Country => "country",
        }
    }
}

/// One entry of the gazetteer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// Stable id that names the source: `gn:…`, `ovt:…`, `ne:…`, `rx:…` (our own facts), `user:…`.
    pub id: String,
    pub name_ar: String,
    pub name_en: String,
    pub level: Level,
    /// Degrees, WGS 84.
    pub lat: f64,
    pub lon: f64,
    pub radius_km: f64,
    /// ISO 3166 two letters (`PS` for Gaza and the West Bank).
    pub country: String,
    /// Governorate: Arabic name without محافظة / ولاية; empty for countries.
    pub admin1_ar: String,
    pub admin1_en: String,
    /// Inhabitants, 0 when not known.
    pub population: u32,
    /// The name is also an ordinary word, a person or a group: match only beside a cue such as قرية or a governorate.
    pub needs_cue: bool,
    /// Found by a loosened spelling rather than the name itself.
    pub approximate: bool,
}

impl Place {
    /// Typed by the user, rather than out of a gazetteer or a file.
    #[must_use]
    pub fn is_by_hand(&self) -> bool {
        self.id.starts_with("user:")
    }
}

/// Look-up of names. Implemented by `rasid-gazetteer`, by the user's own places, and by small tables in tests.
pub trait Places {
    /// Every entry of that name. `name` is one or more words as written in the article (without proclitics such as
    /// و or ب, with or without ال, with or without a leading قرية / مدينة …); the implementation folds it by [`place_key`].
    fn lookup(&self, name: &str) -> Vec<Place>;
    /// Whether some longer name starts with these words; lets the recogniser stop early. `true` is always a correct answer.
    fn may_continue(&self, words: &str) -> bool;
    /// Version of the data, such as `2026-11`.
    fn version(&self) -> String;
    /// What the user said of this very name.
    fn told(&self, _name: &str) -> Told {
        Told::No
    }
    /// The place nearest to a point, to learn which country and governorate the point lies in.
    fn nearest(&self, _lat: f64, _lon: f64) -> Option<Place> {
        None
    }
    fn by_id(&self, _id: &str) -> Option<Place> {
        None
    }
}

/// What the user said of a name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Told {
    #[default]
    No,
    /// That a place is called so: the name needs no proof, which of its bearers is meant still does.
    Named,
    /// Which place it always means.
    Fixed,
}

/// A gazetteer that knows nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoPlaces;

impl Places for NoPlaces {
    fn lookup(&self, _name: &str) -> Vec<Place> {
        Vec::new()
    }
    fn may_continue(&self, _words: &str) -> bool {
        false
    }
    fn version(&self) -> String {
        "none".to_owned()
    }
}

/// The key under which a name is stored and asked for: folded letters, no ء, no spaces, ال dropped from words of more
/// than four letters. `أبو كمال`, `ابوكمال` and `أبوكمال` share a key, as do `حوائج` and `حوايج`.
#[must_use]
pub fn place_key(name: &str) -> String {
    let folded = crate::normalize::fold(name);
    let mut key = String::with_capacity(folded.len());
    for word in folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
        let bare = match word.strip_prefix("ال") {
            Some(rest) if rest.chars().count() > 2 => rest,
            _ => word,
        };
        key.extend(bare.chars().filter(|c| *c != 'ء'));
    }
    key
}
