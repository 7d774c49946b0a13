//! Casualties: what happened to how many of whom, parsed around a casualty word.
//!
//! *Finds*: «مقتل خمسة مدنيين», «أصيب، مساء أمس، طفلان», «20 مدنياً على الأقل قتلوا», «سقوط ثلاثة قتلى», «مقتل مدني وابنه» (two),
//! «قتيل وجريحان» (one and two), «إصابة آخرين» (at least one), «مقتل وإصابة 15» (both from one number).
//! *Refuses*: parts of a count («خمسة بينهم طفلان» is five), families as people, victims across a clause with its own verb.
//! *Example*: «قُتل ضابط وجنديان وأصيب آخرون بانفجار عبوة» → three killed, at least one wounded.

mod item;
mod list;
mod refused;
mod search;
mod sum;
mod victims;

pub use sum::{distinct, settle, unite};

use crate::inflect::{Number, Part};
use crate::knowledge::Lexicon;
use crate::lexicon::{Hit, Words};
use crate::number::{NumberKind, NumberMention};
use crate::quantity::Quantity;
use crate::recognize::Near;
use crate::segment::Sentence;
use crate::span::Span;

/// One casualty statement.
#[derive(Clone, Debug, Default)]
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
    /// «بعد أسبوع من مقتل خمسة»: an event before the one that is told.
    pub earlier: bool,
    /// How many the first of several joined victims are: «خمسة جنود وسائقهم», «ستة من الجيش، مقابل ثلاثة من المسلحين».
    pub first: Option<Quantity>,
    /// «كما قتل خمسة», «وقتل أيضا»: people beside those that were counted before.
    pub besides: bool,
}

/// What a noun phrase of victims says.
#[derive(Clone, Debug)]
struct Victims {
    quantity: Quantity,
    /// The first item's, where a list was added up.
    first: Option<Quantity>,
    counted: bool,
    who: &'static str,
    attacker: bool,
    from: usize,
    to: usize,
}

impl Victims {
    /// People of whom only the number is known.
    const fn unnamed(quantity: Quantity, from: usize, to: usize) -> Self {
        Self { quantity, first: None, counted: true, who: "unknown", attacker: false, from, to }
    }
}

/// Reads victims for one sentence.
pub struct CasualtyReader<'a> {
    /// The article as it was given: its vowel signs tell two from many.
    pub text: &'a str,
    pub words: &'a Words<'a>,
    pub mentions: &'a Near<'a>,
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
                || row.has("one_counted") && self.uncounted_one(hit)
                || row.has("alone")
                    && matches!(
                        self.word(hit.to),
                        "علي" | "عليه" | "عليها" | "عليهم" | "بان" | "المحكمه" | "ب"
                    )
                || row.has("alone") && self.time_spent(hit)
                || row.has("hamza") && !self.written_with_hamza(hit)
                || row.has("counted") && self.item_at(hit.to).is_none_or(|v| !v.counted)
                || self.freed(hit)
                || self.grievance(hit)
                || self.of_the_wounds(hit)
                || self.of_the_dead(hit)
                || self.part_of_a_count(hit, &out)
                || self.charge(hit)
                || self.only_intended(hit)
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
            // «آخرين تلقوا العلاج» is said of people who are counted before.
            let inside = toll.victims_from > hit.from && toll.victims_to < hit.to;
            if row.has("inside") && !inside {
                continue;
            }
            if !self.of_a_period(&toll, &out) && !self.of_its_own(hit, &toll) {
                out.push(toll);
            }
        }
        self.share_joint_counts(&mut out);
        out
    }

    /// What an arrest, abduction or assassination did to its object.
    #[must_use]
    pub fn held(&self, trigger: &Hit, kind: &'static str) -> Option<Casualty> {
        if self.negated(trigger) || self.intended(trigger) || self.warrant(trigger) {
            return None;
        }
        // «القضاء على ستة من العناصر»: a phrase with a gap may hold its own count.
        let inside = (trigger.from + 1..trigger.to).find_map(|at| {
            let first = is_others(self.word(at)).is_none();
            let item = self.item_at(at).filter(|v| first && v.counted);
            // «احتجز مسلحون ثلاثة عمال رهائن».
            let end = trigger.to - usize::from(matches!(self.word(trigger.to - 1), "رهاين"));
            // «اقتادوا ثمانية شبان إلى جهة مجهولة».
            let led = || (at..trigger.to).find(|i| matches!(self.word(*i), "الي" | "نحو"));
            let end = if self.lexicon.triggers.row(trigger).has("led") { led().unwrap_or(end) } else { end };
            // «القضاء على 15 من العناصر الإرهابية»: an adjective of theirs closes the phrase.
            let theirs = |i: usize| self.word(i).starts_with("ال") || i >= end;
            item.map(|v| self.extend_list(v)).filter(|v| (v.to..end).all(theirs))
        });
        // «الرجل الذي اعتقل بعد العثور على أربعة أطفال», «واعتقال بعضهم».
        let some = self.some_of_them(trigger).or_else(|| self.said_of_one(trigger, true));
        let some = some.or_else(|| self.with_others(trigger));
        let after = inside.or(some).or_else(|| self.victims_after(trigger.to, trigger));
        let after = self.led_by_name(trigger, after, false);
        // «خطف مسلحون ثلاثة»: spelled like the masdar, but the subject's case shows the verb.
        let verb = trigger.part != Part::Noun
            || self.word(trigger.to).ends_with("ون")
            || self.before(trigger.from) == "قد";
        let object = verb.then(|| self.object_of(trigger, after.as_ref())).flatten();
        let pronoun = (!trigger.pronoun.is_empty())
            .then(|| self.pronoun_victims(trigger))
            .or_else(|| self.seized(trigger));
        let before = || verb.then(|| self.victims_before(trigger)).flatten();
        let one = || (trigger.number != Number::Plural).then(|| self.one_named(trigger, false)).flatten();
        // «جرح مشبوهان واعتقلا».
        let two = || {
            self.dual_verb(trigger)
                .then(|| Victims::unnamed(Quantity::exact(2), trigger.from, trigger.from + 1))
        };
        let victims = pronoun.or(object).or(after).or_else(before).or_else(one).or_else(two)?;
        Some(self.build(trigger, kind, Some(victims), self.lexicon.triggers.row(trigger).id.clone(), false))
    }

    /// The folded text of a token, empty beyond the end.
    fn word(&self, at: usize) -> &str {
        self.words.text(at)
    }

    /// The folded text of the token before.
    fn before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |b| self.word(b))
    }

    fn is_noun(&self, hit: &Hit) -> bool {
        self.lexicon.casualties.row(hit).cell("frame") == "noun"
    }

    fn casualty(&self, hit: &Hit) -> Casualty {
        let row = self.lexicon.casualties.row(hit);
        let (victims, active) = match row.cell("frame") {
            "noun" if row.has("sum") => (self.raised_sum(hit), false),
            "noun" => (self.noun_count(hit), false),
            _ if self.counted_cases(hit) => (self.noun_count(hit), false),
            "masdar" if !hit.pronoun.is_empty() => (Some(self.extend_list(self.pronoun_victims(hit))), false),
            "masdar" if self.one_of_two(hit.to) => (Some(one_of_them(hit.to)), false),
            "masdar" if hit.number == Number::Plural => (self.noun_count(hit), false),
            "masdar" => {
                (self.victims_after(hit.to, hit).or_else(|| self.one_named(hit, row.has("dies"))), false)
            }
            _ => self.verb_victims(hit),
        };
        let mut casualty = self.build(hit, row.fixed("kind"), victims, row.id.clone(), row.has("weak"));
        casualty.active = active;
        casualty.attacker |= self.stopped(hit);
        casualty
    }

    /// «41 إصابة», «25 وفاة»: the noun of what happened, counted in the singular that large numbers take.
    fn counted_cases(&self, hit: &Hit) -> bool {
        hit.part == Part::Noun
            && self.mentions.numbers.iter().any(|n| {
                n.to >= hit.from
                    && n.counted == Some(hit.from)
                    && n.from < hit.from
                    && n.kind == NumberKind::Cardinal
            })
    }

    /// Victims of a verb, and whether it is active.
    fn verb_victims(&self, hit: &Hit) -> (Option<Victims>, bool) {
        let row = self.lexicon.casualties.row(hit);
        // «قتلوه مع حارسيه»: the pronoun is the first of them.
        if !hit.pronoun.is_empty() && (row.has("active") || hit.part == Part::Noun) {
            return (Some(self.extend_list(self.pronoun_victims(hit))), hit.part != Part::Noun);
        }
        // «توفي منهم اثنان», «وقتلت منهم تسعة».
        if matches!(self.word(hit.to), "منهم" | "منهن" | "بينهم")
            && let Some(part) = self.item_at(hit.to + 1).filter(|v| v.counted)
        {
            return (Some(self.extend_list(part)), row.has("active"));
        }
        // «استشهد مع عشرة من رفاقه»: he and they.
        if let Some(all) = self.with_others(hit) {
            return (Some(all), false);
        }
        // «مات أحدهما وجرح الآخر».
        if matches!(self.word(hit.to), "احدهم" | "احدهما" | "احداهما" | "احداهن" | "الاخر" | "الاخري")
        {
            return (Some(one_of_them(hit.to)), false);
        }
        if let Some(one) = self.said_of_one(hit, row.has("active")) {
            return (Some(one), false);
        }
        let after = self.victims_after(hit.from + 1, hit);
        // «تم اعتقاله لكنه قتل»: the pronoun before the verb is the victim.
        if after.is_none() && self.pronoun_subject(hit) {
            return (Some(one_of_them(hit.from)), false);
        }
        if row.has("object") {
            return (after.filter(|v| self.is_object(hit, v)), true);
        }
        // «أصيب جابي ضرائب وشرطيان»: what stands first and no list knows is one of them.
        let dies = row.has("dies");
        let after = self.led_by_name(hit, after, dies);
        let before = self.victims_before(hit);
        // «طفل توفي وعشرة أصيبوا»: what is joined right behind a verb is no subject of it.
        // «توفي والد الشاب», «قتلوا واحدا»: the و is the word's own.
        let people = &self.mentions.people;
        let own = people.iter().any(|p| p.from == hit.to && p.reading.before.conjunction.is_none())
            || self.word(hit.to).starts_with("واحد");
        let other = |v: &Victims| v.from == hit.to && !own && self.joined_at(hit.to).is_some();
        let after = after.filter(|v| before.is_none() || !other(v));
        let object = row.has("active").then(|| self.object_of(hit, after.as_ref())).flatten();
        let active = row.has("active") && (object.is_some() || self.active(hit, after.as_ref()));
        let after = object.or(after);
        let plural = hit.number != Number::Singular || self.dual_verb(hit);
        // «11 جثة لعناصر من «لواء القدس» قضوا»: one is no subject of many.
        let many = self.word(hit.from).ends_with("وا");
        let before = before.filter(|v| !many || v.quantity != Quantity::exact(1));
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
        (victims.or_else(|| self.one_named(hit, dies)).or_else(pair), active)
    }

    /// «جابي ضرائب وشرطيان», «المعارض سامر نجم إضافة إلى عدد من رفاقه»: whoever stands before a joined item is one of them.
    fn led_by_name(&self, hit: &Hit, after: Option<Victims>, dies: bool) -> Option<Victims> {
        let joined = |v: &Victims| {
            let plain = |i: usize| self.words.tokens.get(i).is_some_and(|t| t.is_word());
            let by = (hit.to + 1..=v.from.min(hit.to + 5)).find(|i| self.joined_at(*i) == Some(v.from));
            v.from > hit.to && by.is_some_and(|by| (hit.to..by).all(plain))
        };
        if after.as_ref().is_some_and(joined) { self.one_named(hit, dies).or(after) } else { after }
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
            attacker: victims.as_ref().is_some_and(|v| v.attacker),
            raised: self.raised(hit, from, to),
            earlier: self.some_time_before(hit),
            besides: self.besides(hit),
            first: victims.and_then(|v| v.first),
        }
    }

    /// «مقتل وإصابة 15 شخصاً», «بين قتيل وجريح»: a word without victims of its own takes those of the next.
    fn share_joint_counts(&self, list: &mut [Casualty]) {
        for i in 0..list.len().saturating_sub(1) {
            let (left, right) = list.split_at_mut(i + 1);
            let (Some(a), Some(b)) = (left.last_mut(), right.first_mut()) else { continue };
            let pair = matches!((a.kind, b.kind), ("killed", "wounded") | ("wounded", "killed"));
            // «40 قتيلا وجريحا»: both nouns in the case that the one number gives them.
            let cased = |c: &Casualty| c.to == c.from + 1 && self.word(c.from).ends_with('ا');
            let counted = a.quantity.is_some_and(|q| q.min > Some(10))
                && cased(a)
                && cased(b)
                && b.quantity == Some(Quantity::exact(1));
            if pair && a.to == b.from && counted {
                a.quantity = Some(Quantity::at_least(1));
                b.quantity = a.quantity;
                continue;
            }
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
            || starts(m.casualties)
            || starts(m.triggers)
            || self.subset(at)
    }

    fn subset(&self, at: usize) -> bool {
        self.mentions.cues.iter().any(|c| c.from == at && self.lexicon.cues.row(c).cell("cue") == "subset")
    }
}

fn one_of_them(at: usize) -> Victims {
    Victims::unnamed(Quantity::exact(1), at, at + 1)
}

/// Whether a number can count people.
fn counts(n: &NumberMention) -> bool {
    matches!(n.kind, NumberKind::Cardinal | NumberKind::Dual | NumberKind::Singular | NumberKind::Vague)
}

/// «آخر» is one, «آخران» two, «آخرون» some, «العشرات» many; `None` for any other word.
fn is_others(word: &str) -> Option<Quantity> {
    match word {
        // «قتل اثنان وأصيب ثالث».
        "اخر" | "اخري" | "اخرى" | "ثالث" | "ثالثه" | "رابع" | "رابعه" | "خامس" | "خامسه"
        // «قتلوا شرطيين وأصابوا ثالثا».
        | "ثالثا" | "رابعا" | "خامسا" => {
            Some(Quantity::exact(1))
        }
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
