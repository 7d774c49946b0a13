//! Numbers against tables: our own (always) and the shared measuring set (when `RASID_EVAL` names its folder).

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
