//! How well a saved page is read, in the figures that other libraries are measured with: precision, recall and F1 of the story's
//! words, sentences of other stories that came along, and for the same pages pasted as plain text the lines kept and left.
//!
//!     cargo test -p rasid-ingest --test measure -- --nocapture
//!     python3 crate/ingest/tests/pages/peers.py        the same for the libraries that are installed there

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a test may read a file, report, and stop at a broken table"
)]

use std::collections::BTreeMap;

use rasid_core::furniture::{LineIn, mark};
use rasid_ingest::read;

/// A page: its name, and its lines with what each is.
type Page = (&'static str, Vec<(&'static str, &'static str)>);

fn pages() -> Vec<Page> {
    include_str!("pages/pasted.txt")
        .split("\n== ")
        .skip(1)
        .map(|page| {
            let (name, lines) = page.split_once('\n').unwrap();
            (name, lines.lines().map(|l| l.split_once('|').unwrap()).collect())
        })
        .collect()
}

fn words(text: &str) -> BTreeMap<&str, usize> {
    let mut out = BTreeMap::new();
    for word in text.split(|c: char| !c.is_alphanumeric() && !rasid_core::normalize::is_arabic_letter(c)) {
        *out.entry(word).or_default() += usize::from(!word.is_empty());
    }
    out.remove("");
    out
}

fn share(part: usize, whole: usize) -> f64 {
    f64::from(u32::try_from(part).unwrap()) / f64::from(u32::try_from(whole.max(1)).unwrap())
}

#[test]
fn saved_pages() {
    let (mut sum, mut leaks, mut planted) = (0.0, 0, 0);
    let pages = pages();
    for (name, lines) in &pages {
        let file = format!("{}/tests/pages/{name}.html", env!("CARGO_MANIFEST_DIR"));
        let text = read("page.html", &std::fs::read(file).unwrap()).unwrap().article.text;
        let title = lines.iter().find(|l| l.0 == "title").unwrap().1;
        let got = words(text.strip_prefix(title).unwrap_or(&text));
        let body: Vec<&str> = lines.iter().filter(|l| l.0 == "body").map(|l| l.1).collect();
        let body = body.join("\n");
        let want = words(&body);
        let both: usize = want.iter().map(|(word, n)| got.get(word).copied().unwrap_or(0).min(*n)).sum();
        let (precision, recall) = (share(both, got.values().sum()), share(both, want.values().sum()));
        let f1 = 2.0 * precision * recall / (precision + recall).max(0.001);
        // A line of four words and more that is not of the story.
        let others = lines.iter().filter(|l| l.0 == "-" && words(l.1).values().sum::<usize>() >= 4);
        let found = others.clone().filter(|l| text.contains(l.1)).count();
        println!(
            "{name}: P {precision:.3} R {recall:.3} F1 {f1:.3}, leaks {found} of {}",
            others.clone().count()
        );
        sum += f1;
        leaks += found;
        planted += others.count();
    }
    let mean = sum / f64::from(u32::try_from(pages.len()).unwrap());
    println!("saved pages: mean F1 {mean:.3}, leaks {leaks} of {planted}");
    assert!(mean >= 0.997, "readability-lxml, the best of the libraries, had .997 on pages of these kinds");
    assert_eq!(leaks, 0);
}

#[test]
fn the_same_pages_pasted() {
    let (mut kept, mut body, mut left, mut other) = (0, 0, 0, 0);
    for (name, lines) in pages() {
        let given: Vec<LineIn<'_>> = lines.iter().map(|l| LineIn::new(l.1)).collect();
        for ((kind, text), mark) in lines.iter().zip(mark(&given)) {
            let grey = mark.is_furniture();
            match *kind {
                "body" | "title" => {
                    body += 1;
                    kept += usize::from(!grey);
                }
                "-" => {
                    other += 1;
                    left += usize::from(!grey);
                }
                _ => continue,
            }
            if grey == (*kind != "-") {
                println!("{name}: {} ({mark:?}) {text}", if grey { "lost" } else { "left" });
            }
        }
    }
    println!("pasted pages: {kept} of {body} lines of the story kept, {left} of {other} others left");
    assert_eq!(kept, body, "a line of the story is greyed");
    assert!(left <= LEFT, "{left} lines of furniture are left");
}

/// A ceiling: it only falls.
const LEFT: usize = 13;
