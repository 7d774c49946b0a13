//! The figures: drawn by a library, each saved as a picture or as data; a bar narrows the filter to what it counts.

use leptos::{html, prelude::*, task::spawn_local};
use wasm_bindgen::prelude::*;

use crate::{
    dom,
    figure::{self, Form},
    i18n::Lang,
    model::{
        draft::Complaint,
        figures::{self, Figure},
        row::Row,
        unit::Unit,
    },
    state::{State, use_state},
};

#[component]
pub fn Figures(rows: Memo<Vec<Row>>) -> impl IntoView {
    let state = use_state();
    let stands = RwSignal::new(false);
    spawn_local(async move {
        let there = figure::drawer_stands().await;
        stands.try_set(there);
    });
    let figures =
        Memo::new(move |_| rows.with(|rows| figures::figures(rows, state.unit.get(), state.lang.get())));
    view! {
        <section aria-labelledby="figures-title">
            <div class="figures-head">
                <h3 class="sub-head" id="figures-title">{state.say(|w| w.figures)}</h3>
                <UnitChoice rows />
            </div>
            <p class="hint">{state.say(|w| w.figures_hint)}</p>
            <div class="figures" data-testid="figures">
                {move || figures.get().into_iter().map(|figure| view! { <FigureView figure stands /> }).collect_view()}
            </div>
        </section>
    }
}

/// Day, week, month or year; those that would give too many columns cannot be chosen.
#[component]
fn UnitChoice(rows: Memo<Vec<Row>>) -> impl IntoView {
    let state = use_state();
    let name = |unit: Unit, lang: Lang| {
        let desk = lang.desk();
        match unit {
            Unit::Day => desk.unit_day,
            Unit::Week => desk.unit_week,
            Unit::Month => desk.unit_month,
            Unit::Year => desk.unit_year,
        }
    };
    let options = move || {
        let (lang, can) = (state.lang.get(), rows.with(|rows| figures::units(rows)));
        let option = move |unit: Unit| {
            let off = !can.contains(&unit);
            view! { <option value=unit.id() disabled=off>{name(unit, lang)}</option> }
        };
        Unit::ALL.into_iter().map(option).collect_view()
    };
    let now = move || state.unit.get().map_or("", Unit::id);
    view! {
        <label class="inline-field">
            <span>{state.desk(|d| d.fig_unit)}</span>
            <select data-testid="figure-unit" prop:value=now on:change:target=move |e| state.unit.set(Unit::of(&e.target().value()))>
                <option value="">{state.desk(|d| d.unit_auto)}</option>
                {options}
            </select>
        </label>
    }
}

#[component]
fn FigureView(figure: Figure, stands: RwSignal<bool>) -> impl IntoView {
    let state = use_state();
    let host = NodeRef::<html::Div>::new();
    let title = figure.title;
    let id = figure.id;
    let held = StoredValue::new(figure);
    let press = StoredValue::new_local(narrows(state, held));
    Effect::new(move |_| {
        if let (Some(host), true) = (host.get(), stands.get()) {
            held.with_value(|figure| {
                press.with_value(|press| figure::draw(state, &host, figure, press.as_ref()));
            });
        }
    });
    let copy = move |_| {
        let told = state.lang.get_untracked().words().fig_copied;
        let text = held.with_value(figures::tsv);
        dom::copy(
            &text,
            move |done| if done { state.tell(told) } else { state.complain(Complaint::NotCopied) },
        );
    };
    let save = move |name: &'static str, form: Form| {
        let label = move || format!("{}: {name}, {title}", state.lang.get().desk().download);
        let press = move |_| {
            if let Some(host) = host.get_untracked() {
                held.with_value(|held| figure::save(state, &host, held, form));
            }
        };
        view! { <button type="button" class="link" data-testid=format!("figure-{name}") aria-label=label disabled=move || !stands.get() on:click=press>{name}</button> }
    };
    view! {
        <figure class="figure" data-figure=id>
            <figcaption>
                <h4>{title}</h4>
                <button type="button" class="link" aria-label=move || format!("{}: {title}", state.lang.get().words().fig_copy) on:click=copy>
                    {state.say(|w| w.fig_copy)}
                </button>
                {save("CSV", Form::Csv)}
                {save("SVG", Form::Svg)}
                {save("PNG", Form::Png)}
            </figcaption>
            <div node_ref=host class="figure-host"></div>
        </figure>
    }
}

/// What a press on a bar does.
fn narrows(state: State, figure: StoredValue<Figure>) -> Closure<dyn FnMut(usize)> {
    Closure::new(move |at: usize| {
        let narrows = figure.try_with_value(|f| f.bars.get(at).map(|bar| bar.narrows.clone())).flatten();
        if let Some(narrows) = narrows {
            state.filter.update(|filter| narrows.lay_on(filter));
            state.filter_open.set(true);
        }
    })
}
