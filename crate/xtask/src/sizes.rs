//! How much a visitor downloads, file by file, against what we allow ourselves.

use crate::{encode, files};
use anyhow::Context;
use std::collections::BTreeMap;
use std::path::Path;

/// What must have arrived before one can type; `START` in the budgets.
const START: [&str; 6] = ["index.html", "app.css", "boot.js", "lib.js", "page.js", "page.data.js"];

pub fn sizes(project: &Path, dist: &Path) -> anyhow::Result<()> {
    let mut brotli = BTreeMap::new();
    let (mut raws, mut gzips, mut brotlis) = (0, 0, 0);
    println!("{:<34} {:>11} {:>11} {:>11}", "file (bytes)", "raw", "gzip", "brotli");
    for name in files::list(dist)? {
        let bytes = files::read(&dist.join(&name))?;
        let (gzip, small) = (encode::gzip(&bytes)?.len(), encode::brotli_length(&bytes)?);
        println!("{name:<34} {:>11} {gzip:>11} {small:>11}", bytes.len());
        if name != "rasid.html" {
            (raws, gzips, brotlis) = (raws + bytes.len(), gzips + gzip, brotlis + small);
        }
        brotli.insert(name, small);
    }
    println!("{:<34} {raws:>11} {gzips:>11} {brotlis:>11}", "all but rasid.html");
    within_budget(&project.join("crate/xtask/budgets.tsv"), &brotli)
}

fn within_budget(budgets: &Path, brotli: &BTreeMap<String, usize>) -> anyhow::Result<()> {
    let mut over = Vec::new();
    for row in files::rows(budgets, 3)? {
        let most: usize = row[1].parse().with_context(|| format!("{} is not a number of bytes", row[1]))?;
        let names: Vec<&str> = if row[0] == "START" { START.to_vec() } else { row[0].split(' ').collect() };
        let used: usize = names.iter().filter_map(|name| brotli.get(*name)).sum();
        println!(
            "budget {:<27} {used:>11} of {most:>8}  {:>3} %  {}",
            row[0],
            used * 100 / most.max(1),
            row[2]
        );
        if used > most {
            over.push(row[0].clone());
        }
    }
    anyhow::ensure!(
        over.is_empty(),
        "over budget: {}. Make it smaller, or raise crate/xtask/budgets.tsv and say why.",
        over.join(", ")
    );
    Ok(())
}
