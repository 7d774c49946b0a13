//! Choice: which of the places and times that an article names are an incident's, weighed by fitted evidence.
//!
//! The rules of `arguments/` say what grammar says: the nearest place of the stretch that is no origin, the day of the sentence.
//! What they found is one piece of evidence here, beside where else the article names a place, what stands before it, what it is,
//! and what other incidents have. Points are rows of `lexicon/weights.tsv` (`place …`, `time …`), log-odds as for the judge.

mod place;
mod survey;
mod time;
mod toll;

pub use toll::{Kind, Toll, tolls, total};

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::analysis::Analysis;
use crate::casualty::Casualty;
use crate::frame::{Frame, Telling, Verdict};
use crate::place::place_key;
use crate::span::Span;
use crate::time::Precision;
use crate::toponym::Toponym;
use crate::weights::Of;
use survey::Survey;

/// One thing that an incident may choose.
#[derive(Clone, Debug, Default)]
pub struct Contender {
    /// Which toponym or time of the article it is; none: that the text does not say.
    pub number: Option<usize>,
    pub span: Span,
    /// Whether the rules chose it.
    pub chosen: bool,
    pub name: String,
    /// Contenders of one meaning, the same place or the same day, speak for each other.
    pub meaning: String,
    /// Degrees, where the gazetteer knows the place.
    pub point: Option<(f64, f64)>,
    pub days: Option<(Date, Date)>,
    pub count: Option<crate::quantity::Quantity>,
    /// Names of what can be said of it.
    pub evidence: Vec<String>,
}

/// What one incident chooses from.
#[derive(Clone, Debug)]
pub struct Choices {
    /// Id in `types.tsv`.
    pub kind: String,
    /// Bytes of its event word.
    pub trigger: Span,
    pub places: Vec<Contender>,
    pub times: Vec<Contender>,
    /// Killed, wounded, held.
    pub counts: [Vec<Contender>; 3],
}

/// One thing for each choice of an incident.
struct Each<T> {
    place: T,
    time: T,
    /// Killed, wounded, held.
    counts: [T; 3],
}

/// For every incident, in text order, its frame's number and what `make` makes of each choice. One list of contenders lives at a
/// time: a long article has very many.
fn each<T>(
    a: &Analysis<'_>,
    frames: &[Frame],
    tolls: &[Toll],
    make: impl Fn(Of, Vec<Contender>) -> T,
) -> Vec<(usize, Each<T>)> {
    let survey = Survey::new(a, frames);
    let incidents = frames.iter().enumerate().filter(|(_, f)| f.verdict == Verdict::Incident);
    let one = |(n, _)| {
        let made = Each {
            place: make(Of::Place, place::contenders(&survey, n)),
            time: make(Of::Time, time::contenders(&survey, n)),
            counts: Kind::ALL.map(|kind| make(Of::Count, toll::contenders(&survey, tolls, n, kind))),
        };
        (n, made)
    };
    incidents.map(one).collect()
}

/// What every incident chooses from, in text order.
#[must_use]
pub fn all(a: &Analysis<'_>, frames: &[Frame], tolls: &[Toll]) -> Vec<Choices> {
    let choices = |(n, c): (usize, Each<Vec<Contender>>)| {
        let f = frames.get(n)?;
        let (kind, trigger) = (f.kind.clone(), f.trigger);
        Some(Choices { kind, trigger, places: c.place, times: c.time, counts: c.counts })
    };
    each(a, frames, tolls, |_, list| list).into_iter().filter_map(choices).collect()
}

/// A contender's number, none where the text is silent, and how likely its meaning is.
type Likely = Option<(Option<usize>, f64)>;

fn best(a: &Analysis<'_>, list: &[Contender], of: Of) -> Likely {
    let scores: Vec<f64> = list.iter().map(|c| a.knowledge.lexicon.weights.choice(of, &c.evidence)).collect();
    let (at, sure) = likeliest(list, &scores)?;
    list.get(at).map(|c| (c.number, sure))
}

/// The meaning with the most weight: its contender with the most points, and how likely the meaning is among all.
#[must_use]
pub fn likeliest(list: &[Contender], scores: &[f64]) -> Option<(usize, f64)> {
    let top = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let weight = |s: f64| (s - top).exp();
    let all: f64 = scores.iter().map(|s| weight(*s)).sum();
    let mut meanings: BTreeMap<&str, (f64, usize)> = BTreeMap::new();
    for (i, (c, s)) in list.iter().zip(scores).enumerate() {
        let entry = meanings.entry(&c.meaning).or_insert((0.0, i));
        entry.0 += weight(*s);
        if scores.get(entry.1).is_none_or(|led| s > led) {
            entry.1 = i;
        }
    }
    let (sum, at) = meanings.into_values().max_by(|x, y| x.0.total_cmp(&y.0).then(y.1.cmp(&x.1)))?;
    Some((at, sum / all))
}

/// How likely a day or a count must be to take the place of the rules'.
const SURE_TIME: f64 = 0.5;
const SURE_COUNT: f64 = 0.8;

/// Gives every incident the place, the time and the counts that the evidence speaks for; `tolls` are those of the statements
/// before they were united.
pub fn settle(a: &Analysis<'_>, frames: &mut [Frame], tolls: &[Toll]) {
    for (n, decision) in each(a, frames, tolls, |of, list| best(a, &list, of)) {
        let Some(f) = frames.get_mut(n) else { continue };
        if let Some((Some(i), sure)) = decision.place {
            move_to(a, f, i);
            f.place_sure = Some(sure);
        }
        if let Some((time, _)) = decision.time.filter(|d| d.1 >= SURE_TIME && !waits(a, f)) {
            date(a, f, time);
        }
        for (kind, count) in Kind::ALL.into_iter().zip(decision.counts) {
            if let Some((number, _)) = count.filter(|c| c.1 >= SURE_COUNT) {
                recount(f, kind, number, tolls);
            }
        }
    }
}

/// What the weighing changes, as a rule of the incident, and what a reader is told of it: a row of `reasons.tsv`.
const PLACE: &str = "choice:place";
const TIME: &str = "choice:time";
const COUNT: &str = "choice:count";
const REASONS: [(&str, &str); 3] = [
    (PLACE, "the place was weighed with all that the article names; it is not the nearest"),
    (TIME, "the day was weighed with all that the article gives; it is not the nearest"),
    (COUNT, "the count was weighed with all that the article gives; it is not the nearest"),
];

/// What a reader is told of an incident's choices.
pub(crate) fn reasons(f: &Frame) -> impl Iterator<Item = &'static str> {
    REASONS.into_iter().filter(|(rule, _)| f.rules.iter().any(|r| r == rule)).map(|(_, reason)| reason)
}

/// Takes over the counts of a statement, or none; [`toll::RULES`] leaves what the rules made.
fn recount(f: &mut Frame, kind: Kind, number: Option<usize>, tolls: &[Toll]) {
    if number == Some(toll::RULES) {
        return;
    }
    let new: Vec<Casualty> = number
        .and_then(|i| tolls.get(i))
        .map(|t| t.casualties.iter().filter(|c| kind.has(c)).cloned().collect())
        .unwrap_or_default();
    let bounds = |list: &[Casualty]| toll::total(list.iter().filter(|c| kind.has(c))).map(|q| (q.min, q.max));
    if bounds(&f.casualties) == bounds(&new) {
        return;
    }
    f.casualties.retain(|c| !kind.has(c));
    f.casualties.extend(new);
    f.rules.push(COUNT.to_owned());
}

/// The place that was chosen leads; where the rules had not named it, it stands with those that its list joins to it.
fn move_to(a: &Analysis<'_>, f: &mut Frame, i: usize) {
    let Some(t) = a.toponyms.get(i) else { return };
    let key = place_key(&t.name);
    let same = |p: &usize| {
        *p == i
            || a.toponyms.get(*p).is_some_and(|o| {
                place_key(&o.name) == key && o.place().map(|p| &p.id) == t.place().map(|p| &p.id)
            })
    };
    if f.places.first().is_some_and(same) {
        f.places.retain(|p| !abroad(a, i, *p));
        return;
    }
    if let Some(at) = f.places.iter().position(same) {
        let led = f.places.remove(at);
        f.places.retain(|p| a.toponyms.get(*p).is_some_and(|o| o.level() >= t.level()) && !abroad(a, i, *p));
        f.places.insert(0, led);
        return;
    }
    let joined = |n: &usize| {
        a.toponyms.get(*n).is_some_and(|o| o.listed && o.sentence == t.sentence && o.role == t.role)
    };
    f.places = std::iter::once(i).chain((i + 1..a.toponyms.len()).take_while(joined)).collect();
    f.place_inherited = !f.tellings.iter().any(|x| x.from <= t.from && t.to <= x.to);
    f.rules.push(PLACE.to_owned());
}

/// «حرب تشنها صنعاء وواشنطن … خطفوا من صنعاء»: a place of another country that the chosen one's own list does not join to it.
fn abroad(a: &Analysis<'_>, chosen: usize, other: usize) -> bool {
    let country = |i: usize| a.toponyms.get(i).and_then(Toponym::place).map(|p| p.country.as_str());
    let apart = country(chosen).zip(country(other)).is_some_and(|(x, y)| x != y);
    let (first, last) = (chosen.min(other), chosen.max(other));
    let sentence = |i: usize| a.toponyms.get(i).map(|t| t.sentence);
    let listed = (first + 1..=last).all(|i| a.toponyms.get(i).is_some_and(|t| t.listed));
    apart && !(listed && sentence(first) == sentence(last))
}

/// «صباح اليوم», «الأربعاء» in its own words, where nothing says which day that was: another event's day is not its own.
fn waits(a: &Analysis<'_>, f: &Frame) -> bool {
    let own = f.time.filter(|_| !f.time_inherited).and_then(|i| a.mentions.times.get(i));
    own.is_some_and(|t| t.needs_reference && t.start.is_none() && t.precision == Precision::Day)
}

fn date(a: &Analysis<'_>, f: &mut Frame, time: Option<usize>) {
    let dated = |i: usize| a.mentions.times.get(i).is_some_and(|t| t.start.is_some());
    if f.time == time || time.is_none() && !f.time.is_some_and(dated) {
        return;
    }
    f.time = time;
    let inside = |t: &crate::time::TimeMention| f.tellings.iter().any(|x| x.from <= t.from && t.to <= x.to);
    f.time_inherited = time.and_then(|i| a.mentions.times.get(i)).is_some_and(|t| !inside(t));
    f.rules.push(TIME.to_owned());
}

/// How a mention lies to a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Lies {
    /// In its stretch, behind or before the event word, by so many tokens.
    Behind(usize),
    Before(usize),
    /// In its sentence, outside the stretch.
    RestBehind,
    RestBefore,
    /// So many sentences earlier or later.
    Earlier(usize),
    Later(usize),
}

impl Lies {
    fn of(from: usize, to: usize, sentence: usize, t: &Telling) -> Self {
        if sentence != t.sentence {
            return if sentence < t.sentence {
                Self::Earlier(t.sentence - sentence)
            } else {
                Self::Later(sentence - t.sentence)
            };
        }
        let inside = from >= t.from && to <= t.to;
        match (inside, from >= t.trigger_to) {
            (true, true) => Self::Behind(from - t.trigger_to),
            (true, false) => Self::Before(t.trigger_from.saturating_sub(to)),
            (false, true) => Self::RestBehind,
            (false, false) => Self::RestBefore,
        }
    }

    /// How near: less is nearer.
    fn far(self) -> (u8, usize) {
        match self {
            Self::Behind(n) | Self::Before(n) => (0, n),
            Self::RestBehind | Self::RestBefore => (1, 0),
            Self::Earlier(n) | Self::Later(n) => (2, n),
        }
    }

    /// How many sentences lie between.
    const fn sentences(self) -> usize {
        match self {
            Self::Earlier(n) | Self::Later(n) => n,
            _ => 0,
        }
    }

    fn name(self) -> String {
        let words = |n: usize| bucket(n, &[1, 2, 4, 7, 11, 18]);
        let sentences = |n: usize| bucket(n, &[1, 2, 3, 5, 9]);
        match self {
            Self::Behind(n) => format!("behind {}", words(n)),
            Self::Before(n) => format!("before {}", words(n)),
            Self::RestBehind => "rest behind".to_owned(),
            Self::RestBefore => "rest before".to_owned(),
            Self::Earlier(n) => format!("earlier {}", sentences(n)),
            Self::Later(n) => format!("later {}", sentences(n)),
        }
    }

    /// The same without distances.
    const fn rough(self) -> &'static str {
        match self {
            Self::Behind(_) => "behind",
            Self::Before(_) => "before",
            Self::RestBehind | Self::RestBefore => "sentence",
            Self::Earlier(1) => "sentence before",
            Self::Later(1) => "sentence after",
            Self::Earlier(_) => "earlier",
            Self::Later(_) => "later",
        }
    }
}

/// Where a mention stands, to be asked how it lies to the statements of an incident.
struct Position<'a> {
    f: &'a Frame,
    from: usize,
    to: usize,
    sentence: usize,
}

impl<'a> Position<'a> {
    fn lies(&self, x: &Telling) -> Lies {
        Lies::of(self.from, self.to, self.sentence, x)
    }

    fn nearest(&self, heading: bool) -> Option<(Lies, &'a Telling)> {
        let those = self.f.tellings.iter().filter(|x| x.heading == heading);
        those.map(|x| (self.lies(x), x)).min_by_key(|l| l.0.far())
    }

    /// To the nearest statement of the body, with that.
    fn body(&self) -> Option<(Lies, &'a Telling)> {
        self.nearest(false)
    }

    fn heading(&self) -> Option<Lies> {
        self.nearest(true).map(|l| l.0)
    }

    /// To the statement that names the incident.
    fn main(&self) -> Option<Lies> {
        self.f.tellings.iter().find(|x| x.trigger_from == self.f.trigger_from).map(|x| self.lies(x))
    }
}

fn bucket(n: usize, edges: &[usize]) -> usize {
    edges.iter().take_while(|e| n >= **e).count()
}

/// Puts a name together.
fn add(out: &mut Vec<String>, parts: &[&str]) {
    out.push(parts.concat());
}

/// The two words before a mention and the one after it, with signs as signs and the name of a place as such: which place stands
/// beside it must not decide.
fn words_around<'a>(a: &'a Analysis<'_>, from: usize, to: usize) -> [&'a str; 3] {
    [from.checked_sub(1), from.checked_sub(2), Some(to)].map(|at| {
        let Some(at) = at else { return "¶" };
        let next = a.toponyms.partition_point(|t| t.from <= at);
        let named = |t: &Toponym| t.from <= at && at < t.to;
        if a.toponyms.get(..next).into_iter().flatten().rev().take(2).any(named) {
            return "@place";
        }
        // The end of a line is a sign as well, but none that a row of a table can hold.
        Some(a.word(at)).filter(|w| !w.trim().is_empty()).unwrap_or("¶")
    })
}
