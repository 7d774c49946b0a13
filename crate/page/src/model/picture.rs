//! What all pictures for print share: the letters, and text that can be no markup.
//!
//! The map's picture is written by `www/picture.js`, which takes it from the screen.

pub const FONT: &str = "'IBM Plex Sans Arabic','Noto Sans Arabic','Segoe UI',Tahoma,Arial,sans-serif";

pub fn escape(text: &str) -> String {
    let plain: String = text.chars().filter(|c| !c.is_control()).collect();
    plain.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_article_says_is_no_markup() {
        assert_eq!(escape("<script>\"&\u{1}"), "&lt;script&gt;&quot;&amp;");
    }
}
