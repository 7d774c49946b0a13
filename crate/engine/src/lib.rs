//! The wasm-bindgen face: the module that runs in the worker
