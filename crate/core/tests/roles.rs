//! Roles against our own table: who did it and to whom, in the first incident of a text.

mod cities;

use cities::Cities;
use rasid_core::article::Article;
use rasid_core::contract::Incident;
use rasid_core::{Knowledge, extract};

/// The ids of one role in the order of the alphabet, or `-`; those whom nobody asks for are left out.
fn ids(incident: Option<&Incident>, role: &str) -> String {
    let vague = |id: &str| matches!(id, "" | "UNKNOWN" | "CIVILIANS");
    let actors = incident.map(|i| i.actors.as_slice()).unwrap_or_default();
    let mut ids: Vec<&str> =
        actors.iter().filter(|a| a.role == role && !vague(&a.id)).map(|a| a.id.as_str()).collect();
    ids.sort_unstable();
    if ids.is_empty() { "-".to_owned() } else { ids.join(" ") }
}

/// A floor: it only rises.
const EXACT: f64 = 1.0;

#[test]
fn own_corpus() {
    let knowledge = Knowledge::new(&Cities);
    let mut rows = 0;
    let mut wrong = Vec::new();
    for line in include_str!("data/roles.tsv").lines().filter(|l| !l.starts_with('#')).skip(1) {
        let [text, published, by, on] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("row {line}")
        };
        rows += 1;
        let article =
            Article { text: text.to_owned(), given_date: Some(published.to_owned()), ..Article::default() };
        let found = extract(&article, &knowledge);
        let first = found.incidents.first();
        let got = (ids(first, "perpetrator"), ids(first, "target"));
        if first.is_none() || got != (by.to_owned(), on.to_owned()) {
            wrong.push(format!("{text}: {got:?} instead of {:?}", (by, on)));
        }
    }
    let exact = f64::from(rows - i32::try_from(wrong.len()).unwrap()) / f64::from(rows);
    assert!(exact >= EXACT, "{exact:.3} of {rows} rows:\n{}", wrong.join("\n"));
    assert!(rows >= 30, "only {rows} rows");
}
