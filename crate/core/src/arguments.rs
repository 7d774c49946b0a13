//! Arguments of a frame: its means, places, time and source, taken from its own stretch of the sentence first.
//!
//! What is not said in the stretch is looked for in the sentence, then inherited from the frames before (marked so).
//! Places that only say who speaks, where people come from or where the wounded went are never the scene.

pub mod scene;
pub mod struck;
pub mod when;

use crate::analysis::Analysis;
use crate::frame::Frame;
use crate::place::Level;
use crate::toponym::PlaceRole;
use scene::{aim, home, level, pointed_at, scene};

/// Fills means, places, times and sources; `frames` are in text order.
pub fn fill(a: &Analysis<'_>, frames: &mut [Frame]) {
    for frame in frames.iter_mut() {
        means(a, frame);
        frame.places = scene(a, frame.from, frame.to, frame, true);
        // «اعتقلت القوات أربعة مواطنين من بلدة كذا»: people are taken where they live unless something else is said. «في
        // محافظة نابلس، اعتقلت أربعة من مخيم بلاطة» says nothing else.
        if matches!(frame.kind.as_str(), "arrest_raid" | "abduction" | "execution")
            && frame.places.iter().all(|i| level(a, *i) >= Level::Province)
        {
            let home = scene(a, frame.from, frame.to, frame, false);
            if frame.places.is_empty() || home.iter().any(|i| level(a, *i) < Level::Province) {
                frame.places = home;
            }
        }
        if let Some((i, same)) = pointed_at(a, frame.from, frame.to)
            && frame
                .places
                .iter()
                .all(|p| level(a, *p) >= if same { Level::Province } else { Level::Country })
        {
            frame.places = vec![i];
            frame.place_inherited = true;
        }
        if frame.places.is_empty() && frame.kind != "displacement" {
            frame.places = aim(a, frame);
            frame.place_inherited = !frame.places.is_empty();
        }
        // «قريضة: نهبت الميليشيا …»: known before frames are united, or the paragraphs of a round-up would be one event.
        if frame.places.is_empty() {
            frame.places = block_head(a, frame);
            let home = home(a, frame);
            // «ديالى: اغتيال مختار قرية X».
            if !home.is_empty() && frame.places.iter().all(|i| level(a, *i) >= Level::Province) {
                frame.place_inherited = frame.places.is_empty();
                frame.places = home;
            }
        }
        frame.time = when::own_time(a, frame);
        source(a, frame);
    }
    inherit_in_sentence(a, frames);
}

/// The most specific means in the stretch makes the type of a general attack.
pub fn means(a: &Analysis<'_>, frame: &mut Frame) {
    let weapons = &a.knowledge.lexicon.weapons;
    let (best, object) = most_specific(a, frame);
    if object && frame.kind == "property_destruction" {
        // «دمر مقاتلون دبابة»: no looting, whatever it was done with.
        (frame.kind, frame.generic) = ("armed_attack".to_owned(), true);
        frame.rules.push("object:machine".to_owned());
    }
    let Some((rank, i)) = best else { return };
    let Some(hit) = a.mentions.weapons.get(i) else { return };
    let row = weapons.row(hit);
    frame.weapon = Some(i);
    let kind = row.cell("type");
    if row.has("riot") && matches!(frame.kind.as_str(), "armed_clash" | "armed_attack") {
        let marching = (frame.from..frame.to).any(|i| a.demonstrates(i));
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

/// The weapon of the highest rank in the stretch with its rank, and whether a machine there is what was hit.
fn most_specific(a: &Analysis<'_>, frame: &Frame) -> (Option<(u32, usize)>, bool) {
    let weapons = &a.knowledge.lexicon.weapons;
    let mut best: Option<(u32, usize)> = None;
    let mut object = false;
    for (i, hit) in a.mentions.weapons.iter().enumerate() {
        // «بدأ إطلاق النار، فيما حركت الفصائل دبابات»: not what this was done with.
        let parted = a.says(frame.trigger_to, hit.from, "separation");
        if hit.from < frame.from || hit.to > frame.to || parted {
            continue;
        }
        if backing(a, hit.from) {
            continue;
        }
        if struck::struck(a, frame, hit.from) {
            object = true;
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
    (best, object)
}

/// «هاجمت القوات القرية مدعومة بطائرات», «بإسناد من المروحيات»: what stands behind those who attack is not what they did it with.
fn backing(a: &Analysis<'_>, at: usize) -> bool {
    (1..=2).any(|n| at.checked_sub(n).is_some_and(|i| a.asks("backed", i)))
}

fn worn(a: &Analysis<'_>, at: usize) -> bool {
    at.checked_sub(1)
        .and_then(|b| a.tokens().get(b))
        .is_some_and(|t| ["يرتدي", "يرتديان", "يرتدون", "يرتدى", "مرتديا"].contains(&t.text.as_str()))
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
    let several_days = when::several_days(a);
    for i in 0..frames.len() {
        let (left, right) = frames.split_at_mut(i);
        let Some(frame) = right.first_mut() else { continue };
        // «أمس» in a text without a date: a day that the rest of the text tells says more, where it tells only one.
        let vague = frame.time.filter(|_| !when::dated(a, frame));
        if frame.time.is_none() || vague.is_some() && !several_days {
            frame.time = when::of_story(a, left, frame);
            frame.time_inherited = frame.time.is_some();
        }
        // «من جهة أخرى»: another story, at another place.
        let parted = a.says(frame.from, frame.trigger_from, "separation");
        let other_story = a.stories.iter().any(|s| s.0 >= frame.from && s.1 <= frame.trigger_from);
        if frame.places.is_empty() {
            let near = left.iter().rev().filter(|_| !parted).find(|f| {
                !f.places.is_empty() && (f.block == frame.block || f.sentence + 1 == frame.sentence)
            });
            if let Some(other) = near {
                frame.places.clone_from(&other.places);
                frame.place_inherited = true;
            }
        }
        if frame.places.is_empty() && !other_story {
            // Where the whole article plays at one place, so does what names none.
            let mut told = left.iter().filter(|f| f.has_own_place());
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
        if frame.places.is_empty() {
            frame.places = headline(a);
            frame.place_inherited = !frame.places.is_empty();
        }
        if frame.time.is_none() {
            frame.time = when::time_before(a, frame.sentence);
            frame.time_inherited = frame.time.is_some();
        }
        frame.time = frame.time.or(vague);
    }
}

/// «مورك: …»: the place at the head of the paragraph of a round-up.
fn block_head(a: &Analysis<'_>, frame: &Frame) -> Vec<usize> {
    let head = |t: &crate::toponym::Toponym| t.heads_block && t.block == frame.block;
    a.toponyms.iter().position(head).into_iter().collect()
}

/// «#الزاوية الآن …»: the one town that the first sentence names, where the whole text plays.
fn headline(a: &Analysis<'_>) -> Vec<usize> {
    let town = |t: &crate::toponym::Toponym| {
        t.sentence == 0 && t.role == PlaceRole::Scene && t.place().is_some_and(|p| p.level < Level::District)
    };
    let towns: Vec<usize> = a.toponyms.iter().enumerate().filter(|(_, t)| town(t)).map(|(i, _)| i).collect();
    if towns.len() == 1 { towns } else { Vec::new() }
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
