//! The whole of `extract` with the embedded gazetteer, over this project's own articles: bytes of UTF-8 a second.
//!
//! It stands here because the core does not depend on the gazetteer, not even for measuring.

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use rasid_core::article::Article;
use rasid_core::{Knowledge, extract};
use rasid_gazetteer::Gazetteer;

fn main() {
    divan::main();
}

const SHORT: &str = include_str!("../../../tests/articles/003_agency_ye_ye.txt");
const ROUNDUP: &str = include_str!("../../../tests/articles/013_roundup_sy_sy.txt");
const QUIET: &str = include_str!("../../../tests/articles/009_opinion_lb_lb.txt");

#[divan::bench]
fn short_report(bencher: Bencher<'_, '_>) {
    run(bencher, SHORT);
}

#[divan::bench]
fn roundup(bencher: Bencher<'_, '_>) {
    run(bencher, ROUNDUP);
}

#[divan::bench]
fn opinion(bencher: Bencher<'_, '_>) {
    run(bencher, QUIET);
}

/// A very long paste: every stage has to stay linear.
#[divan::bench(sample_count = 5)]
fn hundred_articles(bencher: Bencher<'_, '_>) {
    run(bencher, &[SHORT, ROUNDUP, QUIET, SHORT].concat().repeat(25));
}

fn run(bencher: Bencher<'_, '_>, text: &str) {
    let gazetteer = Gazetteer::embedded();
    let knowledge = Knowledge::new(&gazetteer);
    let article =
        Article { text: text.to_owned(), given_date: Some("2025-11-12".to_owned()), ..Article::default() };
    bencher
        .counter(BytesCount::of_str(text))
        .bench_local(|| extract(black_box(&article), black_box(&knowledge)));
}
