//! One actor, one event: what part the grammar between them gives it.

use super::phrase::{Head, Phrase, Reader};
use crate::frame::{Frame, Role};
use crate::inflect::{Number, Part};
use crate::lexicon::Hit;

/// A role and the rule that gave it.
pub type Part2 = (Role, &'static str);

/// Types whose noun takes the victim: «اعتقال فلان», «اغتيال فلان».
const OBJECT_TYPES: &[&str] = &["assassination", "arrest_raid", "abduction", "execution", "weapons_seizure"];

/// Types that have no agent in their grammar: «انفجر لغم».
const AGENTLESS: &[&str] = &["explosion", "ied_mine"];

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
    /// The role of a name in a frame.
    pub fn role(&self, frame: &Frame, hit: &Hit) -> Option<Part2> {
        if let Some(found) = self.announces(frame, hit) {
            return Some(found);
        }
        if self.speaks(hit) {
            return None;
        }
        if self.row_has(hit, "adjective") {
            return self.adjective(frame, hit);
        }
        let phrase = self.phrase(hit);
        match self.context(frame, hit, phrase) {
            Context::Role(found) => return Some(found),
            Context::Nothing => return None,
            Context::Open => {}
        }
        self.side_of_clash(frame, phrase)
            .or_else(|| self.victim(frame, phrase))
            .or_else(|| self.around(frame, hit, phrase))
    }

    pub fn row_has(&self, hit: &Hit, flag: &str) -> bool {
        self.a.knowledge.lexicon.actors.row(hit).has(flag)
    }

    /// «قال الجيش», «بحسب المرصد»: the actor is the source of the statement.
    fn speaks(&self, hit: &Hit) -> bool {
        self.source_before(hit, &["say", "according", "deny", "accuse"])
    }

    fn source_before(&self, hit: &Hit, kinds: &[&str]) -> bool {
        self.a.mentions.sources.iter().any(|s| {
            let kind = self.a.knowledge.lexicon.sources.row(s).cell("kind");
            // «تابعة» is no «تابع قائلا».
            let belongs = self.head_before(s.to).is_some_and(|(_, k)| k == "link");
            kinds.contains(&kind)
                && !belongs
                && s.to <= hit.from
                && hit.from - s.to <= 4
                && (s.to..hit.from).all(|i| SPEAKERS.contains(&self.text(i)))
        })
    }

    /// «أعلن الجيش قصف», «أكدت القوة أنها سيطرت»: the speaker tells its own deed.
    fn announces(&self, frame: &Frame, hit: &Hit) -> Option<Part2> {
        if !self.source_before(hit, &["say", "claim"])
            || !ANNOUNCED.contains(&frame.kind.as_str())
            || frame.casualty_only
            || frame.trigger_from < hit.to
        {
            return None;
        }
        let timed = |i: usize| self.a.mentions.times.iter().any(|t| t.from <= i && i < t.to);
        let word = |i: &usize| self.a.tokens().get(*i).is_some_and(|t| t.is_word()) && !timed(*i);
        let between: Vec<&str> = (hit.to..frame.trigger_from).filter(word).map(|i| self.text(i)).collect();
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
        let near = between.len() <= 3
            && !frame.verbal
            && between.iter().all(|w| !matches!(*w, "مقتل" | "ان" | "اصابه" | "وقوع" | "تعرض"));
        let other = self.a.mentions.actors.iter().any(|o| o.from >= hit.to && o.to <= frame.trigger_from);
        (!other && (near || own && between.len() <= 8)).then_some((Role::Perpetrator, "announces its deed"))
    }

    /// «غارة إسرائيلية» acts; «جندي إسرائيلي», «مواقع إسرائيلية» are hit.
    fn adjective(&self, frame: &Frame, hit: &Hit) -> Option<Part2> {
        for noun in (hit.from.saturating_sub(3)..hit.from).rev() {
            let trigger = self
                .a
                .mentions
                .triggers
                .iter()
                .any(|t| t.part == Part::Noun && t.from <= noun && noun < t.to);
            let (found, kind) = self.head_before(noun + 1).map_or((None, ""), |(h, k)| (Some(h), k));
            let start = found.map_or(noun, |h| h.from);
            if trigger && kind != "thing" && kind != "people" || kind == "means" {
                let hit_by = self.head_before(start).is_some_and(|(_, k)| k == "against");
                return (!hit_by).then_some((Role::Perpetrator, "adjective"));
            }
            if kind == "thing" || kind == "people" {
                let phrase = Phrase {
                    start,
                    end: hit.to,
                    head: if kind == "thing" { Head::Thing } else { Head::People },
                };
                return match self.context(frame, hit, phrase) {
                    Context::Role(found) => Some(found),
                    Context::Nothing => None,
                    Context::Open => self.victim(frame, phrase).or_else(|| self.around(frame, hit, phrase)),
                };
            }
            let word = self.text(noun);
            let adjective = (word.ends_with('ه') || word.ends_with('ي'))
                && word.starts_with("ال") == self.text(hit.from).starts_with("ال");
            if !adjective || noun + 2 < hit.from {
                return None;
            }
        }
        None
    }

    /// The word right before the phrase, where it settles the matter.
    fn context(&self, frame: &Frame, hit: &Hit, phrase: Phrase) -> Context {
        let Some((before, kind)) = self.head_before(phrase.start) else { return Context::Open };
        let pronoun = !before.reading.pronoun.is_empty();
        match kind {
            "by" => Context::Role((Role::Perpetrator, "by")),
            "together" => Context::Role((Role::Perpetrator, "together with")),
            "behind" => Context::Role((Role::Perpetrator, "behind it")),
            "backed" | "beside" => Context::Nothing,
            "ride" => Context::Role((Role::Target, "on board")),
            "rank" => Context::Role((Role::Target, "in its ranks")),
            "against" if phrase.head != Head::Means || frame.kind == "weapons_seizure" => {
                Context::Role((Role::Target, "against"))
            }
            "against" => Context::Role((Role::Target, "against")),
            "exposed" => Context::Role((Role::Target, "exposed")),
            "carry" if pronoun || self.event_after(frame, hit) => {
                Context::Role((Role::Perpetrator, "carried out"))
            }
            "people" if hit.reading.before.particle == Some('ل') => Context::Open,
            _ => Context::Open,
        }
    }

    fn event_after(&self, frame: &Frame, hit: &Hit) -> bool {
        !frame.casualty_only && frame.trigger_to > hit.to
    }

    /// «اشتباكات بين A وB», «اشتبكت A مع B»: the first side acts, the second is hit; which began is not said.
    fn side_of_clash(&self, frame: &Frame, phrase: Phrase) -> Option<Part2> {
        if frame.kind != "armed_clash" {
            return None;
        }
        if self.word_before(phrase.start) == "مع" && phrase.start >= frame.trigger_from {
            return Some((Role::Target, "clash with"));
        }
        let start = frame.trigger_from.saturating_sub(3).max(frame.from);
        let between = (start..phrase.start).rev().find(|i| matches!(self.text(*i), "بين" | "وبين"))?;
        let earlier = self.a.mentions.actors.iter().any(|o| o.from > between && o.to <= phrase.start);
        let counter = self.text(between) == "وبين"
            || earlier
            || (between + 2..=phrase.start).any(|i| self.text(i).starts_with('و') && i > between + 1);
        let close = phrase.start - between <= 14;
        close.then_some((if counter { Role::Target } else { Role::Perpetrator }, "between"))
    }

    /// «مقتل عنصر من X», «سقوط قتلى في صفوف X».
    fn victim(&self, frame: &Frame, phrase: Phrase) -> Option<Part2> {
        if phrase.head == Head::Means {
            return None;
        }
        let among = frame.casualties.iter().any(|c| {
            let of = c.victims_from < c.victims_to
                && phrase.end > c.victims_from
                && phrase.start <= c.victims_to + 1
                && phrase.start >= c.from.min(c.victims_from);
            !c.active
                && of
                && !(phrase.start == c.victims_to + 1
                    && matches!(self.text(c.victims_to), "في" | "علي" | "مع"))
        });
        let after_noun = frame
            .casualties
            .iter()
            .any(|c| !c.active && phrase.start >= c.to && phrase.start - c.to <= 2 && frame.casualty_only);
        (among || after_noun).then_some((Role::Target, "among the victims"))
    }

    /// Subject, object and owner of the event words in the frame.
    fn around(&self, frame: &Frame, hit: &Hit, phrase: Phrase) -> Option<Part2> {
        let triggers =
            || {
                self.a.mentions.triggers.iter().filter(|t| {
                    t.from >= frame.from && t.to <= frame.to && !self.a.trigger_row(t).has("means")
                })
            };
        let main = triggers().find(|t| t.from == frame.trigger_from);
        let active =
            frame.casualties.iter().find(|c| c.active && phrase.start >= c.to && phrase.start - c.to <= 1);
        if active.is_some() {
            return Some((Role::Perpetrator, "subject"));
        }
        let inside = |t: &Hit| t.from <= phrase.start && phrase.start < t.to;
        if phrase.head == Head::Means && (frame.kind != "weapons_seizure") {
            let intercepted = main.is_some_and(|t| self.a.trigger_row(t).has("intercept"));
            let role = if intercepted { Role::Target } else { Role::Perpetrator };
            return (phrase.start >= frame.from).then_some((role, "weapon of"));
        }
        let before = triggers().filter(|t| t.to <= phrase.start || inside(t)).max_by_key(|t| t.to);
        if let Some(found) = before.and_then(|t| self.after_event(frame, t, hit, phrase)) {
            return Some(found);
        }
        let after = triggers().filter(|t| t.from >= hit.to).min_by_key(|t| t.from);
        match (before, after) {
            (None, Some(t)) => self.before_event(frame, t, phrase),
            (Some(_), Some(t)) if self.opens_clause(phrase) => self.before_event(frame, t, phrase),
            _ => None,
        }
    }

    fn opens_clause(&self, phrase: Phrase) -> bool {
        let before = phrase.start.checked_sub(1).and_then(|b| self.a.tokens().get(b));
        before.is_none_or(|t| {
            !t.is_word() || matches!(t.text.as_str(), "ان" | "بان" | "فيما" | "بينما" | "حيث" | "ثم" | "وان")
        })
    }

    /// The phrase stands after the event word.
    fn after_event(&self, frame: &Frame, event: &Hit, hit: &Hit, phrase: Phrase) -> Option<Part2> {
        let gap = phrase.start.saturating_sub(event.to);
        let row = self.a.trigger_row(event);
        let kind = row.cell("type");
        let preposition = self.preposition(phrase, hit);
        let others = self
            .a
            .mentions
            .actors
            .iter()
            .any(|o| o.from >= event.to && o.to <= phrase.start && !self.row_has(o, "adjective"));
        let owned = matches!(phrase.head, Head::Thing | Head::People);
        if AGENTLESS.contains(&kind) {
            return (owned && gap <= 14 && !matches!(preposition, Some("من" | "مع")))
                .then_some((Role::Target, "hit by the blast"));
        }
        if row.has("target") && (self.relative(frame, event) || phrase.head == Head::Thing) {
            return (gap <= 8).then_some((Role::Target, "aimed at"));
        }
        let objects = OBJECT_TYPES.contains(&kind) || row.has("target");
        if event.part == Part::Noun {
            return self.after_noun(objects, gap, others, hit, phrase, preposition);
        }
        if preposition.is_some() {
            return None;
        }
        // Before its subject a verb stands in the singular: «رشقوا القوات» has the forces as object.
        let plural = event.number == Number::Plural;
        let first = !plural
            && !others
            && gap <= 3
            && phrase.head != Head::Thing
            && !self.object_between(event.to, phrase.start);
        if first {
            return Some((Role::Perpetrator, "subject"));
        }
        (gap <= 14).then_some((Role::Target, "object"))
    }

    /// «قصف X», «اعتقال X», «كمين لـX»: owner or object of a noun.
    fn after_noun(
        &self,
        objects: bool,
        gap: usize,
        others: bool,
        hit: &Hit,
        phrase: Phrase,
        preposition: Option<&str>,
    ) -> Option<Part2> {
        let by_l = hit.reading.before.particle == Some('ل') && phrase.head == Head::Bare;
        if gap == 0 && !by_l && preposition.is_none() {
            if phrase.head == Head::Thing {
                return Some((Role::Target, "object"));
            }
            let deed = objects && !self.object_follows(phrase.end);
            return Some(if deed {
                (Role::Target, "object")
            } else {
                (Role::Perpetrator, "owner of the act")
            });
        }
        if by_l && gap <= 3 && !others {
            return Some(if objects {
                (Role::Target, "object")
            } else {
                (Role::Perpetrator, "owner of the act")
            });
        }
        if preposition.is_some() {
            return None;
        }
        let owned = matches!(phrase.head, Head::Thing | Head::People);
        (gap <= 10 && (owned || objects && gap <= 4)).then_some((Role::Target, "object"))
    }

    /// The phrase stands before the event word: its subject, or what was exposed to it.
    fn before_event(&self, frame: &Frame, event: &Hit, phrase: Phrase) -> Option<Part2> {
        let gap = event.from.saturating_sub(phrase.end);
        if gap > 12 {
            return None;
        }
        if self.heads_in(phrase.end, event.from, "exposed").next().is_some() {
            return Some((Role::Target, "exposed"));
        }
        let tokens = self.a.tokens();
        let preposition = matches!(
            self.word_before(phrase.start),
            "في" | "من" | "الي" | "عن" | "مع" | "بعد" | "قبل" | "خلال" | "حول" | "عبر"
        );
        let glued = self
            .a
            .words
            .readings(phrase.start)
            .iter()
            .any(|r| matches!(r.before.particle, Some('ب' | 'ل')) && r.before.definite);
        if preposition || glued || frame.casualty_only {
            return None;
        }
        let carried = self.heads_in(phrase.start.saturating_sub(2), event.from, "carry").next().is_some();
        let others = self
            .a
            .mentions
            .actors
            .iter()
            .any(|o| o.from >= phrase.end && o.to <= event.from && !self.row_has(o, "adjective"));
        let broken = tokens
            .get(phrase.end..event.from)
            .unwrap_or_default()
            .iter()
            .filter(|t| t.is_sign(',') || t.is_sign(';') || t.is_sign('.'))
            .count();
        let verbal = event.part != Part::Noun;
        if phrase.head == Head::Thing {
            return (verbal && gap <= 4).then_some((Role::Target, "object"));
        }
        let subject = if verbal { gap <= 8 && (broken != 1 || gap <= 2) } else { carried };
        (subject && !others).then_some((Role::Perpetrator, "subject"))
    }

    /// «هجوم استهدف», «انفجار استهدف»: the subject is the event itself.
    fn relative(&self, frame: &Frame, event: &Hit) -> bool {
        if event.part == Part::Noun {
            return false;
        }
        let floor = frame.from.max(event.from.saturating_sub(8));
        let starts =
            |list: &[Hit]| list.iter().any(|h| h.part == Part::Noun && h.from >= floor && h.to <= event.from);
        let actor = self
            .a
            .mentions
            .actors
            .iter()
            .any(|o| o.from >= floor && o.to <= event.from && !self.row_has(o, "adjective"));
        !actor && (starts(&self.a.mentions.triggers) || starts(&self.a.mentions.weapons))
            || matches!(self.word_before(event.from), "الذي" | "التي" | "ما")
    }

    /// «استهداف الجيش مواقع», «اعتقال القوات خمسة»: an object follows, so the noun before it is the subject.
    fn object_follows(&self, end: usize) -> bool {
        let token = self.a.tokens().get(end);
        let number = self.a.mentions.numbers.iter().any(|n| n.from == end);
        let person = self.a.mentions.people.iter().any(|p| p.from == end && !p.reading.before.definite);
        let thing = self.heads_in(end, end + 2, "thing").any(|h| h.from == end);
        let by_l = token.is_some_and(|t| t.text.starts_with("لل") || t.text == "ل");
        number || person || thing || by_l
    }

    /// A person or a thing that already stands between the verb and the phrase.
    fn object_between(&self, from: usize, to: usize) -> bool {
        self.a.mentions.people.iter().any(|p| p.from >= from && p.to <= to)
            || self.heads_in(from, to, "thing").next().is_some()
    }

    /// The preposition that governs the phrase, ل of a bare name not counted.
    fn preposition(&self, phrase: Phrase, hit: &Hit) -> Option<&str> {
        let word = self.word_before(phrase.start);
        if matches!(
            word,
            "في" | "من"
                | "الي"
                | "عن"
                | "مع"
                | "بعد"
                | "قبل"
                | "خلال"
                | "حول"
                | "عبر"
                | "عقب"
                | "اثر"
                | "لدي"
                | "منذ"
        ) {
            return Some(word);
        }
        let glued = phrase.head == Head::Bare && hit.reading.before.particle == Some('ب');
        glued.then_some("ب")
    }
}

/// What the word before a phrase says.
enum Context {
    Role(Part2),
    Nothing,
    Open,
}

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
];
