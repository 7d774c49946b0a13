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

/// How often the example is read: from the fifth time on, Chromium and Firefox run the engine's optimised code.
const READINGS: u32 = 5;

/// Reads and draws the example once, then says that the engine is ready, and reads on. What a person asks meanwhile waits for
/// one reading at most.
pub fn warm_up(state: State, ready: EngineState) {
    let stand = move || {
        state.engine.set(ready);
        dom::set_root("data-engine", Some("ready"));
        // The base map is unpacked now, not when the first incidents should be drawn.
        spawn_local(async {
            crate::map::base_bytes().await;
        });
    };
    read(state, move |reply| {
        if let Reply::Answer(Answer::Extracted { article, extraction, notices, micros, .. }) = reply {
            draw_unseen(state, Reading::new(article, *extraction, notices, None, micros));
        }
        stand();
        read_on(state, READINGS - 1);
    });
}

fn read(state: State, then: impl FnOnce(Reply) + 'static) {
    let ask = Ask::Extract { text: EXAMPLE.to_owned(), given_date: None, name: None };
    match state.link.get_value() {
        Some(link) => link.ask(ask, then),
        None => then(Reply::Lost),
    }
}

fn read_on(state: State, left: u32) {
    // A person's own article warms as well, and needs the engine for itself.
    let is_idle = state.articles.with_untracked(Vec::is_empty);
    if left > 0 && is_idle {
        read(state, move |_| read_on(state, left - 1));
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
        state.articles.set(vec![Entry { id: 1, name: String::new(), source, stage }]);
        state.open.set(Some(1));
        provide_context(state);
        view! { <div class="page has-articles"><Workspace /></div> }
    });
    // Asking for a size is what makes the browser lay out at once.
    let _ = host.offset_height();
    drop(drawn);
    host.remove();
}
