//! Judge: is the frame an incident of this article, or a total, background, denial, fear, demand, habit, metaphor?
//!
//! Vocabulary alone is right one time in three; what decides stands around it. Every reason adds or takes points
//! (log-odds), and the points travel with the frame as its explanation and its confidence.

mod totals;

use crate::analysis::Analysis;
use crate::evidence;
use crate::frame::{Frame, Role, Status, Verdict};
use crate::inflect::Part;
use crate::lexicon::Hit;
use crate::place::Level;
use totals::{days_between, period};

/// Statements with less than this are no part of any incident; `merge.rs` asks more of the incident as a whole.
pub const THRESHOLD: f64 = 0.4;

/// Gives every frame its verdict, status and points.
pub fn judge(a: &Analysis<'_>, frames: &mut [Frame]) {
    let subject = Subject::of(a);
    let mut totals = false;
    for frame in frames.iter_mut() {
        weigh(a, frame);
        subject.weigh(a, frame);
        discourse(a, frame);
        // In a report of totals the next count without a day is one more total.
        let dayless = frame.time.is_none() || frame.time_inherited;
        let placeless = frame.place_inherited
            || !frame.places.iter().filter_map(|i| a.toponyms.get(*i)).any(|t| t.level() < Level::District);
        if totals && dayless && (frame.casualty_only || placeless) {
            frame.points.push(("a total over a period", -2.8));
            frame.verdict = Verdict::Statistic;
        }
        status(a, frame);
        totals |= frame.verdict == Verdict::Statistic && !frame.casualties.is_empty();
    }
    // A list of posts is all headings: each tells an event of its own.
    let likely = |f: &&Frame| f.verdict == Verdict::Statistic || f.confidence() >= 0.5;
    let all = frames.iter().filter(likely).count();
    let headed = frames.iter().filter(likely).filter(|f| f.heading).count();
    if headed >= 4 && headed > all - headed {
        frames.iter_mut().for_each(|f| f.heading = false);
    }
    weigh_evidence(a, frames);
    frames.iter_mut().for_each(settle);
}

/// Adds the fitted points of the evidence, summed by what it is about.
fn weigh_evidence(a: &Analysis<'_>, frames: &mut [Frame]) {
    let weights = &a.knowledge.lexicon.weights;
    let found: Vec<Vec<(&'static str, f64)>> = (0..frames.len())
        .map(|n| {
            let evidence = evidence::of(a, frames, n);
            let sum = |group: &'static str| -> f64 {
                evidence.iter().filter(|e| e.0 == group).map(|e| weights.statement(&e.1)).sum()
            };
            evidence::GROUPS.iter().map(|g| (*g, sum(g))).filter(|p| p.1.abs() >= 0.05).collect()
        })
        .collect();
    for (frame, points) in frames.iter_mut().zip(found) {
        frame.points.extend(points);
    }
}

/// What the article as a whole is about, as far as that speaks against incidents.
struct Subject {
    /// Words of sport and film for every hundred words.
    play: f64,
    courts: usize,
    cyber: usize,
    condemnations: usize,
    accidents: usize,
}

impl Subject {
    fn of(a: &Analysis<'_>) -> Self {
        let count =
            |meanings: &[&str]| a.mentions.cues.iter().filter(|c| meanings.contains(&a.cue(c))).count();
        let words = a.tokens().len().max(60) as f64;
        Self {
            play: count(&["sport", "film"]) as f64 * 100.0 / words,
            courts: count(&["court"]),
            cyber: count(&["cyber"]),
            condemnations: count(&["condemn"]),
            accidents: count(&["accident"]),
        }
    }

    fn weigh(&self, a: &Analysis<'_>, frame: &mut Frame) {
        let mut points: Vec<(&'static str, f64)> = Vec::new();
        if self.play > 0.7 {
            points.push(("an article about sport or film", -1.5 * self.play.min(3.0)));
        }
        if (self.courts >= 3 || self.courts >= 1 && frame.kind == "execution") && !lawless(a, frame) {
            points.push(("before a court", if frame.kind == "execution" { -2.5 } else { -1.2 }));
        }
        let told = frame.casualties.iter().any(|c| c.quantity.is_some());
        let armed = frame.parties.iter().any(|p| p.role == Role::Perpetrator);
        if self.cyber >= 2 && !told {
            points.push(("a computer attack", -2.5));
        }
        if self.condemnations >= 2 && !told {
            points.push(("condemned, not reported", -1.2));
        }
        if self.accidents >= 2
            && !armed
            && frame.weapon.is_none()
            && matches!(frame.kind.as_str(), "explosion" | "armed_attack")
        {
            points.push(("an accident", -1.3));
        }
        frame.points.extend(points);
    }
}

/// What speaks for the frame by itself: a strong word, a toll, armed people, a weapon, a place, a day.
fn weigh(a: &Analysis<'_>, frame: &mut Frame) {
    let mut points: Vec<(&'static str, f64)> = Vec::new();
    let mut add = |reason: &'static str, value: f64| points.push((reason, value));
    match (frame.casualty_only, frame.weak) {
        (true, _) => add("toll without an event word", -0.9),
        (false, true) => add("a word that proves little alone", if frame.verbal { -1.5 } else { -2.0 }),
        (false, false) => add("an event word", 0.6),
    }
    let counted = frame.casualties.iter().filter(|c| c.quantity.is_some() && !c.weak).count();
    if counted > 0 {
        add("people counted", 0.9);
    } else if !frame.casualties.is_empty() {
        add("a toll without a count", 0.3);
    }
    if frame.weapon.is_some() {
        add("a weapon", 0.7);
    }
    if !frame.parties.is_empty() {
        add("an armed actor", 0.7);
    }
    if armed_people(a, frame) {
        add("armed people", 0.6);
    }
    let specific =
        frame.places.iter().filter_map(|i| a.toponyms.get(*i)).any(|t| t.level() < Level::Province);
    if specific && !frame.place_inherited {
        add("a place of its own", 0.7);
    } else if !frame.places.is_empty() {
        add("a place", 0.25);
    }
    if frame.time.is_some() && !frame.time_inherited {
        add("a time of its own", 0.6);
    }
    if frame.verbal && past(a, frame) {
        add("told in the past tense", 0.4);
    }
    let plural_noun = !frame.verbal && frame.events.is_some_and(|q| q.max.is_none());
    if plural_noun && frame.casualties.is_empty() && (frame.time.is_none() || frame.time_inherited) {
        add("events in general", -1.2);
    }
    // «القصف المدفعي» alone on its line names a subject and tells nothing.
    let words =
        a.tokens().get(frame.from..frame.to).unwrap_or_default().iter().filter(|t| t.is_word()).count();
    if words <= 3 && !frame.verbal && frame.casualties.is_empty() {
        add("only a name", -1.2);
    }
    if frame.heading && frame.places.is_empty() {
        add("a headline without a place", -0.7);
    }
    if matches!(frame.kind.as_str(), "military_activity" | "displacement" | "agreement") {
        add("movement rather than violence", -0.8);
    }
    frame.points.extend(points);
}

fn armed_people(a: &Analysis<'_>, frame: &Frame) -> bool {
    a.mentions.people.iter().any(|p| {
        p.from >= frame.from
            && p.to <= frame.to
            && a.knowledge.lexicon.people.row(p).cell("side") == "combatant"
    })
}

fn past(a: &Analysis<'_>, frame: &Frame) -> bool {
    a.mentions.triggers.iter().any(|t| t.from == frame.trigger_from && t.part == Part::Past)
}

/// «يقصف», and «تنفذ الطائرات طلعات»: a noun that is the object of a verb in the present.
fn present(a: &Analysis<'_>, frame: &Frame) -> bool {
    let verb = a.mentions.triggers.iter().any(|t| t.from == frame.trigger_from && t.part == Part::Present);
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

/// What the words around take away: negation, fear, demand, habit, periods, courts, accidents.
fn discourse(a: &Analysis<'_>, frame: &mut Frame) {
    let Some(sentence) = a.sentences.get(frame.sentence).copied() else { return };
    let concrete = frame.casualties.iter().any(|c| c.quantity.is_some())
        || (frame.time.is_some() && !frame.time_inherited && !frame.places.is_empty());
    let mut points: Vec<(&'static str, f64)> = Vec::new();
    for (cue, meaning) in a.cues_in(sentence.from, sentence.to) {
        let left = cue.to <= frame.trigger_from;
        let gap = frame.trigger_from.saturating_sub(cue.to);
        let in_window = cue.from >= frame.from && cue.to <= frame.to;
        let clause = left && gap <= 10 && clause_open(a, cue.to, frame.trigger_from);
        match meaning {
            "negation" if left && gap <= 1 && denies(a, frame, cue) => {
                points.push(("denied or absent", -4.0))
            }
            "denial" => points.push(("denied or absent", -4.0)),
            "hypothetical" if clause && gap <= 6 && hypothetical(a, cue.from, cue.to) => {
                points.push(("only possible", -3.0))
            }
            "fear" if clause && gap <= 6 => points.push(("feared or warned of", -2.6)),
            "plan" if clause && gap <= 5 => points.push(("planned", -2.2)),
            "demand" if clause && gap <= 8 => points.push(("demanded", -2.4)),
            "condemn" if left && gap <= 8 => {
                points.push(("condemned, not reported", if concrete { -0.4 } else { -1.8 }))
            }
            "anniversary" if clause && gap <= 6 => points.push(("remembered, not reported", -2.5)),
            "question" if left && gap <= 12 => points.push(("asked", -2.0)),
            "habitual" if in_window => {
                // «لا تزال تقصف …، وسقطت ثلاث قذائف ما أدى إلى مقتل تسعة»: the toll tells one of the many.
                let told = frame.casualties.iter().any(|c| c.quantity.is_some_and(|q| q.max.is_some()));
                points.push(("a habit, not an event", if told { -0.8 } else { -1.6 }))
            }
            // What a group that is no state does «بتهمة كذا» is its deed, not a trial.
            "court" if (in_window || left) && !lawless(a, frame) => {
                points.push(("before a court", if frame.kind == "execution" { -4.0 } else { -1.5 }))
            }
            "accident" if in_window => {
                points.push(("an accident", if frame.weak || frame.casualty_only { -2.5 } else { -0.8 }))
            }
            "animals" if in_window && frame.kind == "execution" => points.push(("a slaughter", -3.5)),
            "film" | "sport" if frame.casualties.is_empty() => {
                points.push(("told of a film or a match", -1.2))
            }
            "cyber" if in_window => points.push(("a computer attack", -3.5)),
            // What those arrested are held to have done before.
            "record" if clause && gap <= 8 && !concrete => points.push(("a person's record, not news", -2.4)),
            "smuggle"
                if in_window
                    && matches!(frame.kind.as_str(), "arrest_raid" | "weapons_seizure")
                    && frame.weapon.is_none() =>
            {
                points.push(("crime or smuggling", -2.6))
            }
            "former" if in_window && !concrete => points.push(("background", -0.9)),
            "background" if left && gap <= 25 && cue.from < sentence.from + 6 => {
                points.push(("background", -0.3))
            }
            _ => {}
        }
    }
    if none_at_all(a, frame) {
        points.push(("denied or absent", -4.0));
    }
    if only_possible(a, frame) {
        points.push(("only possible", -3.0));
    }
    if long_ago(a, frame) {
        points.push(("long ago", -2.0));
    }
    // «نفى المجلس سقوط قذائف»: what a denial tells did not happen, as far as the article knows.
    let denied = a.mentions.sources.iter().any(|s| {
        a.knowledge.lexicon.sources.row(s).cell("kind") == "deny"
            && s.from >= sentence.from
            && s.to <= frame.trigger_from
            && frame.trigger_from - s.to <= 16
    });
    if denied {
        points.push(("denied or absent", -4.0));
    }
    if present(a, frame) && !frame.heading {
        points.push(("in the present tense", -1.8));
    }
    if sentence_asks(a, sentence.to) {
        points.push(("a question", -1.5));
    }
    // «أقدمت مجموعة على مهاجمة», «اندلعت اشتباكات»: a verb in the past says that it was done.
    let done = a.cues_in(sentence.from, frame.trigger_from).any(|(c, m)| {
        m == "done"
            && c.part == Part::Past
            && frame.trigger_from - c.to <= 9
            && clause_open(a, c.to, frame.trigger_from)
    });
    if done && !frame.verbal {
        points.push(("said to have been done", 1.0));
    }
    let purpose = a.mentions.triggers.iter().any(|t| {
        t.from == frame.trigger_from
            && t.part == Part::Noun
            && t.reading.before.particle == Some('ل')
            && !undergone(a, t.from)
            || t.from == frame.trigger_from
                && t.part == Part::Noun
                && t.reading.before.conjunction.is_some()
                && follows_purpose(a, t.from)
    });
    if purpose && frame.status != Status::Foiled && frame.casualties.is_empty() {
        points.push(("a purpose, not a deed", -2.0));
    }
    // The same reason counts once.
    points.sort_by(|x, y| x.0.cmp(y.0).then(x.1.total_cmp(&y.1)));
    points.dedup_by(|x, y| x.0 == y.0);
    frame.points.extend(points);
    period(a, frame);
}

/// «سيارة بلا لوحات خطفوا منها الحارس»: «بلا» denies the noun after it, never a verb.
fn denies(a: &Analysis<'_>, frame: &Frame, cue: &Hit) -> bool {
    let of_noun = a.knowledge.lexicon.cues.row(cue).has("noun");
    !(frame.casualty_only || frame.verbal && of_noun)
}

/// «لم يحدث أي هجوم».
fn none_at_all(a: &Analysis<'_>, frame: &Frame) -> bool {
    let text = |i: usize| a.tokens().get(i).map_or("", |t| t.text.as_str());
    let any = frame.trigger_from.checked_sub(1).is_some_and(|i| matches!(text(i), "اي" | "اية" | "ايه"));
    any && (frame.trigger_from.saturating_sub(5)..frame.trigger_from).any(|i| {
        matches!(text(i), "لم" | "ولم" | "لن" | "دون" | "لا" | "ولا" | "عدم" | "نفت" | "نفي" | "ونفي" | "ونفت")
    })
}

/// «هجوم قد تشنه القوات», «هجوم محتمل».
fn only_possible(a: &Analysis<'_>, frame: &Frame) -> bool {
    let text = |i: usize| a.tokens().get(i).map_or("", |t| t.text.as_str());
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
fn long_ago(a: &Analysis<'_>, frame: &Frame) -> bool {
    const WEB_NEWS: i16 = 2000;
    let Some(end) = frame.time.and_then(|i| a.mentions.times.get(i)).and_then(|t| t.end) else {
        return false;
    };
    let latest = || a.mentions.times.iter().filter_map(|t| t.end).max();
    let today = a.published.or_else(latest);
    let before = today.is_some_and(|day| days_between(end, day) > 400);
    end.year() < WEB_NEWS || before && (!frame.time_inherited || a.published.is_none())
}

/// Done by an armed group that is no state.
fn lawless(a: &Analysis<'_>, frame: &Frame) -> bool {
    frame.parties.iter().any(|p| {
        p.role == Role::Perpetrator
            && a.knowledge
                .lexicon
                .actors
                .rows
                .get(p.row)
                .is_some_and(|r| matches!(r.cell("kind"), "rebel" | "political_militia" | "identity_militia"))
    })
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
        let word = a.tokens().get(i).map_or("", |t| t.text.as_str());
        ["تعرض", "خضع", "ادي", "ادت", "يودي", "نتيجه", "تصد", "دفع"].iter().any(|v| {
            word.trim_start_matches(['و', 'ف', 'ي', 'ت']).starts_with(v.trim_start_matches(['ي', 'ت']))
        })
    })
}

/// «قد» before a past verb asserts («قد قُتل»); before a present one it doubts.
fn hypothetical(a: &Analysis<'_>, from: usize, to: usize) -> bool {
    let word = a.tokens().get(from).map_or("", |t| t.text.as_str());
    if word != "قد" && word != "وقد" && word != "فقد" {
        return true;
    }
    a.tokens().get(to).is_some_and(|t| t.text.starts_with(['ي', 'ت', 'ن']) && t.text.chars().count() >= 4)
}

fn clause_open(a: &Analysis<'_>, from: usize, to: usize) -> bool {
    !a.tokens()
        .get(from..to)
        .unwrap_or_default()
        .iter()
        .any(|t| t.is_sign(',') || t.is_sign(';') || t.is_sign('.'))
}

fn sentence_asks(a: &Analysis<'_>, to: usize) -> bool {
    to.checked_sub(1).and_then(|l| a.tokens().get(l)).is_some_and(|t| t.is_sign('?'))
}

/// Threats and foiled plots are incidents of their own kind.
fn status(a: &Analysis<'_>, frame: &mut Frame) {
    let foiled_left = a.mentions.triggers.iter().any(|t| {
        a.trigger_row(t).has("foiled")
            && t.to <= frame.trigger_from
            && frame.trigger_from - t.to <= 6
            && a.sentences.get(frame.sentence).is_some_and(|s| t.from >= s.from)
    });
    if foiled_left {
        frame.status = Status::Foiled;
        frame.points.push(("foiled", 1.8));
    }
    // Soldiers who close a road are no demonstration.
    let forces = frame.parties.iter().any(|p| {
        p.role == Role::Perpetrator
            && a.knowledge
                .lexicon
                .actors
                .rows
                .get(p.row)
                .is_some_and(|r| matches!(r.cell("kind"), "state" | "rebel" | "external"))
    });
    if frame.kind == "protest" && forces {
        frame.points.push(("movement rather than violence", -3.0));
    }
    if frame.kind == "threat" {
        // «محملة الخاطفين المسؤولية»: whoever is blamed beside a threat does not make it.
        let armed = frame.parties.iter().any(|p| p.role == Role::Perpetrator && p.rule != "behind it");
        frame.points.push(if armed {
            ("an armed group threatens", 0.8)
        } else {
            ("no armed group threatens", -3.0)
        });
        let only_words = a
            .mentions
            .triggers
            .iter()
            .any(|t| t.from == frame.trigger_from && a.trigger_row(t).has("threat"));
        frame.status = if only_words { Status::Threat } else { Status::Occurred };
    }
}

/// The verdict follows from the points. A total stays a total unless all else says that it is an event.
fn settle(frame: &mut Frame) {
    if frame.confidence() >= THRESHOLD {
        frame.verdict = Verdict::Incident;
    } else if frame.verdict != Verdict::Statistic {
        frame.verdict = worst(frame);
    }
}

fn worst(frame: &Frame) -> Verdict {
    let worst = frame.points.iter().min_by(|x, y| x.1.total_cmp(&y.1)).map_or("", |p| p.0);
    match worst {
        "denied or absent" => Verdict::Denied,
        "only possible" | "feared or warned of" | "planned" | "demanded" | "asked" | "a question" => {
            Verdict::Hypothetical
        }
        "a habit, not an event" | "in the present tense" => Verdict::Generic,
        "an accident" => Verdict::Accident,
        "background" | "before a court" => Verdict::Background,
        _ => Verdict::Unsupported,
    }
}
