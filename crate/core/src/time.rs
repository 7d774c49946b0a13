//! Times in Arabic news, resolved to intervals of dates.
//!
//! *Finds*: dates with Levantine, Gulf, Maghrebi, doubled and Hijri months, numeric dates in Arabic order, weekdays, parts of
//! day and night («ليل الأربعاء - الخميس»), deictic words (أمس الأول, قبل أسبوعين), positions (الجاري, الماضي, المقبل), parts of
//! months and years (مطلع, منتصف, أواخر), seasons, days that have a name (ثاني أيام عيد الفطر, عاشوراء), ranges, durations, since and until,
//! and chains («في 16 من الشهر نفسه»). A day that no calendar has (30 شباط) is its month, and flagged.
//! *Refuses*: سد تشرين, شارع 29 أيار, سوق الثلاثاء, حركة 20 فبراير, أحد المقاتلين, الأمن العام, القرار 2254, ages.
//! *Example*: published 2025-11-13, «في 16 تشرين الأول الماضي» → 2025-10-16, year inferred.
//! *Leaves out*: hours (a part of the day is the finest that is kept), and events named by their date.
//! Words that lean on a day that is not known give a mention without dates and `needs_reference`.

mod amount;
pub(crate) mod calendar;
mod day;
mod feast;
pub(crate) mod lexicon;
pub(crate) mod month;
mod numeric;
mod part;
mod partial;
mod period;
mod publication;
mod range;
mod reader;
mod relation;
mod resolve;

use jiff::civil::Date;

pub use lexicon::PartOfDay;
pub use publication::{PublicationDate, publication_date};
pub(crate) use relation::EARLIER_EVENT;
pub(crate) use resolve::NO_SUCH_DAY;

use crate::span::Span;
use crate::token::Token;
use reader::Reader;

/// How fine the words are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Precision {
    Day,
    /// Several days that the words name or count.
    Range,
    Week,
    Month,
    Season,
    Year,
}

impl Precision {
    /// As in the contract.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Range => "range",
            Self::Week => "week",
            Self::Month => "month",
            Self::Season => "season",
            Self::Year => "year",
        }
    }

    /// ACLED's code by the fineness alone; [`TimeMention::time_precision`] knows the interval as well.
    #[must_use]
    pub const fn acled(self) -> u8 {
        match self {
            Self::Day => 1,
            Self::Range | Self::Week => 2,
            Self::Month | Self::Season | Self::Year => 3,
        }
    }

    /// UCDP's code by the fineness alone; [`TimeMention::date_prec`] knows the interval as well.
    #[must_use]
    pub const fn ucdp(self) -> u8 {
        match self {
            Self::Day => 1,
            Self::Range => 2,
            Self::Week => 3,
            Self::Month => 4,
            Self::Season | Self::Year => 5,
        }
    }
}

/// How the event lies to the interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TimeRelation {
    At,
    Since,
    Until,
    /// «خلال 24 ساعة», «خلال الشهر الماضي».
    During,
    /// «يوميا», «كل يوم».
    Habitual,
}

impl TimeRelation {
    /// As in the contract's list of mentions.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::At => "at",
            Self::Since => "since",
            Self::Until => "until",
            Self::During => "during",
            Self::Habitual => "habitual",
        }
    }
}

/// A time in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeMention {
    /// Token range, half open, with its preposition.
    pub from: usize,
    pub to: usize,
    pub span: Span,
    /// First and last day, inclusive; `None` where the words leave it open or a reference is missing.
    pub start: Option<Date>,
    pub end: Option<Date>,
    pub precision: Precision,
    pub relation: TimeRelation,
    pub part_of_day: Option<PartOfDay>,
    /// The year is ours, not the writer's.
    pub year_inferred: bool,
    /// From the words to the interval, in order.
    pub basis: Vec<String>,
    pub rule: &'static str,
    /// Leans on a publication date or an earlier mention that is not there.
    pub needs_reference: bool,
    /// Weekday and date do not agree, or the two month names do not.
    pub contradiction: bool,
}

impl TimeMention {
    /// ACLED's code: 1 the day, 2 within a week, 3 within a month or worse.
    #[must_use]
    pub fn time_precision(&self) -> u8 {
        match self.days() {
            Some(1..=2) => 1,
            Some(3..=14) => 2,
            _ => 3,
        }
    }

    /// UCDP's code: 1 day, 2 within 2-6 days, 3 week, 4 month, 5 year.
    #[must_use]
    pub fn date_prec(&self) -> u8 {
        match self.days() {
            Some(1) => 1,
            Some(2..=6) => 2,
            Some(7..=14) => 3,
            Some(15..=31) => 4,
            _ => 5,
        }
    }

    fn days(&self) -> Option<i64> {
        Some(calendar::days_between(self.start?, self.end?) + 1)
    }
}

/// Finds all times, in order, without overlaps, resolved against the publication date and each other.
#[must_use]
pub fn recognize(tokens: &[Token], published: Option<Date>) -> Vec<TimeMention> {
    let mut reader = Reader::new(tokens, published);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match relation::mention(&reader, at) {
            Some(m) => {
                at = m.to.max(at + 1);
                if let Some(m) = m.keep {
                    reader.remember(&m);
                    if found.last_mut().is_none_or(|last| !restates(tokens, last, &m)) {
                        found.push(m);
                    }
                }
            }
            None => at += 1,
        }
    }
    found
}

/// «أواخر الشهر الماضي (سبتمبر 2025)»: the brackets say the same again, wider or narrower; the narrower interval holds.
fn restates(tokens: &[Token], last: &mut TimeMention, again: &TimeMention) -> bool {
    let sign = |at: usize, sign: char| tokens.get(at).is_some_and(|t| t.is_sign(sign));
    let bracketed = again.from == last.to + 1 && sign(last.to, '(') && sign(again.to, ')');
    // «18/9/1445 هـ الموافق 28/03/2024 م»: the Gregorian day is sure, the Hijri one computed.
    if same_day(tokens, last, again) {
        (last.start, last.end) = (again.start, again.end);
        last.basis.clone_from(&again.basis);
        last.to = again.to;
        last.span = crate::number::span(tokens, last.from, last.to);
        return true;
    }
    let (Some(a), Some(b)) = (last.start.zip(last.end), again.start.zip(again.end)) else { return false };
    let wider = b.0 <= a.0 && a.1 <= b.1;
    let narrower = a.0 <= b.0 && b.1 <= a.1;
    if !bracketed || !(wider || narrower) || last.relation != again.relation {
        return false;
    }
    if narrower && !wider {
        (last.start, last.end, last.precision) = (again.start, again.end, again.precision);
    }
    last.year_inferred = last.year_inferred && again.year_inferred;
    last.basis.extend(again.basis.iter().cloned());
    last.to = again.to + 1;
    last.span = crate::number::span(tokens, last.from, last.to);
    true
}

/// A day of one calendar with «الموافق» and the day of the other.
fn same_day(tokens: &[Token], last: &TimeMention, again: &TimeMention) -> bool {
    let between = tokens.get(last.to..again.from).unwrap_or_default();
    let agree = between.iter().any(|t| matches!(t.text.as_str(), "الموافق" | "المصادف" | "الموافقه"));
    let near = last.start.zip(again.start).is_some_and(|(a, b)| calendar::days_between(a, b).abs() <= 1);
    agree
        && between.len() <= 3
        && near
        && last.precision == Precision::Day
        && again.precision == Precision::Day
}
