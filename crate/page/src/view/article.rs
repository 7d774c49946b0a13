//! The article with its marks. Segments come ready from the core; here they become text nodes and `<mark>` elements, never HTML.

use std::sync::Arc;

use leptos::{ev, prelude::*};
use rasid_core::view::ParagraphView;

use crate::{
    dom,
    i18n::labels,
    model::{
        marks::{Mark, mark},
        reading::Reading,
    },
    state::{Pane, State, use_state},
};

use super::{date_bar::DateBar, legend::Legend};

#[component]
pub fn ArticlePane() -> impl IntoView {
    let state = use_state();
    follow_selection(state);
    let hidden = move || {
        state.hidden_kinds.with(|kinds| kinds.iter().map(|kind| format!(" no-{kind}")).collect::<String>())
    };
    view! {
        <section class="pane pane-text" id="article" tabindex="-1" aria-labelledby="article-title">
            <div class="pane-head">
                <h2 id="article-title">{state.say(|w| w.article)}</h2>
                <Show when=move || state.reading().is_some()>
                    <button
                        type="button"
                        class="link"
                        on:click=move |_| {
                            if let Some(entry) = untrack(|| state.open_entry()) {
                                state.edit_text(&entry);
                            }
                        }
                    >
                        {state.say(|w| w.edit_text)}
                    </button>
                </Show>
            </div>
            {move || {
                let entry = state.open_entry()?;
                let reading = state.reading()?;
                Some(view! { <DateBar entry reading=Arc::clone(&reading) /> <Notes reading /> })
            }}
            <Legend />
            <div class=move || format!("prose{}", hidden()) data-testid="article" lang="ar" dir="rtl">
                {move || state.reading().map(|reading| body(&reading, state))}
            </div>
        </section>
    }
}

/// Notes on the text, and the encoding it was read in.
#[component]
fn Notes(reading: Arc<Reading>) -> impl IntoView {
    let state = use_state();
    let notes = move || {
        let lang = state.lang.get();
        let mut lines: Vec<String> = reading
            .notices
            .iter()
            .chain(&reading.extraction.article.warnings)
            .map(|note| lang.pick(&note.ar, &note.en).to_owned())
            .collect();
        if let Some(encoding) = reading.encoding.as_ref().filter(|e| e.name != "UTF-8") {
            lines.push(lang.words().encoding.replace("{name}", &encoding.name));
        }
        lines.dedup();
        lines
    };
    view! {
        {move || {
            let lines = notes();
            (!lines.is_empty())
                .then(|| {
                    view! {
                        <ul class="notes" aria-label=state.say(|w| w.warnings)>
                            {lines.into_iter().map(|line| view! { <li dir="auto">{line}</li> }).collect_view()}
                        </ul>
                    }
                })
        }}
    }
}

fn body(reading: &Arc<Reading>, state: State) -> impl IntoView + use<> {
    let ids: Arc<[String]> =
        reading.extraction.incidents.iter().map(|incident| incident.id.clone()).collect();
    let kinds: Arc<[String]> =
        reading.extraction.incidents.iter().map(|incident| incident.kind.clone()).collect();
    let title = reading.extraction.article.title.as_deref().map(str::trim);
    reading
        .view
        .paragraphs
        .iter()
        .enumerate()
        .map(|(i, paragraph)| {
            let text: String = paragraph.segments.iter().map(|segment| segment.text.as_str()).collect();
            paragraph_view(paragraph, i == 0 && title == Some(text.trim()), &ids, &kinds, state)
        })
        .collect_view()
}

fn paragraph_view(
    paragraph: &ParagraphView,
    is_title: bool,
    ids: &Arc<[String]>,
    kinds: &Arc<[String]>,
    state: State,
) -> impl IntoView + use<> {
    let segments = paragraph
        .segments
        .iter()
        .map(|segment| segment_view(mark(segment), ids, kinds, state))
        .collect_view();
    if paragraph.furniture {
        view! { <p class="furniture" title=state.say(|w| w.furniture_hint)>{segments}</p> }.into_any()
    } else if is_title {
        view! { <h3>{segments}</h3> }.into_any()
    } else {
        view! { <p>{segments}</p> }.into_any()
    }
}

fn segment_view(mark: Mark, ids: &Arc<[String]>, kinds: &Arc<[String]>, state: State) -> AnyView {
    if mark.class.is_empty() {
        return mark.text.into_any();
    }
    let own: Vec<String> = mark.incidents.iter().filter_map(|i| ids.get(*i).cloned()).collect();
    let chosen = {
        let own = own.clone();
        move || own.iter().any(|id| state.is_selected(id))
    };
    let attr = (!own.is_empty()).then(|| own.join(" "));
    let kind = mark.kind;
    let pick = {
        let own = own.clone();
        move || pick_one(state, &own)
    };
    let Some((trigger, type_id)) =
        mark.trigger_of.and_then(|i| Some((ids.get(i)?.clone(), kinds.get(i)?.clone())))
    else {
        return view! {
            <mark class=mark.class class:is-selected=chosen data-kind=kind data-incident=attr on:click=move |_| pick()>
                {mark.text}
            </mark>
        }
        .into_any();
    };
    let label = move || {
        let lang = state.lang.get();
        lang.words().mark_label.replace("{type}", labels::type_name(&type_id, lang))
    };
    let (by_click, by_key, pressed) = (trigger.clone(), trigger.clone(), trigger.clone());
    let on_key = move |event: ev::KeyboardEvent| {
        if event.key() == "Enter" || event.key() == " " {
            event.prevent_default();
            state.select(&by_key, Pane::Text);
        }
    };
    view! {
        <mark
            class=mark.class
            class:is-selected=chosen
            data-kind=kind
            data-incident=attr
            data-trigger=trigger
            role="button"
            tabindex="0"
            title=label
            aria-pressed=move || state.is_selected(&pressed).to_string()
            on:click=move |_| state.select(&by_click, Pane::Text)
            on:keydown=on_key
        >
            {mark.text}
        </mark>
    }
    .into_any()
}

/// Words shared by several incidents choose the next one with every press.
fn pick_one(state: State, own: &[String]) {
    let now = state
        .selected
        .with_untracked(|s| s.as_ref().and_then(|s| own.iter().position(|id| *id == s.incident)));
    let next = now.map_or(0, |i| (i + 1) % own.len().max(1));
    if let Some(id) = own.get(next) {
        state.select(id, Pane::Text);
    }
}

/// An incident chosen elsewhere is brought into view here.
fn follow_selection(state: State) {
    Effect::new(move |_| {
        let Some(selection) = state.selected.get() else { return };
        if selection.from == Pane::Text {
            return;
        }
        let id = &selection.incident;
        let target = dom::find(&format!("[data-trigger='{id}']"))
            .or_else(|| dom::find(&format!(".prose [data-incident~='{id}']")));
        if let Some(target) = target {
            dom::scroll_to(&target);
        }
    });
}
