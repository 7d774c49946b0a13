//! View: the article cut into paragraphs and non-overlapping segments, so that a page only has to print them.
//!
//! The page does no offset arithmetic: it prints `segments` in order and marks each by its `kinds`.

use serde::{Deserialize, Serialize};

use crate::contract::{Extraction, Quote};

/// The article, ready to print.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct View {
    pub paragraphs: Vec<ParagraphView>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ParagraphView {
    /// Menus, links to other stories: to be greyed.
    pub furniture: bool,
    pub segments: Vec<SegmentView>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SegmentView {
    pub text: String,
    /// `place`, `time`, `actor`, `number`, `weapon`, `source`, `trigger`; empty for plain text.
    pub kinds: Vec<String>,
    /// Incidents (by index) whose evidence covers this segment.
    pub incidents: Vec<usize>,
    /// The incident whose event word this is.
    pub trigger_of: Option<usize>,
}

/// Cuts the text at every border of a mention or an evidence span.
#[must_use]
pub fn view(text: &str, extraction: &Extraction) -> View {
    let units: Vec<u16> = text.encode_utf16().collect();
    let mut cuts: Vec<usize> = vec![0, units.len()];
    let mut add = |q: &Quote| cuts.extend([q.start, q.end]);
    for incident in &extraction.incidents {
        add(&incident.trigger);
        incident.evidence.iter().for_each(&mut add);
    }
    extraction.mentions.iter().for_each(|m| add(&m.span));
    extraction.article.boilerplate.iter().for_each(&mut add);
    for (at, unit) in units.iter().enumerate() {
        if *unit == u16::from(b'\n') {
            cuts.extend([at, at + 1]);
        }
    }
    cuts.retain(|c| *c <= units.len());
    cuts.sort_unstable();
    cuts.dedup();
    let mut view = View { paragraphs: vec![ParagraphView::default()] };
    for pair in cuts.windows(2) {
        let &[start, end] = pair else { continue };
        let piece = String::from_utf16_lossy(units.get(start..end).unwrap_or_default());
        if piece == "\n" {
            view.paragraphs.push(ParagraphView::default());
            continue;
        }
        let Some(paragraph) = view.paragraphs.last_mut() else { continue };
        let covers = |q: &Quote| q.start <= start && end <= q.end;
        paragraph.furniture |= extraction.article.boilerplate.iter().any(covers);
        paragraph.segments.push(segment(extraction, piece, covers));
    }
    view.paragraphs.retain(|p| p.segments.iter().any(|s| !s.text.trim().is_empty()));
    view
}

fn segment(extraction: &Extraction, text: String, covers: impl Fn(&Quote) -> bool) -> SegmentView {
    let mut kinds: Vec<String> =
        extraction.mentions.iter().filter(|m| covers(&m.span)).map(|m| m.kind.clone()).collect();
    kinds.sort();
    kinds.dedup();
    let told = extraction.incidents.iter().enumerate();
    SegmentView {
        text,
        kinds,
        incidents: told.clone().filter(|(_, i)| i.evidence.iter().any(&covers)).map(|(n, _)| n).collect(),
        trigger_of: told.clone().find(|(_, i)| covers(&i.trigger)).map(|(n, _)| n),
    }
}
