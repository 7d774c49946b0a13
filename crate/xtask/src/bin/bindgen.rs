//! The `wasm-bindgen` command at the locked version. (A binary of that very name is refused by rustc, which takes it for an old library.)

fn main() -> anyhow::Result<()> {
    wasm_bindgen_cli::wasm_bindgen::run_cli_with_args(std::env::args_os())
}
