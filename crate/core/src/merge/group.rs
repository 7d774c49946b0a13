//! Groups: which frames tell one event.
//!
//! *Finds*: the groups of frames that are more alike than any other two, for groups that say nothing of their own the one that they echo.
//! *Leaves out*: what an incident then is and whether it is shown (`merge.rs`).

use std::collections::BTreeMap;

use super::alike::types_agree;
use super::gather::{Shared, gather};
use super::likeness;
use crate::analysis::Analysis;
use crate::frame::Frame;

/// Log-odds from which on a frame belongs to a group.
pub const ENOUGH: f64 = -0.65;

/// Log-odds from which on a group that says nothing of its own is taken for an echo of another.
const ECHO: f64 = -1.5;

/// A frame is held against the members of a group that stand among its last so many frames, or among the article's first
/// [`LEAD`]: an event is told again soon or in the lead, and long articles stay linear.
const REACH: usize = 40;
const LEAD: usize = 6;

/// Log-odds that two frames, the earlier one first, tell one event, where they were held against each other.
type Alike = BTreeMap<(usize, usize), f64>;

/// The groups of an article.
#[derive(Debug)]
pub(super) struct Groups {
    /// Numbers of the frames of each group, both in text order.
    pub all: Vec<Vec<usize>>,
    /// Numbers of a member of a group and of a frame that only echoes it.
    pub echoes: Vec<(usize, usize)>,
}

impl Groups {
    pub fn of(a: &Analysis<'_>, told: &[Frame]) -> Self {
        let mut alike = Alike::new();
        for (n, later) in told.iter().enumerate() {
            let near = (0..LEAD.min(n)).chain(n.saturating_sub(REACH).max(LEAD)..n);
            for (i, earlier) in near.filter_map(|i| Some((i, told.get(i)?))) {
                alike.insert((i, n), likeness(a, earlier, later));
            }
        }
        part_echoes(a, told, &alike, gather(told.len(), &alike, ENOUGH))
    }
}

/// Parts the groups that say nothing of their own, neither where nor when nor how many, from the others: they are an echo of the
/// group that they resemble most.
fn part_echoes(a: &Analysis<'_>, told: &[Frame], alike: &Alike, groups: Vec<Vec<usize>>) -> Groups {
    let bare = |g: &Vec<usize>| g.iter().filter_map(|i| told.get(*i)).all(|f| is_bare(a, f));
    let (bare, mut all): (Vec<_>, Vec<_>) = groups.into_iter().partition(bare);
    let mut echoes = Vec::new();
    for group in bare {
        // Most groups stand too far apart to be held against each other: that is asked first.
        let best = all
            .iter()
            .filter_map(|other| Some((resemblance(alike, &group, other)?, other)))
            .filter(|(like, other)| *like >= ECHO && may_echo(a, told, &group, other))
            .filter_map(|(like, other)| Some((like, other.first().copied()?)))
            .max_by(|x, y| x.0.total_cmp(&y.0));
        match best {
            Some((_, member)) => echoes.extend(group.iter().map(|i| (member, *i))),
            None => all.push(group),
        }
    }
    all.sort();
    Groups { all, echoes }
}

/// Log-odds that two groups tell one event; none where no two of their frames stand near each other.
fn resemblance(alike: &Alike, x: &[usize], y: &[usize]) -> Option<f64> {
    let pairs = x.iter().flat_map(|i| y.iter().map(move |j| (*i.min(j), *i.max(j))));
    let shared = pairs.filter_map(|pair| alike.get(&pair)).map(|like| Shared::of(*like));
    shared.reduce(|all, one| all.with(&one)).map(|all| all.likeness())
}

/// Deeds of different kinds that hurt people are no echo of each other.
fn may_echo(a: &Analysis<'_>, told: &[Frame], x: &[usize], y: &[usize]) -> bool {
    let frames = |g: &[usize]| -> Vec<&Frame> { g.iter().filter_map(|i| told.get(*i)).collect() };
    let (x, y) = (frames(x), frames(y));
    let hurts = x.iter().any(|f| a.family(&f.kind) == "violence");
    let ordered = |f: &Frame, g: &Frame| {
        if f.trigger_from <= g.trigger_from { types_agree(a, f, g) } else { types_agree(a, g, f) }
    };
    !hurts || x.iter().any(|f| y.iter().any(|g| ordered(f, g)))
}

/// Without a place, a day or a count of its own. What is done to people held, agreed on or taken is told as shortly where it is a
/// deed of its own.
fn is_bare(a: &Analysis<'_>, f: &Frame) -> bool {
    let own = ["held", "agreement", "prison", "displacement", "abuse", "territory"];
    let counted = f.casualties.iter().any(|c| c.quantity.is_some_and(|q| q.max.is_some()));
    !f.has_own_place() && !f.has_own_time() && !counted && !own.contains(&a.family(&f.kind))
}
