//! The components, one a file. Each reads the state from context; none knows the worker or Leaflet, except `map_pane`, which holds the board.

mod about;
mod app;
mod article;
mod card;
mod card_facts;
mod cards;
mod date_bar;
mod edit;
mod export;
mod header;
mod input;
mod legend;
mod map_pane;
mod message;
mod self_test;
mod statistics;
mod tabs;
mod why;

use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Puts the page into `#app`.
pub fn mount() {
    if let Some(host) = crate::dom::find("#app").and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok()) {
        mount_to(host, app::App).forget();
    } else {
        mount_to_body(app::App);
    }
}
