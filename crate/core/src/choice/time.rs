//! What can be said of a time expression as the day of an incident.

use super::survey::Survey;
use super::{Contender, Position, add, bucket, words_around};
use crate::analysis::Analysis;
use crate::arguments::when;
use crate::frame::{Frame, Telling};
use crate::time::{TimeMention, calendar};

/// The dated times around an incident; where the rules found none, also that the text does not say when.
pub(super) fn contenders(s: &Survey<'_>, n: usize) -> Vec<Contender> {
    let Some(f) = s.frames.get(n) else { return Vec::new() };
    let a = s.a;
    let one = |(i, t): (usize, &TimeMention)| Contender {
        number: Some(i),
        span: t.span,
        chosen: f.time == Some(i),
        name: t.span.of(a.text).to_owned(),
        meaning: format!("{:?} {:?}", t.start, t.end),
        days: t.start.zip(t.end),
        evidence: evidence(s, n, f, i, t),
        ..Contender::default()
    };
    let in_reach = |(i, t): &(usize, &TimeMention)| {
        let sentence = s.time_sentence.get(*i).copied().unwrap_or(0);
        let reach = Survey::in_reach(f, sentence) && !when::counts_back(t) && !when::of_another(a, *i, f);
        t.start.is_some() && (reach || f.time == Some(*i))
    };
    let nothing = (!when::dated(a, f)).then(|| {
        let past = if when::is_past(a, f) { "past" } else { "not past" };
        let published = if a.published.is_some() { "published" } else { "unpublished" };
        let lead = if f.sentence <= 1 { "lead" } else { "later" };
        Contender {
            chosen: true,
            days: when::unsaid(a, f),
            evidence: ["", past, published, lead, f.kind.as_str()].map(|w| format!("nothing {w}")).to_vec(),
            ..Contender::default()
        }
    });
    a.mentions.times.iter().enumerate().filter(in_reach).map(one).chain(nothing).collect()
}

/// Names of everything that can be said of time `i` as the day of frame `n`.
fn evidence(s: &Survey<'_>, n: usize, f: &Frame, i: usize, t: &TimeMention) -> Vec<String> {
    let mut out = Vec::with_capacity(40);
    let rule = match (f.time == Some(i), f.time.is_some(), f.time_inherited) {
        (true, _, false) => "own",
        (true, _, true) => "inherited",
        (false, true, false) => "other",
        (false, true, true) => "other inherited",
        (false, false, _) => "none",
    };
    add(&mut out, &["every"]);
    add(&mut out, &["rule ", rule]);
    add(&mut out, &["is ", t.precision.id()]);
    out.push(format!("tells {:?}", t.relation));
    let chosen = f.time.and_then(|c| s.a.mentions.times.get(c)).filter(|_| f.time != Some(i));
    if chosen.is_some_and(|c| c.start.is_some() && c.start == t.start && c.end == t.end) {
        add(&mut out, &["the same day"]);
    }
    let near = position(s, n, f, i, t, rule, &mut out);
    words(s, i, t, &mut out);
    said(s.a, t, &mut out);
    age(s.a, t, near, &mut out);
    let taken = s.times.get(&i).copied().unwrap_or(0);
    let taken = taken.saturating_sub(usize::from(f.time == Some(i) && !f.time_inherited));
    out.push(format!("of others {} {}", bucket(taken, &[1, 2]), bucket(s.frames.len(), &[2, 3])));
    out.sort();
    out.dedup();
    out
}

/// How it lies to the statements; returns how it lies to the nearest of the body.
fn position(
    s: &Survey<'_>,
    n: usize,
    f: &Frame,
    i: usize,
    t: &TimeMention,
    rule: &str,
    out: &mut Vec<String>,
) -> &'static str {
    let sentence = s.time_sentence.get(i).copied().unwrap_or(0);
    let lies = Position { f, from: t.from, to: t.to, sentence };
    let body = lies.body();
    if let Some((l, telling)) = body {
        let rough = l.rough();
        add(out, &["body ", &l.name()]);
        add(out, &[rule, " ", rough]);
        add(out, &["is ", t.precision.id(), " ", rough]);
        if s.parted(n, t.from, t.to, telling) {
            add(out, &["parted ", rough]);
        }
        if relative(s.a, t, telling) {
            add(out, &["clause between"]);
        }
    }
    if let Some(l) = lies.heading() {
        add(out, &["heading ", l.rough()]);
    }
    if let Some(l) = lies.main() {
        add(out, &["main ", l.rough()]);
    }
    body.map_or("", |l| l.0.rough())
}

fn words(s: &Survey<'_>, i: usize, t: &TimeMention, out: &mut Vec<String>) {
    let [before, second, after] = words_around(s.a, t.from, t.to);
    add(out, &["word ", before]);
    add(out, &["words ", second, " ", before]);
    add(out, &["next ", after]);
    add(out, &["opens ", s.a.word(t.from)]);
    let sentence = s.time_sentence.get(i).copied().unwrap_or(0);
    if sentence == 0 {
        add(out, &["in the first sentence"]);
    }
    if s.a.sentences.get(sentence).is_some_and(|x| t.from <= x.from + 2) {
        add(out, &["heads the sentence"]);
    }
}

/// How long before the publication.
fn age(a: &Analysis<'_>, t: &TimeMention, near: &str, out: &mut Vec<String>) {
    let Some((p, end)) = a.published.zip(t.end) else {
        add(out, &["no age"]);
        return;
    };
    let age = match usize::try_from(calendar::days_between(end, p)) {
        Err(_) => "ahead".to_owned(),
        Ok(days) => bucket(days, &[1, 2, 4, 8, 15, 32, 100, 366]).to_string(),
    };
    add(out, &["age ", &age]);
    add(out, &["age ", &age, " ", near]);
}

/// The nearest word of saying before it in its sentence.
fn said(a: &Analysis<'_>, t: &TimeMention, out: &mut Vec<String>) {
    const NEAR: usize = 8;
    let before = a.mentions.sources.iter().rev().find(|s| s.to <= t.from && s.to + NEAR >= t.from);
    if let Some(hit) = before {
        let kind = a.knowledge.lexicon.sources.row(hit).cell("kind");
        out.push(format!("source {kind} before {}", bucket(t.from - hit.to, &[1, 3])));
    }
    let after = a.mentions.sources.iter().find(|s| s.from >= t.to && s.from <= t.to + 3);
    if after.is_some() {
        out.push("source behind".to_owned());
    }
    let leads = (t.to..t.to + 4).any(|i| matches!(a.word(i), "ان" | "انه" | "انها" | "انهم" | "بان"));
    if leads {
        out.push("leads to what is said".to_owned());
    }
}

/// «الذي», «التي», «بعد», «قبل», «منذ» between the event word and the time.
fn relative(a: &Analysis<'_>, t: &TimeMention, x: &Telling) -> bool {
    let (from, to) = if t.from >= x.trigger_to { (x.trigger_to, t.from) } else { (t.to, x.trigger_from) };
    to.saturating_sub(from) < 30
        && (from..to).any(|i| {
            matches!(
                a.word(i),
                "الذي"
                    | "التي"
                    | "الذين"
                    | "بعد"
                    | "قبل"
                    | "منذ"
                    | "كان"
                    | "وكان"
                    | "وكانت"
                    | "كانت"
            )
        })
}
