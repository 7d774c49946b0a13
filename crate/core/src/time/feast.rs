//! Days that have a name: feasts, nights and anniversaries, as `lexicon/feasts.tsv` lists them.
//!
//! *Finds*: عيد الفطر · أول أيام عيد الأضحى · ثالث أيام العيد · يوم عرفة · عشية عيد الفطر · ليلة رأس السنة · صباح عيد الأضحى · عيد الفطر الماضي · عاشوراء 2004.
//! *Refuses*: a feast that no word of time leads («حلويات عيد الفطر»), «العيد» when neither feast is near.
//! *Example*: published 2025-06-09, «ثاني أيام العيد» → 2025-06-07, Umm al-Qura, ±1 day, year inferred.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use jiff::civil::Date;

use super::Precision;
use super::calendar::{add_days, date, days_between, hijri, hijri_of};
use super::lexicon::{PartOfDay, Unit};
use super::month::Calendar;
use super::partial::YearRef;
use super::reader::{Reader, Value};
use crate::glossary::Glossary;
use crate::normalize::fold;
use crate::number::front::{cuts, with_article};
use crate::number::lexicon::rows;
use crate::number::ordinal;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Feast {
    calendar: Calendar,
    month: u8,
    day: u8,
    days: i64,
    sure: bool,
    near: bool,
}

/// How far from the day of publication a bare «العيد» may be.
const NEAR: i64 = 12;

/// The words of a name after its first, and what it names.
type Named = (Vec<String>, Feast);

/// Feasts by the first word of their name, with the words after it; longer names first.
static FEASTS: LazyLock<Glossary<Vec<Named>>> = LazyLock::new(|| {
    let mut table: BTreeMap<String, Vec<Named>> = BTreeMap::new();
    for cells in rows(include_str!("../../lexicon/feasts.tsv")) {
        let [_, calendar, month, day, days, forms, flags, ..] = cells.as_slice() else { continue };
        let (Ok(month), Ok(day), Ok(days)) = (month.parse(), day.parse(), days.parse()) else { continue };
        let calendar = if *calendar == "hijri" { Calendar::Hijri } else { Calendar::Gregorian };
        let feast =
            Feast { calendar, month, day, days, sure: flags.contains("sure"), near: flags.contains("near") };
        for form in forms.split('|') {
            let mut words = fold(form).split_whitespace().map(str::to_owned).collect::<Vec<_>>().into_iter();
            let Some(first) = words.next() else { continue };
            table.entry(first).or_default().push((words.collect(), feast));
        }
    }
    table.values_mut().for_each(|list| list.sort_by_key(|f| std::cmp::Reverse(f.0.len())));
    Glossary::new(table)
});

/// What of a feast is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Whole,
    /// 0 the first day, −1 the eve.
    Day(i64),
}

impl Reader<'_> {
    /// A feast, a day of it or its eve.
    pub fn feast(&self, at: usize) -> Option<(Value, usize)> {
        // «يوم عرفة», «ليلة القدر» are whole names.
        let (part, of_day, next) = match self.feast_name(at) {
            Some(_) => (Part::Whole, None, at),
            None => self.feast_part(at)?,
        };
        let (feasts, to) = self.feast_name(next)?;
        let plain = next == at;
        let first = feasts.first()?;
        if first.near && plain {
            return None;
        }
        let (year, position, end) = self.feast_year(to, first.calendar);
        let found = if first.near {
            self.nearest(&feasts)
        } else {
            let made = |y: i32| begins(first, y).map(|d| (d, d));
            match year {
                Some(y) => in_year(first, y).map(|d| (d, "the year is named")),
                None => self.place(first.calendar, position, None, made).map(|f| (f.0, f.3)),
            }
        };
        if found.is_none() && first.near {
            return None;
        }
        let last = found.map(|(d, _)| add_days(d, first.days - 1));
        let (start, stop) = match part {
            Part::Whole => (found.map(|f| f.0), last),
            Part::Day(n) => {
                let day = found.map(|f| add_days(f.0, n));
                (day, day)
            }
        };
        let precision =
            if part != Part::Whole || first.days == 1 { Precision::Day } else { Precision::Range };
        let mut value = Value::new(start, stop, precision, "feast").because(self.published_basis());
        value = found.into_iter().fold(value, |v, (_, why)| v.because(why));
        if first.calendar == Calendar::Hijri {
            value = value.because("Umm al-Qura calendar, ±1 day");
        }
        value.year_inferred = year.is_none();
        value.bare = plain && !first.sure && end == to;
        value.dated = true;
        Some((value.with_part(of_day), end))
    }

    /// «أول أيام», «اليوم الثاني من», «عشية», «ليلة», «صباح», «يوم», «أيام», «عطلة»: what of the feast behind it is meant.
    fn feast_part(&self, at: usize) -> Option<(Part, Option<PartOfDay>, usize)> {
        let of = |i: usize| if self.text(i) == "من" { i + 1 } else { i };
        if let Some((n, to)) = ordinal::read(self.tokens, at).filter(|(n, _)| (1..=4).contains(n)) {
            // «أول أيام عيد الفطر», «أول يوم من عيد الفطر».
            let days = matches!(self.text(to), "ايام" | "يوم" | "ايام عطله");
            let next = if self.text(to + 1) == "عطله" { to + 2 } else { to + 1 };
            return days.then(|| (Part::Day(i64::try_from(n).unwrap_or(1) - 1), None, of(next)));
        }
        if self.the_unit(at, Unit::Day)
            && let Some((n, to)) = ordinal::read(self.tokens, at + 1).filter(|(n, _)| (1..=4).contains(n))
        {
            return Some((Part::Day(i64::try_from(n).unwrap_or(1) - 1), None, of(to)));
        }
        match self.text(at) {
            "عشيه" | "ليله" | "ليالي" => return Some((Part::Day(-1), None, at + 1)),
            "يوم" => return Some((Part::Day(0), None, at + 1)),
            "ايام" | "عطله" | "اجازه" | "فتره" | "هدنه" => {
                return Some((Part::Whole, None, of(at + 1)));
            }
            _ => {}
        }
        let (part, atom) = self.part(at)?;
        (!atom.front.definite).then_some(())?;
        let next = if self.text(at + 1) == "يوم" { at + 2 } else { at + 1 };
        Some((Part::Day(0), Some(part), next))
    }

    /// The feasts that a name may mean.
    fn feast_name(&self, at: usize) -> Option<(Vec<Feast>, usize)> {
        let token = self.tokens.get(at)?;
        cuts(&token.text).find_map(|(front, stem)| {
            let whole = if front.definite { with_article(&token.text, stem) } else { stem.into() };
            let free = matches!(front.particle, None | Some('ل'));
            let list = FEASTS.get(&whole).filter(|_| free)?;
            let fits = |rest: &[String]| rest.iter().enumerate().all(|(k, w)| self.text(at + 1 + k) == w);
            let longest = list.iter().find(|(rest, _)| fits(rest))?.0.len();
            let named = list.iter().filter(|(rest, _)| rest.len() == longest && fits(rest));
            Some((named.map(|(_, f)| *f).collect(), at + 1 + longest))
        })
    }

    /// «الماضي», «2019», «لعام 2019», «العام الماضي» behind the name.
    fn feast_year(
        &self,
        to: usize,
        calendar: Calendar,
    ) -> (Option<i32>, Option<super::lexicon::Position>, usize) {
        if let Some(position) = self.position(to) {
            return (None, Some(position), to + 1);
        }
        let skip = usize::from(matches!(self.text(to), "من" | "في" | "ل"));
        let named = self.plain_year(to, Calendar::Gregorian).or_else(|| self.plain_year(to, calendar));
        if let Some((year, end)) = named {
            let end = if self.text(end) == "ه" { end + 1 } else { end };
            return (Some(year), None, end);
        }
        match self.year_expression(to + skip) {
            Some((YearRef::Number(y), end)) => (Some(y), None, end),
            Some((year @ YearRef::Relative(_), end)) => (self.year_number(year), None, end),
            _ => (None, None, to),
        }
    }

    /// Which of the feasts called «العيد» is near the day of publication.
    fn nearest(&self, feasts: &[Feast]) -> Option<(Date, &'static str)> {
        let published = self.published?;
        let (year, _) = hijri_of(published)?;
        let days = feasts.iter().flat_map(|f| (year - 1..=year + 1).filter_map(|y| begins(f, y)));
        let near = days.min_by_key(|d| days_between(*d, published).abs())?;
        (days_between(near, published).abs() <= NEAR)
            .then_some((near, "«العيد» → the feast beside the publication"))
    }
}

/// The first day of a feast in a year of its own calendar.
fn begins(feast: &Feast, year: i32) -> Option<Date> {
    match feast.calendar {
        Calendar::Hijri => hijri(year, feast.month, feast.day),
        Calendar::Gregorian => date(i16::try_from(year).ok()?, feast.month, feast.day),
    }
}

/// The first day of a feast in a year that was named: a Hijri feast in a Gregorian year is the one that begins in it.
fn in_year(feast: &Feast, year: i32) -> Option<Date> {
    if feast.calendar == Calendar::Gregorian || (1300..1500).contains(&year) {
        return begins(feast, year);
    }
    let (first, _) = hijri_of(date(i16::try_from(year).ok()?, 1, 1)?)?;
    (first..=first + 1).filter_map(|y| begins(feast, y)).find(|d| i32::from(d.year()) == year)
}
