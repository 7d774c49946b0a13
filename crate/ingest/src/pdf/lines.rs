//! Glyphs → lines → paragraphs, in the order in which they are read.
//!
//! Where glyphs stand decides, not the order in which a program draws them: Arabic is drawn from either end, depending on the program.
//! Lines keep the program's order, so that columns stay apart.

use rasid_core::normalize::is_arabic_letter;

use super::page::Glyph;

/// One line in letters, and where it stood.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    pub text: String,
    y: f64,
    size: f64,
    left: f64,
    right: f64,
}

/// The lines of a page.
pub fn lines(glyphs: &[Glyph]) -> Vec<Line> {
    let mut rows: Vec<Vec<Glyph>> = Vec::new();
    let mut y = f64::NAN;
    for glyph in glyphs {
        // Vowel signs are raised; they belong to the line of their letter.
        let raised =
            glyph.text.as_deref().is_some_and(|text| !text.is_empty() && text.chars().all(is_vowel_sign));
        let near = (glyph.y - y).abs() <= glyph.size.max(1.0) * if raised { 1.2 } else { 0.45 };
        match rows.last_mut() {
            Some(row) if near => row.push(glyph.clone()),
            _ => rows.push(vec![glyph.clone()]),
        }
        if !raised {
            y = glyph.y;
        }
    }
    rows.into_iter().map(line).filter(|line| !line.text.trim().is_empty()).collect()
}

fn is_vowel_sign(c: char) -> bool {
    matches!(c, '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{fe70}'..='\u{fe7f}')
}

fn line(mut glyphs: Vec<Glyph>) -> Line {
    let letters = || glyphs.iter().filter_map(|g| g.text.as_deref()).flat_map(str::chars);
    let arabic = letters().filter(|c| is_arabic(*c)).count();
    let latin = letters().filter(char::is_ascii_alphabetic).count();
    let rtl = arabic >= latin && arabic > 0;
    let size = glyphs.iter().map(|g| g.size).fold(0.0, f64::max);
    let left = glyphs.iter().map(|g| g.x).fold(f64::INFINITY, f64::min);
    let right = glyphs.iter().map(|g| g.x + g.width).fold(f64::NEG_INFINITY, f64::max);
    let y = glyphs.first().map_or(0.0, |g| g.y);
    if rtl {
        // By the right edge: a vowel sign stands inside its letter, and is read after it.
        glyphs.sort_by(|a, b| (b.x + b.width).total_cmp(&(a.x + a.width)));
    } else {
        glyphs.sort_by(|a, b| a.x.total_cmp(&b.x));
    }
    let mut pieces = spaced(&glyphs, rtl, size);
    if rtl {
        turn_figures(&mut pieces);
        mirror(&mut pieces);
    }
    let text = pieces.concat().split_whitespace().collect::<Vec<_>>().join(" ");
    Line { text, y, size, left, right }
}

fn is_arabic(c: char) -> bool {
    is_arabic_letter(c) || matches!(c, '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

/// The texts of the glyphs, with a blank where there is room for one.
fn spaced(glyphs: &[Glyph], rtl: bool, size: f64) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut edge: Option<f64> = None;
    for glyph in glyphs {
        let (near, far) =
            if rtl { (glyph.x + glyph.width, glyph.x) } else { (glyph.x, glyph.x + glyph.width) };
        let gap = edge.map_or(0.0, |edge| if rtl { edge - near } else { near - edge });
        if gap > size * 0.17 {
            out.push(" ".to_owned());
        }
        out.push(glyph.text.clone().unwrap_or_else(|| "\u{fffd}".to_owned()));
        // A vowel sign inside a letter does not move the edge back.
        edge = Some(edge.map_or(far, |edge| if rtl { edge.min(far) } else { edge.max(far) }));
    }
    out
}

/// Figures and Latin words run from left to right inside the line: turned back, with what stands between their parts.
fn turn_figures(pieces: &mut [String]) {
    let strong =
        |text: &str| text.chars().any(|c| c.is_ascii_alphanumeric() || matches!(c, '٠'..='٩' | '۰'..='۹'));
    let joins = |text: &str| matches!(text, "." | "," | ":" | "/" | "-" | "@" | "_" | "٫" | "٬" | "'" | "%");
    let words = |text: &str| text.chars().any(|c| c.is_ascii_alphabetic());
    let mut at = 0;
    while at < pieces.len() {
        if !pieces.get(at).is_some_and(|p| strong(p)) {
            at += 1;
            continue;
        }
        let mut end = at + 1;
        let mut next = end;
        while let Some(piece) = pieces.get(next) {
            if strong(piece) {
                next += 1;
                end = next;
            } else if joins(piece)
                || piece == " " && pieces.get(at..end).is_some_and(|run| run.iter().any(|p| words(p)))
            {
                next += 1;
            } else {
                break;
            }
        }
        if let Some(run) = pieces.get_mut(at..end) {
            run.reverse();
        }
        at = end;
    }
}

/// Brackets are drawn mirrored: where the first one closes, all are turned.
fn mirror(pieces: &mut [String]) {
    const PAIRS: [(&str, &str); 4] = [("(", ")"), ("[", "]"), ("«", "»"), ("“", "”")];
    for (open, close) in PAIRS {
        let first = pieces.iter().find(|p| *p == open || *p == close);
        if first.is_some_and(|p| p == close) {
            for piece in pieces.iter_mut() {
                if piece == open {
                    close.clone_into(piece);
                } else if piece == close {
                    open.clone_into(piece);
                }
            }
        }
    }
}

/// Lines that were broken to fit are joined; a wider gap, another size, or a short line that ends a sentence begins a paragraph.
pub fn paragraphs(lines: &[Line]) -> String {
    let mut steps: Vec<f64> = lines.windows(2).map(step).filter(|step| *step > 0.0).collect();
    steps.sort_by(f64::total_cmp);
    let usual = steps.get(steps.len() / 4).copied().unwrap_or(0.0);
    let widest = lines.iter().map(|l| l.right - l.left).fold(0.0, f64::max);
    let mut out = String::new();
    for (i, line) in lines.iter().enumerate() {
        if i > 0 {
            let pair = lines.get(i - 1..=i).unwrap_or_default();
            out.push_str(if begins_paragraph(pair, usual, widest) { "\n\n" } else { " " });
        }
        out.push_str(&line.text);
    }
    out
}

fn step(pair: &[Line]) -> f64 {
    if let [a, b] = pair { a.y - b.y } else { 0.0 }
}

fn begins_paragraph(pair: &[Line], usual: f64, widest: f64) -> bool {
    let [before, now] = pair else { return true };
    let step = step(pair);
    let ends = before.text.ends_with(['.', '؟', '!', '?', ':', '»', '”']);
    let short = before.right - before.left < widest * 0.8;
    let resized = (before.size - now.size).abs() > before.size * 0.15;
    // Up again: the next column or page goes on with the sentence, unless it was ended.
    let jumped = step <= 0.0 && ends;
    resized || jumped || step > usual * 1.4 + 1.0 || ends && short
}
