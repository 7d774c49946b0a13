//! The frame of the page: starts the engine, keeps `<html>` in step with the state, takes dropped files and keys.

use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;

use crate::{
    dom,
    i18n::Lang,
    link::{Link, News},
    model::correction::Verdict,
    state::{EngineState, Pane, Sheet, State, Theme},
};

use super::{
    about::About, article::ArticlePane, bar::Bar, cards::CardsPane, dossier::DossierSheet,
    export::DownloadSheet, filter::FilterBar, header::Header, input::InputPanel, keys::Keys,
    library::Library, map_pane::MapPane, message::Message, overview::OverviewPane, own::OwnSheet,
    report::LoadReport, table::TablePane, tables::TableSheet, warm::warm_up,
};

#[component]
pub fn App() -> impl IntoView {
    let state = State::new();
    provide_context(state);
    start_engine(state);
    state.start_keeping();
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
            <LoadReport />
            <Show when=move || has_articles.get()>
                <Workspace />
            </Show>
        </main>
        <About />
        <Keys />
        <Library />
        <OwnSheet />
        <DownloadSheet />
        <DossierSheet />
        <TableSheet />
        <div class="drop-veil" class:is-shown=dragging aria-hidden="true">
            <p>{state.say(|w| w.drop_here)}</p>
        </div>
    }
}

/// Everything that stands under the box once there is an article.
#[component]
pub fn Workspace() -> impl IntoView {
    let state = crate::state::use_state();
    view! {
        <Bar />
        <FilterBar />
        <div
            class="workspace"
            class:is-review=move || state.pane.get().is_review()
            class:show-table=move || state.pane.get() == Pane::Table
            class:show-overview=move || state.pane.get() == Pane::Overview
            class:show-text=move || state.pane.get() == Pane::Text
            class:show-cards=move || state.pane.get() == Pane::Cards
            class:show-map=move || state.pane.get() == Pane::Map
        >
            <ArticlePane />
            <CardsPane />
            <Show when=move || state.pane.get() == Pane::Table><TablePane /></Show>
            <Show when=move || state.pane.get() == Pane::Overview><OverviewPane /></Show>
            <MapPane />
        </div>
        <PaneBar />
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
            {button(Pane::Table, |w| w.tab_table)}
            {button(Pane::Overview, |w| w.tab_overview)}
        </nav>
    }
}

fn start_engine(state: State) {
    let link = Link::start(move |news| match news {
        News::Ready { version, gazetteer } => {
            // A worker that was started again knows nothing of what the person taught the one before.
            state.teach_again();
            warm_up(state, EngineState::Ready { version, gazetteer });
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
            // It was said in the other language.
            state.said.set(None);
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

/// The keys of the review work wherever the focus is, except in a field.
fn listen_for_keys(state: State) {
    let handle = window_event_listener(ev::keydown, move |event| {
        if event.ctrl_key() || event.meta_key() || event.alt_key() || dom::is_typing(event.target()) {
            return;
        }
        // The keys of j and k, whatever the layout: on an Arabic keyboard they write ت and ن.
        if state.sheet.get_untracked().is_some() {
            return;
        }
        if matches!(event.key().as_str(), "?" | "؟") {
            return state.sheet.set(Some(Sheet::Keys));
        }
        // The place of a key on the board, whatever the layout: on an Arabic one j and k write ت and ن.
        match (event.code().as_str(), event.shift_key()) {
            ("KeyU", true) => state.redo(),
            ("KeyU", false) => state.undo(),
            ("Slash", false) => {
                event.prevent_default();
                open_filter(state);
            }
            ("BracketLeft", _) => state.step_article(false),
            ("BracketRight", _) => state.step_article(true),
            ("Digit1", _) => state.pane.set(Pane::Cards),
            ("Digit2", _) => state.pane.set(Pane::Table),
            ("Digit3", _) => state.pane.set(Pane::Overview),
            ("Escape", _) if state.picking.get_untracked() => state.picking.set(false),
            ("Escape", _) => state.selected.set(None),
            ("KeyJ", false) => state.step(true),
            ("KeyK", false) => state.step(false),
            ("KeyA", false) => state.judge_selected(Verdict::Accepted),
            ("KeyR", false) => state.judge_selected(Verdict::Rejected),
            ("KeyM" | "KeyI", false) => {
                event.prevent_default();
                state.open_dossier();
            }
            ("KeyS", false) => state.split_chosen(),
            ("KeyN", false) => {
                event.prevent_default();
                state.add_selected();
            }
            ("KeyD", false) => state.sheet.set(Some(Sheet::Download)),
            ("KeyL", false) => state.sheet.set(Some(Sheet::Library)),
            ("KeyE", false) => {
                // The letter itself must not land in the form's first field.
                event.prevent_default();
                edit_chosen(state);
            }
            _ => {}
        }
    });
    on_cleanup(move || handle.remove());
}

/// Opens the form of the chosen incident, in the cards.
fn edit_chosen(state: State) {
    let Some(id) = state.selected.with_untracked(|s| s.as_ref().map(|s| s.incident.clone())) else { return };
    state.pane.set(Pane::Cards);
    state.editing.set(Some(id));
}

fn open_filter(state: State) {
    state.filter_open.set(true);
    request_animation_frame(|| {
        if let Some(field) = dom::find("[data-testid=filter-words]") {
            dom::focus(&field);
        }
    });
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
            Some(_) => state.read_dropped(&data),
            None => {
                if let Ok(text) = data.get_data("text/plain")
                    && !text.is_empty()
                    && !state.take(&text)
                {
                    state.draft_held.set(None);
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
