//! Victims joined to one list: «طفلان وامرأة», «ضابط برتبة نقيب وأربعة جنود», «سائق مع طفليه», «كلا من فلان، وفلان».

use super::{CasualtyReader, Victims, sum};
use crate::inflect::{Number, Part};
use crate::lexicon::Hit;
use crate::number::{NumberKind, NumberMention};
use crate::quantity::Quantity;
use crate::token::Token;

/// How many words may describe one victim before the next is named.
const DESCRIPTION: usize = 14;

impl CasualtyReader<'_> {
    /// Joined items add up until «بينهم», a cause or a new event.
    pub(super) fn extend_list(&self, first: Victims) -> Victims {
        self.extend_to(first, self.sentence.to)
    }

    /// The same for a list that ends before a verb: «امرأة وطفل قتلا».
    pub(super) fn extend_to(&self, first: Victims, verb: usize) -> Victims {
        let mut all = first;
        let mut names = Names::of(all.quantity);
        for _ in 0..12 {
            let Some(next) = self.next_item(all.to, &mut names).filter(|n| n.to <= verb) else { break };
            names = Names::of(next.quantity);
            // «قتل رجل وطفلان أصيبا»: the next verb takes them.
            let taken = self.mentions.casualties.iter().any(|c| {
                c.from == next.to && c.part == Part::Past && c.number != Number::Singular && !self.is_noun(c)
            });
            if taken && next.to != verb {
                break;
            }
            if self.same_person(&all, &next) || self.of_one_count(&all, &next) {
                all.to = next.to;
                continue;
            }
            // «عشرات المسلحين وآخرون»: some more of very many are in the count already.
            let many = all.quantity.max.is_none() && all.quantity.min >= Some(20);
            if !many || next.quantity.max.is_some() {
                all.first = all.first.or(Some(all.quantity));
                all.quantity = sum(all.quantity, next.quantity);
            }
            all.attacker &= next.attacker;
            if all.who == "unknown" {
                all.who = next.who;
            }
            all.counted &= next.counted;
            all.to = next.to;
        }
        all
    }

    /// The next item of a list that was read up to `end`; `names` says who of the item before may still be named.
    fn next_item(&self, end: usize, names: &mut Names) -> Option<Victims> {
        let mut limit = (end + DESCRIPTION).min(self.sentence.to);
        let mut at = end;
        while at < limit {
            let token = self.words.tokens.get(at)?;
            if let Some(start) = self.joined_at(at) {
                if names.more > 0 && at > end && self.names_one_of(end, start) {
                    names.more -= 1;
                    (at, limit) = (start + 1, (start + DESCRIPTION).min(self.sentence.to));
                    continue;
                }
                let name = || (names.one && at > end).then(|| self.joined_name(start)).flatten();
                return self.joined_item(start).or_else(name);
            }
            // A count without a joining word is of other people.
            let count = |n: &&NumberMention| {
                n.from == at && matches!(n.kind, NumberKind::Cardinal | NumberKind::Vague)
            };
            if let Some(n) = self.mentions.numbers.iter().find(count) {
                // «رجل يبلغ من العمر 26 عاما … وآخر».
                let years =
                    |i: usize| matches!(self.word(i), "عاما" | "سنه" | "عام" | "سنوات" | "اعوام" | "ربيعا");
                at = n.counted.filter(|i| years(*i)).or_else(|| Some(n.to).filter(|i| years(*i)))? + 1;
                continue;
            }
            // «21 شخصا بين عسكريين ومدنيين»: what they were.
            if token.text == "بين" {
                return None;
            }
            // «شرطيان (أحدهما ضابط) ومدني», «شرطيان -أحدهما ضابط- إضافة إلى مدني»: what is said by the way.
            if let Some(close) = aside(token) {
                let closed = |i: &usize| self.words.tokens.get(*i).is_some_and(|t| t.is_sign(close));
                at = (at + 1..limit).find(closed)? + 1;
                continue;
            }
            // «معاون المدير وهو برتبة عقيد وشرطي»: what he is.
            if matches!(token.text.as_str(), "وهو" | "وهي") {
                at += 1;
                continue;
            }
            // «الرضيع سامر، ابن الأيام التسعة، وأمه»: told by the way, and his own people behind it.
            if let Some(own) = self.own_behind(at) {
                return Some(own);
            }
            // «مدني، وامرأة»: what stands behind a comma must be joined by a word.
            if token.is_sign(',') {
                self.joined_at(at + 1)?;
            } else if self.ends_list(at) {
                return None;
            }
            at += 1;
        }
        None
    }

    /// «، اسمه سامر نجم، وابن عمه»: who is joined behind a description between commas and belongs to the one described.
    fn own_behind(&self, at: usize) -> Option<Victims> {
        let comma = |i: usize| self.words.tokens.get(i).is_some_and(|t| t.is_sign(','));
        if !comma(at) || self.joined_at(at + 1).is_some() {
            return None;
        }
        let close = (at + 2..(at + 9).min(self.sentence.to)).find(|i| comma(*i))?;
        let plain = |i: usize| {
            let m = self.mentions;
            !self.subset(i)
                && !m.triggers.iter().any(|h| h.from == i)
                && !m.casualties.iter().any(|h| h.from == i)
        };
        let near = |h: &Hit| h.from == close + 1 && h.reading.before.conjunction.is_some();
        let own = self.mentions.people.iter().any(near);
        let item = (own && (at + 1..close).all(plain)).then(|| self.joined_item(close + 1)).flatten()?;
        let pronoun = (item.from..item.to + 1).any(|i| {
            let word = self.word(i);
            let open = self.words.tokens.get(i).is_some_and(|t| !t.taa);
            open && (word.ends_with('ه')
                || word.ends_with("ها")
                || word.ends_with("هما")
                || word.ends_with("هم"))
        });
        pronoun.then_some(item)
    }

    /// «الشقيقين سامر وماهر نجم وابن عمهما», «الشابان سامر نجم (22 عاما) وماهر حداد (19 عاما)»: a further name of the people who
    /// were counted before `end`.
    fn names_one_of(&self, end: usize, start: usize) -> bool {
        let given = |i: usize| self.lexicon.asks("given_name", self.words, i);
        let named =
            (given(end) || given(start)) && self.may_be_name(start) || self.aged_name(start).is_some();
        named && self.item_at(start).is_none()
    }

    /// A word that no list knows, where the name of a person may stand.
    fn may_be_name(&self, at: usize) -> bool {
        let m = self.mentions;
        let starts = |list: &[Hit]| list.iter().any(|h| h.from == at);
        let known = [&m.casualties, &m.triggers, &m.sources, &m.weapons].into_iter().any(|l| starts(l))
            || m.numbers.iter().any(|n| n.from == at)
            || m.times.iter().any(|t| t.from <= at && at < t.to);
        !known && self.words.tokens.get(at).is_some_and(|t| t.is_word() && t.text.chars().count() > 2)
    }

    /// «الشاب سامر نجم وخالد العلي»: behind the name of one, another's.
    fn joined_name(&self, start: usize) -> Option<Victims> {
        // «وسام» is a name with a و of its own.
        let name = self.lexicon.asked.of("given_name", self.words, start);
        let joined = name.is_some_and(|h| h.reading.before.conjunction.is_some());
        let given = joined && self.may_be_name(start);
        let next = self.words.tokens.get(start + 1).is_some_and(|t| t.is_word());
        (given && next).then(|| Victims::unnamed(Quantity::exact(1), start, start + 2))
    }

    /// Where the item begins that a joining word at this token leads to.
    pub(super) fn joined_at(&self, at: usize) -> Option<usize> {
        if at >= self.sentence.to {
            return None;
        }
        let next = |n: usize| self.word(at + n);
        match self.word(at).strip_prefix('و').filter(|w| w.chars().count() > 1).unwrap_or(self.word(at)) {
            "و" | "مع" | "معهم" | "معه" | "معها" | "برفقه" | "برفقته" => {
                Some(at + 1)
            }
            "اضافه" | "بالاضافه" if matches!(next(1), "الي" | "ل") => Some(at + 2),
            // «بالإضافة لمصور»: the ل is one with the item.
            "اضافه" | "بالاضافه" if next(1).starts_with('ل') => Some(at + 1),
            // «ستة من الجيش، مقابل ثلاثة من المسلحين».
            "مقابل" => Some(at + 1),
            "فضلا" if next(1) == "عن" => Some(at + 2),
            "علاوه" if next(1) == "علي" => Some(at + 2),
            "الي" if next(1) == "جانب" => Some(at + 2),
            "كذلك" => Some(at + 1),
            _ => self.word(at).starts_with('و').then_some(at).filter(|_| !self.opens_with_waw(at)),
        }
    }

    /// «وزارة», «وسط»: the و belongs to the word.
    pub(super) fn opens_with_waw(&self, at: usize) -> bool {
        let word = self.word(at);
        ["وزار", "وحد", "وزير", "ولاي", "وسط", "وكال", "واحد", "وادي", "والد"]
            .iter()
            .any(|w| word.starts_with(w))
            && self.item_at(at).is_none()
    }

    fn joined_item(&self, start: usize) -> Option<Victims> {
        let m = self.mentions;
        let verb = m.casualties.iter().any(|c| c.from == start && !self.is_noun(c))
            || m.triggers.iter().any(|c| c.from == start)
            || self.subset(start);
        if verb {
            return None;
        }
        let item = self.item_at(start).or_else(|| self.aged_name(start))?;
        // «قتل ثلاثة وخمسة جرحى», «وعدد كبير من الجرحى»: the next count has a casualty noun of its own.
        let end = m.numbers.iter().find(|n| n.from == item.from).and_then(|n| n.counted).unwrap_or(item.to);
        // «والأسير المحرر سامي» is a person of the list.
        let counts = |c: &Hit| !(c.reading.before.definite && c.number == Number::Singular);
        let own = m
            .casualties
            .iter()
            .any(|c| self.is_noun(c) && counts(c) && c.from >= item.from && c.from <= end.max(item.to));
        (!own && item.counted).then_some(item)
    }

    /// «سامر حداد (30 عاما) وماهر نجم (22 عاما)»: a name with an age is a person.
    fn aged_name(&self, start: usize) -> Option<Victims> {
        let open = (start + 1..start + 5).find(|i| self.words.tokens.get(*i).is_none_or(|t| !t.is_word()))?;
        // «رغد وهيب (8 سنوات)»: only behind another's age is the و a joining word.
        let aged = self.before(start) == ")"
            && self.words.tokens.get(open).is_some_and(|t| t.is_sign('('))
            && self.words.tokens.get(open + 1).and_then(Token::integer).is_some()
            && matches!(self.word(open + 2), "عاما" | "سنه" | "عام" | "سنوات" | "اعوام" | "ربيعا");
        aged.then(|| Victims::unnamed(Quantity::exact(1), start, open))
    }

    /// «الطبيبة والناشطة سلمى»: two callings of one who is then named.
    fn same_person(&self, first: &Victims, next: &Victims) -> bool {
        let one = |v: &Victims| v.quantity == Quantity::exact(1);
        let calling = |at: usize| self.word(at).trim_start_matches('و').starts_with("ال");
        let adjacent = first.to == next.from && first.to == first.from + 1;
        let named = (next.to..next.to + 2).find(|i| !self.word(*i).starts_with("ال"));
        let name = named.is_some_and(|i| {
            let at = if self.word(i) == "#" { i + 1 } else { i };
            let token = self.words.tokens.get(at);
            !self.ends_list(at)
                && !self.word(at).starts_with(['ب', 'و', 'ف', 'ل'])
                && token.is_some_and(|t| t.is_word() && t.text.chars().count() > 2)
                && self.mentions.triggers.iter().all(|t| t.from != at)
        });
        one(first) && one(next) && calling(first.from) && calling(next.from) && adjacent && name
    }

    /// «12 ضابطا وجنديا»: behind a number above ten a second noun in its case is counted by it too.
    fn of_one_count(&self, first: &Victims, next: &Victims) -> bool {
        let accusative = |at: usize| self.word(at).ends_with('ا');
        let last = first.to.checked_sub(1).map_or("", |i| self.word(i));
        // «10 مدنيين ومقاتلين».
        let many = |w: &str| w.ends_with("ين") && w.chars().count() > 5;
        let both = first.quantity.min > Some(2)
            && first.quantity.max.is_some()
            && next.quantity == Quantity::at_least(1)
            && many(last)
            && many(self.word(next.from))
            && !self.word(next.from).ends_with("اخرين");
        if both && first.to == next.from && next.to == next.from + 1 {
            return true;
        }
        // «36 سيدة وطفلا»: a feminine noun shows no case.
        let feminine = |at: usize| self.words.tokens.get(at).is_some_and(|t| t.taa);
        let counted = first.to.checked_sub(1).is_some_and(|at| accusative(at) || feminine(at));
        first.quantity.min > Some(10)
            && first.to == next.from
            && next.to == next.from + 1
            && counted
            && accusative(next.from)
    }

    /// «رجل يبلغ من العمر 26 عاما».
    fn tells_age(&self, at: usize) -> bool {
        matches!(self.word(at), "يبلغ" | "تبلغ") && matches!(self.word(at + 1), "من" | "عمره" | "عمرها")
    }

    /// Words that lead from the victims to what happened, when and where.
    fn ends_list(&self, at: usize) -> bool {
        let m = self.mentions;
        let Some(token) = self.words.tokens.get(at) else { return true };
        let sign = !token.is_word() && token.integer().is_none() && !token.is_sign('"');
        let event = m.casualties.iter().any(|h| h.from == at)
            || m.triggers.iter().any(|h| h.from == at && !self.lexicon.triggers.row(h).has("means"))
            || m.sources.iter().any(|h| h.from == at && h.part != Part::Literal) && !self.tells_age(at);
        // «أبو علي المتوكل»: the name is written with the dots that the preposition has not.
        let dotted = || self.text.get(token.span.start..token.span.end).is_some_and(|t| t.ends_with('ي'));
        let name =
            at > 0 && token.text == "علي" && dotted() && self.lexicon.asks("before_ali", self.words, at - 1);
        let setting = !name
            && matches!(
                token.text.as_str(),
                "في" | "علي" | "قرب" | "عند" | "داخل" | "الي" | "شرق" | "شمال" | "جنوب" | "غرب"
            )
            && !self.of_service(at + 1);
        let leads = matches!(
            token.text.as_str(),
            "فيما"
                | "بينما"
                | "كما"
                | "حيث"
                | "عندما"
                | "حين"
                | "بعد"
                | "قبل"
                | "خلال"
                | "اثناء"
                | "جراء"
                | "اثر"
                | "نتيجه"
                | "بسبب"
                | "عقب"
                | "لدي"
                | "هم"
                | "هما"
                | "وهم"
                | "وهما"
                | "ان"
                | "بان"
                | "ما"
                | "مما"
                | "بتهمه"
                | "وذلك"
        );
        sign || event || setting || leads || self.subset(at)
    }

    /// «في الجيش», «في الخامسة عشرة», «في ساقه»: where somebody serves, how old, which part of the body.
    fn of_service(&self, at: usize) -> bool {
        let m = self.mentions;
        let word = self.word(at);
        m.actors.iter().any(|a| a.from == at)
            || m.numbers.iter().any(|n| n.from == at && n.kind == NumberKind::Ordinal)
            || matches!(
                word,
                "الجيش"
                    | "الشرطه"
                    | "الامن"
                    | "صفوف"
                    | "وحده"
                    | "كتيبه"
                    | "فرقه"
                    | "جهاز"
                    | "سلاح"
                    | "قوات"
                    | "قوه"
                    | "حركه"
                    | "حزب"
                    | "مديريه"
                    | "وزاره"
                    | "العقد"
                    | "الراس"
                    | "القدم"
                    | "الساق"
                    | "الصدر"
            )
            || word.ends_with("ه") && self.words.tokens.get(at).is_some_and(|t| !t.taa)
            || word.ends_with("ها")
    }

    /// «كلا من سامر، وماهر، ووائل»: as many as are named.
    pub(super) fn named_list(&self, at: usize) -> Option<Victims> {
        let both = matches!(self.word(at), "كلا" | "كل" | "وكلا" | "وكل") && self.word(at + 1) == "من";
        let sign = |i: &usize| self.words.tokens.get(*i).is_some_and(|t| t.is_sign(':') || t.is_sign('"'));
        let first = (at + 2..at + 4).find(|i| !sign(i)).unwrap_or(at + 2);
        if !both || self.word(first).starts_with("ال") && self.mentions.people.iter().all(|p| p.from != first)
        {
            return None;
        }
        let end = (first..self.sentence.to)
            .take(60)
            .find(|i| {
                self.words.tokens.get(*i).is_none_or(|t| !t.is_word() && !t.is_sign(',') && !t.is_sign('"'))
                    || self.mentions.triggers.iter().any(|h| h.from == *i)
                    || self.mentions.casualties.iter().any(|h| h.from == *i)
                    || matches!(self.word(*i), "من" | "في" | "بعد" | "خلال" | "وذلك" | "اثناء")
            })
            .unwrap_or(self.sentence.to.min(first + 60));
        let more = (first + 1..end)
            .filter(|i| {
                let joined = self.word(*i).starts_with('و') && self.word(*i).chars().count() > 2;
                let comma = |i: usize| self.words.tokens.get(i).is_some_and(|t| t.is_sign(','));
                // «واقتادتهم إلى جهة مجهولة»: what was done to them.
                let done = ["تهم", "وهم", "تها", "تهما"].iter().any(|end| self.word(*i).ends_with(end));
                joined && !done && !self.opens_with_waw(*i)
                    || comma(*i - 1) && !joined && !self.circumstance(*i)
            })
            .count();
        Some(Victims::unnamed(Quantity::exact(1 + more as u64), first, end))
    }
}

/// Whose names may still follow an item of a list.
#[derive(Clone, Copy, Debug, Default)]
struct Names {
    /// The item is one person, whom a name follows.
    one: bool,
    /// How many more than the first of several counted people may be named.
    more: u64,
}

impl Names {
    fn of(quantity: Quantity) -> Self {
        let exact = quantity.max.filter(|n| quantity.min == Some(*n)).unwrap_or(0);
        Self { one: exact == 1, more: if exact < 9 { exact.saturating_sub(1) } else { 0 } }
    }
}

/// The sign that ends an aside which begins with this token.
fn aside(token: &Token) -> Option<char> {
    match token {
        t if t.is_sign('(') => Some(')'),
        t if t.is_sign('-') => Some('-'),
        _ => None,
    }
}
