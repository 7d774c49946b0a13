//! Which blocks of a page are the story.
//!
//! Paragraphs vote for the elements around them, near ones more than far ones; the element with the most votes holds the story, and its
//! neighbours are taken in when they hold a good part of as much. Before that, what its tag, role or class calls navigation,
//! comments, sharing and the like is left out, unless it holds much of the page's text, because themes name their wrappers carelessly.

use std::collections::{BTreeMap, BTreeSet};

use rasid_core::furniture::{Furniture, LineIn, mark};

use super::dom::{Block, Dom, Element};

/// Words in class names and ids that name furniture, when the name is cut at hyphens, underscores and humps.
const FURNITURE_WORDS: [&str; 66] = [
    "comment",
    "comments",
    "commentlist",
    "disqus",
    "respond",
    "related",
    "recommended",
    "recommendations",
    "recirculation",
    "share",
    "sharing",
    "sharedaddy",
    "shares",
    "social",
    "socials",
    "sidebar",
    "footer",
    "menu",
    "nav",
    "navbar",
    "navigation",
    "breadcrumb",
    "breadcrumbs",
    "crumbs",
    "cookie",
    "cookies",
    "consent",
    "gdpr",
    "banner",
    "promo",
    "advert",
    "adverts",
    "ads",
    "advertisement",
    "sponsored",
    "newsletter",
    "subscribe",
    "subscription",
    "popup",
    "modal",
    "tags",
    "tagcloud",
    "taglist",
    "pagination",
    "pager",
    "trending",
    "popular",
    "mostread",
    "ticker",
    "marquee",
    "toolbar",
    "captcha",
    "login",
    "signup",
    "readalso",
    "seealso",
    "relatedposts",
    "outbrain",
    "taboola",
    "addtoany",
    "copyright",
    "caption",
    "figcaption",
    "byline",
    "authorbox",
    "masthead",
];

/// Whole class names and ids that name furniture although their words alone would not.
const FURNITURE_NAMES: [&str; 24] = [
    "widget",
    "widgets",
    "widget-area",
    "author-box",
    "author-bio",
    "author-info",
    "about-author",
    "post-meta",
    "entry-meta",
    "meta",
    "post-tags",
    "read-also",
    "see-also",
    "also-read",
    "read-more",
    "more-news",
    "more-stories",
    "most-read",
    "latest-news",
    "post-navigation",
    "ad",
    "search",
    "search-form",
    "up-next",
];

/// Class words of a lead paragraph that stands outside the body.
const LEAD_WORDS: [&str; 8] =
    ["lead", "intro", "summary", "standfirst", "excerpt", "subtitle", "chapeau", "deck"];

/// A share of the page's text that furniture does not reach.
const MUCH_OF_THE_PAGE: usize = 40;

/// The story's paragraphs in order. `strict` trusts class names; without it only tags speak.
pub fn body(dom: &Dom, title: Option<&str>, strict: bool) -> Vec<String> {
    let out = left_out(dom, strict);
    let kept: Vec<&Block> =
        dom.blocks.iter().filter(|b| !out.get(b.element).copied().unwrap_or(false)).collect();
    let cards = cards(dom, &kept);
    let kept: Vec<&Block> =
        kept.into_iter().filter(|b| !dom.line_of(b.element).any(|at| cards.contains(&at))).collect();
    let kept = without_known_furniture(kept);
    let votes = votes(dom, &kept, title);
    let Some(top) =
        (0..votes.len()).max_by(|a, b| vote(&votes, *a).total_cmp(&vote(&votes, *b)).then(a.cmp(b)))
    else {
        return Vec::new();
    };
    if vote(&votes, top) <= 0.0 {
        return kept.iter().filter(|b| !is_links(b)).map(|b| b.text.clone()).collect();
    }
    let joined = neighbours(dom, &votes, top);
    let inside = |b: &&&Block| dom.line_of(b.element).any(|at| at == top || joined.contains(&at));
    let mut story: Vec<&Block> = kept.iter().filter(inside).copied().collect();
    story.truncate(end_of_direct_text(&story, top));
    trimmed(dom, &story)
}

/// Elements that announce other stories: a linked headline with a few words under it, at least two side by side.
fn cards(dom: &Dom, blocks: &[&Block]) -> BTreeSet<usize> {
    let mut inside: BTreeMap<usize, Vec<&Block>> = BTreeMap::new();
    for block in blocks {
        for at in dom.line_of(block.element).take(4) {
            inside.entry(at).or_default().push(block);
        }
    }
    let is_card = |blocks: &Vec<&Block>| {
        let linked = blocks.iter().filter(|b| is_links(b) && b.text.split_whitespace().count() >= 3).count();
        let told = blocks.iter().filter(|b| is_paragraph(b)).count();
        (2..=5).contains(&blocks.len()) && linked >= 1 && told <= 1
    };
    let found: Vec<usize> = inside.iter().filter(|(_, blocks)| is_card(blocks)).map(|(at, _)| *at).collect();
    let parent = |at: usize| dom.elements.get(at).and_then(|e| e.parent);
    found.iter().filter(|a| found.iter().any(|b| *b != **a && parent(*b) == parent(**a))).copied().collect()
}

/// Drops what the rows of the core know for links, comments and sharing, headings and all that they stand over.
fn without_known_furniture(blocks: Vec<&Block>) -> Vec<&Block> {
    let lines: Vec<LineIn<'_>> = blocks.iter().map(|b| LineIn::new(&b.text)).collect();
    let marks = mark(&lines);
    blocks
        .into_iter()
        .zip(marks)
        .filter(|(_, m)| matches!(m, Furniture::None | Furniture::Caption))
        .map(|(b, _)| b)
        .collect()
}

/// Where most of the story stands in one element itself, between line breaks, what follows in elements of their own is no story.
fn end_of_direct_text(story: &[&Block], top: usize) -> usize {
    let told = |direct: bool| -> usize {
        story.iter().filter(|b| is_paragraph(b) && (!direct || b.element == top)).map(|b| b.text.len()).sum()
    };
    if told(true) * 10 < told(false) * 6 {
        return story.len();
    }
    story.iter().rposition(|b| b.element == top && !is_links(b)).map_or(story.len(), |at| at + 1)
}

/// For each element whether it or one around it is furniture.
fn left_out(dom: &Dom, strict: bool) -> Vec<bool> {
    let page = dom.elements.iter().map(|e| e.chars).max().unwrap_or(0);
    let mut out: Vec<bool> = Vec::with_capacity(dom.elements.len());
    for element in &dom.elements {
        let above = element.parent.and_then(|p| out.get(p)).copied().unwrap_or(false);
        let large = element.chars * 100 > page * MUCH_OF_THE_PAGE;
        let named = strict && !large && is_named_furniture(element);
        out.push(above || is_furniture_tag(dom, element) || (element.hidden && !large) || named);
    }
    out
}

fn is_furniture_tag(dom: &Dom, element: &Element) -> bool {
    match element.tag.as_str() {
        "nav" | "aside" | "footer" | "figcaption" | "menu" => true,
        "header" => !element.parent.is_some_and(|p| {
            dom.line_of(p)
                .any(|at| dom.elements.get(at).is_some_and(|e| matches!(e.tag.as_str(), "article" | "main")))
        }),
        _ => matches!(
            element.role.as_str(),
            "navigation"
                | "complementary"
                | "contentinfo"
                | "banner"
                | "dialog"
                | "alertdialog"
                | "search"
                | "menu"
                | "menubar"
                | "toolbar"
        ),
    }
}

fn is_named_furniture(element: &Element) -> bool {
    if matches!(element.tag.as_str(), "html" | "body" | "article" | "main") {
        return false;
    }
    element.names.iter().any(|name| {
        let lower = name.to_ascii_lowercase();
        FURNITURE_NAMES.contains(&lower.as_str())
            || words(name).iter().any(|w| FURNITURE_WORDS.contains(&w.as_str()))
    })
}

/// Cuts a class name at signs and humps: `relatedPosts-list` → related, posts, list.
fn words(name: &str) -> Vec<String> {
    let mut out = vec![String::new()];
    let mut after_lower = false;
    for c in name.chars() {
        if !c.is_alphanumeric() || (after_lower && c.is_uppercase()) {
            out.push(String::new());
        }
        after_lower = c.is_lowercase();
        if c.is_alphanumeric()
            && let Some(word) = out.last_mut()
        {
            word.extend(c.to_lowercase());
        }
    }
    out
}

/// How strongly the paragraphs point at each element.
fn votes(dom: &Dom, blocks: &[&Block], title: Option<&str>) -> Vec<f64> {
    // The paragraph's own element says nothing; the one around it most.
    const WEIGHTS: [f64; 6] = [1.0, 0.6, 0.4, 0.25, 0.15, 0.1];
    let mut votes = vec![0.0; dom.elements.len()];
    let near = nearness(dom, blocks, title);
    let mut direct = vec![0_usize; dom.elements.len()];
    for block in blocks {
        if let Some(blocks) = direct.get_mut(block.element) {
            *blocks += 1;
        }
    }
    for (block, near) in blocks.iter().zip(near).filter(|(b, _)| is_paragraph(b)) {
        // An element with one block is that paragraph's own, whatever its tag; with more it holds a text cut by line breaks.
        let own = direct.get(block.element).is_some_and(|blocks| *blocks == 1);
        for (at, weight) in dom.line_of(block.element).skip(usize::from(own)).zip(WEIGHTS) {
            if let Some(sum) = votes.get_mut(at) {
                *sum += weight * near * strength(block);
            }
        }
    }
    votes
}

/// How near each block is to the headline: the first paragraphs below it, and those that share its column, weigh more.
fn nearness(dom: &Dom, blocks: &[&Block], title: Option<&str>) -> Vec<f64> {
    let headline = dom.blocks.iter().rfind(|b| title.is_some_and(|t| b.text == t) && !is_links(b));
    let Some(headline) = headline else { return vec![1.0; blocks.len()] };
    let around: BTreeSet<usize> = dom.line_of(headline.element).collect();
    let shared = |block: &Block| dom.line_of(block.element).find(|at| around.contains(at));
    // Elements are numbered from the outside in, so a larger number is a nearer common ancestor.
    let nearest = blocks.iter().filter(|b| is_paragraph(b)).filter_map(|b| shared(b)).max();
    let mut below = 0.0;
    let mut weigh = |block: &&Block| {
        let column = if shared(block) == nearest { 1.0 } else { 0.5 };
        let after = block.order > headline.order;
        if !after || !is_paragraph(block) {
            return column;
        }
        below += 1.0;
        column * (1.0 + 1.0 / below)
    };
    blocks.iter().map(&mut weigh).collect()
}

fn vote(votes: &[f64], at: usize) -> f64 {
    votes.get(at).copied().unwrap_or(0.0)
}

fn strength(block: &Block) -> f64 {
    let chars = block.text.chars().count();
    let commas = block.text.chars().filter(|c| matches!(c, '،' | ',')).count();
    1.0 + f64::from(u32::try_from(chars.min(400)).unwrap_or(0)) / 100.0
        + f64::from(u32::try_from(commas.min(3)).unwrap_or(0))
}

/// Long, or a whole sentence; and not made of links.
fn is_paragraph(block: &Block) -> bool {
    let chars = block.text.chars().count();
    let ends = ends_sentence(&block.text) || block.text.ends_with(':');
    !is_links(block) && (chars >= 120 || (chars >= 45 && ends) || (chars >= 80 && block.text.contains('،')))
}

fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['"', '»', '”', ')', ' ']).ends_with(['.', '!', '؟', '?'])
}

fn is_links(block: &Block) -> bool {
    let solid = block.text.chars().filter(|c| !c.is_whitespace()).count();
    block.link_chars * 2 > solid
}

/// Siblings of the chosen element that belong to the story.
fn neighbours(dom: &Dom, votes: &[f64], top: usize) -> Vec<usize> {
    let Some(parent) = dom.elements.get(top).map(|e| e.parent) else { return Vec::new() };
    let siblings = dom.elements.iter().enumerate().filter(|(at, e)| e.parent == parent && *at != top);
    siblings
        .filter(|(at, e)| {
            let lead = *at < top
                && e.names.iter().any(|n| words(n).iter().any(|w| LEAD_WORDS.contains(&w.as_str())));
            lead || vote(votes, *at) >= (vote(votes, top) * 0.2).max(6.0)
        })
        .map(|(at, _)| at)
        .collect()
}

/// Drops lists of links, what stands around the story's first and last paragraph, and headings of nothing.
fn trimmed(dom: &Dom, blocks: &[&Block]) -> Vec<String> {
    let heading = |b: &Block| {
        dom.line_of(b.element).take(2).any(|at| {
            dom.elements
                .get(at)
                .is_some_and(|e| matches!(e.tag.as_str(), "h1" | "h2" | "h3" | "h4" | "h5" | "h6"))
        })
    };
    let label =
        |b: &Block| b.text.split_whitespace().count() <= 6 && !is_paragraph(b) && !ends_sentence(&b.text);
    let first = blocks.iter().position(|b| is_paragraph(b)).unwrap_or(0);
    let last = blocks.iter().rposition(|b| is_paragraph(b)).map_or(blocks.len(), |at| at + 1);
    let mut out = Vec::new();
    for (at, block) in blocks.iter().enumerate() {
        let outside = at < first || at >= last;
        let followed = blocks
            .get(at + 1..last)
            .unwrap_or(&[])
            .iter()
            .find(|b| !heading(b))
            .is_some_and(|b| !is_links(b));
        if is_links(block) || (outside && (label(block) || heading(block))) || (heading(block) && !followed) {
            continue;
        }
        out.push(block.text.clone());
    }
    out
}
