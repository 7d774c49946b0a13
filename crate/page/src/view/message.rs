//! The one line for errors, refusals and what the engine is doing.

use leptos::prelude::*;

use crate::{
    dom,
    state::{EngineState, Stage, use_state},
};

#[component]
pub fn Message() -> impl IntoView {
    let state = use_state();
    let trouble = move || {
        let lang = state.lang.get();
        match (state.complaint.get(), state.engine.get()) {
            (Some(complaint), _) => Some(complaint.say(lang)),
            (None, EngineState::Failed) => Some(lang.words().engine_failed.to_owned()),
            _ => None,
        }
    };
    let progress = move || {
        let words = state.lang.get().words();
        if let Some(said) = state.said.get() {
            return said;
        }
        let working = state.open_entry().is_some_and(|entry| matches!(entry.stage.get(), Stage::Working));
        match (working, state.engine.get()) {
            (true, EngineState::Loading) => words.engine_loading.to_owned(),
            (true, _) => words.working.to_owned(),
            _ => String::new(),
        }
    };
    // On a narrow screen the line is below what can be seen when a button in the box is pressed.
    Effect::new(move |_| {
        if state.complaint.with(Option::is_some) {
            request_animation_frame(|| {
                if let Some(line) = dom::find("[data-testid=message]") {
                    dom::reveal(&line);
                }
            });
        }
    });
    view! {
        // One live region for both, always in the document, so that screen readers notice the change.
        <div class="message" class:is-trouble=move || trouble().is_some() role="status" data-testid="message">
            <p>{move || trouble().unwrap_or_else(progress)}</p>
            <Show when=move || state.complaint.with(Option::is_some)>
                <button type="button" class="icon-button" title=state.say(|w| w.dismiss_notice) aria-label=state.say(|w| w.dismiss_notice)
                    on:click=move |_| state.complaint.set(None)>"×"</button>
            </Show>
        </div>
    }
}
