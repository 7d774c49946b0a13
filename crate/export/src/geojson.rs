//! `incidents.geojson` (RFC 7946): one feature a place, longitude before latitude, flat properties with the columns of `rasid.csv`.
//!
//! A feature's `id` is the incident's, with `#2`, `#3` … for its further places. An incident that has no position is a feature without
//! a geometry, which the standard provides for; geographic programs keep its row.

use rasid_core::contract::PlaceInfo;
use serde_json::{Map, Value, json};

use crate::cell::rounded;
use crate::{COLUMNS, ExportArticle, row};

/// The file.
pub fn write(articles: &[ExportArticle]) -> Vec<u8> {
    let mut features = Vec::new();
    for article in articles {
        for (incident, review) in article.incidents() {
            let located: Vec<&PlaceInfo> = incident.places.iter().filter(|p| point(p).is_some()).collect();
            let places: Vec<Option<&PlaceInfo>> = if located.is_empty() {
                vec![incident.places.first()]
            } else {
                located.into_iter().map(Some).collect()
            };
            for (at, place) in places.into_iter().enumerate() {
                let cells = row::cells(article, incident, review, place);
                let properties: Map<String, Value> = COLUMNS
                    .iter()
                    .zip(&cells)
                    .map(|(name, cell)| ((*name).to_owned(), cell.json()))
                    .collect();
                let id = if at == 0 { incident.id.clone() } else { format!("{}#{}", incident.id, at + 1) };
                let geometry = place.and_then(point);
                features.push(
                    json!({ "type": "Feature", "id": id, "geometry": geometry, "properties": properties }),
                );
            }
        }
    }
    let mut bytes =
        serde_json::to_vec(&json!({ "type": "FeatureCollection", "features": features })).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

fn point(place: &PlaceInfo) -> Option<Value> {
    let (lat, lon) = (place.lat?, place.lon?);
    let decimals = row::decimals(place);
    ((-90.0..=90.0).contains(&lat) && (-180.0..=180.0).contains(&lon))
        .then(|| json!({ "type": "Point", "coordinates": [rounded(lon, decimals), rounded(lat, decimals)] }))
}
