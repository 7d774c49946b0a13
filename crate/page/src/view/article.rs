//! The article with its marks. Segments come ready from the core; here they become text nodes and `<mark>` elements, never HTML.

use std::sync::Arc;

use leptos::{ev, prelude::*};
use rasid_core::{contract::Incident, view::ParagraphView};
use wasm_bindgen::JsCast;

use crate::{
    dom,
    i18n::labels,
    model::{
        filter,
        marks::{Mark, mark},
        reading::Reading,
    },
    state::{Entry, Pane, State, use_state},
};

use super::{date_bar::DateBar, legend::Legend};

/// The ways that a file of Arabic letters may be coded, by the names that the engine knows.
const ENCODINGS: [&str; 5] = ["UTF-8", "windows-1256", "ISO-8859-6", "UTF-16LE", "UTF-16BE"];

#[component]
pub fn ArticlePane() -> impl IntoView {
    let state = use_state();
    show_choice(state);
    follow_selection(state);
    let hidden = move || {
        state.hidden_kinds.with(|kinds| kinds.iter().map(|kind| format!(" no-{kind}")).collect::<String>())
    };
    // What a person added is marked too; only that makes the text be drawn again.
    let made = Memo::new(move |_| {
        let Some(reading) = state.reading() else { return Vec::new() };
        let sha256 = &reading.extraction.article.sha256;
        state.review.with(|review| review.made_in(sha256).cloned().collect::<Vec<Incident>>())
    });
    view! {
        <section class="pane pane-text" id="article" tabindex="-1" aria-labelledby="article-title">
            <div class="pane-head">
                <h2 id="article-title">{state.say(|w| w.article)}</h2>
                <Show when=move || state.reading().is_some()>
                    <button type="button" class="link" data-testid="add-incident" title=state.desk(|d| d.add_words) on:mousedown=|e| e.prevent_default() on:click=move |_| state.add_selected()>
                        "+ "
                        {state.say(|w| w.incidents_one)}
                    </button>
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
                Some(view! { <DateBar entry=entry.clone() reading=Arc::clone(&reading) /> <EncodingBadge entry reading=Arc::clone(&reading) /> <Notes reading /> })
            }}
            <Legend />
            <div
                class=move || format!("prose{}", hidden())
                data-testid="article"
                lang="ar"
                dir="rtl"
                on:click=move |event| press(state, event.target())
                on:keydown=move |event| on_key(state, &event)
            >
                {move || state.reading().map(|reading| body(&with_made(reading, &made.get()), state))}
            </div>
        </section>
    }
}

/// The reading with what a person added to it.
fn with_made(reading: Arc<Reading>, made: &[Incident]) -> Arc<Reading> {
    if made.is_empty() {
        return reading;
    }
    let mut extraction = reading.extraction.clone();
    extraction.incidents.extend(made.iter().cloned());
    let Reading { article, notices, encoding, micros, .. } = (*reading).clone();
    Arc::new(Reading::new(article, extraction, notices, encoding, micros))
}

/// How the file's letters were read, and another way where that was wrong.
#[component]
fn EncodingBadge(entry: Entry, reading: Arc<Reading>) -> impl IntoView {
    let state = use_state();
    let Some(encoding) = reading.encoding.clone() else { return ().into_any() };
    let id = entry.id;
    let name = encoding.name.clone();
    let guessed = (!encoding.certain)
        .then(|| view! { " " <span class="flag">{state.desk(|d| d.encoding_guessed)}</span> });
    if entry.bytes.is_none() {
        return view! { <p class="encoding" data-testid="encoding">{state.desk(|d| d.encoding_name)} ": " <bdi>{name}</bdi> {guessed}</p> }.into_any();
    }
    let options = ENCODINGS.map(|one| view! { <option value=one selected=one == name>{one}</option> });
    view! {
        <p class="encoding" data-testid="encoding">
            <label>
                {state.desk(|d| d.encoding_name)} ": "
                <select dir="ltr" title=state.desk(|d| d.encoding_hint) data-testid="encoding-choice" on:change:target=move |e| state.read_in(id, e.target().value())>
                    {options.into_iter().collect_view()}
                </select>
            </label>
            {guessed}
        </p>
    }
    .into_any()
}

/// Notes on the text.
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
        lines.dedup();
        lines
    };
    view! {
        {move || {
            let lines = notes();
            (!lines.is_empty())
                .then(|| {
                    view! {
                        <ul class="notes" data-testid="notices" aria-label=state.say(|w| w.warnings)>
                            {lines.into_iter().map(|line| view! { <li dir="auto">{line}</li> }).collect_view()}
                        </ul>
                    }
                })
        }}
    }
}

fn body(reading: &Arc<Reading>, state: State) -> impl IntoView + use<> {
    let ids: Vec<&str> = reading.extraction.incidents.iter().map(|incident| incident.id.as_str()).collect();
    let kinds: Vec<&str> =
        reading.extraction.incidents.iter().map(|incident| incident.kind.as_str()).collect();
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
    ids: &[&str],
    kinds: &[&str],
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

/// A mark has no listener and no signal of its own: an article has hundreds. The whole text listens for them (`press`, `on_key`),
/// and `show_choice` goes over them when the choice changes.
fn segment_view(mark: Mark, ids: &[&str], kinds: &[&str], state: State) -> AnyView {
    if mark.class.is_empty() {
        return mark.text.into_any();
    }
    let own: Vec<&str> = mark.incidents.iter().filter_map(|i| ids.get(*i).copied()).collect();
    let attr = (!own.is_empty()).then(|| own.join(" "));
    let of_trigger =
        mark.trigger_of.and_then(|i| Some(((*ids.get(i)?).to_owned(), (*kinds.get(i)?).to_owned())));
    let Some((trigger, type_id)) = of_trigger else {
        return view! { <mark class=mark.class data-kind=mark.kind data-incident=attr>{mark.text}</mark> }
            .into_any();
    };
    let label = move || {
        let lang = state.lang.get();
        lang.words().mark_label.replace("{type}", labels::type_name(&type_id, lang))
    };
    view! {
        <mark
            class=mark.class
            data-kind=mark.kind
            data-incident=attr
            data-trigger=trigger
            role="button"
            tabindex="0"
            title=label
            aria-pressed="false"
        >
            {mark.text}
        </mark>
    }
    .into_any()
}

/// What a press on the text chooses: the incident whose word it is, or the next one whose evidence it is.
fn press(state: State, target: Option<web_sys::EventTarget>) {
    let Some(mark) = target
        .and_then(|t| t.dyn_into::<web_sys::Element>().ok())
        .and_then(|e| e.closest("mark[data-incident], mark[data-trigger]").ok().flatten())
    else {
        return;
    };
    match mark.get_attribute("data-trigger") {
        Some(trigger) => state.select(&trigger, Pane::Text),
        None => {
            let own = mark.get_attribute("data-incident").unwrap_or_default();
            pick_one(state, &own.split(' ').map(str::to_owned).collect::<Vec<_>>());
        }
    }
}

fn on_key(state: State, event: &ev::KeyboardEvent) {
    if event.key() == "Enter" || event.key() == " " {
        event.prevent_default();
        press(state, event.target());
    }
}

/// Marks the words of the chosen incident, and those of incidents that the filter hides or a person rejected.
fn show_choice(state: State) {
    Effect::new(move |_| {
        let chosen = state.selected.get().map(|s| s.incident);
        let counted: Vec<String> = state.visible.with(|rows| {
            rows.iter().filter(|row| filter::counts(row)).map(|row| row.id().to_owned()).collect()
        });
        let _ = state.reading();
        // After the text itself is there.
        request_animation_frame(move || {
            for mark in dom::find_all(".prose mark[data-incident], .prose mark[data-trigger]") {
                let own = mark.get_attribute("data-incident").unwrap_or_default();
                let is = |id: &str| chosen.as_deref() == Some(id);
                // A class list refuses only empty names and names with blanks.
                let _ = mark.class_list().toggle_with_force("is-selected", own.split(' ').any(is));
                let out = !own.is_empty() && !own.split(' ').any(|id| counted.iter().any(|c| c == id));
                let _ = mark.class_list().toggle_with_force("is-out", out);
                if let Some(trigger) = mark.get_attribute("data-trigger") {
                    let _ = mark.set_attribute("aria-pressed", if is(&trigger) { "true" } else { "false" });
                }
            }
        });
    });
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
        // The incident may be in an article that is only now put on the page.
        request_animation_frame(move || {
            let id = &selection.incident;
            let target = dom::find(&format!("[data-trigger='{id}']"))
                .or_else(|| dom::find(&format!(".prose [data-incident~='{id}']")));
            if let Some(target) = target {
                dom::scroll_to(&target);
            }
        });
    });
}
