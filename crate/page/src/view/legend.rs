//! The key of the marks; each entry shows or hides its kind.

use leptos::prelude::*;

use crate::{i18n::labels, model::marks::KINDS, state::use_state};

#[component]
pub fn Legend() -> impl IntoView {
    let state = use_state();
    view! {
        <ul class="legend" data-testid="legend" aria-label=state.say(|w| w.legend)>
            {KINDS
                .into_iter()
                .map(|kind| {
                    let shown = move || !state.hidden_kinds.with(|hidden| hidden.contains(kind));
                    view! {
                        <li>
                            <button
                                type="button"
                                aria-pressed=move || shown().to_string()
                                title=state.say(|w| w.legend_hint)
                                on:click=move |_| {
                                    state
                                        .hidden_kinds
                                        .update(|hidden| {
                                            if !hidden.remove(kind) {
                                                hidden.insert(kind);
                                            }
                                        });
                                }
                            >
                                <span class=format!("m m-{kind}")>{move || labels::name(kind, state.lang.get())}</span>
                            </button>
                        </li>
                    }
                })
                .collect_view()}
        </ul>
    }
}
