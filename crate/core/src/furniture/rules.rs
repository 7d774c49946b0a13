//! The rows of `lexicon/furniture.tsv`, read once into patterns.

use std::sync::Arc;

use super::Furniture;
use super::line::{Line, LineIn, Piece};
use super::pattern::{Class, Classes, Pattern, is_number, made_of, phrases};
use crate::normalize::fold;

/// How far a row reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// This line only.
    Line,
    /// Section names: a menu in company only.
    Items,
    /// This line and the headlines under it.
    Links,
    /// This line and the lines of up to four words under it.
    Short,
    /// This line and the one after it.
    Next,
    /// This line and all that follows, once the article is behind us.
    Tail,
}

/// The row that fired on a line.
#[derive(Clone, Copy, Debug)]
pub struct Hit {
    pub kind: Furniture,
    pub scope: Scope,
    /// How many names the line lists, for rows that ask for lists of names.
    pub entries: usize,
}

/// The compiled rows.
#[derive(Debug)]
pub struct Rules {
    rules: Vec<Rule>,
}

/// One row.
#[derive(Debug)]
struct Rule {
    id: String,
    kind: Furniture,
    scope: Scope,
    most: usize,
    test: Test,
}

#[derive(Debug)]
enum Test {
    Pattern(Pattern),
    /// All words of the line are entries of these classes, with at least one entry of each of the second list.
    MadeOf {
        all: Vec<Class>,
        needed: Vec<Class>,
        number: bool,
    },
}

const ROWS: &str = include_str!("../../lexicon/furniture.tsv");

impl Rules {
    /// The rows that come with the program.
    #[must_use]
    pub fn embedded() -> Self {
        Self::from_tsv(ROWS)
    }

    /// Reads rows: `id kind scope most pattern meaning example counter`, parted by tabs. Lines that are no rule are left out.
    #[must_use]
    pub fn from_tsv(tsv: &str) -> Self {
        let cells = || tsv.lines().filter(|l| !l.starts_with('#')).map(|l| l.split('\t').collect::<Vec<_>>());
        let mut classes = Classes::new();
        for row in cells() {
            if let [id, "class", _, _, pattern, ..] = row.as_slice() {
                classes.insert((*id).to_owned(), Arc::new(phrases(&fold(pattern))));
            }
        }
        Self { rules: cells().filter_map(|row| Rule::new(&row, &classes)).collect() }
    }

    /// The first row that fires on a line alone.
    pub(super) fn hit(&self, line: &Line) -> Option<Hit> {
        self.rules
            .iter()
            .find_map(|rule| Some(Hit { kind: rule.kind, scope: rule.scope, entries: rule.fires(line)? }))
    }

    /// Ids of all rows that fire on a line alone: what the lexicon's own test asks.
    #[must_use]
    pub fn firing(&self, text: &str) -> Vec<&str> {
        let line = Line::new(&LineIn::new(text));
        self.rules.iter().filter(|rule| rule.fires(&line).is_some()).map(|rule| rule.id.as_str()).collect()
    }
}

impl Rule {
    fn new(row: &[&str], classes: &Classes) -> Option<Self> {
        let [id, kind, scope, most, pattern, ..] = row else { return None };
        let (kind, scope) = (kind_of(kind)?, scope_of(scope)?);
        let folded = fold(pattern);
        let test = match folded.strip_prefix("= ") {
            Some(names) => made_of_test(names, classes),
            None => Test::Pattern(Pattern::new(&folded, classes)),
        };
        Some(Self { id: (*id).to_owned(), kind, scope, most: most.parse().ok()?, test })
    }

    /// How many entries the row found in the line; `None` when it does not fire.
    fn fires(&self, line: &Line) -> Option<usize> {
        // A line of thousands of signs is no furniture, and matching it would cost more than it tells.
        if line.words() > self.most || line.pieces.is_empty() || line.pieces.len() > self.most * 2 + 16 {
            return None;
        }
        match &self.test {
            Test::Pattern(pattern) => pattern.fires(&line.pieces).then_some(1),
            Test::MadeOf { all, needed, number } => {
                let entries = made_of(&line.pieces, all)?;
                let has = |class: &Class| class.iter().any(|phrase| contains(&line.pieces, phrase));
                (needed.iter().all(has) && (!number || line.pieces.iter().any(is_number_piece)))
                    .then_some(entries)
            }
        }
    }
}

/// `= {a} {b}! #!` : made of the classes a and b (numbers and signs are always allowed), with one of b and a number at least.
fn made_of_test(names: &str, classes: &Classes) -> Test {
    let (mut all, mut needed, mut number) = (Vec::new(), Vec::new(), false);
    for name in names.split_whitespace() {
        if name == "#!" {
            number = true;
            continue;
        }
        let class = classes.get(name.trim_matches(['{', '}', '!'])).cloned().unwrap_or_default();
        if name.ends_with('!') {
            needed.push(class.clone());
        }
        all.push(class);
    }
    Test::MadeOf { all, needed, number }
}

fn contains(line: &[Piece], phrase: &[Piece]) -> bool {
    line.windows(phrase.len().max(1)).any(|w| w == phrase)
}

fn is_number_piece(piece: &Piece) -> bool {
    matches!(piece, Piece::Word(w) if is_number(w))
}

fn kind_of(name: &str) -> Option<Furniture> {
    Some(match name {
        "menu" => Furniture::Menu,
        "share" => Furniture::Share,
        "related" => Furniture::Related,
        "comment" => Furniture::Comment,
        "date" => Furniture::Date,
        "byline" => Furniture::Byline,
        "caption" => Furniture::Caption,
        "credit" => Furniture::Credit,
        "tags" => Furniture::Tags,
        "promotion" => Furniture::Promotion,
        "legal" => Furniture::Legal,
        _ => return None,
    })
}

fn scope_of(name: &str) -> Option<Scope> {
    Some(match name {
        "line" => Scope::Line,
        "items" => Scope::Items,
        "links" => Scope::Links,
        "short" => Scope::Short,
        "next" => Scope::Next,
        "tail" => Scope::Tail,
        _ => return None,
    })
}
