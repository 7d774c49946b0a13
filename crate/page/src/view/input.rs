//! The box to paste into, the publication date, files, and the example.

use leptos::{ev, prelude::*};

use crate::{model::draft, state::use_state};

use super::fields::{FileKind, file_button};

const FILES: FileKind = FileKind {
    many: true,
    hint: |l| l.words().files_hint,
    ..FileKind::one(
        |l| l.words().pick_files,
        "file",
        ".txt,.text,.md,.markdown,.html,.htm,.xhtml,.mht,.mhtml,.eml,.docx,.odt,.pdf,.csv,.tsv,.xlsx,.json,.jsonl,.ndjson,.zip,text/plain,text/html,text/markdown",
    )
};
const FOLDER: FileKind =
    FileKind { many: true, folder: true, ..FileKind::one(|l| l.desk().pick_folder, "folder", "") };

#[component]
pub fn InputPanel() -> impl IntoView {
    let state = use_state();
    let has_articles = move || state.articles.with(|articles| !articles.is_empty());
    let on_key = move |event: ev::KeyboardEvent| {
        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
            event.prevent_default();
            state.read_draft();
        }
    };
    let on_paste = move |event: ev::ClipboardEvent| {
        let text =
            event.clipboard_data().and_then(|data| data.get_data("text/plain").ok()).unwrap_or_default();
        if state.take(&text) {
            event.prevent_default();
        }
    };
    let take = Callback::new(move |input: web_sys::HtmlInputElement| state.read_files(input.files()));
    let is_held = move || state.draft_held.with(Option::is_some);
    view! {
        <section class="input" aria-labelledby="input-title" hidden=move || !state.input_open.get()>
            <div class="input-head">
                <h2 id="input-title">{state.say(|w| w.input_title)}</h2>
                <Show when=has_articles>
                    <button type="button" class="quiet" on:click=move |_| state.input_open.set(false)>{state.say(|w| w.hide_input)}</button>
                </Show>
            </div>
            <label class="unseen" for="text">{state.say(|w| w.input_label)}</label>
            <textarea
                id="text"
                data-testid="input"
                dir=move || state.draft_text.with(|text| draft::direction(text, state.lang.get()))
                lang="ar"
                rows="10"
                spellcheck="false"
                autocomplete="off"
                placeholder=state.say(|w| w.input_placeholder)
                prop:value=move || state.draft_text.get()
                on:input:target=move |event| state.draft_text.set(event.target().value())
                on:keydown=on_key
                on:paste=on_paste
                hidden=is_held
            ></textarea>
            <HeldText />
            <div class="input-foot">
                <DateField />
                <div class="actions">
                    <button type="button" class="primary" data-testid="analyse" on:click=move |_| state.read_draft()>
                        {state.say(|w| w.analyse)}
                    </button>
                    {file_button(FILES, take)}
                    {file_button(FOLDER, take)}
                    <button type="button" data-testid="example" on:click=move |_| state.read_example()>{state.say(|w| w.example)}</button>
                </div>
            </div>
        </section>
        <Show when=move || !has_articles()><Steps /></Show>
    }
}

#[component]
fn DateField() -> impl IntoView {
    let state = use_state();
    let date_is_wrong = move || state.complaint.with(|c| c.as_ref().is_some_and(|c| c.is_about_date()));
    view! {
        <div class="field date-field">
            <label for="date">{state.say(|w| w.date_label)}</label>
            <input
                id="date"
                type="date"
                data-testid="date"
                min="1900-01-01"
                aria-describedby="date-hint"
                aria-invalid=move || date_is_wrong().to_string()
                prop:value=move || state.draft_date.get()
                on:input:target=move |event| state.draft_date.set(event.target().value())
            />
            <small id="date-hint">{state.say(|w| w.date_hint)}</small>
        </div>
    }
}

/// What one does here, for who comes for the first time.
#[component]
fn Steps() -> impl IntoView {
    let state = use_state();
    view! {
        <ol class="steps">
            <li>{state.say(|w| w.start_1)}</li>
            <li>{state.say(|w| w.start_2)}</li>
            <li>{state.say(|w| w.start_3)}</li>
        </ol>
    }
}

/// The long text that is kept beside the box: how long it is, how it begins and ends, and a way to be rid of it.
#[component]
fn HeldText() -> impl IntoView {
    let state = use_state();
    view! {
        {move || {
            state
                .draft_held
                .get()
                .map(|held| {
                    let title = move || state.lang.get().words().held_title.replace("{n}", &held.chars.to_string());
                    view! {
                        <div class="held" data-testid="held">
                            <h3>{title}</h3>
                            <p class="hint">{state.say(|w| w.held_hint)}</p>
                            <blockquote lang="ar" dir="auto">{held.excerpt}</blockquote>
                            <button type="button" data-testid="held-drop" on:click=move |_| state.draft_held.set(None)>
                                {state.say(|w| w.held_drop)}
                            </button>
                        </div>
                    }
                })
        }}
    }
}
