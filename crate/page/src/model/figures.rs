//! Sums of the incidents in view, as bars: over time, by type, by governorate, by perpetrator.
//!
//! Casualties are summed at the least that each report says: a sum of maxima would count an estimate as a fact.

use std::collections::BTreeMap;

use crate::i18n::Lang;

use super::{
    correction::Tally,
    dates::Day,
    filter::Filter,
    picture::{FONT, escape},
    row::Row,
    table,
};

/// The heads of the overview.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    pub incidents: u64,
    pub killed: u64,
    pub wounded: u64,
    pub held: u64,
    pub unplaced: u64,
    pub undated: u64,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    pub id: &'static str,
    pub title: &'static str,
    pub bars: Vec<Bar>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    pub label: String,
    pub value: u64,
    /// What to ask the filter for to see these alone.
    pub narrows: Narrow,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Narrow {
    Days(Day, Day),
    Kind(String),
    Place(String),
    Actor(String),
    Nothing,
}

impl Narrow {
    /// The filter with this one wish more.
    pub fn lay_on(&self, filter: &mut Filter) {
        match self {
            Narrow::Days(from, to) => (filter.from, filter.to) = (Some(*from), Some(*to)),
            Narrow::Kind(kind) => filter.kind.clone_from(kind),
            Narrow::Place(place) => filter.place.clone_from(place),
            Narrow::Actor(actor) => filter.actor.clone_from(actor),
            Narrow::Nothing => {}
        }
    }
}

/// More bars than this no one reads; the rest is one bar.
const MOST_BARS: usize = 12;

pub fn totals(rows: &[Row]) -> Totals {
    let sum = |tally| rows.iter().map(|row| row.least(tally)).fold(0, u64::saturating_add);
    let count = |holds: fn(&Row) -> bool| rows.iter().filter(|row| holds(row)).count() as u64;
    Totals {
        incidents: rows.len() as u64,
        killed: sum(Tally::Killed),
        wounded: sum(Tally::Wounded),
        held: sum(Tally::Held),
        unplaced: count(|row| !row.on_map),
        undated: count(|row| row.days.is_none()),
    }
}

/// The figures that have something to show.
pub fn figures(rows: &[Row], lang: Lang) -> Vec<Figure> {
    let words = lang.words();
    let by_type =
        grouped(rows, |row| Some((row.type_name.to_owned(), Narrow::Kind(row.incident.kind.clone()))));
    let by_area = grouped(rows, |row| {
        let admin = row.incident.places.first()?.admin1.as_ref()?;
        let name = [lang.pick(&admin.ar, &admin.en), &admin.ar].into_iter().find(|n| !n.is_empty())?;
        Some((name.to_owned(), Narrow::Place(name.to_owned())))
    });
    let by_actor = grouped(rows, |row| {
        let actor = row.incident.actors.iter().find(|actor| actor.role == "perpetrator")?;
        let name = super::card::actor_name(actor, lang);
        (!name.is_empty()).then(|| (name.clone(), Narrow::Actor(name)))
    });
    [
        Figure { id: "time", title: words.fig_time, bars: by_time(rows) },
        Figure { id: "type", title: words.fig_type, bars: short(by_type, lang) },
        Figure { id: "area", title: words.fig_area, bars: short(by_area, lang) },
        Figure { id: "actor", title: words.fig_actor, bars: short(by_actor, lang) },
    ]
    .into_iter()
    .filter(|figure| !figure.bars.is_empty())
    .collect()
}

/// The figure as tab-separated text.
pub fn tsv(figure: &Figure) -> String {
    figure.bars.iter().map(|bar| format!("{}\t{}\n", table::safe(&bar.label), bar.value)).collect()
}

/// How a figure is drawn for publication.
#[derive(Clone, Debug, Default)]
pub struct Paint {
    pub ink: String,
    pub paper: String,
    pub bar: String,
    pub rtl: bool,
    pub credit: String,
}

pub const WIDE: f64 = 720.0;
const LINE: f64 = 30.0;

/// Height of the picture of a figure.
pub fn tall(figure: &Figure) -> f64 {
    92.0 + LINE * figure.bars.len() as f64
}

/// The figure as one SVG: bars from the side where reading begins. Text is escaped, since names come from articles.
pub fn svg(figure: &Figure, paint: &Paint) -> String {
    let (most, tall) = (figure.bars.iter().map(|bar| bar.value).max().unwrap_or(1).max(1), tall(figure));
    let (label, room) = (220.0, WIDE - 320.0);
    let x = |from_start: f64, width: f64| if paint.rtl { WIDE - from_start - width } else { from_start };
    let dir = if paint.rtl { "rtl" } else { "ltr" };
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDE}\" height=\"{tall}\" viewBox=\"0 0 {WIDE} {tall}\" direction=\"{dir}\" font-family=\"{FONT}\" font-size=\"14\" fill=\"{}\"><rect width=\"{WIDE}\" height=\"{tall}\" fill=\"{}\"/><text x=\"{}\" y=\"32\" font-size=\"19\" font-weight=\"600\">{}</text>",
        paint.ink,
        paint.paper,
        x(20.0, 0.0),
        escape(figure.title)
    );
    for (i, bar) in figure.bars.iter().enumerate() {
        let top = 52.0 + LINE * i as f64;
        let width = (bar.value as f64 / most as f64 * room).max(2.0);
        let (start, end) = (x(20.0, 0.0), x(label + width + 8.0, 0.0));
        out.push_str(&format!(
            "<text x=\"{start}\" y=\"{}\">{}</text><rect x=\"{}\" y=\"{top}\" width=\"{width}\" height=\"18\" rx=\"2\" fill=\"{}\"/><text x=\"{end}\" y=\"{}\">{}</text>",
            top + 14.0,
            escape(&bar.label.chars().take(30).collect::<String>()),
            x(label, width),
            paint.bar,
            top + 14.0,
            bar.value
        ));
    }
    out.push_str(&format!(
        "<text x=\"{}\" y=\"{}\" font-size=\"11\">{}</text></svg>",
        x(20.0, 0.0),
        tall - 14.0,
        escape(&paint.credit)
    ));
    out
}

fn grouped(rows: &[Row], key: impl Fn(&Row) -> Option<(String, Narrow)>) -> Vec<Bar> {
    let mut counts: BTreeMap<String, Bar> = BTreeMap::new();
    for (label, narrows) in rows.iter().filter_map(key) {
        counts.entry(label.clone()).or_insert(Bar { label, value: 0, narrows }).value += 1;
    }
    let mut bars: Vec<Bar> = counts.into_values().collect();
    bars.sort_by(|a, b| b.value.cmp(&a.value).then_with(|| a.label.cmp(&b.label)));
    bars
}

fn short(mut bars: Vec<Bar>, lang: Lang) -> Vec<Bar> {
    if bars.len() > MOST_BARS {
        let rest = bars.split_off(MOST_BARS - 1);
        let value = rest.iter().map(|bar| bar.value).sum();
        let label = lang.words().fig_rest.replace("{n}", &rest.len().to_string());
        bars.push(Bar { label, value, narrows: Narrow::Nothing });
    }
    bars
}

/// By day, by week from Monday, by month or by year, whichever gives few enough bars; the empty ones between are shown.
/// A date that is vaguer than its bar counts where it begins.
fn by_time(rows: &[Row]) -> Vec<Bar> {
    let starts: Vec<Day> = rows.iter().filter_map(|row| Some(row.days?.0)).collect();
    let (Some(first), Some(last)) = (starts.iter().min().copied(), starts.iter().max().copied()) else {
        return Vec::new();
    };
    let days = last.number() - first.number();
    let unit = match days {
        0..=16 => Unit::Day,
        17..=120 => Unit::Week,
        121..=900 => Unit::Month,
        _ => Unit::Year,
    };
    let mut bars: Vec<Bar> = Vec::new();
    let mut at = unit.start(first);
    while at <= last {
        let end = unit.end(at);
        let value = starts.iter().filter(|day| (at..=end).contains(day)).count() as u64;
        bars.push(Bar { label: unit.label(at), value, narrows: Narrow::Days(at, end) });
        at = Day::of_number(end.number() + 1);
    }
    bars
}

#[derive(Clone, Copy)]
enum Unit {
    Day,
    Week,
    Month,
    Year,
}

impl Unit {
    fn start(self, day: Day) -> Day {
        match self {
            Unit::Day => day,
            // 1 January 1970 was a Thursday.
            Unit::Week => Day::of_number(day.number() - (day.number() + 3).rem_euclid(7)),
            Unit::Month => Day { day: 1, ..day },
            Unit::Year => Day { month: 1, day: 1, ..day },
        }
    }

    fn end(self, start: Day) -> Day {
        let next = match self {
            Unit::Day => return start,
            Unit::Week => return Day::of_number(start.number() + 6),
            Unit::Month if start.month < 12 => Day { month: start.month + 1, ..start },
            Unit::Month | Unit::Year => Day { year: start.year + 1, month: 1, day: 1 },
        };
        Day::of_number(next.number() - 1)
    }

    fn label(self, start: Day) -> String {
        let iso = start.iso();
        let length = match self {
            Unit::Day | Unit::Week => 10,
            Unit::Month => 7,
            Unit::Year => 4,
        };
        iso.get(..length).unwrap_or(&iso).to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::row::tests::sample;

    #[test]
    fn sums_are_of_what_is_certain() {
        let totals = totals(&sample());
        assert_eq!((totals.incidents, totals.killed, totals.unplaced, totals.undated), (3, 2, 1, 1));
    }

    #[test]
    fn time_has_no_holes() {
        let time = by_time(&sample());
        assert_eq!(time.first().unwrap().label, "2025-05-19");
        assert_eq!(time.len(), 7);
        assert_eq!(time.iter().map(|bar| bar.value).sum::<u64>(), 2);
        let Narrow::Days(from, to) = time[0].narrows else { panic!() };
        assert_eq!(to.number() - from.number(), 6);
    }

    #[test]
    fn a_bar_narrows_the_filter_to_its_own() {
        let rows = sample();
        for figure in figures(&rows, Lang::En) {
            for bar in figure.bars {
                let mut filter = Filter::default();
                bar.narrows.lay_on(&mut filter);
                assert_eq!(filter.pass(&rows).count() as u64, bar.value, "{} {}", figure.id, bar.label);
            }
        }
    }

    #[test]
    fn the_picture_holds_every_bar_and_no_markup_of_others() {
        let bar = |label: &str, value| Bar { label: label.into(), value, narrows: Narrow::Nothing };
        let figure = Figure { id: "x", title: "T", bars: vec![bar("<script>&\"", 4), bar("ب", 2)] };
        let paint = Paint { rtl: true, ..Paint::default() };
        let svg = svg(&figure, &paint);
        assert!(svg.contains("&lt;script&gt;&amp;") && !svg.contains("<script"), "{svg}");
        assert_eq!(svg.matches("<rect").count(), 3);
        assert!(
            svg.contains("width=\"400\"") && svg.contains("width=\"200\""),
            "bars are as long as what they count"
        );
    }

    #[test]
    fn many_bars_end_in_one_for_the_rest() {
        let bar = |n: u64| Bar { label: n.to_string(), value: n, narrows: Narrow::Nothing };
        let bars = short((0..20).map(bar).collect(), Lang::En);
        assert_eq!(bars.len(), MOST_BARS);
        assert_eq!(bars.iter().map(|b| b.value).sum::<u64>(), 190);
    }
}
