//! What every form of the page has: a line to type in, a list to choose from, a button that opens files.
//! Nothing here is generic: each form would otherwise bring these pieces once more into the module.

use leptos::{html, prelude::*};
use rasid_core::contract::Candidate;
use rasid_engine::{Answer, Ask};
use web_sys::HtmlInputElement;

use crate::{
    i18n::{Lang, labels},
    link::Reply,
    state::{State, use_state},
};

/// A label in the language of the moment.
pub type Label = fn(Lang) -> &'static str;
/// Values with their names, for a list.
pub type Options = fn(Lang) -> Vec<(&'static str, &'static str)>;

pub fn text(
    label: Label,
    testid: &'static str,
    dir: &'static str,
    value: Signal<String>,
    set: Callback<String>,
) -> AnyView {
    let state = use_state();
    view! {
        <label class="field">
            <span>{move || label(state.lang.get())}</span>
            <input
                dir=dir
                autocomplete="off"
                data-testid=testid
                prop:value=move || value.get()
                on:input:target=move |e| set.run(e.target().value())
            />
        </label>
    }
    .into_any()
}

pub fn choice(
    label: Label,
    testid: &'static str,
    value: Signal<String>,
    set: Callback<String>,
    options: Options,
) -> AnyView {
    let state = use_state();
    let list = move || {
        let now = value.get_untracked();
        options(state.lang.get())
            .into_iter()
            .map(|(value, name)| view! { <option value=value selected=value == now>{name}</option> })
            .collect_view()
    };
    view! {
        <label class="field">
            <span>{move || label(state.lang.get())}</span>
            <select data-testid=testid prop:value=move || value.get() on:change:target=move |e| set.run(e.target().value())>
                {list}
            </select>
        </label>
    }
    .into_any()
}

/// Asks the gazetteer for places of this name.
pub fn search_places(state: State, found: RwSignal<Option<Vec<Candidate>>>, name: String) {
    if name.trim().is_empty() {
        return found.set(None);
    }
    state.ask(Ask::FindPlaces { name }, move |reply| {
        if let Reply::Answer(Answer::Places { found: places }) = reply {
            // The form may be gone by now.
            found.try_set(Some(places));
        }
    });
}

/// The places that a search found, each a button.
#[component]
pub fn Found(
    found: RwSignal<Option<Vec<Candidate>>>,
    take: Callback<Candidate>,
    testid: &'static str,
) -> impl IntoView {
    let state = use_state();
    let item = move |place: Candidate, lang: Lang| {
        let country = labels::country(&place.why, lang);
        let parts = [place.name_ar.clone(), place.admin1.clone(), country];
        let label = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("، ");
        view! { <li><button type="button" data-testid=testid on:click=move |_| take.run(place.clone())><bdi>{label}</bdi></button></li> }
    };
    move || {
        let lang = state.lang.get();
        let places = found.get()?;
        let none = places.is_empty().then(|| view! { <p class="hint">{lang.words().place_search_none}</p> });
        Some(
            view! { {none} <ul class="places-found">{places.into_iter().map(|place| item(place, lang)).collect_view()}</ul> },
        )
    }
}

/// What a button for files takes.
#[derive(Clone, Copy)]
pub struct FileKind {
    pub label: Label,
    pub testid: &'static str,
    pub accept: &'static str,
    pub many: bool,
    /// A whole folder instead of files.
    pub folder: bool,
    pub class: &'static str,
    pub hint: Label,
}

impl FileKind {
    pub const fn one(label: Label, testid: &'static str, accept: &'static str) -> FileKind {
        FileKind { label, testid, accept, many: false, folder: false, class: "", hint: |_| "" }
    }
}

/// A button, and behind it the browser's own input, which no one could make look like a button.
pub fn file_button(kind: FileKind, open: Callback<HtmlInputElement>) -> AnyView {
    let state = use_state();
    let picker = NodeRef::<html::Input>::new();
    let label = move || (kind.label)(state.lang.get());
    Effect::new(move |_| {
        if let Some(input) = picker.get().filter(|_| kind.folder) {
            // Not among the attributes that the view knows; a valid name cannot be refused.
            let _ = input.set_attribute("webkitdirectory", "");
        }
    });
    let press = move |_| {
        if let Some(input) = picker.get_untracked() {
            input.click();
        }
    };
    let chosen = move |input: HtmlInputElement| {
        open.run(input.clone());
        // The same file may be chosen again.
        input.set_value("");
    };
    view! {
        <button type="button" class=kind.class title=move || (kind.hint)(state.lang.get()) on:click=press>{label}</button>
        <input
            node_ref=picker
            class="unseen"
            type="file"
            multiple=kind.many
            tabindex="-1"
            aria-label=label
            accept=kind.accept
            data-testid=kind.testid
            on:change:target=move |event| chosen(event.target())
        />
    }
    .into_any()
}
