//! Roles: who did it and to whom, from the grammar around the event word.
//!
//! *Finds*: agents («على يد», «من قبل», «نفذه», «برصاص قوات», the subject of an active verb, the owner of a masdar: «قصف قوات …»,
//! the adjective of an event: «غارة إسرائيلية»), targets («على», «استهدف», the object, «عناصر من» among the victims), both sides
//! of «بين A وB».
//! *Refuses*: actors who only speak, condemn or are named in another statement of the sentence.

use crate::analysis::Analysis;
use crate::frame::{Certainty, Frame, Party, Role};
use crate::inflect::Part;
use crate::lexicon::Hit;

/// Gives every frame its parties.
pub fn assign(a: &Analysis<'_>, frames: &mut [Frame], era: &crate::actor::Identities) {
    for frame in frames.iter_mut() {
        let parties = parties(a, frame, era);
        frame.parties = parties;
    }
}

fn parties(a: &Analysis<'_>, frame: &Frame, era: &crate::actor::Identities) -> Vec<Party> {
    let mut out: Vec<Party> = Vec::new();
    for (i, hit) in a.mentions.actors.iter().enumerate() {
        if hit.from < frame.from || hit.to > frame.to || speaks(a, hit) {
            continue;
        }
        let Some((role, rule)) = role(a, frame, hit) else { continue };
        let Some(id) = era.id(i) else { continue };
        if out.iter().any(|p| p.id == id && p.role == role) {
            continue;
        }
        let certainty = if suspected(a, frame) && role == Role::Perpetrator {
            Certainty::Suspected
        } else {
            Certainty::Stated
        };
        out.push(Party { role, row: hit.row, id, from: hit.from, to: hit.to, certainty, rule });
    }
    // One actor cannot be on both sides unless it fights itself.
    let agents: Vec<String> =
        out.iter().filter(|p| p.role == Role::Perpetrator).map(|p| p.id.clone()).collect();
    out.retain(|p| {
        !(p.role == Role::Target && agents.contains(&p.id)) || p.rule == "object" || p.rule == "between"
    });
    out
}

fn text<'a>(a: &Analysis<'a>, at: usize) -> &'a str {
    a.tokens().get(at).map_or("", |t| t.text.as_str())
}

fn before<'a>(a: &Analysis<'a>, hit: &Hit, n: usize) -> &'a str {
    hit.from.checked_sub(n).map_or("", |at| text(a, at))
}

/// «قال الجيش», «بحسب المرصد», «أعلنت الوزارة»: the actor is the source of the statement.
fn speaks(a: &Analysis<'_>, hit: &Hit) -> bool {
    a.mentions.sources.iter().any(|s| {
        let kind = a.knowledge.lexicon.sources.row(s).cell("kind");
        let gap = hit.from.saturating_sub(s.to);
        match kind {
            "say" | "according" | "deny" => {
                s.to <= hit.from && gap <= 3 && (gap == 0 || between_is_source(a, s.to, hit.from))
            }
            _ => false,
        }
    })
}

fn between_is_source(a: &Analysis<'_>, from: usize, to: usize) -> bool {
    (from..to).all(|i| {
        matches!(
            text(a, i),
            "المتحدث"
                | "الناطق"
                | "باسم"
                | "مصدر"
                | "مصادر"
                | "في"
                | "عن"
                | "بيان"
                | "قياده"
                | "وزاره"
                | "لوزاره"
                | "مسوول"
                | "امني"
                | "عسكري"
                | "اعلام"
                | "وكاله"
                | "من"
                | "العسكري"
                | "الرسمي"
        )
    })
}

fn suspected(a: &Analysis<'_>, frame: &Frame) -> bool {
    a.mentions.sources.iter().any(|s| {
        s.from >= frame.from
            && s.to <= frame.to
            && a.knowledge.lexicon.sources.row(s).cell("kind") == "suspect"
    })
}

fn role(a: &Analysis<'_>, frame: &Frame, hit: &Hit) -> Option<(Role, &'static str)> {
    let (b1, b2, b3) = (before(a, hit, 1), before(a, hit, 2), before(a, hit, 3));
    if (b1 == "يد" || b1 == "ايدي") && b2 == "علي" || b1 == "قبل" && b2 == "من" || b1 == "بواسطه"
    {
        return Some((Role::Perpetrator, "by"));
    }
    if matches!(
        b1,
        "نفذه"
            | "نفذتها"
            | "نفذها"
            | "شنه"
            | "شنتها"
            | "شنها"
            | "شنته"
            | "نفذته"
            | "تبناه"
            | "تبنته"
            | "نصبه"
            | "زرعها"
            | "زرعتها"
            | "اطلقها"
            | "اطلقتها"
            | "خلفها"
            | "خلفه"
            | "تستخدمه"
            | "ارتكبتها"
            | "ارتكبها"
            | "نفذ"
            | "شن"
            | "شنت"
            | "نفذت"
            | "تشنها"
            | "يشنها"
    ) || matches!(
        (b2, b1),
        ("نفذه" | "نفذها" | "شنه" | "شنها" | "نصبه", "عناصر" | "مسلحون" | "مسلحو" | "مقاتلو" | "طيران")
    ) {
        return Some((Role::Perpetrator, "carried out"));
    }
    if matches!(
        b1,
        "برصاص"
            | "بنيران"
            | "بقصف"
            | "بغاره"
            | "بهجوم"
            | "بصواريخ"
            | "بقذايف"
            | "رصاص"
            | "نيران"
            | "بمدفعيه"
            | "طيران"
            | "لطيران"
            | "طايرات"
            | "مدفعيه"
            | "دبابات"
            | "جرافات"
            | "اليات"
            | "مخابرات"
            | "قناص"
            | "قناصه"
            | "زوارق"
            | "بوارج"
            | "مسيره"
            | "مسيرات"
            | "طايره"
    ) || (hit.reading.before.particle == Some('ب') && b1 == "رصاص")
    {
        return Some((Role::Perpetrator, "weapon of"));
    }
    if let Some(found) = side_of_clash(a, frame, hit) {
        return Some(found);
    }
    if matches!(b1, "علي" | "ضد" | "باتجاه" | "صوب") && a.family(&frame.kind) != "territory" {
        return Some((Role::Target, "against"));
    }
    if let Some(found) = belonging(a, frame, hit, b1, b2, b3) {
        return Some(found);
    }
    if in_victims(frame, hit) {
        return Some((Role::Target, "among the victims"));
    }
    around_trigger(a, frame, hit)
}

/// «اشتباكات بين A وB»: the first side acts, the second is hit; which began is not said.
fn side_of_clash(a: &Analysis<'_>, frame: &Frame, hit: &Hit) -> Option<(Role, &'static str)> {
    if frame.kind != "armed_clash" {
        return None;
    }
    let start = frame.trigger_from.saturating_sub(2);
    let between = (start..hit.from).rev().find(|i| text(a, *i) == "بين")?;
    let _ = between;
    let earlier = a.mentions.actors.iter().any(|o| o.from > between && o.to <= hit.from);
    let and = hit.reading.before.conjunction == Some('و')
        || (hit.from.saturating_sub(4)..hit.from).any(|i| text(a, i).starts_with('و') && i > between + 1);
    if and && (earlier || hit.from > between + 2) {
        return Some((Role::Target, "between"));
    }
    Some((Role::Perpetrator, "between"))
}

/// «تابعة لـ», «عناصر من», «موقع لـ»: the actor goes with the noun before it.
fn belonging(
    a: &Analysis<'_>,
    frame: &Frame,
    hit: &Hit,
    b1: &str,
    b2: &str,
    b3: &str,
) -> Option<(Role, &'static str)> {
    let by_l = hit.reading.before.particle == Some('ل');
    let of = matches!(b1, "من" | "في" | "الي") && !by_l;
    if !by_l && !of {
        return None;
    }
    if b1 == "في"
        && !matches!(
            b2,
            "قيادي"
                | "قايد"
                | "عنصر"
                | "عناصر"
                | "القيادي"
                | "القايد"
                | "ضابط"
                | "مقاتل"
                | "مسوول"
                | "صفوف"
                | "عضو"
        )
    {
        return None;
    }
    let belongs = by_l
        || b1 == "من"
        || matches!(
            b2,
            "المنتمين"
                | "ينتمون"
                | "ينتمي"
                | "انتماوه"
                | "انتماوهم"
                | "بالانتماء"
                | "انتمايهم"
                | "بانتمايهم"
                | "منتمين"
                | "ينتميان"
                | "بانتمايه"
        );
    if !belongs && b1 != "في" {
        return None;
    }
    let head = hit.from.saturating_sub(if by_l { 1 } else { 2 });
    let near_victims = frame.casualties.iter().any(|c| {
        c.victims_from < c.victims_to
            && head + 3 >= c.victims_from
            && hit.from <= c.victims_to + 6
            && head >= c.victims_from
    });
    if near_victims {
        return Some((Role::Target, "among the victims"));
    }
    let _ = b3;
    // After the event word the thing that belongs to the actor is what was hit; before it, it is who acted.
    if hit.from >= frame.trigger_to {
        let armed = (frame.trigger_to..hit.from).any(|i| {
            matches!(
                text(a, i),
                "مسلحون"
                    | "مجهولون"
                    | "مسلحين"
                    | "عناصر"
                    | "طايرات"
                    | "طايره"
                    | "خلايا"
                    | "مجموعه"
            )
        }) && !(frame.trigger_to..hit.from).any(|i| {
            matches!(
                text(a, i),
                "سياره"
                    | "دوريه"
                    | "حافله"
                    | "مقر"
                    | "نقطه"
                    | "حاجز"
                    | "موقع"
                    | "مواقع"
                    | "رتل"
                    | "اليه"
                    | "علي"
            )
        });
        return Some(if armed {
            (Role::Perpetrator, "belongs to the agent")
        } else {
            (Role::Target, "belongs to the target")
        });
    }
    Some((Role::Perpetrator, "belongs to the agent"))
}

fn in_victims(frame: &Frame, hit: &Hit) -> bool {
    frame.casualties.iter().any(|c| {
        !c.active
            && c.victims_from < c.victims_to
            && hit.from >= c.victims_from
            && hit.from <= c.victims_to + 2
    })
}

/// Subject and object of the event word.
fn around_trigger(a: &Analysis<'_>, frame: &Frame, hit: &Hit) -> Option<(Role, &'static str)> {
    let object_like =
        matches!(frame.kind.as_str(), "assassination" | "arrest_raid" | "abduction" | "execution")
            || is_target_word(a, frame);
    let trigger = a.mentions.triggers.iter().find(|t| t.from == frame.trigger_from);
    let verbal = trigger.is_some_and(|t| t.part != Part::Noun);
    let others_between = |from: usize, to: usize| {
        a.mentions.actors.iter().any(|o| o.from >= from && o.to <= to && o.from != hit.from)
    };
    if hit.from >= frame.trigger_to {
        let gap = hit.from - frame.trigger_to;
        if adjectival(a, hit) && gap <= 3 {
            return Some((Role::Perpetrator, "adjective"));
        }
        if verbal {
            if frame.casualty_only {
                let active = frame.casualties.iter().any(|c| c.active);
                return active.then_some((Role::Perpetrator, "subject"));
            }
            if gap <= 3 && !others_between(frame.trigger_to, hit.from) {
                return Some((Role::Perpetrator, "subject"));
            }
            return (gap <= 12).then_some((Role::Target, "object"));
        }
        if gap == 0
            || gap <= 2
                && !others_between(frame.trigger_to, hit.from)
                && !intervening_preposition(a, frame.trigger_to, hit.from)
        {
            return Some(if object_like {
                (Role::Target, "object")
            } else {
                (Role::Perpetrator, "owner of the act")
            });
        }
        return None;
    }
    // Before the event word: the subject of a verb that follows, or the one who «شن هجوما».
    let gap = frame.trigger_from.saturating_sub(hit.to);
    if gap <= 8 && !others_between(hit.to, frame.trigger_from) && !frame.casualty_only {
        return Some((Role::Perpetrator, "subject"));
    }
    None
}

fn is_target_word(a: &Analysis<'_>, frame: &Frame) -> bool {
    a.mentions
        .triggers
        .iter()
        .any(|t| t.from == frame.trigger_from && t.part == Part::Noun && a.trigger_row(t).has("target"))
}

fn intervening_preposition(a: &Analysis<'_>, from: usize, to: usize) -> bool {
    (from..to).any(|i| matches!(text(a, i), "في" | "علي" | "من" | "الي" | "قرب" | "ضد" | "عن" | "مع"))
}

fn adjectival(a: &Analysis<'_>, hit: &Hit) -> bool {
    a.knowledge.lexicon.actors.row(hit).has("adjective")
}
