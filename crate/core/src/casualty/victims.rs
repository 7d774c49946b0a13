//! The people of a casualty statement: who and how many, before or after its word.

use super::{CasualtyReader, REACH, Victims, counts, is_others, sum};
use crate::inflect::{Number, Part};
use crate::lexicon::Hit;
use crate::number::{NumberKind, NumberMention};
use crate::quantity::Quantity;
use crate::token::TokenKind;

impl CasualtyReader<'_> {
    /// «قتل مسلحون مجهولون موظفاً»: when unnamed gunmen follow the verb and then, unjoined, another person, they killed him.
    pub(super) fn object_of(&self, hit: &Hit, after: Option<&Victims>) -> Option<Victims> {
        let subject = after.filter(|v| v.quantity.max.is_none() && v.from <= hit.to + 1)?;
        let armed = self
            .mentions
            .people
            .iter()
            .any(|p| p.from == subject.from && self.lexicon.people.row(p).cell("side") == "combatant")
            || self.mentions.actors.iter().any(|x| x.from <= subject.from && subject.from < x.to);
        let bare = !self.words.tokens.get(subject.from).is_some_and(|t| t.text.starts_with('و'));
        if !armed || !bare {
            return None;
        }
        let limit = (subject.to + 12).min(self.sentence.to);
        for at in subject.to..limit {
            let joined = self.words.tokens.get(at).is_some_and(|t| {
                t.text.starts_with('و')
                    || matches!(t.text.as_str(), "من" | "بينهم" | "ما" | "مما" | "في") && at == subject.to
            });
            if joined || self.is_stop(at, hit) {
                return None;
            }
            if let Some(item) = self.item_at(at) {
                return Some(self.extend_list(item));
            }
        }
        None
    }

    /// «قتلت القوات ثلاثة مسلحين»: an actor right after the verb, then victims without من between them.
    pub(super) fn active(&self, hit: &Hit, after: Option<&Victims>) -> bool {
        if hit.part == Part::Present {
            return true;
        }
        let subject = self.mentions.actors.iter().find(|a| a.from >= hit.to && a.from <= hit.to + 1);
        let Some(subject) = subject else { return hit.pronoun.len() > 1 };
        let joined =
            self.words.tokens.get(hit.to..subject.from).is_some_and(|t| t.iter().any(|t| t.text == "من"));
        !joined && after.is_some_and(|v| v.from >= subject.to)
    }

    /// The victims themselves: «ثلاثة قتلى», «قتيلان», «22 قتيلاً», «القتلى» (no count).
    pub(super) fn noun_count(&self, hit: &Hit) -> Option<Victims> {
        let number = self.mentions.numbers.iter().rev().find(|n| {
            counts(n)
                && (n.counted == Some(hit.from)
                    || n.to == hit.from
                    || (n.from <= hit.from && hit.from < n.to && n.counted.is_none_or(|c| c == hit.from)))
        });
        let led = hit
            .from
            .checked_sub(1)
            .and_then(|b| self.words.tokens.get(b))
            .is_some_and(|t| matches!(t.text.as_str(), "عدد" | "حصيله" | "وعدد" | "الحصيله"));
        // «عشرات القتلى»: counted though definite.
        let of_many = number.is_some_and(|n| n.kind == NumberKind::Vague && n.to == hit.from);
        if let Some(n) = number
            && (!hit.reading.before.definite || of_many)
            && !led
        {
            return Some(Victims {
                quantity: n.quantity,
                counted: true,
                who: "unknown",
                from: n.from,
                to: hit.to.max(n.to),
            });
        }
        // «ارتفع عدد القتلى إلى 12», «حصيلة الضحايا 12 قتيلاً»
        if hit.reading.before.definite || !hit.pronoun.is_empty() || led {
            let reach = if led { 40 } else { 6 };
            let to = |n: &NumberMention| {
                n.from
                    .checked_sub(1)
                    .and_then(|b| self.words.tokens.get(b))
                    .is_some_and(|t| matches!(t.text.as_str(), "الي" | "بلغ" | "بلغت" | "وبلغ"))
            };
            let n = self.mentions.numbers.iter().find(|n| {
                n.to <= self.sentence.to
                    && counts(n)
                    && n.from >= hit.to
                    && n.from <= hit.to + reach
                    && (self.open_between(hit.to, n.from) || led && to(n))
            })?;
            let rises = self
                .words
                .tokens
                .get(hit.to..n.from)?
                .iter()
                .any(|t| matches!(t.text.as_str(), "الي" | "بلغ" | "بلغت"))
                || self.words.tokens.get(hit.from.checked_sub(1)?)?.text == "عدد";
            return rises.then_some(Victims {
                quantity: n.quantity,
                counted: true,
                who: "unknown",
                from: hit.from,
                to: n.to,
            });
        }
        let quantity = match hit.number {
            Number::Singular
                if hit.reading.before.particle.is_none() || hit.reading.before.particle == Some('ب') =>
            {
                Quantity::exact(1)
            }
            Number::Dual => Quantity::exact(2),
            _ => Quantity::at_least(1),
        };
        Some(Victims { quantity, counted: true, who: "unknown", from: hit.from, to: hit.to })
    }

    /// A definite description or a name: «مقتل القيادي أبو فلان», «إصابة اللواء فلان», «استشهاد فلان». One person.
    pub(super) fn one_named(&self, hit: &Hit) -> Option<Victims> {
        let token = self.words.tokens.get(hit.to)?;
        if hit.to >= self.sentence.to || token.kind != TokenKind::Word || token.text.chars().count() < 3 {
            return None;
        }
        let person = self.mentions.people.iter().find(|p| p.from == hit.to);
        if let Some(p) = person {
            let who = self.lexicon.people.row(p).cell("who");
            let quantity = match p.number {
                Number::Singular => Quantity::exact(1),
                Number::Dual => Quantity::exact(2),
                Number::Plural => Quantity::at_least(1),
            };
            return Some(Victims { quantity, counted: true, who, from: p.from, to: p.to });
        }
        let taken = |list: &[Hit]| list.iter().any(|h| h.from <= hit.to && hit.to < h.to);
        let m = self.mentions;
        if taken(&m.actors)
            || taken(&m.cues)
            || taken(&m.triggers)
            || taken(&m.casualties)
            || taken(&m.weapons)
            || taken(&m.sources)
        {
            return None;
        }
        // «اعتقال خلية» does not say how many.
        if matches!(
            token.text.as_str(),
            "خليه" | "خلايا" | "مجموعه" | "شبكه" | "عصابه" | "الخليه" | "المجموعه"
        ) {
            return None;
        }
        let listed = matches!(
            token.text.as_str(),
            "في" | "من"
                | "علي"
                | "الي"
                | "عن"
                | "مع"
                | "بعد"
                | "قبل"
                | "هناك"
                | "خلال"
                | "جراء"
                | "اثر"
                | "ان"
                | "كل"
                | "جميع"
                | "عدد"
                | "بعض"
        );
        // After a verb only a word without ال can be a name; «قتل القصف» is its subject.
        let verbal = hit.part != Part::Noun && (token.text.starts_with("ال") || hit.part == Part::Present);
        (!listed && !verbal && !m.times.iter().any(|t| t.from <= hit.to && hit.to < t.to)).then(|| Victims {
            quantity: Quantity::exact(1),
            counted: true,
            who: "unknown",
            from: hit.to,
            to: hit.to + 1,
        })
    }

    /// Victims that follow: the first counted or named people within reach, before any other event.
    pub(super) fn victims_after(&self, start: usize, hit: &Hit) -> Option<Victims> {
        let limit = (start + REACH).min(self.sentence.to);
        let mut at = start;
        while at < limit {
            if let Some(first) = self.item_at(at) {
                return Some(self.extend_list(first));
            }
            if self.is_stop(at, hit) {
                return None;
            }
            at += 1;
        }
        None
    }

    /// Victims that precede: «أن 20 مدنياً على الأقل قتلوا», «شرطي قتل».
    pub(super) fn victims_before(&self, hit: &Hit) -> Option<Victims> {
        let floor = self.sentence.from.max(hit.from.saturating_sub(8));
        for at in (floor..hit.from).rev() {
            if self.is_barrier(at) {
                return None;
            }
            if let Some(item) = self.item_at(at).filter(|i| i.to <= hit.from) {
                // The number before the noun belongs to it: step back to where the phrase starts.
                let start = self.mentions.numbers.iter().find(|n| {
                    counts(n)
                        && n.counted.is_some_and(|c| c >= item.from && c < item.to)
                        && n.from < item.from
                });
                let item = start.and_then(|n| self.item_at(n.from)).unwrap_or(item);
                let item = self.joined_before(item);
                let opens = item.from == self.sentence.from
                    || item.from.checked_sub(1).and_then(|b| self.words.tokens.get(b)).is_some_and(|b| {
                        matches!(
                            b.text.as_str(),
                            "ان" | "بان"
                                | "وان"
                                | "كان"
                                | "وكان"
                                | "ال"
                                | "-"
                                | ":"
                                | ","
                                | "\""
                                | "فيما"
                                | "بينما"
                                | "كما"
                        ) || b.text == "و"
                    });
                return opens.then_some(item);
            }
        }
        None
    }

    /// «امرأة وطفلا قتلا»: the item before, joined by a glued و.
    fn joined_before(&self, last: Victims) -> Victims {
        let glued = self.words.tokens.get(last.from).is_some_and(|t| t.text.starts_with('و'));
        let floor = last.from.saturating_sub(3).max(self.sentence.from);
        let first = (floor..last.from).find_map(|at| self.item_at(at).filter(|v| v.to == last.from));
        match first.filter(|_| glued) {
            Some(first) => Victims { quantity: sum(first.quantity, last.quantity), from: first.from, ..last },
            None => last,
        }
    }

    /// One item of a victims' list that starts at a token.
    pub(super) fn item_at(&self, at: usize) -> Option<Victims> {
        let number = self.mentions.numbers.iter().find(|n| n.from == at && counts(n));
        if let Some(n) = number {
            let people = self
                .mentions
                .people
                .iter()
                .find(|p| Some(p.from) == n.counted || (p.from >= n.from && p.from <= n.to));
            let casualty_noun = self
                .mentions
                .casualties
                .iter()
                .find(|c| self.is_noun(c) && c.from >= n.from && c.from <= n.to);
            let others = self.words.tokens.get(n.to).is_some_and(|t| is_others(&t.text));
            let of_actor = self.words.tokens.get(n.to).is_some_and(|t| t.text == "من");
            let bare = matches!(n.kind, NumberKind::Cardinal | NumberKind::Vague)
                && n.counted.is_none()
                && self.count_expected(at);
            let end = people.map(|p| p.to).or(casualty_noun.map(|c| c.to)).unwrap_or(n.to).max(n.to);
            let other_noun = n.counted.is_some() && people.is_none() && casualty_noun.is_none();
            if other_noun && !others && !of_actor {
                return None;
            }
            if people.is_some_and(|p| self.lexicon.people.row(p).has("group")) {
                return None;
            }
            if people.is_some() || casualty_noun.is_some() || others || of_actor || bare {
                let who = people.map_or("unknown", |p| self.lexicon.people.row(p).cell("who"));
                return Some(Victims { quantity: n.quantity, counted: true, who, from: n.from, to: end });
            }
            return None;
        }
        let token = self.words.tokens.get(at)?;
        // «أحد الضباط», «إحدى السيدات» is one.
        if matches!(token.text.as_str(), "احد" | "احدي" | "واحد" | "باحد")
            && self.mentions.people.iter().any(|p| p.from == at + 1)
        {
            let who = self
                .mentions
                .people
                .iter()
                .find(|p| p.from == at + 1)
                .map_or("unknown", |p| self.lexicon.people.row(p).cell("who"));
            return Some(Victims { quantity: Quantity::exact(1), counted: true, who, from: at, to: at + 2 });
        }
        let others = token.text.strip_prefix('و').unwrap_or(&token.text);
        if is_others(others) {
            let some =
                at.checked_sub(1).and_then(|b| self.words.tokens.get(b)).is_some_and(|t| t.text == "عدد");
            let quantity = if some {
                Quantity::at_least(1)
            } else if others == "اخر" || others == "اخري" {
                Quantity::exact(1)
            } else {
                Quantity::at_least(1)
            };
            return Some(Victims { quantity, counted: true, who: "unknown", from: at, to: at + 1 });
        }
        let person = self.mentions.people.iter().find(|p| p.from == at)?;
        let row = self.lexicon.people.row(person);
        if row.has("group") {
            return None;
        }
        // «أفراد الخلية» names a group without saying how many of it.
        let owned = person.number == Number::Plural
            && self.words.tokens.get(person.to).is_some_and(|t| t.is_word() && t.text.starts_with("ال"));
        let definite = person.reading.before.definite || owned;
        let quantity = match person.number {
            Number::Singular => Quantity::exact(1),
            Number::Dual => Quantity::exact(2),
            Number::Plural => Quantity::at_least(1),
        };
        Some(Victims {
            quantity,
            counted: !(definite && person.number == Number::Plural),
            who: row.cell("who"),
            from: at,
            to: person.to,
        })
    }

    /// A number without a noun counts people only right after a word that leads to a count: «إصابة 25», «إلى 6», not «كوفيد 19».
    fn count_expected(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return false };
        let m = self.mentions;
        let after_word = m.casualties.iter().any(|c| c.to == at)
            || m.triggers.iter().any(|t| t.to == at)
            || m.people.iter().any(|p| p.to == at);
        after_word
            || self.words.tokens.get(before).is_some_and(|t| {
                matches!(
                    t.text.as_str(),
                    "الي"
                        | "بلغ"
                        | "بلغت"
                        | "عن"
                        | "عدد"
                        | "ان"
                        | "منهم"
                        | "بينهم"
                        | "و"
                        | "("
                        | "من"
                )
            })
    }

    /// «طفلين وامرأة», «مدني وابنه»: joined items add up until بينهم or a new event.
    pub(super) fn extend_list(&self, first: Victims) -> Victims {
        let mut all = first;
        for _ in 0..6 {
            let Some(next) = self.next_item(all.to) else { break };
            all.quantity = sum(all.quantity, next.quantity);
            if all.who != next.who {
                all.who = if all.who == "unknown" { next.who } else { all.who };
            }
            all.to = next.to;
        }
        all
    }

    fn next_item(&self, end: usize) -> Option<Victims> {
        let token = self.words.tokens.get(end).filter(|_| end < self.sentence.to)?;
        // «أصيب الشاب مع اثنين من أشقائه».
        if token.text == "مع" {
            return self.item_at(end + 1);
        }
        if token.is_sign(',') {
            return self
                .next_item(end + 1)
                .filter(|v| self.words.tokens.get(v.from).is_some_and(|t| t.text.starts_with('و')));
        }
        if !token.is_word() || !token.text.starts_with('و') {
            return None;
        }
        let at = if token.text == "و" { end + 1 } else { end };
        // «وأصيب» opens the next statement; «وامرأة», «و3 أطفال», «وابنه» go on with this one.
        let event = self.mentions.casualties.iter().any(|c| c.from == at)
            || self.mentions.triggers.iter().any(|c| c.from == at);
        if event {
            return None;
        }
        let item = self.item_at(at)?;
        // «قتل ثلاثة وخمسة جرحى»: the next count has a casualty noun of its own.
        let own =
            self.mentions.casualties.iter().any(|c| c.from >= item.from && c.from <= item.to && c.from > at);
        (!own).then_some(item)
    }
}
