//! Bytes → text: UTF-8 first and strictly, then UTF-16, then the two old Arabic code pages.
//!
//! Strict UTF-8 almost never accepts a text of another encoding, so it needs no guess; windows-1256 and ISO-8859-6 are told apart
//! by how Arabic the outcome reads, because both assign a letter to nearly every byte. What was guessed is marked as not certain.
//! Left out: DOS and Macintosh Arabic, which no one saves any more; they are refused with a sentence.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_8859_6, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1256};

use crate::Refusal;

/// Text and how sure we are of the way that it was read.
#[derive(Debug)]
pub struct Decoded {
    pub text: String,
    pub encoding: &'static str,
    pub certain: bool,
}

/// Decodes a file; a byte order mark does not become part of the text.
pub fn decode(bytes: &[u8]) -> Result<Decoded, Refusal> {
    if bytes.is_empty() {
        return Err(Refusal::empty());
    }
    if let Some((kind_ar, kind_en)) = known_binary(bytes) {
        return Err(Refusal::known_binary(kind_ar, kind_en));
    }
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return decode_as(encoding, bytes.get(mark..).unwrap_or(&[]), true);
    }
    if let Some(encoding) = utf16_without_mark(bytes) {
        return decode_as(encoding, bytes, false);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) if is_binary(text) => Err(Refusal::binary()),
        Ok(text) => Ok(Decoded { text: text.to_owned(), encoding: UTF_8.name(), certain: true }),
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

/// Strict decoding in one encoding.
fn decode_as(encoding: &'static Encoding, bytes: &[u8], certain: bool) -> Result<Decoded, Refusal> {
    let Some(text) = encoding.decode_without_bom_handling_and_without_replacement(bytes) else {
        return Err(match std::str::from_utf8(bytes) {
            Err(error) if encoding == UTF_8 => Refusal::damaged_utf8(error.valid_up_to() + 3),
            _ => Refusal::damaged(encoding.name()),
        });
    };
    if is_binary(&text) {
        return Err(Refusal::binary());
    }
    Ok(Decoded { text: text.into_owned(), encoding: encoding.name(), certain })
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
    if let Some(encoding) = declared(bytes).filter(|e| *e != UTF_8)
        && let Ok(decoded) = decode_as(encoding, bytes, true)
    {
        return Ok(decoded);
    }
    let guess = likeliest(bytes);
    let best = [WINDOWS_1256, ISO_8859_6]
        .into_iter()
        .filter_map(|e| Some((e, e.decode_without_bom_handling_and_without_replacement(bytes)?)))
        .map(|(e, text)| (arabic_score(&text) + u32::from(e == guess), e))
        .max_by_key(|(score, e)| (*score, *e == WINDOWS_1256));
    match best {
        Some((score, encoding)) if score >= PLAUSIBLE => decode_as(encoding, bytes, false),
        _ => Err(Refusal::unknown_encoding(guess.name())),
    }
}

/// What a general detector makes of the bytes.
fn likeliest(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny)
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
    u32::try_from((typical * 1000).saturating_sub(broken * 1500) / words.len()).unwrap_or(0)
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

/// UTF-16 that lost its mark: nearly all units are Arabic, ASCII, or general punctuation.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    if bytes.len() < 8 || !bytes.len().is_multiple_of(2) {
        return None;
    }
    let sample: Vec<[u8; 2]> =
        bytes.chunks_exact(2).take(2000).filter_map(|p| <[u8; 2]>::try_from(p).ok()).collect();
    [UTF_16LE, UTF_16BE].into_iter().find(|encoding| {
        let unit =
            |p: &[u8; 2]| if *encoding == UTF_16LE { u16::from_le_bytes(*p) } else { u16::from_be_bytes(*p) };
        let usual = sample.iter().filter(|p| is_usual_unit(unit(p))).count();
        let arabic = sample.iter().filter(|p| matches!(unit(p), 0x600..=0x6ff)).count();
        usual * 100 >= sample.len() * 97 && (arabic * 4 >= sample.len() || arabic >= 8)
    })
}

const fn is_usual_unit(unit: u16) -> bool {
    matches!(unit, 0x9 | 0xa | 0xd | 0x20..=0x7e | 0xa0..=0xff | 0x600..=0x6ff | 0x2000..=0x206f | 0xfb50..=0xfdff | 0xfe70..=0xfeff)
}

/// The encoding that an HTML page names for itself within its first bytes.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(4096))?.to_ascii_lowercase();
    let at = head.windows(8).position(|w| w == b"charset=")? + 8;
    let label: Vec<u8> = head
        .get(at..)?
        .iter()
        .copied()
        .skip_while(|b| matches!(b, b'"' | b'\'' | b' '))
        .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
        .collect();
    Encoding::for_label(&label)
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
