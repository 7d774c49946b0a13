//! A saved web page → the article in it: headline, body, outlet, author, date and address.
//!
//! Three stages, list to list: [`dom`] cuts the page into blocks that remember their ancestors, [`choose`] keeps those of the story,
//! [`meta`] reads what the page says of itself. What neither markup nor position betrays as furniture, the rows of the core do
//! (`rasid_core::furniture`). Left out: pages that hold their text only behind a script that was never run and nowhere in the file.

mod choose;
mod dom;
mod meta;
mod state;

use rasid_core::article::Article;
use rasid_core::furniture::{Furniture, LineIn, mark};
use rasid_core::normalize::fold;
use scraper::Html;

use meta::Meta;

/// The article of a page and its author.
#[derive(Debug)]
pub struct Page {
    pub article: Article,
    pub author: Option<String>,
}

/// Bodies shorter than this, in characters, are doubted, and the page's embedded data is asked as well.
const SHORT_BODY: usize = 300;

/// Whether a file is a saved page, by its name or its first words.
pub fn looks_like_html(name: &str, text: &str) -> bool {
    let name = name.to_ascii_lowercase();
    if [".html", ".htm", ".xhtml", ".shtml"].iter().any(|end| name.ends_with(end)) {
        return true;
    }
    let start: String = text.trim_start().chars().take(400).collect::<String>().to_ascii_lowercase();
    let opens = ["<!doctype html", "<html", "<head", "<body", "<!-- saved from url"]
        .iter()
        .any(|tag| start.starts_with(tag));
    opens || (start.starts_with("<?xml") && start.contains("<html"))
}

/// Takes the article out of a page.
pub fn read_page(html: &str) -> Page {
    let parsed = Html::parse_document(html);
    let dom = dom::Dom::new(&parsed);
    let meta = Meta::read(&parsed, html, &dom.blocks);
    let title = meta.title.clone();
    let mut body = without_furniture(choose::body(&dom, title.as_deref(), true), title.as_deref());
    if length(&body) < SHORT_BODY {
        let lenient = without_furniture(choose::body(&dom, title.as_deref(), false), title.as_deref());
        if length(&lenient) > length(&body) * 2 {
            body = lenient;
        }
    }
    let embedded = meta.body.clone().into_iter().chain(state::bodies(&parsed, length(&body) < SHORT_BODY));
    for text in embedded {
        let lines = without_furniture(lines_of(&text), title.as_deref());
        // Data that only repeats the page is no reason to give up its paragraphs.
        if length(&lines) > length(&body) * 5 / 2 {
            body = lines;
        }
    }
    let text = title.iter().cloned().chain(body).collect::<Vec<_>>().join("\n\n");
    Page {
        article: Article {
            text,
            title,
            given_date: None,
            metadata_date: meta.date,
            outlet: meta.outlet,
            url: meta.url,
        },
        author: meta.author,
    }
}

/// Paragraphs of a text that may itself be HTML.
fn lines_of(text: &str) -> Vec<String> {
    if text.contains("</") || text.contains("<br") || text.contains("<p>") {
        return dom::Dom::new(&Html::parse_fragment(text)).blocks.into_iter().map(|b| b.text).collect();
    }
    text.lines()
        .map(|l| l.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|l| !l.is_empty())
        .collect()
}

/// Drops the title where the body repeats it, and the lines that the core knows for furniture.
fn without_furniture(lines: Vec<String>, title: Option<&str>) -> Vec<String> {
    let key = |text: &str| fold(text).chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let title = title.map(key);
    let mut seen_body = false;
    let lines: Vec<String> = lines
        .into_iter()
        .filter(|line| {
            let repeats = !seen_body && title.as_ref().is_some_and(|t| *t == key(line));
            seen_body |= !repeats && line.chars().count() > 120;
            !repeats
        })
        .collect();
    let marks = mark(&lines.iter().map(|l| LineIn::new(l)).collect::<Vec<_>>());
    lines.into_iter().zip(marks).filter(|(_, m)| matches!(m, Furniture::None)).map(|(line, _)| line).collect()
}

fn length(lines: &[String]) -> usize {
    lines.iter().map(|l| l.chars().count()).sum()
}
