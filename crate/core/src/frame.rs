//! Frames: one event statement of one sentence with its arguments. The list that `assemble`, `judge` and `merge` pass on.

use crate::casualty::Casualty;
use crate::span::Span;

/// Who acts and who is hit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    Perpetrator,
    Target,
    Other,
}

/// How surely an actor has its role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    Stated,
    Claimed,
    Suspected,
}

/// An actor with its role in one event.
#[derive(Clone, Debug)]
pub struct Party {
    pub role: Role,
    /// Row of `actors.tsv`.
    pub row: usize,
    /// Actor id after anaphora and dates were taken into account.
    pub id: String,
    pub from: usize,
    pub to: usize,
    pub certainty: Certainty,
    pub rule: &'static str,
}

impl Party {
    /// Whether it is an actor of a name, neither unknown people nor civilians.
    #[must_use]
    pub fn is_named(&self) -> bool {
        self.id != "UNKNOWN" && self.id != "CIVILIANS"
    }
}

/// What became of the event.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Status {
    #[default]
    Occurred,
    Foiled,
    Threat,
}

/// What the judge made of a frame.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Verdict {
    #[default]
    Incident,
    Statistic,
    Background,
    Denied,
    Hypothetical,
    Generic,
    Unsupported,
    Accident,
}

/// Where one statement of an event stands: its stretch of a sentence and its event word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Telling {
    pub sentence: usize,
    /// Tokens of the stretch, half open.
    pub from: usize,
    pub to: usize,
    /// Tokens of the event word.
    pub trigger_from: usize,
    pub trigger_to: usize,
    pub heading: bool,
}

/// One event statement.
#[derive(Clone, Debug, Default)]
pub struct Frame {
    pub sentence: usize,
    /// Last sentence that told it, after merging.
    pub last_sentence: usize,
    /// Paragraph of the sentence.
    pub block: usize,
    /// Tokens that belong to this event, half open.
    pub from: usize,
    pub to: usize,
    /// Tokens of the word that names the event.
    pub trigger_from: usize,
    pub trigger_to: usize,
    pub trigger: Span,
    pub evidence: Vec<Span>,
    /// Every statement that tells it; one before merging.
    pub tellings: Vec<Telling>,
    /// Id in `types.tsv`.
    pub kind: String,
    /// The type came from a general word and gives way to a more specific one.
    pub generic: bool,
    /// The word alone proves little.
    pub weak: bool,
    /// Definite noun that points back («الهجوم»).
    pub definite: bool,
    /// The trigger is a verb.
    pub verbal: bool,
    /// Number of like events that the trigger counts («ثلاثة هجمات»).
    pub events: Option<crate::quantity::Quantity>,
    pub rules: Vec<String>,
    pub casualties: Vec<Casualty>,
    /// Indices of toponyms, most specific first.
    pub places: Vec<usize>,
    pub place_inherited: bool,
    /// How likely its first place is the scene among all that the article names (`choice.rs`).
    pub place_sure: Option<f64>,
    /// Index of the time mention.
    pub time: Option<usize>,
    pub time_inherited: bool,
    pub parties: Vec<Party>,
    /// Hit number in the weapons list.
    pub weapon: Option<usize>,
    /// Source hit numbers that frame the statement.
    pub source: Option<usize>,
    pub status: Status,
    pub verdict: Verdict,
    pub heading: bool,
    /// Reasons with their points, for `why` and for the confidence.
    pub points: Vec<(&'static str, f64)>,
    /// Log-odds that it tells again what an earlier frame told, by what it says itself.
    pub again: f64,
    /// No event word: only people killed, wounded or held.
    pub casualty_only: bool,
}

impl Frame {
    /// Whether it names a place itself, instead of taking one over from what stands around it.
    #[must_use]
    pub const fn has_own_place(&self) -> bool {
        !self.place_inherited && !self.places.is_empty()
    }

    /// The same for its time.
    #[must_use]
    pub const fn has_own_time(&self) -> bool {
        !self.time_inherited && self.time.is_some()
    }

    /// The sum of the points, squeezed to 0–1.
    #[must_use]
    pub fn confidence(&self) -> f64 {
        let sum: f64 = self.points.iter().map(|p| p.1).sum();
        1.0 / (1.0 + (-sum).exp())
    }
}
