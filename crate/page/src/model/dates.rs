//! Days as people read them, and the check of the day that a person types.
//!
//! Arabic months carry both names («تشرين الأول/أكتوبر»), as the pan-Arab press writes them: readers from Damascus and from
//! Cairo know one each.

use serde::{Deserialize, Serialize};

use crate::i18n::Lang;

use super::draft::Complaint;

const MONTHS: [(&str, &str); 12] = [
    ("كانون الثاني/يناير", "January"),
    ("شباط/فبراير", "February"),
    ("آذار/مارس", "March"),
    ("نيسان/أبريل", "April"),
    ("أيار/مايو", "May"),
    ("حزيران/يونيو", "June"),
    ("تموز/يوليو", "July"),
    ("آب/أغسطس", "August"),
    ("أيلول/سبتمبر", "September"),
    ("تشرين الأول/أكتوبر", "October"),
    ("تشرين الثاني/نوفمبر", "November"),
    ("كانون الأول/ديسمبر", "December"),
];

/// A day of the Gregorian calendar; exists only when the calendar has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Day {
    pub year: i32,
    pub month: u8,
    pub day: u8,
}

impl Day {
    /// Reads `YYYY-MM-DD`; Arabic-Indic digits are taken too.
    pub fn read(text: &str) -> Option<Day> {
        let plain: String = text.trim().chars().map(western).collect();
        let mut parts = plain.split(['-', '/', '.']);
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() || year.len() != 4 {
            return None;
        }
        let found = Day { year: year.parse().ok()?, month: month.parse().ok()?, day: day.parse().ok()? };
        (found.day >= 1 && found.day <= month_length(found.year, found.month)?).then_some(found)
    }

    pub fn iso(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }

    pub fn say(self, lang: Lang) -> String {
        format!("{} {} {}", self.day, month_name(self.month, lang), self.year)
    }

    /// Days since 1 January 1970. (Howard Hinnant, “chrono-compatible low-level date algorithms”, `days_from_civil`.)
    pub fn number(self) -> i64 {
        let year = i64::from(self.year) - i64::from(self.month <= 2);
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let month = (i64::from(self.month) + 9) % 12;
        let day_of_year = (153 * month + 2) / 5 + i64::from(self.day) - 1;
        era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
    }

    /// The day with this number; the reverse of [`Day::number`].
    pub fn of_number(number: i64) -> Day {
        let z = number + 719_468;
        let era = z.div_euclid(146_097);
        let day_of_era = z.rem_euclid(146_097);
        let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month + 2) / 5 + 1;
        let month = if month < 10 { month + 3 } else { month - 9 };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        Day { year: year as i32, month: month as u8, day: day as u8 }
    }
}

/// An interval with a precision, in words: «16 تشرين الأول/أكتوبر 2025», «تشرين الأول/أكتوبر 2025», «2025».
pub fn say_interval(start: &str, end: &str, precision: &str, lang: Lang) -> String {
    let (Some(from), Some(to)) = (Day::read(start), Day::read(end)) else {
        return if start == end { start.to_owned() } else { format!("{start} – {end}") };
    };
    if from == to {
        return from.say(lang);
    }
    let same_month = (from.year, from.month) == (to.year, to.month);
    match precision {
        "year" if from.year == to.year => from.year.to_string(),
        "month" if same_month => format!("{} {}", month_name(from.month, lang), from.year),
        _ if same_month => format!("{}–{} {} {}", from.day, to.day, month_name(from.month, lang), from.year),
        _ => format!("{} – {}", from.say(lang), to.say(lang)),
    }
}

/// The publication date that a person typed: nothing, a day, or a complaint that says what to do.
pub fn check_published(typed: &str, today: Option<Day>) -> Result<Option<Day>, Complaint> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    let day = Day::read(typed).ok_or(Complaint::DateForm)?;
    if day.year < 1900 {
        return Err(Complaint::DateOld);
    }
    // One day of grace: a newsroom east of the reader's clock may already be in tomorrow.
    match today {
        Some(today) if day > next(today) => Err(Complaint::DateFuture),
        _ => Ok(Some(day)),
    }
}

pub fn month_name(month: u8, lang: Lang) -> &'static str {
    let (ar, en) = MONTHS.get(usize::from(month).wrapping_sub(1)).copied().unwrap_or(("", ""));
    lang.pick(ar, en)
}

fn next(day: Day) -> Day {
    match month_length(day.year, day.month) {
        Some(length) if day.day < length => Day { day: day.day + 1, ..day },
        _ if day.month < 12 => Day { month: day.month + 1, day: 1, ..day },
        _ => Day { year: day.year + 1, month: 1, day: 1 },
    }
}

fn month_length(year: i32, month: u8) -> Option<u8> {
    let leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => Some(31),
        4 | 6 | 9 | 11 => Some(30),
        2 => Some(if leap { 29 } else { 28 }),
        _ => None,
    }
}

fn western(c: char) -> char {
    match c {
        '٠'..='٩' => char::from_digit(c as u32 - '٠' as u32, 10).unwrap_or(c),
        '۰'..='۹' => char::from_digit(c as u32 - '۰' as u32, 10).unwrap_or(c),
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::read(text).unwrap()
    }

    #[test]
    fn reads_days_that_exist() {
        assert_eq!(day("2024-02-29").iso(), "2024-02-29");
        assert_eq!(day("٢٠٢٥-١١-١٢").iso(), "2025-11-12");
        for wrong in
            ["2025-02-29", "2025-13-01", "2025-00-10", "12-11-2025", "2025-11", "2025-11-12-1", "أمس", ""]
        {
            assert_eq!(Day::read(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn days_are_numbered_without_a_gap() {
        assert_eq!(day("1970-01-01").number(), 0);
        assert_eq!(day("2000-03-01").number(), 11_017);
        let mut before = day("1899-12-31");
        for number in before.number() + 1..day("2101-01-01").number() {
            let now = Day::of_number(number);
            assert_eq!((now.number(), now), (number, next(before)));
            before = now;
        }
    }

    #[test]
    fn says_intervals_no_more_precisely_than_they_are() {
        let say = |a, b, p| say_interval(a, b, p, Lang::En);
        assert_eq!(say("2025-10-16", "2025-10-16", "day"), "16 October 2025");
        assert_eq!(say("2025-10-01", "2025-10-31", "month"), "October 2025");
        assert_eq!(say("2025-01-01", "2025-12-31", "year"), "2025");
        assert_eq!(say("2025-10-16", "2025-10-18", "range"), "16–18 October 2025");
        assert_eq!(say("2025-10-30", "2025-11-02", "range"), "30 October 2025 – 2 November 2025");
        assert_eq!(say("2025", "2025", "year"), "2025");
        assert_eq!(say_interval("2025-10-16", "2025-10-16", "day", Lang::Ar), "16 تشرين الأول/أكتوبر 2025");
    }

    #[test]
    fn a_typed_date_is_checked() {
        let today = Some(day("2025-12-31"));
        assert_eq!(check_published("", today), Ok(None));
        assert_eq!(check_published("2025-13-01", today), Err(Complaint::DateForm));
        assert_eq!(check_published("1825-01-01", today), Err(Complaint::DateOld));
        assert_eq!(check_published("2026-01-02", today), Err(Complaint::DateFuture));
        assert_eq!(check_published("2026-01-01", today), Ok(Some(day("2026-01-01"))));
    }
}
