//! When: which of the times in the text is an event's.
//!
//! *Finds*: the time nearest to the event word in its own stretch, then in the sentence, then of the story it belongs to.
//! *Refuses*: the page's own date, days after the publication, the time of a relative clause, the hour of the statement
//! («أعلن مساء السبت أنه …») where another time stands beside it, the day of something much older for what follows it.
//! *Leaves out*: what the words mean (`time/`).

use jiff::civil::Date;

use crate::analysis::Analysis;
use crate::frame::{Frame, Verdict};
use crate::time::calendar::{add_days, days_between};
use crate::time::{Precision, TimeMention, TimeRelation};

/// The time of a frame's stretch; where that is only the day of the statement, the day that the sentence names behind the
/// event: «أوضحت الوزارة، الثلاثاء، أن الهجوم الذي أحبط في 30 نيسان …».
pub fn own_time(a: &Analysis<'_>, frame: &Frame) -> Option<usize> {
    if let Some(back) = counted_back(a, frame) {
        return Some(back);
    }
    let was = |w: &str| matches!(w.strip_prefix('و').unwrap_or(w), "كان" | "كانت" | "سبق");
    let older = |i: &usize| {
        let to = a.mentions.times.get(*i).map_or(0, |t| t.from);
        of_another(a, *i, frame) && (frame.trigger_to..to).any(|n| was(a.word(n)))
    };
    let own = time_in(a, frame.from, frame.to, frame.trigger_from).filter(|i| !older(i));
    let said = |i: &usize| a.mentions.times.get(*i).is_some_and(|t| of_saying(a, t, frame.trigger_from));
    let behind = |i: &usize| a.mentions.times.get(*i).is_some_and(|t| t.from >= frame.trigger_to);
    if own.as_ref().is_some_and(said)
        && let Some(other) = in_sentence(a, frame).filter(|i| !said(i) && behind(i))
    {
        return Some(other);
    }
    own
}

/// «بعد أسبوع من هجوم على المقر»: the hit whose distance from the news is told right before it. Of what lasts, «بعد أسبوع من
/// القصف» says how long it has gone on.
fn counted_back(a: &Analysis<'_>, frame: &Frame) -> Option<usize> {
    const NEAR: usize = 4;
    const LASTING: [&str; 4] = ["armed_clash", "shelling", "protest", "displacement"];
    let (from, to) = (frame.trigger_from.saturating_sub(NEAR), frame.trigger_from);
    let i = a.mentions.times.iter().rposition(|t| counts_back(t) && from <= t.to && t.to < to)?;
    let t = a.mentions.times.get(i)?;
    let led = |i: usize| a.tokens().get(i).is_some_and(crate::token::Token::is_word);
    let other = a.mentions.triggers.iter().any(|h| h.from > t.to && h.from < to);
    let lasts = LASTING.contains(&frame.kind.as_str()) && a.word(to).starts_with("ال");
    ((t.to..to).all(led) && !other && !lasts).then_some(i)
}

/// A time that is only the day of the event told behind it.
pub fn counts_back(t: &TimeMention) -> bool {
    t.rule == crate::time::EARLIER_EVENT
}

/// The time nearest to the event word that says when, not how often.
pub fn time_in(a: &Analysis<'_>, from: usize, to: usize, trigger: usize) -> Option<usize> {
    a.mentions
        .times
        .iter()
        .enumerate()
        .filter(|(_, t)| t.from >= from && t.to <= to && tells(a, t) && !of_clause(a, t, trigger))
        .min_by_key(|(_, t)| (t.start.is_none(), of_saying(a, t, trigger), t.from.abs_diff(trigger), t.from))
        .map(|(i, _)| i)
}

/// A time at which something happened that the article can know of. «أمس» tells one also where nothing says what day that was:
/// it has no date, but whoever names it reports an event.
fn tells(a: &Analysis<'_>, t: &TimeMention) -> bool {
    // Papers print the date of the morning after; what lies further ahead is a plan or another page's date.
    let ahead = a.published.zip(t.start).is_some_and(|(p, s)| s > add_days(p, 1));
    let told = t.start.is_some() || t.needs_reference && t.precision <= Precision::Week;
    t.relation == TimeRelation::At && told && !ahead && !a.is_header_date(t) && !counts_back(t)
}

/// Whether the frame's time is a day that could be worked out.
pub fn dated(a: &Analysis<'_>, frame: &Frame) -> bool {
    frame.time.and_then(|i| a.mentions.times.get(i)).is_some_and(|t| t.start.is_some())
}

/// «أعلن مساء السبت أنه صد …», «قال الأربعاء إن …»: the day of the statement, between the word of saying and what is said.
fn of_saying(a: &Analysis<'_>, t: &TimeMention, trigger: usize) -> bool {
    let text = |i: usize| a.word(i);
    let said = |i: usize| SAID.contains(&text(i));
    let says = |s: &&crate::lexicon::Hit| a.knowledge.lexicon.sources.row(s).cell("kind") == "say";
    let before = a.mentions.sources.iter().filter(says).rev().find(|s| s.to <= t.from);
    before.is_some_and(|s| {
        t.from - s.to <= 10
            && !(s.to..t.from).any(|i| said(i) || text(i) == "." || text(i) == ":")
            && (t.to..trigger).take(12).any(said)
    })
}

/// «الأعنف منذ أعلنت المحافظة منطقة آمنة العام الماضي», «كما حصل العام الماضي»: the day of what the clause tells.
fn of_clause(a: &Analysis<'_>, t: &TimeMention, trigger: usize) -> bool {
    const FAR: usize = 9;
    let floor = t.from.saturating_sub(FAR);
    let opens = |i: &usize| {
        let next = a.word(i + 1);
        match a.word(*i) {
            // «منذ تموز كان آخرها في 9 آب»: its own time ends it.
            "منذ" => *i + 1 < t.from && !a.mentions.times.iter().any(|o| o.from == *i),
            "كما" => matches!(next, "حصل" | "حدث" | "جري" | "وقع" | "فعلت" | "فعل"),
            "اعتبارا" | "ابتداء" => next == "من",
            _ => false,
        }
    };
    let sign = |i: &usize| matches!(a.word(*i), "," | ";" | ".");
    let start = (floor..t.from).rev().take_while(|i| !sign(i)).find(opens);
    start.is_some_and(|s| !(s..t.from).contains(&trigger))
}

/// Words that lead from the word of saying to what is said.
const SAID: &[&str] = &["ان", "انه", "انها", "انهم", "بان", "بانه", "بانها", "بانهم"];

/// «الحي الذي شهد عملية مماثلة قبل أسبوعين»: the time of something else.
pub(super) fn in_relative_clause(a: &Analysis<'_>, time: usize) -> bool {
    relative(a, time, None)
}

/// `event`: the end of the event's own word; «الهجوم الذي أحبط في 30 نيسان», «التي خطفت في 30 نيسان» tell of itself.
fn relative(a: &Analysis<'_>, time: usize, event: Option<usize>) -> bool {
    let Some(t) = a.mentions.times.get(time) else { return false };
    let behind = event.filter(|e| *e <= t.from).map_or(0, |e| e + 1);
    (t.from.saturating_sub(8).max(behind)..t.from)
        .rev()
        .map(|i| a.word(i))
        .take_while(|w| !matches!(*w, "," | ";"))
        .any(|w| matches!(w, "الذي" | "التي" | "الذين" | "مماثل" | "مماثله" | "سابق" | "سابقه"))
}

/// The time that the sentence names outside the event's own stretch.
pub fn in_sentence(a: &Analysis<'_>, frame: &Frame) -> Option<usize> {
    let sentence = a.sentences.get(frame.sentence)?;
    time_in(a, sentence.from, sentence.to, frame.trigger_from)
        .filter(|i| !relative(a, *i, Some(frame.trigger_to)) && !of_another(a, *i, frame))
}

/// «هاجم تنظيم الدولة نقطة في A، وكان قد قتل عنصرين قبل شهر في B»: a day counted back, behind the word of another event or in
/// the sentence before.
pub fn of_another(a: &Analysis<'_>, time: usize, frame: &Frame) -> bool {
    let Some(t) = a.mentions.times.get(time).filter(|_| recalls(a, time)) else { return false };
    let sentence = a.sentences.get(frame.sentence).map_or(frame.from, |s| s.from);
    t.to <= sentence || a.mentions.triggers.iter().any(|h| h.from >= frame.trigger_to && h.to <= t.from)
}

/// The time of the story that an incident without one belongs to; `left` holds the incidents before it.
pub fn of_story(a: &Analysis<'_>, left: &[Frame], frame: &Frame) -> Option<usize> {
    let told = |n: usize| left.iter().any(|f| f.sentence == n || f.last_sentence == n);
    let untold = frame.sentence.checked_sub(1).filter(|n| !told(*n) && same_block(a, *n, frame.sentence));
    let lent = |f: &Frame| !f.time.is_some_and(|i| recalls(a, i));
    let lead = left.iter().find(|f| dated(a, f) && !is_past(a, f) && lent(f));
    let near = left
        .iter()
        .rev()
        .find(|f| dated(a, f) && f.block == frame.block && lent(f))
        .filter(|f| frame.sentence <= f.last_sentence || !is_older(a, f, lead) && !is_past(a, f));
    untold
        .and_then(|n| a.sentences.get(n))
        .and_then(|s| time_in(a, s.from, s.to, s.to))
        .filter(|i| !in_relative_clause(a, *i) && !recalls(a, *i))
        .or_else(|| near.or(lead).and_then(|f| f.time))
}

/// Told in between as something that had been before: more than two days older than the news that leads.
fn is_older(a: &Analysis<'_>, f: &Frame, lead: Option<&Frame>) -> bool {
    let end = |f: &Frame| f.time.and_then(|i| a.mentions.times.get(i)).and_then(|t| t.end);
    let lead = lead.and_then(end);
    end(f).zip(lead).is_some_and(|(old, new)| days_between(old, new) > 2)
}

/// Not older than news is: what a report tells of last month or last year is no day for an event without one.
fn fresh(a: &Analysis<'_>, t: &TimeMention) -> bool {
    const NEWS: i64 = 10;
    let recent = a.published.zip(t.start).is_none_or(|(p, s)| days_between(s, p) <= NEWS);
    a.published.is_none() || recent && t.precision <= Precision::Week
}

/// Whether a frame's time may be another's as well that has none: a day of these weeks, no month or year.
pub fn may_lend(a: &Analysis<'_>, frame: &Frame) -> bool {
    const WEEKS: i64 = 45;
    let Some(t) = frame.time.and_then(|i| a.mentions.times.get(i)) else { return true };
    let recent = a.published.zip(t.start).is_none_or(|(p, s)| days_between(s, p) <= WEEKS);
    recent && t.precision <= Precision::Week || t.start.is_none() || a.published.is_none()
}

/// «استشهد متأثرا بجراح أصيب بها قبل أسبوع. كما استشهد طفل …»: a day counted back from the news («قبل أسبوع», «الأسبوع الماضي»)
/// that lies before the days that news is of is told of one event alone.
fn recalled(a: &Analysis<'_>, t: &TimeMention) -> bool {
    const NEWS: i64 = 2;
    let past = |w: &str| a.knowledge.lexicon.namewords.has("past", w);
    let word = a.word(t.from);
    let back = word.strip_prefix(['و', 'ف']).unwrap_or(word) == "قبل"
        || t.precision >= Precision::Week && (t.from..t.to).any(|i| past(a.word(i)));
    let day = if t.precision >= Precision::Week { t.start } else { t.end };
    back && a.published.zip(day).is_some_and(|(p, end)| days_between(end, p) > NEWS)
}

/// The same of a time mention by its number.
fn recalls(a: &Analysis<'_>, time: usize) -> bool {
    a.mentions.times.get(time).is_some_and(|t| recalled(a, t))
}

/// One time mention for every different day that the article tells of.
fn days_told(a: &Analysis<'_>) -> Vec<usize> {
    let mut days: Vec<usize> = Vec::new();
    for (i, t) in a.mentions.times.iter().enumerate() {
        let day = tells(a, t) && t.start.is_some() && t.start == t.end && fresh(a, t) && !recalled(a, t);
        if day && !days.iter().any(|d| a.mentions.times.get(*d).is_some_and(|o| o.start == t.start)) {
            days.push(i);
        }
    }
    days
}

/// Whether the article tells of more than one day.
pub fn several_days(a: &Analysis<'_>) -> bool {
    days_told(a).len() > 1
}

fn same_block(a: &Analysis<'_>, x: usize, y: usize) -> bool {
    a.sentences.get(x).map(|s| s.block) == a.sentences.get(y).map(|s| s.block)
}

/// The day named last in the sentence before, or in the first two sentences.
pub fn time_before(a: &Analysis<'_>, sentence: usize) -> Option<usize> {
    let within = |n: usize| {
        let s = a.sentences.get(n)?;
        time_in(a, s.from, s.to, s.from)
            .filter(|i| a.mentions.times.get(*i).is_some_and(|t| fresh(a, t) && !recalled(a, t)))
    };
    if a.sentences.len() <= 12
        && let [only] = days_told(a).as_slice()
    {
        return Some(*only);
    }
    within(sentence)
        .or_else(|| sentence.checked_sub(1).and_then(within))
        .or_else(|| within(0))
        .or_else(|| within(1))
}

/// News that is plainly told without a day is of the day it appeared or the one before; what «كان قد» happened may be older.
pub fn unsaid(a: &Analysis<'_>, frame: &Frame) -> Option<(Date, Date)> {
    let published = a.published?;
    (frame.verdict == Verdict::Incident && (!is_past(a, frame) || said_before(a, frame)))
        .then(|| (add_days(published, -1), published))
}

/// «وكان … قد خُطف», «سبق أن»: told as something that had been before.
pub(crate) fn is_past(a: &Analysis<'_>, frame: &Frame) -> bool {
    let Some(sentence) = a.sentences.get(frame.sentence) else { return false };
    (sentence.from..frame.trigger_from).any(|i| {
        a.tokens().get(i).is_some_and(|t| {
            let word = t.text.strip_prefix('و').unwrap_or(&t.text);
            matches!(word, "كان" | "كانت" | "كانوا" | "سبق" | "سابقا" | "يذكر" | "يشار")
        })
    })
}

/// «وكان المرصد قد أفاد بمقتل …»: what had been before is the statement, not the event.
fn said_before(a: &Analysis<'_>, frame: &Frame) -> bool {
    let Some(sentence) = a.sentences.get(frame.sentence) else { return false };
    a.mentions.sources.iter().any(|s| {
        s.from > sentence.from
            && s.to <= frame.trigger_from
            && a.knowledge.lexicon.sources.row(s).cell("kind") == "say"
    })
}
