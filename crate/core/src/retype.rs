//! Types that depend on who acts and to whom: the same verb is a raid when a force does it and an attack when gunmen do.
//!
//! *Finds*: «اقتحم مسلحون المقر», «شن مسلحون غارة على القرية» (attacks); «أضرم متظاهرون النار في المقر»,
//! «اشتباكات بين الشرطة ومحتجين» (riots);
//! «قتل سبعة بعد توقيفهم», «قتلوا خمسة رميا بالرصاص بتهمة التجسس» (executions); «اقتادت الدورية شابا» (an arrest).
//! *Refuses*: «اقتحمت الشرطة الحي» stays a raid, «شنت الطائرات غارة» an air strike.

use crate::analysis::{Analysis, within};
use crate::arguments;
use crate::frame::{Frame, Role, Verdict};
use crate::roles::is_state;

/// Sets the type of every frame whose word leaves it to the agent.
pub fn retype(a: &Analysis<'_>, frames: &mut [Frame]) {
    let mut before: Option<String> = None;
    for frame in frames.iter_mut() {
        // «قصف مماثل على بلدة كذا»: of the kind told before.
        if let Some(kind) =
            before.filter(|k| frame.generic && likewise(a, frame) && a.rank(k) > a.rank(&frame.kind))
        {
            frame.kind = kind;
            frame.rules.push("agent:likewise".to_owned());
        }
        if let Some((kind, rule)) = decided(a, frame) {
            frame.kind = kind.to_owned();
            frame.generic = kind == "armed_attack";
            frame.rules.push(format!("agent:{rule}"));
            if frame.generic {
                arguments::means(a, frame);
            }
        }
        before = (a.family(&frame.kind) == "violence").then(|| frame.kind.clone());
    }
}

/// After merging: what a statement of the same story said of its kind, where that is not what happened.
pub fn settle(a: &Analysis<'_>, frames: &mut [Frame]) {
    for frame in frames.iter_mut().filter(|f| f.verdict == Verdict::Incident && !f.casualty_only) {
        let Some((kind, rule)) = named(a, frame).or_else(|| from_the_air(a, frame)) else { continue };
        frame.kind = kind;
        frame.rules.push(format!("agent:{rule}"));
    }
}

/// The event's own word where it says more than what was told with it: «هاجم الجيش مواقع … بعدما استعاد المدينة» is the attack,
/// «صدامات بين محتجين والشرطة … وأطلقت النار» the riot, «اشتباكات … رافقها قصف» the clash.
fn named(a: &Analysis<'_>, frame: &Frame) -> Option<(String, &'static str)> {
    let row = a.trigger_at(frame.trigger_from).map(|t| a.trigger_row(t))?;
    let own = row.cell("type");
    if row.has("weak") || row.has("storm") || row.has("means") || own == frame.kind {
        return None;
    }
    let stands = match frame.kind.as_str() {
        // «قضى الجيش على آخر المسلحين وأعاد البلدة» took the place all the same.
        // «توصل الطرفان إلى اتفاق يقضي بانسحاب المسلحين من البلدة» is the agreement.
        "territory_change" | "displacement" if own == "agreement" => true,
        "territory_change" => matches!(a.family(own), "violence" | "held") && row.cell("held").is_empty(),
        // «تمكنت الحراسة من القبض عليه قبل أن يطلق النار», «اعتقلت رجلا كان يخطط لعملية انتحارية».
        "armed_attack" | "suicide_bombing" if own == "arrest_raid" => !hurt(frame),
        "armed_attack" => a.family(own) == "demonstration" && !killed_a_force(a, frame),
        "air_drone_strike" | "shelling" => own == "armed_clash",
        _ => false,
    };
    stands.then(|| (own.to_owned(), "its own word"))
}

fn hurt(frame: &Frame) -> bool {
    frame.casualties.iter().any(|c| matches!(c.kind, "killed" | "wounded"))
}

/// «قتل شرطي قبل المسيرة»: where a force lost people, somebody attacked it.
fn killed_a_force(a: &Analysis<'_>, frame: &Frame) -> bool {
    let state = |p: &crate::frame::Party| p.role == Role::Target && is_state(a, p);
    frame.casualties.iter().any(|c| c.kind == "killed") && frame.parties.iter().any(state)
}

/// «شنت الولايات المتحدة هجوما على مواقع قرب دمشق»: a power from far off that only «attacks» does so from the air.
fn from_the_air(a: &Analysis<'_>, frame: &Frame) -> Option<(String, &'static str)> {
    let row = a.trigger_at(frame.trigger_from).map(|t| a.trigger_row(t))?;
    let general = matches!(row.id.as_str(), "attack" | "attack_target" | "attack_masdar");
    let country = frame.places.first().and_then(|p| a.toponyms.get(*p)?.place())?.country.as_str();
    let far = frame.parties.iter().any(|p| {
        let told = frame.from <= p.from && p.to <= frame.to && p.role == Role::Perpetrator;
        let power = a.knowledge.lexicon.powers.rows.iter().find(|r| r.id == p.id);
        told && power.is_some_and(|r| r.cell("countries").split(';').any(|c| c == country))
    });
    let open = frame.kind == "armed_attack" && frame.weapon.is_none();
    (open && general && far).then(|| ("air_drone_strike".to_owned(), "from the air"))
}

fn likewise(a: &Analysis<'_>, frame: &Frame) -> bool {
    a.asks("likewise", frame.trigger_to)
}

/// The type that the parties give, and the name of the reason.
fn decided(a: &Analysis<'_>, frame: &Frame) -> Option<(&'static str, &'static str)> {
    let has = |flag: &str| trigger_has(a, frame, flag);
    let killed = frame.casualties.iter().any(|c| c.kind == "killed");
    match frame.kind.as_str() {
        "arrest_raid" if has("raid") => (agents(a, frame).iter().all(|k| *k == "unknown")
            && gunmen(a, frame))
        .then_some(("armed_attack", "gunmen")),
        "arrest_raid" if has("storm") && stormed_by_crowd(a, frame) => Some(("riot", "mob")),
        "arrest_raid" if has("storm") => gunmen(a, frame).then_some(("armed_attack", "gunmen")),
        "arrest_raid" if row_is(a, frame, "arrest_detain") && rebels(a, frame) => {
            Some(("abduction", "rebels"))
        }
        "arrest_raid" if killed && after(a, frame) => Some(("execution", "after_arrest")),
        "armed_attack" if killed && shot_for(a, frame) => Some(("execution", "shot_for")),
        "armed_attack" if only_captured(frame) => {
            Some((if rebels(a, frame) { "abduction" } else { "arrest_raid" }, "captured"))
        }
        "air_drone_strike" if has("ground") && frame.weapon.is_none() && raiders(a, frame) => {
            Some(("armed_attack", "raiders"))
        }
        "abduction" if has("led") => agents(a, frame)
            .iter()
            .any(|k| matches!(*k, "state" | "external"))
            .then_some(("arrest_raid", "force")),
        "property_destruction" if mob(a, frame) => Some(("riot", "mob")),
        "property_destruction" => place_taken(a, frame).then_some(("territory_change", "place_taken")),
        "armed_clash" => (crowd(a, frame) || unarmed(a, frame)).then_some(("riot", "crowd")),
        _ => None,
    }
}

fn trigger_has(a: &Analysis<'_>, frame: &Frame, flag: &str) -> bool {
    a.trigger_at(frame.trigger_from).is_some_and(|t| a.trigger_row(t).has(flag))
}

fn row_is(a: &Analysis<'_>, frame: &Frame, id: &str) -> bool {
    a.trigger_at(frame.trigger_from).is_some_and(|t| a.trigger_row(t).id == id)
}

/// «يحتجز التنظيم ثلاثين امرأة»: whom rebels or a militia keep, they have abducted.
fn rebels(a: &Analysis<'_>, frame: &Frame) -> bool {
    let agents = agents(a, frame);
    !agents.is_empty() && agents.iter().all(|k| matches!(*k, "rebel" | "political_militia" | "unknown"))
}

/// «استولى الفصيل على الرقة»: who takes a place by name holds it and has not looted it.
fn place_taken(a: &Analysis<'_>, frame: &Frame) -> bool {
    let last = frame.trigger_to.saturating_sub(1);
    row_is(a, frame, "loot")
        && a.word(last) == "علي"
        && a.word(frame.trigger_from).contains("ستول")
        && !a.toponyms_in(frame.trigger_to, frame.trigger_to + 1).is_empty()
}

/// «أضرم محتجون النار في المبنى بعدما اقتحموه»: the crowd that the sentence told of just before.
fn stormed_by_crowd(a: &Analysis<'_>, frame: &Frame) -> bool {
    let Some(s) = a.sentences.get(frame.sentence) else { return false };
    let plural = ["وا", "وها", "وه"].iter().any(|e| a.word(frame.trigger_from).ends_with(e));
    let crowd = |p: &&crate::lexicon::Hit| a.knowledge.lexicon.people.row(p).id == "protester";
    plural && within(&a.mentions.people, s.from, frame.trigger_from, |p| p.from).iter().any(|p| crowd(&p))
}

/// «مواجهات مع قوات الأمن» where nobody but the force has arms: an unarmed crowd met it.
fn unarmed(a: &Analysis<'_>, frame: &Frame) -> bool {
    let Some(s) = a.sentences.get(frame.sentence) else { return false };
    let any = |list: &str, from: usize, to: usize| (from..to).any(|i| a.asks(list, i));
    if !any("scuffle", frame.trigger_from, frame.trigger_to) {
        return false;
    }
    let named = within(&a.mentions.actors, s.from, s.to, |h| h.from);
    let armed = named
        .iter()
        .any(|h| !matches!(a.actor_kind(h.row), "state" | "external" | "civilians" | "protesters" | ""));
    let fighters = within(&a.mentions.people, s.from, s.to, |p| p.from).iter().any(|p| {
        matches!(
            a.knowledge.lexicon.people.row(p).id.as_str(),
            "gunman" | "fighter_adj" | "fighter" | "attacker"
        )
    });
    let force = frame.parties.iter().any(|p| p.role != Role::Other && is_state(a, p));
    let arms = any("battle", s.from, s.to);
    let forces = frame.parties.iter().filter(|p| p.role != Role::Other).count();
    force && forces < 2 && !armed && !fighters && !arms
}

/// «أسر مقاتلو الجبهة عشرين جنديا», and nothing else told of: whom one side takes, it holds.
fn only_captured(frame: &Frame) -> bool {
    frame.casualty_only
        && !frame.casualties.is_empty()
        && frame.casualties.iter().all(|c| c.kind == "captured" && !c.weak)
}

/// «قتل سبعة مدنيين بعد توقيفهم»: who is held and then killed is executed.
fn after(a: &Analysis<'_>, frame: &Frame) -> bool {
    let text = |i: usize| a.word(i);
    let after = frame.trigger_from.checked_sub(1).map_or("", text);
    let theirs = a.trigger_at(frame.trigger_from).is_some_and(|t| !t.pronoun.is_empty());
    let before = frame.casualties.iter().any(|c| c.kind == "killed" && c.from < frame.trigger_from);
    matches!(after, "بعد" | "عقب" | "اثر") && theirs && before
}

/// «رميا بالرصاص … بتهمة التجسس».
fn shot_for(a: &Analysis<'_>, frame: &Frame) -> bool {
    let any = |list: &str| (frame.from..frame.to).any(|i| a.asks(list, i));
    any("by_bullets") && any("punished_for")
}

/// «شن مسلحون غارة»: people with guns, no plane named.
fn raiders(a: &Analysis<'_>, frame: &Frame) -> bool {
    let near = frame.trigger_from.saturating_sub(6)..frame.trigger_from;
    let armed = a
        .mentions
        .people
        .iter()
        .any(|p| near.contains(&p.from) && a.knowledge.lexicon.people.row(p).has("unnamed"));
    armed && !agents(a, frame).iter().any(|k| matches!(*k, "state" | "external"))
}

/// What demonstrators burn or break, they do as a riot.
fn mob(a: &Analysis<'_>, frame: &Frame) -> bool {
    (frame.trigger_from.saturating_sub(3)..frame.trigger_to + 2).any(|i| a.demonstrates(i))
}

/// «اشتباكات بين قوات الأمن ومحتجين»: where a crowd is one of the sides, or acts in the sentence and no armed group does.
fn crowd(a: &Analysis<'_>, frame: &Frame) -> bool {
    let side = frame
        .parties
        .iter()
        .any(|p| p.role != Role::Other && matches!(a.actor_kind(p.row), "protesters" | "rioters"));
    let armed = frame
        .parties
        .iter()
        .any(|p| matches!(a.actor_kind(p.row), "rebel" | "political_militia" | "identity_militia"));
    let named = a.sentences.get(frame.sentence).is_some_and(|s| {
        a.mentions.people.iter().any(|p| {
            p.from >= s.from
                && p.to <= frame.trigger_from
                && a.knowledge.lexicon.people.row(p).id == "protester"
        })
    });
    // «برصاص معدني خلال مواجهات», «رشق بالحجارة»: what is used against a crowd, and by one.
    let used =
        a.sentences.get(frame.sentence).is_some_and(|s| (s.from..s.to).any(|i| a.asks("crowd_means", i)));
    !armed && !gunmen(a, frame) && (side || named || used)
}

/// Kinds of those who act, where the text says who.
fn agents<'a>(a: &'a Analysis<'_>, frame: &Frame) -> Vec<&'a str> {
    frame.parties.iter().filter(|p| p.role == Role::Perpetrator).map(|p| a.actor_kind(p.row)).collect()
}

/// Nobody's forces, or people who are only called armed: their storming is no police raid.
fn gunmen(a: &Analysis<'_>, frame: &Frame) -> bool {
    // «تلك القوات اقتحمت البلدة»: troops of whom the text spoke before.
    let is_force = |i: usize| a.asks("the_force", i);
    if is_force(frame.trigger_to) || frame.trigger_from.checked_sub(1).is_some_and(is_force) {
        return false;
    }
    let agents = agents(a, frame);
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
