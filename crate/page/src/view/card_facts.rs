//! The facts of a card: where, when, who, how many, according to whom.

use leptos::prelude::*;

use crate::{model::card::Card, state::use_state};

#[component]
pub fn Facts(card: Memo<Card>) -> impl IntoView {
    view! {
        <dl class="facts">
            <Place card />
            <Time card />
            <Actors card />
            <Casualties card />
            <Weapon card />
            <Source card />
        </dl>
    }
}

#[component]
fn Place(card: Memo<Card>) -> impl IntoView {
    let state = use_state();
    view! {
        <dt>{state.say(|w| w.field_place)}</dt>
        <dd>
            {move || {
                let words = state.lang.get().words();
                let Some(place) = card.with(|c| c.place.clone()) else {
                    return view! { <span class="absent">{words.no_place}</span> }.into_any();
                };
                let more = card.with(|c| c.more_places.clone());
                let within = (!place.within.is_empty()).then(|| view! { <span class="soft"><bdi>{place.within.clone()}</bdi></span> });
                let doubt = (!place.doubt.is_empty()).then(|| view! { <span class="flag">{place.doubt.clone()}</span> });
                let more = (!more.is_empty())
                    .then(|| view! { <span class="more">{words.places_more} ": " <bdi>{more.join("، ")}</bdi></span> });
                view! { <strong><bdi>{place.name.clone()}</bdi></strong> " " {within} " " {doubt} {more} }.into_any()
            }}
        </dd>
    }
}

#[component]
fn Time(card: Memo<Card>) -> impl IntoView {
    let state = use_state();
    view! {
        <dt>{move || state.lang.get().pick("التاريخ", "Date")}</dt>
        <dd>
            {move || match card.with(|c| c.time.clone()) {
                None => view! { <span class="absent">{state.lang.get().words().no_time}</span> }.into_any(),
                Some(time) => {
                    let flag = (!time.flag.is_empty()).then(|| view! { <span class="flag">{time.flag}</span> });
                    view! { <bdi>{time.when}</bdi> " " {flag} }.into_any()
                }
            }}
        </dd>
    }
}

#[component]
fn Actors(card: Memo<Card>) -> impl IntoView {
    view! {
        {move || {
            card.with(|c| c.actors.clone())
                .into_iter()
                .map(|actor| {
                    let flag = (!actor.certainty.is_empty()).then(|| view! { <span class="flag">{actor.certainty}</span> });
                    view! {
                        <dt>{actor.role}</dt>
                        <dd><bdi>{actor.name}</bdi> " " {flag}</dd>
                    }
                })
                .collect_view()
        }}
    }
}

#[component]
fn Casualties(card: Memo<Card>) -> impl IntoView {
    let state = use_state();
    view! {
        {move || {
            let lines = card.with(|c| c.casualties.clone());
            (!lines.is_empty())
                .then(|| {
                    view! {
                        <dt>{state.say(|w| w.casualties)}</dt>
                        <dd>
                            <ul class="chips">
                                {lines
                                    .into_iter()
                                    .map(|line| {
                                        let who = (!line.who.is_empty()).then(|| view! { <span class="soft">" · " <bdi>{line.who}</bdi></span> });
                                        view! { <li class=format!("chip chip-{}", line.kind)><bdi>{line.text}</bdi> {who}</li> }
                                    })
                                    .collect_view()}
                            </ul>
                        </dd>
                    }
                })
        }}
    }
}

#[component]
fn Weapon(card: Memo<Card>) -> impl IntoView {
    let state = use_state();
    view! {
        {move || {
            card.with(|c| c.weapon.clone())
                .map(|weapon| view! { <dt>{state.say(|w| w.weapon)}</dt> <dd><bdi>{weapon}</bdi></dd> })
        }}
    }
}

#[component]
fn Source(card: Memo<Card>) -> impl IntoView {
    let state = use_state();
    view! {
        {move || {
            card.with(|c| c.attribution.clone())
                .filter(|given| !given.source.is_empty())
                .map(|given| {
                    view! {
                        <dt>{move || state.lang.get().pick("المصدر", "Source")}</dt>
                        <dd><bdi>{given.source}</bdi> " " <span class="flag flag-plain">{given.stance}</span></dd>
                    }
                })
        }}
    }
}
