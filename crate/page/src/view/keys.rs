//! The sheet of keys.

use leptos::prelude::*;

use crate::{
    i18n::Words,
    state::{Sheet, use_state},
};

use super::sheet::SheetDialog;

type Label = fn(&'static Words) -> &'static str;

const KEYS: [(&str, Label); 13] = [
    ("j  ↓", |w| w.key_next),
    ("k  ↑", |w| w.key_previous),
    ("a", |w| w.key_accept),
    ("r", |w| w.key_reject),
    ("e", |w| w.key_edit),
    ("u", |w| w.key_undo),
    ("Shift+u", |w| w.key_redo),
    ("/", |w| w.key_filter),
    ("[  ]", |w| w.key_article),
    ("1  2  3", |w| w.key_views),
    ("Esc", |w| w.key_escape),
    ("Ctrl+Enter", |w| w.key_read),
    ("?", |w| w.key_help),
];

#[component]
pub fn Keys() -> impl IntoView {
    let state = use_state();
    view! {
        <SheetDialog sheet=Sheet::Keys title=|w| w.keys>
            <dl class="keys">
                {KEYS
                    .into_iter()
                    .map(|(keys, label)| {
                        let caps = keys.split("  ").map(|key| view! { <kbd dir="ltr">{key}</kbd> " " }).collect_view();
                        view! { <div><dt>{caps}</dt><dd>{state.say(label)}</dd></div> }
                    })
                    .collect_view()}
            </dl>
            <p class="hint">{state.say(|w| w.keys_hint_all)}</p>
        </SheetDialog>
    }
}
