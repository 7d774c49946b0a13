//! A promise that can be tried: the page attempts to send something out and shows that its own policy stopped it.
//!
//! The address is in `.invalid`, which by standard never exists, so that the test leaks nothing even in a copy of the page
//! whose policy was taken out. The proof is the browser's own report of a violation, not the failure of the request.

use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlImageElement, SecurityPolicyViolationEvent};

use crate::{
    i18n::{Words, plural},
    model::bidi,
    state::use_state,
};

const ADDRESS: &str = "https://rasid-selftest.invalid/";
/// The browser reports violations asynchronously; a second is ample.
const PATIENCE_MS: i32 = 1000;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Blocked,
    /// It failed, but no report of the policy was seen.
    Failed,
    Open,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Trial {
    NotRun,
    Running,
    Done { fetch: Outcome, image: Outcome },
}

#[component]
pub fn SelfTest() -> impl IntoView {
    let state = use_state();
    let trial = RwSignal::new(Trial::NotRun);
    let run = move |_| {
        trial.set(Trial::Running);
        spawn_local(async move {
            let (fetch, image) = attempt().await;
            trial.set(Trial::Done { fetch, image });
        });
    };
    let requests = move || {
        // Counted anew whenever the dialog opens or the test ends.
        let _ = (state.sheet.get(), trial.get());
        let (all, out) = resource_counts();
        let lang = state.lang.get();
        lang.words()
            .selftest_count
            .replace("{n}", &plural::REQUEST.count(all, lang))
            .replace("{out}", &out.to_string())
    };
    let line = move |label: fn(&'static Words) -> &'static str, outcome: Outcome| {
        let verdict = state.say(match outcome {
            Outcome::Blocked => |w| w.selftest_blocked,
            Outcome::Failed => |w| w.selftest_failed,
            Outcome::Open => |w| w.selftest_open,
        });
        let class = match outcome {
            Outcome::Blocked => "verdict verdict-good",
            Outcome::Failed => "verdict",
            Outcome::Open => "verdict verdict-bad",
        };
        view! { <li><span>{state.say(label)}</span> <strong class=class>{verdict}</strong></li> }
    };
    view! {
        <div class="self-test" data-testid="self-test">
            <button type="button" data-testid="self-test-run" disabled=move || trial.get() == Trial::Running on:click=run>
                {state.say(|w| w.selftest_run)}
            </button>
            <div role="status">
                {move || match trial.get() {
                    Trial::NotRun => ().into_any(),
                    Trial::Running => view! { <p>{state.say(|w| w.selftest_running)}</p> }.into_any(),
                    Trial::Done { fetch, image } => {
                        view! { <ul>{line(|w| w.selftest_fetch, fetch)} {line(|w| w.selftest_image, image)}</ul> }.into_any()
                    }
                }}
            </div>
            <p class="soft">{move || state.lang.get().words().selftest_target.replace("{address}", &bidi::ltr(&ADDRESS.replace('-', "-\u{2060}")))}</p>
            <p class="soft">{requests}</p>
        </div>
    }
}

async fn attempt() -> (Outcome, Outcome) {
    let reports = StoredValue::new_local(Vec::<String>::new());
    let listener = window_event_listener_untyped("securitypolicyviolation", move |event| {
        if let Some(event) = event.dyn_ref::<SecurityPolicyViolationEvent>()
            && event.blocked_uri().starts_with(ADDRESS.trim_end_matches('/'))
        {
            reports.update_value(|all| all.push(event.effective_directive()));
        }
    });
    let fetched = match web_sys::window() {
        Some(window) => JsFuture::from(window.fetch_with_str(ADDRESS)).await.is_ok(),
        None => false,
    };
    let loaded = load_image().await;
    let directives = reports.get_value();
    listener.remove();
    let judge =
        |went: bool, directive: &str| match (went, directives.iter().any(|d| d.starts_with(directive))) {
            (true, _) => Outcome::Open,
            (false, true) => Outcome::Blocked,
            (false, false) => Outcome::Failed,
        };
    (judge(fetched, "connect-src"), judge(loaded, "img-src"))
}

/// Whether an image from outside was let in within [`PATIENCE_MS`].
async fn load_image() -> bool {
    let Ok(image) = HtmlImageElement::new() else { return false };
    image.set_src(&format!("{ADDRESS}beacon.gif"));
    let wait = js_sys::Promise::new(&mut |resolve, _| {
        if let Some(window) = web_sys::window() {
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, PATIENCE_MS);
        }
    });
    // The promise only ever resolves.
    let _ = JsFuture::from(wait).await;
    image.complete() && image.natural_width() > 0
}

/// Requests since the page was opened: all, and those that left its origin. Blocked attempts of the test are not requests.
fn resource_counts() -> (u64, u64) {
    let Some(window) = web_sys::window() else { return (0, 0) };
    let Some(performance) = window.performance() else { return (0, 0) };
    let own = window.location().origin().unwrap_or_default();
    let own_blob = format!("blob:{own}");
    let (mut all, mut out) = (0, 0);
    for entry in performance.get_entries_by_type("resource").iter() {
        let name = js_sys::Reflect::get(&entry, &JsValue::from_str("name"))
            .ok()
            .and_then(|v| v.as_string())
            .unwrap_or_default();
        if name.starts_with(ADDRESS.trim_end_matches('/')) {
            continue;
        }
        all += 1;
        let inside = name.starts_with(&own)
            || name.starts_with(&own_blob)
            || name.starts_with("data:")
            || name.starts_with("blob:null");
        if !inside {
            out += 1;
        }
    }
    (all, out)
}
