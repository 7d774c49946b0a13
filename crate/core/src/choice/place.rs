//! What can be said of a place name as the scene of an incident.

use super::survey::Survey;
use super::{Contender, Position, add, bucket, words_around};
use crate::frame::{Frame, Telling};
use crate::place::{Level, place_key};
use crate::toponym::Toponym;

/// The toponyms around an incident; where the rules found none, also that the text does not say where.
pub(super) fn contenders(s: &Survey<'_>, n: usize) -> Vec<Contender> {
    let Some(f) = s.frames.get(n) else { return Vec::new() };
    let one = |(i, t): (usize, &Toponym)| Contender {
        number: Some(i),
        span: t.span,
        chosen: f.places.contains(&i),
        name: t.name.clone(),
        meaning: t.place().map_or_else(|| place_key(&t.name), |p| p.id.clone()),
        point: t.located.map(|l| (l.lat, l.lon)).or_else(|| t.place().map(|p| (p.lat, p.lon))),
        evidence: evidence(s, n, f, i, t),
        ..Contender::default()
    };
    let nothing = f.places.is_empty().then(|| Contender {
        chosen: true,
        evidence: vec!["nothing".to_owned(), format!("nothing {}", f.kind)],
        ..Contender::default()
    });
    s.toponyms(f).map(one).chain(nothing).collect()
}

/// Names of everything that can be said of toponym `i` as the scene of frame `n`.
fn evidence(s: &Survey<'_>, n: usize, f: &Frame, i: usize, t: &Toponym) -> Vec<String> {
    let mut out = Vec::with_capacity(56);
    let rule = rule(s, f, i);
    kind(s, f, i, t, rule, &mut out);
    position(s, n, f, i, t, rule, &mut out);
    words(s, f, t, &mut out);
    beside(s, i, t, rule, &mut out);
    others(s, n, f, i, rule, &mut out);
    chosen(s, f, i, t, &mut out);
    home(s, f, t, &mut out);
    out.sort();
    out.dedup();
    out
}

/// What it is.
fn kind(s: &Survey<'_>, f: &Frame, i: usize, t: &Toponym, rule: &str, out: &mut Vec<String>) {
    let size = s.width_of(i);
    add(out, &["every"]);
    add(out, &["rule ", rule]);
    add(out, &["rule ", rule, " ", size]);
    add(out, &["is ", t.level().id()]);
    out.push(format!("role {:?}", t.role));
    add(out, &["lies ", t.relation.id()]);
    add(out, &["kind ", &f.kind, " ", size]);
    let found = if t.place().is_none() {
        "unknown"
    } else if t.tentative {
        "tentative"
    } else {
        "known"
    };
    add(out, &[found, if t.level.is_some() { " typed" } else { " bare" }]);
    if t.from < t.name_from {
        add(out, &["typed ", s.a.word(t.from), " ", found]);
    }
    for (said, name) in [
        (t.heads_sentence, "heads the sentence"),
        (t.heads_block, "heads the paragraph"),
        (t.listed, "listed"),
        (t.container.is_some(), "has an area"),
        (t.sentence == 0, "in the first sentence"),
    ] {
        if said {
            add(out, &[name]);
        }
    }
}

/// How it lies to the statements.
fn position(s: &Survey<'_>, n: usize, f: &Frame, i: usize, t: &Toponym, rule: &str, out: &mut Vec<String>) {
    let size = s.width_of(i);
    let lies = Position { f, from: t.from, to: t.to, sentence: t.sentence };
    if let Some((l, telling)) = lies.body() {
        let rough = l.rough();
        add(out, &["body ", &l.name()]);
        add(out, &["body ", rough, " ", size]);
        out.push(format!("body {rough} {:?}", t.role));
        add(out, &[rule, " ", rough]);
        if s.parted(n, t.from, t.to, telling) {
            add(out, &["parted ", rough]);
        }
    }
    if let Some(l) = lies.heading() {
        add(out, &["heading ", l.rough()]);
    }
    if let Some(l) = lies.main() {
        add(out, &["main ", l.rough()]);
    }
    let key = s.key_of(i);
    let told = |x: &&Telling| {
        let inside = crate::analysis::within(&s.a.toponyms, x.from, x.to, |o| o.from);
        let first = s.a.toponyms.partition_point(|o| o.from < x.from);
        inside.iter().enumerate().any(|(m, o)| o.to <= x.to && s.key_of(first + m) == key)
    };
    let told = f.tellings.iter().filter(told).count();
    out.push(format!("told with {}", bucket(told, &[1, 2, 3])));
    out.push(format!("told with {} of {}", bucket(told, &[1, 2]), bucket(f.tellings.len(), &[2, 4])));
}

/// The words around it.
fn words(s: &Survey<'_>, f: &Frame, t: &Toponym, out: &mut Vec<String>) {
    let [before, second, after] = words_around(s.a, t.chain_from, t.to);
    add(out, &["word ", before]);
    add(out, &["words ", second, " ", before]);
    add(out, &["word ", before, " ", &f.kind]);
    add(out, &["second ", second]);
    add(out, &["next ", after]);
    let word = s.a.word(t.chain_from);
    if t.chain_from < t.name_from {
        add(out, &["chain ", word]);
        return;
    }
    let first = crate::normalize::fold(t.name.split_whitespace().next().unwrap_or_default());
    if let Some(glued) = word.strip_suffix(first.as_str()).filter(|g| !g.is_empty()) {
        add(out, &["glued ", glued]);
    }
}

/// What else its sentence and the article name.
fn beside(s: &Survey<'_>, i: usize, t: &Toponym, rule: &str, out: &mut Vec<String>) {
    let size = s.width_of(i);
    let Some(sentence) = s.a.sentences.get(t.sentence) else { return };
    let first = s.a.toponyms.partition_point(|o| o.from < sentence.from);
    let inside = crate::analysis::within(&s.a.toponyms, sentence.from, sentence.to, |o| o.from);
    if inside.iter().any(|o| o.container == Some(i)) {
        add(out, &["is an area"]);
    }
    let finer = (first..first + inside.len()).filter(|o| s.width_of(*o) < size).count();
    out.push(format!("finer beside {}", bucket(finer, &[1, 2])));
    if s.finest < Some(size) {
        add(out, &["finer in the article ", size]);
    }
    let key = s.key_of(i);
    let count = s.count.get(key).copied().unwrap_or(0);
    out.push(format!("named {}", bucket(count, &[2, 3, 5])));
    if s.first.get(key).is_some_and(|first| *first < i) {
        add(out, &["named before"]);
    }
    if count > s.most_of_others(size, key) {
        add(out, &["most named ", size]);
        add(out, &["most named ", size, " ", rule]);
    }
}

/// Whose place it is besides.
fn others(s: &Survey<'_>, n: usize, f: &Frame, i: usize, rule: &str, out: &mut Vec<String>) {
    let key = s.key_of(i);
    let own = f.has_own_place() && f.places.iter().any(|p| s.key_of(*p) == key);
    let taken = s.taken.get(key).copied().unwrap_or(0).saturating_sub(usize::from(own));
    out.push(format!("of others {} {}", bucket(taken, &[1, 2]), bucket(s.frames.len(), &[2, 3])));
    for (m, name) in [(n.checked_sub(1), "before"), (Some(n + 1), "after")] {
        let there = m.and_then(|m| s.frames.get(m)).and_then(|g| g.places.first());
        if let Some(p) = there {
            let is = if s.key_of(*p) == key { "is" } else { "is not" };
            add(out, &[is, " of the incident ", name]);
            add(out, &[is, " of the incident ", name, " ", rule]);
        }
    }
}

/// How it lies to what the rules chose.
fn chosen(s: &Survey<'_>, f: &Frame, i: usize, t: &Toponym, out: &mut Vec<String>) {
    let Some(p) = f.places.first().filter(|p| s.key_of(**p) != s.key_of(i)) else { return };
    let Some(o) = s.a.toponyms.get(*p) else { return };
    let whose = if f.place_inherited { " the inherited " } else { " the own " };
    let how = within(t, o);
    add(out, &[how, whose, s.width_of(*p)]);
    add(out, &[how, whose, s.width_of(*p), " ", s.width_of(i)]);
}

/// What the rules made of it.
fn rule(s: &Survey<'_>, f: &Frame, i: usize) -> &'static str {
    let key = s.key_of(i);
    let position = f.places.iter().position(|p| *p == i);
    match (position, f.place_inherited) {
        (Some(0), false) => "first",
        (Some(_), false) => "listed",
        (Some(_), true) => "inherited",
        (None, _) if f.places.iter().any(|p| s.key_of(*p) == key) => "same name",
        (None, _) if f.places.is_empty() => "none",
        (None, false) => "other",
        (None, true) => "other inherited",
    }
}

/// How a place lies to another.
fn within(t: &Toponym, chosen: &Toponym) -> &'static str {
    let (Some(p), Some(q)) = (t.place(), chosen.place()) else { return "unknown beside" };
    if p.country != q.country {
        return "abroad from";
    }
    let province = |x: &crate::place::Place| place_key(&x.admin1_ar);
    let same = province(p) == province(q) && !p.admin1_ar.is_empty();
    match (p.level >= Level::Province, q.level >= Level::Province) {
        _ if q.level == Level::Country => "inside",
        _ if p.level == Level::Country => "around",
        (false, true) if place_key(&q.name_ar) == province(p) => "inside",
        (true, false) if place_key(&p.name_ar) == province(q) => "around",
        _ if same => "beside",
        _ => "apart from",
    }
}

/// Whether it lies where most of the article's places lie, and whether a party of the incident is of its country.
fn home(s: &Survey<'_>, f: &Frame, t: &Toponym, out: &mut Vec<String>) {
    let Some(own) = t.place().map(|p| p.country.as_str()) else { return };
    let mine = s.countries.get(own).copied().unwrap_or(0);
    out.push(format!("country share {}", mine * 4 / s.located.max(1)));
    for p in &f.parties {
        let country = s.a.actor_cell(p.row, "country");
        if !country.is_empty() && country != "*" {
            out.push(format!("{:?} {}", p.role, if country == own { "at home" } else { "abroad" }));
        }
    }
}
