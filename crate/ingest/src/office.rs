//! Word (DOCX) and LibreOffice (ODT) documents: paragraphs in their order, title, author and date from the document's own properties.
//! Left out: notes, headers, comments, and words that were deleted while changes were tracked.

use quick_xml::Reader;
use quick_xml::events::Event;
use rasid_core::article::Article;

use crate::archive::Entry;
use crate::{Document, Kind, Refusal};

/// The document in an archive, or nothing when the archive is none of the two.
pub fn read(name: &str, entries: &[Entry<'_>]) -> Option<Result<Document, Refusal>> {
    let find = |path: &str| entries.iter().find(|e| e.name() == path);
    let (kind, body, facts) = if let Some(body) = find("word/document.xml") {
        (Kind::Docx, body, find("docProps/core.xml"))
    } else if let (Some(body), Some(_)) = (find("content.xml"), find("mimetype")) {
        (Kind::Odt, body, find("meta.xml"))
    } else {
        return None;
    };
    Some(body.unpack().and_then(|xml| {
        let facts = facts.and_then(|f| f.unpack().ok()).map(|xml| properties(&xml)).unwrap_or_default();
        let article = Article {
            text: paragraphs(&xml).join("\n\n"),
            title: facts.title,
            metadata_date: facts.date,
            ..Article::default()
        };
        crate::document(name, article, facts.author, kind, None)
    }))
}

/// The text of `w:p`, `text:p` and `text:h`. XML that breaks off gives what came before.
fn paragraphs(xml: &[u8]) -> Vec<String> {
    let mut reader = Reader::from_reader(xml);
    let (mut out, mut line, mut deleted, mut run, mut buffer) =
        (Vec::new(), String::new(), 0_usize, 0_usize, Vec::new());
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(tag)) => match tag.name().as_ref() {
                "text:tracked-changes" | "office:annotation" | "text:note" => deleted += 1,
                "w:t" | "text:p" | "text:h" => run += 1,
                _ => {}
            },
            Ok(Event::End(tag)) => match tag.name().as_ref() {
                "text:tracked-changes" | "office:annotation" | "text:note" => {
                    deleted = deleted.saturating_sub(1)
                }
                "w:t" => run = run.saturating_sub(1),
                end @ ("w:p" | "text:p" | "text:h") => {
                    run = if end == "w:p" { run } else { run.saturating_sub(1) };
                    let paragraph = std::mem::take(&mut line);
                    if !paragraph.trim().is_empty() {
                        out.push(paragraph.trim().to_owned());
                    }
                }
                _ => {}
            },
            Ok(Event::Empty(tag)) => match tag.name().as_ref() {
                "w:tab" | "text:tab" | "text:s" => line.push(' '),
                "w:br" | "w:cr" | "text:line-break" => line.push('\n'),
                _ => {}
            },
            Ok(Event::Text(text)) if run > 0 && deleted == 0 => line.push_str(text.as_ref()),
            Ok(Event::GeneralRef(entity)) if run > 0 && deleted == 0 => {
                line.push_str(&entity_text(entity.as_ref()))
            }
            Ok(Event::Eof) | Err(_) => return out,
            Ok(_) => {}
        }
    }
}

/// What an entity stands for: XML's own five and numbers.
pub fn entity_text(name: &str) -> String {
    let number = name
        .strip_prefix("#x")
        .map(|hex| u32::from_str_radix(hex, 16).ok())
        .or_else(|| name.strip_prefix('#').map(|digits| digits.parse().ok()));
    match (name, number) {
        ("amp", _) => "&".to_owned(),
        ("lt", _) => "<".to_owned(),
        ("gt", _) => ">".to_owned(),
        ("quot", _) => "\"".to_owned(),
        ("apos", _) => "'".to_owned(),
        (_, Some(Some(code))) => char::from_u32(code).map(String::from).unwrap_or_default(),
        _ => String::new(),
    }
}

#[derive(Default)]
struct Properties {
    title: Option<String>,
    author: Option<String>,
    date: Option<String>,
}

/// Dublin Core's title and creator, and the day the document was made.
fn properties(xml: &[u8]) -> Properties {
    let mut reader = Reader::from_reader(xml);
    let (mut out, mut open, mut buffer) = (Properties::default(), String::new(), Vec::new());
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(tag)) => tag.name().as_ref().clone_into(&mut open),
            Ok(Event::Text(text)) => {
                let text = text.as_ref().trim().to_owned();
                match open.as_str() {
                    "dc:title" if !text.is_empty() => out.title = Some(text),
                    "dc:creator" | "meta:initial-creator" if !text.is_empty() => out.author = Some(text),
                    "dcterms:created" | "meta:creation-date" => out.date = text.get(..10).map(str::to_owned),
                    _ => {}
                }
            }
            Ok(Event::End(_)) => open.clear(),
            Ok(Event::Eof) | Err(_) => return out,
            Ok(_) => {}
        }
    }
}
