//! Timeline and figures of what is shown.

use leptos::prelude::*;

use crate::{
    i18n::Words,
    model::figures::{self, Totals},
    state::use_state,
};

use super::{figures::Figures, timeline::TimelineView};

#[component]
pub fn OverviewPane() -> impl IntoView {
    let state = use_state();
    let rows = Memo::new(move |_| state.counted());
    let totals = Memo::new(move |_| rows.with(|rows| figures::totals(rows)));
    let total = move |label: fn(&'static Words) -> &'static str, pick: fn(Totals) -> u64| {
        view! {
            <div class="total-box">
                <dt>{state.say(label)}</dt>
                <dd>{move || pick(totals.get()).to_string()}</dd>
            </div>
        }
    };
    view! {
        <section class="pane pane-overview" id="overview" tabindex="-1" aria-labelledby="overview-title">
            <h2 class="unseen" id="overview-title">{state.say(|w| w.tab_overview)}</h2>
            <dl class="total-boxes" data-testid="totals">
                {total(|w| w.total_incidents, |t| t.incidents)}
                {total(|w| w.total_killed, |t| t.killed)}
                {total(|w| w.total_wounded, |t| t.wounded)}
                {total(|w| w.total_held, |t| t.held)}
                {total(|w| w.unplaced, |t| t.unplaced)}
            </dl>
            <TimelineView rows />
            <Figures rows />
        </section>
    }
}
