//! What two statements share and what parts them, as names with weights of their own in `lexicon/weights.tsv`.

use super::alike::{
    Agreement, another, days_agree, new_story, opens_with, places_agree, separated, toll, tolls_agree,
    types_agree, update,
};
use crate::analysis::Analysis;
use crate::frame::{Frame, Role};

/// Names of everything that two statements share or differ in; `None` when their types cannot be one event.
#[must_use]
pub fn shared(a: &Analysis<'_>, x: &Frame, y: &Frame) -> Option<Vec<String>> {
    if !types_agree(a, x, y) {
        return None;
    }
    let mut out: Vec<String> = Vec::with_capacity(24);
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
    let gap = y.sentence.saturating_sub(x.last_sentence);
    out.push(format!("sentences apart {}", gap.min(4)));
    if x.block == y.block {
        out.push("one paragraph".to_owned());
    }
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
    out.sort();
    out.dedup();
    Some(out)
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
        (another(a, y), "another"),
        (update(a, y), "update"),
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
    // «وأسفر الهجوم عن», «ما أدى إلى»: what follows is a result of what was told.
    let result = a.cues_in(y.from, y.trigger_from).any(|(_, m)| m == "result");
    if result {
        out.push("as a result".to_owned());
    }
    if let Some(s) = a.sentences.get(y.sentence)
        && let Some(first) = a.tokens().get(s.from)
        && y.from == s.from
    {
        out.push(format!("opens {}", first.text));
    }
    let _ = Agreement::Same;
}
