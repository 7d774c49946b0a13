//! Dates in figures, in Arabic order: 12/11/2025 · 12-11-2025 · 2025/11/12 · 12.11.2025 · 5/4 beside a weekday.
//!
//! *Refuses*: telephone numbers, 24/7, fractions; two figures without a year unless a day word stands before.
//! Where only month-first can be meant (04/25/2025), it is read so.

use super::month::Calendar;
use super::partial::{MonthRef, Partial, YearRef};
use super::reader::Reader;
use crate::token::TokenKind;

impl Reader<'_> {
    /// Three figures joined by the same sign.
    pub fn numeric(&self, at: usize) -> Option<Partial> {
        let token = self.tokens.get(at).filter(|t| t.kind == TokenKind::Number)?;
        if token.text.contains('.') {
            let pieces: Vec<&str> = token.text.split('.').take(4).collect();
            return match pieces.as_slice() {
                [a, b, c] => figures(a, b, c, at + 1),
                _ => None,
            };
        }
        // «18 - 01 - 2022»: dashes may stand free where the last figure is a year.
        let free = self.tokens.get(at + 4).is_some_and(|t| t.text.len() == 4) && token.text.len() <= 2;
        let dash = |i: usize| self.is_sign(i, "-").then_some("-").filter(|_| free);
        let sign = self.joined(at + 1).or_else(|| dash(at + 1))?;
        let second = self.figure(at + 2)?;
        if self.joined(at + 3).or_else(|| dash(at + 3)) != Some(sign) {
            return None;
        }
        let third = self.figure(at + 4)?;
        // A fourth figure makes it a telephone or a number of another kind.
        if self.joined(at + 5).is_some() && self.figure(at + 6).is_some() {
            return None;
        }
        figures(&token.text, second, third, at + 5)
    }

    /// Day and month in figures: «الجمعة 5/4». Only where the caller has seen a weekday or «يوم».
    pub fn short_numeric(&self, at: usize) -> Option<Partial> {
        let first = self.figure(at)?;
        self.joined(at + 1).filter(|s| *s == "/" || *s == "-")?;
        let second = self.figure(at + 2)?;
        if self.joined(at + 3).is_some() && self.figure(at + 4).is_some() {
            return None;
        }
        let (day, month) = (first.parse().ok()?, second.parse().ok()?);
        let fits = (1..=31).contains(&day) && (1..=12).contains(&month) && second.len() <= 2;
        fits.then(|| Partial {
            day: Some(day),
            month: MonthRef::Named(Calendar::Gregorian, month),
            to: at + 3,
            ..Partial::default()
        })
    }

    fn figure(&self, at: usize) -> Option<&str> {
        let token = self.tokens.get(at).filter(|t| t.kind == TokenKind::Number && t.text.len() <= 4)?;
        token.text.bytes().all(|b| b.is_ascii_digit()).then_some(token.text.as_str())
    }

    /// The sign that joins two figures; spaces around it are allowed for «/» only.
    fn joined(&self, at: usize) -> Option<&str> {
        let sign = self.tokens.get(at).filter(|t| t.kind == TokenKind::Sign)?;
        let next = self.tokens.get(at + 1)?;
        let tight = sign.glued && next.glued;
        let fits = matches!(sign.text.as_str(), "/" | "\\") || (sign.text == "-" && tight);
        fits.then_some(sign.text.as_str())
    }
}

fn figures(a: &str, b: &str, c: &str, to: usize) -> Option<Partial> {
    let value = |s: &str| if s.len() <= 4 { s.parse::<i32>().ok() } else { None };
    let (first, second, third) = (value(a)?, value(b)?, value(c)?);
    let (day, month, year) = match (a.len(), c.len()) {
        (4, 1 | 2) => (third, second, first),
        (1 | 2, 4) => (first, second, third),
        // Two-digit years are of this century.
        (1 | 2, 2) => (first, second, 2000 + third),
        _ => return None,
    };
    let (day, month) = if month > 12 && day <= 12 { (month, day) } else { (day, month) };
    let hijri = (1300..1500).contains(&year);
    let calendar = if hijri { Calendar::Hijri } else { Calendar::Gregorian };
    let fits =
        (1..=31).contains(&day) && (1..=12).contains(&month) && (hijri || (1900..2100).contains(&year));
    fits.then_some(())?;
    Some(Partial {
        day: u8::try_from(day).ok(),
        month: MonthRef::Named(calendar, u8::try_from(month).ok()?),
        year: YearRef::Number(year),
        to,
        ..Partial::default()
    })
}
