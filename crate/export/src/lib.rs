//! Incidents → files: tables for spreadsheets, maps, timelines, the shapes that other programs expect, a report to print, annotated text.
//!
//! Pure: values in, bytes out; no clock, so the same incidents give the same bytes. One stage goes before all formats: [`discreet`] takes out
//! what the options withhold, so that no format can forget it. Dismissed incidents are left out of every file; incidents without a known
//! position are in every file that can hold them, without one.

mod acled;
mod annotated;
mod back;
mod bayanat;
mod cell;
mod date;
mod discreet;
mod geojson;
mod json;
mod kml;
mod label;
mod options;
mod report;
mod row;
mod table;
mod timeline;
mod ucdp;
mod words;
mod xlsx;
mod zip;

use rasid_core::contract::Text2;

pub use acled::COLUMNS as ACLED_COLUMNS;
pub use back::{Back, ChangedCell, ChangedRow, back, is_ours};
pub use options::{
    Coordinates, ExportArticle, ExportFormat, ExportOptions, Language, Report, Review, Status,
};
pub use row::COLUMNS;
pub use ucdp::COLUMNS as UCDP_COLUMNS;

/// A file to save.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    pub bytes: Vec<u8>,
    pub mime: &'static str,
    pub filename: &'static str,
}

const JSON: &str = "application/json";
const ZIP: &str = "application/zip";
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
        ExportFormat::Ucdp => (ucdp::write(articles), CSV, "rasid_ucdp-format.csv"),
        ExportFormat::TimeMap => (timeline::timemap(articles, options), ZIP, "timemap.zip"),
        ExportFormat::TimelineJs => (timeline::timelinejs(articles, options), JSON, "timelinejs.json"),
        ExportFormat::Bayanat => (bayanat::json(articles, options), JSON, "bayanat-shaped.json"),
        ExportFormat::BayanatCsv => (bayanat::csv(articles, options), CSV, "bayanat-shaped.csv"),
        ExportFormat::Report => {
            (report::write(articles, options), "text/html;charset=utf-8", "rasid-report.html")
        }
        ExportFormat::Brat => (annotated::brat(articles), ZIP, "brat.zip"),
        ExportFormat::LabelStudio => (annotated::label_studio(articles), JSON, "label-studio.json"),
    };
    Ok(File { bytes, mime, filename })
}
