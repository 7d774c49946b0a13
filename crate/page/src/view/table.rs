//! The table: sorted by any column, only the rows in view drawn, moved through by keyboard, copied to a spreadsheet.

use leptos::{ev, html, prelude::*};
use std::sync::Arc;

use crate::{
    dom,
    i18n::plural,
    icon::Shape,
    model::{
        correction::Verdict,
        draft::Complaint,
        row::Row,
        table::{self, Column, Order},
    },
    state::{Pane, State, use_state},
};

/// Height of a row in pixels; the style sheet says the same.
const ROW: f64 = 38.0;
/// Rows drawn above and below the view.
const SPARE: usize = 12;

#[component]
pub fn TablePane() -> impl IntoView {
    let state = use_state();
    let rows = Memo::new(move |_| {
        let (rows, order, lang) = (state.visible.get(), state.order.get(), state.lang.get());
        let list: Vec<Row> =
            table::sorted(&rows, order, lang).into_iter().filter_map(|i| rows.get(i).cloned()).collect();
        Arc::new(list)
    });
    let copy = move |_| {
        let (rows, lang) = (rows.get_untracked(), state.lang.get_untracked());
        let told = lang.words().table_copied.replace("{n}", &plural::INCIDENT.count(rows.len() as u64, lang));
        let columns = state.columns.get_untracked();
        dom::copy(&table::tsv(rows.iter(), &columns, lang), move |done| {
            if done { state.tell(told) } else { state.complain(Complaint::NotCopied) }
        });
    };
    view! {
        <section class="pane pane-table" id="table" tabindex="-1" aria-labelledby="table-title">
            <div class="pane-head">
                <h2 id="table-title">{state.say(|w| w.table)}</h2>
                <div class="review-line">
                    <span class="count">{move || plural::INCIDENT.count(rows.with(|r| r.len()) as u64, state.lang.get())}</span>
                    <ColumnChoice />
                    <button type="button" data-testid="table-copy" on:click=copy>{state.say(|w| w.table_copy)}</button>
                </div>
            </div>
            <p class="hint keys-hint">{state.say(|w| w.table_hint)}</p>
            <p class="hint scroll-hint only-narrow">{state.desk(|d| d.scrolls)}</p>
            <Show when=move || rows.with(|rows| rows.is_empty())>
                <p class="empty">{state.say(|w| w.filter_none)}</p>
            </Show>
            <Grid rows />
        </section>
    }
}

/// Which columns are shown and copied.
#[component]
fn ColumnChoice() -> impl IntoView {
    let state = use_state();
    let toggle = move |column: Column, on: bool| {
        state.columns.update(|now| {
            *now =
                Column::ALL.into_iter().filter(|c| if *c == column { on } else { now.contains(c) }).collect();
            // A table of nothing could not be got back from by eye.
            if now.is_empty() {
                now.push(column);
            }
        });
    };
    let item = move |column: Column| {
        view! {
            <label class="check">
                <input type="checkbox" prop:checked=move || state.columns.with(|now| now.contains(&column)) on:change:target=move |e| toggle(column, e.target().checked()) />
                {move || column.label(state.lang.get())}
            </label>
        }
    };
    view! {
        <details class="column-choice" data-testid="columns">
            <summary>{state.desk(|d| d.columns)}</summary>
            <div>{Column::ALL.map(item).collect_view()}</div>
        </details>
    }
}

#[component]
fn Grid(rows: Memo<Arc<Vec<Row>>>) -> impl IntoView {
    let state = use_state();
    let scroller = NodeRef::<html::Div>::new();
    let top = RwSignal::new(0_i32);
    let tall = RwSignal::new(900_i32);
    let seen = Memo::new(move |_| {
        let first = (f64::from(top.get()) / ROW) as usize;
        let count = (f64::from(tall.get()) / ROW) as usize + 1;
        let all = rows.with(|rows| rows.len());
        let from = first.saturating_sub(SPARE).min(all);
        (from, (first + count + SPARE).min(all))
    });
    let measure = move || {
        if let Some(box_) = scroller.get_untracked() {
            top.set(box_.scroll_top());
            tall.set(box_.client_height().max(400));
        }
    };
    let on_key = move |event: ev::KeyboardEvent| match event.key().as_str() {
        "ArrowDown" | "ArrowUp" => {
            event.prevent_default();
            state.step(event.key() == "ArrowDown");
        }
        "Enter" => state.pane.set(Pane::Cards),
        _ => {}
    };
    keep_chosen_in_view(state, rows, scroller);
    let drawn = move || {
        let (from, to) = seen.get();
        rows.with(|rows| {
            rows.iter().enumerate().take(to).skip(from).map(|(i, row)| (i, row.clone())).collect::<Vec<_>>()
        })
    };
    let before = move || format!("{}px", seen.get().0 as f64 * ROW);
    let after =
        move || format!("{}px", rows.with(|rows| rows.len()).saturating_sub(seen.get().1) as f64 * ROW);
    let wide = move || state.columns.with(Vec::len).to_string();
    view! {
        <div class="table-scroll" node_ref=scroller on:scroll=move |_| measure() tabindex="-1">
            <table class="grid" role="grid" data-testid="table" aria-labelledby="table-title" aria-rowcount=move || (rows.with(|r| r.len()) + 1).to_string()>
                <thead>
                    <tr aria-rowindex="1">{move || state.columns.get().into_iter().map(|column| view! { <Head column /> }).collect_view()}</tr>
                </thead>
                <tbody on:keydown=on_key>
                    <tr class="pad" aria-hidden="true"><td colspan=wide style:height=before></td></tr>
                    <For each=drawn key=move |(i, row)| key(state, *i, row) let((index, row))>
                        <Line index row />
                    </For>
                    <tr class="pad" aria-hidden="true"><td colspan=wide style:height=after></td></tr>
                </tbody>
            </table>
        </div>
    }
}

/// A row that says something else is another row.
fn key(state: State, index: usize, row: &Row) -> (usize, String, String) {
    let lang = state.lang.get_untracked();
    let columns = state.columns.get();
    let cells = columns.iter().map(|column| column.cell(row, lang)).collect::<Vec<_>>().join("\t");
    (index, row.id().to_owned(), format!("{}\n{cells}", columns.len()))
}

#[component]
fn Head(column: Column) -> impl IntoView {
    let state = use_state();
    let order = move || state.order.get().filter(|order| order.column == column);
    let sort = move || match order() {
        Some(Order { down: true, .. }) => "descending",
        Some(_) => "ascending",
        None => "none",
    };
    let sign = move || match order() {
        Some(Order { down: true, .. }) => "▾",
        Some(_) => "▴",
        None => "",
    };
    view! {
        <th scope="col" aria-sort=sort class:is-figure=column.is_figure()>
            <button
                type="button"
                title=move || state.lang.get().words().sort_by.replace("{column}", column.label(state.lang.get()))
                on:click=move |_| state.order.update(|now| *now = Order::pressed(*now, column))
            >
                {move || column.label(state.lang.get())}
                <span class="sort-sign" aria-hidden="true">{sign}</span>
            </button>
        </th>
    }
}

#[component]
fn Line(index: usize, row: Row) -> impl IntoView {
    let state = use_state();
    let id = StoredValue::new(row.id().to_owned());
    let chosen = Memo::new(move |_| id.with_value(|id| state.is_selected(id)));
    // One row takes the tab key: the chosen one, or the first.
    let tab = move || {
        let takes = chosen.get() || (index == 0 && state.selected.with(Option::is_none));
        if takes { "0" } else { "-1" }
    };
    let group = row.group;
    let rejected = row.verdict == Verdict::Rejected;
    let cells = move || {
        let lang = state.lang.get_untracked();
        state
            .columns
            .get_untracked()
            .into_iter()
            .map(|column| {
                let text = column.cell(&row, lang);
                let shape = (column == Column::Type).then(|| view! { <Shape group=group /> " " });
                let class = match column {
                    Column::Verdict => format!("v-{}", row.verdict.code()),
                    _ if column.is_figure() => "is-figure".to_owned(),
                    _ => String::new(),
                };
                let title = text.clone();
                view! { <td class=class title=title>{shape} <bdi>{text}</bdi></td> }
            })
            .collect_view()
    };
    view! {
        <tr
            data-testid="row"
            data-incident=id.get_value()
            aria-rowindex=(index + 2).to_string()
            aria-selected=move || chosen.get().to_string()
            class:is-selected=chosen
            class:is-dismissed=rejected
            tabindex=tab
            on:click=move |_| id.with_value(|id| state.select(id, Pane::Table))
            on:dblclick=move |_| state.pane.set(Pane::Cards)
        >
            {cells()}
        </tr>
    }
}

/// A row chosen elsewhere, or by the keyboard beyond the edge, is scrolled to: it may not be drawn yet.
fn keep_chosen_in_view(state: State, rows: Memo<Arc<Vec<Row>>>, scroller: NodeRef<html::Div>) {
    Effect::new(move |_| {
        let Some(selection) = state.selected.get() else { return };
        let Some(box_) = scroller.get() else { return };
        let Some(at) = rows.with_untracked(|rows| rows.iter().position(|row| row.id() == selection.incident))
        else {
            return;
        };
        let (y, tall, now) = ((at as f64 * ROW) as i32, box_.client_height(), box_.scroll_top());
        // The head stays on top and covers one row.
        if y < now {
            box_.set_scroll_top(y);
        } else if y + 3 * ROW as i32 > now + tall {
            box_.set_scroll_top(y + 3 * ROW as i32 - tall);
        }
    });
}
