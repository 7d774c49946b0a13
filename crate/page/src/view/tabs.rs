//! The loaded articles, and the way back to the box.

use leptos::prelude::*;

use crate::{
    i18n::plural,
    state::{Entry, Stage, State, use_state},
};

#[component]
pub fn Tabs() -> impl IntoView {
    let state = use_state();
    view! {
        <nav class="tabs" aria-label=state.say(|w| w.articles)>
            <ul>
                <For each=move || state.articles.get() key=|entry| entry.id let:entry>
                    <Tab entry />
                </For>
            </ul>
            <button
                type="button"
                class="quiet new-article"
                on:click=move |_| new_article(state)
            >
                <span aria-hidden="true" class="plus">"+"</span>
                <span class="label">{state.say(|w| w.new_article)}</span>
            </button>
        </nav>
    }
}

#[component]
fn Tab(entry: Entry) -> impl IntoView {
    let state = use_state();
    let id = entry.id;
    let (stage, name) = (entry.stage.clone(), entry.name.clone());
    let title = move || match stage.get() {
        Stage::Ready(reading) => reading.extraction.article.title.clone().unwrap_or_else(|| name.clone()),
        Stage::Working => name.clone(),
    };
    let count = move || match entry.stage.get() {
        Stage::Ready(_) => {
            let n = entry.reviewed().map_or(0, |e| e.incidents.len());
            plural::INCIDENT.count(n as u64, state.lang.get())
        }
        Stage::Working => "…".to_owned(),
    };
    view! {
        <li class:is-open=move || state.open.get() == Some(id)>
            <button
                type="button"
                class="tab"
                aria-current=move || (state.open.get() == Some(id)).then_some("true")
                on:click=move |_| state.show(Some(id))
            >
                <span class="tab-title" dir="auto">{title}</span>
                <span class="tab-count">{count}</span>
            </button>
            <button
                type="button"
                class="icon-button"
                title=state.say(|w| w.remove_article)
                aria-label=state.say(|w| w.remove_article)
                on:click=move |_| state.remove(id)
            >
                "×"
            </button>
        </li>
    }
}

/// Opens the box; what is in it goes only if it is already loaded as an article.
fn new_article(state: State) {
    let draft = state.draft_text.get_untracked();
    let loaded = state.articles.with_untracked(|articles| {
        articles.iter().any(|entry| match entry.stage.get_untracked() {
            Stage::Ready(reading) => reading.article.text == draft,
            Stage::Working => false,
        })
    });
    if loaded {
        state.draft_text.set(String::new());
        state.draft_date.set(String::new());
    }
    state.input_open.set(true);
    if let Some(area) = crate::dom::find("#text") {
        crate::dom::focus(&area);
    }
}
