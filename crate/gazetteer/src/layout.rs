//! The compiled file, read in place.
//!
//! ```text
//! magic 8 bytes · record count u32 · section ends u32 × 14 · the sections, in the order of [`Section`]
//! ```
//! A column a field rather than a struct a record: neighbours in a column resemble each other (records are sorted by
//! country and province), which halves the file once compressed. All numbers are little-endian; a name is looked for
//! from the nearest eighth record, since an offset for each would cost more than the short walk.
//! A value of the index is `record << 1` when the name has one bearer, else `offset into Postings << 1 | 1`; in both a
//! record number carries [`CUE_WITH_ARTICLE`], [`CUE_WITHOUT`] and [`LOOSE`] above
//! its twenty lowest bits.

use crate::letters;
use fst::raw::Fst;
use rasid_core::place::{Level, Place};

pub const MAGIC: &[u8; 8] = b"rasidgz1";
pub const SECTIONS: usize = 14;
/// Records between two entries of `NameStarts`.
pub const STRIDE: usize = 8;
/// Asked for with ال, the name needs a cue such as قرية beside it: صور is Tyre, الصور are pictures.
pub const CUE_WITH_ARTICLE: u32 = 1 << 20;
/// Asked for without ال, it needs one: الحديدة is a port, حديدة a piece of iron.
pub const CUE_WITHOUT: u32 = 1 << 21;
/// The key is a loosened form of the name.
pub const LOOSE: u32 = 1 << 22;
pub const RECORD: u32 = CUE_WITH_ARTICLE - 1;
/// Bit of `Kind`: the point is the district's, not the place's own.
pub const VAGUE: u8 = 1 << 5;
pub const LEVELS: [Level; 6] =
    [Level::Facility, Level::Settlement, Level::District, Level::Province, Level::Region, Level::Country];
/// Prefixes of ids, by their number in `Kind`.
pub const SOURCES: [&str; 4] = ["gn", "ovt", "ne", "rx"];

#[derive(Clone, Copy)]
pub enum Section {
    Version,
    Index,
    Postings,
    Lat,
    Lon,
    Kind,
    Radius,
    Population,
    Country,
    Admin1,
    Id,
    NameStarts,
    Names,
    /// Tables: radii as tenths u16, then after a u16 count each: countries, provinces.
    Tables,
}

/// The sections of one compiled file.
pub struct Layout {
    bytes: &'static [u8],
    ends: [usize; SECTIONS],
    count: usize,
    pub index: Fst<&'static [u8]>,
    radii: Vec<u16>,
    countries: Vec<[u8; 2]>,
    provinces: Vec<&'static [u8]>,
}

impl Layout {
    /// `None` when the bytes are not a compiled gazetteer.
    #[must_use]
    pub fn parse(bytes: &'static [u8]) -> Option<Self> {
        let rest = bytes.strip_prefix(MAGIC)?;
        let count = u32_at(rest, 0)? as usize;
        let mut ends = [0; SECTIONS];
        for (i, end) in ends.iter_mut().enumerate() {
            *end = u32_at(rest, 4 + 4 * i)? as usize;
        }
        let index = Fst::new(section(bytes, &ends, Section::Index)).ok()?;
        let tables = section(bytes, &ends, Section::Tables);
        let (radii, tables) = counted(tables, 2)?;
        let (countries, tables) = counted(tables, 2)?;
        Some(Self {
            bytes,
            ends,
            count,
            index,
            radii: radii.chunks_exact(2).map(|b| u16::from_le_bytes([b[0], b[1]])).collect(),
            countries: countries.chunks_exact(2).map(|b| [b[0], b[1]]).collect(),
            provinces: tables.get(2..)?.split(|b| *b == b'\n').collect(),
        })
    }

    #[must_use]
    pub fn len(&self) -> usize {
        self.count
    }

    #[must_use]
    pub fn version(&self) -> String {
        letters::decode(self.section(Section::Version))
    }

    /// The record numbers, with their flags, that a value of the index stands for.
    pub fn bearers(&self, value: u64) -> Vec<u32> {
        let number = u32::try_from(value >> 1).unwrap_or(u32::MAX);
        if value & 1 == 0 {
            return vec![number];
        }
        let postings = self.section(Section::Postings).get(number as usize..).unwrap_or_default();
        let Some((&count, list)) = postings.split_first() else { return Vec::new() };
        list.chunks_exact(3)
            .take(usize::from(count))
            .map(|b| u32::from_le_bytes([b[0], b[1], b[2], 0]))
            .collect()
    }

    /// Latitude and longitude of a record.
    fn point(&self, i: usize) -> Option<(f64, f64)> {
        let part = |section, scale: f64| Some(f64::from(self.u24_in(section, i)?) / scale);
        Some((part(Section::Lat, 9e4)? - 90.0, part(Section::Lon, 4e4)? - 180.0))
    }

    /// The record nearest to a point that is no wider than a settlement. Walks all of them: asked for some hundreds of points at most.
    #[must_use]
    pub fn nearest(&self, lat: f64, lon: f64) -> Option<u32> {
        let small = |i: &usize| {
            let kind = self.byte(Section::Kind, *i).unwrap_or(0);
            LEVELS.get(usize::from(kind & 7)).is_some_and(|level| *level <= Level::Settlement)
        };
        // Degrees of longitude shrink towards the poles.
        let narrow = lat.to_radians().cos();
        let far = |i: usize| {
            let (there, east) = self.point(i).unwrap_or((f64::MAX, f64::MAX));
            (there - lat).powi(2) + ((east - lon) * narrow).powi(2)
        };
        let found = (0..self.count).filter(small).min_by(|a, b| far(*a).total_cmp(&far(*b)))?;
        u32::try_from(found).ok()
    }

    /// The place of a record number that may carry flags. `cue` is the flag that asks for one, given how the name was put.
    #[must_use]
    pub fn place(&self, flagged: u32, cue: u32) -> Option<Place> {
        let i = (flagged & RECORD) as usize;
        let kind = self.byte(Section::Kind, i)?;
        let country = self.countries.get(usize::from(self.byte(Section::Country, i)?))?;
        let (name_ar, name_en) = self.names(i)?;
        let (lat, lon) = self.point(i)?;
        let (code, admin1_ar, admin1_en) = self.province(self.u16_in(Section::Admin1, i)?);
        let mut place = Place {
            id: String::new(),
            name_ar,
            name_en,
            level: *LEVELS.get(usize::from(kind & 7))?,
            lat: degrees(lat),
            lon: degrees(lon),
            radius_km: f64::from(*self.radii.get(usize::from(self.byte(Section::Radius, i)?))?) / 10.0,
            country: String::from_utf8_lossy(country).into_owned(),
            admin1_ar,
            admin1_en,
            population: unpack_population(self.u16_in(Section::Population, i)?),
            needs_cue: flagged & cue != 0,
            approximate: flagged & LOOSE != 0 || kind & VAGUE != 0,
        };
        let number = u32_at(self.section(Section::Id), 4 * i)?;
        place.id = id(usize::from(kind >> 3 & 3), number, &place, &code);
        Some(place)
    }

    fn section(&self, section: Section) -> &'static [u8] {
        self::section(self.bytes, &self.ends, section)
    }

    fn byte(&self, section: Section, i: usize) -> Option<u8> {
        self.section(section).get(i).copied()
    }

    fn u16_in(&self, section: Section, i: usize) -> Option<u16> {
        let b = self.section(section).get(2 * i..2 * i + 2)?;
        Some(u16::from_le_bytes([b[0], b[1]]))
    }

    fn u24_in(&self, section: Section, i: usize) -> Option<u32> {
        let b = self.section(section).get(3 * i..3 * i + 3)?;
        Some(u32::from_le_bytes([b[0], b[1], b[2], 0]))
    }

    /// Arabic and English name: the record's two strings after the nearest start.
    fn names(&self, i: usize) -> Option<(String, String)> {
        let start = self.u24_in(Section::NameStarts, i / STRIDE)? as usize;
        let mut strings =
            self.section(Section::Names).get(start..)?.split(|b| *b == 0).skip(2 * (i % STRIDE));
        Some((letters::decode(strings.next()?), letters::decode(strings.next()?)))
    }

    /// ISO code, Arabic and English name of a province; empty for number 0.
    fn province(&self, number: u16) -> (String, String, String) {
        let Some(line) = usize::from(number).checked_sub(1).and_then(|i| self.provinces.get(i)) else {
            return Default::default();
        };
        let mut fields = line.split(|b| *b == b'\t').map(letters::decode);
        let mut next = || fields.next().unwrap_or_default();
        (next(), next(), next())
    }
}

/// Ids are made, not stored: a GeoNames number, the first eight digits of an Overture id, an ISO code, the last eight
/// digits of an OpenStreetMap node, or for our own facts the country and the English name.
fn id(source: usize, number: u32, place: &Place, province: &str) -> String {
    match SOURCES.get(source) {
        Some(&"gn") => ["gn:", &number.to_string()].concat(),
        Some(&"ovt") => format!("ovt:{number:08x}"),
        Some(&"ne") if place.level == Level::Country => format!("ne:{}", place.country),
        Some(&"ne") if place.level == Level::Region => format!("ne:{}+{number}", place.country),
        Some(&"ne") => format!("ne:{province}"),
        _ if number != 0 => format!("osm:{number:08x}"),
        _ => format!("rx:{}-{}", place.country.to_lowercase(), slug(&place.name_en)),
    }
}

/// Four decimals, as in the tables: eleven metres.
fn degrees(exact: f64) -> f64 {
    (exact * 1e4).round() / 1e4
}

/// Lower-case letters and digits, everything else one hyphen.
#[must_use]
pub fn slug(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for c in name.chars() {
        if c.is_ascii_alphanumeric() {
            out.push(c.to_ascii_lowercase());
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    out.truncate(out.trim_end_matches('-').len());
    out
}

/// Eleven bits of number, five of power of two: three correct digits, up to 4 billion.
#[must_use]
pub fn pack_population(population: u32) -> u16 {
    let shift = 21_u32.saturating_sub(population.leading_zeros());
    (population >> shift) as u16 | (shift as u16) << 11
}

fn unpack_population(packed: u16) -> u32 {
    u32::from(packed & 0x7ff) << (packed >> 11)
}

/// The bytes of one section; empty when the file is cut short.
fn section(bytes: &'static [u8], ends: &[usize; SECTIONS], section: Section) -> &'static [u8] {
    let i = section as usize;
    let start = if i == 0 { MAGIC.len() + 4 + 4 * SECTIONS } else { ends[i - 1] };
    bytes.get(start..ends[i]).unwrap_or_default()
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    let b = bytes.get(at..at + 4)?;
    Some(u32::from_le_bytes([b[0], b[1], b[2], b[3]]))
}

/// A u16 count and that many items of `size` bytes, and what follows.
fn counted(bytes: &'static [u8], size: usize) -> Option<(&'static [u8], &'static [u8])> {
    let count = usize::from(u16::from_le_bytes([*bytes.first()?, *bytes.get(1)?]));
    bytes.get(2..)?.split_at_checked(count * size)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn populations_keep_three_digits() {
        for population in [0, 1, 950, 2047, 2048, 63_069, 1_602_264, 20_901_160] {
            let back = unpack_population(pack_population(population));
            assert!(back <= population && population - back <= population / 1000, "{population} {back}");
        }
    }

    #[test]
    fn slugs_are_plain() {
        assert_eq!(slug("Al-Rawda (Bir al-Abed)"), "al-rawda-bir-al-abed");
        assert_eq!(slug("«»"), "");
    }

    #[test]
    fn other_bytes_are_refused() {
        assert!(Layout::parse(b"").is_none());
        assert!(Layout::parse(b"rasidgz1\xff\xff\xff\xff").is_none());
    }
}
