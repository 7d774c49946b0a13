//! A file of a user's own words and places → [`Own`]; one bad row never stops the others.

use rasid_core::contract::Text2;
use rasid_core::own::{MAX_ROWS, Own, OwnList, RefusedRow, SCHEMA};
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::{Refusal, encoding};

/// The largest such file; those with the places of a country have some megabytes.
pub const MAX_OWN_BYTES: usize = 96 * 1024 * 1024;

/// Reads the file that `rasid-own/1` describes.
///
/// # Errors
/// A [`Refusal`] when the bytes are no JSON, or JSON of something else.
pub fn read_own(bytes: &[u8]) -> Result<(Own, Vec<RefusedRow>), Refusal> {
    if bytes.len() > MAX_OWN_BYTES {
        return Err(Refusal::bomb());
    }
    let text = encoding::decode(bytes)?.text;
    let value: Value = serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|_| other())?;
    match value.get("schema").and_then(Value::as_str) {
        Some(schema) if schema == SCHEMA => {}
        Some(schema) if schema.starts_with("rasid-own/") => return Err(newer()),
        _ => return Err(other()),
    }
    let mut refused = Vec::new();
    let own = Own {
        schema: SCHEMA.to_owned(),
        actors: list(&value, "actors", OwnList::Actors, &mut refused),
        triggers: list(&value, "triggers", OwnList::Triggers, &mut refused),
        ignored: list(&value, "ignored", OwnList::Ignored, &mut refused),
        places: list(&value, "places", OwnList::Places, &mut refused),
        aliases: list(&value, "aliases", OwnList::Aliases, &mut refused),
        files: list(&value, "files", OwnList::Files, &mut refused),
    };
    Ok((own, refused))
}

fn list<T: DeserializeOwned>(
    value: &Value,
    key: &str,
    name: OwnList,
    refused: &mut Vec<RefusedRow>,
) -> Vec<T> {
    let mut out = Vec::new();
    let rows = value.get(key).and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    for (row, item) in rows.iter().enumerate().take(MAX_ROWS) {
        match serde_json::from_value(item.clone()) {
            Ok(read) => out.push(read),
            Err(error) => refused.push(RefusedRow {
                list: name,
                row,
                what: item.to_string().chars().take(60).collect(),
                why: Text2 {
                    ar: "هذا السطر ليس بالشكل المتفق عليه؛ أضفه في الصفحة من جديد.".to_owned(),
                    en: format!(
                        "This row does not have the agreed form; add it in the page again ({error})."
                    ),
                },
            }),
        }
    }
    out
}

fn other() -> Refusal {
    Refusal::new(
        "هذا ليس ملف كلمات وأماكن محفوظاً من راصد (‎.rasid-own.json).",
        "This is no file of words and places saved by Rasid (.rasid-own.json).",
    )
}

fn newer() -> Refusal {
    Refusal::new(
        "حُفظ هذا الملف في إصدار أحدث من راصد. حدّث الصفحة ثم افتحه.",
        "This file was saved by a newer Rasid. Update the page and open it then.",
    )
}
