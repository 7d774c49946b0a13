//! One style sheet out of many, and the same one with its fonts inside.

use crate::{encode, files};
use anyhow::Context;
use std::path::Path;

/// The libraries' styles, the fonts' and our own, in this order.
pub fn bundle(project: &Path) -> anyhow::Result<String> {
    let modules = project.join("node_modules");
    let mut parts = vec![
        without_images(&files::read_text(&modules.join("leaflet/dist/leaflet.css"))?),
        files::read_text(&modules.join("leaflet.markercluster/dist/MarkerCluster.css"))?,
    ];
    let fonts = project.join("www/fonts/fonts.css");
    if fonts.exists() {
        parts.push(at_root(&files::read_text(&fonts)?));
    }
    let styles = project.join("www/styles");
    if styles.exists() {
        for name in files::list(&styles)?.iter().filter(|name| name.ends_with(".css")) {
            parts.push(files::read_text(&styles.join(name))?);
        }
    }
    Ok(parts.join("\n"))
}

/// The sheet with every `url(file)` as a `data:` address.
pub fn inline(css: &str, dist: &Path) -> anyhow::Result<String> {
    replace_urls(css, |url| {
        if url.starts_with("data:") || url.starts_with('#') {
            return Ok(url.to_owned());
        }
        let bytes = files::read(&dist.join(url))?;
        let kind = match url.rsplit_once('.').map(|(_, end)| end) {
            Some("woff2") => "font/woff2",
            Some("svg") => "image/svg+xml",
            Some("png") => "image/png",
            _ => anyhow::bail!("{url}: no media type known for it in a data: address"),
        };
        Ok(format!("data:{kind};base64,{}", encode::base64(&bytes)))
    })
}

/// Every address in the sheet.
pub fn urls(css: &str) -> anyhow::Result<Vec<String>> {
    let found = std::cell::RefCell::new(Vec::new());
    replace_urls(css, |url| {
        found.borrow_mut().push(url.to_owned());
        Ok(url.to_owned())
    })?;
    Ok(found.into_inner())
}

/// Leaflet's own marker and layer pictures are not shipped: our markers are drawn by CSS.
fn without_images(css: &str) -> String {
    replace_urls(css, |url| Ok(if url.starts_with("images/") { String::new() } else { url.to_owned() }))
        .unwrap_or_default()
        .replace("url(\"\")", "none")
}

/// `fonts.css` lies in `fonts/`, the bundle one folder higher.
fn at_root(css: &str) -> String {
    replace_urls(css, |url| {
        let bare = url.trim_start_matches("./");
        let keep = bare.starts_with("fonts/") || bare.starts_with("data:");
        Ok(if keep { bare.to_owned() } else { format!("fonts/{bare}") })
    })
    .unwrap_or_default()
}

fn replace_urls(css: &str, by: impl Fn(&str) -> anyhow::Result<String>) -> anyhow::Result<String> {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("url(") {
        let (inside, following) = after.split_once(')').context("a url( that does not end")?;
        out.push_str(before);
        out.push_str(&format!("url(\"{}\")", by(inside.trim().trim_matches(['"', '\'']))?));
        rest = following;
    }
    out.push_str(rest);
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn library_pictures_go_and_fonts_move() {
        assert_eq!(without_images("a{background-image: url(images/x.png);}"), "a{background-image: none;}");
        assert_eq!(at_root("@font-face{src:url('./a.woff2')}"), "@font-face{src:url(\"fonts/a.woff2\")}");
        assert_eq!(at_root("@font-face{src:url(fonts/a.woff2)}"), "@font-face{src:url(\"fonts/a.woff2\")}");
    }
}
