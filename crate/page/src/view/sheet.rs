//! A dialog over the page, opened and closed by `state.sheet`.

use leptos::{html, prelude::*};

use crate::{
    i18n::Lang,
    state::{Sheet, use_state},
};

#[component]
pub fn SheetDialog(sheet: Sheet, title: fn(Lang) -> &'static str, children: Children) -> impl IntoView {
    let state = use_state();
    let dialog = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        let open = state.sheet.get() == Some(sheet);
        let Some(dialog) = dialog.get() else { return };
        if open && !dialog.open() {
            // Fails only when it is open already.
            let _ = dialog.show_modal();
        } else if !open && dialog.open() {
            dialog.close();
        }
    });
    let close = move || {
        if state.sheet.get_untracked() == Some(sheet) {
            state.sheet.set(None);
        }
    };
    let id = format!("sheet-{sheet:?}").to_lowercase();
    let named_by = id.clone();
    view! {
        <dialog node_ref=dialog class="sheet" aria-labelledby=named_by on:close=move |_| close()>
            <div class="sheet-head">
                <h2 id=id>{move || title(state.lang.get())}</h2>
                <button type="button" class="icon-button" title=state.say(|w| w.close) aria-label=state.say(|w| w.close) on:click=move |_| close()>
                    "×"
                </button>
            </div>
            {children()}
        </dialog>
    }
}
