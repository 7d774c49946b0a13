//! Groups: which frames tell one event.
//!
//! *Finds*: for every frame the group that it resembles most, for groups that say nothing of their own the one that they echo.
//! *Leaves out*: what an incident then is (`merge.rs`), and whether it is shown (`whole.rs`).

use std::collections::BTreeMap;

use super::alike::types_agree;
use super::likeness;
use crate::analysis::Analysis;
use crate::frame::Frame;
use crate::place::Level;

/// Log-odds from which on a frame belongs to a group.
pub const ENOUGH: f64 = -0.65;

/// Log-odds from which on a group that says nothing of its own is taken for an echo of another.
const ECHO: f64 = -1.5;

/// A frame is held against the members of a group that stand among its last so many frames, or among the article's first
/// [`LEAD`]: an event is told again soon or in the lead, and long articles stay linear.
const REACH: usize = 40;
const LEAD: usize = 6;

/// The groups of an article.
#[derive(Debug)]
pub(super) struct Groups {
    /// Numbers of the frames of each group, both in text order.
    pub all: Vec<Vec<usize>>,
    /// Numbers of a member of a group and of a frame that only echoes it.
    pub echoes: Vec<(usize, usize)>,
    /// Log-odds that two frames, the earlier one first, tell one event, where they were held against each other.
    alike: BTreeMap<(usize, usize), f64>,
}

impl Groups {
    pub fn of(a: &Analysis<'_>, told: &[Frame]) -> Self {
        let mut alike = BTreeMap::new();
        for (n, later) in told.iter().enumerate() {
            let near = (0..LEAD.min(n)).chain(n.saturating_sub(REACH).max(LEAD)..n);
            for (i, earlier) in near.filter_map(|i| Some((i, told.get(i)?))) {
                alike.insert((i, n), likeness(a, earlier, later));
            }
        }
        let mut groups = Self { all: Vec::new(), echoes: Vec::new(), alike };
        groups.gather(a, told);
        groups.part_echoes(a, told);
        groups
    }

    /// Log-odds that two groups tell one event; none where no two of their frames stand near each other.
    pub fn likeness(&self, x: &[usize], y: &[usize]) -> Option<f64> {
        let pairs = x.iter().flat_map(|i| y.iter().map(move |j| (*i.min(j), *i.max(j))));
        let all: Vec<f64> = pairs.filter_map(|pair| self.alike.get(&pair)).copied().collect();
        (!all.is_empty()).then(|| to_group(&all))
    }

    /// Those that say where come first: what says nothing of a place joins one of them, and never stands between two.
    fn gather(&mut self, a: &Analysis<'_>, told: &[Frame]) {
        let (located, vague): (Vec<usize>, Vec<usize>) =
            (0..told.len()).partition(|n| told.get(*n).is_some_and(|f| located(a, f)));
        for n in located.into_iter().chain(vague) {
            let like = |g: &Vec<usize>| self.likeness(g, &[n]);
            let best = self
                .all
                .iter()
                .enumerate()
                .filter_map(|(number, group)| Some((like(group)?, number)))
                .filter(|b| b.0 >= ENOUGH)
                .max_by(|x, y| x.0.total_cmp(&y.0).then(y.1.cmp(&x.1)));
            match best.and_then(|b| self.all.get_mut(b.1)) {
                Some(group) => group.push(n),
                None => self.all.push(vec![n]),
            }
        }
        self.all.iter_mut().for_each(|g| g.sort_unstable());
        self.all.sort();
    }

    /// Parts the groups that say nothing of their own, neither where nor when nor how many, from the others: they are an echo of
    /// the group that they resemble most.
    fn part_echoes(&mut self, a: &Analysis<'_>, told: &[Frame]) {
        let bare = |g: &Vec<usize>| g.iter().filter_map(|i| told.get(*i)).all(|f| is_bare(a, f));
        let (bare, mut kept): (Vec<_>, Vec<_>) = std::mem::take(&mut self.all).into_iter().partition(bare);
        for group in bare {
            let best = kept
                .iter()
                .filter(|other| may_echo(a, told, &group, other))
                .filter_map(|other| Some((self.likeness(&group, other)?, other.first().copied()?)))
                .filter(|b| b.0 >= ECHO)
                .max_by(|x, y| x.0.total_cmp(&y.0));
            match best {
                Some((_, member)) => self.echoes.extend(group.iter().map(|i| (member, *i))),
                None => kept.push(group),
            }
        }
        kept.sort();
        self.all = kept;
    }
}

/// How much a frame resembles a group: halfway between the mean and the least of what it shares with the members, so that one
/// vague member does not pull together what others hold apart.
#[must_use]
pub fn to_group(members: &[f64]) -> f64 {
    let mean = members.iter().sum::<f64>() / members.len().max(1) as f64;
    let least = members.iter().copied().fold(f64::INFINITY, f64::min);
    (mean + least) / 2.0
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

/// Whether a frame names a settlement or district of its own.
fn located(a: &Analysis<'_>, f: &Frame) -> bool {
    !f.place_inherited
        && f.places.iter().filter_map(|i| a.toponyms.get(*i)).any(|t| t.level() < Level::Province)
}
