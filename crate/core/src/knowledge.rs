//! What the engine knows: the tables of `lexicon/` and a gazetteer. Built once, then only read.

use crate::lexicon::Table;
use crate::place::Places;
use crate::weights::Weights;

/// The tables of the lexicon, read and indexed.
#[derive(Debug)]
pub struct Lexicon {
    pub types: Table,
    pub triggers: Table,
    pub casualties: Table,
    pub people: Table,
    pub weapons: Table,
    pub sources: Table,
    pub cues: Table,
    pub actors: Table,
    pub heads: Table,
    pub not: Table,
    pub placewords: Table,
    pub reasons: Table,
    /// Fitted points of evidence.
    pub weights: Weights,
}

impl Lexicon {
    /// The tables that come with the program.
    #[must_use]
    pub fn embedded() -> Self {
        let sets = Table::sets(include_str!("../lexicon/sets.tsv"));
        Self {
            types: Table::read(include_str!("../lexicon/types.tsv")),
            triggers: Table::with(include_str!("../lexicon/triggers.tsv"), &sets),
            casualties: Table::read(include_str!("../lexicon/casualties.tsv")),
            people: Table::read(include_str!("../lexicon/people.tsv")),
            weapons: Table::with(include_str!("../lexicon/weapons.tsv"), &sets),
            sources: Table::read(include_str!("../lexicon/sources.tsv")),
            cues: Table::read(include_str!("../lexicon/cues.tsv")),
            actors: Table::read(include_str!("../lexicon/actors.tsv")),
            heads: Table::read(include_str!("../lexicon/heads.tsv")),
            not: Table::with(include_str!("../lexicon/not.tsv"), &sets),
            placewords: Table::read(include_str!("../lexicon/placewords.tsv")),
            reasons: Table::read(include_str!("../lexicon/reasons.tsv")),
            weights: Weights::read(include_str!("../lexicon/weights.tsv")),
        }
    }
}

/// Lexicon and gazetteer together.
pub struct Knowledge<'a> {
    pub lexicon: Lexicon,
    pub places: &'a dyn Places,
}

impl<'a> Knowledge<'a> {
    /// The embedded lexicon with the given gazetteer.
    #[must_use]
    pub fn new(places: &'a dyn Places) -> Self {
        Self { lexicon: Lexicon::embedded(), places }
    }
}
