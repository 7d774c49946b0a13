//! What the page asks and what the engine answers.
//!
//! Enums are tagged from outside (`{extract: {…}}`), the form that serde reads without buffering, so a long article costs nothing extra.
//! `cargo run -p rasid-xtask -- types` turns these types into TypeScript; keep them plain structs and enums with named fields.

use rasid_core::article::Article;
use rasid_core::contract::{Extraction, Text2};
use serde::{Deserialize, Serialize};

/// One question. The answer carries the same `id`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Request {
    pub id: u32,
    pub ask: Ask,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ask {
    /// Is the engine there? Answered with [`Answer::Ready`].
    Ping,
    /// Pasted text.
    Extract {
        text: String,
        /// ISO 8601 date that the user gave or confirmed; never a guess.
        given_date: Option<String>,
        /// What the page calls this text, for the title of an article without one.
        name: Option<String>,
    },
    /// A file as it lies on the disk.
    ExtractFile {
        name: String,
        #[serde(with = "serde_bytes")]
        bytes: Vec<u8>,
        given_date: Option<String>,
    },
    /// A file of the incidents as they stand after the user's corrections.
    Export { format: ExportFormat, articles: Vec<ExportArticle> },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ExportFormat {
    /// The contract's own JSON.
    Json,
    Csv,
    #[serde(rename = "geojson")]
    GeoJson,
    Kml,
    /// ACLED's columns.
    Acled,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ExportArticle {
    pub article: Article,
    pub extraction: Extraction,
}

/// One answer. Without an `id` it is about the engine itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Response {
    pub id: Option<u32>,
    pub answer: Answer,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// Sent once when the engine stands, and to every [`Ask::Ping`].
    Ready { version: String, gazetteer: String },
    Extracted {
        /// The text that all spans point into: the pasted text, or what was read out of the file.
        article: Article,
        extraction: Box<Extraction>,
        /// What the user should know although the text could be read.
        notices: Vec<Text2>,
        /// How a file's bytes were read; none for pasted text.
        encoding: Option<Encoding>,
        /// Time that extraction took, reading the file not counted.
        micros: f64,
    },
    Exported {
        #[serde(with = "serde_bytes")]
        bytes: Vec<u8>,
        mime: String,
        filename: String,
    },
    /// Nothing was done. The sentence says why and what to do.
    Refused { message: Text2 },
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Encoding {
    pub name: String,
    /// False when it was guessed from the letters.
    pub certain: bool,
}
