//! What the words around a statement take away: negation, fear, demand, habit, courts, accidents, the present, a question.

use super::lawless;
use super::spoken::spoken;
use super::totals::days_between;
use crate::analysis::{Analysis, within};
use crate::frame::{Frame, Status};
use crate::inflect::Part;
use crate::lexicon::Hit;
use crate::segment::Sentence;

/// A reason and its points (log-odds).
pub(super) type Points = (&'static str, f64);

/// Adds what the sentence around says of the statement; the same reason counts once.
pub(super) fn discourse(a: &Analysis<'_>, frame: &mut Frame) {
    let Some(sentence) = a.sentences.get(frame.sentence).copied() else { return };
    let mut points: Vec<Points> = a
        .cues_in(sentence.from, sentence.to)
        .filter_map(|(cue, meaning)| by_cue(a, frame, sentence, cue, meaning))
        .collect();
    points.extend(by_construction(a, frame, sentence));
    points.extend(spoken(a, frame, sentence));
    points.sort_by(|x, y| x.0.cmp(y.0).then(x.1.total_cmp(&y.1)));
    points.dedup_by(|x, y| x.0 == y.0);
    frame.points.extend(points);
}

/// What one word of `cues.tsv` says of the statement, by where it stands.
fn by_cue(a: &Analysis<'_>, frame: &Frame, sentence: Sentence, cue: &Hit, meaning: &str) -> Option<Points> {
    let counted = frame.casualties.iter().any(|c| c.quantity.is_some());
    let concrete = counted || (frame.has_own_time() && !frame.places.is_empty());
    let left = cue.to <= frame.trigger_from;
    let gap = frame.trigger_from.saturating_sub(cue.to);
    let inside = cue.from >= frame.from && cue.to <= frame.to;
    let clause = |reach: usize| left && gap <= reach && clause_open(a, cue.to, frame.trigger_from);
    let kind = frame.kind.as_str();
    let points = match meaning {
        "negation" if left && gap <= 1 && denies(a, frame, cue) => ("denied or absent", -4.0),
        "denial" => ("denied or absent", -4.0),
        "hypothetical" if clause(6) && hypothetical(a, cue.from, cue.to) => ("only possible", -3.0),
        "fear" if clause(6) => ("feared or warned of", -2.6),
        // «بشبهة التخطيط لاغتيال»: what governs the word itself leaves no doubt.
        // «حاول رجال من الفصيل احتجاز موظف»: between the verb and what it tries stands who tries.
        "plan" if clause(if cue.part == Part::Noun || frame.verbal { 5 } else { 10 }) => {
            ("planned", if gap <= 1 { -3.2 } else { -2.2 })
        }
        "demand" if clause(8) => ("demanded", -2.4),
        "condemn" if left && gap <= 8 => ("condemned, not reported", if counted { -0.4 } else { -1.8 }),
        "anniversary" if clause(6) => ("remembered, not reported", -2.5),
        "question" if left && gap <= 12 => ("asked", -2.0),
        // «لا تزال تقصف …، وسقطت ثلاث قذائف ما أدى إلى مقتل تسعة»: the toll tells one of the many.
        "habitual" if inside => {
            let told = frame.casualties.iter().any(|c| c.quantity.is_some_and(|q| q.max.is_some()));
            ("a habit, not an event", if told { -0.8 } else { -1.6 })
        }
        // What a group that is no state does «بتهمة كذا» is its deed, not a trial.
        "court" if (inside || left) && !lawless(a, frame) => {
            ("before a court", if kind == "execution" { -4.0 } else { -1.5 })
        }
        "accident" if inside => {
            // Dead beside a crash, a flood or a stampede, and no word of an attack.
            let blast = kind == "explosion" && a.tells_a_blast(cue);
            let points = match (frame.casualty_only, frame.weak) {
                _ if blast => -3.5,
                (true, _) => -3.5,
                (_, true) => -2.5,
                _ => -0.8,
            };
            ("an accident", points)
        }
        // «يأتي هذا الهجوم رغم …»: what is set beside the news has been told.
        "comes" if frame.definite && left && gap <= 1 => ("background", -2.0),
        "animals" if inside && kind == "execution" => ("a slaughter", -3.5),
        "film" | "sport" if frame.casualties.is_empty() => ("told of a film or a match", -1.2),
        "cyber" if inside => ("a computer attack", -3.5),
        // What those arrested are held to have done before.
        "record" if clause(8) && !concrete => ("a person's record, not news", -2.4),
        "smuggle"
            if inside && matches!(kind, "arrest_raid" | "weapons_seizure") && frame.weapon.is_none() =>
        {
            ("crime or smuggling", -2.6)
        }
        "former" if inside && !concrete => ("background", -0.9),
        "background" if left && gap <= 25 && cue.from < sentence.from + 6 => ("background", -0.3),
        _ => return None,
    };
    Some(points)
}

/// Words of denying before the event word, at most so far, which do not only deny who did it: «نفت وقوع», not «نفت ضلوعها في».
pub(super) fn denials<'a>(
    a: &'a Analysis<'_>,
    frame: &Frame,
    sentence: Sentence,
    far: usize,
) -> impl Iterator<Item = &'a Hit> {
    let event = frame.trigger_from;
    within(&a.mentions.sources, sentence.from, event, |s| s.from).iter().filter(move |s| {
        let denies = a.knowledge.lexicon.sources.row(s).cell("kind") == "deny";
        denies && s.to <= event && event - s.to <= far && !(s.to..event).any(|i| a.asks("blame", i))
    })
}

/// What the build of the sentence says: a denial that governs it, the present tense, a purpose, a question.
fn by_construction(a: &Analysis<'_>, frame: &Frame, sentence: Sentence) -> Vec<Points> {
    // «نفى المجلس سقوط قذائف»: what a denial tells did not happen, as far as the article knows.
    let denied = || denials(a, frame, sentence, 24).next().is_some();
    // «أقدمت مجموعة على مهاجمة», «اندلعت اشتباكات»: a verb in the past says that it was done.
    let done = || {
        a.cues_in(sentence.from, frame.trigger_from).any(|(c, m)| {
            m == "done"
                && c.part == Part::Past
                && frame.trigger_from - c.to <= 9
                && clause_open(a, c.to, frame.trigger_from)
        })
    };
    let purpose = || {
        a.trigger_at(frame.trigger_from).filter(|t| t.part == Part::Noun).is_some_and(|t| {
            t.reading.before.particle == Some('ل') && !undergone(a, t.from)
                || t.reading.before.conjunction.is_some() && follows_purpose(a, t.from)
        })
    };
    // «توعدت بقصف المطارات»: what is threatened has not been done.
    let threatened = || {
        let noun = a.trigger_at(frame.trigger_from).filter(|t| t.part == Part::Noun);
        noun.is_some_and(|t| t.reading.before.particle == Some('ب'))
            && a.mentions.triggers.iter().any(|t| {
                a.trigger_row(t).has("threat")
                    && t.from >= sentence.from
                    && t.to <= frame.trigger_from
                    && frame.trigger_from - t.to <= 6
                    && clause_open(a, t.to, frame.trigger_from)
            })
    };
    // Whom a word of holding or killing has as its object is no toll of its own: «لاغتيال عضو».
    let own = |c: &crate::casualty::Casualty| c.from == frame.trigger_from;
    let deed_left = frame.status != Status::Foiled && frame.casualties.iter().all(own);
    [
        (none_at_all(a, frame) || denied(), ("denied or absent", -4.0)),
        (only_possible(a, frame), ("only possible", -3.0)),
        (!frame.heading && !alone(a, frame, sentence) && present(a, frame), ("in the present tense", -1.8)),
        (sentence_asks(a, sentence.to), ("a question", -1.5)),
        (!frame.verbal && done(), ("said to have been done", 1.0)),
        (deed_left && purpose(), ("a purpose, not a deed", -2.0)),
        (threatened(), ("threatened, not done", -3.0)),
    ]
    .into_iter()
    .filter_map(|(said, points)| said.then_some(points))
    .chain(long_ago(a, frame))
    .collect()
}

/// The first sentence of all, with its subject before its verb.
fn alone(a: &Analysis<'_>, frame: &Frame, sentence: Sentence) -> bool {
    frame.sentence == 0
        && a.is_a_line()
        && frame.trigger_from > sentence.from
        && !a.cues_in(sentence.from, frame.trigger_from).any(|(_, m)| m != "done")
}

/// «يقصف», and «تنفذ الطائرات طلعات»: a noun that is the object of a verb in the present. A headline tells in the present, and
/// «مجهولون يفجرون خطا للغاز», the subject first, is one also where it is all that was pasted.
fn present(a: &Analysis<'_>, frame: &Frame) -> bool {
    let verb = a.trigger_at(frame.trigger_from).is_some_and(|t| t.part == Part::Present);
    let carried = |from: usize| {
        a.cues_in(from, frame.trigger_from).any(|(c, m)| {
            m == "done"
                && c.part == Part::Present
                && a.knowledge.lexicon.cues.row(c).has("act")
                && clause_open(a, c.to, frame.trigger_from)
        })
    };
    verb || !frame.verbal
        && !frame.casualty_only
        && carried(frame.trigger_from.saturating_sub(5).max(frame.from))
}

/// «سيارة بلا لوحات خطفوا منها الحارس»: «بلا» denies the noun after it, never a verb.
fn denies(a: &Analysis<'_>, frame: &Frame, cue: &Hit) -> bool {
    let of_noun = a.knowledge.lexicon.cues.row(cue).has("noun");
    !(frame.casualty_only || frame.verbal && of_noun)
}

/// «لم يحدث أي هجوم».
fn none_at_all(a: &Analysis<'_>, frame: &Frame) -> bool {
    let text = |i: usize| a.word(i);
    let any = frame.trigger_from.checked_sub(1).is_some_and(|i| matches!(text(i), "اي" | "اية" | "ايه"));
    any && (frame.trigger_from.saturating_sub(5)..frame.trigger_from).any(|i| {
        matches!(text(i), "لم" | "ولم" | "لن" | "دون" | "لا" | "ولا" | "عدم" | "نفت" | "نفي" | "ونفي" | "ونفت")
    })
}

/// «هجوم قد تشنه القوات», «هجوم محتمل».
fn only_possible(a: &Analysis<'_>, frame: &Frame) -> bool {
    let text = |i: usize| a.word(i);
    let to = frame.trigger_to;
    let may = text(to) == "قد" && text(to + 1).starts_with(['ي', 'ت', 'ن']);
    may || matches!(
        text(to),
        "محتمل"
            | "محتمله"
            | "المحتمل"
            | "المحتمله"
            | "وشيك"
            | "الوشيك"
            | "مرتقب"
            | "مرتقبه"
            | "متوقع"
    )
}

/// Its day lies more than a year before the article's, or before there was news on the web. Where nothing dates the article,
/// the latest day that it names does.
fn long_ago(a: &Analysis<'_>, frame: &Frame) -> Option<Points> {
    const WEB_NEWS: i16 = 2000;
    let end = frame.time.and_then(|i| a.mentions.times.get(i)).and_then(|t| t.end)?;
    let latest = || a.mentions.times.iter().filter_map(|t| t.end).max();
    let today = a.published.or_else(latest);
    let before = today.is_some_and(|day| days_between(end, day) > 400);
    if end.year() < WEB_NEWS {
        return Some(("long ago", -4.0));
    }
    // «كان قد سيطر على البلدة في صيف 2014»; whom it cost is told rather as news of its own.
    let years = frame.casualties.is_empty() && today.is_some_and(|day| days_between(end, day) > 1100);
    (before && (!frame.time_inherited || a.published.is_none()))
        .then_some(("long ago", if years { -3.5 } else { -2.0 }))
}

/// «لملاحقة واعتقال الخلايا»: the second of two joined purposes.
fn follows_purpose(a: &Analysis<'_>, at: usize) -> bool {
    at.checked_sub(1).and_then(|b| a.tokens().get(b)).is_some_and(|t| {
        t.is_word() && t.text.starts_with('ل') && t.text.ends_with('ه') && t.text.chars().count() >= 6
    })
}

/// «تعرضت لقصف», «تعرض لإطلاق نار»: here ل leads to what was suffered.
fn undergone(a: &Analysis<'_>, at: usize) -> bool {
    (at.saturating_sub(4)..at).any(|i| {
        let word = a.word(i);
        ["تعرض", "خضع", "ادي", "ادت", "يودي", "نتيجه", "تصد", "دفع"].iter().any(|v| {
            word.trim_start_matches(['و', 'ف', 'ي', 'ت']).starts_with(v.trim_start_matches(['ي', 'ت']))
        })
    })
}

/// «قد» before a past verb asserts («قد قُتل»); before a present one it doubts.
fn hypothetical(a: &Analysis<'_>, from: usize, to: usize) -> bool {
    let word = a.word(from);
    if word != "قد" && word != "وقد" && word != "فقد" {
        return true;
    }
    a.tokens().get(to).is_some_and(|t| t.text.starts_with(['ي', 'ت', 'ن']) && t.text.chars().count() >= 4)
}

pub(super) fn clause_open(a: &Analysis<'_>, from: usize, to: usize) -> bool {
    !a.tokens()
        .get(from..to)
        .unwrap_or_default()
        .iter()
        .any(|t| t.is_sign(',') || t.is_sign(';') || t.is_sign('.'))
}

fn sentence_asks(a: &Analysis<'_>, to: usize) -> bool {
    to.checked_sub(1).and_then(|l| a.tokens().get(l)).is_some_and(|t| t.is_sign('?'))
}
