//! One actor, one event: what part the grammar between them gives it.

use super::phrase::{Head, Phrase, Reader};
use crate::arguments::struck::struck;
use crate::frame::{Frame, Role};
use crate::inflect::Part;
use crate::lexicon::Hit;

/// A role and the rule that gave it.
pub type Part2 = (Role, &'static str);

impl Reader<'_, '_> {
    /// The role of a name in a frame; some are only ever hit.
    pub fn role(&self, frame: &Frame, hit: &Hit) -> Option<Part2> {
        let victim = self.row_has(hit, "victim");
        self.part(frame, hit).filter(|(role, _)| !victim || *role == Role::Target)
    }

    fn part(&self, frame: &Frame, hit: &Hit) -> Option<Part2> {
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

    /// «غارة إسرائيلية» acts; «جندي إسرائيلي», «مواقع إسرائيلية» are hit.
    fn adjective(&self, frame: &Frame, hit: &Hit) -> Option<Part2> {
        // «مسلحو الفصائل السورية», «الحوثيون اليمنيون»: it says where those named before it come from.
        let of_a_name = |o: &Hit| o.to == hit.from && o.from < hit.from && !self.row_has(o, "adjective");
        if self.a.mentions.actors.iter().any(of_a_name) {
            return None;
        }
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
                if kind == "means" && struck(self.a, frame, start) {
                    return Some((Role::Target, "object"));
                }
                let hit_by = self.head_before(start).is_some_and(|(_, k)| k == "against");
                return (!hit_by).then_some((Role::Perpetrator, "adjective"));
            }
            if kind == "site" {
                // «السفارة المصرية» is hit where the words say so, else only near.
                let phrase = Phrase { start, end: hit.to, head: Head::Thing };
                return match self.context(frame, hit, phrase) {
                    Context::Role(found) if found.0 == Role::Target => Some(found),
                    _ => None,
                };
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
        // «بعد توقيفهم من الجيش»: an act with its object in a pronoun.
        let done = |t: &Hit| !t.pronoun.is_empty() && t.to + 1 == phrase.start && t.part == Part::Noun;
        if self.word_before(phrase.start) == "من" && self.a.mentions.triggers.iter().any(done) {
            return Context::Role((Role::Perpetrator, "by"));
        }
        if let Some(settled) = self.settled(frame, hit, phrase) {
            return settled;
        }
        let outer = self.outer(phrase);
        // «عملية مشتركة بين الجهاز والشرطة».
        let joint = || {
            (phrase.start.saturating_sub(8)..phrase.start)
                .any(|i| self.text(i) == "بين" && self.word_before(i).starts_with("مشترك"))
        };
        if frame.kind != "armed_clash" && joint() {
            return Context::Role((Role::Perpetrator, "together with"));
        }
        let among = ["بينهم", "بينهن", "بينها", "منهم", "ومنهم", "وبينهم"];
        let told = |c: &crate::casualty::Casualty| {
            c.to <= phrase.start && c.kind != "arrested" && c.kind != "abducted"
        };
        if among.contains(&self.word_before(outer)) && frame.casualties.iter().any(told) {
            return Context::Role((Role::Target, "among the victims"));
        }
        let found = self.head_before(phrase.start).or_else(|| {
            self.head_before(outer).filter(|(_, k)| matches!(*k, "by" | "carry" | "exposed" | "ride"))
        });
        let Some((before, kind)) = found else { return Context::Open };
        let pronoun = !before.reading.pronoun.is_empty();
        match kind {
            "by" => Context::Role((Role::Perpetrator, "by")),
            // «متهم بالتعاون مع X»: what a victim is said to have done.
            "together" if self.word_before(before.from).contains("تهم") => Context::Nothing,
            "together" => Context::Role((Role::Perpetrator, "together with")),
            "behind" => Context::Role((Role::Perpetrator, "behind it")),
            // «بدعم من طيران التحالف»: forces that help take part; whoever only backs a group does not.
            "backed" if self.head_has(before, "helps") && self.lends_forces(hit, phrase) => {
                Context::Role((Role::Perpetrator, "together with"))
            }
            "backed" | "beside" => Context::Nothing,
            "ride" => Context::Role((Role::Target, "on board")),
            "rank" => Context::Role((Role::Target, "in its ranks")),
            "against" => Context::Role((Role::Target, "against")),
            "exposed" => Context::Role((Role::Target, "exposed")),
            // «طال دورية للجيش», but «طال قصف الجيش القرية».
            "strikes" if phrase.head != Head::Means => Context::Role((Role::Target, "against")),
            // «وكرا تستخدمه العصابات»: whose the thing is that was found.
            "carry" if pronoun && frame.kind == "weapons_seizure" && hit.from > frame.trigger_from => {
                Context::Role((Role::Target, "its owner"))
            }
            // «قصف القاعدة التي تستخدمها القوات»: whose the place is that was hit.
            "carry" if pronoun && self.uses_a_place(before) => Context::Role((Role::Target, "its owner")),
            "carry" if pronoun || self.event_after(frame, hit) => {
                Context::Role((Role::Perpetrator, "carried out"))
            }
            _ => Context::Open,
        }
    }

    /// What settles the matter before any single word does.
    fn settled(&self, frame: &Frame, hit: &Hit, phrase: Phrase) -> Option<Context> {
        // «الذين أعدمتهم الحركة»: a verb that has its object with it.
        let whole = |t: &Hit| t.to == phrase.start && !t.pronoun.is_empty() && t.part != Part::Noun;
        if self.a.mentions.triggers.iter().any(whole) {
            return Some(Context::Role((Role::Perpetrator, "subject")));
        }
        // «هجوم على القرية ردا على عملية ينفذها الجيش»: another deed.
        if self.heads_in(frame.trigger_to, phrase.start, "reply").next().is_some() {
            return Some(Context::Nothing);
        }
        // «تحت التعذيب في سجون كذا»: whoever holds the prison.
        let held = frame.kind == "torture_sexual_violence" && hit.from >= frame.trigger_to;
        if held && matches!(self.word_before(phrase.start), "في" | "داخل" | "لدي") {
            return Some(Context::Role((Role::Perpetrator, "in its custody")));
        }
        // «فتحت الشرطة تحقيقا في الهجوم»: whoever inquires did not do it.
        let until = if hit.to <= frame.trigger_from { frame.trigger_from } else { hit.to + 4 };
        if self.heads_in(hit.to, until, "inquiry").next().is_some() {
            return Some(Context::Nothing);
        }
        // «سيطر الجيش على البلدة بعد معارك مع كذا»: from whom it was taken.
        let taken = || self.fought_with(frame, phrase) || self.taken_from(frame, hit, phrase);
        if frame.kind == "territory_change" && taken() {
            return Some(Context::Role((Role::Target, "fought for it")));
        }
        // «تتهم المعارضة النظام بقصف البلدة».
        if self.accused(frame, hit) {
            return Some(Context::Role((Role::Perpetrator, "accused of it")));
        }
        // «اتفاق بين كذا وكذا»: both made it.
        if frame.kind == "agreement" && self.between(frame, phrase).is_some() {
            return Some(Context::Role((Role::Perpetrator, "between")));
        }
        None
    }

    /// «تحرير البلدة من الحركة», «من قبضة المسلحين», «تطهير القرى من عناصر كذا»: who held it, named behind the taking of a place.
    fn taken_from(&self, frame: &Frame, hit: &Hit, phrase: Phrase) -> bool {
        let kind = self.a.knowledge.lexicon.actors.row(hit).cell("kind");
        let grip = self.head_before(phrase.start).filter(|(_, k)| *k == "grip").map(|(h, _)| h.from);
        let start = grip.unwrap_or(phrase.start);
        let armed = matches!(kind, "rebel" | "political_militia");
        start > frame.trigger_to && start <= frame.trigger_to + 16 && armed && self.word_before(start) == "من"
    }

    /// «بعد معارك عنيفة مع كذا», said behind the taking of a place.
    fn fought_with(&self, frame: &Frame, phrase: Phrase) -> bool {
        let start = self.outer(phrase);
        let fight = |i: usize| self.a.asks("fights", i);
        let close = start.saturating_sub(6).max(frame.trigger_to)..start;
        start > frame.trigger_to && self.word_before(start) == "مع" && close.into_iter().any(fight)
    }

    /// The object of an accusation, with the deed behind it.
    fn accused(&self, frame: &Frame, hit: &Hit) -> bool {
        let accuses = |s: &Hit| {
            self.a.knowledge.lexicon.sources.row(s).cell("kind") == "accuse"
                && s.to <= hit.from
                && hit.from - s.to <= 6
        };
        frame.trigger_to > hit.to
            && self.a.asks("deeds", hit.to)
            && self.a.mentions.sources.iter().any(accuses)
    }

    /// «بدعم», «المدعومة من»: somebody helps, said of those who act; «القاعدة التي تستخدمها»: the verb tells whose a place is.
    fn head_has(&self, head: &Hit, flag: &str) -> bool {
        self.a.knowledge.lexicon.heads.row(head).has(flag)
    }

    /// «قوات كذا», «طيران التحالف»: named by what it fights with, not as a state or a party.
    fn lends_forces(&self, hit: &Hit, phrase: Phrase) -> bool {
        let force = |i: usize| self.a.asks("forces", i);
        (phrase.start.min(hit.from)..hit.to).any(force)
    }

    /// «القاعدة التي تستخدمها», «مقر كانت تستخدمه».
    fn uses_a_place(&self, verb: &Hit) -> bool {
        let thing = || self.heads_in(verb.from.saturating_sub(4), verb.from, "thing").next().is_some();
        self.head_has(verb, "uses") && thing()
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
        let between = self.between(frame, phrase)?;
        let earlier = self.a.mentions.actors.iter().any(|o| o.from > between && o.to <= phrase.start);
        let counter = self.text(between) == "وبين"
            || earlier
            || (between + 2..=phrase.start).any(|i| self.text(i).starts_with('و') && i > between + 1);
        // «صدامات بين قوات الأمن ومتظاهرين»: the forces face a crowd.
        if (between..between + 14).any(|i| self.a.demonstrates(i)) {
            return Some((Role::Target, "between"));
        }
        let close = phrase.start - between <= 14;
        close.then_some((if counter { Role::Target } else { Role::Perpetrator }, "between"))
    }

    /// The word «بين» before a phrase.
    fn between(&self, frame: &Frame, phrase: Phrase) -> Option<usize> {
        let start = frame.trigger_from.saturating_sub(3).max(frame.from);
        (start..phrase.start).rev().find(|i| matches!(self.text(*i), "بين" | "وبين"))
    }

    /// «مقتل عنصر من X», «سقوط قتلى في صفوف X».
    fn victim(&self, frame: &Frame, phrase: Phrase) -> Option<Part2> {
        if phrase.head == Head::Means {
            return None;
        }
        // «ضحايا الغارة للتحالف»: the event stands right before the name, which is its owner.
        let direct = |c: &crate::casualty::Casualty| {
            let inside = |t: &&Hit| t.from >= c.to && t.to == phrase.start && t.part == Part::Noun;
            self.a.mentions.triggers.iter().filter(inside).all(|t| self.a.trigger_row(t).has("means"))
        };
        let among = frame.casualties.iter().any(|c| {
            let of = c.victims_from < c.victims_to
                && phrase.end > c.victims_from
                && phrase.start <= c.victims_to + 1
                && phrase.start >= c.from.min(c.victims_from);
            !c.active
                && of
                && direct(c)
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
        if let Some(found) = self.kills(frame, hit, phrase) {
            return Some(found);
        }
        let inside = |t: &Hit| t.from <= phrase.start && phrase.start < t.to;
        // «أسقطت الدفاعات طائرة سورية»: a name that begins with what was shot down.
        let shot_down = || main.is_some_and(|t| self.a.trigger_row(t).has("intercept") && hit.from >= t.from);
        if self.opens_with_means(hit) && shot_down() && !self.caught(frame) {
            return Some((Role::Target, "object"));
        }
        if phrase.head == Head::Means && struck(self.a, frame, phrase.start) {
            return Some((Role::Target, "object"));
        }
        if phrase.head == Head::Means && (frame.kind != "weapons_seizure") {
            // A plane that is shot down is hit; rockets that are caught on their way still are their owner's attack.
            let down = main.is_some_and(|t| self.a.trigger_row(t).has("intercept")) && !self.caught(frame);
            let role = if down { Role::Target } else { Role::Perpetrator };
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

    /// Beside a verb of killing that has a subject: «قتلت القوات شابا», «قوات كذا قتلت الشاب».
    fn kills(&self, frame: &Frame, hit: &Hit, phrase: Phrase) -> Option<Part2> {
        let mut active = frame.casualties.iter().filter(|c| c.active);
        if active.clone().any(|c| phrase.start >= c.to && phrase.start - c.to <= 1) {
            // «قتل جنود في كمين»: nobody follows whom they could have killed.
            let suffers = self.soldiers(hit, phrase) && self.ends_clause(phrase.end);
            let victim = (Role::Target, "among the victims");
            return Some(if suffers { victim } else { (Role::Perpetrator, "subject") });
        }
        let killed =
            active.any(|c| phrase.end <= c.from && c.from - phrase.end <= 1 && c.victims_from >= c.to);
        (killed && phrase.head != Head::Thing && self.opens_clause(phrase))
            .then_some((Role::Perpetrator, "subject"))
    }

    /// Single people of a force, by themselves or before its name.
    fn soldiers(&self, hit: &Hit, phrase: Phrase) -> bool {
        let row = self.a.knowledge.lexicon.actors.row(hit).id.as_str();
        let single = matches!(row, "soldiers" | "officers") || row.ends_with("_soldiers");
        let head =
            || self.a.mentions.people.iter().any(|p| p.from == phrase.start && !p.reading.before.definite);
        single || phrase.head == Head::People && head()
    }

    /// Where a preposition, a time or a sign stands, no object follows: «في كمين», «أمس», «.».
    fn ends_clause(&self, end: usize) -> bool {
        let adjective = |i: usize| {
            let word = self.text(i);
            word.ends_with("يون") || word.ends_with("يين") || word.ends_with("يان")
        };
        let at = if adjective(end) { end + 1 } else { end };
        let timed = self.a.mentions.times.iter().any(|t| t.from == at);
        let word = self.text(at);
        timed
            || matches!(
                word,
                "." | "في"
                    | "خلال"
                    | "جراء"
                    | "اثر"
                    | "بعد"
                    | "عقب"
                    | "قرب"
                    | "عند"
                    | "علي"
                    | "داخل"
            )
            || word.starts_with('ب')
                && self.a.mentions.weapons.iter().any(|w| w.from == at || w.from == at + 1)
    }

    /// «اعتراض صواريخ», «التصدي لمسيرات»: an attack that was met.
    pub fn caught(&self, frame: &Frame) -> bool {
        self.a.trigger_at(frame.trigger_from).filter(|t| self.a.trigger_row(t).has("intercept")).is_some_and(
            |t| (t.from..t.to).any(|i| self.text(i).contains("عتر") || self.text(i).contains("تصد")),
        )
    }

    fn opens_clause(&self, phrase: Phrase) -> bool {
        let before = phrase.start.checked_sub(1).and_then(|b| self.a.tokens().get(b));
        before.is_none_or(|t| {
            !t.is_word() || matches!(t.text.as_str(), "ان" | "بان" | "فيما" | "بينما" | "حيث" | "ثم" | "وان")
        })
    }
}

/// What the word before a phrase says.
enum Context {
    Role(Part2),
    Nothing,
    Open,
}
