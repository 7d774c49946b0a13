//! The page: the one crate that knows the DOM and Leaflet.
//!
//! `i18n` is every word it says, `model` is what the components show as plain values; both build and are tested natively.
//! The rest exists in the browser only: `state` holds the signals, `act`, `decide`, `join`, `load`, `own` and `work` are what a person can do, `link` talks to the worker,
//! `view` has one component a file, and `map` alone names Leaflet. The page does no offset arithmetic and makes no request.

pub mod example;
pub mod i18n;
pub mod model;

#[cfg(target_arch = "wasm32")]
mod act;
#[cfg(target_arch = "wasm32")]
mod again;
#[cfg(target_arch = "wasm32")]
mod decide;
#[cfg(target_arch = "wasm32")]
mod dom;
#[cfg(target_arch = "wasm32")]
mod figure;
#[cfg(target_arch = "wasm32")]
mod icon;
#[cfg(target_arch = "wasm32")]
mod join;
#[cfg(target_arch = "wasm32")]
mod leaflet_extra;
#[cfg(target_arch = "wasm32")]
mod link;
#[cfg(target_arch = "wasm32")]
mod load;
#[cfg(target_arch = "wasm32")]
mod map;
#[cfg(target_arch = "wasm32")]
mod own;
#[cfg(target_arch = "wasm32")]
mod picture;
#[cfg(target_arch = "wasm32")]
mod state;
#[cfg(target_arch = "wasm32")]
mod view;
#[cfg(target_arch = "wasm32")]
mod work;

/// Called by the glue once the module stands.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen::prelude::wasm_bindgen(start)]
pub fn start() {
    console_error_panic_hook::set_once();
    view::mount();
}
