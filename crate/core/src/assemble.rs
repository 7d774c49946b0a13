//! Assemble frames: group the event words and casualty statements of a sentence into events.
//!
//! A casualty statement binds forward to the event that it names as its cause («قُتل خمسة جراء قصف»), else backward to the
//! event before it («قصفت … ما أدى إلى مقتل»). Two event words are one event when the second points back («الهجوم»), is the
//! relative clause of the first («هجوم استهدف»), or repeats it without a place of its own; otherwise each gets a frame,
//! and `merge.rs` may still unite them with the arguments in hand.

mod parted;

use parted::{another_toll, held_besides, parted_from, same_event, starts_own_story};

use crate::analysis::{Analysis, within};
use crate::casualty::{Casualty, CasualtyReader, distinct};
use crate::frame::{Frame, Status, Telling};
use crate::inflect::{Number, Part};
use crate::lexicon::Hit;
use crate::number::NumberKind;
use crate::segment::Sentence;
use crate::span::Span;

/// An event word or a casualty statement, by position.
#[derive(Clone, Debug)]
enum Anchor {
    /// A trigger hit, with what it did to its object («اعتقال أربعة»).
    Event(usize, Option<Box<Casualty>>),
    Toll(Casualty),
}

/// Anchors of one event before its arguments are known.
#[derive(Clone, Debug, Default)]
struct Unit {
    events: Vec<usize>,
    tolls: Vec<Casualty>,
}

/// All frames of the article in text order, without arguments.
#[must_use]
pub fn assemble(a: &Analysis<'_>) -> Vec<Frame> {
    let mut frames = Vec::new();
    for (number, sentence) in a.sentences.iter().enumerate() {
        if sentence.furniture {
            continue;
        }
        let units = units(a, sentence);
        frames.extend(windows(a, number, sentence, units));
    }
    frames
}

fn units(a: &Analysis<'_>, sentence: &Sentence) -> Vec<Unit> {
    let anchors = anchors(a, sentence);
    let mut units: Vec<Unit> = Vec::new();
    let mut waiting: Vec<Casualty> = Vec::new();
    for (i, anchor) in anchors.iter().enumerate() {
        match anchor {
            Anchor::Toll(toll) => {
                let next = anchors.get(i + 1..).and_then(|rest| rest.iter().find_map(as_event));
                if waiting.last().is_some() && another_toll(a, &waiting, toll) {
                    units.push(Unit { events: Vec::new(), tolls: std::mem::take(&mut waiting) });
                }
                let forward =
                    next.is_some_and(|e| binds_forward(a, toll, e)) && !resulted(a, units.last(), toll);
                if forward || units.is_empty() {
                    waiting.push(toll.clone());
                } else if let Some(last) = harmful(a, &mut units)
                    && !starts_own_story(a, last, toll)
                {
                    last.tolls.push(toll.clone());
                } else {
                    waiting.push(toll.clone());
                }
            }
            Anchor::Event(e, _) if !units.is_empty() && setting(a, *e) => {}
            Anchor::Event(e, _) if units.last().is_some_and(|u| occasion(a, u, *e) || planned(a, u, *e)) => {}
            Anchor::Event(e, held) => {
                let besides = |h: &Hit| held_besides(a, &waiting, h) || parted_from(a, &waiting, h);
                if a.mentions.triggers.get(*e).is_some_and(besides) {
                    units.push(Unit { events: Vec::new(), tolls: std::mem::take(&mut waiting) });
                }
                let mut tolls = std::mem::take(&mut waiting);
                tolls.extend(held.as_deref().cloned());
                let unit = Unit { events: vec![*e], tolls };
                match units.last_mut() {
                    Some(last) if same_event(a, last, &unit) => {
                        last.events.extend(unit.events);
                        last.tolls.extend(unit.tolls);
                    }
                    _ => units.push(unit),
                }
            }
        }
    }
    waiting.retain(|t| !(t.definite && t.quantity.is_none_or(|q| q.min <= Some(2))));
    if !waiting.is_empty() {
        units.push(Unit { events: Vec::new(), tolls: waiting });
    }
    units
}

/// «تسببت الغارات بمقتل عشرة»: the toll follows at once on the event that is said to have led to it.
fn resulted(a: &Analysis<'_>, last: Option<&Unit>, toll: &Casualty) -> bool {
    let Some(unit) = last.filter(|u| u.tolls.is_empty()) else { return false };
    let end = unit.end(a);
    end + 1 >= toll.from && a.cues_in(end.saturating_sub(4), toll.from).any(|(_, m)| m == "result")
}

/// The unit that a following toll belongs to: the last one whose event can hurt people, else the last.
fn harmful<'u>(a: &Analysis<'_>, units: &'u mut [Unit]) -> Option<&'u mut Unit> {
    let hurts = |u: &Unit| {
        let mut families = u
            .events
            .iter()
            .filter_map(|e| a.mentions.triggers.get(*e))
            .map(|h| a.family(a.trigger_row(h).cell("type")));
        u.events.is_empty()
            || families.any(|f| {
                matches!(f, "violence" | "held" | "abuse" | "demonstration" | "prison" | "territory")
            })
    };
    let at = units.iter().rposition(hurts).unwrap_or(units.len().saturating_sub(1));
    units.get_mut(at)
}

/// «انفجر لغم خلال عملية تمشيط»: what went on when it happened is no event beside it.
fn setting(a: &Analysis<'_>, event: usize) -> bool {
    let Some(hit) = a.mentions.triggers.get(event) else { return false };
    let row = a.trigger_row(hit);
    let during = |n: usize| {
        hit.from
            .checked_sub(n)
            .and_then(|i| a.tokens().get(i))
            .is_some_and(|t| matches!(t.text.as_str(), "خلال" | "اثناء" | "ضمن" | "لدي" | "وخلال"))
    };
    row.has("weak")
        && a.family(row.cell("type")) == "activity"
        && hit.part == Part::Noun
        && (during(1) || during(2))
}

/// «اعتقلت شابين عقب الانفجار», «نزحت عائلات هربا من القصف»: what an arrest or a flight followed on is told elsewhere or not at all.
fn occasion(a: &Analysis<'_>, last: &Unit, event: usize) -> bool {
    let Some(hit) = a.mentions.triggers.get(event).filter(|h| h.part == Part::Noun) else { return false };
    let word = |n: usize| a.word_before(hit.from, n);
    let known = hit.reading.before.definite || !hit.pronoun.is_empty();
    let after = |w: &str| matches!(w, "بعد" | "عقب" | "اثر" | "قبيل" | "قبل");
    let from = |w: &str| matches!(w, "جراء" | "بسبب" | "نتيجه" | "بفعل");
    let fled = word(1) == "من" && matches!(word(2), "هربا" | "فرارا" | "خوفا");
    let families = last.events.iter().filter_map(|e| a.mentions.triggers.get(*e));
    let family = families.map(|h| a.family(a.trigger_row(h).cell("type"))).next().unwrap_or("violence");
    match family {
        "displacement" => fled || from(word(1)) || from(word(2)) || known && after(word(1)),
        "held" | "property" | "seizure" | "activity" | "demonstration" => known && after(word(1)),
        _ => false,
    }
}

/// «أوقفت رجلين بتهمة الإعداد لهجوم»: what those who are held only meant to do is no event.
fn planned(a: &Analysis<'_>, last: &Unit, event: usize) -> bool {
    let Some(hit) = a.mentions.triggers.get(event).filter(|h| h.part == Part::Noun) else { return false };
    let held = last
        .events
        .iter()
        .filter_map(|e| a.mentions.triggers.get(*e))
        .any(|h| a.family(a.trigger_row(h).cell("type")) == "held");
    let plan = |n: usize| {
        let word = a.word_before(hit.from, n);
        ["اعداد", "تخطيط", "تحضير", "تدبير"]
            .iter()
            .any(|p| word.trim_start_matches(['ب', 'ل', 'ا']).starts_with(p) || word.ends_with(p))
    };
    held && (1..=3).any(plan)
}

fn as_event(anchor: &Anchor) -> Option<usize> {
    match anchor {
        Anchor::Event(e, _) => Some(*e),
        Anchor::Toll(_) => None,
    }
}

fn anchors(a: &Analysis<'_>, sentence: &Sentence) -> Vec<Anchor> {
    let near = a.mentions.near(sentence.from, sentence.to);
    let reader = CasualtyReader {
        text: a.text,
        words: a.words,
        mentions: &near,
        lexicon: &a.knowledge.lexicon,
        sentence: *sentence,
    };
    let mut list: Vec<(usize, Anchor)> = Vec::new();
    let first = a.mentions.triggers.partition_point(|t| t.from < sentence.from);
    let own = within(&a.mentions.triggers, sentence.from, sentence.to, |t| t.from);
    for (i, hit) in (first..).zip(own) {
        let row = a.trigger_row(hit);
        // Destruction is told as a result of the event beside it; only alone is it one itself.
        let result = row.has("result") && own.iter().any(|t| t.to <= sentence.to && t.from != hit.from);
        if hit.to > sentence.to || row.cell("type") == "none" || row.has("means") || result {
            continue;
        }
        let kind = row.fixed("held");
        let held = match kind {
            "" if row.has("cell") => reader.members(hit),
            "" => None,
            _ => reader.held(hit, kind),
        };
        let held = held.map(Box::new);
        list.push((hit.from, Anchor::Event(i, held)));
    }
    let has_means = |t: &Hit| a.trigger_row(t).has("means");
    // «مسيّرة أودت بحياة صحفي بعدما قصفت»: what stands in the gap of a pattern is no word of it.
    let in_gap = |t: &Hit, toll: &Casualty| t.from < toll.from && toll.to < t.to;
    // «قذائف … تجرح امرأة»: the verb that ends a pattern also says whom it hurt.
    let ends = |t: &Hit, toll: &Casualty| {
        let counted = toll.quantity.is_some() && toll.victims_from >= t.to;
        t.from < toll.from && toll.to == t.to && counted && a.trigger_row(t).cell("held").is_empty()
    };
    // «إصابة شاب بالرصاص», «عثر على تاجر مقتولا»: the word that begins the pattern also says whom it hurt.
    let begins = |t: &Hit, toll: &Casualty| {
        t.from == toll.from && toll.quantity.is_some() && a.trigger_row(t).cell("held").is_empty()
    };
    for toll in reader.read() {
        let on_event = near.triggers.iter().any(|t| {
            t.from <= toll.from
                && toll.from < t.to
                && !has_means(t)
                && !in_gap(t, &toll)
                && !ends(t, &toll)
                && !begins(t, &toll)
        });
        if !on_event {
            list.push((toll.from, Anchor::Toll(toll)));
        }
    }
    list.sort_by_key(|(at, anchor)| (*at, matches!(anchor, Anchor::Toll(_))));
    list.into_iter().map(|(_, anchor)| anchor).collect()
}

/// «قُتل خمسة مدنيين جراء قصف», «بقصف», «في انفجار»: a noun that is the toll's cause or setting.
fn binds_forward(a: &Analysis<'_>, toll: &Casualty, event: usize) -> bool {
    let Some(hit) = a.mentions.triggers.get(event) else { return false };
    let start = toll.victims_to.max(toll.to);
    if hit.from < toll.from {
        return false;
    }
    if hit.from == toll.from {
        return true;
    }
    let gap = a.tokens().get(start..hit.from).unwrap_or_default();
    let parted = a.says(start, hit.from, "separation");
    let broken = parted || gap.iter().any(|t| matches!(t.text.as_str(), "حيث" | ";" | "وقد"));
    if broken || gap.len() > 22 {
        return false;
    }
    let caused = a
        .mentions
        .cues
        .iter()
        .any(|c| c.from >= start && c.to <= hit.from && c.to + 3 >= hit.from && a.cue(c) == "cause")
        || matches!(hit.reading.before.particle, Some('ب' | 'ل'));
    caused && (hit.part == Part::Noun || gap.len() <= 10)
}

impl Unit {
    fn start(&self, a: &Analysis<'_>) -> usize {
        let events = self.events.iter().filter_map(|e| a.mentions.triggers.get(*e)).map(|h| h.from);
        let tolls = self
            .tolls
            .iter()
            .map(|t| t.from.min(if t.victims_from < t.victims_to { t.victims_from } else { t.from }));
        events.chain(tolls).min().unwrap_or(0)
    }

    fn end(&self, a: &Analysis<'_>) -> usize {
        let events = self.events.iter().filter_map(|e| a.mentions.triggers.get(*e)).map(|h| h.to);
        let tolls = self.tolls.iter().map(|t| t.to.max(t.victims_to));
        events.chain(tolls).max().unwrap_or(0)
    }
}

/// Gives every unit its stretch of the sentence: from the start of its clause to the start of the next unit's.
fn windows(a: &Analysis<'_>, number: usize, sentence: &Sentence, mut units: Vec<Unit>) -> Vec<Frame> {
    units.sort_by_key(|u| u.start(a));
    let mut starts = Vec::with_capacity(units.len());
    let mut floor = sentence.from;
    for (i, unit) in units.iter().enumerate() {
        let anchor = unit.start(a);
        let start = if i == 0 { sentence.from } else { clause_start(a, floor, anchor) };
        starts.push(start);
        floor = unit.end(a).max(anchor + 1);
    }
    let mut frames = Vec::new();
    for (i, unit) in units.iter().enumerate() {
        let from = starts.get(i).copied().unwrap_or(sentence.from);
        let to = starts.get(i + 1).copied().unwrap_or(sentence.to).max(unit.end(a)).min(sentence.to);
        frames.push(frame(a, number, sentence, unit, from, to));
    }
    frames
}

/// The last clause boundary at or before `anchor`, not before `floor`.
fn clause_start(a: &Analysis<'_>, floor: usize, anchor: usize) -> usize {
    for at in (floor..anchor).rev() {
        let Some(token) = a.tokens().get(at) else { continue };
        if token.is_sign(',') || token.is_sign(';') || token.is_sign('-') {
            return at + 1;
        }
        if within(&a.mentions.cues, at, at + 1, |c| c.from).iter().any(|c| a.cue(c) == "separation") {
            return at;
        }
    }
    anchor.max(floor)
}

fn frame(a: &Analysis<'_>, number: usize, sentence: &Sentence, unit: &Unit, from: usize, to: usize) -> Frame {
    let main = unit.events.iter().filter_map(|e| a.mentions.triggers.get(*e)).max_by_key(|h| {
        (
            a.trigger_row(h).has("foiled"),
            !a.trigger_row(h).has("weak"),
            a.rank(a.trigger_row(h).cell("type")),
            std::cmp::Reverse(h.from),
        )
    });
    let (trigger_from, trigger_to) = match (main, unit.tolls.first()) {
        (Some(h), _) => (h.from, h.to),
        (None, Some(t)) => (t.from, t.to),
        (None, None) => (from, from + 1),
    };
    let row = main.map(|h| a.trigger_row(h));
    let mut rules: Vec<String> = unit
        .events
        .iter()
        .filter_map(|e| a.mentions.triggers.get(*e))
        .map(|h| format!("trigger:{}", a.trigger_row(h).id))
        .collect();
    rules.extend(unit.tolls.iter().map(|t| format!("casualty:{}", t.rule)));
    Frame {
        sentence: number,
        last_sentence: number,
        block: sentence.block,
        from,
        to,
        trigger_from,
        trigger_to,
        trigger: a.span(trigger_from, trigger_to),
        evidence: vec![trimmed(a, from, to)],
        tellings: vec![Telling {
            sentence: number,
            from,
            to,
            trigger_from,
            trigger_to,
            heading: sentence.heading,
        }],
        kind: row.map_or_else(|| "armed_attack".to_owned(), |r| r.cell("type").to_owned()),
        generic: row.is_none_or(|r| r.has("generic")),
        weak: unit
            .events
            .iter()
            .filter_map(|e| a.mentions.triggers.get(*e))
            .all(|h| a.trigger_row(h).has("weak")),
        definite: main.is_some_and(|h| h.part == Part::Noun && points_back(a, h)),
        verbal: main.is_some_and(|h| h.part != Part::Noun),
        events: main.and_then(|h| counted_events(a, h)),
        rules,
        casualties: distinct(a, row.map_or("", |r| r.cell("type")), &unit.tolls),
        status: if row.is_some_and(|r| r.has("foiled")) { Status::Foiled } else { Status::Occurred },
        heading: sentence.heading,
        casualty_only: main.is_none(),
        ..Frame::default()
    }
}

/// «الهجوم», «عملية الخطف»: a phrase is as definite as its last word.
fn points_back(a: &Analysis<'_>, hit: &Hit) -> bool {
    let last = hit.to.checked_sub(1).filter(|l| *l > hit.from).and_then(|l| a.tokens().get(l));
    hit.reading.before.definite || last.is_some_and(|t| t.text.starts_with("ال"))
}

/// «ثلاثة هجمات», «غارتين», «عشرات الغارات», «320 حالة اعتقال».
fn counted_events(a: &Analysis<'_>, hit: &Hit) -> Option<crate::quantity::Quantity> {
    let case = hit.from.checked_sub(1).filter(|i| {
        a.tokens().get(*i).is_some_and(|t| {
            matches!(t.text.as_str(), "حاله" | "حالات" | "حادثه" | "حوادث" | "عمليه" | "عمليات")
        })
    });
    let number = a.mentions.numbers.iter().find(|n| {
        matches!(n.kind, NumberKind::Cardinal | NumberKind::Vague | NumberKind::Dual)
            && (n.counted == Some(hit.from) || n.to == hit.from || case == Some(n.to))
    });
    match number {
        Some(n) => Some(n.quantity),
        None if hit.part == Part::Noun && hit.number == Number::Plural => {
            Some(crate::quantity::Quantity::at_least(2))
        }
        None => None,
    }
}

/// The window's words without signs at its ends.
fn trimmed(a: &Analysis<'_>, from: usize, to: usize) -> Span {
    let tokens = a.tokens();
    let mut first = from;
    let mut last = to;
    while first + 1 < last
        && tokens.get(first).is_some_and(|t| !t.is_word() && t.integer().is_none() && !t.is_sign('"'))
    {
        first += 1;
    }
    while last > first + 1
        && tokens
            .get(last - 1)
            .is_some_and(|t| t.is_sign('.') || t.is_sign(',') || t.is_sign(';') || t.is_sign('-'))
    {
        last -= 1;
    }
    a.span(first, last)
}
