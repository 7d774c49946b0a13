//! Bytes → article: what a person pasted or dropped becomes one [`Article`], or a [`Refusal`] that says what to do instead.
//!
//! Pure: bytes in, values out. Plain text is kept exactly as it was given (spans point into it); only a byte order mark is not part of it.
//! Of a saved web page the text is what [`html`] takes to be the article, so spans point into that extracted text.
//! Left out for now: DOCX, PDF, MHTML and tables of articles; each is recognised and named in its refusal.

mod code_page;
mod encoding;
mod html;
mod refusal;

pub use refusal::Refusal;

use rasid_core::article::Article;
use rasid_core::contract::Text2;

/// The longest text that is read, in bytes of UTF-8: about 500 pages.
pub const MAX_TEXT_BYTES: usize = 2 * 1024 * 1024;
/// The largest saved page that is parsed; the text taken out of it must still fit [`MAX_TEXT_BYTES`].
pub const MAX_PAGE_BYTES: usize = 16 * 1024 * 1024;

/// What the bytes turned out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Plain text (also Markdown).
    Text,
    /// A saved web page.
    Html,
}

/// One file, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    pub article: Article,
    /// Author named by the page's metadata; plain text names none.
    pub author: Option<String>,
    /// The encoding's usual name, such as `UTF-8` or `windows-1256`.
    pub encoding: &'static str,
    /// False when the encoding was guessed from the letters and should be shown to the user.
    pub encoding_certain: bool,
    pub kind: Kind,
    /// What the user should know although the file could be read.
    pub notices: Vec<Text2>,
}

/// Reads one file. `name` only helps to tell HTML from text.
///
/// # Errors
/// A [`Refusal`] when the bytes are empty, binary, too large, or in no known encoding.
pub fn read(name: &str, bytes: &[u8]) -> Result<Document, Refusal> {
    if bytes.len() > MAX_PAGE_BYTES {
        return Err(Refusal::too_large(bytes.len()));
    }
    let decoded = encoding::decode(bytes)?;
    if decoded.text.trim().is_empty() {
        return Err(Refusal::empty());
    }
    let mut document = Document {
        article: Article::default(),
        author: None,
        encoding: decoded.encoding,
        encoding_certain: decoded.certain,
        kind: if html::looks_like_html(name, &decoded.text) { Kind::Html } else { Kind::Text },
        notices: Vec::new(),
    };
    match document.kind {
        Kind::Text => document.article = from_text(decoded.text)?,
        Kind::Html => {
            let page = html::read_page(&decoded.text);
            document.article = from_text(page.article.text.clone()).map(|_| page.article)?;
            document.author = page.author;
        }
    }
    document.notices = notices(&document.article.text);
    Ok(document)
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
    Vec::new()
}
