//! Bytes → text: UTF-8 first and strictly, then UTF-16, then the two old Arabic code pages.
//!
//! Strict UTF-8 almost never accepts a text of another encoding, so it needs no guess; windows-1256 and ISO-8859-6 are told apart
//! by how Arabic the outcome reads, because both assign a letter to most bytes. What was guessed is marked as not certain.
//! Left out: DOS and Macintosh Arabic, which no one saves any more; they are refused with a sentence.

use crate::Refusal;
use crate::code_page::{CodePage, ISO_8859_6, WINDOWS_1256};

/// Text and how sure we are of the way that it was read.
#[derive(Debug)]
pub struct Decoded {
    pub text: String,
    pub encoding: &'static str,
    pub certain: bool,
}

/// Decodes a file as the user says, or finds out how.
pub fn decode_as(bytes: &[u8], encoding: Option<&str>) -> Result<Decoded, Refusal> {
    let Some(wanted) = encoding.map(str::to_ascii_lowercase) else { return decode(bytes) };
    if let Some(page) = CodePage::for_label(&wanted) {
        let found = page.decode(bytes).ok_or_else(|| Refusal::damaged(page.name))?;
        return text(found, page.name, true);
    }
    match wanted.as_str() {
        "utf-8" => {
            // The user insists: what is damaged becomes a visible mark.
            let found =
                String::from_utf8_lossy(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)).into_owned();
            text(found, "UTF-8", true)
        }
        "utf-16le" | "utf-16be" => {
            let order = if wanted.ends_with("le") { Wide::Little } else { Wide::Big };
            let found = order.decode(bytes).ok_or_else(|| Refusal::damaged(order.name()))?;
            text(found.trim_start_matches('\u{feff}').to_owned(), order.name(), true)
        }
        _ => decode(bytes),
    }
}

/// Decodes a file; a byte order mark does not become part of the text.
pub fn decode(bytes: &[u8]) -> Result<Decoded, Refusal> {
    if bytes.is_empty() {
        return Err(Refusal::empty());
    }
    if let Some((kind_ar, kind_en)) = known_binary(bytes) {
        return Err(Refusal::known_binary(kind_ar, kind_en));
    }
    let (bytes, wide, marked) = match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => (rest, None, true),
        [0xff, 0xfe, rest @ ..] => (rest, Some(Wide::Little), true),
        [0xfe, 0xff, rest @ ..] => (rest, Some(Wide::Big), true),
        _ => (bytes, wide_without_mark(bytes), false),
    };
    if let Some(order) = wide {
        return order
            .decode(bytes)
            .ok_or_else(|| Refusal::damaged(order.name()))
            .and_then(|t| text(t, order.name(), marked));
    }
    match std::str::from_utf8(bytes) {
        Ok(found) => text(found.to_owned(), "UTF-8", true),
        Err(error) if marked => Err(Refusal::damaged_utf8(error.valid_up_to() + 3)),
        Err(error) => decode_legacy(bytes, error.valid_up_to()),
    }
}

/// Whether a text holds control characters that no text has.
pub fn is_binary(text: &str) -> bool {
    let odd = text
        .chars()
        .filter(|c| {
            c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{1a}' | '\u{85}')
        })
        .count();
    text.contains('\0') || odd * 50 > text.chars().count()
}

/// A decoded text, unless it is binary after all.
fn text(text: String, encoding: &'static str, certain: bool) -> Result<Decoded, Refusal> {
    if is_binary(&text) { Err(Refusal::binary()) } else { Ok(Decoded { text, encoding, certain }) }
}

/// Not UTF-8: a code page that the page itself declares, one that reads as Arabic, or a refusal that names the likeliest.
fn decode_legacy(bytes: &[u8], valid_up_to: usize) -> Result<Decoded, Refusal> {
    let controls =
        bytes.iter().filter(|b| **b < 0x20 && !matches!(b, b'\t' | b'\n' | b'\r' | 0xb | 0xc | 0x1a)).count();
    if bytes.contains(&0) || controls * 50 > bytes.len() {
        return Err(Refusal::binary());
    }
    if mostly_utf8(bytes) {
        return Err(Refusal::damaged_utf8(valid_up_to));
    }
    let label = declared(bytes);
    if let Some(page) = label.as_deref().and_then(CodePage::for_label)
        && let Some(found) = page.decode(bytes)
    {
        return text(found, page.name, true);
    }
    let best = [&ISO_8859_6, &WINDOWS_1256]
        .into_iter()
        .filter_map(|page| Some((page, page.decode(bytes)?)))
        .map(|(page, found)| (arabic_score(&found), page, found))
        .max_by_key(|(score, ..)| *score);
    match best {
        Some((score, page, found)) if score >= PLAUSIBLE => text(found, page.name, false),
        _ => Err(Refusal::unknown_encoding(
            label.as_deref().filter(|l| *l != "utf-8").unwrap_or_else(|| likeliest(bytes)),
        )),
    }
}

/// A name for bytes that are in none of our encodings, for the refusal only: how the letters are spread tells the usual ones apart.
fn likeliest(bytes: &[u8]) -> &'static str {
    let count = |from: u8, to: u8| bytes.iter().filter(|b| (from..=to).contains(*b)).count();
    let high = count(0x80, 0xff);
    let ascii = bytes.iter().filter(|b| b.is_ascii_alphabetic()).count();
    if high < ascii {
        return "windows-1252";
    }
    let runs = || bytes.split(u8::is_ascii).filter(|run| !run.is_empty());
    if runs().all(|run| run.len() % 2 == 0) && runs().any(|run| run.len() >= 24) {
        return "GBK";
    }
    let (upper, lower) = (count(0xc0, 0xdf), count(0xe0, 0xff));
    match () {
        () if upper + count(0xfb, 0xff) == 0 && lower >= 10 => "windows-1255",
        () if upper > lower => "KOI8-R",
        () => "windows-1251",
    }
}

/// The score from which a decoding counts as Arabic.
const PLAUSIBLE: u32 = 100;

/// How Arabic a text reads, in thousandths: its non-ASCII letters must be Arabic, and its words must be of the kind that every Arabic text is full of.
fn arabic_score(text: &str) -> u32 {
    const COMMON: [&str; 12] =
        ["في", "من", "على", "إلى", "الى", "عن", "أن", "ان", "التي", "الذي", "مع", "بعد"];
    let foreign = text
        .chars()
        .filter(|c| !c.is_ascii() && c.is_alphabetic() && !rasid_core::normalize::is_arabic_letter(*c))
        .count();
    let words: Vec<&str> =
        text.split(|c| !rasid_core::normalize::is_arabic_letter(c)).filter(|w| !w.is_empty()).collect();
    let letters: usize = words.iter().map(|w| w.chars().count()).sum();
    if letters < 4 || foreign * 5 > letters {
        return 0;
    }
    // Letters that end words only (ة ى) standing inside one betray the wrong code page.
    let broken = words.iter().filter(|w| w.trim_end_matches(['ة', 'ى', 'ء']).contains(['ة', 'ى'])).count();
    let typical =
        words.iter().filter(|w| w.starts_with("ال") && w.chars().count() > 3 || COMMON.contains(w)).count();
    // In a headline too short for typical words, the letters that make up a quarter of all Arabic must do.
    let share =
        |letter: char| words.iter().flat_map(|w| w.chars()).filter(|c| *c == letter).count() * 100 / letters;
    let spread = if letters >= 15 && foreign == 0 && share('ا') >= 6 && share('ل') >= 3 { 100 } else { 0 };
    u32::try_from(((typical * 1000 + spread * words.len()).saturating_sub(broken * 1500)) / words.len())
        .unwrap_or(0)
}

/// Whether the bytes are UTF-8 with a few scars: more than nine in ten of the non-ASCII bytes form characters.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().bytes().filter(|b| *b >= 0x80).count();
        bad += chunk.invalid().len();
    }
    good >= 8 && bad * 10 <= good
}

/// The two orders of UTF-16.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wide {
    Little,
    Big,
}

impl Wide {
    const fn name(self) -> &'static str {
        match self {
            Self::Little => "UTF-16LE",
            Self::Big => "UTF-16BE",
        }
    }

    fn units(self, bytes: &[u8]) -> impl Iterator<Item = u16> {
        bytes.chunks_exact(2).filter_map(|pair| <[u8; 2]>::try_from(pair).ok()).map(move |pair| match self {
            Self::Little => u16::from_le_bytes(pair),
            Self::Big => u16::from_be_bytes(pair),
        })
    }

    /// Strict decoding: nothing when half a character is missing.
    fn decode(self, bytes: &[u8]) -> Option<String> {
        let even = bytes.len().is_multiple_of(2);
        even.then(|| char::decode_utf16(self.units(bytes)).collect::<Result<String, _>>().ok()).flatten()
    }
}

/// UTF-16 that lost its mark: nearly all units are Arabic, ASCII, or general punctuation.
fn wide_without_mark(bytes: &[u8]) -> Option<Wide> {
    if bytes.len() < 8 || !bytes.len().is_multiple_of(2) {
        return None;
    }
    [Wide::Little, Wide::Big].into_iter().find(|order| {
        let sample: Vec<u16> = order.units(bytes).take(2000).collect();
        let usual = sample.iter().filter(|unit| is_usual_unit(**unit)).count();
        let arabic = sample.iter().filter(|unit| matches!(unit, 0x600..=0x6ff)).count();
        usual * 100 >= sample.len() * 97 && (arabic * 4 >= sample.len() || arabic >= 8)
    })
}

const fn is_usual_unit(unit: u16) -> bool {
    matches!(unit, 0x9 | 0xa | 0xd | 0x20..=0x7e | 0xa0..=0xff | 0x600..=0x6ff | 0x2000..=0x206f | 0xfb50..=0xfdff | 0xfe70..=0xfeff)
}

/// The encoding that an HTML page names for itself within its first bytes, in lower case.
fn declared(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(bytes.get(..bytes.len().min(4096))?).to_ascii_lowercase();
    let (_, after) = head.split_once("charset=")?;
    let label = after
        .trim_start_matches(['"', '\'', ' '])
        .split(|c: char| !c.is_ascii_alphanumeric() && !"-_".contains(c))
        .next();
    label.filter(|l| !l.is_empty()).map(str::to_owned)
}

/// Kinds of file that people take for text, by their first bytes.
fn known_binary(bytes: &[u8]) -> Option<(&'static str, &'static str)> {
    const KINDS: [(&[u8], &str, &str); 9] = [
        (b"%PDF", "ملف PDF", "a PDF file"),
        (
            b"PK\x03\x04",
            "مستند مضغوط (مثل Word أو Excel أو ZIP)",
            "a packed document (such as Word, Excel or ZIP)",
        ),
        (b"\xd0\xcf\x11\xe0", "مستند Word أو Excel قديم", "an old Word or Excel document"),
        (b"{\\rtf", "ملف RTF", "an RTF document"),
        (b"\x89PNG", "صورة", "a picture"),
        (b"\xff\xd8\xff", "صورة", "a picture"),
        (b"GIF8", "صورة", "a picture"),
        (b"\x1f\x8b", "ملف مضغوط", "a compressed file"),
        (b"SQLite format 3", "قاعدة بيانات", "a database"),
    ];
    KINDS.iter().find(|(magic, ..)| bytes.starts_with(magic)).map(|(_, ar, en)| (*ar, *en))
}
