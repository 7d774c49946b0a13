//! For pages of others: TimeMap's three files and TimelineJS's JSON.
//!
//! TimeMap's schema takes strings only, also for numbers, and wants `latitude` with `longitude`; its dates are `MM/DD/YYYY` unless configured
//! otherwise, and an event without one is dropped there, so it is left out here. TimelineJS shows its texts as HTML: they are escaped.

use std::collections::BTreeSet;

use rasid_core::contract::{Incident, PlaceInfo};
use serde_json::{Map, Value, json};

use crate::{ExportArticle, ExportOptions, Language, Report, Review, date, label, row, words, zip};

/// `timemap.zip`.
pub fn timemap(articles: &[ExportArticle], options: &ExportOptions) -> Vec<u8> {
    let mut events = Vec::new();
    let mut sources = Map::new();
    let mut kinds = BTreeSet::new();
    for article in articles {
        for (incident, review) in article.incidents() {
            let Some(day) = incident.time.as_ref().and_then(|t| american(&t.start)) else { continue };
            kinds.insert(incident.kind.as_str());
            sources.entry(article.sha256()).or_insert_with(|| source(article));
            for report in review.into_iter().flat_map(|r| r.others(article.sha256())) {
                sources.entry(report.sha256.as_str()).or_insert_with(|| other_source(report));
            }
            let located: Vec<&PlaceInfo> =
                incident.places.iter().filter(|p| p.lat.is_some() && p.lon.is_some()).collect();
            let places = if located.is_empty() {
                vec![incident.places.first()]
            } else {
                located.into_iter().map(Some).collect()
            };
            for (at, place) in places.into_iter().enumerate() {
                events.push(event(article, incident, review, place, (at, &day), options.language));
            }
        }
    }
    let associations: Vec<Value> = kinds
        .into_iter()
        .map(|kind| {
            let (ar, en) = label::of_type(kind);
            let title = options.language.pick(ar, en);
            json!({ "id": kind, "title": title, "desc": "", "mode": "CATEGORY", "filter_paths": [title] })
        })
        .collect();
    zip::pack(&[
        ("events.json".to_owned(), text(&Value::Array(events))),
        ("sources.json".to_owned(), text(&Value::Object(sources))),
        ("associations.json".to_owned(), text(&Value::Array(associations))),
    ])
}

fn event(
    article: &ExportArticle,
    incident: &Incident,
    review: Option<&Review>,
    place: Option<&PlaceInfo>,
    (at, day): (usize, &str),
    language: Language,
) -> Value {
    let degree = |value: Option<f64>| {
        value.zip(place).map_or(String::new(), |(v, p)| format!("{v:.*}", row::decimals(p)))
    };
    let (ar, en) = label::of_type(&incident.kind);
    let note = review.map_or("", |r| r.note.as_str());
    let provenance = row::provenance(article, incident, review);
    let id = if at == 0 { incident.id.clone() } else { format!("{}#{}", incident.id, at + 1) };
    json!({
        "id": id,
        "description": words::quote_or_summary(incident, language),
        "date": day,
        "time": "",
        "time_precision": incident.time.as_ref().map_or("", |t| t.precision.as_str()),
        "location": place.map_or("", |p| language.pick(&p.name_ar, &p.name_en)),
        "latitude": degree(place.and_then(|p| p.lat)),
        "longitude": degree(place.and_then(|p| p.lon)),
        "type": incident.status,
        "category": language.pick(ar, en),
        "category_full": incident.acled.sub_event_type,
        "associations": [incident.kind],
        "sources": sources_of(article, review),
        "comments": if note.is_empty() { provenance } else { format!("{note} ({provenance})") },
        "time_display": words::days(incident),
        "shape": "",
        "colour": "",
    })
}

fn source(article: &ExportArticle) -> Value {
    let facts = &article.article;
    json!({
        "id": article.sha256(),
        "title": article.title().unwrap_or(""),
        "thumbnail": "",
        "paths": [],
        "type": "Article",
        "affil_s": [],
        "url": facts.url.as_deref().unwrap_or(""),
        "description": format!("SHA-256 {}", article.sha256()),
        "parent": "",
        "author": facts.outlet.as_deref().unwrap_or(""),
        "date": article.published().and_then(american).unwrap_or_default(),
        "notes": format!("engine {}", article.extraction.engine.version),
    })
}

/// The article, and those that were merged into the incident.
fn sources_of(article: &ExportArticle, review: Option<&Review>) -> Vec<String> {
    let others = review.map(|r| r.others(article.sha256())).unwrap_or_default();
    std::iter::once(article.sha256())
        .chain(others.iter().map(|r| r.sha256.as_str()))
        .map(str::to_owned)
        .collect()
}

fn other_source(report: &Report) -> Value {
    let said = |text: &Option<String>| text.clone().unwrap_or_default();
    json!({
        "id": report.sha256, "title": said(&report.title), "thumbnail": "", "paths": [], "type": "Article", "affil_s": [],
        "url": said(&report.url), "description": format!("SHA-256 {}", report.sha256), "parent": "", "author": said(&report.outlet),
        "date": report.published.as_deref().and_then(american).unwrap_or_default(), "notes": "",
    })
}

fn american(day: &str) -> Option<String> {
    date::parts(day).map(|(year, month, day)| format!("{month:02}/{day:02}/{year:04}"))
}

/// `timelinejs.json`.
pub fn timelinejs(articles: &[ExportArticle], options: &ExportOptions) -> Vec<u8> {
    let mut events = Vec::new();
    for article in articles {
        for (incident, review) in article.incidents() {
            let Some(time) = &incident.time else { continue };
            let Some(start) = civil(&time.start) else { continue };
            let mut slide = json!({
                "start_date": start,
                "unique_id": format!("rasid-{}", incident.id),
                "group": options.language.pick(label::of_type(&incident.kind).0, label::of_type(&incident.kind).1),
                "display_date": words::days(incident),
                "text": {
                    "headline": label::escape(&words::headline(incident, options.language)),
                    "text": slide_text(article, incident, review, options.language),
                },
            });
            if let (Some(fields), Some(end), true) =
                (slide.as_object_mut(), civil(&time.end), time.end != time.start)
            {
                fields.insert("end_date".to_owned(), end);
            }
            events.push(slide);
        }
    }
    let title = options.language.pick("الحوادث", "Incidents");
    text(
        &json!({ "title": { "text": { "headline": title, "text": "" } }, "scale": "human", "events": events }),
    )
}

fn slide_text(
    article: &ExportArticle,
    incident: &Incident,
    review: Option<&Review>,
    language: Language,
) -> String {
    let source = [article.article.outlet.as_deref(), article.title(), article.published()];
    let source = source.into_iter().flatten().collect::<Vec<_>>().join(" — ");
    let lines = [
        words::quote_or_summary(incident, language),
        words::casualties(incident, language),
        source,
        review.map_or(String::new(), |r| r.note.clone()),
        row::provenance(article, incident, review),
    ];
    lines
        .iter()
        .filter(|l| !l.is_empty())
        .map(|l| format!("<p dir=\"auto\">{}</p>", label::escape(l)))
        .collect()
}

fn civil(day: &str) -> Option<Value> {
    date::parts(day).map(|(year, month, day)| json!({ "year": year, "month": month, "day": day }))
}

pub fn text(value: &Value) -> Vec<u8> {
    let mut bytes = serde_json::to_vec_pretty(value).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}
