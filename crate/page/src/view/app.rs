//! The frame of the page: starts the engine, keeps `<html>` in step with the state, takes dropped files and keys.

use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;

use crate::{
    dom,
    i18n::Lang,
    link::{Link, News},
    state::{EngineState, Pane, State, Theme},
};

use super::{
    about::About, article::ArticlePane, cards::CardsPane, header::Header, input::InputPanel,
    map_pane::MapPane, message::Message, tabs::Tabs,
};

#[component]
pub fn App() -> impl IntoView {
    let state = State::new();
    provide_context(state);
    start_engine(state);
    keep_root_in_step(state);
    listen_for_keys(state);
    let dragging = RwSignal::new(false);
    listen_for_files(state, dragging);
    let has_articles = Memo::new(move |_| state.articles.with(|articles| !articles.is_empty()));

    view! {
        <Show when=move || has_articles.get()>
            <nav class="skips" aria-label=state.say(|w| w.skips)>
                <a href="#article" on:click=move |_| state.pane.set(Pane::Text)>{state.say(|w| w.to_article)}</a>
                <a href="#cards" on:click=move |_| state.pane.set(Pane::Cards)>{state.say(|w| w.to_cards)}</a>
                <a href="#map" on:click=move |_| state.pane.set(Pane::Map)>{state.say(|w| w.to_map)}</a>
            </nav>
        </Show>
        <Header />
        <main class="page" class:has-articles=has_articles>
            <InputPanel />
            <Message />
            <Show when=move || has_articles.get()>
                <Tabs />
                <div
                    class="workspace"
                    class:show-text=move || state.pane.get() == Pane::Text
                    class:show-cards=move || state.pane.get() == Pane::Cards
                    class:show-map=move || state.pane.get() == Pane::Map
                >
                    <ArticlePane />
                    <CardsPane />
                    <MapPane />
                </div>
                <PaneBar />
            </Show>
        </main>
        <About />
        <div class="drop-veil" class:is-shown=dragging aria-hidden="true">
            <p>{state.say(|w| w.drop_here)}</p>
        </div>
    }
}

/// The switch between the three panes on a narrow screen.
#[component]
fn PaneBar() -> impl IntoView {
    let state = crate::state::use_state();
    let button = move |pane: Pane, label: fn(&'static crate::i18n::Words) -> &'static str| {
        view! {
            <button
                type="button"
                aria-pressed=move || (state.pane.get() == pane).to_string()
                on:click=move |_| state.pane.set(pane)
            >
                {state.say(label)}
            </button>
        }
    };
    view! {
        <nav class="pane-bar" aria-label=state.say(|w| w.panes)>
            {button(Pane::Text, |w| w.tab_text)}
            {button(Pane::Cards, |w| w.tab_cards)}
            {button(Pane::Map, |w| w.tab_map)}
        </nav>
    }
}

fn start_engine(state: State) {
    let link = Link::start(move |news| match news {
        News::Ready { version, gazetteer } => {
            state.engine.set(EngineState::Ready { version, gazetteer });
            dom::set_root("data-engine", Some("ready"));
        }
        News::Failed => {
            state.engine.set(EngineState::Failed);
            dom::set_root("data-engine", Some("failed"));
        }
    });
    state.link.set_value(Some(link));
}

fn keep_root_in_step(state: State) {
    if dom::asked_for_english() {
        state.lang.set(Lang::En);
    }
    Effect::new(move |before: Option<Lang>| {
        let lang = state.lang.get();
        dom::set_root("lang", Some(lang.code()));
        dom::set_root("dir", Some(lang.dir()));
        if let Some(document) = dom::document() {
            let words = lang.words();
            document.set_title(&format!("{} — {}", words.brand, words.tagline));
        }
        if before.is_some_and(|before| before != lang) {
            dom::remember_language(lang == Lang::En);
        }
        lang
    });
    Effect::new(move |_| {
        dom::set_root(
            "data-theme",
            match state.theme.get() {
                Theme::Auto => None,
                Theme::Light => Some("light"),
                Theme::Dark => Some("dark"),
            },
        );
    });
    Effect::new(move |_| dom::set_root("data-ready", Some("true")));
}

/// `j` and `k` move between incidents wherever the focus is, except in a field.
fn listen_for_keys(state: State) {
    let handle = window_event_listener(ev::keydown, move |event| {
        if event.ctrl_key() || event.meta_key() || event.alt_key() || dom::is_typing(event.target()) {
            return;
        }
        // The keys of j and k, whatever the layout: on an Arabic keyboard they write ت and ن.
        match event.code().as_str() {
            "KeyJ" => state.step(true),
            "KeyK" => state.step(false),
            "Escape" => state.selected.set(None),
            _ => {}
        }
    });
    on_cleanup(move || handle.remove());
}

fn listen_for_files(state: State, dragging: RwSignal<bool>) {
    let over = window_event_listener(ev::dragover, move |event| {
        event.prevent_default();
        dragging.set(true);
    });
    let leave = window_event_listener(ev::dragleave, move |event| {
        // Leaving for an element inside the page is no leaving.
        if event.related_target().is_none() {
            dragging.set(false);
        }
    });
    let drop = window_event_listener(ev::drop, move |event| {
        event.prevent_default();
        dragging.set(false);
        let Some(data) = event.dyn_ref::<web_sys::DragEvent>().and_then(|e| e.data_transfer()) else {
            return;
        };
        match data.files().filter(|files| files.length() > 0) {
            Some(files) => state.read_files(Some(files)),
            None => {
                if let Ok(text) = data.get_data("text/plain") {
                    state.draft_text.set(text);
                    state.input_open.set(true);
                }
            }
        }
    });
    on_cleanup(move || {
        over.remove();
        leave.remove();
        drop.remove();
    });
}
