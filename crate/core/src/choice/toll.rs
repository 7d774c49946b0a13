//! What can be said of a count as an incident's number of killed, wounded or held.

use super::survey::Survey;
use super::{Contender, Lies, add, bucket, words_around};
use crate::casualty::Casualty;
use crate::frame::{Frame, Telling, Verdict};
use crate::quantity::Quantity;
use crate::span::Span;

/// The counts that one statement gives of one kind, as they were read.
#[derive(Clone, Debug)]
pub struct Toll {
    pub telling: Telling,
    pub told: bool,
    /// Id of the statement's type, and whether it has no event word.
    pub kind: String,
    pub only: bool,
    pub casualties: Vec<Casualty>,
}

/// The number of the contender that stands for what the rules made of it.
pub const RULES: usize = usize::MAX;

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Killed,
    Wounded,
    Held,
}

impl Kind {
    pub const ALL: [Self; 3] = [Self::Killed, Self::Wounded, Self::Held];

    #[must_use]
    pub fn has(self, c: &Casualty) -> bool {
        match self {
            Self::Killed => c.kind == "killed",
            Self::Wounded => c.kind == "wounded",
            Self::Held => matches!(c.kind, "captured" | "arrested" | "abducted"),
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Killed => "killed",
            Self::Wounded => "wounded",
            Self::Held => "held",
        }
    }
}

/// The tolls of all statements before they are united.
#[must_use]
pub fn tolls(frames: &[Frame]) -> Vec<Toll> {
    let one = |f: &Frame| {
        let telling = f.tellings.first().copied()?;
        let casualties: Vec<Casualty> =
            f.casualties.iter().filter(|c| c.quantity.is_some()).cloned().collect();
        (!casualties.is_empty()).then_some(Toll {
            telling,
            told: f.verdict == Verdict::Incident,
            kind: f.kind.clone(),
            only: f.casualty_only,
            casualties,
        })
    };
    frames.iter().filter_map(one).collect()
}

/// The sum of the counts of one kind.
#[must_use]
pub fn total<'c>(list: impl Iterator<Item = &'c Casualty>) -> Option<Quantity> {
    let sum = |x: Option<u64>, y: Option<u64>| x.zip(y).map(|(x, y)| x.saturating_add(y));
    list.filter_map(|c| c.quantity).reduce(|p, q| Quantity {
        min: sum(p.min, q.min),
        max: sum(p.max, q.max),
        approximate: p.approximate || q.approximate,
    })
}

/// What the rules made of it, every count that stands near, and that there is none.
pub(super) fn contenders(s: &Survey<'_>, tolls: &[Toll], n: usize, kind: Kind) -> Vec<Contender> {
    let Some(f) = s.frames.get(n) else { return Vec::new() };
    let rules = total(f.casualties.iter().filter(|c| kind.has(c)));
    let near: Vec<(usize, Quantity)> = tolls
        .iter()
        .enumerate()
        .filter(|(_, t)| Survey::in_reach(f, t.telling.sentence))
        .filter_map(|(i, t)| Some((i, total(t.casualties.iter().filter(|c| kind.has(c)))?)))
        .collect();
    if rules.is_none() && near.is_empty() {
        return Vec::new();
    }
    let meaning = |q: Quantity| format!("{:?} {:?}", q.min, q.max);
    let mut out = Vec::new();
    for (i, q) in &near {
        let Some(t) = tolls.get(*i) else { continue };
        out.push(Contender {
            number: Some(*i),
            span: span(t, kind),
            chosen: rules.is_some_and(|r| meaning(r) == meaning(*q)),
            name: meaning(*q),
            meaning: meaning(*q),
            count: Some(*q),
            evidence: evidence(s, n, f, kind, rules, *q, t, &near),
            ..Contender::default()
        });
    }
    if let Some(q) = rules {
        let parts = f.casualties.iter().filter(|c| kind.has(c)).count();
        let read = near.iter().any(|(_, o)| meaning(*o) == meaning(q));
        let names = [
            "rules".to_owned(),
            format!("rules parts {}", bucket(parts, &[2, 3])),
            format!("rules {}", size(q)),
            format!("rules {} {}", kind.name(), f.kind),
            format!("rules {}", if read { "as read" } else { "summed" }),
            format!("rules of {}", bucket(near.len(), &[1, 2, 4])),
        ];
        out.push(Contender {
            chosen: true,
            name: meaning(q),
            meaning: meaning(q),
            count: Some(q),
            number: Some(RULES),
            evidence: names.to_vec(),
            ..Contender::default()
        });
    }
    let had = if rules.is_some() { "some" } else { "none" };
    out.push(Contender {
        chosen: rules.is_none(),
        evidence: vec![
            "none".to_owned(),
            format!("none {}", kind.name()),
            format!("none {had}"),
            format!("none {had} {}", kind.name()),
            format!("none {} {}", kind.name(), f.kind),
        ],
        meaning: "none".to_owned(),
        ..Contender::default()
    });
    out
}

fn span(t: &Toll, kind: Kind) -> Span {
    t.casualties.iter().find(|c| kind.has(c)).map_or(Span::default(), |c| c.span)
}

fn size(q: Quantity) -> &'static str {
    match (q.min, q.max) {
        (Some(0..=1), None) => "some",
        (_, None) => "open",
        (Some(0..=1), _) => "one",
        (Some(2..=9), _) => "few",
        (Some(10..=99), _) => "tens",
        _ => "many",
    }
}

#[allow(clippy::too_many_arguments)]
fn evidence(
    s: &Survey<'_>,
    n: usize,
    f: &Frame,
    kind: Kind,
    rules: Option<Quantity>,
    q: Quantity,
    t: &Toll,
    near: &[(usize, Quantity)],
) -> Vec<String> {
    let mut out = Vec::with_capacity(40);
    let own = f.tellings.contains(&t.telling);
    let rule = match rules {
        None => "none",
        Some(r) if (r.min, r.max) == (q.min, q.max) => "same",
        Some(r) if r.max.is_none() && r.min <= Some(1) => "vague",
        Some(r) if r.min < q.min => "less",
        Some(_) => "more",
    };
    let whose = if own {
        "own"
    } else if t.told {
        "other"
    } else {
        "untold"
    };
    add(&mut out, &["every"]);
    add(&mut out, &["rule ", rule]);
    add(&mut out, &["of ", whose]);
    add(&mut out, &["rule ", rule, " ", whose]);
    add(&mut out, &[size(q), " ", whose]);
    add(&mut out, &[size(q), " ", rule]);
    add(&mut out, &[kind.name(), " ", whose, " ", &f.kind]);
    let Some(c) = t.casualties.iter().find(|c| kind.has(c)) else { return out };
    let at = |x: &Telling| Lies::of(c.from, c.to, t.telling.sentence, x);
    let body = f.tellings.iter().filter(|x| !x.heading).map(|x| (at(x), x)).min_by_key(|l| l.0.far());
    if let Some((l, telling)) = body {
        add(&mut out, &["body ", &l.name(), " ", whose]);
        add(&mut out, &["body ", l.rough(), " ", rule]);
        if s.parted(n, c.from, c.to, telling) {
            add(&mut out, &["parted ", l.rough()]);
        }
    }
    if let Some(first) = f.tellings.iter().find(|x| x.trigger_from == f.trigger_from) {
        add(&mut out, &["main ", at(first).rough()]);
    }
    let same = near.iter().filter(|(_, o)| (o.min, o.max) == (q.min, q.max)).count();
    out.push(format!("told {} of {}", bucket(same, &[2, 3]), bucket(near.len(), &[2, 3, 5])));
    for (said, name) in [
        (c.definite, "definite"),
        (c.raised, "raised"),
        (c.earlier, "earlier"),
        (c.attacker, "attacker"),
        (c.weak, "weak"),
        (c.active, "active"),
        (t.telling.heading, "heading"),
        (q.approximate, "approximate"),
        (t.telling.sentence == 0, "in the first sentence"),
        (near.iter().all(|(_, o)| o.min <= q.min), "the largest"),
    ] {
        if said {
            add(&mut out, &[name]);
            add(&mut out, &[name, " ", whose]);
            add(&mut out, &[name, " ", rule]);
        }
    }
    let like = if t.only {
        "toll only"
    } else if t.kind == f.kind {
        "same type"
    } else if s.a.family(&t.kind) == s.a.family(&f.kind) {
        "same family"
    } else {
        "other family"
    };
    add(&mut out, &[like, " ", whose]);
    add(&mut out, &[like, " ", whose, " ", rule]);
    // How many other incidents have a statement nearer to it.
    let nearer =
        s.frames.iter().enumerate().filter(|(m, g)| *m != n && g.tellings.contains(&t.telling)).count();
    out.push(format!("claimed by {} {whose}", bucket(nearer, &[1, 2])));
    let unit = if f.tellings.iter().any(|x| x.sentence == t.telling.sentence) {
        "one sentence"
    } else {
        "other sentence"
    };
    add(&mut out, &[unit, " ", whose, " ", rule]);
    if let Some(main) = f.tellings.iter().find(|x| x.trigger_from == f.trigger_from) {
        let gap = t.telling.sentence.abs_diff(main.sentence);
        out.push(format!("gap {} {whose}", bucket(gap, &[1, 2, 3, 5])));
    }
    add(&mut out, &["row ", &c.rule]);
    add(&mut out, &["who ", c.who]);
    for (_, cue) in s.a.cues_in(t.telling.from, t.telling.to) {
        add(&mut out, &["cue ", cue, " ", whose]);
    }
    let [before, second, _] = words_around(s.a, c.from, c.to);
    add(&mut out, &["before ", before]);
    add(&mut out, &["second ", second]);
    out.push(format!("frames {}", bucket(s.frames.len(), &[2, 3, 5])));
    let larger = near.iter().filter(|(i, _)| near.first().is_some_and(|x| x.0 < *i)).count();
    out.push(format!("after {}", bucket(larger, &[1, 2])));
    out.sort();
    out.dedup();
    out
}
