//! Arguments of a frame: its means, places, time and source, taken from its own stretch of the sentence first.
//!
//! What is not said in the stretch is looked for in the sentence, then inherited from the frames before (marked so).
//! Places that only say who speaks, where people come from or where the wounded went are never the scene.

pub mod when;

use crate::analysis::Analysis;
use crate::frame::Frame;
use crate::place::Level;
use crate::toponym::{PlaceRole, Relation, Toponym};

/// Fills means, places, times and sources; `frames` are in text order.
pub fn fill(a: &Analysis<'_>, frames: &mut [Frame]) {
    for frame in frames.iter_mut() {
        means(a, frame);
        frame.places = scene(a, frame.from, frame.to, frame, true);
        // «اعتقلت القوات أربعة مواطنين من بلدة كذا»: people are taken where they live unless something else is said.
        if frame.places.is_empty() && matches!(frame.kind.as_str(), "arrest_raid" | "abduction" | "execution")
        {
            frame.places = scene(a, frame.from, frame.to, frame, false);
        }
        if frame.places.iter().all(|i| level(a, *i) == Level::Country)
            && let Some(i) = pointed_at(a, frame.from, frame.to)
        {
            frame.places = vec![i];
            frame.place_inherited = true;
        }
        frame.time = when::time_in(a, frame.from, frame.to, frame.trigger_from);
        source(a, frame);
    }
    inherit_in_sentence(a, frames);
}

/// The most specific means in the stretch makes the type of a general attack.
pub fn means(a: &Analysis<'_>, frame: &mut Frame) {
    let weapons = &a.knowledge.lexicon.weapons;
    let mut best: Option<(u32, usize)> = None;
    for (i, hit) in a.mentions.weapons.iter().enumerate() {
        // «بدأ إطلاق النار، فيما حركت الفصائل دبابات»: not what this was done with.
        let parted = a.cues_in(frame.trigger_to, hit.from).any(|(_, m)| m == "separation");
        if hit.from < frame.from || hit.to > frame.to || parted {
            continue;
        }
        let row = weapons.row(hit);
        // «قتلوا اثنين يرتديان أحزمة ناسفة»: worn, not set off.
        if row.id == "suicide" && frame.kind == "armed_attack" && worn(a, hit.from) {
            continue;
        }
        let rank = if row.has("weak") { 1 } else { a.rank(row.cell("type")) };
        if best.is_none_or(|b| rank > b.0) {
            best = Some((rank, i));
        }
    }
    let Some((rank, i)) = best else { return };
    let Some(hit) = a.mentions.weapons.get(i) else { return };
    let row = weapons.row(hit);
    frame.weapon = Some(i);
    let kind = row.cell("type");
    if row.has("riot") && matches!(frame.kind.as_str(), "armed_clash" | "armed_attack") {
        let marching = (frame.from..frame.to)
            .any(|i| a.tokens().get(i).is_some_and(|t| t.text.contains("محتج") || t.text.contains("متظاهر")));
        frame.kind = if marching { "protest" } else { "riot" }.to_owned();
        frame.generic = false;
        frame.rules.push(format!("weapon:{}", row.id));
        return;
    }
    // «دمر الطيران رتلا»: destroyed by a weapon of war is struck by it.
    let struck = frame.kind == "property_destruction" && row.cell("type") != "ied_mine" && !row.has("weak");
    let violent = a.family(&frame.kind) == "violence" || struck;
    // «تفجير منزل مفخخ … قتل ضابط»: what kills is no demolition.
    let trapped = frame.kind == "property_destruction" && kind == "ied_mine" && !frame.casualties.is_empty();
    if trapped {
        frame.kind = kind.to_owned();
        frame.rules.push(format!("weapon:{}", row.id));
        return;
    }
    let small = row.id == "small_arms" || row.id == "blade";
    let upgrade = violent
        && frame.generic
        && !small
        && (rank > a.rank(&frame.kind) || frame.kind == "armed_attack" || frame.kind == "explosion");
    // A shell or a plane does not turn a clash or a bomb into something else; a bomb turns an attack into one.
    if upgrade && !row.has("weak") && frame.kind != "armed_clash" {
        frame.kind = kind.to_owned();
        frame.weak &= !struck;
        frame.rules.push(format!("weapon:{}", row.id));
    }
}

fn worn(a: &Analysis<'_>, at: usize) -> bool {
    at.checked_sub(1)
        .and_then(|b| a.tokens().get(b))
        .is_some_and(|t| ["يرتدي", "يرتديان", "يرتدون", "يرتدى", "مرتديا"].contains(&t.text.as_str()))
}

/// The scene: places of the stretch, the most specific ones, containers left out.
///
/// `strict`: only what can be nothing but the scene; else also where those who were taken come from.
fn scene(a: &Analysis<'_>, from: usize, to: usize, frame: &Frame, strict: bool) -> Vec<usize> {
    let fits = |t: &Toponym| match t.role {
        PlaceRole::Scene => !strict || !away(a, t.chain_from),
        PlaceRole::Origin => !strict && t.from >= frame.trigger_to,
        _ => false,
    };
    let inside: Vec<usize> = a
        .toponyms
        .iter()
        .enumerate()
        .filter(|(_, t)| t.from >= from && t.to <= to && fits(t))
        .map(|(i, _)| i)
        .collect();
    // Also of those that are not the scene: «فتى من بلدة A غرب B» happened no more in B.
    let holds = |t: &&Toponym| fits(t) || t.role == PlaceRole::Origin || away(a, t.chain_from);
    let within = a.toponyms.iter().filter(|t| t.from >= from && t.to <= to && t.role != PlaceRole::Unsure);
    let containers: Vec<usize> = within.filter(holds).filter_map(|t| t.container).collect();
    let mut leaves: Vec<usize> = inside.iter().copied().filter(|i| !containers.contains(i)).collect();
    let tier = |i: usize| a.toponyms.get(i).map_or(Level::Country, |t| tier(t.level()));
    let Some(best) = leaves.iter().map(|i| tier(*i)).min() else { return Vec::new() };
    leaves.retain(|i| tier(*i) == best);
    // The ends of a road are only named to find the place between or beside them.
    let beside_road = |i: usize| a.toponyms.get(i).is_some_and(|t| t.relation != Relation::OnRoadBetween);
    if leaves.iter().any(|i| beside_road(*i)) {
        leaves.retain(|i| beside_road(*i));
    }
    // Of several separate places the first after the event word leads.
    leaves.sort_by_key(|i| a.toponyms.get(*i).map_or((true, 0), |t| (t.from < frame.trigger_from, t.from)));
    leaves
}

fn level(a: &Analysis<'_>, i: usize) -> Level {
    a.toponyms.get(i).map_or(Level::Country, Toponym::level)
}

/// «وسط المدينة», «أنحاء المحافظة»: the town or province named last before.
fn pointed_at(a: &Analysis<'_>, from: usize, to: usize) -> Option<usize> {
    let named = |i: usize| a.toponyms.iter().any(|t| t.from <= i && i < t.to);
    let (at, wanted) = (from..to).find_map(|i| {
        let word = a.tokens().get(i)?.text.as_str();
        let bare = word.strip_prefix('و').unwrap_or(word);
        let wanted = match bare.strip_prefix('ب').unwrap_or(bare) {
            "المدينه" | "البلده" | "القريه" | "المخيم" => Level::Settlement,
            "المحافظه" | "الولايه" => Level::Province,
            _ => return None,
        };
        (!named(i)).then_some((i, wanted))
    })?;
    let fits = |t: &Toponym| {
        t.to <= at
            && t.place().is_some_and(|p| p.level == wanted)
            && !matches!(t.role, PlaceRole::Hospital | PlaceRole::Unsure)
    };
    a.toponyms.iter().rposition(fits)
}

/// Facilities and settlements stand on one step of the ladder.
const fn tier(level: Level) -> Level {
    match level {
        Level::Facility => Level::Settlement,
        other => other,
    }
}

/// «من مدينة X», «إلى مستشفى X», «باتجاه X»: not where it happened.
fn away(a: &Analysis<'_>, chain_from: usize) -> bool {
    let before =
        |n: usize| chain_from.checked_sub(n).and_then(|b| a.tokens().get(b)).map_or("", |t| t.text.as_str());
    match before(1) {
        "من" => !matches!(
            before(2),
            "بالقرب"
                | "القريبه"
                | "قريبه"
                | "مقربه"
                | "المقابله"
                | "عدد"
                | "اجزاء"
                | "كل"
                | "واسعه"
                | "احياء"
                | "عده"
                | "قربه"
        ),
        "باتجاه" | "نحو" | "صوب" => true,
        _ => launched(a, chain_from),
    }
}

/// «انطلقت من قواعد في X»: where something was launched, not where it hit.
fn launched(a: &Analysis<'_>, chain_from: usize) -> bool {
    let text = |i: usize| a.tokens().get(i).map_or("", |t| t.text.as_str());
    (chain_from.saturating_sub(6)..chain_from).rev().take_while(|i| !matches!(text(*i), "," | ";" | ".")).any(
        |i| {
            text(i) == "من"
                && i.checked_sub(1).is_some_and(|b| {
                    matches!(
                        text(b),
                        "انطلقت"
                            | "انطلاقا"
                            | "اطلقت"
                            | "انطلق"
                            | "قادمه"
                            | "اقلعت"
                            | "اطلق"
                            | "المتمركزه"
                            | "المنطلقه"
                    )
                })
                || matches!(text(i), "المتمركزه" | "المتواجده" | "متمركزه" | "المتمركزين")
        },
    )
}

/// The nearest word of saying in the sentence.
fn source(a: &Analysis<'_>, frame: &mut Frame) {
    let Some(sentence) = a.sentences.get(frame.sentence) else { return };
    frame.source = a
        .mentions
        .sources
        .iter()
        .enumerate()
        .filter(|(_, s)| s.from >= sentence.from && s.to <= sentence.to)
        .min_by_key(|(_, s)| s.from.abs_diff(frame.trigger_from))
        .map(|(i, _)| i);
}

/// A later event of a sentence that names no place or time of its own has those of the earlier one.
fn inherit_in_sentence(a: &Analysis<'_>, frames: &mut [Frame]) {
    for i in 0..frames.len() {
        let (left, right) = frames.split_at_mut(i);
        let Some(frame) = right.first_mut() else { continue };
        let before = left.iter().rev().take_while(|f| f.sentence == frame.sentence);
        for earlier in before {
            if frame.places.is_empty() && !earlier.places.is_empty() {
                frame.places.clone_from(&earlier.places);
                frame.place_inherited = true;
            }
            if frame.time.is_none() && earlier.time.is_some_and(|t| !when::in_relative_clause(a, t)) {
                frame.time = earlier.time;
                frame.time_inherited = true;
            }
        }
        if frame.time.is_none() {
            frame.time = when::in_sentence(a, frame);
            frame.time_inherited = frame.time.is_some();
        }
    }
}

/// After merging: an incident that still lacks a day or a place takes those of the story that it belongs to.
pub fn complete(a: &Analysis<'_>, frames: &mut [Frame]) {
    for i in 0..frames.len() {
        let (left, right) = frames.split_at_mut(i);
        let Some(frame) = right.first_mut() else { continue };
        if frame.time.is_none() {
            frame.time = when::of_story(a, left, frame);
            frame.time_inherited = frame.time.is_some();
        }
        if frame.places.is_empty() {
            let near = left.iter().rev().find(|f| {
                !f.places.is_empty() && (f.block == frame.block || f.sentence + 1 == frame.sentence)
            });
            if let Some(other) = near {
                frame.places.clone_from(&other.places);
                frame.place_inherited = true;
            }
        }
        if frame.places.is_empty() {
            // Where the whole article plays at one place, so does what names none.
            let mut told = left.iter().filter(|f| !f.places.is_empty() && !f.place_inherited);
            if let Some(first) = told.next()
                && told.all(|f| f.places.first() == first.places.first())
            {
                frame.places.clone_from(&first.places);
                frame.place_inherited = true;
            }
        }
        if frame.places.is_empty() {
            frame.places = dateline(a, frame.sentence);
            frame.place_inherited = !frame.places.is_empty();
        }
        if frame.time.is_none() {
            frame.time = when::time_before(a, frame.sentence);
            frame.time_inherited = frame.time.is_some();
        }
    }
}

/// «القاهرة : مقتل شرطي»: a place at the head of the first lines.
fn dateline(a: &Analysis<'_>, sentence: usize) -> Vec<usize> {
    a.toponyms
        .iter()
        .enumerate()
        .filter(|(_, t)| t.role == PlaceRole::Dateline && t.sentence <= sentence && t.sentence <= 1)
        .map(|(i, _)| i)
        .take(1)
        .collect()
}
