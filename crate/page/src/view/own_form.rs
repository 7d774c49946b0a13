//! The form that adds a row to one of the lists of own words and places.

use leptos::{ev, prelude::*};
use rasid_core::{
    contract::Candidate,
    own::{OwnList, OwnPlace},
    place::Level,
};
use rasid_engine::{Answer, Ask};

use crate::{
    i18n::{
        Lang, Words,
        labels::{self, ACTOR_KINDS, COUNTRIES, TYPES},
    },
    link::Reply,
    model::own::Draft,
    state::{State, use_state},
};

type Label = fn(&'static Words) -> &'static str;

#[component]
pub fn OwnForm(list: OwnList) -> impl IntoView {
    let state = use_state();
    let draft = RwSignal::new(Draft::new(list));
    let add = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let typed = draft.get_untracked();
        // What repeats from row to row stays chosen.
        let next = Draft {
            kind: typed.kind.clone(),
            country: typed.country.clone(),
            level: typed.level.clone(),
            ..Draft::new(list)
        };
        state.add_own(&typed, move || {
            draft.try_set(next);
            if let Some(field) = crate::dom::find(".own-form input") {
                crate::dom::focus(&field);
            }
        });
    };
    let fields = match list {
        OwnList::Aliases => return view! { <AliasForm /> }.into_any(),
        OwnList::Triggers => view! {
            {forms(state, draft, |w| w.own_forms)}
            {choice(state, draft, |w| w.own_type, "own-type", |d| &d.kind, |d, v| d.kind = v, types)}
        }
        .into_any(),
        OwnList::Actors => view! {
            {forms(state, draft, |w| w.own_names)}
            {text(state, draft, |w| w.own_name_en, "own-name-en", "ltr", |d| &d.name_en, |d, v| d.name_en = v)}
            <div class="field-pair">
                {choice(state, draft, |w| w.own_kind, "own-kind", |d| &d.kind, |d, v| d.kind = v, kinds)}
                {choice(state, draft, |w| w.own_country, "own-country", |d| &d.country, |d, v| d.country = v, countries)}
            </div>
        }
        .into_any(),
        OwnList::Places => view! {
            {text(state, draft, |w| w.own_place_names, "own-place-name", "auto", |d| &d.name_ar, |d, v| d.name_ar = v)}
            {text(state, draft, |w| w.own_point, "own-point", "ltr", |d| &d.coordinates, |d, v| d.coordinates = v)}
            <small>{state.say(|w| w.own_point_hint)}</small>
            <div class="field-pair">
                {text(state, draft, |w| w.own_name_en, "own-name-en", "ltr", |d| &d.name_en, |d, v| d.name_en = v)}
                {choice(state, draft, |w| w.own_level, "own-level", |d| &d.level, |d, v| d.level = v, levels)}
            </div>
        }
        .into_any(),
        OwnList::Ignored | OwnList::Files => forms(state, draft, |w| w.own_forms).into_any(),
    };
    view! {
        <form class="own-form" on:submit=add>
            {fields}
            <button type="submit" class="primary" data-testid="own-add">{state.say(|w| w.own_add)}</button>
        </form>
    }
    .into_any()
}

/// A name, and the place that it always means.
#[component]
fn AliasForm() -> impl IntoView {
    let state = use_state();
    let read = RwSignal::new(String::new());
    let found = RwSignal::new(None::<Vec<Candidate>>);
    let search = move |name: String| {
        if name.trim().is_empty() {
            return found.set(None);
        }
        state.ask(Ask::FindPlaces { name }, move |reply| {
            if let Reply::Answer(Answer::Places { found: places }) = reply {
                found.try_set(Some(places));
            }
        });
    };
    let take = move |place: &Candidate| {
        let point = OwnPlace {
            name_ar: place.name_ar.clone(),
            lat: Some(place.lat),
            lon: Some(place.lon),
            ..OwnPlace::default()
        };
        state.fix_name_to(read.get_untracked(), Some(place.gazetteer_id.clone()), point, move |line| {
            read.try_set(String::new());
            found.try_set(None);
            state.own.said.set(Some(line));
        });
    };
    view! {
        <div class="own-form">
            <label class="field">
                <span>{state.say(|w| w.own_read)}</span>
                <input dir="auto" data-testid="own-read" prop:value=move || read.get() on:input:target=move |e| read.set(e.target().value()) />
            </label>
            <label class="field">
                <span>{state.say(|w| w.own_means)}</span>
                <input type="search" dir="auto" data-testid="own-means" on:input:target=move |e| search(e.target().value()) />
            </label>
            <Found found take />
        </div>
    }
}

/// The places that a search found, each a button.
#[component]
fn Found(
    found: RwSignal<Option<Vec<Candidate>>>,
    take: impl Fn(&Candidate) + Copy + Send + 'static,
) -> impl IntoView {
    let state = use_state();
    move || {
        let lang = state.lang.get();
        let places = found.get()?;
        let none = places.is_empty().then(|| view! { <p class="hint">{lang.words().place_search_none}</p> });
        let item = |place: Candidate| {
            let country = labels::country(&place.why, lang);
            let parts = [place.name_ar.clone(), place.admin1.clone(), country];
            let label = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("، ");
            view! { <li><button type="button" data-testid="own-found" on:click=move |_| take(&place)><bdi>{label}</bdi></button></li> }
        };
        Some(view! { {none} <ul class="places-found">{places.into_iter().map(item).collect_view()}</ul> })
    }
}

fn forms(state: State, draft: RwSignal<Draft>, label: Label) -> impl IntoView {
    view! {
        {text(state, draft, label, "own-forms", "auto", |d| &d.forms, |d, v| d.forms = v)}
        <small>{state.say(|w| w.own_forms_hint)}</small>
    }
}

fn text(
    state: State,
    draft: RwSignal<Draft>,
    label: Label,
    testid: &'static str,
    dir: &'static str,
    get: fn(&Draft) -> &String,
    set: fn(&mut Draft, String),
) -> impl IntoView {
    view! {
        <label class="field">
            <span>{state.say(label)}</span>
            <input
                dir=dir
                autocomplete="off"
                data-testid=testid
                prop:value=move || draft.with(|d| get(d).clone())
                on:input:target=move |e| draft.update(|d| set(d, e.target().value()))
            />
        </label>
    }
}

type Options = fn(Lang) -> Vec<(&'static str, &'static str)>;

fn choice(
    state: State,
    draft: RwSignal<Draft>,
    label: Label,
    testid: &'static str,
    get: fn(&Draft) -> &String,
    set: fn(&mut Draft, String),
    options: Options,
) -> impl IntoView {
    let list = move || {
        let now = draft.with_untracked(|d| get(d).clone());
        options(state.lang.get())
            .into_iter()
            .map(|(value, name)| view! { <option value=value selected=value == now>{name}</option> })
            .collect_view()
    };
    view! {
        <label class="field">
            <span>{state.say(label)}</span>
            <select data-testid=testid prop:value=move || draft.with(|d| get(d).clone()) on:change:target=move |e| draft.update(|d| set(d, e.target().value()))>
                {list}
            </select>
        </label>
    }
}

fn types(lang: Lang) -> Vec<(&'static str, &'static str)> {
    TYPES.iter().map(|row| (row.id, lang.pick(row.ar, row.en))).collect()
}

fn kinds(lang: Lang) -> Vec<(&'static str, &'static str)> {
    ACTOR_KINDS.iter().map(|row| (row.0, lang.pick(row.1, row.2))).collect()
}

fn countries(lang: Lang) -> Vec<(&'static str, &'static str)> {
    let any = ("", lang.words().own_any_country);
    std::iter::once(any).chain(COUNTRIES.iter().map(|row| (row.0, lang.pick(row.1, row.2)))).collect()
}

fn levels(lang: Lang) -> Vec<(&'static str, &'static str)> {
    [Level::Settlement, Level::Facility, Level::District, Level::Province, Level::Region]
        .into_iter()
        .map(|level| (level.id(), labels::fixed(level.id(), lang)))
        .collect()
}
