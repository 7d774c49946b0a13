//! Downloads: CSV, GeoJSON, JSON.

use leptos::prelude::*;
use rasid_engine::ExportFormat;

use crate::state::use_state;

#[component]
pub fn ExportBar() -> impl IntoView {
    let state = use_state();
    let all = RwSignal::new(false);
    let several = move || state.articles.with(|articles| articles.len() > 1);
    let button = move |format: ExportFormat, name: &'static str, testid: &'static str| {
        view! {
            <button type="button" data-testid=testid on:click=move |_| state.export(format, all.get_untracked() && untrack(several))>
                {name}
            </button>
        }
    };
    view! {
        <section class="export" aria-labelledby="export-title">
            <h3 class="sub-head" id="export-title">{state.say(|w| w.export)}</h3>
            <p class="hint">{state.say(|w| w.export_hint)}</p>
            <Show when=several>
                <label class="check">
                    <input type="checkbox" prop:checked=move || all.get() on:change:target=move |event| all.set(event.target().checked()) />
                    {state.say(|w| w.export_all)}
                </label>
            </Show>
            <div class="export-buttons">
                {button(ExportFormat::Csv, "CSV", "export-csv")}
                {button(ExportFormat::GeoJson, "GeoJSON", "export-geojson")}
                {button(ExportFormat::Json, "JSON", "export-json")}
            </div>
        </section>
    }
}
