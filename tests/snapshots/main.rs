//! What the core says today about articles of every register, word for word.
//!
//! A snapshot does not say what is right (`tests/gold` does): it shows what a change changes. When the difference is wanted,
//! accept it and read it again in `git diff`:
//!
//! ```sh
//! RASID_ACCEPT=1 cargo test -p rasid-tests --test snapshots
//! ```

use std::fs;

use rasid_tests::{Labelled, articles, folder, read, render};

/// Every second article: all registers, all countries, with several incidents, one and none.
const STEP: usize = 2;

#[test]
fn every_snapshot_is_what_the_core_says() {
    let accept = std::env::var_os("RASID_ACCEPT").is_some();
    let shown: Vec<Labelled> = articles().into_iter().step_by(STEP).collect();
    assert!(shown.len() >= 20, "only {} articles", shown.len());
    let changed: Vec<String> = shown.iter().filter_map(|one| difference(one, accept)).collect();
    assert!(
        changed.is_empty(),
        "{} snapshots differ. When this is wanted: RASID_ACCEPT=1 cargo test -p rasid-tests --test snapshots\n\n{}",
        changed.len(),
        changed.join("\n")
    );
}

/// A file that belongs to no article any more is not a snapshot.
#[test]
fn every_snapshot_has_its_article() {
    let names: Vec<String> =
        articles().into_iter().step_by(STEP).map(|one| format!("{}.snap", one.name)).collect();
    for entry in fs::read_dir(folder("snapshots")).expect("tests/snapshots") {
        let file = entry.expect("an entry").file_name().into_string().expect("a plain name");
        assert!(file == "main.rs" || names.contains(&file), "{file} belongs to no article that is shown");
    }
}

/// The lines that are new and the lines that are gone; nothing when the two are the same, or were accepted.
fn difference(one: &Labelled, accept: bool) -> Option<String> {
    let path = folder("snapshots").join(format!("{}.snap", one.name));
    let now = render(&read(&one.article));
    let before = fs::read_to_string(&path).unwrap_or_default();
    if now == before {
        return None;
    }
    if accept {
        fs::write(&path, now).expect("write the snapshot");
        return None;
    }
    let gone = before.lines().filter(|l| !now.lines().any(|n| n == *l)).map(|l| format!("  - {l}\n"));
    let new = now.lines().filter(|l| !before.lines().any(|b| b == *l)).map(|l| format!("  + {l}\n"));
    Some(format!("{}\n{}{}", one.name, gone.collect::<String>(), new.collect::<String>()))
}
