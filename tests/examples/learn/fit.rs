//! Logistic regression with a ridge, by Newton's method: small, exact and the same on every machine.

use std::collections::{BTreeMap, BTreeSet};

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

/// Fits the names in `keys`; `ridge` pulls every point towards zero but that of the name which every example has.
pub fn fit(examples: &[Example], keys: &BTreeSet<String>, ridge: f64, every: &str) -> Points {
    let at: BTreeMap<&str, usize> = keys.iter().enumerate().map(|(i, k)| (k.as_str(), i)).collect();
    let size = keys.len();
    let rows: Vec<Vec<usize>> = examples
        .iter()
        .map(|e| e.names.iter().filter_map(|n| at.get(n.as_str()).copied()).collect())
        .collect();
    let pull: Vec<f64> = keys.iter().map(|k| if k == every { 1e-2 } else { ridge }).collect();
    let mut w = vec![0.0; size];
    for _ in 0..25 {
        let mut gradient: Vec<f64> = w.iter().zip(&pull).map(|(w, r)| w * r).collect();
        let mut hessian = vec![vec![0.0; size]; size];
        for (i, r) in pull.iter().enumerate() {
            hessian[i][i] = *r;
        }
        for (e, row) in examples.iter().zip(&rows) {
            let z: f64 = e.given + row.iter().map(|i| w[*i]).sum::<f64>();
            let p = 1.0 / (1.0 + (-z.clamp(-30.0, 30.0)).exp());
            let error = e.weight * (p - f64::from(u8::from(e.truth)));
            let curve = e.weight * p * (1.0 - p);
            for i in row {
                gradient[*i] += error;
                for j in row {
                    hessian[*i][*j] += curve;
                }
            }
        }
        let step = solve(hessian, gradient);
        let largest = step.iter().fold(0.0_f64, |m, s| m.max(s.abs()));
        w.iter_mut().zip(&step).for_each(|(w, s)| *w -= s);
        if largest < 1e-7 {
            break;
        }
    }
    keys.iter().cloned().zip(w).collect()
}

/// Gaussian elimination; the matrix is symmetric and positive definite, so no pivoting is needed.
fn solve(mut a: Vec<Vec<f64>>, mut b: Vec<f64>) -> Vec<f64> {
    let n = b.len();
    for i in 0..n {
        let (head, tail) = a.split_at_mut(i + 1);
        let row = &head[i];
        for (k, below) in tail.iter_mut().enumerate() {
            let factor = below[i] / row[i];
            if factor != 0.0 {
                below[i..].iter_mut().zip(&row[i..]).for_each(|(x, y)| *x -= factor * y);
                b[i + 1 + k] -= factor * b[i];
            }
        }
    }
    for i in (0..n).rev() {
        let sum: f64 = (i + 1..n).map(|j| a[i][j] * b[j]).sum();
        b[i] = (b[i] - sum) / a[i][i];
    }
    b
}
