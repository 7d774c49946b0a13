//! Correcting an incident in place: type, place, date, counts.

use leptos::{ev, html, prelude::*};
use rasid_core::{
    contract::{Candidate, Incident},
    own::OwnPlace,
};

use crate::{
    i18n::{Lang, Words, labels::TYPES},
    model::{
        correction::{Correction, Tally},
        form::{self, Form, KEEP, OTHER},
        own,
    },
    state::{Pane, State, use_state},
};

use super::{
    edit_more::{GradeFields, NoteField, Parties, known_actors},
    fields::{self, Found, search_places},
};

#[component]
pub fn EditForm(machine: StoredValue<Incident>, correction: Memo<Correction>) -> impl IntoView {
    let state = use_state();
    let filled = machine.with_value(|incident| {
        correction.with_untracked(|c| Form::of(incident, c, state.lang.get_untracked()))
    });
    let form = RwSignal::new(filled);
    let trouble = RwSignal::new(None::<&'static str>);
    let first = NodeRef::<html::Select>::new();
    Effect::new(move |_| {
        if let Some(field) = first.get() {
            crate::dom::focus(&field);
        }
    });
    // The keyboard goes back to where it came from.
    let close = move || {
        state.editing.set(None);
        machine.with_value(|incident| state.go_to(&incident.id));
    };
    let keep = move |changed: Correction| {
        machine.with_value(|incident| state.correct(&incident.id, changed));
        close();
    };
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let lang = state.lang.get_untracked();
        let known = known_actors(state);
        let read = |before: &Correction| {
            machine.with_value(|incident| form.with_untracked(|f| f.read(incident, before, &known, lang)))
        };
        match correction.with_untracked(read) {
            Ok(changed) => keep(changed),
            Err(sentence) => trouble.set(Some(sentence)),
        }
    };
    view! {
        // A press inside the form must not choose the card again and again.
        <form
            class="edit"
            on:submit=save
            on:click=|event| event.stop_propagation()
            on:keydown=move |event: ev::KeyboardEvent| {
                if event.key() == "Escape" {
                    event.stop_propagation();
                    close();
                }
            }
        >
            <label class="field">
                <span>{state.say(|w| w.field_type)}</span>
                <select node_ref=first data-testid="edit-type" on:change:target=move |e| form.update(|f| f.kind = e.target().value())>
                    {move || type_options(state.lang.get(), &form.with_untracked(|f| f.kind.clone()))}
                </select>
            </label>
            <PlaceFields machine form />
            <Always machine form />
            <div class="field-pair">
                {day(state, form, |w| w.field_from, |f| &f.from, |f, v| f.from = v)}
                {day(state, form, |w| w.field_to, |f| &f.to, |f, v| f.to = v)}
            </div>
            {Tally::ALL.into_iter().enumerate().map(|(i, tally)| view! { <CountFields form tally index=i /> }).collect_view()}
            <small>{state.say(|w| w.field_max_hint)}</small>
            <Parties form />
            <GradeFields form />
            <NoteField form />
            <p class="form-trouble" role="alert">{move || trouble.get()}</p>
            <div class="actions">
                <button type="submit" class="primary" data-testid="edit-save">{state.say(|w| w.save)}</button>
                <button type="button" on:click=move |_| close()>{state.say(|w| w.cancel)}</button>
                <button type="button" class="link" data-testid="edit-revert" on:click=move |_| keep(correction.with_untracked(Correction::machines))>
                    {state.say(|w| w.revert)}
                </button>
            </div>
        </form>
    }
}

/// The machine's place, its other candidates, or a place typed by hand.
#[component]
fn PlaceFields(machine: StoredValue<Incident>, form: RwSignal<Form>) -> impl IntoView {
    let state = use_state();
    let options = move || {
        let words = state.lang.get().words();
        let now = form.with_untracked(|f| f.place.clone());
        let candidates = machine.with_value(|incident| {
            form::candidates(incident)
                .iter()
                .enumerate()
                .map(|(i, c)| {
                    (
                        i.to_string(),
                        if c.admin1.is_empty() {
                            c.name_ar.clone()
                        } else {
                            format!("{} — {}", c.name_ar, c.admin1)
                        },
                    )
                })
                .collect::<Vec<_>>()
        });
        [(KEEP.to_owned(), words.place_keep.to_owned())]
            .into_iter()
            .chain(candidates)
            .chain([(OTHER.to_owned(), words.place_other.to_owned())])
            .map(|(value, label)| {
                let chosen = value == now;
                view! { <option value=value selected=chosen>{label}</option> }
            })
            .collect_view()
    };
    // A press on the map comes back here.
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
    on_cleanup(move || state.picking.set(false));
    let pick = move |_| {
        state.picking.set(true);
        form.update(|f| f.place = OTHER.to_owned());
        if crate::dom::prefers("(max-width: 759.98px)") {
            state.pane.set(Pane::Map);
        }
    };
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

/// «Always read this name as the place chosen here»: the name as the article writes it becomes a fixed one.
#[component]
fn Always(machine: StoredValue<Incident>, form: RwSignal<Form>) -> impl IntoView {
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

#[component]
fn CountFields(form: RwSignal<Form>, tally: Tally, index: usize) -> impl IntoView {
    let state = use_state();
    let name = move |bound: fn(&'static Words) -> &'static str| {
        move || {
            let lang = state.lang.get();
            format!("{}: {}", tally.label(lang), bound(lang.words()))
        }
    };
    view! {
        <div class="count-row">
            <span>{move || tally.label(state.lang.get())}</span>
            <input
                inputmode="numeric"
                size="5"
                aria-label=name(|w| w.field_min)
                placeholder=state.say(|w| w.field_min)
                prop:value=move || form.with(|f| f.counts[index].0.clone())
                on:input:target=move |e| form.update(|f| f.counts[index].0 = e.target().value())
            />
            <input
                inputmode="numeric"
                size="5"
                aria-label=name(|w| w.field_max)
                placeholder=state.say(|w| w.field_max)
                prop:value=move || form.with(|f| f.counts[index].1.clone())
                on:input:target=move |e| form.update(|f| f.counts[index].1 = e.target().value())
            />
        </div>
    }
}

type Label = fn(&'static Words) -> &'static str;

fn day(
    state: State,
    form: RwSignal<Form>,
    label: Label,
    get: fn(&Form) -> &String,
    set: fn(&mut Form, String),
) -> impl IntoView {
    view! {
        <label class="field">
            <span>{state.say(label)}</span>
            <input
                type="date"
                prop:value=move || form.with(|f| get(f).clone())
                on:input:target=move |e| form.update(|f| set(f, e.target().value()))
            />
        </label>
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

fn type_options(lang: Lang, now: &str) -> impl IntoView + use<> {
    let now = now.to_owned();
    TYPES
        .iter()
        .map(move |row| {
            let chosen = row.id == now;
            view! { <option value=row.id selected=chosen>{lang.pick(row.ar, row.en)}</option> }
        })
        .collect_view()
}
