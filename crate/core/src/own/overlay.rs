//! The user's places over a gazetteer: what is asked for is looked up in both, and what the user fixed is the only answer.

use std::collections::BTreeMap;

use super::rows::country;
use super::{MAX_ROWS, Own, OwnList, OwnPlace, Taken, places_of, refused, why};
use crate::contract::Text2;
use crate::geocode::km;
use crate::normalize::{fold, is_arabic_letter};
use crate::place::{Level, Place, Places, Told, place_key};

/// Places of files that are held; a large country has some fifty thousand.
const MAX_FILE_PLACES: usize = 300_000;
/// Refused lines that are told one by one.
const MAX_TOLD: usize = 200;
/// A place typed by hand stands for a namesake of the gazetteer within this distance.
const SAME_HAND_KM: f64 = 25.0;
/// Two entries of different sources this near are one place.
const SAME_KM: f64 = 6.0;

/// Words before a name that do not belong to it, folded.
const TYPES: &[&str] = &[
    "قريه",
    "بلده",
    "مدينه",
    "ناحيه",
    "مخيم",
    "حي",
    "منطقه",
    "محافظه",
    "ضاحيه",
    "قضاء",
    "مديريه",
    "بلديه",
    "ولايه",
    "مركز",
];

/// A name without the type word before it: «بلدة الطيبة» → «الطيبة».
#[must_use]
pub fn bare_name(name: &str) -> &str {
    let name = name.trim();
    match name.split_once(' ') {
        Some((first, rest)) if TYPES.contains(&fold(first).as_str()) => rest.trim(),
        _ => name,
    }
}

/// The user's places, indexed by [`place_key`].
#[derive(Clone, Debug, Default)]
pub struct OwnPlaces {
    places: Vec<Place>,
    /// How many of the first were typed by hand.
    by_hand: usize,
    keys: BTreeMap<String, Vec<u32>>,
    aliases: BTreeMap<String, Place>,
}

impl OwnPlaces {
    /// Checks and indexes; `base` completes what a row leaves out.
    pub(crate) fn read(own: &Own, base: &dyn Places, taken: &mut Taken) -> Self {
        let mut out = Self::default();
        let mut around = Around { base, cells: BTreeMap::new() };
        for (i, row) in own.places.iter().enumerate().take(MAX_ROWS) {
            let id =
                if row.id.is_empty() { format!("user:{}", place_key(&row.name_ar)) } else { row.id.clone() };
            match around.place(row, id) {
                Ok(place) => out.insert(place, row),
                Err(reason) => taken.refused.push(refused(OwnList::Places, i, &row.name_ar, reason)),
            }
        }
        out.by_hand = out.places.len();
        for (i, row) in own.aliases.iter().enumerate().take(MAX_ROWS) {
            match around.alias(&row.read, &row.place) {
                Ok(place) => drop(out.aliases.insert(place_key(bare_name(&row.read)), place)),
                Err(reason) => taken.refused.push(refused(OwnList::Aliases, i, &row.read, reason)),
            }
        }
        for (i, file) in own.files.iter().enumerate() {
            for (line, row) in places_of(file) {
                let id = if row.id.is_empty() { format!("file:{i}:{line}") } else { row.id.clone() };
                match around.place(&row, id) {
                    Ok(place) if out.places.len() < out.by_hand + MAX_FILE_PLACES => {
                        out.insert(around.cued(place), &row);
                    }
                    Ok(_) => break,
                    Err(reason) if taken.refused.len() < MAX_TOLD => {
                        let what = format!("{} › {}: {}", file.name, line + 1, row.name_ar);
                        taken.refused.push(refused(OwnList::Files, i, &what, reason));
                    }
                    Err(_) => {}
                }
            }
        }
        taken.places = out.by_hand;
        taken.aliases = out.aliases.len();
        taken.file_places = out.places.len() - out.by_hand;
        out
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.places.is_empty() && self.aliases.is_empty()
    }

    fn insert(&mut self, place: Place, row: &OwnPlace) {
        let Ok(number) = u32::try_from(self.places.len()) else { return };
        for name in std::iter::once(&row.name_ar).chain(&row.also) {
            let key = place_key(name);
            if key.chars().count() >= 2 {
                let bearers = self.keys.entry(key).or_default();
                if bearers.last() != Some(&number) {
                    bearers.push(number);
                }
            }
        }
        self.places.push(place);
    }

    fn find(&self, key: &str) -> Vec<Place> {
        let numbers = self.keys.get(key).map_or(&[][..], Vec::as_slice);
        numbers.iter().filter_map(|n| self.places.get(*n as usize).cloned()).collect()
    }

    fn has_prefix(&self, key: &str) -> bool {
        let starts = |found: Option<&String>| found.is_some_and(|k| k.starts_with(key));
        starts(self.keys.range(key.to_owned()..).next().map(|(k, _)| k))
            || starts(self.aliases.range(key.to_owned()..).next().map(|(k, _)| k))
    }

    fn is_by_hand(&self, key: &str) -> bool {
        self.keys.get(key).is_some_and(|list| list.iter().any(|n| (*n as usize) < self.by_hand))
    }
}

/// What the gazetteer says of the ground around a point; asked once for each tenth of a degree.
struct Around<'a> {
    base: &'a dyn Places,
    cells: BTreeMap<(i32, i32), Option<Place>>,
}

impl Around<'_> {
    fn nearest(&mut self, lat: f64, lon: f64) -> Option<Place> {
        // Within ±1800 after the check of the coordinates.
        let cell = ((lat * 10.0) as i32, (lon * 10.0) as i32);
        let base = self.base;
        self.cells.entry(cell).or_insert_with(|| base.nearest(lat, lon)).clone()
    }

    /// A row as a place of the gazetteer.
    fn place(&mut self, row: &OwnPlace, id: String) -> Result<Place, Text2> {
        let name_ar = row.name_ar.trim();
        if !name_ar.chars().any(is_arabic_letter) {
            return Err(why("ينقص الاسم العربي.", "The Arabic name is missing."));
        }
        let within = |value: Option<f64>, limit: f64| value.filter(|v| v.abs() <= limit);
        let point = within(row.lat, 90.0).zip(within(row.lon, 180.0)).filter(|p| *p != (0.0, 0.0));
        let Some((lat, lon)) = point else {
            return Err(why(
                "الإحداثيات ناقصة أو خاطئة: العرض بين −90 و90 والطول بين −180 و180.",
                "Coordinates are missing or wrong: latitude is −90 to 90, longitude −180 to 180.",
            ));
        };
        let mut place = Place {
            id,
            name_ar: name_ar.to_owned(),
            name_en: row.name_en.trim().to_owned(),
            level: row.level,
            lat,
            lon,
            radius_km: radius(row.level),
            country: country(&row.country)?,
            admin1_ar: row.admin1_ar.trim().to_owned(),
            admin1_en: row.admin1_en.trim().to_owned(),
            population: row.population,
            needs_cue: false,
            approximate: false,
        };
        if (place.country.is_empty() || place.admin1_ar.is_empty() && row.level < Level::Province)
            && let Some(near) = self.nearest(lat, lon)
            && (place.country.is_empty() || place.country == near.country)
        {
            place.country = near.country;
            if place.admin1_ar.is_empty() && row.level < Level::Province {
                place.admin1_ar = near.admin1_ar;
                place.admin1_en = near.admin1_en;
            }
        }
        Ok(place)
    }

    fn alias(&mut self, read: &str, target: &OwnPlace) -> Result<Place, Text2> {
        if place_key(bare_name(read)).chars().count() < 2 || !read.chars().any(is_arabic_letter) {
            return Err(why("اكتب الاسم كما يرد في الأخبار.", "Write the name as reports write it."));
        }
        if target.lat.is_none() && !target.id.is_empty() {
            return self.base.by_id(&target.id).ok_or_else(|| {
                why(
                    "لا نعرف مكاناً بهذا المعرّف. أضف إحداثياته.",
                    "No place with this id is known. Add its coordinates.",
                )
            });
        }
        let id = if target.id.is_empty() {
            format!("user:{}", place_key(&target.name_ar))
        } else {
            target.id.clone()
        };
        self.place(target, id)
    }

    /// In a list of a whole country some names are ordinary words. Where our own list knows the name, it knows whether it is one;
    /// else a short single word asks for a word of place beside it.
    fn cued(&self, mut place: Place) -> Place {
        let known = self.base.lookup(&place.name_ar);
        place.needs_cue = if known.is_empty() || known.iter().all(|p| p.approximate) {
            !place.name_ar.contains(' ') && place_key(&place.name_ar).chars().count() <= 4
        } else {
            known.iter().all(|p| p.needs_cue)
        };
        place
    }
}

/// Kilometres within which a place of this level lies around its point.
fn radius(level: Level) -> f64 {
    match level {
        Level::Facility => 1.0,
        Level::Settlement => 2.0,
        Level::District => 20.0,
        Level::Province | Level::Region => 80.0,
        Level::Country => 400.0,
    }
}

/// The user's places laid over a gazetteer.
pub(crate) struct Overlay<'a> {
    pub base: &'a dyn Places,
    pub own: &'a OwnPlaces,
}

impl Overlay<'_> {
    /// The key of a name, and the key without a type word before it.
    fn keys(name: &str) -> (String, Option<String>) {
        let bare = bare_name(name);
        (place_key(name), (bare.len() < name.trim().len()).then(|| place_key(bare)))
    }
}

impl Places for Overlay<'_> {
    fn lookup(&self, name: &str) -> Vec<Place> {
        if self.own.is_empty() {
            return self.base.lookup(name);
        }
        let (key, bare) = Self::keys(name);
        let keys = || std::iter::once(&key).chain(&bare);
        if let Some(fixed) = keys().find_map(|key| self.own.aliases.get(key)) {
            return vec![fixed.clone()];
        }
        let mut found =
            keys().map(|key| self.own.find(key)).find(|list| !list.is_empty()).unwrap_or_default();
        if found.is_empty() {
            return self.base.lookup(name);
        }
        let hand = keys().any(|key| self.own.is_by_hand(key));
        let reach = if hand { SAME_HAND_KM } else { SAME_KM };
        for other in self.base.lookup(name) {
            let twin = |p: &Place| {
                p.id == other.id || p.level == other.level && km(p.lat, p.lon, other.lat, other.lon) < reach
            };
            if other.approximate {
                continue;
            }
            match found.iter().position(twin) {
                // Of two entries for one place the gazetteer's knows more, unless a person typed the other.
                Some(i) if !hand => found[i] = other,
                Some(_) => {}
                None => found.push(other),
            }
        }
        found
    }

    fn may_continue(&self, words: &str) -> bool {
        let own = !self.own.is_empty() && {
            let (key, bare) = Self::keys(words);
            self.own.has_prefix(&key) || bare.is_some_and(|key| self.own.has_prefix(&key))
        };
        own || self.base.may_continue(words)
    }

    fn version(&self) -> String {
        let version = self.base.version();
        if self.own.is_empty() { version } else { format!("{version}+own") }
    }

    fn told(&self, name: &str) -> Told {
        if self.own.is_empty() {
            return Told::No;
        }
        let (key, bare) = Self::keys(name);
        let any = |test: &dyn Fn(&str) -> bool| test(&key) || bare.as_deref().is_some_and(test);
        if any(&|key| self.own.aliases.contains_key(key)) {
            Told::Fixed
        } else if any(&|key| self.own.is_by_hand(key)) {
            Told::Named
        } else {
            Told::No
        }
    }

    fn nearest(&self, lat: f64, lon: f64) -> Option<Place> {
        self.base.nearest(lat, lon)
    }

    fn by_id(&self, id: &str) -> Option<Place> {
        self.own.places.iter().find(|place| place.id == id).cloned().or_else(|| self.base.by_id(id))
    }
}
