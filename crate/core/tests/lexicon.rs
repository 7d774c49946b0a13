//! Every row of the lexicon is held to its own example and counter-example, so that a row says what it is for.

use std::collections::BTreeSet;

use rasid_core::actor;
use rasid_core::knowledge::Lexicon;
use rasid_core::lexicon::{Hit, Table, Words};
use rasid_core::normalize::normalize;
use rasid_core::token::tokenize;

fn tables(lexicon: &Lexicon) -> [(&'static str, &Table); 13] {
    [
        ("triggers", &lexicon.triggers),
        ("casualties", &lexicon.casualties),
        ("people", &lexicon.people),
        ("weapons", &lexicon.weapons),
        ("sources", &lexicon.sources),
        ("speakers", &lexicon.speakers),
        ("saidwords", &lexicon.saidwords),
        ("cues", &lexicon.cues),
        ("not", &lexicon.not),
        ("placewords", &lexicon.placewords),
        ("actors", &lexicon.actors),
        ("heads", &lexicon.heads),
        ("askedwords", &lexicon.asked),
    ]
}

/// Whether a row is among the hits of a sentence; actors go through their own filter.
fn fires(name: &str, table: &Table, row: usize, sentence: &str) -> bool {
    let tokens = tokenize(&normalize(sentence));
    let words = Words::new(&tokens);
    // A word may stand in several of these lists: each is asked by itself.
    if name == "askedwords" {
        let id = table.rows[row].id.as_str();
        return (0..tokens.len()).any(|at| table.of(id, &words, at).is_some());
    }
    let hits: Vec<Hit> = if name == "actors" { actor::recognize(table, &words) } else { table.find(&words) };
    hits.iter().any(|h| h.row == row || lenient(name))
}

/// In these tables a longer row may tell the same («هجوم» in «هجوم انتحاري»), so any hit holds the example, and what a
/// counter is worth is weighed by the judge, not by the match.
fn lenient(name: &str) -> bool {
    matches!(name, "triggers" | "casualties" | "cues" | "not")
}

fn sentences(cell: &'static str) -> impl Iterator<Item = &'static str> {
    cell.split("//").map(str::trim).filter(|s| !s.is_empty())
}

#[test]
fn ids_are_unique_and_no_row_is_empty() {
    let lexicon = Lexicon::embedded();
    for (name, table) in tables(&lexicon) {
        let mut seen = BTreeSet::new();
        for row in &table.rows {
            assert!(!row.id.is_empty() && seen.insert(row.id.clone()), "{name}: {} twice or empty", row.id);
            assert!(!row.cell("forms").is_empty(), "{name}: {} has no forms", row.id);
        }
    }
}

#[test]
fn rows_fire_on_their_examples_and_not_on_their_counters() {
    let lexicon = Lexicon::embedded();
    let mut wrong = Vec::new();
    let mut examples = 0;
    for (name, table) in tables(&lexicon) {
        for (i, row) in table.rows.iter().enumerate() {
            for example in sentences(row.fixed("example")) {
                examples += 1;
                if !fires(name, table, i, example) {
                    wrong.push(format!("{name}\t{}\texample\t{example}", row.id));
                }
            }
            for counter in sentences(row.fixed("counter")) {
                if !lenient(name) && fires(name, table, i, counter) {
                    wrong.push(format!("{name}\t{}\tcounter\t{counter}", row.id));
                }
            }
        }
    }
    assert!(examples > 700, "only {examples} examples");
    assert!(wrong.is_empty(), "{} rows do not hold:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn at_least_six_hundred_actor_rows_have_a_kind_and_a_name() {
    let lexicon = Lexicon::embedded();
    assert!(lexicon.actors.rows.len() >= 600);
    for row in &lexicon.actors.rows {
        for column in ["actor", "name_ar", "name_en", "kind"] {
            assert!(!row.cell(column).is_empty(), "{} has no {column}", row.id);
        }
    }
}

/// Who bears a name before and after its day is an actor of ours, and the row's example names whoever bears it.
#[test]
fn names_that_changed_hands_are_told_of_actors() {
    let lexicon = Lexicon::embedded();
    let known = |id: &str| lexicon.actors.rows.iter().any(|r| r.cell("actor") == id);
    assert!(lexicon.successions.rows.len() >= 6);
    for row in &lexicon.successions.rows {
        assert!(row.cell("day").parse::<jiff::civil::Date>().is_ok(), "{} has no day", row.id);
        for column in ["before", "after", "undated"] {
            assert!(known(row.cell(column)), "{}: {} is no actor", row.id, row.cell(column));
        }
        let tokens = tokenize(&normalize(row.cell("example")));
        let hits = actor::recognize(&lexicon.actors, &Words::new(&tokens));
        let bears = |h: &Hit| {
            let actor = lexicon.actors.row(h).cell("actor");
            actor.trim_start_matches('?').split(';').any(|a| a.rsplit('=').next() == Some(row.id.as_str()))
        };
        assert!(hits.iter().any(bears), "«{}» does not name {}", row.cell("example"), row.id);
    }
}

/// Damage of a row's example is mended to one of its words, and its counter stays as it is.
#[test]
fn moderated_words_are_mended_and_others_are_not() {
    let folded = |text: &str| -> String { normalize(text).chars.into_iter().collect() };
    let mut wrong = Vec::new();
    let mut rows = 0;
    for row in include_str!("../lexicon/moderated.tsv").lines().filter(|l| !l.starts_with('#')).skip(1) {
        let [id, forms, example, counter] = row.split('\t').collect::<Vec<_>>()[..] else {
            panic!("row {row}")
        };
        rows += 1;
        let table =
            Table::with(Box::leak(format!("id\tforms\n{id}\t{forms}").into_boxed_str()), &Default::default());
        let tokens = tokenize(&normalize(example));
        if table.find(&Words::new(&tokens)).len() != 1 || tokens.len() != 1 {
            wrong.push(format!("{id}: «{example}» is read as {}", folded(example)));
        }
        if folded(counter) != rasid_core::normalize::fold(counter) {
            wrong.push(format!("{id}: «{counter}» is read as {}", folded(counter)));
        }
    }
    assert!(rows >= 12, "only {rows} rows");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
