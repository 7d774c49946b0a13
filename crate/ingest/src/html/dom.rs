//! The page as a flat list of text blocks and a flat list of elements.
//!
//! Blocks are paragraphs, headings, list items, and the stretches of text between two `<br>`; each knows the element that it stands in,
//! and elements know their parents by index, so every later question is a loop over two vectors. One pass, no recursion: a page that nests
//! ten thousand elements costs time, not stack.

use ego_tree::iter::Edge;
use scraper::{Html, Node};

/// One element.
#[derive(Debug)]
pub struct Element {
    pub tag: String,
    pub parent: Option<usize>,
    /// Lower-case class names and id, as written.
    pub names: Vec<String>,
    /// Values of `role` and of attributes that hide.
    pub role: String,
    pub hidden: bool,
    /// Characters of text inside.
    pub chars: usize,
}

/// One stretch of text with nothing but inline markup in it.
#[derive(Debug)]
pub struct Block {
    pub text: String,
    /// Characters of it that are links.
    pub link_chars: usize,
    /// Innermost block-level element around it.
    pub element: usize,
    /// Its number in the page.
    pub order: usize,
}

#[derive(Debug, Default)]
pub struct Dom {
    pub elements: Vec<Element>,
    pub blocks: Vec<Block>,
}

/// Elements whose contents are never text of the page.
const SILENT: [&str; 22] = [
    "script", "style", "noscript", "template", "head", "title", "svg", "math", "canvas", "iframe", "object",
    "video", "audio", "button", "select", "option", "input", "textarea", "label", "map", "datalist",
    "dialog",
];

/// Elements that stand inside a line.
const INLINE: [&str; 34] = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font",
    "i", "ins", "kbd", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time",
    "tt", "u", "var", "wbr", "img", "picture",
];

impl Dom {
    /// Walks the page once.
    pub fn new(html: &Html) -> Self {
        let mut walk = Walk::default();
        for edge in html.tree.root().traverse() {
            match edge {
                Edge::Open(node) => match node.value() {
                    Node::Element(element) => walk.open(element),
                    Node::Text(text) => walk.text(text),
                    _ => {}
                },
                Edge::Close(node) => {
                    if let Node::Element(element) = node.value() {
                        walk.close(element.name());
                    }
                }
            }
        }
        walk.flush();
        walk.dom
    }

    /// An element and those around it, from the inside out.
    pub fn line_of(&self, element: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(Some(element), |at| self.elements.get(*at).and_then(|e| e.parent))
    }
}

#[derive(Default)]
struct Walk {
    dom: Dom,
    /// Open elements that are not silent, outermost first.
    open: Vec<usize>,
    /// How many silent elements are open.
    silent: usize,
    links: usize,
    text: String,
    link_chars: usize,
}

impl Walk {
    fn open(&mut self, element: &scraper::node::Element) {
        let tag = element.name();
        if self.silent > 0 || SILENT.contains(&tag) {
            self.silent += 1;
            return;
        }
        if tag == "br" || tag == "hr" || !INLINE.contains(&tag) {
            self.flush();
        }
        self.links += usize::from(tag == "a");
        let names =
            element.attr("class").into_iter().chain(element.attr("id")).flat_map(str::split_ascii_whitespace);
        let style = element.attr("style").unwrap_or("").replace(' ', "");
        let at = self.dom.elements.len();
        self.dom.elements.push(Element {
            tag: tag.to_owned(),
            parent: self.open.last().copied(),
            names: names.map(str::to_owned).collect(),
            role: element.attr("role").unwrap_or("").to_ascii_lowercase(),
            hidden: element.attr("hidden").is_some()
                || element.attr("aria-hidden") == Some("true")
                || style.contains("display:none"),
            chars: 0,
        });
        self.open.push(at);
    }

    fn close(&mut self, tag: &str) {
        if self.silent > 0 {
            self.silent -= 1;
            return;
        }
        if !INLINE.contains(&tag) {
            self.flush();
        }
        self.links = self.links.saturating_sub(usize::from(tag == "a"));
        self.open.pop();
    }

    fn text(&mut self, text: &str) {
        if self.silent > 0 {
            return;
        }
        let solid = text.chars().filter(|c| !c.is_whitespace()).count();
        if self.links > 0 {
            self.link_chars += solid;
        }
        for at in &self.open {
            if let Some(element) = self.dom.elements.get_mut(*at) {
                element.chars += solid;
            }
        }
        self.text.push_str(text);
    }

    /// Ends the running block; spaces are closed up as a browser would.
    fn flush(&mut self) {
        let text = self.text.split_whitespace().collect::<Vec<_>>().join(" ");
        if !text.is_empty() {
            let inline = |at: &&usize| {
                self.dom.elements.get(**at).is_some_and(|e| INLINE.contains(&e.tag.as_str()) || e.tag == "br")
            };
            let element = self.open.iter().rev().find(|at| !inline(at)).copied().unwrap_or(0);
            let order = self.dom.blocks.len();
            self.dom.blocks.push(Block { text, link_chars: self.link_chars, element, order });
        }
        self.text.clear();
        self.link_chars = 0;
    }
}
