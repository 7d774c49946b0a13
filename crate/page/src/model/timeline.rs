//! The timeline as numbers ready to draw: a lane for each group of types, a mark for each incident, as wide as its date is vague.
//!
//! Time runs in the direction of reading: from right to left in Arabic.

use crate::i18n::{Lang, labels::Group};

use super::{bidi, dates::Day, row::Row};

/// Height of one line of marks, and the size of the mark of an exact day, in pixels.
pub const LINE: f64 = 18.0;
pub const MARK: f64 = 14.0;
/// Room above the lanes for the dates, in each lane for its name, and between two lanes.
pub const HEAD: f64 = 24.0;
const NAME: f64 = 15.0;
const GAP: f64 = 6.0;
/// No lane grows higher than this many lines; what does not fit is counted.
const MOST_LINES: usize = 14;
/// A date needs so much room.
const TICK: f64 = 92.0;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Timeline {
    pub height: f64,
    pub lanes: Vec<Lane>,
    pub marks: Vec<Mark>,
    pub ticks: Vec<Tick>,
    /// Incidents without a date.
    pub undated: usize,
    /// Incidents for which there was no room.
    pub left_out: usize,
    /// First and last day of the axis.
    pub days: Option<(Day, Day)>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Lane {
    pub group: Group,
    pub y: f64,
    pub height: f64,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    pub id: String,
    pub group: Group,
    pub x: f64,
    pub y: f64,
    pub width: f64,
    /// A single day that the text states; all else is drawn hollow.
    pub exact: bool,
    /// Type, place and date in words.
    pub title: String,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    pub x: f64,
    pub label: String,
}

/// The days on the axis and where they lie.
#[derive(Clone, Copy, Debug)]
pub struct Scale {
    first: i64,
    last: i64,
    width: f64,
    rtl: bool,
}

impl Scale {
    pub fn new(first: Day, last: Day, width: f64, lang: Lang) -> Scale {
        Scale { first: first.number(), last: last.number(), width, rtl: lang == Lang::Ar }
    }

    fn span(self) -> f64 {
        (self.last - self.first + 1) as f64
    }

    /// Left edge and width of an interval of days.
    fn place(self, from: i64, to: i64) -> (f64, f64) {
        let start = (from - self.first) as f64 / self.span() * self.width;
        let width = (to - from + 1) as f64 / self.span() * self.width;
        (if self.rtl { self.width - start - width } else { start }, width)
    }

    /// The day at a place on the axis.
    pub fn day_at(self, x: f64) -> Day {
        let along = if self.rtl { self.width - x } else { x };
        let number = self.first + (along / self.width.max(1.0) * self.span()).floor() as i64;
        Day::of_number(number.clamp(self.first, self.last))
    }
}

pub fn timeline(rows: &[Row], width: f64, lang: Lang) -> Timeline {
    let dated: Vec<(&Row, i64, i64)> =
        rows.iter().filter_map(|row| row.days.map(|(a, b)| (row, a.number(), b.number()))).collect();
    let undated = rows.len() - dated.len();
    let (Some(first), Some(last)) =
        (dated.iter().map(|(_, a, _)| *a).min(), dated.iter().map(|(_, _, b)| *b).max())
    else {
        return Timeline { undated, ..Timeline::default() };
    };
    let margin = ((last - first) / 25).max(1);
    let (first, last) = (Day::of_number(first - margin), Day::of_number(last + margin));
    let scale = Scale::new(first, last, width, lang);
    let mut out = Timeline {
        undated,
        days: Some((first, last)),
        ticks: ticks(scale),
        height: HEAD,
        ..Timeline::default()
    };
    for group in Group::ALL {
        let mut lane: Vec<&(&Row, i64, i64)> = dated.iter().filter(|(row, ..)| row.group == group).collect();
        lane.sort_by_key(|(_, from, to)| (*from, *to));
        fill_lane(&mut out, group, &lane, scale, lang);
    }
    out
}

/// Puts each mark into the first line where it touches no other.
fn fill_lane(out: &mut Timeline, group: Group, lane: &[&(&Row, i64, i64)], scale: Scale, lang: Lang) {
    if lane.is_empty() {
        return;
    }
    let top = out.height + NAME;
    let mut lines: Vec<Vec<(f64, f64)>> = Vec::new();
    for (row, from, to) in lane {
        let (x, width) = scale.place(*from, *to);
        // A day narrower than a mark is drawn as one, about its middle.
        let drawn = width.max(MARK);
        let x = (x + (width - drawn) / 2.0).clamp(0.0, (scale.width - drawn).max(0.0));
        let free = |line: &Vec<(f64, f64)>| line.iter().all(|(a, b)| x + drawn + 2.0 <= *a || x >= *b + 2.0);
        let at = lines.iter().position(free).unwrap_or(lines.len());
        if at >= MOST_LINES {
            out.left_out += 1;
            continue;
        }
        if at == lines.len() {
            lines.push(Vec::new());
        }
        if let Some(line) = lines.get_mut(at) {
            line.push((x, x + drawn));
        }
        out.marks.push(Mark {
            id: row.id().to_owned(),
            group,
            x,
            y: top + at as f64 * LINE + (LINE - MARK) / 2.0,
            width: drawn,
            exact: from == to && is_stated(row),
            title: title(row, lang),
        });
    }
    let height = lines.len() as f64 * LINE;
    out.lanes.push(Lane { group, y: top - NAME, height: height + NAME });
    out.height = top + height + GAP;
}

fn is_stated(row: &Row) -> bool {
    row.incident.time.as_ref().is_some_and(|time| time.mention.is_some() && !time.year_inferred)
}

fn title(row: &Row, lang: Lang) -> String {
    let parts = [row.type_name, &row.place, &row.when];
    parts.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(lang.pick("، ", ", "))
}

/// Dates along the axis: as close as they have room, at days that people count by.
fn ticks(scale: Scale) -> Vec<Tick> {
    let most = (scale.width / TICK).max(1.0);
    let days = scale.span();
    let step = [1, 2, 7, 14].into_iter().find(|step| days / *step as f64 <= most);
    let starts: Vec<(i64, String)> = match step {
        Some(step) => (scale.first..=scale.last)
            .filter(|n| (n - 4).rem_euclid(step) == 0)
            .map(|n| (n, bidi::ltr(&Day::of_number(n).iso())))
            .collect(),
        None => months(scale, most),
    };
    // A day is named at its middle, a longer stretch where it begins.
    let at = |n: i64| {
        let (x, width) = scale.place(n, n);
        match step {
            Some(1) => x + width / 2.0,
            _ if scale.rtl => x + width,
            _ => x,
        }
    };
    starts.into_iter().map(|(n, label)| Tick { x: at(n), label }).collect()
}

/// First days of months, of quarters, of years, of ten years.
fn months(scale: Scale, most: f64) -> Vec<(i64, String)> {
    let (first, last) = (Day::of_number(scale.first), Day::of_number(scale.last));
    let index = |day: Day| i64::from(day.year) * 12 + i64::from(day.month) - 1;
    let count = (index(last) - index(first) + 1) as f64;
    let step = [1, 3, 6, 12, 60, 120].into_iter().find(|step| count / *step as f64 <= most).unwrap_or(600);
    (index(first) + 1..=index(last))
        .filter(|month| month % step == 0)
        .map(|month| {
            let day = Day { year: (month / 12) as i32, month: (month % 12 + 1) as u8, day: 1 };
            let label = if step >= 12 { day.year.to_string() } else { bidi::ltr(&day.iso()[..7]) };
            (day.number(), label)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::row::tests::sample;

    #[test]
    fn time_runs_with_the_reading() {
        let (ar, en) = (timeline(&sample(), 800.0, Lang::Ar), timeline(&sample(), 800.0, Lang::En));
        let x = |line: &Timeline, id: &str| line.marks.iter().find(|m| m.id == id).unwrap().x;
        assert!(x(&en, "protest") < x(&en, "mine"));
        assert!(x(&ar, "protest") > x(&ar, "mine"));
        assert_eq!((en.undated, en.lanes.len(), en.left_out), (1, 2, 0));
    }

    #[test]
    fn marks_of_one_day_lie_under_each_other_and_all_within_the_axis() {
        let rows = vec![sample()[0].clone(); 30];
        let line = timeline(&rows, 300.0, Lang::En);
        assert_eq!((line.marks.len(), line.left_out), (MOST_LINES, 30 - MOST_LINES));
        let mut ys: Vec<f64> = line.marks.iter().map(|m| m.y).collect();
        ys.dedup();
        assert_eq!(ys.len(), MOST_LINES);
        assert!(line.marks.iter().all(|m| m.x >= 0.0 && m.x + m.width <= 300.0));
    }

    #[test]
    fn the_dates_never_crowd() {
        for width in [280.0, 600.0, 1200.0] {
            let ticks = timeline(&sample(), width, Lang::En).ticks;
            assert!(
                !ticks.is_empty() && ticks.len() as f64 <= width / TICK + 1.0,
                "{width}: {}",
                ticks.len()
            );
        }
    }

    #[test]
    fn a_place_on_the_axis_is_a_day() {
        let day = |text| Day::read(text).unwrap();
        for lang in [Lang::Ar, Lang::En] {
            let scale = Scale::new(day("2025-05-01"), day("2025-05-10"), 100.0, lang);
            let (x, width) = scale.place(day("2025-05-03").number(), day("2025-05-03").number());
            assert_eq!(scale.day_at(x + width / 2.0), day("2025-05-03"));
        }
    }
}
