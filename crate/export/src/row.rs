//! `rasid.csv`: one row an incident, and the cells that the map formats carry as properties.

use rasid_core::contract::{ActorInfo, Incident, PlaceInfo};

use crate::cell::Cell;
use crate::{ExportArticle, Review, Status, label, table};

/// The columns, in order. Programs of others read them: none may be renamed.
pub const COLUMNS: [&str; 47] = [
    "id",
    "status",
    "kind",
    "type",
    "type_ar",
    "acled_event_type",
    "acled_sub_event_type",
    "date_from",
    "date_to",
    "date_precision",
    "year_inferred",
    "perpetrator",
    "perpetrator_ar",
    "perpetrator_certainty",
    "target",
    "target_ar",
    "civilian_targeting",
    "location",
    "location_ar",
    "admin1",
    "admin1_ar",
    "admin2",
    "country",
    "latitude",
    "longitude",
    "geo_precision",
    "radius_km",
    "killed_low",
    "killed_best",
    "killed_high",
    "injured_best",
    "captured_best",
    "arrested_best",
    "weapon",
    "attribution_ar",
    "quote_ar",
    "source_title",
    "source_outlet",
    "source_url",
    "source_date",
    "source_sha256",
    "span_start",
    "span_end",
    "confidence",
    "reviewer_note",
    "engine_version",
    "source_grade",
];

/// The file.
pub fn write(articles: &[ExportArticle]) -> Vec<u8> {
    table::write(&COLUMNS, &all(articles))
}

/// One row an incident.
pub fn all(articles: &[ExportArticle]) -> Vec<Vec<Cell>> {
    articles
        .iter()
        .flat_map(|article| {
            article
                .incidents()
                .map(|(incident, review)| cells(article, incident, review, best_place(incident)))
        })
        .collect()
}

/// The place that stands for the incident where there is room for one: the first with a position, else the first.
pub fn best_place(incident: &Incident) -> Option<&PlaceInfo> {
    incident.places.iter().find(|p| p.lat.is_some() && p.lon.is_some()).or(incident.places.first())
}

/// The row of an incident at one of its places; as many cells as there are columns.
pub fn cells(
    article: &ExportArticle,
    incident: &Incident,
    review: Option<&Review>,
    place: Option<&PlaceInfo>,
) -> Vec<Cell> {
    let mut row = what(incident, review);
    row.extend(who(incident));
    row.extend(place.map_or_else(|| vec![Cell::Empty; 10], whereabouts));
    row.extend(counts(incident));
    row.extend(source(article, incident, review));
    row
}

/// Lowest, best and highest of a kind of count over all groups; nothing where the article gives none.
pub fn tally(incident: &Incident, kinds: &[&str]) -> [Option<u64>; 3] {
    let lines = || incident.casualties.iter().filter(|c| kinds.contains(&c.kind.as_str()));
    if lines().next().is_none() {
        return [None; 3];
    }
    let low: Option<u64> = lines().filter_map(|c| c.min).reduce(u64::saturating_add);
    let high = lines().map(|c| c.max).try_fold(0_u64, |sum, max| Some(sum.saturating_add(max?)));
    // The best figure is the one that is stated: "at least seven" is seven, "between 10 and 15" is nearer to neither.
    let best = match (low, high) {
        (Some(low), Some(high)) => Some(low + high.saturating_sub(low) / 2),
        (low, high) => low.or(high),
    };
    [low, best, high]
}

/// Whether civilians were the target.
pub fn targets_civilians(incident: &Incident) -> bool {
    let civilians = |a: &&ActorInfo| a.role == "target" && a.kind == "civilians";
    incident.acled.event_type == "Violence against civilians" || incident.actors.iter().any(|a| civilians(&a))
}

/// Decimals of a degree that a place deserves: a region gets no village's precision.
pub const fn decimals(place: &PlaceInfo) -> usize {
    if place.geo_precision >= 3 { 2 } else { 4 }
}

fn what(incident: &Incident, review: Option<&Review>) -> Vec<Cell> {
    let time = incident.time.as_ref();
    let kind = if incident.status == "occurred" { "event" } else { &incident.status };
    vec![
        Cell::text(&incident.id),
        Cell::text(review.map_or(Status::Machine, |r| r.status).id()),
        Cell::text(kind),
        Cell::text(&incident.kind),
        Cell::text(label::of_type(&incident.kind).0),
        Cell::text(&incident.acled.event_type),
        Cell::text(&incident.acled.sub_event_type),
        Cell::maybe(time.map(|t| t.start.as_str())),
        Cell::maybe(time.map(|t| t.end.as_str())),
        Cell::maybe(time.map(|t| t.precision.as_str())),
        time.map_or(Cell::Empty, |t| Cell::Flag(t.year_inferred)),
    ]
}

fn who(incident: &Incident) -> Vec<Cell> {
    let joined = |role: &str, name: fn(&ActorInfo) -> &str| {
        let names: Vec<&str> =
            incident.actors.iter().filter(|a| a.role == role).map(name).filter(|n| !n.is_empty()).collect();
        Cell::text(&names.join("; "))
    };
    vec![
        joined("perpetrator", english),
        joined("perpetrator", |a| &a.name_ar),
        joined("perpetrator", |a| &a.certainty),
        joined("target", english),
        joined("target", |a| &a.name_ar),
        Cell::Flag(targets_civilians(incident)),
    ]
}

/// The English name, or the id where there is none.
pub fn english(actor: &ActorInfo) -> &str {
    if actor.name_en.is_empty() { &actor.id } else { &actor.name_en }
}

fn whereabouts(place: &PlaceInfo) -> Vec<Cell> {
    let degrees = |value: Option<f64>| value.map_or(Cell::Empty, |v| Cell::Decimal(v, decimals(place)));
    vec![
        Cell::text(&place.name_en),
        Cell::text(&place.name_ar),
        Cell::maybe(place.admin1.as_ref().map(|a| a.en.as_str())),
        Cell::maybe(place.admin1.as_ref().map(|a| a.ar.as_str())),
        Cell::Empty,
        Cell::text(&place.country),
        degrees(place.lat),
        degrees(place.lon),
        Cell::Whole(u64::from(place.geo_precision)),
        Cell::Decimal(place.radius_km, 1),
    ]
}

fn counts(incident: &Incident) -> Vec<Cell> {
    let [low, best, high] = tally(incident, &["killed"]);
    let best_of = |kinds: &[&str]| Cell::whole(tally(incident, kinds)[1]);
    vec![
        Cell::whole(low),
        Cell::whole(best),
        Cell::whole(high),
        best_of(&["wounded"]),
        best_of(&["captured", "abducted"]),
        best_of(&["arrested"]),
        Cell::maybe(incident.weapon.as_ref().map(|w| w.id.as_str())),
    ]
}

/// Where a row is from and what became of it, as `key=value; …`, for formats that have no columns for it.
pub fn provenance(article: &ExportArticle, incident: &Incident, review: Option<&Review>) -> String {
    let mut parts = vec![
        format!("rasid={}", incident.id),
        format!("sha256={}", article.sha256()),
        format!("engine={}", article.extraction.engine.version),
    ];
    if let Some(review) = review {
        parts.push(format!("review={}", review.status.id()));
        let grade = review.grade();
        if !grade.is_empty() {
            parts.push(format!("grade={grade}"));
        }
    }
    parts.join("; ")
}

fn source(article: &ExportArticle, incident: &Incident, review: Option<&Review>) -> Vec<Cell> {
    let quote = incident.evidence.first().unwrap_or(&incident.trigger);
    let facts = &article.extraction.article;
    vec![
        Cell::maybe(incident.attribution.as_ref().map(|a| a.source.as_str())),
        Cell::text(&quote.text),
        Cell::maybe(article.title()),
        Cell::maybe(article.article.outlet.as_deref()),
        Cell::maybe(article.article.url.as_deref()),
        Cell::maybe(facts.published.date.as_deref()),
        Cell::text(&facts.sha256),
        Cell::Whole(quote.start as u64),
        Cell::Whole(quote.end as u64),
        Cell::Decimal(incident.confidence, 2),
        Cell::maybe(review.map(|r| r.note.as_str())),
        Cell::text(&article.extraction.engine.version),
        Cell::maybe(review.map(Review::grade).as_deref()),
    ]
}
