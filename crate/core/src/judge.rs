//! Judge: is the frame an incident of this article, or a total, background, denial, fear, demand, habit, metaphor?
//!
//! Vocabulary alone is right one time in three; what decides stands around it. Every reason adds or takes points
//! (log-odds), and the points travel with the frame as its explanation and its confidence.

mod boast;
mod discourse;
mod spoken;
pub(crate) mod sums;
pub(crate) mod totals;

use crate::analysis::Analysis;
use crate::evidence;
use crate::frame::{Frame, Role, Status, Verdict};
use crate::inflect::Part;
use crate::place::Level;
use discourse::discourse;
use totals::period;

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
        period(a, frame);
        sums::sum(a, frame);
        // In a report of totals the next count without a day is one more total.
        let dayless = !frame.has_own_time();
        let placeless = frame.place_inherited
            || !frame.places.iter().filter_map(|i| a.toponyms.get(*i)).any(|t| t.level() < Level::District);
        if totals && dayless && (frame.casualty_only || placeless) {
            frame.points.push(("a total over a period", -2.8));
            frame.verdict = Verdict::Statistic;
        }
        status(a, frame);
        totals |= frame.verdict == Verdict::Statistic && !frame.casualties.is_empty();
    }
    sums::report(a, frames);
    // A list of posts is all headings: each tells an event of its own.
    let likely = |f: &&Frame| f.verdict == Verdict::Statistic || f.confidence() >= 0.5;
    let all = frames.iter().filter(likely).count();
    let headed = frames.iter().filter(likely).filter(|f| f.heading).count();
    if headed >= 4 && headed > all - headed {
        frames.iter_mut().for_each(|f| f.heading = false);
    }
    weigh_evidence(a, frames);
    frames.iter_mut().for_each(settle);
    boast::settle(a, frames);
}

/// Adds the fitted points of the evidence, summed by what it is about.
fn weigh_evidence(a: &Analysis<'_>, frames: &mut [Frame]) {
    let weights = &a.knowledge.lexicon.weights;
    let around = evidence::words::Around::new(a);
    let evidence = evidence::of_all(a, frames);
    for (frame, evidence) in frames.iter_mut().zip(evidence) {
        let near = around.weighed(frame);
        let sum = |group: &'static str| -> f64 {
            evidence.iter().filter(|e| e.0 == group).map(|e| weights.statement(&e.1)).sum()
        };
        let sums = evidence::GROUPS.iter().map(|g| (*g, sum(g)));
        let sums = sums.chain([(evidence::WORDS, weights.words(&near))]);
        frame.points.extend(sums.filter(|p| p.1.abs() >= 0.05));
        frame.again = weights.again(evidence.iter().map(|e| e.1.as_str()), &near);
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
    /// Fuel, gas and fireworks that blow up.
    blasts: usize,
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
            blasts: a.mentions.cues.iter().filter(|c| a.tells_a_blast(c)).count(),
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
            let blast = self.blasts > 0 && frame.kind == "explosion";
            points.push(("an accident", if blast { -3.0 } else { -1.3 }));
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
    // «ارتفاع حصيلة القصف على المركز إلى 53 قتيلا»: the event was told before, and this is its newest toll.
    let risen = frame.casualties.iter().any(|c| c.raised && c.quantity.is_some());
    if !frame.casualty_only && risen && !totals::runs_on(a, frame) {
        add("a toll that has risen", 0.9);
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
    if frame.has_own_time() {
        add("a time of its own", 0.6);
    }
    if frame.verbal && past(a, frame) {
        add("told in the past tense", 0.4);
    }
    let plural_noun = !frame.verbal && frame.events.is_some_and(|q| q.max.is_none());
    if plural_noun && frame.casualties.is_empty() && !frame.has_own_time() {
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
    a.trigger_at(frame.trigger_from).is_some_and(|t| t.part == Part::Past)
}

/// Done by an armed group that is no state.
fn lawless(a: &Analysis<'_>, frame: &Frame) -> bool {
    // «أعدمت الحركة رجلين بتهمة العمل مع الحكومة»: a group that the text only points at.
    let pointed = frame.verbal && (frame.trigger_to..frame.trigger_to + 2).any(|i| a.asks("some_group", i));
    pointed
        || frame.parties.iter().any(|p| {
            p.role == Role::Perpetrator
                && matches!(a.actor_kind(p.row), "rebel" | "political_militia" | "identity_militia")
        })
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
        p.role == Role::Perpetrator && matches!(a.actor_kind(p.row), "state" | "rebel" | "external")
    });
    if frame.kind == "protest" && forces {
        frame.points.push(("movement rather than violence", -3.0));
    }
    if frame.kind == "threat" {
        // «محملة الخاطفين المسؤولية»: whoever is blamed beside a threat does not make it.
        let armed = frame.parties.iter().any(|p| p.role == Role::Perpetrator && p.rule != "behind it");
        // «هدد رئيس الأركان باجتياح المدينة»: what is threatened says enough.
        let deed = a.trigger_at(frame.trigger_from).is_some_and(|t| a.trigger_row(t).id == "threat_deed");
        frame.points.push(if armed {
            ("an armed group threatens", 1.6)
        } else if deed {
            ("a deed is threatened", 1.0)
        } else {
            ("no armed group threatens", -3.0)
        });
        let only_words = a.trigger_at(frame.trigger_from).is_some_and(|t| a.trigger_row(t).has("threat"));
        frame.status = if only_words { Status::Threat } else { Status::Occurred };
    }
}

/// The verdict follows from the points. A total stays a total unless all else says that it is an event.
fn settle(frame: &mut Frame) {
    if frame.confidence() >= THRESHOLD {
        frame.verdict = Verdict::Incident;
    } else if frame.verdict != Verdict::Statistic || unreal(frame) {
        frame.verdict = worst(frame);
    }
}

/// «سيؤدي إلى مقتل آلاف المدنيين» counts nobody.
fn unreal(frame: &Frame) -> bool {
    const UNREAL: [&str; 5] =
        ["only possible", "feared or warned of", "a question", "denied or absent", "denied outright"];
    frame.points.iter().any(|p| p.1 <= -1.0 && UNREAL.contains(&p.0))
}

fn worst(frame: &Frame) -> Verdict {
    let worst = frame.points.iter().min_by(|x, y| x.1.total_cmp(&y.1)).map_or("", |p| p.0);
    match worst {
        "denied or absent" | "denied outright" => Verdict::Denied,
        "only possible" | "feared or warned of" | "planned" | "demanded" | "asked" | "a question" => {
            Verdict::Hypothetical
        }
        "a habit, not an event" | "in the present tense" => Verdict::Generic,
        "an accident" => Verdict::Accident,
        "background"
        | "before a court"
        | "what somebody is tried for"
        | "only talked about"
        | "commemorated"
        | "a crime among kin" => Verdict::Background,
        _ => Verdict::Unsupported,
    }
}
