//! Where it happened: the machine's place or another candidate, one found by name, pressed on the map or typed; a name that is to be read so always.

use leptos::prelude::*;
use rasid_core::{
    contract::{Candidate, Incident},
    own::OwnPlace,
};

use crate::{
    i18n::Lang,
    model::{
        form::{self, Form, KEEP, OTHER},
        own,
    },
    state::{Pane, State, use_state},
};

use super::fields::{self, Found, search_places};

/// The machine's place, its other candidates, or a place typed by hand.
#[component]
pub fn PlaceFields(machine: StoredValue<Incident>, form: RwSignal<Form>) -> impl IntoView {
    let state = use_state();
    take_picked(state, form);
    on_cleanup(move || state.picking.set(false));
    let pick = move |_| {
        state.picking.set(true);
        form.update(|f| f.place = OTHER.to_owned());
        if crate::dom::prefers("(max-width: 759.98px)") {
            state.pane.set(Pane::Map);
        }
    };
    let options = move || place_options(state.lang.get(), machine, &form.with_untracked(|f| f.place.clone()));
    view! {
        <label class="field">
            <span>{state.say(|w| w.field_place)}</span>
            <select data-testid="edit-place" on:change:target=move |e| form.update(|f| f.place = e.target().value()) prop:value=move || form.with(|f| f.place.clone())>{options}</select>
        </label>
        <button type="button" class="link map-pick" data-testid="map-pick" on:click=pick>{state.say(|w| w.map_pick)}</button>
        <Show when=move || form.with(|f| f.place == OTHER)>
            <PlaceSearch form />
            {text(form, |l| l.words().field_place_name, "edit-name", "auto", |f| &f.name, |f, v| f.name = v)}
            <div class="field-pair">
                {text(form, |l| l.words().field_lat, "edit-lat", "ltr", |f| &f.lat, |f, v| (f.lat, f.found) = (v, None))}
                {text(form, |l| l.words().field_lon, "edit-lon", "ltr", |f| &f.lon, |f, v| (f.lon, f.found) = (v, None))}
            </div>
        </Show>
    }
}

fn place_options(lang: Lang, machine: StoredValue<Incident>, now: &str) -> impl IntoView + use<> {
    let words = lang.words();
    let named = |c: &Candidate| match c.admin1.as_str() {
        "" => c.name_ar.clone(),
        admin => format!("{} — {admin}", c.name_ar),
    };
    let candidates = machine.with_value(|incident| {
        let all = form::candidates(incident).iter().enumerate();
        all.map(|(i, c)| (i.to_string(), named(c))).collect::<Vec<_>>()
    });
    let now = now.to_owned();
    [(KEEP.to_owned(), words.place_keep.to_owned())]
        .into_iter()
        .chain(candidates)
        .chain([(OTHER.to_owned(), words.place_other.to_owned())])
        .map(move |(value, label)| {
            let chosen = value == now;
            view! { <option value=value selected=chosen>{label}</option> }
        })
        .collect_view()
}

/// A press on the map comes back here.
fn take_picked(state: State, form: RwSignal<Form>) {
    Effect::new(move |_| {
        let Some((lat, lon)) = state.picked.get() else { return };
        if state.own.pointing.get_untracked() {
            return;
        }
        state.picked.set(None);
        form.update(|f| {
            f.place = OTHER.to_owned();
            f.lat = format!("{lat:.4}");
            f.lon = format!("{lon:.4}");
            f.found = None;
        });
    });
}

/// «Always read this name as the place chosen here»: the name as the article writes it becomes a fixed one.
#[component]
pub fn Always(machine: StoredValue<Incident>, form: RwSignal<Form>) -> impl IntoView {
    let state = use_state();
    let id = StoredValue::new(machine.with_value(|incident| incident.id.clone()));
    let read =
        machine.with_value(|incident| incident.places.first().map(own::written_name)).unwrap_or_default();
    let meant = move || machine.with_value(|incident| form.with(|f| f.place_meant(incident)));
    let shown = !read.is_empty();
    let name = StoredValue::new(read);
    let fix = move |_| {
        let Some(choice) = untrack(meant) else { return };
        let point = OwnPlace {
            name_ar: if choice.name.is_empty() { name.get_value() } else { choice.name },
            lat: Some(choice.lat),
            lon: Some(choice.lon),
            ..OwnPlace::default()
        };
        // The article is read again before the answer comes: this form is gone by then.
        let id = id.get_value();
        state.fix_name_to(name.get_value(), choice.gazetteer_id, point, move |line| {
            state.editing.set(None);
            state.go_to(&id);
            state.tell(line);
        });
    };
    view! {
        <Show when=move || shown && meant().is_some()>
            <button type="button" class="link map-pick" data-testid="place-always" on:click=fix>
                {move || state.lang.get().words().own_always.replace("{name}", &name.get_value())}
            </button>
        </Show>
    }
}

/// Places of the gazetteer by name; one that is pressed fills the fields.
#[component]
fn PlaceSearch(form: RwSignal<Form>) -> impl IntoView {
    let state = use_state();
    let found = RwSignal::new(None::<Vec<Candidate>>);
    let take = Callback::new(move |place: Candidate| {
        form.update(|f| {
            f.name.clone_from(&place.name_ar);
            f.lat = place.lat.to_string();
            f.lon = place.lon.to_string();
            f.found = Some(place.gazetteer_id.clone());
        });
        found.set(None);
    });
    view! {
        <label class="field">
            <span>{state.say(|w| w.place_search)}</span>
            <input type="search" dir="auto" data-testid="place-search" on:input:target=move |e| search_places(state, found, e.target().value()) />
        </label>
        <Found found take testid="place-found" />
    }
}

fn text(
    form: RwSignal<Form>,
    label: fields::Label,
    testid: &'static str,
    dir: &'static str,
    get: fn(&Form) -> &String,
    set: fn(&mut Form, String),
) -> AnyView {
    let value = Signal::derive(move || form.with(|f| get(f).clone()));
    fields::text(label, testid, dir, value, Callback::new(move |v| form.update(|f| set(f, v))))
}
