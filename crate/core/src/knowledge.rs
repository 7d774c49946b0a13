//! What the engine knows: the tables of `lexicon/`, a gazetteer, and what the user added. Built once, then only read.

use crate::lexicon::{Table, Words};
use crate::own::{self, Own, OwnPlaces, Taken};
use crate::place::Places;
use crate::toponym::NameWords;
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
    /// Sources that are kinds, not names.
    pub speakers: Table,
    /// Words that stand around a source.
    pub saidwords: Table,
    pub cues: Table,
    pub actors: Table,
    pub heads: Table,
    /// Words that single rules ask for, a list a row.
    pub asked: Table,
    /// Names whose bearer changed on a day.
    pub successions: Table,
    /// Who attacks a country from the air only.
    pub powers: Table,
    pub not: Table,
    pub placewords: Table,
    /// Lists that tell names from other words.
    pub namewords: NameWords,
    pub reasons: Table,
    /// Fitted points of evidence.
    pub weights: Weights,
    /// Phrases that the user wants no one to read; of our own, [`Self::not`] has the look-alikes of triggers.
    pub ignored: Table,
}

impl Lexicon {
    /// Whether the word at a token stands in a list of `askedwords.tsv`.
    #[must_use]
    pub fn asks(&self, list: &str, words: &Words<'_>, at: usize) -> bool {
        self.asked.of(list, words, at).is_some()
    }

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
            speakers: Table::read(include_str!("../lexicon/speakers.tsv")),
            saidwords: Table::read(include_str!("../lexicon/saidwords.tsv")),
            cues: Table::read(include_str!("../lexicon/cues.tsv")),
            actors: Table::read(include_str!("../lexicon/actors.tsv")),
            heads: Table::read(include_str!("../lexicon/heads.tsv")),
            asked: Table::read(include_str!("../lexicon/askedwords.tsv")),
            successions: Table::read(include_str!("../lexicon/successions.tsv")),
            powers: Table::read(include_str!("../lexicon/powers.tsv")),
            not: Table::with(include_str!("../lexicon/not.tsv"), &sets),
            placewords: Table::read(include_str!("../lexicon/placewords.tsv")),
            namewords: NameWords::read(include_str!("../lexicon/namewords.tsv")),
            reasons: Table::read(include_str!("../lexicon/reasons.tsv")),
            weights: Weights::read(include_str!("../lexicon/weights.tsv")),
            ignored: Table::default(),
        }
    }
}

/// Lexicon, gazetteer and the user's additions together.
pub struct Knowledge<'a> {
    pub lexicon: Lexicon,
    pub places: &'a dyn Places,
    own: OwnPlaces,
}

impl<'a> Knowledge<'a> {
    /// The embedded lexicon with the given gazetteer.
    #[must_use]
    pub fn new(places: &'a dyn Places) -> Self {
        Self { lexicon: Lexicon::embedded(), places, own: OwnPlaces::default() }
    }

    /// Lays the user's words and places over what was there, in the place of those given before, and says what became of them.
    pub fn set_own(&mut self, own: &Own) -> Taken {
        let mut taken = Taken::default();
        let refused = &mut taken.refused;
        let actors = own::actor_rows(own, refused);
        let triggers = own::trigger_rows(own, &self.lexicon.types, refused);
        let ignored = own::ignored_rows(own, refused);
        (taken.actors, taken.triggers, taken.ignored) = (actors.len(), triggers.len(), ignored.len());
        self.lexicon.actors.set_own(actors);
        self.lexicon.triggers.set_own(triggers);
        self.lexicon.ignored.set_own(ignored);
        self.own = OwnPlaces::read(own, self.places, &mut taken);
        taken
    }

    /// The gazetteer with the user's places over it.
    #[must_use]
    pub fn all_places(&self) -> impl Places + '_ {
        own::Overlay { base: self.places, own: &self.own }
    }
}
