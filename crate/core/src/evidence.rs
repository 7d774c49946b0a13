//! Evidence: what can be said of a statement as names, each of which has a weight of its own in `lexicon/weights.tsv`.
//!
//! *Finds*: the event word's row and form, what its sentence and the article talk about, what the frame has of its own, and
//! which of the judge's reasons (`judge.rs`) come together; the words around it (`evidence/words.rs`). *Leaves out*: names of
//! places and parties: they must not decide.

pub mod words;

use crate::analysis::Analysis;
use crate::frame::{Frame, Role};
use crate::inflect::Part;
use crate::place::Level;
use crate::time::TimeRelation;

/// What a piece of evidence is about: rows of `reasons.tsv`, so that a reader sees five sums and not forty numbers.
pub const GROUPS: [&str; 5] = [
    "the wording of the event",
    "the place, time, victims and parties told with it",
    "the rest of its sentence",
    "the subject of the article, and where in it this stands",
    "how the reasons go together",
];

/// The group of the single words, which are too many to be named one by one.
pub const WORDS: &str = "the words around it";

/// Names of everything that can be said of every frame, each with its group, in the order of the frames.
#[must_use]
pub fn of_all(a: &Analysis<'_>, all: &[Frame]) -> Vec<Vec<(&'static str, String)>> {
    let shared = article(a, all);
    all.iter().enumerate().map(|(number, frame)| of(a, frame, number, &shared)).collect()
}

/// `number` is the frame's among all in text order; `shared` is what its article says of each.
fn of(a: &Analysis<'_>, frame: &Frame, number: usize, shared: &[String]) -> Vec<(&'static str, String)> {
    let mut out: Vec<(&'static str, String)> = Vec::with_capacity(48);
    let [word_group, own_group, sentence_group, article_group, reason_group] = GROUPS;
    let mut add = |group: &'static str, fill: &mut dyn FnMut(&mut Vec<String>)| {
        let mut names = vec![];
        fill(&mut names);
        names.sort();
        names.dedup();
        out.extend(names.into_iter().map(|n| (group, n)));
    };
    add(word_group, &mut |names| word(a, frame, names));
    add(own_group, &mut |names| belongings(a, frame, names));
    add(sentence_group, &mut |names| sentence(a, frame, names));
    // A pasted line is no article: how much it tells besides says nothing.
    if a.is_a_line() {
        add(article_group, &mut |names| names.push("a line by itself".to_owned()));
    } else {
        add(article_group, &mut |names| {
            names.extend_from_slice(shared);
            names.push(format!("where frame {}", bucket(number, &[1, 2, 4])));
        });
    }
    add(reason_group, &mut |names| {
        names.push(crate::weights::EVERY.to_owned());
        let own = frame.points.iter().filter(|p| !GROUPS.contains(&p.0));
        names.extend(own.map(|p| format!("reason {}", p.0)));
    });
    out
}

/// The event word: its rows, its form.
fn word(a: &Analysis<'_>, frame: &Frame, out: &mut Vec<String>) {
    for rule in &frame.rules {
        out.push(format!("rule {rule}"));
    }
    out.push(format!("type {}", frame.kind));
    let hit = a.trigger_at(frame.trigger_from);
    let form = match hit.map(|h| h.part) {
        Some(Part::Past) => "past",
        Some(Part::Present) => "present",
        Some(Part::Noun) if frame.definite => "definite noun",
        Some(Part::Noun) => "noun",
        Some(Part::Literal) => "phrase",
        None => "toll",
    };
    out.push(format!("form {form}"));
    if frame.weak {
        out.push(format!("weak {form}"));
    }
    if let Some(h) = hit {
        if let Some(p) = h.reading.before.particle {
            out.push(format!("glued {p}"));
        }
        if h.reading.before.conjunction.is_some() {
            out.push("glued conjunction".to_owned());
        }
        if h.part == Part::Noun && h.number == crate::inflect::Number::Plural {
            out.push(format!("plural {form}"));
        }
    }
}

/// What the frame has of its own.
fn belongings(a: &Analysis<'_>, frame: &Frame, out: &mut Vec<String>) {
    let places = || frame.places.iter().filter_map(|i| a.toponyms.get(*i));
    let level = places().map(crate::toponym::Toponym::level).min();
    let own = if frame.place_inherited { "inherited" } else { "own" };
    match level {
        None => out.push("no place".to_owned()),
        Some(Level::Facility | Level::Settlement) => out.push(format!("{own} settlement")),
        Some(Level::District) => out.push(format!("{own} district")),
        Some(Level::Province | Level::Region) => out.push(format!("{own} province")),
        Some(Level::Country) => out.push(format!("{own} country")),
    }
    time(a, frame, out);
    for c in &frame.casualties {
        let size = match c.quantity {
            None => "uncounted",
            Some(q) if q.max.is_none() => "open",
            Some(q) if q.min <= Some(2) => "few",
            Some(q) if q.min <= Some(30) => "some",
            Some(_) => "many",
        };
        out.push(format!("{} {size}", c.kind));
        if c.definite {
            out.push("definite toll".to_owned());
        }
        out.push(format!("victims {}", c.who));
    }
    if frame.casualties.is_empty() {
        out.push(format!("no toll {}", if frame.weak { "weak" } else { "strong" }));
    }
    for p in &frame.parties {
        let kind = a.actor_kind(p.row);
        let role = match p.role {
            Role::Perpetrator => "by",
            Role::Target => "on",
            Role::Other => "beside",
        };
        out.push(format!("{role} {kind}"));
        out.push(role.to_owned());
    }
    if frame.parties.is_empty() {
        out.push("nobody".to_owned());
    }
    out.push(if frame.weapon.is_some() { "weapon" } else { "no weapon" }.to_owned());
    let words = frame.to.saturating_sub(frame.from);
    out.push(format!("length {}", bucket(words, &[4, 8, 14, 22, 35])));
}

fn time(a: &Analysis<'_>, frame: &Frame, out: &mut Vec<String>) {
    let Some(t) = frame.time.and_then(|i| a.mentions.times.get(i)) else {
        out.push("no time".to_owned());
        return;
    };
    let own = if frame.time_inherited { "inherited" } else { "own" };
    let Some((start, end)) = t.start.zip(t.end) else {
        out.push(format!("{own} time"));
        return;
    };
    let span = if start == end { "day" } else { "range" };
    out.push(format!("{own} {span}"));
    if let Some(published) = a.published {
        let days = (published - end).get_days();
        out.push(format!("{own} age {}", bucket(days.max(0) as usize, &[1, 2, 8, 32, 366])));
    }
}

fn bucket(n: usize, edges: &[usize]) -> usize {
    edges.iter().take_while(|e| n >= **e).count()
}

/// What the sentence says besides.
fn sentence(a: &Analysis<'_>, frame: &Frame, out: &mut Vec<String>) {
    let Some(s) = a.sentences.get(frame.sentence) else { return };
    for (cue, meaning) in a.cues_in(s.from, s.to) {
        let side = if cue.to <= frame.trigger_from {
            if frame.trigger_from - cue.to <= 6 { "near left" } else { "left" }
        } else if cue.from <= frame.trigger_to + 6 {
            "near right"
        } else {
            "right"
        };
        out.push(format!("cue {meaning} {side}"));
    }
    for hit in a.mentions.sources.iter().filter(|h| h.from >= s.from && h.to <= s.to) {
        let kind = a.knowledge.lexicon.sources.row(hit).cell("kind");
        let side = if hit.to <= frame.trigger_from { "left" } else { "right" };
        out.push(format!("source {kind} {side}"));
    }
    for t in a.mentions.times.iter().filter(|t| t.from >= s.from && t.to <= s.to) {
        match t.relation {
            TimeRelation::Since => out.push("since".to_owned()),
            TimeRelation::During => out.push("during".to_owned()),
            _ => {}
        }
    }
    out.push(format!("where sentence {}", bucket(frame.sentence, &[1, 2, 4, 8])));
    if frame.heading {
        out.push("heading".to_owned());
    }
    out.push(format!("words {}", bucket(s.to - s.from, &[6, 12, 25, 45])));
    let asks = s.to.checked_sub(1).and_then(|l| a.tokens().get(l)).is_some_and(|t| t.is_sign('?'));
    if asks {
        out.push("question".to_owned());
    }
}

/// What the article is about.
fn article(a: &Analysis<'_>, all: &[Frame]) -> Vec<String> {
    let mut out = Vec::new();
    let words = a.tokens().len().max(60) as f64;
    let mut meanings: std::collections::BTreeMap<&str, usize> = std::collections::BTreeMap::new();
    for cue in &a.mentions.cues {
        *meanings.entry(a.cue(cue)).or_default() += 1;
    }
    for (meaning, n) in meanings {
        let rate = n as f64 * 100.0 / words;
        if rate >= 0.5 {
            out.push(format!("about {meaning} {}", if rate >= 1.5 { "much" } else { "some" }));
        }
    }
    let strong = all.iter().filter(|f| !f.weak && !f.casualty_only).count();
    let tolls = all.iter().filter(|f| f.casualties.iter().any(|c| c.quantity.is_some())).count();
    out.push(format!("article events {}", bucket(strong, &[1, 2, 4, 8])));
    out.push(format!("article tolls {}", bucket(tolls, &[1, 2, 4])));
    out.push(format!("article words {}", bucket(a.tokens().len(), &[60, 120, 200, 350])));
    let density = strong as f64 * 100.0 / words;
    out.push(format!("article density {}", bucket(density.round() as usize, &[1, 2, 4])));
    if a.published.is_none() {
        out.push("no date of publication".to_owned());
    }
    out
}
