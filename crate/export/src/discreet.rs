//! Discretion: what the options withhold is taken out of the data before any format sees it.
//!
//! Withheld words leave their offsets, so that whoever holds the article can still find them. Rounded points get a radius that covers what was
//! cut off. Machine's values kept beside a person's are treated alike.

use std::borrow::Cow;

use rasid_core::contract::{Extraction, Incident, MentionValue, PlaceInfo, Quote};

use crate::{Coordinates, ExportArticle, ExportOptions, label};

/// Half the diagonal of a tenth of a degree at the equator, in kilometres, rounded up.
const ROUNDED_RADIUS_KM: f64 = 8.0;

/// The articles as the options let them be told.
pub fn told<'a>(articles: &'a [ExportArticle], options: &ExportOptions) -> Cow<'a, [ExportArticle]> {
    if options.quotes && options.coordinates == Coordinates::Exact {
        return Cow::Borrowed(articles);
    }
    let mut articles = articles.to_vec();
    for article in &mut articles {
        let extraction = &mut article.extraction;
        if options.coordinates != Coordinates::Exact {
            extraction.incidents.iter_mut().for_each(|i| blur_incident(i, options.coordinates));
            for statistic in &mut extraction.statistics {
                blur_places(&mut statistic.places, options.coordinates);
            }
            blur_mentions(extraction, options.coordinates);
        }
        if !options.quotes {
            article.article.text.clear();
            silence(extraction);
        }
        if !options.quotes && options.coordinates != Coordinates::Exact {
            unname(article);
        }
        for machine in article.review.iter_mut().filter_map(|r| r.machine.as_deref_mut()) {
            blur_incident(machine, options.coordinates);
            if !options.quotes {
                silence_incident(machine);
            }
        }
    }
    Cow::Owned(articles)
}

/// Headlines, addresses made of them, and notes name villages too. Outlet, day and the text's hash still say what the source is.
fn unname(article: &mut ExportArticle) {
    article.article.title = None;
    article.article.url = None;
    article.extraction.article.title = None;
    for review in &mut article.review {
        review.note.clear();
        for report in &mut review.reports {
            report.title = None;
            report.url = None;
        }
    }
}

fn blur_incident(incident: &mut Incident, to: Coordinates) {
    blur_places(&mut incident.places, to);
    if to == Coordinates::Governorate {
        // Reasons may quote the words of a place.
        incident.why.clear();
    }
}

fn blur_places(places: &mut Vec<PlaceInfo>, to: Coordinates) {
    match to {
        Coordinates::Exact => {}
        Coordinates::Rounded => places.iter_mut().for_each(round),
        Coordinates::Governorate => {
            places.iter_mut().for_each(widen);
            let mut seen: Vec<String> = Vec::new();
            places.retain(|p| {
                let new = !seen.contains(&p.name_ar);
                seen.push(p.name_ar.clone());
                new
            });
        }
    }
}

fn round(place: &mut PlaceInfo) {
    place.candidates.clear();
    if let (Some(lat), Some(lon)) = (place.lat, place.lon) {
        place.lat = Some(tenth(lat));
        place.lon = Some(tenth(lon));
        place.radius_km = place.radius_km.max(ROUNDED_RADIUS_KM);
        place.geo_precision = place.geo_precision.max(2);
        // The id leads back to the exact point.
        place.gazetteer_id = None;
    }
}

fn tenth(degrees: f64) -> f64 {
    (degrees * 10.0).round() / 10.0
}

/// A place smaller than a governorate becomes its governorate, or its country where that is all we know.
fn widen(place: &mut PlaceInfo) {
    place.candidates.clear();
    if matches!(place.level.as_str(), "province" | "region" | "country") {
        return;
    }
    let (country_ar, country_en) = label::country_names(&place.country);
    let (name, level) = match place.admin1.take() {
        Some(name) => (name, "province"),
        None => {
            (rasid_core::contract::Text2 { ar: country_ar.to_owned(), en: country_en.to_owned() }, "country")
        }
    };
    *place = PlaceInfo {
        name_ar: name.ar.clone(),
        name_en: name.en.clone(),
        level: level.to_owned(),
        admin1: (level == "province").then_some(name),
        country: std::mem::take(&mut place.country),
        relation: "in".to_owned(),
        geo_precision: 3,
        confidence: place.confidence,
        ..PlaceInfo::default()
    };
}

fn blur_mentions(extraction: &mut Extraction, to: Coordinates) {
    if to == Coordinates::Governorate {
        extraction.mentions.retain(|m| m.kind != "place");
    }
    for mention in &mut extraction.mentions {
        if let Some(MentionValue::Place { lat, lon, gazetteer_id }) = &mut mention.value {
            (*lat, *lon) = (tenth(*lat), tenth(*lon));
            gazetteer_id.clear();
            mention.id.clear();
        }
    }
}

fn silence(extraction: &mut Extraction) {
    extraction.article.boilerplate.iter_mut().for_each(hush);
    extraction.article.published.span.iter_mut().for_each(hush);
    extraction.incidents.iter_mut().for_each(silence_incident);
    for statistic in &mut extraction.statistics {
        hush(&mut statistic.span);
        statistic.places.iter_mut().for_each(|p| hush(&mut p.mention));
        if let Some(time) = &mut statistic.time {
            time.mention.iter_mut().for_each(hush);
            time.basis.clear();
        }
    }
    extraction.mentions.iter_mut().for_each(|m| hush(&mut m.span));
}

fn silence_incident(incident: &mut Incident) {
    hush(&mut incident.trigger);
    incident.evidence.iter_mut().for_each(hush);
    incident.places.iter_mut().for_each(|p| hush(&mut p.mention));
    if let Some(time) = &mut incident.time {
        time.mention.iter_mut().for_each(hush);
        time.basis.clear();
    }
    incident.actors.iter_mut().filter_map(|a| a.mention.as_mut()).for_each(hush);
    incident.casualties.iter_mut().for_each(|c| hush(&mut c.mention));
    incident.weapon.iter_mut().filter_map(|w| w.mention.as_mut()).for_each(hush);
    incident.attribution.iter_mut().for_each(|a| {
        a.mention.iter_mut().chain(&mut a.denied_by).for_each(hush);
    });
    incident.why.clear();
}

fn hush(quote: &mut Quote) {
    quote.text.clear();
}
