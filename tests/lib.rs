//! What the tests of the whole core share: this project's own articles, the core with its gazetteer, and a readable rendering.
//!
//! A crate of its own, so that the core has no dependency on the gazetteer, not even for tests.

mod render;

use std::fs;
use std::path::PathBuf;

use rasid_core::article::Article;
use rasid_core::contract::Extraction;
use rasid_core::{Knowledge, extract};
use rasid_gazetteer::Gazetteer;
use serde_json::Value;

pub use render::render;

/// An article of `tests/articles` with what its label file says about it.
pub struct Labelled {
    /// Its file name without the ending: `001_agency_iq`.
    pub name: String,
    pub article: Article,
}

/// All articles, by number.
///
/// # Panics
/// When a label or its text cannot be read: a broken checkout.
#[must_use]
pub fn articles() -> Vec<Labelled> {
    let here = folder("");
    let mut labels: Vec<PathBuf> = fs::read_dir(here.join("gold"))
        .expect("tests/gold")
        .map(|entry| entry.expect("an entry of tests/gold").path())
        .filter(|path| path.extension().is_some_and(|e| e == "json"))
        .collect();
    labels.sort();
    labels.iter().map(labelled).collect()
}

fn labelled(path: &PathBuf) -> Labelled {
    let label: Value = serde_json::from_str(&fs::read_to_string(path).expect("a label")).expect("JSON");
    let file = label["file"].as_str().expect("`file`");
    let text = fs::read_to_string(folder("articles").join(file)).expect("the label's article");
    let given_date = label["published"].as_str().map(str::to_owned);
    Labelled {
        name: file.trim_end_matches(".txt").to_owned(),
        article: Article { text, given_date, ..Article::default() },
    }
}

/// A folder beside this file.
#[must_use]
pub fn folder(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(name)
}

thread_local! {
    // Leaked once a thread: the tables are read for the whole run anyway.
    static KNOWLEDGE: &'static Knowledge<'static> =
        Box::leak(Box::new(Knowledge::new(Box::leak(Box::new(Gazetteer::embedded())))));
}

/// What the program would say.
#[must_use]
pub fn read(article: &Article) -> Extraction {
    KNOWLEDGE.with(|knowledge| extract(article, knowledge))
}

/// The same for bare text.
#[must_use]
pub fn read_text(text: &str) -> Extraction {
    read(&Article { text: text.to_owned(), ..Article::default() })
}

/// The same for bare text that appeared on a day.
#[must_use]
pub fn read_on(text: &str, day: &str) -> Extraction {
    read(&Article { text: text.to_owned(), given_date: Some(day.to_owned()), ..Article::default() })
}

/// Reads every text of a table and holds what was told against what is expected.
///
/// # Panics
/// With every text that was read otherwise.
pub fn hold<W: PartialEq + std::fmt::Debug>(
    table: impl IntoIterator<Item = (&'static str, W)>,
    told: impl Fn(&str) -> W,
) {
    let wrong = table.into_iter().filter_map(|(text, want)| {
        let found = told(text);
        (found != want).then(|| format!("{text}: {found:?} instead of {want:?}"))
    });
    let wrong: Vec<String> = wrong.collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
