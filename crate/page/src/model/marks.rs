//! How a segment of the article is marked: its class, and whether it can be selected.

use rasid_core::view::SegmentView;

/// The kinds of mention in the order of the legend. A segment with several kinds is marked by the first it has here.
pub const KINDS: [&str; 7] = ["trigger", "place", "time", "actor", "number", "weapon", "source"];

/// One segment, ready to be a `<span>` or plain text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    pub text: String,
    /// Empty when the segment is plain text.
    pub class: String,
    /// The kind that gives the look: one of [`KINDS`], or `incident` for words that are evidence and nothing else.
    pub kind: &'static str,
    /// Incident whose trigger this is: the span can be focused and pressed.
    pub trigger_of: Option<usize>,
    /// Incidents whose evidence covers the segment.
    pub incidents: Vec<usize>,
}

pub fn mark(segment: &SegmentView) -> Mark {
    let of_mention = KINDS.into_iter().find(|kind| segment.kinds.iter().any(|k| k == kind));
    let kind = if segment.trigger_of.is_some() { Some("trigger") } else { of_mention };
    let evidence = if segment.incidents.is_empty() { "" } else { "ev" };
    let class = match kind {
        Some(kind) => format!("m m-{kind} {evidence}").trim_end().to_owned(),
        None => evidence.to_owned(),
    };
    Mark {
        text: segment.text.clone(),
        class,
        kind: kind.unwrap_or("incident"),
        trigger_of: segment.trigger_of,
        incidents: segment.incidents.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn segment(kinds: &[&str], incidents: &[usize]) -> SegmentView {
        SegmentView {
            text: "كلمة".into(),
            kinds: kinds.iter().map(|k| (*k).to_owned()).collect(),
            incidents: incidents.to_vec(),
            trigger_of: None,
        }
    }

    #[test]
    fn plain_text_has_no_class() {
        assert_eq!(mark(&segment(&[], &[])).class, "");
    }

    #[test]
    fn the_first_kind_of_the_legend_wins_and_evidence_is_added() {
        assert_eq!(mark(&segment(&["weapon", "trigger"], &[0])).class, "m m-trigger ev");
        assert_eq!(mark(&segment(&["place"], &[])).class, "m m-place");
        assert_eq!(mark(&segment(&[], &[1])).class, "ev");
    }
}
