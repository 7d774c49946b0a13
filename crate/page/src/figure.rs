//! The figures as D3 draws them (www/figures.js): asked for when they are first looked at, drawn, and saved with their data.

use js_sys::{Array, Function, Promise};
use leptos::prelude::*;
use wasm_bindgen::{JsValue, prelude::*};
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlElement;

use crate::{
    dom,
    model::{
        draft::Complaint,
        figures::{self, Figure, Narrow},
        picture::FONT,
    },
    picture,
    state::State,
};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = RASID, js_name = figures)]
    fn load() -> Promise;
    #[wasm_bindgen(js_name = rasidFigure)]
    #[allow(clippy::too_many_arguments)] // The face of the script.
    fn draw_bars(
        host: &HtmlElement,
        title: &str,
        labels: Vec<String>,
        values: Vec<f64>,
        upright: bool,
        rtl: bool,
        fixed: bool,
        press: &Function,
    );
    #[wasm_bindgen(js_name = rasidFigurePicture)]
    fn picture_of(
        host: &HtmlElement,
        title: &str,
        credit: &str,
        ink: &str,
        paper: &str,
        bar: &str,
        font: &str,
    ) -> Array;
}

/// Whether what draws is there.
pub async fn drawer_stands() -> bool {
    JsFuture::from(load()).await.is_ok()
}

/// Draws a figure; `press` hears the number of a bar that was pressed.
pub fn draw(state: State, host: &HtmlElement, figure: &Figure, press: &JsValue) {
    let rtl = state.lang.get_untracked().dir() == "rtl";
    let labels = figure.bars.iter().map(|bar| bar.label.clone()).collect();
    let values = figure.bars.iter().map(|bar| bar.value as f64).collect();
    let fixed = figure.bars.last().is_some_and(|bar| bar.narrows == Narrow::Nothing);
    draw_bars(host, figure.title, labels, values, figure.id == "time", rtl, fixed, press.unchecked_ref());
}

/// What a figure is saved as.
#[derive(Clone, Copy)]
pub enum Form {
    Svg,
    Png,
    Csv,
}

/// Saves a figure as it is drawn, in the colours of the moment, or its data.
pub fn save(state: State, host: &HtmlElement, figure: &Figure, form: Form) {
    let lang = state.lang.get_untracked();
    let name = format!("rasid-{}", figure.id);
    if let Form::Csv = form {
        let bytes = figures::csv(figure, lang);
        if dom::download(bytes.as_bytes(), "text/csv;charset=utf-8", &format!("{name}.csv")).is_err() {
            state.complain(Complaint::ExportFailed);
        }
        return;
    }
    let [ink, paper, bar] = ["--ink", "--sheet", "--accent"].map(dom::root_style);
    let drawn = picture_of(host, figure.title, lang.words().brand, &ink, &paper, &bar, FONT);
    let size = [1, 2].map(|i| drawn.get(i).as_f64().unwrap_or_default());
    let svg = drawn.get(0).as_string().unwrap_or_default();
    picture::hand_over(state, svg, size.into(), &name, matches!(form, Form::Png));
}
