//! `www/licences.tsv` to the list that the page shows under "About".

use crate::{encode::js_string, files};
use std::path::Path;

const COLUMNS: [&str; 5] = ["name", "what", "licence", "credit", "url"];

/// A JavaScript array literal.
pub fn licences(project: &Path) -> anyhow::Result<String> {
    let rows = files::rows(&project.join("www/licences.tsv"), COLUMNS.len())?;
    let entries: Vec<String> = rows
        .iter()
        .map(|row| {
            let fields: Vec<String> =
                COLUMNS.iter().zip(row).map(|(name, cell)| format!("{name}: {}", js_string(cell))).collect();
            format!("{{{}}}", fields.join(", "))
        })
        .collect();
    Ok(format!("[\n{}\n]", entries.join(",\n")))
}
