//! The few things the page asks of the browser beyond its components: focus, scrolling, a download, today's date.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Blob, BlobPropertyBag, Document, Element, HtmlAnchorElement, HtmlElement, ScrollBehavior,
    ScrollIntoViewOptions, ScrollLogicalPosition, Url,
};

use crate::model::dates::Day;

pub fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// Sets an attribute of `<html>`, or takes it away.
pub fn set_root(name: &str, value: Option<&str>) {
    let Some(root) = document().and_then(|d| d.document_element()) else { return };
    // Setting a valid attribute name cannot fail; removing never does.
    let _ = match value {
        Some(value) => root.set_attribute(name, value),
        None => root.remove_attribute(name),
    };
}

pub fn find(selector: &str) -> Option<Element> {
    document()?.query_selector(selector).ok().flatten()
}

/// Brings an element into view unless all of it is there already.
pub fn reveal(element: &Element) {
    let height = web_sys::window().and_then(|w| w.inner_height().ok()).and_then(|h| h.as_f64());
    let place = element.get_bounding_client_rect();
    if place.top() < 0.0 || height.is_some_and(|height| place.bottom() > height) {
        scroll_to(element);
    }
}

/// Brings an element into view, gently unless the reader asked for no motion.
pub fn scroll_to(element: &Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Center);
    options.set_behavior(if prefers("(prefers-reduced-motion: reduce)") {
        ScrollBehavior::Auto
    } else {
        ScrollBehavior::Smooth
    });
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

pub fn focus(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
}

/// Whether a media query holds.
pub fn prefers(query: &str) -> bool {
    web_sys::window().and_then(|w| w.match_media(query).ok().flatten()).is_some_and(|list| list.matches())
}

/// The reader's own today, used only to refuse a publication date in the future.
pub fn today() -> Option<Day> {
    let now = js_sys::Date::new_0();
    Some(Day {
        year: i32::try_from(now.get_full_year()).ok()?,
        month: u8::try_from(now.get_month() + 1).ok()?,
        day: u8::try_from(now.get_date()).ok()?,
    })
}

/// Hands bytes to the browser as a file to keep.
pub fn download(bytes: &[u8], mime: &str, filename: &str) -> Result<(), JsValue> {
    let parts = Array::of1(&Uint8Array::from(bytes));
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let document = document().ok_or(JsValue::NULL)?;
    let anchor: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    anchor.set_href(&url);
    anchor.set_download(filename);
    anchor.click();
    // Not at once: a browser that is busy, or asks where to save, reads the address only later.
    leptos::prelude::set_timeout(
        move || {
            // Forgetting an address that is gone is no error.
            let _ = Url::revoke_object_url(&url);
        },
        std::time::Duration::from_secs(60),
    );
    Ok(())
}

/// A moment by the reader's own clock: `2025-11-12 14:05`.
pub fn clock(at: f64) -> String {
    let date = js_sys::Date::new(&JsValue::from_f64(at));
    format!(
        "{:04}-{:02}-{:02} {:02}:{:02}",
        date.get_full_year(),
        date.get_month() + 1,
        date.get_date(),
        date.get_hours(),
        date.get_minutes()
    )
}

/// Puts a text on the clipboard; says afterwards whether the browser allowed it.
pub fn copy(text: &str, then: impl FnOnce(bool) + 'static) {
    let Some(window) = web_sys::window() else { return then(false) };
    let promise = window.navigator().clipboard().write_text(text);
    wasm_bindgen_futures::spawn_local(async move {
        then(wasm_bindgen_futures::JsFuture::from(promise).await.is_ok());
    });
}

/// A value of the style sheet's own, such as `--ink`.
pub fn root_style(name: &str) -> String {
    let root = document().and_then(|d| d.document_element());
    let style = root.and_then(|root| web_sys::window()?.get_computed_style(&root).ok().flatten());
    style.and_then(|style| style.get_property_value(name).ok()).unwrap_or_default().trim().to_owned()
}

/// Every element that fits.
pub fn find_all(selector: &str) -> Vec<Element> {
    let Some(list) = document().and_then(|d| d.query_selector_all(selector).ok()) else { return Vec::new() };
    (0..list.length()).filter_map(|i| list.get(i)?.dyn_into().ok()).collect()
}

/// Whether a key press belongs to a field that the person types in.
pub fn is_typing(target: Option<web_sys::EventTarget>) -> bool {
    target.and_then(|t| t.dyn_into::<Element>().ok()).is_some_and(|e| {
        matches!(e.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT")
            || e.closest("dialog").ok().flatten().is_some()
    })
}

/// The language asked for in the address (`#en`): kept there because nothing is stored on the device.
pub fn asked_for_english() -> bool {
    web_sys::window().and_then(|w| w.location().hash().ok()).is_some_and(|hash| hash == "#en")
}

pub fn remember_language(english: bool) {
    let Some(window) = web_sys::window() else { return };
    let Ok(history) = window.history() else { return };
    let hash = if english { "#en" } else { "#ar" };
    // Some browsers refuse this on file:// pages; the language is then simply not kept over a reload.
    let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(hash));
}
