//! Where the victims of a casualty word stand: after it, before it, or behind the subject of an active verb.

use super::{CasualtyReader, REACH, Victims, one_of_them};
use crate::actor::feminine_verb;
use crate::inflect::{Number, Part};
use crate::lexicon::Hit;
use crate::number::{NumberKind, NumberMention};
use crate::quantity::Quantity;

/// How far behind its word a number of people may stand where only time and place come between, in tokens.
const FAR: usize = 26;

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
        // «اعتقلت إرهابيين اثنين مطلوبين»: people in the case of an object are no subject.
        if self.word(subject.from).starts_with('و') || armed && self.word(subject.from).ends_with("ين") {
            return None;
        }
        if !armed && !single {
            return self.counted_object(&subject, hit);
        }
        let several = subject.quantity.max.is_none();
        let reach = if armed { 12 } else { 2 };
        let (mut at, mut limit) = (subject.to, (subject.to + reach).min(self.sentence.to));
        while at < limit {
            // «اغتال مسلحون مجهولون، مساء الاثنين، ضابطا»: what stands between commas and tells when or where is no end.
            if let Some(after) = self.set_apart(at).filter(|_| armed) {
                (at, limit) = (after, (after + reach).min(self.sentence.to));
                continue;
            }
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
            at += 1;
        }
        None
    }

    /// «، مساء الاثنين،», «، أمام منزله في الحي،»: where what stands between two commas and tells when or where ends.
    fn set_apart(&self, at: usize) -> Option<usize> {
        let comma = |i: &usize| self.words.tokens.get(*i).is_some_and(|t| t.is_sign(','));
        let next = at + 1;
        if !comma(&at) || !self.circumstance(next) {
            return None;
        }
        let close = (next..(next + 14).min(self.sentence.to)).find(comma)?;
        let m = self.mentions;
        let told =
            |list: &[Hit]| list.iter().any(|h| h.from >= next && h.from < close && h.part != Part::Noun);
        (!told(m.casualties) && !told(m.triggers)).then_some(close + 1)
    }

    /// Whether a time or a preposition of time or place stands here.
    pub(super) fn circumstance(&self, at: usize) -> bool {
        self.mentions.times.iter().any(|t| t.from <= at && at < t.to)
            || self.lexicon.asks("circumstance", self.words, at)
    }

    /// «قتلت شابتان انتحاريتان 13 شخصا»: a count of people that nothing joins to the people before it is the object.
    fn counted_object(&self, subject: &Victims, hit: &Hit) -> Option<Victims> {
        let end = (subject.to + 2).min(self.sentence.to);
        let plain = |i: usize| {
            self.words.tokens.get(i).is_some_and(|t| t.is_word() && !t.text.starts_with('و'))
                && !self.is_stop(i, hit)
        };
        let at = (subject.to..=end).find(|i| {
            !self.word(*i).starts_with('و')
                && self
                    .mentions
                    .numbers
                    .iter()
                    .any(|n| n.from == *i && n.kind == NumberKind::Cardinal && n.counted.is_some())
        })?;
        let own = !matches!(self.word(subject.to), "من" | "بينهم" | "في" | "مع" | "عمر" | "عمره" | "عمرها");
        (own && (subject.to..at).all(plain)).then(|| self.item_at(at)).flatten().map(|v| self.extend_list(v))
    }

    /// «قتلت القوات ثلاثة مسلحين»: an actor right after the verb, then victims without من between them.
    pub(super) fn active(&self, hit: &Hit, after: Option<&Victims>) -> bool {
        if hit.part == Part::Present {
            return true;
        }
        let subject = self.mentions.actors.iter().find(|a| a.from >= hit.to && a.from <= hit.to + 1);
        // «قوات الاحتلال قتلت شابا»: the subject stands before its verb, the object right behind it.
        let ahead = self.mentions.actors.iter().any(|a| a.to == hit.from);
        let sings = hit.number == Number::Singular && feminine_verb(self.word(hit.from));
        if ahead && sings && after.is_some_and(|v| v.from == hit.to) {
            return true;
        }
        let Some(subject) = subject else { return hit.pronoun.len() > 1 };
        let joined =
            self.words.tokens.get(hit.to..subject.from).is_some_and(|t| t.iter().any(|t| t.text == "من"));
        !joined && after.is_some_and(|v| v.from >= subject.to)
    }

    /// Victims that follow: the first counted or named people within reach, before any other event.
    pub(super) fn victims_after(&self, start: usize, hit: &Hit) -> Option<Victims> {
        let limit = (start + REACH).min(self.sentence.to);
        // «راح ضحية الغارة على شقة في الطابق الرابع من مبنى في البلدة، ليل أمس، سبعة أشخاص»: a number of people may come late.
        let far = if self.circumstance(hit.to) || hit.to > hit.from + 1 { start + FAR } else { limit };
        let late = |i: usize| {
            let counts =
                |n: &NumberMention| n.from == i && n.kind == NumberKind::Cardinal && n.counted.is_some();
            i < limit || self.mentions.numbers.iter().any(counts)
        };
        let mut at = start;
        while at < far.min(self.sentence.to) {
            if !late(at) {
                if self.is_stop(at, hit) {
                    return None;
                }
                at += 1;
                continue;
            }
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
            if self.is_stop(at, hit) || at == hit.to && self.new_clause(at) {
                return None;
            }
            at += 1;
        }
        None
    }

    /// «قتل، قدم رجل»: a comma right behind the word, and neither time, place nor people behind that.
    fn new_clause(&self, at: usize) -> bool {
        let comma = self.words.tokens.get(at).is_some_and(|t| t.is_sign(','));
        let next = at + 1;
        let end = (next + 10).min(self.sentence.to);
        let closed = (next..end).any(|i| self.words.tokens.get(i).is_some_and(|t| t.is_sign(',')));
        let set = self.circumstance(next) || matches!(self.word(next), "ما" | "نحو" | "حوالي");
        comma && !closed && !set && self.item_at(next).is_none()
    }

    /// «الشاب الذي أصيب في الهجوم», «الرجل الذي اعتقل بعد العثور على أربعة أطفال»: who is said to have suffered it stands before.
    /// `active`: the verb may also tell of its subject's deed.
    pub(super) fn said_of_one(&self, hit: &Hit, active: bool) -> Option<Victims> {
        let who = matches!(self.before(hit.from), "الذي" | "التي");
        let there = matches!(
            self.word(hit.to),
            "فيها"
                | "فيه"
                | "خلالها"
                | "خلاله"
                | "بها"
                | "به"
                | "منها"
                | "منه"
                | "بسببها"
                | "بسببه"
        );
        // «الذي أوقف في المطار», «الذي اغتيل أمس»: no object follows.
        let later = matches!(
            self.word(hit.to),
            "بعد"
                | "عقب"
                | "اثر"
                | "قبل"
                | "في"
                | "لدي"
                | "خلال"
                | "اثناء"
                | "بموجب"
                | "قرب"
                | ","
        ) || self.mentions.times.iter().any(|t| t.from <= hit.to && hit.to < t.to);
        let told = if active {
            later && self.before(hit.from) == "الذي"
        } else {
            self.item_at(hit.to).is_none()
        };
        let one = hit.part == Part::Past && hit.number == Number::Singular && hit.pronoun.is_empty();
        (who && one && !there && told).then(|| one_of_them(hit.from))
    }

    /// «إصابته» is one person, «إصابتهما» two, «إصابتهم» as many as were told of before, else at least one.
    pub(super) fn pronoun_victims(&self, hit: &Hit) -> Victims {
        let quantity = match hit.pronoun {
            "ه" | "ها" => Quantity::exact(1),
            "هما" => Quantity::exact(2),
            _ => self.spoken_of(hit).unwrap_or(Quantity::at_least(1)),
        };
        Victims::unnamed(quantity, hit.from, hit.to)
    }

    /// «أطلقوا النار على ثلاثة جنود ما أسفر عن مقتلهم»: the last people who are counted before, unless others are named since.
    fn spoken_of(&self, hit: &Hit) -> Option<Quantity> {
        let floor = self.sentence.from.max(hit.from.saturating_sub(32));
        let told = |n: &&NumberMention| {
            n.from >= floor && n.to <= hit.from && matches!(n.kind, NumberKind::Cardinal | NumberKind::Vague)
        };
        let (item, n) = self
            .mentions
            .numbers
            .iter()
            .rev()
            .filter(told)
            .find_map(|n| self.item_at(n.from).filter(|v| v.counted).map(|v| (v, n)))?;
        let end = item.to.max(n.to);
        let since = self.mentions.people.iter().any(|p| {
            p.from >= end && p.to <= hit.from && p.number == Number::Plural && !self.part_of(p, end)
        });
        (item.quantity.min >= Some(2) && !since).then_some(item.quantity)
    }

    /// «ثلاثة من عناصر الشرطة»: the people of whom the counted ones are some.
    fn part_of(&self, person: &Hit, end: usize) -> bool {
        person.from <= end + 1
    }

    /// «ألقي القبض عليهما»: the pronoun behind the phrase says how many.
    pub(super) fn seized(&self, trigger: &Hit) -> Option<Victims> {
        let last = trigger.to.checked_sub(1).map_or("", |i| self.word(i));
        let quantity = match self.word(trigger.to) {
            _ if !last.ends_with("القبض") => return None,
            "عليه" | "عليها" => Quantity::exact(1),
            "عليهما" => Quantity::exact(2),
            "عليهم" | "عليهن" => Quantity::at_least(1),
            _ => return None,
        };
        Some(Victims { quantity, ..one_of_them(trigger.to) })
    }

    /// «استشهد مع عشرة من رفاقه»: the one whom the verb speaks of, and those with him.
    pub(super) fn with_others(&self, hit: &Hit) -> Option<Victims> {
        let with = matches!(self.word(hit.to), "مع" | "برفقه");
        let one = hit.part == Part::Past && hit.number == Number::Singular && hit.pronoun.is_empty();
        if !(with && one && self.item_at(hit.to + 1).is_some_and(|v| v.counted)) {
            return None;
        }
        Some(self.extend_list(one_of_them(hit.from)))
    }

    /// «لكنه قتل», «أنها أصيبت».
    pub(super) fn pronoun_subject(&self, hit: &Hit) -> bool {
        hit.part == Part::Past
            && hit.number == Number::Singular
            && matches!(
                self.before(hit.from),
                "لكنه" | "لكنها" | "ولكنه" | "ولكنها" | "انه" | "انها" | "بانه" | "بانها"
            )
    }

    /// «واعتقال بعضهم».
    pub(super) fn some_of_them(&self, trigger: &Hit) -> Option<Victims> {
        let some =
            matches!(self.word(trigger.to), "بعضهم" | "بعضهن" | "معظمهم" | "غالبيتهم" | "اغلبهم" | "عددا");
        let some = some && trigger.part == Part::Noun;
        some.then(|| Victims { quantity: Quantity::at_least(1), ..one_of_them(trigger.to) })
    }

    /// «حملة خطف استهدفت العشرات»: the campaign's verb leads to whom it held.
    fn campaign_verb(&self, at: usize, hit: &Hit) -> bool {
        hit.part == Part::Noun
            && matches!(self.word(at), "استهدفت" | "استهدف" | "طالت" | "طال" | "شملت" | "شمل")
            && self.mentions.triggers.iter().any(|t| t.from == hit.from)
            && (1..=2).any(|n| self.item_at(at + n).is_some_and(|v| v.counted))
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
                // «إن الطفل سامر نجم، أصيب بشظية»: a comma right before the verb of one.
                let named = commas == 1
                    && self.before(hit.from) == ","
                    && list.quantity == Quantity::exact(1)
                    && hit.number == Number::Singular;
                let fits = list.to <= hit.from && (commas != 1 || named);
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
        (was + 1 < had && !known).then_some(Victims::unnamed(Quantity::exact(1), was + 1, had))
    }

    /// Whether a clause, and with it the subject, may begin at a token.
    fn opens(&self, at: usize) -> bool {
        let own = self.word(at).starts_with('و') && self.mentions.people.iter().all(|p| p.from + 1 != at);
        let Some(before) = at.checked_sub(1).filter(|b| *b >= self.sentence.from) else { return true };
        let Some(token) = self.words.tokens.get(before) else { return true };
        let sign = token.is_sign('-') || token.is_sign(':') || token.is_sign(',') || token.is_sign('"');
        let word = matches!(
            token.text.as_str(),
            "ان" | "بان"
                | "وان"
                | "كان"
                | "وكان"
                | "ال"
                | "فيما"
                | "بينما"
                | "كما"
                | "و"
                | "هناك"
                | "وهناك"
                | "هذا"
                | "هذه"
                | "هولاء"
                | "اصل"
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
        if at < hit.to || self.campaign_verb(at, hit) {
            return false;
        }
        let m = self.mentions;
        let verbal = |h: &Hit| matches!(h.part, Part::Past | Part::Present);
        let event = m.casualties.iter().any(|h| h.from == at && !self.is_noun(h))
            || m.triggers
                .iter()
                .any(|h| h.from == at && verbal(h) && !self.lexicon.triggers.row(h).has("means"));
        // «القضاء على قائد الخلية وتدمير عشرة أوكار»: things are counted behind it.
        let things = |h: &Hit| {
            let kind = self.lexicon.triggers.row(h);
            h.part == Part::Noun
                && h.reading.before.conjunction.is_some()
                && matches!(kind.cell("type"), "property_destruction" | "weapons_seizure")
        };
        // «أصيب في الاشتباك، ما يرفع عدد القتلى إلى ستة».
        let others = |h: &Hit| self.is_noun(h) && h.reading.before.definite && h.row != hit.row;
        let event = event
            || m.triggers.iter().any(|h| h.from == at && things(h))
            || m.casualties.iter().any(|h| h.from == at && others(h));
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
        // «أصابت القذيفة سوقا ما أسفر عن سقوط عشرة قتلى»: what it led to is told in words of its own.
        let result = m
            .cues
            .iter()
            .any(|c| c.from == at && c.to > at + 1 && self.lexicon.cues.row(c).cell("cue") == "result");
        event || said || hand || connective || result || self.subset(at)
    }

    /// Whether a verb in the dual tells of two: «قتلا», «لقيا».
    pub(super) fn dual_verb(&self, hit: &Hit) -> bool {
        let past = hit.part == Part::Past && hit.number == Number::Dual;
        past || matches!(self.word(hit.from), "لقيا" | "فقدا")
    }
}
