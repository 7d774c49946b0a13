//! The form's fields for who did it to whom, and for the grade of the source.

use leptos::prelude::*;
use rasid_core::contract::ActorInfo;

use crate::{
    i18n::labels::{self, ACTOR_KINDS},
    model::{
        card,
        form::{Form, ROLES},
        grade,
    },
    state::{State, use_state},
};

use super::fields;

/// Who did it, and to whom.
#[component]
pub fn Parties(form: RwSignal<Form>) -> impl IntoView {
    let state = use_state();
    let fields = ROLES.into_iter().enumerate().map(|(index, role)| view! { <ActorFields form role index /> });
    view! {
        {fields.collect_view()}
        <datalist id="actors-known">{known_names(state)}</datalist>
    }
}

/// The person's own remark.
#[component]
pub fn NoteField(form: RwSignal<Form>) -> impl IntoView {
    let state = use_state();
    view! {
        <label class="field">
            <span>{state.say(|w| w.note)}</span>
            <textarea
                rows="2"
                dir="auto"
                data-testid="edit-note"
                prop:value=move || form.with(|f| f.note.clone())
                on:input:target=move |e| form.update(|f| f.note = e.target().value())
            ></textarea>
            <small>{state.say(|w| w.note_hint)}</small>
        </label>
    }
}

/// Names with commas between, with those that are known offered; and of which kind they are.
#[component]
fn ActorFields(form: RwSignal<Form>, role: &'static str, index: usize) -> impl IntoView {
    let state = use_state();
    let label = move || labels::fixed(role, state.lang.get());
    let hint = move || format!("{} – {}", label(), state.lang.get().desk().actor_names);
    let kind_label = move || format!("{} – {}", label(), state.lang.get().words().own_kind);
    let kinds = move || {
        let lang = state.lang.get();
        let now = form.with_untracked(|f| f.actors[index].kind.clone());
        std::iter::once(("", lang.words().own_any_country))
            .chain(ACTOR_KINDS.iter().map(|row| (row.0, lang.pick(row.1, row.2))))
            .map(|(value, name)| view! { <option value=value selected=value == now>{name}</option> })
            .collect_view()
    };
    view! {
        <div class="actor-row">
            <label class="field">
                <span>{label}</span>
                <input
                    dir="auto"
                    autocomplete="off"
                    list="actors-known"
                    title=hint
                    placeholder=state.desk(|d| d.actor_names)
                    data-testid=format!("edit-{role}")
                    prop:value=move || form.with(|f| f.actors[index].names.clone())
                    on:input:target=move |e| form.update(|f| f.actors[index].names = e.target().value())
                />
            </label>
            <label class="field">
                <span>{state.say(|w| w.own_kind)}</span>
                <select aria-label=kind_label data-testid=format!("edit-{role}-kind") on:change:target=move |e| form.update(|f| f.actors[index].kind = e.target().value())>
                    {kinds}
                </select>
            </label>
        </div>
    }
}

/// The Admiralty code: a letter for the source, a figure for what it says.
#[component]
pub fn GradeFields(form: RwSignal<Form>) -> impl IntoView {
    let letter = Signal::derive(move || form.with(|f| f.grade.reliability.clone()));
    let figure = Signal::derive(move || {
        form.with(|f| if f.grade.credibility == 0 { String::new() } else { f.grade.credibility.to_string() })
    });
    let set_letter = Callback::new(move |v| form.update(|f| f.grade.reliability = v));
    let set_figure =
        Callback::new(move |v: String| form.update(|f| f.grade.credibility = v.parse().unwrap_or(0)));
    view! {
        <div class="field-pair">
            {fields::choice(|l| l.desk().reliability, "edit-reliability", letter, set_letter, grade::reliabilities)}
            {fields::choice(|l| l.desk().credibility, "edit-credibility", figure, set_figure, grade::credibilities)}
        </div>
    }
}

/// Every actor of the incidents in scope, once.
pub fn known_actors(state: State) -> Vec<ActorInfo> {
    let mut known: Vec<ActorInfo> = Vec::new();
    state.rows.with_untracked(|rows| {
        for actor in rows.iter().flat_map(|row| &row.incident.actors) {
            if !known.iter().any(|held| held.name_ar == actor.name_ar) {
                known.push(actor.clone());
            }
        }
    });
    known
}

fn known_names(state: State) -> impl IntoView {
    let lang = state.lang.get_untracked();
    known_actors(state)
        .iter()
        .map(|actor| view! { <option value=card::actor_name(actor, lang)></option> })
        .collect_view()
}
