//! Ranges and lists: «بين 5 و9 أيار», «من الاثنين إلى الخميس», «بين عامي 2014 و2016», «5-9 أيار», «يومي 5 و6 أيار», «2014-2016».
//!
//! What the first end leaves out (month, year) it takes from the second. *Refuses*: pairs of figures without a month or year.

use super::Precision;
use super::month::Calendar;
use super::partial::{MonthRef, Partial, YearRef};
use super::reader::{Reader, Value};
use crate::token::TokenKind;

/// Plural heads before a list of days, months or years.
const HEADS: &[&str] = &[
    "عامي",
    "سنتي",
    "شهري",
    "يومي",
    "ليلتي",
    "ايام",
    "اعوام",
    "سنوات",
    "اشهر",
    "عامين",
    "ليالي",
    "صباحي",
    "مساءي",
];

/// One end of a range.
enum End {
    Partial(Partial),
    Value(Value, usize),
}

impl End {
    const fn to(&self) -> usize {
        match self {
            Self::Partial(p) => p.to,
            Self::Value(_, to) => *to,
        }
    }
}

impl Reader<'_> {
    /// After «بين»: two ends joined by و.
    pub fn between(&self, at: usize) -> Option<(Value, usize)> {
        let first = self.end(self.head(at))?;
        let second_at = self.joined_by_and(first.to()).or_else(|| self.joined_by_to(first.to()))?;
        self.range_value(first, self.end(self.head(second_at))?)
    }

    /// After «من»: two ends joined by إلى or حتى.
    pub fn ranging(&self, at: usize) -> Option<(Value, usize)> {
        let first = self.end(self.head(at))?;
        let second_at = self.joined_by_to(first.to())?;
        self.range_value(first, self.end(self.head(second_at))?)
    }

    /// «5-9 أيار», «2014-2016», «5 و6 أيار», «يومي الاثنين والثلاثاء», «نيسان - أيار 2024».
    pub fn day_list(&self, at: usize) -> Option<(Value, usize)> {
        let start = self.head(at);
        if start == at && self.tokens.get(at).is_none_or(|t| t.kind != TokenKind::Number) {
            return None;
        }
        let first = self.end(start)?;
        let full = matches!(&first, End::Partial(p) if p.day.is_some() && p.month != MonthRef::None);
        if full && start == at {
            // «5 أيار - 9 أيار» is a range; «5 أيار و9 أيار» are two dates.
            let dash = self.is_sign(first.to(), "-").then_some(first.to() + 1)?;
            return self.range_value(first, self.end(dash).filter(|e| self.is_dated(e))?);
        }
        let mut last_at = self.list_joint(first.to())?;
        let mut last = self.end(last_at)?;
        // «5 و6 و7 أيار»: at most a dozen.
        for _ in 0..12 {
            let Some(next) = self.list_joint(last.to()).filter(|_| self.is_open(&last)) else { break };
            last_at = next;
            last = self.end(last_at)?;
        }
        let years = self.plain_year(start, Calendar::Gregorian).is_some();
        if years && !self.is_sign(start + 1, "-/") && start == at {
            return None;
        }
        self.range_value(first, last).filter(|(v, _)| v.start <= v.end)
    }

    fn is_dated(&self, end: &End) -> bool {
        matches!(end, End::Partial(p) if p.day.is_some() && p.month != MonthRef::None)
    }

    fn is_open(&self, end: &End) -> bool {
        matches!(end, End::Partial(p) if p.month == MonthRef::None && p.year == YearRef::None)
    }

    fn head(&self, at: usize) -> usize {
        let text = self.text(at);
        let bare = text.strip_prefix(['و', 'ب', 'ل']).unwrap_or(text);
        if HEADS.contains(&text) || HEADS.contains(&bare) { at + 1 } else { at }
    }

    /// A date as far as it is written, or anything else that is a time.
    fn end(&self, at: usize) -> Option<End> {
        if let Some(p) = self.partial(at) {
            return Some(End::Partial(p));
        }
        if let Some((value, to)) = self.part_and_day(at).or_else(|| self.day(at)).or_else(|| self.period(at))
        {
            return Some(End::Value(value, to));
        }
        let (day, to) = self.day_number(at)?;
        Some(End::Partial(Partial { day: Some(day), to, ..Partial::default() }))
    }

    fn joined_by_and(&self, at: usize) -> Option<usize> {
        let text = self.text(at);
        if text == "و" {
            return Some(at + 1);
        }
        (text.starts_with('و') && text.chars().count() > 2).then_some(at)
    }

    fn joined_by_to(&self, at: usize) -> Option<usize> {
        let at = if self.text(at) == "و" { at + 1 } else { at };
        match self.text(at) {
            "الي" | "حتي" | "وحتي" | "والي" | "لغايه" | "ولغايه" => {
                Some(if self.text(at + 1) == "غايه" { at + 2 } else { at + 1 })
            }
            _ if self.is_sign(at, "-") => Some(at + 1),
            _ => None,
        }
    }

    fn list_joint(&self, at: usize) -> Option<usize> {
        if self.is_sign(at, "-/,") {
            return Some(at + 1);
        }
        self.joined_by_and(at).or_else(|| self.joined_by_to(at))
    }

    fn range_value(&self, first: End, second: End) -> Option<(Value, usize)> {
        let to = second.to();
        let last_year = |p: &Partial| matches!(p.year, YearRef::Number(_));
        let (start, end) = match (first, second) {
            (End::Partial(mut a), End::Partial(b)) => {
                if b.month == MonthRef::None && b.year == YearRef::None {
                    return None;
                }
                let end = self.resolve(&b, None)?;
                if a.day.is_some() && a.month == MonthRef::None {
                    a.month = b.month;
                }
                if a.year == YearRef::None && a.position.is_none() {
                    a.year = year_before(&a, &b, &end);
                    a.position = if end.start.is_none() { b.position } else { None };
                }
                let mut start = self.resolve(&a, None)?;
                start.year_inferred = !last_year(&b);
                (start, end)
            }
            (End::Partial(a), End::Value(b, _)) => (self.resolve(&a, None)?, b),
            (End::Value(a, _), End::Partial(b)) => (a, self.resolve(&b, None)?),
            (End::Value(a, _), End::Value(b, _)) => (a, b),
        };
        let precision = match (start.precision, end.precision) {
            (Precision::Year, Precision::Year) => Precision::Year,
            (Precision::Month, Precision::Month) => Precision::Month,
            _ => Precision::Range,
        };
        let ordered = start.start <= end.end || end.end.is_none();
        let mut value = Value::new(start.start, end.end, precision, "range");
        value.year_inferred = start.year_inferred || end.year_inferred;
        value.contradiction = start.contradiction || end.contradiction;
        value.dated = true;
        value.basis = end.basis;
        ordered.then_some((value, to))
    }
}

/// The year of the first end: that of the second, or the one before it when its month is later.
fn year_before(a: &Partial, b: &Partial, end: &Value) -> YearRef {
    let month = |p: &Partial| match p.month {
        MonthRef::Named(_, m) => m,
        _ => 0,
    };
    let later = month(a) > month(b) && month(b) > 0;
    match b.year {
        YearRef::Number(y) => YearRef::Number(if later { y - 1 } else { y }),
        other if a.month == b.month && b.position.is_none() && matches!(b.month, MonthRef::Relative(_)) => {
            other
        }
        _ => match (b.month, end.end) {
            (MonthRef::Named(Calendar::Gregorian, _), Some(d)) => {
                YearRef::Number(i32::from(d.year()) - i32::from(later))
            }
            (_, _) => b.year,
        },
    }
}
