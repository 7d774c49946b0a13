//! The choice of place and time (`crate/core/src/choice.rs`): a conditional logit, fitted on what readers said of events.
//!
//! Sets are folders of labels with their texts, as for the judge, and `scenes.tsv` with the texts of `marks.tsv`. A row of
//! `scenes.tsv` holds an id of `marks.tsv` and, parted by spaces, its events: `LETTER|PLACES|TIMES|KILLED|WOUNDED|HELD`. Places and
//! times are stretches in code points (`FROM-TO`, all mentions that tell it), `-` where the text tells none, `?` where it tells
//! one that no mention stands for. Counts: a number, `N+` at least, `N-M` between, `-` none.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use rasid_core::article::Article;
use rasid_core::choice::{Choices, Contender, likeliest};
use rasid_core::weights::Of;
use rasid_core::{Knowledge, choices};
use serde_json::Value;

use crate::fit::{Points, score};
use crate::{code_points, labelled, labels_of};

/// Evidence that fewer articles have is not weighed.
const LEAST: usize = 8;
const RIDGE: f64 = 10.0;
const SWEEPS: usize = 80;
const SETTLED: f64 = 2e-3;
const FOLDS: usize = 5;

/// One incident's contenders of one field and which are right.
pub struct Choice {
    pub article: usize,
    pub of: Of,
    pub options: Vec<Contender>,
    pub right: Vec<bool>,
    pub weight: f64,
    /// The set that it comes from.
    pub set: usize,
}

/// Reads a folder of labels with the folder of their texts.
pub fn read_labels(knowledge: &Knowledge<'_>, labels: &Path, texts: &Path) -> Vec<Vec<Choice>> {
    labels_of(labels)
        .iter()
        .map(|file| {
            let (label, article) = labelled(file, texts);
            let before = code_points(&article.text);
            let incidents = label["incidents"].as_array().cloned().unwrap_or_default();
            let found = choices(&article, knowledge);
            found.into_iter().flat_map(|c| of_label(c, &incidents, &before)).collect()
        })
        .collect()
}

fn of_label(c: Choices, incidents: &[Value], before: &[usize]) -> Vec<Choice> {
    let (from, to) = (before[c.trigger.start], before[c.trigger.end]);
    let told = |i: &&Value| {
        let also = i["also"].as_array().into_iter().flatten();
        i["optional"] != true && std::iter::once(&i["at"]).chain(also).any(|s| overlap(s, from, to))
    };
    let alike = |i: &&Value| {
        i["type"] == c.kind.as_str()
            || i["alt_types"].as_array().is_some_and(|l| l.iter().any(|t| *t == c.kind.as_str()))
    };
    let all: Vec<&Value> = incidents.iter().filter(told).collect();
    let Some(gold) = all.iter().find(|i| alike(i)).or(all.first()) else { return Vec::new() };
    let places = gold["places"].as_array().cloned().unwrap_or_default();
    let place = |o: &Contender| match o.number {
        None => places.is_empty(),
        Some(_) => places.iter().any(|p| is_place(p, o)),
    };
    let day = |o: &Contender| o.days.is_some_and(|d| is_day(&gold["date"], &d));
    let dated = gold["date"].is_array();
    let mut out = vec![choice(Of::Place, c.places, place)];
    for (key, options) in ["killed", "wounded", "held"].into_iter().zip(c.counts) {
        let bound = |i: usize| gold[key][i].as_u64();
        let said = gold[key].is_array().then(|| (bound(0), bound(1))).filter(|q| *q != (Some(0), Some(0)));
        out.push(choice(Of::Count, options, |o| is_count(said, o)));
    }
    if dated {
        out.push(choice(Of::Time, c.times, day));
    }
    out
}

/// As `score.py` says: the same bounds; «some» may be left unsaid.
fn is_count(said: Option<(Option<u64>, Option<u64>)>, o: &Contender) -> bool {
    let own = o.count.map(|q| (q.min, q.max));
    own == said || own.is_none() && said == Some((Some(1), None))
}

/// `5`, `5+`, `5-7`, `-`.
fn count(cell: &str) -> Option<(Option<u64>, Option<u64>)> {
    if let Some(least) = cell.strip_suffix('+') {
        return Some((least.parse().ok(), None));
    }
    let (low, high) = cell.split_once('-').unwrap_or((cell, cell));
    Some((Some(low.parse().ok()?), high.parse().ok()))
}

fn overlap(stretch: &Value, from: usize, to: usize) -> bool {
    let at = |i: usize| usize::try_from(stretch[i].as_u64().unwrap_or(0)).unwrap_or(0);
    at(0).max(from) < at(1).min(to)
}

/// As `score.py` says: near enough where the label has a point, else the name.
fn is_place(gold: &Value, o: &Contender) -> bool {
    const NEAR: f64 = 12.0;
    let fold = |s: &str| rasid_core::place::place_key(s);
    match (gold["lat"].as_f64(), gold["lon"].as_f64()) {
        (Some(lat), Some(lon)) => o.point.is_some_and(|p| {
            rasid_core::geocode::km(lat, lon, p.0, p.1) <= gold["tol_km"].as_f64().unwrap_or(NEAR)
        }),
        _ => {
            let (name, own) = (fold(gold["name"].as_str().unwrap_or_default()), fold(&o.name));
            !own.is_empty() && (name.contains(&own) || own.contains(&name))
        }
    }
}

/// As `score.py` says: the same day, or intervals that overlap by a third.
fn is_day(gold: &Value, days: &(jiff::civil::Date, jiff::civil::Date)) -> bool {
    let number = |d: jiff::civil::Date| i64::from((d - jiff::civil::date(1900, 1, 1)).get_days());
    let day = |i: usize| gold[i].as_str().and_then(|s| s.parse().ok()).map_or(0, number);
    let (g, p) = ((day(0), day(1)), (number(days.0), number(days.1)));
    if g.0 == g.1 {
        return p == g;
    }
    let shared = g.1.min(p.1) - g.0.max(p.0) + 1;
    let all = g.1.max(p.1) - g.0.min(p.0) + 1;
    shared as f64 / all as f64 >= 0.3
}

fn choice(of: Of, options: Vec<Contender>, right: impl Fn(&Contender) -> bool) -> Choice {
    let right = options.iter().map(right).collect();
    Choice { article: 0, of, options, right, weight: 1.0, set: 0 }
}

/// Reads `scenes.tsv`, its neighbour `marks.tsv` and the texts (`{"id", "text"}`).
pub fn read_scenes(knowledge: &Knowledge<'_>, table: &Path, lines: &str) -> Vec<Vec<Choice>> {
    let texts = crate::marks::texts(lines);
    let rows = |path: &Path| -> Vec<Vec<String>> {
        let table = fs::read_to_string(path).expect("a table");
        let lines = table.lines().filter(|l| !l.starts_with('#')).skip(1);
        lines.map(|l| l.split('\t').map(str::to_owned).collect()).collect()
    };
    let marks: BTreeMap<String, Vec<String>> =
        rows(&table.with_file_name("marks.tsv")).into_iter().map(|r| (r[0].clone(), r)).collect();
    let one = |row: Vec<String>| {
        let (text, mark) = (texts.get(&row[0])?, marks.get(&row[0])?);
        let before = code_points(text);
        let given_date = Some(mark[2].clone()).filter(|p| p != "-");
        let found = choices(&Article { text: text.clone(), given_date, ..Article::default() }, knowledge);
        let events: Vec<Vec<&str>> = row[1].split(' ').map(|e| e.split('|').collect()).collect();
        let of = |c: Choices| {
            let at = (before[c.trigger.start], before[c.trigger.end]);
            let event = events.iter().find(|e| tells(&mark[5], e[0], at));
            event.map_or_else(Vec::new, |e| of_event(c, e, &before))
        };
        Some(found.into_iter().flat_map(of).collect())
    };
    rows(table).into_iter().filter_map(one).collect()
}

/// Reads sentences with the name of their scene (`crate/gazetteer/tests/roles.tsv`), each an article of its own.
pub fn read_roles(knowledge: &Knowledge<'_>, table: &Path) -> Vec<Vec<Choice>> {
    let table = fs::read_to_string(table).expect("a table of sentences");
    let one = |line: &str| {
        let mut cells = line.split('\t').map(rasid_core::place::place_key);
        let (Some(_), Some(scene)) = (cells.next(), cells.next()) else { return Vec::new() };
        let text = line.split('\t').next().unwrap_or_default().to_owned();
        let right = |o: &Contender| rasid_core::place::place_key(&o.name).contains(&scene);
        let found = choices(&Article { text, ..Article::default() }, knowledge);
        found.into_iter().map(|c| choice(Of::Place, c.places, right)).collect()
    };
    table.lines().skip(1).map(one).collect()
}

/// Whether a mark of the event's letter stands at these code points.
fn tells(marks: &str, letter: &str, at: (usize, usize)) -> bool {
    marks.split(' ').filter_map(|m| m.split_once('=')).any(|(place, answer)| {
        answer.starts_with(letter) && stretch(place).is_some_and(|s| s.0.max(at.0) < s.1.min(at.1))
    })
}

fn stretch(s: &str) -> Option<(usize, usize)> {
    let (from, to) = s.split_once('-')?;
    Some((from.parse().ok()?, to.parse().ok()?))
}

fn of_event(c: Choices, event: &[&str], before: &[usize]) -> Vec<Choice> {
    let told = |cell: &str, o: &Contender| match o.number {
        None => cell == "-",
        Some(_) => cell
            .split(',')
            .filter_map(stretch)
            .any(|s| s.0.max(before[o.span.start]) < s.1.min(before[o.span.end])),
    };
    let mut out = Vec::new();
    for (of, cell, options) in [(Of::Place, event[1], c.places), (Of::Time, event[2], c.times)] {
        if cell != "?" {
            out.push(choice(of, options, |o| told(cell, o)));
        }
    }
    for (cell, options) in event[3..6].iter().zip(c.counts) {
        out.push(choice(Of::Count, options, |o| is_count(count(cell), o)));
    }
    // An hour or «last month» that has no date is as good as none.
    for c in out.iter_mut().filter(|c| c.of == Of::Time && !c.right.contains(&true)) {
        if let Some(last) = c.options.last().filter(|o| o.number.is_none()).and(c.right.last_mut()) {
            *last = true;
        }
    }
    out
}

/// Fits the points of one field.
pub fn fit_choice(all: &[&Choice]) -> Points {
    let keys = common(all);
    let at: BTreeMap<&str, usize> = keys.iter().enumerate().map(|(i, k)| (k.as_str(), i)).collect();
    // For every key the choices that have it and their options that do.
    let mut holders: Vec<Vec<(usize, Vec<usize>)>> = vec![vec![]; keys.len()];
    for (g, c) in all.iter().enumerate() {
        let mut of: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (o, option) in c.options.iter().enumerate() {
            let own: BTreeSet<usize> =
                option.evidence.iter().filter_map(|n| at.get(n.as_str()).copied()).collect();
            own.into_iter().for_each(|k| of.entry(k).or_default().push(o));
        }
        // What every option has says nothing of any.
        of.into_iter().filter(|(_, o)| o.len() < c.options.len()).for_each(|(k, o)| holders[k].push((g, o)));
    }
    let mut z: Vec<Vec<f64>> = all.iter().map(|c| vec![0.0; c.options.len()]).collect();
    let mut w = vec![0.0; keys.len()];
    for _ in 0..SWEEPS {
        let mut largest = 0.0_f64;
        for (k, held) in holders.iter().enumerate() {
            let (mut slope, mut curve) = (w[k] * RIDGE, RIDGE);
            for (g, own) in held {
                let (p, q) = shares(&z[*g], &all[*g].right, own);
                slope += all[*g].weight * (p - q);
                curve += all[*g].weight * p * (1.0 - p);
            }
            let step = (slope / curve).clamp(-1.0, 1.0);
            w[k] -= step;
            held.iter().for_each(|(g, own)| own.iter().for_each(|o| z[*g][*o] -= step));
            largest = largest.max(step.abs());
        }
        if largest < SETTLED {
            break;
        }
    }
    keys.into_iter().zip(w).collect()
}

/// How likely one of these options is, among all and among the right ones.
fn shares(z: &[f64], right: &[bool], own: &[usize]) -> (f64, f64) {
    let top = z.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let e: Vec<f64> = z.iter().map(|x| (x - top).exp()).collect();
    let (all, so): (f64, f64) =
        (e.iter().sum(), e.iter().zip(right).filter(|(_, r)| **r).map(|(e, _)| e).sum());
    let mine: f64 = own.iter().map(|o| e[*o]).sum();
    let mine_right: f64 = own.iter().filter(|o| right[**o]).map(|o| e[*o]).sum();
    (mine / all, mine_right / so.max(1e-12))
}

fn common(all: &[&Choice]) -> Vec<String> {
    let mut articles: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for c in all {
        for name in c.options.iter().flat_map(|o| &o.evidence) {
            articles.entry(name).or_default().insert(c.article);
        }
    }
    let names = |n: &str| n.split(' ').any(crate::is_name);
    let common = articles.into_iter().filter(|(n, a)| a.len() >= LEAST && !names(n));
    common.map(|(n, _)| n.to_owned()).collect()
}

/// What can be learned from: something is right and something is wrong.
pub fn usable(all: &[Choice], of: Of) -> Vec<&Choice> {
    all.iter().filter(|c| c.of == of && c.right.contains(&true)).collect()
}

/// Prints how often the rules and the fitted points choose rightly in articles that were held out.
pub fn report(all: &[Choice], sets: &[String]) {
    for of in Of::ALL {
        let usable = usable(all, of);
        let mut tally: BTreeMap<usize, (usize, usize, usize)> = BTreeMap::new();
        let mut sureness = [(0_usize, 0_usize); 10];
        for fold in 0..FOLDS {
            let (held, used): (Vec<&Choice>, Vec<&Choice>) =
                usable.iter().copied().partition(|c| c.article % FOLDS == fold);
            let points = fit_choice(&used);
            for c in held {
                let scores: Vec<f64> = c.options.iter().map(|o| score(&points, &o.evidence)).collect();
                let Some((pick, sure)) = likeliest(&c.options, &scores) else { continue };
                let rule = c.options.iter().position(|o| o.evidence.iter().any(|e| e == "rule first"));
                let rule = rule.or_else(|| {
                    c.options
                        .iter()
                        .position(|o| o.chosen && o.evidence.iter().any(|e| e == "rules" || e == "none"))
                });
                let rule = rule.or_else(|| c.options.iter().position(|o| o.chosen));
                let t = tally.entry(c.set).or_default();
                t.0 += 1;
                t.1 += usize::from(rule.is_some_and(|r| c.right[r]));
                t.2 += usize::from(c.right[pick]);
                let band = ((sure * 10.0) as usize).min(9);
                sureness[band].0 += usize::from(c.right[pick]);
                sureness[band].1 += 1;
            }
        }
        for (set, (n, rule, fitted)) in tally {
            let share = |x: usize| x as f64 / n as f64;
            println!(
                "{:<6} {:<36} {n:>5}  rules {:.3}  fitted {:.3}",
                of.name(),
                sets[set],
                share(rule),
                share(fitted)
            );
        }
        for (band, (right, n)) in sureness.iter().enumerate().filter(|(_, s)| s.1 > 0) {
            println!(
                "{:<6} sure {:.1}: {:.2} of {n}",
                of.name(),
                band as f64 / 10.0,
                *right as f64 / *n as f64
            );
        }
    }
}
