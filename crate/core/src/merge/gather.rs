//! Gathering: groups out of pairs, the plainest first.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

/// Unites the two groups that are most alike, again and again, until no two are alike enough: what is plain comes first, and a
/// vague statement joins what the plain ones have made. Of equals the earlier ones.
///
/// `alike` holds log-odds of pairs of the numbers below `count`; pairs that it leaves out are not asked about. Groups are alike
/// from `enough` on. Returns every number once, groups and members in order.
#[must_use]
pub fn gather(count: usize, alike: &BTreeMap<(usize, usize), f64>, enough: f64) -> Vec<Vec<usize>> {
    let groups = (0..count).map(|n| vec![n]).collect();
    let mut all =
        Gathering { groups, near: vec![BTreeMap::new(); count], candidates: BinaryHeap::new(), enough };
    for (pair, like) in alike {
        all.link(*pair, Shared::of(*like));
    }
    while let Some((_, Reverse((i, j)))) = all.candidates.pop() {
        if all.is_group(i) && all.is_group(j) {
            all.join(i, j);
        }
    }
    let mut groups = all.groups;
    groups.retain(|g| !g.is_empty());
    groups.iter_mut().for_each(|g| g.sort_unstable());
    groups.sort();
    groups
}

/// What two groups share: the sum and the least of what their members share, and of how many pairs.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shared {
    sum: f64,
    least: f64,
    pairs: f64,
}

impl Shared {
    /// Of one pair, by its log-odds.
    pub const fn of(like: f64) -> Self {
        Self { sum: like, least: like, pairs: 1.0 }
    }

    pub fn with(&self, other: &Self) -> Self {
        Self {
            sum: self.sum + other.sum,
            least: self.least.min(other.least),
            pairs: self.pairs + other.pairs,
        }
    }

    /// Halfway between the mean and the least, so that one vague member does not pull together what others hold apart.
    pub fn likeness(&self) -> f64 {
        (self.sum / self.pairs + self.least) / 2.0
    }
}

struct Gathering {
    /// Members by group; none where the group went up in a later one.
    groups: Vec<Vec<usize>>,
    /// For every group what it shares with others.
    near: Vec<BTreeMap<usize, Shared>>,
    /// Groups that may be one, the likeliest on top: likeness in millionths, then the earlier pair.
    candidates: BinaryHeap<(i64, Reverse<(usize, usize)>)>,
    enough: f64,
}

impl Gathering {
    fn is_group(&self, n: usize) -> bool {
        self.groups.get(n).is_some_and(|g| !g.is_empty())
    }

    fn link(&mut self, pair: (usize, usize), shared: Shared) {
        for (at, other) in [pair, (pair.1, pair.0)] {
            self.near.get_mut(at).map(|list| list.insert(other, shared));
        }
        let likeness = shared.likeness();
        if likeness >= self.enough {
            self.candidates.push(((likeness * 1e6) as i64, Reverse(pair)));
        }
    }

    /// Makes a new group of two.
    fn join(&mut self, i: usize, j: usize) {
        let new = self.groups.len();
        let mut members = Vec::new();
        let mut others: BTreeMap<usize, Shared> = BTreeMap::new();
        for old in [i, j] {
            members.extend(self.groups.get_mut(old).map(std::mem::take).unwrap_or_default());
            for (other, shared) in self.near.get_mut(old).map(std::mem::take).unwrap_or_default() {
                others.entry(other).and_modify(|s| *s = s.with(&shared)).or_insert(shared);
            }
        }
        self.groups.push(members);
        self.near.push(BTreeMap::new());
        others.retain(|other, _| self.is_group(*other));
        others.into_iter().for_each(|(other, shared)| self.link((other, new), shared));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn groups(count: usize, pairs: &[(usize, usize, f64)]) -> Vec<Vec<usize>> {
        gather(count, &pairs.iter().map(|p| ((p.0, p.1), p.2)).collect(), 0.0)
    }

    #[test]
    fn the_plainest_pair_comes_first() {
        // The middle one is alike to both, which are unlike each other.
        assert_eq!(groups(3, &[(0, 1, 1.0), (1, 2, 2.0), (0, 2, -3.0)]), [vec![0], vec![1, 2]]);
        assert_eq!(groups(3, &[(0, 1, 2.0), (1, 2, 1.0), (0, 2, -3.0)]), [vec![0, 1], vec![2]]);
    }

    #[test]
    fn a_chain_holds_where_nothing_parts_it() {
        assert_eq!(groups(4, &[(0, 1, 1.0), (1, 2, 0.5), (2, 3, 2.0)]), [vec![0, 1, 2, 3]]);
        assert_eq!(groups(2, &[(0, 1, -0.1)]), [vec![0], vec![1]]);
        assert_eq!(groups(0, &[]), Vec::<Vec<usize>>::new());
    }
}
