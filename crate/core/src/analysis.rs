//! The article half read: tokens, sentences, mentions and toponyms, with the questions that later stages ask of them.

use std::collections::BTreeMap;

use crate::knowledge::Knowledge;
use crate::lexicon::{Hit, Row, Words};
use crate::recognize::Mentions;
use crate::segment::{Sentence, head_with_colon};
use crate::span::Span;
use crate::token::{Token, TokenKind};
use crate::toponym::Toponym;

/// Everything that is known before frames are assembled.
pub struct Analysis<'a> {
    pub text: &'a str,
    pub knowledge: &'a Knowledge<'a>,
    pub words: &'a Words<'a>,
    pub sentences: Vec<Sentence>,
    pub mentions: Mentions,
    pub toponyms: Vec<Toponym>,
    /// How many settlements and facilities are named where something may have happened.
    pub towns: usize,
    /// Words that open another story («وفي حادث منفصل»), as token ranges in text order.
    pub stories: Vec<(usize, usize)>,
    /// The day the article appeared, where it is known.
    pub published: Option<jiff::civil::Date>,
}

impl<'a> Analysis<'a> {
    #[must_use]
    pub fn tokens(&self) -> &'a [Token] {
        self.words.tokens
    }

    /// Whether no more was pasted than a line or two, which is no article.
    #[must_use]
    pub fn is_a_line(&self) -> bool {
        self.sentences.len() <= 2
    }

    /// Whether the article is a list of posts or short items, «نوى: اغتيال شاب», «- قصف على نبل»: at least four lines, nearly all of a sentence
    /// or two, that a mark or a name opens or that no full stop ends.
    #[must_use]
    pub fn is_a_list(&self) -> bool {
        const ITEMS: usize = 4;
        let mut blocks: BTreeMap<usize, Sentence> = BTreeMap::new();
        for s in self.sentences.iter().filter(|s| !s.furniture) {
            blocks.entry(s.block).and_modify(|b| b.to = s.to).or_insert(*s);
        }
        let items = blocks.values().filter(|b| b.to - b.from <= 30 && self.is_an_item(b)).count();
        items >= ITEMS && items * 10 >= blocks.len() * 8
    }

    fn is_an_item(&self, block: &Sentence) -> bool {
        let tokens = self.tokens().get(block.from..block.to).unwrap_or_default();
        let marked = tokens.first().is_some_and(|t| !t.is_word());
        let open =
            tokens.iter().rev().find(|t| t.kind != TokenKind::LineEnd).is_some_and(|t| !t.is_sign('.'));
        marked || open || head_with_colon(tokens)
    }

    /// The original stretch behind a token range.
    #[must_use]
    pub fn span(&self, from: usize, to: usize) -> Span {
        match (self.tokens().get(from), to.checked_sub(1).and_then(|last| self.tokens().get(last))) {
            (Some(a), Some(b)) => a.span.cover(b.span),
            _ => Span::default(),
        }
    }

    #[must_use]
    pub fn trigger_row(&self, hit: &Hit) -> &Row {
        self.knowledge.lexicon.triggers.row(hit)
    }

    /// The event word that starts at a token; hits of one table never overlap.
    #[must_use]
    pub fn trigger_at(&self, at: usize) -> Option<&Hit> {
        within(&self.mentions.triggers, at, at + 1, |t| t.from).first()
    }

    /// The page's own date at the head of a line («2025-08-17 قُتل …») says when it was written, not when it happened.
    #[must_use]
    pub fn is_header_date(&self, time: &crate::time::TimeMention) -> bool {
        let numeric = self
            .tokens()
            .get(time.from)
            .is_some_and(|t| t.kind == crate::token::TokenKind::Number && t.text.len() >= 4)
            && self.tokens().get(time.from..time.to).is_some_and(|s| s.iter().all(|t| !t.is_word()));
        numeric && self.sentences.iter().any(|s| time.from >= s.from && time.from <= s.from + 2)
    }

    /// A cell of an actor's row, by its number; empty where there is no such row.
    #[must_use]
    pub fn actor_cell(&self, row: usize, column: &str) -> &str {
        self.knowledge.lexicon.actors.rows.get(row).map_or("", |r| r.cell(column))
    }

    /// What sort of actor it is: «state», «rebel».
    #[must_use]
    pub fn actor_kind(&self, row: usize) -> &str {
        self.actor_cell(row, "kind")
    }

    /// The meaning of a cue.
    #[must_use]
    pub fn cue(&self, hit: &Hit) -> &'static str {
        self.knowledge.lexicon.cues.row(hit).fixed("cue")
    }

    /// Cues of one meaning inside a token range.
    pub fn cues_in(&self, from: usize, to: usize) -> impl Iterator<Item = (&Hit, &'static str)> {
        within(&self.mentions.cues, from, to, |c| c.from)
            .iter()
            .filter(move |c| c.to <= to)
            .map(|c| (c, self.cue(c)))
    }

    /// Whether the word at a token stands in a list of `askedwords.tsv`.
    #[must_use]
    pub fn asks(&self, list: &str, at: usize) -> bool {
        self.knowledge.lexicon.asks(list, self.words, at)
    }

    /// Whether the word at a token names people who demonstrate.
    #[must_use]
    pub fn demonstrates(&self, at: usize) -> bool {
        self.knowledge.lexicon.people.of("protester", self.words, at).is_some()
    }

    /// Whether a cue tells of fuel, gas or fireworks that blow up by themselves.
    #[must_use]
    pub fn tells_a_blast(&self, cue: &Hit) -> bool {
        self.knowledge.lexicon.cues.row(cue).has("blast")
    }

    /// The folded text of a token, empty beyond the end.
    #[must_use]
    pub fn word(&self, at: usize) -> &str {
        self.words.text(at)
    }

    /// The `n`th word before a token, empty before the beginning.
    #[must_use]
    pub fn word_before(&self, at: usize, n: usize) -> &str {
        at.checked_sub(n).map_or("", |i| self.word(i))
    }

    /// Whether a word of one meaning («فيما» parts, «جراء» gives a cause) stands in a token range.
    #[must_use]
    pub fn says(&self, from: usize, to: usize, meaning: &str) -> bool {
        self.cues_in(from, to).any(|(_, m)| m == meaning)
    }

    /// Place names that start inside a token range.
    #[must_use]
    pub fn toponyms_in(&self, from: usize, to: usize) -> &[Toponym] {
        within(&self.toponyms, from, to, |t| t.from)
    }

    fn type_row(&self, kind: &str) -> Option<&Row> {
        self.knowledge.lexicon.types.rows.iter().find(|r| r.id == kind)
    }

    /// Types of one family may tell one event.
    #[must_use]
    pub fn family(&self, kind: &str) -> &'static str {
        self.type_row(kind).map_or("", |r| r.fixed("family"))
    }

    /// The more specific means has the higher rank.
    #[must_use]
    pub fn rank(&self, kind: &str) -> u32 {
        self.type_row(kind).and_then(|r| r.cell("rank").parse().ok()).unwrap_or(0)
    }
}

/// The part of a list in text order that starts inside a range; a look-up, so that long articles stay linear.
pub fn within<T>(list: &[T], from: usize, to: usize, start: impl Fn(&T) -> usize) -> &[T] {
    let first = list.partition_point(|t| start(t) < from);
    let last = list.partition_point(|t| start(t) < to.max(from));
    list.get(first..last).unwrap_or_default()
}
