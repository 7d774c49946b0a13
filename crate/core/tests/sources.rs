//! Who says it, and how: the first word of saying in each sentence of our own table.

use rasid_core::knowledge::Lexicon;
use rasid_core::lexicon::Words;
use rasid_core::normalize::normalize;
use rasid_core::recognize::recognize;
use rasid_core::source;
use rasid_core::token::tokenize;

#[test]
fn own_corpus() {
    let lexicon = Lexicon::embedded();
    let mut wrong = Vec::new();
    let mut rows = 0;
    for line in include_str!("data/sources.tsv").lines().filter(|l| !l.starts_with('#')).skip(1) {
        let [sentence, want_source, want_act, want_anonymous] = line.split('\t').collect::<Vec<_>>()[..]
        else {
            panic!("row {line}")
        };
        rows += 1;
        let tokens = tokenize(&normalize(sentence));
        let words = Words::new(&tokens);
        let mentions = recognize(&tokens, &words, &lexicon, None);
        let got = mentions.sources.first().map(|hit| {
            let saying = source::read(&lexicon, &words, &mentions, hit);
            let name = saying.name(&words, sentence).replace('"', "");
            let name = if name.is_empty() { "-".to_owned() } else { name };
            (name, saying.act, if saying.anonymous { "anonymous" } else { "-" })
        });
        let got = got.as_ref().map_or(("-", "-", "-"), |(name, act, who)| (name.as_str(), *act, *who));
        if got != (want_source, want_act, want_anonymous) {
            wrong.push(format!("{sentence}: {got:?} instead of {want_source} {want_act} {want_anonymous}"));
        }
    }
    assert!(rows >= 170, "only {rows} rows");
    assert!(wrong.is_empty(), "{} of {rows} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// Every act gives one stance of the contract.
#[test]
fn acts_and_stances_agree() {
    for row in &Lexicon::embedded().sources.rows {
        let want = match row.cell("kind") {
            "say" | "according" | "unclaimed" => "reported",
            "claim" => "claimed",
            "accuse" | "deny" | "suspect" => "alleged",
            "confirm" => "confirmed",
            kind => panic!("{}: {kind}", row.id),
        };
        assert_eq!(row.cell("stance"), want, "{}", row.id);
    }
}
