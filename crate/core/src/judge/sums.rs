//! Sums: counts that no single event has, whatever else is said of them.
//!
//! *Finds*: cases of a kind («658 حالة اختطاف»), the dead of a war or of protests («ضحايا العدوان»), what befell in «حوادث متفرقة»,
//! thousands of dead. Where an article tells two such sums, what it counts besides is one more.

use super::totals::short_day;
use crate::analysis::{Analysis, within};
use crate::frame::{Frame, Verdict};
use crate::number::{NumberKind, NumberMention};
use crate::segment::Sentence;

const SUM: &str = "a sum, not an event";

/// More dead than an event has that is told without its day.
const THOUSAND: u64 = 1000;

/// Gives a frame that tells a sum its points.
pub(super) fn sum(a: &Analysis<'_>, frame: &mut Frame) {
    let Some(sentence) = a.sentences.get(frame.sentence).copied() else { return };
    let dayless = !short_day(a, frame);
    if dayless && (of_cases(a, frame) || of_a_course(a, frame, sentence) || thousands(frame))
        || scattered(a, frame)
    {
        frame.points.push((SUM, -4.0));
        frame.verdict = Verdict::Statistic;
    }
}

/// In an article of sums the counts without a day are more of them.
pub(super) fn report(a: &Analysis<'_>, frames: &mut [Frame]) {
    let summed = |f: &Frame| f.points.iter().any(|p| p.0 == SUM);
    if frames.iter().filter(|f| summed(f)).count() < 2 {
        return;
    }
    for frame in frames.iter_mut().filter(|f| !summed(f)) {
        if counts(a, frame) && !short_day(a, frame) {
            frame.points.push(("in a report of sums", -3.0));
            frame.verdict = Verdict::Statistic;
        }
    }
}

/// Three or more of something.
pub(crate) fn several(n: &NumberMention) -> bool {
    matches!(n.kind, NumberKind::Cardinal | NumberKind::Vague) && n.quantity.min >= Some(3)
}

/// «12 حالة», «40 ألف جريمة وانتهاك»: a number of cases, not of people or of deeds.
pub(crate) fn counts_cases(a: &Analysis<'_>, n: &NumberMention) -> bool {
    let noun = n.counted.unwrap_or(n.to);
    several(n) && a.cues_in(noun, noun + 1).any(|(_, m)| m == "cases")
}

/// «وثقت 12 حالة اختطاف», «1200 انتهاك توزعت بين القتل والخطف».
fn of_cases(a: &Analysis<'_>, frame: &Frame) -> bool {
    let before = if frame.casualty_only { frame.to } else { frame.trigger_to };
    let numbers = within(&a.mentions.numbers, frame.from, before, |n| n.from);
    // «عشرون حالة اختناق» are people hurt, counted with the event that hurt them.
    let hurt = |n: &NumberMention| {
        frame
            .casualties
            .iter()
            .any(|c| c.from < n.to + 2 && n.from < c.to.max(c.victims_to) && c.kind == "wounded")
    };
    numbers.iter().any(|n| counts_cases(a, n) && !hurt(n))
}

/// «ارتفع عدد ضحايا العدوان إلى 400 شهيد»: the dead of something that lasts.
fn of_a_course(a: &Analysis<'_>, frame: &Frame, sentence: Sentence) -> bool {
    counts(a, frame) && a.says(frame.from.saturating_sub(4).max(sentence.from), frame.to, "sum")
}

fn thousands(frame: &Frame) -> bool {
    frame.kind != "chemical"
        && frame
            .casualties
            .iter()
            .any(|c| c.kind == "killed" && c.quantity.is_some_and(|q| q.min >= Some(THOUSAND)))
}

/// «قتل تسعة أشخاص في هجمات متفرقة».
fn scattered(a: &Analysis<'_>, frame: &Frame) -> bool {
    let vague = frame.casualty_only
        || matches!(frame.kind.as_str(), "riot" | "armed_clash" | "armed_attack" | "explosion");
    let toll = frame.casualties.iter().any(|c| c.quantity.is_some_and(|q| q.min >= Some(3)));
    vague && toll && a.says(frame.from, frame.to, "scattered")
}

/// Whether the statement counts anything.
fn counts(a: &Analysis<'_>, frame: &Frame) -> bool {
    within(&a.mentions.numbers, frame.from, frame.to, |n| n.from).iter().any(several)
}
