//! Tolls against our own table: how many killed, wounded and held the statements of a text add up to.

use std::fmt::Write;

use rasid_core::analysis::Analysis;
use rasid_core::assemble::assemble;
use rasid_core::casualty::{Casualty, settle};
use rasid_core::frame::Frame;
use rasid_core::knowledge::Knowledge;
use rasid_core::lexicon::Words;
use rasid_core::normalize::normalize;
use rasid_core::place::{Place, Places};
use rasid_core::recognize::recognize;
use rasid_core::segment::{lines, segment};
use rasid_core::token::tokenize;

/// Tolls are read without knowing a single place.
struct Nowhere;

impl Places for Nowhere {
    fn lookup(&self, _name: &str) -> Vec<Place> {
        Vec::new()
    }

    fn may_continue(&self, _words: &str) -> bool {
        false
    }

    fn version(&self) -> String {
        "test".to_owned()
    }
}

/// Every toll of every statement, before any are united.
fn tolls(text: &str, knowledge: &Knowledge<'_>) -> Vec<Casualty> {
    let tokens = tokenize(&normalize(text));
    let sentences = segment(&tokens, &lines(text));
    let words = Words::new(&tokens);
    let mentions = recognize(&tokens, &words, &knowledge.lexicon, None);
    let analysis = Analysis {
        text,
        knowledge,
        words: &words,
        sentences,
        mentions,
        toponyms: Vec::new(),
        towns: 0,
        stories: Vec::new(),
        published: None,
    };
    let of_frame = |mut frame: Frame| {
        settle(&frame.kind, &mut frame.casualties);
        frame.casualties
    };
    assemble(&analysis).into_iter().flat_map(of_frame).collect()
}

/// `5`, `7-`, `10-15`, or `-` when nobody is counted.
fn written(tolls: &[Casualty], kinds: &[&str]) -> String {
    let counts: Vec<_> =
        tolls.iter().filter(|t| kinds.contains(&t.kind)).filter_map(|t| t.quantity).collect();
    if counts.is_empty() {
        return "-".to_owned();
    }
    let low: u64 = counts.iter().filter_map(|q| q.min).sum();
    let high: Option<u64> = counts.iter().map(|q| q.max).sum();
    match high {
        Some(high) if high == low => low.to_string(),
        Some(high) => format!("{low}-{high}"),
        None => format!("{low}-"),
    }
}

/// `RASID_TEXT=… cargo test -p rasid-core --test tolls -- --nocapture` shows what is read from a text.
#[test]
#[allow(clippy::print_stdout, clippy::disallowed_methods, reason = "for whoever works on the rules")]
fn shows_a_text() {
    let knowledge = Knowledge::new(&Nowhere);
    for toll in std::env::var("RASID_TEXT").iter().flat_map(|t| tolls(t, &knowledge)) {
        println!("{toll:?}");
    }
}

/// A floor: it only rises.
const EXACT: f64 = 1.0;

#[test]
fn own_corpus() {
    let knowledge = Knowledge::new(&Nowhere);
    let mut rows = 0;
    let mut wrong = String::new();
    let mut failures = 0;
    for line in include_str!("data/tolls.tsv").lines().filter(|l| !l.starts_with('#')).skip(1) {
        let [text, killed, wounded, held] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("row {line}")
        };
        rows += 1;
        let found = tolls(text, &knowledge);
        let got = [
            written(&found, &["killed"]),
            written(&found, &["wounded"]),
            written(&found, &["captured", "arrested", "abducted"]),
        ];
        if got != [killed, wounded, held] {
            failures += 1;
            let _ = writeln!(wrong, "{text}: {} instead of {killed} {wounded} {held}", got.join(" "));
        }
    }
    let exact = 1.0 - f64::from(failures) / f64::from(rows);
    assert!(exact >= EXACT, "{exact:.3} of {rows} rows:\n{wrong}");
    assert!(rows >= 150, "only {rows} rows");
}
