//! The tables of numerals and countable nouns, read once.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::front::{Front, cuts, with_article};
use crate::glossary::Glossary;
use crate::normalize::fold;
use crate::token::{Token, TokenKind};

/// What one numeral word is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    /// أحد, إحدى: one of something.
    One,
    Unit,
    Ten,
    Teen,
    Tens,
    Hundred,
    /// ألف, مليون.
    Scale,
    /// ألفان: the scale twice.
    Scale2,
    /// آلاف: a multiplied scale, or a vague count when nothing stands before.
    Scales,
    /// نصف, ثلث, ربع: the value is the divisor.
    Fraction,
    Vague,
    Few,
    Several,
}

/// A numeral word in the text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Numeral {
    pub class: Class,
    pub value: u64,
    /// A numeral only when a noun follows: «ست نساء», but not «ست».
    pub weak: bool,
    pub front: Front,
}

/// Grammatical number of a countable noun's form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    Singular,
    Dual,
    /// A form in ين that is dual or sound plural.
    DualOrPlural,
    Plural,
}

/// A countable noun in the text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Counted {
    pub class: &'static str,
    pub form: Form,
    /// More often an adjective: alone it counts only beside a word of killing, wounding or holding.
    pub adjective: bool,
    /// Alone it never counts.
    pub never_alone: bool,
    pub front: Front,
}

/// A phrase of the table: its class and its words.
pub(crate) type Phrase = (&'static str, Vec<String>);

/// The tables, as they are read.
#[derive(Default)]
struct Rows {
    numerals: BTreeMap<String, (Class, u64, bool)>,
    /// First word → phrases of bounds, units and labels, longest first.
    phrases: BTreeMap<String, Vec<Phrase>>,
    counted: BTreeMap<String, (&'static str, Form, bool, bool)>,
}

struct Tables {
    numerals: Glossary<(Class, u64, bool)>,
    phrases: Glossary<Vec<Phrase>>,
    counted: Glossary<(&'static str, Form, bool, bool)>,
}

static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    let mut tables = Rows::default();
    for cells in rows(include_str!("../../lexicon/numerals.tsv")) {
        tables.add_numerals(&cells);
    }
    for list in tables.phrases.values_mut() {
        list.sort_by_key(|(_, words)| std::cmp::Reverse(words.len()));
    }
    for cells in rows(include_str!("../../lexicon/counted.tsv")) {
        tables.add_counted(&cells);
    }
    Tables {
        numerals: Glossary::new(tables.numerals),
        phrases: Glossary::new(tables.phrases),
        counted: Glossary::new(tables.counted),
    }
});

/// The cells of every row: no notes, no header.
pub(crate) fn rows(tsv: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    tsv.lines()
        .filter(|l| !l.trim().is_empty() && !l.starts_with('#'))
        .skip(1)
        .map(|l| l.split('\t').map(str::trim).collect())
}

fn cell(cells: &[&'static str], at: usize) -> &'static str {
    cells.get(at).copied().unwrap_or("")
}

impl Rows {
    fn add_numerals(&mut self, cells: &[&'static str]) {
        let class = match cell(cells, 0) {
            "one" => Class::One,
            "unit" if !cell(cells, 1).is_empty() => Class::Unit,
            "ten" => Class::Ten,
            "teen" => Class::Teen,
            "tens" => Class::Tens,
            "hundred" => Class::Hundred,
            "scale" => Class::Scale,
            "scale2" => Class::Scale2,
            "scales" => Class::Scales,
            "fraction" => Class::Fraction,
            "vague" => Class::Vague,
            "few" => Class::Few,
            "several" => Class::Several,
            other => return self.add_phrases(other, cell(cells, 2)),
        };
        let value = cell(cells, 1).parse().unwrap_or(1);
        for form in cell(cells, 2).split('|') {
            let weak = form.starts_with('~');
            self.numerals.insert(fold(form.trim_start_matches('~')), (class, value, weak));
        }
    }

    fn add_phrases(&mut self, class: &'static str, forms: &'static str) {
        for form in forms.split('|') {
            let words: Vec<String> = fold(form).split_whitespace().map(str::to_owned).collect();
            if let Some(first) = words.first() {
                self.phrases.entry(first.clone()).or_default().push((class, words));
            }
        }
    }

    fn add_counted(&mut self, cells: &[&'static str]) {
        let class = cell(cells, 0);
        let singular = fold(cell(cells, 1));
        let flag = |f: &str| cell(cells, 4).split(',').any(|x| x == f);
        let (sound, adjective, alone) = (flag("sound"), flag("adj"), flag("nosing"));
        let mut add = |text: String, form| {
            // The first row wins: a word's plainest sense stands first in the table.
            self.counted.entry(text).or_insert((class, form, adjective, alone));
        };
        for plural in cell(cells, 3).split('|').filter(|p| !p.is_empty()) {
            let form = if sound && plural.ends_with("ين") { Form::DualOrPlural } else { Form::Plural };
            add(fold(plural), form);
        }
        for dual in duals(&singular, cell(cells, 2), flag("nodual")) {
            // «قتلت امرأة وطفلتاها», «مقتل رجل وابنيه»: the dual with whose they are.
            if KIN.contains(&singular.as_str()) {
                let open = dual.strip_suffix('ن').unwrap_or(&dual);
                for whose in ["ه", "ها", "هما", "هم"] {
                    add(format!("{open}{whose}"), Form::Dual);
                }
            }
            add(dual, Form::Dual);
        }
        if !singular.ends_with(['ه', 'ا', 'ي']) {
            add(format!("{singular}ا"), Form::Singular);
        }
        if singular.ends_with('ي') {
            add(format!("{singular}ا"), Form::Singular);
        }
        add(singular, Form::Singular);
    }
}

/// Those who are told of as somebody's.
const KIN: &[&str] = &["طفل", "طفله", "ابن", "ابنه", "شقيق", "شقيقه", "بنت", "حفيد", "حفيده"];

fn duals(singular: &str, given: &'static str, none: bool) -> Vec<String> {
    if none {
        return Vec::new();
    }
    if !given.is_empty() {
        return given.split('|').map(fold).collect();
    }
    match singular.strip_suffix('ه') {
        Some(open) => ["تان", "تين", "تا", "تي"].iter().map(|end| format!("{open}{end}")).collect(),
        None => ["ان", "ين"].iter().map(|end| format!("{singular}{end}")).collect(),
    }
}

/// Whether a folded word, behind any clitics, is a numeral or an ordinal; asked once for each token.
pub(crate) fn is_numeric(word: &str) -> bool {
    cuts(word).any(|(_, stem)| TABLES.numerals.get(stem).is_some() || super::ordinal::value(stem).is_some())
}

/// The numeral that a token is, whole words before cut ones.
pub(crate) fn numeral(token: &Token) -> Option<Numeral> {
    if token.kind != TokenKind::Word || !token.numeric {
        return None;
    }
    cuts(&token.text).find_map(|(front, stem)| {
        let (class, value, weak) = *TABLES.numerals.get(stem)?;
        // «لست» is "I am not", «كمية» "quantity": a short feminine form takes no ل, and none takes ك.
        let short = weak && stem.chars().count() == 2;
        let odd = front.particle == Some('ك') || (short && front.particle == Some('ل'));
        (!odd).then_some(Numeral { class, value, weak, front })
    })
}

/// The countable noun that a token is.
pub(crate) fn counted(token: &Token) -> Option<Counted> {
    if token.kind != TokenKind::Word {
        return None;
    }
    cuts(&token.text).find_map(|(front, stem)| {
        let (class, form, adjective, never_alone) = *TABLES.counted.get(stem)?;
        Some(Counted { class, form, adjective, never_alone, front })
    })
}

/// The longest phrase of one of `classes` that starts at a token, and its end.
pub(crate) fn phrase(tokens: &[Token], at: usize, classes: &[&str]) -> Option<(&'static str, usize)> {
    let token = tokens.get(at)?;
    cuts(&token.text).find_map(|(front, stem)| {
        // «بنحو 20», «لأكثر من 20»; a unit or label takes no particle.
        if front.particle.is_some() && !classes.contains(&"about") {
            return None;
        }
        // Units are found behind ال as well: «عشرات الكيلومترات».
        let key =
            if front.definite && classes != ["unit"] { with_article(&token.text, stem) } else { stem.into() };
        TABLES.phrases.get(&key).and_then(|list| list.iter().find_map(|p| fits(tokens, at, p, classes)))
    })
}

fn fits(
    tokens: &[Token],
    at: usize,
    (class, words): &Phrase,
    classes: &[&str],
) -> Option<(&'static str, usize)> {
    let rest = words.get(1..).unwrap_or_default();
    let next = |k: usize| tokens.get(at + 1 + k).map(|t| t.text.as_str());
    let fits = classes.contains(class) && rest.iter().enumerate().all(|(k, w)| next(k) == Some(w.as_str()));
    fits.then_some((*class, at + words.len()))
}

/// Whether a token, behind و or ف and particles, is one of the single words of a class.
pub(crate) fn is_kind(token: &Token, class: &str) -> bool {
    // What introduces a clause is written whole or after و; other words also after ب and ل.
    let particles = class != "not_noun";
    cuts(&token.text).any(|(front, stem)| {
        (particles || (front.particle.is_none() && !front.definite)) && is_listed(stem, class)
    })
}

/// Whether a folded word is one of the single words of a class.
pub(crate) fn is_listed(word: &str, class: &str) -> bool {
    TABLES.phrases.get(word).is_some_and(|list| list.iter().any(|(c, w)| *c == class && w.len() == 1))
}
