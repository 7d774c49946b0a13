//! Date arithmetic that the recogniser needs: intervals of months, weeks, seasons, and Hijri dates (Umm al-Qura).

use icu_calendar::cal::Hijri;
use icu_calendar::{Date as CalendarDate, Iso};
use jiff::Span;
use jiff::civil::{Date, Weekday};

/// A date, or `None` when there is no such day.
pub(crate) fn date(year: i16, month: u8, day: u8) -> Option<Date> {
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

pub(crate) fn add_days(d: Date, days: i64) -> Date {
    shift(d, Span::new().try_days(days))
}

pub(crate) fn add_months(d: Date, months: i64) -> Date {
    shift(d, Span::new().try_months(months))
}

/// A date out of the calendar's range stays where it was.
fn shift(d: Date, span: Result<Span, jiff::Error>) -> Date {
    span.and_then(|s| d.checked_add(s)).unwrap_or(d)
}

/// First and last day of a month.
pub(crate) fn month(year: i16, month: u8) -> Option<(Date, Date)> {
    let first = date(year, month, 1)?;
    Some((first, first.last_of_month()))
}

pub(crate) fn year(year: i16) -> Option<(Date, Date)> {
    Some((date(year, 1, 1)?, date(year, 12, 31)?))
}

/// Monday to Sunday of the week that holds a date.
pub(crate) fn week(d: Date) -> (Date, Date) {
    let monday = add_days(d, -i64::from(d.weekday().to_monday_zero_offset()));
    (monday, add_days(monday, 6))
}

/// The latest such weekday on or before a date.
pub(crate) fn weekday_on_or_before(d: Date, weekday: Weekday) -> Date {
    add_days(d, -i64::from(d.weekday().since(weekday)))
}

/// The first such weekday after a date.
pub(crate) fn weekday_after(d: Date, weekday: Weekday) -> Date {
    let ahead = i64::from(d.weekday().until(weekday));
    add_days(d, if ahead == 0 { 7 } else { ahead })
}

/// The Gregorian date of a Hijri one, by the Umm al-Qura calendar.
pub(crate) fn hijri(year: i32, month: u8, day: u8) -> Option<Date> {
    let hijri = CalendarDate::try_new_hijri_with_calendar(year, month, day, Hijri::new_umm_al_qura()).ok()?;
    let iso = hijri.to_calendar(Iso);
    date(i16::try_from(iso.year().extended_year()).ok()?, iso.month().ordinal, iso.day_of_month().0)
}

/// The Hijri year and month of a Gregorian date.
pub(crate) fn hijri_of(d: Date) -> Option<(i32, u8)> {
    let month = u8::try_from(d.month()).ok()?;
    let iso = CalendarDate::try_new_iso(i32::from(d.year()), month, u8::try_from(d.day()).ok()?).ok()?;
    let hijri = iso.to_calendar(Hijri::new_umm_al_qura());
    Some((hijri.year().extended_year(), hijri.month().ordinal))
}

/// First and last day of a Hijri month.
pub(crate) fn hijri_month(year: i32, month: u8) -> Option<(Date, Date)> {
    let first = hijri(year, month, 1)?;
    let (next_year, next) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
    Some((first, hijri(next_year, next, 1).map_or_else(|| add_days(first, 28), |d| add_days(d, -1))))
}

/// The span of a number of days, for tests of distance.
pub(crate) fn days_between(a: Date, b: Date) -> i64 {
    a.until(b).map_or(0, |s| i64::from(s.get_days()))
}
