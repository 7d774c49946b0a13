//! «حول»: what it is, its limits, the promise with its test, the licences.

use leptos::prelude::*;
use wasm_bindgen::prelude::*;

use crate::state::{EngineState, Sheet, use_state};

use super::{self_test::SelfTest, sheet::SheetDialog};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(thread_local_v2, js_namespace = RASID, js_name = licences)]
    static LICENCES: JsValue;
}

/// One row of `licences.tsv`.
#[derive(Clone, Debug, Default, serde::Deserialize)]
struct Licence {
    name: String,
    what: String,
    licence: String,
    credit: String,
    url: String,
}

#[component]
pub fn About() -> impl IntoView {
    let state = use_state();
    let version = move || match state.engine.get() {
        EngineState::Ready { version, gazetteer } => state
            .lang
            .get()
            .words()
            .about_version
            .replace("{version}", &version)
            .replace("{gazetteer}", &gazetteer),
        _ => String::new(),
    };
    view! {
        <SheetDialog sheet=Sheet::About title=|l| l.words().about_what>
            <p>{state.say(|w| w.about_what_1)}</p>
            <p>{state.say(|w| w.about_what_2)}</p>
            <h3>{state.say(|w| w.about_limits)}</h3>
            <ul class="about-list">
                <li>{state.say(|w| w.about_limit_1)}</li>
                <li>{state.say(|w| w.about_limit_2)}</li>
                <li>{state.say(|w| w.about_limit_3)}</li>
                <li>{state.say(|w| w.about_limit_4)}</li>
            </ul>
            <h3>{state.say(|w| w.about_privacy)}</h3>
            <p>{state.say(|w| w.about_privacy_1)}</p>
            <p>{state.say(|w| w.about_privacy_2)}</p>
            <p>{state.say(|w| w.about_privacy_3)}</p>
            <SelfTest />
            <h3>{state.say(|w| w.about_licences)}</h3>
            <p>{state.say(|w| w.about_licence_code)}</p>
            <ul class="licences">
                {licences()
                    .into_iter()
                    .map(|row| {
                        view! {
                            <li dir="ltr" lang="en">
                                <strong>{row.name}</strong> " — " {row.what} " · " {row.licence}
                                {(!row.credit.is_empty()).then(|| view! { <br /> <span class="soft">{row.credit}</span> })}
                                {(!row.url.is_empty()).then(|| view! { <br /> <span class="soft codes">{row.url}</span> })}
                            </li>
                        }
                    })
                    .collect_view()}
            </ul>
            <p class="soft">{version}</p>
        </SheetDialog>
    }
}

fn licences() -> Vec<Licence> {
    LICENCES.with(|rows| serde_wasm_bindgen::from_value(rows.clone()).unwrap_or_default())
}
