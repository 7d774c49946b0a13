//! Which name tells the area around another: «قرية A بريف B», «شارع A قرب فندق B في مدينة C».

use super::widest;
use crate::place::Level;
use crate::recognize::Mentions;
use crate::token::{Token, TokenKind};
use crate::toponym::{PlaceRole, Relation, Toponym};

/// «قرية A بريف B», «A في محافظة B», «A، B» right after each other: B contains A.
pub(super) fn link(toponyms: &mut [Toponym], tokens: &[Token], mentions: &Mentions) {
    for i in 1..toponyms.len() {
        let (left, right) = toponyms.split_at_mut(i);
        let (Some(inner), Some(outer)) = (left.last_mut(), right.first()) else { continue };
        let gap = outer.chain_from.saturating_sub(inner.to);
        // «قدموا من مدينة A وهاجموا حاجزا في قضاء B», «بلدة A ونقلوا إلى مستشفى B»: neither lies in B.
        let from =
            inner.chain_from.checked_sub(1).and_then(|b| tokens.get(b)).is_some_and(|t| t.text == "من");
        let apart = (inner.role == PlaceRole::Origin || from) && !only_in(tokens, inner.to, outer.chain_from)
            || matches!(outer.role, PlaceRole::Hospital | PlaceRole::Source) && outer.role != inner.role;
        let near = outer.sentence == inner.sentence
            && outer.chain_from >= inner.to
            && !apart
            && (gap <= 2 || leads_on(inner, outer, tokens, mentions) || measured(inner, outer, mentions))
            && !outer.listed
            && !(outer.relation == Relation::OnRoadBetween && inner.relation == Relation::OnRoadBetween);
        let wider = outer.relation == Relation::CountrysideOf
            || outer.relation == Relation::DirectionOf
            || outer.offset.km.is_some()
            || outer.level > inner.level
            || widest(outer) > widest(inner)
            || inner.candidates.is_empty() && !outer.candidates.is_empty()
            || part_of(inner, outer, tokens);
        if near && wider {
            inner.container = Some(i);
        }
    }
    // A container of a container also holds the last of a list: «بلدات A وB بريف C».
    for i in (1..toponyms.len()).rev() {
        let Some(container) = toponyms.get(i).and_then(|t| t.container) else { continue };
        let Some(here) = toponyms.get(i).map(|t| (t.sentence, t.from)) else { continue };
        if let Some(before) = toponyms.get_mut(i - 1)
            && before.container.is_none()
            && before.sentence == here.0
            && here.1.saturating_sub(before.to) <= 2
            // «بلدات A وB، وعلى C في D»: B lies in no D.
            && tokens.get(before.to..here.1).is_none_or(|gap| gap.iter().all(|t| !t.is_word() || t.text == "و"))
        {
            before.container = Some(container);
        }
    }
}

/// «حي الزهور بمدينة العريش», «قرية المطلة برفح»: what is called a quarter or a village lies in the town that «في» or «ب»
/// leads to.
fn part_of(inner: &Toponym, outer: &Toponym, tokens: &[Token]) -> bool {
    let at = outer.chain_from;
    let leads = tokens.get(at).is_some_and(|t| t.text.starts_with('ب') && !outer.name.starts_with('ب'))
        || (at.saturating_sub(1)..=at).any(|i| {
            i >= inner.to && tokens.get(i).is_some_and(|t| matches!(t.text.as_str(), "في" | "وسط" | "داخل"))
        });
    let small = inner.part || inner.level == Some(Level::Settlement);
    let town = !outer.part && outer.level.is_none_or(|l| l >= Level::Settlement);
    small && town && leads && at <= inner.to + 1 && inner.role == PlaceRole::Scene
}

/// Nothing but «في» stands between.
fn only_in(tokens: &[Token], from: usize, to: usize) -> bool {
    tokens.get(from..to).is_some_and(|between| between.iter().all(|t| t.text == "في" || t.is_sign(',')))
}

/// «مورك: …», «مديرية الدريهمي (الحديدة): …»: in a round-up, the place at the head of a paragraph is no place of writing but
/// where the paragraph plays. One such head alone is the place of writing.
pub(super) fn head_blocks(toponyms: &mut [Toponym], tokens: &[Token]) {
    let sign = |i: usize, c: char| tokens.get(i).is_some_and(|t| t.is_sign(c));
    let colon = |t: &Toponym| {
        sign(t.to, ':') || sign(t.to, '(') && (t.to..t.to + 7).any(|i| sign(i, ')') && sign(i + 1, ':'))
    };
    let heads: Vec<usize> = (0..toponyms.len())
        .filter(|i| toponyms.get(*i).is_some_and(|t| t.heads_sentence && colon(t)))
        .filter(|i| {
            let block = |i: usize| toponyms.get(i).map(|t| t.block);
            i.checked_sub(1).is_none_or(|before| block(before) != block(*i))
        })
        .collect();
    if heads.len() < 2 {
        return;
    }
    for i in heads {
        if let Some(t) = toponyms.get_mut(i) {
            t.heads_block = true;
            if t.role == PlaceRole::Dateline {
                t.role = PlaceRole::Scene;
            }
        }
    }
}

/// What a paragraph names lies in the place at its head, unless it says otherwise.
pub(super) fn under_heads(toponyms: &mut [Toponym]) {
    for i in 0..toponyms.len() {
        let Some(t) = toponyms.get(i).filter(|t| t.container.is_none() && !t.heads_block) else { continue };
        let head = toponyms.iter().take(i).rposition(|h| h.heads_block && h.block == t.block);
        let Some(head) = head else { continue };
        let narrower = toponyms
            .get(head)
            .is_some_and(|h| t.candidates.is_empty() || h.level > t.level || widest(h) > widest(t) || t.part);
        if let Some(t) = toponyms.get_mut(i).filter(|_| narrower) {
            t.container = Some(head);
        }
    }
}

/// «اشتباكات في جدة … في حي المحاميد»: a quarter or street that no gazetteer knows lies in the city named nearest, in its
/// sentence or before it.
pub(super) fn adopt(toponyms: &mut [Toponym]) {
    for i in 0..toponyms.len() {
        let city = |t: &Toponym| {
            let own = t.place().filter(|p| p.level == Level::Settlement && p.radius_km >= 1.5);
            own.is_some() && matches!(t.role, PlaceRole::Scene | PlaceRole::Dateline)
        };
        let Some(t) = toponyms.get(i).filter(|t| t.part && t.chosen.is_none() && t.container.is_none())
        else {
            continue;
        };
        let (sentence, from) = (t.sentence, t.from);
        let nearest = toponyms
            .iter()
            .enumerate()
            .filter(|(_, o)| city(o) && o.sentence <= sentence)
            .min_by_key(|(_, o)| (sentence - o.sentence, o.from.abs_diff(from)))
            .map(|(n, _)| n)
            .or_else(|| home_of_people(toponyms, sentence));
        if let Some(t) = toponyms.get_mut(i) {
            t.container = nearest;
        }
    }
}

/// «وقفة لأهالي السويداء في ساحة الكرامة»: the one place that the people of the sentence come from.
fn home_of_people(toponyms: &[Toponym], sentence: usize) -> Option<usize> {
    let home = |t: &Toponym| {
        let near = t.place().is_some_and(|p| p.level <= Level::Province);
        near && t.sentence == sentence && t.role == PlaceRole::Origin
    };
    let mut homes = toponyms.iter().enumerate().filter(|(_, t)| home(t)).map(|(n, _)| n);
    homes.next().filter(|_| homes.next().is_none())
}

/// «مدينة درنة بالشرق، والتي تبعد 1300 كم عن طرابلس»: the distance tells of the place before it.
fn measured(inner: &Toponym, outer: &Toponym, mentions: &Mentions) -> bool {
    const FAR: usize = 6;
    let (from, to) = (inner.to, outer.chain_from);
    let mut events = mentions.triggers.iter().chain(&mentions.casualties);
    outer.offset.km.is_some() && to.saturating_sub(from) <= FAR && !events.any(|h| h.from < to && h.to > from)
}

/// «شارع A بالقرب من فندق B في مدينة C», «منطقة A ببرية B شرقي C»: a few words between that tell nothing else still lead
/// from a small place to the town or area that it lies in.
fn leads_on(inner: &Toponym, outer: &Toponym, tokens: &[Token], mentions: &Mentions) -> bool {
    const FAR: usize = 7;
    let (from, to) = (inner.to, outer.chain_from);
    let scene = |t: &Toponym| t.role == PlaceRole::Scene;
    if to.saturating_sub(from) > FAR || !scene(inner) || !scene(outer) || outer.chain_from < inner.to {
        return false;
    }
    let small = inner.candidates.is_empty() || widest(inner) <= Some(Level::Settlement);
    let area = inner.candidates.is_empty()
        || matches!(outer.relation, Relation::CountrysideOf | Relation::DirectionOf)
        || outer.level > Some(Level::Settlement);
    let told = |from_to: (usize, usize)| from_to.0 < to && from_to.1 > from;
    let events = mentions.triggers.iter().chain(&mentions.casualties).chain(&mentions.people);
    let breaks = tokens.get(from..to).is_none_or(|between| {
        between
            .iter()
            .any(|t| t.kind == TokenKind::Sign && !t.is_sign('"') || t.is_word() && t.text.starts_with('و'))
    });
    small && area && !breaks && !events.into_iter().any(|h| told((h.from, h.to)))
}
