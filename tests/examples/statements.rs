//! Statements of articles with their evidence, one JSON document a line, for whoever weighs it (`tests/learn/README.md`):
//! `cargo run -p rasid-tests --example statements -- LABELS_DIR TEXTS_DIR`.

use std::fs;
use std::path::Path;

use rasid_core::article::Article;
use rasid_core::{Knowledge, explain};
use rasid_gazetteer::Gazetteer;
use serde_json::{Value, json};

fn main() {
    let mut args = std::env::args().skip(1);
    let labels = args.next().expect("a folder of labels");
    let texts = args.next().expect("a folder of texts");
    let gazetteer = Gazetteer::embedded();
    let knowledge = Knowledge::new(&gazetteer);
    let mut files: Vec<_> =
        fs::read_dir(labels).expect("labels").map(|e| e.expect("an entry").path()).collect();
    files.retain(|f| f.extension().is_some_and(|e| e == "json"));
    files.sort();
    for file in files {
        let label: Value = serde_json::from_str(&fs::read_to_string(&file).expect("a label")).expect("JSON");
        let id = label["id"].as_str().expect("`id`");
        let name = label["file"].as_str().map_or_else(|| format!("{id}.txt"), str::to_owned);
        let text = fs::read_to_string(Path::new(&texts).join(name)).expect("its text");
        let points: Vec<usize> = code_points(&text);
        let given_date = label["published"].as_str().map(str::to_owned);
        let article = Article { text, given_date, ..Article::default() };
        let statements: Vec<Value> = explain(&article, &knowledge)
            .into_iter()
            .map(|s| {
                json!({
                    "trigger": [points[s.trigger.start], points[s.trigger.end]],
                    "type": s.kind,
                    "verdict": format!("{:?}", s.verdict),
                    "points": s.points,
                    "evidence": s.evidence,
                    "alike": s.alike,
                    "shared": s.shared,
                    "words": s.words, "heading": s.heading, "casualty_only": s.casualty_only, "located": s.located,
                })
            })
            .collect();
        println!("{}", json!({"id": id, "statements": statements, "incidents": label["incidents"]}));
    }
}

/// Code points before every byte.
fn code_points(text: &str) -> Vec<usize> {
    let mut out = vec![0; text.len() + 1];
    let mut n = 0;
    for (at, c) in text.char_indices() {
        out[at..at + c.len_utf8()].fill(n);
        n += 1;
    }
    out[text.len()] = n;
    out
}
