//! Warming up: the example is read and drawn unseen while the person still looks for the text to paste.
//!
//! A browser compiles a function of the engine, and of the page, when it is first called, compiles it well only after some
//! calls, and shapes a word when it is first laid out: a cold first article takes four times as long as every later one.

use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};
use rasid_engine::{Answer, Ask};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::{
    dom,
    example::EXAMPLE,
    link::Reply,
    model::reading::Reading,
    state::{EngineState, Entry, Source, Stage, State},
};

use super::app::Workspace;

/// How often the example is read: from about the sixth time on, Chromium runs the engine's optimised code.
const READINGS: u32 = 8;
/// How often it is drawn as well. This is done by the page itself, which meanwhile hears nobody for a blink.
const DRAWINGS: u32 = 3;

/// Reads and draws the example once, then says that the engine is ready, and goes on.
pub fn warm_up(state: State, ready: EngineState) {
    read(state, 1, move || {
        state.engine.set(ready);
        dom::set_root("data-engine", Some("ready"));
        // The base map is unpacked now, not when the first incidents should be drawn.
        spawn_local(async {
            crate::map::base_bytes().await;
        });
        read_on(state, 2);
    });
}

/// One reading at a time: what a person asks meanwhile waits for no more than that.
fn read_on(state: State, round: u32) {
    // A person's own article warms as well, and needs engine and page for itself.
    let is_idle = state.articles.with_untracked(Vec::is_empty);
    if round <= READINGS && is_idle {
        read(state, round, move || read_on(state, round + 1));
    }
}

fn read(state: State, round: u32, then: impl FnOnce() + 'static) {
    let ask = Ask::Extract { text: EXAMPLE.to_owned(), given_date: None, name: None };
    let hear = move |reply| {
        if let Reply::Answer(Answer::Extracted { article, extraction, notices, micros, .. }) = reply
            && round <= DRAWINGS
            && state.articles.with_untracked(Vec::is_empty)
        {
            draw_unseen(state, Reading::new(article, *extraction, notices, None, micros));
        }
        then();
    };
    match state.link.get_value() {
        Some(link) => link.ask(ask, hear),
        None => hear(Reply::Lost),
    }
}

/// Builds the workspace with this reading under the page, has the browser lay it out, and takes it away before anything is painted.
fn draw_unseen(page: State, reading: Reading) {
    let Some(body) = dom::document().and_then(|d| d.body()) else { return };
    let made = dom::document().and_then(|d| d.create_element("div").ok());
    let Some(host) = made.and_then(|e| e.dyn_into::<HtmlElement>().ok()) else { return };
    if body.append_child(&host).is_err() {
        return;
    }
    let drawn = mount_to(host.clone(), move || {
        let state = State::new();
        state.lang.set(page.lang.get_untracked());
        let source = Source::Text(EXAMPLE.into());
        let stage = ArcRwSignal::new(Stage::Ready(Arc::new(reading)));
        state.articles.set(vec![Entry { id: 1, name: String::new(), source, bytes: None, stage }]);
        state.open.set(Some(1));
        provide_context(state);
        view! { <div class="page has-articles"><Workspace /></div> }
    });
    // Asking for a size is what makes the browser lay out at once.
    let _ = host.offset_height();
    drop(drawn);
    host.remove();
}
