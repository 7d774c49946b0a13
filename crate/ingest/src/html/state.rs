//! Article text that a page carries as data: pages drawn by a script often keep their whole text in JSON inside the file.

use scraper::Html;
use serde_json::Value;

/// The longest Arabic texts in the page's JSON scripts, one for each script; `wanted` is false when the markup already gave the text.
pub fn bodies(html: &Html, wanted: bool) -> Vec<String> {
    if !wanted {
        return Vec::new();
    }
    let scripts = html.tree.nodes().filter(|n| n.value().as_element().is_some_and(|e| e.name() == "script"));
    scripts
        .filter_map(|script| {
            let text: String =
                script.children().filter_map(|c| c.value().as_text().map(|t| t.to_string())).collect();
            longest_text(&json_in(&text)?)
        })
        .collect()
}

/// JSON that is the script, or that the script assigns (`window.__STATE__ = {…};`).
fn json_in(script: &str) -> Option<Value> {
    let script = script.trim();
    if let Ok(value) = serde_json::from_str(script) {
        return Some(value);
    }
    let start = script.find('{')?;
    let mut stream = serde_json::Deserializer::from_str(script.get(start..)?).into_iter::<Value>();
    stream.next()?.ok()
}

/// The longest string with mostly Arabic words in it; paragraphs kept as a list of strings are joined.
fn longest_text(value: &Value) -> Option<String> {
    let mut best: Option<String> = None;
    let mut open = vec![value];
    while let Some(value) = open.pop() {
        let candidate = match value {
            Value::String(text) => Some(text.clone()),
            Value::Array(items) => {
                open.extend(items);
                paragraphs(items)
            }
            Value::Object(fields) => {
                open.extend(fields.values());
                None
            }
            _ => None,
        };
        let longer =
            |text: &String| arabic(text) >= 200 && best.as_ref().is_none_or(|b| arabic(text) > arabic(b));
        best = candidate.filter(longer).or(best);
    }
    best
}

/// A list of strings, or of objects that hold one text each, read as paragraphs.
fn paragraphs(items: &[Value]) -> Option<String> {
    let texts: Vec<&str> = items
        .iter()
        .filter_map(|item| match item {
            Value::String(text) => Some(text.as_str()),
            Value::Object(fields) => ["text", "content", "value", "html", "body"]
                .iter()
                .find_map(|name| fields.get(*name)?.as_str()),
            _ => None,
        })
        .collect();
    (texts.len() >= 2 && texts.iter().all(|t| t.chars().count() >= 30)).then(|| texts.join("\n"))
}

fn arabic(text: &str) -> usize {
    text.chars().filter(|c| rasid_core::normalize::is_arabic_letter(*c)).count()
}
