//! Shapes of the incident groups, for the map and the cards: a shape each, so that colour is never the only sign.
//!
//! Drawn in a box of 24 by 24. Built as nodes, because the policy of the page forbids styles in markup and we want no HTML from strings.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

use crate::{dom, i18n::labels::Group};

const SVG: &str = "http://www.w3.org/2000/svg";

/// Outline of the shape and the sign in it.
fn paths(group: Group) -> (&'static str, &'static str) {
    match group {
        // An eight-pointed burst.
        Group::Blast => (
            "M12 1l2.6 4.9 5.2-1.7-1.7 5.2L23 12l-4.9 2.6 1.7 5.2-5.2-1.7L12 23l-2.6-4.9-5.2 1.7 1.7-5.2L1 12l4.9-2.6-1.7-5.2 5.2 1.7z",
            "M12 9v3.4M12 14.6v.2",
        ),
        // A triangle that points down: it comes from above.
        Group::Strike => ("M2 3.5h20L12 22.5z", "M12 7v6.5m-2.4-2.2L12 13.7l2.4-2.4"),
        // A circle with a cross-hair.
        Group::Gunfire => ("M12 2a10 10 0 1 1 0 20a10 10 0 1 1 0-20z", "M12 6.5v3m0 5v3M6.5 12h3m5 0h3"),
        // A square with bars.
        Group::Held => ("M3.5 3.5h17v17h-17z", "M9 7.5v9m3-9v9m3-9v9"),
        // A speech bubble.
        Group::Civic => ("M2 3h20v13.5h-9.5L7 22v-5.5H2z", "M7 8h10M7 11.7h6"),
        // A shield.
        Group::Seizure => (
            "M12 1.5l9 3v7c0 5.5-3.800 9.300-9 11-5.200-1.7-9-5.5-9-11v-7z",
            "M8 11.800l2.900 2.900 5.200-5.400",
        ),
        // A diamond.
        Group::Other => ("M12 1.5L22.5 12 12 22.5 1.5 12z", "M9 12h.1m2.900 0h.1m2.900 0h.1"),
    }
}

/// The shape for a card or a legend.
#[component]
pub fn Shape(#[prop(into)] group: Signal<Group>) -> impl IntoView {
    view! {
        <svg class=move || format!("shape {}", group.get().class()) viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path class="shape-body" d=move || paths(group.get()).0></path>
            <path class="shape-sign" d=move || paths(group.get()).1></path>
        </svg>
    }
}

/// The shape as a map marker.
pub fn marker(group: Group, main: bool, sure: bool) -> Option<Element> {
    let document = dom::document()?;
    let host = document.create_element("span").ok()?;
    let minor = if main { "" } else { " is-minor" };
    let unsure = if sure { "" } else { " is-unsure" };
    host.set_class_name(&format!("rasid-marker {}{minor}{unsure}", group.class()));
    let svg = document.create_element_ns(Some(SVG), "svg").ok()?;
    svg.set_attribute("viewBox", "0 0 24 24").ok()?;
    svg.set_attribute("aria-hidden", "true").ok()?;
    let (body, sign) = paths(group);
    for (class, d) in [("shape-body", body), ("shape-sign", sign)] {
        let path = document.create_element_ns(Some(SVG), "path").ok()?;
        path.set_attribute("class", class).ok()?;
        path.set_attribute("d", d).ok()?;
        svg.append_child(path.unchecked_ref()).ok()?;
    }
    host.append_child(svg.unchecked_ref()).ok()?;
    Some(host)
}
