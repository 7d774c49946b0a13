//! Totals that are told beside the incidents: «أكثر من 500 ألف لغم منذ العام 2015», «العدد الإجمالي للقتلى 3216».
//!
//! A count of people hurt or held, of deeds or of arms, in a sentence that names the period it is counted over. Where the judge has
//! made a statistic of the statement, or an incident has the count, nothing is added. It comes after merging, so that no incident
//! depends on it.

use crate::analysis::{Analysis, within};
use crate::casualty::Casualty;
use crate::frame::{Frame, Verdict};
use crate::inflect::Part;
use crate::judge::sums::{counts_cases, several};
use crate::judge::totals::over_long;
use crate::lexicon::Hit;
use crate::number::NumberMention;
use crate::quantity::Quantity;
use crate::segment::Sentence;

/// How far from its period a count may stand, in tokens.
const REACH: usize = 16;

/// How far from a word of harm people who are counted may stand.
const NEAR: usize = 6;

/// Gives statistics that were read without a count the one of their sentence, drops those that count nothing, and adds the totals
/// that neither an incident nor a statistic holds yet.
pub fn totals(a: &Analysis<'_>, merged: &mut Vec<Frame>) {
    let disaster = a.mentions.cues.iter().filter(|c| a.cue(c) == "accident").count() >= 3;
    merged.retain_mut(|f| {
        let real = |f: &mut Frame| !by_accident(a, f, disaster) && !foreseen(a, f) && counted(a, f);
        f.verdict != Verdict::Statistic || real(f)
    });
    let beside = beside(a, merged);
    merged.extend(beside);
    merged.sort_by_key(|f| f.trigger);
}

/// «ارتفع عدد ضحايا الزلزال إلى 387»: the dead of nature and of the road are no total of violence.
fn by_accident(a: &Analysis<'_>, frame: &Frame, disaster: bool) -> bool {
    if !frame.casualty_only {
        return false;
    }
    let armed = !frame.parties.is_empty() || frame.weapon.is_some();
    let sentence = a.sentences.get(frame.sentence);
    !armed && (disaster || sentence.is_some_and(|s| a.says(s.from, s.to, "accident")))
}

/// Whether a statistic counts anything; one that does not takes the number that stands nearest to its word.
fn counted(a: &Analysis<'_>, frame: &mut Frame) -> bool {
    // «ضربات» without a number counts nothing, nor does «قتلى».
    let number = |q: Quantity| q.max.is_some() || q.min > Some(2);
    frame.events = frame.events.filter(|q| number(*q));
    let tolls = |f: &Frame| f.casualties.iter().any(|c| c.quantity.is_some_and(number));
    if frame.events.is_none() && !tolls(frame) {
        let numbers = within(&a.mentions.numbers, frame.from, frame.to, |n| n.from).iter();
        let near = |n: &&NumberMention| n.from.abs_diff(frame.trigger_from);
        frame.events = numbers.filter(|n| several(n)).min_by_key(near).map(|n| n.quantity);
    }
    frame.events.is_some() || tolls(frame)
}

/// The totals that neither an incident nor a statistic of the article holds yet.
fn beside(a: &Analysis<'_>, told: &[Frame]) -> Vec<Frame> {
    let mut found: Vec<Frame> = Vec::new();
    for (number, sentence) in a.sentences.iter().enumerate().filter(|(_, s)| !s.furniture) {
        let periods = periods(a, sentence);
        for n in within(&a.mentions.numbers, sentence.from, sentence.to, |n| n.from) {
            let near = |p: &&(usize, usize)| p.0.abs_diff(n.to).min(n.from.abs_diff(p.1)) <= REACH;
            if !several(n) || imagined(a, sentence, n.from) || told.iter().chain(&found).any(|f| holds(f, n))
            {
                continue;
            }
            let period = periods.iter().find(near).copied();
            found.extend(total(a, number, sentence, n, period));
        }
    }
    found
}

/// «منذ بداية العام», «خلال ثلاثين عاما», «الإجمالي»: token ranges of a sentence that say that a count is no single event's.
fn periods(a: &Analysis<'_>, s: &Sentence) -> Vec<(usize, usize)> {
    let times = within(&a.mentions.times, s.from, s.to, |t| t.from);
    let long = times.iter().filter(|t| over_long(a, t)).map(|t| (t.from, t.to));
    let cues = a.cues_in(s.from, s.to).filter(|(_, m)| matches!(*m, "period" | "sum"));
    let cues = cues.map(|(c, _)| (c.from, c.to));
    let whole = |i: &usize| matches!(a.word(*i), "الاجمالي" | "الاجماليه" | "الكلي" | "الكليه");
    let whole = (s.from..s.to).filter(whole).map(|i| (i, i + 1));
    long.chain(cues).chain(whole).collect()
}

/// A count that needs no period: «658 حالة خطف» of some deed or harm, «أكثر من 350 ألف قتيل», so many that no single event has them,
/// unless it is an earthquake.
fn sum_by_itself(
    a: &Analysis<'_>,
    s: &Sentence,
    n: &NumberMention,
    harm: Option<&Hit>,
    deed: Option<&Hit>,
) -> bool {
    let killed = || harm.is_some_and(|h| a.knowledge.lexicon.casualties.row(h).cell("kind") == "killed");
    let known = || harm.is_some() || deed.is_some() || a.word(n.counted.unwrap_or(n.to)) != "حاله";
    let thousands = n.quantity.min >= Some(1000) && killed();
    !a.says(s.from, s.to, "accident") && (thousands || counts_cases(a, n) && known())
}

/// «سيؤدي إلى مقتل الآلاف», «احتمال سقوط آلاف القتلى»: nobody has been counted.
fn imagined(a: &Analysis<'_>, s: &Sentence, at: usize) -> bool {
    let from = s.from.max(at.saturating_sub(REACH));
    let m = &a.mentions;
    let will = |h: &Hit| h.reading.before.particle == Some('س') && h.part == Part::Present;
    let near = |list: &Vec<Hit>| {
        within(list, s.from.max(at.saturating_sub(NEAR)), at + 1, |h| h.from).iter().any(will)
    };
    let unsure = |(c, meaning): (&Hit, &str)| {
        matches!(meaning, "hypothetical" | "fear" | "question") && c.reading.stem != "قد"
    };
    [&m.cues, &m.triggers, &m.casualties].into_iter().any(near) || a.cues_in(from, at).any(unsure)
}

/// The same of a statement's people.
fn foreseen(a: &Analysis<'_>, frame: &Frame) -> bool {
    let counted = frame.casualties.iter().find(|c| c.quantity.is_some());
    let sentence = a.sentences.get(frame.sentence);
    counted.zip(sentence).is_some_and(|(c, s)| imagined(a, s, c.from))
}

/// Whether the frame tells this count already.
fn holds(frame: &Frame, n: &NumberMention) -> bool {
    let meets = |from: usize, to: usize| from < n.to && n.from < to;
    let toll = frame.casualties.iter().any(|c| meets(c.from.min(c.victims_from), c.to.max(c.victims_to)));
    let told = frame.verdict == Verdict::Statistic
        && frame.evidence.iter().any(|e| e.start < n.span.end && n.span.start < e.end);
    toll || told
}

fn total(
    a: &Analysis<'_>,
    number: usize,
    s: &Sentence,
    n: &NumberMention,
    period: Option<(usize, usize)>,
) -> Option<Frame> {
    let (low, high) = (s.from.max(n.from.saturating_sub(NEAR)), s.to.min(n.to + NEAR));
    let harm = within(&a.mentions.casualties, low, high, |c| c.from)
        .iter()
        .filter(|c| a.knowledge.lexicon.casualties.row(c).cell("kind") != "none")
        .min_by_key(|c| c.from.abs_diff(n.from));
    let deed = within(&a.mentions.triggers, low, high, |t| t.from)
        .iter()
        .filter(|t| !a.trigger_row(t).has("weak") && a.trigger_row(t).cell("type") != "none")
        // «تظاهر الآلاف» counts those who did it, at one time.
        .filter(|t| a.family(a.trigger_row(t).cell("type")) != "demonstration")
        .min_by_key(|t| t.from.abs_diff(n.from));
    let period = period.or_else(|| sum_by_itself(a, s, n, harm, deed).then_some((n.from, n.to)))?;
    let people = matches!(n.class, "person" | "fighter" | "leader" | "held" | "dead" | "wounded");
    // «المئات منهم قتلوا», «يرتفع إلى 162 عدد الذين قتلوا».
    let of_them = n.counted.is_none() && harm.is_some();
    let hurt = harm.filter(|_| people || of_them);
    let kind = match (hurt, deed) {
        (_, Some(t)) if hurt.is_none() => a.trigger_row(t).cell("type"),
        (Some(_), _) => "armed_attack",
        _ => "military_activity",
    };
    let counted = hurt.is_some() || people && deed.is_some() || matches!(n.class, "event" | "weapon");
    if !counted {
        return None;
    }
    let toll = hurt.map(|h| Casualty {
        kind: a.knowledge.lexicon.casualties.row(h).fixed("kind"),
        quantity: Some(n.quantity),
        who: "unknown",
        from: h.from,
        to: h.to,
        victims_from: n.from,
        victims_to: n.to,
        span: n.span,
        ..Casualty::default()
    });
    let (from, to) = (n.from.min(period.0).min(low), n.to.max(period.1).max(n.to));
    let places = (0..a.toponyms.len())
        .filter(|i| a.toponyms.get(*i).is_some_and(|t| s.from <= t.from && t.to <= s.to))
        .take(1)
        .collect();
    Some(Frame {
        sentence: number,
        last_sentence: number,
        block: s.block,
        from,
        to,
        trigger_from: n.from,
        trigger_to: n.to,
        trigger: n.span,
        evidence: vec![a.span(from, to)],
        kind: kind.to_owned(),
        events: toll.is_none().then_some(n.quantity),
        casualty_only: toll.is_some(),
        casualties: toll.into_iter().collect(),
        places,
        verdict: Verdict::Statistic,
        ..Frame::default()
    })
}
