//! What the engine made of one article, as one value.
//!
//! Text and its spans travel together: two signals set one after the other would be seen half-updated.

use rasid_core::contract::Extraction;
use serde::{Deserialize, Serialize};

/// The extraction and the article cut for display.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    pub extraction: Extraction,
    pub view: View,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct View {
    pub paragraphs: Vec<ParagraphView>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ParagraphView {
    pub furniture: bool,
    pub heading: bool,
    pub segments: Vec<SegmentView>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SegmentView {
    pub text: String,
    pub kinds: Vec<String>,
    pub incidents: Vec<usize>,
    pub trigger_of: Option<usize>,
}
