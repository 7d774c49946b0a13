//! Casualties: what happened to how many of whom, parsed around a casualty word.
//!
//! *Finds*: «مقتل خمسة مدنيين», «أصيب، مساء أمس، طفلان», «20 مدنياً على الأقل قتلوا», «سقوط ثلاثة قتلى», «مقتل مدني وابنه» (two),
//! «قتيل وجريحان» (one and two), «إصابة آخرين» (at least one), «مقتل وإصابة 15» (both from one number).
//! *Refuses*: parts of a count («خمسة بينهم طفلان» is five), families as people, victims across a clause with its own verb.

mod victims;

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
