//! Bytes → article: what a person pasted or dropped becomes one [`Article`], or a [`Refusal`] that says what to do instead.
//!
//! Pure: bytes in, values out. Plain text is kept exactly as it was given (spans point into it); only a byte order mark is not part of it.
//! Of a saved web page the text is what [`html`] takes to be the article, so spans point into that extracted text.
//! A ZIP gives all its files, each read or refused by itself.
//! What a user knows comes in as well: [`read_own`] for words and places saved here, [`read_places`] for places of others.
//! Left out: pictures of text (scans), old Word and RTF documents; each is recognised and named in its refusal.

mod archive;
mod code_page;
mod document;
mod encoding;
mod html;
mod mail;
mod markdown;
mod office;
mod own_file;
mod pdf;
mod place_file;
mod refusal;
mod table;

pub use document::{Batch, Document, Encoding, Kind, Mapping, Reading, Refused, Table};
pub use own_file::{MAX_OWN_BYTES, read_own};
pub use place_file::{MAX_PLACE_FILE_BYTES, PlaceField, PlaceFile, PlaceFormat, RefusedLine, read_places};
pub use refusal::Refusal;
pub use table::Lying;

use rasid_core::article::Article;
use rasid_core::contract::Text2;

/// The longest text that is read, in bytes of UTF-8: about 500 pages.
pub const MAX_TEXT_BYTES: usize = 2 * 1024 * 1024;
/// The largest saved page that is parsed; the text taken out of it must still fit [`MAX_TEXT_BYTES`].
pub const MAX_PAGE_BYTES: usize = 16 * 1024 * 1024;
/// The largest archive or packed document that is opened.
pub const MAX_ARCHIVE_BYTES: usize = 64 * 1024 * 1024;

/// Reads a file that holds one article. `name` helps to tell HTML and the like from plain text.
///
/// # Errors
/// A [`Refusal`] when the bytes are empty, binary, too large, in no known encoding, or hold more than one article.
pub fn read(name: &str, bytes: &[u8]) -> Result<Document, Refusal> {
    let mut batch = read_all(name, bytes, &Reading::default())?;
    match (batch.documents.pop(), batch.documents.len()) {
        (Some(document), 0) => Ok(document),
        (_, more) => Err(Refusal::several(more + 1)),
    }
}

/// Reads everything that is in a file. One bad part never stops the others.
///
/// # Errors
/// A [`Refusal`] when nothing in it could be read; with more than one part, that of the first.
pub fn read_all(name: &str, bytes: &[u8], reading: &Reading) -> Result<Batch, Refusal> {
    if !bytes.starts_with(b"PK\x03\x04") {
        return file(name, bytes, reading);
    }
    if bytes.len() > MAX_ARCHIVE_BYTES {
        return Err(Refusal::bomb());
    }
    let entries = archive::entries(bytes)?;
    packed(name, &entries, reading).unwrap_or_else(|| archived(name, &entries, reading))
}

/// The tables of a file as they lie, headings and rows, before anyone takes them for articles; nothing for a file of another kind.
///
/// # Errors
/// A [`Refusal`] when it looks like a table and cannot be read.
pub fn tables(name: &str, bytes: &[u8]) -> Result<Vec<Lying>, Refusal> {
    let low = name.to_ascii_lowercase();
    if low.ends_with(".xlsx") && bytes.starts_with(b"PK\x03\x04") && bytes.len() <= MAX_ARCHIVE_BYTES {
        return table::workbook_as_it_lies(name, &archive::entries(bytes)?);
    }
    if (low.ends_with(".csv") || low.ends_with(".tsv")) && bytes.len() <= MAX_PAGE_BYTES {
        return Ok(table::text_as_it_lies(name, &encoding::decode_as(bytes, None)?.text));
    }
    Ok(Vec::new())
}

/// A document or a workbook, which are archives too; nothing when the archive is one of files.
fn packed(name: &str, entries: &[archive::Entry<'_>], reading: &Reading) -> Option<Result<Batch, Refusal>> {
    match office::read(name, entries) {
        Some(read) => Some(read.map(single)),
        None => table::read_workbook(name, entries, reading),
    }
}

fn single(document: Document) -> Batch {
    Batch { documents: vec![document], ..Batch::default() }
}

/// The files of an archive, each read by itself. An archive in an archive is not opened.
fn archived(name: &str, entries: &[archive::Entry<'_>], reading: &Reading) -> Result<Batch, Refusal> {
    let mut batch = Batch::default();
    let mut left = archive::MAX_UNPACKED;
    let mut first = None;
    for entry in entries {
        let path = entry.name();
        // What a Macintosh and Windows add of themselves is no one's article.
        let own = path.rsplit('/').next().is_some_and(|n| n.starts_with('.') || n == "Thumbs.db");
        if own || path.starts_with("__MACOSX/") {
            continue;
        }
        let part = entry.unpack().and_then(|bytes| {
            left = left.checked_sub(bytes.len()).ok_or_else(Refusal::bomb)?;
            inner(&path, &bytes, reading)
        });
        let label = format!("{name} › {path}");
        match part {
            Ok(part) => {
                let label = |inner: String| format!("{name} › {inner}");
                batch
                    .documents
                    .extend(part.documents.into_iter().map(|d| Document { name: label(d.name), ..d }));
                batch.refused.extend(part.refused.into_iter().map(|r| Refused { name: label(r.name), ..r }));
            }
            Err(refusal) => {
                let message = Text2 { ar: refusal.ar.clone(), en: refusal.en.clone() };
                batch.refused.push(Refused { name: label, message });
                first.get_or_insert(refusal);
            }
        }
    }
    if batch.documents.is_empty() { Err(first.unwrap_or_else(Refusal::empty)) } else { Ok(batch) }
}

/// A file inside an archive. Of a table its columns are guessed: there may be many in one archive, and no one to ask for each.
fn inner(path: &str, bytes: &[u8], reading: &Reading) -> Result<Batch, Refusal> {
    if bytes.starts_with(b"PK\x03\x04") {
        let zip = || Refusal::known_binary("ملف مضغوط داخل ملف مضغوط", "a ZIP inside a ZIP");
        return packed(path, &archive::entries(bytes)?, reading).unwrap_or_else(|| Err(zip()));
    }
    file(path, bytes, reading)
}

/// A file that is no archive.
fn file(name: &str, bytes: &[u8], reading: &Reading) -> Result<Batch, Refusal> {
    if pdf::looks_like_pdf(bytes) {
        if bytes.len() > MAX_ARCHIVE_BYTES {
            return Err(Refusal::bomb());
        }
        return pdf::read(name, bytes).map(single);
    }
    if bytes.len() > MAX_PAGE_BYTES {
        return Err(Refusal::too_large(bytes.len()));
    }
    if mail::looks_like_mail(name, bytes) {
        return mail::read(name, bytes, reading).map(single);
    }
    let decoded = encoding::decode_as(bytes, reading.encoding.as_deref())?;
    if decoded.text.trim().is_empty() {
        return Err(Refusal::empty());
    }
    let encoding = Encoding { name: decoded.encoding.to_owned(), certain: decoded.certain };
    if html::looks_like_html(name, &decoded.text) {
        let page = html::read_page(&decoded.text);
        return document(name, page.article, page.author, Kind::Html, Some(encoding)).map(single);
    }
    if table::looks_like_table(name, &decoded.text) {
        return table::read_text(name, &decoded.text, encoding, reading);
    }
    if markdown::looks_like_markdown(name) {
        let (article, author) = markdown::read(&decoded.text);
        return document(name, article, author, Kind::Markdown, Some(encoding)).map(single);
    }
    let article = Article { text: decoded.text, ..Article::default() };
    document(name, article, None, Kind::Text, Some(encoding)).map(single)
}

/// A document with its notices, unless its text is none that can be read.
fn document(
    name: &str,
    article: Article,
    author: Option<String>,
    kind: Kind,
    encoding: Option<Encoding>,
) -> Result<Document, Refusal> {
    from_text(article.text.as_str())?;
    let notices = notices(&article.text);
    Ok(Document { name: name.to_owned(), article, author, kind, encoding, notices })
}

/// Takes pasted text as an article; not a character of it is changed.
///
/// # Errors
/// A [`Refusal`] when there is nothing in it, or more than [`MAX_TEXT_BYTES`].
pub fn from_text(text: impl Into<String>) -> Result<Article, Refusal> {
    let text = text.into();
    if text.len() > MAX_TEXT_BYTES {
        return Err(Refusal::too_large(text.len()));
    }
    if text.trim().is_empty() {
        return Err(Refusal::empty());
    }
    if encoding::is_binary(&text) {
        return Err(Refusal::binary());
    }
    Ok(Article { text, ..Article::default() })
}

/// What to tell the user about a text that can be read but will give little.
#[must_use]
pub fn notices(text: &str) -> Vec<Text2> {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let arabic = text.chars().filter(|c| rasid_core::normalize::is_arabic_letter(*c)).count();
    let presentation =
        text.chars().filter(|c| matches!(c, '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')).count();
    if arabic + presentation == 0 {
        return vec![Text2 {
            ar: "لا حروف عربية في هذا النص. راصد يقرأ الأخبار العربية وحدها: ألصق النص العربي للخبر.".to_owned(),
            en: "There are no Arabic letters in this text. Rasid reads Arabic news only: paste the Arabic text of the report.".to_owned(),
        }];
    }
    if (arabic + presentation) * 4 < letters {
        return vec![Text2 {
            ar: "معظم هذا النص ليس بالعربية؛ يُقرأ منه الجزء العربي وحده.".to_owned(),
            en: "Most of this text is not in Arabic; only its Arabic part is read.".to_owned(),
        }];
    }
    if has_words_reversed(text) {
        return vec![Text2 {
            ar: "ترتيب الكلمات في أسطر هذا النص معكوس، كما في نص منسوخ من بعض ملفات PDF: النقاط في أول الأسطر. لا يُقرأ منه الصحيح؛ انسخ النص من مصدره، أو أفلت الملف نفسه هنا.".to_owned(),
            en: "The words in the lines of this text stand in reversed order, as in text copied from some PDF files: full stops are at the beginning of lines. It can’t be read rightly; copy the text from its source, or drop the file itself here.".to_owned(),
        }];
    }
    Vec::new()
}

/// Whether lines run from their last word to their first, with every word as it should be: full stops then hang on the words that lines
/// begin with, and never on those that they end with.
fn has_words_reversed(text: &str) -> bool {
    let stops = |word: &str| {
        let letters = word.chars().filter(|c| rasid_core::normalize::is_arabic_letter(*c)).count();
        letters > 1 && word.ends_with(['.', '؟', '!', '؛'])
    };
    let lines =
        text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>()).filter(|words| words.len() > 5);
    let (mut begins, mut ends) = (0_usize, 0_usize);
    for words in lines {
        begins += usize::from(words.first().is_some_and(|word| stops(word)));
        ends += usize::from(words.last().is_some_and(|word| stops(word)));
    }
    begins >= 2 && begins > ends * 4
}
