//! The sheet of keys.

use leptos::prelude::*;

use crate::{
    i18n::Lang,
    state::{Sheet, use_state},
};

use super::sheet::SheetDialog;

type Label = fn(Lang) -> &'static str;

const KEYS: [(&str, Label); 18] = [
    ("j  ↓", |l| l.words().key_next),
    ("k  ↑", |l| l.words().key_previous),
    ("a", |l| l.words().key_accept),
    ("r", |l| l.words().key_reject),
    ("e", |l| l.words().key_edit),
    ("m  i", |l| l.desk().key_merge),
    ("s", |l| l.desk().key_split),
    ("n", |l| l.desk().key_add),
    ("u", |l| l.words().key_undo),
    ("Shift+u", |l| l.words().key_redo),
    ("/", |l| l.words().key_filter),
    ("[  ]", |l| l.words().key_article),
    ("1  2  3", |l| l.words().key_views),
    ("l", |l| l.desk().key_library),
    ("d", |l| l.desk().key_download),
    ("Esc", |l| l.words().key_escape),
    ("Ctrl+Enter", |l| l.words().key_read),
    ("?", |l| l.words().key_help),
];

#[component]
pub fn Keys() -> impl IntoView {
    let state = use_state();
    view! {
        <SheetDialog sheet=Sheet::Keys title=|l| l.words().keys>
            <dl class="keys">
                {KEYS
                    .into_iter()
                    .map(|(keys, label)| {
                        let caps = keys.split("  ").map(|key| view! { <kbd dir="ltr">{key}</kbd> " " }).collect_view();
                        view! { <div><dt>{caps}</dt><dd>{move || label(state.lang.get())}</dd></div> }
                    })
                    .collect_view()}
            </dl>
            <p class="hint">{state.say(|w| w.keys_hint_all)}</p>
        </SheetDialog>
    }
}
