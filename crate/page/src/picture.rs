//! Saves the map as it stands, or a figure, as a picture: gathers what is drawn, lets `model::picture` write it, hands it to the browser.

use js_sys::{Array, Uint8Array};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, CanvasRenderingContext2d, HtmlCanvasElement, HtmlElement, HtmlImageElement,
    HtmlInputElement, Url,
};

use crate::{
    dom,
    i18n::labels::Group,
    icon,
    map::Board,
    model::{
        draft::Complaint,
        figures::{self, Figure, Paint},
        picture::{Area, Picture, Point},
        pins,
    },
    state::State,
};

/// A picture for print has two pixels for each of the screen's.
const FINE: f64 = 2.0;

pub fn save(state: State, board: &Board, png: bool) {
    let picture = gather(state, board);
    hand_over(state, picture.svg(icon::paths), (picture.width, picture.tall()), "rasid-map", png);
}

/// A figure with its bars, in the colours of the moment.
pub fn save_figure(state: State, figure: &Figure, png: bool) {
    let lang = state.lang.get_untracked();
    let paint = Paint {
        ink: dom::root_style("--ink"),
        paper: dom::root_style("--sheet"),
        bar: dom::root_style("--accent"),
        rtl: lang.dir() == "rtl",
        credit: lang.words().brand.to_owned(),
    };
    let size = (figures::WIDE, figures::tall(figure));
    hand_over(state, figures::svg(figure, &paint), size, &format!("rasid-{}", figure.id), png);
}

/// Hands a picture to the browser, as it is or as pixels.
fn hand_over(state: State, svg: String, (width, height): (f64, f64), name: &str, png: bool) {
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

fn gather(state: State, board: &Board) -> Picture {
    let lang = state.lang.get_untracked();
    let host = board.host();
    let (width, height) = (f64::from(host.client_width()), f64::from(host.client_height()));
    let seen = board.seen();
    let inside = |x: f64, y: f64| (-40.0..width + 40.0).contains(&x) && (-40.0..height + 40.0).contains(&y);
    let shown: Vec<_> = seen.iter().filter(|one| inside(one.at.0, one.at.1)).collect();
    let mut clusters = Vec::new();
    for cluster in shown.iter().filter_map(|one| one.cluster) {
        if !clusters.contains(&cluster) {
            clusters.push(cluster);
        }
    }
    let groups: Vec<Group> =
        Group::ALL.into_iter().filter(|group| shown.iter().any(|one| one.pin.group == *group)).collect();
    let title = if let Some(title) = own_title() {
        title
    } else if state.all.get_untracked() {
        lang.words().map_label.to_owned()
    } else {
        untrack(|| state.open_entry().map(|entry| entry.title())).unwrap_or_default()
    };
    Picture {
        width,
        height,
        rtl: lang.dir() == "rtl",
        title,
        base: base(&host, width, height).unwrap_or_default(),
        // An area may be seen of which the middle is not.
        areas: seen
            .iter()
            .map(|one| Area { path: one.area.clone(), shift: one.shift, group: one.pin.group })
            .collect(),
        points: shown
            .iter()
            .filter(|one| one.cluster.is_none())
            .map(|one| {
                let (dx, dy) = one.pin.fan.unwrap_or_default();
                let size = if one.pin.main { 26.0 } else { 19.0 };
                let (x, y) = one.at;
                Point { x, y, fan: (dx.into(), dy.into()), size, group: one.pin.group }
            })
            .collect(),
        clusters,
        key: groups.iter().map(|group| (*group, group.label(lang).to_owned())).collect(),
        colours: Group::ALL
            .iter()
            .map(|group| (*group, dom::root_style(&format!("--{}", group.class()))))
            .collect(),
        scale: pins::scale(board.metres_per_pixel(), 110.0).map(|(m, px)| (pins::say_length(m, lang), px)),
        credit: format!("{} · {}", board.credit(), lang.words().brand),
        ink: dom::root_style("--ink"),
        paper: dom::root_style("--sheet"),
    }
}

/// The title that a person has given in the panel of layers (`layers.js`).
fn own_title() -> Option<String> {
    let field: HtmlInputElement = dom::find("#picture-title")?.dyn_into().ok()?;
    Some(field.value()).filter(|title| !title.trim().is_empty())
}

/// The tiles of the base map as one picture.
fn base(host: &HtmlElement, width: f64, height: f64) -> Option<String> {
    let canvas = blank(width * FINE, height * FINE)?;
    let brush = context(&canvas)?;
    let frame = host.get_bounding_client_rect();
    // Later layers lie over earlier ones: `layers.js` keeps that order.
    for tile in dom::find_all(".map-box .leaflet-tile-pane :is(canvas, img)") {
        let place = tile.get_bounding_client_rect();
        // A user's own file may hold pictures; the browser draws either.
        let tile: HtmlCanvasElement = tile.unchecked_into();
        let (x, y) = (place.left() - frame.left(), place.top() - frame.top());
        brush
            .draw_image_with_html_canvas_element_and_dw_and_dh(
                &tile,
                x * FINE,
                y * FINE,
                place.width() * FINE,
                place.height() * FINE,
            )
            .ok()?;
    }
    canvas.to_data_url().ok()
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
