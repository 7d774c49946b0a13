//! The library: every article, its state, its incidents; the work as a file; keeping it on this device.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::{
    i18n::{Lang, Words},
    model::{alike, dates, row::search_key},
    state::{Entry, Sheet, Stage, use_state},
};

use super::{
    bar::{incidents, new_article, progress},
    fields::{FileKind, file_button},
    sheet::SheetDialog,
};

type Label = fn(&'static Words) -> &'static str;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    Loaded,
    Newest,
    Title,
    Most,
}

impl Sort {
    const ALL: [(Sort, &str, Label); 4] = [
        (Sort::Loaded, "loaded", |w| w.sort_loaded),
        (Sort::Newest, "newest", |w| w.sort_newest),
        (Sort::Title, "title", |w| w.sort_title),
        (Sort::Most, "most", |w| w.sort_most),
    ];
}

#[component]
pub fn Library() -> impl IntoView {
    let state = use_state();
    let search = RwSignal::new(String::new());
    let sort = RwSignal::new(Sort::Loaded);
    let found = Memo::new(move |_| {
        let key = search_key(search.get().trim());
        let mut found: Vec<Entry> =
            state.articles.with(|all| all.iter().filter(|e| is_found(e, &key)).cloned().collect());
        order(&mut found, sort.get());
        found
    });
    // Looked for only while the list is open: it goes over all the words of all articles.
    let repeats = Memo::new(move |_| {
        if state.sheet.get() != Some(Sheet::Library) {
            return BTreeMap::new();
        }
        let read: Vec<_> = state.articles.get().iter().filter_map(|e| Some((e.id, e.reading()?))).collect();
        let texts: Vec<(u32, &str)> = read.iter().map(|(id, r)| (*id, r.article.text.as_str())).collect();
        alike::repeats(&texts)
    });
    let nothing = move || {
        let words = state.lang.get().words();
        found.with(Vec::is_empty).then(|| {
            if state.articles.with(Vec::is_empty) { words.library_empty } else { words.library_none }
        })
    };
    view! {
        <SheetDialog sheet=Sheet::Library title=|l| l.words().library>
            <Tools search sort />
            <ul class="library" data-testid="library-list">
                <For each=move || found.get() key=|entry| entry.id let:entry>
                    <Item entry repeats />
                </For>
            </ul>
            {move || nothing().map(|text| view! { <p class="empty">{text}</p> })}
            <Work />
        </SheetDialog>
    }
}

/// Search, order, and a new article.
#[component]
fn Tools(search: RwSignal<String>, sort: RwSignal<Sort>) -> impl IntoView {
    let state = use_state();
    view! {
        <div class="library-tools">
            <label class="field grows">
                <span>{state.say(|w| w.library_search)}</span>
                <input type="search" dir="auto" data-testid="library-search" prop:value=move || search.get() on:input:target=move |e| search.set(e.target().value()) />
            </label>
            <label class="field">
                <span>{state.say(|w| w.library_sort)}</span>
                <select on:change:target=move |e| {
                    let value = e.target().value();
                    sort.set(Sort::ALL.iter().find(|row| row.1 == value).map_or(Sort::Loaded, |row| row.0));
                }>
                    {Sort::ALL
                        .into_iter()
                        .map(|(_, value, label)| view! { <option value=value>{state.say(label)}</option> })
                        .collect_view()}
                </select>
            </label>
            <button
                type="button"
                on:click=move |_| {
                    state.sheet.set(None);
                    new_article(state);
                }
            >
                {state.say(|w| w.new_article)}
            </button>
        </div>
    }
}

#[component]
fn Item(entry: Entry, repeats: Memo<BTreeMap<u32, u32>>) -> impl IntoView {
    let state = use_state();
    let id = entry.id;
    let (titled, dated, standing, named) = (entry.clone(), entry.clone(), entry.clone(), entry);
    let when = move || {
        let lang = state.lang.get();
        published(&dated, lang)
    };
    let status = move || {
        let (label, judged, all) = progress(state, &standing);
        (label(state.lang.get().words()), judged, all)
    };
    let part = status.clone();
    let twin = move || {
        let of = repeats.with(|all| all.get(&id).copied())?;
        let line = state.lang.get().desk().alike.replace("{name}", &state.entry(of)?.title());
        Some(view! { <span class="flag" dir="auto">{line}</span> })
    };
    view! {
        <li class:is-open=move || state.open.get() == Some(id)>
            <button
                type="button"
                class="library-item"
                data-testid="library-item"
                aria-current=move || (state.open.get() == Some(id)).then_some("true")
                on:click=move |_| {
                    state.show(Some(id));
                    state.sheet.set(None);
                }
            >
                <strong><bdi>{move || titled.title()}</bdi></strong>
                <span class="soft">{when}</span>
                <span class="library-state">
                    {move || {
                        let (label, judged, all) = part();
                        let count = if judged > 0 { format!(" {judged}/{all}") } else { String::new() };
                        format!("{label}{count}")
                    }}
                    " · "
                    {move || incidents(state, status().2)}
                </span>
                {twin}
            </button>
            <button
                type="button"
                class="icon-button"
                data-testid="library-remove"
                title=state.say(|w| w.remove_article)
                aria-label=move || format!("{}: {}", state.lang.get().words().remove_article, named.title())
                on:click=move |_| state.remove(id)
            >
                "×"
            </button>
        </li>
    }
}

/// Saving, opening, keeping.
#[component]
fn Work() -> impl IntoView {
    let state = use_state();
    let open = Callback::new(move |input: web_sys::HtmlInputElement| {
        state.sheet.set(None);
        state.read_files(input.files());
    });
    view! {
        <h3>{state.say(|w| w.project)}</h3>
        <p class="hint">{state.say(|w| w.project_hint)}</p>
        <div class="actions">
            <button type="button" class="primary" on:click=move |_| state.save_project()>{state.say(|w| w.project_save)}</button>
            {file_button(FileKind::one(|l| l.words().project_open, "project-file", ".json"), open)}
        </div>
        <label class="check">
            <input type="checkbox" data-testid="keep" prop:checked=move || state.keeping.get() on:change:target=move |event| state.set_keeping(event.target().checked()) />
            {state.say(|w| w.keep)}
        </label>
        <p class="hint">{state.say(|w| w.keep_hint)}</p>
    }
}

fn published(entry: &Entry, lang: Lang) -> String {
    let words = lang.words();
    let date = entry.reading().and_then(|reading| reading.extraction.article.published.date.clone());
    match date {
        Some(date) => words.published_on.replace("{date}", &dates::say_interval(&date, &date, "day", lang)),
        None => words.no_date_short.to_owned(),
    }
}

fn is_found(entry: &Entry, key: &str) -> bool {
    key.is_empty()
        || search_key(&entry.title()).contains(key)
        || search_key(&entry.name).contains(key)
        || match entry.stage.get() {
            Stage::Ready(reading) => search_key(&reading.article.text).contains(key),
            Stage::Working => false,
        }
}

fn order(entries: &mut [Entry], sort: Sort) {
    let reading = |entry: &Entry| entry.reading();
    match sort {
        Sort::Loaded => {}
        Sort::Newest => entries.sort_by_key(|e| {
            std::cmp::Reverse(reading(e).and_then(|r| r.extraction.article.published.date.clone()))
        }),
        Sort::Title => entries.sort_by_key(Entry::title),
        Sort::Most => {
            entries.sort_by_key(|e| std::cmp::Reverse(reading(e).map_or(0, |r| r.extraction.incidents.len())))
        }
    }
}
