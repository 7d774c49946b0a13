//! The article's own date, where its head states one.
//!
//! *Finds*: «نُشر في: 2025-11-12», «آخر تحديث 14:32 12/11/2025», «السبت, أبريل 12 2025» and «2017-09-25» on a line of their own,
//! «دمشق – 12 تشرين الثاني 2025», «تونس في 3 جوان 2016 (وكالة) -» and «غزة 24-1-2024 وفا-» before the text; else the day that the
//! text calls «اليوم» or «أمس». *Refuses*: dates of events within prose, dates without a year.
//! Precision comes first: a wrong publication date moves every relative time.

use jiff::civil::Date;

use super::Precision;
use super::calendar::add_days;
use super::reader::Reader;
use crate::number::span;
use crate::span::Span;
use crate::token::{Token, TokenKind};

/// The date of publication as the text states it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PublicationDate {
    pub date: Date,
    pub span: Span,
}

/// Only the head of the text is searched.
const LINES: usize = 40;
/// A line of head matter is short.
const SHORT: usize = 14;

const SAYS_SO: &[&str] = &[
    "نشر",
    "نشرت",
    "النشر",
    "تحديث",
    "تم",
    "اخر",
    "تاريخ",
    "بتاريخ",
    "حرر",
    "كتب",
    "الاصدار",
    "published",
    "updated",
    "posted",
    "date",
];

/// The date in the head of the text, if it states one plainly.
#[must_use]
pub fn publication_date(tokens: &[Token]) -> Option<PublicationDate> {
    let head: &[Token] = {
        let end = tokens.iter().position(|t| t.line >= LINES).unwrap_or(tokens.len());
        tokens.get(..end.min(2000)).unwrap_or_default()
    };
    let reader = Reader::new(head, None);
    let mut stated = None;
    let mut start = 0;
    for line in head.split_inclusive(|t| t.kind == TokenKind::LineEnd) {
        let found = in_line(&reader, start, start + line.len());
        match found {
            Some((date, true)) => return Some(date),
            Some((date, false)) => stated = stated.or(Some(date)),
            None => {}
        }
        start += line.len();
    }
    stated.or_else(|| (0..head.len()).find_map(|at| spoken(&reader, at)))
}

/// «اليوم الأربعاء 3 أكتوبر 2018», «أمس الثلاثاء 11 مارس 2014»: a text that says which day today is.
fn spoken(r: &Reader<'_>, at: usize) -> Option<PublicationDate> {
    let before = at.checked_sub(1).map_or("", |b| r.text(b));
    let later = match r.text(at) {
        "اليوم" if !matches!(before, "في" | "ذلك" | "نفس") => 0,
        "امس" if before == "اول" => 2,
        "امس" => 1,
        _ => return None,
    };
    let next = at + 1 + usize::from(r.is_sign(at + 1, ",(-"));
    let (date, end) = full_date(r, next)?;
    Some(PublicationDate { date: add_days(date, later), span: span(r.tokens, at, end) })
}

/// A full date in a line that is head matter; whether the line says that it is the date of publication.
fn in_line(r: &Reader<'_>, from: usize, to: usize) -> Option<(PublicationDate, bool)> {
    let words = (from..to)
        .filter(|i| r.tokens.get(*i).is_some_and(|t| matches!(t.kind, TokenKind::Word | TokenKind::Latin)))
        .count();
    let says_so = (from..to.min(from + 8)).any(|i| {
        let text = r.text(i);
        SAYS_SO.contains(&text) || text.strip_prefix('و').is_some_and(|t| SAYS_SO.contains(&t))
    });
    let mut at = from;
    while at < to {
        let Some((date, end)) = full_date(r, at) else {
            at += 1;
            continue;
        };
        let before = (from..at).filter(|i| r.tokens.get(*i).is_some_and(Token::is_word)).count();
        let date = PublicationDate { date, span: span(r.tokens, at, end) };
        let short = words <= SHORT;
        if says_so && short && labelled(r, from, at) {
            return Some((date, true));
        }
        // A line that is little else than the date: weekday, place, clock, name of the agency.
        let used = (at..end).filter(|i| r.tokens.get(*i).is_some_and(Token::is_word)).count();
        if words - used.min(words) <= 3 && end - at >= 1 && !event_before(r, from, at) {
            return Some((date, false));
        }
        // «دمشق - 12 تشرين الثاني 2025 - …»: a dateline before prose.
        let closes = r.is_sign(end, "-:)/|") || r.is_sign(end + 1, "-:)/|");
        let opens = at > from && r.is_sign(at - 1, "-,/(|");
        let agency = dateline_in(r, from, at, end) || dateline_bare(r, from, at, end);
        if before <= 3 && (opens && closes && !event_before(r, from, at) || agency) {
            return Some((date, false));
        }
        return None;
    }
    None
}

/// «تونس في 3 جوان 2016 (وكالة) - …»: a place, «في», the date and the agency in brackets, then the dash that opens the text.
fn dateline_in(r: &Reader<'_>, from: usize, at: usize, end: usize) -> bool {
    let place = (from..at.saturating_sub(1)).all(|i| r.tokens.get(i).is_some_and(Token::is_word));
    let named = at >= from + 2 && at <= from + 3 && r.text(at - 1) == "في" && place;
    // Without the agency in brackets it may as well be a sentence: «قتل جندي في 3 جوان 2016 - …».
    let agency = r.is_sign(end, "(").then(|| (end..end + 7).find(|i| r.is_sign(*i, ")"))).flatten();
    named && agency.is_some_and(|closed| r.is_sign(closed + 1, "-"))
}

/// «غزة 24-1-2024 وفا-»: one or two words, the date in figures and a short name, then the dash.
fn dateline_bare(r: &Reader<'_>, from: usize, at: usize, end: usize) -> bool {
    let word = |i: usize| r.tokens.get(i).is_some_and(Token::is_word);
    let figures = r.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Number);
    let dash = (end..=end + 2).find(|i| r.is_sign(*i, "-"));
    figures
        && (from + 1..=from + 2).contains(&at)
        && (from..at).all(word)
        && !event_before(r, from, at)
        && dash.is_some_and(|d| (end..d).all(word))
}

/// Whether one of the words «نشر», «تحديث» … stands shortly before the date.
fn labelled(r: &Reader<'_>, from: usize, at: usize) -> bool {
    let near = at.saturating_sub(8).max(from);
    (near..at).any(|i| {
        let text = r.text(i);
        SAYS_SO.contains(&text) || text.strip_prefix('و').is_some_and(|t| SAYS_SO.contains(&t))
    })
}

/// A preposition right before the date makes it the date of something in a sentence or title.
fn event_before(r: &Reader<'_>, from: usize, at: usize) -> bool {
    at > from
        && matches!(
            r.text(at - 1),
            "في" | "منذ"
                | "حتي"
                | "خلال"
                | "من"
                | "الي"
                | "قبل"
                | "بعد"
                | "يوم"
                | "مطلع"
                | "فجر"
                | "مساء"
        )
}

/// A date with day, month and year, all written.
fn full_date(r: &Reader<'_>, at: usize) -> Option<(Date, usize)> {
    if !r
        .tokens
        .get(at)
        .is_some_and(|t| matches!(t.kind, TokenKind::Word | TokenKind::Latin | TokenKind::Number))
    {
        return None;
    }
    let (value, to) = r.day(at)?;
    let stated = matches!(value.rule, "date" | "date-hijri") && !value.year_inferred;
    (stated && value.precision == Precision::Day).then_some(())?;
    value.start.map(|d| (d, to))
}
