//! Sums of the incidents in view, as bars: over time, by type, by governorate, by perpetrator, by target.
//!
//! Casualties are summed at the least that each report says: a sum of maxima would count an estimate as a fact.

use std::collections::BTreeMap;

use crate::i18n::Lang;

use super::{card, correction::Tally, dates::Day, filter::Filter, row::Row, table, unit::Unit};

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
    /// A name, and the role it has.
    Actor(String, &'static str),
    Nothing,
}

impl Narrow {
    /// The filter with this one wish more.
    pub fn lay_on(&self, filter: &mut Filter) {
        match self {
            Narrow::Days(from, to) => (filter.from, filter.to) = (Some(*from), Some(*to)),
            Narrow::Kind(kind) => filter.kind.clone_from(kind),
            Narrow::Place(place) => filter.place.clone_from(place),
            Narrow::Actor(actor, side) => {
                filter.actor.clone_from(actor);
                (*side).clone_into(&mut filter.side);
            }
            Narrow::Nothing => {}
        }
    }
}

/// More bars than this no one reads; the rest is one bar.
const MOST_BARS: usize = 12;
/// So many columns stand beside each other on a wide screen.
const MOST_COLUMNS: i64 = 400;

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

/// The figures that have something to show. Time is counted by the unit that is wanted, if that gives few enough columns.
pub fn figures(rows: &[Row], wanted: Option<Unit>, lang: Lang) -> Vec<Figure> {
    let words = lang.words();
    let by_type =
        grouped(rows, |row| vec![(row.type_name.to_owned(), Narrow::Kind(row.incident.kind.clone()))]);
    let figure = |id, title, bars| Figure { id, title, bars };
    [
        figure("time", words.fig_time, by_time(rows, wanted)),
        figure("type", words.fig_type, short(by_type, lang)),
        figure("area", words.fig_area, short(grouped(rows, |row| area(row, lang)), lang)),
        figure("actor", words.fig_actor, short(grouped(rows, |row| actors(row, "perpetrator", lang)), lang)),
        figure(
            "target",
            lang.desk().fig_target,
            short(grouped(rows, |row| actors(row, "target", lang)), lang),
        ),
    ]
    .into_iter()
    .filter(|figure| !figure.bars.is_empty())
    .collect()
}

fn area(row: &Row, lang: Lang) -> Vec<(String, Narrow)> {
    let admin = row.incident.places.first().and_then(|place| place.admin1.as_ref());
    let name = admin
        .and_then(|admin| [lang.pick(&admin.ar, &admin.en), &admin.ar].into_iter().find(|n| !n.is_empty()));
    name.map(|name| (name.to_owned(), Narrow::Place(name.to_owned()))).into_iter().collect()
}

/// Every actor of a role, once for each incident.
fn actors(row: &Row, role: &'static str, lang: Lang) -> Vec<(String, Narrow)> {
    let mut names: Vec<String> = Vec::new();
    for actor in row.incident.actors.iter().filter(|actor| actor.role == role) {
        let name = card::actor_name(actor, lang);
        if !name.is_empty() && !names.contains(&name) {
            names.push(name);
        }
    }
    names.into_iter().map(|name| (name.clone(), Narrow::Actor(name, role))).collect()
}

/// The figure as tab-separated text.
pub fn tsv(figure: &Figure) -> String {
    figure.bars.iter().map(|bar| format!("{}\t{}\n", table::safe(&bar.label), bar.value)).collect()
}

/// The figure as a file for spreadsheets; Excel knows by the mark that it is UTF-8.
pub fn csv(figure: &Figure, lang: Lang) -> String {
    let line =
        |label: &str, value: &str| format!("\"{}\",{value}\r\n", table::safe(label).replace('"', "\"\""));
    let head = line(figure.title, lang.words().total_incidents);
    let bars = figure.bars.iter().map(|bar| line(&bar.label, &bar.value.to_string()));
    std::iter::once("\u{feff}".to_owned() + &head).chain(bars).collect()
}

fn grouped(rows: &[Row], key: impl Fn(&Row) -> Vec<(String, Narrow)>) -> Vec<Bar> {
    let mut counts: BTreeMap<String, Bar> = BTreeMap::new();
    for (label, narrows) in rows.iter().flat_map(key) {
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

/// By day, by week from Monday, by month or by year, as is wanted or whichever gives few enough columns; the empty ones between are
/// shown. A date that is vaguer than its column counts where it begins.
fn by_time(rows: &[Row], wanted: Option<Unit>) -> Vec<Bar> {
    let starts: Vec<Day> = rows.iter().filter_map(|row| Some(row.days?.0)).collect();
    let (Some(first), Some(last)) = (starts.iter().min().copied(), starts.iter().max().copied()) else {
        return Vec::new();
    };
    let days = last.number() - first.number();
    let unit = wanted.filter(|unit| fits(*unit, days)).unwrap_or(match days {
        0..=16 => Unit::Day,
        17..=120 => Unit::Week,
        121..=900 => Unit::Month,
        _ => Unit::Year,
    });
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

/// The units by which the incidents can be counted over time.
pub fn units(rows: &[Row]) -> Vec<Unit> {
    let starts = || rows.iter().filter_map(|row| Some(row.days?.0.number()));
    let days = starts().max().zip(starts().min()).map_or(0, |(last, first)| last - first);
    Unit::ALL.into_iter().filter(|unit| fits(*unit, days)).collect()
}

fn fits(unit: Unit, days: i64) -> bool {
    let length = match unit {
        Unit::Day => 1,
        Unit::Week => 7,
        Unit::Month => 28,
        Unit::Year => 365,
    };
    days / length < MOST_COLUMNS
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
        let time = by_time(&sample(), None);
        assert_eq!(time.first().unwrap().label, "2025-05-19");
        assert_eq!(time.len(), 7);
        assert_eq!(time.iter().map(|bar| bar.value).sum::<u64>(), 2);
        let Narrow::Days(from, to) = time[0].narrows else { panic!() };
        assert_eq!(to.number() - from.number(), 6);
    }

    #[test]
    fn a_bar_narrows_the_filter_to_its_own() {
        let rows = sample();
        for figure in figures(&rows, None, Lang::En) {
            for bar in figure.bars {
                let mut filter = Filter::default();
                bar.narrows.lay_on(&mut filter);
                assert_eq!(filter.pass(&rows).count() as u64, bar.value, "{} {}", figure.id, bar.label);
            }
        }
    }

    #[test]
    fn the_unit_of_time_is_the_persons_choice() {
        let rows = sample();
        let columns = |unit| {
            let bars = by_time(&rows, Some(unit));
            assert_eq!(bars.iter().map(|bar| bar.value).sum::<u64>(), 2);
            bars.len()
        };
        assert_eq!(Unit::ALL.map(columns), [45, 7, 3, 1]);
        assert_eq!(units(&rows), Unit::ALL);
        assert!(!fits(Unit::Day, 401) && fits(Unit::Week, 401));
        // Ten years by day would be a wall: the page chooses.
        assert!(units(&rows).contains(&Unit::Day) && by_time(&rows, None).len() == 7);
    }

    #[test]
    fn a_figure_goes_to_a_spreadsheet() {
        let bar = |label: &str, value| Bar { label: label.into(), value, narrows: Narrow::Nothing };
        let figure = Figure { id: "x", title: "T", bars: vec![bar("=\"a\"", 4), bar("ب", 2)] };
        assert_eq!(csv(&figure, Lang::En), "\u{feff}\"T\",Incidents\r\n\"'=\"\"a\"\"\",4\r\n\"ب\",2\r\n");
    }

    #[test]
    fn many_bars_end_in_one_for_the_rest() {
        let bar = |n: u64| Bar { label: n.to_string(), value: n, narrows: Narrow::Nothing };
        let bars = short((0..20).map(bar).collect(), Lang::En);
        assert_eq!(bars.len(), MOST_BARS);
        assert_eq!(bars.iter().map(|b| b.value).sum::<u64>(), 190);
    }
}
