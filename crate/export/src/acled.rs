//! A table in ACLED's 31 columns, for tools that expect them. Unofficial: shaped like ACLED data, not ACLED data.
//!
//! ACLED repeats an event for each place; rows of one incident share a `tags` value (its id, the source's hash, the
//! engine, the review), and only the first carries the fatalities, so that a
//! sum over the file is right. Only what happened is written: no threats, and no incident that a person rejected. Without a date ACLED
//! knows no event, so incidents without one are left out as well. `timestamp` is the day of publication, since there is no clock here.

use rasid_core::contract::{ActorInfo, Incident, PlaceInfo};

use crate::cell::Cell;
use crate::{ExportArticle, Review, Status, date, label, row, table};

/// ACLED's columns, in its order.
pub const COLUMNS: [&str; 31] = [
    "event_id_cnty",
    "event_date",
    "year",
    "time_precision",
    "disorder_type",
    "event_type",
    "sub_event_type",
    "actor1",
    "assoc_actor_1",
    "inter1",
    "actor2",
    "assoc_actor_2",
    "inter2",
    "interaction",
    "civilian_targeting",
    "iso",
    "region",
    "country",
    "admin1",
    "admin2",
    "admin3",
    "location",
    "latitude",
    "longitude",
    "geo_precision",
    "source",
    "source_scale",
    "notes",
    "fatalities",
    "tags",
    "timestamp",
];

/// The file.
pub fn write(articles: &[ExportArticle]) -> Vec<u8> {
    let mut rows = Vec::new();
    for article in articles {
        for (incident, review) in article.incidents() {
            if incident.status == "threat"
                || review.is_some_and(|r| r.status == Status::Rejected)
                || incident.time.is_none()
            {
                continue;
            }
            let places: Vec<Option<&PlaceInfo>> = if incident.places.is_empty() {
                vec![None]
            } else {
                incident.places.iter().map(Some).collect()
            };
            rows.extend(
                places.into_iter().enumerate().map(|(at, place)| cells(article, incident, review, place, at)),
            );
        }
    }
    table::write(&COLUMNS, &rows)
}

fn cells(
    article: &ExportArticle,
    incident: &Incident,
    review: Option<&Review>,
    place: Option<&PlaceInfo>,
    at: usize,
) -> Vec<Cell> {
    let mut out = when(incident, at);
    out.extend(who(incident));
    out.extend(whereabouts(place));
    out.extend(rest(article, incident, review, at));
    out
}

fn when(incident: &Incident, at: usize) -> Vec<Cell> {
    let time = incident.time.as_ref();
    let id = if at == 0 { format!("RSD-{}", incident.id) } else { format!("RSD-{}-{}", incident.id, at + 1) };
    let start = time.map(|t| t.start.as_str());
    vec![
        Cell::Text(id),
        Cell::maybe(start),
        Cell::maybe(start.and_then(|s| s.get(..4))),
        Cell::whole(time.map(|t| u64::from(t.time_precision))),
        Cell::text(&incident.acled.disorder_type),
        Cell::text(&incident.acled.event_type),
        Cell::text(&incident.acled.sub_event_type),
    ]
}

/// ACLED's two sides have no direction; the perpetrator is written first where it is known.
fn who(incident: &Incident) -> Vec<Cell> {
    let side = |role: &str| incident.actors.iter().filter(|a| a.role == role).collect::<Vec<_>>();
    let (first, second) = (side("perpetrator"), side("target"));
    let inter = |side: &[&ActorInfo]| side.first().and_then(|a| label::of_actor_kind(&a.kind));
    let names = |side: &[&ActorInfo]| {
        Cell::text(&side.iter().skip(1).map(|a| row::english(a)).collect::<Vec<_>>().join("; "))
    };
    let lead = |side: &[&ActorInfo]| Cell::maybe(side.first().map(|a| row::english(a)));
    let code = |side: &[&ActorInfo]| Cell::maybe(inter(side).map(|(_, name)| name));
    vec![
        lead(&first),
        names(&first),
        code(&first),
        lead(&second),
        names(&second),
        code(&second),
        Cell::text(&interaction(inter(&first), inter(&second))),
        Cell::text(if row::targets_civilians(incident) { "Civilian targeting" } else { "" }),
    ]
}

/// Both kinds in ACLED's order, or the one that is known with "only".
fn interaction(a: Option<(u8, &'static str)>, b: Option<(u8, &'static str)>) -> String {
    match (a, b) {
        (Some(a), Some(b)) => format!("{}-{}", a.min(b).1, a.max(b).1),
        (Some(one), None) | (None, Some(one)) => format!("{} only", one.1),
        (None, None) => String::new(),
    }
}

fn whereabouts(place: Option<&PlaceInfo>) -> Vec<Cell> {
    let Some(place) = place else { return vec![Cell::Empty; 10] };
    let country = label::of_country(&place.country);
    let degrees = |value: Option<f64>| value.map_or(Cell::Empty, |v| Cell::Decimal(v, row::decimals(place)));
    vec![
        Cell::whole(country.map(|c| u64::from(c.iso))),
        Cell::maybe(country.map(|c| c.region)),
        Cell::text(country.map_or(place.country.as_str(), |c| c.en)),
        Cell::maybe(place.admin1.as_ref().map(|a| a.en.as_str())),
        Cell::Empty,
        Cell::Empty,
        Cell::text(if place.name_en.is_empty() { &place.name_ar } else { &place.name_en }),
        degrees(place.lat),
        degrees(place.lon),
        Cell::Whole(u64::from(place.geo_precision)),
    ]
}

fn rest(article: &ExportArticle, incident: &Incident, review: Option<&Review>, at: usize) -> Vec<Cell> {
    let quote = incident.evidence.first().unwrap_or(&incident.trigger);
    let published = article.extraction.article.published.date.as_deref();
    let note = review.map_or("", |r| r.note.as_str());
    let notes =
        [quote.text.as_str(), note].into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join(" — ");
    // ACLED takes the most conservative figure, and zero where none is reported.
    let killed = if at == 0 { row::tally(incident, &["killed"])[0].unwrap_or(0) } else { 0 };
    // ACLED names all outlets of an event in one cell.
    let others = review.map(|r| r.others(article.sha256())).unwrap_or_default();
    let mut outlets: Vec<&str> = article.article.outlet.as_deref().into_iter().collect();
    for outlet in others.iter().filter_map(|report| report.outlet.as_deref()) {
        if !outlets.contains(&outlet) {
            outlets.push(outlet);
        }
    }
    vec![
        Cell::text(&outlets.join("; ")),
        Cell::Empty,
        Cell::text(&notes),
        Cell::Whole(killed),
        Cell::Text(row::provenance(article, incident, review)),
        Cell::whole(published.and_then(date::unix_seconds)),
    ]
}
