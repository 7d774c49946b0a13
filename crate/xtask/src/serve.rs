//! A file server for one folder, on localhost only: enough for `./build.sh serve` and for the browser tests.
//!
//! Says nothing about policies: the page must keep its promises on a host that sends no headers of its own.

use anyhow::Context;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};

/// Taken when no port is asked for; the next free one if it is in use.
pub const PORT: u16 = 8420;

pub fn serve(dist: &Path, port: u16) -> anyhow::Result<()> {
    anyhow::ensure!(
        dist.join("index.html").is_file(),
        "{}: nothing to serve; run ./build.sh first",
        dist.display()
    );
    let listener = (port..port.saturating_add(20))
        .find_map(|port| TcpListener::bind(("127.0.0.1", port)).ok())
        .with_context(|| format!("ports {port} and the 20 above it are all in use"))?;
    println!("http://{}/", listener.local_addr()?);
    std::io::stdout().flush()?;
    for stream in listener.incoming().flatten() {
        let dist = dist.to_path_buf();
        // A visitor who goes away in the middle is no reason to stop.
        std::thread::spawn(move || answer(stream, &dist).unwrap_or_default());
    }
    Ok(())
}

fn answer(mut stream: TcpStream, dist: &Path) -> std::io::Result<()> {
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut line = String::new();
    while reader.read_line(&mut line)? > 0 {
        let asked = line.clone();
        // Headers are of no interest; they end with an empty line.
        loop {
            line.clear();
            if reader.read_line(&mut line)? <= 2 {
                break;
            }
        }
        line.clear();
        let mut words = asked.split_whitespace();
        let (method, target) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
        let file =
            located(dist, target).and_then(|path| Some((std::fs::read(&path).ok()?, media_type(&path))));
        let (status, body, kind) = match (method, file) {
            ("GET" | "HEAD", Some((bytes, kind))) => ("200 OK", bytes, kind),
            ("GET" | "HEAD", None) => ("404 Not Found", b"not found\n".to_vec(), "text/plain"),
            _ => ("405 Method Not Allowed", b"only GET\n".to_vec(), "text/plain"),
        };
        let head = format!(
            "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nCache-Control: no-cache\r\nX-Content-Type-Options: nosniff\r\n\r\n",
            body.len()
        );
        stream.write_all(head.as_bytes())?;
        if method != "HEAD" {
            stream.write_all(&body)?;
        }
    }
    Ok(())
}

/// The file meant by a request's target; none outside the folder.
fn located(dist: &Path, target: &str) -> Option<PathBuf> {
    let path = target.split(['?', '#']).next()?.strip_prefix('/')?;
    let plain = |part: &str| !part.is_empty() && !part.starts_with('.') && !part.contains(['\\', '%', ':']);
    match path {
        "" => Some(dist.join("index.html")),
        _ if path.split('/').all(plain) => Some(dist.join(path)),
        _ => None,
    }
}

fn media_type(path: &Path) -> &'static str {
    match path.extension().and_then(|end| end.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("woff2") => "font/woff2",
        Some("webmanifest") => "application/manifest+json",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_outside_the_folder() {
        let dist = Path::new("dist");
        assert_eq!(located(dist, "/"), Some(dist.join("index.html")));
        assert_eq!(located(dist, "/fonts/a.woff2?x=1"), Some(dist.join("fonts/a.woff2")));
        for bad in ["/../Cargo.toml", "/a/../../b", "//etc/passwd", "/%2e%2e/x", "/.git/config", "x"] {
            assert_eq!(located(dist, bad), None, "{bad}");
        }
    }
}
