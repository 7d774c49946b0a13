//! How much a visitor downloads, file by file, against what we allow ourselves.

use crate::{encode, files};
use std::path::Path;

pub fn sizes(_project: &Path, dist: &Path) -> anyhow::Result<()> {
    println!("{:<34} {:>12} {:>12} {:>12}", "file", "raw", "gzip", "brotli");
    for name in files::list(dist)? {
        let bytes = files::read(&dist.join(&name))?;
        let (gzip, brotli) = (encode::gzip(&bytes)?.len(), encode::brotli_length(&bytes)?);
        println!("{name:<34} {:>12} {gzip:>12} {brotli:>12}", bytes.len());
    }
    Ok(())
}
