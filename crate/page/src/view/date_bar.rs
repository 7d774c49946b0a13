//! Where the publication date came from; a question when there is none.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    i18n::Lang,
    model::{dates, reading::Reading},
    state::{Entry, use_state},
};

#[component]
pub fn DateBar(entry: Entry, reading: Arc<Reading>) -> impl IntoView {
    let state = use_state();
    let published = reading.extraction.article.published.clone();
    let known = published.date.is_some();
    let asking = RwSignal::new(!known);
    let typed = RwSignal::new(published.date.clone().unwrap_or_default());
    let line = move || said(state.lang.get(), published.date.as_deref(), &published.source);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        state.read_again(&entry, &typed.get_untracked());
    };
    view! {
        <div class="date-bar" class:is-asking=!known>
            <p data-testid="date-source">{line}</p>
            <Show when=move || known>
                <button type="button" class="link" aria-expanded=move || asking.get().to_string() on:click=move |_| asking.update(|a| *a = !*a)>
                    {state.say(|w| w.change_date)}
                </button>
            </Show>
            <form hidden=move || !asking.get() on:submit=submit>
                <input
                    type="date"
                    min="1900-01-01"
                    aria-label=state.say(|w| w.date_label)
                    prop:value=move || typed.get()
                    on:input:target=move |event| typed.set(event.target().value())
                />
                <button type="submit" class:primary=!known>{state.say(|w| w.set_date)}</button>
            </form>
        </div>
    }
}

fn said(lang: Lang, date: Option<&str>, source: &str) -> String {
    let words = lang.words();
    let Some(date) = date else { return words.no_date.to_owned() };
    let sentence = match source {
        "given" => words.published_given,
        "metadata" => words.published_metadata,
        _ => words.published_text,
    };
    sentence.replace("{date}", &dates::say_interval(date, date, "day", lang))
}
