//! Fonts: from the codes that a page shows to letters and widths.
//!
//! Letters come from the font's own table (`ToUnicode`), else from the names of its glyphs. A code without either has no letter: it is counted.

use std::collections::BTreeMap;

use super::file::File;
use super::object::{Dict, Lexer, Object};

#[derive(Default)]
pub struct Font {
    /// Bytes of a code.
    wide: bool,
    letters: BTreeMap<u32, String>,
    widths: BTreeMap<u32, f64>,
    default_width: f64,
    /// Codes without an entry are plain Latin.
    latin: bool,
}

pub struct Shown {
    pub code: u32,
    /// None when no one can tell which letter it is.
    pub text: Option<String>,
    /// In thousandths of the font's size.
    pub width: f64,
}

impl Font {
    pub fn read(file: &File, dict: &Dict) -> Font {
        let wide = file.get(dict, "Subtype").and_then(Object::name) == Some("Type0");
        let mut font =
            Font { wide, latin: !wide, default_width: if wide { 1000.0 } else { 500.0 }, ..Font::default() };
        if wide {
            font.read_descendant(file, dict);
        } else {
            font.read_simple_widths(file, dict);
            font.read_differences(file, dict);
        }
        if let Some(table) = file.get(dict, "ToUnicode").and_then(|stream| file.unpacked(stream)) {
            font.read_table(&table);
        }
        font
    }

    /// Codes with their letters and widths.
    pub fn show(&self, bytes: &[u8]) -> Vec<Shown> {
        let step = if self.wide { 2 } else { 1 };
        bytes
            .chunks(step)
            .map(|chunk| {
                let code = chunk.iter().fold(0_u32, |sum, byte| sum << 8 | u32::from(*byte));
                let plain =
                    || (self.latin && (32..127).contains(&code)).then(|| char::from(code as u8).to_string());
                let text = self.letters.get(&code).cloned().or_else(plain);
                Shown { code, text, width: self.widths.get(&code).copied().unwrap_or(self.default_width) }
            })
            .collect()
    }

    pub fn is_wide(&self) -> bool {
        self.wide
    }

    fn read_simple_widths(&mut self, file: &File, dict: &Dict) {
        let first = file.get(dict, "FirstChar").and_then(Object::number).unwrap_or(0.0) as u32;
        let widths = file.get(dict, "Widths").and_then(Object::array).unwrap_or_default();
        self.widths = (first..).zip(widths.iter().filter_map(|w| file.follow(w).number())).collect();
    }

    /// `/W [1 [500 600] 7 9 250]`: single widths from a code on, or one width for a range.
    fn read_descendant(&mut self, file: &File, dict: &Dict) {
        let inner = file.get(dict, "DescendantFonts").and_then(Object::array).and_then(<[Object]>::first);
        let Some(inner) = inner.and_then(|font| file.follow(font).dict()) else { return };
        if let Some(width) = file.get(inner, "DW").and_then(Object::number) {
            self.default_width = width;
        }
        let mut list =
            file.get(inner, "W").and_then(Object::array).unwrap_or_default().iter().map(|o| file.follow(o));
        while let Some(first) = list.next().and_then(Object::number) {
            match list.next() {
                Some(Object::Array(widths)) => {
                    let widths = widths.iter().filter_map(|w| file.follow(w).number());
                    self.widths.extend((first as u32..).zip(widths));
                }
                Some(Object::Number(last)) => {
                    let Some(width) = list.next().and_then(Object::number) else { return };
                    let range = first as u32..=(*last as u32).min(0xffff);
                    self.widths.extend(range.map(|code| (code, width)));
                }
                _ => return,
            }
        }
    }

    /// `/Differences [65 /afii57415 /space …]`.
    fn read_differences(&mut self, file: &File, dict: &Dict) {
        let Some(encoding) = file.get(dict, "Encoding").and_then(Object::dict) else { return };
        let mut code = 0;
        for entry in file.get(encoding, "Differences").and_then(Object::array).unwrap_or_default() {
            match file.follow(entry) {
                Object::Number(n) => code = *n as u32,
                Object::Name(name) => {
                    self.letters.extend(letter_of(name).map(|letter| (code, letter.to_string())));
                    code += 1;
                }
                _ => {}
            }
        }
    }

    /// `beginbfchar <0041> <0627> …`, `beginbfrange <0041> <0050> <0627>` or with a list.
    fn read_table(&mut self, table: &[u8]) {
        let (mut lexer, mut held) = (Lexer::new(table, 0), Vec::new());
        while let Some(object) = lexer.next(false) {
            let Object::Word(word) = &object else {
                held.push(object);
                continue;
            };
            match word.as_str() {
                "endbfchar" => {
                    for pair in held.chunks(2) {
                        if let [Object::Text(code), Object::Text(letters)] = pair {
                            self.letters.insert(number(code), utf16(letters));
                        }
                    }
                }
                "endbfrange" => held.chunks(3).for_each(|range| self.read_range(range)),
                _ => {}
            }
            held.clear();
        }
        self.letters.retain(|_, letters| {
            !letters.is_empty() && !letters.contains('\0') && !letters.contains('\u{fffd}')
        });
    }

    fn read_range(&mut self, range: &[Object]) {
        let [Object::Text(from), Object::Text(to), letters] = range else { return };
        let (from, to) = (number(from), number(to).min(number(from).saturating_add(0xffff)));
        match letters {
            Object::Text(first) => {
                let mut units: Vec<u16> = units(first);
                for code in from..=to {
                    self.letters.insert(code, String::from_utf16_lossy(&units));
                    if let Some(last) = units.last_mut() {
                        *last = last.wrapping_add(1);
                    }
                }
            }
            Object::Array(all) => {
                for (code, letters) in (from..=to).zip(all) {
                    if let Object::Text(letters) = letters {
                        self.letters.insert(code, utf16(letters));
                    }
                }
            }
            _ => {}
        }
    }
}

fn number(code: &[u8]) -> u32 {
    code.iter().take(4).fold(0, |sum, byte| sum << 8 | u32::from(*byte))
}

fn units(bytes: &[u8]) -> Vec<u16> {
    bytes
        .chunks(2)
        .map(|pair| u16::from(*pair.first().unwrap_or(&0)) << 8 | u16::from(*pair.get(1).unwrap_or(&0)))
        .collect()
}

pub fn utf16(bytes: &[u8]) -> String {
    String::from_utf16_lossy(&units(bytes)).trim_start_matches('\u{feff}').to_owned()
}

/// The letter that a glyph's name means: `uni0627`, `u0627`, Adobe's names for Arabic, and the commonest Latin ones.
fn letter_of(name: &str) -> Option<char> {
    const NAMED: [(&str, char); 12] = [
        ("space", ' '),
        ("period", '.'),
        ("comma", ','),
        ("colon", ':'),
        ("hyphen", '-'),
        ("slash", '/'),
        ("parenleft", '('),
        ("parenright", ')'),
        ("quotedblleft", '“'),
        ("quotedblright", '”'),
        ("guillemotleft", '«'),
        ("guillemotright", '»'),
    ];
    const DIGITS: [&str; 10] =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    let hex = |digits: &str| char::from_u32(u32::from_str_radix(digits.get(..4)?, 16).ok()?);
    if let Some(code) = name.strip_prefix("afii57").and_then(|digits| digits.parse::<u32>().ok()) {
        return char::from_u32(match code {
            388 => 0x60c,
            392..=401 => code - 392 + 0x660,
            403 => 0x61b,
            407 => 0x61f,
            409..=434 => code - 409 + 0x621,
            440..=458 => code - 440 + 0x640,
            _ => return None,
        });
    }
    let mut letters = name.chars();
    if let (Some(only), None) = (letters.next(), letters.next()) {
        return Some(only);
    }
    let named = NAMED.iter().find(|(n, _)| *n == name).map(|(_, letter)| *letter);
    let digit = || DIGITS.iter().position(|n| *n == name).and_then(|d| char::from_digit(d as u32, 10));
    named
        .or_else(digit)
        .or_else(|| name.strip_prefix("uni").and_then(hex))
        .or_else(|| name.strip_prefix('u').and_then(hex))
}
