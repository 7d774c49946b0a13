//! The people of a casualty word itself: «ثلاثة قتلى», «ارتفع عدد القتلى إلى 12», and the one who is named after it.

use super::{Casualty, CasualtyReader, Victims, counts};
use crate::inflect::{Number, Part};
use crate::lexicon::Hit;
use crate::number::{NumberKind, NumberMention};
use crate::quantity::Quantity;
use crate::token::{Token, TokenKind};

impl CasualtyReader<'_> {
    /// The victims themselves: «ثلاثة قتلى», «قتيلان», «22 قتيلاً», «القتلى» (no count).
    pub(super) fn noun_count(&self, hit: &Hit) -> Option<Victims> {
        let of = self.lexicon.casualties.row(hit).has("of");
        let own = |n: &NumberMention| {
            n.counted == Some(hit.from)
                || n.to == hit.from && n.counted.is_none_or(|c| c >= hit.from)
                || n.from <= hit.from && hit.from < n.to && n.counted.is_none_or(|c| c == hit.from)
        };
        let number = self.mentions.numbers.iter().rev().find(|n| counts(n) && own(n));
        let several = number.is_some_and(|n| n.kind == NumberKind::Cardinal);
        if of
            && !several
            && let Some(v) = self.item_at(hit.to)
        {
            // «جثث ثلاثة أشقاء», «جثة شاب»: whose they are says how many.
            return Some(self.extend_list(v));
        }
        let led = matches!(self.before(hit.from), "عدد" | "حصيله" | "وعدد" | "الحصيله");
        // «عشرات القتلى»: counted though definite.
        let of_many = number.is_some_and(|n| n.kind == NumberKind::Vague);
        if let Some(n) = number
            && (!hit.reading.before.definite || of_many)
            && !led
        {
            let counted = Victims::unnamed(n.quantity, n.from, hit.to.max(n.to));
            // «أربعة قتلى من الجيش وسبعة من المسلحين».
            let of = self.word(hit.to) == "من";
            return Some(if of { self.extend_list(counted) } else { counted });
        }
        if hit.reading.before.definite || !hit.pronoun.is_empty() || led {
            return self.count_behind(hit, led);
        }
        // «مركز إيواء نازحين», «ملف الأسرى»: words that also name a group count only with a number.
        if self.lexicon.casualties.row(hit).has("weak") && hit.number != Number::Dual {
            return None;
        }
        // «جثث القتلى»: of people who were told of.
        if of && self.word(hit.to).starts_with("ال") {
            return None;
        }
        if let Some(v) = self.fallen(hit) {
            return Some(v);
        }
        // «ضحايا الغارات»: of what was told, without saying how many.
        let owner = self.words.tokens.get(hit.to).is_some_and(|t| t.is_word() && t.text.starts_with("ال"));
        if hit.number == Number::Plural && number.is_none() && owner && !self.falls(hit) {
            return None;
        }
        // «سقوط قتلى بالعشرات».
        match self.word(hit.to) {
            "بالعشرات" => {
                return Some(Victims::unnamed(Quantity::at_least(20), hit.from, hit.to + 1));
            }
            "بالميات" => return Some(Victims::unnamed(Quantity::at_least(100), hit.from, hit.to + 1)),
            _ => (),
        }
        let among = self.before(hit.from).ends_with("بين")
            || hit.reading.before.conjunction.is_some()
                && self.before(hit.from.saturating_sub(1)).ends_with("بين");
        let quantity = match hit.number {
            _ if among => Quantity::at_least(1),
            Number::Singular if matches!(hit.reading.before.particle, None | Some('ب')) => {
                Quantity::exact(1)
            }
            Number::Dual => Quantity::exact(2),
            _ => Quantity::at_least(1),
        };
        Some(Victims::unnamed(quantity, hit.from, hit.to))
    }

    /// «سقوط قتلى», «أوقع قتلى»: a word that makes them the dead of what is told.
    fn falls(&self, hit: &Hit) -> bool {
        let word = self.before(hit.from);
        ["سقوط", "سقط", "وقوع", "وقع", "اوقع", "خلف", "مخلف"].iter().any(|w| word.contains(w))
    }

    /// «ارتفعت حصيلة القصف إلى عشرين مدنيا»: a sum of people; where it counts dead or wounded, their noun does.
    pub(super) fn raised_sum(&self, hit: &Hit) -> Option<Victims> {
        let floor = self.sentence.from.max(hit.from.saturating_sub(4));
        let rises = |i: usize| self.word(i).contains("رتفع") || self.word(i).contains("رتفاع");
        let end = (hit.to + 30).min(self.sentence.to);
        let to = (hit.to..end).find(|i| self.word(*i) == "الي" && self.item_at(i + 1).is_some())?;
        let item = self.item_at(to + 1)?;
        let counted = self
            .mentions
            .casualties
            .iter()
            .any(|c| self.is_noun(c) && c.from >= hit.to && c.from <= item.to && c.from != hit.from);
        ((floor..hit.from).any(rises) && !counted).then_some(item)
    }

    /// «تفكيك خلية تتكون من سبعة عناصر»: the members of what was broken up are in custody.
    #[must_use]
    pub fn members(&self, trigger: &Hit) -> Option<Casualty> {
        let end = (trigger.to + 12).min(self.sentence.to);
        let made_of = |i: &usize| {
            matches!(self.word(*i), "تتكون" | "مكونه" | "مؤلفه" | "تتالف" | "تضم" | "قوامها" | "متكونه")
        };
        let at = (trigger.to..end).find(made_of)? + 1;
        let at = if self.word(at) == "من" { at + 1 } else { at };
        let members = self.item_at(at).filter(|v| v.counted)?;
        Some(self.build(
            trigger,
            "arrested",
            Some(members),
            self.lexicon.triggers.row(trigger).id.clone(),
            false,
        ))
    }

    /// «ارتفاع عدد القتلى إلى 17»: a count that has risen.
    pub(super) fn raised(&self, hit: &Hit, first: usize, end: usize) -> bool {
        // «بارتفاع حصيلة القصف على القضاء إلى أربعة قتلى».
        let led = first.checked_sub(1).is_some_and(|i| self.word(i) == "الي");
        let floor = self.sentence.from.max(hit.from.saturating_sub(if led { 16 } else { 6 }));
        // «إلى 17 قتيلا» or «القتلى إلى 17», but not «إلى 17 بعد وفاة اثنين».
        let start = first.min(hit.from).saturating_sub(1);
        let to = |from: usize| (from.max(start)..end.max(hit.to)).any(|i| self.word(i) == "الي");
        let rises = |i: usize| {
            let word = self.word(i);
            word.contains("رتفع") || word.contains("رتفاع") || matches!(word, "يرفع" | "ليرفع" | "رفع")
        };
        (floor..hit.from).any(|i| rises(i) && to(i))
    }

    /// «لترتفع الحصيلة إلى سبعة شهداء»: the toll of what is told, unless a period is named.
    pub(super) fn raised_here(&self, hit: &Hit) -> bool {
        let floor = self.sentence.from.max(hit.from.saturating_sub(5));
        let toll = |i: usize| matches!(self.word(i), "الحصيله" | "العدد") && self.word(i + 1) == "الي";
        // «مما يرفع حصيلة القتلى إلى تسعة».
        let all = matches!(self.before(hit.from), "حصيله" | "الحصيله")
            && hit.reading.before.definite
            && self.word(hit.to) == "الي";
        ((floor..hit.from).any(toll) || all) && !self.over_a_period(hit.to)
    }

    /// Whether the rest of the sentence names a period that is counted over.
    pub(super) fn over_a_period(&self, from: usize) -> bool {
        let period = |i: usize| matches!(self.word(i), "منذ" | "خلال" | "الاجماليه" | "الكليه");
        (from..self.sentence.to).any(period)
    }

    /// «ارتفع عدد القتلى إلى 12», «حصيلة الضحايا 12 قتيلاً», «بلغ عدد القتلى 9 والجرحى 31», «عشرات القتلى والجرحى».
    fn count_behind(&self, hit: &Hit, led: bool) -> Option<Victims> {
        // «المصابين الأربعة», «الضحايا الـ32».
        if let Some(n) = self.definite_number(hit) {
            return Some(n);
        }
        let reach = if led { 40 } else { 6 };
        let kind = self.lexicon.casualties.row(hit).cell("kind");
        // «بلغ عدد قتلى مجزرة المستشفى أربعمئة وستين».
        let verb = hit.from.checked_sub(2).map_or("", |i| self.word(i));
        let reached = led && ["بلغ", "تجاوز", "ناهز", "فاق", "قارب"].iter().any(|w| verb.contains(w));
        let to = |n: &NumberMention| matches!(self.before(n.from), "الي" | "بلغ" | "بلغت" | "وبلغ");
        let fits = |n: &&NumberMention| {
            n.to <= self.sentence.to
                && counts(n)
                && !is_thing(n.class)
                && (n.class != "wounded" || kind == "wounded")
                && n.from >= hit.to
                && n.from <= hit.to + reach
                && (self.open_between(hit.to, n.from) || led && to(n) || reached)
        };
        let Some(n) = self.mentions.numbers.iter().find(fits) else {
            // «عشرات القتلى والجرحى»: some of the many.
            let first = self.mentions.casualties.iter().find(|c| c.to == hit.from && self.is_noun(c))?;
            let many =
                self.mentions.numbers.iter().find(|n| n.counted == Some(first.from) || n.to == first.from)?;
            let some = if many.kind == NumberKind::Vague { many.quantity } else { Quantity::at_least(1) };
            let joined = hit.reading.before.conjunction.is_some();
            return joined.then(|| Victims::unnamed(some, first.from, hit.to));
        };
        let rises = (hit.to..n.from).any(|i| matches!(self.word(i), "الي" | "بلغ" | "بلغت"))
            || matches!(self.before(hit.from), "عدد" | "وعدد" | "حصيله")
            || n.from == hit.to && n.kind == NumberKind::Cardinal && n.counted.is_none();
        rises.then(|| Victims::unnamed(n.quantity, hit.from, n.to))
    }

    fn definite_number(&self, hit: &Hit) -> Option<Victims> {
        let article = self.word(hit.to) == "ال";
        let at = if article { hit.to + 1 } else { hit.to };
        let n = self.mentions.numbers.iter().find(|n| n.from <= at && at < n.to && n.to > hit.to)?;
        let definite = n.rule == "definite-numeral" || article || self.word(n.from).starts_with("ال");
        (hit.number == Number::Plural && definite && (counts(n) || n.rule == "definite-numeral"))
            .then(|| Victims::unnamed(n.quantity, hit.from, n.to))
    }

    /// «سقط شاب شهيدا»: the noun says what became of the people before it.
    fn fallen(&self, hit: &Hit) -> Option<Victims> {
        let person = self.mentions.people.iter().find(|p| p.to == hit.from)?;
        let number = self.mentions.numbers.iter().find(|n| counts(n) && n.counted == Some(person.from));
        self.item_at(number.map_or(person.from, |n| n.from)).map(|v| Victims { to: hit.to, ..v })
    }

    /// A definite description or a name: «مقتل القيادي أبو فلان», «إصابة اللواء فلان», «استشهاد فلان». One person.
    /// `dies`: the word is a verb whose subject is always the victim.
    pub(super) fn one_named(&self, hit: &Hit, dies: bool) -> Option<Victims> {
        let token = self.words.tokens.get(hit.to)?;
        if hit.to >= self.sentence.to || token.kind != TokenKind::Word || token.text.chars().count() < 3 {
            return None;
        }
        // «فارقوا الحياة متأثرين»: more than one.
        if hit.part == Part::Past && hit.number != Number::Singular {
            return None;
        }
        // «أصيبت سيارة بصاروخ».
        if self.thing(hit.to) {
            return None;
        }
        // «احتجاز وعرقلة»: a second deed.
        if hit.part == Part::Noun && token.text.starts_with('و') && token.taa && !self.opens_with_waw(hit.to)
        {
            return None;
        }
        // «توقيف تسعة» is a number.
        if is_phrase(token) || self.mentions.numbers.iter().any(|n| n.from == hit.to) {
            return None;
        }
        // «الاغتيال الأخير»: what follows a definite noun describes it.
        if hit.part == Part::Noun && hit.reading.before.definite {
            return None;
        }
        let taken = |list: &[Hit]| list.iter().any(|h| h.from <= hit.to && hit.to < h.to);
        let m = self.mentions;
        if taken(m.actors)
            || taken(m.cues)
            || taken(m.triggers)
            || taken(m.casualties)
            || taken(m.weapons)
            || taken(m.sources)
        {
            return None;
        }
        // «اعتقال خلية» does not say how many.
        if matches!(
            token.text.as_str(),
            "اعداد" | "خليه" | "خلايا" | "مجموعه" | "شبكه" | "عصابه" | "الخليه" | "المجموعه"
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
                | "حتي"
                | "لدي"
                | "لكن"
                | "عندما"
                | "حين"
                | "عند"
                | "عقب"
                | "منذ"
                | "بينما"
                | "فيما"
                | "كما"
                | "حيث"
                | "اثناء"
                | "بسبب"
                | "نتيجه"
                | "ولم"
                | "امس"
        );
        // After a verb only a word without ال can be a name; «قتل القصف» is its subject. Who dies is always the subject.
        let subject = token.text.starts_with("ال") && !(dies && hit.part == Part::Past);
        let verbal = hit.part != Part::Noun && (subject || hit.part == Part::Present);
        let named = !listed && !verbal && !m.times.iter().any(|t| t.from <= hit.to && hit.to < t.to);
        let one = Victims::unnamed(Quantity::exact(1), hit.to, hit.to + 1);
        named.then(|| self.extend_list(one))
    }
}

/// «أصيب برأسه», «قتل بالخطأ», «احتجاز جثمانه»: no name.
fn is_phrase(token: &Token) -> bool {
    let word = token.text.as_str();
    word.starts_with("جثما")
        || word.starts_with("جثام")
        || word.starts_with("بال")
        || word.starts_with("لل")
        || word.starts_with('ب') && !token.taa && word.ends_with('ه')
        || matches!(word, "فيها" | "فيه" | "منها" | "منهم" | "بينهم" | "عليها" | "عليه")
}

/// Whether a class of `counted.tsv` holds no people.
fn is_thing(class: &str) -> bool {
    super::item::THINGS.contains(&class)
}
