//! Files of letters → rows: CSV with comma, semicolon or tab; JSON (a list, or an object that holds one); JSON, one object a line.

use serde_json::{Map, Value};

use super::Grid;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Separated,
    Json,
    JsonLines,
}

/// The format of a table, by its name; a `.json` that holds no object or list is none.
pub fn format(name: &str, text: &str) -> Option<Format> {
    let name = name.to_ascii_lowercase();
    let ends = |end: &str| name.ends_with(end);
    if ends(".csv") || ends(".tsv") {
        return Some(Format::Separated);
    }
    if ends(".jsonl") || ends(".ndjson") {
        return Some(Format::JsonLines);
    }
    (ends(".json") && text.trim_start_matches('\u{feff}').trim_start().starts_with(['[', '{']))
        .then_some(Format::Json)
}

pub fn grid(name: &str, text: &str) -> Option<Grid> {
    let text = text.trim_start_matches('\u{feff}');
    let grid = match format(name, text)? {
        Format::Separated => separated(text),
        Format::JsonLines => objects(text.lines().filter_map(|line| serde_json::from_str(line).ok())),
        Format::Json => match serde_json::from_str(text) {
            Ok(value) => objects(listed(value).into_iter()),
            // Many programs write one object a line and call it JSON.
            Err(_) => objects(text.lines().filter_map(|line| serde_json::from_str(line).ok())),
        },
    };
    (!grid.columns.is_empty()).then(|| Grid { name: name.to_owned(), ..grid })
}

fn separated(text: &str) -> Grid {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter(text))
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let rows = reader
        .records()
        .filter_map(Result::ok)
        .map(|record| record.iter().map(str::to_owned).collect())
        .collect();
    headed(rows)
}

/// The first row as headings, if it looks like some: short cells, none of them a number or an address.
pub fn headed(rows: Vec<Vec<String>>) -> Grid {
    let mut rows: Vec<Vec<String>> =
        rows.into_iter().filter(|row| row.iter().any(|cell| !cell.trim().is_empty())).collect();
    let is_head = |cell: &String| {
        cell.chars().count() <= 40 && cell.parse::<f64>().is_err() && !cell.starts_with("http")
    };
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    let mut columns = match rows.first() {
        Some(first) if rows.len() > 1 && first.iter().all(is_head) => rows.remove(0),
        _ => Vec::new(),
    };
    for n in columns.len()..width {
        columns.push((n + 1).to_string());
    }
    Grid { columns, rows, ..Grid::default() }
}

/// The sign that stands most often in the first line.
fn delimiter(text: &str) -> u8 {
    let line = text.lines().next().unwrap_or("");
    let count = |sign: u8| line.bytes().filter(|b| *b == sign).count();
    [b'\t', b';', b','].into_iter().max_by_key(|sign| count(*sign)).unwrap_or(b',')
}

/// The list in a value: itself, the longest list of an object, or the object alone.
fn listed(value: Value) -> Vec<Value> {
    match value {
        Value::Array(all) => all,
        Value::Object(map) => {
            let is_list =
                |value: &Value| value.as_array().is_some_and(|all| all.iter().any(Value::is_object));
            let longest =
                map.values().filter(|v| is_list(v)).max_by_key(|v| v.as_array().map_or(0, Vec::len));
            match longest {
                Some(Value::Array(all)) => all.clone(),
                _ => vec![Value::Object(map)],
            }
        }
        _ => Vec::new(),
    }
}

/// Objects as rows; a column for each name, in the order in which they first come.
fn objects(values: impl Iterator<Item = Value>) -> Grid {
    let maps: Vec<Map<String, Value>> =
        values.filter_map(|value| if let Value::Object(map) = value { Some(map) } else { None }).collect();
    let mut columns: Vec<String> = Vec::new();
    for name in maps.iter().flat_map(Map::keys) {
        if !columns.contains(name) {
            columns.push(name.clone());
        }
    }
    let cell = |value: Option<&Value>| match value {
        Some(Value::String(text)) => text.clone(),
        None | Some(Value::Null | Value::Object(_)) => String::new(),
        Some(Value::Array(all)) => all.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("\n"),
        Some(other) => other.to_string(),
    };
    let rows = maps.iter().map(|map| columns.iter().map(|name| cell(map.get(name))).collect()).collect();
    Grid { columns, rows, ..Grid::default() }
}
