//! What the time readers share: the tokens with their meanings, the publication date, and the day last spoken of.

use jiff::civil::Date;

use super::lexicon::{Atom, Class, Many, PartOfDay, Position, Unit, Word, atoms};
use super::{Precision, TimeMention, TimeRelation};
use crate::token::{Token, TokenKind};

/// The tokens and everything that a relative expression can lean on.
pub(super) struct Reader<'a> {
    pub tokens: &'a [Token],
    atoms: Vec<Vec<Atom>>,
    pub published: Option<Date>,
    /// The interval last named in the text.
    pub anchor: Option<Anchor>,
    /// The day last named with weekday and date: «الثلاثاء 12 آب 2025».
    pub told: Option<Date>,
    /// A day that leans on what is not given was named after it: «فجر اليوم».
    pub unknown_since: bool,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Anchor {
    pub start: Date,
    pub end: Date,
    /// Token after the mention that set it.
    pub to: usize,
}

/// An interval with the way it was found.
#[derive(Clone, Debug)]
pub(super) struct Value {
    pub start: Option<Date>,
    pub end: Option<Date>,
    pub precision: Precision,
    pub part: Option<PartOfDay>,
    pub year_inferred: bool,
    pub contradiction: bool,
    pub basis: Vec<String>,
    pub rule: &'static str,
    /// Carries its own year or a position, so that a trap word before it does not matter.
    pub dated: bool,
    /// A month or year by itself: needs a preposition or the like.
    pub bare: bool,
    pub relation: Option<TimeRelation>,
}

impl Value {
    pub fn new(start: Option<Date>, end: Option<Date>, precision: Precision, rule: &'static str) -> Self {
        Self {
            start,
            end,
            precision,
            part: None,
            year_inferred: false,
            contradiction: false,
            basis: Vec::new(),
            rule,
            dated: false,
            bare: false,
            relation: None,
        }
    }

    pub fn day(day: Option<Date>, rule: &'static str) -> Self {
        Self::new(day, day, Precision::Day, rule)
    }

    pub fn because(mut self, why: impl Into<String>) -> Self {
        self.basis.push(why.into());
        self
    }

    pub fn with_part(mut self, part: Option<PartOfDay>) -> Self {
        self.part = part.or(self.part);
        self
    }
}

impl<'a> Reader<'a> {
    pub fn new(tokens: &'a [Token], published: Option<Date>) -> Self {
        Self {
            tokens,
            atoms: tokens.iter().map(atoms).collect(),
            published,
            anchor: None,
            told: None,
            unknown_since: false,
        }
    }

    pub fn text(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |t| t.text.as_str())
    }

    pub fn is_sign(&self, at: usize, signs: &str) -> bool {
        self.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Sign && signs.contains(&t.text))
    }

    pub fn atoms(&self, at: usize) -> &[Atom] {
        self.atoms.get(at).map_or(&[], Vec::as_slice)
    }

    fn find<T>(&self, at: usize, f: impl Fn(&Atom) -> Option<T>) -> Option<T> {
        self.atoms(at).iter().find_map(f)
    }

    /// A plain word of grammar; its front must hold no particle (و and ف are fine).
    pub fn is_word(&self, at: usize, word: Word) -> bool {
        self.find(at, |a| (a.class == Class::Word(word) && a.front.particle.is_none()).then_some(()))
            .is_some()
    }

    /// A definite weekday.
    pub fn weekday(&self, at: usize) -> Option<i8> {
        self.find(at, |a| match a.class {
            Class::Weekday(d) if a.front.definite => Some(d),
            _ => None,
        })
    }

    pub fn part(&self, at: usize) -> Option<(PartOfDay, Atom)> {
        self.find(at, |a| match a.class {
            Class::Part(p) => Some((p, *a)),
            _ => None,
        })
    }

    pub fn unit(&self, at: usize) -> Option<(Unit, Many, Atom)> {
        self.find(at, |a| match a.class {
            Class::Unit(u, m) => Some((u, m, *a)),
            _ => None,
        })
    }

    /// A definite unit in the singular: الشهر, العام.
    pub fn the_unit(&self, at: usize, unit: Unit) -> bool {
        self.unit(at).is_some_and(|(u, m, a)| u == unit && m == Many::One && a.front.definite)
    }

    /// An indefinite unit in the singular: شهر, عام.
    pub fn a_unit(&self, at: usize, unit: Unit) -> bool {
        self.unit(at).is_some_and(|(u, m, a)| u == unit && m == Many::One && !a.front.definite)
    }

    /// الجاري, الماضي, نفسه … with their article.
    pub fn position(&self, at: usize) -> Option<Position> {
        self.find(at, |a| match a.class {
            Class::Position(Position::Same) if a.front.is_free() => Some(Position::Same),
            Class::Position(p) if a.front.definite && a.front.is_free() => Some(p),
            _ => None,
        })
    }

    /// Skips one opening sign or comma between a weekday and its date.
    pub fn separator(&self, at: usize) -> usize {
        if self.is_sign(at, ",(-/\"") { at + 1 } else { at }
    }

    pub fn published_basis(&self) -> String {
        self.published.map_or_else(|| "no publication date".to_owned(), |p| format!("published {p}"))
    }

    /// Keeps the interval that a mention named, for what leans on it later.
    pub fn remember(&mut self, m: &TimeMention) {
        self.unknown_since |= m.needs_reference && m.precision == Precision::Day;
        let named = match m.relation {
            TimeRelation::Since => m.start.map(|s| (s, s)),
            TimeRelation::Until => m.end.map(|e| (e, e)),
            TimeRelation::Habitual => None,
            _ => m.start.zip(m.end),
        };
        if let Some((start, end)) = named
            && m.rule != "part-alone"
            && m.rule != super::relation::EARLIER_EVENT
        {
            self.anchor = Some(Anchor { start, end, to: m.to });
            self.unknown_since = false;
            let named = (m.from..m.to).any(|i| self.weekday(i).is_some());
            if named && start == end && m.rule == "date" {
                self.told = Some(start);
            }
        }
    }
}
