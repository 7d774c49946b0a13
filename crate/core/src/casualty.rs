//! Casualties: what happened to how many of whom, parsed around a casualty word.
//!
//! *Finds*: «مقتل خمسة مدنيين», «أصيب، مساء أمس، طفلان», «20 مدنياً على الأقل قتلوا», «سقوط ثلاثة قتلى», «مقتل مدني وابنه» (two),
//! «قتيل وجريحان» (one and two), «إصابة آخرين» (at least one), «مقتل وإصابة 15» (both from one number).
//! *Refuses*: parts of a count («خمسة بينهم طفلان» is five), families as people, victims across a clause with its own verb.

mod item;
mod list;
mod search;
mod sum;
mod victims;

pub use sum::{distinct, settle, unite};

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
    /// The dead or wounded attacked themselves («مقتل منفذ الهجوم»).
    pub attacker: bool,
    /// What a count has risen to («لترتفع الحصيلة إلى سبعة قتلى»): the people counted before are among them.
    pub raised: bool,
}

/// What a noun phrase of victims says.
#[derive(Clone, Debug)]
struct Victims {
    quantity: Quantity,
    counted: bool,
    who: &'static str,
    attacker: bool,
    from: usize,
    to: usize,
}

/// Reads victims for one sentence.
pub struct CasualtyReader<'a> {
    /// The article as it was given: its vowel signs tell two from many.
    pub text: &'a str,
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
            if row.cell("kind") == "none"
                || row.has("closed") && !self.closed(hit)
                || row.has("lives") && !self.taken_lives(hit)
                || self.negated(hit)
                || row.has("sum") && self.raised_sum(hit).is_none()
                || row.has("no_lives") && self.lives_behind(hit)
                || row.has("alone") && matches!(self.word(hit.to), "علي" | "بان" | "المحكمه" | "ب")
                || self.of_the_wounds(hit)
                || self.of_the_dead(hit)
                || self.part_of_a_count(hit, &out)
                || self.charge(hit)
            {
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
            if self.running_total(hit, &out) || self.earlier_count(hit) {
                continue;
            }
            let toll = self.casualty(hit);
            if !self.of_a_period(&toll, &out) {
                out.push(toll);
            }
        }
        self.share_joint_counts(&mut out);
        out
    }

    /// What an arrest, abduction or assassination did to its object.
    #[must_use]
    pub fn held(&self, trigger: &Hit, kind: &'static str) -> Option<Casualty> {
        if self.negated(trigger) {
            return None;
        }
        // «القضاء على ستة من العناصر»: a phrase with a gap may hold its own count.
        let inside = (trigger.from + 1..trigger.to).find_map(|at| {
            let first = is_others(self.word(at)).is_none();
            let item = self.item_at(at).filter(|v| first && v.counted);
            item.map(|v| self.extend_list(v)).filter(|v| v.to >= trigger.to)
        });
        let after = inside.or_else(|| self.victims_after(trigger.to, trigger));
        // «خطف مسلحون ثلاثة»: spelled like the masdar, but the subject's case shows the verb.
        let verb = trigger.part != Part::Noun
            || self.word(trigger.to).ends_with("ون")
            || self.before(trigger.from) == "قد";
        let object = verb.then(|| self.object_of(trigger, after.as_ref())).flatten();
        let pronoun = (!trigger.pronoun.is_empty()).then(|| pronoun_victims(trigger));
        let before = || verb.then(|| self.victims_before(trigger)).flatten();
        let one = || (trigger.number != Number::Plural).then(|| self.one_named(trigger)).flatten();
        let victims = pronoun.or(object).or(after).or_else(before).or_else(one)?;
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

    /// «أودى … بحياة»: the life is taken only by its verb.
    fn taken_lives(&self, hit: &Hit) -> bool {
        let floor = self.sentence.from.max(hit.from.saturating_sub(25));
        let verb = |i: usize| {
            let stems = self.words.readings(i).iter().map(|r| r.stem.as_str());
            stems.into_iter().any(|s| {
                matches!(s, "اودي" | "اودت" | "يودي" | "تودي" | "اوديا" | "اودوا" | "موديا" | "موديه")
            })
        };
        (floor..hit.from).any(verb)
    }

    /// «أودى … بحياة»: counted there.
    fn lives_behind(&self, hit: &Hit) -> bool {
        let end = (hit.to + 25).min(self.sentence.to);
        (hit.to..end).any(|i| matches!(self.word(i), "بحياه" | "حياه" | "بارواح"))
    }

    /// «أحد القتيلين مدني أصيب داخل منزله», «القتيل أصيب برأسه»: who is dead is not wounded as well.
    fn of_the_dead(&self, hit: &Hit) -> bool {
        let row = |h: &Hit| self.lexicon.casualties.row(h).cell("kind");
        let one = |h: &Hit| h.number == Number::Singular || self.before(h.from).ends_with("احد");
        let dead = |h: &Hit| self.is_noun(h) && row(h) == "killed" && h.reading.before.definite && one(h);
        let near = |h: &&Hit| h.to <= hit.from && h.to + 2 >= hit.from;
        let open = |h: &Hit| (h.to..hit.from).all(|i| self.words.tokens.get(i).is_some_and(|t| t.is_word()));
        row(hit) == "wounded"
            && hit.part == Part::Past
            && hit.reading.before.conjunction.is_none()
            && self.mentions.casualties.iter().filter(near).any(|h| dead(h) && open(h))
    }

    /// «معظمهم أصيبوا», «9 جرحى بينهم 3 جرحى بحال خطرة», «ومدني فارق الحياة» after the list that he closes.
    fn part_of_a_count(&self, hit: &Hit, told: &[Casualty]) -> bool {
        let kind = self.lexicon.casualties.row(hit).cell("kind");
        let most = ["معظم", "غالبيت", "جميع", "اغلب", "كلهم", "كلهن"];
        if !self.is_noun(hit) && most.iter().any(|m| self.before(hit.from).starts_with(m)) {
            return true;
        }
        let subset = (1..=2).any(|n| {
            let end = hit.from.saturating_sub(n - 1);
            self.mentions.cues.iter().any(|c| c.to == end && self.lexicon.cues.row(c).cell("cue") == "subset")
        });
        let again = kind == "captured" || told.iter().any(|t| t.kind == kind);
        if self.is_noun(hit) && subset && again {
            return true;
        }
        // «أردى شابا قتيلا»: what became of whom the verb has counted.
        let fate = |t: &Casualty| t.kind == kind && t.victims_to == hit.from && t.victims_from < t.victims_to;
        if self.is_noun(hit) && !self.word(hit.from).starts_with('و') && told.iter().any(fate) {
            return true;
        }
        // «قتيلان هما سامر، ومدني يدعى عاهد قضى برصاصة»: one of those who are named.
        let listed = |t: &Casualty| {
            let names = matches!(self.word(t.victims_to.max(t.to)), "هما" | "هم" | "وهما" | "وهم");
            t.kind == kind && names && t.quantity.is_some_and(|q| q.min >= Some(2))
        };
        let one = hit.number == Number::Singular && hit.part == Part::Past;
        if one && hit.reading.before.conjunction.is_none() && told.iter().any(listed) {
            return true;
        }
        let closes = |t: &Casualty| t.kind == kind && t.victims_to == hit.from && t.to < t.victims_to;
        let relative =
            hit.part == Part::Past && hit.number == Number::Singular && !self.word(hit.from).starts_with('و');
        relative && hit.from > 0 && told.iter().any(closes)
    }

    /// «متأثرا بجروح أصيب بها»: the wounds of one who is counted already.
    fn of_the_wounds(&self, hit: &Hit) -> bool {
        let wounds = ["جروح", "بجروح", "جراح", "بجراح", "اصابات", "باصابات", "التي"];
        // «متأثرا بإصابات لحقته».
        self.before(hit.from).starts_with("متاثر")
            || matches!(self.word(hit.to), "بها" | "به") && wounds.contains(&self.before(hit.from))
    }

    /// «متهم بقتل تاجر», «لتورطه بمقتل جنرال»: what somebody is charged with is no toll of this event.
    fn charge(&self, hit: &Hit) -> bool {
        let near = |h: &Hit| h.to <= hit.from && h.to + 2 >= hit.from;
        let m = self.mentions;
        hit.part == Part::Noun
            && hit.reading.before.particle.is_some()
            && (m
                .cues
                .iter()
                .any(|c| near(c) && matches!(self.lexicon.cues.row(c).cell("cue"), "record" | "court"))
                || m.people.iter().any(|p| near(p) && self.lexicon.people.row(p).id == "suspect")
                || matches!(
                    self.before(hit.from),
                    "التورط" | "تورط" | "بالتورط" | "الضلوع" | "المسؤول" | "متهم"
                ))
    }

    /// The folded text of a token, empty beyond the end.
    fn word(&self, at: usize) -> &str {
        self.words.tokens.get(at).map_or("", |t| t.text.as_str())
    }

    /// The folded text of the token before.
    fn before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |b| self.word(b))
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
        if matches!(self.before(hit.from), "لا" | "ولا") {
            return true;
        }
        let floor = self.sentence.from.max(hit.from.saturating_sub(6));
        let sign =
            |i: usize| self.words.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Sign && !t.is_sign('"'));
        (floor..hit.from).rev().take_while(|i| !sign(*i)).any(|i| {
            let word = self.words.tokens.get(i).map_or("", |t| t.text.as_str());
            matches!(word, "لم" | "ولم" | "دون") && i + 6 >= hit.from
                || i + 4 >= hit.from
                    && matches!(word, "دون" | "عدم" | "بلا" | "بدون" | "ودون" | "انعدام" | "اي" | "يسفر")
        }) && self.noun_count(hit).is_none_or(|v| v.quantity.max.is_none())
    }

    /// «قُتلوا اليوم …، كما أفاد بمقتل 23 منذ السبت», «العدد الكلي»: counted over a period, beside the toll of the event.
    fn of_a_period(&self, toll: &Casualty, told: &[Casualty]) -> bool {
        let end = toll.victims_to.max(toll.to);
        let since = (end..(end + 5).min(self.sentence.to))
            .take_while(|i| self.words.tokens.get(*i).is_some_and(crate::token::Token::is_word))
            .any(|i| self.word(i) == "منذ");
        let floor = self.sentence.from.max(toll.from.min(toll.victims_from).saturating_sub(10));
        let all = (floor..toll.to.max(toll.victims_to))
            .any(|i| matches!(self.word(i), "الكلي" | "الاجمالي" | "الكليه" | "الاجماليه"));
        let again = told.iter().any(|t| t.kind == toll.kind && t.quantity.is_some());
        all && self.sentence.from > 0 || since && again
    }

    /// «ليرتفع عدد قتلى الحزب إلى 300»: a sum over many events, unless it names this one («ضحايا الهجوم») or is the only count
    /// («ارتفع عدد القتلى في الاشتباكات ليصل إلى 14 قتيلا»).
    fn running_total(&self, hit: &Hit, told: &[Casualty]) -> bool {
        let text = |i: usize| self.words.tokens.get(i).map_or("", |t| t.text.as_str());
        let floor = self.sentence.from.max(hit.from.saturating_sub(5));
        let rises = (floor..hit.from).any(|i| {
            matches!(text(i), "ليرتفع" | "لترتفع" | "ليصل" | "لتصل" | "ليبلغ" | "لتبلغ" | "ليصبح" | "لتصبح")
        });
        let rose = (self.sentence.from..floor)
            .any(|i| text(i).starts_with("ارتفع") || text(i).starts_with("ارتفاع"));
        let only = rose && !told.iter().any(|c| c.quantity.is_some());
        // «توفي ثلاثة من الجرحى ليرتفع عدد القتلى إلى ثمانية»: the dead of the event whose wounded die.
        let died = told.iter().any(|c| c.rule == "wafat") && !self.over_a_period(hit.to);
        let own = died && hit.reading.before.definite;
        rises
            && self.is_noun(hit)
            && !own
            && !only
            && !self.raised_here(hit)
            && !self.mentions.triggers.iter().any(|t| {
                t.from >= hit.to
                    && t.from <= hit.to + 2
                    && t.part == Part::Noun
                    && t.number == Number::Singular
                    && t.reading.before.definite
            })
    }

    /// «بعدما كانت حصيلة سابقة أشارت إلى مقتل 14»: a count that the sentence itself replaces.
    fn earlier_count(&self, hit: &Hit) -> bool {
        let text = |i: usize| self.words.tokens.get(i).map_or("", |t| t.text.as_str());
        (self.sentence.from.max(hit.from.saturating_sub(8))..hit.from).any(|i| {
            let earlier = matches!(text(i + 1), "سابقه" | "اولي" | "قديمه");
            // «بعدما كانت الحصيلة الأولية ثلاثة».
            let was = matches!(text(i + 1), "الاوليه" | "السابقه")
                && (self.before(i).starts_with("كان") || text(i + 2).starts_with("كان"));
            // «وكانت حصيلة سابقة»: a sentence that goes back to it, in an article that has told the newer one.
            let back = self.sentence.from > 0 && matches!(self.before(i), "كانت" | "وكانت");
            text(i).ends_with("حصيله") && (earlier || was) && (back || i > self.sentence.from + 2)
        })
    }

    fn is_noun(&self, hit: &Hit) -> bool {
        self.lexicon.casualties.row(hit).cell("frame") == "noun"
    }

    fn casualty(&self, hit: &Hit) -> Casualty {
        let row = self.lexicon.casualties.row(hit);
        let (victims, active) = match row.cell("frame") {
            "noun" if row.has("sum") => (self.raised_sum(hit), false),
            "noun" => (self.noun_count(hit), false),
            "masdar" if !hit.pronoun.is_empty() => (Some(self.extend_list(pronoun_victims(hit))), false),
            "masdar" if self.one_of_two(hit.to) => (Some(one_of_them(hit.to)), false),
            "masdar" if hit.number == Number::Plural => (self.noun_count(hit), false),
            "masdar" => (self.victims_after(hit.to, hit).or_else(|| self.one_named(hit)), false),
            _ => self.verb_victims(hit),
        };
        let mut casualty = self.build(hit, row.fixed("kind"), victims, row.id.clone(), row.has("weak"));
        casualty.active = active;
        casualty.attacker |= self.stopped(hit);
        casualty
    }

    /// Victims of a verb, and whether it is active.
    fn verb_victims(&self, hit: &Hit) -> (Option<Victims>, bool) {
        let row = self.lexicon.casualties.row(hit);
        // «قتلوه مع حارسيه»: the pronoun is the first of them.
        if !hit.pronoun.is_empty() && (row.has("active") || hit.part == Part::Noun) {
            return (Some(self.extend_list(pronoun_victims(hit))), hit.part != Part::Noun);
        }
        // «توفي منهم اثنان», «وقتلت منهم تسعة».
        if matches!(self.word(hit.to), "منهم" | "منهن" | "بينهم")
            && let Some(part) = self.item_at(hit.to + 1).filter(|v| v.counted)
        {
            return (Some(self.extend_list(part)), row.has("active"));
        }
        // «مات أحدهما وجرح الآخر».
        if matches!(self.word(hit.to), "احدهم" | "احدهما" | "احداهما" | "احداهن" | "الاخر" | "الاخري")
        {
            return (Some(one_of_them(hit.to)), false);
        }
        let after = self.victims_after(hit.from + 1, hit);
        if row.has("object") {
            return (after.filter(|v| self.is_object(hit, v)), true);
        }
        // «أصيب جابي ضرائب وشرطيان»: what stands first and no list knows is one of them.
        let joined = after.as_ref().is_some_and(|v| v.from > hit.to && self.joined_to(v, hit.to));
        let after = if joined { self.one_named(hit).or(after) } else { after };
        let before = self.victims_before(hit);
        let object = row.has("active").then(|| self.object_of(hit, after.as_ref())).flatten();
        let active = row.has("active") && (object.is_some() || self.active(hit, after.as_ref()));
        let after = object.or(after);
        let plural = hit.number != Number::Singular || self.dual_verb(hit);
        let near = after.as_ref().is_some_and(|v| v.from <= hit.to + 2);
        // «إن مسلحين قتلوا عقيداً»: gunmen before a plural verb with people after it are its subject.
        let armed = row.has("active")
            && before.as_ref().is_some_and(|v| v.who == "combatant" && (near || v.quantity.max.is_none()));
        let victims = match before {
            Some(v) if (plural || !near) && !armed => Some(v),
            before => after.or(before),
        };
        let two = self.dual_verb(hit);
        let victims = victims.map(|v| Victims {
            quantity: if two && v.quantity.max.is_none() { Quantity::exact(2) } else { v.quantity },
            ..v
        });
        // «إن سالم حداد وماهر نجم أصيبا»: two who are named.
        let pair = || two.then(|| Victims { quantity: Quantity::exact(2), ..one_of_them(hit.from) });
        (victims.or_else(|| self.one_named(hit)).or_else(pair), active)
    }

    /// «جابي ضرائب وشرطيان»: nothing but a few plain words before a joined item.
    fn joined_to(&self, victims: &Victims, from: usize) -> bool {
        let word = self.word(victims.from);
        let near = victims.from <= from + 3;
        let plain = |i: usize| self.words.tokens.get(i).is_some_and(|t| t.is_word());
        near && word.starts_with('و') && !self.opens_with_waw(victims.from) && (from..victims.from).all(plain)
    }

    /// «مات أحدهما وجرح الآخر».
    fn one_of_two(&self, at: usize) -> bool {
        matches!(self.word(at), "احدهم" | "احدهما" | "احداهما" | "احداهن" | "الاخر" | "الاخري")
    }

    /// «أصاب القصف أربعة مدنيين», but not «أصابت القذيفة منزل مدني»: counted people, or one right behind verb or subject.
    fn is_object(&self, hit: &Hit, victims: &Victims) -> bool {
        let number =
            self.mentions.numbers.iter().any(|n| n.from == victims.from && n.kind != NumberKind::Singular);
        let before = self.before(victims.from);
        victims.counted
            && (number
                || victims.from == hit.to
                || (before.starts_with("ال") || before.starts_with("بال") || before.ends_with("ون"))
                    && victims.from <= hit.to + 3)
    }

    /// «قبل أن يقتله عسكريون»: whom the forces stop by killing him had attacked.
    fn stopped(&self, hit: &Hit) -> bool {
        let until =
            hit.from.checked_sub(2).is_some_and(|i| self.word(i) == "قبل" && self.word(i + 1) == "ان");
        until && !hit.pronoun.is_empty() && hit.part == Part::Present
    }

    fn build(
        &self,
        hit: &Hit,
        kind: &'static str,
        victims: Option<Victims>,
        rule: String,
        weak: bool,
    ) -> Casualty {
        // «القتلى إلى 12» counts; «القتلى» alone points back, as do «الذين قتلوا».
        let told = victims.as_ref().is_some_and(|v| v.from < hit.from || v.to > hit.to);
        let relative = matches!(self.before(hit.from), "الذين" | "اللذين" | "اللذان");
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
            definite: (hit.reading.before.definite && !told) || !hit.pronoun.is_empty() || relative,
            attacker: victims.is_some_and(|v| v.attacker),
            raised: self.raised(hit, from, to),
        }
    }

    /// «مقتل وإصابة 15 شخصاً», «بين قتيل وجريح»: a word without victims of its own takes those of the next.
    fn share_joint_counts(&self, list: &mut [Casualty]) {
        for i in 0..list.len().saturating_sub(1) {
            let (left, right) = list.split_at_mut(i + 1);
            let (Some(a), Some(b)) = (left.last_mut(), right.first_mut()) else { continue };
            let pair = matches!((a.kind, b.kind), ("killed", "wounded") | ("wounded", "killed"));
            if pair && a.to == b.from && (a.quantity.is_none() || a.victims_from >= b.from) {
                // Of 15 together some are dead and some wounded.
                let some = b.quantity.map(|_| Quantity::at_least(1));
                a.quantity = some;
                a.who = b.who;
                b.quantity = some;
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
}

/// «إصابته» is one person, «إصابتهما» two, «إصابتهم» at least one.
fn pronoun_victims(hit: &Hit) -> Victims {
    let quantity = match hit.pronoun {
        "ه" | "ها" => Quantity::exact(1),
        "هما" => Quantity::exact(2),
        _ => Quantity::at_least(1),
    };
    Victims { quantity, counted: true, who: "unknown", attacker: false, from: hit.from, to: hit.to }
}

fn one_of_them(at: usize) -> Victims {
    Victims {
        quantity: Quantity::exact(1),
        counted: true,
        who: "unknown",
        attacker: false,
        from: at,
        to: at + 1,
    }
}

/// Whether a number can count people.
fn counts(n: &NumberMention) -> bool {
    matches!(n.kind, NumberKind::Cardinal | NumberKind::Dual | NumberKind::Singular | NumberKind::Vague)
}

/// «آخر» is one, «آخران» two, «آخرون» some, «العشرات» many; `None` for any other word.
fn is_others(word: &str) -> Option<Quantity> {
    match word {
        "اخر" | "اخري" | "اخرى" => Some(Quantity::exact(1)),
        "اخران" | "اخريان" | "اثنان" | "اثنين" => Some(Quantity::exact(2)),
        "اخرين" | "اخرون" | "اخريات" | "سواهم" | "العديد" => {
            Some(Quantity::at_least(1))
        }
        "العشرات" => Some(Quantity::at_least(20)),
        "المييات" | "المئات" => Some(Quantity::at_least(100)),
        _ => None,
    }
}

fn sum(a: Quantity, b: Quantity) -> Quantity {
    let add = |x: Option<u64>, y: Option<u64>| x.zip(y).map(|(x, y)| x.saturating_add(y));
    Quantity { min: add(a.min, b.min), max: add(a.max, b.max), approximate: a.approximate || b.approximate }
}
