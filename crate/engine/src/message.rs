//! What the page asks and what the engine answers. Files in are `rasid_ingest`'s types, files out `rasid_export`'s.
//!
//! Enums are tagged from outside (`{extract: {…}}`), the form that serde reads without buffering, so a long article costs nothing extra.
//! `cargo run -p rasid-xtask -- types` turns these types into TypeScript; keep them plain structs and enums with named fields.

use rasid_core::article::Article;
use rasid_core::contract::{Candidate, Extraction, Text2};
use rasid_core::own::{Own, RefusedRow, Taken};
use rasid_core::place::Place;
pub use rasid_export::{
    Back, ChangedCell, ChangedRow, Coordinates, ExportArticle, ExportFormat, ExportOptions, Language, Report,
    Review, Status,
};
pub use rasid_ingest::{
    Batch, Document, Encoding, Kind, Mapping, PlaceField, PlaceFile, PlaceFormat, Reading, Refused,
    RefusedLine, Table,
};
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
    /// An article as [`Ask::Read`] gave it, with a date or title that the user may have set. One at a time, so that the caller can show
    /// how far it has come, and stop. Answered with [`Answer::Extracted`].
    ExtractArticle { article: Article },
    /// A file of any kind that can be read, a ZIP of them, or rich text from the clipboard (name it `paste.html`), without extraction:
    /// answered with [`Answer::Read`]. Ask again with another encoding or mapping when the user corrects the guess.
    Read {
        name: String,
        #[serde(with = "serde_bytes")]
        bytes: Vec<u8>,
        #[serde(default)]
        reading: Reading,
    },
    /// Our own table of incidents, changed in a spreadsheet: what in it differs from these, which are as they stand. Answered with
    /// [`Answer::Compared`].
    Compare {
        name: String,
        #[serde(with = "serde_bytes")]
        bytes: Vec<u8>,
        articles: Vec<ExportArticle>,
    },
    /// A file that holds one article: [`Ask::Read`] and [`Ask::ExtractArticle`] in one. A file of several is refused.
    ExtractFile {
        name: String,
        #[serde(with = "serde_bytes")]
        bytes: Vec<u8>,
        given_date: Option<String>,
    },
    /// Places of the gazetteer that bear this name, in any spelling that the look-up knows. Answered with [`Answer::Places`].
    FindPlaces { name: String },
    /// The user's own words and places, in the place of those set before; every extraction and look-up from now on knows them.
    /// Answered with [`Answer::OwnTaken`]. The worker keeps nothing: a new one must be told again.
    SetOwn { own: Own },
    /// A file of own words and places. Nothing is set by it. Answered with [`Answer::OwnRead`].
    ReadOwn {
        #[serde(with = "serde_bytes")]
        bytes: Vec<u8>,
    },
    /// A file of places of someone else: GeoNames, OCHA, GeoJSON, CSV. Without `fields` the columns are guessed. Nothing is set by it: put
    /// [`PlaceFile::file`] among [`Own::files`]. Answered with [`Answer::PlacesRead`].
    ReadPlaces {
        name: String,
        #[serde(with = "serde_bytes")]
        bytes: Vec<u8>,
        #[serde(default)]
        fields: Option<Vec<PlaceField>>,
    },
    /// A place by its id. Answered with [`Answer::Place`].
    FindPlace { gazetteer_id: String },
    /// A file of the incidents as they stand after the user's corrections. All that are given are written, but for those whose review
    /// says `dismissed`: choosing between all, filtered and accepted is the caller's.
    Export {
        format: ExportFormat,
        #[serde(default)]
        options: ExportOptions,
        articles: Vec<ExportArticle>,
    },
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
    Ready {
        version: String,
        gazetteer: String,
    },
    Extracted {
        /// The text that all spans point into: the pasted text, or what was read out of the file.
        article: Article,
        extraction: Box<Extraction>,
        /// What the user should know although the text could be read.
        notices: Vec<Text2>,
        /// How a file's bytes were read; none for pasted text, and where the file's format fixes it.
        encoding: Option<Encoding>,
        /// Time that extraction took, reading the file not counted.
        micros: f64,
    },
    /// The articles of a file, the parts that could not be read, and the tables whose columns were guessed. A file of which nothing could
    /// be read is [`Answer::Refused`].
    Read {
        batch: Batch,
    },
    /// Asked to read it, the engine saw its own table of incidents: [`Ask::Compare`] says what to make of it.
    OwnTable,
    Compared {
        back: Back,
    },
    Exported {
        #[serde(with = "serde_bytes")]
        bytes: Vec<u8>,
        mime: String,
        filename: String,
    },
    /// `why` of each holds the country's two letters.
    Places {
        found: Vec<Candidate>,
    },
    /// What of the user's words and places is in use, and why the rest is not.
    OwnTaken {
        taken: Taken,
    },
    OwnRead {
        own: Own,
        /// Rows that do not have the agreed form; what they mean is judged by [`Ask::SetOwn`].
        refused: Vec<RefusedRow>,
    },
    PlacesRead {
        file: Box<PlaceFile>,
    },
    Place {
        place: Option<Place>,
    },
    /// Nothing was done. The sentence says why and what to do.
    Refused {
        message: Text2,
    },
}
