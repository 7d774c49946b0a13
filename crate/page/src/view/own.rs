//! «Your words and places»: what the person taught, list by list, with a form each; sharing and keeping.

use leptos::{prelude::*, task::spawn_local};
use rasid_core::own::OwnList;

use crate::{
    i18n::Words,
    load::read_bytes,
    model::{own, own_share},
    state::{Sheet, State, use_state},
};

use super::{
    fields::{FileKind, file_button},
    own_files::PlaceFiles,
    own_form::OwnForm,
    sheet::SheetDialog,
};

type Label = fn(&'static Words) -> &'static str;

/// In the order in which they are needed most.
const LISTS: [(OwnList, &str, Label, Label); 6] = [
    (OwnList::Triggers, "triggers", |w| w.own_triggers, |w| w.own_triggers_hint),
    (OwnList::Ignored, "ignored", |w| w.own_ignored, |w| w.own_ignored_hint),
    (OwnList::Actors, "actors", |w| w.own_actors, |w| w.own_actors_hint),
    (OwnList::Places, "places", |w| w.own_places, |w| w.own_places_hint),
    (OwnList::Aliases, "aliases", |w| w.own_aliases, |w| w.own_aliases_hint),
    (OwnList::Files, "files", |w| w.own_files, |w| w.own_files_hint),
];

#[component]
pub fn OwnSheet() -> impl IntoView {
    let state = use_state();
    let list = state.own.list;
    let hint = move || {
        let words = state.lang.get().words();
        LISTS.iter().find(|row| row.0 == list.get()).map_or("", |row| row.3(words))
    };
    let title = move || {
        let words = state.lang.get().words();
        LISTS.iter().find(|row| row.0 == list.get()).map_or("", |row| row.2(words))
    };
    view! {
        <SheetDialog sheet=Sheet::Own title=|l| l.words().own>
            <p class="hint">{state.say(|w| w.own_intro)}</p>
            <nav class="own-lists" aria-label=state.say(|w| w.own_kinds)>
                {LISTS.into_iter().map(|(of, id, label, _)| list_button(state, of, id, label)).collect_view()}
            </nav>
            <section class="own-part" aria-labelledby="own-list">
                <h3 id="own-list">{title}</h3>
                <p class="hint">{hint}</p>
                {move || match list.get() {
                    OwnList::Files => view! { <PlaceFiles /> }.into_any(),
                    of => view! { <OwnForm list=of /> }.into_any(),
                }}
                <div role="status" class="own-said" data-testid="own-said">
                    <p>{move || state.own.said.get()}</p>
                </div>
                <p class="form-trouble" role="alert" data-testid="own-trouble" dir="auto">
                    {move || {
                        let lang = state.lang.get();
                        state.own.trouble.get().map(|t| lang.pick(&t.ar, &t.en).to_owned())
                    }}
                </p>
                <Rows />
            </section>
            <Conflicts />
            <Share />
        </SheetDialog>
    }
}

fn list_button(state: State, of: OwnList, id: &'static str, label: Label) -> impl IntoView {
    let count = move || state.own.held.with(|held| own::count(held, of));
    view! {
        <button
            type="button"
            data-testid=format!("own-{id}")
            aria-pressed=move || (state.own.list.get() == of).to_string()
            on:click=move |_| {
                state.own.said.set(None);
                state.own.trouble.set(None);
                state.own.list.set(of);
            }
        >
            {state.say(label)}
            {move || (count() > 0).then(|| view! { <span class="bar-count">{count()}</span> })}
        </button>
    }
}

/// The rows of the open list, the newest first.
#[component]
fn Rows() -> impl IntoView {
    let state = use_state();
    let rows = Memo::new(move |_| {
        let (list, lang) = (state.own.list.get(), state.lang.get());
        let lines =
            state.own.taken.with(|taken| state.own.held.with(|held| own::lines(held, taken, list, lang)));
        lines.into_iter().enumerate().rev().collect::<Vec<_>>()
    });
    let remove = move |row: usize| state.remove_own(state.own.list.get_untracked(), row);
    view! {
        <Show when=move || rows.with(Vec::is_empty)>
            <p class="empty">{state.say(|w| w.own_none)}</p>
        </Show>
        <ul class="own-rows" data-testid="own-rows">
            {move || {
                let lang = state.lang.get();
                rows.get()
                    .into_iter()
                    .map(|(row, line)| {
                        let label = format!("{}: {}", lang.words().own_remove, line.title);
                        view! {
                            <li data-testid="own-row">
                                <div>
                                    <strong dir="auto">{line.title}</strong>
                                    <span class="soft">{line.detail}</span>
                                    {line.trouble.map(|why| view! { <span class="own-bad">{lang.pick(&why.ar, &why.en).to_owned()}</span> })}
                                </div>
                                <button type="button" class="icon-button" data-testid="own-remove" title=lang.words().own_remove aria-label=label on:click=move |_| remove(row)>
                                    "×"
                                </button>
                            </li>
                        }
                    })
                    .collect_view()
            }}
        </ul>
    }
}

/// What a colleague's file says otherwise.
#[component]
fn Conflicts() -> impl IntoView {
    let state = use_state();
    let item = move |conflict: own_share::Conflict| {
        let lang = state.lang.get();
        let words = lang.words();
        let (title, mine, theirs) = state.own.held.with(|held| own_share::describe(held, &conflict, lang));
        let other = conflict.clone();
        view! {
            <li data-testid="own-conflict">
                <strong dir="auto">{title}</strong>
                <dl>
                    <div><dt>{words.own_mine}</dt><dd>{mine}</dd></div>
                    <div><dt>{words.own_theirs}</dt><dd>{theirs}</dd></div>
                </dl>
                <div class="actions">
                    <button type="button" on:click=move |_| state.settle(&conflict, false)>{words.own_keep_mine}</button>
                    <button type="button" data-testid="own-theirs" on:click=move |_| state.settle(&other, true)>{words.own_take_theirs}</button>
                </div>
            </li>
        }
    };
    view! {
        <Show when=move || state.own.conflicts.with(|list| !list.is_empty())>
            <section class="own-conflicts" aria-labelledby="own-conflicts">
                <h3 id="own-conflicts">{state.say(|w| w.own_conflicts)}</h3>
                <ul>{move || state.own.conflicts.get().into_iter().map(item).collect_view()}</ul>
            </section>
        </Show>
    }
}

#[component]
fn Share() -> impl IntoView {
    let state = use_state();
    let open = Callback::new(move |input: web_sys::HtmlInputElement| {
        let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
        spawn_local(async move {
            match read_bytes(&file).await {
                Ok(bytes) => state.open_own(file.name(), bytes),
                Err(complaint) => state.complain(complaint),
            }
        });
    });
    view! {
        <h3>{state.say(|w| w.own_share)}</h3>
        <p class="hint">{state.say(|w| w.own_share_hint)}</p>
        <div class="actions">
            <button type="button" class="primary" data-testid="own-save" disabled=move || state.own.held.with(|held| held.is_empty()) on:click=move |_| state.save_own()>
                {state.say(|w| w.own_save)}
            </button>
            {file_button(FileKind::one(|l| l.words().own_open, "own-file", ".json"), open)}
        </div>
        <label class="check">
            <input type="checkbox" data-testid="own-keep" prop:checked=move || state.keeping.get() on:change:target=move |event| state.set_keeping(event.target().checked()) />
            {state.say(|w| w.keep)}
        </label>
    }
}
