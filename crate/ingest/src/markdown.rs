//! Markdown: its marks stay as they are; the lines between two `---` at its head are facts about the article, not text.

use rasid_core::article::Article;

/// Whether a file is Markdown, by its name.
pub fn looks_like_markdown(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name.ends_with(".md") || name.ends_with(".markdown")
}

/// The article with its author.
pub fn read(text: &str) -> (Article, Option<String>) {
    let (facts, body) = front_matter(text);
    let fact = |names: &[&str]| {
        let lines = facts.lines().filter_map(|line| line.split_once(':'));
        let found = lines.filter(|(name, _)| names.contains(&name.trim().to_lowercase().as_str()));
        found
            .map(|(_, value)| value.trim().trim_matches(['"', '\'']).to_owned())
            .find(|value| !value.is_empty())
    };
    let heading = || {
        let line = body.lines().find(|line| !line.trim().is_empty())?;
        line.strip_prefix("# ").map(|title| title.trim().to_owned())
    };
    let article = Article {
        text: body.to_owned(),
        title: fact(&["title", "العنوان"]).or_else(heading),
        metadata_date: fact(&["date", "published", "التاريخ"]).as_deref().and_then(crate::table::day),
        outlet: fact(&["outlet", "source", "المصدر"]),
        url: fact(&["url", "link", "الرابط"]),
        ..Article::default()
    };
    (article, fact(&["author", "الكاتب"]))
}

fn front_matter(text: &str) -> (&str, &str) {
    let whole = ("", text);
    let Some(rest) = text.strip_prefix("---\n").or_else(|| text.strip_prefix("---\r\n")) else {
        return whole;
    };
    match rest.split_once("\n---") {
        Some((facts, after)) => {
            (facts, after.split_once('\n').map_or("", |(_, body)| body).trim_start_matches(['\r', '\n']))
        }
        None => whole,
    }
}
