//! Mentions: every table of the lexicon over the tokens, then numbers, times, actors and places.
//!
//! *Finds*: the rows of every table, numbers and times. *Refuses*: a trigger inside an actor's name or a look-alike of `not.tsv`, آب where إب is
//! written, «بين» as a word of saying, «تدمر» as a verb behind «قرب». *Example*: «قُتل جنديان أمس» → kill, 2, yesterday.
//!
//! Each kind is found on its own and may overlap another kind (a bomb is a weapon and part of a trigger); within one kind
//! the longest hit wins (`lexicon.rs`). The one cross-kind rule: a trigger, casualty word or place inside a hit of
//! `not.tsv`, and a place inside an actor's name, is dropped. A user's ignored phrase silences actors in it as well.

use jiff::civil::Date;

use crate::analysis::within;
use crate::inflect::Part;
use crate::knowledge::Lexicon;
use crate::lexicon::{Hit, Words};
use crate::morph::Proclitics;
use crate::number::{self, NumberMention};
use crate::time::{self, TimeMention};
use crate::token::{Token, TokenKind};

/// All mentions of one article, each list in text order.
#[derive(Debug, Default)]
pub struct Mentions {
    pub triggers: Vec<Hit>,
    pub casualties: Vec<Hit>,
    pub people: Vec<Hit>,
    pub weapons: Vec<Hit>,
    pub sources: Vec<Hit>,
    pub cues: Vec<Hit>,
    pub actors: Vec<Hit>,
    pub numbers: Vec<NumberMention>,
    pub times: Vec<TimeMention>,
    /// Phrases that the user wants no one to read; places are looked for outside them as well.
    pub ignored: Vec<Hit>,
}

/// The mentions that start around one sentence: what reads a sentence need not go through those of a whole article.
#[derive(Debug)]
pub struct Near<'a> {
    pub triggers: &'a [Hit],
    pub casualties: &'a [Hit],
    pub people: &'a [Hit],
    pub weapons: &'a [Hit],
    pub sources: &'a [Hit],
    pub cues: &'a [Hit],
    pub actors: &'a [Hit],
    pub numbers: &'a [NumberMention],
    pub times: &'a [TimeMention],
}

/// More tokens than any mention has.
const AROUND: usize = 64;

impl Mentions {
    /// Those that start in a token range or close to it.
    #[must_use]
    pub fn near(&self, from: usize, to: usize) -> Near<'_> {
        let (from, to) = (from.saturating_sub(AROUND), to + AROUND);
        let near = |list| within(list, from, to, |h: &Hit| h.from);
        Near {
            triggers: near(&self.triggers),
            casualties: near(&self.casualties),
            people: near(&self.people),
            weapons: near(&self.weapons),
            sources: near(&self.sources),
            cues: near(&self.cues),
            actors: near(&self.actors),
            numbers: within(&self.numbers, from, to, |n| n.from),
            times: within(&self.times, from, to, |t| t.from),
        }
    }

    /// Whether a token lies in a phrase that the user wants no one to read.
    #[must_use]
    pub fn is_ignored(&self, at: usize) -> bool {
        inside(&self.ignored, at)
    }
}

fn inside(hits: &[Hit], at: usize) -> bool {
    hits.iter().any(|h| h.from <= at && at < h.to)
}

/// Runs every recogniser but the one for places, which needs these mentions.
#[must_use]
pub fn recognize(
    tokens: &[Token],
    words: &Words<'_>,
    lexicon: &Lexicon,
    published: Option<Date>,
) -> Mentions {
    let not = lexicon.not.find(words);
    // «فجر» at dawn is no blast, but «فجر … نفسه» says more than that one word.
    let covers = |n: &Hit, h: &Hit| n.from <= h.from && h.from < n.to && (h.to <= n.to || n.to - n.from > 1);
    let ignored = lexicon.ignored.find(words);
    let outside = |h: &Hit| !not.iter().any(|n| covers(n, h)) && !inside(&ignored, h.from);
    let heads = lexicon.heads.find(words);
    let triggers = lexicon.triggers.find_where(words, outside);
    let mut actors = crate::actor::recognize(&lexicon.actors, words);
    // «غارة تركية», «جنود أتراك», but not «المنتخب التركي»: a nationality is an actor on an act, a force or its things only.
    actors.retain(|a| {
        let warlike = |list: &[Hit]| {
            let before = list.get(..list.partition_point(|h| h.from < a.from)).unwrap_or_default();
            before.iter().rev().take(3).any(|h| h.to <= a.from && h.to + 3 > a.from)
        };
        let acts = !lexicon.actors.row(a).has("adjective") || warlike(&heads) || warlike(&triggers);
        acts && !inside(&ignored, a.from)
    });
    // «قوات النظام» is one name: the words inside an actor's name are not people or weapons of their own.
    let outside_actor = |h: &Hit| !actors.iter().any(|a| a.from < h.from && h.to <= a.to);
    let mut times = time::recognize(tokens, published);
    // «في إب»: the town, not the month.
    times.retain(|t| {
        let words = tokens.get(t.from..t.to).unwrap_or_default();
        !words.iter().any(|w| w.below && w.text.trim_start_matches(['ب', 'ل', 'و']) == "اب")
    });
    // «داهمت فجرا منزلا»: at dawn, not «the two blew up».
    let dawn = |h: &Hit| tokens.get(h.from).is_some_and(|t| t.text == "فجرا");
    let outside_time =
        |h: &Hit| !times.iter().any(|t| t.from <= h.from && (h.to <= t.to || dawn(h) && h.from < t.to));
    // «سيطرته» is the noun: the verb سيطر takes no object.
    let transitive = |h: &Hit| {
        h.pronoun.is_empty() || h.part == Part::Noun || !lexicon.triggers.row(h).has("intransitive")
    };
    // «ليبسط سيطرته»: what somebody would do.
    let done = |h: &Hit| h.part != Part::Present || h.reading.before.particle != Some('ل');
    // «خطفوا الحارس واقتادوه إلى جهة مجهولة»: the second verb goes on with the first.
    let held =
        |h: &Hit| !lexicon.triggers.row(h).cell("held").is_empty() && !lexicon.triggers.row(h).has("led");
    let begun: Vec<usize> = triggers.iter().filter(|h| held(h)).map(|h| h.from).collect();
    let goes_on = |h: &Hit| {
        lexicon.triggers.row(h).has("led")
            && h.reading.before.conjunction.is_some()
            && begun.iter().any(|b| *b < h.from && h.from - b <= 16)
    };
    Mentions {
        triggers: triggers
            .into_iter()
            .filter(transitive)
            .filter(done)
            .filter(|h| !goes_on(h) && !is_town(lexicon, words, h))
            .filter(outside_time)
            .filter(outside_actor)
            .collect(),
        casualties: lexicon
            .casualties
            .find(words)
            .into_iter()
            .filter(outside)
            .filter(outside_actor)
            .collect(),
        people: lexicon.people.find(words).into_iter().filter(outside_actor).collect(),
        // «مسيرة سلمية» is a march and no drone.
        weapons: lexicon
            .weapons
            .find(words)
            .into_iter()
            .filter(|h| lexicon.weapons.row(h).cell("type") != "none")
            .filter(outside)
            .collect(),
        sources: lexicon.sources.find(words).into_iter().filter(|h| !is_between(tokens, h)).collect(),
        cues: lexicon.cues.find(words).into_iter().filter(|h| !is_second_side(tokens, h)).collect(),
        numbers: number::recognize(tokens),
        times,
        actors,
        ignored,
    }
}

/// «بين الجيش من جهة، والمقاومة من جهة أخرى»: the other side of the same fight, no other story.
fn is_second_side(tokens: &[Token], hit: &Hit) -> bool {
    let text = |i: usize| tokens.get(i).map_or("", |t| t.text.as_str());
    let other = hit.to == hit.from + 3 && text(hit.from) == "من" && text(hit.from + 2).starts_with("اخر");
    let ends = |i: &usize| tokens.get(*i).is_some_and(|t| t.kind == TokenKind::LineEnd || t.is_sign('.'));
    let before = (hit.from.saturating_sub(30)..hit.from).rev().take_while(|i| !ends(i));
    other && before.into_iter().any(|i| text(i) == "من" && text(i + 1) == text(hit.from + 1))
}

/// «بينهم امرأتان», «بين الجيش والحركة»: the preposition, not «بيّن الناطق أن».
fn is_between(tokens: &[Token], hit: &Hit) -> bool {
    let after = tokens.get(hit.to..).unwrap_or_default().iter().take(8).take_while(|t| t.is_word());
    let tells = |t: &Token| matches!(t.text.as_str(), "ان" | "انه" | "انها" | "انهم" | "بان");
    hit.to == hit.from + 1
        && hit.reading.stem == "بين"
        && (!hit.pronoun.is_empty() || !after.into_iter().any(tells))
}

/// «قرب تدمر», «على تدمر»: behind such a word stands no verb.
fn is_town(lexicon: &Lexicon, words: &Words<'_>, hit: &Hit) -> bool {
    let Some(before) = hit.from.checked_sub(1).filter(|_| hit.part == Part::Present) else { return false };
    let preposition = words
        .tokens
        .get(before)
        .is_some_and(|t| matches!(t.text.as_str(), "في" | "الي" | "وفي" | "والي" | "علي" | "وعلي"));
    let leads = lexicon.placewords.longest_at(words, before).is_some_and(|p| {
        let row = lexicon.placewords.row(&p);
        p.to == hit.from && matches!(row.id.as_str(), "near" | "direction" | "middle" | "countryside")
    });
    hit.reading.before == Proclitics::default() && (preposition || leads)
}
