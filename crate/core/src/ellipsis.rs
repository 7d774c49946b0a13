//! Further events that a sentence tells without saying their word again.
//!
//! *Finds*: «غارة على البلدة وأخرى على أطرافها», «كمينان، الأول عند الجسر … والثاني قرب القرية»: the word for «another» or «the second»
//! where a preposition and a place follow and an event noun of its gender stands before it. It becomes a mention of that noun's row.
//! *Refuses*: «قتل مدني في غارة وآخر برصاص قناص» (another person: neither a place nor the noun's gender), «بلدات أخرى».
//! *Leaves out*: events of an elided verb («قصف الجيش نبل والطيران دارة عزة»).

use crate::inflect::{Number, Part};
use crate::knowledge::Lexicon;
use crate::lexicon::{Hit, Words};
use crate::recognize::Mentions;
use crate::segment::Sentence;
use crate::toponym::{PlaceRole, Toponym};

/// Words for a further one, folded, and whether they are feminine.
const FURTHER: [(&str, bool); 8] = [
    ("اخر", false),
    ("اخري", true),
    ("ثان", false),
    ("ثانيه", true),
    ("ثالث", false),
    ("ثالثه", true),
    ("رابع", false),
    ("رابعه", true),
];

/// Whether a word without ال and what is glued before it says that something is a further one; true where it is feminine.
pub(crate) fn further_one(bare: &str) -> Option<bool> {
    FURTHER.iter().find(|(word, _)| *word == bare).map(|(_, feminine)| *feminine)
}

/// How far its place may stand behind it, and the event noun before it, in tokens.
const PLACE: usize = 6;
const NOUN: usize = 16;

/// Adds the elided events to the mentions of event words.
pub fn add(
    words: &Words<'_>,
    sentences: &[Sentence],
    toponyms: &[Toponym],
    lexicon: &Lexicon,
    mentions: &mut Mentions,
) {
    let further = Further { words, toponyms, lexicon, triggers: &mentions.triggers };
    let in_sentence =
        |s: &Sentence| (s.from + 1..s.to).filter_map(|at| further.event(s, at)).collect::<Vec<_>>();
    let found: Vec<Hit> = sentences.iter().filter(|s| !s.furniture).flat_map(in_sentence).collect();
    mentions.triggers.extend(found);
    mentions.triggers.sort_by_key(|h| (h.from, h.to));
}

struct Further<'a> {
    words: &'a Words<'a>,
    toponyms: &'a [Toponym],
    lexicon: &'a Lexicon,
    triggers: &'a [Hit],
}

impl Further<'_> {
    fn event(&self, s: &Sentence, at: usize) -> Option<Hit> {
        let word = self.words.text(at);
        let bare = word.strip_prefix('و')?;
        let bare = bare.strip_prefix("ال").unwrap_or(bare);
        let feminine = further_one(bare)?;
        let leads = matches!(self.words.text(at + 1), "علي" | "في" | "قرب" | "عند" | "داخل" | "وسط");
        if !leads || self.triggers.iter().any(|h| h.from <= at && at < h.to) {
            return None;
        }
        let near =
            |t: &Toponym| t.from > at && t.from <= at + PLACE && t.to <= s.to && t.role == PlaceRole::Scene;
        self.toponyms.iter().find(|t| near(t))?;
        let before = |h: &&Hit| h.from >= s.from && h.to <= at && at - h.to <= NOUN;
        let noun = self.triggers.iter().rev().find(before)?;
        let row = self.lexicon.triggers.row(noun);
        // «شن الطيران غارة»: the phrase of a verb ends in the event's noun.
        let named = noun.part == Part::Noun || noun.to > noun.from + 1;
        if !named || row.cell("type") == "none" || self.feminine(noun) != feminine {
            return None;
        }
        let reading = self.words.readings(at).iter().find(|r| r.before.conjunction.is_some())?;
        Some(Hit {
            row: noun.row,
            from: at,
            to: at + 1,
            part: Part::Noun,
            number: Number::Singular,
            feminine,
            reading: reading.clone(),
            pronoun: "",
        })
    }

    /// By the ending of its last word: «غارة», «ضربات».
    fn feminine(&self, hit: &Hit) -> bool {
        let last = self.words.text(hit.to - 1);
        last.ends_with('ه') || last.ends_with("ات")
    }
}
