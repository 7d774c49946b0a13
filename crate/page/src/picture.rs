//! Saves the map as it stands as a picture: `www/picture.js` takes it from the screen; here it is handed to the browser, as figures are.

use js_sys::{Array, Uint8Array};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement, Url};

use crate::{dom, map::Board, model::draft::Complaint, state::State};

/// A picture for print has two pixels for each of the screen's.
const FINE: f64 = 2.0;

pub fn save(state: State, board: &Board, png: bool) {
    let lang = state.lang.get_untracked();
    let title = if state.all.get_untracked() {
        lang.words().map_label.to_owned()
    } else {
        untrack(|| state.open_entry().map(|entry| entry.title())).unwrap_or_default()
    };
    match board.picture(&title, lang.words().brand, lang.dir() == "rtl") {
        Some((svg, size)) => hand_over(state, svg, size, "rasid-map", png),
        None => state.complain(Complaint::ExportFailed),
    }
}

/// Hands a picture to the browser, as it is or as pixels.
pub fn hand_over(state: State, svg: String, (width, height): (f64, f64), name: &str, png: bool) {
    let name = format!("{name}.{}", if png { "png" } else { "svg" });
    spawn_local(async move {
        let done = if png {
            match png_of(&svg, width, height).await {
                Ok(bytes) => dom::download(&bytes, "image/png", &name).is_ok(),
                Err(_) => false,
            }
        } else {
            dom::download(svg.as_bytes(), "image/svg+xml", &name).is_ok()
        };
        if !done {
            state.complain(Complaint::ExportFailed);
        }
    });
}

async fn png_of(svg: &str, width: f64, height: f64) -> Result<Vec<u8>, JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type("image/svg+xml");
    let parts = Array::of1(&Uint8Array::from(svg.as_bytes()));
    let url =
        Url::create_object_url_with_blob(&Blob::new_with_u8_array_sequence_and_options(&parts, &options)?)?;
    let image = HtmlImageElement::new()?;
    image.set_src(&url);
    let ready = JsFuture::from(image.decode()).await;
    Url::revoke_object_url(&url)?;
    ready?;
    let canvas = blank(width * FINE, height * FINE).ok_or(JsValue::NULL)?;
    let brush = context(&canvas).ok_or(JsValue::NULL)?;
    brush.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, width * FINE, height * FINE)?;
    let blob: Blob = JsFuture::from(blob_of(&canvas)).await?.dyn_into()?;
    Ok(Uint8Array::new(&JsFuture::from(blob.array_buffer()).await?).to_vec())
}

fn blob_of(canvas: &HtmlCanvasElement) -> js_sys::Promise {
    js_sys::Promise::new(&mut |done, fail| {
        let heard = Closure::once_into_js(move |blob: JsValue| {
            // Calling what the promise itself gave us cannot fail.
            let _ = done.call1(&JsValue::NULL, &blob);
        });
        if canvas.to_blob(heard.unchecked_ref()).is_err() {
            let _ = fail.call0(&JsValue::NULL);
        }
    })
}

fn blank(width: f64, height: f64) -> Option<HtmlCanvasElement> {
    let canvas: HtmlCanvasElement = dom::document()?.create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width(width as u32);
    canvas.set_height(height as u32);
    Some(canvas)
}

fn context(canvas: &HtmlCanvasElement) -> Option<CanvasRenderingContext2d> {
    canvas.get_context("2d").ok().flatten()?.dyn_into().ok()
}
