//! Casualties: what happened to how many of whom, parsed around a casualty word.
//!
//! *Finds*: «مقتل خمسة مدنيين», «أصيب، مساء أمس، طفلان», «20 مدنياً على الأقل قتلوا», «سقوط ثلاثة قتلى», «مقتل مدني وابنه» (two),
//! «قتيل وجريحان» (one and two), «إصابة آخرين» (at least one), «مقتل وإصابة 15» (both from one number).
//! *Refuses*: parts of a count («خمسة بينهم طفلان» is five), families as people, victims across a clause with its own verb.

use crate::inflect::{Number, Part};
use crate::knowledge::Lexicon;
use crate::lexicon::{Hit, Words};
use crate::number::{NumberKind, NumberMention};
use crate::quantity::Quantity;
use crate::recognize::Mentions;
use crate::segment::Sentence;
use crate::span::Span;
use crate::token::TokenKind;

/// One casualty statement.
#[derive(Clone, Debug)]
pub struct Casualty {
    /// `killed`, `wounded`, …
    pub kind: &'static str,
    pub quantity: Option<Quantity>,
    /// `civilian`, `combatant`, … of the victims.
    pub who: &'static str,
    /// Tokens of the casualty word.
    pub from: usize,
    pub to: usize,
    /// Tokens of the victims' phrase; equal when none was found.
    pub victims_from: usize,
    pub victims_to: usize,
    pub span: Span,
    /// Row of `casualties.tsv` or `triggers.tsv`.
    pub rule: String,
    /// The verb is active, with an actor as its subject.
    pub active: bool,
    pub weak: bool,
    /// Points back to people told of before («القتيل», «إصابته»).
    pub definite: bool,
}

/// What a noun phrase of victims says.
#[derive(Clone, Debug)]
struct Victims {
    quantity: Quantity,
    counted: bool,
    who: &'static str,
    from: usize,
    to: usize,
}

/// Reads victims for one sentence.
pub struct CasualtyReader<'a> {
    pub words: &'a Words<'a>,
    pub mentions: &'a Mentions,
    pub lexicon: &'a Lexicon,
    pub sentence: Sentence,
}

/// How far from its word the victims may stand, in tokens.
const REACH: usize = 12;

impl CasualtyReader<'_> {
    /// All casualty statements of the sentence, in text order.
    #[must_use]
    pub fn read(&self) -> Vec<Casualty> {
        let inside = |h: &&Hit| h.from >= self.sentence.from && h.to <= self.sentence.to;
        let mut out: Vec<Casualty> = Vec::new();
        for hit in self.mentions.casualties.iter().filter(inside) {
            let row = self.lexicon.casualties.row(hit);
            if row.cell("kind") == "none" || row.has("closed") && !self.closed(hit) || self.negated(hit) {
                continue;
            }
            if out.iter().any(|c| {
                c.victims_from <= hit.from
                    && hit.to <= c.victims_to
                    && c.from != hit.from
                    && self.is_noun(hit)
            }) {
                continue;
            }
            if self.running_total(hit) || self.earlier_count(hit) {
                continue;
            }
            out.push(self.casualty(hit));
        }
        self.share_joint_counts(&mut out);
        out
    }

    /// What an arrest, abduction or assassination did to its object.
    #[must_use]
    pub fn held(&self, trigger: &Hit, kind: &'static str) -> Option<Casualty> {
        // «القضاء على ستة من العناصر»: a phrase with a gap may hold its own count.
        let inside = (trigger.from + 1..trigger.to).find_map(|at| {
            let first = self.words.tokens.get(at).is_some_and(|t| !is_others(&t.text));
            self.item_at(at).filter(|v| first && v.to >= trigger.to)
        });
        let after = inside.map(|v| self.extend_list(v)).or_else(|| self.victims_after(trigger.to, trigger));
        let object = (trigger.part != Part::Noun).then(|| self.object_of(trigger, after.as_ref())).flatten();
        let pronoun = (!trigger.pronoun.is_empty()).then(|| pronoun_victims(trigger));
        let victims = pronoun
            .or(object)
            .or(after)
            .or_else(|| self.victims_before(trigger))
            .or_else(|| self.one_named(trigger));
        let victims = victims?;
        Some(self.build(trigger, kind, Some(victims), self.lexicon.triggers.row(trigger).id.clone(), false))
    }

    /// «لقي … حتفهم», «فقد … حياته»: the verb means death only with its end.
    fn closed(&self, hit: &Hit) -> bool {
        let end = (hit.to + 14).min(self.sentence.to);
        self.words.tokens.get(hit.to..end).is_some_and(|s| {
            s.iter()
                .any(|t| ["مصرع", "حتف", "حياته", "حياتهم", "حياتها"].iter().any(|w| t.text.starts_with(w)))
        })
    }

    /// «لم يسجّل سقوط قتلى», «دون سقوط جرحى».
    fn negated(&self, hit: &Hit) -> bool {
        // «لم يسقط قتلى أو جرحى».
        let or =
            hit.from.checked_sub(1).filter(|i| self.words.tokens.get(*i).is_some_and(|t| t.text == "او"));
        if let Some(earlier) = or.and_then(|i| self.mentions.casualties.iter().find(|c| c.to == i))
            && self.negated(earlier)
        {
            return true;
        }
        let floor = self.sentence.from.max(hit.from.saturating_sub(6));
        let sign =
            |i: usize| self.words.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Sign && !t.is_sign('"'));
        (floor..hit.from).rev().take_while(|i| !sign(*i)).any(|i| {
            let word = self.words.tokens.get(i).map_or("", |t| t.text.as_str());
            matches!(word, "لم" | "ولم") && i + 6 >= hit.from
                || i + 4 >= hit.from
                    && matches!(word, "دون" | "عدم" | "بلا" | "بدون" | "ودون" | "انعدام" | "اي" | "يسفر")
        }) && self.noun_count(hit).is_none_or(|v| v.quantity.max.is_none())
    }

    /// «ليرتفع عدد قتلى الحزب إلى 300»: a sum over many events, unless it names this one («ضحايا الهجوم»).
    fn running_total(&self, hit: &Hit) -> bool {
        let text = |i: usize| self.words.tokens.get(i).map_or("", |t| t.text.as_str());
        let floor = self.sentence.from.max(hit.from.saturating_sub(5));
        let rises = (floor..hit.from)
            .any(|i| matches!(text(i), "ليرتفع" | "لترتفع" | "ليصل" | "لتصل" | "ليبلغ" | "لتبلغ"));
        rises
            && self.is_noun(hit)
            && !self.mentions.triggers.iter().any(|t| {
                t.from >= hit.to && t.from <= hit.to + 2 && t.part == Part::Noun && t.reading.before.definite
            })
    }

    /// «بعدما كانت حصيلة سابقة أشارت إلى مقتل 14»: a count that the sentence itself replaces.
    fn earlier_count(&self, hit: &Hit) -> bool {
        let text = |i: usize| self.words.tokens.get(i).map_or("", |t| t.text.as_str());
        (self.sentence.from.max(hit.from.saturating_sub(8))..hit.from).any(|i| {
            text(i).ends_with("حصيله")
                && matches!(text(i + 1), "سابقه" | "اولي" | "قديمه")
                && i > self.sentence.from + 2
        })
    }

    fn is_noun(&self, hit: &Hit) -> bool {
        self.lexicon.casualties.row(hit).cell("frame") == "noun"
    }

    fn casualty(&self, hit: &Hit) -> Casualty {
        let row = self.lexicon.casualties.row(hit);
        let kind = row.cell("kind");
        let weak = row.has("weak");
        let (victims, active) = match row.cell("frame") {
            "noun" => (self.noun_count(hit), false),
            "masdar" if !hit.pronoun.is_empty() => (Some(pronoun_victims(hit)), false),
            "masdar" if hit.number == Number::Plural => (self.noun_count(hit), false),
            "masdar" => (self.victims_after(hit.to, hit).or_else(|| self.one_named(hit)), false),
            _ => {
                let before = self.victims_before(hit);
                let after = self.victims_after(hit.to, hit);
                let object = row.has("active").then(|| self.object_of(hit, after.as_ref())).flatten();
                let active = row.has("active") && (object.is_some() || self.active(hit, after.as_ref()));
                let after = object.or(after);
                let plural = hit.number != Number::Singular;
                // «إن مسلحين قتلوا عقيداً»: gunmen before a plural verb with people after it are its subject.
                let armed = before.as_ref().is_some_and(|v| v.who == "combatant" && v.quantity.max.is_none())
                    && row.has("active");
                let victims = if plural && before.is_some() && !(armed && after.is_some()) {
                    before
                } else {
                    after.or(before)
                };
                (victims.or_else(|| self.one_named(hit)), active)
            }
        };
        let mut casualty = self.build(hit, kind, victims, row.id.clone(), weak);
        casualty.active = active;
        casualty
    }

    fn build(
        &self,
        hit: &Hit,
        kind: &'static str,
        victims: Option<Victims>,
        rule: String,
        weak: bool,
    ) -> Casualty {
        let (from, to, quantity, who) = match &victims {
            Some(v) => (v.from, v.to, v.counted.then_some(v.quantity), v.who),
            None => (hit.to, hit.to, None, "unknown"),
        };
        let first = hit.from.min(if from < to { from } else { hit.from });
        let last = hit.to.max(to).saturating_sub(1);
        let tokens = self.words.tokens;
        let span = match (tokens.get(first), tokens.get(last)) {
            (Some(a), Some(b)) => a.span.cover(b.span),
            _ => Span::default(),
        };
        Casualty {
            kind,
            quantity,
            who,
            from: hit.from,
            to: hit.to,
            victims_from: from,
            victims_to: to,
            span,
            rule,
            active: false,
            weak,
            definite: hit.reading.before.definite || !hit.pronoun.is_empty(),
        }
    }

    /// «قتل مسلحون مجهولون موظفاً»: when unnamed gunmen follow the verb and then, unjoined, another person, they killed him.
    fn object_of(&self, hit: &Hit, after: Option<&Victims>) -> Option<Victims> {
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
    fn active(&self, hit: &Hit, after: Option<&Victims>) -> bool {
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
    fn noun_count(&self, hit: &Hit) -> Option<Victims> {
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
    fn one_named(&self, hit: &Hit) -> Option<Victims> {
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
    fn victims_after(&self, start: usize, hit: &Hit) -> Option<Victims> {
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
    fn victims_before(&self, hit: &Hit) -> Option<Victims> {
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
    fn item_at(&self, at: usize) -> Option<Victims> {
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
    fn extend_list(&self, first: Victims) -> Victims {
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

    /// «مقتل وإصابة 15 شخصاً», «بين قتيل وجريح»: a word without victims of its own takes those of the next.
    fn share_joint_counts(&self, list: &mut [Casualty]) {
        for i in 0..list.len().saturating_sub(1) {
            let (left, right) = list.split_at_mut(i + 1);
            let (Some(a), Some(b)) = (left.last_mut(), right.first()) else { continue };
            if a.to == b.from && (a.quantity.is_none() || a.victims_from >= b.from) {
                a.quantity = b.quantity.map(|_| Quantity::at_least(1));
                a.who = b.who;
            }
        }
    }

    fn open_between(&self, from: usize, to: usize) -> bool {
        !(from..to).any(|i| self.is_barrier(i))
    }

    fn is_barrier(&self, at: usize) -> bool {
        let m = self.mentions;
        let starts = |list: &[Hit]| list.iter().any(|h| h.from == at);
        self.words.tokens.get(at).is_some_and(|t| t.is_sign('.') || t.is_sign(';') || t.is_sign(','))
            || starts(&m.casualties)
            || starts(&m.triggers)
            || self.subset(at)
    }

    fn subset(&self, at: usize) -> bool {
        self.mentions.cues.iter().any(|c| c.from == at && self.lexicon.cues.row(c).cell("cue") == "subset")
    }

    /// Where the search for victims ends: another event, a statement verb, «بينهم», a clause of its own.
    fn is_stop(&self, at: usize, hit: &Hit) -> bool {
        if at < hit.to {
            return false;
        }
        let m = self.mentions;
        let event = m.casualties.iter().any(|h| h.from == at && !self.is_noun(h))
            || m.triggers
                .iter()
                .any(|h| h.from == at && h.part != Part::Noun && !self.lexicon.triggers.row(h).has("means"));
        let said = m.sources.iter().any(|h| h.from == at && h.part != Part::Literal);
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
                )
        });
        event || said || connective || self.subset(at)
    }
}

/// «إصابته» is one person, «إصابتهما» two, «إصابتهم» at least one.
fn pronoun_victims(hit: &Hit) -> Victims {
    let quantity = match hit.pronoun {
        "ه" | "ها" => Quantity::exact(1),
        "هما" => Quantity::exact(2),
        _ => Quantity::at_least(1),
    };
    Victims { quantity, counted: true, who: "unknown", from: hit.from, to: hit.to }
}

/// Whether a number can count people.
fn counts(n: &NumberMention) -> bool {
    matches!(n.kind, NumberKind::Cardinal | NumberKind::Dual | NumberKind::Singular | NumberKind::Vague)
}

fn is_others(word: &str) -> bool {
    matches!(
        word,
        "اخرين"
            | "اخرون"
            | "اخر"
            | "اخرى"
            | "اخري"
            | "اخريات"
            | "اخران"
            | "اثنان"
            | "اثنين"
            | "سواهم"
            | "العشرات"
            | "العديد"
            | "المييات"
            | "المئات"
    )
}

fn sum(a: Quantity, b: Quantity) -> Quantity {
    let add = |x: Option<u64>, y: Option<u64>| x.zip(y).map(|(x, y)| x.saturating_add(y));
    Quantity { min: add(a.min, b.min), max: add(a.max, b.max), approximate: a.approximate || b.approximate }
}
