//! What a person changed in an incident. The machine's incident is never touched: a correction is laid over it.

use std::collections::BTreeMap;

use rasid_core::contract::{ActorInfo, Extraction, Incident};
use serde::{Deserialize, Serialize};

use crate::i18n::Lang;

use super::{apply, dates::Day, grade::Grade, made::Made, stand};

/// What a person decided about one incident. Fields that are `None` stay as the machine read them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Correction {
    pub verdict: Verdict,
    pub kind: Option<String>,
    /// `occurred`, `foiled` or `threat`.
    pub status: Option<String>,
    pub place: Option<PlaceChoice>,
    pub days: Option<(Day, Day)>,
    /// How exact the date is, where that does not follow from the days.
    pub precision: Option<String>,
    /// Id of the means; empty for none.
    pub weapon: Option<String>,
    /// Who told it; empty for nobody.
    pub source: Option<String>,
    pub counts: BTreeMap<Tally, Span2>,
    /// The actors of a role, in the place of the machine's.
    pub actors: BTreeMap<String, Vec<ActorInfo>>,
    /// The person's own remark.
    pub note: String,
    pub grade: Grade,
    /// The incident of which this is a further report.
    pub same_as: Option<String>,
    /// An incident that the person added; nothing of the machine's lies under it.
    pub made: Option<Box<Made>>,
}

/// Whether a person has signed the incident.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    #[default]
    Open,
    Accepted,
    Rejected,
}

impl Verdict {
    pub const ALL: [Verdict; 3] = [Verdict::Open, Verdict::Accepted, Verdict::Rejected];

    pub fn code(self) -> &'static str {
        match self {
            Verdict::Open => "open",
            Verdict::Accepted => "accepted",
            Verdict::Rejected => "rejected",
        }
    }

    pub fn label(self, lang: Lang) -> &'static str {
        let words = lang.words();
        match self {
            Verdict::Open => words.verdict_open,
            Verdict::Accepted => words.verdict_accepted,
            Verdict::Rejected => words.verdict_rejected,
        }
    }
}

/// Lowest and highest; no highest means «at least», neither means that the count is struck out.
pub type Span2 = (Option<u64>, Option<u64>);

/// Counts that the form offers. Captured, arrested and abducted are one line: the type of the incident tells them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tally {
    Killed,
    Wounded,
    Held,
    Missing,
    Displaced,
}

impl Tally {
    /// Those with a column in the table and a place in the sums.
    pub const ALL: [Tally; 3] = [Tally::Killed, Tally::Wounded, Tally::Held];
    /// Those with a line in the form.
    pub const FORM: [Tally; 5] =
        [Tally::Killed, Tally::Wounded, Tally::Held, Tally::Missing, Tally::Displaced];

    pub fn covers(self, kind: &str) -> bool {
        match self {
            Tally::Killed => kind == "killed",
            Tally::Wounded => kind == "wounded",
            Tally::Held => matches!(kind, "captured" | "arrested" | "abducted"),
            Tally::Missing => kind == "missing",
            Tally::Displaced => kind == "displaced",
        }
    }

    /// The kind of count that a person means in an incident of this type.
    pub fn kind_for(self, incident_kind: &str) -> &'static str {
        match (self, incident_kind) {
            (Tally::Killed, _) => "killed",
            (Tally::Wounded, _) => "wounded",
            (Tally::Missing, _) => "missing",
            (Tally::Displaced, _) => "displaced",
            (Tally::Held, "abduction") => "abducted",
            (Tally::Held, "armed_clash" | "armed_attack" | "territory_change") => "captured",
            (Tally::Held, _) => "arrested",
        }
    }

    pub fn label(self, lang: Lang) -> &'static str {
        match self {
            Tally::Killed => lang.pick("القتلى", "Killed"),
            Tally::Wounded => lang.pick("الجرحى", "Wounded"),
            Tally::Held => lang.pick("المحتجزون", "Held"),
            Tally::Missing => lang.pick("المفقودون", "Missing"),
            Tally::Displaced => lang.pick("النازحون", "Displaced"),
        }
    }

    /// The sum of the incident's counts of this kind, as the form shows it.
    pub fn of(self, incident: &Incident) -> Span2 {
        let mut lines = incident.casualties.iter().filter(|c| self.covers(&c.kind)).peekable();
        if lines.peek().is_none() {
            return (None, None);
        }
        lines.fold((Some(0), Some(0)), |(min, max), line| {
            (sum(min, Some(line.min.unwrap_or(0))), sum(max, line.max))
        })
    }
}

/// The place that a person chose.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlaceChoice {
    pub name: String,
    pub lat: f64,
    pub lon: f64,
    /// From the list of candidates; `None` for a place typed by hand.
    pub gazetteer_id: Option<String>,
}

impl Correction {
    pub fn is_rejected(&self) -> bool {
        self.verdict == Verdict::Rejected
    }

    /// Whether a field was changed; a verdict or a note is no change of the record.
    pub fn is_edited(&self) -> bool {
        self.laid() != Correction::default()
    }

    /// Only what is laid over the incident's own fields.
    fn laid(&self) -> Correction {
        Correction {
            verdict: Verdict::Open,
            note: String::new(),
            grade: Grade::default(),
            same_as: None,
            made: None,
            ..self.clone()
        }
    }

    /// The same decision with every field as the machine read it: what a person added or merged stays so.
    pub fn machines(&self) -> Correction {
        Correction {
            verdict: self.verdict,
            same_as: self.same_as.clone(),
            made: self.made.clone(),
            ..Correction::default()
        }
    }

    /// Whether nothing is left to decide about it.
    pub fn is_settled(&self) -> bool {
        self.verdict != Verdict::Open || self.same_as.is_some()
    }

    /// The incident as it stands, with the verdict and whether a field was changed.
    pub fn apply_to(&self, incident: &Incident) -> (Incident, Verdict, bool) {
        (self.apply(incident), self.verdict, self.is_edited())
    }

    /// The incident as the person left it.
    pub fn apply(&self, incident: &Incident) -> Incident {
        apply::apply(self, incident)
    }

    /// The fields that differ, each with what the machine had read: (name of the field, its value then).
    pub fn machine_values(&self, incident: &Incident, lang: Lang) -> Vec<(&'static str, String)> {
        let now = stand::fields(&self.apply(incident), lang);
        let then = stand::fields(incident, lang);
        then.into_iter().zip(now).filter(|(then, now)| then.1 != now.1).map(|(then, _)| then).collect()
    }
}

/// The extraction as the person left it: corrected, without the rejected.
pub fn reviewed(extraction: &Extraction, corrections: &BTreeMap<String, Correction>) -> Extraction {
    let mut out = extraction.clone();
    out.incidents = extraction
        .incidents
        .iter()
        .filter_map(|incident| match corrections.get(&incident.id) {
            Some(correction) if correction.is_rejected() => None,
            Some(correction) => Some(correction.apply(incident)),
            None => Some(incident.clone()),
        })
        .collect();
    out
}

fn sum(a: Option<u64>, b: Option<u64>) -> Option<u64> {
    a?.checked_add(b?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rasid_core::contract::CasualtyInfo;

    fn count(kind: &str, min: u64, max: Option<u64>) -> CasualtyInfo {
        CasualtyInfo { kind: kind.into(), min: Some(min), max, ..CasualtyInfo::default() }
    }

    fn incident() -> Incident {
        Incident {
            id: "x".into(),
            kind: "armed_clash".into(),
            casualties: vec![
                count("wounded", 3, Some(3)),
                count("killed", 2, Some(2)),
                count("killed", 1, None),
            ],
            ..Incident::default()
        }
    }

    #[test]
    fn nothing_changed_is_the_machines_incident() {
        assert_eq!(Correction::default().apply(&incident()), incident());
    }

    #[test]
    fn a_new_type_brings_its_acled_names() {
        let fixed =
            Correction { kind: Some("suicide_bombing".into()), ..Correction::default() }.apply(&incident());
        assert_eq!(fixed.acled.sub_event_type, "Suicide bomb");
        assert_eq!(fixed.acled.disorder_type, "Political violence");
    }

    #[test]
    fn counts_are_summed_for_the_form_and_replaced_by_it() {
        assert_eq!(Tally::Killed.of(&incident()), (Some(3), None));
        assert_eq!(Tally::Held.of(&incident()), (None, None));
        let counts = BTreeMap::from([
            (Tally::Killed, (Some(4), Some(4))),
            (Tally::Wounded, (None, None)),
            (Tally::Held, (Some(1), None)),
        ]);
        let fixed = Correction { counts, ..Correction::default() }.apply(&incident());
        let lines: Vec<(&str, Option<u64>, Option<u64>)> =
            fixed.casualties.iter().map(|c| (c.kind.as_str(), c.min, c.max)).collect();
        assert_eq!(lines, [("killed", Some(4), Some(4)), ("captured", Some(1), None)]);
    }

    #[test]
    fn status_means_source_and_precision_are_laid_over() {
        let fixed = Correction {
            status: Some("foiled".into()),
            weapon: Some("drone".into()),
            source: Some("شاهد".into()),
            precision: Some("month".into()),
            ..Correction::default()
        };
        let mut machine = incident();
        machine.time = Some(rasid_core::contract::TimeInfo {
            start: "2025-03-01".into(),
            end: "2025-03-31".into(),
            precision: "range".into(),
            ..Default::default()
        });
        let out = fixed.apply(&machine);
        assert_eq!((out.status.as_str(), out.weapon.unwrap().id.as_str()), ("foiled", "drone"));
        assert_eq!(out.attribution.unwrap().source, "شاهد");
        let time = out.time.unwrap();
        assert_eq!((time.precision.as_str(), time.time_precision, time.date_prec), ("month", 3, 4));
        assert!(fixed.is_edited() && !Correction { note: "x".into(), ..Correction::default() }.is_edited());
        let said: Vec<&str> =
            fixed.machine_values(&machine, Lang::En).into_iter().map(|(name, _)| name).collect();
        assert_eq!(said, ["Did it happen", "Date", "Weapon", "Source"]);
        let none = Correction { weapon: Some(String::new()), source: Some(String::new()), ..fixed };
        let out = none.apply(&machine);
        assert!(out.weapon.is_none() && out.attribution.is_none());
    }

    #[test]
    fn rejected_incidents_are_left_out_and_the_rest_is_corrected() {
        let extraction = Extraction {
            incidents: vec![incident(), Incident { id: "y".into(), ..incident() }],
            ..Extraction::default()
        };
        let corrections = BTreeMap::from([
            ("x".to_owned(), Correction { verdict: Verdict::Rejected, ..Correction::default() }),
            ("y".to_owned(), Correction { kind: Some("riot".into()), ..Correction::default() }),
        ]);
        let out = reviewed(&extraction, &corrections);
        assert_eq!(out.incidents.len(), 1);
        assert_eq!(out.incidents[0].kind, "riot");
    }

    #[test]
    fn the_machines_value_is_kept_in_words() {
        let day = Day { year: 2025, month: 1, day: 2 };
        let correction = Correction { days: Some((day, day)), ..Correction::default() };
        assert_eq!(
            correction.machine_values(&incident(), Lang::En),
            [("Date", "Date not stated".to_owned())]
        );
    }
}
