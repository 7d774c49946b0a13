//! From a date as written to an interval: supplies month and year from the publication date or the day last spoken of.
//!
//! The rule for a missing year is the latest past; «الماضي» is strictly before the publication, «المقبل» after it, «نفسه» the
//! year or month last spoken of. A weekday beside the date may show that the next future day is meant.

use jiff::civil::Date;

use super::Precision;
use super::calendar::{add_days, add_months, date, days_between, hijri, hijri_month, hijri_of, month, year};
use super::lexicon::Position;
use super::month::Calendar;
use super::partial::{MonthRef, Partial, YearRef};
use super::reader::{Reader, Value};

/// The rule of a date whose day its month does not have.
pub(crate) const NO_SUCH_DAY: &str = "no-such-day";

/// An interval, whether the year is ours, and why.
type Found = (Date, Date, bool, &'static str);

impl Reader<'_> {
    /// The interval of a date; `None` when there is no such day.
    pub fn resolve(&self, p: &Partial, weekday: Option<i8>) -> Option<Value> {
        let mut value = match (p.day, p.month) {
            (Some(day), MonthRef::Named(calendar, month)) => {
                self.named_day(p, calendar, month, day, weekday)?
            }
            (Some(day), MonthRef::Relative(position)) => self.day_of_month(position, day, p)?,
            (None, MonthRef::Named(calendar, month)) => self.named_month(p, calendar, month)?,
            (None, MonthRef::Relative(position)) => self.relative_month_value(position, p)?,
            (_, MonthRef::None) => self.year_value(p)?,
        };
        value.contradiction |= p.clash;
        value.bare = p.bare;
        value.dated =
            p.year != YearRef::None || p.position.is_some() || matches!(p.month, MonthRef::Relative(_));
        if let (Some(weekday), Some(day), Precision::Day) = (weekday, value.start, value.precision) {
            value.contradiction |= day.weekday().to_monday_one_offset() != weekday;
        }
        Some(value)
    }

    /// The year that a reference to one means.
    pub fn year_number(&self, year: YearRef) -> Option<i32> {
        let published = || self.published.map(|p| i32::from(p.year()));
        let anchor = || self.anchor.map(|a| i32::from(a.start.year())).or_else(published);
        match year {
            YearRef::None => None,
            YearRef::Number(n) => Some(n),
            YearRef::Relative(Position::Past | Position::Recent) => published().map(|y| y - 1),
            YearRef::Relative(Position::Current) => published(),
            YearRef::Relative(Position::Next) => published().map(|y| y + 1),
            YearRef::Relative(Position::Same) => anchor(),
            YearRef::Relative(Position::Following) => anchor().map(|y| y + 1),
            YearRef::Relative(Position::Previous) => anchor().map(|y| y - 1),
        }
    }

    fn named_day(
        &self,
        p: &Partial,
        calendar: Calendar,
        month: u8,
        day: u8,
        weekday: Option<i8>,
    ) -> Option<Value> {
        let make = |year: i32| match calendar {
            Calendar::Gregorian => i16::try_from(year).ok().and_then(|y| date(y, month, day)),
            // The moon may be sighted a day later than computed, so any Hijri month may have a thirtieth.
            Calendar::Hijri => hijri(year, month, day)
                .or_else(|| hijri(year, month, 29).filter(|_| day == 30).map(|d| add_days(d, 1))),
        };
        let possible = match calendar {
            Calendar::Gregorian => date(2024, month, day).is_some(),
            Calendar::Hijri => day <= 30,
        };
        if !possible {
            return self.no_such_day(p, calendar, month, day);
        }
        let rule = if calendar == Calendar::Hijri { "date-hijri" } else { "date" };
        if p.year != YearRef::None {
            let d = self.year_number(p.year).and_then(make);
            if d.is_none() && matches!(p.year, YearRef::Number(_)) {
                return self.no_such_day(p, calendar, month, day);
            }
            let mut value = Value::day(d, rule);
            value.year_inferred = !matches!(p.year, YearRef::Number(_));
            return Some(note_hijri(value, calendar));
        }
        let found = self.place(calendar, p.position, weekday, |year| make(year).map(|d| (d, d)));
        let mut value = match found {
            Some((start, _, _, why)) => {
                Value::day(Some(start), rule).because(self.published_basis()).because(why)
            }
            None => Value::day(None, rule).because("no year, no publication date"),
        };
        value.year_inferred = true;
        Some(note_hijri(value, calendar))
    }

    /// «30 شباط», «31 نيسان»: nobody can know the day, so the month stands for it, flagged.
    fn no_such_day(&self, p: &Partial, calendar: Calendar, month: u8, day: u8) -> Option<Value> {
        let mut value = self.named_month(p, calendar, month)?;
        (value.rule, value.contradiction) = (NO_SUCH_DAY, true);
        Some(value.because(format!("that month has no day {day}: the month")))
    }

    fn named_month(&self, p: &Partial, calendar: Calendar, number: u8) -> Option<Value> {
        let make = |y: i32| match calendar {
            Calendar::Gregorian => i16::try_from(y).ok().and_then(|y| month(y, number)),
            Calendar::Hijri => hijri_month(y, number),
        };
        let rule = if calendar == Calendar::Hijri { "month-hijri" } else { "month" };
        let (interval, why) = match self.year_number(p.year) {
            Some(year) => (make(year), ""),
            None => match self.place(calendar, p.position, None, make) {
                Some((start, end, _, why)) => (Some((start, end)), why),
                None => (None, "no year, no publication date"),
            },
        };
        let mut value = Value::new(interval.map(|i| i.0), interval.map(|i| i.1), Precision::Month, rule);
        if p.position == Some(Position::Current) {
            value.end = self.published.filter(|d| value.start.is_some_and(|s| s <= *d)).or(value.end);
        }
        value.year_inferred = !matches!(p.year, YearRef::Number(_));
        if !why.is_empty() {
            value = value.because(self.published_basis()).because(why);
        }
        Some(note_hijri(value, calendar))
    }

    /// Chooses the year of something that returns every year.
    pub fn place(
        &self,
        calendar: Calendar,
        position: Option<Position>,
        weekday: Option<i8>,
        make: impl Fn(i32) -> Option<(Date, Date)>,
    ) -> Option<Found> {
        let year_of = |d: Date| match calendar {
            Calendar::Gregorian => Some(i32::from(d.year())),
            Calendar::Hijri => hijri_of(d).map(|h| h.0),
        };
        let Some(published) = self.published else {
            return self.beside_anchor(position, weekday, |d| year_of(d).and_then(&make));
        };
        let now = year_of(published)?;
        let candidates = || (now - 8..=now + 8).filter_map(&make);
        let past = |strict: bool| {
            candidates().filter(|(s, e)| if strict { *e < published } else { *s <= published }).last()
        };
        let next = || candidates().find(|(s, _)| *s > published);
        let near = |(s, e): (Date, Date), why| Some((s, e, true, why));
        match position {
            Some(Position::Past | Position::Recent) => {
                near(past(true)?, "«الماضي» → the latest before publication")
            }
            Some(Position::Previous) => near(past(true)?, "«السابق» → the latest before publication"),
            Some(Position::Next) => near(next()?, "«المقبل» → the first after publication"),
            Some(Position::Current) => near(make(now)?, "«الجاري» → the year of publication"),
            Some(Position::Same | Position::Following) => {
                let year = self.anchor.and_then(|a| year_of(a.start)).unwrap_or(now);
                near(make(year)?, "«نفسه» → the year last spoken of")
            }
            None => {
                let fits = |d: Date| weekday.is_none_or(|w| d.weekday().to_monday_one_offset() == w);
                let before = past(false)?;
                let after = next().filter(|(s, _)| days_between(published, *s) <= 60);
                match after {
                    Some(after) if weekday.is_some() && !fits(before.0) && fits(after.0) => {
                        near(after, "no year → the weekday fits the coming date")
                    }
                    _ => near(before, "no year → the latest past"),
                }
            }
        }
    }

    /// Without a publication date, the day nearest to the one last spoken of; a weekday beside it must fit.
    fn beside_anchor(
        &self,
        position: Option<Position>,
        weekday: Option<i8>,
        make: impl Fn(Date) -> Option<(Date, Date)>,
    ) -> Option<Found> {
        let anchor = self.anchor?.start;
        let fits = |(s, _): &(Date, Date)| {
            weekday.is_none_or(|w| s.weekday().to_monday_one_offset() == w)
                && days_between(anchor, *s).abs() <= 183
        };
        position.is_none().then_some(())?;
        let (start, end) =
            [-12, 0, 12].iter().filter_map(|months| make(add_months(anchor, *months))).find(fits)?;
        Some((start, end, true, "no publication date → the year last spoken of"))
    }

    /// «11 من الشهر», «16 من الشهر نفسه», «3 من الشهر الماضي».
    fn day_of_month(&self, position: Position, day: u8, p: &Partial) -> Option<Value> {
        (day <= 31).then_some(())?;
        let make = |d: Date| date(d.year(), u8::try_from(d.month()).ok()?, day);
        let Some((base, why)) = self.month_base(position, p) else {
            return Some(Value::day(None, "day-of-month").because("no publication date"));
        };
        let mut found = make(base);
        // Without an earlier date, «11 من الشهر» is the latest past.
        if position == Position::Same && self.anchor.is_none() && found > self.published {
            found = make(add_months(base.first_of_month(), -1));
        }
        let mut value = Value::day(Some(found?), "day-of-month").because(why);
        value.year_inferred = true;
        Some(value)
    }

    /// A day in the month that a position means.
    fn month_base(&self, position: Position, p: &Partial) -> Option<(Date, String)> {
        let published = self.published.map(|d| (d, format!("published {d}")));
        let anchor =
            self.anchor.map(|a| (a.start, format!("last spoken of: {}", a.start))).or(published.clone());
        let shifted = |from: Option<(Date, String)>, months| {
            from.map(|(d, why)| (add_months(d.first_of_month(), months), why))
        };
        let found = match position {
            Position::Current => published,
            Position::Past | Position::Recent => shifted(published, -1),
            Position::Next => shifted(published, 1),
            Position::Same => anchor,
            Position::Following => shifted(anchor, 1),
            Position::Previous => shifted(anchor, -1),
        };
        let year = self.year_number(p.year).and_then(|y| i16::try_from(y).ok());
        match (found, year) {
            (Some((d, why)), Some(y)) => Some((date(y, u8::try_from(d.month()).ok()?, 1)?, why)),
            (found, _) => found,
        }
    }

    fn relative_month_value(&self, position: Position, p: &Partial) -> Option<Value> {
        let Some((base, why)) = self.month_base(position, p) else {
            return Some(
                Value::new(None, None, Precision::Month, "month-relative").because("no publication date"),
            );
        };
        let (start, end) = (base.first_of_month(), base.last_of_month());
        let end = if position == Position::Current { self.published.unwrap_or(end) } else { end };
        let mut value = Value::new(Some(start), Some(end), Precision::Month, "month-relative").because(why);
        value.year_inferred = true;
        Some(value)
    }

    fn year_value(&self, p: &Partial) -> Option<Value> {
        let Some(number) = self.year_number(p.year) else {
            return (p.year != YearRef::None).then(|| {
                Value::new(None, None, Precision::Year, "year-relative").because("no publication date")
            });
        };
        if (1300..1500).contains(&number) {
            let start = hijri(number, 1, 1)?;
            let end = hijri_month(number, 12)?.1;
            return Some(note_hijri(
                Value::new(Some(start), Some(end), Precision::Year, "year-hijri"),
                Calendar::Hijri,
            ));
        }
        let (start, end) = year(i16::try_from(number).ok()?)?;
        if let YearRef::Number(_) = p.year {
            return Some(Value::new(Some(start), Some(end), Precision::Year, "year"));
        }
        let current = p.year == YearRef::Relative(Position::Current);
        let end = if current { self.published.unwrap_or(end) } else { end };
        let mut value = Value::new(Some(start), Some(end), Precision::Year, "year-relative");
        value.year_inferred = true;
        Some(value.because(self.published_basis()))
    }
}

/// Hijri months begin with the sighting of the moon, so a computed date may be a day off: say so.
fn note_hijri(value: Value, calendar: Calendar) -> Value {
    match calendar {
        Calendar::Hijri => value.because("Umm al-Qura calendar, ±1 day"),
        Calendar::Gregorian => value,
    }
}
