//! Which column holds what: by its heading first, then by what its cells look like. And days, however a table writes them.

use rasid_core::normalize::{fold, is_arabic_letter};

use super::Grid;
use crate::Mapping;

/// Headings, folded and in small letters, the likeliest first.
const TEXT: [&str; 14] = [
    "text",
    "body",
    "content",
    "article",
    "fulltext",
    "full text",
    "story",
    "النص",
    "نص",
    "نص الخبر",
    "المحتوي",
    "المتن",
    "الخبر",
    "المقال",
];
const TITLE: [&str; 6] = ["title", "headline", "العنوان", "عنوان", "عنوان الخبر", "subject"];
const DATE: [&str; 10] = [
    "date",
    "published",
    "published_at",
    "publish_date",
    "pubdate",
    "time",
    "التاريخ",
    "تاريخ النشر",
    "تاريخ",
    "النشر",
];
const OUTLET: [&str; 9] =
    ["outlet", "source", "site", "publisher", "media", "المصدر", "الوسيله", "الموقع", "الصحيفه"];
const URL: [&str; 7] = ["url", "link", "address", "permalink", "الرابط", "رابط", "العنوان الالكتروني"];

pub fn mapping(grid: &Grid) -> Mapping {
    let mut taken: Vec<usize> = Vec::new();
    let mut named = |names: &[&str]| {
        let found = names.iter().find_map(|name| {
            grid.columns
                .iter()
                .enumerate()
                .position(|(i, head)| !taken.contains(&i) && key(head) == key(name))
        })?;
        taken.push(found);
        Some(found)
    };
    let (mut text, title, mut date, outlet, mut url) =
        (named(&TEXT), named(&TITLE), named(&DATE), named(&OUTLET), named(&URL));
    let free = |taken: &[usize]| (0..grid.columns.len()).filter(|i| !taken.contains(i)).collect::<Vec<_>>();
    if text.is_none() {
        // The text is where the Arabic is.
        text = free(&taken).into_iter().max_by_key(|i| letters(grid, *i)).filter(|i| letters(grid, *i) > 0);
        taken.extend(text);
    }
    if url.is_none() {
        url = free(&taken).into_iter().find(|i| most(grid, *i, |cell| cell.starts_with("http")));
        taken.extend(url);
    }
    if date.is_none() {
        date = free(&taken).into_iter().find(|i| most(grid, *i, |cell| day(cell).is_some()));
    }
    let number = |at: Option<usize>| at.and_then(|i| u32::try_from(i).ok());
    Mapping {
        text: number(text),
        title: number(title),
        date: number(date),
        outlet: number(outlet),
        url: number(url),
    }
}

fn key(text: &str) -> String {
    fold(text.trim()).to_lowercase()
}

fn cells(grid: &Grid, column: usize) -> impl Iterator<Item = &str> {
    grid.rows
        .iter()
        .take(50)
        .filter_map(move |row| row.get(column))
        .map(|cell| cell.trim())
        .filter(|c| !c.is_empty())
}

fn letters(grid: &Grid, column: usize) -> usize {
    cells(grid, column).flat_map(str::chars).filter(|c| is_arabic_letter(*c)).count()
}

fn most(grid: &Grid, column: usize, holds: impl Fn(&str) -> bool) -> bool {
    let (mut yes, mut all) = (0_usize, 0_usize);
    for cell in cells(grid, column) {
        all += 1;
        yes += usize::from(holds(cell));
    }
    yes > 0 && yes * 10 >= all * 8
}

/// `2025-04-12…`, `2025/4/12`, `12/04/2025` (the day first, as Arabic newsrooms write it), or Excel's count of days.
pub fn day(cell: &str) -> Option<String> {
    let western: String = cell.trim().chars().map(western).collect();
    if let Some(serial) = western.parse::<f64>().ok().filter(|n| (20_000.0..80_000.0).contains(n)) {
        return of_serial(serial as i64);
    }
    let date = western.split(['T', ' ']).next().unwrap_or_default();
    let parts: Vec<u32> = date.split(['-', '/', '.']).map_while(|part| part.parse().ok()).collect();
    let &[a, b, c] = parts.as_slice() else { return None };
    let (year, month, day) = match (a, b, c) {
        (1900..=2100, 1..=12, 1..=31) => (a, b, c),
        (1..=31, 1..=12, 1900..=2100) => (c, b, a),
        // Month first, where it can be nothing else.
        (1..=12, 13..=31, 1900..=2100) => (c, a, b),
        _ => return None,
    };
    Some(format!("{year:04}-{month:02}-{day:02}"))
}

fn western(c: char) -> char {
    match c {
        '٠'..='٩' => char::from_digit(c as u32 - 0x660, 10).unwrap_or(c),
        _ => c,
    }
}

/// Excel counts days from 30 December 1899.
fn of_serial(serial: i64) -> Option<String> {
    let day = jiff::civil::date(1899, 12, 30).checked_add(jiff::Span::new().try_days(serial).ok()?).ok()?;
    Some(day.to_string())
}

#[cfg(test)]
mod tests {
    use super::day;

    #[test]
    fn days_however_they_are_written() {
        for (cell, want) in [
            ("2025-04-12T08:00:00Z", "2025-04-12"),
            ("2025/4/2", "2025-04-02"),
            ("12/04/2025 10:30", "2025-04-12"),
            ("4/25/2025", "2025-04-25"),
            ("١٢/٤/٢٠٢٥", "2025-04-12"),
            ("45759", "2025-04-12"),
            ("45658.5", "2025-01-01"),
        ] {
            assert_eq!(day(cell).as_deref(), Some(want), "{cell}");
        }
        for cell in ["", "أمس", "12", "2025-13-01", "99/99/2025", "1.2"] {
            assert_eq!(day(cell), None, "{cell}");
        }
    }
}
