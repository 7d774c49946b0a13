//! Correcting an incident in place: every field, each with its own control; what the person leaves alone stays the machine's.

use leptos::{ev, html, prelude::*};
use rasid_core::contract::Incident;

use crate::{
    i18n::{
        Lang, Words,
        labels::{self, PRECISIONS, STATUSES, TYPES, WEAPONS},
    },
    model::{
        correction::{Correction, Tally},
        form::Form,
    },
    state::{State, use_state},
};

use super::{
    edit_more::{GradeFields, NoteField, Parties, known_actors},
    edit_place::{Always, PlaceFields},
    fields::{self, Options},
};

#[component]
pub fn EditForm(machine: StoredValue<Incident>, correction: Memo<Correction>) -> impl IntoView {
    let state = use_state();
    let filled = machine.with_value(|incident| {
        correction.with_untracked(|c| Form::of(incident, c, state.lang.get_untracked()))
    });
    let form = RwSignal::new(filled);
    let trouble = RwSignal::new(None::<&'static str>);
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
        match read(state, machine, correction, form) {
            Ok(changed) => keep(changed),
            Err(sentence) => trouble.set(Some(sentence)),
        }
    };
    let escape = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" {
            event.stop_propagation();
            close();
        }
    };
    view! {
        // A press inside the form must not choose the card again and again.
        <form class="edit" on:submit=save on:click=|event| event.stop_propagation() on:keydown=escape>
            <WhatFields form />
            <PlaceFields machine form />
            <Always machine form />
            <WhenFields form />
            <Counts form />
            <Parties form />
            {choice(form, |l| l.words().weapon, "edit-weapon", |f| &f.weapon, |f, v| f.weapon = v, weapons)}
            {fields::text(|l| l.words().col_source, "edit-source", "auto", part(form, |f| &f.source), putter(form, |f, v| f.source = v))}
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

/// What the person changed, or what is wrong with it.
fn read(
    state: State,
    machine: StoredValue<Incident>,
    correction: Memo<Correction>,
    form: RwSignal<Form>,
) -> Result<Correction, &'static str> {
    let lang = state.lang.get_untracked();
    let known = known_actors(state);
    let read = |before: &Correction| {
        machine.with_value(|incident| form.with_untracked(|f| f.read(incident, before, &known, lang)))
    };
    correction.with_untracked(read)
}

/// What happened, and whether it did.
#[component]
fn WhatFields(form: RwSignal<Form>) -> impl IntoView {
    let state = use_state();
    let first = NodeRef::<html::Select>::new();
    Effect::new(move |_| {
        if let Some(field) = first.get() {
            crate::dom::focus(&field);
        }
    });
    view! {
        <label class="field">
            <span>{state.say(|w| w.field_type)}</span>
            <select node_ref=first data-testid="edit-type" on:change:target=move |e| form.update(|f| f.kind = e.target().value())>
                {move || type_options(state.lang.get(), &form.with_untracked(|f| f.kind.clone()))}
            </select>
        </label>
        {choice(form, |l| l.desk().field_status, "edit-status", |f| &f.status, |f, v| f.status = v, |l| labels::list(&STATUSES, l))}
    }
}

/// The first day, the last, and how exact they are.
#[component]
fn WhenFields(form: RwSignal<Form>) -> impl IntoView {
    let state = use_state();
    let precisions: Options =
        |l| std::iter::once(("", l.desk().field_none)).chain(labels::list(&PRECISIONS, l)).collect();
    view! {
        <div class="field-pair">
            {day(state, form, |w| w.field_from, "edit-from", |f| &f.from, true)}
            {day(state, form, |w| w.field_to, "edit-to", |f| &f.to, false)}
        </div>
        {choice(form, |l| l.desk().field_precision, "edit-precision", |f| &f.precision, Form::set_precision, precisions)}
    }
}

#[component]
fn Counts(form: RwSignal<Form>) -> impl IntoView {
    let state = use_state();
    let lines = Tally::FORM.into_iter().enumerate();
    view! {
        {lines.map(|(i, tally)| view! { <CountFields form tally index=i /> }).collect_view()}
        <small>{state.say(|w| w.field_max_hint)}</small>
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

fn weapons(lang: Lang) -> Vec<(&'static str, &'static str)> {
    std::iter::once(("", lang.desk().field_none)).chain(labels::list(&WEAPONS, lang)).collect()
}

type Pick = fn(&Form) -> &String;
type Put = fn(&mut Form, String);

fn part(form: RwSignal<Form>, get: Pick) -> Signal<String> {
    Signal::derive(move || form.with(|f| get(f).clone()))
}

fn putter(form: RwSignal<Form>, put: Put) -> Callback<String> {
    Callback::new(move |v| form.update(|f| put(f, v)))
}

/// A list for one field of the form.
fn choice(
    form: RwSignal<Form>,
    label: fields::Label,
    testid: &'static str,
    get: Pick,
    put: Put,
    options: Options,
) -> AnyView {
    fields::choice(label, testid, part(form, get), putter(form, put), options)
}

fn day(
    state: State,
    form: RwSignal<Form>,
    label: fn(&'static Words) -> &'static str,
    testid: &'static str,
    get: Pick,
    first: bool,
) -> impl IntoView {
    view! {
        <label class="field">
            <span>{state.say(label)}</span>
            <input
                type="date"
                data-testid=testid
                prop:value=move || form.with(|f| get(f).clone())
                on:input:target=move |e| form.update(|f| f.set_day(first, e.target().value()))
            />
        </label>
    }
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
