//! Names whose bearer changed on a day, as `successions.tsv` tells them: the Syrian state is SYR_GOV until 8 December 2024 and SYR_TRANS after.

use jiff::civil::Date;

use crate::lexicon::{Row, Table};

/// One change of bearer.
#[derive(Clone, Debug)]
pub struct Succession {
    id: String,
    /// The first day of the new bearer.
    turn: Date,
    before: String,
    after: String,
    /// Who is meant where no day is known.
    undated: String,
}

impl Succession {
    /// All rows whose day is one.
    pub fn all(table: &Table) -> Vec<Self> {
        table.rows.iter().filter_map(Self::of).collect()
    }

    fn of(row: &Row) -> Option<Self> {
        let cell = |column: &str| row.cell(column).to_owned();
        let turn = row.cell("day").parse().ok()?;
        let (before, after, undated) = (cell("before"), cell("after"), cell("undated"));
        Some(Self { id: row.id.clone(), turn, before, after, undated })
    }

    fn bearer(&self, day: Option<Date>) -> &str {
        match day {
            None => &self.undated,
            Some(d) if d >= self.turn => &self.after,
            Some(_) => &self.before,
        }
    }
}

/// Who bore the name on a day; most names have had one bearer only.
pub fn by_date(successions: &[Succession], id: &str, day: Option<Date>) -> String {
    successions.iter().find(|s| s.id == id).map_or(id, |s| s.bearer(day)).to_owned()
}
