//! The figures as bars; a bar narrows the filter to what it counts.

use leptos::prelude::*;

use crate::{
    dom,
    model::{
        draft::Complaint,
        figures::{self, Bar, Figure, Narrow},
        row::Row,
    },
    picture,
    state::use_state,
};

#[component]
pub fn Figures(rows: Memo<Vec<Row>>) -> impl IntoView {
    let state = use_state();
    let figures = Memo::new(move |_| rows.with(|rows| figures::figures(rows, state.lang.get())));
    view! {
        <section aria-labelledby="figures-title">
            <h3 class="sub-head" id="figures-title">{state.say(|w| w.figures)}</h3>
            <p class="hint">{state.say(|w| w.figures_hint)}</p>
            <div class="figures" data-testid="figures">
                {move || figures.get().into_iter().map(|figure| view! { <FigureView figure /> }).collect_view()}
            </div>
        </section>
    }
}

#[component]
fn FigureView(figure: Figure) -> impl IntoView {
    let state = use_state();
    let most = figure.bars.iter().map(|bar| bar.value).max().unwrap_or(1).max(1);
    let text = figures::tsv(&figure);
    let copy = move |_| {
        let told = state.lang.get_untracked().words().fig_copied;
        dom::copy(
            &text,
            move |done| if done { state.tell(told) } else { state.complain(Complaint::NotCopied) },
        );
    };
    let label = move || format!("{}: {}", state.lang.get().words().fig_copy, figure.title);
    let held = StoredValue::new(figure.clone());
    let save = move |name: &'static str, png: bool| {
        let label =
            move || format!("{}: {name}, {}", state.lang.get().desk().download, held.with_value(|f| f.title));
        let press = move |_| held.with_value(|figure| picture::save_figure(state, figure, png));
        view! { <button type="button" class="link" data-testid=format!("figure-{name}") aria-label=label on:click=press>{name}</button> }
    };
    view! {
        <figure class="figure" data-figure=figure.id>
            <figcaption>
                <h4>{figure.title}</h4>
                <button type="button" class="link" aria-label=label on:click=copy>{state.say(|w| w.fig_copy)}</button>
                {save("SVG", false)}
                {save("PNG", true)}
            </figcaption>
            <ul>{figure.bars.into_iter().map(|bar| view! { <BarView bar most /> }).collect_view()}</ul>
        </figure>
    }
}

#[component]
fn BarView(bar: Bar, most: u64) -> impl IntoView {
    let state = use_state();
    let share = format!("{}%", bar.value as f64 / most as f64 * 100.0);
    let fixed = bar.narrows == Narrow::Nothing;
    let narrows = bar.narrows;
    view! {
        <li>
            <button
                type="button"
                class="bar-row"
                disabled=fixed
                on:click=move |_| {
                    state.filter.update(|filter| narrows.lay_on(filter));
                    state.filter_open.set(true);
                }
            >
                <span class="bar-label"><bdi>{bar.label}</bdi></span>
                <span class="bar-track" aria-hidden="true"><span class="bar-fill" style:inline-size=share></span></span>
                <span class="bar-value">{bar.value}</span>
            </button>
        </li>
    }
}
