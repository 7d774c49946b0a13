//! Stretches counted in units: «ثلاثة أيام», «أسبوعين», «بضعة أشهر», «أكثر من عام», «شهر ونصف».
//!
//! *Refuses*: a unit that only introduces a name (شهر رمضان, عام 2011, يوم الجمعة).

use super::lexicon::{Many, Unit};
use super::month;
use super::reader::Reader;
use crate::number::lexicon::phrase;
use crate::number::{cardinal, lexicon};
use crate::token::TokenKind;

/// A counted stretch of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Amount {
    /// `None` for a bare plural: «أيام».
    pub count: Option<i64>,
    pub unit: Unit,
    pub to: usize,
    /// «أقل من».
    pub under: bool,
    /// «أكثر من».
    pub over: bool,
    /// «نحو», «بضعة», bare plurals.
    pub loose: bool,
}

impl Reader<'_> {
    /// Reads a counted stretch, with its bound.
    pub fn amount(&self, at: usize) -> Option<Amount> {
        let bound = phrase(self.tokens, at, &["over", "atleast", "about", "under", "atmost"]);
        let start = bound.map_or(at, |(_, to)| to);
        let mut found = self.plain_amount(start)?;
        match bound.map(|(class, _)| class) {
            Some("under" | "atmost") => found.under = true,
            Some("over" | "atleast") => found.over = true,
            Some(_) => found.loose = true,
            None => {}
        }
        // «شهر ونصف», «أسبوع واحد».
        if matches!(self.text(found.to), "ونصف" | "واحد" | "واحده" | "وربع" | "اثنين") {
            found.to += 1;
        }
        Some(found)
    }

    fn plain_amount(&self, at: usize) -> Option<Amount> {
        let make = |count, unit, to, loose| Amount { count, unit, to, under: false, over: false, loose };
        if let Some(n) = cardinal::read(self.tokens, at).filter(|n| !n.front.definite) {
            let (unit, many, atom) = self.unit(n.to)?;
            let plain = atom.front.is_bare() && many != Many::Two;
            return plain.then_some(make(
                Some(i64::try_from(n.value).ok()?.min(5000)),
                unit,
                n.to + 1,
                false,
            ));
        }
        let few = self.tokens.get(at).and_then(lexicon::numeral);
        if few.is_some_and(|n| matches!(n.class, lexicon::Class::Few | lexicon::Class::Several)) {
            let (unit, _, _) =
                self.unit(at + 1).filter(|(_, m, a)| *m == Many::Plural && a.front.is_bare())?;
            return Some(make(None, unit, at + 2, true));
        }
        if self.text(at) == "نصف" {
            let (unit, _, _) = self.unit(at + 1)?;
            return matches!(unit, Unit::Hour | Unit::Day).then_some(make(Some(1), unit, at + 2, true));
        }
        let (unit, many, atom) = self.unit(at)?;
        if atom.front.definite || matches!(atom.front.particle, Some('ل' | 'ك')) {
            return None;
        }
        match many {
            Many::One if self.introduces_a_name(at + 1) => None,
            Many::One => Some(make(Some(1), unit, at + 1, false)),
            Many::Two => Some(make(Some(2), unit, at + 1, false)),
            // «ساعات الليلة الماضية», «أيام الأسبوع».
            Many::Plural if self.tokens.get(at + 1).is_some_and(|t| t.text.starts_with("ال")) => None,
            // «أيام قليلة», «عدة أيام».
            Many::Plural => {
                let to = if matches!(self.text(at + 1), "قليله" | "معدوده" | "طويله" | "عده" | "عديده")
                {
                    at + 2
                } else {
                    at + 1
                };
                Some(make(None, unit, to, true))
            }
        }
    }

    /// «شهر رمضان», «عام 2011», «يوم الجمعة», «يوم 12», «يوم أمس».
    fn introduces_a_name(&self, at: usize) -> bool {
        let Some(next) = self.tokens.get(at) else { return false };
        next.kind == TokenKind::Number
            || self.weekday(at).is_some()
            || month::read(self.tokens, at).is_some_and(|m| m.front.is_bare())
            || self.is_word(at, super::lexicon::Word::Yesterday)
            || (next.text.starts_with("ال") && self.position(at).is_none())
    }
}
