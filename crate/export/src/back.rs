//! Our own table, changed in a spreadsheet and brought back: what in it differs from the incidents as they stand.
//!
//! Rows are told by their id. Only cells that a person may decide about are compared; what merely tells where a row is from is not. A cell
//! that the spreadsheet wrote its own way (a day as a number, a shorter decimal, the apostrophe before a formula) is no change.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::cell::Cell;
use crate::{COLUMNS, ExportArticle, Language, date, label, row};

/// What a table brought back.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Back {
    pub changed: Vec<ChangedRow>,
    /// Rows that say what stands already.
    pub same: u32,
    /// Rows of incidents that are not here.
    pub unknown: u32,
}

/// The cells of an incident that differ.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangedRow {
    pub incident: String,
    pub cells: Vec<ChangedCell>,
}

/// A cell by the name of its column in `rasid.csv`, whatever the language of the headings.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangedCell {
    pub column: String,
    /// Days as ISO 8601.
    pub value: String,
}

/// Columns that a person may change.
const OPEN: [&str; 24] = [
    "status",
    "kind",
    "type",
    "date_from",
    "date_to",
    "date_precision",
    "perpetrator",
    "perpetrator_ar",
    "target",
    "target_ar",
    "location",
    "location_ar",
    "latitude",
    "longitude",
    "killed_low",
    "killed_best",
    "killed_high",
    "injured_best",
    "captured_best",
    "arrested_best",
    "weapon",
    "attribution_ar",
    "reviewer_note",
    "source_grade",
];

/// Whether these are the headings of our own table, in either language.
#[must_use]
pub fn is_ours(headings: &[String]) -> bool {
    ["id", "status", "source_sha256", "span_start"].iter().all(|column| place_of(headings, column).is_some())
}

/// Compares a table with the incidents as they stand.
#[must_use]
pub fn back(articles: &[ExportArticle], headings: &[String], rows: &[Vec<String>]) -> Back {
    let now = row::all(articles);
    let mut out = Back::default();
    let Some(id_at) = place_of(headings, "id") else { return out };
    let mut known: BTreeMap<String, &[Cell]> = BTreeMap::new();
    for cells in &now {
        let Some(id) = cells.first().map(Cell::plain) else { continue };
        known.entry(id).or_insert(cells);
    }
    let open: Vec<Open> = OPEN.iter().filter_map(|column| Open::of(column, headings)).collect();
    for theirs in rows {
        let Some(id) = theirs.get(id_at).map(|id| id.trim()).filter(|id| !id.is_empty()) else { continue };
        match known.get(id).map(|ours| differing(ours, &open, theirs)) {
            None => out.unknown += 1,
            Some(cells) if cells.is_empty() => out.same += 1,
            Some(cells) => out.changed.push(ChangedRow { incident: id.to_owned(), cells }),
        }
    }
    out
}

fn place_of(headings: &[String], column: &str) -> Option<usize> {
    let arabic = label::of_column(column, Language::Ar);
    headings.iter().map(|h| h.trim()).position(|h| h == column || h == arabic)
}

/// A column that a person may change, by where it stands in our rows and in theirs.
struct Open {
    column: &'static str,
    ours: usize,
    theirs: usize,
}

impl Open {
    fn of(column: &'static str, headings: &[String]) -> Option<Self> {
        let ours = COLUMNS.iter().position(|c| *c == column)?;
        Some(Self { column, ours, theirs: place_of(headings, column)? })
    }
}

fn differing(ours: &[Cell], open: &[Open], theirs: &[String]) -> Vec<ChangedCell> {
    let cell = |Open { column, ours: at, theirs: to }: &Open| {
        let value = read(column, theirs.get(*to)?);
        (!is_same(ours.get(*at)?, &value)).then(|| ChangedCell { column: (*column).to_owned(), value })
    };
    open.iter().filter_map(cell).collect()
}

/// A cell without what a spreadsheet adds.
fn read(column: &str, cell: &str) -> String {
    let cell = cell.trim();
    let cell = match cell.strip_prefix('\'') {
        Some(rest) if Cell::text(rest).is_like_a_formula() => rest,
        _ => cell,
    };
    if column.starts_with("date_")
        && let Some(day) = cell.parse::<f64>().ok().and_then(date::of_spreadsheet_day)
    {
        return day;
    }
    cell.to_owned()
}

fn is_same(ours: &Cell, theirs: &str) -> bool {
    let number = |text: &str| text.parse::<f64>().ok();
    match ours {
        Cell::Text(text) => read("", &Cell::text(text).plain()) == theirs,
        Cell::Empty => theirs.is_empty(),
        _ => match (number(&ours.plain()), number(theirs)) {
            (Some(a), Some(b)) => (a - b).abs() < 1e-9,
            _ => ours.plain() == theirs,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Review, Status};
    use rasid_core::contract::{CasualtyInfo, Extraction, Incident, TimeInfo};

    fn articles() -> Vec<ExportArticle> {
        let incident = |id: &str| Incident {
            id: id.into(),
            kind: "shelling".into(),
            status: "occurred".into(),
            time: Some(TimeInfo {
                start: "2025-03-01".into(),
                end: "2025-03-01".into(),
                precision: "day".into(),
                ..TimeInfo::default()
            }),
            casualties: vec![CasualtyInfo {
                kind: "killed".into(),
                min: Some(2),
                max: Some(2),
                ..CasualtyInfo::default()
            }],
            ..Incident::default()
        };
        let extraction =
            Extraction { incidents: vec![incident("a"), incident("b")], ..Extraction::default() };
        let note = Review { incident: "a".into(), note: "=x".into(), ..Review::default() };
        vec![ExportArticle { extraction, review: vec![note], ..ExportArticle::default() }]
    }

    /// The table as a spreadsheet of this language writes it.
    fn table(language: Language) -> (Vec<String>, Vec<Vec<String>>) {
        let heads = COLUMNS.map(|c| label::of_column(c, language).to_owned()).to_vec();
        let rows = row::all(&articles()).iter().map(|row| row.iter().map(Cell::plain).collect()).collect();
        (heads, rows)
    }

    fn at(column: &str) -> usize {
        COLUMNS.iter().position(|c| *c == column).unwrap()
    }

    #[test]
    fn what_was_not_touched_is_no_change() {
        for language in [Language::Ar, Language::En] {
            let (heads, mut rows) = table(language);
            assert!(is_ours(&heads));
            // Excel hands days back as numbers.
            rows[0][at("date_from")] = "45717".into();
            rows[0][at("killed_low")] = "2.0".into();
            assert_eq!(back(&articles(), &heads, &rows), Back { same: 2, ..Back::default() });
        }
        assert!(!is_ours(&["id".to_owned(), "status".to_owned()]));
    }

    #[test]
    fn what_a_person_changed_is_told_by_its_column() {
        let (heads, mut rows) = table(Language::Ar);
        rows[1][at("status")] = Status::Accepted.id().into();
        rows[1][at("date_to")] = "45719".into();
        rows[1][at("quote_ar")] = "لا يُقارن".into();
        rows.push(vec!["elsewhere".into()]);
        let back = back(&articles(), &heads, &rows);
        assert_eq!((back.same, back.unknown, back.changed.len()), (1, 1, 1));
        let cells: Vec<(&str, &str)> =
            back.changed[0].cells.iter().map(|c| (c.column.as_str(), c.value.as_str())).collect();
        assert_eq!(
            (back.changed[0].incident.as_str(), cells),
            ("b", vec![("status", "accepted"), ("date_to", "2025-03-03")])
        );
    }
}
