//! The list of incidents, what can be done with all of them, the totals below, and what can be downloaded.

use std::sync::Arc;

use leptos::{ev, prelude::*};

use crate::{
    i18n::plural,
    model::{
        correction::Verdict,
        row::{Row, card_order},
    },
    state::{Sheet, State, use_state},
};

use super::{card::CardView, statistics::Statistics};

/// So many cards are drawn at first, and more each time.
const PAGE: usize = 60;

#[component]
pub fn CardsPane() -> impl IntoView {
    let state = use_state();
    let arrows = move |event: ev::KeyboardEvent| {
        if crate::dom::is_typing(event.target()) {
            return;
        }
        match event.key().as_str() {
            "ArrowDown" => {
                event.prevent_default();
                state.step(true);
            }
            "ArrowUp" => {
                event.prevent_default();
                state.step(false);
            }
            _ => {}
        }
    };
    let known = Memo::new(move |_| state.all.get() || state.reading().is_some());
    view! {
        <section class="pane pane-cards" id="cards" tabindex="-1" aria-labelledby="cards-title" on:keydown=arrows>
            <div class="pane-head">
                <h2 id="cards-title">{state.say(|w| w.incidents)}</h2>
                <Show when=move || known.get()><ReviewLine /></Show>
            </div>
            <Show when=move || known.get()>
                <Empty />
                <Lists />
                {move || {
                    let reading = if state.all.get() { None } else { state.reading() };
                    reading.map(|reading| view! { <Statistics reading /> })
                }}
                <button type="button" class="more-button" on:click=move |_| state.sheet.set(Some(Sheet::Download))>{state.desk(|d| d.export_open)}</button>
            </Show>
        </section>
    }
}

/// How many are reviewed; undo and redo.
#[component]
fn ReviewLine() -> impl IntoView {
    let state = use_state();
    let line = move || {
        let lang = state.lang.get();
        let (judged, all) = state
            .rows
            .with(|rows| (rows.iter().filter(|row| row.verdict != Verdict::Open).count(), rows.len()));
        match judged {
            0 => plural::INCIDENT.count(all as u64, lang),
            _ => lang
                .words()
                .reviewed_of
                .replace("{n}", &judged.to_string())
                .replace("{all}", &all.to_string()),
        }
    };
    let tool = move |label: fn(&'static crate::i18n::Words) -> &'static str,
                     path: &'static str,
                     testid: &'static str,
                     can: fn(State) -> bool,
                     act: fn(State)| {
        view! {
            <button type="button" class="icon-button" data-testid=testid title=state.say(label) aria-label=state.say(label) disabled=move || !can(state) on:click=move |_| act(state)>
                <svg class="tool-icon flips" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d=path></path></svg>
            </button>
        }
    };
    view! {
        <div class="review-line">
            <span class="count" data-testid="count">{line}</span>
            {tool(|w| w.undo, "M9 6L4 11l5 5M4 11h10a5.500 5.500 0 0 1 0 9h-3", "undo", |s| s.review.with(|r| r.can_undo()), State::undo)}
            {tool(|w| w.redo, "M15 6l5 5-5 5M20 11H10a5.500 5.500 0 0 0 0 9h3", "redo", |s| s.review.with(|r| r.can_redo()), State::redo)}
        </div>
    }
}

#[component]
fn Empty() -> impl IntoView {
    let state = use_state();
    let sentence = move || {
        let words = state.lang.get().words();
        let (shown, all) = (state.visible.with(|rows| rows.len()), state.rows.with(|rows| rows.len()));
        let totals = state.reading().is_some_and(|reading| !reading.extraction.statistics.is_empty());
        match (shown, all) {
            (0, 0) if totals && !state.all.get() => Some(words.no_incidents_stats),
            (0, 0) => Some(words.no_incidents),
            (0, _) => Some(words.filter_none),
            _ => None,
        }
    };
    view! { {move || sentence().map(|sentence| view! { <p class="empty">{sentence}</p> })} }
}

/// Placed incidents first, in the order of the article; then those without a point, under their own heading.
#[component]
fn Lists() -> impl IntoView {
    let state = use_state();
    let limit = RwSignal::new(PAGE);
    let ordered = Memo::new(move |_| {
        state.visible.with(|rows| {
            card_order(rows).into_iter().filter_map(|i| rows.get(i).cloned()).collect::<Vec<_>>()
        })
    });
    // The chosen card is always drawn, however far down.
    let drawn = Memo::new(move |_| {
        let chosen = state.selected.get().map(|s| s.incident);
        ordered.with(|rows| {
            let at = rows.iter().position(|row| chosen.as_deref() == Some(row.id()));
            limit.get().max(at.map_or(0, |at| at + 10)).min(rows.len())
        })
    });
    let some = move |on_map: bool| {
        ordered.with(|rows| {
            rows.iter().take(drawn.get()).filter(|row| row.on_map == on_map).cloned().collect::<Vec<Row>>()
        })
    };
    let more = move || ordered.with(Vec::len).saturating_sub(drawn.get());
    // An article that is read again gives the same incidents new facts: the card is another then.
    let key = |row: &Row| (row.id().to_owned(), Arc::as_ptr(&row.reading).addr());
    let card = |row: Row| {
        let before = row.before().cloned().unwrap_or_default();
        view! { <CardView incident=before made=row.made.is_some() article=row.article_title.clone() /> }
    };
    let any = Memo::new(move |_| ordered.with(|rows| !rows.is_empty()));
    let unplaced = Memo::new(move |_| ordered.with(|rows| rows.iter().any(|row| !row.on_map)));
    view! {
        <Show when=move || any.get()>
            <p class="hint keys-hint">{state.say(|w| w.keys_hint)}</p>
        </Show>
        <div data-testid="cards">
            <ol class="cards">
                <For each=move || some(true) key=key children=card />
            </ol>
            <Show when=move || unplaced.get()>
                <h3 class="sub-head">{state.say(|w| w.unplaced)}</h3>
            </Show>
            <ol class="cards" data-testid="unplaced">
                <For each=move || some(false) key=key children=card />
            </ol>
        </div>
        <Show when=move || 0 < more()>
            <button type="button" class="more-button" on:click=move |_| limit.update(|n| *n += PAGE)>
                {move || state.lang.get().words().show_more.replace("{n}", &more().to_string())}
            </button>
        </Show>
        <Show when=move || any.get()><Bulk /></Show>
    }
}

/// One verdict for all that are shown.
#[component]
fn Bulk() -> impl IntoView {
    let state = use_state();
    let ids = move |verdict: Verdict| {
        state.visible.with(|rows| {
            rows.iter()
                .filter(|row| row.verdict == Verdict::Open && row.verdict != verdict)
                .map(|row| row.id().to_owned())
                .collect::<Vec<_>>()
        })
    };
    let act = move |verdict: Verdict| {
        let changed = state.judge(&untrack(|| ids(verdict)), verdict);
        let lang = state.lang.get_untracked();
        state.tell(lang.words().bulk_done.replace("{n}", &plural::INCIDENT.count(changed as u64, lang)));
    };
    let open = move || ids(Verdict::Accepted).len();
    let label = move |pick: fn(&'static crate::i18n::Words) -> &'static str| {
        move || pick(state.lang.get().words()).replace("{n}", &open().to_string())
    };
    view! {
        <Show when=move || 1 < open()>
            <div class="bulk">
                <button type="button" data-testid="bulk-accept" on:click=move |_| act(Verdict::Accepted)>{label(|w| w.bulk_accept)}</button>
                <button type="button" data-testid="bulk-reject" on:click=move |_| act(Verdict::Rejected)>{label(|w| w.bulk_reject)}</button>
            </div>
        </Show>
    }
}
