//! What was decided about one incident, when, and what stood there before.

use leptos::prelude::*;
use rasid_core::contract::Incident;

use crate::{
    dom,
    model::history::{self, Line},
    state::use_state,
};

#[component]
pub fn History(id: StoredValue<String>, machine: StoredValue<Incident>) -> impl IntoView {
    let state = use_state();
    let lines = Memo::new(move |_| {
        let lang = state.lang.get();
        state.review.with(|review| {
            id.with_value(|id| machine.with_value(|incident| history::lines(review, id, incident, lang)))
        })
    });
    view! {
        <Show when=move || lines.with(|lines| !lines.is_empty())>
            <details class="why history">
                <summary data-testid="card-history">{state.say(|w| w.history)}</summary>
                <ol class="why-body">
                    {move || {
                        lines
                            .get()
                            .into_iter()
                            .map(|Line { at, text }| {
                                view! { <li><time dir="ltr">{dom::clock(at)}</time> " " <bdi>{text}</bdi></li> }
                            })
                            .collect_view()
                    }}
                </ol>
            </details>
        </Show>
    }
}
