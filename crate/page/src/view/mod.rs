//! The components, one a file. Each reads the state from context; none knows the worker or Leaflet, except `map_pane`, which holds the board.

mod about;
mod app;
mod article;
mod bar;
mod card;
mod card_facts;
mod cards;
mod date_bar;
mod dossier;
mod edit;
mod edit_more;
mod edit_place;
mod export;
mod fields;
mod figures;
mod filter;
mod header;
mod history;
mod input;
mod keys;
mod legend;
mod library;
mod map_pane;
mod message;
mod overview;
mod own;
mod own_files;
mod own_form;
mod report;
mod self_test;
mod sheet;
mod statistics;
mod table;
mod tables;
mod timeline;
mod warm;
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
