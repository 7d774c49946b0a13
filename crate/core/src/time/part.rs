//! Parts of day and night, alone and before a day.
//!
//! *Finds*: فجر اليوم · ساعات الصباح الأولى من يوم الجمعة · بعد منتصف ليل الخميس · الساعة العاشرة صباحا · ليل الأربعاء - الخميس ·
//! الليلة الفاصلة بين الجمعة والسبت · الليلة الماضية. *Refuses*: ظهر ("appeared"), العصر as an age, «ليالي» without a day.
//! *Leaves out*: the hour itself: the finest that is kept is the part of the day.

use super::Precision;
use super::calendar::{add_days, weekday_on_or_before};
use super::lexicon::{Many, PartOfDay, Position, Unit, Word};
use super::reader::{Reader, Value};
use crate::number::front::cuts;
use crate::number::{cardinal, ordinal};
use crate::token::TokenKind;

/// Words that may stand around a part of the day.
const AROUND: &[&str] = &[
    "ساعه",
    "ساعات",
    "وقت",
    "متاخر",
    "متاخره",
    "مبكر",
    "مبكره",
    "اولي",
    "باكر",
    "باكره",
    "من",
    "منتصف",
    "بعد",
    "قبل",
    "قبيل",
    "بعيد",
    "عند",
    "مع",
    "حلول",
    "حوالي",
    "قرابه",
    "نحو",
    "بحدود",
    "تمام",
    "اول",
    "اوائل",
    "اخر",
    "بدايه",
    "بزوغ",
    "طلوع",
];

/// Words that may open such a phrase.
const OPENING: &[&str] =
    &["ساعه", "ساعات", "وقت", "منتصف", "بعد", "قبل", "قبيل", "بعيد", "عند", "مع", "حلول"];

/// A part of the day with everything around it.
#[derive(Clone, Copy, Debug)]
pub(super) struct PartPhrase {
    pub part: Option<PartOfDay>,
    /// Where a day may follow, after «من».
    pub next: usize,
    /// Where the phrase ends when no day follows.
    pub to: usize,
    /// Enough by itself: an adverb (فجرا), or hours named (ساعات الصباح الأولى).
    pub alone: bool,
}

impl Reader<'_> {
    /// A part of the day and the day it belongs to.
    pub fn part_and_day(&self, at: usize) -> Option<(Value, usize)> {
        let hours = usize::from(self.is_around(at, &["ساعات"]));
        if let Some(found) = self.dividing_night(at).or_else(|| self.last_night(at + hours)) {
            return Some(found);
        }
        let phrase = self.part_phrase(at)?;
        if let Some(found) = self.night_pair(&phrase) {
            return Some(found);
        }
        // «المغرب اليوم» is a newspaper: a part with ال takes its day through «من».
        let title = phrase.next == at + 1 && self.part(at).is_some_and(|(_, a)| a.front.definite);
        if let Some((value, to)) = self.day(phrase.next).filter(|_| !title) {
            return Some((value.with_part(phrase.part), to));
        }
        phrase.alone.then(|| (self.part_alone(&phrase, at), phrase.to))
    }

    /// Reads words of the day's parts as long as they go on.
    pub fn part_phrase(&self, at: usize) -> Option<PartPhrase> {
        let opening = self.part(at).is_some() || self.is_around(at, OPENING);
        if !opening {
            return None;
        }
        let mut found = PartPhrase { part: None, next: at, to: at, alone: false };
        let mut clock = false;
        let mut hours = false;
        let mut i = at;
        while i < at + 12 {
            if found.part.is_some() && self.yesterday(i).is_some() {
                // «مساء أول من أمس»: أول belongs to the day.
                break;
            }
            if let Some(to) = self.clock(i) {
                clock = true;
                i = to;
                found.to = to;
            } else if let Some((part, atom)) = self.part(i).filter(|_| found.part.is_none()) {
                let after = self.is_around(i.wrapping_sub(1), &["بعد"]) && i > at;
                found.part = Some(if after && part == PartOfDay::Noon { PartOfDay::Afternoon } else { part });
                found.alone |= atom.adverb || (atom.front.definite && (hours || clock || i > at));
                i += 1;
                found.to = i;
            } else if self.is_around(i, AROUND) {
                hours |= self.is_around(i, &["ساعه", "ساعات", "وقت"]);
                let of = matches!(self.text(i), "من" | "في");
                i += 1;
                if !of && found.part.is_some() {
                    found.to = i;
                }
            } else if self.text(i) == "في" && (clock || found.part.is_some()) {
                i += 1;
            } else {
                break;
            }
        }
        found.next = i;
        found.alone |= clock && found.part.is_some();
        (found.part.is_some() || clock).then_some(found)
    }

    fn is_around(&self, at: usize, words: &[&str]) -> bool {
        let Some(token) = self.tokens.get(at) else { return false };
        cuts(&token.text)
            .any(|(front, stem)| front.particle.is_none_or(|p| p == 'ب' || p == 'ل') && words.contains(&stem))
    }

    /// «الساعة العاشرة», «الساعة 10:30», «الثانية والنصف» after «الساعة».
    fn clock(&self, at: usize) -> Option<usize> {
        if !self.the_unit(at, Unit::Hour) {
            return None;
        }
        let mut to = match self.tokens.get(at + 1)?.kind {
            TokenKind::Number => {
                let minutes = self.is_sign(at + 2, ":.,")
                    && self.tokens.get(at + 3).is_some_and(|t| t.kind == TokenKind::Number && t.glued);
                if minutes { at + 4 } else { at + 2 }
            }
            _ => {
                ordinal::read(self.tokens, at + 1)
                    .or_else(|| cardinal::read(self.tokens, at + 1).map(|n| (n.value, n.to)))
                    .filter(|(hour, _)| *hour <= 24)?
                    .1
            }
        };
        if matches!(self.text(to), "والنصف" | "والربع" | "والثلث" | "ونصف" | "وربع" | "وثلث" | "الا")
        {
            to += if self.text(to) == "الا" { 2 } else { 1 };
        }
        // «الساعة 23,00 (22,00 ت غ)»: the same hour elsewhere.
        if self.is_sign(to, "(")
            && let Some(close) = (to + 1..to + 8).find(|i| self.is_sign(*i, ")"))
            && (to..close).any(|i| matches!(self.text(i), "غ" | "غرينتش" | "جرينتش" | "غرينيتش"))
        {
            to = close + 1;
        }
        Some(to)
    }

    /// «ليل الأربعاء - الخميس», «ليلة الجمعة إلى السبت», «ليل 12 - 13 أيار».
    fn night_pair(&self, phrase: &PartPhrase) -> Option<(Value, usize)> {
        if phrase.part != Some(PartOfDay::Night) {
            return None;
        }
        let mut at = phrase.next;
        if self.is_word(at, Word::Yesterday) {
            at += 1;
        }
        if let Some((first, second, to)) = self.weekday_pair(at) {
            return Some((self.two_days(first, second), to));
        }
        let (value, to) = self.day_list(at)?;
        Some((value.with_part(phrase.part), to))
    }

    /// Two weekdays that follow each other, joined by a sign, a particle or nothing.
    fn weekday_pair(&self, at: usize) -> Option<(i8, i8, usize)> {
        let first = self.weekday(at)?;
        let joined =
            self.is_sign(at + 1, "-/\\") || matches!(self.text(at + 1), "الي" | "علي" | "وحتي" | "حتي" | "و");
        let second = if joined { at + 2 } else { at + 1 };
        let second_day = self.weekday(second)?;
        (second_day == first % 7 + 1).then_some((first, second_day, second + 1))
    }

    fn two_days(&self, _first: i8, second: i8) -> Value {
        let weekday = jiff::civil::Weekday::from_monday_one_offset(second).ok();
        let end = self.published.zip(weekday).map(|(p, w)| weekday_on_or_before(p, w));
        let mut value = Value::new(end.map(|e| add_days(e, -1)), end, Precision::Day, "night-pair");
        value.part = Some(PartOfDay::Night);
        value.because(self.published_basis()).because("the night between two weekdays, the latest past")
    }

    /// «الليلة الفاصلة بين الجمعة والسبت», «الليل بين السبت والأحد».
    fn dividing_night(&self, at: usize) -> Option<(Value, usize)> {
        let night = self.unit(at).is_some_and(|(u, _, _)| u == Unit::Night)
            || self.part(at).is_some_and(|(p, _)| p == PartOfDay::Night);
        if !night {
            return None;
        }
        let between = (at + 1..at + 4).find(|i| self.text(*i) == "بين" || self.text(*i) == "مابين")?;
        let mut first = between + 1;
        while matches!(self.text(first), "يومي" | "يوم" | "ليل" | "ليلتي" | "مساء") {
            first += 1;
        }
        let start = self.weekday(first)?;
        let mut second = first + 1;
        while matches!(self.text(second), "وفجر" | "وصباح" | "ويوم" | "و") {
            second += 1;
        }
        let end = self.weekday(second).filter(|d| *d == start % 7 + 1)?;
        Some((self.two_days(start, end), second + 1))
    }

    /// «الليلة الماضية», «الليلة قبل الماضية», «الليلة», «هذه الليلة», «ليلة أمس».
    fn last_night(&self, at: usize) -> Option<(Value, usize)> {
        let this = usize::from(self.is_word(at, Word::This));
        let (unit, many, atom) = self.unit(at + this)?;
        if unit != Unit::Night || many != Many::One || !atom.front.definite {
            return None;
        }
        let next = at + this + 1;
        let nights = match self.position(next) {
            Some(Position::Past | Position::Previous) => Some((1, next + 1)),
            Some(Position::Same) => return self.anchored_night(next + 1),
            _ if self.text(next) == "قبل" && self.position(next + 1) == Some(Position::Past) => {
                Some((2, next + 2))
            }
            _ => None,
        };
        let make = |start, end, to| {
            let mut value = Value::new(start, end, Precision::Day, "night").because(self.published_basis());
            value.part = Some(PartOfDay::Night);
            value.dated = true;
            Some((value, to))
        };
        match nights {
            Some((back, to)) => {
                let start = self.published.map(|p| add_days(p, -back));
                make(start, start.map(|s| add_days(s, 1)), to)
            }
            // «الليلة» alone is tonight; «تلك الليلة» is the night last spoken of.
            None if self.is_word(at.wrapping_sub(1), Word::That) => self.anchored_night(next),
            None => make(self.published, self.published, next),
        }
    }

    fn anchored_night(&self, to: usize) -> Option<(Value, usize)> {
        let day = self.anchor.map(|a| a.start);
        Some((
            Value::day(day, "anchored").with_part(Some(PartOfDay::Night)).because("the night last spoken of"),
            to,
        ))
    }

    /// A part of the day by itself belongs to the day just named in the same sentence, else to the day of publication.
    fn part_alone(&self, phrase: &PartPhrase, at: usize) -> Value {
        let near = self.anchor.filter(|a| {
            a.start == a.end
                && at < a.to + 25
                && self.tokens.get(a.to..at).is_some_and(|between| {
                    between.iter().all(|t| t.kind != TokenKind::LineEnd && t.text != ".")
                })
        });
        let day = near.map(|a| a.start).or(self.published);
        let why =
            if near.is_some() { "a part of the day just named".to_owned() } else { self.published_basis() };
        Value::day(day, "part-alone").with_part(phrase.part).because(why)
    }
}
