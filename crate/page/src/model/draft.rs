//! Is what was pasted an article at all? If not, one plain sentence that says what to do.
//!
//! Files are judged by the engine, which sees their bytes; here is only text that is already in the box. Nothing is refused
//! for being odd: a text with enough Arabic letters goes to the engine.

use std::sync::Arc;

use crate::i18n::Lang;

/// Longest text taken, in UTF-16 units of two bytes: the brief's 2 MB of Arabic in UTF-8.
pub const MAX_CHARS: usize = 1_000_000;
/// Largest file taken, in bytes. HTML saved from a browser is many times its text.
pub const MAX_FILE_BYTES: f64 = 10.0 * 1024.0 * 1024.0;
/// Files of places are large: the engine draws the line, this only keeps the page from reading a film.
pub const MAX_PLACES_BYTES: f64 = 96.0 * 1024.0 * 1024.0;
/// A saved project holds many articles.
pub const MAX_PROJECT_BYTES: f64 = 400.0 * 1024.0 * 1024.0;
/// Longest text, in UTF-16 units, that is put into the box. Chromium lays a text of a million letters without a line break
/// out for half a minute, during which the page stands still; this much takes it a moment.
pub const MAX_BOX: usize = 200_000;
/// How much of a longer text is shown, in characters.
const EXCERPT: usize = 600;
/// Fewer Arabic letters than this are no sentence.
const MIN_ARABIC: usize = 12;
/// A shorter text may be a headline whose article is still to be pasted.
const MIN_ARTICLE: usize = 200;

/// A text too long for the box, kept whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    pub text: Arc<str>,
    /// Its length in characters.
    pub chars: usize,
    /// How it begins and how it ends.
    pub excerpt: String,
}

impl Held {
    pub fn new(text: String) -> Held {
        let chars = text.chars().count();
        let mut excerpt: String = text.chars().take(EXCERPT).collect();
        if chars > EXCERPT {
            excerpt.push_str(" … ");
            excerpt.extend(text.chars().skip(chars.saturating_sub(EXCERPT / 4).max(EXCERPT)));
        }
        Held { text: text.into(), chars, excerpt }
    }
}

/// What is wrong with an input, without the words for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Complaint {
    Empty,
    Latin,
    TooLittle,
    Binary,
    Mojibake,
    TooLong,
    FileTooLarge {
        name: String,
    },
    FileUnreadable {
        name: String,
    },
    /// The engine's own sentence about a file, in both languages.
    Refused {
        name: String,
        ar: String,
        en: String,
    },
    DateForm,
    DateFuture,
    DateOld,
    EngineStopped,
    EngineMissing,
    ExportFailed,
    /// A file that says it is a project and is none.
    Project {
        name: String,
    },
    NotKept,
    NotCopied,
}

impl Complaint {
    pub fn say(&self, lang: Lang) -> String {
        let words = lang.words();
        let text = match self {
            Complaint::Empty => words.bad_empty,
            Complaint::Latin => words.bad_latin,
            Complaint::TooLittle => words.bad_few,
            Complaint::Binary => words.bad_binary,
            Complaint::Mojibake => words.bad_mojibake,
            // Says `MAX_CHARS` in words.
            Complaint::TooLong => words.bad_size,
            Complaint::FileTooLarge { name } => {
                return words.bad_file_size.replace("{limit}", "10").replace("{name}", name);
            }
            Complaint::FileUnreadable { name } => return words.bad_file_read.replace("{name}", name),
            Complaint::Refused { name, ar, en } if name.is_empty() => return lang.pick(ar, en).to_owned(),
            Complaint::Refused { name, ar, en } => {
                return format!("{}{}", words.file_in.replace("{name}", name), lang.pick(ar, en));
            }
            Complaint::DateForm => words.bad_date_form,
            Complaint::DateFuture => words.bad_date_future,
            Complaint::DateOld => words.bad_date_old,
            Complaint::EngineStopped => words.bad_engine,
            Complaint::EngineMissing => words.engine_failed,
            Complaint::ExportFailed => words.export_failed,
            Complaint::Project { name } => return words.bad_project.replace("{name}", name),
            Complaint::NotKept => words.keep_failed,
            Complaint::NotCopied => words.copy_failed,
        };
        text.to_owned()
    }

    /// The field that the complaint belongs to: the date, or the text.
    pub fn is_about_date(&self) -> bool {
        matches!(self, Complaint::DateForm | Complaint::DateFuture | Complaint::DateOld)
    }
}

/// Whether a pasted text can be read.
pub fn judge(text: &str) -> Result<(), Complaint> {
    if text.trim().is_empty() {
        return Err(Complaint::Empty);
    }
    let mut tally = Tally::default();
    for c in text.chars() {
        tally.add(c);
    }
    if tally.all > MAX_CHARS {
        return Err(Complaint::TooLong);
    }
    // A few stray controls come with text copied from PDF; a share of 2 % does not.
    if tally.control * 50 > tally.all || tally.replacement * 10 > tally.all {
        return Err(Complaint::Binary);
    }
    if tally.arabic >= MIN_ARABIC {
        return Ok(());
    }
    if tally.mojibake > tally.all / 4 && tally.mojibake > 20 {
        return Err(Complaint::Mojibake);
    }
    Err(if tally.arabic == 0 { Complaint::Latin } else { Complaint::TooLittle })
}

/// Whether a pasted text is so surely an article that it can be read without being asked to.
pub fn is_article(text: &str) -> bool {
    text.chars().filter(|c| c.is_alphabetic()).nth(MIN_ARTICLE - 1).is_some() && judge(text).is_ok()
}

/// The direction to show a draft in, from its first letters. Said to the browser outright: finding it line by line
/// (`dir=auto`) takes it half a minute on a text of a million letters.
pub fn direction(text: &str, lang: Lang) -> &'static str {
    match text.chars().take(400).find(|c| c.is_alphabetic()) {
        None => lang.dir(),
        Some('\u{0590}'..='\u{08ff}' | '\u{fb1d}'..='\u{fefc}') => "rtl",
        Some(_) => "ltr",
    }
}

#[derive(Default)]
struct Tally {
    all: usize,
    arabic: usize,
    control: usize,
    replacement: usize,
    mojibake: usize,
}

impl Tally {
    fn add(&mut self, c: char) {
        self.all += 1;
        match c {
            '\u{0620}'..='\u{064a}'
            | '\u{0671}'..='\u{06d3}'
            | '\u{fb50}'..='\u{fdff}'
            | '\u{fe70}'..='\u{fefc}' => self.arabic += 1,
            '\n' | '\r' | '\t' | '\u{c}' => {}
            '\u{fffd}' => self.replacement += 1,
            // «Ø§Ù„»: UTF-8 read as Windows-1252.
            'Ø' | 'Ù' | 'Ú' | 'Û' | '§' | '±' | '¹' | '¨' | '„' | '…' | '†' | '‡' | 'ˆ' => {
                self.mojibake += 1
            }
            c if c.is_control() => self.control += 1,
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_bad_input_has_its_own_complaint() {
        assert_eq!(judge("  \n"), Err(Complaint::Empty));
        assert_eq!(judge("Three people were killed in the north."), Err(Complaint::Latin));
        assert_eq!(judge("خبر"), Err(Complaint::TooLittle));
        assert_eq!(judge("\u{0}\u{1}PK\u{3}\u{4}\u{0}\u{0}stuff"), Err(Complaint::Binary));
        assert_eq!(judge(&"ÙØªÙ„ Ø´Ø®Øµ Ø§Ù† ".repeat(4)), Err(Complaint::Mojibake));
        assert_eq!(judge(&"ا".repeat(MAX_CHARS + 1)), Err(Complaint::TooLong));
        assert_eq!(judge("قُتل شخصان في انفجار لغم شرق المدينة."), Ok(()));
    }

    #[test]
    fn an_article_is_long_and_arabic() {
        let sentence = "قُتل شخصان في انفجار لغم شرق المدينة. ";
        assert!(is_article(&sentence.repeat(8)));
        assert!(!is_article(sentence), "a headline");
        assert!(!is_article(&"Two people were killed in a blast. ".repeat(10)));
        assert!(!is_article(&format!("{}{}", sentence.repeat(8), "\u{1}".repeat(40))), "binary");
    }

    #[test]
    fn a_few_stray_controls_do_not_make_a_text_binary() {
        assert_eq!(judge(&format!("\u{2}{}", "قُتل شخصان في انفجار لغم. ".repeat(10))), Ok(()));
    }

    #[test]
    fn every_complaint_says_what_to_do_in_both_languages() {
        let name = || "خبر.docx".to_owned();
        for complaint in [
            Complaint::Empty,
            Complaint::TooLong,
            Complaint::FileTooLarge { name: name() },
            Complaint::FileUnreadable { name: name() },
            Complaint::EngineStopped,
        ] {
            for lang in [Lang::Ar, Lang::En] {
                let text = complaint.say(lang);
                assert!(!text.contains('{') && text.ends_with('.'), "{text}");
            }
        }
    }

    #[test]
    fn a_long_text_is_held_whole_and_shown_in_part() {
        let text = format!("بداية{}نهاية", "ا".repeat(5000));
        let held = Held::new(text.clone());
        assert_eq!((&*held.text, held.chars), (text.as_str(), 5010));
        assert!(held.excerpt.starts_with("بداية") && held.excerpt.ends_with("نهاية"));
        assert!(held.excerpt.chars().count() < 800);
        assert_eq!(Held::new("قصير".into()).excerpt, "قصير");
    }

    #[test]
    fn the_first_letter_gives_the_direction() {
        assert_eq!(direction("", Lang::Ar), "rtl");
        assert_eq!(direction("12 – قُتل", Lang::En), "rtl");
        assert_eq!(direction("Killed في", Lang::Ar), "ltr");
    }
}
