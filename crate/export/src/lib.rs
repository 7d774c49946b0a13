//! Incidents → files: CSV for spreadsheets, GeoJSON and KML for maps, the contract's JSON, and a table in ACLED's columns.
//!
//! Pure: values in, bytes out; no clock, so the same incidents give the same bytes. Dismissed incidents are left out of every file.
//! Incidents without a known position are in every file too, without one. Left out for now: XLSX, UCDP, TimeMap, Bayanat.

mod acled;
mod cell;
mod geojson;
mod json;
mod kml;
mod label;
mod row;
mod table;

use rasid_core::contract::{Extraction, Incident};
use serde::{Deserialize, Serialize};

pub use acled::COLUMNS as ACLED_COLUMNS;
pub use row::COLUMNS;

/// The kinds of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// The contract's documents, in a list.
    Json,
    /// UTF-8 with a byte order mark, so that Excel reads the Arabic; one row an incident.
    Csv,
    /// RFC 7946, one feature a place.
    #[serde(rename = "geojson")]
    GeoJson,
    /// For Google Earth, My Maps and uMap, one placemark a place.
    Kml,
    /// ACLED's 31 columns, one row a place. Unofficial: shaped like ACLED data, not ACLED data.
    Acled,
}

/// One article's incidents and where the article is from.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ExportArticle {
    pub extraction: Extraction,
    /// Title from metadata; the extraction's own is used when there is none.
    pub title: Option<String>,
    pub outlet: Option<String>,
    pub url: Option<String>,
    /// What a person decided; incidents without a review are the machine's.
    #[serde(default)]
    pub review: Vec<Review>,
}

/// A person's decision on one incident.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Review {
    /// The incident's id.
    pub incident: String,
    pub status: Status,
    /// Left out of every file.
    pub dismissed: bool,
    pub note: String,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// No person has looked at it.
    #[default]
    Machine,
    Accepted,
    Edited,
    Rejected,
}

/// A file to save.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    pub bytes: Vec<u8>,
    pub mime: &'static str,
    pub filename: &'static str,
}

/// Writes the incidents of all articles into one file.
#[must_use]
pub fn export(format: Format, articles: &[ExportArticle]) -> File {
    let (bytes, mime, filename) = match format {
        Format::Json => (json::write(articles), "application/json", "rasid.json"),
        Format::Csv => (row::write(articles), "text/csv;charset=utf-8", "rasid.csv"),
        Format::GeoJson => (geojson::write(articles), "application/geo+json", "incidents.geojson"),
        Format::Kml => (kml::write(articles), "application/vnd.google-earth.kml+xml", "incidents.kml"),
        Format::Acled => (acled::write(articles), "text/csv;charset=utf-8", "rasid_acled-format.csv"),
    };
    File { bytes, mime, filename }
}

impl ExportArticle {
    /// The incidents that are not dismissed, each with its review if it has one.
    pub fn incidents(&self) -> impl Iterator<Item = (&Incident, Option<&Review>)> {
        self.extraction
            .incidents
            .iter()
            .map(|incident| (incident, self.review.iter().find(|r| r.incident == incident.id)))
            .filter(|(_, review)| !review.is_some_and(|r| r.dismissed))
    }

    fn title(&self) -> Option<&str> {
        self.title.as_deref().or(self.extraction.article.title.as_deref())
    }
}

impl Status {
    const fn id(self) -> &'static str {
        match self {
            Self::Machine => "machine",
            Self::Accepted => "accepted",
            Self::Edited => "edited",
            Self::Rejected => "rejected",
        }
    }
}
