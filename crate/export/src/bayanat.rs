//! Bulletins shaped like those of Bayanat, one an article: its JSON keys, and the headings of its own CSV export.
//! Bayanat has no importer for them; a deployment reads them with a script of its own.

use rasid_core::contract::Incident;
use serde_json::{Value, json};

use crate::cell::Cell;
use crate::{ExportArticle, ExportOptions, Language, Review, label, row, table, timeline, words};

const COLUMNS: [&str; 20] = [
    "id",
    "title",
    "title_ar",
    "origin_id",
    "source_link",
    "sjac_title",
    "sjac_title_ar",
    "description",
    "publish_date",
    "documentation_date",
    "labels",
    "verified_labels",
    "sources",
    "locations",
    "geo_locations",
    "media",
    "events",
    "related_bulletins",
    "related_actors",
    "related_incidents",
];

/// `bayanat-shaped.json`.
pub fn json(articles: &[ExportArticle], options: &ExportOptions) -> Vec<u8> {
    let bulletins: Vec<Value> = articles.iter().map(|article| {
        let title = short(article.title().unwrap_or(""));
        let places: Vec<Value> = points(article).map(|(i, p, lat, lon)| json!({
            "title": language_name(p, options.language), "main": false, "lat": lat, "lng": lon,
            "comment": format!("rasid={}; radius_km={}", i.id, p.radius_km),
        })).collect();
        json!({
            "title": title, "title_ar": title, "sjac_title": title, "sjac_title_ar": title,
            "description": description(article),
            "source_link": article.article.url.as_deref().map(short), "publish_date": article.published(), "documentation_date": options.made_on,
            "originid": article.sha256(), "tags": labels(article, false), "geoLocations": places,
            "events": article.incidents().map(|(i, r)| event(article, i, r)).collect::<Vec<_>>(),
        })
    }).collect();
    timeline::text(&Value::Array(bulletins))
}

/// Its columns for titles and addresses hold so much.
fn short(text: &str) -> &str {
    text.char_indices().nth(255).map_or(text, |(end, _)| text.get(..end).unwrap_or(text))
}

fn event(article: &ExportArticle, incident: &Incident, review: Option<&Review>) -> Value {
    let note = review.map_or("", |r| r.note.as_str());
    let comments = [
        words::quote_or_summary(incident, Language::Ar),
        note.to_owned(),
        row::provenance(article, incident, review),
    ];
    let comments = comments.into_iter().filter(|c| !c.is_empty()).collect::<Vec<_>>().join("\n");
    let time = incident.time.as_ref();
    json!({
        "title": words::headline(incident, Language::En), "title_ar": words::headline(incident, Language::Ar),
        "comments": words::summary(incident, Language::En), "comments_ar": comments,
        // Bayanat reads an object by its id here; who has a deployment puts their own ids beside the names.
        "location": row::best_place(incident).map(|p| json!({ "id": null, "title": p.name_en, "title_ar": p.name_ar })),
        "eventtype": { "id": null, "title": if incident.status == "occurred" { "Incident" } else { "Non-Incident" } },
        "from_date": time.map(|t| t.start.as_str()), "to_date": time.map(|t| t.end.as_str()),
        "estimated": time.is_none_or(|t| t.year_inferred || t.precision != "day"),
    })
}

/// `bayanat-shaped.csv`.
pub fn csv(articles: &[ExportArticle], options: &ExportOptions) -> Vec<u8> {
    let rows: Vec<Vec<Cell>> = articles
        .iter()
        .map(|article| {
            let title = Cell::maybe(article.title());
            let list = |items: Vec<String>| Cell::text(&items.join(", "));
            let places = article
                .incidents()
                .flat_map(|(i, _)| &i.places)
                .map(|p| language_name(p, options.language).to_owned());
            let geo = points(article)
                .map(|(_, p, lat, lon)| format!("{} ({lat}, {lon})", language_name(p, options.language)));
            let events = article.incidents().map(|(i, r)| {
                format!("{} [{}]", words::summary(i, options.language), row::provenance(article, i, r))
            });
            let actors = article.incidents().flat_map(|(i, _)| &i.actors).map(|a| row::english(a).to_owned());
            vec![
                Cell::Empty,
                title.clone(),
                title.clone(),
                Cell::text(article.sha256()),
                Cell::maybe(article.article.url.as_deref()),
                title.clone(),
                title,
                Cell::text(&description(article)),
                Cell::maybe(article.published()),
                Cell::maybe(options.made_on.as_deref()),
                list(labels(article, false)),
                list(labels(article, true)),
                Cell::maybe(article.article.outlet.as_deref()),
                list(unique(places)),
                Cell::text(&unique(geo).join(" | ")),
                Cell::Empty,
                Cell::text(&events.collect::<Vec<_>>().join(" | ")),
                Cell::Empty,
                list(unique(actors)),
                Cell::Empty,
            ]
        })
        .collect();
    table::write(&COLUMNS, &rows)
}

fn description(article: &ExportArticle) -> String {
    article
        .incidents()
        .map(|(i, _)| words::quote_or_summary(i, Language::Ar))
        .collect::<Vec<_>>()
        .join("\n\n")
}

fn language_name(place: &rasid_core::contract::PlaceInfo, language: Language) -> &str {
    language.pick(&place.name_ar, if place.name_en.is_empty() { &place.name_ar } else { &place.name_en })
}

fn points(
    article: &ExportArticle,
) -> impl Iterator<Item = (&Incident, &rasid_core::contract::PlaceInfo, f64, f64)> {
    article.incidents().flat_map(|(i, _)| i.places.iter().filter_map(move |p| Some((i, p, p.lat?, p.lon?))))
}

/// Bayanat's own labels where it has one for a type; `verified`: of incidents that a person accepted or edited.
fn labels(article: &ExportArticle, verified: bool) -> Vec<String> {
    use crate::Status::{Accepted, Edited};
    let wanted = article
        .incidents()
        .filter(|(_, r)| !verified || r.is_some_and(|r| matches!(r.status, Accepted | Edited)));
    unique(wanted.map(|(incident, _)| match incident.kind.as_str() {
        "air_drone_strike" => "Type, Martial, Airstrike".to_owned(),
        "shelling" => "Type, Martial, Shelling".to_owned(),
        "armed_clash" => "Type, Martial, Clashing".to_owned(),
        "explosion" | "ied_mine" | "suicide_bombing" | "grenade" => "Type, Martial, Explosion".to_owned(),
        "armed_attack" => "Type, Martial, Hitting a Target".to_owned(),
        "assassination" | "execution" => "Type, Human, Killing".to_owned(),
        "abduction" | "arrest_raid" => "Type, Human, Detention/Abduction".to_owned(),
        other => label::of_type(other).1.to_owned(),
    }))
}

fn unique(items: impl Iterator<Item = String>) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    items.for_each(|item| {
        if !out.contains(&item) {
            out.push(item);
        }
    });
    out
}
