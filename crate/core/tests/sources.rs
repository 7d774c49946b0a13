//! Who says it, and how: the first word of saying in each sentence of our own table.

use rasid_core::knowledge::Lexicon;
use rasid_core::lexicon::Words;
use rasid_core::normalize::normalize;
use rasid_core::token::tokenize;
use rasid_core::{actor, source};

#[test]
fn own_corpus() {
    let lexicon = Lexicon::embedded();
    let mut wrong = Vec::new();
    let mut rows = 0;
    for line in include_str!("data/sources.tsv").lines().filter(|l| !l.starts_with('#')).skip(1) {
        let [sentence, want_source, want_stance, want_anonymous] = line.split('\t').collect::<Vec<_>>()[..]
        else {
            panic!("row {line}")
        };
        rows += 1;
        let tokens = tokenize(&normalize(sentence));
        let words = Words::new(&tokens);
        let actors = actor::recognize(&lexicon.actors, &words);
        let got = lexicon.sources.find(&words).first().map(|hit| {
            let saying = source::read(&lexicon.sources, &words, &actors, hit);
            let named = tokens.get(saying.from..saying.to).unwrap_or_default();
            let span = named.first().zip(named.last()).map(|(a, b)| a.span.cover(b.span));
            (
                span.map_or("-", |s| s.of(sentence)),
                saying.stance,
                if saying.anonymous { "anonymous" } else { "-" },
            )
        });
        if got != Some((want_source, want_stance, want_anonymous)) {
            wrong
                .push(format!("{sentence}: {got:?} instead of {want_source} {want_stance} {want_anonymous}"));
        }
    }
    assert!(rows >= 80, "only {rows} rows");
    assert!(wrong.is_empty(), "{} of {rows} wrong:\n{}", wrong.len(), wrong.join("\n"));
}
