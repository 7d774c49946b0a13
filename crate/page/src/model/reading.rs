//! What the engine made of one article, as one value.
//!
//! Text and its spans travel together: two signals set one after the other would be seen half-updated.

use rasid_core::{
    article::Article,
    contract::{Extraction, Text2},
    view::{View, view},
};

/// The article, its extraction, and the article cut for display.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    pub article: Article,
    pub extraction: Extraction,
    pub view: View,
    /// What the reader should know although the text could be read.
    pub notices: Vec<Text2>,
    pub encoding: Option<Encoding>,
    pub micros: f64,
}

/// How a file's bytes were read.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Encoding {
    pub name: String,
    pub certain: bool,
}

impl Reading {
    pub fn new(
        article: Article,
        extraction: Extraction,
        notices: Vec<Text2>,
        encoding: Option<Encoding>,
        micros: f64,
    ) -> Reading {
        let view = view(&article.text, &extraction);
        Reading { article, extraction, view, notices, encoding, micros }
    }
}
