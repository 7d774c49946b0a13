//! Damage that a whole text can suffer on its way to the page, and what the reader is told of it.
//!
//! *Finds*: character references that a site printed as letters («quot;»), Arabic in reversed visual order, as some PDF readers give it («ةيروس يف»), lines cut at a column, weekdays that contradict
//! their dates. *Refuses*: a text with few signs either way; words in reversed order whose letters stand right (nothing in the letters
//! tells). *Example*: «قشمد ةنيدم يف» is read as «في مدينة دمشق», with spans in the text as it was given.
//!
//! Reversal is sure, because ة and ى end words and never begin them: three words that begin so, and hardly one that ends so, are
//! no accident. Repair happens in `normalize.rs`, where every letter still knows its bytes; damage to single words is mended there as well.

use crate::contract::Text2;
use crate::time::{NO_SUCH_DAY, TimeMention};

/// Whether the letters of the text stand in reversed visual order.
#[must_use]
pub fn is_reversed(text: &str) -> bool {
    let (mut wrong, mut right) = (0_usize, 0_usize);
    for word in text.split(|c: char| !is_letter(c)).filter(|w| !w.is_empty()) {
        let mut letters = word.chars().filter(|c| *c != '\u{640}');
        let (first, last) = (letters.next(), letters.next_back());
        wrong += usize::from(first.is_some_and(ends_words) && last.is_some());
        right += usize::from(last.is_some_and(ends_words));
    }
    wrong >= 3 && wrong > right * 4
}

fn is_letter(c: char) -> bool {
    matches!(c, '\u{621}'..='\u{65f}' | '\u{671}'..='\u{6d3}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

/// ة and ى, also in their presentation forms.
const fn ends_words(c: char) -> bool {
    matches!(c, 'ة' | 'ى' | '\u{fe93}' | '\u{fe94}' | '\u{feef}' | '\u{fef0}')
}

/// The characters with their bytes in the order in which they are read: as given, or each line from its end, with numbers and
/// Latin words left as they stand and brackets turned.
#[must_use]
pub fn reading_order(text: &str, reversed: bool) -> Vec<(usize, char)> {
    if !reversed {
        return without_entities(text);
    }
    let mut out = Vec::with_capacity(text.len());
    let mut line: Vec<(usize, char)> = Vec::new();
    for (at, c) in text.char_indices().chain([(text.len(), '\n')]) {
        if c != '\n' {
            line.push((at, c));
            continue;
        }
        turn(&mut line);
        out.append(&mut line);
        if at < text.len() {
            out.push((at, c));
        }
    }
    out
}

/// Character references of HTML that a site printed as letters («quot;تفجير اليومquot;»), by what they stand for.
const ENTITIES: &[(&str, char)] = &[
    ("quot;", '"'),
    ("laquo;", '«'),
    ("raquo;", '»'),
    ("ldquo;", '“'),
    ("rdquo;", '”'),
    ("lsquo;", '‘'),
    ("rsquo;", '’'),
    ("nbsp;", ' '),
    ("#39;", '\''),
    ("#039;", '\''),
];

/// The characters with their bytes, a character reference read as the one that it stands for. What it is written with are
/// letters of one byte, so its first byte is a span of its own.
fn without_entities(text: &str) -> Vec<(usize, char)> {
    let mut out: Vec<(usize, char)> = Vec::with_capacity(text.len());
    let mut skip_to = 0;
    for (at, c) in text.char_indices() {
        if at < skip_to {
            continue;
        }
        let start = at + usize::from(c == '&');
        let after_latin = out.last().is_some_and(|l| l.1.is_ascii_alphanumeric());
        // Nothing else begins a character reference.
        if !matches!(c, '&' | 'q' | 'l' | 'r' | 'n' | '#') {
            out.push((at, c));
            continue;
        }
        let found = ENTITIES.iter().find(|e| text.get(start..).is_some_and(|rest| rest.starts_with(e.0)));
        match found.filter(|_| c.is_ascii() && !after_latin) {
            Some((name, meant)) => {
                skip_to = start + name.len();
                out.push((at, if meant.is_ascii() { *meant } else { '"' }));
            }
            None => out.push((at, c)),
        }
    }
    out
}

fn turn(line: &mut [(usize, char)]) {
    line.reverse();
    for (_, c) in line.iter_mut() {
        *c = match *c {
            '(' => ')',
            ')' => '(',
            '[' => ']',
            ']' => '[',
            other => other,
        };
    }
    for run in line.chunk_by_mut(|a, b| is_left_to_right(a.1) && is_left_to_right(b.1)) {
        // A full stop at the end of a number belongs to the sentence.
        let end = run.iter().rposition(|(_, c)| c.is_alphanumeric()).map_or(0, |i| i + 1);
        let start = run.iter().position(|(_, c)| c.is_alphanumeric()).unwrap_or(0);
        if let Some(core) = run.get_mut(start..end) {
            core.reverse();
        }
    }
}

fn is_left_to_right(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || matches!(c, '\u{660}'..='\u{669}' | '\u{6f0}'..='\u{6f9}' | '.' | ',' | ':' | '/' | '\u{66b}' | '\u{66c}')
}

/// What the reader of the page is told, as plain sentences.
#[must_use]
pub fn warnings(text: &str, wrapped: bool, times: &[TimeMention]) -> Vec<Text2> {
    let mut out = Vec::new();
    let mut say = |ar: &str, en: &str| out.push(Text2 { ar: ar.to_owned(), en: en.to_owned() });
    if is_reversed(text) {
        say(
            "حروف النص مقلوبة الترتيب، كما في نص منسوخ من PDF. قُرئ النص بعد عكسها؛ يُستحسن لصق النص من مصدره.",
            "The letters of this text stand in reversed order, as in text copied from a PDF. It was read the other way round; paste it from its source if you can.",
        );
    }
    if wrapped {
        say(
            "أسطر النص مقطوعة عند عرض ثابت؛ قُرئت موصولة.",
            "The lines of this text were cut at a fixed width; they were read as joined.",
        );
    }
    for time in times.iter().filter(|t| t.contradiction) {
        let words = time.span.of(text);
        if time.rule == NO_SUCH_DAY {
            say(
                &format!("لا يوم كهذا في التقويم: «{words}»؛ قُرئ الشهر وحده."),
                &format!("No calendar has this day: “{words}”; only the month was read."),
            );
            continue;
        }
        say(
            &format!("اليوم والتاريخ لا يتفقان: «{words}»."),
            &format!("Weekday and date, or two names of a month, do not agree: “{words}”."),
        );
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        reading_order(text, true).into_iter().map(|(_, c)| c).collect()
    }

    #[test]
    fn reversal_is_seen_only_where_sure() {
        assert!(is_reversed("ةنيدم يف ةيروس ةيرود ىلع موجه"));
        assert!(!is_reversed("هجوم على دورية سورية في مدينة بعيدة"));
        assert!(!is_reversed("ةنيدم"));
        assert!(!is_reversed(""));
    }

    #[test]
    fn printed_entities_are_the_signs_they_stand_for() {
        let read =
            |text: &str| -> String { reading_order(text, false).into_iter().map(|(_, c)| c).collect() };
        assert_eq!(read("quot;انفجار اليومquot;، قال"), "\"انفجار اليوم\"، قال");
        assert_eq!(read("&quot;انفجار&quot;&nbsp;قرب"), "\"انفجار\" قرب");
        assert_eq!(read("aquot; #39 quote"), "aquot; #39 quote");
    }

    #[test]
    fn numbers_and_brackets_survive_the_turn() {
        assert_eq!(read(".12.5 يف (قشمد)"), "(دمشق) في 12.5.");
        assert_eq!(read("دحأ\nنانثا"), "أحد\nاثنان");
    }
}
