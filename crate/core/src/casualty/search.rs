//! Where the victims of a casualty word stand: after it, before it, or behind the subject of an active verb.

use super::{CasualtyReader, REACH, Victims};
use crate::inflect::{Number, Part};
use crate::lexicon::Hit;
use crate::quantity::Quantity;

/// How many words before a verb its subject may begin.
const BACK: usize = 14;

impl CasualtyReader<'_> {
    /// «قتل مسلحون مجهولون موظفاً», «قتل جندي شاباً»: when armed people follow the verb and then, unjoined, another person,
    /// they killed him.
    pub(super) fn object_of(&self, hit: &Hit, after: Option<&Victims>) -> Option<Victims> {
        // «اغتال مسلحون مدير ناحية ونجله»: the subject alone, without the list that its object may open.
        let subject = after.filter(|v| v.from <= hit.to + 1).and_then(|v| self.item_at(v.from))?;
        let armed = self
            .mentions
            .people
            .iter()
            .any(|p| p.from == subject.from && self.lexicon.people.row(p).cell("side") == "combatant")
            || self.mentions.actors.iter().any(|x| x.from <= subject.from && subject.from < x.to);
        let single = subject.quantity == Quantity::exact(1);
        if !armed && !single || self.word(subject.from).starts_with('و') {
            return None;
        }
        let several = subject.quantity.max.is_none();
        let reach = if armed { 12 } else { 2 };
        let limit = (subject.to + reach).min(self.sentence.to);
        for at in subject.to..limit {
            let word = self.word(at);
            let joined = self.words.tokens.get(at).is_some_and(|t| t.text.starts_with('و') || t.is_sign(','))
                || matches!(word, "من" | "بينهم" | "ما" | "مما" | "في" | "مع" | "برفقه") && at == subject.to;
            if joined || self.is_stop(at, hit) {
                return None;
            }
            // One soldier is the subject only when the object shows its case: «شابا», or a count.
            let object = several
                || (word.ends_with('ا') || word.ends_with("ين")) && word.chars().count() > 3
                || self.words.tokens.get(at).is_some_and(|t| t.integer().is_some());
            if let Some(item) = self.item_at(at).filter(|_| object) {
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

    /// Victims that follow: the first counted or named people within reach, before any other event.
    pub(super) fn victims_after(&self, start: usize, hit: &Hit) -> Option<Victims> {
        let limit = (start + REACH).min(self.sentence.to);
        let mut at = start;
        while at < limit {
            if let Some(list) = self.named_list(at) {
                return Some(list);
            }
            if let Some(after) = self.source_phrase(at) {
                at = after;
                continue;
            }
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

    /// «وفق مسؤول محلي،», «بحسب قائد الشرطة»: whoever says it is no victim. The end of the phrase.
    fn source_phrase(&self, at: usize) -> Option<usize> {
        let says = matches!(self.word(at), "وفق" | "بحسب" | "حسب" | "وبحسب" | "ووفق" | "حسبما" | "وفقا");
        if !says {
            return None;
        }
        let end = (at + 10).min(self.sentence.to);
        let comma = (at..end).find(|i| self.words.tokens.get(*i).is_some_and(|t| t.is_sign(',')));
        let count = (at..end).find(|i| {
            self.mentions.numbers.iter().any(|n| n.from == *i && n.to > n.from && n.counted != Some(n.from))
        });
        comma.map(|c| c + 1).or(count)
    }

    /// Victims that precede: «أن 20 مدنياً على الأقل قتلوا», «شرطي قتل», «أن ضابطاً برتبة عقيد قتل».
    pub(super) fn victims_before(&self, hit: &Hit) -> Option<Victims> {
        let floor = self.sentence.from.max(hit.from.saturating_sub(BACK));
        if let Some(one) = self.who_had_been(hit) {
            return Some(one);
        }
        let mut commas = 0;
        let mut last: Option<Victims> = None;
        for at in (floor..hit.from).rev() {
            let token = self.words.tokens.get(at)?;
            if self.breaks(at) {
                break;
            }
            // «خمسة عناصر من بينهم قيادي، قتلوا»: a part of the count, which its word opens as a comma would.
            if matches!(self.before(at), "بينهم" | "بينهن" | "منهم" | "منهن") {
                commas = if commas == 1 { 2 } else { commas };
                continue;
            }
            if self.opens(at)
                && let Some(first) = self.item_at(at)
            {
                let list = self.extend_to(first, hit.from);
                // What stands between commas («، بينهم أطفال،») has two of them or none.
                let fits = list.to <= hit.from && commas != 1;
                let longer = last.as_ref().is_none_or(|l| l.to <= list.to);
                // «ثمانية جنود و29 مقاتلا قتلوا»: و may join it to what stands before.
                let joined = self.before(at) == "و" || self.word(at).starts_with('و');
                if !fits || !longer || !joined {
                    return last.filter(|_| !fits || !longer).or(Some(list).filter(|_| fits));
                }
                last = Some(list);
            }
            commas += usize::from(token.is_sign(','));
        }
        last
    }

    /// «وكان سالم قد خطف»: the one who is named between كان and قد.
    fn who_had_been(&self, hit: &Hit) -> Option<Victims> {
        let had =
            hit.from.checked_sub(1).filter(|i| self.word(*i) == "قد" && hit.number == Number::Singular)?;
        let floor = self.sentence.from.max(had.saturating_sub(5));
        let was = (floor..had).rev().find(|i| matches!(self.word(*i), "كان" | "وكان" | "كانت" | "وكانت"))?;
        let m = self.mentions;
        let known = m.actors.iter().any(|x| x.from > was && x.from < had)
            || m.people.iter().any(|p| p.from > was && p.from < had && p.number != Number::Singular)
            || m.sources.iter().any(|p| p.from > was && p.from < had);
        (was + 1 < had && !known).then_some(Victims {
            quantity: Quantity::exact(1),
            counted: true,
            who: "unknown",
            attacker: false,
            from: was + 1,
            to: had,
        })
    }

    /// Whether a clause, and with it the subject, may begin at a token.
    fn opens(&self, at: usize) -> bool {
        let own = self.word(at).starts_with('و') && self.mentions.people.iter().all(|p| p.from + 1 != at);
        let Some(before) = at.checked_sub(1).filter(|b| *b >= self.sentence.from) else { return true };
        let Some(token) = self.words.tokens.get(before) else { return true };
        let sign = token.is_sign('-') || token.is_sign(':') || token.is_sign(',') || token.is_sign('"');
        let word = matches!(
            token.text.as_str(),
            "ان" | "بان" | "وان" | "كان" | "وكان" | "ال" | "فيما" | "بينما" | "كما" | "و"
        );
        // «خمسة قتلوا وأكثر من عشرين آخرين أصيبوا»: right behind the verb before.
        let behind_verb = self.word(at).starts_with('و')
            && self.mentions.casualties.iter().any(|c| c.to == at && c.part == Part::Past);
        sign || word || behind_verb || own && self.words.tokens.get(before).is_some_and(|t| !t.is_word())
    }

    /// Another statement between the subject and its verb.
    fn breaks(&self, at: usize) -> bool {
        let m = self.mentions;
        let verb = |h: &&Hit| h.from == at && h.part != Part::Noun;
        self.words.tokens.get(at).is_some_and(|t| t.is_sign('.') || t.is_sign(';'))
            || m.casualties.iter().any(|h| h.from == at && !self.is_noun(h))
            || m.triggers.iter().filter(verb).any(|h| !self.lexicon.triggers.row(h).has("means"))
    }

    /// Where the search for victims ends: another event, a statement verb, «بينهم», a clause of its own.
    pub(super) fn is_stop(&self, at: usize, hit: &Hit) -> bool {
        if at < hit.to {
            return false;
        }
        let m = self.mentions;
        let verbal = |h: &Hit| matches!(h.part, Part::Past | Part::Present);
        let event = m.casualties.iter().any(|h| h.from == at && !self.is_noun(h))
            || m.triggers
                .iter()
                .any(|h| h.from == at && verbal(h) && !self.lexicon.triggers.row(h).has("means"));
        let said = m.sources.iter().any(|h| h.from == at && h.part != Part::Literal);
        let hand = matches!(self.word(at), "علي" | "من")
            && matches!(self.word(at + 1), "يد" | "ايدي" | "قبل")
            || matches!(self.word(at), "بيد" | "بايدي" | "بنيران" | "برصاص");
        let connective = self.words.tokens.get(at).is_some_and(|t| {
            t.is_sign('.')
                || t.is_sign(';')
                || matches!(
                    t.text.as_str(),
                    "فيما"
                        | "بينما"
                        | "كما"
                        | "حيث"
                        | "الذي"
                        | "التي"
                        | "الذين"
                        | "ان"
                        | "بان"
                        | "شنه"
                        | "شنته"
                        | "شنها"
                        | "نفذه"
                        | "نفذته"
                        | "نفذها"
                        | "قبل"
                        | "بتهمه"
                )
        });
        event || said || hand || connective || self.subset(at)
    }

    /// Whether a verb in the dual tells of two: «قتلا», «لقيا».
    pub(super) fn dual_verb(&self, hit: &Hit) -> bool {
        let past = hit.part == Part::Past && hit.number == Number::Dual;
        past || matches!(self.word(hit.from), "لقيا" | "فقدا")
    }
}
