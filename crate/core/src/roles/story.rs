//! Who goes on acting: the agent that a later statement of the same story leaves out.

use super::is_state;
use super::phrase::Reader;
use crate::actor::{Identities, feminine_verb};
use crate::analysis::Analysis;
use crate::frame::{Certainty, Frame, Party, Role, Status, Verdict};
use crate::inflect::Part;
use crate::lexicon::{Hit, Row};

/// The named agent of a frame.
pub fn named_agent(frame: &Frame) -> Option<&Party> {
    frame.parties.iter().find(|p| p.role == Role::Perpetrator && p.is_named())
}

/// «وألقت القبض», «وتم خلالها اعتقال»: a deed without a subject of its own goes on with the one before.
pub fn go_on(a: &Analysis<'_>, frames: &mut [Frame]) {
    for i in 1..frames.len() {
        let (left, right) = frames.split_at_mut(i);
        let (Some(earlier), Some(frame)) = (left.last(), right.first_mut()) else { continue };
        if frame.parties.iter().any(|p| p.role == Role::Perpetrator) || frame.casualty_only {
            continue;
        }
        let near = earlier.sentence == frame.sentence;
        let custody = |k: &str| matches!(k, "arrest_raid" | "weapons_seizure");
        let trigger = a.trigger_at(frame.trigger_from);
        // «قاموا بذبح رجلين وخطف ثلاث نساء», «وقتلت حارسا».
        let takes_object =
            matches!(frame.kind.as_str(), "abduction" | "arrest_raid" | "execution" | "property_destruction");
        let goes_on = |part: Part| part == Part::Past || part == Part::Noun && takes_object;
        let joined = trigger.is_some_and(|t| {
            goes_on(t.part) && t.reading.before.conjunction.is_some() && !t.reading.before.definite
        });
        let same_story =
            custody(&frame.kind) && (custody(&earlier.kind) && earlier.block == frame.block || near);
        if !(near && joined || same_story) {
            continue;
        }
        let Some(agent) = named_agent(earlier).cloned() else { continue };
        if same_story
            && !joined
            && a.knowledge.lexicon.actors.rows.get(agent.row).is_none_or(|r| r.cell("kind") == "rebel")
        {
            continue;
        }
        if !frame.parties.iter().any(|p| p.id == agent.id) {
            frame.parties.push(Party { rule: "the subject goes on", ..agent });
        }
    }
}

/// «قصفنا تجمعا للعدو», «قصف مجاهدونا»: whoever speaks did it; the group that was named last before as speaking, else the first
/// force that the article names.
pub fn own_deeds(reader: &Reader<'_, '_>, frames: &mut [Frame], ids: &Identities) {
    let a = reader.a;
    for frame in frames.iter_mut() {
        let told = speaks_of_itself(reader, frame);
        if !told || named_agent(frame).is_some() {
            continue;
        }
        let force = |i: usize, hit: &Hit| {
            let row = a.knowledge.lexicon.actors.row(hit);
            let fights = matches!(row.cell("kind"), "rebel" | "political_militia" | "state");
            let id = ids.id(i, None).filter(|_| fights && !row.has("adjective") && !row.has("unknown"))?;
            (!frame.parties.iter().any(|p| p.id == id)).then_some(id)
        };
        let mentions = || a.mentions.actors.iter().enumerate();
        let speaker = mentions()
            .rev()
            .filter(|(_, h)| h.to <= frame.trigger_from && reader.speaks(h))
            .find_map(|(i, h)| Some((h, force(i, h)?)));
        let first = || mentions().find_map(|(i, h)| Some((h, force(i, h)?)));
        if let Some((hit, id)) = speaker.or_else(first) {
            let (role, certainty) = (Role::Perpetrator, Certainty::Claimed);
            let (row, from, to, rule) = (hit.row, hit.from, hit.to, "speaks of its own deed");
            frame.parties.retain(|p| p.role != role || p.id != "UNKNOWN");
            frame.parties.push(Party { role, row, id, from, to, certainty, rule });
        }
    }
}

/// «قصفنا», «قصف مجاهدونا»; «دمرنا آلية بتفجير عبوة», where the verb opens what is quoted.
fn speaks_of_itself(reader: &Reader<'_, '_>, frame: &Frame) -> bool {
    let a = reader.a;
    let ours = |at: usize| reader.text(at).ends_with("نا") && reader.text(at).chars().count() >= 5;
    let opens = |at: usize| {
        let before = at.checked_sub(1).and_then(|b| a.tokens().get(b));
        before.is_none_or(|t| t.is_sign('"') || t.is_sign(':'))
    };
    let deed = |t: &&Hit| {
        let suffers = t.part == Part::Noun && a.trigger_row(t).has("target");
        t.from == frame.trigger_from && !suffers
    };
    let Some(trigger) = a.mentions.triggers.iter().find(deed) else { return false };
    ours(trigger.from)
        || reader.heads_in(trigger.from + 1, trigger.to + 1, "people").any(|h| ours(h.from))
        || (frame.from..frame.trigger_from).any(|i| ours(i) && opens(i))
}

/// «ردت القوات على المصدر، حيث دكت المواقع», «دخلت دورية للجيش منزله واقتادته»: a verb without a subject goes on with the one
/// that opened the sentence, where both agree.
pub fn clause_goes_on(reader: &Reader<'_, '_>, frames: &mut [Frame], ids: &Identities) {
    let a = reader.a;
    for frame in frames.iter_mut() {
        let Some(sentence) = a.sentences.get(frame.sentence) else { continue };
        let trigger = a.trigger_at(frame.trigger_from);
        let open = trigger.is_some_and(|t| {
            let word = reader.text(t.from);
            let led = matches!(reader.word_before(t.from), "حيث" | "ثم" | "كما" | "فيما");
            let joined = t.reading.before.conjunction.is_some() || led;
            let feminine = word.ends_with('ت') || !t.reading.pronoun.is_empty() && word.contains('ت');
            t.part == Part::Past && joined && feminine
        });
        if !open || frame.casualty_only || frame.parties.iter().any(|p| p.role == Role::Perpetrator) {
            continue;
        }
        let subject = a.mentions.actors.iter().enumerate().rev().find(|(_, h)| {
            let start = reader.phrase(h).start;
            h.from >= sentence.from
                && h.to <= frame.trigger_from
                && start > sentence.from
                && feminine_verb(reader.word_before(start))
                && reader.heads_in(start.saturating_sub(2), start, "exposed").next().is_none()
                && !reader.speaks(h)
        });
        let Some((i, hit)) = subject else { continue };
        let Some(id) = ids.id(i, None).filter(|id| !frame.parties.iter().any(|p| p.id == *id)) else {
            continue;
        };
        let (role, certainty) = (Role::Perpetrator, Certainty::Stated);
        let (row, from, to, rule) = (hit.row, hit.from, hit.to, "the subject goes on");
        frame.parties.push(Party { role, row, id, from, to, certainty, rule });
    }
}

/// Deeds of one sort that a report lists one after the other: strikes, or raids and what goes with them.
const SORTS: &[&[&str]] =
    &[&["air_drone_strike", "shelling"], &["arrest_raid", "weapons_seizure"], &["property_destruction"]];

/// «كما أغار الطيران على …», «وفي كذا استشهد ثلاثة في قصف …»: of several deeds of one sort some have no agent, and all that have
/// one have the same. It is a guess from the story, so it is marked as suspected.
pub fn same_agent(a: &Analysis<'_>, frames: &mut [Frame]) {
    for sort in SORTS {
        let of_sort = |f: &Frame| sort.contains(&f.kind.as_str()) && f.verdict == Verdict::Incident;
        let agents = named(frames, Role::Perpetrator, of_sort);
        let all = named(frames, Role::Perpetrator, |f| a.family(&f.kind) == "violence");
        // Planes and shells of unnamed origin are those of the only state that acts in the article.
        let agent = match (agents.as_slice(), all.as_slice()) {
            ([one], _) => one.clone(),
            ([], [one]) if !sort.contains(&"property_destruction") && is_state(a, one) => one.clone(),
            _ => continue,
        };
        for frame in frames.iter_mut().filter(|f| of_sort(f) && f.status == Status::Occurred) {
            let open = !frame.parties.iter().any(|p| p.role == Role::Perpetrator || p.id == agent.id);
            if open && !names_another(a, frame, &agent.id) {
                let certainty = Certainty::Suspected;
                frame.parties.push(Party { certainty, rule: "the same in the whole story", ..agent.clone() });
            }
        }
    }
}

/// «سيطر الجيش على التلة»: from whom is said once in a report. Where it names one party that is hit in all its fights, or one rebel
/// group at all, the place was taken from that one. It is a guess from the story, so it is marked as suspected.
pub fn same_enemy(a: &Analysis<'_>, frames: &mut [Frame]) {
    let hit = named(frames, Role::Target, |f| FIGHTS.contains(&f.kind.as_str()));
    let group = only_group(a);
    for frame in frames.iter_mut().filter(|f| f.kind == "territory_change") {
        let open = frame.verdict == Verdict::Incident
            && frame.status == Status::Occurred
            && named_agent(frame).is_some()
            && !frame.parties.iter().any(|p| p.role == Role::Target);
        if !open {
            continue;
        }
        let acts = |id: &str| frame.parties.iter().any(|p| p.id == id);
        let mut others = hit.iter().filter(|p| !acts(&p.id));
        let enemy = match (others.next(), others.next()) {
            (Some(one), None) => Some(one.clone()),
            (None, _) => group.clone().filter(|p| !acts(&p.id)),
            _ => None,
        };
        if let Some(enemy) = enemy.filter(|e| !tells_of_another(a, frame, &e.id)) {
            let (role, certainty) = (Role::Target, Certainty::Suspected);
            frame.parties.push(Party { role, certainty, rule: "its enemy in the whole story", ..enemy });
        }
    }
}

/// Kinds in which two armed sides meet.
pub const FIGHTS: &[&str] =
    &["armed_clash", "territory_change", "armed_attack", "shelling", "air_drone_strike", "military_activity"];

/// The one rebel group that the article names; none where it also speaks of groups that depend on the country.
fn only_group(a: &Analysis<'_>) -> Option<Party> {
    let mut found: Option<(&str, &Hit)> = None;
    for hit in &a.mentions.actors {
        let row = a.knowledge.lexicon.actors.row(hit);
        let rebel =
            row.cell("kind") == "rebel" && !row.has("anaphor") && !row.has("adjective") && !row.has("not");
        let id = row.cell("actor");
        if !rebel {
            continue;
        }
        if id.starts_with('?') || id.starts_with('@') || found.is_some_and(|(other, _)| other != id) {
            return None;
        }
        found = Some((id, hit));
    }
    let (id, hit) = found?;
    let (role, certainty, rule) = (Role::Target, Certainty::Suspected, "the only group of the story");
    Some(Party { role, row: hit.row, id: id.to_owned(), from: hit.from, to: hit.to, certainty, rule })
}

/// Whether the statement speaks of an armed party that has no part in it yet, besides the one that is guessed at.
pub fn tells_of_another(a: &Analysis<'_>, frame: &Frame, id: &str) -> bool {
    let part = |h: &Hit| frame.parties.iter().any(|p| p.from <= h.from && h.from < p.to);
    others(a, frame, id).any(|(h, row)| {
        let general = row.has("adjective") || row.has("not") || row.cell("kind") == "state";
        !part(h) && !general
    })
}

/// Whether the statement speaks of an armed party besides the one that is guessed at.
fn names_another(a: &Analysis<'_>, frame: &Frame, id: &str) -> bool {
    let target = |h: &Hit| frame.parties.iter().any(|p| p.role == Role::Target && p.from == h.from);
    others(a, frame, id).any(|(h, _)| !target(h))
}

/// The names in a statement that mean neither this party nor people of no party.
fn others<'a>(a: &'a Analysis<'_>, frame: &Frame, id: &str) -> impl Iterator<Item = (&'a Hit, &'a Row)> {
    let here = |h: &&Hit| h.from >= frame.from && h.to <= frame.to;
    let row = |h: &'a Hit| (h, a.knowledge.lexicon.actors.row(h));
    let other = move |row: &Row| row.cell("actor") != id && !row.has("unknown") && !row.has("people");
    a.mentions.actors.iter().filter(here).map(row).filter(move |(_, r)| other(r))
}

/// One party for every different one that has a role in the frames that a question picks.
fn named(frames: &[Frame], role: Role, pick: impl Fn(&Frame) -> bool) -> Vec<Party> {
    let mut found: Vec<Party> = Vec::new();
    for party in frames.iter().filter(|f| pick(f)).flat_map(|f| &f.parties) {
        let named = party.role == role && party.is_named();
        if named && !found.iter().any(|p| p.id == party.id) {
            found.push(party.clone());
        }
    }
    found
}
