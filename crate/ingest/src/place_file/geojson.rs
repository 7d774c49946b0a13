//! GeoJSON → rows: a column for each property, and the point's latitude and longitude in front.

use serde_json::Value;

use super::{Grid, PlaceFormat};
use crate::Refusal;

/// Properties that are read; more would be no table.
const MAX_COLUMNS: usize = 60;

pub fn read(text: &str) -> Result<Grid, Refusal> {
    let value: Value = serde_json::from_str(text).map_err(|error| {
        Refusal::new(
            format!("هذا الملف ليس JSON سليماً (السطر {}). نزّله من جديد.", error.line()),
            format!("This file is not sound JSON (line {}). Download it again.", error.line()),
        )
    })?;
    let features = match &value {
        Value::Array(list) => list.as_slice(),
        Value::Object(map) => match map.get("features") {
            Some(Value::Array(list)) => list.as_slice(),
            _ => std::slice::from_ref(&value),
        },
        _ => &[],
    };
    let mut columns = vec!["lat".to_owned(), "lon".to_owned()];
    for feature in features {
        for key in properties(feature).keys() {
            if columns.len() < MAX_COLUMNS && !columns.contains(key) {
                columns.push(key.clone());
            }
        }
    }
    let rows = features.iter().map(|feature| cells(feature, &columns)).collect();
    Ok(Grid { format: PlaceFormat::Geojson, columns, rows, before: 0 })
}

/// Of a feature its properties; of a plain object in a list, itself.
fn properties(feature: &Value) -> &serde_json::Map<String, Value> {
    static NONE: std::sync::LazyLock<serde_json::Map<String, Value>> =
        std::sync::LazyLock::new(serde_json::Map::new);
    let found = feature.get("properties").unwrap_or(if feature.get("geometry").is_some() {
        &Value::Null
    } else {
        feature
    });
    found.as_object().unwrap_or(&NONE)
}

fn cells(feature: &Value, columns: &[String]) -> Vec<String> {
    let point = feature.get("geometry").and_then(|geometry| middle(geometry.get("coordinates")?));
    let properties = properties(feature);
    let cell = |(i, column): (usize, &String)| match (i, point) {
        (0, Some((lat, _))) => lat.to_string(),
        (1, Some((_, lon))) => lon.to_string(),
        _ => text(properties.get(column)),
    };
    columns.iter().enumerate().map(cell).collect()
}

fn text(value: Option<&Value>) -> String {
    match value {
        Some(Value::String(text)) => text.trim().to_owned(),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}

/// The point, or the middle of the box around a line or an outline: (latitude, longitude).
fn middle(coordinates: &Value) -> Option<(f64, f64)> {
    let mut ends: Option<[f64; 4]> = None;
    // A stack rather than recursion: a hostile file nests as deep as it likes.
    let mut open = vec![coordinates];
    while let Some(value) = open.pop() {
        let list = value.as_array()?;
        match (list.first().and_then(Value::as_f64), list.get(1).and_then(Value::as_f64)) {
            (Some(lon), Some(lat)) => {
                let [w, s, e, n] = ends.unwrap_or([lon, lat, lon, lat]);
                ends = Some([w.min(lon), s.min(lat), e.max(lon), n.max(lat)]);
            }
            _ => open.extend(list),
        }
    }
    let round = |degrees: f64| (degrees * 1e5).round() / 1e5;
    ends.map(|[w, s, e, n]| (round((s + n) / 2.0), round((w + e) / 2.0)))
}
