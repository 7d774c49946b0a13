//! The promises, checked on what is shipped rather than on what was meant.

use crate::{files, html, policy};
use std::path::Path;

pub fn check(_project: &Path, dist: &Path) -> anyhow::Result<()> {
    let page = files::read_text(&dist.join("index.html"))?;
    let found = html::tags(&page, "<meta")
        .into_iter()
        .filter_map(|tag| {
            let is_policy = tag.attribute("http-equiv") == Some("Content-Security-Policy");
            is_policy.then(|| tag.attribute("content").unwrap_or_default().to_owned())
        })
        .collect::<Vec<_>>();
    anyhow::ensure!(found == [policy::SITE], "index.html: the policy is {found:?}");
    Ok(())
}
