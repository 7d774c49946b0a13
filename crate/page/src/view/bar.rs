//! The line above the panes: which article, which scope, which view, the filter.

use leptos::prelude::*;
use rasid_core::contract::Incident;

use crate::{
    i18n::{Words, plural},
    model::correction::Correction,
    state::{Entry, Pane, Sheet, Stage, State, use_state},
};

#[component]
pub fn Bar() -> impl IntoView {
    let state = use_state();
    let several = Memo::new(move |_| state.articles.with(|articles| articles.len() > 1));
    view! {
        <div class="bar">
            <nav class="bar-articles" aria-label=state.say(|w| w.articles)>
                <button type="button" class="quiet" data-testid="library" on:click=move |_| state.sheet.set(Some(Sheet::Library))>
                    <svg class="tool-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
                        <path d="M4 5h16M4 12h16M4 19h16"></path>
                    </svg>
                    <span class="label">{state.say(|w| w.library)}</span>
                    <span class="bar-count">{move || state.articles.with(Vec::len)}</span>
                </button>
                <Show when=move || several.get()>
                    {step(state, false, |w| w.previous_article)}
                    {step(state, true, |w| w.next_article)}
                </Show>
                <p class="bar-title" dir="auto">{move || state.open_entry().map(|entry| entry.title())}</p>
                <button type="button" class="quiet" data-testid="new-article" title=state.say(|w| w.new_article) on:click=move |_| new_article(state)>
                    <span aria-hidden="true">"+"</span>
                    <span class="label">{state.say(|w| w.new_article)}</span>
                </button>
            </nav>
            <Show when=move || several.get()>
                <div class="choice" role="group" aria-label=state.say(|w| w.scope)>
                    <button type="button" aria-pressed=move || (!state.all.get()).to_string() on:click=move |_| state.all.set(false)>
                        {state.say(|w| w.scope_one)}
                    </button>
                    <button type="button" data-testid="scope-all" aria-pressed=move || state.all.get().to_string() on:click=move |_| state.all.set(true)>
                        {move || {
                            let n = state.articles.with(Vec::len).to_string();
                            state.lang.get().words().scope_all.replace("{n}", &n)
                        }}
                    </button>
                </div>
            </Show>
            <div class="choice views" role="group" aria-label=state.say(|w| w.panes)>
                {view_button(state, Pane::Cards, |w| w.view_review)}
                {view_button(state, Pane::Table, |w| w.tab_table)}
                {view_button(state, Pane::Overview, |w| w.tab_overview)}
            </div>
            <FilterButton />
            <button type="button" class="filter-button" data-testid="download" on:click=move |_| state.sheet.set(Some(Sheet::Download))>
                <svg class="tool-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
                    <path d="M12 4v11m-4.500-4.500L12 15l4.500-4.500M5 19.500h14"></path>
                </svg>
                <span class="label">{state.desk(|d| d.download)}</span>
            </button>
        </div>
    }
}

fn step(state: State, forward: bool, label: fn(&'static Words) -> &'static str) -> impl IntoView {
    // The sign follows the direction of the page: forward points to the left in Arabic.
    let sign = move || if forward == (state.lang.get().dir() == "rtl") { "‹" } else { "›" };
    view! {
        <button type="button" class="icon-button" title=state.say(label) aria-label=state.say(label) on:click=move |_| state.step_article(forward)>
            {sign}
        </button>
    }
}

fn view_button(state: State, pane: Pane, label: fn(&'static Words) -> &'static str) -> impl IntoView {
    let on = move || {
        let now = state.pane.get();
        now == pane || (pane.is_review() && now.is_review())
    };
    view! {
        <button type="button" data-testid=format!("view-{pane:?}").to_lowercase() aria-pressed=move || on().to_string() on:click=move |_| state.pane.set(pane)>
            {state.say(label)}
        </button>
    }
}

#[component]
fn FilterButton() -> impl IntoView {
    let state = use_state();
    let label = move || {
        let words = state.lang.get().words();
        match state.filter.with(|f| f.count()) {
            0 => words.filter.to_owned(),
            n => words.filter_active.replace("{n}", &n.to_string()),
        }
    };
    view! {
        <button
            type="button"
            class="filter-button"
            class:is-on=move || state.filter.with(|f| !f.is_empty())
            data-testid="filter"
            aria-expanded=move || state.filter_open.get().to_string()
            on:click=move |_| state.filter_open.update(|open| *open = !*open)
        >
            <svg class="tool-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
                <path d="M4 5h16l-6.2 7.5V19l-3.600-2v-4.500z"></path>
            </svg>
            <span class="label">{label}</span>
        </button>
    }
}

/// Where an article stands: being read, new, in review, done.
pub fn progress(state: State, entry: &Entry) -> (fn(&'static Words) -> &'static str, usize, usize) {
    let Stage::Ready(reading) = entry.stage.get() else { return (|w| w.state_working, 0, 0) };
    let (judged, all) = state.review.with(|review| {
        let settled = |one: &&Incident| review.of(&one.id).is_some_and(Correction::is_settled);
        let incidents =
            || reading.extraction.incidents.iter().chain(review.made_in(&reading.extraction.article.sha256));
        (incidents().filter(settled).count(), incidents().count())
    });
    let label: fn(&'static Words) -> &'static str = match judged {
        _ if all == 0 => |w| w.state_nothing,
        0 => |w| w.state_new,
        n if n < all => |w| w.state_begun,
        _ => |w| w.state_done,
    };
    (label, judged, all)
}

/// Opens the box; what is in it goes only if it is already loaded as an article.
pub fn new_article(state: State) {
    let draft = state.draft_text.get_untracked();
    let loaded = |text: &str| {
        state.articles.with_untracked(|articles| {
            articles.iter().any(|entry| match entry.stage.get_untracked() {
                Stage::Ready(reading) => reading.article.text == text,
                Stage::Working => false,
            })
        })
    };
    if loaded(&draft) {
        state.draft_text.set(String::new());
        state.draft_date.set(String::new());
    }
    if state.draft_held.get_untracked().is_some_and(|held| loaded(&held.text)) {
        state.draft_held.set(None);
        state.draft_date.set(String::new());
    }
    state.input_open.set(true);
    if let Some(area) = crate::dom::find("#text") {
        crate::dom::focus(&area);
    }
}

/// «3 incidents», for the library.
pub fn incidents(state: State, n: usize) -> String {
    plural::INCIDENT.count(n as u64, state.lang.get())
}
