//! Report: merged frames become the contract's incidents and statistics; byte spans become UTF-16 quotes, here and nowhere else.

mod mentions;
mod places;

use crate::analysis::{Analysis, within};
use crate::arguments::when;
use crate::casualty::Casualty;
use crate::choice::{self, Kind};
use crate::contract::{
    Acled, ActorInfo, Attribution, CasualtyInfo, Count, Incident, Quote, Statistic, Text2, TimeInfo,
    WeaponInfo,
};
use crate::frame::{Certainty, Frame, Role, Status, Verdict};
use crate::judge::totals::{in_a_month, over_long};
use crate::lexicon::Hit;
use crate::quantity::Quantity;
use crate::source::{self, Saying};
use crate::span::{Span, Utf16Index};
use crate::time::{Precision, TimeMention};
pub use mentions::mentions;
use places::places;

/// Translates spans of one article to quotes.
pub struct Quoter<'a> {
    pub text: &'a str,
    pub index: &'a Utf16Index,
}

impl Quoter<'_> {
    #[must_use]
    pub fn quote(&self, span: Span) -> Quote {
        Quote {
            start: self.index.unit(span.start),
            end: self.index.unit(span.end),
            text: span.of(self.text).to_owned(),
        }
    }
}

/// One incident for the outside.
#[must_use]
pub fn incident(a: &Analysis<'_>, q: &Quoter<'_>, frame: &Frame, article_hash: &str) -> Incident {
    let types = &a.knowledge.lexicon.types;
    let row = types.rows.iter().find(|r| r.id == frame.kind);
    let cell = |column: &str| row.map_or(String::new(), |r| r.cell(column).to_owned());
    let weighed =
        choice::reasons(frame).map(|en| Text2 { ar: in_arabic(a, en).to_owned(), en: en.to_owned() });
    let id_seed = format!("{article_hash}:{}:{}", frame.trigger.start, frame.trigger.end);
    Incident {
        id: crate::sha256::hex(id_seed.as_bytes()).chars().take(16).collect(),
        kind: frame.kind.clone(),
        acled: Acled {
            disorder_type: cell("disorder_type"),
            event_type: event_type(a, frame, &cell("event_type")),
            sub_event_type: sub_event_type(a, frame, &cell("sub_event_type")),
        },
        status: match frame.status {
            Status::Occurred => "occurred",
            Status::Foiled => "foiled",
            Status::Threat => "threat",
        }
        .to_owned(),
        trigger: q.quote(frame.trigger),
        evidence: frame.evidence.iter().map(|s| q.quote(*s)).collect(),
        places: places(a, q, frame),
        time: frame
            .time
            .and_then(|i| a.mentions.times.get(i))
            .and_then(|t| time(q, t))
            .or_else(|| unsaid(a, frame)),
        actors: actors(a, q, frame),
        casualties: casualties(q, frame),
        weapon: frame.weapon.and_then(|i| a.mentions.weapons.get(i)).map(|h| WeaponInfo {
            id: a.knowledge.lexicon.weapons.row(h).id.clone(),
            mention: Some(q.quote(a.span(h.from, h.to))),
        }),
        attribution: attribution(a, q, frame),
        confidence: hundredths(frame.confidence()),
        why: frame
            .rules
            .iter()
            .cloned()
            .chain(frame.points.iter().map(|p| format!("{} {:+.1}", p.0, p.1)))
            .collect(),
        reasons: frame.points.iter().map(|p| reason(a, p.0, p.1)).chain(weighed).collect(),
    }
}

/// A share as the contract prints it.
fn hundredths(share: f64) -> f64 {
    (share * 100.0).round() / 100.0
}

/// A point's reason in both languages; the Arabic wording is a row of `reasons.tsv`.
fn reason(a: &Analysis<'_>, en: &str, points: f64) -> Text2 {
    let ar = in_arabic(a, en);
    let sign = if points >= 0.0 { '+' } else { '−' };
    Text2 { ar: format!("{ar} ({sign}{:.1})", points.abs()), en: format!("{en} ({sign}{:.1})", points.abs()) }
}

fn in_arabic<'a>(a: &'a Analysis<'_>, en: &'a str) -> &'a str {
    let rows = &a.knowledge.lexicon.reasons.rows;
    rows.iter().find(|r| r.id == en).map_or(en, |r| r.cell("ar"))
}

/// ACLED files an attack on armed people under Battles and one on civilians under Violence against civilians.
fn event_type(a: &Analysis<'_>, frame: &Frame, default: &str) -> String {
    if armed_target(a, frame) { "Battles".to_owned() } else { default.to_owned() }
}

fn sub_event_type(a: &Analysis<'_>, frame: &Frame, default: &str) -> String {
    if armed_target(a, frame) {
        return "Armed clash".to_owned();
    }
    if frame.kind == "territory_change" {
        let state =
            frame.parties.iter().any(|p| p.role == Role::Perpetrator && a.actor_kind(p.row) == "state");
        return if state { "Government regains territory" } else { "Non-state actor overtakes territory" }
            .to_owned();
    }
    if frame.kind == "torture_sexual_violence" && frame.rules.iter().any(|r| r == "trigger:torture") {
        return "Attack".to_owned();
    }
    default.to_owned()
}

fn armed_target(a: &Analysis<'_>, frame: &Frame) -> bool {
    matches!(frame.kind.as_str(), "armed_attack" | "assassination")
        && frame.parties.iter().any(|p| {
            p.role == Role::Target && !matches!(a.actor_kind(p.row), "civilians" | "protesters" | "")
        })
}

/// A resolved time for the outside; `None` when the day could not be worked out.
#[must_use]
pub fn time(q: &Quoter<'_>, t: &TimeMention) -> Option<TimeInfo> {
    let (start, end) = t.start.zip(t.end)?;
    Some(TimeInfo {
        mention: Some(q.quote(t.span)),
        start: start.to_string(),
        end: end.to_string(),
        precision: t.precision.id().to_owned(),
        time_precision: t.time_precision(),
        date_prec: t.date_prec(),
        basis: t.basis.clone(),
        year_inferred: t.year_inferred,
    })
}

/// The day of an incident that the text gives none: its own appearance or the day before, marked by the missing mention.
fn unsaid(a: &Analysis<'_>, frame: &Frame) -> Option<TimeInfo> {
    let (start, end) = when::unsaid(a, frame)?;
    Some(TimeInfo {
        mention: None,
        start: start.to_string(),
        end: end.to_string(),
        precision: Precision::Range.id().to_owned(),
        time_precision: 1,
        date_prec: 2,
        basis: vec![format!("published {end}"), "no day named → that day or the one before".to_owned()],
        year_inferred: true,
    })
}

fn actors(a: &Analysis<'_>, q: &Quoter<'_>, frame: &Frame) -> Vec<ActorInfo> {
    let table = &a.knowledge.lexicon.actors;
    frame
        .parties
        .iter()
        .map(|p| {
            // Names come from the row that carries the resolved id, so that «التنظيم» shows the group it stands for.
            let named = table
                .rows
                .iter()
                .find(|r| r.cell("actor") == p.id && !r.has("anaphor"))
                .or_else(|| table.rows.get(p.row));
            let cell = |column: &str| named.map_or(String::new(), |r| r.cell(column).to_owned());
            ActorInfo {
                role: match p.role {
                    Role::Perpetrator => "perpetrator",
                    Role::Target => "target",
                    Role::Other => "other",
                }
                .to_owned(),
                id: p.id.clone(),
                name_ar: cell("name_ar"),
                name_en: cell("name_en"),
                kind: cell("kind"),
                mention: Some(q.quote(a.span(p.from, p.to))),
                certainty: match p.certainty {
                    Certainty::Stated => "stated",
                    Certainty::Claimed => "claimed",
                    Certainty::Suspected => "suspected",
                }
                .to_owned(),
            }
        })
        .collect()
}

fn casualties(q: &Quoter<'_>, frame: &Frame) -> Vec<CasualtyInfo> {
    let target =
        frame.parties.iter().find(|p| p.role == Role::Target).map_or(String::new(), |p| p.id.clone());
    frame
        .casualties
        .iter()
        .filter_map(|c| {
            let Quantity { min, max, approximate } = c.quantity?;
            let who = if c.who == "civilian" || c.who == "child" || c.who == "woman" {
                "CIVILIANS".to_owned()
            } else {
                target.clone()
            };
            Some(CasualtyInfo {
                kind: c.kind.to_owned(),
                min,
                max,
                approximate,
                who,
                who_kind: c.who.to_owned(),
                mention: q.quote(c.span),
            })
        })
        .collect()
}

/// Who says it and how. The word nearest to the event decides the stance; when it names nobody («ربما»), the sentence's next
/// word of saying that does names the source.
fn attribution(a: &Analysis<'_>, q: &Quoter<'_>, frame: &Frame) -> Option<Attribution> {
    let near = a.mentions.sources.get(frame.source?)?;
    let sentence = a.sentences.iter().find(|s| s.from <= near.from && near.from < s.to)?;
    let table = &a.knowledge.lexicon.sources;
    // «قصفوا القرية، ونفى الجيش ذلك»: who denies it does not tell it.
    let tells = |h: &&Hit| {
        let row = table.row(h);
        row.cell("kind") != "unclaimed" && !row.has("person") && !denies(a, h, frame)
    };
    let mut said: Vec<(&Hit, Saying)> = within(&a.mentions.sources, sentence.from, sentence.to, |h| h.from)
        .iter()
        .filter(tells)
        .map(|hit| (hit, source::read(&a.knowledge.lexicon, a.words, &a.mentions, hit)))
        .collect();
    said.sort_by_key(|(hit, _)| hit.from.abs_diff(frame.trigger_from));
    let (first, how) = said.first()?;
    let (hit, who) =
        said.iter().find(|(_, s)| s.from < s.to).map_or((first, how), |(hit, saying)| (hit, saying));
    // «دون أن يبلغ عن إصابات»: nobody says anything of note.
    (who.from < who.to || how.act != "say").then_some(())?;
    let (from, to) = (hit.from.min(who.from), hit.to.max(who.to));
    Some(Attribution {
        source: who.name(a.words, a.text).into_owned(),
        stance: how.stance.to_owned(),
        act: how.act.to_owned(),
        denied_by: denied_by(a, frame).map(|span| q.quote(span)),
        anonymous: who.anonymous,
        mention: Some(q.quote(a.span(from, to))),
    })
}

/// «نفى الجيش ذلك», «رفضت الحركة هذه الاتهامات» behind the event.
fn denies(a: &Analysis<'_>, hit: &Hit, frame: &Frame) -> bool {
    a.knowledge.lexicon.sources.row(hit).has("it") && hit.from >= frame.trigger_to
}

/// Who denies the event, in its own sentence or at the head of the next one.
fn denied_by(a: &Analysis<'_>, frame: &Frame) -> Option<Span> {
    let own = a.sentences.get(frame.sentence)?;
    let head = a.sentences.get(frame.sentence + 1).map_or(own.to, |next| next.from + 6);
    let hit = within(&a.mentions.sources, frame.trigger_to, head, |h| h.from)
        .iter()
        .find(|hit| denies(a, hit, frame))?;
    let saying = source::read(&a.knowledge.lexicon, a.words, &a.mentions, hit);
    (saying.from < saying.to).then(|| a.span(saying.from, saying.to))
}

/// The totals over a period that one statement gives, one for each thing that it counts: «قتل 42 وأصيب 89 في 15 هجوما».
#[must_use]
pub fn statistics(a: &Analysis<'_>, q: &Quoter<'_>, frame: &Frame) -> Vec<Statistic> {
    let of =
        |counted: &dyn Fn(&Casualty) -> bool| choice::total(frame.casualties.iter().filter(|c| counted(c)));
    let killed = of(&|c| Kind::Killed.has(c));
    let deeds = match frame.kind.as_str() {
        "arrest_raid" => "arrests",
        "military_activity" | "weapons_seizure" => "operations",
        "displacement" => "other",
        _ => "attacks",
    };
    let held = of(&|c| Kind::Held.has(c));
    let counts = [
        (deeds, frame.events),
        ("deaths", killed),
        ("injuries", of(&|c| Kind::Wounded.has(c))),
        ("arrests", held.filter(|_| deeds != "arrests" || frame.events.is_none())),
        ("other", of(&|c| matches!(c.kind, "missing" | "displaced"))),
    ];
    let time = period(a, frame).and_then(|t| time(q, t));
    let one = |(what, count): (&str, Quantity)| Statistic {
        span: q.quote(frame.evidence.first().copied().unwrap_or(frame.trigger)),
        what: what.to_owned(),
        min: count.min,
        max: count.max,
        killed: killed.filter(|_| matches!(what, "deaths" | "attacks" | "operations")).map(bounds),
        time: time.clone(),
        places: places(a, q, frame),
    };
    counts.into_iter().filter_map(|(what, count)| Some(one((what, count?)))).collect()
}

const fn bounds(c: Quantity) -> Count {
    Count { min: c.min, max: c.max }
}

/// The time that a total is counted over: the nearest long one of its sentence, else its own.
fn period<'a>(a: &'a Analysis<'_>, frame: &Frame) -> Option<&'a TimeMention> {
    let sentence = a.sentences.get(frame.sentence)?;
    let times = within(&a.mentions.times, sentence.from, sentence.to, |t| t.from);
    let long = times.iter().filter(|t| t.start.is_some() && (over_long(a, t) || in_a_month(t)));
    let nearest = long.min_by_key(|t| t.from.abs_diff(frame.trigger_from));
    nearest.or_else(|| frame.time.and_then(|i| a.mentions.times.get(i)))
}

/// Whether a frame is a total rather than an incident.
#[must_use]
pub fn is_statistic(frame: &Frame) -> bool {
    frame.verdict == Verdict::Statistic
}
