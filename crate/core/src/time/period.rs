//! Longer stretches: weeks, months, years, seasons, their beginnings, middles and ends, and «الأيام الماضية».
//!
//! *Finds*: الأسبوع الماضي · مطلع عام 2025 · منتصف شهر نيسان · أواخر 2024 · النصف الأول من العام الجاري · صيف عام 2014 · أوائل الثمانينات ·
//! الأسابيع الأخيرة · الـ24 ساعة الماضية · آخر 48 ساعة · الأيام الثلاثة الماضية · نهاية الأسبوع الماضي · مؤخرا.
//! *Refuses*: بداية الهجوم, الثمانينات من عمره, وسط المدينة, الربيع العربي.

use jiff::civil::Date;

use super::calendar::{add_days, add_months, date, month, week, year};
use super::lexicon::{Class, Edge, Many, Position, Unit, Word};
use super::partial::YearRef;
use super::reader::{Reader, Value};
use super::{Precision, TimeRelation};
use crate::number::front::cuts;
use crate::number::{cardinal, ordinal};

/// The tens that name decades, before ات or يات, with the first year.
const DECADES: &[(&str, i16)] = &[
    ("عشرين", 1920),
    ("ثلاثين", 1930),
    ("اربعين", 1940),
    ("خمسين", 1950),
    ("ستين", 1960),
    ("سبعين", 1970),
    ("ثمانين", 1980),
    ("تسعين", 1990),
];

/// A part of a longer stretch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Slice {
    Edge(Edge),
    /// 1 or 2.
    Half(u8),
    /// 1 to 4.
    Quarter(u8),
    /// 1 to 3.
    Third(u8),
    /// 1 to 5 of a month; 6 is the last.
    Week(u8),
    FirstMonths(u8),
    LastMonths(u8),
}

impl Reader<'_> {
    /// A period that starts at a token.
    pub fn period(&self, at: usize) -> Option<(Value, usize)> {
        self.sliced(at)
            .or_else(|| self.recent(at))
            .or_else(|| self.stretch(at, false))
            .or_else(|| self.vague_period(at))
    }

    /// A week, season, month or year; after a slice word a bare «العام» or «الأسبوع» will do.
    fn stretch(&self, at: usize, sliced: bool) -> Option<(Value, usize)> {
        if let Some(found) = self.week_value(at, sliced).or_else(|| self.season(at)) {
            return Some(found);
        }
        if let Some(found) = self.decade(at, sliced).or_else(|| self.century(at)) {
            return Some(found);
        }
        let p = self.partial(at).filter(|p| p.day.is_none());
        if let Some(p) =
            p.filter(|p| sliced || !(p.bare && p.year == YearRef::None && self.the_unit(at, Unit::Month)))
        {
            return Some((self.resolve(&p, None)?, p.to));
        }
        // «نهاية العام»: the year of publication.
        let bare_year = sliced && self.the_unit(at, Unit::Year);
        let number = self.published.map(Date::year).filter(|_| bare_year)?;
        let (start, end) = year(number)?;
        let mut value = Value::new(Some(start), Some(end), Precision::Year, "year-relative")
            .because(self.published_basis());
        value.year_inferred = true;
        value.dated = true;
        Some((value, at + 1))
    }

    fn week_value(&self, at: usize, sliced: bool) -> Option<(Value, usize)> {
        let (position, to, bare) = self.relative(at, Unit::Week)?;
        if bare && !sliced {
            return None;
        }
        let back = match position {
            _ if bare => 0,
            Position::Past | Position::Recent | Position::Previous => -7,
            Position::Next => 7,
            Position::Following => 7,
            Position::Current | Position::Same => 0,
        };
        let anchored = matches!(position, Position::Same | Position::Following) && !bare;
        let base = if anchored { self.anchor.map(|a| a.start) } else { self.published };
        let interval = base.map(|d| week(add_days(d, back)));
        let end = match (position, self.published) {
            (Position::Current, Some(p)) if !sliced => Some(p),
            _ => interval.map(|i| i.1),
        };
        let mut value =
            Value::new(interval.map(|i| i.0), end, Precision::Week, "week").because(self.published_basis());
        value.dated = true;
        Some((value, to))
    }

    /// «ثمانينيات القرن الماضي», «أوائل التسعينات», «منذ السبعينيات». «في أواخر الخمسينات» is mostly an age, so the fewer
    /// decades of our time need a slice or «منذ», and the others the century. Refuses «في الثمانينات من عمره».
    fn decade(&self, at: usize, sliced: bool) -> Option<(Value, usize)> {
        let token = self.tokens.get(at)?;
        let stem = token.text.strip_prefix("ال").unwrap_or(&token.text);
        let tens = DECADES
            .iter()
            .find(|(name, _)| stem.strip_prefix(name).is_some_and(|end| matches!(end, "ات" | "يات")))?;
        let of = usize::from(self.text(at + 1) == "من");
        let century = matches!(self.text(at + 1 + of), "القرن")
            && matches!(self.text(at + 2 + of), "الماضي" | "العشرين" | "المنصرم" | "الفائت");
        let age = self.tokens.get(at + 1 + of).is_some_and(|t| t.text.contains("عمر"));
        let near =
            tens.1 >= 1970 && (sliced || at.checked_sub(1).is_some_and(|i| self.is_word(i, Word::Since)));
        if age || !(century || near) {
            return None;
        }
        let to = if century { at + 3 + of } else { at + 1 };
        let (start, end) = (date(tens.1, 1, 1), date(tens.1 + 9, 12, 31));
        let mut value =
            Value::new(start, end, Precision::Range, "decade").because("a decade of the 20th century");
        value.dated = true;
        Some((value, to))
    }

    /// «القرن التاسع عشر», «القرن العشرين», «القرن الماضي», «القرن الحالي».
    fn century(&self, at: usize) -> Option<(Value, usize)> {
        let said = cuts(self.text(at)).any(|(front, stem)| front.definite && stem == "قرن");
        said.then_some(())?;
        let (number, to) = match self.position(at + 1) {
            Some(Position::Past) => (self.published?.year() / 100, at + 2),
            Some(Position::Current) => (self.published?.year() / 100 + 1, at + 2),
            _ => {
                let (n, to) = ordinal::read(self.tokens, at + 1)
                    .or_else(|| cardinal::read(self.tokens, at + 1).map(|n| (n.value, n.to)))?;
                (i16::try_from(n).ok()?, to)
            }
        };
        (1..=21).contains(&number).then_some(())?;
        let (start, end) = (date(number * 100 - 99, 1, 1), date(number * 100, 12, 31));
        let mut value =
            Value::new(start, end, Precision::Range, "century").because(format!("century {number}"));
        value.bare = true;
        Some((value, to))
    }

    /// «صيف عام 2014», «الصيف الماضي», «صيف العام الماضي».
    fn season(&self, at: usize) -> Option<(Value, usize)> {
        let (first, definite) = self.atoms(at).iter().find_map(|a| match a.class {
            Class::Season(m) => Some((m, a.front.definite)),
            _ => None,
        })?;
        let (number, to, inferred) = if definite {
            let position = self.position(at + 1)?;
            (self.season_year(first, position), at + 2, true)
        } else {
            let p = self.partial(at + 1).filter(|p| p.day.is_none() && p.year != YearRef::None)?;
            if p.month != super::partial::MonthRef::None {
                return None;
            }
            (self.resolve(&p, None)?.start.map(Date::year), p.to, !matches!(p.year, YearRef::Number(_)))
        };
        let start = number.and_then(|y| date(y, first, 1));
        let end = start.map(|s| add_months(s, 2).last_of_month());
        let mut value = Value::new(start, end, Precision::Season, "season");
        value.year_inferred = inferred;
        value.dated = true;
        Some((value, to))
    }

    fn season_year(&self, first: u8, position: Position) -> Option<i16> {
        let published = self.published?;
        let started = |year: i16| date(year, first, 1);
        let year = published.year();
        match position {
            Position::Next => (year..=year + 1).find(|y| started(*y).is_some_and(|s| s > published)),
            Position::Current => Some(year),
            // The past season is one that has ended.
            _ => (year - 2..=year).rev().find(|y| started(*y).is_some_and(|s| add_months(s, 3) <= published)),
        }
    }

    /// A slice and the stretch it is cut from.
    fn sliced(&self, at: usize) -> Option<(Value, usize)> {
        let (slice, mut next) = self.slice(at)?;
        if self.text(next) == "من" {
            next += 1;
        }
        let (whole, to) = self.stretch(next, true)?;
        let mut value = cut(slice, &whole)?;
        // A weekend that has not come yet is the last one.
        let weekend =
            whole.precision == Precision::Week && whole.rule == "week" && self.the_unit(to - 1, Unit::Week);
        if weekend && value.start > self.published {
            value.start = value.start.map(|d| add_days(d, -7));
            value.end = value.end.map(|d| add_days(d, -7));
        }
        value.dated = true;
        Some((value, to))
    }

    /// «الأشهر الستة الأولى من», «5 أشهر الأولى من», «أول ثلاثة أشهر من», «الشهرين الأولين من».
    fn first_months(&self, at: usize) -> Option<(Slice, usize)> {
        let first = |i: usize| matches!(self.text(i), "الاولي" | "الاول" | "الاولين");
        let last = |i: usize| matches!(self.text(i), "الاخيره" | "الاخيرين");
        let month = |i: usize| self.unit(i).filter(|(u, _, _)| *u == Unit::Month);
        let (count, to, opens) = if let Some((_, many, atom)) = month(at).filter(|(_, _, a)| a.front.definite)
        {
            let n = cardinal::read(self.tokens, at + 1).filter(|n| n.front.definite);
            match (many, n) {
                (Many::Two, None) => (2, at + 1, false),
                (Many::Plural, Some(n)) if !atom.front.is_bare() => (n.value, n.to, false),
                _ => return None,
            }
        } else {
            let opens = matches!(self.text(at), "اول" | "اوائل");
            let n = cardinal::read(self.tokens, if opens { at + 1 } else { at })?;
            month(n.to)?;
            (n.value, n.to + 1, opens)
        };
        let to = if opens || first(to) || last(to) { to + usize::from(!opens) } else { return None };
        let count = u8::try_from(count).ok().filter(|n| (1..=11).contains(n))?;
        let slice = if !opens && last(to - 1) { Slice::LastMonths(count) } else { Slice::FirstMonths(count) };
        (self.text(to) == "من").then_some((slice, to))
    }

    fn slice(&self, at: usize) -> Option<(Slice, usize)> {
        if let Some(found) = self.first_months(at) {
            return Some(found);
        }
        let edge = self.atoms(at).iter().find_map(|a| match a.class {
            Class::Edge(e) if !a.front.definite => Some(e),
            _ => None,
        });
        if let Some(edge) = edge {
            return Some((Slice::Edge(edge), at + 1));
        }
        let text = self.text(at);
        let noun = text.strip_prefix(['و', 'ب', 'ف']).unwrap_or(text);
        let kind = match noun {
            "النصف" => 2,
            "الثلث" => 3,
            "الربع" => 4,
            "الاسبوع" => 5,
            "الايام" | "الاشهر" | "العشر" | "الاسابيع" => 0,
            _ => return None,
        };
        let last = matches!(self.text(at + 1), "الاخير" | "الاخيره" | "الاواخر");
        let (number, to) = if last {
            (
                if kind == 0 {
                    3
                } else if kind == 5 {
                    6
                } else {
                    kind
                },
                at + 2,
            )
        } else {
            let (n, to) = ordinal::read(self.tokens, at + 1)?;
            (u8::try_from(n).ok()?, to)
        };
        if self.text(to) != "من" {
            return None;
        }
        Some((
            match kind {
                0 => Slice::Edge(if last { Edge::End } else { Edge::Start }),
                2 => Slice::Half(number.clamp(1, 2)),
                3 => Slice::Third(number.clamp(1, 3)),
                4 => Slice::Quarter(number.clamp(1, 4)),
                _ => Slice::Week(number.clamp(1, 6)),
            },
            to,
        ))
    }

    /// «الأيام الماضية», «الساعات القليلة الماضية», «الـ24 ساعة الماضية», «آخر 48 ساعة», «العامين الماضيين».
    fn recent(&self, at: usize) -> Option<(Value, usize)> {
        let (count, unit, to, position) =
            self.last_of(at).or_else(|| self.counted_recent(at)).or_else(|| self.units_recent(at))?;
        let published = self.published;
        let ahead = position == Position::Next;
        let other = published.map(|p| move_by(p, unit, if ahead { count } else { -count }));
        let (start, end) = if ahead { (published, other) } else { (other, published) };
        let precision = match unit {
            Unit::Week => Precision::Week,
            Unit::Month => Precision::Month,
            Unit::Year | Unit::Decade => Precision::Year,
            _ => Precision::Range,
        };
        let mut value = Value::new(start, end, precision, "recent").because(self.published_basis());
        value.relation = Some(TimeRelation::During);
        value.dated = true;
        Some((value, to))
    }

    /// «آخر 24 ساعة», «آخر أسبوع».
    fn last_of(&self, at: usize) -> Option<(i64, Unit, usize, Position)> {
        if !matches!(self.text(at), "اخر" | "واخر" | "باخر") {
            return None;
        }
        let amount = self.amount(at + 1)?;
        Some((amount.count.unwrap_or(default_count(amount.unit)), amount.unit, amount.to, Position::Past))
    }

    /// «الـ24 ساعة الماضية», «الثلاثة أيام الماضية», «48 ساعة الأخيرة».
    fn counted_recent(&self, at: usize) -> Option<(i64, Unit, usize, Position)> {
        let n = cardinal::read(self.tokens, at)?;
        let (unit, _, atom) = self.unit(n.to)?;
        if atom.front.particle.is_some() {
            return None;
        }
        let position = self.position(n.to + 1);
        let usable = match position {
            Some(Position::Past | Position::Recent | Position::Previous | Position::Next) => true,
            None => n.front.definite && unit == Unit::Hour,
            _ => false,
        };
        let to = if position.is_some() { n.to + 2 } else { n.to + 1 };
        usable.then_some((
            i64::try_from(n.value).ok()?.min(2000),
            unit,
            to,
            position.unwrap_or(Position::Past),
        ))
    }

    /// «الأيام الماضية», «الأيام الثلاثة الماضية», «اليومين الماضيين».
    fn units_recent(&self, at: usize) -> Option<(i64, Unit, usize, Position)> {
        let (unit, many, atom) = self.unit(at)?;
        if !atom.front.definite || many == Many::One {
            return None;
        }
        let mut to = at + 1;
        let mut count = if many == Many::Two { 2 } else { default_count(unit) };
        if let Some(n) = cardinal::read(self.tokens, to).filter(|n| n.front.definite) {
            count = i64::try_from(n.value).ok()?.min(2000);
            to = n.to;
        } else if matches!(self.text(to), "القليله" | "المعدوده" | "العديده" | "القلائل")
        {
            to += 1;
        }
        match self.position(to)? {
            p @ (Position::Past | Position::Recent | Position::Previous | Position::Next) => {
                Some((count, unit, to + 1, p))
            }
            _ => None,
        }
    }

    /// «الآونة الأخيرة», «الفترة الماضية», «مؤخرا»: about a month.
    fn vague_period(&self, at: usize) -> Option<(Value, usize)> {
        let to = if self.is_word(at, Word::Recently) {
            at + 1
        } else if self.is_word(at, Word::Period) {
            match self.position(at + 1)? {
                Position::Past | Position::Recent | Position::Previous => at + 2,
                _ => return None,
            }
        } else {
            return None;
        };
        let start = self.published.map(|p| add_days(p, -31));
        let mut value =
            Value::new(start, self.published, Precision::Month, "recently").because(self.published_basis());
        value.relation = Some(TimeRelation::During);
        value.dated = true;
        Some((value, to))
    }
}

/// How many a bare plural means: the last days are a week, the last weeks a month.
pub(super) const fn default_count(unit: Unit) -> i64 {
    match unit {
        Unit::Second | Unit::Minute => 1,
        Unit::Hour => 24,
        Unit::Day | Unit::Night => 7,
        Unit::Week => 4,
        Unit::Month => 6,
        Unit::Year => 5,
        Unit::Decade => 2,
    }
}

/// Moves a date by a number of units; parts of a day count as a day when they can reach the day before.
pub(super) fn move_by(from: Date, unit: Unit, count: i64) -> Date {
    match unit {
        Unit::Second | Unit::Minute => from,
        Unit::Hour => add_days(from, if count < 0 { -((23 - count) / 24) } else { (23 + count) / 24 }),
        Unit::Day | Unit::Night => add_days(from, count),
        Unit::Week => add_days(from, 7 * count),
        Unit::Month => add_months(from, count),
        Unit::Year => add_months(from, 12 * count),
        Unit::Decade => add_months(from, 120 * count),
    }
}

/// Cuts a slice from a stretch. Thirds of a month, the first, middle and last four months of a year's reading in news prose.
fn cut(slice: Slice, whole: &Value) -> Option<Value> {
    let (Some(start), _) = (whole.start, whole.end) else { return Some(whole.clone()) };
    let y = start.year();
    let (from, to, precision) = match (whole.precision, slice) {
        (Precision::Month, slice) => of_month(slice, start)?,
        (Precision::Year, Slice::Edge(Edge::Start)) => months(y, 1, 3)?,
        (Precision::Year, Slice::Edge(Edge::Middle)) => months(y, 5, 8)?,
        (Precision::Year, Slice::Edge(Edge::End)) => months(y, 10, 12)?,
        (Precision::Year, Slice::Half(n)) => months(y, 6 * n - 5, 6 * n)?,
        (Precision::Year, Slice::Third(n)) => months(y, 4 * n - 3, 4 * n)?,
        (Precision::Year, Slice::Quarter(n)) => months(y, 3 * n - 2, 3 * n)?,
        (Precision::Year, Slice::FirstMonths(n)) => months(y, 1, n)?,
        (Precision::Year, Slice::LastMonths(n)) => months(y, 13_u8.saturating_sub(n), 12)?,
        (Precision::Range, Slice::Edge(edge)) if whole.rule == "decade" => {
            let (a, b) = match edge {
                Edge::Start => (0, 2),
                Edge::Middle => (4, 6),
                Edge::End => (7, 9),
            };
            (date(y + a, 1, 1)?, date(y + b, 12, 31)?, Precision::Range)
        }
        (Precision::Week, Slice::Edge(edge)) => {
            let (a, b) = match edge {
                Edge::Start => (0, 1),
                Edge::Middle => (2, 3),
                Edge::End => (4, 6),
            };
            (add_days(start, a), add_days(start, b), Precision::Range)
        }
        (Precision::Season, Slice::Edge(edge)) => {
            let step = match edge {
                Edge::Start => 0,
                Edge::Middle => 1,
                Edge::End => 2,
            };
            let first = add_months(start, step);
            (first, first.last_of_month(), Precision::Month)
        }
        _ => return None,
    };
    let mut value = whole.clone();
    (value.start, value.end, value.precision) = (Some(from), Some(to), precision);
    value.rule = "part-of";
    value.bare = false;
    Some(value.because("a part of the period named"))
}

fn of_month(slice: Slice, start: Date) -> Option<(Date, Date, Precision)> {
    let last = start.last_of_month().day();
    let (a, b) = match slice {
        Slice::Edge(Edge::Start) | Slice::Third(1) => (1, 10),
        Slice::Edge(Edge::Middle) | Slice::Third(2) => (11, 20),
        Slice::Edge(Edge::End) | Slice::Third(_) => (21, last),
        Slice::Half(1) => (1, 15),
        Slice::Half(_) => (16, last),
        Slice::Week(6) => (last - 6, last),
        Slice::Week(n) => {
            let n = i8::try_from(n).ok()?;
            (7 * n - 6, if n >= 4 { last } else { 7 * n })
        }
        Slice::Quarter(_) | Slice::FirstMonths(_) | Slice::LastMonths(_) => return None,
    };
    // A Hijri month is cut by its own days, counted from its first.
    let at = |day: i8| add_days(start, i64::from(day) - 1);
    Some((at(a), at(b), Precision::Range))
}

fn months(y: i16, first: u8, last: u8) -> Option<(Date, Date, Precision)> {
    Some((month(y, first)?.0, month(y, last)?.1, Precision::Season))
}
