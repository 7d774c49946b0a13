//! What goes in: one article, and the facts about it that its text need not contain.

use serde::{Deserialize, Serialize};

/// One article as the core sees it. `text` is never altered; all spans point into it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Article {
    pub text: String,
    /// Title from metadata; when absent the first heading-like line of the text is taken.
    pub title: Option<String>,
    /// ISO 8601 date that the user gave.
    pub given_date: Option<String>,
    /// ISO 8601 date from the file's own metadata (an HTML `<meta>` or `<time>`).
    pub metadata_date: Option<String>,
    /// Outlet (site name), where known.
    pub outlet: Option<String>,
    /// Address of the page, where known.
    pub url: Option<String>,
}
