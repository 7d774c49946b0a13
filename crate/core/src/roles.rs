//! Roles: who did it and to whom, from the grammar around the event word.
//!
//! *Finds*: agents («على يد», «نفذه», «برصاص قوات», the subject of an active verb, the owner of a masdar: «قصف قوات …», the
//! adjective of an event: «غارة إسرائيلية», whoever announces a deed of its own), targets («على», «استهدف», the object, «عناصر
//! من» among the victims), both sides of «بين A وB»; the subject that goes on over «واعتقلت»; a later claim or suspicion.
//! *Refuses*: actors who only speak, condemn, support, own a place or stand in another statement of the sentence.
//! *Example*: «استهدفت مسيّرة تركية سيارة لقسد» → done by TURKEY (adjective of the means), to SDF (owner of the object).

mod decide;
mod enemies;
mod event;
mod phrase;
mod speaker;
mod story;

use crate::actor::Identities;
use crate::analysis::Analysis;
use crate::frame::{Certainty, Frame, Party, Role, Verdict};
use crate::lexicon::Hit;
use phrase::Reader;

/// Gives every frame its parties; `frames` are in text order.
pub fn assign(a: &Analysis<'_>, frames: &mut [Frame], ids: &Identities) {
    let reader = Reader::new(a);
    for frame in frames.iter_mut() {
        frame.parties = parties(&reader, frame, ids);
        sides(&reader, frame);
    }
    story::own_deeds(&reader, frames, ids);
    story::clause_goes_on(&reader, frames, ids);
    story::go_on(a, frames);
    // Whose side is settled by now is no agent that a later claim would contradict.
    for frame in frames.iter_mut() {
        tidy(a, frame);
    }
    blame(&reader, frames, ids);
    for frame in frames.iter_mut() {
        tidy(a, frame);
    }
}

/// After merging: nobody on both sides, nobody unnamed beside a name; victims who are civilians are a target.
pub fn settle(a: &Analysis<'_>, frames: &mut [Frame]) {
    let civilians = a.knowledge.lexicon.actors.rows.iter().position(|r| r.cell("actor") == "CIVILIANS");
    for frame in frames.iter_mut() {
        foreign(a, frame);
        tidy(a, frame);
    }
    story::same_agent(a, frames);
    story::same_enemy(a, frames);
    for frame in frames.iter_mut() {
        let Some(row) = civilians.filter(|_| frame.verdict != Verdict::Statistic) else { continue };
        let hurt = frame.casualties.iter().find(|c| {
            c.victims_from < c.victims_to
                && matches!(c.who, "civilian" | "child" | "woman" | "journalist" | "medic")
                && c.kind != "arrested"
        });
        let known = frame.parties.iter().any(|p| p.role == Role::Target && p.id == "CIVILIANS");
        if let Some(c) = hurt.filter(|_| !known) {
            let (from, to) = (c.victims_from, c.victims_to);
            let id = "CIVILIANS".to_owned();
            frame.parties.push(Party {
                role: Role::Target,
                row,
                id,
                from,
                to,
                certainty: Certainty::Stated,
                rule: "civilian victims",
            });
        }
        abductors(frame);
    }
    enemies::settle(a, frames);
}

/// «خطف مسلحون مجهولون رجلا» reads as «were abducted» as well: gunmen without a name beside a civilian are who took him.
fn abductors(frame: &mut Frame) {
    let target = |p: &Party, id: &str| p.role == Role::Target && p.id == id;
    let taken = frame.kind == "abduction" && frame.parties.iter().any(|p| target(p, "CIVILIANS"));
    if taken && !frame.parties.iter().any(|p| p.role == Role::Perpetrator) {
        for p in frame.parties.iter_mut().filter(|p| target(p, "UNKNOWN")) {
            (p.role, p.rule) = (Role::Perpetrator, "gunmen beside who was taken");
        }
    }
}

/// Parties that came with a statement of another kind: no state bombs itself to death, and the sides of a clash told beside a
/// strike are not those of the strike.
fn foreign(a: &Analysis<'_>, frame: &mut Frame) {
    let clash = |p: &Party| matches!(p.rule, "between" | "clash with");
    if frame.kind == "suicide_bombing" {
        frame.parties.retain(|p| p.role != Role::Perpetrator || !is_state(a, p));
    }
    if frame.kind == "prison_break" {
        // «أحبطت القوات محاولة هروب»: the state that holds the prisoners is who they break from.
        for p in frame.parties.iter_mut().filter(|p| p.role == Role::Perpetrator && is_state(a, p)) {
            (p.role, p.rule) = (Role::Target, "holds the prison");
        }
    }
    // «مواجهات بين محتجين وأعوان الأمن»: a riot is the crowd's, and the force stands against it.
    let crowd = |p: &Party| p.role == Role::Perpetrator && p.id == "CIVILIANS";
    if frame.kind == "riot" && frame.parties.iter().any(crowd) {
        for p in frame.parties.iter_mut().filter(|p| p.role == Role::Perpetrator && is_state(a, p)) {
            (p.role, p.rule) = (Role::Target, "against a crowd");
        }
    }
    if marches(a, frame) {
        // «خرجت مظاهرة … وأغلقت أجهزة الأمن الطرق»: the crowd acts, the state stands against it.
        for p in frame.parties.iter_mut().filter(|p| p.role == Role::Perpetrator && is_state(a, p)) {
            (p.role, p.rule) = (Role::Target, "faces the crowd");
        }
    }
    let other = frame.parties.iter().any(|p| !clash(p));
    if other && !matches!(frame.kind.as_str(), "armed_clash" | "agreement") {
        frame.parties.retain(|p| !clash(p));
    }
}

fn parties(reader: &Reader<'_, '_>, frame: &Frame, ids: &Identities) -> Vec<Party> {
    let a = reader.a;
    let day = frame.time.and_then(|i| a.mentions.times.get(i)).and_then(|t| t.start);
    let suspected = sources_in(a, frame.from, frame.to, "suspect").next().is_some();
    let mut out: Vec<Party> = Vec::new();
    let mut last = None;
    for (i, hit) in a.mentions.actors.iter().enumerate() {
        if hit.from < frame.from || hit.to > frame.to {
            continue;
        }
        // «… هجوم على القرية، فيما دمرت القوات …»: the other half of the sentence is another deed.
        let (left, right) = if hit.from >= frame.trigger_to {
            (frame.trigger_to, hit.from)
        } else {
            (hit.to, frame.trigger_from)
        };
        if left < right && a.says(left, right, "separation") {
            continue;
        }
        let found = match (reader.role(frame, hit), joined(hit, last)) {
            // «قصفت مدفعية كذا وقوات كذا تعزيزات»: who is joined to the subject is no object.
            (Some((Role::Target, "object" | "aimed at")), Some(with)) if with.0 == Role::Perpetrator => {
                Some(with)
            }
            (own, with) => own.or(with),
        };
        last = found.map(|f| (hit.to, f));
        let Some((role, rule)) = found else { continue };
        let Some(id) = ids.id(i, day) else { continue };
        if out.iter().any(|p| p.id == id && p.role == role) {
            continue;
        }
        let guess = suspected && role == Role::Perpetrator || rule == "accused of it";
        let certainty = if guess { Certainty::Suspected } else { Certainty::Stated };
        out.push(Party { role, row: hit.row, id, from: hit.from, to: hit.to, certainty, rule });
    }
    out
}

/// «على يد كذا وكذا»: who is joined to a name has its part.
fn joined(hit: &Hit, last: Option<(usize, decide::Part2)>) -> Option<decide::Part2> {
    let near =
        |to: usize| hit.reading.before.conjunction == Some('و') && hit.from >= to && hit.from - to <= 1;
    last.filter(|(to, _)| near(*to)).map(|(_, part)| part)
}

fn sources_in<'a>(
    a: &'a Analysis<'_>,
    from: usize,
    to: usize,
    kind: &'static str,
) -> impl Iterator<Item = &'a Hit> {
    a.mentions.sources.iter().filter(move |s| {
        s.from >= from && s.to <= to && a.knowledge.lexicon.sources.row(s).cell("kind") == kind
    })
}

/// Who attacked and who was attacked, where the words for a fight leave it to what else is said.
fn sides(reader: &Reader<'_, '_>, frame: &mut Frame) {
    let a = reader.a;
    let main = a.trigger_at(frame.trigger_from);
    let repelled = main.is_some_and(|t| a.trigger_row(t).id == "clash_repel");
    let attacker = |p: &Party| matches!(p.rule, "object" | "owner of the act" | "carried out" | "weapon of");
    // «صدت القوات هجوما على القاعدة»: whoever broke an attack was attacked, also where nobody says by whom; not who caught
    // people that crept in.
    let attack = || {
        (frame.trigger_from..frame.trigger_to).any(|i| {
            let word = reader.text(i);
            ["هجوم", "هجمات", "زحف"].iter().any(|w| word.contains(w))
        })
    };
    if reader.caught(frame) || repelled && (frame.parties.iter().any(attacker) || attack()) {
        // «صد الجيش هجوما للحركة», «اعترضت الدفاعات صواريخ»: the subject was attacked, the owner of the attack did it.
        for p in &mut frame.parties {
            match p.rule {
                "subject" | "announces its deed" | "tells its enemy's dead" => {
                    (p.role, p.rule) = (Role::Target, "defends itself")
                }
                _ if attacker(p) => p.role = Role::Perpetrator,
                _ => {}
            }
        }
    }
    leaves(a, frame);
    air_defence(reader, frame);
    if frame.kind == "armed_clash" {
        let hit = |p: &&Party| matches!(p.rule, "among the victims" | "in its ranks");
        let fallen: Vec<String> = frame.parties.iter().filter(hit).map(|p| p.id.clone()).collect();
        if let [one] = fallen.as_slice() {
            // The side that lost people was hit by the other one.
            for p in frame.parties.iter_mut().filter(|p| p.id != *one) {
                if matches!(p.rule, "between" | "clash with") {
                    p.role = Role::Perpetrator;
                }
            }
        }
    }
}

/// «غادر مقاتلو كذا البلدة في حافلات»: fighters that leave are moved, whoever made them.
fn leaves(a: &Analysis<'_>, frame: &mut Frame) {
    let row = a.trigger_at(frame.trigger_from).map(|t| a.trigger_row(t).id.as_str());
    // «أجبر المسلحون سكان القرية … على النزوح»: whoever forces others to leave acts.
    let forced = || (frame.from..frame.trigger_from).any(|i| a.word(i).contains("اجبر"));
    if frame.kind != "displacement" || row.is_none_or(|id| id == "displace_forced") || forced() {
        return;
    }
    let fighters = |p: &Party| matches!(a.actor_kind(p.row), "rebel" | "political_militia");
    for p in frame.parties.iter_mut().filter(|p| p.role == Role::Perpetrator && fighters(p)) {
        if matches!(p.rule, "subject" | "owner of the act") {
            (p.role, p.rule) = (Role::Target, "leaves");
        }
    }
}

/// «دمرت الدفاعات الجوية صواريخ القوة»: air defence acts against an attack.
fn air_defence(reader: &Reader<'_, '_>, frame: &mut Frame) {
    if !matches!(frame.kind.as_str(), "shelling" | "air_drone_strike") {
        return;
    }
    let defends = |p: &Party| {
        (p.from..p.to).any(|i| reader.text(i).contains("دفاع"))
            && (p.from..p.to + 2).any(|i| reader.text(i).starts_with("الجوي"))
    };
    for p in frame.parties.iter_mut().filter(|p| p.role == Role::Perpetrator && defends(p)) {
        (p.role, p.rule) = (Role::Target, "defends itself");
    }
}

/// A crowd's own deed that hurt nobody; where people were shot or driven apart, whoever did that acts.
fn marches(a: &Analysis<'_>, frame: &Frame) -> bool {
    let main = a.trigger_at(frame.trigger_from);
    let own = main.is_some_and(|t| {
        let row = a.trigger_row(t);
        row.id != "protest_disperse"
            && matches!(row.cell("type"), "protest" | "riot" | "property_destruction")
    });
    let hurt = frame.casualties.iter().any(|c| matches!(c.kind, "killed" | "wounded"));
    own && !hurt && matches!(frame.kind.as_str(), "protest" | "riot")
}

pub(crate) fn is_state(a: &Analysis<'_>, party: &Party) -> bool {
    matches!(a.actor_kind(party.row), "state" | "external")
}

/// How much a rule weighs when one actor stands on both sides.
fn weight(rule: &str) -> u8 {
    match rule {
        "by" | "carried out" | "weapon of" | "in its ranks" | "among the victims" | "adjective"
        | "defends itself" => 3,
        "subject"
        | "announces its deed"
        | "tells its enemy's dead"
        | "against"
        | "aimed at"
        | "on board"
        | "exposed"
        | "between"
        | "clash with"
        | "fought for it"
        | "accused of it"
        | "claims it" => 2,
        _ => 1,
    }
}

/// Where both sides of a fight lost people, who is named first acts.
fn both_fell(frame: &Frame) -> bool {
    let hit = |p: &&Party| matches!(p.rule, "among the victims" | "in its ranks");
    let mut fallen = frame.parties.iter().filter(hit);
    frame.kind == "armed_clash" && fallen.next().is_some_and(|one| fallen.any(|p| p.id != one.id))
}

/// One actor has one role, and someone unnamed gives way to a name in the same role.
fn tidy(a: &Analysis<'_>, frame: &mut Frame) {
    let table = &a.knowledge.lexicon.actors;
    let unnamed = |p: &Party| table.rows.get(p.row).is_some_and(|r| r.has("unknown")) && p.id == "UNKNOWN";
    if both_fell(frame) {
        let between: Vec<String> =
            frame.parties.iter().filter(|p| p.rule == "between").map(|p| p.id.clone()).collect();
        frame.parties.retain(|p| p.rule == "between" || !between.contains(&p.id));
    }
    // «آلية لقوات كذا … إصابة جنديين»: soldiers of whom nothing is said are those of the force that was hit.
    let rows = |p: &Party| table.rows.get(p.row);
    let theirs = |p: &Party| rows(p).is_some_and(|r| matches!(r.id.as_str(), "soldiers" | "officers"));
    let named =
        |p: &Party| rows(p).is_some_and(|r| !r.has("domestic") && !r.has("people") && !r.has("unknown"));
    if frame.parties.iter().any(|p| p.role == Role::Target && named(p)) {
        frame.parties.retain(|p| p.role != Role::Target || !theirs(p));
    }
    let all = frame.parties.clone();
    frame.parties.retain(|p| {
        // «أعلن الجهاز مقتل ثلاثة من كذا بقصف تركي»: who is named as the agent was not the teller.
        let stated = |o: &Party| o.role == p.role && o.id != p.id && o.certainty == Certainty::Stated;
        if p.rule == "tells its enemy's dead" && all.iter().any(|o| stated(o) && weight(o.rule) == 3) {
            return false;
        }
        if unnamed(p) {
            return !all.iter().any(|o| o.role == p.role && !unnamed(o) && o.id != "CIVILIANS");
        }
        let rival = all.iter().find(|o| o.id == p.id && o.role != p.role);
        rival.is_none_or(|o| {
            let rank = |p: &Party| (weight(p.rule), std::cmp::Reverse(p.from), std::cmp::Reverse(p.role));
            rank(p) > rank(o)
        })
    });
}

/// «وتبنى التنظيم الهجوم», «ويرجح أن منفذي العملية ينتمون لخلايا التنظيم»: told after the event, in a sentence of its own.
fn blame(reader: &Reader<'_, '_>, frames: &mut [Frame], ids: &Identities) {
    let a = reader.a;
    let mut last: Option<(usize, (Certainty, &'static str))> = None;
    for (i, hit) in a.mentions.actors.iter().enumerate() {
        // «نسب إلى كذا وكذا»: who is joined to the accused is accused.
        let beside = last.filter(|(to, _)| {
            hit.reading.before.conjunction == Some('و') && hit.from >= *to && hit.from - to <= 1
        });
        let Some((certainty, rule)) = blamed(reader, hit).or(beside.map(|(_, told)| told)) else { continue };
        last = Some((hit.to, (certainty, rule)));
        let Some(sentence) = a.sentences.iter().position(|s| s.from <= hit.from && hit.to <= s.to) else {
            continue;
        };
        let Some(id) = ids.id(i, None).filter(|id| id != "UNKNOWN") else { continue };
        let told = frames.iter_mut().rev().find(|f| {
            f.sentence <= sentence
                && f.sentence + 2 >= sentence
                && f.trigger_from < hit.from
                && a.family(&f.kind) == "violence"
        });
        let Some(frame) = told else { continue };
        if story::named_agent(frame).is_some_and(|p| beside.is_none() || p.rule != rule) {
            continue;
        }
        frame.parties.retain(|p| p.id != id);
        frame.parties.push(Party {
            role: Role::Perpetrator,
            row: hit.row,
            id,
            from: hit.from,
            to: hit.to,
            certainty,
            rule,
        });
    }
}

fn blamed(reader: &Reader<'_, '_>, hit: &Hit) -> Option<(Certainty, &'static str)> {
    let a = reader.a;
    let start = reader.phrase(hit).start;
    let sentence = a.sentences.iter().find(|s| s.from <= hit.from && hit.to <= s.to)?;
    let claims = sources_in(a, sentence.from, sentence.to, "claim")
        .any(|s| s.to <= start && start - s.to <= 1 || s.from >= hit.to && s.from - hit.to <= 1);
    if claims && !reader.row_has(hit, "adjective") {
        return Some((Certainty::Claimed, "claims it"));
    }
    let suspects = sources_in(a, sentence.from, hit.from, "suspect").any(|s| hit.from - s.to <= 12);
    let behind =
        reader.heads_in(sentence.from.max(hit.from.saturating_sub(8)), hit.from, "behind").next().is_some();
    let accused = sources_in(a, sentence.from, hit.from, "accuse").any(|s| {
        start - s.to.min(start) <= 8 && a.mentions.actors.iter().any(|o| o.from >= s.to && o.to <= start)
            || matches!(reader.word_before(start), "الي") && start - s.to.min(start) <= 3
    });
    (suspects && behind || accused).then_some((Certainty::Suspected, "suspected of it"))
}
