//! How good judge and merge are on articles that they were not fitted on: a fifth of them is held out in turn, three times.

use crate::fit::{Points, score};
use crate::{Labelled, Prior, points};
use rasid_core::judge::THRESHOLD;
use rasid_core::merge::{ENOUGH, SHOWN, gather, known};
use std::collections::BTreeMap;

/// What a statement needs to be weighed on, an incident to be shown, and two statements to be one.
#[derive(Clone, Copy, Debug)]
struct Bars {
    threshold: f64,
    shown: f64,
    enough: f64,
}

impl Bars {
    const NOW: Self = Self { threshold: THRESHOLD, shown: SHOWN, enough: ENOUGH };

    /// The bars as they are, and each moved by itself.
    fn all() -> Vec<Self> {
        let mut out = vec![Self::NOW];
        out.extend([0.25, 0.3, 0.35, 0.45, 0.5].map(|threshold| Self { threshold, ..Self::NOW }));
        out.extend([0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.8].map(|shown| Self { shown, ..Self::NOW }));
        out.extend([-1.5, -1.0, 0.0, 0.5, 1.0].map(|enough| Self { enough, ..Self::NOW }));
        out
    }
}

const FOLDS: usize = 5;
/// How often all articles are dealt into the folds anew.
const DEALS: usize = 3;

/// The fold of an article: its number scattered by a prime, so that neighbours of one set part.
fn fold_of(article: usize, deal: usize) -> usize {
    (article + 1) * [7919, 104_729, 15_485_863][deal % 3] / 11 % FOLDS
}

#[derive(Default)]
struct Tally {
    right: usize,
    false_alarms: usize,
    missed: usize,
}

impl Tally {
    fn add(&mut self, said: bool, so: bool) {
        match (said, so) {
            (true, true) => self.right += 1,
            (true, false) => self.false_alarms += 1,
            (false, true) => self.missed += 1,
            (false, false) => {}
        }
    }

    fn line(&self, of: &str) {
        let share = |a: usize, b: usize| a as f64 / (a + b).max(1) as f64;
        let (p, r) = (share(self.right, self.false_alarms), share(self.right, self.missed));
        let f1 = 2.0 * p * r / (p + r).max(1e-9);
        println!("{of:<32} precision {p:.3}  recall {r:.3}  F1 {f1:.3}");
    }
}

/// Prints precision and recall of statements, of pairs and of incidents, by hand-set points alone and with the fitted ones.
pub fn report(articles: &[Labelled], prior: &Prior) {
    let (mut by_hand, mut judged, mut paired) = (Tally::default(), Tally::default(), Tally::default());
    let mut found: Vec<(Bars, Tally)> = Bars::all().into_iter().map(|b| (b, Tally::default())).collect();
    let mut curve = [(0_usize, 0_usize); 10];
    for (deal, fold) in (0..DEALS).flat_map(|d| (0..FOLDS).map(move |f| (d, f))) {
        let (statement, pair) = points(articles, prior, |n| fold_of(n, deal) != fold);
        let held_out = articles.iter().enumerate().filter(|(n, _)| fold_of(*n, deal) == fold);
        for (_, article) in held_out {
            for t in article.told.iter().filter(|t| t.known) {
                let z = t.given + score(&statement, &t.names);
                let so = t.incident.map(|i| article.optional.get(i) == Some(&true));
                if so != Some(true) {
                    by_hand.add(t.given >= 0.0, so.is_some());
                    judged.add(sure(z) >= 0.5, so.is_some());
                    let band = ((sure(z) * 10.0) as usize).min(9);
                    curve[band].0 += usize::from(so.is_some());
                    curve[band].1 += 1;
                }
            }
            for (n, later) in article.told.iter().enumerate().filter(|(_, t)| t.incident.is_some()) {
                for (earlier, shared) in article.told.iter().zip(&later.shared).take(n) {
                    if earlier.incident.is_some() {
                        paired.add(likeness(&pair, shared) >= 0.0, earlier.incident == later.incident);
                    }
                }
            }
            found.iter_mut().for_each(|(bars, tally)| incidents(article, &statement, &pair, *bars, tally));
        }
    }
    by_hand.line("statements, points by hand");
    judged.line("statements, fitted");
    paired.line("pairs, fitted");
    for (bars, tally) in &found {
        tally.line(&format!("incidents {} {} {}", bars.threshold, bars.shown, bars.enough));
    }
    for (band, (real, all)) in curve.iter().enumerate().filter(|(_, c)| c.1 > 0) {
        println!("statements given 0.{band}: {real} of {all} real");
    }
}

fn likeness(pair: &Points, shared: &[String]) -> f64 {
    known(shared) + score(pair, shared)
}

fn sure(z: f64) -> f64 {
    1.0 / (1.0 + (-z).exp())
}

/// The same grouping as `merge.rs`, without what it knows of headlines.
fn incidents(article: &Labelled, statement: &Points, pair: &Points, bars: Bars, tally: &mut Tally) {
    let points: Vec<f64> = article.told.iter().map(|t| sure(t.given + score(statement, &t.names))).collect();
    let passed: Vec<usize> = (0..points.len()).filter(|n| points[*n] >= bars.threshold).collect();
    let mut alike = BTreeMap::new();
    for (j, later) in passed.iter().enumerate() {
        for (i, earlier) in passed.iter().enumerate().take(j) {
            alike.insert((i, j), likeness(pair, &article.told[*later].shared[*earlier]));
        }
    }
    let numbers = |g: Vec<usize>| g.into_iter().map(|i| passed[i]).collect::<Vec<_>>();
    let mut groups: Vec<Vec<usize>> =
        gather(passed.len(), &alike, bars.enough).into_iter().map(numbers).collect();
    groups.retain(|g| g.iter().any(|i| points[*i] >= bars.shown));
    let mut taken = vec![false; article.optional.len()];
    for group in &groups {
        let free = group.iter().filter_map(|i| article.told[*i].incident).find(|i| !taken[*i]);
        match free {
            Some(i) => {
                taken[i] = true;
                tally.right += usize::from(!article.optional[i]);
            }
            None => tally.false_alarms += 1,
        }
    }
    tally.missed += taken.iter().zip(&article.optional).filter(|(t, o)| !**t && !**o).count();
}
