//! Civil dates as written: any of day, month and year, in figures or words, with الجاري, الماضي, «من الشهر نفسه».
//!
//! *Finds*: 12 تشرين الثاني 2025 · الخامس والعشرين من آب الفائت · أبريل 12 2025 · 11 من الشهر · مارس (آذار) 2019 · عام 2014 ·
//! 20 رمضان 1446 هـ · الشهر الماضي. *Refuses*: a bare figure, a figure before a counted noun.

use super::lexicon::{Position, Unit, Word, is_trap};
use super::month::{Calendar, MonthName, read as month_name};
use super::reader::Reader;
use crate::number::lexicon::counted;
use crate::number::{cardinal, ordinal};
use crate::token::TokenKind;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum MonthRef {
    #[default]
    None,
    Named(Calendar, u8),
    Relative(Position),
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum YearRef {
    #[default]
    None,
    Number(i32),
    Relative(Position),
}

/// A date as far as it is written.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Partial {
    pub day: Option<u8>,
    pub month: MonthRef,
    pub year: YearRef,
    /// After the month or year: «تشرين الأول الماضي».
    pub position: Option<Position>,
    pub to: usize,
    /// Two month names that do not agree.
    pub clash: bool,
    /// Nothing but a month's name or a bare figure.
    pub bare: bool,
    /// The month's name means something else as well.
    pub weak: bool,
}

impl Reader<'_> {
    /// A date, month or year that starts at a token.
    pub fn partial(&self, at: usize) -> Option<Partial> {
        self.numeric(at)
            .or_else(|| self.day_month(at))
            .or_else(|| self.month_first(at))
            .or_else(|| self.relative_month(at))
            .or_else(|| self.year_only(at))
    }

    /// 1 to 31, in digits or as an ordinal or cardinal.
    pub fn day_number(&self, at: usize) -> Option<(u8, usize)> {
        let token = self.tokens.get(at)?;
        if token.kind == TokenKind::Number {
            let value = if token.text.len() <= 2 { token.integer()? } else { return None };
            return u8::try_from(value).ok().filter(|d| (1..=31).contains(d)).map(|d| (d, at + 1));
        }
        let (value, to) = ordinal::read(self.tokens, at)
            .or_else(|| cardinal::read(self.tokens, at).filter(|n| !n.digits).map(|n| (n.value, n.to)))?;
        u8::try_from(value).ok().filter(|d| (1..=31).contains(d)).map(|d| (d, to))
    }

    fn day_month(&self, at: usize) -> Option<Partial> {
        if matches!(self.text(at), "غره" | "سلخ") {
            let name = month_name(self.tokens, at + 1)?;
            return Some(self.finish_month(name, Some(if self.text(at) == "غره" { 1 } else { 29 })));
        }
        let (day, to) = self.day_number(at)?;
        self.after_day(day, to)
    }

    /// The month after a day number: a name, or «من الشهر نفسه».
    pub fn after_day(&self, day: u8, to: usize) -> Option<Partial> {
        let of = self.text(to) == "من";
        let mut next = if of || self.is_sign(to, "-/") { to + 1 } else { to };
        if self.a_unit(next, Unit::Month) {
            next += 1;
        }
        if let Some(name) = month_name(self.tokens, next).filter(|m| m.front.is_bare()) {
            return Some(self.finish_month(name, Some(day)));
        }
        if !of {
            return None;
        }
        let mut month = self.relative_month(to + 1)?;
        month.day = Some(day);
        Some(month)
    }

    /// «نيسان 2024», «شهر آذار/مارس 2024», «أبريل 12 2025».
    fn month_first(&self, at: usize) -> Option<Partial> {
        let named = self.a_unit(at, Unit::Month);
        let name = month_name(self.tokens, if named { at + 1 } else { at })?;
        if !named && name.front.particle.is_some() {
            return None;
        }
        // English order, as page headers write it: month, day, year.
        if let Some((day, to)) = self.day_number(name.to).filter(|(_, to)| *to == name.to + 1) {
            let comma = if self.is_sign(to, ",") { to + 1 } else { to };
            if let Some((year, to)) = self.plain_year(comma, name.calendar) {
                let month = MonthRef::Named(name.calendar, name.month);
                let year = YearRef::Number(year);
                return Some(Partial { day: Some(day), month, year, to, ..Partial::default() });
            }
        }
        let mut p = self.finish_month(name, None);
        p.bare = p.bare && !named;
        p.weak = name.weak && p.bare;
        Some(p)
    }

    fn finish_month(&self, name: MonthName, day: Option<u8>) -> Partial {
        let mut p = Partial {
            day,
            month: MonthRef::Named(name.calendar, name.month),
            to: name.to,
            clash: name.clash,
            bare: day.is_none(),
            weak: name.weak,
            ..Partial::default()
        };
        self.add_year(&mut p, name.calendar);
        p
    }

    /// «الشهر الماضي», «هذا الشهر», «شهر مضى»; «الشهر» alone is the month last spoken of.
    fn relative_month(&self, at: usize) -> Option<Partial> {
        let (position, to, bare) = self.relative(at, Unit::Month)?;
        let mut p = Partial { month: MonthRef::Relative(position), to, bare, ..Partial::default() };
        if let Some(name) = month_name(self.tokens, to).filter(|m| m.front.is_bare()) {
            // «الشهر الماضي نيسان».
            p.month = MonthRef::Named(name.calendar, name.month);
            p.position = Some(position);
            p.to = name.to;
        }
        Some(p)
    }

    /// A unit with its position: «العام الماضي», «هذا العام», «نفس العام», «ذلك العام»; bare «العام» too.
    pub fn relative(&self, at: usize, unit: Unit) -> Option<(Position, usize, bool)> {
        if self.is_word(at, Word::This) && self.the_unit(at + 1, unit) {
            return Some((Position::Current, at + 2, false));
        }
        if (self.is_word(at, Word::That) || self.text(at) == "نفس") && self.the_unit(at + 1, unit) {
            return Some((Position::Same, at + 2, false));
        }
        if !self.the_unit(at, unit) {
            return None;
        }
        // «الأمن العام الجاري», «الرأي العام الحالي»: an adjective.
        let adjective = unit == Unit::Year
            && at.checked_sub(1).and_then(|i| self.tokens.get(i)).is_some_and(|t| is_trap(t, "before_year"));
        if adjective {
            return None;
        }
        if let Some(position) = self.position(at + 1) {
            return Some((position, at + 2, false));
        }
        if self.is_word(at + 1, Word::This) {
            return Some((Position::Current, at + 2, false));
        }
        Some((Position::Same, at + 1, true))
    }

    fn year_only(&self, at: usize) -> Option<Partial> {
        if let Some((year, to)) = self.year_expression(at) {
            let position = self.position(to);
            let to = if position.is_some() { to + 1 } else { to };
            return Some(Partial { year, position: None, to, ..Partial::default() });
        }
        let (year, to) = self.plain_year(at, Calendar::Gregorian)?;
        Some(Partial { year: YearRef::Number(year), to, bare: true, ..Partial::default() })
    }

    /// The year or position after a month.
    fn add_year(&self, p: &mut Partial, calendar: Calendar) {
        if let Some(position) = self.position(p.to) {
            p.position = Some(position);
            p.to += 1;
            p.bare = false;
        }
        let mut at = p.to;
        if self.is_sign(at, ",/-(") {
            at += 1;
        }
        let old = || self.old_year(at).filter(|_| calendar == Calendar::Gregorian && p.day.is_some());
        let found = match self.plain_year(at, calendar).or_else(old) {
            Some((year, to)) => Some((YearRef::Number(year), to)),
            None => {
                let at = if self.text(p.to) == "من" || self.text(p.to) == "في" { p.to + 1 } else { p.to };
                self.year_expression(at)
            }
        };
        if let Some((year, to)) = found {
            p.year = year;
            p.bare = false;
            p.to = if self.is_sign(at.wrapping_sub(1), "(") && self.is_sign(to, ")") { to + 1 } else { to };
        }
        if calendar == Calendar::Hijri && matches!(self.text(p.to), "ه" | "هجري" | "هجريه" | "للهجره")
        {
            p.to += 1;
        }
    }

    /// «عام 2014», «العام الجاري 2024», «سنة ألفين وأربعة عشر», «العام الماضي», «نفس العام».
    pub fn year_expression(&self, at: usize) -> Option<(YearRef, usize)> {
        let a_year = self.a_unit(at, Unit::Year) || self.the_unit(at, Unit::Year);
        if a_year {
            // «عام ،2007»: the sign on the wrong side of the figure, as pages that turn round what runs to the left leave it.
            let turned =
                self.is_sign(at + 1, ",").then(|| self.plain_year(at + 2, Calendar::Gregorian)).flatten();
            let plain = self
                .plain_year(at + 1, Calendar::Gregorian)
                .or_else(|| self.plain_year(at + 1, Calendar::Hijri).filter(|(_, to)| self.text(*to) == "ه"))
                .or_else(|| turned.filter(|_| self.a_unit(at, Unit::Year)));
            // «عام 1445» may be of either calendar; other years of those centuries are said to be Gregorian.
            let old = || {
                self.old_year(at + 1)
                    .filter(|(y, to)| !(1300..1500).contains(y) || *to > at + 2)
                    .filter(|(_, to)| !matches!(self.text(*to), "ه" | "هجري" | "هجريه" | "للهجره"))
            };
            if let Some((year, to)) = plain.or_else(old) {
                return Some((YearRef::Number(year), to));
            }
            let words = cardinal::read(self.tokens, at + 1).filter(|n| !n.digits && n.front.is_bare());
            if let Some(n) = words.filter(|n| (1000..2100).contains(&n.value)) {
                return Some((YearRef::Number(i32::try_from(n.value).ok()?), n.to));
            }
        }
        let (position, to, bare) = self.relative(at, Unit::Year)?;
        if bare {
            return None;
        }
        match self.plain_year(to, Calendar::Gregorian) {
            Some((year, to)) => Some((YearRef::Number(year), to)),
            None => Some((YearRef::Relative(position), to)),
        }
    }

    /// A year before 1900, as history has it; only where the words around it say that it is a year.
    fn old_year(&self, at: usize) -> Option<(i32, usize)> {
        self.year_within(at, 1000..1900)
    }

    /// Four digits that can be a year and count nothing.
    pub fn plain_year(&self, at: usize, calendar: Calendar) -> Option<(i32, usize)> {
        self.year_within(at, if calendar == Calendar::Gregorian { 1900..2100 } else { 1300..1500 })
    }

    fn year_within(&self, at: usize, years: std::ops::Range<i32>) -> Option<(i32, usize)> {
        let token = self.tokens.get(at).filter(|t| t.kind == TokenKind::Number && t.text.len() == 4)?;
        let value = i32::try_from(token.integer()?).ok()?;
        let fits = years.contains(&value);
        let counts = self.tokens.get(at + 1).and_then(counted).is_some_and(|c| {
            // «3 أكتوبر 2018 انفجار لغم»: what so high a number counts would stand in the accusative.
            let thing = matches!(c.class, "event" | "weapon" | "vehicle" | "building" | "object" | "group");
            let accusative =
                self.text(at + 1).ends_with('ا') || self.tokens.get(at + 1).is_some_and(|t| t.taa);
            !c.front.definite && c.front.is_free() && c.front.conjunction.is_none() && (accusative || !thing)
        });
        let to = if matches!(self.text(at + 1), "م" | "ميلادي" | "ميلاديه") {
            at + 2
        } else {
            at + 1
        };
        (fits && !counts).then_some((value, to))
    }
}
