//! What stands after or before an event word: subject, object, owner.

use super::decide::Part2;
use super::phrase::{Head, Phrase, Reader};
use crate::actor::feminine_verb;
use crate::frame::{Frame, Role};
use crate::inflect::{Number, Part};
use crate::lexicon::Hit;

/// Types whose noun takes the victim: «اعتقال فلان», «اغتيال فلان».
const OBJECT_TYPES: &[&str] = &["assassination", "arrest_raid", "abduction", "execution", "weapons_seizure"];

/// Types whose verb is about people or about the way: a patrol or a convoy behind it is the subject.
const MOVING: &[&str] = &["arrest_raid", "abduction", "military_activity", "territory_change"];

/// Types that have no agent in their grammar: «انفجر لغم».
const AGENTLESS: &[&str] = &["explosion", "ied_mine"];

impl Reader<'_, '_> {
    /// The phrase stands after the event word.
    pub fn after_event(&self, frame: &Frame, event: &Hit, hit: &Hit, phrase: Phrase) -> Option<Part2> {
        let gap = phrase.start.saturating_sub(event.to);
        let row = self.a.trigger_row(event);
        let kind = row.cell("type");
        let preposition = self.preposition(phrase, hit);
        let others = self.a.mentions.actors.iter().any(|o| {
            // «كذا وكذا»: whoever is joined to a name is not parted from the verb by it.
            let joined = hit.reading.before.conjunction == Some('و') && hit.from <= o.to + 1;
            o.from > event.from && o.to <= phrase.start && !self.row_has(o, "adjective") && !joined
        });
        let owned = matches!(phrase.head, Head::Thing | Head::People);
        if AGENTLESS.contains(&kind) {
            return (owned && gap <= 14 && !matches!(preposition, Some("من" | "مع")))
                .then_some((Role::Target, "hit by the blast"));
        }
        if phrase.head == Head::Thing && self.drives(event, phrase) {
            return Some((Role::Perpetrator, "subject"));
        }
        // «استهدفت قوات كذا محيط البلدة»: what is hit stands behind it.
        let hits = event.part != Part::Noun
            && gap == 0
            && phrase.head == Head::Bare
            && preposition.is_none()
            && self.object_follows(phrase.end);
        if row.has("target") && !hits && (self.relative(frame, event) || phrase.head == Head::Thing) {
            return (gap <= 8).then_some((Role::Target, "aimed at"));
        }
        // «غارة استهدفت قوة من كذا»: what tells the event ends in a verb that hits, and its object follows.
        let last = event.to.saturating_sub(1);
        let ends_in_verb = last > event.from && self.heads_in(last, event.to, "hits").next().is_some();
        if event.part == Part::Noun && ends_in_verb && gap <= 8 && !others && preposition.is_none() {
            return Some((Role::Target, "object"));
        }
        // «مهددا الرئيس»: a participle takes an object.
        let word = self.text(event.from);
        let participle = word.starts_with('م') && word.ends_with('ا');
        let objects = OBJECT_TYPES.contains(&kind) || row.has("target") || participle;
        if event.part == Part::Noun {
            return self.after_noun(objects, gap, others, hit, phrase, preposition);
        }
        // «حاصر الآلاف من أنصار كذا المبنى»: the count and its «من» are the subject's own.
        let counted = preposition == Some("من")
            && !objects
            && (event.from + 1..=event.to).contains(&self.outer(phrase));
        if preposition.is_some() && !counted {
            return None;
        }
        // Before its subject a verb stands in the singular: «رشقوا القوات» has the forces as object.
        let plural = event.number == Number::Plural;
        let first = !plural
            && !others
            && !self.has_subject(event)
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
        // «قصف عنيف من طيران كذا», «إطلاق نار من قوات كذا».
        let people =
            self.a.mentions.people.iter().any(|p| p.from >= phrase.start - gap && p.to <= phrase.start);
        let number =
            self.a.mentions.numbers.iter().any(|n| n.from >= phrase.start - gap && n.to <= phrase.start);
        // «تمشيط المناطق التي انتزعتها من الحركة»: what is told of a thing is no part of the act.
        let told = (phrase.start - gap..phrase.start)
            .any(|i| matches!(self.text(i), "التي" | "الذي" | "الذين" | "اللتين" | "اللذين"));
        if preposition == Some("من") && !objects && gap <= 4 && !people && !number && !told {
            return Some((Role::Perpetrator, "by"));
        }
        if preposition.is_some() {
            return None;
        }
        let owned = matches!(phrase.head, Head::Thing | Head::People);
        let parted = (phrase.start - gap..phrase.start)
            .any(|i| self.a.tokens().get(i).is_some_and(|t| t.is_sign(',') || t.is_sign(';')));
        (gap <= 10 && (owned || objects && gap <= 4 && !parted)).then_some((Role::Target, "object"))
    }

    /// «داهمت دورية للجيش منزلا», «دخل رتل تركي»: a thing with people in it, right behind the verb.
    fn drives(&self, event: &Hit, phrase: Phrase) -> bool {
        let row = self.a.trigger_row(event);
        let kind = row.cell("type");
        let close = phrase.start <= event.to || phrase.start == event.to + 1 && self.number_at(event.to);
        if event.part == Part::Noun || !close || !self.moves(phrase.start) || self.has_subject(event) {
            return false;
        }
        if MOVING.contains(&kind) {
            return true;
        }
        let hits = row.has("target") || AGENTLESS.contains(&kind) || kind == "property_destruction";
        !hits && feminine_verb(self.text(event.from)) && self.object_follows(phrase.end)
    }

    fn number_at(&self, at: usize) -> bool {
        self.a.mentions.numbers.iter().any(|n| n.from == at && n.to == at + 1)
    }

    /// «الجيش قصف …», «كانت القوات قد استهدفت …»: the subject stands before its verb, so what follows is hit.
    fn has_subject(&self, event: &Hit) -> bool {
        self.a.mentions.actors.iter().any(|o| {
            let close = o.to <= event.from && event.from - o.to <= 2;
            let word = |i: usize| self.a.tokens().get(i).is_some_and(|t| t.is_word());
            let opens = || {
                let start = self.outer(self.phrase(o));
                let before = self.word_before(start);
                !start.checked_sub(1).is_some_and(word)
                    || matches!(
                        before,
                        "ان" | "بان" | "كان" | "كانت" | "وكان" | "وكانت" | "فيما" | "بينما" | "حيث"
                    )
            };
            close && (o.to..event.from).all(word) && !self.row_has(o, "adjective") && opens()
        })
    }

    /// The phrase stands before the event word: its subject, or what was exposed to it.
    pub fn before_event(&self, frame: &Frame, event: &Hit, phrase: Phrase) -> Option<Part2> {
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
        let others = self.a.mentions.actors.iter().any(|o| {
            // «القوات بإسناد من التحالف استعادت»: who helps does not part the verb from its subject.
            let helps = || {
                self.head_before(self.phrase(o).start).is_some_and(|(_, k)| k == "together" || k == "backed")
            };
            // «الجيش وقوات كذا قصفت»: nor who acts together with it.
            let joined = o.reading.before.conjunction == Some('و') && o.from <= phrase.end + 1;
            let between = o.from >= phrase.end && o.to <= event.from;
            between && !joined && !self.row_has(o, "adjective") && !helps()
        });
        let broken = tokens
            .get(phrase.end..event.from)
            .unwrap_or_default()
            .iter()
            .filter(|t| t.is_sign(',') || t.is_sign(';') || t.is_sign('.'))
            .count();
        let verbal = event.part != Part::Noun;
        if phrase.head == Head::Thing {
            // «آليات الجيش اقتحمت» acts, «دورية الجيش استهدفت», «سيارة الجيش احترقت» is hit.
            let row = self.a.trigger_row(event);
            let kind = row.cell("type");
            let acts = !row.has("target") && !AGENTLESS.contains(&kind) && kind != "property_destruction";
            let part = if acts { (Role::Perpetrator, "subject") } else { (Role::Target, "object") };
            return (verbal && gap <= 4 && !(acts && others)).then_some(part);
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
        let place = self.a.toponyms.iter().any(|t| t.chain_from == end || t.from == end);
        number || person || thing || by_l || place
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
