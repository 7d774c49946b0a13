//! Days: ISO 8601 → counts of days, for formats that want numbers.

/// Year, month and day of an ISO 8601 date; nothing for anything else.
pub fn parts(date: &str) -> Option<(i64, i64, i64)> {
    let digits = |range: std::ops::Range<usize>| -> Option<i64> {
        let part = date.get(range)?;
        part.bytes().all(|b| b.is_ascii_digit()).then(|| part.parse().ok())?
    };
    let dashes = date.len() == 10 && date.get(4..5) == Some("-") && date.get(7..8) == Some("-");
    let (year, month, day) = (digits(0..4)?, digits(5..7)?, digits(8..10)?);
    (dashes && (1..=12).contains(&month) && (1..=31).contains(&day)).then_some((year, month, day))
}

/// Days since 1 January 1970 (from the civil calendar, after Howard Hinnant).
pub fn days(date: &str) -> Option<i64> {
    let (year, month, day) = parts(date)?;
    let year = year - i64::from(month <= 2);
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * (month + if month > 2 { -3 } else { 9 }) + 2) / 5 + day - 1;
    Some(era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468)
}

/// Midnight UTC in seconds since 1970.
pub fn unix_seconds(date: &str) -> Option<u64> {
    u64::try_from(days(date)? * 86_400).ok()
}

/// The day of a spreadsheet's number, as ISO 8601; nothing for a number that no one would mean as a day.
pub fn of_spreadsheet_day(number: f64) -> Option<String> {
    let days = number.is_finite().then_some(number as i64).filter(|day| (20_000..80_000).contains(day))?;
    // The way back of `days`, by the same civil calendar.
    let z = days - 25_569 + 719_468;
    let (era, of_era) = (z.div_euclid(146_097), z.rem_euclid(146_097));
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * of_year + 2) / 153;
    let (day, month) = (of_year - (153 * month + 2) / 5 + 1, if month < 10 { month + 3 } else { month - 9 });
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    Some(format!("{year:04}-{month:02}-{day:02}"))
}

/// The day's number in a spreadsheet (1900 system, right from March 1900 on).
pub fn spreadsheet_day(date: &str) -> Option<i64> {
    days(date).map(|days| days + 25_569).filter(|day| *day > 60)
}
