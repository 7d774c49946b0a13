//! «لماذا؟»: the words, the reasons, how the date and the place were found, the rules.

use leptos::prelude::*;

use crate::{
    i18n::Words,
    model::card::Card,
    state::{State, use_state},
};

#[component]
pub fn Why(card: Memo<Card>) -> impl IntoView {
    let state = use_state();
    view! {
        <details class="why">
            <summary data-testid="card-why">{state.say(|w| w.why)}</summary>
            <div class="why-body">
                {move || {
                    let why = card.with(|c| c.why.clone());
                    view! {
                        {quotes(state, why.quotes)}
                        {list(state, |w| w.why_reasons, why.reasons)}
                        {list(state, |w| w.why_time, why.time)}
                        {list(state, |w| w.why_place, why.place)}
                        {(!why.acled.is_empty())
                            .then(|| view! { <h4>{state.say(|w| w.why_acled)}</h4> <p lang="en" dir="ltr" class="codes">{why.acled}</p> })}
                        {(!why.rules.is_empty())
                            .then(|| {
                                view! {
                                    <h4>{state.say(|w| w.why_rules)}</h4>
                                    <p class="codes" dir="auto">{why.rules.join(" · ")}</p>
                                }
                            })}
                    }
                }}
            </div>
        </details>
    }
}

fn quotes(state: State, quotes: Vec<String>) -> impl IntoView {
    (!quotes.is_empty()).then(|| {
        view! {
            <h4>{state.say(|w| w.why_words)}</h4>
            {quotes
                .into_iter()
                .map(|quote| view! { <blockquote lang="ar" dir="rtl">{quote}</blockquote> })
                .collect_view()}
        }
    })
}

fn list(state: State, title: fn(&'static Words) -> &'static str, lines: Vec<String>) -> impl IntoView {
    (!lines.is_empty()).then(|| {
        view! {
            <h4>{state.say(title)}</h4>
            <ul>{lines.into_iter().map(|line| view! { <li><bdi>{line}</bdi></li> }).collect_view()}</ul>
        }
    })
}
