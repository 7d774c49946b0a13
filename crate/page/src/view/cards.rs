//! The list of incidents, the totals below it, and what can be downloaded.

use std::sync::Arc;

use leptos::{ev, prelude::*};

use crate::{
    i18n::plural,
    model::{pins, reading::Reading},
    state::{Entry, State, use_state},
};

use super::{card::CardView, export::ExportBar, statistics::Statistics};

#[component]
pub fn CardsPane() -> impl IntoView {
    let state = use_state();
    let arrows = move |event: ev::KeyboardEvent| {
        if crate::dom::is_typing(event.target()) {
            return;
        }
        match event.key().as_str() {
            "ArrowDown" => {
                event.prevent_default();
                state.step(true);
            }
            "ArrowUp" => {
                event.prevent_default();
                state.step(false);
            }
            _ => {}
        }
    };
    let count = move || plural::INCIDENT.count(state.reviewed_incidents().len() as u64, state.lang.get());
    view! {
        <section class="pane pane-cards" id="cards" tabindex="-1" aria-labelledby="cards-title" on:keydown=arrows>
            <div class="pane-head">
                <h2 id="cards-title">{state.say(|w| w.incidents)}</h2>
                <span class="count">{move || state.reading().is_some().then(count)}</span>
            </div>
            {move || {
                let entry = state.open_entry()?;
                let reading = state.reading()?;
                Some(lists(entry, &reading, state))
            }}
        </section>
    }
}

/// Placed incidents first, in the order of the article; then those without a point, under their own heading.
fn lists(entry: Entry, reading: &Arc<Reading>, state: State) -> impl IntoView + use<> {
    let incidents = &reading.extraction.incidents;
    let (placed, unplaced): (Vec<_>, Vec<_>) = incidents.iter().cloned().partition(pins::is_placed);
    let cards = |list: Vec<rasid_core::contract::Incident>| {
        list.into_iter().map(|incident| view! { <CardView entry=entry.clone() incident /> }).collect_view()
    };
    let has_statistics = !reading.extraction.statistics.is_empty();
    let empty = incidents.is_empty().then(move || {
        let say = state.say(if has_statistics { |w| w.no_incidents_stats } else { |w| w.no_incidents });
        view! { <p class="empty">{say}</p> }
    });
    let has_incidents = !incidents.is_empty();
    let has_unplaced = !unplaced.is_empty();
    view! {
        {empty}
        {has_incidents.then(|| view! { <p class="hint keys-hint">{state.say(|w| w.keys_hint)}</p> })}
        <div data-testid="cards">
            <ol class="cards">{cards(placed)}</ol>
            {has_unplaced
                .then(|| {
                    view! {
                        <h3 class="sub-head">{state.say(|w| w.unplaced)}</h3>
                        <ol class="cards" data-testid="unplaced">{cards(unplaced)}</ol>
                    }
                })}
        </div>
        <Statistics reading=Arc::clone(reading) />
        <ExportBar />
    }
}
