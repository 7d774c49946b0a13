//! A table in UCDP GED's 49 columns, for tools that expect them. Unofficial: shaped like UCDP data, not UCDP data.
//!
//! UCDP counts events with at least one death, so others are left out, as are threats, rejected incidents and those without a date. Ids that only
//! UCDP can give stay empty; ours is `relid`. A row names the first place with a position.

use rasid_core::contract::{ActorInfo, CasualtyInfo, Incident, PlaceInfo};

use crate::cell::Cell;
use crate::{ExportArticle, Review, Status, label, row, table};

/// UCDP GED's columns, in its order.
pub const COLUMNS: [&str; 49] = [
    "id",
    "relid",
    "year",
    "active_year",
    "code_status",
    "type_of_violence",
    "conflict_dset_id",
    "conflict_new_id",
    "conflict_name",
    "dyad_dset_id",
    "dyad_new_id",
    "dyad_name",
    "side_a_dset_id",
    "side_a_new_id",
    "side_a",
    "side_b_dset_id",
    "side_b_new_id",
    "side_b",
    "number_of_sources",
    "source_article",
    "source_office",
    "source_date",
    "source_headline",
    "source_original",
    "where_prec",
    "where_coordinates",
    "where_description",
    "adm_1",
    "adm_2",
    "latitude",
    "longitude",
    "geom_wkt",
    "priogrid_gid",
    "country",
    "country_id",
    "region",
    "event_clarity",
    "date_prec",
    "date_start",
    "date_end",
    "deaths_a",
    "deaths_b",
    "deaths_civilians",
    "deaths_unknown",
    "best",
    "high",
    "low",
    "gwnoa",
    "gwnob",
];

/// The file.
pub fn write(articles: &[ExportArticle]) -> Vec<u8> {
    let mut rows = Vec::new();
    for article in articles {
        for (incident, review) in article.incidents() {
            let rejected = review.is_some_and(|r| r.status == Status::Rejected);
            let deaths = row::tally(incident, &["killed"]).into_iter().flatten().any(|n| n > 0);
            if deaths && !rejected && incident.status != "threat" && incident.time.is_some() {
                rows.push(cells(article, incident, review));
            }
        }
    }
    table::write(&COLUMNS, &rows)
}

fn cells(article: &ExportArticle, incident: &Incident, review: Option<&Review>) -> Vec<Cell> {
    let place = row::best_place(incident);
    let mut out = sides(incident);
    out.extend(source(article, incident, review));
    out.extend(whereabouts(place));
    out.extend(when(incident));
    out.extend(deaths(incident));
    out.extend([Cell::Empty, Cell::Empty]);
    out
}

fn sides(incident: &Incident) -> Vec<Cell> {
    let side = |role: &str| incident.actors.iter().find(|a| a.role == role);
    let (a, b) = (side("perpetrator"), side("target"));
    let side_b = if row::targets_civilians(incident) { "Civilians" } else { name(b) };
    let dyad = if name(a).is_empty() || side_b.is_empty() {
        String::new()
    } else {
        format!("{} - {side_b}", name(a))
    };
    let year = incident.time.as_ref().and_then(|t| t.start.get(..4)).and_then(|y| y.parse().ok());
    let mut out = vec![
        Cell::Empty,
        Cell::Text(format!("RSD-{}", incident.id)),
        Cell::whole(year),
        Cell::Empty,
        Cell::Empty,
    ];
    out.push(Cell::whole(type_of_violence(incident, a, b)));
    out.extend([Cell::Empty, Cell::Empty, Cell::Empty, Cell::Empty, Cell::Empty, Cell::text(&dyad)]);
    out.extend([Cell::Empty, Cell::Empty, Cell::text(name(a)), Cell::Empty, Cell::Empty, Cell::text(side_b)]);
    out
}

/// 1 state-based, 2 non-state, 3 one-sided; nothing where a side is not known well enough to say.
fn type_of_violence(incident: &Incident, a: Option<&ActorInfo>, b: Option<&ActorInfo>) -> Option<u64> {
    let is =
        |actor: Option<&ActorInfo>, kinds: &[&str]| actor.is_some_and(|a| kinds.contains(&a.kind.as_str()));
    let (states, groups) = (["state", "external"], ["rebel", "political_militia", "identity_militia"]);
    if row::targets_civilians(incident) {
        return Some(3);
    }
    if is(a, &states) || is(b, &states) {
        return Some(1);
    }
    (is(a, &groups) && is(b, &groups)).then_some(2)
}

fn source(article: &ExportArticle, incident: &Incident, review: Option<&Review>) -> Vec<Cell> {
    let facts = &article.article;
    let note = review.map_or("", |r| r.note.as_str());
    let provenance = row::provenance(article, incident, review);
    let parts = [
        facts.outlet.as_deref().unwrap_or(""),
        article.published().unwrap_or(""),
        article.title().unwrap_or(""),
        facts.url.as_deref().unwrap_or(""),
        &provenance,
        note,
    ];
    let own = parts.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join("; ");
    let others = review.map(|r| r.others(article.sha256())).unwrap_or_default();
    let text = std::iter::once(own).chain(others.iter().map(|r| r.line())).collect::<Vec<_>>().join(" | ");
    vec![
        Cell::Whole(1 + others.len() as u64),
        Cell::text(&text),
        Cell::maybe(facts.outlet.as_deref()),
        Cell::maybe(article.published()),
        Cell::maybe(article.title()),
        Cell::maybe(incident.attribution.as_ref().map(|a| a.source.as_str())),
    ]
}

fn whereabouts(place: Option<&PlaceInfo>) -> Vec<Cell> {
    let Some(place) = place else { return vec![Cell::Empty; 12] };
    let country = label::of_country(&place.country);
    let name = if place.name_en.is_empty() { &place.name_ar } else { &place.name_en };
    let decimals = row::decimals(place);
    let point = place.lat.zip(place.lon);
    let degree = |value: Option<f64>| value.map_or(Cell::Empty, |v| Cell::Decimal(v, decimals));
    vec![
        Cell::whole(precision(place)),
        Cell::text(name),
        Cell::text(&place.mention.text),
        Cell::maybe(place.admin1.as_ref().map(|a| a.en.as_str())),
        Cell::Empty,
        degree(place.lat),
        degree(place.lon),
        point.map_or(Cell::Empty, |(lat, lon)| {
            Cell::Text(format!("POINT ({lon:.decimals$} {lat:.decimals$})"))
        }),
        Cell::whole(point.and_then(|(lat, lon)| priogrid(lat, lon))),
        Cell::text(country.map_or(place.country.as_str(), |c| c.en)),
        Cell::whole(country.and_then(|c| c.gw).map(u64::from)),
        Cell::maybe(country.map(|c| match c.region {
            "Middle East" => "Middle East",
            "South Asia" => "Asia",
            "Europe" => "Europe",
            _ => "Africa",
        })),
    ]
}

/// UCDP's code: 1 exact, 2 around a place, 3 district, 4 governorate, 5 part of a country or between two places, 6 country.
fn precision(place: &PlaceInfo) -> Option<u64> {
    Some(match (place.level.as_str(), place.relation.as_str()) {
        ("country", _) => 6,
        ("region", _) | (_, "on_road_between") => 5,
        ("province", _) => 4,
        ("district", _) => 3,
        _ if place.geo_precision >= 2 => 2,
        _ => 1,
    })
}

/// The cell of PRIO-GRID (half a degree, counted from the south-west corner, rows of 720).
fn priogrid(lat: f64, lon: f64) -> Option<u64> {
    let inside = (-90.0..90.0).contains(&lat) && (-180.0..180.0).contains(&lon);
    // Both are below 720 and never negative here.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    inside.then(|| ((lat + 90.0) * 2.0).floor() as u64 * 720 + ((lon + 180.0) * 2.0).floor() as u64 + 1)
}

fn when(incident: &Incident) -> Vec<Cell> {
    let Some(time) = &incident.time else { return vec![Cell::Empty; 4] };
    let midnight = |day: &str| Cell::Text(format!("{day} 00:00:00.000"));
    vec![
        // 1: told as one event; 2: only a summary over a week or more.
        Cell::Whole(if time.date_prec <= 2 { 1 } else { 2 }),
        Cell::Whole(u64::from(time.date_prec)),
        midnight(&time.start),
        midnight(&time.end),
    ]
}

fn deaths(incident: &Incident) -> Vec<Cell> {
    let of = |role: &str, c: &CasualtyInfo| {
        incident.actors.iter().any(|a| a.role == role && !c.who.is_empty() && a.id == c.who)
    };
    let civilian = |c: &CasualtyInfo| {
        matches!(c.who_kind.as_str(), "civilian" | "child" | "woman" | "journalist" | "medic")
    };
    let mut counts = [0_u64; 4];
    for casualty in incident.casualties.iter().filter(|c| c.kind == "killed") {
        let at = match casualty {
            c if civilian(c) => 2,
            c if of("perpetrator", c) => 0,
            c if of("target", c) => {
                if row::targets_civilians(incident) {
                    2
                } else {
                    1
                }
            }
            _ => 3,
        };
        let alone = Incident { casualties: vec![casualty.clone()], ..Incident::default() };
        if let (Some(count), Some(best)) = (counts.get_mut(at), row::tally(&alone, &["killed"])[1]) {
            *count = count.saturating_add(best);
        }
    }
    let [low, _, high] = row::tally(incident, &["killed"]);
    // In UCDP the best figure is the sum of the four.
    let best = counts.iter().fold(0_u64, |sum, n| sum.saturating_add(*n));
    counts
        .into_iter()
        .map(Cell::Whole)
        .chain([Cell::Whole(best), Cell::whole(high.or(Some(best))), Cell::whole(low)])
        .collect()
}

fn name(actor: Option<&ActorInfo>) -> &str {
    actor.map_or("", row::english)
}
