//! Whether two statements of one sentence tell one event or two.

use super::Unit;
use crate::analysis::{Analysis, within};
use crate::casualty::Casualty;
use crate::inflect::Part;
use crate::lexicon::Hit;
use crate::place::Level;
use crate::toponym::{PlaceRole, Relation, Toponym};

/// «قتلت امرأة … في محجة، كما قتل طفل … في جاسم»: the count of a kind that is told already, of other people, after a word
/// that parts two statements or at another place.
pub(super) fn another_toll(a: &Analysis<'_>, told: &[Casualty], toll: &Casualty) -> bool {
    if !counted(toll) {
        return false;
    }
    if !told.iter().any(|t| t.kind == toll.kind && !t.definite) {
        return elsewhere_joined(a, told, toll);
    }
    // «أصيب اثنان في الرجل في حين أصيب سبعة آخرون»: the others of the same event.
    let words = a.tokens().get(toll.victims_from..toll.victims_to + 1).unwrap_or_default();
    if words.iter().any(|t| t.text.starts_with("اخر")) {
        return false;
    }
    let end = told.iter().map(|t| t.to.max(t.victims_to)).max().unwrap_or(0);
    let start = told.iter().map(|t| t.from).min().unwrap_or(0);
    let separated = ["separation", "earlier"].iter().any(|m| a.says(end, toll.from + 1, m));
    // «سقط قتلى وجرحى، كما قتل جندي»: beside a vague count only a word between them parts the two.
    let exactly = told.iter().any(|t| t.kind == toll.kind && counted(t));
    let (mine, theirs) =
        (settled(a, start, toll.from), settled(a, toll.to, ahead(a, toll.victims_to.max(toll.to))));
    separated || exactly && apart(&mine, &theirs)
}

/// «قتل عنصران في ذيبان مساء أمس، وأصيب ثالث بانفجار في الشحيل»: people of another kind, joined by «و» behind a comma, each with a
/// place of their own.
fn elsewhere_joined(a: &Analysis<'_>, told: &[Casualty], toll: &Casualty) -> bool {
    let Some(last) = told.last().filter(|t| counted(t)) else { return false };
    let joined =
        a.mentions.casualties.iter().any(|h| {
            h.from == toll.from && h.reading.before.conjunction == Some('و') && h.part != Part::Noun
        });
    let comma = a.tokens().get(toll.from.saturating_sub(1)).is_some_and(|t| t.is_sign(',') || t.is_sign(';'));
    let start = told.iter().map(|t| t.from).min().unwrap_or(0);
    let end = toll.to.max(toll.victims_to);
    let (mine, theirs) = (settled(a, start, toll.from), settled(a, end, ahead(a, end)));
    joined && comma && apart(&mine, &theirs) && last.kind != toll.kind
}

/// A count of people who were not told of before, more exactly than «some».
fn counted(t: &Casualty) -> bool {
    t.quantity.is_some_and(|q| q.max.is_some() || q.min > Some(1)) && !t.definite
}

/// «قتلت القوة ستة أشخاص واقتادت ثمانية شبان»: people who are led away are not those that were killed.
pub(super) fn held_besides(a: &Analysis<'_>, told: &[Casualty], event: &Hit) -> bool {
    let verb = event.part != Part::Noun && event.reading.before.conjunction == Some('و');
    let family = a.family(a.trigger_row(event).cell("type"));
    verb && family == "held" && told.iter().any(|t| t.kind == "killed" && counted(t))
}

/// «عثر على جثة شاب في الحي، فيما اعتقلت مفرزة متهمين اثنين»: behind a word that parts two statements, a deed of another kind.
pub(super) fn parted_from(a: &Analysis<'_>, told: &[Casualty], event: &Hit) -> bool {
    let Some(last) = told.last() else { return false };
    let end = last.to.max(last.victims_to);
    let family = a.family(a.trigger_row(event).cell("type"));
    let other =
        matches!(family, "held" | "seizure" | "demonstration" | "activity" | "agreement" | "property");
    let harmed = told.iter().any(|t| matches!(t.kind, "killed" | "wounded") && t.quantity.is_some());
    event.part != Part::Noun && other && harmed && a.says(end, event.from + 1, "separation")
}

/// Keys of the named places below a level that are scenes in a stretch.
fn scenes(a: &Analysis<'_>, from: usize, to: usize, below: Level) -> Vec<String> {
    let scene = |t: &&Toponym| {
        t.to <= to && t.role == PlaceRole::Scene && t.level() < below && t.relation != Relation::CountrysideOf
    };
    a.toponyms_in(from, to).iter().filter(scene).map(|t| crate::place::place_key(&t.name)).collect()
}

/// How far the places of a statement are looked for behind it: some words, and not into the next sentence.
fn ahead(a: &Analysis<'_>, at: usize) -> usize {
    const WORDS: usize = 14;
    let last = at.saturating_sub(1);
    let here = a.sentences.get(a.sentences.partition_point(|s| s.to <= last));
    here.map_or(at + WORDS, |s| (at + WORDS).min(s.to.max(at)))
}

/// Those of settlements and facilities.
fn settled(a: &Analysis<'_>, from: usize, to: usize) -> Vec<String> {
    scenes(a, from, to, Level::District)
}

/// Both stretches name places, and none that the other names.
fn apart(mine: &[String], theirs: &[String]) -> bool {
    !mine.is_empty() && !theirs.is_empty() && !theirs.iter().any(|t| mine.contains(t))
}

/// A toll after «فيما», «كما» with a place of its own that the event before does not have.
pub(super) fn starts_own_story(a: &Analysis<'_>, last: &Unit, toll: &Casualty) -> bool {
    let end = last.end(a);
    let separated = a.says(end, toll.from + 1, "separation");
    let end = toll.to.max(toll.victims_to);
    // Its places stand before the next toll and before what is parted from it.
    let reach = ahead(a, toll.victims_to);
    let toll_at = within(&a.mentions.casualties, end, reach, |c| c.from).first().map(|c| c.from);
    let cue_at = within(&a.mentions.cues, end, reach, |c| c.from)
        .iter()
        .find(|c| matches!(a.cue(c), "separation" | "earlier"))
        .map(|c| c.from);
    let next = toll_at.into_iter().chain(cue_at).min().unwrap_or(reach);
    let (mine, theirs) = (settled(a, last.start(a), toll.from), settled(a, toll.to, next));
    let apart = apart(&mine, &theirs);
    let means = a
        .mentions
        .triggers
        .iter()
        .any(|t| t.from >= toll.from && t.from <= toll.victims_to + 10 && a.trigger_row(t).has("means"));
    let again = separated && another_toll(a, &last.tolls, toll);
    toll.quantity.is_some() && (apart || again || separated && means && !theirs.is_empty())
}

/// Whether a second event word tells the event of the first.
pub(super) fn same_event(a: &Analysis<'_>, last: &Unit, next: &Unit) -> bool {
    let (Some(first), Some(second)) = (
        last.events.last().and_then(|e| a.mentions.triggers.get(*e)),
        next.events.first().and_then(|e| a.mentions.triggers.get(*e)),
    ) else {
        // «لقي رجل مصرعه في الحي، فيما جُرح خمسة بانفجار»: a word between the two parts them.
        let parted = || a.says(last.end(a), next.start(a) + 1, "separation");
        let elsewhere = || next.tolls.first().is_some_and(|t| elsewhere_joined(a, &last.tolls, t));
        return last.events.is_empty() && (next.tolls.is_empty() || !parted() && !elsewhere());
    };
    let (row1, row2) = (a.trigger_row(first), a.trigger_row(second));
    let (type1, type2) = (row1.cell("type"), row2.cell("type"));
    let gap = a.tokens().get(last.end(a).min(second.from)..second.from).unwrap_or_default();
    let separated = a.says(last.end(a), second.from, "separation");
    if second.from < first.to {
        return true;
    }
    // «جراء غارات وقصف مدفعي على»: two nouns with one complement; «29 محاولة اغتيال وخطف» is one count.
    let noun = |h: &Hit| h.part == Part::Noun;
    let both = noun(first) && noun(second) && second.reading.before.conjunction == Some('و');
    let counted = super::counted_events(a, first).is_some_and(|q| q.min >= Some(2));
    if both && gap.is_empty() && next.tolls.is_empty() && (a.family(type1) == a.family(type2) || counted) {
        return true;
    }
    // «إحباط مخطط لاستهداف مقام», «أحبطت هجوما كان يستهدف مقاما»: what was foiled is no event of its own.
    let aimed = second.part == Part::Present && row2.has("target") && gap.len() <= 3;
    if row1.has("foiled")
        && (second.part == Part::Noun || aimed)
        && gap.len() <= 12
        && !separated
        && a.family(type2) == "violence"
    {
        return true;
    }
    let mut rows = last.events.iter().filter_map(|e| a.mentions.triggers.get(*e)).map(|h| a.trigger_row(h));
    if rows.any(|r| r.has("foiled")) && type2 == "arrest_raid" && !separated {
        return true;
    }
    let (family1, family2) = (a.family(type1), a.family(type2));
    // «عملية أمنية استهدفت بلدات»: the relative clause of the event before it.
    if row2.has("target")
        && second.part != Part::Noun
        && first.part == Part::Noun
        && gap.len() <= 16
        && !separated
    {
        return true;
    }
    // «ردت الفصائل على قصف القرية باستهداف المرابض»: the answer and what it answers.
    let answered = (last.start(a).saturating_sub(8)..first.from)
        .map(|i| a.word(i))
        .any(|w| matches!(w.strip_prefix('و').unwrap_or(w), "رد" | "ردت" | "ترد" | "يرد" | "ردا"));
    if answered && second.part == Part::Noun && second.reading.before.particle == Some('ب') {
        return false;
    }
    // «يأتي ردا على الاعتداءات التي…»: another, earlier event.
    if gap.iter().any(|t| matches!(t.text.as_str(), "ردا" | "رد" | "انتقاما" | "ثارا")) {
        return false;
    }
    // «جاء القصف بعد ساعات من معارك أوقعت 23 قتيلا».
    if a.says(last.end(a).min(second.from), second.from, "came_before") {
        return false;
    }
    // «سيطرت على الميناء بعد اشتباكات»: the fighting belongs to the taking.
    if type1 == "territory_change"
        && type2 == "armed_clash"
        && second.part == Part::Noun
        && gap.len() <= 16
        && !separated
    {
        return true;
    }
    // An attack on a prison and the escape from it are one event.
    if type2 == "prison_break" && family1 == "violence" && !separated {
        return true;
    }
    if family1 != family2 || elsewhere(a, last, second) {
        return false;
    }
    let points_back =
        second.part == Part::Noun && second.reading.before.definite && row2.id != "shell_rockets";
    let relative = row2.has("target") && gap.len() <= 8 && !separated;
    let same_kind = type1 == type2 || row1.has("generic") || row2.has("generic");
    let one_clause = !gap.iter().any(|t| t.is_sign(',') || t.is_sign(';')) && gap.len() <= 10;
    let caused = second.part == Part::Noun
        && (matches!(second.reading.before.particle, Some('ب')) || a.says(last.end(a), second.from, "cause"));
    let verb_with_wa = second.part != Part::Noun && second.reading.before.conjunction == Some('و');
    if verb_with_wa && !relative {
        return false;
    }
    (points_back && same_kind && !separated)
        || (relative && same_kind)
        || (same_kind && !separated && (one_clause || caused))
}

/// Whether the second event word has a place of its own that is not the first one's.
fn elsewhere(a: &Analysis<'_>, last: &Unit, second: &Hit) -> bool {
    let named = |from: usize, to: usize| scenes(a, from, to, Level::Province);
    let reach = ahead(a, second.to);
    let next =
        within(&a.mentions.triggers, second.to + 1, reach, |t| t.from).first().map_or(reach, |t| t.from);
    let end = a
        .tokens()
        .get(second.to..next)
        .unwrap_or_default()
        .iter()
        .position(|t| t.is_sign('.') || t.is_sign(';'))
        .map_or(next, |n| second.to + n);
    let (mine, theirs) = (named(last.start(a), second.from), named(second.to, end));
    apart(&mine, &theirs)
}
