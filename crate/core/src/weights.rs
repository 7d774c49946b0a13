//! Weights: how much each piece of evidence counts, fitted on labelled reports and kept as rows in `lexicon/weights.tsv`.
//!
//! Points are log-odds: they are added to those that the judge sets by hand, so that every verdict stays a sum that can be shown.
//! `tests/learn/README.md` says on what they were fitted and how; the table is made by a program and not edited by hand.

use std::collections::{BTreeMap, BTreeSet};

use crate::evidence::words::Slot;

/// The fitted points of statements and of pairs of statements.
#[derive(Debug, Default)]
pub struct Weights {
    statement: BTreeMap<&'static str, f64>,
    pair: BTreeMap<&'static str, f64>,
    /// Single words by where they stand; the evidence of a row is slot and word, parted by a space.
    words: BTreeMap<(Slot, &'static str), f64>,
    /// What a statement's own evidence says for its telling an event that was told before.
    again: BTreeMap<&'static str, f64>,
    again_words: BTreeMap<(Slot, &'static str), f64>,
}

impl Weights {
    /// Reads the table: `of`, `evidence`, `points`. Lines that are empty or start with `#` are notes; the first other one names the columns.
    #[must_use]
    pub fn read(tsv: &'static str) -> Self {
        let mut out = Self::default();
        let lines = tsv.lines().filter(|l| !l.is_empty() && !l.starts_with('#')).skip(1);
        for line in lines {
            let mut cells = line.split('\t');
            let (Some(of), Some(evidence), Some(points)) = (cells.next(), cells.next(), cells.next()) else {
                continue;
            };
            let Ok(points) = points.parse::<f64>() else { continue };
            let slot = |name: &str| Slot::ALL.into_iter().find(|s| s.name() == name);
            let word = || evidence.split_once(' ').and_then(|(name, word)| Some((slot(name)?, word)));
            match of {
                "word" => out.words.extend(word().map(|key| (key, points))),
                "again word" => out.again_words.extend(word().map(|key| (key, points))),
                "again" => out.again.extend([(evidence, points)]),
                "pair" => out.pair.extend([(evidence, points)]),
                _ => out.statement.extend([(evidence, points)]),
            }
        }
        out
    }

    /// Points for one piece of evidence about a statement; nothing is known of evidence that was too rare to weigh.
    #[must_use]
    pub fn statement(&self, evidence: &str) -> f64 {
        self.statement.get(evidence).copied().unwrap_or(0.0)
    }

    /// Points for the words around a statement.
    #[must_use]
    pub fn words(&self, around: &BTreeSet<(Slot, &str)>) -> f64 {
        around.iter().filter_map(|key| self.words.get(key)).sum()
    }

    /// Points for a statement's telling again what an earlier one told.
    #[must_use]
    pub fn again<'e>(&self, evidence: impl Iterator<Item = &'e str>, around: &BTreeSet<(Slot, &str)>) -> f64 {
        let words: f64 = around.iter().filter_map(|key| self.again_words.get(key)).sum();
        words + evidence.filter_map(|name| self.again.get(name)).sum::<f64>()
    }

    /// Points for what two statements share: above zero they are rather one event than two.
    #[must_use]
    pub fn pair(&self, shared: &[String]) -> f64 {
        shared.iter().filter_map(|n| self.pair.get(n.as_str())).sum()
    }
}

/// The evidence that every statement and every pair has.
pub const EVERY: &str = "every";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn adds_what_it_knows() {
        let w = Weights::read(
            "of\tevidence\tpoints\npair\tevery\t-1\npair\tplaces Same\t1.5\nstatement\ta weapon\t0.2\n",
        );
        let shared = ["every", "places Same", "new"].map(str::to_owned);
        assert!((w.pair(&shared) - 0.5).abs() < 1e-9);
        assert!((w.statement("a weapon") - 0.2).abs() < 1e-9);
        assert!(w.statement("places Same").abs() < 1e-9);
    }
}
