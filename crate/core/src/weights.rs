//! Weights: how much each piece of evidence counts, fitted on labelled reports and kept as rows in `lexicon/weights.tsv`.
//!
//! Points are log-odds: they are added to those that the judge sets by hand, so that every verdict stays a sum that can be shown.
//! `tests/learn/README.md` says on what they were fitted and how; the table is made by a program and not edited by hand.

use std::collections::BTreeMap;

use crate::evidence::words::Slot;

/// The fitted points of statements and of pairs of statements.
#[derive(Debug, Default)]
pub struct Weights {
    statement: BTreeMap<&'static str, f64>,
    pair: BTreeMap<&'static str, f64>,
    /// Points of single words by where they stand, in the order of [`Slot::ALL`].
    words: Vec<[f64; Slot::ALL.len()]>,
    /// What a statement's own evidence says for its telling an event that was told before, and what words say for it.
    again: BTreeMap<&'static str, f64>,
    again_words: Vec<[f64; Slot::ALL.len()]>,
    /// What speaks for a place as the scene and for a time as the day (`choice.rs`), in the order of [`Of::ALL`].
    choice: [BTreeMap<&'static str, f64>; Of::ALL.len()],
    /// The numbers of the words: their places in both lists.
    ids: BTreeMap<&'static str, WordId>,
}

/// What an incident chooses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Of {
    Place,
    Time,
    /// How many were killed, wounded or held.
    Count,
}

impl Of {
    pub const ALL: [Self; 3] = [Self::Place, Self::Time, Self::Count];

    /// Its name in `weights.tsv`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Place => "place",
            Self::Time => "time",
            Self::Count => "count",
        }
    }
}

/// The number of a word that has a weight.
pub type WordId = usize;

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
            match of {
                "word" => out.word(evidence, points, |w| &mut w.words),
                "again word" => out.word(evidence, points, |w| &mut w.again_words),
                "again" => out.again.extend([(evidence, points)]),
                "pair" => out.pair.extend([(evidence, points)]),
                "statement" => out.statement.extend([(evidence, points)]),
                of => {
                    let table =
                        Of::ALL.iter().position(|o| o.name() == of).and_then(|i| out.choice.get_mut(i));
                    table.into_iter().for_each(|t| t.extend([(evidence, points)]));
                }
            }
        }
        out
    }

    /// Points for one piece of evidence about a statement; nothing is known of evidence that was too rare to weigh.
    #[must_use]
    pub fn statement(&self, evidence: &str) -> f64 {
        self.statement.get(evidence).copied().unwrap_or(0.0)
    }

    /// The evidence of a word's row is slot and word, parted by a space.
    fn word(
        &mut self,
        evidence: &'static str,
        points: f64,
        table: fn(&mut Self) -> &mut Vec<[f64; Slot::ALL.len()]>,
    ) {
        let Some((name, word)) = evidence.split_once(' ') else { return };
        let Some(slot) = Slot::ALL.iter().position(|s| s.name() == name) else { return };
        let next = self.ids.len();
        let id = *self.ids.entry(word).or_insert(next);
        let list = table(self);
        list.resize(list.len().max(id + 1), [0.0; Slot::ALL.len()]);
        if let Some(cell) = list.get_mut(id).and_then(|row| row.get_mut(slot)) {
            *cell = points;
        }
    }

    /// The number of a word, if any row weighs it.
    #[must_use]
    pub fn id(&self, word: &str) -> Option<WordId> {
        self.ids.get(word).copied()
    }

    /// Points for the words around a statement.
    #[must_use]
    pub fn words(&self, around: &[(Slot, WordId)]) -> f64 {
        sum(&self.words, around)
    }

    /// Points for a statement's telling again what an earlier one told.
    #[must_use]
    pub fn again<'e>(&self, evidence: impl Iterator<Item = &'e str>, around: &[(Slot, WordId)]) -> f64 {
        sum(&self.again_words, around) + evidence.filter_map(|name| self.again.get(name)).sum::<f64>()
    }

    /// Points for a contender.
    #[must_use]
    pub fn choice(&self, of: Of, evidence: &[String]) -> f64 {
        let Some(table) = self.choice.get(of as usize) else { return 0.0 };
        evidence.iter().filter_map(|n| table.get(n.as_str())).sum()
    }

    /// Points for what two statements share: above zero they are rather one event than two.
    #[must_use]
    pub fn pair(&self, shared: &[String]) -> f64 {
        shared.iter().filter_map(|n| self.pair.get(n.as_str())).sum()
    }
}

fn sum(table: &[[f64; Slot::ALL.len()]], around: &[(Slot, WordId)]) -> f64 {
    around.iter().filter_map(|(slot, id)| table.get(*id)?.get(*slot as usize)).sum()
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
