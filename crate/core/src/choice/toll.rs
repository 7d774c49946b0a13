//! What can be said of a count as an incident's number of killed, wounded or held.

use super::survey::Survey;
use super::{Contender, Position, add, bucket, words_around};
use crate::casualty::Casualty;
use crate::frame::{Frame, Telling, Verdict};
use crate::quantity::Quantity;

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
    let near: Vec<Near<'_>> = tolls
        .iter()
        .enumerate()
        .filter(|(_, t)| Survey::in_reach(f, t.telling.sentence))
        .filter_map(|(number, toll)| {
            let counts = || toll.casualties.iter().filter(|c| kind.has(c));
            Some(Near { number, toll, first: counts().next()?, quantity: total(counts())? })
        })
        .collect();
    if rules.is_none() && near.is_empty() {
        return Vec::new();
    }
    let all = Counts { s, n, f, kind, rules, near: &near };
    let counted = near.iter().enumerate().map(|(at, c)| Contender {
        number: Some(c.number),
        span: c.first.span,
        chosen: rules.is_some_and(|r| meaning(r) == meaning(c.quantity)),
        name: meaning(c.quantity),
        meaning: meaning(c.quantity),
        count: Some(c.quantity),
        evidence: all.evidence(at, c),
        ..Contender::default()
    });
    let silent = Contender {
        chosen: rules.is_none(),
        meaning: "none".to_owned(),
        evidence: all.silent(),
        ..Contender::default()
    };
    counted.chain(rules.map(|q| all.of_the_rules(q))).chain([silent]).collect()
}

fn meaning(q: Quantity) -> String {
    format!("{:?} {:?}", q.min, q.max)
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

/// A count near an incident.
struct Near<'a> {
    /// Which of the tolls.
    number: usize,
    toll: &'a Toll,
    first: &'a Casualty,
    quantity: Quantity,
}

/// The counts of one kind that one incident chooses from.
struct Counts<'a> {
    s: &'a Survey<'a>,
    n: usize,
    f: &'a Frame,
    kind: Kind,
    rules: Option<Quantity>,
    near: &'a [Near<'a>],
}

/// Whose a count is, and how it lies to what the rules made: what most evidence is told with.
#[derive(Clone, Copy)]
struct Stand {
    whose: &'static str,
    rule: &'static str,
}

impl Counts<'_> {
    fn silent(&self) -> Vec<String> {
        let (kind, had) = (self.kind.name(), if self.rules.is_some() { "some" } else { "none" });
        vec![
            "none".to_owned(),
            format!("none {kind}"),
            format!("none {had}"),
            format!("none {had} {kind}"),
            format!("none {kind} {}", self.f.kind),
        ]
    }

    fn of_the_rules(&self, q: Quantity) -> Contender {
        let parts = self.f.casualties.iter().filter(|c| self.kind.has(c)).count();
        let read = self.near.iter().any(|o| meaning(o.quantity) == meaning(q));
        Contender {
            chosen: true,
            name: meaning(q),
            meaning: meaning(q),
            count: Some(q),
            number: Some(RULES),
            evidence: vec![
                "rules".to_owned(),
                format!("rules parts {}", bucket(parts, &[2, 3])),
                format!("rules {}", size(q)),
                format!("rules {} {}", self.kind.name(), self.f.kind),
                format!("rules {}", if read { "as read" } else { "summed" }),
                format!("rules of {}", bucket(self.near.len(), &[1, 2, 4])),
            ],
            ..Contender::default()
        }
    }

    fn stand(&self, c: &Near<'_>) -> Stand {
        let q = c.quantity;
        let whose = match (self.f.tellings.contains(&c.toll.telling), c.toll.told) {
            (true, _) => "own",
            (false, true) => "other",
            (false, false) => "untold",
        };
        let rule = match self.rules {
            None => "none",
            Some(r) if (r.min, r.max) == (q.min, q.max) => "same",
            Some(r) if r.max.is_none() && r.min <= Some(1) => "vague",
            Some(r) if r.min < q.min => "less",
            Some(_) => "more",
        };
        Stand { whose, rule }
    }

    /// Names of everything that can be said of the count that is `at` among those near.
    fn evidence(&self, at: usize, c: &Near<'_>) -> Vec<String> {
        let mut out = Vec::with_capacity(48);
        let stand = self.stand(c);
        self.kind_of(c, stand, &mut out);
        self.position(c, stand, &mut out);
        self.wording(c, stand, &mut out);
        self.claims(at, c, stand, &mut out);
        out.sort();
        out.dedup();
        out
    }

    /// What it counts and how much.
    fn kind_of(&self, c: &Near<'_>, Stand { whose, rule }: Stand, out: &mut Vec<String>) {
        add(out, &["every"]);
        add(out, &["rule ", rule]);
        add(out, &["of ", whose]);
        add(out, &["rule ", rule, " ", whose]);
        add(out, &[size(c.quantity), " ", whose]);
        add(out, &[size(c.quantity), " ", rule]);
        add(out, &[self.kind.name(), " ", whose, " ", &self.f.kind]);
        let like = if c.toll.only {
            "toll only"
        } else if c.toll.kind == self.f.kind {
            "same type"
        } else if self.s.a.family(&c.toll.kind) == self.s.a.family(&self.f.kind) {
            "same family"
        } else {
            "other family"
        };
        add(out, &[like, " ", whose]);
        add(out, &[like, " ", whose, " ", rule]);
    }

    /// How it lies to the statements of the incident.
    fn position(&self, c: &Near<'_>, Stand { whose, rule }: Stand, out: &mut Vec<String>) {
        let (s, f, first, telling) = (self.s, self.f, c.first, c.toll.telling);
        let lies = Position { f, from: first.from, to: first.to, sentence: telling.sentence };
        if let Some((l, nearest)) = lies.body() {
            add(out, &["body ", &l.name(), " ", whose]);
            add(out, &["body ", l.rough(), " ", rule]);
            if s.parted(self.n, first.from, first.to, nearest) {
                add(out, &["parted ", l.rough()]);
            }
        }
        if let Some(l) = lies.main() {
            add(out, &["main ", l.rough()]);
            let gap = l.sentences();
            out.push(format!("gap {} {whose}", bucket(gap, &[1, 2, 3, 5])));
        }
        let beside = f.tellings.iter().any(|x| x.sentence == telling.sentence);
        let unit = if beside { "one sentence" } else { "other sentence" };
        add(out, &[unit, " ", whose, " ", rule]);
    }

    /// How it is worded.
    fn wording(&self, c: &Near<'_>, Stand { whose, rule }: Stand, out: &mut Vec<String>) {
        let (first, telling, q) = (c.first, c.toll.telling, c.quantity);
        for (said, name) in [
            (first.definite, "definite"),
            (first.raised, "raised"),
            (first.earlier, "earlier"),
            (first.attacker, "attacker"),
            (first.weak, "weak"),
            (first.active, "active"),
            (telling.heading, "heading"),
            (q.approximate, "approximate"),
            (telling.sentence == 0, "in the first sentence"),
            (self.near.iter().all(|o| o.quantity.min <= q.min), "the largest"),
        ] {
            if said {
                add(out, &[name]);
                add(out, &[name, " ", whose]);
                add(out, &[name, " ", rule]);
            }
        }
        add(out, &["row ", &first.rule]);
        add(out, &["who ", first.who]);
        for (_, cue) in self.s.a.cues_in(telling.from, telling.to) {
            add(out, &["cue ", cue, " ", whose]);
        }
        let [before, second, _] = words_around(self.s.a, first.from, first.to);
        add(out, &["before ", before]);
        add(out, &["second ", second]);
    }

    /// How often it is told, and how many other incidents have its statement.
    fn claims(&self, at: usize, c: &Near<'_>, Stand { whose, .. }: Stand, out: &mut Vec<String>) {
        let near = self.near.len();
        let same = self.near.iter().filter(|o| meaning(o.quantity) == meaning(c.quantity)).count();
        out.push(format!("told {} of {}", bucket(same, &[2, 3]), bucket(near, &[2, 3, 5])));
        let frames = self.s.frames;
        let holds = |(m, g): &(usize, &Frame)| *m != self.n && g.tellings.contains(&c.toll.telling);
        let others = frames.iter().enumerate().filter(holds).count();
        out.push(format!("claimed by {} {whose}", bucket(others, &[1, 2])));
        out.push(format!("frames {}", bucket(frames.len(), &[2, 3, 5])));
        out.push(format!("after {}", bucket(near - at - 1, &[1, 2])));
    }
}
