//! What we know, as rows: reads the tables of `lexicon/` and finds their words in tokens.
//!
//! Every table is tab-separated with one header line; all have the columns `id`, `forms` (see `inflect.rs`), `example` and
//! `counter` (sentences that must fire and must not; `//` between several), and columns of their own that give the meaning.
//! Matching goes over tokens with their clitics cut, not over characters, because an automaton over raw text would need
//! every row spelled with every clitic.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::inflect::{Form, Number, Part, Sets, WordPattern, patterns, set};
use crate::morph::{Reading, readings};
use crate::token::{Token, TokenKind};

/// One row of a table.
#[derive(Clone, Debug, Default)]
pub struct Row {
    pub id: String,
    cells: BTreeMap<&'static str, Cow<'static, str>>,
}

impl Row {
    /// A row that a user added.
    #[must_use]
    pub fn own<const N: usize>(id: String, cells: [(&'static str, Cow<'static, str>); N]) -> Self {
        Self { id, cells: cells.into_iter().collect() }
    }

    /// The cell under a column, or empty.
    #[must_use]
    pub fn cell(&self, column: &str) -> &str {
        self.cells.get(column).map_or("", |text| text)
    }

    /// The same for columns whose few values are part of the program and are kept in frames; a user's own wording is never one.
    #[must_use]
    pub fn fixed(&self, column: &str) -> &'static str {
        match self.cells.get(column) {
            Some(Cow::Borrowed(text)) => text,
            _ => "",
        }
    }

    /// Whether the comma-separated cell `flags` holds a flag.
    #[must_use]
    pub fn has(&self, flag: &str) -> bool {
        self.cell("flags").split(',').any(|f| f.trim() == flag)
    }
}

/// One table with an index over the first words of its patterns.
#[derive(Debug, Default)]
pub struct Table {
    pub rows: Vec<Row>,
    patterns: Vec<(usize, Vec<WordPattern>)>,
    /// First form → pattern numbers.
    index: Index,
    /// Rows and patterns of our own; what stands behind them is the user's.
    ours: (usize, usize),
}

/// Pattern numbers by the hash of a first form, sorted; equal hashes of different words do no harm, because a hit compares the words.
/// A token has many readings and most of them begin no pattern of a table, so a small filter answers first.
#[derive(Debug, Default)]
struct Index {
    entries: Vec<(u64, usize)>,
    filter: Vec<u64>,
}

impl Index {
    const FILTER_BITS: u32 = 16;

    const fn place(hash: u64) -> (usize, u64) {
        let bit = hash >> (64 - Self::FILTER_BITS);
        ((bit >> 6) as usize, 1 << (bit & 63))
    }

    /// Takes new entries in; patterns of one form stay in their order.
    fn settle(&mut self, added: Vec<(u64, usize)>) {
        self.entries.extend(added);
        self.entries.sort_unstable();
        self.entries.dedup();
        self.filter = vec![0; 1 << (Self::FILTER_BITS - 6)];
        for (hash, _) in &self.entries {
            let (word, bit) = Self::place(*hash);
            if let Some(slot) = self.filter.get_mut(word) {
                *slot |= bit;
            }
        }
    }

    fn find(&self, hash: u64) -> &[(u64, usize)] {
        let (word, bit) = Self::place(hash);
        if self.filter.get(word).is_none_or(|slot| slot & bit == 0) {
            return &[];
        }
        let from = self.entries.partition_point(|e| e.0 < hash);
        let rest = self.entries.get(from..).unwrap_or_default();
        let len = rest.iter().take_while(|e| e.0 == hash).count();
        rest.get(..len).unwrap_or_default()
    }
}

/// FNV-1a over bytes, with its upper bits mixed once more, since the filter looks at those.
fn hash_of(word: &str) -> u64 {
    let hash = word
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3));
    (hash ^ (hash >> 32)).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// A row found in the tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Row number in its table.
    pub row: usize,
    /// Token range, half open.
    pub from: usize,
    pub to: usize,
    /// Form of the first word.
    pub part: Part,
    pub number: Number,
    pub feminine: bool,
    /// How the first word was cut.
    pub reading: Reading,
    /// The attached pronoun of the last word.
    pub pronoun: &'static str,
}

/// Tokens with their clitic readings, worked out once.
#[derive(Debug)]
pub struct Words<'a> {
    pub tokens: &'a [Token],
    readings: Vec<Vec<Reading>>,
    /// The hash of each reading's stem, which every table looks up.
    hashes: Vec<Vec<u64>>,
}

impl<'a> Words<'a> {
    #[must_use]
    pub fn new(tokens: &'a [Token]) -> Self {
        let cut = |t: &Token| match t.kind {
            // ة is no pronoun: «خربة» is not «خرّبه».
            TokenKind::Word if t.taa => readings(&t.text).into_iter().filter(|r| r.pronoun != "ه").collect(),
            TokenKind::Word => readings(&t.text),
            _ => vec![whole(&t.text)],
        };
        let readings: Vec<Vec<Reading>> = tokens.iter().map(cut).collect();
        let hashes = readings.iter().map(|list| list.iter().map(|r| hash_of(&r.stem)).collect()).collect();
        Self { tokens, readings, hashes }
    }

    /// The folded text of a token, empty beyond the end.
    #[must_use]
    pub fn text(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |t| t.text.as_str())
    }

    /// The readings of one token.
    #[must_use]
    pub fn readings(&self, at: usize) -> &[Reading] {
        self.readings.get(at).map_or(&[], Vec::as_slice)
    }
}

fn whole(text: &str) -> Reading {
    Reading { before: crate::morph::Proclitics::default(), stem: text.to_owned(), pronoun: "" }
}

impl Table {
    /// Reads a table. Lines that are empty or start with `#` are notes.
    #[must_use]
    pub fn read(tsv: &'static str) -> Self {
        Self::with(tsv, &Sets::new())
    }

    /// The words of every row by its id, for `@id` in the patterns of other tables.
    #[must_use]
    pub fn sets(tsv: &'static str) -> Sets {
        Self::read(tsv).rows.iter().map(|row| (row.id.clone(), set(row.cell("forms")))).collect()
    }

    /// Reads a table whose patterns may name sets.
    #[must_use]
    pub fn with(tsv: &'static str, sets: &Sets) -> Self {
        let mut lines = tsv.lines().filter(|l| !l.trim().is_empty() && !l.starts_with('#'));
        let columns: Vec<&'static str> = lines.next().unwrap_or("").split('\t').map(str::trim).collect();
        let mut table = Self::default();
        let mut entries = Vec::new();
        for line in lines {
            let cells: BTreeMap<_, _> = columns
                .iter()
                .copied()
                .zip(line.split('\t').map(|cell| Cow::Borrowed(cell.trim())))
                .collect();
            let id = cells.get("id").map_or("", |id| id).to_owned();
            table.insert(Row { id, cells }, sets, &mut entries);
        }
        table.index.settle(entries);
        table.ours = (table.rows.len(), table.patterns.len());
        table
    }

    /// Replaces the rows that the user had added before.
    pub fn set_own(&mut self, rows: impl IntoIterator<Item = Row>) {
        let (rows_kept, patterns_kept) = self.ours;
        self.index.entries.retain(|(_, at)| *at < patterns_kept);
        self.rows.truncate(rows_kept);
        self.patterns.truncate(patterns_kept);
        let none = Sets::new();
        let mut entries = Vec::new();
        rows.into_iter().for_each(|row| self.insert(row, &none, &mut entries));
        self.index.settle(entries);
    }

    fn insert(&mut self, row: Row, sets: &Sets, entries: &mut Vec<(u64, usize)>) {
        let number = self.rows.len();
        let found: Vec<_> = row.cell("forms").split('|').flat_map(|f| patterns(f, sets)).collect();
        for words in found {
            let Some(first) = words.first() else { continue };
            let at = self.patterns.len();
            entries.extend(first.forms.iter().map(|form| (hash_of(&form.text), at)));
            self.patterns.push((number, words));
        }
        self.rows.push(row);
    }

    /// The row behind a hit.
    #[must_use]
    pub fn row(&self, hit: &Hit) -> &Row {
        static NONE: Row = Row { id: String::new(), cells: BTreeMap::new() };
        self.rows.get(hit.row).unwrap_or(&NONE)
    }

    /// All hits, in text order. Overlap policy: at each token the longest pattern wins (on a tie the user's, then the earlier
    /// row), and the search goes on after its end.
    #[must_use]
    pub fn find(&self, words: &Words<'_>) -> Vec<Hit> {
        self.find_where(words, |_| true)
    }

    /// All hits that are taken; behind the first word of a refused one the search goes on, so that it hides no other: «أطلقت
    /// صفارات الإنذار بعد سقوط قذيفة».
    #[must_use]
    pub fn find_where(&self, words: &Words<'_>, taken: impl Fn(&Hit) -> bool) -> Vec<Hit> {
        let mut hits = Vec::new();
        let mut at = 0;
        while at < words.tokens.len() {
            match self.longest_at(words, at).filter(&taken) {
                Some(hit) => {
                    at = hit.to.max(at + 1);
                    hits.push(hit);
                }
                None => at += 1,
            }
        }
        hits
    }

    /// The longest hit that starts at a token.
    #[must_use]
    pub fn longest_at(&self, words: &Words<'_>, at: usize) -> Option<Hit> {
        self.longest_of(words, at, |_| true)
    }

    /// The hit of the row with this id at a token; other rows with the same word do not stand in its way.
    #[must_use]
    pub fn of(&self, id: &str, words: &Words<'_>, at: usize) -> Option<Hit> {
        self.longest_of(words, at, |row| self.rows.get(row).is_some_and(|r| r.id == id))
    }

    fn longest_of(&self, words: &Words<'_>, at: usize, asked: impl Fn(usize) -> bool) -> Option<Hit> {
        let mut best: Option<Hit> = None;
        let hashes = words.hashes.get(at).map_or(&[][..], Vec::as_slice);
        for (reading, hash) in words.readings(at).iter().zip(hashes) {
            for (_, number) in self.index.find(*hash) {
                if !self.patterns.get(*number).is_some_and(|p| asked(p.0)) {
                    continue;
                }
                let Some(hit) = self.hit_at(words, at, reading, *number) else { continue };
                let better = match &best {
                    None => true,
                    Some(b) => self.rank(&hit) > self.rank(b),
                };
                if better {
                    best = Some(hit);
                }
            }
        }
        best
    }

    fn rank(&self, hit: &Hit) -> (usize, bool, std::cmp::Reverse<usize>) {
        (hit.to, hit.row >= self.ours.0, std::cmp::Reverse(hit.row))
    }

    fn hit_at(&self, words: &Words<'_>, at: usize, reading: &Reading, number: usize) -> Option<Hit> {
        let (row, pattern) = self.patterns.get(number)?;
        let (first, rest) = pattern.split_first()?;
        let form = first.forms.iter().find(|f| f.text == reading.stem && fits(f, first, reading))?;
        let (end, pronoun) =
            if rest.is_empty() { (at + 1, reading.pronoun) } else { rest_at(words, at + 1, rest)? };
        Some(Hit {
            row: *row,
            from: at,
            to: end,
            part: form.part,
            number: form.number,
            feminine: form.feminine,
            reading: reading.clone(),
            pronoun,
        })
    }
}

/// The end of the rest of a pattern, trying every place of a word that may follow a gap: in «وقع قيادي في داعش في قبضة الأمن»
/// the first «في» is not the one of «في قبضة».
fn rest_at(words: &Words<'_>, from: usize, rest: &[WordPattern]) -> Option<(usize, &'static str)> {
    let (word, rest) = rest.split_first()?;
    let mut found = None;
    next_words(words, from, word, &mut |end, pronoun| {
        found = if rest.is_empty() { Some((end, pronoun)) } else { rest_at(words, end, rest) };
        found.is_some()
    });
    found
}

/// Offers the places of the next word of a pattern, after an optional gap that stays within the clause, until one is taken.
fn next_words(
    words: &Words<'_>,
    from: usize,
    word: &WordPattern,
    take: &mut dyn FnMut(usize, &'static str) -> bool,
) -> Option<()> {
    let mut reach = word.gap + 1;
    let mut at = from;
    let mut parted = false;
    while reach > 0 {
        reach -= 1;
        // Quotes and brackets inside a name do not break it: «قوات "سوريا الديمقراطية"».
        let quote = |t: &Token| t.is_sign('"') || t.is_sign('(') || t.is_sign(')') || t.is_sign('\'');
        while words.tokens.get(at).is_some_and(quote) {
            at += 1;
        }
        let token = words.tokens.get(at)?;
        // «كشفت القوة، أول أمس، مخبأ»: what stands between two commas does not break the clause.
        if token.is_sign(',') && word.gap > 2 && !parted {
            parted = true;
            reach += 1;
            at = behind_comma(words, at + 1)?;
            continue;
        }
        if matches!(token.kind, TokenKind::LineEnd | TokenKind::Sign) {
            return None;
        }
        let reading = words.readings(at).iter().find(|reading| {
            reading.before.conjunction.is_none()
                && (reading.before.particle.is_none() || word.gap > 0)
                && word.forms.iter().any(|f| f.text == reading.stem && fits(f, word, reading))
        });
        if reading.is_some_and(|reading| take(at + 1, reading.pronoun)) {
            return Some(());
        }
        if parts(&token.text) {
            return None;
        }
        at += 1;
    }
    None
}

/// What may stand between two commas inside a pattern, in words.
const ASIDE: usize = 16;

/// Where a clause goes on behind the second of two commas.
fn behind_comma(words: &Words<'_>, from: usize) -> Option<usize> {
    // «فضت القوة اعتصاما، وأحرق محتجون …، …»: a verb joined by «و» begins a statement of its own.
    let first = words.tokens.get(from)?.text.as_str();
    let joined = first.starts_with('و') && first.chars().count() > 3;
    if joined && !matches!(first, "وفقا" | "وزير" | "وزاره" | "واحد" | "والذي" | "والتي")
    {
        return None;
    }
    let aside = words.tokens.get(from..)?.iter().take(ASIDE);
    let end = aside.take_while(|t| !matches!(t.kind, TokenKind::LineEnd) && !t.is_sign('.'));
    end.enumerate().find(|(_, t)| t.is_sign(',')).map(|(n, _)| from + n + 1)
}

/// Words that end what a verb is about: «فجر نفسه أثناء مداهمة منزل», «… فيما داهمت القوة منزلا» are no blowing up of a house.
fn parts(word: &str) -> bool {
    matches!(word, "فيما" | "بينما" | "حيث" | "كما" | "اثناء" | "نفسه" | "نفسها" | "نفسيهما" | "انفسهم")
}

/// Grammar that a form must obey: verbs take no ال, no ب and no ك; words written with ال need it.
fn fits(form: &Form, word: &WordPattern, reading: &Reading) -> bool {
    if word.definite && !reading.before.definite || form.bound && reading.pronoun.is_empty() {
        return false;
    }
    match form.part {
        Part::Past => !reading.before.definite && reading.before.particle.is_none(),
        Part::Present => !reading.before.definite && !matches!(reading.before.particle, Some('ب' | 'ك')),
        Part::Noun => reading.before.particle != Some('س'),
        Part::Literal => {
            !reading.before.definite && reading.pronoun.is_empty() && reading.before.particle != Some('س')
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::normalize::normalize;
    use crate::token::tokenize;

    const TABLE: &str = "id\tforms\n\
        clash\tاشتباك+اشتباكات\n\
        fire\tv:أطلق/يطلق ... النار\n\
        sdf\tقوات سوريا الديمقراطية|قسد\n\
        strike\tضربة جوية+ضربات جوية\n\
        org\tالتنظيم\n";

    fn ids(text: &str) -> Vec<String> {
        let tokens = tokenize(&normalize(text));
        let table = Table::read(TABLE);
        table.find(&Words::new(&tokens)).iter().map(|h| table.row(h).id.clone()).collect()
    }

    #[test]
    fn finds_rows_behind_clitics() {
        assert_eq!(ids("وبالاشتباكات مع قسد"), ["clash", "sdf"]);
        assert_eq!(ids("أطلق مسلحون مجهولون النار على قوات \"سوريا الديمقراطية\""), ["fire", "sdf"]);
        assert_eq!(ids("للتنظيم وتنظيم"), ["org"]);
    }

    #[test]
    fn finds_the_plural_of_a_phrase() {
        assert_eq!(ids("شنت الطائرات ضربات جوية. توقفت الضربات الجوية بعد ضربة جوية"), ["strike"; 3]);
        assert!(ids("ضربات موجعة").is_empty());
    }

    #[test]
    fn rows_of_the_user_win_a_tie_and_go_again() {
        let tokens = tokenize(&normalize("وقعت اشتباكات قرب القناطر"));
        let words = Words::new(&tokens);
        let mut table = Table::read(TABLE);
        let ids = |t: &Table| t.find(&words).iter().map(|h| t.row(h).id.clone()).collect::<Vec<_>>();
        let own = |id: &str, forms: &str| Row::own(id.to_owned(), [("forms", forms.to_owned().into())]);
        table.set_own([own("mine", "اشتباك+اشتباكات"), own("bridge", "القناطر")]);
        assert_eq!(ids(&table), ["mine", "bridge"]);
        table.set_own([own("bridge", "القناطر")]);
        assert_eq!(ids(&table), ["clash", "bridge"]);
        table.set_own([]);
        assert_eq!((ids(&table), table.rows.len()), (vec!["clash".to_owned()], 5));
    }

    #[test]
    fn a_gap_ends_with_the_sentence() {
        assert!(ids("أطلق سراحه. النار").is_empty());
    }
}
