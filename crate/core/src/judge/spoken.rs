//! What is only spoken of: an event that is discussed, tried, commemorated or denied is named, and not told as news.
//!
//! *Finds*: «بحث الوزيران تداعيات الهجوم», «حكمت على مدان بتفجير سوق», «الذكرى الثامنة للمجزرة», «نفى وقوع انفجار».
//! *Refuses*: «نفت الحركة مسؤوليتها عن التفجير», where the event stands and only the deed is denied; «بحثت الفرق عن ضحايا القصف».

use super::discourse::{Points, clause_open, denials};
use super::lawless;
use crate::analysis::Analysis;
use crate::frame::Frame;
use crate::inflect::Part;
use crate::segment::Sentence;

/// Reasons that leave little doubt, each once.
pub(super) fn spoken(a: &Analysis<'_>, frame: &Frame, sentence: Sentence) -> Vec<Points> {
    [
        (talked(a, frame, sentence), ("only talked about", -3.5)),
        (tried(a, frame, sentence), ("what somebody is tried for", -5.0)),
        (commemorated(a, frame), ("commemorated", -3.0)),
        (denied(a, frame, sentence), ("denied outright", -3.0)),
        (among_kin(a, frame, sentence), ("a crime among kin", -4.0)),
    ]
    .into_iter()
    .filter_map(|(said, points)| said.then_some(points))
    .collect()
}

/// Where a word of a list stands before the event word, at most so far and in its clause.
fn before(a: &Analysis<'_>, frame: &Frame, from: usize, far: usize, list: &str) -> Option<usize> {
    let first = frame.trigger_from.saturating_sub(far).max(from);
    (first..frame.trigger_from).rev().find(|i| a.asks(list, *i) && clause_open(a, *i, frame.trigger_from))
}

fn noun(a: &Analysis<'_>, frame: &Frame) -> bool {
    a.trigger_at(frame.trigger_from).is_some_and(|t| t.part == Part::Noun)
}

/// «ناقش المجلس الغارات على البلدة», «تداعيات الهجوم»; whom it cost is told rather as news.
fn talked(a: &Analysis<'_>, frame: &Frame, sentence: Sentence) -> bool {
    let told = frame.casualties.iter().any(|c| c.quantity.is_some());
    let talk = || {
        before(a, frame, sentence.from, 14, "talks")
            .is_some_and(|i| !(i + 1..frame.trigger_from).any(|n| matches!(a.word(n), "عن" | "ان" | "انه")))
    };
    noun(a, frame) && !told && (before(a, frame, sentence.from, 3, "aftermath").is_some() || talk())
}

/// «حكمت المحكمة على خمسة متهمين بالمشاركة في هجوم»: an old deed, of which the trial tells; whom it cost is told rather as news.
fn tried(a: &Analysis<'_>, frame: &Frame, sentence: Sentence) -> bool {
    let trial = || (sentence.from..frame.trigger_from).any(|i| a.asks("trial", i));
    noun(a, frame)
        && !frame.casualties.iter().any(|c| c.quantity.is_some())
        && !lawless(a, frame)
        && before(a, frame, sentence.from, 7, "tried_for").is_some()
        && trial()
}

/// «الذكرى السابعة لسقوط المدينة»: the day that is kept governs the event word.
fn commemorated(a: &Analysis<'_>, frame: &Frame) -> bool {
    let near = frame.trigger_from.saturating_sub(6);
    !frame.verbal
        && a.cues_in(near, frame.trigger_from).any(|(c, m)| {
            m == "anniversary"
                && frame.trigger_from - c.to <= 4
                && clause_open(a, c.to, frame.trigger_from)
                && !(c.to..frame.trigger_from).any(|i| matches!(a.word(i), "خلال" | "بعد" | "قبل"))
        })
}

/// «نفت الوزارة وقوع أي اشتباكات», not «نفت مسؤوليتها عن التفجير».
fn denied(a: &Analysis<'_>, frame: &Frame, sentence: Sentence) -> bool {
    let event = frame.trigger_from;
    denials(a, frame, sentence, 16).any(|s| clause_open(a, s.to, event))
}

/// «قتل زوجته وطفليه طعنا إثر خلاف عائلي»: no armed group and nothing political.
fn among_kin(a: &Analysis<'_>, frame: &Frame, sentence: Sentence) -> bool {
    let armed = frame.parties.iter().any(|p| p.is_named());
    matches!(frame.kind.as_str(), "armed_attack" | "execution" | "assassination")
        && !armed
        && (sentence.from..sentence.to)
            .any(|i| a.asks("quarrel", i) || a.asks("kin", i) && i > sentence.from && a.asks("kills", i - 1))
}
