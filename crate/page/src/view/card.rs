//! One incident: its card, folded when rejected, turned into a form when corrected.

use leptos::prelude::*;
use rasid_core::contract::Incident;

use crate::{
    i18n::labels,
    icon::Shape,
    model::{
        card::{self, Card},
        correction::{Correction, Verdict},
        dossier,
    },
    state::{Pane, State, use_state},
};

use super::{card_facts::Facts, edit::EditForm, history::History, why::Why};

#[component]
pub fn CardView(incident: Incident, made: bool, article: String) -> impl IntoView {
    let state = use_state();
    let id = StoredValue::new(incident.id.clone());
    let machine = StoredValue::new(incident);
    let correction = Memo::new(move |_| {
        state.review.with(|review| id.with_value(|id| review.of(id).cloned()).unwrap_or_default())
    });
    let shown = Memo::new(move |_| machine.with_value(|incident| correction.with(|c| c.apply(incident))));
    let card = Memo::new(move |_| shown.with(|incident| card::card(incident, state.lang.get())));
    let rejected = move || correction.with(Correction::is_rejected);
    let verdict = move || correction.with(|c| c.verdict);
    let chosen = Memo::new(move |_| id.with_value(|id| state.is_selected(id)));
    let editing =
        Memo::new(move |_| state.editing.with(|editing| id.with_value(|id| editing.as_ref() == Some(id))));
    let choose = move || {
        if !chosen.get_untracked() {
            id.with_value(|id| state.select(id, Pane::Cards));
        }
    };
    follow_selection(id.get_value(), chosen);
    view! {
        <li
            class="card"
            class:is-selected=chosen
            class:is-dismissed=rejected
            class:is-accepted=move || verdict() == Verdict::Accepted
            data-testid="card"
            data-incident=id.get_value()
            aria-current=move || chosen.get().then_some("true")
            on:click=move |_| choose()
        >
            <div class="card-head">
                <Shape group=Signal::derive(move || labels::type_label(&card.with(|c| c.kind.clone())).group) />
                <h3>
                    <button type="button" class="card-title">
                        {move || card.with(|c| c.type_name)}
                    </button>
                </h3>
                <Badges card correction made />
            </div>
            <Reports id />
            <Show when=move || state.all.get()>
                <p class="card-article" dir="auto">{article.clone()}</p>
            </Show>
            <Show when=move || !rejected() && !editing.get()>
                <Facts card />
                <MachineValues machine correction />
                <Note correction />
                {(!made).then(|| view! { <Why card /> })}
                <History id machine />
            </Show>
            <Show when=move || editing.get() && !rejected()>
                <EditForm machine correction />
            </Show>
            <Show when=move || !editing.get()>
                <Tools id made verdict=Signal::derive(verdict) />
            </Show>
        </li>
    }
}

#[component]
fn Note(correction: Memo<Correction>) -> impl IntoView {
    let state = use_state();
    view! {
        {move || {
            let note = correction.with(|c| c.note.clone());
            (!note.is_empty()).then(|| view! { <p class="note" dir="auto"><strong>{state.say(|w| w.note)} ": "</strong> {note}</p> })
        }}
    }
}

/// What one should see of its standing at a glance; of what the machine read, how sure it is.
#[component]
fn Badges(card: Memo<Card>, correction: Memo<Correction>, made: bool) -> impl IntoView {
    let state = use_state();
    let verdict = move || correction.with(|c| c.verdict);
    view! {
        {move || card.with(|c| c.status.clone()).map(|status| view! { <span class="badge badge-status">{status}</span> })}
        {move || {
            (verdict() != Verdict::Open)
                .then(|| view! { <span class=format!("badge badge-{}", verdict().code())>{verdict().label(state.lang.get())}</span> })
        }}
        {move || correction.with(Correction::is_edited).then(|| view! { <span class="badge badge-edited">{state.say(|w| w.corrected)}</span> })}
        {made.then(|| view! { <span class="badge badge-edited">{state.desk(|d| d.made_badge)}</span> })}
        {move || {
            let code = correction.with(|c| c.grade.code());
            (!code.is_empty()).then(|| view! { <span class="badge" dir="ltr" title=state.desk(|d| d.grade)>{code}</span> })
        }}
        {(!made).then(|| view! { <Trust card /> })}
    }
}

/// What can be done with the incident; the letters do the same.
#[component]
fn Tools(id: StoredValue<String>, made: bool, verdict: Signal<Verdict>) -> impl IntoView {
    let state = use_state();
    let judge = move |verdict: Verdict| {
        id.with_value(|id| state.judge(std::slice::from_ref(id), verdict));
    };
    let is = move |wanted: Verdict| verdict.get() == wanted;
    view! {
        <div class="card-tools">
            <Show when=move || is(Verdict::Open)>
                <button type="button" class="accept" data-testid="card-accept" on:click=move |_| judge(Verdict::Accepted)>
                    <span aria-hidden="true">"✓ "</span>
                    {state.say(|w| w.accept)}
                </button>
            </Show>
            <Show when=move || is(Verdict::Accepted)>
                <button type="button" class="link" data-testid="card-open" on:click=move |_| judge(Verdict::Open)>{state.say(|w| w.accept_undo)}</button>
            </Show>
            <Show when=move || !is(Verdict::Rejected)>
                <button type="button" class="link" data-testid="card-edit" on:click=move |_| state.editing.set(Some(id.get_value()))>
                    {state.say(|w| w.correct)}
                </button>
                <button type="button" class="link" data-testid="card-dismiss" on:click=move |_| judge(Verdict::Rejected)>{state.say(|w| w.dismiss)}</button>
                <button type="button" class="link" data-testid="card-dossier" on:click=move |_| on_it(&id, state, State::open_dossier)>{state.desk(|d| d.merge)}</button>
                <button type="button" class="link" data-testid="card-split" on:click=move |_| on_it(&id, state, State::split_chosen)>{state.desk(|d| d.split)}</button>
                {made
                    .then(|| {
                        view! {
                            <button type="button" class="link" data-testid="card-drop" on:click=move |_| id.with_value(|id| state.drop_made(id))>{state.desk(|d| d.made_drop)}</button>
                        }
                    })}
                <button type="button" class="link only-narrow" on:click=move |_| state.pane.set(Pane::Text)>{state.say(|w| w.show_text)}</button>
                <button type="button" class="link only-narrow" data-testid="card-map" on:click=move |_| on_it(&id, state, |state| state.pane.set(Pane::Map))>{state.say(|w| w.show_map)}</button>
            </Show>
            <Show when=move || is(Verdict::Rejected)>
                <button type="button" class="link" data-testid="card-restore" on:click=move |_| judge(Verdict::Open)>{state.say(|w| w.restore)}</button>
            </Show>
        </div>
    }
}

/// Chooses the incident first: these acts are about the chosen one.
fn on_it(id: &StoredValue<String>, state: State, act: fn(State)) {
    id.with_value(|id| state.select(id, Pane::Cards));
    act(state);
}

/// How many sources tell of it, where they disagree, and the way to see them side by side.
#[component]
fn Reports(id: StoredValue<String>) -> impl IntoView {
    let state = use_state();
    let told = Memo::new(move |_| {
        let lang = state.lang.get();
        let row =
            state.rows.with(|rows| id.with_value(|id| rows.iter().find(|row| row.id() == id).cloned()))?;
        let fields: Vec<&str> = dossier::differences(&row, lang).iter().map(|line| line.field).collect();
        (!row.reports.is_empty()).then(|| (row.reports.len() + 1, fields.join(lang.pick("، ", ", "))))
    });
    view! {
        {move || {
            told.get()
                .map(|(sources, fields)| {
                    let desk = state.lang.get().desk();
                    view! {
                        <p class="card-reports">
                            <button type="button" class="link" data-testid="card-sources" on:click=move |_| on_it(&id, state, State::open_dossier)>
                                {desk.said_by.replace("{n}", &sources.to_string())}
                            </button>
                            {(!fields.is_empty()).then(|| view! { <span class="flag">{desk.disagree.replace("{field}", &fields)}</span> })}
                        </p>
                    }
                })
        }}
    }
}

/// How sure the machine is: three strokes and a word, with the figure as title.
#[component]
fn Trust(card: Memo<Card>) -> impl IntoView {
    let state = use_state();
    let label = move || card.with(|c| c.confidence.label(state.lang.get()));
    let percent =
        move || format!("{}: {}%", state.lang.get().words().confidence, card.with(|c| c.confidence.percent));
    view! {
        <span class=move || format!("trust trust-{}", card.with(|c| c.confidence.level)) title=percent>
            <span class="trust-bars" aria-hidden="true"><i></i><i></i><i></i></span>
            {label}
        </span>
    }
}

/// What the machine had read, wherever a person changed it.
#[component]
fn MachineValues(machine: StoredValue<Incident>, correction: Memo<Correction>) -> impl IntoView {
    let state = use_state();
    let lines = move || {
        let lang = state.lang.get();
        machine.with_value(|incident| correction.with(|c| c.machine_values(incident, lang)))
    };
    view! {
        {move || {
            let lines = lines();
            (!lines.is_empty())
                .then(|| {
                    view! {
                        <ul class="machine-values">
                            {lines
                                .into_iter()
                                .map(|(field, value)| {
                                    let words = state.lang.get().words();
                                    view! { <li>{field} " — " <bdi>{words.machine_said.replace("{value}", &value)}</bdi></li> }
                                })
                                .collect_view()}
                        </ul>
                    }
                })
        }}
    }
}

/// An incident chosen in the text or on the map is brought into view here.
fn follow_selection(id: String, chosen: Memo<bool>) {
    let state = use_state();
    Effect::new(move |_| {
        if !chosen.get()
            || state.selected.with_untracked(|s| s.as_ref().is_none_or(|s| s.from == Pane::Cards))
        {
            return;
        }
        if let Some(card) = crate::dom::find(&format!("[data-testid=card][data-incident='{id}']")) {
            crate::dom::scroll_to(&card);
        }
    });
}
