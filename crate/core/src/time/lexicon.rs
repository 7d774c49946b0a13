//! The words of time, read once, and what each token can mean.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::glossary::Glossary;
use crate::normalize::fold;
use crate::number::front::{Front, cuts};
use crate::number::lexicon::rows;
use crate::token::{Token, TokenKind};

/// Part of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PartOfDay {
    Dawn,
    Morning,
    Noon,
    Afternoon,
    Evening,
    Night,
    Day,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Night,
    Week,
    Month,
    Year,
    Decade,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Many {
    One,
    Two,
    Plural,
}

/// الجاري, الماضي, المقبل, نفسه …
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Position {
    Current,
    Past,
    Recent,
    Next,
    Same,
    Following,
    Previous,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Edge {
    Start,
    Middle,
    End,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Word {
    Yesterday,
    Tomorrow,
    Since,
    Until,
    During,
    Before,
    After,
    In,
    Between,
    From,
    To,
    This,
    That,
    Agreeing,
    Period,
    Recently,
    Habit,
}

/// What a word of time means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    /// 1 Monday … 7 Sunday.
    Weekday(i8),
    Part(PartOfDay),
    Unit(Unit, Many),
    Position(Position),
    Edge(Edge),
    /// First month of the season.
    Season(u8),
    Word(Word),
}

/// A word of time in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Atom {
    pub class: Class,
    pub front: Front,
    /// Adverb with tanwin: فجرا, ليلا.
    pub adverb: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Article {
    Free,
    Never,
    Always,
}

/// The tables, as they are read.
#[derive(Default)]
struct Rows {
    words: BTreeMap<String, Vec<(Class, Article)>>,
    /// Kind of trap → words before or after which a date is a name.
    traps: BTreeMap<&'static str, Vec<String>>,
}

struct Tables {
    words: Glossary<Vec<(Class, Article)>>,
    traps: BTreeMap<&'static str, Vec<String>>,
}

static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    let mut tables = Rows::default();
    for cells in rows(include_str!("../../lexicon/times.tsv")) {
        if let [class, value, forms, ..] = cells.as_slice() {
            tables.add(class, value, forms);
        }
    }
    Tables { words: Glossary::new(tables.words), traps: tables.traps }
});

impl Rows {
    fn add(&mut self, class: &'static str, value: &'static str, forms: &'static str) {
        if class == "trap" {
            self.traps.entry(value).or_default().extend(forms.split('|').map(fold));
            return;
        }
        let Some(class) = class_of(class, value) else { return };
        for form in forms.split('|') {
            let folded = fold(form.trim_start_matches('='));
            let (article, stem) = match folded.strip_prefix("ال") {
                Some(stem) if stem.chars().count() >= 2 && !form.starts_with('=') => {
                    (Article::Always, stem.to_owned())
                }
                _ => (if form.starts_with('=') { Article::Never } else { Article::Free }, folded),
            };
            let list = self.words.entry(stem).or_default();
            if !list.contains(&(class, article)) {
                list.push((class, article));
            }
        }
    }
}

fn class_of(class: &str, value: &str) -> Option<Class> {
    Some(match class {
        "weekday" => Class::Weekday(value.parse().ok()?),
        "part" => Class::Part(part(value)?),
        "unit.one" => Class::Unit(unit(value)?, Many::One),
        "unit.two" => Class::Unit(unit(value)?, Many::Two),
        "unit.many" => Class::Unit(unit(value)?, Many::Plural),
        "position" => Class::Position(position(value)?),
        "edge" => Class::Edge(match value {
            "start" => Edge::Start,
            "middle" => Edge::Middle,
            _ => Edge::End,
        }),
        "season" => Class::Season(match value {
            "spring" => 3,
            "summer" => 6,
            "autumn" => 9,
            _ => 12,
        }),
        "habit" => Class::Word(Word::Habit),
        "recently" => Class::Word(Word::Recently),
        "period" => Class::Word(Word::Period),
        _ => Class::Word(word(value)?),
    })
}

fn part(value: &str) -> Option<PartOfDay> {
    Some(match value {
        "dawn" => PartOfDay::Dawn,
        "morning" => PartOfDay::Morning,
        "noon" => PartOfDay::Noon,
        "afternoon" => PartOfDay::Afternoon,
        "evening" => PartOfDay::Evening,
        "night" => PartOfDay::Night,
        "day" => PartOfDay::Day,
        _ => return None,
    })
}

fn unit(value: &str) -> Option<Unit> {
    Some(match value {
        "second" => Unit::Second,
        "minute" => Unit::Minute,
        "hour" => Unit::Hour,
        "day" => Unit::Day,
        "night" => Unit::Night,
        "week" => Unit::Week,
        "month" => Unit::Month,
        "year" => Unit::Year,
        "decade" => Unit::Decade,
        _ => return None,
    })
}

fn position(value: &str) -> Option<Position> {
    Some(match value {
        "current" => Position::Current,
        "past" => Position::Past,
        "recent" => Position::Recent,
        "next" => Position::Next,
        "same" => Position::Same,
        "following" => Position::Following,
        "previous" => Position::Previous,
        _ => return None,
    })
}

fn word(value: &str) -> Option<Word> {
    Some(match value {
        "yesterday" => Word::Yesterday,
        "tomorrow" => Word::Tomorrow,
        "since" => Word::Since,
        "until" => Word::Until,
        "during" => Word::During,
        "before" => Word::Before,
        "after" => Word::After,
        "in" => Word::In,
        "between" => Word::Between,
        "from" => Word::From,
        "to" => Word::To,
        "this" => Word::This,
        "that" => Word::That,
        "agreeing" => Word::Agreeing,
        _ => return None,
    })
}

/// Everything that a token can mean in time.
pub(crate) fn atoms(token: &Token) -> Vec<Atom> {
    let mut found: Vec<Atom> = Vec::new();
    if token.kind != TokenKind::Word {
        return found;
    }
    for (front, stem) in cuts(&token.text) {
        for (class, article) in TABLES.words.get(stem).map_or(&[][..], Vec::as_slice) {
            let fits = match article {
                Article::Free => true,
                Article::Never => !front.definite,
                Article::Always => front.definite,
            };
            let adverb = stem.ends_with('ا') || stem == "مساء";
            if fits && !found.iter().any(|a| a.class == *class) {
                found.push(Atom {
                    class: *class,
                    front,
                    adverb: adverb && front.is_free() && !front.definite,
                });
            }
        }
    }
    found
}

/// Whether a token is one of the words of a kind of trap, behind any clitics.
pub(crate) fn is_trap(token: &Token, kind: &str) -> bool {
    let Some(words) = TABLES.traps.get(kind) else { return false };
    cuts(&token.text).any(|(front, stem)| {
        words.iter().any(|w| if front.definite { w.strip_prefix("ال") == Some(stem) } else { w == stem })
    })
}
