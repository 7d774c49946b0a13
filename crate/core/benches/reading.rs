//! Throughput of the stages that read: fold, tokenise, cut clitics, find furniture, recognise.
//!
//! The text is all of this project's own articles in `tests/articles` that are named below, one after the other. Figures are bytes
//! of UTF-8 a second; an Arabic letter has two bytes.

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use jiff::civil::Date;
use rasid_core::knowledge::Lexicon;
use rasid_core::lexicon::Words;
use rasid_core::normalize::{fold, normalize};
use rasid_core::token::tokenize;
use rasid_core::{number, recognize, segment, time};

fn main() {
    divan::main();
}

const ARTICLES: &[&str] = &[
    include_str!("../../../tests/articles/002_local_sy_sy.txt"),
    include_str!("../../../tests/articles/003_agency_ye_ye.txt"),
    include_str!("../../../tests/articles/008_state_eg_eg.txt"),
    include_str!("../../../tests/articles/009_opinion_lb_lb.txt"),
    include_str!("../../../tests/articles/013_roundup_sy_sy.txt"),
    include_str!("../../../tests/articles/017_agency_tn_tn.txt"),
    include_str!("../../../tests/articles/035_totals_sy_sy.txt"),
    include_str!("../../../tests/articles/040_agency_ps_ps.txt"),
];

const PUBLISHED: Date = Date::constant(2025, 11, 12);

fn text() -> String {
    ARTICLES.concat()
}

/// A bencher that counts the bytes of the text.
fn counting<'a, 'b>(bencher: Bencher<'a, 'b>, text: &str) -> Bencher<'a, 'b> {
    bencher.counter(BytesCount::of_str(text))
}

#[divan::bench]
fn normalize_text(bencher: Bencher<'_, '_>) {
    let text = text();
    counting(bencher, &text).bench_local(|| normalize(black_box(&text)));
}

#[divan::bench]
fn fold_text(bencher: Bencher<'_, '_>) {
    let text = text();
    counting(bencher, &text).bench_local(|| fold(black_box(&text)));
}

#[divan::bench]
fn tokenize_text(bencher: Bencher<'_, '_>) {
    let text = text();
    let folded = normalize(&text);
    counting(bencher, &text).bench_local(|| tokenize(black_box(&folded)));
}

#[divan::bench]
fn cut_clitics(bencher: Bencher<'_, '_>) {
    let text = text();
    let tokens = tokenize(&normalize(&text));
    counting(bencher, &text).bench_local(|| Words::new(black_box(&tokens)));
}

#[divan::bench]
fn find_furniture(bencher: Bencher<'_, '_>) {
    let text = text();
    counting(bencher, &text).bench_local(|| segment::lines(black_box(&text)));
}

#[divan::bench]
fn recognize_numbers(bencher: Bencher<'_, '_>) {
    let text = text();
    let tokens = tokenize(&normalize(&text));
    counting(bencher, &text).bench_local(|| number::recognize(black_box(&tokens)));
}

#[divan::bench]
fn recognize_times(bencher: Bencher<'_, '_>) {
    let text = text();
    let tokens = tokenize(&normalize(&text));
    counting(bencher, &text).bench_local(|| time::recognize(black_box(&tokens), Some(PUBLISHED)));
}

#[divan::bench]
fn find_actors(bencher: Bencher<'_, '_>) {
    let text = text();
    let lexicon = Lexicon::embedded();
    let tokens = tokenize(&normalize(&text));
    let words = Words::new(&tokens);
    counting(bencher, &text).bench_local(|| lexicon.actors.find(black_box(&words)));
}

/// Everything from text to mentions, without places.
#[divan::bench]
fn normalize_tokenize_recognize(bencher: Bencher<'_, '_>) {
    let text = text();
    let lexicon = Lexicon::embedded();
    counting(bencher, &text).bench_local(|| {
        let tokens = tokenize(&normalize(black_box(&text)));
        let words = Words::new(&tokens);
        recognize::recognize(&tokens, &words, &lexicon, Some(PUBLISHED))
    });
}

/// What the worker does once, when it starts.
#[divan::bench]
fn read_lexicon() -> Lexicon {
    Lexicon::embedded()
}
