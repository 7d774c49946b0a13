//! Month names: one word or two («تشرين الثاني»), or both traditions at once («نيسان/أبريل», «مارس (آذار)»).
//!
//! *Finds*: every row of `lexicon/months.tsv`, behind و ف ب ل, with or without a doubled name.
//! *Refuses*: «كانون» or «ربيع» without its second word; weak names are marked and need support from their surroundings.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::glossary::Glossary;
use crate::normalize::fold;
use crate::number::front::{Front, cuts};
use crate::number::lexicon::rows;
use crate::token::{Token, TokenKind};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Calendar {
    Gregorian,
    Hijri,
}

/// A month's name in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct MonthName {
    pub calendar: Calendar,
    pub month: u8,
    pub to: usize,
    /// The word means something else as well.
    pub weak: bool,
    pub front: Front,
    /// Both names were given and they are names of different months.
    pub clash: bool,
}

/// Calendar, month, weak, and the words after the first.
type Row = (Calendar, u8, bool, Vec<String>);

static MONTHS: LazyLock<Glossary<Vec<Row>>> = LazyLock::new(|| {
    let mut table: BTreeMap<String, Vec<Row>> = BTreeMap::new();
    for cells in rows(include_str!("../../lexicon/months.tsv")) {
        let [calendar, month, forms, flags, ..] = cells.as_slice() else { continue };
        let calendar = if *calendar == "hijri" { Calendar::Hijri } else { Calendar::Gregorian };
        for form in forms.split('|') {
            let mut words = fold(form).split_whitespace().map(str::to_owned).collect::<Vec<_>>().into_iter();
            let (Some(first), Ok(month)) = (words.next(), month.parse()) else { continue };
            let weak = flags.contains("weak") && words.len() == 0;
            table.entry(first).or_default().push((calendar, month, weak, words.collect()));
        }
    }
    for list in table.values_mut() {
        list.sort_by_key(|row| std::cmp::Reverse(row.3.len()));
    }
    Glossary::new(table)
});

/// Reads a month's name, with the second tradition's name if it follows.
pub(crate) fn read(tokens: &[Token], at: usize) -> Option<MonthName> {
    let mut name = single(tokens, at)?;
    if let Some((twin, to)) = twin(tokens, name.to, &name) {
        name.clash = twin.month != name.month;
        name.to = to;
        name.weak = false;
    }
    Some(name)
}

fn single(tokens: &[Token], at: usize) -> Option<MonthName> {
    let token = tokens.get(at)?;
    if !matches!(token.kind, TokenKind::Word | TokenKind::Latin) {
        return None;
    }
    cuts(&token.text).find_map(|(front, stem)| {
        let rows = MONTHS.get(stem)?;
        let row = rows.iter().find(|row| rest_follows(tokens, at + 1, &row.3))?;
        let (calendar, month, weak, rest) = row;
        let usable = !front.definite && matches!(front.particle, None | Some('ل' | 'ب'));
        usable.then_some(MonthName {
            calendar: *calendar,
            month: *month,
            to: at + 1 + rest.len(),
            weak: *weak,
            front,
            clash: false,
        })
    })
}

fn rest_follows(tokens: &[Token], at: usize, rest: &[String]) -> bool {
    rest.iter().enumerate().all(|(k, word)| tokens.get(at + k).is_some_and(|t| t.text == *word))
}

/// The other tradition's name after «/», «(», «-», «أو» or nothing.
fn twin(tokens: &[Token], at: usize, name: &MonthName) -> Option<(MonthName, usize)> {
    let sign = tokens.get(at)?;
    let same = |t: &MonthName| t.calendar == name.calendar && t.front.is_bare();
    if sign.is_sign('(') {
        let twin = single(tokens, at + 1).filter(same)?;
        return tokens.get(twin.to).is_some_and(|t| t.is_sign(')')).then_some((twin, twin.to + 1));
    }
    if sign.is_sign('/') || sign.is_sign('\\') || sign.is_sign('-') || sign.text == "او" {
        let twin = single(tokens, at + 1).filter(same)?;
        // «نيسان - أيار» is a range; only «/» may join two names that do not agree.
        let agrees = twin.month == name.month || sign.is_sign('/');
        return agrees.then_some((twin, twin.to));
    }
    let twin = single(tokens, at).filter(same)?;
    (twin.month == name.month).then_some((twin, twin.to))
}

/// Whether a month stands after a day number: «5 أيار», «5 من أيار», «5 من الشهر», «5 من شهر أيار».
pub(crate) fn after_day(tokens: &[Token], at: usize) -> bool {
    let text = |i: usize| tokens.get(i).map_or("", |t| t.text.as_str());
    let at = if matches!(text(at), "من" | "/" | "-") { at + 1 } else { at };
    matches!(text(at), "شهر" | "الشهر") && text(at.saturating_sub(1)) == "من"
        || read(tokens, at).is_some_and(|m| m.front.is_bare())
}
