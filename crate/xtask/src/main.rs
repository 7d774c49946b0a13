//! The parts of the build that are more than a line of shell. `build.sh` calls them in this order:
//!
//! ```text
//! xtask pack  WASM DIST     put the page together: scripts, styles, data as scripts, service worker, the one-file page
//! xtask check DIST          the promises: policy text, no foreign origin, no network call, no machine path
//! xtask sizes DIST          a table of sizes, held against budgets.tsv
//! xtask serve DIST [PORT]   serve on localhost until stopped
//! ```

// A command line tool talks on standard output.
#![allow(clippy::print_stdout)]

mod check;
mod encode;
mod files;
mod html;
mod licences;
mod onefile;
mod pack;
mod policy;
mod serve;
mod sizes;
mod style;
mod types;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["pack", wasm, dist] => pack::pack(&project(), Path::new(wasm), Path::new(dist)),
        ["check", dist] => check::check(&project(), Path::new(dist)),
        ["sizes", dist] => sizes::sizes(&project(), Path::new(dist)),
        ["serve", dist] => serve::serve(Path::new(dist), serve::PORT),
        ["serve", dist, port] => serve::serve(Path::new(dist), port.parse()?),
        _ => anyhow::bail!("usage: xtask pack WASM DIST | check DIST | sizes DIST | serve DIST [PORT]"),
    }
}

/// Where the sources are: build.sh runs everything from there.
fn project() -> PathBuf {
    PathBuf::from(".")
}
