//! Name, promise, language, theme, about.

use leptos::prelude::*;

use crate::state::{Sheet, Theme, use_state};

#[component]
pub fn Header() -> impl IntoView {
    let state = use_state();
    view! {
        <header class="top">
            <Brand />
            <div class="top-tools">
                <button type="button" class="promise" on:click=move |_| state.sheet.set(Some(Sheet::About))>
                    <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
                        <path d="M6 10.5h12v9.5H6zM8.5 10.5V7.5a3.5 3.5 0 0 1 7 0v3"></path>
                    </svg>
                    <span class="label">{state.say(|w| w.promise)}</span>
                </button>
                <button type="button" class="quiet own-button" data-testid="own" title=state.say(|w| w.own) on:click=move |_| state.sheet.set(Some(Sheet::Own))>
                    <svg class="tool-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
                        <path d="M5 4.500h9.500a3 3 0 0 1 3 3V20H8a3 3 0 0 1-3-3zM5 17a3 3 0 0 1 3-3h9.500M9 9h5M11.500 6.500v5"></path>
                    </svg>
                    <span class="label">{state.say(|w| w.own_short)}</span>
                </button>
                <ThemeButton />
                <button
                    type="button"
                    class="quiet"
                    data-testid="lang"
                    lang=move || state.lang.get().other().code()
                    title=state.say(|w| w.language_hint)
                    on:click=move |_| state.lang.update(|lang| *lang = lang.other())
                >
                    {state.say(|w| w.language)}
                </button>
                <button
                    type="button"
                    class="quiet only-wide"
                    data-testid="keys"
                    title=state.say(|w| w.keys)
                    aria-label=state.say(|w| w.keys)
                    on:click=move |_| state.sheet.set(Some(Sheet::Keys))
                >
                    "?"
                </button>
                <button type="button" class="quiet" data-testid="about" on:click=move |_| state.sheet.set(Some(Sheet::About))>
                    {state.say(|w| w.about)}
                </button>
            </div>
        </header>
    }
}

#[component]
fn Brand() -> impl IntoView {
    let state = use_state();
    view! {
        <div class="brand">
            <h1>
                <svg class="brand-mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
                    <circle cx="16" cy="16" r="13" class="brand-ring"></circle>
                    <circle cx="16" cy="16" r="6.5" class="brand-ring"></circle>
                    <path d="M16 16L25 7.5" class="brand-ring"></path>
                    <circle cx="10" cy="12" r="2.6" class="brand-dot"></circle>
                </svg>
                {state.say(|w| w.brand)}
            </h1>
            <p class="tagline">{state.say(|w| w.tagline)}</p>
        </div>
    }
}

#[component]
fn ThemeButton() -> impl IntoView {
    let state = use_state();
    let theme_name = move || {
        let words = state.lang.get().words();
        match state.theme.get() {
            Theme::Auto => words.theme_auto,
            Theme::Light => words.theme_light,
            Theme::Dark => words.theme_dark,
        }
    };
    // Half a disc for «as the system has it», an empty one for light, a full one for dark.
    let theme_shape = move || match state.theme.get() {
        Theme::Auto => "M12 3.5a8.5 8.5 0 0 1 0 17z",
        Theme::Light => "",
        Theme::Dark => "M12 3.5a8.5 8.5 0 1 1 0 17a8.5 8.5 0 1 1 0-17z",
    };
    view! {
        <button
            type="button"
            class="quiet"
            data-testid="theme"
            on:click=move |_| state.theme.update(|theme| *theme = next(*theme))
        >
            <svg class="tool-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
                <circle cx="12" cy="12" r="8.5"></circle>
                <path class="tool-fill" d=theme_shape></path>
            </svg>
            <span class="label">{state.say(|w| w.theme)} ": " {theme_name}</span>
        </button>
    }
}

fn next(theme: Theme) -> Theme {
    match theme {
        Theme::Auto => Theme::Light,
        Theme::Light => Theme::Dark,
        Theme::Dark => Theme::Auto,
    }
}
