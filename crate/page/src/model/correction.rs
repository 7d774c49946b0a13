//! What a person changed in an incident. The machine's incident is never touched: a correction is laid over it.

use std::collections::BTreeMap;

use rasid_core::contract::{Acled, ActorInfo, CasualtyInfo, Extraction, Incident, PlaceInfo, TimeInfo};
use serde::{Deserialize, Serialize};

use crate::i18n::{Lang, labels};

use super::{
    card::{self, Card},
    dates::Day,
    grade::Grade,
    made::Made,
};

/// What a person decided about one incident. Fields that are `None` stay as the machine read them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Correction {
    pub verdict: Verdict,
    pub kind: Option<String>,
    pub place: Option<PlaceChoice>,
    pub days: Option<(Day, Day)>,
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
}

impl Tally {
    pub const ALL: [Tally; 3] = [Tally::Killed, Tally::Wounded, Tally::Held];

    pub fn covers(self, kind: &str) -> bool {
        match self {
            Tally::Killed => kind == "killed",
            Tally::Wounded => kind == "wounded",
            Tally::Held => matches!(kind, "captured" | "arrested" | "abducted"),
        }
    }

    fn kind_for(self, incident_kind: &str) -> &'static str {
        match (self, incident_kind) {
            (Tally::Killed, _) => "killed",
            (Tally::Wounded, _) => "wounded",
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
        self.kind.is_some()
            || self.place.is_some()
            || self.days.is_some()
            || !self.counts.is_empty()
            || !self.actors.is_empty()
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
        let mut out = incident.clone();
        if let Some(kind) = &self.kind {
            out.kind.clone_from(kind);
            out.acled = acled(kind);
        }
        if let Some(place) = &self.place {
            out.places = vec![chosen_place(place, incident)];
        }
        if let Some((from, to)) = self.days {
            out.time = Some(chosen_time(from, to, incident));
        }
        for (tally, span) in &self.counts {
            set_count(&mut out, *tally, *span);
        }
        for (role, actors) in &self.actors {
            out.actors.retain(|actor| actor.role != *role);
            out.actors.extend(actors.iter().cloned());
        }
        out
    }

    /// The fields that differ, each with what the machine had read: (name of the field, its value then).
    pub fn machine_values(&self, incident: &Incident, lang: Lang) -> Vec<(&'static str, String)> {
        let words = lang.words();
        let Card { type_name, place, time, casualties, .. } = card::card(incident, lang);
        let mut out = Vec::new();
        if self.kind.is_some() {
            out.push((words.field_type, type_name.to_owned()));
        }
        if self.place.is_some() {
            out.push((words.field_place, place.map_or(words.no_place.to_owned(), |line| line.name)));
        }
        if self.days.is_some() {
            out.push((lang.pick("التاريخ", "Date"), time.map_or(words.no_time.to_owned(), |line| line.when)));
        }
        for tally in self.counts.keys() {
            let lines: Vec<String> = casualties
                .iter()
                .filter(|line| tally.covers(&line.kind))
                .map(|line| line.text.clone())
                .collect();
            let said = if lines.is_empty() { "—".to_owned() } else { lines.join(lang.pick("، ", ", ")) };
            out.push((tally.label(lang), said));
        }
        for role in self.actors.keys() {
            let said = card::names_of(incident, role, lang);
            out.push((labels::fixed(role, lang), if said.is_empty() { "—".to_owned() } else { said }));
        }
        out
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

fn chosen_place(place: &PlaceChoice, incident: &Incident) -> PlaceInfo {
    let machine = incident.places.first();
    let same = machine.filter(|m| m.gazetteer_id.is_some() && m.gazetteer_id == place.gazetteer_id);
    PlaceInfo {
        mention: machine.map(|m| m.mention.clone()).unwrap_or_default(),
        name_ar: place.name.clone(),
        name_en: same.map(|m| m.name_en.clone()).unwrap_or_default(),
        gazetteer_id: place.gazetteer_id.clone(),
        level: "settlement".into(),
        lat: Some(place.lat),
        lon: Some(place.lon),
        radius_km: 1.0,
        admin1: same.and_then(|m| m.admin1.clone()),
        country: machine.map(|m| m.country.clone()).unwrap_or_default(),
        relation: "in".into(),
        geo_precision: 1,
        confidence: 1.0,
        candidates: machine.map(|m| m.candidates.clone()).unwrap_or_default(),
    }
}

fn chosen_time(from: Day, to: Day, incident: &Incident) -> TimeInfo {
    let one = from == to;
    TimeInfo {
        mention: incident.time.as_ref().and_then(|time| time.mention.clone()),
        start: from.iso(),
        end: to.iso(),
        precision: if one { "day".into() } else { "range".into() },
        time_precision: if one { 1 } else { 2 },
        date_prec: if one { 1 } else { 2 },
        basis: Vec::new(),
        year_inferred: false,
    }
}

/// Puts one line in the place of the machine's lines of that kind; the words stay those of the first.
fn set_count(incident: &mut Incident, tally: Tally, (min, max): Span2) {
    let first = incident.casualties.iter().find(|c| tally.covers(&c.kind)).cloned();
    incident.casualties.retain(|c| !tally.covers(&c.kind));
    if min.is_none() && max.is_none() {
        return;
    }
    let kind = first.as_ref().map_or(tally.kind_for(&incident.kind), |_| "").to_owned();
    let base = first.unwrap_or(CasualtyInfo { kind, who_kind: "unknown".into(), ..CasualtyInfo::default() });
    incident.casualties.push(CasualtyInfo { min, max, approximate: false, ..base });
    incident
        .casualties
        .sort_by_key(|c| Tally::ALL.iter().position(|t| t.covers(&c.kind)).unwrap_or(Tally::ALL.len()));
}

fn sum(a: Option<u64>, b: Option<u64>) -> Option<u64> {
    a?.checked_add(b?)
}

/// ACLED's names for a type, from the lexicon's own table.
fn acled(kind: &str) -> Acled {
    const TABLE: &str = include_str!("../../../core/lexicon/types.tsv");
    for row in TABLE.lines() {
        let mut cells = row.split('\t');
        if cells.next() == Some(kind) {
            let mut next = || cells.next().unwrap_or("").to_owned();
            let _names = (next(), next());
            return Acled { disorder_type: next(), event_type: next(), sub_event_type: next() };
        }
    }
    Acled::default()
}

#[cfg(test)]
mod tests {
    use super::*;

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
