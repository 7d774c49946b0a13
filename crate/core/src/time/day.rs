//! One day: deictic (أمس), weekday (الاثنين الماضي), date (12 أيار), or several of them said together.
//!
//! *Finds*: صباح اليوم الأربعاء 08 أفريل · أمس الأول · الاثنين (14 أيار) · الجمعة 5/4 · يوم 12 من الشهر · اليوم التالي.
//! *Refuses*: روسيا اليوم, اليوم العالمي, اليوم السابع, سوق الثلاثاء, جبل السبت, أحد المقاتلين.

use jiff::civil::{Date, Weekday};

use super::calendar::{add_days, weekday_after, weekday_on_or_before};
use super::lexicon::{PartOfDay, Position, Unit, Word, is_trap};
use super::partial::{MonthRef, Partial};
use super::reader::{Reader, Value};
use crate::token::TokenKind;

/// Relative to the publication or to the day last spoken of.
#[derive(Clone, Copy)]
pub(super) enum Deictic {
    Offset(i64),
    Anchored(i64),
}

impl Reader<'_> {
    /// A day that starts at a token.
    pub fn day(&self, at: usize) -> Option<(Value, usize)> {
        let mut start = at;
        let daytime = self.part(at).is_some_and(|(p, a)| p == PartOfDay::Day && !a.front.definite);
        let worded =
            self.a_unit(at, Unit::Day) || daytime || matches!(self.text(at), "بتاريخ" | "تاريخ" | "بتاريخه");
        if worded {
            start += 1;
        }
        if let Some((deictic, to)) = self.deictic(start) {
            return Some(self.deictic_day(deictic, to));
        }
        if let Some(weekday) = self.weekday(start) {
            return self.weekday_day(weekday, start, worded);
        }
        let date = self.partial(start).filter(|p| p.day.is_some());
        let date = date.or_else(|| self.short_numeric(start).filter(|_| worded || self.dated_by(at)));
        if let Some(p) = date {
            return Some((self.resolve(&p, None)?, p.to));
        }
        worded.then(|| self.bare_day(start)).flatten()
    }

    /// «في 5/4» and «بتاريخ 5/4»: two figures are a date after such a word.
    fn dated_by(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|i| self.is_word(i, Word::In) && self.is_sign(at + 1, "/"))
    }

    /// «يوم 12», when it counts nothing: the latest past 12th.
    fn bare_day(&self, at: usize) -> Option<(Value, usize)> {
        let (day, to) = self
            .day_number(at)
            .filter(|_| self.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Number))?;
        let ends = self
            .tokens
            .get(to)
            .is_none_or(|t| t.kind != TokenKind::Word || matches!(self.text(to), "في" | "علي" | "من"));
        // «يوم 19 الجاري», «يوم 3 المقبل».
        if let Some(position) =
            self.position(to).filter(|p| matches!(p, Position::Current | Position::Past | Position::Next))
        {
            let month = MonthRef::Relative(position);
            let p = Partial { day: Some(day), month, to: to + 1, ..Partial::default() };
            return Some((self.resolve(&p, None)?, p.to));
        }
        let p =
            Partial { day: Some(day), month: MonthRef::Relative(Position::Same), to, ..Partial::default() };
        if ends && !self.is_sign(to, "%/-:") { Some((self.resolve(&p, None)?, to)) } else { None }
    }

    fn deictic(&self, at: usize) -> Option<(Deictic, usize)> {
        if let Some(found) = self.yesterday(at) {
            return Some(found);
        }
        if self.is_word(at, Word::Tomorrow) {
            return self.tomorrow(at);
        }
        let our_day = self.text(at) == "يومنا" && self.is_word(at + 1, Word::This);
        if our_day || self.is_word(at, Word::This) && self.the_unit(at + 1, Unit::Day) {
            return Some((Deictic::Offset(0), at + 2));
        }
        if (self.is_word(at, Word::That) || self.text(at) == "نفس") && self.the_unit(at + 1, Unit::Day) {
            return Some((Deictic::Anchored(0), at + 2));
        }
        // «لليوم الـ92 على التوالي»: a count of days.
        let counted =
            self.text(at + 1) == "ال" && self.tokens.get(at + 2).is_some_and(|t| t.kind == TokenKind::Number);
        if !self.the_unit(at, Unit::Day) || counted {
            return None;
        }
        match self.position(at + 1) {
            Some(Position::Same) => return Some((Deictic::Anchored(0), at + 2)),
            Some(Position::Following) => return Some((Deictic::Anchored(1), at + 2)),
            Some(Position::Previous) => return Some((Deictic::Anchored(-1), at + 2)),
            Some(Position::Past) => return Some((Deictic::Offset(-1), at + 2)),
            Some(_) => return None,
            None => {}
        }
        // «في اليوم الذي يلقي فيه»: whichever day that is.
        if matches!(self.text(at + 1), "الذي" | "التي") {
            return None;
        }
        // «على الحدود مع اليمن اليوم»: behind a preposition the country is no paper's name.
        let led =
            at.checked_sub(2).is_some_and(|i| matches!(self.text(i), "في" | "مع" | "علي" | "من" | "الي"));
        let before = !led
            && at.checked_sub(1).and_then(|i| self.tokens.get(i)).is_some_and(|t| is_trap(t, "before_today"));
        let after = self.tokens.get(at + 1).is_some_and(|t| is_trap(t, "after_today"));
        (!before && !after).then_some((Deictic::Offset(0), at + 1))
    }

    /// أمس, أمس الأول, أول من أمس, أول أمس, قبل أمس.
    pub(super) fn yesterday(&self, at: usize) -> Option<(Deictic, usize)> {
        if self.is_word(at, Word::Yesterday) {
            return Some(match self.text(at + 1) {
                "الاول" | "الاولي" => (Deictic::Offset(-2), at + 2),
                _ => (Deictic::Offset(-1), at + 1),
            });
        }
        let first = matches!(self.text(at), "اول" | "قبل" | "واول" | "لاول");
        let skip = if self.text(at + 1) == "من" { 2 } else { 1 };
        (first && self.is_word(at + skip, Word::Yesterday)).then_some((Deictic::Offset(-2), at + skip + 1))
    }

    /// غدا is "became" as well, so it needs a weekday, an end or a word of time beside it.
    fn tomorrow(&self, at: usize) -> Option<(Deictic, usize)> {
        let before = at.checked_sub(1);
        let supported = self.weekday(at + 1).is_some()
            || before.is_some_and(|i| self.a_unit(i, Unit::Day) || self.part(i).is_some())
            || self.tokens.get(at + 1).is_none_or(|t| matches!(t.kind, TokenKind::Sign | TokenKind::LineEnd));
        let after = before.is_some_and(|i| self.text(i) == "بعد");
        (supported && !after).then_some((Deictic::Offset(1), at + 1))
    }

    /// A deictic day with the weekday and date that may follow it.
    fn deictic_day(&self, deictic: Deictic, to: usize) -> (Value, usize) {
        let (mut value, anchored) = match deictic {
            Deictic::Offset(days) => {
                let day = self.published.map(|p| add_days(p, days));
                (Value::day(day, "deictic").because(self.published_basis()), false)
            }
            Deictic::Anchored(days) => {
                let day = self.anchor.map(|a| add_days(if days > 0 { a.end } else { a.start }, days));
                let why = self
                    .anchor
                    .map_or_else(|| "no earlier date".to_owned(), |a| format!("last spoken of: {}", a.start));
                (Value::day(day, "anchored").because(why), true)
            }
        };
        value.dated = true;
        let next = self.separator(to);
        let Some(weekday) = self.weekday(next) else {
            return match self.date_after(to, None).filter(|_| !anchored) {
                Some((date, end)) => (date, end),
                None => (value, to),
            };
        };
        let end = self.close(to, next + 1);
        if let Some((date, end)) = self.date_after(next + 1, Some(weekday)) {
            return (date, end);
        }
        if let Some(day) = value.start
            && day.weekday().to_monday_one_offset() != weekday
        {
            // The writer names the weekday of the day of writing; the given publication date is a little off.
            value.contradiction = true;
            value.start = self.published.zip(weekday_of(weekday)).map(|(p, w)| weekday_on_or_before(p, w));
            value.end = value.start;
            value.basis.push("the weekday disagrees: the latest past such day".to_owned());
        }
        (value, end)
    }

    fn weekday_day(&self, weekday: i8, at: usize, worded: bool) -> Option<(Value, usize)> {
        if let Some((date, to)) = self.date_after(at + 1, Some(weekday)) {
            return Some((date, to));
        }
        let trap =
            at.checked_sub(1).and_then(|i| self.tokens.get(i)).is_some_and(|t| is_trap(t, "before_weekday"));
        let position = self.position(at + 1);
        if trap && !worded && position.is_none() {
            return None;
        }
        let wanted = weekday_of(weekday)?;
        let published = self.published;
        let (day, why): (Option<Date>, &str) = match position {
            Some(Position::Past | Position::Recent | Position::Previous) => (
                published.map(|p| weekday_on_or_before(add_days(p, -1), wanted)),
                "the latest before publication",
            ),
            Some(Position::Next) => {
                (published.map(|p| weekday_after(p, wanted)), "the first after publication")
            }
            Some(Position::Following) => {
                (self.anchor.map(|a| weekday_after(a.end, wanted)), "the first after the day last spoken of")
            }
            Some(Position::Same) => {
                (self.anchor.map(|a| weekday_on_or_before(a.end, wanted)), "last spoken of")
            }
            _ if self.begins(at) => (
                published.map(|p| weekday_after(add_days(p, -1), wanted)),
                "said of a beginning → the next such day",
            ),
            _ if published.is_none() && self.told.is_some() => (
                self.told.map(|d| weekday_on_or_before(add_days(d, 3), wanted)),
                "bare weekday → the nearest to the day told with its date",
            ),
            _ => (published.map(|p| weekday_on_or_before(p, wanted)), "bare weekday → the latest past"),
        };
        let to = if position.is_some() { at + 2 } else { at + 1 };
        let mut value = Value::day(day, "weekday").because(self.published_basis()).because(why);
        value.dated = position.is_some() || worded;
        Some((value, to))
    }

    /// «هدنة تبدأ صباح السبت», «اعتبارا من الثلاثاء»: a day that is still to come.
    fn begins(&self, weekday: usize) -> bool {
        const NEAR: usize = 3;
        let before = (weekday.saturating_sub(NEAR)..weekday).rev().filter_map(|i| self.tokens.get(i));
        before.take_while(|t| t.is_word()).any(|t| is_trap(t, "begins"))
    }

    /// The date after a weekday: «الاثنين 14 أيار», «الاثنين (14 أيار)», «الاثنين الموافق 14 أيار», «الجمعة 5/4».
    fn date_after(&self, at: usize, weekday: Option<i8>) -> Option<(Value, usize)> {
        let mut next = self.separator(at);
        if self.is_word(next, Word::Agreeing) {
            next += 1;
            if matches!(self.text(next), "ل" | "في" | "لـ" | "ليوم" | "يوم") {
                next += 1;
            }
        }
        if matches!(self.text(next), "بتاريخ" | "تاريخ") {
            next += 1;
        }
        let p = self.partial(next).filter(|p| p.day.is_some()).or_else(|| self.short_numeric(next))?;
        let value = self.resolve(&p, weekday)?;
        Some((value, self.close(at, p.to)))
    }

    /// Takes the bracket along that opened at `open`.
    fn close(&self, open: usize, to: usize) -> usize {
        let pair = |sign| self.is_sign(open, sign) && self.is_sign(to, if sign == "(" { ")" } else { sign });
        if pair("(") || pair("/") || pair("\"") { to + 1 } else { to }
    }
}

fn weekday_of(offset: i8) -> Option<Weekday> {
    Weekday::from_monday_one_offset(offset).ok()
}
