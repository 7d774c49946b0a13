//! The content security policy, written once: what the page may do at all.
//!
//! `connect-src 'none'` is the promise that nothing leaves. A worker may come from a `blob:` URL because such a worker
//! inherits this policy, which one loaded from an address does not; `'self'` in the site's `worker-src` is for the service worker.

/// Policy of the site of several files. `index.html` must carry exactly this.
pub const SITE: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; font-src 'self'; \
img-src 'self' data: blob:; connect-src 'none'; worker-src 'self' blob:; manifest-src 'self'; form-action 'none'; base-uri 'none'";

/// The host of the tiles that `online.html` may show. No other page may name it.
pub const TILES: &str = "tile.openstreetmap.org";

/// Policy of `online.html`, which shows a map from the network after a warning: pictures of one host, and still no connection.
pub const ONLINE: &str = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; \
img-src 'self' data: https://tile.openstreetmap.org; connect-src 'none'; form-action 'none'; base-uri 'none'";

/// Policy of the one-file page: only the scripts and styles with these hashes run.
pub fn one_file(scripts: &[String], styles: &[String]) -> String {
    format!(
        "default-src 'none'; script-src {} 'wasm-unsafe-eval'; style-src {}; font-src data:; \
img-src data: blob:; connect-src 'none'; worker-src blob:; form-action 'none'; base-uri 'none'",
        sources(scripts),
        sources(styles)
    )
}

fn sources(texts: &[String]) -> String {
    let hashes: Vec<String> = texts.iter().map(|text| crate::encode::csp_hash(text)).collect();
    hashes.join(" ")
}
