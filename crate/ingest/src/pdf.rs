//! PDF with a text layer → article. Presentation forms become letters, and the order in which Arabic was drawn becomes the order of reading.
//!
//! Title and author come from the file's facts. Its date does not: that is the day on which it was printed or saved, and a report of
//! «yesterday» would be put into the wrong week. Left out: scans (refused, with advice), encrypted files, forms' fields.

mod file;
mod font;
mod lines;
mod object;
mod page;

use rasid_core::article::Article;
use rasid_core::contract::Text2;
use rasid_core::normalize::is_arabic_letter;
use rasid_core::presentation::PRESENTATION;

use crate::{Document, Kind, Refusal};
use file::File;
use object::{Dict, Object};

/// More pages than this are a book.
const MAX_PAGES: usize = 500;

/// Whether the bytes begin as a PDF does; some put a few before.
pub fn looks_like_pdf(bytes: &[u8]) -> bool {
    bytes.get(..1024).unwrap_or(bytes).windows(5).any(|window| window == b"%PDF-")
}

pub fn read(name: &str, bytes: &[u8]) -> Result<Document, Refusal> {
    if bytes.windows(9).any(|window| window == b"/Encrypt ") {
        return Err(Refusal::locked());
    }
    let file = File::read(bytes);
    let (mut text, mut lost, mut all) = (Vec::new(), 0_usize, 0_usize);
    for (page, resources) in pages(&file) {
        let mut reader = page::Reader::new(&file);
        reader.run(&program(&file, page), resources, 0);
        all += reader.glyphs.len();
        lost += reader.glyphs.iter().filter(|g| g.text.is_none()).count();
        let lines = lines::lines(&reader.glyphs).into_iter().filter(|line| !is_page_number(&line.text));
        text.push(lines::paragraphs(&lines.collect::<Vec<_>>()));
    }
    let text = letters(&text.join("\n\n"));
    if text.trim().is_empty() {
        return Err(scan());
    }
    if lost * 5 > all {
        return Err(nameless());
    }
    let (title, author) = facts(&file);
    let article = Article { text, title, ..Article::default() };
    let mut document = crate::document(name, article, author, Kind::Pdf, None)?;
    if lost > 0 {
        document.notices.push(some_lost(lost));
    }
    Ok(document)
}

/// Every page with its resources, which it may have from above.
fn pages(file: &File) -> Vec<(&Dict, &Dict)> {
    static NONE: Dict = Dict::new();
    let root = file
        .of_kind("Catalog")
        .and_then(Object::dict)
        .and_then(|dict| file.get(dict, "Pages"))
        .and_then(Object::dict);
    let mut out = Vec::new();
    if let Some(root) = root {
        gather(file, root, &NONE, 0, &mut out);
    }
    out
}

fn gather<'a>(
    file: &'a File,
    node: &'a Dict,
    above: &'a Dict,
    depth: u8,
    out: &mut Vec<(&'a Dict, &'a Dict)>,
) {
    if depth > 32 || out.len() >= MAX_PAGES {
        return;
    }
    let resources = file.get(node, "Resources").and_then(Object::dict).unwrap_or(above);
    match file.get(node, "Kids").and_then(Object::array) {
        Some(kids) => {
            for kid in kids.iter().filter_map(|kid| file.follow(kid).dict()) {
                gather(file, kid, resources, depth + 1, out);
            }
        }
        None => out.push((node, resources)),
    }
}

fn program(file: &File, page: &Dict) -> Vec<u8> {
    let parts: Vec<&Object> = match file.get(page, "Contents") {
        Some(Object::Array(parts)) => parts.iter().map(|part| file.follow(part)).collect(),
        Some(one) => vec![one],
        None => Vec::new(),
    };
    parts.into_iter().filter_map(|part| file.unpacked(part)).collect::<Vec<_>>().join(&b'\n')
}

fn is_page_number(line: &str) -> bool {
    line.chars().count() <= 8 && line.chars().all(|c| c.is_numeric() || matches!(c, ' ' | '/' | '-' | '–'))
}

/// Presentation forms as the letters they show, without what only steers the direction.
fn letters(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match plain(c) {
            Some(letters) => out.push_str(letters),
            None if matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{ad}') =>
                {}
            None => out.push(c),
        }
    }
    out
}

fn plain(c: char) -> Option<&'static str> {
    PRESENTATION.binary_search_by_key(&c, |row| row.0).ok().and_then(|i| PRESENTATION.get(i)).map(|row| row.1)
}

/// Title and author; a title without an Arabic letter is a file's name or a program's.
fn facts(file: &File) -> (Option<String>, Option<String>) {
    let info = file
        .objects()
        .filter_map(Object::dict)
        .find(|dict| dict.contains_key("Producer") || dict.contains_key("Creator"));
    let said = |key: &str| match file.get(info?, key)? {
        Object::Text(bytes) if bytes.starts_with(b"\xfe\xff") => Some(font::utf16(bytes)),
        Object::Text(bytes) => {
            Some(String::from_utf8_lossy(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)).into_owned())
        }
        _ => None,
    };
    let arabic = |text: &String| text.chars().any(is_arabic_letter);
    let title = said("Title").map(|title| letters(&title)).filter(arabic);
    (title, said("Author").filter(|author| !author.trim().is_empty()))
}

fn scan() -> Refusal {
    Refusal::new(
        "لا نص في ملف PDF هذا: صفحاته صور. مرّره ببرنامج يتعرف على الحروف (OCR) ثم أضفه، أو اكتب نصه هنا.",
        "This PDF holds no text: its pages are pictures. Run it through a program that recognises letters (OCR) and add it then, or type its text here.",
    )
}

fn nameless() -> Refusal {
    Refusal::new(
        "لا يقول ملف PDF هذا أي الحروف تعنيها رسومه، فلا يُقرأ منه نص موثوق. افتح الخبر في موقعه واحفظ الصفحة، أو انسخ نصه.",
        "This PDF does not say which letters its drawings mean, so no reliable text can be read from it. Open the report on its site and save the page, or copy its text.",
    )
}

fn some_lost(lost: usize) -> Text2 {
    Text2 {
        ar: format!("في ملف PDF رسوم لا يُعرف حرفها ({lost})؛ مكانها علامة \u{fffd}. قارن النص بالملف."),
        en: format!(
            "Some drawings in the PDF have no known letter ({lost}); \u{fffd} stands in their place. Compare the text with the file."
        ),
    }
}
