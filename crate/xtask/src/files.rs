//! Reading and writing with errors that name the file.

use anyhow::Context;
use std::path::{Path, PathBuf};

pub fn read(path: &Path) -> anyhow::Result<Vec<u8>> {
    std::fs::read(path).with_context(|| format!("cannot read {}", path.display()))
}

/// Text with line ends as the HTML parser leaves them; a hash over anything else would not match in the browser.
pub fn read_text(path: &Path) -> anyhow::Result<String> {
    let text = std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    Ok(text.replace("\r\n", "\n").replace('\r', "\n"))
}

pub fn write(path: &Path, bytes: impl AsRef<[u8]>) -> anyhow::Result<()> {
    if let Some(parent) = path.parent() {
        std::fs::create_dir_all(parent).with_context(|| format!("cannot make {}", parent.display()))?;
    }
    std::fs::write(path, bytes).with_context(|| format!("cannot write {}", path.display()))
}

/// All files below a folder as sorted relative paths with `/`.
pub fn list(folder: &Path) -> anyhow::Result<Vec<String>> {
    let mut found = Vec::new();
    let mut open: Vec<PathBuf> = vec![folder.to_path_buf()];
    while let Some(next) = open.pop() {
        let entries = std::fs::read_dir(&next).with_context(|| format!("cannot list {}", next.display()))?;
        for entry in entries {
            let path = entry?.path();
            if path.is_dir() {
                open.push(path);
            } else if let Ok(relative) = path.strip_prefix(folder) {
                found.push(relative.to_string_lossy().replace('\\', "/"));
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Rows of a table: tab between columns, `#` for comments, the first row names the columns and is left out.
pub fn rows(path: &Path, columns: usize) -> anyhow::Result<Vec<Vec<String>>> {
    let text = read_text(path)?;
    let lines = text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')).skip(1);
    lines
        .map(|line| {
            let cells: Vec<String> = line.split('\t').map(|cell| cell.trim().to_owned()).collect();
            anyhow::ensure!(
                cells.len() == columns,
                "{}: {} columns instead of {columns} in «{line}»",
                path.display(),
                cells.len()
            );
            Ok(cells)
        })
        .collect()
}
