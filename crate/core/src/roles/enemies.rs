//! Who fights whom in the whole story: what one statement leaves out, or got from another one.
//!
//! *Finds*: the other side of a fight of which one side is named («ومعارك في جبهة كذا قتل فيها ثلاثة من الحركة»), where the rest
//! of the report names one enemy of that side only; an enemy that stands among those who act, because two statements became one.
//! *Refuses*: to choose among several enemies, or where the statement speaks of an armed party that has no part in it yet.
//! What is filled in is a guess from the story, so it is marked as suspected.

use super::is_state;
use super::story::{FIGHTS, tells_of_another};
use crate::analysis::Analysis;
use crate::frame::{Certainty, Frame, Party, Role, Status, Verdict};

/// Who acts against whom, as the fights of an article tell it.
struct Enmity {
    pairs: Vec<(Party, Party)>,
}

impl Enmity {
    fn of(frames: &[Frame]) -> Self {
        let fights = frames.iter().filter(|f| FIGHTS.contains(&f.kind.as_str()) && is_told(f));
        let pairs = fights.flat_map(|f| {
            let agents = f.parties.iter().filter(|p| p.role == Role::Perpetrator && p.is_named());
            let hit = |agent: &Party| {
                let enemies = f.parties.iter().filter(|p| p.role == Role::Target && p.is_named());
                enemies.map(|e| (agent.clone(), e.clone())).collect::<Vec<_>>()
            };
            agents.flat_map(hit)
        });
        Self { pairs: pairs.collect() }
    }

    /// How often one acts against the other.
    fn count(&self, agent: &str, enemy: &str) -> usize {
        self.pairs.iter().filter(|(a, e)| a.id == agent && e.id == enemy).count()
    }

    /// Whether one acts against the other oftener than the other way round.
    fn attacks(&self, agent: &str, enemy: &str) -> bool {
        self.count(agent, enemy) > self.count(enemy, agent)
    }

    /// The only party that all of these fight with; `either`: also where it attacks them.
    fn only_enemy(&self, of: &[String], either: bool) -> Option<Party> {
        let hit = self.pairs.iter().filter(|(a, _)| of.contains(&a.id)).map(|(_, e)| e);
        let attacks = self.pairs.iter().filter(|(_, e)| either && of.contains(&e.id)).map(|(a, _)| a);
        let mut found: Option<&Party> = None;
        for enemy in hit.chain(attacks).filter(|e| !of.contains(&e.id)) {
            if found.is_some_and(|f| f.id != enemy.id) {
                return None;
            }
            found = Some(enemy);
        }
        found.cloned()
    }
}

/// After merging: enemies do not act together, and whoever fights has somebody to fight with.
pub fn settle(a: &Analysis<'_>, frames: &mut [Frame]) {
    let enmity = Enmity::of(frames);
    for frame in frames.iter_mut().filter(|f| FIGHTS.contains(&f.kind.as_str()) && is_told(f)) {
        apart(a, &enmity, frame);
        other_side(a, &enmity, frame);
    }
}

fn is_told(frame: &Frame) -> bool {
    frame.verdict == Verdict::Incident && frame.status == Status::Occurred
}

fn side(frame: &Frame, role: Role) -> Vec<String> {
    frame.parties.iter().filter(|p| p.role == role && p.is_named()).map(|p| p.id.clone()).collect()
}

/// «سيطر الجيش على التلة بعدما شن المسلحون هجوما»: of a state and a group that act here both, the one that the other attacks in
/// the story is hit. Who shells and bombs is told by its means.
fn apart(a: &Analysis<'_>, enmity: &Enmity, frame: &mut Frame) {
    if !matches!(frame.kind.as_str(), "territory_change" | "armed_clash" | "armed_attack") {
        return;
    }
    let agents: Vec<Party> =
        frame.parties.iter().filter(|p| p.role == Role::Perpetrator && p.is_named()).cloned().collect();
    for p in frame.parties.iter_mut().filter(|p| p.role == Role::Perpetrator && p.is_named()) {
        let opposed = |o: &&Party| is_state(a, o) != is_state(a, p) && enmity.attacks(&o.id, &p.id);
        if agents.iter().any(|o| opposed(&o)) {
            (p.role, p.rule) = (Role::Target, "its enemy acts");
        }
    }
}

/// Whoever fights with the one side that a statement names.
fn other_side(a: &Analysis<'_>, enmity: &Enmity, frame: &mut Frame) {
    let (agents, hit) = (side(frame, Role::Perpetrator), side(frame, Role::Target));
    let clash = frame.kind == "armed_clash";
    let civilians = frame.parties.iter().any(|p| p.role == Role::Target && p.id == "CIVILIANS");
    let unnamed = |role: Role| frame.parties.iter().any(|p| p.role == role && p.id == "UNKNOWN");
    let (of, role) = match (agents.is_empty(), hit.is_empty()) {
        (true, false) if clash => (&hit, Role::Perpetrator),
        (false, true) if clash || !civilians && STRIKES.contains(&frame.kind.as_str()) => {
            (&agents, Role::Target)
        }
        _ => return,
    };
    let Some(enemy) = enmity.only_enemy(of, clash) else { return };
    let wounds = frame.kind == "shelling" && !frame.casualties.is_empty();
    if !wounds && !unnamed(role) && !tells_of_another(a, frame, &enemy.id) {
        let certainty = Certainty::Suspected;
        let role = if met(a, frame, &enemy) { Role::Target } else { role };
        frame.parties.push(Party { role, certainty, rule: "its enemy in the whole story", ..enemy });
    }
}

/// «قتل العشرات في مواجهات مع الجيش»: the force that a group is said to have met acts, as where both are named.
fn met(a: &Analysis<'_>, frame: &mut Frame, enemy: &Party) -> bool {
    let group = !is_state(a, enemy);
    let force = |p: &Party| p.role == Role::Target && p.rule == "clash with" && is_state(a, p);
    let mut found = false;
    for p in frame.parties.iter_mut().filter(|p| group && force(p)) {
        p.role = Role::Perpetrator;
        found = true;
    }
    found
}

/// Deeds of one side that are done to an armed enemy unless civilians are hit.
const STRIKES: &[&str] = &["shelling", "armed_attack", "territory_change"];
