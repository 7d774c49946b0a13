//! What must be true of any extraction.

use std::collections::BTreeSet;

use proptest::prelude::*;
use rasid_core::contract::{Extraction, PlaceInfo, Quote, TimeInfo};
use rasid_core::view::view;

/// Checks one extraction against the text that it was made from.
pub fn sound(text: &str, extraction: &Extraction) -> Result<(), TestCaseError> {
    let units: Vec<u16> = text.encode_utf16().collect();
    prop_assert_eq!(extraction.article.chars, units.len());
    for quote in quotes(extraction) {
        verbatim(&units, quote)?;
    }
    let ids: BTreeSet<&str> = extraction.incidents.iter().map(|i| i.id.as_str()).collect();
    prop_assert_eq!(ids.len(), extraction.incidents.len(), "two incidents with one id");
    for incident in &extraction.incidents {
        prop_assert!(!incident.kind.is_empty() && !incident.acled.event_type.is_empty());
        prop_assert!(
            matches!(incident.status.as_str(), "occurred" | "foiled" | "threat"),
            "{}",
            incident.status
        );
        prop_assert!((0.0..=1.0).contains(&incident.confidence), "confidence {}", incident.confidence);
        prop_assert!(!incident.trigger.text.is_empty());
        for count in &incident.casualties {
            prop_assert!(count.max.is_none_or(|max| count.min.is_none_or(|min| min <= max)), "{count:?}");
        }
        incident.places.iter().try_for_each(on_earth)?;
        incident.time.iter().try_for_each(in_order)?;
    }
    for statistic in &extraction.statistics {
        statistic.places.iter().try_for_each(on_earth)?;
        statistic.time.iter().try_for_each(in_order)?;
    }
    shown_whole(text, extraction)
}

/// Every quote anywhere in the extraction.
fn quotes(extraction: &Extraction) -> Vec<&Quote> {
    let mut all: Vec<&Quote> = extraction.article.boilerplate.iter().collect();
    all.extend(&extraction.article.published.span);
    all.extend(extraction.mentions.iter().map(|m| &m.span));
    for incident in &extraction.incidents {
        all.push(&incident.trigger);
        all.extend(&incident.evidence);
        all.extend(incident.places.iter().map(|p| &p.mention));
        all.extend(incident.actors.iter().filter_map(|a| a.mention.as_ref()));
        all.extend(incident.casualties.iter().map(|c| &c.mention));
        all.extend(incident.weapon.iter().filter_map(|w| w.mention.as_ref()));
        all.extend(incident.attribution.iter().filter_map(|a| a.mention.as_ref()));
        all.extend(incident.time.iter().filter_map(|t| t.mention.as_ref()));
    }
    for statistic in &extraction.statistics {
        all.push(&statistic.span);
        all.extend(statistic.places.iter().map(|p| &p.mention));
        all.extend(statistic.time.iter().filter_map(|t| t.mention.as_ref()));
    }
    all
}

/// The offsets lie on borders of characters, and between them stands what the quote says.
fn verbatim(units: &[u16], quote: &Quote) -> Result<(), TestCaseError> {
    prop_assert!(quote.start <= quote.end, "{quote:?}");
    let between = units.get(quote.start..quote.end).map(String::from_utf16);
    prop_assert!(
        matches!(&between, Some(Ok(text)) if *text == quote.text),
        "{quote:?}, but there stands {between:?}"
    );
    Ok(())
}

fn on_earth(place: &PlaceInfo) -> Result<(), TestCaseError> {
    prop_assert!(place.lat.is_none_or(|lat| (-90.0..=90.0).contains(&lat)), "{place:?}");
    prop_assert!(place.lon.is_none_or(|lon| (-180.0..=180.0).contains(&lon)), "{place:?}");
    prop_assert!(place.radius_km >= 0.0 && place.lat.is_some() == place.lon.is_some(), "{place:?}");
    Ok(())
}

/// ISO dates compare as text.
fn in_order(time: &TimeInfo) -> Result<(), TestCaseError> {
    prop_assert!(time.start <= time.end, "{time:?}");
    Ok(())
}

/// The page prints every line that holds more than white space, whole and in order.
fn shown_whole(text: &str, extraction: &Extraction) -> Result<(), TestCaseError> {
    let shown: Vec<String> = view(text, extraction)
        .paragraphs
        .iter()
        .map(|p| p.segments.iter().map(|s| s.text.as_str()).collect())
        .collect();
    let lines: Vec<&str> = text.split('\n').filter(|l| !l.trim().is_empty()).collect();
    prop_assert_eq!(shown, lines);
    Ok(())
}
