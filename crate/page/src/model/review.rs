//! The review of all articles: what a person decided, in which order, and the way back.
//!
//! Ids of incidents are hashes of their article and their word, so one map serves all articles.

use std::collections::BTreeMap;

use rasid_core::contract::{Extraction, Incident};
use serde::{Deserialize, Serialize};

use super::correction::{Correction, Verdict};

/// All decisions. What was undone stays until something else is decided.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Review {
    corrections: BTreeMap<String, Correction>,
    done: Vec<Step>,
    #[serde(skip)]
    undone: Vec<Step>,
}

/// One act of a person: of one incident, or of many at once.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// Milliseconds since 1970, by the person's own clock.
    pub at: f64,
    pub changes: Vec<Change>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Change {
    pub incident: String,
    pub before: Correction,
    pub after: Correction,
}

impl Review {
    pub fn of(&self, incident: &str) -> Option<&Correction> {
        self.corrections.get(incident)
    }

    pub fn verdict(&self, incident: &str) -> Verdict {
        self.of(incident).map_or(Verdict::Open, |c| c.verdict)
    }

    pub fn corrections(&self) -> &BTreeMap<String, Correction> {
        &self.corrections
    }

    /// What a person added to an article.
    pub fn made_in<'a>(&'a self, sha256: &'a str) -> impl Iterator<Item = &'a Incident> {
        self.corrections
            .values()
            .filter_map(|c| c.made.as_deref())
            .filter(move |m| m.article == sha256)
            .map(|m| &m.incident)
    }

    /// What was decided about the incidents of an article, and what was added to it: while this stays, so do its rows.
    pub fn about(&self, extraction: &Extraction) -> Vec<(String, Correction)> {
        let added = self.made_in(&extraction.article.sha256).map(|one| &one.id);
        let ids = extraction.incidents.iter().map(|one| &one.id).chain(added);
        ids.filter_map(|id| Some((id.clone(), self.of(id)?.clone()))).collect()
    }

    /// Further reports and the incidents that they were merged into.
    pub fn joined(&self) -> impl Iterator<Item = (&str, &str)> {
        self.corrections.iter().filter_map(|(id, c)| Some((id.as_str(), c.same_as.as_deref()?)))
    }

    /// An id that no incident has yet.
    pub fn fresh_id(&self, base: &str) -> String {
        let taken = |id: &String| {
            self.corrections.contains_key(id)
                || self
                    .done
                    .iter()
                    .chain(&self.undone)
                    .any(|step| step.changes.iter().any(|c| c.incident == *id))
        };
        (2_u32..).map(|n| format!("{base}-{n}")).find(|id| !taken(id)).unwrap_or_default()
    }

    /// The decisions that merge one incident, and all that were merged into it before, into another.
    pub fn merging(&self, report: &str, head: &str) -> Vec<(String, Correction)> {
        let head = self.of(head).and_then(|c| c.same_as.as_deref()).unwrap_or(head);
        let also = self.joined().filter(|(_, into)| *into == report).map(|(id, _)| id);
        std::iter::once(report)
            .chain(also)
            .filter(|id| *id != head)
            .map(|id| {
                let held = self.of(id).cloned().unwrap_or_default();
                (id.to_owned(), Correction { same_as: Some(head.to_owned()), ..held })
            })
            .collect()
    }

    pub fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }

    /// Decides; what changes nothing is no step. Returns how many incidents changed.
    pub fn decide(&mut self, at: f64, wanted: Vec<(String, Correction)>) -> usize {
        let changes: Vec<Change> = wanted
            .into_iter()
            .filter_map(|(incident, after)| {
                let before = self.of(&incident).cloned().unwrap_or_default();
                (before != after).then_some(Change { incident, before, after })
            })
            .collect();
        let count = changes.len();
        if count > 0 {
            changes.iter().for_each(|change| self.put(&change.incident, &change.after));
            self.done.push(Step { at, changes });
            self.undone.clear();
        }
        count
    }

    /// Takes the last step back and names the incidents it was about.
    pub fn undo(&mut self) -> Vec<String> {
        let Some(step) = self.done.pop() else { return Vec::new() };
        step.changes.iter().for_each(|change| self.put(&change.incident, &change.before));
        let ids = step.changes.iter().map(|change| change.incident.clone()).collect();
        self.undone.push(step);
        ids
    }

    pub fn redo(&mut self) -> Vec<String> {
        let Some(step) = self.undone.pop() else { return Vec::new() };
        step.changes.iter().for_each(|change| self.put(&change.incident, &change.after));
        let ids = step.changes.iter().map(|change| change.incident.clone()).collect();
        self.done.push(step);
        ids
    }

    /// What was decided about one incident, oldest first.
    pub fn history<'a>(&'a self, incident: &'a str) -> impl Iterator<Item = (f64, &'a Change)> {
        self.done.iter().flat_map(move |step| {
            step.changes.iter().filter(move |c| c.incident == incident).map(move |c| (step.at, c))
        })
    }

    /// Adds the decisions of a saved project. Where both decided, the ones already here stand.
    pub fn join(&mut self, other: Review) {
        for (incident, correction) in other.corrections {
            self.corrections.entry(incident).or_insert(correction);
        }
        self.done.extend(other.done);
        self.done.sort_by(|a, b| a.at.total_cmp(&b.at));
        self.undone.clear();
    }

    fn put(&mut self, incident: &str, correction: &Correction) {
        if *correction == Correction::default() {
            self.corrections.remove(incident);
        } else {
            self.corrections.insert(incident.to_owned(), correction.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(verdict: Verdict) -> Correction {
        Correction { verdict, ..Correction::default() }
    }

    #[test]
    fn every_step_can_be_taken_back_and_done_again() {
        let mut review = Review::default();
        let both = |v| vec![("a".to_owned(), judged(v)), ("b".to_owned(), judged(v))];
        assert_eq!(review.decide(1.0, both(Verdict::Accepted)), 2);
        assert_eq!(review.decide(2.0, vec![("a".to_owned(), judged(Verdict::Rejected))]), 1);
        assert_eq!(review.undo(), ["a"]);
        assert_eq!(review.verdict("a"), Verdict::Accepted);
        assert_eq!(review.redo(), ["a"]);
        assert_eq!(review.verdict("a"), Verdict::Rejected);
        assert_eq!((review.undo().len(), review.undo().len(), review.undo().len()), (1, 2, 0));
        assert!(review.corrections().is_empty() && !review.can_undo() && review.can_redo());
    }

    #[test]
    fn a_new_decision_ends_what_could_be_done_again() {
        let mut review = Review::default();
        review.decide(1.0, vec![("a".to_owned(), judged(Verdict::Accepted))]);
        review.undo();
        review.decide(2.0, vec![("b".to_owned(), judged(Verdict::Rejected))]);
        assert!(!review.can_redo());
    }

    #[test]
    fn what_changes_nothing_is_no_step() {
        let mut review = Review::default();
        assert_eq!(review.decide(1.0, vec![("a".to_owned(), Correction::default())]), 0);
        assert!(!review.can_undo());
    }

    #[test]
    fn the_history_of_one_incident_is_its_own() {
        let mut review = Review::default();
        review.decide(1.0, vec![("a".to_owned(), judged(Verdict::Accepted))]);
        review.decide(2.0, vec![("b".to_owned(), judged(Verdict::Accepted))]);
        review.decide(3.0, vec![("a".to_owned(), judged(Verdict::Open))]);
        let times: Vec<f64> = review.history("a").map(|(at, _)| at).collect();
        assert_eq!(times, [1.0, 3.0]);
    }

    #[test]
    fn merging_takes_along_what_was_merged_before_and_can_be_undone() {
        let mut review = Review::default();
        review.decide(1.0, review.merging("c", "b"));
        review.decide(2.0, review.merging("b", "a"));
        let into = |review: &Review| -> Vec<(String, String)> {
            review.joined().map(|(id, head)| (id.to_owned(), head.to_owned())).collect()
        };
        assert_eq!(into(&review), [("b".into(), "a".into()), ("c".into(), "a".into())]);
        // What is a report itself hands on to its head, and never to itself.
        assert_eq!(review.merging("d", "c")[0].1.same_as.as_deref(), Some("a"));
        assert!(review.merging("a", "c").iter().all(|(id, _)| id != "a"));
        review.undo();
        assert_eq!(into(&review), [("c".into(), "b".into())]);
    }

    #[test]
    fn ids_of_added_incidents_are_never_given_twice() {
        let mut review = Review::default();
        let id = review.fresh_id("a");
        review.decide(1.0, vec![(id.clone(), judged(Verdict::Accepted))]);
        review.undo();
        assert_ne!(review.fresh_id("a"), id, "it can be done again");
    }

    #[test]
    fn a_review_survives_being_written_and_read() {
        let mut review = Review::default();
        let day = super::super::dates::Day { year: 2025, month: 1, day: 2 };
        let counts = BTreeMap::from([(super::super::correction::Tally::Killed, (Some(2), None))]);
        let all =
            Correction {
                days: Some((day, day)), counts, note: "ملاحظة".into(), ..judged(Verdict::Accepted)
            };
        review.decide(5.0, vec![("a".to_owned(), all)]);
        let text = serde_json::to_string(&review).unwrap();
        assert_eq!(serde_json::from_str::<Review>(&text).unwrap(), review);
    }
}
