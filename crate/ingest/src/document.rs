//! What reading a file gives: its articles, the parts that could not be read, and the tables whose columns were guessed.
//!
//! Inside a ZIP a table's columns are guessed and not told: [`Batch::tables`] is of the file itself.
//! Plain data, shared with the engine's messages.

use rasid_core::article::Article;
use rasid_core::contract::Text2;
use serde::{Deserialize, Serialize};

/// What the bytes turned out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Plain text.
    Text,
    /// Markdown; its marks are kept, only its front matter is read as facts about the article.
    Markdown,
    /// A saved web page.
    Html,
    /// A web page saved in one file (MHTML).
    Mhtml,
    /// A message (`.eml`).
    Mail,
    /// A Word document (OOXML).
    Docx,
    /// A LibreOffice document.
    Odt,
    /// A PDF with a text layer.
    Pdf,
    /// A row of a CSV or TSV file, a workbook, or a JSON list.
    Row,
}

/// How bytes became letters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Encoding {
    /// Its usual name, such as `UTF-8` or `windows-1256`.
    pub name: String,
    /// False when it was guessed from the letters and should be shown to the user.
    pub certain: bool,
}

/// One article, read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// Where it lay: the file's name; inside a ZIP its path there; in a table with the row's number, such as `news.xlsx › 12`.
    pub name: String,
    pub article: Article,
    /// Author named by the file's metadata; plain text names none.
    pub author: Option<String>,
    pub kind: Kind,
    /// None where the file's format fixes it (DOCX, ODT, XLSX, PDF).
    pub encoding: Option<Encoding>,
    /// What the user should know although the text could be read.
    pub notices: Vec<Text2>,
}

/// Something in the file that could not be read; the rest was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refused {
    /// Named like [`Document::name`].
    pub name: String,
    /// Why, and what to do.
    pub message: Text2,
}

/// Which columns of a table hold what, counted from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Mapping {
    /// The article's text. Without it the table gives no articles.
    pub text: Option<u32>,
    pub title: Option<u32>,
    pub date: Option<u32>,
    pub outlet: Option<u32>,
    /// The page's address.
    pub url: Option<u32>,
}

/// A table of articles, so that a person can see and correct how its columns were taken.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// Named like [`Document::name`]; a workbook's sheet as `news.xlsx › Sheet1`.
    pub name: String,
    /// Headings, or `1`, `2`, … where the first row is data.
    pub columns: Vec<String>,
    /// As given by the caller, or as guessed.
    pub mapping: Mapping,
    pub guessed: bool,
    /// Rows of data, headings not counted.
    pub rows: u32,
    /// The first rows, cells cut to 200 characters, to show beside the choice of columns.
    pub sample: Vec<Vec<String>>,
}

/// How to read a file, where the caller knows better than the guess.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Reading {
    /// `UTF-8`, `UTF-16LE`, `UTF-16BE`, `windows-1256` or `ISO-8859-6`; none to find out.
    pub encoding: Option<String>,
    /// For every table in the file; none to guess.
    pub mapping: Option<Mapping>,
}

/// Everything that was in a file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Batch {
    pub documents: Vec<Document>,
    pub refused: Vec<Refused>,
    pub tables: Vec<Table>,
}
