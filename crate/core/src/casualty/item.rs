//! One item of a list of victims: «ثلاثة جنود», «امرأتان», «أحد الضباط», «آخرون», «ابنه».

use super::{CasualtyReader, Victims, counts, is_others};
use crate::inflect::{Number, Part};
use crate::lexicon::Hit;
use crate::number::lexicon::counted;
use crate::number::{NumberKind, NumberMention};
use crate::quantity::Quantity;

/// Classes of `counted.tsv` that are no people.
pub(super) const THINGS: &[&str] =
    &["group", "event", "weapon", "vehicle", "building", "object", "animal", "family"];

impl CasualtyReader<'_> {
    /// The item that starts at a token.
    pub(super) fn item_at(&self, at: usize) -> Option<Victims> {
        if let Some(n) = self.mentions.numbers.iter().find(|n| n.from == at && counts(n)) {
            // «قتل فيه العشرات».
            let many = n.kind == NumberKind::Vague && n.counted.is_none() && self.word(n.to) != "من";
            return self.counted_item(n, at).or_else(|| many.then(|| self.others(at)).flatten());
        }
        self.one_of(at).or_else(|| self.others(at)).or_else(|| self.person(at))
    }

    /// A number with its people: «ثلاثة جنود», «أربعة من حراسه», «عشرات المدنيين», «6» where a count is due.
    fn counted_item(&self, n: &NumberMention, at: usize) -> Option<Victims> {
        let of = self.word(n.to) == "من";
        // «أربعة من عائلة واحدة» are people, «ثلاث عائلات» a count of something else.
        if THINGS.contains(&n.class) && !(of && matches!(n.class, "family" | "group")) {
            return None;
        }
        // «عائلة من خمسة أفراد»: its members are counted behind it.
        if n.kind == NumberKind::Singular && n.class == "family" {
            let members = self.mentions.numbers.iter().find(|m| m.from == n.to + 1 && m.from > n.from);
            return members.and_then(|m| self.counted_item(m, m.from));
        }
        let people = self
            .mentions
            .people
            .iter()
            .find(|p| Some(p.from) == n.counted || (p.from >= n.from && p.from <= n.to));
        if people.is_some_and(|p| self.lexicon.people.row(p).has("group")) && !of {
            return None;
        }
        let noun =
            self.mentions.casualties.iter().find(|c| self.is_noun(c) && c.from >= n.from && c.from <= n.to);
        let others = is_others(self.word(n.to)).is_some();
        let due = self.count_expected(at);
        // «وأصيب 71 السبت».
        let dated = n.counted.is_some_and(|c| self.mentions.times.iter().any(|t| t.from <= c && c < t.to));
        let bare = matches!(n.kind, NumberKind::Cardinal | NumberKind::Vague)
            && (n.counted.is_none() || dated)
            && due;
        // «ستة متورطين»: right after a word of harm whatever is counted and is no thing is people.
        let unknown = due && n.counted.is_some_and(|c| self.may_be_people(c));
        if !(people.is_some() || noun.is_some() || others || of || bare || unknown) {
            return None;
        }
        if people.is_some_and(|p| n.kind == NumberKind::Singular && self.describes(p)) {
            return None;
        }
        // «ضابطا شرطة»: spelled like a singular in its case.
        let two = people.is_some_and(|p| self.lexicon.people.row(p).has("two"));
        let quantity = if two && n.kind == NumberKind::Singular { Quantity::exact(2) } else { n.quantity };
        let known =
            people.map(|p| p.to).or(noun.map(|c| c.to)).or(n.counted.filter(|_| !dated).map(|c| c + 1));
        let to = known.unwrap_or(n.to).max(n.to);
        let who = people.map_or(if n.class == "fighter" { "combatant" } else { "unknown" }, |p| {
            self.lexicon.people.row(p).fixed("who")
        });
        Some(Victims {
            quantity,
            first: None,
            counted: true,
            who,
            attacker: self.attacks(people),
            from: n.from,
            to,
        })
    }

    /// A noun that no list knows may be people if it is no event, means, time or thing.
    fn may_be_people(&self, at: usize) -> bool {
        let m = self.mentions;
        let starts = |list: &[Hit]| list.iter().any(|h| h.from == at);
        !(starts(m.triggers)
            || starts(m.weapons)
            || m.times.iter().any(|t| t.from <= at && at < t.to)
            || m.casualties.iter().any(|c| c.from == at && !self.is_noun(c)))
    }

    /// «أحد الضباط», «إحدى السيدات» is one.
    fn one_of(&self, at: usize) -> Option<Victims> {
        let word = self.word(at);
        if !matches!(word, "احد" | "احدي" | "واحد" | "باحد" | "واحدي" | "واحده") {
            return None;
        }
        let person = self.mentions.people.iter().find(|p| p.from == at + 1)?;
        let who = self.lexicon.people.row(person).fixed("who");
        Some(Victims {
            quantity: Quantity::exact(1),
            first: None,
            counted: true,
            who,
            attacker: false,
            from: at,
            to: at + 2,
        })
    }

    /// «آخر», «آخران», «آخرون», «العشرات».
    fn others(&self, at: usize) -> Option<Victims> {
        let word = self.word(at);
        let quantity = is_others(word.strip_prefix('و').unwrap_or(word))?;
        // «عدد آخر», «عدد "آخر"».
        let before = (1..=2).find_map(|n| {
            let b = at.checked_sub(n)?;
            self.words.tokens.get(b).filter(|t| t.is_word()).map(|t| t.text.as_str())
        });
        // «آخران على الأقل».
        let more = self.word(at + 1) == "علي" && self.word(at + 2) == "الاقل";
        let quantity = match quantity {
            _ if before == Some("عدد") => Quantity::at_least(1),
            q if more => Quantity { max: None, ..q },
            q => q,
        };
        Some(Victims::unnamed(quantity, at, at + 1))
    }

    /// A noun for people that counts by its own form.
    fn person(&self, at: usize) -> Option<Victims> {
        let person = self.mentions.people.iter().find(|p| p.from == at)?;
        let row = self.lexicon.people.row(person);
        // «أما التاسعة» is no mother.
        let mother = self.word(at) != "اما";
        if !mother || row.has("group") || self.describes(person) || self.of_many(person) {
            return None;
        }
        if let Some(v) = self.told_after(person) {
            return Some(v);
        }
        // «أفراد الخلية» names a group without saying how many of it.
        let next = self.words.tokens.get(person.to);
        let owned = person.number == Number::Plural
            && !row.has("kin")
            && next.is_some_and(|t| t.is_word() && t.text.starts_with("ال"));
        let definite = person.reading.before.definite || owned;
        let number = if row.has("two") { Number::Dual } else { person.number };
        let sound = number == Number::Plural && self.word(at).ends_with("ين");
        let quantity = match number {
            Number::Singular => Quantity::exact(1),
            Number::Dual => Quantity::exact(2),
            // «تكفيريين عثر بحوزتهما»: the pronoun says that they were two.
            // «نازحَين»: the vowel says so.
            Number::Plural if sound && (self.two_spoken_of(person.to) || self.two_written(at)) => {
                Quantity::exact(2)
            }
            Number::Plural => Quantity::at_least(1),
        };
        Some(Victims {
            quantity,
            first: None,
            counted: !(definite && number == Number::Plural),
            who: row.fixed("who"),
            attacker: self.attacks(Some(person)),
            from: at,
            to: person.to,
        })
    }

    /// «أطفاله الثلاثة», «الجنود الأربعة»: the number behind its noun.
    fn told_after(&self, person: &Hit) -> Option<Victims> {
        if person.number != Number::Plural {
            return None;
        }
        let told = |quantity: Quantity, to: usize| {
            Some(Victims {
                quantity,
                first: None,
                counted: true,
                who: self.lexicon.people.row(person).fixed("who"),
                attacker: self.attacks(Some(person)),
                from: person.from,
                to,
            })
        };
        // «إرهابيين اثنين»: the number repeats the dual, which is spelled like a plural.
        if matches!(self.word(person.to), "اثنين" | "اثنان" | "اثنتين" | "اثنتان") {
            return told(Quantity::exact(2), person.to + 1);
        }
        // «مسلحين (02)»: the figure repeats or settles the word before it.
        let figure = self.words.tokens.get(person.to + 1).and_then(crate::token::Token::integer);
        if let Some(n) = figure
            && self.word(person.to) == "("
            && self.word(person.to + 2) == ")"
        {
            return told(Quantity::exact(n), person.to + 3);
        }
        // «ركاب الحافلة، وعددهم تسعة».
        let end = (person.to + 8).min(self.sentence.to);
        let theirs = |i: &usize| matches!(self.word(*i), "وعددهم" | "عددهم" | "وعددهن" | "عددهن");
        if let Some(at) = (person.to..end).find(theirs)
            && let Some(n) = self.mentions.numbers.iter().find(|n| n.from == at + 1 && counts(n))
        {
            return told(n.quantity, n.to);
        }
        let number = self
            .mentions
            .numbers
            .iter()
            .find(|n| n.from == person.to && (counts(n) || n.rule == "definite-numeral"))
            // «المسعفون الأربعة سامر وماهر»: what stands behind is their names.
            .filter(|n| {
                let own = person.reading.before.definite || n.counted.is_none_or(|c| c < n.from);
                self.word(n.from).starts_with("ال") && own
            })?;
        told(number.quantity, number.to)
    }

    /// Written with a fatha before the final ين.
    fn two_written(&self, at: usize) -> bool {
        let span = self.words.tokens.get(at).map(|t| t.span);
        let written = span.and_then(|s| self.text.get(s.start..s.end)).unwrap_or("");
        written.contains("\u{64e}ين") || written.contains("\u{64e}\u{651}ين")
    }

    /// «هما» within a few words of the same clause.
    fn two_spoken_of(&self, from: usize) -> bool {
        let near = self.words.tokens.get(from..(from + 6).min(self.sentence.to)).unwrap_or_default();
        near.iter().take_while(|t| t.is_word()).any(|t| t.text.ends_with("هما"))
    }

    /// «هجوم مسلح», «القوات السورية»: the word belongs to what stands before it.
    fn describes(&self, person: &Hit) -> bool {
        let row = self.lexicon.people.row(person);
        if !row.has("adj") && !row.has("nation") || person.reading.before.conjunction.is_some() {
            return false;
        }
        // «تركيا» is the country, no Turk in his case.
        if self.word(person.from) == "تركيا" {
            return true;
        }
        let quoted = |i: &usize| self.words.tokens.get(*i).is_none_or(|t| !t.is_sign('"'));
        let Some(before) = (self.sentence.from..person.from).rev().find(quoted) else {
            return false;
        };
        // «من أصول سورية».
        if matches!(self.word(before), "اصول" | "اصل" | "جنسيه" | "جنسيات") {
            return true;
        }
        // An adjective agrees: «الجيش السوري», «هجوم مسلح», but «الجيش مسلحين».
        let definite = person.reading.before.definite;
        let m = self.mentions;
        let ends = |list: &[Hit]| list.iter().any(|h| h.from <= before && before < h.to);
        let known = ["ال", "بال", "وال", "لل"].iter().any(|article| self.word(before).starts_with(article));
        if ends(m.actors) || known {
            return definite;
        }
        let noun = |h: &&Hit| h.part == Part::Noun && h.from <= before && before < h.to;
        let caused =
            m.triggers.iter().any(|t| noun(&t) && self.lexicon.triggers.row(t).cell("held").is_empty());
        // «مجموعة إرهابية» is no person.
        let group = matches!(self.word(before), "مجموعه" | "خليه" | "عصابه" | "شبكه" | "بوره" | "جماعه");
        // «كتيبة روسية», «سيارة مدنية»: nor is a thing that its adjective agrees with.
        let feminine = |i: usize| self.word(i).ends_with('ه');
        let group = group || feminine(before) == feminine(person.from) && self.thing(before);
        ends(m.weapons) || ends(m.people) || caused || group
    }

    /// A noun of `counted.tsv` that is no person: «سيارة», «كتيبة».
    pub(super) fn thing(&self, at: usize) -> bool {
        let noun = self.words.tokens.get(at).and_then(counted);
        noun.is_some_and(|c| THINGS.contains(&c.class) && !c.front.definite)
    }

    /// «منتقدي الرئيس», «مؤيدي الوزير»: people in the plural before the one to whom they belong.
    fn of_many(&self, person: &Hit) -> bool {
        let before = self.before(person.from);
        let known = |h: &Hit| h.from + 1 == person.from;
        person.number == Number::Singular
            && person.reading.before.definite
            && before.chars().count() > 4
            && before.ends_with('ي')
            && !before.starts_with("ال")
            && !self.mentions.people.iter().any(known)
            && !self.mentions.casualties.iter().any(|h| h.to == person.from)
            && !self.mentions.triggers.iter().any(|h| h.to == person.from)
    }

    fn attacks(&self, person: Option<&Hit>) -> bool {
        person.is_some_and(|p| self.lexicon.people.row(p).has("attacker"))
    }

    /// A number without a noun counts people only right after a word that leads to a count: «إصابة 25», «إلى 6», not «كوفيد 19».
    fn count_expected(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return false };
        let m = self.mentions;
        let after_word = m.casualties.iter().any(|c| c.to == at)
            || m.triggers.iter().any(|t| t.to == at || t.from < at && at < t.to)
            || m.actors.iter().any(|t| t.to == at)
            || m.people.iter().any(|p| p.to == at);
        after_word
            || self.word(at).starts_with('و')
            || matches!(
                self.word(before),
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
                    | "مع"
                    | "اصل"
            )
    }
}
