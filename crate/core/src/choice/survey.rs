//! What is asked of every contender, worked out once for an article: which names are one, how often each stands, who else has it.

use std::collections::BTreeMap;

use crate::analysis::Analysis;
use crate::frame::{Frame, Telling};
use crate::place::{Level, place_key};
use crate::toponym::Toponym;

/// Sentences around the statements of an incident from which it may choose, and the first ones of the article.
const NEAR: usize = 8;
const LEAD: usize = 3;

pub(super) struct Survey<'a> {
    pub a: &'a Analysis<'a>,
    pub frames: &'a [Frame],
    /// For every toponym the number of its name.
    pub key: Vec<usize>,
    /// For every toponym how wide it is.
    pub width: Vec<&'static str>,
    /// How often each name stands, where first, and how many frames have it as a place of their own.
    pub count: Vec<usize>,
    pub first: Vec<usize>,
    pub taken: Vec<usize>,
    /// For every width the two largest counts with the name that has the largest.
    most: BTreeMap<&'static str, (usize, usize, usize)>,
    pub finest: Option<&'static str>,
    /// Toponyms of every country.
    pub countries: BTreeMap<&'a str, usize>,
    pub located: usize,
    /// How many frames have each time as their own.
    pub times: BTreeMap<usize, usize>,
    /// Sentence of every time.
    pub time_sentence: Vec<usize>,
    /// First tokens of all event words in text order, with the number of their frame.
    triggers: Vec<(usize, usize, usize)>,
}

impl<'a> Survey<'a> {
    pub(super) fn new(a: &'a Analysis<'a>, frames: &'a [Frame]) -> Self {
        let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
        let mut key = Vec::new();
        for t in &a.toponyms {
            let next = numbers.len();
            key.push(*numbers.entry(place_key(&t.name)).or_insert(next));
        }
        let width: Vec<&'static str> = a.toponyms.iter().map(width).collect();
        let mut count = vec![0; numbers.len()];
        let mut first = vec![usize::MAX; numbers.len()];
        for (i, k) in key.iter().enumerate() {
            count.get_mut(*k).into_iter().for_each(|c| *c += 1);
            first.get_mut(*k).into_iter().for_each(|f| *f = (*f).min(i));
        }
        let mut taken = vec![0; numbers.len()];
        for f in frames.iter().filter(|f| f.has_own_place()) {
            let own: std::collections::BTreeSet<usize> =
                f.places.iter().filter_map(|p| key.get(*p).copied()).collect();
            own.into_iter().for_each(|k| taken.get_mut(k).into_iter().for_each(|n| *n += 1));
        }
        let mut most: BTreeMap<&'static str, (usize, usize, usize)> = BTreeMap::new();
        for (k, w) in key.iter().zip(&width) {
            let n = count.get(*k).copied().unwrap_or(0);
            let entry = most.entry(w).or_insert((0, *k, 0));
            if *k == entry.1 {
                entry.0 = entry.0.max(n);
            } else if n > entry.0 {
                *entry = (n, *k, entry.0);
            } else {
                entry.2 = entry.2.max(n);
            }
        }
        let mut countries: BTreeMap<&str, usize> = BTreeMap::new();
        let located = a.toponyms.iter().filter_map(Toponym::place);
        located.clone().for_each(|p| *countries.entry(p.country.as_str()).or_default() += 1);
        let mut times: BTreeMap<usize, usize> = BTreeMap::new();
        let own_times = frames.iter().filter(|f| !f.time_inherited).filter_map(|f| f.time);
        own_times.for_each(|t| *times.entry(t).or_default() += 1);
        let sentence = |at: usize| a.sentences.partition_point(|s| s.from <= at).saturating_sub(1);
        let mut triggers: Vec<(usize, usize, usize)> = frames
            .iter()
            .enumerate()
            .flat_map(|(n, f)| f.tellings.iter().map(move |t| (t.trigger_from, t.trigger_to, n)))
            .collect();
        triggers.sort_unstable();
        Self {
            a,
            frames,
            finest: width.iter().copied().min(),
            width,
            located: located.count(),
            time_sentence: a.mentions.times.iter().map(|t| sentence(t.from)).collect(),
            key,
            count,
            first,
            taken,
            most,
            countries,
            times,
            triggers,
        }
    }

    pub(super) fn key_of(&self, i: usize) -> usize {
        self.key.get(i).copied().unwrap_or(usize::MAX)
    }

    pub(super) fn width_of(&self, i: usize) -> &'static str {
        self.width.get(i).copied().unwrap_or("d country")
    }

    /// The largest count of another name of that width.
    pub(super) fn most_of_others(&self, width: &str, key: usize) -> usize {
        self.most.get(width).map_or(0, |m| if m.1 == key { m.2 } else { m.0 })
    }

    /// Whether a sentence is near enough to an incident, or among the article's first.
    pub(super) fn in_reach(f: &Frame, sentence: usize) -> bool {
        sentence < LEAD
            || f.tellings.iter().any(|t| sentence + NEAR >= t.sentence && sentence <= t.sentence + NEAR)
    }

    /// Toponyms that an incident may choose.
    pub(super) fn toponyms(&self, f: &'a Frame) -> impl Iterator<Item = (usize, &'a Toponym)> + '_ {
        let all = self.a.toponyms.iter().enumerate();
        all.filter(|(i, t)| Self::in_reach(f, t.sentence) || f.places.contains(i))
    }

    /// Whether another frame's event word stands between a mention and a statement's.
    pub(super) fn parted(&self, n: usize, from: usize, to: usize, t: &Telling) -> bool {
        let (low, high) = if from >= t.trigger_to { (t.trigger_to, from) } else { (to, t.trigger_from) };
        let start = self.triggers.partition_point(|x| x.0 < low);
        self.triggers
            .get(start..)
            .into_iter()
            .flatten()
            .take_while(|x| x.0 < high)
            .any(|x| x.1 <= high && x.2 != n)
    }
}

/// How wide a place is, roughly.
fn width(t: &Toponym) -> &'static str {
    match t.level() {
        Level::Facility | Level::Settlement => "a town",
        Level::District => "b district",
        Level::Province | Level::Region => "c province",
        Level::Country => "d country",
    }
}
