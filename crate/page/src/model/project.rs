//! The work as one file: articles, what the machine read in them, and what a person decided.
//!
//! The machine's reading is saved with it, so that a later engine does not change what was signed.

use rasid_core::{
    article::Article,
    contract::{Extraction, Text2},
    own::Own,
};
use serde::{Deserialize, Serialize};

use super::{
    reading::{Encoding, Reading},
    review::Review,
};

pub const SCHEMA: &str = "rasid-project/1";

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Project {
    pub schema: String,
    pub articles: Vec<SavedArticle>,
    pub review: Review,
    /// Own words and places, without which the articles would be read otherwise.
    #[serde(default)]
    pub own: Own,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SavedArticle {
    /// The name it was loaded under.
    pub name: String,
    pub article: Article,
    pub extraction: Extraction,
    pub notices: Vec<Text2>,
    pub encoding: Option<Encoding>,
}

impl SavedArticle {
    pub fn of(name: &str, reading: &Reading) -> SavedArticle {
        SavedArticle {
            name: name.to_owned(),
            article: reading.article.clone(),
            extraction: reading.extraction.clone(),
            notices: reading.notices.clone(),
            encoding: reading.encoding.clone(),
        }
    }

    pub fn reading(self) -> Reading {
        Reading::new(self.article, self.extraction, self.notices, self.encoding, 0.0)
    }
}

/// Whether the name of a file is that of a saved project.
pub fn is_project_name(name: &str) -> bool {
    name.to_ascii_lowercase().ends_with(".rasid.json")
}

/// A name for the file, with the day.
pub fn file_name(today: &str) -> String {
    format!("rasid-{today}.rasid.json")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_project_survives_being_written_and_read() {
        let rows = crate::model::row::tests::sample();
        let saved = SavedArticle::of("خبر.txt", &rows[0].reading);
        let articles = vec![saved];
        let project =
            Project { schema: SCHEMA.into(), articles, review: Review::default(), own: Own::default() };
        let text = serde_json::to_string(&project).unwrap();
        let again: Project = serde_json::from_str(&text).unwrap();
        assert_eq!(again, project);
        assert_eq!(again.articles[0].clone().reading().extraction, rows[0].reading.extraction);
    }

    #[test]
    fn names_of_projects() {
        assert!(is_project_name(&file_name("2025-01-02")) && is_project_name("X.RASID.JSON"));
        assert!(!is_project_name("a.json"));
    }
}
