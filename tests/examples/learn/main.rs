//! Fits `crate/core/lexicon/weights.tsv` on labelled articles:
//! `cargo run --release -p rasid-tests --example learn -- [--try] [--onto TABLE] LABELS=TEXTS[*TIMES] …`
//!
//! `--onto` starts from a table and pulls its points to where they are: it stands for articles whose texts are gone.
//! A set is a folder of labels with the folder of their texts, or a table of marked statements with their texts as JSON lines
//! (`marks.rs`), or a table of sentences, which holds its texts (`SENTENCES=`).
//! `--try` fits nothing into the table: it holds out every fifth article in turn and prints how good judge and merge are on what
//! they have not seen. `tests/learn/README.md` says which articles were used.

mod choose;
mod fit;
mod marks;
mod trial;

use std::fs;
use std::path::Path;

use fit::{Example, Points, common, fit};
use rasid_core::article::Article;
use rasid_core::evidence::{GROUPS, WORDS};
use rasid_core::merge::known;
use rasid_core::weights::{EVERY, Of};
use rasid_core::{Knowledge, Statement, explain};
use rasid_gazetteer::Gazetteer;
use serde_json::Value;

/// Evidence that fewer articles have is not weighed.
const LEAST: usize = 8;
/// How strongly points are pulled to zero: those of named evidence, of single words, of pairs, of what the later of a
/// pair says by itself.
const STATEMENT_RIDGE: f64 = 10.0;
const WORD_RIDGE: f64 = 20.0;
const PAIR_RIDGE: f64 = 4.0;
const AGAIN_RIDGE: f64 = 8.0;
/// Points of a single word that are nearer to zero are left out of the table.
const SMALL_WORD: f64 = 0.06;
const SMALL_CHOICE: f64 = 0.06;
const TABLE: &str = "crate/core/lexicon/weights.tsv";
/// Names of single words, and of what one statement of a pair says by itself, stand behind the kind of their row and a tab.
const WORD: &str = "word\t";
const AGAIN: &str = "again";
/// Evidence of a statement that says nothing about its telling an event again.
const OF_THE_ARTICLE: [&str; 2] = ["about ", "article "];

/// Points that the fit starts from and is pulled to.
#[derive(Default)]
pub struct Prior {
    statement: Points,
    pair: Points,
}

impl Prior {
    fn read(table: &str) -> Self {
        let table = fs::read_to_string(table).expect(table);
        let points = |of: &str| -> Points {
            let row = |line: &str| {
                let mut cells = line.split('\t');
                let (first, name, p) = (cells.next()?, cells.next()?, cells.next()?);
                let name = match first {
                    "statement" | "pair" => name.to_owned(),
                    _ => format!("{first}\t{name}"),
                };
                let table = if first.starts_with(AGAIN) || first == "pair" { "pair" } else { "statement" };
                Some((name, p.parse().ok()?)).filter(|_| table == of)
            };
            table.lines().filter_map(row).collect()
        };
        Self { statement: points("statement"), pair: points("pair") }
    }
}

/// Words that name a person, a place or an outlet: they must not decide.
const NAMES: &str = include_str!("../../learn/names.txt");

/// Whether slot and word are evidence.
fn may_decide(word: &&String) -> bool {
    !is_name(word.split_once(' ').map_or("", |w| w.1))
}

fn is_name(word: &str) -> bool {
    NAMES.lines().filter(|l| !l.starts_with('#')).flat_map(str::split_whitespace).any(|n| n == word)
}

/// Words that say whether an event is told again stand before the event word or are it.
const BEFORE: [&str; 3] = ["word ", "before ", "left "];

/// One statement with the incident that its label says it tells.
pub struct Told {
    pub names: Vec<String>,
    /// Points that the judge sets by hand.
    pub given: f64,
    pub incident: Option<usize>,
    /// What it shares with every earlier one.
    pub shared: Vec<Vec<String>>,
    /// Whether it is known which of the article's statements tell the same.
    pub linked: bool,
    /// Whether it may serve as an example: nobody said what an unmarked statement tells.
    pub known: bool,
}

/// One labelled article.
pub struct Labelled {
    pub told: Vec<Told>,
    /// How often the article counts.
    pub times: f64,
    /// For every labelled incident, whether finding it is optional.
    pub optional: Vec<bool>,
}

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let sets: Vec<(&str, &str)> = args.iter().filter_map(|a| a.split_once('=')).collect();
    let gazetteer = Gazetteer::embedded();
    let knowledge = Knowledge::new(&gazetteer);
    if args.iter().any(|a| a == "--choice") {
        choose(&knowledge, &sets, args.iter().any(|a| a == "--try"));
        return;
    }
    let mut articles = Vec::new();
    for (labels, texts) in sets {
        let (texts, times) = times(texts);
        let read = if texts.is_empty() {
            marks::sentences(&knowledge, labels)
        } else if labels.ends_with(".tsv") {
            marks::read(&knowledge, labels, texts)
        } else {
            read_set(&knowledge, Path::new(labels), Path::new(texts))
        };
        articles.extend(read.into_iter().map(|a| Labelled { times, ..a }));
    }
    let onto = args.iter().position(|a| a == "--onto").and_then(|i| args.get(i + 1));
    let prior = onto.map(|table| Prior::read(table)).unwrap_or_default();
    if args.iter().any(|a| a == "--try") {
        trial::report(&articles, &prior);
        return;
    }
    let (statement, pair) = points(&articles, &prior, |_| true);
    let large = |name: &str, p: f64| p.abs() >= if name.contains('\t') { SMALL_WORD } else { 0.01 };
    let mut rows = Vec::new();
    for (of, points) in [("statement", statement), ("pair", pair)] {
        for (name, p) in points.iter().filter(|(n, p)| large(n, **p)) {
            let (of, name) = name.split_once('\t').unwrap_or((of, name));
            rows.push(format!("{of}\t{name}\t{p:.2}"));
        }
    }
    write(rows, |of| !of_choice(of));
}

/// `TEXTS*TIMES`.
fn times(texts: &str) -> (&str, f64) {
    texts.split_once('*').map_or((texts, 1.0), |(t, n)| (t, n.parse().unwrap_or(1.0)))
}

/// Fits the choice of place and time, or tries it.
fn choose(knowledge: &Knowledge<'_>, sets: &[(&str, &str)], try_it: bool) {
    let mut all = Vec::new();
    let mut article = 0;
    for (set, (labels, texts)) in sets.iter().enumerate() {
        let (texts, weight) = times(texts);
        let read = if texts.is_empty() {
            choose::read_roles(knowledge, Path::new(labels))
        } else if labels.ends_with(".tsv") {
            choose::read_scenes(knowledge, Path::new(labels), texts)
        } else {
            choose::read_labels(knowledge, Path::new(labels), Path::new(texts))
        };
        for choices in read {
            all.extend(choices.into_iter().map(|c| choose::Choice { article, set, weight, ..c }));
            article += 1;
        }
    }
    if try_it {
        choose::report(&all, &sets.iter().map(|s| s.0.to_owned()).collect::<Vec<_>>());
        return;
    }
    let mut rows = Vec::new();
    for of in Of::ALL {
        let points = choose::fit_choice(&choose::usable(&all, of));
        let large = points.iter().filter(|(_, p)| p.abs() >= SMALL_CHOICE);
        rows.extend(large.map(|(name, p)| format!("{}\t{name}\t{p:.2}", of.name())));
    }
    write(rows, of_choice);
}

/// Whether the choice of place and time fits rows of this kind.
fn of_choice(kind: &str) -> bool {
    Of::ALL.iter().any(|of| of.name() == kind)
}

/// Writes the table anew: the rows whose kind is `mine` give way to the new ones.
fn write(rows: Vec<String>, mine: impl Fn(&str) -> bool) {
    let old = fs::read_to_string(TABLE).expect("run from the repository's root");
    let kept = old.lines().filter(|l| !l.starts_with('#')).skip(1);
    let kept = kept.filter(|l| !mine(l.split('\t').next().unwrap_or_default())).map(str::to_owned);
    let mut all: Vec<String> = kept.chain(rows).collect();
    all.sort();
    let head = "# Fitted points of evidence (log-odds). Made by tests/examples/learn: not edited by hand.\nof\tevidence\tpoints\n";
    fs::write(TABLE, format!("{head}{}\n", all.join("\n"))).expect("the table can be written");
}

/// Points of statements and of pairs, from the articles that `with` takes.
pub fn points(articles: &[Labelled], prior: &Prior, with: impl Fn(usize) -> bool) -> (Points, Points) {
    let chosen = || articles.iter().enumerate().filter(|(n, _)| with(*n));
    let statements: Vec<Example> = chosen().flat_map(|(n, a)| statements(n, a)).collect();
    let free = |name: &str, ridge: f64| if name == EVERY { 1e-2 } else { ridge };
    let pull = |n: &str| free(n, if n.starts_with(WORD) { WORD_RIDGE } else { STATEMENT_RIDGE });
    let statement = moved(&prior.statement, statements, pull);
    let pairs: Vec<Example> = chosen().flat_map(|(n, a)| pairs(n, a, &statement)).collect();
    let pair =
        moved(&prior.pair, pairs, |n| free(n, if n.contains('\t') { AGAIN_RIDGE } else { PAIR_RIDGE }));
    (statement, pair)
}

/// The prior's points, moved by what the examples ask.
fn moved(prior: &Points, mut examples: Vec<Example>, ridge: impl Fn(&str) -> f64) -> Points {
    examples.iter_mut().for_each(|e| e.given += fit::score(prior, &e.names));
    let mut points = prior.clone();
    for (name, p) in fit(&examples, &common(&examples, LEAST), ridge) {
        *points.entry(name).or_default() += p;
    }
    points
}

fn statements(number: usize, article: &Labelled) -> Vec<Example> {
    let truth = |t: &Told| match t.incident {
        None => Some(false),
        Some(i) if article.optional.get(i) == Some(&true) => None,
        Some(_) => Some(true),
    };
    let example = |t: &Told| {
        let truth = truth(t)?;
        Some(Example {
            article: number,
            names: t.names.clone(),
            given: t.given,
            truth,
            weight: article.times,
        })
    };
    article.told.iter().filter(|t| t.known).filter_map(example).collect()
}

/// Pairs of statements that tell labelled incidents and that the judge would pass on. An article of many pairs counts for less each.
fn pairs(number: usize, article: &Labelled, statement: &Points) -> Vec<Example> {
    let passed = |t: &Told| {
        t.known && t.linked && t.incident.is_some() && t.given + fit::score(statement, &t.names) >= -0.85
    };
    let mut out = Vec::new();
    for (n, later) in article.told.iter().enumerate().filter(|(_, t)| passed(t)) {
        for (earlier, shared) in article.told.iter().zip(&later.shared).take(n) {
            if passed(earlier) {
                let truth = earlier.incident == later.incident;
                let given = known(shared);
                out.push(Example { article: number, names: shared.clone(), given, truth, weight: 1.0 });
            }
        }
    }
    let weight = article.times * (5.0 / out.len().max(1) as f64).sqrt();
    out.iter_mut().for_each(|e| e.weight = weight);
    out
}

fn read_set(knowledge: &Knowledge<'_>, labels: &Path, texts: &Path) -> Vec<Labelled> {
    labels_of(labels).iter().map(|f| read(knowledge, f, texts)).collect()
}

/// The label files of a folder, in the order of their names.
pub fn labels_of(labels: &Path) -> Vec<std::path::PathBuf> {
    let mut files: Vec<_> = fs::read_dir(labels)
        .expect("a folder of labels")
        .map(|e| e.expect("an entry").path())
        .filter(|p| p.extension().is_some_and(|e| e == "json"))
        .collect();
    files.sort();
    files
}

/// A label with its article; the text lies beside others under the name that the label gives, or its id.
pub fn labelled(file: &Path, texts: &Path) -> (Value, Article) {
    let label: Value = serde_json::from_str(&fs::read_to_string(file).expect("a label")).expect("JSON");
    let id = label["id"].as_str().unwrap_or_default();
    let name = label["file"].as_str().map_or_else(|| format!("{id}.txt"), str::to_owned);
    let text = fs::read_to_string(texts.join(&name)).expect(&name);
    let given_date = label["published"].as_str().map(str::to_owned);
    (label, Article { text, given_date, ..Article::default() })
}

fn read(knowledge: &Knowledge<'_>, file: &Path, texts: &Path) -> Labelled {
    let (label, article) = labelled(file, texts);
    let before = code_points(&article.text);
    let incidents = label["incidents"].as_array().cloned().unwrap_or_default();
    let statements = explain(&article, knowledge);
    let told = |s: Statement| Told { incident: incident(&s, &incidents, &before), ..told(s) };
    Labelled {
        times: 1.0,
        told: statements.into_iter().map(told).collect(),
        optional: incidents.iter().map(|i| i["optional"] == true).collect(),
    }
}

/// A statement before anybody said which incident it tells.
pub fn told(s: Statement) -> Told {
    let around: Vec<&String> = s.around.iter().filter(may_decide).collect();
    let hand = s.points.iter().filter(|p| !GROUPS.contains(&p.0) && p.0 != WORDS);
    let own = |n: &&String| !OF_THE_ARTICLE.iter().any(|p| n.starts_with(p));
    let evidence = s.evidence.iter().filter(own).map(|n| format!("{AGAIN}\t{n}"));
    let before = |w: &&String| BEFORE.iter().any(|slot| w.starts_with(slot));
    let words = around.iter().copied().filter(before).map(|w| format!("{AGAIN} {WORD}{w}"));
    let again: Vec<String> = evidence.chain(words).collect();
    let shared = |names: Vec<String>| names.into_iter().chain(again.iter().cloned()).collect();
    Told {
        incident: None,
        given: hand.map(|p| p.1).sum(),
        shared: s.shared.into_iter().map(|(_, names)| shared(names)).collect(),
        names: s.evidence.iter().cloned().chain(around.iter().map(|w| format!("{WORD}{w}"))).collect(),
        linked: true,
        known: true,
    }
}

/// The labelled incident whose clauses hold the statement's event word; of several the one of its type, then the tightest.
fn incident(s: &Statement, incidents: &[Value], before: &[usize]) -> Option<usize> {
    let (from, to) = (before[s.trigger.start], before[s.trigger.end]);
    let number = |v: &Value| usize::try_from(v.as_u64().unwrap_or(0)).unwrap_or(0);
    let mut best: Option<((bool, std::cmp::Reverse<usize>), usize)> = None;
    for (n, i) in incidents.iter().enumerate() {
        let also = i["also"].as_array().into_iter().flatten();
        for clause in std::iter::once(&i["at"]).chain(also) {
            let (start, end) = (number(&clause[0]), number(&clause[1]));
            if from.max(start) >= to.min(end) {
                continue;
            }
            let alike = i["type"] == s.kind.as_str()
                || i["alt_types"].as_array().is_some_and(|l| l.iter().any(|t| *t == s.kind.as_str()));
            let rank = (alike, std::cmp::Reverse(end - start));
            if best.is_none_or(|b| rank > b.0) {
                best = Some((rank, n));
            }
        }
    }
    best.map(|b| b.1)
}

/// Code points before every byte: labels count them.
pub fn code_points(text: &str) -> Vec<usize> {
    let mut out = vec![0; text.len() + 1];
    for (n, (at, c)) in text.char_indices().enumerate() {
        out[at..at + c.len_utf8()].fill(n);
    }
    out[text.len()] = text.chars().count();
    out
}
