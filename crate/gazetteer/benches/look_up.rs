//! One look-up by name, and the question whether a longer name starts so. The goal is 2 µs a name.

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use rasid_core::place::Places;
use rasid_gazetteer::Gazetteer;

fn main() {
    divan::main();
}

/// Names as they reach the gazetteer: folded words of an article, most of them no places.
const KNOWN: &[&str] =
    &["دير الزور", "البوكمال", "خان يونس", "صعده", "الفاشر", "الموصل", "درنه", "مارب", "الرمادي", "سرت"];
const UNKNOWN: &[&str] =
    &["مصدر", "الجيش", "قتل", "الطائره الحربيه", "مدنيين", "استهداف", "بيان صدر", "محيط", "عناصر", "الهجوم"];
/// As an author writes them, not folded.
const WRITTEN: &[&str] = &["صعدة", "إدلب", "مأرب", "أبو كمال", "مدينة الباب"];

fn each(bencher: Bencher<'_, '_>, names: &[&str], ask: impl Fn(&Gazetteer, &str) -> usize) {
    let gazetteer = Gazetteer::embedded();
    bencher
        .counter(ItemsCount::new(names.len()))
        .bench_local(|| names.iter().map(|name| ask(&gazetteer, black_box(name))).sum::<usize>());
}

#[divan::bench]
fn known_names(bencher: Bencher<'_, '_>) {
    each(bencher, KNOWN, |g, name| g.lookup(name).len());
}

#[divan::bench]
fn unknown_names(bencher: Bencher<'_, '_>) {
    each(bencher, UNKNOWN, |g, name| g.lookup(name).len());
}

#[divan::bench]
fn written_names(bencher: Bencher<'_, '_>) {
    each(bencher, WRITTEN, |g, name| g.lookup(name).len());
}

#[divan::bench]
fn prefixes(bencher: Bencher<'_, '_>) {
    each(bencher, UNKNOWN, |g, name| usize::from(g.may_continue(name)));
}

#[divan::bench]
fn open() -> Gazetteer {
    Gazetteer::embedded()
}
