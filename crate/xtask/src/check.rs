//! The promises, checked on what is shipped rather than on what was meant.
//!
//! Each check returns what it found wrong, as sentences; all of them are shown before the build stops.
//! The policy makes most of these impossible to break at run time. They are checked all the same, because a policy
//! in `<meta>` is one line of one file, and because a call that can never succeed should not be there.

use crate::{encode, files, html, policy};
use anyhow::Context;
use std::path::Path;

/// Ways to reach the network or to run text as code.
const CALLS: [&str; 14] = [
    "fetch(",
    "XMLHttpRequest",
    "WebSocket",
    "WebTransport",
    "EventSource",
    "RTCPeerConnection",
    "sendBeacon",
    "eval(",
    "new Function(",
    "importScripts",
    "import(",
    "document.write",
    "SharedWorker",
    "window.open",
];

/// Pieces of paths that name the machine or the person who built.
const MACHINE: [&str; 5] = ["/home/", "/root/", "/Users/", "/.cargo/", "/.rustup/"];

/// A service worker is bound by no policy of ours: it must be short enough to be read in one look.
const SERVICE_WORKER_LINES: usize = 40;

pub fn check(project: &Path, dist: &Path) -> anyhow::Result<()> {
    let texts = texts(dist)?;
    let modules = modules(dist)?;
    let own = project.join("crate/xtask");
    let checks: [(&str, Vec<String>); 7] = [
        ("the policy forbids every connection", policies(&texts)),
        ("no script, style or handler stands in the page's HTML", inline(&texts)),
        ("no address of anyone else, but for credits", origins(&texts, &modules, &own.join("origins.tsv"))?),
        ("no call that reaches the network or runs text", calls(&texts, &own.join("calls.tsv"))?),
        ("online.html is linked once, and nothing goes with the link", online_links(&texts)),
        ("no path of the machine that built it", machine_paths(&texts, &modules)),
        ("the service worker is short and keeps every file of the page", service_worker(dist, &texts)?),
    ];
    let mut broken = 0;
    for (promise, complaints) in &checks {
        println!("  {} {promise}", if complaints.is_empty() { "✓" } else { "✗" });
        complaints.iter().for_each(|complaint| println!("      {complaint}"));
        broken += usize::from(!complaints.is_empty());
    }
    anyhow::ensure!(broken == 0, "{broken} of {} promises are broken", checks.len());
    Ok(())
}

/// A shipped file that is text: name and content.
type Text = (String, String);
/// A wasm module, unpacked out of its data script.
type Module = (String, Vec<u8>);

fn texts(dist: &Path) -> anyhow::Result<Vec<Text>> {
    let is_text =
        |name: &String| ["html", "js", "css", "svg", "webmanifest"].iter().any(|end| name.ends_with(end));
    files::list(dist)?
        .into_iter()
        .filter(is_text)
        .map(|name| files::read_text(&dist.join(&name)).map(|text| (name, text)))
        .collect()
}

fn modules(dist: &Path) -> anyhow::Result<Vec<Module>> {
    ["page", "engine"]
        .iter()
        .map(|name| {
            let script = files::read_text(&dist.join(format!("{name}.data.js")))?;
            let text = script.split('"').nth(3).with_context(|| format!("{name}.data.js holds no data"))?;
            Ok((format!("{name} (wasm)"), encode::gunzip(&encode::from_base64(text)?)?))
        })
        .collect()
}

fn text<'a>(texts: &'a [Text], name: &str) -> &'a str {
    texts.iter().find(|(each, _)| each == name).map_or("", |(_, text)| text.as_str())
}

fn policies(texts: &[Text]) -> Vec<String> {
    let one_file = text(texts, "rasid.html");
    let wanted = [
        ("index.html", policy::SITE.to_owned()),
        ("online.html", policy::ONLINE.to_owned()),
        (
            "rasid.html",
            policy::one_file(
                &between(one_file, "<script>", "</script>"),
                &between(one_file, "<style>", "</style>"),
            ),
        ),
    ];
    let mut complaints = Vec::new();
    for (name, wanted) in wanted {
        let page = text(texts, name);
        let metas = html::tags(page, "<meta");
        let found: Vec<&str> = metas
            .iter()
            .filter(|tag| tag.attribute("http-equiv").is_some())
            .filter_map(|tag| tag.attribute("content"))
            .collect();
        if found != [wanted.as_str()] {
            complaints.push(format!("{name}: the policy is {found:?} and not {wanted:?}"));
        }
        // What stands before the policy is not bound by it.
        let before = page.find("Content-Security-Policy").map_or(page, |at| &page[..at]);
        if before.contains("<script") || before.contains("<link") || before.contains("<style") {
            complaints.push(format!("{name}: something is loaded before the policy"));
        }
    }
    complaints
}

fn between(page: &str, open: &str, close: &str) -> Vec<String> {
    let parts = page.split(open).skip(1);
    parts.filter_map(|part| part.split_once(close).map(|(inside, _)| inside.to_owned())).collect()
}

fn inline(texts: &[Text]) -> Vec<String> {
    let mut complaints = Vec::new();
    for name in ["index.html", "online.html"] {
        let page = text(texts, name);
        for tag in html::tags(page, "<script").iter().filter(|tag| tag.attribute("src").is_none()) {
            complaints.push(format!("{name}: {}", tag.text));
        }
        for sign in [" style=", " onload=", " onerror=", " onclick=", "<style", "javascript:"] {
            if page.contains(sign) {
                complaints.push(format!("{name}: «{sign}»"));
            }
        }
    }
    let one_file = text(texts, "rasid.html");
    let head = one_file.split("<style>").next().unwrap_or_default();
    if head.contains("<script")
        || one_file.contains("<script src")
        || one_file.contains("<link rel=\"stylesheet")
    {
        complaints.push("rasid.html: names a file beside it".to_owned());
    }
    complaints
}

fn origins(texts: &[Text], modules: &[Module], allowed: &Path) -> anyhow::Result<Vec<String>> {
    let allowed: Vec<String> = files::rows(allowed, 2)?.into_iter().map(|row| row[0].clone()).collect();
    let mut complaints = Vec::new();
    let all = texts
        .iter()
        .map(|(name, text)| (name, text.as_bytes()))
        .chain(modules.iter().map(|(name, bytes)| (name, bytes.as_slice())));
    for (name, bytes) in all {
        for host in hosts(bytes) {
            if !allowed.contains(&host) && name != "rasid.html" {
                complaints.push(format!("{name}: {host}"));
            }
            // The page that a person reads in must not even know where tiles could be had.
            if host == policy::TILES && !name.starts_with("online.") {
                complaints.push(format!("{name}: {host}, which only online.html may name"));
            }
        }
    }
    complaints.sort();
    complaints.dedup();
    Ok(complaints)
}

/// The host of every `http://` and `https://`.
fn hosts(bytes: &[u8]) -> Vec<String> {
    let is_host = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-');
    let mut found = Vec::new();
    for (at, window) in bytes.windows(3).enumerate() {
        let before = &bytes[..at];
        if window == b"://" && (before.ends_with(b"http") || before.ends_with(b"https")) {
            let host: Vec<u8> = bytes[at + 3..].iter().copied().take_while(is_host).collect();
            found.push(String::from_utf8_lossy(&host).into_owned());
        }
    }
    found
}

/// A `?` or `#` behind the name would carry what a person is reading to a page that may ask the network.
fn online_links(texts: &[Text]) -> Vec<String> {
    let pages = texts.iter().filter(|(name, _)| name != "rasid.html" && !name.starts_with("online."));
    let links: Vec<(&str, &str)> = pages
        .flat_map(|(name, text)| text.split("online.html").skip(1).map(move |rest| (name.as_str(), rest)))
        .collect();
    let mut complaints: Vec<String> = links
        .iter()
        .filter(|(_, rest)| !rest.starts_with(['\'', '"']))
        .map(|(name, rest)| format!("{name}: online.html{}", rest.chars().take(12).collect::<String>()))
        .collect();
    if links.len() != 1 {
        complaints.push(format!("{} links to online.html", links.len()));
    }
    complaints
}

fn calls(texts: &[Text], allowed: &Path) -> anyhow::Result<Vec<String>> {
    let allowed = files::rows(allowed, 4)?;
    let mut complaints = Vec::new();
    for (name, text) in texts.iter().filter(|(name, _)| name.ends_with(".js")) {
        for call in CALLS {
            let count = text.matches(call).count();
            let row = allowed.iter().find(|row| &row[0] == name && row[1] == call);
            let most: usize = row.map_or(Ok(0), |row| row[2].parse()).context("calls.tsv: a count")?;
            if count > most {
                complaints.push(format!("{name}: {call} {count} times, allowed are {most}"));
            }
        }
    }
    Ok(complaints)
}

fn machine_paths(texts: &[Text], modules: &[Module]) -> Vec<String> {
    let mut complaints = Vec::new();
    let all = texts
        .iter()
        .map(|(name, text)| (name, text.as_bytes()))
        .chain(modules.iter().map(|(name, bytes)| (name, bytes.as_slice())));
    for (name, bytes) in all {
        for sign in MACHINE {
            if bytes.windows(sign.len()).any(|window| window == sign.as_bytes()) {
                complaints.push(format!("{name}: {sign}"));
            }
        }
    }
    complaints
}

fn service_worker(dist: &Path, texts: &[Text]) -> anyhow::Result<Vec<String>> {
    let worker = text(texts, "sw.js");
    let mut complaints = Vec::new();
    if worker.lines().count() > SERVICE_WORKER_LINES {
        complaints.push(format!("sw.js has {} lines", worker.lines().count()));
    }
    for name in files::list(dist)?.iter().filter(|name| crate::pack::is_kept(name)) {
        if !worker.contains(&format!("'{name}'")) {
            complaints.push(format!("sw.js does not keep {name}"));
        }
    }
    Ok(complaints)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(name: &str, text: &str) -> Vec<Text> {
        vec![(name.to_owned(), text.to_owned())]
    }

    #[test]
    fn finds_hosts_in_bytes() {
        assert_eq!(
            hosts(b"a https://leafletjs.com/x 'http://1.2.3.4:8' ftp://no http://"),
            ["leafletjs.com", "1.2.3.4", ""]
        );
    }

    #[test]
    fn a_policy_that_allows_more_is_seen() {
        let page = format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">", policy::SITE);
        let broken = page.replace("connect-src 'none'", "connect-src 'self'");
        let complaints =
            |page: &str| policies(&one("index.html", page)).iter().filter(|c| c.starts_with("index")).count();
        assert_eq!(complaints(&page), 0);
        assert_eq!(complaints(&broken), 1);
        assert_eq!(complaints(&format!("<script src=\"x.js\"></script>{page}")), 1);
    }

    #[test]
    fn inline_code_is_seen() {
        assert_eq!(
            inline(&one("index.html", "<script src=\"a.js\"></script><p class=\"x\">")),
            Vec::<String>::new()
        );
        assert_eq!(inline(&one("index.html", "<script>1</script><p style=\"x\">")).len(), 2);
    }

    #[test]
    fn a_link_that_carries_something_is_seen() {
        let with = |text: &str| online_links(&one("map.js", text));
        assert_eq!(with("href: 'online.html', rel"), Vec::<String>::new());
        assert_eq!(with("`online.html?at=${lat}`").len(), 1);
        assert_eq!(with("'online.html' and 'online.html'").len(), 1);
    }

    #[test]
    fn machine_paths_are_seen() {
        assert_eq!(machine_paths(&one("a.js", "panicked at /root/x.rs"), &[]).len(), 1);
        assert_eq!(
            machine_paths(&[], &[("m".to_owned(), b"/src/crate/core/src/lib.rs".to_vec())]),
            Vec::<String>::new()
        );
    }
}
