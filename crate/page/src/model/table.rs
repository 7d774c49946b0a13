//! The table: its columns, its order, and its cells as text for a spreadsheet.

use crate::i18n::Lang;

use super::{card::Confidence, correction::Tally, row::Row};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    Verdict,
    Date,
    Type,
    Place,
    Within,
    Killed,
    Wounded,
    Held,
    Perpetrator,
    Target,
    Weapon,
    Source,
    Confidence,
    Article,
}

impl Column {
    pub const ALL: [Column; 14] = [
        Column::Verdict,
        Column::Date,
        Column::Type,
        Column::Place,
        Column::Within,
        Column::Killed,
        Column::Wounded,
        Column::Held,
        Column::Perpetrator,
        Column::Target,
        Column::Weapon,
        Column::Source,
        Column::Confidence,
        Column::Article,
    ];

    pub fn label(self, lang: Lang) -> &'static str {
        let words = lang.words();
        match self {
            Column::Verdict => words.col_verdict,
            Column::Date => words.col_date,
            Column::Type => words.field_type,
            Column::Place => words.field_place,
            Column::Within => words.col_within,
            Column::Killed => words.col_killed,
            Column::Wounded => words.col_wounded,
            Column::Held => words.col_held,
            Column::Perpetrator => words.col_perpetrator,
            Column::Target => words.col_target,
            Column::Weapon => words.weapon,
            Column::Source => words.col_source,
            Column::Confidence => words.confidence,
            Column::Article => words.article,
        }
    }

    /// Figures stand at the end of their cell.
    pub fn is_figure(self) -> bool {
        matches!(self, Column::Killed | Column::Wounded | Column::Held | Column::Confidence)
    }

    pub fn cell(self, row: &Row, lang: Lang) -> String {
        match self {
            Column::Verdict => row.verdict.label(lang).to_owned(),
            Column::Date => row.when.clone(),
            Column::Type => row.type_name.to_owned(),
            Column::Place => row.place.clone(),
            Column::Within => row.within.clone(),
            Column::Killed => row.count(Tally::Killed),
            Column::Wounded => row.count(Tally::Wounded),
            Column::Held => row.count(Tally::Held),
            Column::Perpetrator => row.perpetrator.clone(),
            Column::Target => row.target.clone(),
            Column::Weapon => row.weapon.clone(),
            Column::Source => row.source.clone(),
            Column::Confidence => format!("{}%", Confidence::of(row.incident.confidence).percent),
            Column::Article => row.article_title.clone(),
        }
    }

    /// The cell as a spreadsheet wants it: days as ISO dates.
    fn plain(self, row: &Row, lang: Lang) -> String {
        match (self, row.days) {
            (Column::Date, Some((first, last))) if first == last => first.iso(),
            (Column::Date, Some((first, last))) => format!("{}/{}", first.iso(), last.iso()),
            _ => self.cell(row, lang),
        }
    }

    fn compare(self, a: &Row, b: &Row, lang: Lang) -> std::cmp::Ordering {
        let tally = |tally: Tally| a.least(tally).cmp(&b.least(tally));
        match self {
            Column::Verdict => a.verdict.cmp(&b.verdict),
            // What has no date comes last, not first.
            Column::Date => (a.days.is_none(), a.days).cmp(&(b.days.is_none(), b.days)),
            Column::Killed => tally(Tally::Killed),
            Column::Wounded => tally(Tally::Wounded),
            Column::Held => tally(Tally::Held),
            Column::Confidence => a.incident.confidence.total_cmp(&b.incident.confidence),
            Column::Article => a.article.cmp(&b.article),
            _ => {
                let (a, b) = (self.cell(a, lang), self.cell(b, lang));
                (a.is_empty(), a).cmp(&(b.is_empty(), b))
            }
        }
    }
}

/// A column to sort by, and whether from the last to the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Order {
    pub column: Column,
    pub down: bool,
}

impl Order {
    /// The order after a press on a column's head: figures start with the greatest, words with the first.
    pub fn pressed(now: Option<Order>, column: Column) -> Option<Order> {
        let first = column.is_figure();
        match now {
            Some(order) if order.column == column && order.down == first => {
                Some(Order { column, down: !first })
            }
            Some(order) if order.column == column => None,
            _ => Some(Order { column, down: first }),
        }
    }
}

/// Indexes of the rows in the order that is asked for; rows that are equal keep theirs.
pub fn sorted(rows: &[Row], order: Option<Order>, lang: Lang) -> Vec<usize> {
    let mut indexes: Vec<usize> = (0..rows.len()).collect();
    let Some(Order { column, down }) = order else { return indexes };
    indexes.sort_by(|a, b| match (rows.get(*a), rows.get(*b)) {
        (Some(a), Some(b)) if down => column.compare(b, a, lang),
        (Some(a), Some(b)) => column.compare(a, b, lang),
        _ => std::cmp::Ordering::Equal,
    });
    indexes
}

/// Rows as tab-separated text with a head, for the clipboard.
pub fn tsv<'a>(rows: impl Iterator<Item = &'a Row>, columns: &[Column], lang: Lang) -> String {
    let line = |cell: &dyn Fn(Column) -> String| {
        columns.iter().map(|c| cell(*c)).collect::<Vec<_>>().join("\t") + "\n"
    };
    let mut out = line(&|column| column.label(lang).to_owned());
    for row in rows {
        out.push_str(&line(&|column| safe(&column.plain(row, lang))));
    }
    out
}

/// A cell that a spreadsheet takes as text, whatever an article wrote into it.
pub fn safe(cell: &str) -> String {
    let flat = cell.replace(['\t', '\n', '\r'], " ");
    if flat.starts_with(['=', '+', '-', '@']) { format!("'{flat}") } else { flat }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::row::tests::sample;

    fn order(column: Column, down: bool) -> Vec<usize> {
        sorted(&sample(), Some(Order { column, down }), Lang::En)
    }

    #[test]
    fn rows_are_sorted_by_what_they_mean() {
        assert_eq!(order(Column::Date, false), [1, 0, 2]);
        assert_eq!(order(Column::Killed, true), [0, 1, 2]);
        assert_eq!(order(Column::Confidence, false), [1, 0, 2]);
        assert_eq!(sorted(&sample(), None, Lang::En), [0, 1, 2]);
    }

    #[test]
    fn a_third_press_gives_the_articles_order_back() {
        let press = |now| Order::pressed(now, Column::Killed);
        let first = press(None);
        assert_eq!(first, Some(Order { column: Column::Killed, down: true }));
        assert_eq!(press(first), Some(Order { column: Column::Killed, down: false }));
        assert_eq!(press(press(first)), None);
        assert!(!Order::pressed(first, Column::Place).unwrap().down);
    }

    #[test]
    fn the_clipboard_gets_dates_and_no_formulas() {
        let text = tsv(sample().iter(), &Column::ALL, Lang::En);
        assert_eq!(text.lines().count(), 4);
        assert!(text.contains("\t2025-07-03\tIED or mine\tMayadin\t"));
        assert_eq!(safe("=1+1\tx"), "'=1+1 x");
        assert_eq!(
            tsv(sample().iter().take(1), &[Column::Killed, Column::Place], Lang::En),
            "Killed\tPlace\n2+\tMayadin\n"
        );
    }
}
