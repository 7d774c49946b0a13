//! What a page says of itself: title, outlet, author, date, address, from JSON-LD, `<meta>`, `<time>` and headings.
//!
//! JSON-LD is believed first, because pages write it for machines; then the Open Graph and the older names; then what readers see.

use scraper::{ElementRef, Html};
use serde_json::Value;

use super::dom::Block;

#[derive(Debug, Default)]
pub struct Meta {
    pub title: Option<String>,
    pub outlet: Option<String>,
    pub author: Option<String>,
    /// ISO 8601 date.
    pub date: Option<String>,
    pub url: Option<String>,
    /// The article's text as given to machines.
    pub body: Option<String>,
}

impl Meta {
    /// Reads the page's own statements; `source` is the file's text, for the address that browsers write into saved pages,
    /// and `blocks` what readers see.
    pub fn read(html: &Html, source: &str, blocks: &[Block]) -> Self {
        let page = Statements::new(html);
        let ld = JsonLd::new(html);
        let outlet = first([page.meta("og:site_name"), ld.publisher.clone(), page.meta("application-name")]);
        let tagged = |tag: &str| page.tagged(tag).into_iter().next();
        let stated = first([page.meta("og:title"), page.meta("twitter:title"), tagged("title")]);
        let raw_title =
            first([ld.headline.clone(), page.heading_within(stated.as_deref()), stated, tagged("h1")]);
        let title = raw_title.map(|t| without_outlet(&t, outlet.as_deref(), blocks));
        let date = [
            ld.date.clone(),
            page.meta("article:published_time"),
            page.dated_meta(),
            page.property("datePublished"),
            page.time.clone(),
        ]
        .into_iter()
        .flatten()
        .find_map(|stated| iso_date(&stated));
        Self {
            title,
            author: first([
                ld.author.clone(),
                page.meta("author"),
                page.meta("article:author"),
                page.property("author"),
            ])
            .filter(|a| !a.contains("://") && Some(a) != outlet.as_ref()),
            date,
            url: first([page.canonical.clone(), page.meta("og:url"), saved_from(source)])
                .filter(|u| u.starts_with("http")),
            outlet,
            body: ld.body,
        }
    }
}

/// All `meta`, heading and `time` elements of a page, gathered once.
struct Statements {
    metas: Vec<(String, String)>,
    properties: Vec<(String, String)>,
    headings: Vec<(String, String)>,
    canonical: Option<String>,
    time: Option<String>,
}

impl Statements {
    fn new(html: &Html) -> Self {
        let mut all = Self {
            metas: Vec::new(),
            properties: Vec::new(),
            headings: Vec::new(),
            canonical: None,
            time: None,
        };
        for element in html.tree.nodes().filter_map(ElementRef::wrap) {
            all.add(element);
        }
        all
    }

    fn add(&mut self, element: ElementRef<'_>) {
        let value = element.value();
        let stated = || {
            value.attr("content").or(value.attr("datetime")).map_or_else(|| text_of(element), str::to_owned)
        };
        if let Some(name) = value.attr("itemprop") {
            self.properties.push((name.to_owned(), clean(&stated())));
        }
        match value.name() {
            "meta" => {
                let name = value.attr("property").or(value.attr("name")).or(value.attr("itemprop"));
                if let (Some(name), Some(content)) = (name, value.attr("content")) {
                    self.metas.push((name.to_ascii_lowercase(), clean(content)));
                }
            }
            "link" if value.attr("rel") == Some("canonical") => {
                self.canonical = value.attr("href").map(str::to_owned)
            }
            "time" if self.time.is_none() => self.time = iso_date(&stated()),
            tag @ ("h1" | "h2" | "h3" | "title") => self.headings.push((tag.to_owned(), text_of(element))),
            _ => {}
        }
    }

    fn meta(&self, name: &str) -> Option<String> {
        self.metas.iter().find(|(n, v)| n == name && !v.is_empty()).map(|(_, v)| v.clone())
    }

    /// The older names under which pages state their date.
    fn dated_meta(&self) -> Option<String> {
        const NAMES: [&str; 14] = [
            "datepublished",
            "date",
            "pubdate",
            "publishdate",
            "publish-date",
            "publish_date",
            "dc.date",
            "dc.date.issued",
            "dcterms.created",
            "sailthru.date",
            "parsely-pub-date",
            "article.published",
            "og:published_time",
            "cxenseparse:recs:publishtime",
        ];
        NAMES.iter().filter_map(|name| self.meta(name)).find(|v| iso_date(v).is_some())
    }

    fn property(&self, name: &str) -> Option<String> {
        self.properties.iter().find(|(n, v)| n == name && !v.is_empty()).map(|(_, v)| v.clone())
    }

    /// The longest heading whose words are part of the stated title: the story's, where the `h1` names the outlet.
    fn heading_within(&self, stated: Option<&str>) -> Option<String> {
        let within = |(tag, text): &&(String, String)| {
            tag != "title"
                && text.split_whitespace().count() >= 3
                && stated.is_some_and(|s| s.contains(text.as_str()))
        };
        self.headings.iter().filter(within).max_by_key(|(_, text)| text.len()).map(|(_, text)| text.clone())
    }

    fn tagged(&self, tag: &str) -> Vec<String> {
        self.headings.iter().filter(|(t, v)| t == tag && !v.is_empty()).map(|(_, v)| v.clone()).collect()
    }
}

/// The fields of the page's `NewsArticle`.
#[derive(Default)]
struct JsonLd {
    headline: Option<String>,
    author: Option<String>,
    publisher: Option<String>,
    date: Option<String>,
    body: Option<String>,
}

impl JsonLd {
    fn new(html: &Html) -> Self {
        let mut found = Self::default();
        let scripts = html.tree.nodes().filter_map(ElementRef::wrap).filter(|e| e.value().name() == "script");
        for script in scripts.filter(|s| s.value().attr("type").is_some_and(|t| t.contains("ld+json"))) {
            if let Ok(value) = serde_json::from_str::<Value>(&script.text().collect::<String>()) {
                found.add(&value);
            }
        }
        found
    }

    /// Looks through lists and graphs for articles; the first to state a field is believed.
    fn add(&mut self, value: &Value) {
        let mut open = vec![value];
        while let Some(value) = open.pop() {
            match value {
                Value::Array(items) => open.extend(items.iter().rev()),
                Value::Object(fields) => {
                    if is_article(fields.get("@type")) {
                        self.take(value);
                    }
                    open.extend(fields.get("@graph").into_iter().chain(fields.get("mainEntity")));
                }
                _ => {}
            }
        }
    }

    fn take(&mut self, article: &Value) {
        let text =
            |name: &str| article.get(name).and_then(Value::as_str).map(clean).filter(|t| !t.is_empty());
        self.headline = self.headline.take().or_else(|| text("headline").or_else(|| text("name")));
        self.author = self.author.take().or_else(|| named(article.get("author")));
        self.publisher = self.publisher.take().or_else(|| named(article.get("publisher")));
        self.date = self.date.take().or_else(|| text("datePublished").or_else(|| text("dateCreated")));
        let body = article.get("articleBody").and_then(Value::as_str).map(str::to_owned);
        self.body = self.body.take().or(body);
    }
}

fn is_article(kind: Option<&Value>) -> bool {
    let named = |v: &Value| {
        v.as_str().is_some_and(|k| k.ends_with("Article") || k.ends_with("BlogPosting") || k == "Report")
    };
    kind.is_some_and(|k| named(k) || k.as_array().is_some_and(|all| all.iter().any(named)))
}

/// A name that JSON-LD writes as a string, an object, or a list of either.
fn named(value: Option<&Value>) -> Option<String> {
    match value? {
        Value::String(name) => Some(clean(name)).filter(|n| !n.is_empty()),
        Value::Array(all) => named(all.first()),
        object => named(object.get("name")),
    }
}

/// The first text that is there.
fn first<const N: usize>(found: [Option<String>; N]) -> Option<String> {
    found.into_iter().flatten().find(|text| !text.is_empty())
}

/// A title without the outlet's name before or behind a bar or dash; the part that stands in the page for itself wins.
fn without_outlet(title: &str, outlet: Option<&str>, blocks: &[Block]) -> String {
    const BARS: [&str; 8] = [" | ", " - ", " – ", " — ", " » ", " :: ", " • ", " « "];
    let mut parts = vec![title];
    for bar in BARS {
        parts = parts.into_iter().flat_map(|part| part.split(bar)).map(str::trim).collect();
    }
    if parts.len() < 2 || blocks.iter().any(|b| b.text == title) {
        return title.to_owned();
    }
    let seen = |part: &&&str| part.split_whitespace().count() >= 3 && blocks.iter().any(|b| b.text == **part);
    if let Some(part) = parts.iter().filter(seen).max_by_key(|part| part.len()) {
        return (*part).to_owned();
    }
    let (head, tail) = BARS
        .iter()
        .filter_map(|bar| title.rsplit_once(bar))
        .min_by_key(|(_, tail)| tail.len())
        .unwrap_or((title, ""));
    let named = outlet.is_some_and(|o| tail.contains(o) || (!tail.is_empty() && o.contains(tail)));
    let short =
        outlet.is_none() && tail.split_whitespace().count() <= 3 && head.split_whitespace().count() >= 4;
    if named || short { head.trim().to_owned() } else { title.to_owned() }
}

/// The address that browsers write at the top of a saved page.
fn saved_from(source: &str) -> Option<String> {
    let head: String = source.chars().take(2000).collect();
    let after = head.split_once("saved from url=")?.1;
    let address = after.split_once(')').map_or(after, |(_, rest)| rest);
    address.split_whitespace().next().map(|a| a.trim_end_matches("-->").to_owned())
}

/// The calendar date at the start of a stated time: 2025-04-12T…, 2025/04/12, 20250412, 12 Apr 2025.
fn iso_date(text: &str) -> Option<String> {
    let folded = rasid_core::normalize::fold(text);
    let text = folded.trim();
    let numbers: Vec<&str> = text.split(|c: char| !c.is_ascii_digit()).filter(|n| !n.is_empty()).collect();
    let starts_with_digit = text.starts_with(|c: char| c.is_ascii_digit());
    let (year, month, day) = match numbers.as_slice() {
        [y, m, d, ..] if starts_with_digit && y.len() == 4 && text.contains(['-', '/', '.']) => (*y, *m, *d),
        [all, ..] if starts_with_digit && (all.len() == 8 || all.len() == 14) => {
            (all.get(..4)?, all.get(4..6)?, all.get(6..8)?)
        }
        [d, m, y, ..]
            if starts_with_digit
                && y.len() == 4
                && d.len() <= 2
                && text.get(d.len()..)?.starts_with(['/', '-', '.']) =>
        {
            (*y, *m, *d)
        }
        [d, y, ..] if d.len() <= 2 && y.len() == 4 => return english_date(text, d, y),
        _ => return None,
    };
    checked(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

fn english_date(text: &str, day: &str, year: &str) -> Option<String> {
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let word = |w: &str| MONTHS.iter().position(|m| w.starts_with(m));
    let month = text.split(|c: char| !c.is_ascii_alphabetic()).find_map(word)?;
    // Only where the whole text is a date may its words be read as one.
    (text.split_whitespace().count() <= 8).then_some(())?;
    checked(year.parse().ok()?, u8::try_from(month + 1).ok()?, day.parse().ok()?)
}

fn checked(year: u16, month: u8, day: u8) -> Option<String> {
    let fits = (1990..=2100).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    fits.then(|| format!("{year:04}-{month:02}-{day:02}"))
}

fn text_of(element: ElementRef<'_>) -> String {
    clean(&element.text().collect::<String>())
}

fn clean(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
