//! The page: the one crate that knows the DOM and Leaflet.
//!
//! `i18n` is every word it says, `model` is what the components show as plain values; both build and are tested natively.
//! Everything else — state, components, the link to the worker, the map — exists in the browser only.

pub mod i18n;
pub mod model;
