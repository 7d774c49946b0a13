//! Web pages saved in one file (MHTML) and messages (`.eml`): the first part that is a page, or else plain text, with its own encoding.
//!
//! The address of a saved page is the one it was saved from. Left out: attachments, and what is not the article (pictures, styles).

use rasid_core::article::Article;

use crate::{Document, Encoding, Kind, Reading, Refusal, encoding, html};

/// Whether the bytes are headers of mail that say what follows: MHTML or a message.
pub fn looks_like_mail(name: &str, bytes: &[u8]) -> bool {
    let name = name.to_ascii_lowercase();
    let named = [".mht", ".mhtml", ".eml"].iter().any(|end| name.ends_with(end));
    let head = String::from_utf8_lossy(bytes.get(..2048).unwrap_or(bytes)).to_ascii_lowercase();
    let saved = head.starts_with("from: <saved by") && head.contains("multipart/related");
    saved || named && head.contains("content-type:")
}

pub fn read(name: &str, bytes: &[u8], reading: &Reading) -> Result<Document, Refusal> {
    let whole = Part::new(bytes);
    let page = find(&whole, "text/html", 0);
    let part = page.clone().or_else(|| find(&whole, "text/plain", 0)).ok_or_else(Refusal::empty)?;
    let saved = whole.header("content-type").to_ascii_lowercase().contains("multipart/related");
    let kind = if saved { Kind::Mhtml } else { Kind::Mail };
    let charset = part.parameter("content-type", "charset");
    let wanted = reading.encoding.as_deref().or(charset.as_deref());
    let decoded = encoding::decode_as(&part.body(), wanted)?;
    let coded = Some(Encoding { name: decoded.encoding.to_owned(), certain: decoded.certain });
    let subject = Some(words(&whole.header("subject"))).filter(|subject| !subject.is_empty());
    let (mut article, author) = if page.is_some() {
        let page = html::read_page(&decoded.text);
        (page.article, page.author)
    } else {
        (Article { text: decoded.text, ..Article::default() }, None)
    };
    article.title = article.title.or(subject);
    if saved {
        let from = [whole.header("snapshot-content-location"), part.header("content-location")];
        article.url = article.url.or_else(|| from.into_iter().find(|url| url.starts_with("http")));
    }
    crate::document(name, article, author, kind, coded)
}

/// Headers and what comes after them.
#[derive(Clone)]
struct Part<'a> {
    headers: Vec<(String, String)>,
    raw: &'a [u8],
}

impl<'a> Part<'a> {
    fn new(bytes: &'a [u8]) -> Part<'a> {
        let (head, raw) = cut(bytes);
        let mut headers: Vec<(String, String)> = Vec::new();
        for line in String::from_utf8_lossy(head).lines() {
            match (line.starts_with([' ', '\t']), headers.last_mut(), line.split_once(':')) {
                // A header goes on in the next line if that is set in.
                (true, Some((_, value)), _) => {
                    value.push(' ');
                    value.push_str(line.trim());
                }
                (false, _, Some((name, value))) => {
                    headers.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
                }
                _ => {}
            }
        }
        Part { headers, raw }
    }

    fn header(&self, name: &str) -> String {
        self.headers.iter().find(|(n, _)| n == name).map(|(_, value)| value.clone()).unwrap_or_default()
    }

    fn parameter(&self, header: &str, name: &str) -> Option<String> {
        let value = self.header(header);
        value.split(';').skip(1).find_map(|pair| {
            let (key, said) = pair.split_once('=')?;
            (key.trim().eq_ignore_ascii_case(name)).then(|| said.trim().trim_matches('"').to_owned())
        })
    }

    fn body(&self) -> Vec<u8> {
        match self.header("content-transfer-encoding").to_ascii_lowercase().as_str() {
            "quoted-printable" => quoted(self.raw, false),
            "base64" => base64(self.raw),
            _ => self.raw.to_vec(),
        }
    }

    /// The parts of a part that has some.
    fn parts(&self) -> Vec<Part<'a>> {
        let Some(boundary) = self.parameter("content-type", "boundary") else { return Vec::new() };
        let mark = format!("--{boundary}");
        let mut at = positions(self.raw, mark.as_bytes());
        at.push(self.raw.len());
        at.windows(2)
            .filter_map(|pair| self.raw.get(pair.first()? + mark.len()..*pair.get(1)?))
            .map(|bytes| {
                Part::new(bytes.strip_prefix(b"\r\n").or(bytes.strip_prefix(b"\n")).unwrap_or(bytes))
            })
            .collect()
    }
}

/// Parts in parts in parts are someone's joke.
const DEEPEST: u8 = 6;

fn find<'a>(part: &Part<'a>, kind: &str, depth: u8) -> Option<Part<'a>> {
    let own = part.header("content-type").to_ascii_lowercase();
    if own.starts_with(kind) || own.is_empty() && kind == "text/plain" && depth == 0 {
        return Some(part.clone());
    }
    if depth >= DEEPEST {
        return None;
    }
    part.parts().iter().find_map(|inner| find(inner, kind, depth + 1))
}

/// Head and body: an empty line stands between.
fn cut(bytes: &[u8]) -> (&[u8], &[u8]) {
    for gap in [b"\r\n\r\n".as_slice(), b"\n\n"] {
        if let Some(at) = positions(bytes, gap).first() {
            let (head, rest) = bytes.split_at(*at);
            return (head, rest.get(gap.len()..).unwrap_or_default());
        }
    }
    (bytes, &[])
}

fn positions(bytes: &[u8], what: &[u8]) -> Vec<usize> {
    if what.is_empty() {
        return Vec::new();
    }
    bytes.windows(what.len()).enumerate().filter(|(_, window)| *window == what).map(|(at, _)| at).collect()
}

/// Quoted-printable; in headers an underscore is a blank.
fn quoted(bytes: &[u8], header: bool) -> Vec<u8> {
    let (mut out, mut at) = (Vec::with_capacity(bytes.len()), 0);
    while let Some(byte) = bytes.get(at) {
        let rest = bytes.get(at + 1..).unwrap_or_default();
        match (byte, rest) {
            (b'=', [b'\r', b'\n', ..]) => at += 2,
            (b'=', [b'\n', ..]) => at += 1,
            (b'=', [high, low, ..]) if high.is_ascii_hexdigit() && low.is_ascii_hexdigit() => {
                let value = |digit: &u8| char::from(*digit).to_digit(16).unwrap_or(0) as u8;
                out.push(value(high) * 16 + value(low));
                at += 2;
            }
            (b'_', _) if header => out.push(b' '),
            _ => out.push(*byte),
        }
        at += 1;
    }
    out
}

/// Base64, whatever stands between its letters.
fn base64(bytes: &[u8]) -> Vec<u8> {
    let (mut out, mut held, mut bits) = (Vec::with_capacity(bytes.len() * 3 / 4), 0_u32, 0_u8);
    for byte in bytes {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            _ => continue,
        };
        held = held << 6 | u32::from(value);
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            out.push((held >> bits & 0xff) as u8);
        }
    }
    out
}

/// A header with its encoded words (`=?UTF-8?B?…?=`) in letters.
fn words(header: &str) -> String {
    let mut out = String::new();
    let mut rest = header;
    while let Some((before, after)) = rest.split_once("=?") {
        // Blanks between two encoded words are none of the text.
        if !(out.is_empty() || before.trim().is_empty()) || out.is_empty() {
            out.push_str(before);
        }
        let mut pieces = after.splitn(4, '?');
        let (charset, how, text, end) = (pieces.next(), pieces.next(), pieces.next(), pieces.next());
        let (Some(charset), Some(how), Some(text), Some(end)) = (charset, how, text, end) else {
            out.push_str(after);
            return out.trim().to_owned();
        };
        let bytes = if how.eq_ignore_ascii_case("b") {
            base64(text.as_bytes())
        } else {
            quoted(text.as_bytes(), true)
        };
        if let Ok(decoded) = encoding::decode_as(&bytes, Some(charset)) {
            out.push_str(&decoded.text);
        }
        rest = end.strip_prefix('=').unwrap_or(end);
    }
    out.push_str(rest);
    out.trim().to_owned()
}
