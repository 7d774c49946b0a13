//! Totals: counts of people or events over a period are no incident of their own.

use crate::analysis::Analysis;
use crate::frame::{Frame, Verdict};
use crate::place::Level;
pub(super) use crate::time::calendar::days_between;
use crate::time::{NO_SUCH_DAY, Precision, TimeMention, TimeRelation};

/// «وبهذا يرتفع عدد القتلى منذ أسبوعين إلى 28»: a toll that counts those of earlier events as well.
pub(crate) fn runs_on(a: &Analysis<'_>, frame: &Frame) -> bool {
    (frame.from..frame.to).any(|i| a.word(i) == "منذ" || a.asks("so_rises", i))
}

/// Totals over a period: a count of people or events beside «منذ بداية العام», «خلال شهر», «143 عملية».
pub(super) fn period(a: &Analysis<'_>, frame: &mut Frame) {
    let Some(sentence) = a.sentences.get(frame.sentence).copied() else { return };
    // «أسفر عن سبعة قتلى … القريبة من الحدود، وهي معقل للحركة منذ عشر سنين»: what stands far behind is about something else.
    let near = frame.casualties.iter().map(|c| c.to).max().unwrap_or(frame.trigger_to) + 14;
    let long = a.mentions.times.iter().any(|t| {
        t.from >= sentence.from && t.to <= sentence.to.min(near) && (over_long(a, t) || in_a_month(t))
    });
    let toll = frame.casualties.iter().filter_map(|c| c.quantity).filter_map(|q| q.min).max().unwrap_or(0);
    // «55 ألفا اعتقلوا منذ محاولة الانقلاب».
    let behind =
        frame.casualties.iter().map(|c| c.to.max(c.victims_to)).max().unwrap_or(0).max(frame.trigger_to);
    let directly = since_an_event(a, behind, (behind + 2).min(sentence.to));
    let since = directly || since_an_event(a, sentence.from, frame.trigger_from);
    let spread = scattered(a, frame) && toll >= 10;
    let cue = since || a.says(sentence.from, sentence.to, "period") || frame.casualty_only && toll >= 100;
    let counted = frame.events.is_some_and(|q| q.min.unwrap_or(0) >= 3)
        || frame.casualties.iter().any(|c| c.quantity.is_some_and(|q| q.min.unwrap_or(0) >= 3));
    let own_day = !since && short_day(a, frame);
    let rate = a
        .mentions
        .times
        .iter()
        .any(|t| t.from >= sentence.from && t.to <= sentence.to && t.relation == TimeRelation::During);
    let several = frame.events.is_some_and(|q| q.min.unwrap_or(0) >= 3);
    let nowhere = frame.places.is_empty() && frame.casualties.is_empty();
    if (long || cue) && counted && !own_day || spread || rate && several && nowhere {
        frame.points.push(("a total over a period", if directly { -4.8 } else { -2.8 }));
        frame.verdict = Verdict::Statistic;
    } else if (long || cue)
        && !own_day
        && (!frame.verbal && frame.casualties.is_empty() || frame.casualty_only)
    {
        frame.points.push(("about a period", -2.2));
    }
}

/// Whether the statement names a day of its own.
pub(super) fn short_day(a: &Analysis<'_>, frame: &Frame) -> bool {
    let short = |t: &TimeMention| {
        t.start.zip(t.end).map_or(t.precision == Precision::Day, |(s, e)| days_between(s, e) <= 2)
    };
    frame.has_own_time() && frame.time.and_then(|i| a.mentions.times.get(i)).is_some_and(short)
}

/// «منذ بداية العام», «خلال الأشهر الماضية».
pub(crate) fn over_long(a: &Analysis<'_>, t: &TimeMention) -> bool {
    match t.relation {
        // «منذ ظهر الأمس» is short also where no date of publication says which day it was.
        TimeRelation::Since if t.start.is_none() => t.precision > Precision::Range && t.part_of_day.is_none(),
        // «خلال الساعات الماضية» is short also without a date.
        TimeRelation::Since | TimeRelation::During => {
            !hours(a, t.from, t.to) && t.start.zip(t.end).is_none_or(|(s, e)| days_between(s, e) > 6)
        }
        _ => false,
    }
}

/// «في آذار»; «30 شباط» is a day that was written wrongly, no month of events.
pub(crate) fn in_a_month(t: &TimeMention) -> bool {
    t.relation == TimeRelation::At
        && t.rule != NO_SUCH_DAY
        && t.start.zip(t.end).is_some_and(|(s, e)| days_between(s, e) > 20)
}

/// «قتل 87 في مناطق متفرقة من البلاد»: the day's dead of many places, none of which is named.
fn scattered(a: &Analysis<'_>, frame: &Frame) -> bool {
    // «غارات على مناطق متفرقة» are one deed; what kills all over a country is many.
    let vague = frame.casualty_only || matches!(frame.kind.as_str(), "riot" | "armed_clash" | "armed_attack");
    let words = |i: usize| {
        a.word_before(i, 1) == "في"
            && matches!(a.word(i), "انحاء" | "مناطق" | "مدن" | "محافظات" | "ارجاء")
            && matches!(a.word(i + 1), "متفرقه" | "مختلفه" | "عده" | "متعدده" | "البلاد")
    };
    let settled = frame.places.iter().filter_map(|i| a.toponyms.get(*i)).any(|t| t.level() < Level::Province);
    vague && !settled && (frame.from..frame.to).any(words)
}

fn hours(a: &Analysis<'_>, from: usize, to: usize) -> bool {
    let words = a.tokens().get(from..to).unwrap_or_default();
    words.iter().any(|t| t.text.contains("ساعات") || t.text.ends_with("ساعه"))
}

/// «منذ سقوط النظام في الثامن من الشهر الماضي، قُتل 180»: counts since an event, unless it was within the week.
fn since_an_event(a: &Analysis<'_>, from: usize, trigger: usize) -> bool {
    (from..trigger).any(|i| {
        let since = a.tokens().get(i).is_some_and(|t| matches!(t.text.as_str(), "منذ" | "ومنذ"));
        since
            && !a.mentions.times.iter().any(|t| {
                t.from <= i + 1
                    && i < t.to
                    && t.start
                        .zip(t.end)
                        .map_or(t.precision == Precision::Day && t.needs_reference, |(s, e)| {
                            days_between(s, e) <= 6
                        })
            })
    })
}
