//! Actors against our own table: which names are actors, who each stands for, and names in other use.

#![allow(clippy::print_stdout, reason = "a test may report")]

mod cities;

use cities::Cities;
use rasid_core::actor;
use rasid_core::geocode;
use rasid_core::knowledge::Knowledge;
use rasid_core::lexicon::Words;
use rasid_core::normalize::normalize;
use rasid_core::recognize::recognize;
use rasid_core::segment::{lines, segment};
use rasid_core::token::tokenize;
use rasid_core::toponym;

/// Every actor that is meant, in order, as `id:kind`.
fn actors(text: &str, published: &str, knowledge: &Knowledge<'_>) -> Vec<String> {
    let tokens = tokenize(&normalize(text));
    let sentences = segment(&tokens, &lines(text));
    let words = Words::new(&tokens);
    let date = published.parse().ok();
    let mentions = recognize(&tokens, &words, &knowledge.lexicon, date);
    let mut toponyms =
        toponym::recognize(&words, &sentences, &mentions, &knowledge.lexicon, knowledge.places);
    geocode::resolve(&mut toponyms, &tokens, &mentions, &knowledge.lexicon);
    let identities = actor::identify(&words, &mentions, &toponyms, knowledge, date);
    let kind = |id: &str| {
        let rows = &knowledge.lexicon.actors.rows;
        rows.iter().find(|r| r.cell("actor") == id).map_or("", |r| r.cell("kind"))
    };
    (0..mentions.actors.len())
        .filter_map(|i| identities.id(i, None))
        .map(|id| format!("{id}:{}", kind(&id)))
        .collect()
}

/// A floor: it only rises.
const EXACT: f64 = 0.99;

#[test]
fn own_corpus() {
    let knowledge = Knowledge::new(&Cities);
    let (mut rows, mut mentions, mut quiet) = (0, 0, 0);
    let mut wrong = Vec::new();
    for line in include_str!("data/actors.tsv").lines().filter(|l| !l.starts_with('#')).skip(1) {
        let [text, published, want] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("row {line}") };
        rows += 1;
        let want: Vec<&str> = want.split(' ').filter(|w| *w != "-").collect();
        mentions += want.len();
        quiet += usize::from(want.is_empty());
        let got = actors(text, published, &knowledge);
        if got != want {
            wrong.push(format!("{text} [{published}]: {got:?} instead of {want:?}"));
        }
    }
    let exact = f64::from(rows - i32::try_from(wrong.len()).unwrap()) / f64::from(rows);
    assert!(exact >= EXACT, "{exact:.3} of {rows} rows:\n{}", wrong.join("\n"));
    assert!(mentions >= 300, "only {mentions} mentions");
    assert!(quiet >= 50, "only {quiet} rows without an actor");
}

/// How many groups, forces, services, states and branches the table names: rows with a name of their own, counted once a name.
/// Left out: rows that name nobody (anaphora, «the army», gunmen, civilians, adjectives, heads, look-alikes) and the soldiers of a
/// state beside its army.
#[test]
fn how_many_actors_are_named() {
    let knowledge = Knowledge::new(&Cities);
    let nameless =
        ["not", "anaphor", "unknown", "head", "people", "victim", "adjective", "domestic", "militants"];
    let mut names = std::collections::BTreeMap::new();
    let mut forms = 0;
    for row in &knowledge.lexicon.actors.rows {
        let flags = row.cell("flags");
        if flags.split(',').any(|f| nameless.contains(&f)) || row.id.ends_with("_soldiers") {
            continue;
        }
        forms += row.cell("forms").split('|').count();
        names.entry(row.cell("name_en").to_owned()).or_insert_with(|| row.cell("kind").to_owned());
    }
    let of = |kinds: &[&str]| names.values().filter(|k| kinds.contains(&k.as_str())).count();
    let groups = of(&["rebel", "political_militia", "identity_militia"]);
    println!(
        "{} actors in {forms} forms: {groups} armed groups, {} states, forces and services",
        names.len(),
        names.len() - groups
    );
    assert!(names.len() >= 600, "only {} names", names.len());
}
