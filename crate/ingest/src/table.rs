//! Tables of articles → articles: CSV, TSV, JSON, JSON lines and workbooks, one row an article.
//!
//! Which column holds what is guessed from its heading and its cells, or said by the caller; a person sees the guess and corrects it.
//! Left out: formulas without a saved value, and JSON whose rows lie deeper than one list.

mod guess;
mod lines;
mod workbook;

pub use guess::day;

use rasid_core::article::Article;
use rasid_core::contract::Text2;

use crate::archive::Entry;
use crate::{Batch, Document, Encoding, Kind, Mapping, Reading, Refusal, Refused, Table};

/// More rows than this are no selection of news that one person reviews.
const MAX_ROWS: usize = 5_000;
/// What a sample shows of a table.
const SAMPLE_ROWS: usize = 5;
const SAMPLE_CHARS: usize = 200;

/// Rows under their columns, before anyone knows what they mean.
#[derive(Debug, Default)]
struct Grid {
    name: String,
    columns: Vec<String>,
    rows: Vec<Vec<String>>,
}

/// Whether a file of letters is a table, by its name and how it begins.
pub fn looks_like_table(name: &str, text: &str) -> bool {
    lines::format(name, text).is_some()
}

/// Reads a file of letters as a table.
pub fn read_text(name: &str, text: &str, encoding: Encoding, reading: &Reading) -> Result<Batch, Refusal> {
    let grid = lines::grid(name, text).ok_or_else(no_table)?;
    batch(vec![grid], Some(encoding), reading)
}

/// A workbook in an archive, or nothing when the archive is none.
pub fn read_workbook(name: &str, entries: &[Entry<'_>], reading: &Reading) -> Option<Result<Batch, Refusal>> {
    let grids = workbook::grids(name, entries)?;
    Some(grids.and_then(|grids| batch(grids, None, reading)))
}

/// Headings and rows.
pub type Lying = (Vec<String>, Vec<Vec<String>>);

/// The sheets of a workbook, before anyone knows what they mean.
pub fn workbook_as_it_lies(name: &str, entries: &[Entry<'_>]) -> Result<Vec<Lying>, Refusal> {
    let grids = workbook::grids(name, entries).unwrap_or_else(|| Ok(Vec::new()))?;
    Ok(grids.into_iter().map(|grid| (grid.columns, grid.rows)).collect())
}

/// The same of a file of letters.
pub fn text_as_it_lies(name: &str, text: &str) -> Vec<Lying> {
    lines::grid(name, text).into_iter().map(|grid| (grid.columns, grid.rows)).collect()
}

fn batch(grids: Vec<Grid>, encoding: Option<Encoding>, reading: &Reading) -> Result<Batch, Refusal> {
    let mut out = Batch::default();
    for grid in grids.into_iter().filter(|grid| !grid.rows.is_empty()) {
        if grid.rows.len() > MAX_ROWS {
            return Err(too_many(grid.rows.len()));
        }
        let mapping = reading.mapping.unwrap_or_else(|| guess::mapping(&grid));
        for (number, row) in grid.rows.iter().enumerate() {
            let label = format!("{} › {}", grid.name, number + 1);
            match document(&label, row, &mapping, encoding.clone()) {
                Some(Ok(document)) => out.documents.push(document),
                Some(Err(refusal)) => {
                    let message = Text2 { ar: refusal.ar, en: refusal.en };
                    out.refused.push(Refused { name: label, message });
                }
                None => {}
            }
        }
        out.tables.push(described(&grid, mapping, reading.mapping.is_none()));
    }
    if out.tables.is_empty() { Err(Refusal::empty()) } else { Ok(out) }
}

fn document(
    label: &str,
    row: &[String],
    mapping: &Mapping,
    encoding: Option<Encoding>,
) -> Option<Result<Document, Refusal>> {
    let cell = |column: Option<u32>| -> Option<String> {
        let text = row.get(usize::try_from(column?).ok()?)?.trim();
        (!text.is_empty()).then(|| text.to_owned())
    };
    let text = cell(mapping.text)?;
    let title = cell(mapping.title);
    // The headline is part of what is read, as in a saved page.
    let text = match &title {
        Some(title) if !text.starts_with(title.as_str()) => format!("{title}\n\n{text}"),
        _ => text,
    };
    let article = Article {
        text,
        title,
        metadata_date: cell(mapping.date).as_deref().and_then(guess::day),
        outlet: cell(mapping.outlet),
        url: cell(mapping.url),
        ..Article::default()
    };
    Some(crate::document(label, article, None, Kind::Row, encoding))
}

fn described(grid: &Grid, mapping: Mapping, guessed: bool) -> Table {
    let cut = |cell: &String| -> String {
        let mut short: String = cell.chars().take(SAMPLE_CHARS).collect();
        if short.len() < cell.len() {
            short.push('…');
        }
        short
    };
    Table {
        name: grid.name.clone(),
        columns: grid.columns.clone(),
        mapping,
        guessed,
        rows: u32::try_from(grid.rows.len()).unwrap_or(u32::MAX),
        sample: grid.rows.iter().take(SAMPLE_ROWS).map(|row| row.iter().map(cut).collect()).collect(),
    }
}

fn no_table() -> Refusal {
    Refusal::new(
        "لا يُقرأ هذا الملف جدولًا: يُنتظر صف لكل خبر، أو في JSON قائمة من الأخبار.",
        "This file can’t be read as a table: expected is one row an article, or in JSON a list of articles.",
    )
}

fn too_many(rows: usize) -> Refusal {
    Refusal::new(
        format!("في هذا الجدول {rows} صفًا، والحد {MAX_ROWS}. قسّمه إلى ملفات أصغر."),
        format!("This table has {rows} rows; the limit is {MAX_ROWS}. Split it into smaller files."),
    )
}
