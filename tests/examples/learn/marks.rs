//! Marked statements: a table that says of words in texts which event each tells, for whoever has the texts.
//!
//! A row holds id, source, date of publication, length and SHA-1 of the text, and the marks: `FROM-TO=ANSWER` in code points.
//! Answers: a letter for the event (one letter, one event), `?` behind it for one that need not be found, `-` for no event, `s`
//! for a total over a period, `+` for an event of which nobody said whether other marks tell it too; `:type` the event's type where the statement's is another, `!f` foiled, `!t` threatened.

use std::collections::BTreeMap;
use std::fs;

use rasid_core::article::Article;
use rasid_core::{Knowledge, explain};
use serde_json::Value;

use crate::{Labelled, Told, code_points, told};

/// Texts by id, from JSON lines (`{"id", "text"}`).
pub fn texts(lines: &str) -> BTreeMap<String, String> {
    let text = |l: &str| {
        let v = serde_json::from_str::<Value>(l).ok()?;
        Some((v["id"].as_str()?.to_owned(), v["text"].as_str()?.to_owned()))
    };
    fs::read_to_string(lines).expect(lines).lines().filter_map(text).collect()
}

/// Reads `TABLE` with the texts of `LINES` (`{"id", "text"}`).
pub fn read(knowledge: &Knowledge<'_>, table: &str, lines: &str) -> Vec<Labelled> {
    let texts = texts(lines);
    let table = fs::read_to_string(table).expect(table);
    let rows = table.lines().filter(|l| !l.starts_with('#')).skip(1);
    rows.filter_map(|row| {
        let cells: Vec<&str> = row.split('\t').collect();
        let [id, _, published, _, _, marks] = cells.as_slice() else { return None };
        Some(article(knowledge, texts.get(*id)?, published, marks))
    })
    .collect()
}

fn article(knowledge: &Knowledge<'_>, text: &str, published: &str, marks: &str) -> Labelled {
    let before = code_points(text);
    let given_date = Some(published.to_owned()).filter(|p| p != "-");
    let statements = explain(&Article { text: text.to_owned(), given_date, ..Article::default() }, knowledge);
    let answers: BTreeMap<usize, &str> = marks
        .split(' ')
        .filter_map(|m| {
            let (at, answer) = m.split_once('=')?;
            Some((at.split_once('-')?.0.parse().ok()?, answer))
        })
        .collect();
    let mut events: Vec<char> = Vec::new();
    let mut optional: Vec<bool> = Vec::new();
    let mut all: Vec<Told> = Vec::new();
    for statement in statements {
        let answer = answers.get(&before[statement.trigger.start]).copied();
        let letter = answer.and_then(|a| a.chars().next()).filter(|c| !matches!(c, '-' | 's'));
        let incident = letter.map(|letter| {
            events.iter().position(|e| *e == letter && letter != '+').unwrap_or_else(|| {
                events.push(letter);
                optional.push(true);
                events.len() - 1
            })
        });
        if let (Some(i), Some(answer)) = (incident, answer) {
            optional[i] &= answer.contains('?');
        }
        // What is threatened has not been done: it is told by the threat. What was planned and foiled is told by the foiling.
        let threatened = answer.is_some_and(|a| a.contains("!t")) && statement.kind != "threat";
        let planned = |p: &(&str, f64)| matches!(p.0, "planned" | "a purpose, not a deed");
        let foiled = answer.is_some_and(|a| a.contains("!f")) && statement.points.iter().any(planned);
        let (known, linked) = (answer.is_some() && !foiled, letter != Some('+'));
        all.push(Told { incident: incident.filter(|_| !threatened), linked, known, ..told(statement) });
    }
    Labelled { told: all, times: 1.0, optional }
}

/// Reads a table of our own sentences: what its `verdict` calls `none` or `statistic` tells no incident, anything else tells one.
pub fn sentences(knowledge: &Knowledge<'_>, table: &str) -> Vec<Labelled> {
    let table = fs::read_to_string(table).expect(table);
    let mut rows = table.lines().filter(|l| !l.starts_with('#'));
    let head: Vec<&str> = rows.next().unwrap_or_default().split('\t').collect();
    let column = |names: &[&str]| head.iter().position(|h| names.contains(h));
    let (verdict, text) = (column(&["verdict"]), column(&["sentence", "phrase", "text"]).expect("sentences"));
    rows.filter_map(|row| {
        let cells: Vec<&str> = row.split('\t').collect();
        let verdict = verdict.and_then(|v| cells.get(v)).copied().unwrap_or_default();
        let given_date = Some("2024-05-10".to_owned());
        let article = Article { text: (*cells.get(text)?).to_owned(), given_date, ..Article::default() };
        let incident = (!matches!(verdict, "none" | "statistic")).then_some(0);
        let statements = explain(&article, knowledge);
        // Which of several words tells it, nobody said: the surest one is taken for it, the others for nothing.
        let surest = statements.iter().map(|s| s.confidence).fold(0.0, f64::max);
        let told = statements
            .into_iter()
            .map(|s| Told { incident, known: incident.is_none() || s.confidence >= surest, ..told(s) })
            .collect();
        Some(Labelled { told, times: 1.0, optional: vec![false; usize::from(incident.is_some())] })
    })
    .collect()
}
