//! Annotated text for researchers: brat's standoff files and Label Studio's tasks. Both count characters (code points) of the article's
//! text in logical order; the contract counts UTF-16 units, so every offset is translated here.

use std::fmt::Write;

use rasid_core::contract::{Incident, Quote};
use serde_json::{Value, json};

use crate::{ExportArticle, Review, Status, row, timeline, zip};

/// A marked stretch of text: its role in the incident and where it is.
struct Mark<'a> {
    role: &'static str,
    quote: &'a Quote,
}

/// `brat.zip`: `1.txt` and `1.ann`, `2.txt` …, and `annotation.conf`.
pub fn brat(articles: &[ExportArticle]) -> Vec<u8> {
    let mut files = Vec::new();
    let mut kinds = std::collections::BTreeSet::new();
    for (at, article) in articles.iter().enumerate() {
        kinds.extend(article.incidents().map(|(i, _)| i.kind.clone()));
        files.push((format!("{}.txt", at + 1), article.article.text.clone().into_bytes()));
        files.push((format!("{}.ann", at + 1), standoff(article).into_bytes()));
    }
    let roles = ROLES.map(|r| format!("{r}*:{r}")).join(", ");
    let events: String = kinds.iter().map(|k| format!("{k}\t{roles}\n")).collect();
    let conf = format!(
        "[entities]\n{}\n[relations]\n\n[events]\n{events}\n[attributes]\nStatus\tArg:<EVENT>, Value:occurred|foiled|threat\nReview\tArg:<EVENT>, Value:machine|accepted|edited|rejected\n",
        ROLES.map(|r| format!("{r}\n")).concat()
    );
    files.push(("annotation.conf".to_owned(), conf.into_bytes()));
    zip::pack(&files)
}

const ROLES: [&str; 7] = ["Place", "Time", "Perpetrator", "Target", "Casualties", "Weapon", "Source"];

fn standoff(article: &ExportArticle) -> String {
    let index = Index::new(&article.article.text);
    let (mut out, mut terms, mut attributes) = (String::new(), Vec::new(), 0);
    for (number, (incident, review)) in article.incidents().enumerate() {
        let number = number + 1;
        let Some(trigger) = index.term(&mut out, &mut terms, &incident.kind, &incident.trigger) else {
            continue;
        };
        let mut event = format!("E{number}\t{}:T{trigger}", incident.kind);
        for role in ROLES {
            let marks = marks(incident).into_iter().filter(|m| m.role == role);
            let found: Vec<usize> =
                marks.filter_map(|m| index.term(&mut out, &mut terms, role, m.quote)).collect();
            for (at, term) in found.into_iter().enumerate() {
                let which = if at == 0 { String::new() } else { (at + 1).to_string() };
                let _ = write!(event, " {role}{which}:T{term}");
            }
        }
        let review_id = review.map_or(Status::Machine, |r| r.status).id();
        let _ = writeln!(
            out,
            "{event}\nA{}\tStatus E{number} {}\nA{}\tReview E{number} {review_id}",
            attributes + 1,
            incident.status,
            attributes + 2
        );
        attributes += 2;
        let note = review.map_or("", |r| r.note.as_str()).replace(['\n', '\r', '\t'], " ");
        let provenance = row::provenance(article, incident, review);
        let _ = writeln!(
            out,
            "#{number}\tAnnotatorNotes E{number}\t{}",
            [note.as_str(), &provenance].join(" ").trim()
        );
    }
    out
}

fn marks(incident: &Incident) -> Vec<Mark<'_>> {
    let mut out: Vec<Mark<'_>> =
        incident.places.iter().map(|p| Mark { role: "Place", quote: &p.mention }).collect();
    let mut add = |role, quote| out.push(Mark { role, quote });
    if let Some(quote) = incident.time.as_ref().and_then(|t| t.mention.as_ref()) {
        add("Time", quote);
    }
    for actor in &incident.actors {
        let role = match actor.role.as_str() {
            "perpetrator" => "Perpetrator",
            "target" => "Target",
            _ => continue,
        };
        if let Some(quote) = &actor.mention {
            add(role, quote);
        }
    }
    incident.casualties.iter().for_each(|c| add("Casualties", &c.mention));
    if let Some(quote) = incident.weapon.as_ref().and_then(|w| w.mention.as_ref()) {
        add("Weapon", quote);
    }
    if let Some(quote) = incident.attribution.as_ref().and_then(|a| a.mention.as_ref()) {
        add("Source", quote);
    }
    out
}

/// `label-studio.json`. Everything is a prediction of the engine's; what a person accepted or edited is an annotation as well.
pub fn label_studio(articles: &[ExportArticle]) -> Vec<u8> {
    let tasks: Vec<Value> = articles.iter().map(task).collect();
    timeline::text(&Value::Array(tasks))
}

fn task(article: &ExportArticle) -> Value {
    let index = Index::new(&article.article.text);
    let regions = |wanted: fn(Option<&Review>) -> bool| -> Vec<Value> {
        article.incidents().filter(|(_, r)| wanted(*r)).flat_map(|(i, _)| results(&index, i)).collect()
    };
    let signed = regions(|r| r.is_some_and(|r| matches!(r.status, Status::Accepted | Status::Edited)));
    let annotations = if signed.is_empty() { json!([]) } else { json!([{ "result": signed }]) };
    let version = format!("rasid {}", article.extraction.engine.version);
    json!({
        "data": {
            "text": article.article.text, "title": article.title(), "outlet": article.article.outlet, "url": article.article.url,
            "published": article.published(), "sha256": article.sha256(), "engine": article.extraction.engine.version,
        },
        "predictions": [{ "model_version": version, "result": regions(|_| true) }],
        "annotations": annotations,
    })
}

fn results(index: &Index, incident: &Incident) -> Vec<Value> {
    let all = std::iter::once(Mark { role: "Trigger", quote: &incident.trigger }).chain(marks(incident));
    let regions: Vec<(String, Value)> = all.enumerate().filter_map(|(at, mark)| {
        let (start, end) = index.characters(mark.quote)?;
        let id = format!("{}-{at}", incident.id);
        let label = if at == 0 { incident.kind.as_str() } else { mark.role };
        let value = json!({ "start": start, "end": end, "text": mark.quote.text, "labels": [label] });
        let region = json!({ "id": id, "from_name": "label", "to_name": "text", "type": "labels", "value": value });
        Some((id, region))
    }).collect();
    let trigger = format!("{}-0", incident.id);
    let links: Vec<Value> = regions.iter().filter(|(id, _)| *id != trigger && regions.iter().any(|(i, _)| *i == trigger))
        .map(|(id, _)| json!({ "type": "relation", "from_id": trigger, "to_id": id, "direction": "right", "labels": [] }))
        .collect();
    regions.into_iter().map(|(_, region)| region).chain(links).collect()
}

/// Offsets of a text: where each character lies in UTF-16 units.
struct Index {
    text: Vec<char>,
    units: Vec<usize>,
}

impl Index {
    fn new(text: &str) -> Self {
        let mut at = 0;
        let mut units: Vec<usize> = text
            .chars()
            .map(|c| {
                let here = at;
                at += c.len_utf16();
                here
            })
            .collect();
        units.push(at);
        Self { text: text.chars().collect(), units }
    }

    /// The quote's characters; nothing when it is empty or no quote of this text (such as a person's own).
    fn characters(&self, quote: &Quote) -> Option<(usize, usize)> {
        let (start, end) =
            (self.units.binary_search(&quote.start).ok()?, self.units.binary_search(&quote.end).ok()?);
        let found: String = self.text.get(start..end)?.iter().collect();
        (start < end && found == quote.text).then_some((start, end))
    }

    /// Writes a text-bound annotation and returns its number; one that stands already is named again, as a place of two events. A stretch over several lines is cut at them, as brat demands.
    fn term(&self, out: &mut String, terms: &mut Vec<String>, role: &str, quote: &Quote) -> Option<usize> {
        let (start, end) = self.characters(quote)?;
        let mut pieces: Vec<(usize, usize)> = Vec::new();
        let mut from = start;
        for at in start..=end {
            if at == end || self.text.get(at).is_some_and(|c| matches!(c, '\n' | '\r')) {
                if from < at {
                    pieces.push((from, at));
                }
                from = at + 1;
            }
        }
        if pieces.is_empty() {
            return None;
        }
        let spans: Vec<String> = pieces.iter().map(|(a, b)| format!("{a} {b}")).collect();
        let head = format!("{role} {}", spans.join(";"));
        if let Some(at) = terms.iter().position(|term| *term == head) {
            return Some(at + 1);
        }
        let words: Vec<String> =
            pieces.iter().filter_map(|(a, b)| Some(self.text.get(*a..*b)?.iter().collect())).collect();
        terms.push(head);
        let _ = writeln!(out, "T{}\t{}\t{}", terms.len(), terms.last()?, words.join(" "));
        Some(terms.len())
    }
}
