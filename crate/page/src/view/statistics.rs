//! Totals over a period: «أرقام إجمالية – ليست حوادث».

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    model::{reading::Reading, statistic},
    state::use_state,
};

#[component]
pub fn Statistics(reading: Arc<Reading>) -> impl IntoView {
    let state = use_state();
    if reading.extraction.statistics.is_empty() {
        return ().into_any();
    }
    let lines = move || {
        let lang = state.lang.get();
        reading
            .extraction
            .statistics
            .iter()
            .map(|s| statistic::line(s, lang))
            .map(|line| {
                let rest: Vec<String> = line.killed.into_iter().chain(line.when).chain(line.places).collect();
                view! {
                    <li class="total">
                        <p><strong><bdi>{line.count}</bdi></strong> " " <span class="soft"><bdi>{rest.join(lang.pick("، ", ", "))}</bdi></span></p>
                        <blockquote lang="ar" dir="rtl">{line.quote}</blockquote>
                    </li>
                }
            })
            .collect_view()
    };
    view! {
        <section class="totals" aria-labelledby="totals-title" data-testid="statistics">
            <h3 class="sub-head" id="totals-title">{state.say(|w| w.statistics)}</h3>
            <p class="hint">{state.say(|w| w.statistics_hint)}</p>
            <ul>{lines}</ul>
        </section>
    }
    .into_any()
}
