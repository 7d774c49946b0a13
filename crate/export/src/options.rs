//! What a caller asks for: the kind of file, what it may tell, and what a person decided. Plain data, shared with the engine's messages.

use rasid_core::article::Article;
use rasid_core::contract::{Extraction, Incident};
use serde::{Deserialize, Serialize};

/// The kinds of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ExportFormat {
    /// The contract's documents, in a list.
    Json,
    /// UTF-8 with a byte order mark, so that Excel reads the Arabic; one row an incident.
    Csv,
    /// A workbook: the incidents with real dates and numbers, and the sources; from right to left in Arabic.
    Xlsx,
    /// RFC 7946, one feature a place.
    #[serde(rename = "geojson")]
    GeoJson,
    /// For Google Earth, My Maps and uMap, one placemark a place.
    Kml,
    /// ACLED's 31 columns, one row a place. Unofficial: shaped like ACLED data, not ACLED data.
    Acled,
    /// UCDP GED's 49 columns, one row an incident with deaths. Unofficial: shaped like UCDP data, not UCDP data.
    Ucdp,
    /// Forensic Architecture's TimeMap: a ZIP of `events.json`, `sources.json` and `associations.json`.
    #[serde(rename = "timemap")]
    TimeMap,
    /// Knight Lab's TimelineJS 3, its JSON.
    #[serde(rename = "timelinejs")]
    TimelineJs,
    /// Bulletins shaped like those of Bayanat, one an article. Bayanat has no importer for them.
    Bayanat,
    /// The same bulletins under the headings of Bayanat's own CSV export.
    BayanatCsv,
    /// A page to read and print: self-contained, no script, in the language of the options.
    Report,
    /// A ZIP of brat's `.txt` and `.ann`, one pair an article, with `annotation.conf`.
    Brat,
    /// Label Studio's tasks, one an article.
    LabelStudio,
}

impl ExportFormat {
    /// Every kind of file, in the order that a list of them has.
    pub const ALL: [Self; 14] = [
        Self::Csv,
        Self::Xlsx,
        Self::GeoJson,
        Self::Kml,
        Self::Json,
        Self::Acled,
        Self::Ucdp,
        Self::TimeMap,
        Self::TimelineJs,
        Self::Bayanat,
        Self::BayanatCsv,
        Self::Report,
        Self::Brat,
        Self::LabelStudio,
    ];

    /// The id that messages and the command line use.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::GeoJson => "geojson",
            Self::Kml => "kml",
            Self::Acled => "acled",
            Self::Ucdp => "ucdp",
            Self::TimeMap => "timemap",
            Self::TimelineJs => "timelinejs",
            Self::Bayanat => "bayanat",
            Self::BayanatCsv => "bayanat_csv",
            Self::Report => "report",
            Self::Brat => "brat",
            Self::LabelStudio => "label_studio",
        }
    }
}

/// What the file may tell and in which language. Which incidents go in is the caller's to decide: all that are given are written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ExportOptions {
    /// Of headings and sentences; formats for machines keep their fixed names.
    pub language: Language,
    pub coordinates: Coordinates,
    /// The article's words: quotes, and in JSON the words under every span. Without them [`ExportFormat::Brat`] and [`ExportFormat::LabelStudio`]
    /// are refused, because they are the article's words.
    pub quotes: bool,
    /// The day the file is made, ISO 8601, where the caller has a clock; written into the report, the workbook and Bayanat's bulletins.
    pub made_on: Option<String>,
}

impl Default for ExportOptions {
    fn default() -> Self {
        Self { language: Language::Ar, coordinates: Coordinates::Exact, quotes: true, made_on: None }
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    #[default]
    Ar,
    En,
}

impl Language {
    /// The one of two wordings that is in this language.
    #[must_use]
    pub const fn pick<'a>(self, ar: &'a str, en: &'a str) -> &'a str {
        match self {
            Self::Ar => ar,
            Self::En => en,
        }
    }
}

/// How exactly the file says where.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Coordinates {
    /// As found.
    #[default]
    Exact,
    /// To a tenth of a degree, about 11 km, with a radius to match; names stay.
    Rounded,
    /// The governorate's name in place of any smaller place, without a point. Quotes, titles and notes may still name the village:
    /// leave the quotes out as well to hide it.
    Governorate,
}

/// One article's incidents, where the article is from, and what a person decided.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ExportArticle {
    pub article: Article,
    /// The incidents as they stand: after a person's corrections.
    pub extraction: Extraction,
    /// Incidents without a review are the machine's.
    #[serde(default)]
    pub review: Vec<Review>,
}

/// A person's decision on one incident.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Review {
    /// The incident's id.
    pub incident: String,
    pub status: Status,
    /// Left out of every file.
    pub dismissed: bool,
    pub note: String,
    /// The source's reliability, `A` (reliable) to `F` (cannot be judged): the Admiralty code of NATO's AJP-2.1.
    pub reliability: Option<String>,
    /// The information's credibility, 1 (confirmed) to 6 (cannot be judged): the other half of that code.
    pub credibility: Option<u8>,
    /// What the machine had found, where a person changed it; kept in JSON.
    pub machine: Option<Box<Incident>>,
    /// Other articles that tell of the incident: what a person merged into it.
    pub reports: Vec<Report>,
}

/// A further article that tells of an incident.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Report {
    pub sha256: String,
    pub title: Option<String>,
    pub outlet: Option<String>,
    pub url: Option<String>,
    pub published: Option<String>,
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

impl Status {
    pub(crate) const fn id(self) -> &'static str {
        match self {
            Self::Machine => "machine",
            Self::Accepted => "accepted",
            Self::Edited => "edited",
            Self::Rejected => "rejected",
        }
    }
}

impl Report {
    /// What names it: outlet, day, title, address, and the text's hash.
    pub(crate) fn line(&self) -> String {
        let hash = Some(&self.sha256).filter(|h| !h.is_empty()).map(|h| format!("sha256={h}"));
        [&self.outlet, &self.published, &self.title, &self.url, &hash]
            .into_iter()
            .flatten()
            .map(String::as_str)
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join("; ")
    }
}

impl Review {
    /// The merged reports of other articles, each article once.
    pub(crate) fn others(&self, own: &str) -> Vec<&Report> {
        let mut seen = vec![own];
        self.reports
            .iter()
            .filter(|report| {
                let new = report.sha256.is_empty() || !seen.contains(&report.sha256.as_str());
                seen.push(&report.sha256);
                new
            })
            .collect()
    }

    /// Both halves of the grade, such as `B2`; a half that was not given or is none of the code's is left out.
    pub(crate) fn grade(&self) -> String {
        let reliability =
            self.reliability.as_deref().filter(|r| matches!(*r, "A" | "B" | "C" | "D" | "E" | "F"));
        let credibility = self.credibility.filter(|c| (1..=6).contains(c)).map(|c| c.to_string());
        format!("{}{}", reliability.unwrap_or_default(), credibility.unwrap_or_default())
    }
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

    /// The title from metadata, else the one that the extraction found.
    pub(crate) fn title(&self) -> Option<&str> {
        self.article.title.as_deref().or(self.extraction.article.title.as_deref())
    }

    pub(crate) fn sha256(&self) -> &str {
        &self.extraction.article.sha256
    }

    pub(crate) fn published(&self) -> Option<&str> {
        self.extraction.article.published.date.as_deref()
    }
}
