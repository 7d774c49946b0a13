//! What two statements share and what parts them, as names with weights of their own in `lexicon/weights.tsv`.

use super::alike::{
    another, claimed, days_agree, further, known_event, new_story, opens_with, places_agree, separated,
    story_between, toll, tolls_agree, types_agree, update,
};
use super::context::context;
use super::course::course;
use crate::analysis::Analysis;
use crate::frame::{Frame, Role};

/// What a reader knows before any example: points that the fitted ones only correct, for evidence too rare to be learned.
const KNOWN: &[(&str, f64)] = &[
    ("another event", -3.0),
    ("another occasion", -3.0),
    ("another thing", -2.0),
    ("another place", -2.0),
    ("further", -2.0),
    ("known event", 1.0),
    ("claimed", 1.5),
    ("a story between", -2.0),
    ("types differ, violence then agreement", -1.5),
    ("types differ, agreement then violence", -1.5),
    ("types differ", -1.0),
    ("days Apart", -2.0),
    ("places Apart own own", -1.5),
    ("separated", -1.0),
    ("earlier", -1.0),
    ("same count, some", 1.0),
    ("update", 0.8),
    ("definite toll", 0.5),
    ("goes on", 2.5),
    ("one operation", 2.5),
    ("flight of the strike", 3.0),
    ("way into the raid", 2.0),
    ("points of a list", -3.0),
    ("answers it", -3.0),
    ("followed by", -2.5),
    ("after a body found", -2.5),
    ("came before", -2.0),
    ("other named victims", -2.5),
    ("elsewhere", -0.4),
    ("elsewhere, other counts", -2.0),
    ("another story, other counts", -2.5),
];

/// Points by hand for what two statements share.
#[must_use]
pub fn known(shared: &[String]) -> f64 {
    KNOWN.iter().filter(|(name, _)| shared.iter().any(|s| s == name)).map(|k| k.1).sum()
}

/// Names of everything that two statements share or differ in, the first being the earlier one.
#[must_use]
pub fn shared(a: &Analysis<'_>, x: &Frame, y: &Frame) -> Vec<String> {
    let mut out: Vec<String> = Vec::with_capacity(32);
    if !types_agree(a, x, y) {
        let (p, q) = (a.family(&x.kind), a.family(&y.kind));
        out.push("types differ".to_owned());
        if p == q {
            out.push(format!("types differ, both {p}"));
        } else {
            out.push(format!("types differ, {p} then {q}"));
        }
    }
    let own = |inherited: bool, none: bool| match (none, inherited) {
        (true, _) => "none",
        (false, true) => "inherited",
        (false, false) => "own",
    };
    let places = places_agree(a, x, y);
    out.push(format!("places {places:?}"));
    out.push(format!("places {places:?} {}", own(y.place_inherited, y.places.is_empty())));
    let days = days_agree(a, x, y);
    out.push(format!("days {days:?}"));
    out.push(format!("days {days:?} {}", own(y.time_inherited, y.time.is_none())));
    let kinds = if x.kind == y.kind {
        "same"
    } else if y.casualty_only {
        "toll"
    } else if x.casualty_only {
        "after toll"
    } else if x.generic || y.generic {
        "generic"
    } else {
        "related"
    };
    out.push(format!("kinds {kinds}"));
    if x.kind == y.kind {
        out.push(format!("both {}", a.family(&x.kind)));
    }
    tolls(x, y, &mut out);
    out.push(format!(
        "places {places:?} {} {}",
        own(x.place_inherited, x.places.is_empty()),
        own(y.place_inherited, y.places.is_empty())
    ));
    let gap = y.sentence.saturating_sub(x.last_sentence);
    out.push(format!("sentences apart {}", gap.min(4)));
    if x.block == y.block {
        out.push("one paragraph".to_owned());
    }
    if gap == 0 {
        within(a, x, y, &mut out);
    } else {
        opening(a, y, &mut out);
    }
    context(a, x, y, &mut out);
    course(a, x, y, &mut out);
    let form = match (y.casualty_only, y.verbal, y.definite) {
        (true, _, _) => "toll",
        (_, true, _) => "verb",
        (_, _, true) => "definite",
        _ => "noun",
    };
    out.push(format!("form {form}"));
    out.push(format!("form {form} gap {}", gap.min(2)));
    if x.heading {
        out.push("after heading".to_owned());
        out.push(format!("after heading, places {places:?}"));
    }
    if y.heading {
        out.push("heading".to_owned());
    }
    parties(x, y, &mut out);
    cues(a, x, y, &mut out);
    apart(x, &mut out);
    out.push(crate::weights::EVERY.to_owned());
    out.sort();
    out.dedup();
    out
}

/// What parts two statements plainly only together: each at a named place of its own and with people of its own, or after «من ناحية
/// أخرى» with other counts.
fn apart(x: &Frame, out: &mut Vec<String>) {
    let has = |name: &str| out.iter().any(|s| s == name);
    let counts = has("tolls Apart");
    let elsewhere = has("places Apart own own") && has("names all different") && !x.heading;
    let story = has("a story between");
    for (said, name) in [
        (elsewhere && has("kinds same"), "elsewhere"),
        (elsewhere && counts, "elsewhere, other counts"),
        (story && counts, "another story, other counts"),
    ] {
        if said {
            out.push(name.to_owned());
        }
    }
}

/// Whether two statements can't tell one event if they are read rightly: how one of them is worded weighs less then.
#[must_use]
pub fn contradicts(shared: &[String]) -> bool {
    let said = [
        "elsewhere",
        "elsewhere, other counts",
        "another story, other counts",
        "other named victims",
        "days Apart",
    ];
    shared.iter().any(|s| said.contains(&s.as_str()))
}

fn tolls(x: &Frame, y: &Frame, out: &mut Vec<String>) {
    let agreement = tolls_agree(x, y);
    out.push(format!("tolls {agreement:?}"));
    for kind in ["killed", "wounded", "arrested", "abducted"] {
        let (p, q) = (toll(x, kind), toll(y, kind));
        if let (Some(p), Some(q)) = (p, q)
            && p.min == q.min
            && p.max == q.max
        {
            let size = match p.min {
                Some(3..) => "some",
                Some(2) => "two",
                _ => "one",
            };
            out.push(format!("same count, {size}"));
        }
    }
    let any = |f: &Frame| f.casualties.iter().any(|c| c.quantity.is_some());
    out.push(format!("counts {} {}", any(x), any(y)));
    if y.casualties.iter().any(|c| c.definite) {
        out.push("definite toll".to_owned());
    }
}

fn parties(x: &Frame, y: &Frame, out: &mut Vec<String>) {
    for (role, name) in [(Role::Perpetrator, "by"), (Role::Target, "on")] {
        let ids = |f: &Frame| -> Vec<String> {
            f.parties.iter().filter(|p| p.role == role && p.id != "UNKNOWN").map(|p| p.id.clone()).collect()
        };
        let (p, q) = (ids(x), ids(y));
        if p.is_empty() || q.is_empty() {
            continue;
        }
        let same = p.iter().any(|id| q.contains(id));
        out.push(format!("{name} {}", if same { "the same" } else { "others" }));
    }
    let all = |f: &Frame| -> Vec<String> { f.parties.iter().map(|p| p.id.clone()).collect() };
    let (p, q) = (all(x), all(y));
    if !p.is_empty() && !q.is_empty() {
        let same = p.iter().any(|id| q.contains(id));
        out.push(format!("parties {}", if same { "shared" } else { "others" }));
    }
    if x.weapon.is_some() && y.weapon.is_some() {
        out.push("both a weapon".to_owned());
    }
}

fn cues(a: &Analysis<'_>, x: &Frame, y: &Frame, out: &mut Vec<String>) {
    for (said, name) in [
        (further(a, y), "further"),
        (known_event(a, y), "known event"),
        (claimed(a, y), "claimed"),
        (story_between(a, x, y), "a story between"),
        (update(a, y), "update"),
        (x.sentence == y.sentence && a.says(x.trigger_to, y.trigger_from, "came_before"), "came before"),
        (separated(a, y), "separated"),
        (opens_with(a, y, "earlier"), "earlier"),
        (opens_with(a, y, "separation"), "opens with separation"),
        (opens_with(a, y, "background"), "opens with background"),
        (new_story(a, x, y), "new story"),
        (y.rules.iter().any(|r| x.rules.contains(r)), "same word"),
        (x.rules.first() == y.rules.first(), "same first word"),
        (y.events.is_some_and(|q| q.max != Some(1)), "several events"),
        (y.weak, "weak"),
        (x.weak, "after weak"),
        (y.definite && x.kind == y.kind, "definite, same type"),
    ] {
        if said {
            out.push(name.to_owned());
        }
    }
    if let Some(what) = another(a, y) {
        // «هجوم آخر» below «هجومان» in the heading is one of those that the heading tells.
        let after = if x.heading { " after heading" } else { "" };
        out.push(format!("another {what}{after}"));
    }
    // «وأسفر الهجوم عن», «ما أدى إلى»: what follows is a result of what was told.
    let result = a.says(y.from, y.trigger_from, "result");
    if result {
        out.push("as a result".to_owned());
    }
    let head = a.tokens().get(y.from..y.trigger_from).unwrap_or_default();
    for (name, list) in CONNECTIVES {
        if head.iter().any(|t| list.contains(&t.text.as_str())) {
            out.push(format!("says {name}"));
        }
    }
}

/// Words between the head of a statement and its event word, by what they make of it.
const CONNECTIVES: &[(&str, &[&str])] = &[
    ("also", &["ايضا", "كما", "كذلك", "وكذلك", "وايضا", "بدورها", "بدوره"]),
    ("then", &["ثم", "لاحقا", "بعدها", "وبعدها", "تلا", "تلاه", "اعقب", "واعقب", "اعقبه", "عقب"]),
    ("meanwhile", &["فيما", "بينما", "حين", "المقابل", "بالمقابل", "اثناء", "غضون", "تزامنا", "بالتزامن"]),
    ("where", &["حيث", "اذ", "عندما", "عند", "حينما", "بعدما", "بعد", "لدي"]),
    ("this", &["هذا", "هذه", "ذلك", "نفسه", "نفسها", "ذاته", "ذاتها", "المذكور", "المذكوره"]),
    ("before", &["سبق", "قبل", "وقبل", "سابق", "السابق", "الماضي", "الماضيه"]),
];

/// How the later statement joins on to the earlier one of its sentence.
fn within(a: &Analysis<'_>, x: &Frame, y: &Frame, out: &mut Vec<String>) {
    let from = x.trigger_to.min(y.trigger_from);
    for (_, meaning) in a.cues_in(from, y.trigger_from) {
        out.push(format!("between {meaning}"));
    }
    let signs =
        |c: char| a.tokens().get(from..y.trigger_from).unwrap_or_default().iter().any(|t| t.is_sign(c));
    if signs(',') || signs(';') {
        out.push("comma between".to_owned());
    }
    let near = y.trigger_from.saturating_sub(from);
    out.push(format!("words between {}", [3, 6, 10, 16].iter().take_while(|e| near > **e).count()));
    let joined = a
        .mentions
        .triggers
        .iter()
        .chain(&a.mentions.casualties)
        .any(|t| t.from == y.trigger_from && t.reading.before.conjunction.is_some());
    if joined {
        out.push("joined by a conjunction".to_owned());
    }
}

/// How the sentence of the later statement begins.
fn opening(a: &Analysis<'_>, y: &Frame, out: &mut Vec<String>) {
    let Some(s) = a.sentences.get(y.sentence) else { return };
    if y.from > s.from {
        out.push("not first of its sentence".to_owned());
    }
    for hit in a.mentions.sources.iter().filter(|h| h.from <= s.from + 1 && h.from >= s.from) {
        out.push(format!("opens with source {}", a.knowledge.lexicon.sources.row(hit).cell("kind")));
    }
    for (_, meaning) in a.cues_in(s.from, s.from + 4).filter(|(c, _)| c.from <= s.from + 1) {
        out.push(format!("opens with cue {meaning}"));
    }
    let first = |list: &[crate::lexicon::Hit]| list.iter().any(|h| h.from == s.from);
    if first(&a.mentions.casualties) {
        out.push("opens with a toll".to_owned());
    }
    if first(&a.mentions.triggers) {
        out.push("opens with an event".to_owned());
    }
    if a.toponyms.iter().any(|t| t.from <= s.from + 1 && t.from >= s.from) {
        out.push("opens with a place".to_owned());
    }
    if a.mentions.actors.iter().any(|t| t.from <= s.from + 1 && t.from >= s.from) {
        out.push("opens with an actor".to_owned());
    }
    if a.mentions.times.iter().any(|t| t.from <= s.from + 1 && t.from >= s.from) {
        out.push("opens with a time".to_owned());
    }
    let word = a.word(s.from);
    for (name, list) in OPENINGS {
        if list.contains(&word) {
            out.push(format!("opens with {name}"));
        }
    }
    if word.starts_with('و') && word.chars().count() > 3 {
        out.push("opens with and".to_owned());
    }
    if s.block != y.block || a.sentences.get(y.sentence.wrapping_sub(1)).is_none_or(|b| b.block != s.block) {
        out.push("opens a paragraph".to_owned());
    }
}

/// Function words at the head of a sentence, by what they do.
const OPENINGS: &[(&str, &[&str])] = &[
    ("further", &["كما", "كذلك", "وكذلك", "ايضا", "وايضا", "فيما", "بينما", "وفيما", "وبينما", "الي"]),
    ("in a place", &["في", "وفي", "ففي", "فيما", "وعلي", "علي", "وقرب", "ومن"]),
    ("was", &["كان", "وكان", "كانت", "وكانت", "وقد", "فقد"]),
    (
        "an ordinal",
        &["الاول", "الاولي", "الثاني", "الثانيه", "والثاني", "والثانيه", "والاولي", "والاول", "اما", "واما"],
    ),
    ("a bullet", &["-", "•", "*", "–"]),
];
