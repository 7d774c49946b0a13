//! Types that depend on who acts: the same verb is a raid when a force does it and an attack when gunmen do.
//!
//! *Finds*: «اقتحم مسلحون المقر», «اقتحم انتحاري الحاجز» (attacks); «اقتحمت الشرطة الحي» stays a raid.

use crate::analysis::Analysis;
use crate::arguments;
use crate::frame::{Frame, Role};

/// Sets the type of every frame whose word leaves it to the agent.
pub fn retype(a: &Analysis<'_>, frames: &mut [Frame]) {
    for frame in frames.iter_mut() {
        if storms(a, frame) && gunmen(a, frame) {
            frame.kind = "armed_attack".to_owned();
            frame.generic = true;
            frame.rules.push("agent:gunmen".to_owned());
            arguments::means(a, frame);
        }
    }
}

fn storms(a: &Analysis<'_>, frame: &Frame) -> bool {
    a.mentions.triggers.iter().any(|t| t.from == frame.trigger_from && a.trigger_row(t).has("storm"))
}

/// Nobody's forces, or people who are only called armed: their storming is no police raid.
fn gunmen(a: &Analysis<'_>, frame: &Frame) -> bool {
    let agents: Vec<&str> = frame
        .parties
        .iter()
        .filter(|p| p.role == Role::Perpetrator)
        .filter_map(|p| a.knowledge.lexicon.actors.rows.get(p.row))
        .map(|r| r.cell("kind"))
        .collect();
    if !agents.is_empty() {
        return agents
            .iter()
            .all(|k| !matches!(*k, "state" | "external" | "civilians" | "protesters" | "rioters"));
    }
    let near = frame.trigger_from.saturating_sub(4)..frame.trigger_to + 5;
    a.mentions
        .people
        .iter()
        .any(|p| near.contains(&p.from) && a.knowledge.lexicon.people.row(p).has("unnamed"))
}
