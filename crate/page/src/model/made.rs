//! Incidents that a person added: from words selected in the text, or as a second copy of one that told two events.

use rasid_core::contract::{Incident, MentionInfo, MentionValue, PlaceInfo, Quote, TimeInfo};
use serde::{Deserialize, Serialize};

use super::reading::Reading;

/// An incident of a person's own, and the article that it belongs to.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Made {
    /// SHA-256 of the article's text.
    pub article: String,
    pub incident: Incident,
}

/// A second incident with the values of the first, as it stands now.
pub fn split(reading: &Reading, now: &Incident, id: String) -> Made {
    Made { article: reading.extraction.article.sha256.clone(), incident: Incident { id, ..now.clone() } }
}

/// An incident whose word is what the person selected: `paragraph` counts those that the view shows, `before` and `selected` are its
/// letters before and inside the selection. Place and date come from what the sentence names.
pub fn from_words(
    reading: &Reading,
    paragraph: usize,
    before: &str,
    selected: &str,
    id: String,
) -> Option<Made> {
    let text = &reading.article.text;
    let line = shown_lines(text).nth(paragraph)?;
    let at = line.start + units(before);
    let trigger = trimmed(Quote { start: at, end: at + units(selected), text: selected.to_owned() })?;
    let evidence = sentence(&line, &trigger);
    let within = |m: &&MentionInfo| evidence.start <= m.span.start && m.span.end <= evidence.end;
    let mentions = || reading.extraction.mentions.iter().filter(within);
    let incident = Incident {
        id,
        kind: "other".into(),
        status: "occurred".into(),
        places: mentions().filter_map(place).take(1).collect(),
        time: mentions().find_map(time),
        evidence: vec![evidence.clone()],
        trigger,
        confidence: 1.0,
        ..Incident::default()
    };
    Some(Made { article: reading.extraction.article.sha256.clone(), incident })
}

struct Line<'a> {
    start: usize,
    text: &'a str,
}

/// The lines that the view shows as paragraphs: those that are not blank.
fn shown_lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    let mut start = 0;
    text.split('\n')
        .map(move |line| {
            let own = start;
            start += units(line) + 1;
            Line { start: own, text: line }
        })
        .filter(|line| !line.text.trim().is_empty())
}

fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

/// Without the blanks that a double click takes along; nothing if nothing is left.
fn trimmed(quote: Quote) -> Option<Quote> {
    let kept = quote.text.trim();
    if kept.is_empty() || quote.text.contains('\n') {
        return None;
    }
    let start = quote.start + units(&quote.text) - units(quote.text.trim_start());
    Some(Quote { start, end: start + units(kept), text: kept.to_owned() })
}

/// The sentence around the words, within their line.
fn sentence(line: &Line<'_>, trigger: &Quote) -> Quote {
    let ends = |c: char| matches!(c, '.' | '!' | '؟' | '?' | '؛');
    let letters: Vec<(usize, char)> = {
        let mut at = line.start;
        line.text
            .chars()
            .map(|c| {
                let own = at;
                at += c.len_utf16();
                (own, c)
            })
            .collect()
    };
    let first = letters.iter().rposition(|(at, c)| *at < trigger.start && ends(*c)).map_or(0, |i| i + 1);
    let last =
        letters.iter().position(|(at, c)| *at >= trigger.end && ends(*c)).map_or(letters.len(), |i| i + 1);
    let text: String = letters.get(first..last).unwrap_or_default().iter().map(|(_, c)| *c).collect();
    let start = letters.get(first).map_or(trigger.start, |(at, _)| *at);
    trimmed(Quote { start, end: start + units(&text), text }).unwrap_or_else(|| trigger.clone())
}

fn place(mention: &MentionInfo) -> Option<PlaceInfo> {
    let Some(MentionValue::Place { lat, lon, gazetteer_id }) = &mention.value else { return None };
    Some(PlaceInfo {
        mention: mention.span.clone(),
        name_ar: mention.span.text.clone(),
        gazetteer_id: Some(gazetteer_id.clone()),
        level: "settlement".into(),
        lat: Some(*lat),
        lon: Some(*lon),
        radius_km: 2.0,
        relation: "in".into(),
        geo_precision: 1,
        confidence: 0.5,
        ..PlaceInfo::default()
    })
}

fn time(mention: &MentionInfo) -> Option<TimeInfo> {
    let Some(MentionValue::Time { start: Some(start), end: Some(end), precision, year_inferred, .. }) =
        &mention.value
    else {
        return None;
    };
    Some(TimeInfo {
        mention: Some(mention.span.clone()),
        start: start.clone(),
        end: end.clone(),
        precision: precision.clone(),
        time_precision: if start == end { 1 } else { 2 },
        date_prec: if start == end { 1 } else { 2 },
        year_inferred: *year_inferred,
        ..TimeInfo::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use rasid_core::{article::Article, contract::Extraction};

    const TEXT: &str = "عنوان\n\nجملة أولى. انفجر لغم في الميادين أمس. جملة ثالثة";

    fn reading() -> Reading {
        let at = TEXT.encode_utf16().count() - "الميادين أمس. جملة ثالثة".encode_utf16().count();
        let mention = |kind: &str, text: &str, start: usize, value| MentionInfo {
            kind: kind.into(),
            span: Quote { start, end: start + text.encode_utf16().count(), text: text.into() },
            value: Some(value),
            ..MentionInfo::default()
        };
        let point = MentionValue::Place { lat: 35.0, lon: 40.4, gazetteer_id: "g".into() };
        let day = MentionValue::Time {
            start: Some("2025-01-01".into()),
            end: Some("2025-01-01".into()),
            precision: "day".into(),
            relation: "at".into(),
            year_inferred: false,
        };
        let far = MentionValue::Place { lat: 1.0, lon: 1.0, gazetteer_id: "far".into() };
        Reading {
            article: Article { text: TEXT.into(), ..Article::default() },
            extraction: Extraction {
                mentions: vec![
                    mention("place", "عنوان", 0, far),
                    mention("place", "الميادين", at, point),
                    mention("time", "أمس", at + 9, day),
                ],
                ..Extraction::default()
            },
            ..Reading::default()
        }
    }

    fn cut(quote: &Quote) -> String {
        let units: Vec<u16> = TEXT.encode_utf16().collect();
        String::from_utf16(&units[quote.start..quote.end]).unwrap()
    }

    #[test]
    fn selected_words_become_an_incident_of_their_sentence() {
        let made = from_words(&reading(), 1, "جملة أولى. ", "انفجر لغم ", "n".into()).unwrap().incident;
        assert_eq!((made.trigger.text.as_str(), cut(&made.trigger)), ("انفجر لغم", "انفجر لغم".to_owned()));
        assert_eq!(made.evidence[0].text, "انفجر لغم في الميادين أمس.");
        assert_eq!(cut(&made.evidence[0]), made.evidence[0].text);
        assert_eq!(made.places[0].gazetteer_id.as_deref(), Some("g"));
        assert_eq!(made.time.unwrap().start, "2025-01-01");
    }

    #[test]
    fn blanks_or_a_paragraph_that_is_not_there_are_no_incident() {
        assert_eq!(from_words(&reading(), 1, "جملة", " ", "n".into()), None);
        assert_eq!(from_words(&reading(), 7, "", "كلمة", "n".into()), None);
    }
}
