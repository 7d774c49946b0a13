//! The whole chain behind three calls, so that the rest of the engine need not know how the crates below spell them.

use rasid_core::Knowledge;
use rasid_core::article::Article;
use rasid_core::contract::Extraction;
use rasid_export::{File, Format};
use rasid_gazetteer::Gazetteer;
use rasid_ingest::{Document, Kind};

use crate::message::{ExportArticle, ExportFormat};

/// Extraction with its knowledge.
pub struct Chain {
    knowledge: Knowledge<'static>,
}

impl Chain {
    /// The lexicon and the gazetteer that come inside the module.
    pub fn embedded() -> Self {
        // Read once and kept as long as the worker lives: there is nothing to give back.
        let gazetteer: &'static Gazetteer = Box::leak(Box::new(Gazetteer::embedded()));
        Self { knowledge: Knowledge::new(gazetteer) }
    }

    pub fn gazetteer_version(&self) -> String {
        self.knowledge.places.version()
    }

    pub fn extract(&self, article: &Article) -> Extraction {
        rasid_core::extract(article, &self.knowledge)
    }
}

pub fn export(format: ExportFormat, articles: &[ExportArticle]) -> File {
    let format = match format {
        ExportFormat::Json => Format::Json,
        ExportFormat::Csv => Format::Csv,
        ExportFormat::GeoJson => Format::GeoJson,
        ExportFormat::Kml => Format::Kml,
        ExportFormat::Acled => Format::Acled,
    };
    let articles: Vec<rasid_export::ExportArticle> = articles
        .iter()
        .map(|ExportArticle { article, extraction }| rasid_export::ExportArticle {
            extraction: extraction.clone(),
            title: article.title.clone(),
            outlet: article.outlet.clone(),
            url: article.url.clone(),
            review: Vec::new(),
        })
        .collect();
    rasid_export::export(format, &articles)
}

/// A document for text that came without a file.
pub fn pasted() -> Document {
    Document {
        article: Article::default(),
        author: None,
        encoding: "UTF-8",
        encoding_certain: true,
        kind: Kind::Text,
        notices: Vec::new(),
    }
}
