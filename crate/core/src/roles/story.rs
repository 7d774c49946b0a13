//! Who goes on acting: the agent that a later statement of the same story leaves out.

use crate::analysis::Analysis;
use crate::frame::{Certainty, Frame, Party, Role, Status, Verdict};
use crate::inflect::Part;

/// The named agent of a frame.
pub fn named_agent(frame: &Frame) -> Option<&Party> {
    frame.parties.iter().find(|p| p.role == Role::Perpetrator && p.id != "UNKNOWN" && p.id != "CIVILIANS")
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
        let trigger = a.mentions.triggers.iter().find(|t| t.from == frame.trigger_from);
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

/// Deeds of one sort that a report lists one after the other: strikes, or raids and what goes with them.
const SORTS: &[&[&str]] =
    &[&["air_drone_strike", "shelling"], &["arrest_raid", "weapons_seizure"], &["property_destruction"]];

/// «كما أغار الطيران على …», «وفي كذا استشهد ثلاثة في قصف …»: of several deeds of one sort some have no agent, and all that have
/// one have the same. It is a guess from the story, so it is marked as suspected.
pub fn same_agent(a: &Analysis<'_>, frames: &mut [Frame]) {
    for sort in SORTS {
        let of_sort = |f: &Frame| sort.contains(&f.kind.as_str()) && f.verdict == Verdict::Incident;
        let agents = agents(frames, of_sort);
        let all = self::agents(frames, |f| a.family(&f.kind) == "violence");
        let state = |p: &Party| {
            let row = a.knowledge.lexicon.actors.rows.get(p.row);
            row.is_some_and(|r| matches!(r.cell("kind"), "state" | "external"))
        };
        // Planes and shells of unnamed origin are those of the only state that acts in the article.
        let agent = match (agents.as_slice(), all.as_slice()) {
            ([one], _) => one.clone(),
            ([], [one]) if sort.contains(&"shelling") && state(one) => one.clone(),
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

/// Whether the statement speaks of an armed party besides the one that is guessed at.
fn names_another(a: &Analysis<'_>, frame: &Frame, id: &str) -> bool {
    let table = &a.knowledge.lexicon.actors;
    let target = |from: usize| frame.parties.iter().any(|p| p.role == Role::Target && p.from == from);
    a.mentions.actors.iter().filter(|h| h.from >= frame.from && h.to <= frame.to && !target(h.from)).any(
        |h| {
            let row = table.row(h);
            row.cell("actor") != id && !row.has("unknown") && !row.has("people")
        },
    )
}

/// One party for every different agent of the frames that a question picks.
fn agents(frames: &[Frame], pick: impl Fn(&Frame) -> bool) -> Vec<Party> {
    let mut found: Vec<Party> = Vec::new();
    for party in frames.iter().filter(|f| pick(f)).flat_map(|f| &f.parties) {
        let named = party.role == Role::Perpetrator && party.id != "UNKNOWN" && party.id != "CIVILIANS";
        if named && !found.iter().any(|p| p.id == party.id) {
            found.push(party.clone());
        }
    }
    found
}
