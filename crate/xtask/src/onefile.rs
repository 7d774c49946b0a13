//! `rasid.html`: the same page as one file that opens with a double click, from a disk or a stick, with no server at all.
//!
//! Scripts and styles stand inside and are named in the policy by their hashes. Data stands in blocks that are not
//! scripts (`text/plain`), after everything that is needed to type: the browser reads a file from top to bottom.
//! Left out: service worker and manifest, which a file cannot have.

use crate::{encode, files, html, policy, style};
use anyhow::Context;
use std::path::Path;

/// Data that follows the page, in the order in which it is wanted.
const DATA: [&str; 3] = ["page", "engine", "map"];

pub fn page(dist: &Path, boot: &str) -> anyhow::Result<String> {
    let css = style::inline(&files::read_text(&dist.join("app.css"))?, dist)?;
    anyhow::ensure!(!css.contains("</style"), "a style sheet may not name its own closing tag");
    let mut scripts = vec![safe(boot), safe(&files::read_text(&dist.join("lib.js"))?)];
    for name in ["map.js", "figures.js"].into_iter().filter(|name| dist.join(name).exists()) {
        scripts.push(safe(&files::read_text(&dist.join(name))?));
    }
    scripts.push(safe(&files::read_text(&dist.join("page.js"))?));
    // boot.js starts the page at once, so it must come last here; in the site all scripts are deferred and it may come first.
    scripts.rotate_left(1);

    let policy = policy::one_file(&scripts, std::slice::from_ref(&css));
    let icon = encode::base64(&files::read(&dist.join("icon.svg"))?);
    let source = files::read_text(&dist.join("index.html"))?;
    let without_scripts = source.replace("</script>", "");
    let head =
        html::replace(&without_scripts, &html::tags(&without_scripts, "<script"), |_| Some(String::new()));
    let head = html::replace(&head, &html::tags(&head, "<meta"), |tag| {
        let is_policy = tag.attribute("http-equiv") == Some("Content-Security-Policy");
        is_policy.then(|| format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">"))
    });
    let head = html::replace(&head, &html::tags(&head, "<link"), |tag| match tag.attribute("rel") {
        Some("stylesheet") => Some(format!("<style>{css}</style>")),
        Some("icon") => Some(format!("<link rel=\"icon\" href=\"data:image/svg+xml;base64,{icon}\">")),
        _ => Some(String::new()),
    });
    let (head, tail) = head.split_once("</body>").context("index.html has no </body>")?;

    let mut out = head.to_owned();
    for (index, name) in DATA.iter().enumerate() {
        if let Some(text) = data(dist, name)? {
            out.push_str(&format!("<script type=\"text/plain\" id=\"data-{name}\">{text}</script>\n"));
        }
        if index == 0 {
            out.extend(scripts.iter().map(|script| format!("<script>{script}</script>\n")));
        }
    }
    Ok(out + "</body>" + tail)
}

/// The base64 text of a data script.
fn data(dist: &Path, name: &str) -> anyhow::Result<Option<String>> {
    let path = dist.join(format!("{name}.data.js"));
    if !path.exists() {
        return Ok(None);
    }
    let script = files::read_text(&path)?;
    Ok(script.split('"').nth(3).map(str::to_owned))
}

/// A script's text that can stand inside a script element: nothing in it ends the element or opens a comment.
fn safe(script: &str) -> String {
    script.replace("</script", "<\\/script").replace("</SCRIPT", "<\\/SCRIPT").replace("<!--", "<\\!--")
}
