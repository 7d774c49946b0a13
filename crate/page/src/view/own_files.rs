//! Files of places: choosing one, what became of it, and the columns as they were guessed, to be corrected.

use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};
use rasid_engine::{PlaceField, PlaceFile, PlaceFormat};

use crate::{
    i18n::{Lang, Words, plural},
    load::read_bytes,
    state::{State, use_state},
};

use super::fields::{FileKind, file_button};

type Label = fn(&'static Words) -> &'static str;

/// Refused lines that are shown; a file that is wrong is wrong everywhere.
const SHOWN: usize = 5;

#[component]
pub fn PlaceFiles() -> impl IntoView {
    let state = use_state();
    let open = Callback::new(move |input: web_sys::HtmlInputElement| {
        let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
        spawn_local(async move {
            match read_bytes(&file).await {
                Ok(bytes) => state.open_places(file.name(), bytes),
                Err(complaint) => state.complain(complaint),
            }
        });
    });
    let accept = ".txt,.csv,.tsv,.json,.geojson,.zip";
    let kind =
        FileKind { class: "primary", ..FileKind::one(|l| l.words().places_pick, "places-file", accept) };
    view! {
        <div class="own-form">{file_button(kind, open)}</div>
        {move || state.own.file.get().map(|file| view! { <Outcome file /> })}
    }
}

/// What was taken out of the file and what was not.
#[component]
fn Outcome(file: Arc<PlaceFile>) -> impl IntoView {
    let state = use_state();
    let lang = state.lang.get_untracked();
    let columns = (file.format != PlaceFormat::Geonames).then(|| view! { <Columns file=file.clone() /> });
    let lines = summary(&file, lang).into_iter().map(|line| view! { <p>{line}</p> }).collect_view();
    let refused = file.refused.iter().take(SHOWN).map(|line| {
        let why = lang.pick(&line.why.ar, &line.why.en);
        let said =
            lang.words().places_wrong_line.replace("{n}", &line.line.to_string()).replace("{why}", why);
        view! { <li>{said} " " <bdi class="soft">{line.what.clone()}</bdi></li> }
    });
    view! {
        <div class="places-outcome" role="status" data-testid="places-outcome">
            {lines}
            <ul class="places-refused">{refused.collect_view()}</ul>
            {columns}
            <button type="button" on:click=move |_| state.close_places()>{lang.words().places_close}</button>
        </div>
    }
}

fn summary(file: &PlaceFile, lang: Lang) -> Vec<String> {
    let words = lang.words();
    let count = |n: u32, noun: plural::Noun| noun.count(u64::from(n), lang);
    if file.places == 0 {
        return vec![words.places_none.to_owned()];
    }
    let taken =
        words.places_taken.replace("{n}", &count(file.places, plural::PLACE)).replace("{file}", &file.name);
    let nameless =
        (file.nameless > 0).then(|| words.places_nameless.replace("{n}", &count(file.nameless, plural::ROW)));
    let wrong = (file.wrong > 0).then(|| words.places_wrong.replace("{n}", &count(file.wrong, plural::ROW)));
    [Some(taken), nameless, wrong].into_iter().flatten().collect()
}

/// A table of the first rows; above each column, what it holds.
#[component]
fn Columns(file: Arc<PlaceFile>) -> impl IntoView {
    let state = use_state();
    let lang = state.lang.get_untracked();
    let fields = file.fields.clone();
    let heads = file.columns.iter().enumerate().map(|(i, name)| {
        let now = file.fields.get(i).copied().unwrap_or_default();
        let label = lang.words().places_column.replace("{name}", name);
        let given = fields.clone();
        let change = move |value: String| {
            let field = PlaceField::ALL.into_iter().find(|f| f.id() == value).unwrap_or_default();
            let mut given = given.clone();
            // One column for each thing: the column that held it before is free again.
            given.iter_mut().filter(|f| **f == field).for_each(|f| *f = PlaceField::Skip);
            if let Some(held) = given.get_mut(i) {
                *held = field;
            }
            state.reread_places(given);
        };
        view! {
            <th scope="col">
                <bdi>{name.clone()}</bdi>
                <select aria-label=label data-testid="places-column" class:is-used=now != PlaceField::Skip on:change:target=move |e| change(e.target().value())>
                    {options(state, now)}
                </select>
            </th>
        }
    });
    let rows = file.sample.iter().map(|row| {
        let cells = row.iter().map(|cell| view! { <td><bdi>{cell.clone()}</bdi></td> }).collect_view();
        view! { <tr>{cells}</tr> }
    });
    view! {
        <p class="hint">{lang.words().places_columns}</p>
        <div class="places-table" tabindex="0" role="group" aria-label=lang.words().places_columns>
            <table>
                <thead><tr>{heads.collect_view()}</tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
}

fn options(state: State, now: PlaceField) -> impl IntoView {
    let words = state.lang.get_untracked().words();
    PlaceField::ALL
        .into_iter()
        .map(|field| view! { <option value=field.id() selected=field == now>{label(field)(words)}</option> })
        .collect_view()
}

fn label(field: PlaceField) -> Label {
    match field {
        PlaceField::Skip => |w| w.field_skip,
        PlaceField::NameAr => |w| w.field_name_ar,
        PlaceField::NameEn => |w| w.field_name_en,
        PlaceField::Also => |w| w.field_also,
        PlaceField::Lat => |w| w.field_lat,
        PlaceField::Lon => |w| w.field_lon,
        PlaceField::Id => |w| w.field_code,
        PlaceField::Level => |w| w.own_level,
        PlaceField::Country => |w| w.own_country,
        PlaceField::Admin1Ar => |w| w.field_admin_ar,
        PlaceField::Admin1En => |w| w.field_admin_en,
        PlaceField::Population => |w| w.field_people,
    }
}
