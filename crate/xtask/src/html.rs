//! As much HTML as our own `index.html` needs: finding and replacing whole tags in a file that we wrote.

/// A tag of the file: where it stands and what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    pub start: usize,
    pub end: usize,
    pub text: String,
}

impl Tag {
    /// Value of a double-quoted attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let (_, rest) = self.text.split_once(&format!(" {name}=\""))?;
        rest.split_once('"').map(|(value, _)| value)
    }
}

/// All tags with this opening, such as `<link`, in order. Comments are skipped.
pub fn tags(html: &str, opening: &str) -> Vec<Tag> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(offset) = html[at..].find('<') {
        let start = at + offset;
        if html[start..].starts_with("<!--") {
            at = html[start..].find("-->").map_or(html.len(), |end| start + end + 3);
            continue;
        }
        let end = html[start..].find('>').map_or(html.len(), |end| start + end + 1);
        let named = html[start..].strip_prefix(opening);
        if named.is_some_and(|rest| rest.starts_with([' ', '>', '\n'])) {
            found.push(Tag { start, end, text: html[start..end].to_owned() });
        }
        at = end;
    }
    found
}

/// Replaces each tag for which `by` has something to put in its place.
pub fn replace(html: &str, tags: &[Tag], by: impl Fn(&Tag) -> Option<String>) -> String {
    let mut out = html.to_owned();
    for tag in tags.iter().rev() {
        if let Some(text) = by(tag) {
            out.replace_range(tag.start..tag.end, &text);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_tags_but_not_in_comments() {
        let html = "<!-- <link href=\"no\"> --><link rel=\"icon\" href=\"a.svg\"><linked>";
        let found = tags(html, "<link");
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].attribute("href"), Some("a.svg"));
        assert_eq!(found[0].attribute("src"), None);
        assert_eq!(replace(html, &found, |_| Some("X".into())), "<!-- <link href=\"no\"> -->X<linked>");
    }
}
