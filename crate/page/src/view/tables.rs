//! A table of articles: what its columns hold, to be corrected before its rows are read.

use std::sync::Arc;

use leptos::prelude::*;
use rasid_engine::Mapping;

use crate::{
    i18n::{Desk, plural},
    load::Waiting,
    state::{Sheet, State, use_state},
};

use super::sheet::SheetDialog;

type Name = fn(&'static Desk) -> &'static str;
type Get = fn(&Mapping) -> Option<u32>;
type Set = fn(&mut Mapping, Option<u32>);

const FIELDS: [(&str, Name, Get, Set); 5] = [
    ("text", |d| d.column_text, |m| m.text, |m, to| m.text = to),
    ("title", |d| d.column_title, |m| m.title, |m, to| m.title = to),
    ("date", |d| d.column_date, |m| m.date, |m, to| m.date = to),
    ("outlet", |d| d.column_outlet, |m| m.outlet, |m, to| m.outlet = to),
    ("url", |d| d.column_url, |m| m.url, |m, to| m.url = to),
];

#[component]
pub fn TableSheet() -> impl IntoView {
    let state = use_state();
    view! {
        <SheetDialog sheet=Sheet::Tables title=|l| l.desk().tables>
            <p class="hint">{state.desk(|d| d.tables_hint)}</p>
            {move || {
                let waiting = state.load.tables.with(|tables| tables.first().cloned())?;
                state.lang.track();
                Some(view! { <Choices waiting=waiting.clone() /> {sample(&waiting)} <Buttons waiting /> })
            }}
        </SheetDialog>
    }
}

#[component]
fn Choices(waiting: Arc<Waiting>) -> impl IntoView {
    let state = use_state();
    let desk = state.lang.get_untracked().desk();
    let mapping = waiting.table.mapping;
    let fields = FIELDS.map(|(id, name, get, set)| {
        let now = get(&mapping);
        let options = waiting
            .table
            .columns
            .iter()
            .enumerate()
            .map(|(i, column)| {
                let value = i.to_string();
                view! { <option value=value.clone() selected=now.is_some_and(|n| n.to_string() == value)>{column.clone()}</option> }
            })
            .collect_view();
        let change = move |value: String| {
            let mut wanted = mapping;
            set(&mut wanted, value.parse().ok());
            state.map_columns(wanted);
        };
        view! {
            <label class="field">
                <span>{name(desk)}</span>
                <select data-testid=format!("column-{id}") on:change:target=move |e| change(e.target().value())>
                    <option value="" selected=now.is_none()>{desk.column_none}</option>
                    {options}
                </select>
            </label>
        }
    });
    view! { <p><strong><bdi>{waiting.table.name.clone()}</bdi></strong></p> <div class="columns-choice">{fields.into_iter().collect_view()}</div> }
}

/// The first rows, so that one sees what a column holds.
fn sample(waiting: &Waiting) -> impl IntoView + use<> {
    let heads = waiting
        .table
        .columns
        .iter()
        .map(|name| view! { <th scope="col"><bdi>{name.clone()}</bdi></th> })
        .collect_view();
    let rows = waiting
        .table
        .sample
        .iter()
        .map(|row| {
            let cells = row.iter().map(|cell| view! { <td dir="auto">{cell.clone()}</td> }).collect_view();
            view! { <tr>{cells}</tr> }
        })
        .collect_view();
    view! {
        <div class="places-table" tabindex="0" role="group" aria-label=waiting.table.name.clone()>
            <table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>
        </div>
    }
}

#[component]
fn Buttons(waiting: Arc<Waiting>) -> impl IntoView {
    let state: State = use_state();
    let lang = state.lang.get_untracked();
    let desk = lang.desk();
    let count = waiting.articles();
    let label = desk.tables_read.replace("{n}", &plural::ARTICLE.count(count as u64, lang));
    let empty = count == 0;
    view! {
        <p class="form-trouble" role="alert">{empty.then_some(desk.tables_none)}</p>
        <div class="actions">
            <button type="button" class="primary" data-testid="table-read" disabled=empty on:click=move |_| state.close_table(true)>{label}</button>
            <button type="button" on:click=move |_| state.close_table(false)>{lang.words().cancel}</button>
        </div>
    }
}
