//! A saved web page → the article in it.
use rasid_core::article::Article;

pub struct Page {
    pub article: Article,
    pub author: Option<String>,
}
pub fn looks_like_html(_name: &str, _text: &str) -> bool {
    false
}
pub fn read_page(html: &str) -> Page {
    Page { article: Article { text: html.to_owned(), ..Article::default() }, author: None }
}
