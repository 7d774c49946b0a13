//! Incidents → files: tables for spreadsheets, maps, timelines, the shapes that other programs expect, a report to print, annotated text.
//!
//! Pure: values in, bytes out; no clock, so the same incidents give the same bytes. One stage goes before all formats: [`discreet`] takes out
//! what the options withhold, so that no format can forget it. Dismissed incidents are left out of every file; incidents without a known
//! position are in every file that can hold them, without one.

mod acled;
mod cell;
mod date;
mod discreet;
mod geojson;
mod json;
mod kml;
mod label;
mod options;
mod row;
mod table;
mod xlsx;
mod zip;

use rasid_core::contract::Text2;

pub use acled::COLUMNS as ACLED_COLUMNS;
pub use options::{Coordinates, ExportArticle, ExportFormat, ExportOptions, Language, Review, Status};
pub use row::COLUMNS;

/// A file to save.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    pub bytes: Vec<u8>,
    pub mime: &'static str,
    pub filename: &'static str,
}

const CSV: &str = "text/csv;charset=utf-8";

/// Writes the incidents of all articles into one file.
///
/// # Errors
/// A sentence for the user when the format is made of words that the options withhold.
pub fn export(
    format: ExportFormat,
    articles: &[ExportArticle],
    options: &ExportOptions,
) -> Result<File, Text2> {
    if !options.quotes && matches!(format, ExportFormat::Brat | ExportFormat::LabelStudio) {
        return Err(Text2 {
            ar: "النص الموسوم هو نص الخبر نفسه، فلا يُحفظ بلا اقتباسات. اسمح بالاقتباسات أو اختر صيغة أخرى.".to_owned(),
            en: "Annotated text is the article's own words and cannot be saved without quotes. Allow quotes or choose another format.".to_owned(),
        });
    }
    let articles = &discreet::told(articles, options);
    let (bytes, mime, filename) = match format {
        ExportFormat::Json => (json::write(articles), "application/json", "rasid.json"),
        ExportFormat::Csv => (row::write(articles), CSV, "rasid.csv"),
        ExportFormat::Xlsx => (
            xlsx::write(articles, options),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "rasid.xlsx",
        ),
        ExportFormat::GeoJson => (geojson::write(articles), "application/geo+json", "incidents.geojson"),
        ExportFormat::Kml => (kml::write(articles), "application/vnd.google-earth.kml+xml", "incidents.kml"),
        ExportFormat::Acled => (acled::write(articles), CSV, "rasid_acled-format.csv"),
        _ => {
            return Err(Text2 {
                ar: "هذه الصيغة لم تُكتب بعد.".to_owned(),
                en: "This format is not written yet.".to_owned(),
            });
        }
    };
    Ok(File { bytes, mime, filename })
}
