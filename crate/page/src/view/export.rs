//! Downloads: which incidents, how exactly they tell where, in which form.

use leptos::prelude::*;
use rasid_engine::{Coordinates, ExportFormat, ExportOptions};

use crate::{
    decide::Scope,
    i18n::Desk,
    state::{Sheet, State, use_state},
};

use super::sheet::SheetDialog;

type Name = fn(&'static Desk) -> &'static str;
/// A format, its name (none where it has to be translated), and how tests call it.
type Format = (ExportFormat, &'static str, &'static str);

/// Kinds of file by what people want them for.
const GROUPS: [(Name, &[Format]); 4] = [
    (
        |d| d.export_tables,
        &[
            (ExportFormat::Csv, "CSV", "csv"),
            (ExportFormat::Xlsx, "Excel (XLSX)", "xlsx"),
            (ExportFormat::Acled, "ACLED (CSV)", "acled"),
            (ExportFormat::Ucdp, "UCDP (CSV)", "ucdp"),
        ],
    ),
    (
        |d| d.export_maps,
        &[
            (ExportFormat::GeoJson, "GeoJSON", "geojson"),
            (ExportFormat::Kml, "KML", "kml"),
            (ExportFormat::TimeMap, "TimeMap (ZIP)", "timemap"),
            (ExportFormat::TimelineJs, "TimelineJS", "timelinejs"),
        ],
    ),
    (|d| d.export_reports, &[(ExportFormat::Report, "", "report")]),
    (
        |d| d.export_research,
        &[
            (ExportFormat::Json, "JSON", "json"),
            (ExportFormat::Bayanat, "Bayanat (JSON)", "bayanat"),
            (ExportFormat::BayanatCsv, "Bayanat (CSV)", "bayanat-csv"),
            (ExportFormat::Brat, "brat (ZIP)", "brat"),
            (ExportFormat::LabelStudio, "Label Studio", "label-studio"),
        ],
    ),
];

#[component]
pub fn DownloadSheet() -> impl IntoView {
    let state = use_state();
    let scope = RwSignal::new(Scope::Shown);
    let places = RwSignal::new(Coordinates::Exact);
    let quotes = RwSignal::new(true);
    let save = Callback::new(move |format: ExportFormat| {
        let wanted = ExportOptions {
            coordinates: places.get_untracked(),
            quotes: quotes.get_untracked(),
            ..ExportOptions::default()
        };
        state.export(format, scope.get_untracked(), wanted);
    });
    view! {
        <SheetDialog sheet=Sheet::Download title=|l| l.desk().download>
            <Show when=move || state.sheet.get() == Some(Sheet::Download)>
                <div class="export-options">
                    <Scopes scope />
                    <Places places />
                </div>
                <label class="check">
                    <input type="checkbox" data-testid="export-quotes" prop:checked=move || quotes.get() on:change:target=move |e| quotes.set(e.target().checked()) />
                    {state.desk(|d| d.export_quotes)}
                </label>
                <p class="hint">{state.desk(|d| d.export_quotes_hint)}</p>
                {GROUPS.into_iter().map(|(name, formats)| group(state, name, formats, save)).collect_view()}
                <p class="hint">{state.desk(|d| d.export_formats_note)}</p>
                // The page behind a dialog is not heard: what went wrong is said here too.
                <p class="form-trouble" role="alert" dir="auto">{move || state.complaint.get().map(|c| c.say(state.lang.get()))}</p>
                <h3>{state.say(|w| w.project)}</h3>
                <p class="hint">{state.say(|w| w.project_hint)}</p>
                <button type="button" data-testid="project-save" on:click=move |_| state.save_project()>{state.say(|w| w.project_save)}</button>
            </Show>
        </SheetDialog>
    }
}

fn group(
    state: State,
    name: Name,
    formats: &'static [Format],
    save: Callback<ExportFormat>,
) -> impl IntoView {
    let buttons = formats.iter().map(|(format, label, id)| {
        let format = *format;
        let label = move || if label.is_empty() { state.lang.get().desk().export_report_file } else { label };
        view! { <button type="button" data-testid=format!("export-{id}") on:click=move |_| save.run(format)>{label}</button> }
    });
    view! {
        <h3>{state.desk(name)}</h3>
        <div class="export-buttons">{buttons.collect_view()}</div>
    }
}

#[component]
fn Scopes(scope: RwSignal<Scope>) -> impl IntoView {
    let state = use_state();
    let label = move |of: Scope| {
        let lang = state.lang.get();
        let text = match of {
            Scope::Shown => lang.words().export_shown,
            Scope::Accepted => lang.words().export_accepted,
            Scope::Every => lang.desk().export_every,
        };
        text.replace("{n}", &state.count_in(of).to_string())
    };
    choice("scope", |d| d.export_what, [Scope::Shown, Scope::Accepted, Scope::Every], scope, label)
}

#[component]
fn Places(places: RwSignal<Coordinates>) -> impl IntoView {
    let state = use_state();
    let label = move |of: Coordinates| {
        let desk = state.lang.get().desk();
        match of {
            Coordinates::Exact => desk.export_exact,
            Coordinates::Rounded => desk.export_rounded,
            Coordinates::Governorate => desk.export_admin,
        }
        .to_owned()
    };
    let all = [Coordinates::Exact, Coordinates::Rounded, Coordinates::Governorate];
    choice("places", |d| d.export_where, all, places, label)
}

/// One of three, as radio buttons under a heading.
fn choice<T: Copy + PartialEq + std::fmt::Debug + Send + Sync + 'static>(
    name: &'static str,
    legend: Name,
    all: [T; 3],
    chosen: RwSignal<T>,
    label: impl Fn(T) -> String + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let one = move |of: T| {
        view! {
            <label class="check">
                <input type="radio" name=name data-testid=format!("{name}-{of:?}").to_lowercase() prop:checked=move || chosen.get() == of on:change=move |_| chosen.set(of) />
                {move || label(of)}
            </label>
        }
    };
    view! {
        <fieldset class="export-scope">
            <legend>{use_state().desk(legend)}</legend>
            {all.map(one).collect_view()}
        </fieldset>
    }
}
