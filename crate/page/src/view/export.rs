//! Downloads of the incidents, and of the work as a whole.

use leptos::prelude::*;
use rasid_engine::ExportFormat;

use crate::{
    decide::Scope,
    model::{correction::Verdict, filter},
    state::use_state,
};

#[component]
pub fn ExportBar() -> impl IntoView {
    let state = use_state();
    let scope = RwSignal::new(Scope::Shown);
    let button = move |format: ExportFormat, name: &'static str, testid: &'static str| {
        view! {
            <button type="button" data-testid=testid on:click=move |_| state.export(format, scope.get_untracked())>
                {name}
            </button>
        }
    };
    let counts = move || {
        state.visible.with(|rows| {
            let accepted = rows.iter().filter(|row| row.verdict == Verdict::Accepted).count();
            (rows.iter().filter(|row| filter::counts(row)).count(), accepted)
        })
    };
    let option = move |value: Scope,
                       label: fn(&'static crate::i18n::Words) -> &'static str,
                       n: fn((usize, usize)) -> usize| {
        view! {
            <label class="check">
                <input type="radio" name="scope" prop:checked=move || scope.get() == value on:change=move |_| scope.set(value) />
                {move || label(state.lang.get().words()).replace("{n}", &n(counts()).to_string())}
            </label>
        }
    };
    view! {
        <section class="export" aria-labelledby="export-title">
            <h3 class="sub-head" id="export-title">{state.say(|w| w.export)}</h3>
            <div class="export-scope" role="radiogroup" aria-labelledby="export-title">
                {option(Scope::Shown, |w| w.export_shown, |(shown, _)| shown)}
                {option(Scope::Accepted, |w| w.export_accepted, |(_, accepted)| accepted)}
            </div>
            <div class="export-buttons">
                {button(ExportFormat::Csv, "CSV", "export-csv")}
                {button(ExportFormat::Xlsx, "Excel (XLSX)", "export-xlsx")}
                {button(ExportFormat::GeoJson, "GeoJSON", "export-geojson")}
                {button(ExportFormat::Kml, "KML", "export-kml")}
                {button(ExportFormat::Acled, "ACLED", "export-acled")}
                {button(ExportFormat::Json, "JSON", "export-json")}
                <button type="button" class="quiet" data-testid="project-save" on:click=move |_| state.save_project()>
                    {state.say(|w| w.project_save)}
                </button>
            </div>
        </section>
    }
}
