//! The form that adds a row to one of the lists of own words and places.

use leptos::{ev, prelude::*};
use rasid_core::{
    contract::Candidate,
    own::{OwnList, OwnPlace},
    place::Level,
};

use crate::{
    i18n::{
        Lang,
        labels::{self, ACTOR_KINDS, COUNTRIES, TYPES},
    },
    model::own::Draft,
    state::{Pane, Sheet, State, use_state},
};

use super::fields::{self, Found, search_places};

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
            {forms(state, draft, |l| l.words().own_forms)}
            {choice(draft, |l| l.words().own_type, "own-type", |d| &d.kind, |d, v| d.kind = v, types)}
        }
        .into_any(),
        OwnList::Actors => view! {
            {forms(state, draft, |l| l.words().own_names)}
            {text(draft, |l| l.words().own_name_en, "own-name-en", "ltr", |d| &d.name_en, |d, v| d.name_en = v)}
            <div class="field-pair">
                {choice(draft, |l| l.words().own_kind, "own-kind", |d| &d.kind, |d, v| d.kind = v, kinds)}
                {choice(draft, |l| l.words().own_country, "own-country", |d| &d.country, |d, v| d.country = v, countries)}
            </div>
        }
        .into_any(),
        OwnList::Places => view! {
            {text(draft, |l| l.words().own_place_names, "own-place-name", "auto", |d| &d.name_ar, |d, v| d.name_ar = v)}
            {text(draft, |l| l.words().own_point, "own-point", "ltr", |d| &d.coordinates, |d, v| d.coordinates = v)}
            <small>{state.say(|w| w.own_point_hint)}</small>
            <MapPoint draft />
            <div class="field-pair">
                {text(draft, |l| l.words().own_name_en, "own-name-en", "ltr", |d| &d.name_en, |d, v| d.name_en = v)}
                {choice(draft, |l| l.words().own_level, "own-level", |d| &d.level, |d, v| d.level = v, levels)}
            </div>
        }
        .into_any(),
        OwnList::Ignored | OwnList::Files => forms(state, draft, |l| l.words().own_forms).into_any(),
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
    let take = Callback::new(move |place: Candidate| {
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
    });
    view! {
        <div class="own-form">
            <label class="field">
                <span>{state.say(|w| w.own_read)}</span>
                <input dir="auto" data-testid="own-read" prop:value=move || read.get() on:input:target=move |e| read.set(e.target().value()) />
            </label>
            <label class="field">
                <span>{state.say(|w| w.own_means)}</span>
                <input type="search" dir="auto" data-testid="own-means" on:input:target=move |e| search_places(state, found, e.target().value()) />
            </label>
            <Found found take testid="own-found" />
        </div>
    }
}

/// A point pressed on the map comes back into the form; the sheet steps aside meanwhile.
#[component]
fn MapPoint(draft: RwSignal<Draft>) -> impl IntoView {
    let state = use_state();
    let pointing = state.own.pointing;
    Effect::new(move |_| {
        if !pointing.get() || state.picking.get() {
            return;
        }
        pointing.set(false);
        if let Some((lat, lon)) = state.picked.get_untracked() {
            state.picked.set(None);
            draft.update(|d| d.coordinates = format!("{lat:.4}, {lon:.4}"));
        }
        state.sheet.set(Some(Sheet::Own));
    });
    let pick = move |_| {
        state.picking.set(true);
        pointing.set(true);
        state.sheet.set(None);
        if crate::dom::prefers("(max-width: 759.98px)") {
            state.pane.set(Pane::Map);
        }
    };
    view! {
        // Without an article there is no map to press.
        <Show when=move || state.articles.with(|all| !all.is_empty())>
            <button type="button" class="link map-pick" data-testid="own-map-pick" on:click=pick>{state.say(|w| w.map_pick)}</button>
        </Show>
    }
}

fn forms(state: State, draft: RwSignal<Draft>, label: fields::Label) -> impl IntoView {
    view! {
        {text(draft, label, "own-forms", "auto", |d| &d.forms, |d, v| d.forms = v)}
        <small>{state.say(|w| w.own_forms_hint)}</small>
    }
}

fn text(
    draft: RwSignal<Draft>,
    label: fields::Label,
    testid: &'static str,
    dir: &'static str,
    get: fn(&Draft) -> &String,
    set: fn(&mut Draft, String),
) -> AnyView {
    let value = Signal::derive(move || draft.with(|d| get(d).clone()));
    fields::text(label, testid, dir, value, Callback::new(move |v| draft.update(|d| set(d, v))))
}

fn choice(
    draft: RwSignal<Draft>,
    label: fields::Label,
    testid: &'static str,
    get: fn(&Draft) -> &String,
    set: fn(&mut Draft, String),
    options: fields::Options,
) -> AnyView {
    let value = Signal::derive(move || draft.with(|d| get(d).clone()));
    fields::choice(label, testid, value, Callback::new(move |v| draft.update(|d| set(d, v))), options)
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
