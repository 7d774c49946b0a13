//! Numbers against tables: our own (always) and the shared measuring set (when `RASID_EVAL` names its folder).
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a test may read a file, a clock and report"
)]

use rasid_core::normalize::normalize;
use rasid_core::number::{NumberKind, NumberMention, recognize};
use rasid_core::token::tokenize;

fn numbers(text: &str) -> Vec<NumberMention> {
    recognize(&tokenize(&normalize(text)))
}

fn counts(mentions: &[NumberMention]) -> Vec<&NumberMention> {
    mentions
        .iter()
        .filter(|m| !matches!(m.kind, NumberKind::Label | NumberKind::Unit | NumberKind::Ordinal))
        .collect()
}

fn rows(tsv: &str) -> impl Iterator<Item = Vec<&str>> {
    tsv.lines()
        .filter(|l| !l.trim().is_empty() && !l.starts_with('#'))
        .skip(1)
        .map(|l| l.split('\t').map(str::trim).collect())
}

/// `12`, `60-` (at least), `-9` (at most), `10-15`, `~15` (about), and `~60-`.
fn written(m: &NumberMention) -> String {
    let n = |v: Option<u64>| v.map_or(String::new(), |v| v.to_string());
    let q = m.quantity;
    let body = if q.min == q.max { n(q.min) } else { format!("{}-{}", n(q.min), n(q.max)) };
    if q.approximate { format!("~{body}") } else { body }
}

#[test]
fn shared_table() {
    let Ok(folder) = std::env::var("RASID_EVAL") else { return };
    let table = std::fs::read_to_string(format!("{folder}/numbers.tsv")).expect("the shared table");
    let mut wrong = Vec::new();
    let mut total = 0;
    for row in rows(&table) {
        let [text, core, low, _, kind] = row.as_slice() else { panic!("row {row:?}") };
        total += 1;
        let found = numbers(text);
        let found = counts(&found);
        let min: Vec<String> = found.iter().map(|m| m.quantity.min.unwrap_or(0).to_string()).collect();
        let ok = match *kind {
            "trap" => found.is_empty(),
            "vague" if low.is_empty() => min == ["1"],
            "vague" => min.len() == 1 && min[0] == *low || *low == "100" && min == ["100"],
            "range" => found.len() == 1 && written(found[0]) == core.replace(',', "-"),
            "multi" | "exact" => {
                min == core.split(',').collect::<Vec<_>>()
                    && found.iter().all(|m| m.quantity.min == m.quantity.max)
            }
            "over" | "atleast" => found.len() == 1 && min == [*core] && found[0].quantity.max.is_none(),
            "about" => found.len() == 1 && min == [*core] && found[0].quantity.approximate,
            other => panic!("kind {other}"),
        };
        if !ok {
            wrong.push(format!(
                "{text}: {:?} instead of {core} ({kind})",
                found.iter().map(|m| written(m)).collect::<Vec<_>>()
            ));
        }
    }
    println!("shared numbers: {} of {total}", total - wrong.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Every row of the numeral table fires in its own example; labels and units count nothing there.
#[test]
fn lexicon_examples() {
    let mut wrong = Vec::new();
    for row in rows(include_str!("../lexicon/numerals.tsv")) {
        let [class, value, _, example] = row.as_slice() else { panic!("row {row:?}") };
        let found = numbers(example);
        let found = counts(&found);
        let first = found.first().map_or("-".to_owned(), |m| written(m));
        let want = match *class {
            "label" | "label_place" | "generic" | "settlement" => "-".to_owned(),
            "unit" if value.is_empty() => "-".to_owned(),
            "vague" | "several" => format!("{value}-"),
            "few" => "3-9".to_owned(),
            "fraction" => (1_000_000 / value.parse::<u64>().expect("a divisor")).to_string(),
            "scales" => {
                (value.parse::<u64>().expect("a scale") * if *value == "1000" { 4 } else { 3 }).to_string()
            }
            "over" | "above" | "atleast" | "atleast_after" => "45-".to_owned(),
            "under" => "-44".to_owned(),
            "atmost" | "atmost_after" => "-45".to_owned(),
            "about" | "about_after" => "~45".to_owned(),
            "niyyif_after" => "20-29".to_owned(),
            "not_noun" => "45".to_owned(),
            "hurt" | "hurt_after" => "1".to_owned(),
            _ => (*value).to_owned(),
        };
        if first != want {
            wrong.push(format!("{class} {value}: {example}: {first} instead of {want}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Every countable noun is found in its dual, and behind a number in every other form.
#[test]
fn countable_nouns() {
    let mut wrong = Vec::new();
    for row in rows(include_str!("../lexicon/counted.tsv")) {
        let [class, singular, dual, plurals, ..] = row.as_slice() else { panic!("row {row:?}") };
        let flags = row.get(4).copied().unwrap_or("");
        let stem = singular.trim_end_matches(['ة', 'ه']);
        let duals: Vec<String> = match (*dual, flags.contains("nodual")) {
            (_, true) => Vec::new(),
            ("", _) if stem != *singular => vec![format!("{stem}تان"), format!("{stem}تين")],
            ("", _) => vec![format!("{}ان", singular.replace('ى', "ي"))],
            (given, _) => given.split('|').take(2).map(str::to_owned).collect(),
        };
        for form in duals {
            let text = format!("ذكر البيان {form} في الموقع");
            if !numbers(&text)
                .iter()
                .any(|m| m.kind == NumberKind::Dual && written(m) == "2" && m.class == *class)
            {
                wrong.push(format!("{text}: {:?}", numbers(&text)));
            }
        }
        for form in plurals.split('|').filter(|p| !p.is_empty()) {
            let text = format!("ذكر البيان 7 {form} في الموقع");
            let found = numbers(&text);
            if found.len() != 1 || written(&found[0]) != "7" || found[0].class.is_empty() {
                wrong.push(format!("{text}: {found:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// `text ⇥ counts` in order; `u12` a measure, `l17` a label, `o3` an ordinal; `-` for none at all.
#[test]
fn own_corpus() {
    let mut wrong = Vec::new();
    let mut total = 0;
    for row in rows(include_str!("data/numbers.tsv")) {
        let [text, want, ..] = row.as_slice() else { panic!("row {row:?}") };
        total += 1;
        let found: Vec<String> = counts(&numbers(text)).iter().map(|m| written(m)).collect();
        let got = if found.is_empty() { "-".to_owned() } else { found.join(" ") };
        if got != *want {
            wrong.push(format!("{text}: {got} instead of {want}"));
        }
    }
    println!("own numbers: {} of {total}", total - wrong.len());
    assert!(total >= 400, "the corpus has {total} rows");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn anything_is_read_and_nothing_hangs() {
    for text in [
        "",
        "و",
        "ال",
        "(",
        "((((",
        "من من من",
        "بين",
        "-5-",
        "%",
        "1,",
        ".5",
        "الـ",
        "99999999999999999999999",
    ] {
        let _ = numbers(text);
    }
    let started = std::time::Instant::now();
    for unit in [
        "7",
        "7 ",
        "و5 ",
        "مئة و",
        "بين 5 ",
        "نحو ",
        "7-",
        "7/",
        "(7",
        "قتيل و",
        "عدد من ",
        "ألف ألف ",
        "أكثر من ",
        "1,",
    ] {
        let _ = numbers(&unit.repeat(50_000));
    }
    let _ = numbers(&"7".repeat(10_000_000));
    assert!(started.elapsed().as_secs() < 60, "{:?}", started.elapsed());
}
