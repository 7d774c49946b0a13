//! A user's file of places → lines that the core lays over the gazetteer.
//!
//! *Reads*: a country file of GeoNames (tab-separated, 19 columns, no heading; also as the ZIP it comes in), CSV and TSV with any
//! columns (such as OCHA's populated places from HDX), GeoJSON. Columns are guessed from their headings and contents; the guess is
//! shown, and the file is read again with what the user corrected.
//! *Leaves out*: workbooks and shapefiles, which are refused by name; outlines, of which the middle is taken.

mod geojson;
mod geonames;
mod guess;
mod row;
mod table;

use rasid_core::contract::Text2;
use rasid_core::own::{OwnPlace, OwnPlaceFile, lines_of};
use serde::{Deserialize, Serialize};

use crate::{Refusal, archive, encoding};

/// The largest file of places; that of Iran has some 15 MB.
pub const MAX_PLACE_FILE_BYTES: usize = 64 * 1024 * 1024;
/// Refused lines that are told one by one.
const MAX_REFUSED: usize = 100;
/// Rows and letters of a cell that are shown beside the choice of columns.
const SAMPLE: (usize, usize) = (4, 60);

/// What a file turned out to be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlaceFormat {
    Geonames,
    #[default]
    Table,
    Geojson,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlaceField {
    #[default]
    Skip,
    NameAr,
    NameEn,
    /// Other names, with a comma, semicolon or bar between them; the Arabic ones are taken.
    Also,
    Lat,
    Lon,
    Id,
    /// Kind of place: GeoNames' codes, English or Arabic words.
    Level,
    Country,
    Admin1Ar,
    Admin1En,
    Population,
}

impl PlaceField {
    pub const ALL: [Self; 12] = [
        Self::Skip,
        Self::NameAr,
        Self::NameEn,
        Self::Also,
        Self::Lat,
        Self::Lon,
        Self::Id,
        Self::Level,
        Self::Country,
        Self::Admin1Ar,
        Self::Admin1En,
        Self::Population,
    ];

    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Skip => "skip",
            Self::NameAr => "name_ar",
            Self::NameEn => "name_en",
            Self::Also => "also",
            Self::Lat => "lat",
            Self::Lon => "lon",
            Self::Id => "id",
            Self::Level => "level",
            Self::Country => "country",
            Self::Admin1Ar => "admin1_ar",
            Self::Admin1En => "admin1_en",
            Self::Population => "population",
        }
    }
}

/// A file of places, read.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct PlaceFile {
    pub name: String,
    pub format: PlaceFormat,
    /// Headings, or `1`, `2`, … where there are none.
    pub columns: Vec<String>,
    /// What each column holds: as given by the caller, or as guessed.
    pub fields: Vec<PlaceField>,
    pub guessed: bool,
    /// The first rows, to show beside the choice of columns.
    pub sample: Vec<Vec<String>>,
    /// How many places were taken.
    pub places: u32,
    /// Rows without a name in Arabic letters, which no Arabic report can mean.
    pub nameless: u32,
    /// Rows that are wrong, and the first of them one by one.
    pub wrong: u32,
    pub refused: Vec<RefusedLine>,
    /// The places, for [`rasid_core::own::Own::files`].
    pub file: OwnPlaceFile,
}

/// A row that was not taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefusedLine {
    /// Counted from 1, the heading too.
    pub line: u32,
    pub what: String,
    pub why: Text2,
}

/// Rows under their columns, before anyone knows what they mean.
#[derive(Debug, Default)]
struct Grid {
    format: PlaceFormat,
    columns: Vec<String>,
    rows: Vec<Vec<String>>,
    /// Lines before the first row.
    before: u32,
}

/// Reads a file of places; `fields` as the user corrected them, or none for a guess.
///
/// # Errors
/// A [`Refusal`] when the bytes are no such file, or no column could be taken for a name, a latitude or a longitude.
pub fn read_places(name: &str, bytes: &[u8], fields: Option<&[PlaceField]>) -> Result<PlaceFile, Refusal> {
    if bytes.len() > MAX_PLACE_FILE_BYTES {
        return Err(Refusal::bomb());
    }
    if bytes.starts_with(b"PK\x03\x04") {
        let (inner, bytes) = unpacked(bytes)?;
        return read_text(&format!("{name} › {inner}"), &bytes, fields);
    }
    read_text(name, bytes, fields)
}

/// The one file of a ZIP that may hold places: GeoNames adds a readme to each country.
fn unpacked(bytes: &[u8]) -> Result<(String, Vec<u8>), Refusal> {
    let ends = ["txt", "csv", "tsv", "json", "geojson"];
    let holds = |name: &str| {
        let name = name.to_ascii_lowercase();
        ends.iter().any(|end| name.rsplit('.').next() == Some(end)) && !name.contains("readme")
    };
    let entries = archive::entries(bytes)?;
    let entry = entries.iter().find(|entry| holds(&entry.name())).ok_or_else(no_places)?;
    Ok((entry.name(), entry.unpack()?))
}

fn read_text(name: &str, bytes: &[u8], fields: Option<&[PlaceField]>) -> Result<PlaceFile, Refusal> {
    let text = encoding::decode(bytes)?.text;
    let grid =
        if text.trim_start().starts_with(['{', '[']) { geojson::read(&text)? } else { table::read(&text) };
    let guessed = fields.is_none();
    let fields = match fields {
        Some(given) => (0..grid.columns.len()).map(|i| given.get(i).copied().unwrap_or_default()).collect(),
        None if grid.format == PlaceFormat::Geonames => geonames::FIELDS.to_vec(),
        None => guess::fields(&grid),
    };
    let mut out = PlaceFile { name: name.to_owned(), fields, guessed, ..PlaceFile::default() };
    out.sample = sample(&grid);
    take(&mut out, grid);
    if out.places == 0 && guessed && out.columns.len() < 2 {
        return Err(no_places());
    }
    Ok(out)
}

fn sample(grid: &Grid) -> Vec<Vec<String>> {
    let cut = |cell: &String| cell.chars().take(SAMPLE.1).collect();
    grid.rows.iter().take(SAMPLE.0).map(|row| row.iter().map(cut).collect()).collect()
}

/// Turns the rows into places and counts what could not be one.
fn take(out: &mut PlaceFile, grid: Grid) {
    let provinces = geonames::provinces(&grid);
    let mut places: Vec<OwnPlace> = Vec::new();
    for (i, cells) in grid.rows.iter().enumerate() {
        match row::place(&out.fields, cells, grid.format) {
            Ok(Some(mut place)) => {
                geonames::name_province(&mut place, cells, &provinces);
                places.push(place);
            }
            Ok(None) => out.nameless += 1,
            Err(why) => {
                out.wrong += 1;
                if out.refused.len() < MAX_REFUSED {
                    let what: String = cells.join(" · ").chars().take(80).collect();
                    let line = grid.before + u32::try_from(i).unwrap_or(u32::MAX - 100_000) + 1;
                    out.refused.push(RefusedLine { line, what, why });
                }
            }
        }
    }
    out.places = u32::try_from(places.len()).unwrap_or(u32::MAX);
    out.format = grid.format;
    out.columns = grid.columns;
    out.file = OwnPlaceFile { name: out.name.clone(), rows: lines_of(&places) };
}

fn no_places() -> Refusal {
    Refusal::new(
        "لا أماكن في هذا الملف. يُقرأ ملف بلد من GeoNames، وجدول CSV أو TSV فيه أعمدة للاسم والعرض والطول، وGeoJSON؛ واحفظ جدول Excel بصيغة CSV أولاً.",
        "There are no places in this file. A country file of GeoNames, a CSV or TSV with columns for name, latitude and longitude, and GeoJSON are read; save a workbook as CSV first.",
    )
}
