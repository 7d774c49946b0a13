//! The filter bar, shared by all views.

use leptos::{ev, prelude::*};

use crate::{
    i18n::{
        Lang, Words,
        labels::{self, Group, TYPES},
    },
    model::{correction::Verdict, dates::Day, filter::Filter, form::ROLES},
    state::{State, use_state},
};

type Label = fn(&'static Words) -> &'static str;

#[component]
pub fn FilterBar() -> impl IntoView {
    let state = use_state();
    view! {
        <Show when=move || state.filter_open.get()>
            <form class="filter" role="search" aria-label=state.say(|w| w.filter) data-testid="filter-bar" on:submit=|event: ev::SubmitEvent| event.prevent_default()>
                {text(state, "words", |w| w.filter_words, |f| &f.words, |f, v| f.words = v)}
                <KindField />
                {text(state, "place", |w| w.filter_place, |f| &f.place, |f, v| f.place = v)}
                {text(state, "actor", |w| w.filter_actor, |f| &f.actor, |f, v| f.actor = v)}
                {choice(
                    state,
                    "side",
                    |l| l.desk().filter_side,
                    |state| ROLES.map(|role| (role.to_owned(), labels::fixed(role, state.lang.get()).to_owned())).to_vec(),
                    |f| f.side.clone(),
                    |f, v| f.side = v,
                )}
                {text(state, "source", |w| w.col_source, |f| &f.source, |f, v| f.source = v)}
                {day(state, |w| w.filter_from, |f| f.from, |f, v| f.from = v)}
                {day(state, |w| w.filter_to, |f| f.to, |f, v| f.to = v)}
                <Harmed />
                <Standing />
                <Shown />
            </form>
        </Show>
    }
}

/// At least so many people.
#[component]
fn Harmed() -> impl IntoView {
    let state = use_state();
    view! {
        <label class="field narrow-field">
            <span>{state.say(|w| w.filter_harmed)}</span>
            <input
                inputmode="numeric"
                prop:value=move || match state.filter.with(|f| f.harmed) {
                    0 => String::new(),
                    n => n.to_string(),
                }
                on:input:target=move |e| state.filter.update(|f| f.harmed = e.target().value().trim().parse().unwrap_or(0))
            />
        </label>
    }
}

/// Whether it happened, how sure the machine is, what a person decided.
#[component]
fn Standing() -> impl IntoView {
    let state = use_state();
    view! {
        {choice(
            state,
            "status",
            |l| l.words().filter_status,
            |state| ["occurred", "foiled", "threat"].map(|id| (id.to_owned(), labels::name(id, state.lang.get()))).to_vec(),
            |f| f.status.clone(),
            |f, v| f.status = v,
        )}
        {choice(
            state,
            "level",
            |l| l.words().filter_level,
            |state| {
                let words = state.lang.get().words();
                vec![("2".to_owned(), words.filter_level_2.to_owned()), ("3".to_owned(), words.filter_level_3.to_owned())]
            },
            |f| if f.level == 0 { String::new() } else { f.level.to_string() },
            |f, v| f.level = v.parse().unwrap_or(0),
        )}
        {choice(
            state,
            "verdict",
            |l| l.words().filter_verdict,
            |state| {
                let lang = state.lang.get();
                let mut all: Vec<(String, String)> =
                    Verdict::ALL.map(|v| (v.code().to_owned(), v.label(lang).to_owned())).to_vec();
                all.push(("edited".to_owned(), lang.words().corrected.to_owned()));
                all
            },
            |f| f.verdict.clone(),
            |f, v| f.verdict = v,
        )}
    }
}

/// How many pass, and the way back to all.
#[component]
fn Shown() -> impl IntoView {
    let state = use_state();
    let shown = move || {
        let (n, all) = (state.visible.with(|rows| rows.len()), state.rows.with(|rows| rows.len()));
        let words = state.lang.get().words();
        words.filter_shows.replace("{n}", &n.to_string()).replace("{all}", &all.to_string())
    };
    view! {
        <div class="filter-foot">
            <p role="status" data-testid="filter-shows">{shown}</p>
            <button
                type="button"
                class="link"
                data-testid="filter-clear"
                disabled=move || state.filter.with(Filter::is_empty)
                on:click=move |_| state.filter.set(Filter::default())
            >
                {state.say(|w| w.filter_clear)}
            </button>
        </div>
    }
}

#[component]
fn KindField() -> impl IntoView {
    let state = use_state();
    let options = move || {
        let lang = state.lang.get();
        let now = state.filter.with(|f| f.kind.clone());
        let option = |value: &'static str, label: &'static str| {
            let chosen = value == now;
            view! { <option value=value selected=chosen>{label}</option> }
        };
        view! {
            {option("", lang.words().filter_any)}
            <optgroup label=lang.words().filter_groups>
                {Group::ALL.into_iter().map(|group| option(group.class(), group.label(lang))).collect_view()}
            </optgroup>
            <optgroup label=lang.words().filter_types>
                {TYPES.iter().map(|row| option(row.id, lang.pick(row.ar, row.en))).collect_view()}
            </optgroup>
        }
    };
    view! {
        <label class="field">
            <span>{state.say(|w| w.field_type)}</span>
            <select data-testid="filter-kind" on:change:target=move |e| state.filter.update(|f| f.kind = e.target().value())>{options}</select>
        </label>
    }
}

fn text(
    state: State,
    name: &'static str,
    label: Label,
    get: fn(&Filter) -> &String,
    set: fn(&mut Filter, String),
) -> impl IntoView {
    view! {
        <label class="field">
            <span>{state.say(label)}</span>
            <input
                type="search"
                dir="auto"
                data-testid=format!("filter-{name}")
                prop:value=move || state.filter.with(|f| get(f).clone())
                on:input:target=move |e| state.filter.update(|f| set(f, e.target().value()))
            />
        </label>
    }
}

fn day(
    state: State,
    label: Label,
    get: fn(&Filter) -> Option<Day>,
    set: fn(&mut Filter, Option<Day>),
) -> impl IntoView {
    view! {
        <label class="field narrow-field">
            <span>{state.say(label)}</span>
            <input
                type="date"
                prop:value=move || state.filter.with(get).map(Day::iso).unwrap_or_default()
                on:input:target=move |e| state.filter.update(|f| set(f, Day::read(&e.target().value())))
            />
        </label>
    }
}

fn choice(
    state: State,
    name: &'static str,
    label: fn(Lang) -> &'static str,
    options: fn(State) -> Vec<(String, String)>,
    get: fn(&Filter) -> String,
    set: fn(&mut Filter, String),
) -> impl IntoView {
    let list = move || {
        let now = state.filter.with(get);
        std::iter::once((String::new(), state.lang.get().words().filter_any.to_owned()))
            .chain(options(state))
            .map(|(value, label)| {
                let chosen = value == now;
                view! { <option value=value selected=chosen>{label}</option> }
            })
            .collect_view()
    };
    view! {
        <label class="field narrow-field">
            <span>{move || label(state.lang.get())}</span>
            <select data-testid=format!("filter-{name}") on:change:target=move |e| state.filter.update(|f| set(f, e.target().value()))>{list}</select>
        </label>
    }
}
