//! TypeScript declarations of the engine: wasm-bindgen's own for the class, and ours for what it takes and gives.

use crate::files;
use std::path::Path;

pub fn declarations(_project: &Path, wasm: &Path) -> anyhow::Result<String> {
    files::read_text(&wasm.join("engine.d.ts"))
}
