//! Who only speaks: an actor that a word of saying stands beside, and whoever tells a deed of its own.

use super::decide::Part2;
use super::phrase::Reader;
use crate::frame::{Frame, Role};
use crate::lexicon::Hit;

/// Types that a force does and then announces itself.
const ANNOUNCED: &[&str] = &[
    "arrest_raid",
    "weapons_seizure",
    "territory_change",
    "air_drone_strike",
    "shelling",
    "armed_attack",
    "military_activity",
    "assassination",
    "armed_clash",
    "property_destruction",
    "execution",
];

impl Reader<'_, '_> {
    /// «قال الجيش», «بحسب المرصد»: the actor is the source of the statement.
    pub fn speaks(&self, hit: &Hit) -> bool {
        self.source_before(hit, &["say", "according", "deny", "accuse"]) || self.belongs_to_speaker(hit)
    }

    /// «صرح فلان، آمر غرفة العمليات التابعة للجيش، لوكالة بأن …»: named between the word of saying and what is said.
    fn belongs_to_speaker(&self, hit: &Hit) -> bool {
        let said = |i: usize| SAID.contains(&self.text(i)) || self.text(i) == ":";
        let tells = |from: usize, to: usize| {
            let inside = |h: &&Hit| h.from >= from && h.to <= to;
            self.a.mentions.triggers.iter().any(|h| inside(&h))
                || self.a.mentions.casualties.iter().any(|h| inside(&h))
        };
        let stops = |i: usize| self.text(i) == "." || said(i);
        let Some(at) = (hit.to..hit.to + 12).find(|i| stops(*i)).filter(|i| said(*i)) else { return false };
        self.a.mentions.sources.iter().any(|s| {
            self.a.knowledge.lexicon.sources.row(s).cell("kind") == "say"
                && !matches!(self.text(s.from), "بين" | "وبين")
                && s.to <= hit.from
                && hit.from - s.to <= 14
                && !(s.to..hit.from).any(stops)
                && !tells(s.to, at)
        })
    }

    fn source_before(&self, hit: &Hit, kinds: &[&str]) -> bool {
        self.a.mentions.sources.iter().any(|s| {
            let kind = self.a.knowledge.lexicon.sources.row(s).cell("kind");
            // «تابعة» is no «تابع قائلا».
            let belongs = self.head_before(s.to).is_some_and(|(_, k)| k == "link");
            // «بين الجيش والحركة»: between, not «بيّن».
            let preposition = s.to == s.from + 1 && matches!(self.text(s.from), "بين" | "وبين");
            kinds.contains(&kind)
                && !preposition
                && !belongs
                && s.to <= hit.from
                && hit.from - s.to <= 6
                && (s.to..hit.from).all(|i| SPEAKERS.contains(&self.text(i)))
        })
    }

    /// «أعلن الجيش قصف», «أكدت القوة أنها سيطرت»: the speaker tells its own deed.
    pub fn announces(&self, frame: &Frame, hit: &Hit) -> Option<Part2> {
        let after = self.says_after(hit);
        if after.is_none() && !self.source_before(hit, &["say", "claim"]) {
            return None;
        }
        if self.tells_enemy_dead(frame, hit) {
            return Some((Role::Perpetrator, "tells its enemy's dead"));
        }
        if !ANNOUNCED.contains(&frame.kind.as_str()) || frame.casualty_only || frame.trigger_from < hit.to {
            return None;
        }
        let timed = |i: usize| self.a.mentions.times.iter().any(|t| t.from <= i && i < t.to);
        let word = |i: &usize| self.a.tokens().get(*i).is_some_and(|t| t.is_word()) && !timed(*i);
        let between: Vec<&str> =
            (after.unwrap_or(hit.to)..frame.trigger_from).filter(word).map(|i| self.text(i)).collect();
        let own = between.iter().any(|w| {
            matches!(
                *w,
                "انها"
                    | "انه"
                    | "انهم"
                    | "بانها"
                    | "بانه"
                    | "تمكنها"
                    | "تمكنه"
                    | "قيامها"
                    | "تنفيذ"
                    | "تنفيذها"
            )
        });
        // «أعلنت قسد أن مقاتليها أحبطوا …», «أن فرقا لديها داهمت …».
        let from = after.unwrap_or(hit.to);
        let hers = (from..frame.trigger_from).any(|i| matches!(self.text(i), "لديها" | "لديه"))
            || ["people", "thing", "means"].iter().any(|k| {
                self.heads_in(from, frame.trigger_from, k).any(|h| matches!(h.reading.pronoun, "ها" | "ه"))
            });
        let own = own || hers && frame.verbal;
        let near = between.len() <= 3
            && after.is_none()
            && !frame.verbal
            && between.iter().all(|w| !matches!(*w, "مقتل" | "ان" | "اصابه" | "وقوع" | "تعرض"));
        let other = self.a.mentions.actors.iter().any(|o| o.from >= hit.to && o.to <= frame.trigger_from);
        // «أكدت الكتيبة وهي من الفصائل المسلحة أنها …»: with a pronoun of its own, others in between are said of it.
        (near && !other || own && between.len() <= 8).then_some((Role::Perpetrator, "announces its deed"))
    }

    /// «جيش البلاد أعلن أنه …»: the end of the word of saying right behind the name.
    fn says_after(&self, hit: &Hit) -> Option<usize> {
        let says = |s: &&Hit| {
            let kind = self.a.knowledge.lexicon.sources.row(s).cell("kind");
            matches!(kind, "say" | "claim") && s.from >= hit.to && s.from - hit.to <= 1
        };
        self.a.mentions.sources.iter().find(says).map(|s| s.to)
    }

    /// «أعلنت الوزارة مقتل ثلاثة إرهابيين»: whoever tells that armed enemies died killed them.
    fn tells_enemy_dead(&self, frame: &Frame, hit: &Hit) -> bool {
        let kind = |h: &Hit| self.a.knowledge.lexicon.actors.row(h).cell("kind");
        let state = |k: &str| matches!(k, "state" | "external");
        frame.casualties.iter().any(|c| {
            let near = c.from >= hit.to
                && (hit.to..c.from)
                    .filter(|i| !self.a.mentions.times.iter().any(|t| t.from <= *i && *i < t.to))
                    .filter(|i| self.a.tokens().get(*i).is_some_and(|t| t.is_word()))
                    .count()
                    <= 2;
            let enemy = |o: &Hit| {
                let inside = o.from >= c.from && o.from <= c.victims_to + 2;
                inside && if state(kind(hit)) { !state(kind(o)) } else { state(kind(o)) }
            };
            c.kind == "killed" && !c.active && near && self.a.mentions.actors.iter().any(enemy)
        })
    }
}

/// Words that lead to what is said.
const SAID: &[&str] =
    &["ان", "انه", "انها", "انهم", "بان", "بانه", "بانها", "بانهم", "وان", "قايلا", "قايله", "قوله", "قولها"];

/// Words that stand between a word of saying and the speaker's name.
const SPEAKERS: &[&str] = &[
    "المتحدث",
    "الناطق",
    "باسم",
    "مصدر",
    "مصادر",
    "في",
    "عن",
    "بيان",
    "قياده",
    "وزاره",
    "لوزاره",
    "هييه",
    "رياسه",
    "مسوول",
    "امني",
    "عسكري",
    "اعلام",
    "وكاله",
    "من",
    "العسكري",
    "الرسمي",
    "قايد",
    "رييس",
    "المركز",
    "الاعلامي",
    "اعلامي",
    "مسوولون",
    "وسايل",
    "قناه",
    "ناطق",
    "الجناح",
    "لسان",
    "علي",
    "\"",
    "قوله",
    "بدورها",
    "بدوره",
    "القيادي",
    "اليوم",
    "امس",
    "مديريه",
    "اداره",
    "بيانات",
    "المصدر",
    "نقيب",
    "عقيد",
    "رايد",
    "ملازم",
    "مقدم",
    "عميد",
    "لواء",
    "ضابط",
    "ضباط",
    "برتبه",
    "اول",
    "مدير",
    "مسوولين",
    "متحدث",
];
