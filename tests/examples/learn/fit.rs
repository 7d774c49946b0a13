//! Logistic regression with a ridge, one name at a time: small, the same on every machine, and quick for thousands of names.

use std::collections::{BTreeMap, BTreeSet};

/// Sweeps over all names; the fit has long settled by then.
const SWEEPS: usize = 200;
/// A sweep that moves no point by more than this was the last.
const SETTLED: f64 = 1e-4;

/// One example: names of evidence, points that are already given, the truth, and how much it counts.
#[derive(Clone, Debug)]
pub struct Example {
    pub article: usize,
    pub names: Vec<String>,
    pub given: f64,
    pub truth: bool,
    pub weight: f64,
}

/// Fitted points by name.
pub type Points = BTreeMap<String, f64>;

/// The log-odds that fitted points give.
pub fn score(points: &Points, names: &[String]) -> f64 {
    names.iter().filter_map(|n| points.get(n)).sum()
}

/// Names that occur in at least `least` articles.
pub fn common(examples: &[Example], least: usize) -> BTreeSet<String> {
    let mut articles: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for e in examples {
        for n in &e.names {
            articles.entry(n).or_default().insert(e.article);
        }
    }
    articles.into_iter().filter(|(_, a)| a.len() >= least).map(|(n, _)| n.to_owned()).collect()
}

fn sure(z: f64) -> f64 {
    1.0 / (1.0 + (-z.clamp(-30.0, 30.0)).exp())
}

/// Fits the names in `keys`; `ridge` pulls every point towards zero. Each name in turn takes a Newton step of its own, with the
/// others held.
pub fn fit(examples: &[Example], keys: &BTreeSet<String>, ridge: impl Fn(&str) -> f64) -> Points {
    let at: BTreeMap<&str, usize> = keys.iter().enumerate().map(|(i, k)| (k.as_str(), i)).collect();
    let mut holders: Vec<Vec<usize>> = vec![vec![]; keys.len()];
    for (e, example) in examples.iter().enumerate() {
        let names: BTreeSet<usize> =
            example.names.iter().filter_map(|n| at.get(n.as_str()).copied()).collect();
        names.into_iter().for_each(|k| holders[k].push(e));
    }
    let pull: Vec<f64> = keys.iter().map(|k| ridge(k)).collect();
    let mut z: Vec<f64> = examples.iter().map(|e| e.given).collect();
    let mut w = vec![0.0; keys.len()];
    for _ in 0..SWEEPS {
        let mut largest = 0.0_f64;
        for (k, held) in holders.iter().enumerate() {
            let (mut slope, mut curve) = (w[k] * pull[k], pull[k]);
            for e in held.iter().map(|e| (&examples[*e], sure(z[*e]))) {
                slope += e.0.weight * (e.1 - f64::from(u8::from(e.0.truth)));
                curve += e.0.weight * e.1 * (1.0 - e.1);
            }
            let step = slope / curve.max(1e-9);
            let step = step.clamp(-1.0, 1.0);
            w[k] -= step;
            held.iter().for_each(|e| z[*e] -= step);
            largest = largest.max(step.abs());
        }
        if largest < SETTLED {
            break;
        }
    }
    keys.iter().cloned().zip(w).collect()
}
