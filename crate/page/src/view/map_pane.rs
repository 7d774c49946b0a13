//! The pane with the map: keeps the board in step with the incidents, the choice, the theme and the language.

use leptos::{html, prelude::*, task::spawn_local};
use wasm_bindgen::{JsCast, prelude::*};
use web_sys::HtmlElement;

use crate::{
    dom,
    i18n::labels::Group,
    icon::Shape,
    map::{self, Board},
    model::{
        filter,
        pins::{self, Pin},
    },
    state::{Pane, State, Theme, use_state},
};

type BoardSlot = StoredValue<Option<Board>, LocalStorage>;

#[component]
pub fn MapPane() -> impl IntoView {
    let state = use_state();
    let host = NodeRef::<html::Div>::new();
    let board: BoardSlot = StoredValue::new_local(None);
    let built = RwSignal::new(false);
    let no_base = RwSignal::new(false);
    let credit = RwSignal::new(String::new());
    let pins = Memo::new(move |_| {
        state.visible.with(|rows| {
            let counted = rows.iter().filter(|row| filter::counts(row)).map(|row| &row.incident);
            pins::pins(counted, state.lang.get())
        })
    });
    build_once(state, host, board, built);
    draw_pins(state, pins, board, built);
    draw_choice(state, board, built);
    draw_base(state, board, built, no_base, credit);
    let with = move |f: fn(&Board)| {
        board.with_value(|slot| {
            if let Some(board) = slot {
                f(board);
            }
        });
    };
    let tool = move |label: fn(&'static crate::i18n::Words) -> &'static str,
                     sign: &'static str,
                     f: fn(&Board)| {
        view! {
            <button type="button" title=state.say(label) aria-label=state.say(label) on:click=move |_| with(f)>{sign}</button>
        }
    };
    view! {
        <section class="pane pane-map" id="map" tabindex="-1" aria-labelledby="map-title">
            <h2 class="unseen" id="map-title">{state.say(|w| w.map)}</h2>
            <div class="map-frame">
                <div node_ref=host class="map-box" dir="ltr" data-testid="map" role="region" aria-label=state.say(|w| w.map_label)></div>
                <div class="map-tools">
                    {tool(|w| w.zoom_in, "+", |b| b.zoom(1.0))}
                    {tool(|w| w.zoom_out, "−", |b| b.zoom(-1.0))}
                    {tool(|w| w.map_fit, "⤢", Board::fit)}
                </div>
            </div>
            <Chosen pins />
            <MapKey pins />
            <p class="hint">
                {move || {
                    let words = state.lang.get().words();
                    if no_base.get() { words.map_missing } else { words.map_simple }
                }}
            </p>
            <p class="hint credit" dir="ltr" lang="en">{move || credit.get()}</p>
        </section>
    }
}

/// The chosen incident in one line: on a narrow screen the card is in another pane.
#[component]
fn Chosen(pins: Memo<Vec<Pin>>) -> impl IntoView {
    let state = use_state();
    let pin = move || {
        let chosen = state.selected.get()?;
        pins.with(|pins| pins.iter().find(|pin| pin.incident == chosen.incident).cloned())
    };
    view! {
        {move || {
            pin()
                .map(|pin| {
                    let rest: Vec<String> = [pin.place, pin.when].into_iter().filter(|t| !t.is_empty()).collect();
                    view! {
                        <p class="map-chosen">
                            <Shape group=pin.group />
                            <strong>{pin.title}</strong>
                            <span><bdi>{rest.join(state.lang.get().pick("، ", ", "))}</bdi></span>
                            <button type="button" class="link only-narrow" on:click=move |_| state.pane.set(Pane::Cards)>
                                {state.say(|w| w.show_card)}
                            </button>
                        </p>
                    }
                })
        }}
    }
}

/// The shapes that are on the map now.
#[component]
fn MapKey(pins: Memo<Vec<Pin>>) -> impl IntoView {
    let state = use_state();
    let groups = move || {
        let pins = pins.get();
        Group::ALL.into_iter().filter(|group| pins.iter().any(|pin| pin.group == *group)).collect::<Vec<_>>()
    };
    view! {
        <ul class="map-key">
            {move || {
                let lang = state.lang.get();
                groups()
                    .into_iter()
                    .map(|group| view! { <li><Shape group=group /> {group.label(lang)}</li> })
                    .collect_view()
            }}
        </ul>
    }
}

fn build_once(state: State, host: NodeRef<html::Div>, board: BoardSlot, built: RwSignal<bool>) {
    Effect::new(move |_| {
        let Some(element) = host.get() else { return };
        if board.with_value(Option::is_some) {
            return;
        }
        let element: HtmlElement = element.unchecked_into();
        match Board::new(&element, move |incident| state.select(&incident, Pane::Map)) {
            Ok(made) => {
                board.set_value(Some(made));
                built.set(true);
                watch_size(&element, board);
            }
            Err(_) => dom::set_root("data-map", Some("none")),
        }
    });
}

/// A pane that was hidden has no size until it is shown; Leaflet must be told.
fn watch_size(element: &HtmlElement, board: BoardSlot) {
    let first = std::cell::Cell::new(true);
    let heard = Closure::<dyn FnMut()>::new(move || {
        board.try_with_value(|slot| {
            if let Some(board) = slot {
                board.resized();
                if first.replace(false) {
                    board.fit();
                }
            }
        });
    });
    if let Ok(observer) = web_sys::ResizeObserver::new(heard.as_ref().unchecked_ref()) {
        observer.observe(element);
    }
    // It listens as long as the pane exists, which is as long as there are articles.
    heard.forget();
}

fn draw_pins(state: State, pins: Memo<Vec<Pin>>, board: BoardSlot, built: RwSignal<bool>) {
    Effect::new(move |_| {
        let pins = pins.get();
        if !built.get() {
            return;
        }
        let chosen = state.selected.get_untracked().map(|s| s.incident);
        board.update_value(|slot| {
            if let Some(board) = slot {
                board.set_pins(&pins);
                board.choose(chosen.as_deref(), true);
                if chosen.is_none() {
                    board.fit();
                }
            }
        });
    });
}

fn draw_choice(state: State, board: BoardSlot, built: RwSignal<bool>) {
    Effect::new(move |_| {
        let selection = state.selected.get();
        let pane = state.pane.get();
        if !built.get() {
            return;
        }
        let go = selection.as_ref().is_some_and(|s| s.from != Pane::Map) || pane == Pane::Map;
        board.with_value(|slot| {
            if let Some(board) = slot {
                board.choose(selection.as_ref().map(|s| s.incident.as_str()), go);
            }
        });
    });
}

/// Loads the base map once the page is up, and again in another look when theme or language change.
fn draw_base(
    state: State,
    board: BoardSlot,
    built: RwSignal<bool>,
    missing: RwSignal<bool>,
    credit: RwSignal<String>,
) {
    let bytes: StoredValue<Option<JsValue>, LocalStorage> = StoredValue::new_local(None);
    Effect::new(move |_| {
        let (lang, theme) = (state.lang.get(), state.theme.get());
        if !built.get() {
            return;
        }
        let dark = match theme {
            Theme::Dark => true,
            Theme::Light => false,
            Theme::Auto => dom::prefers("(prefers-color-scheme: dark)"),
        };
        spawn_local(async move {
            let held = bytes.try_get_value().flatten();
            let raw = match held {
                Some(raw) => Some(raw),
                None => map::base_bytes().await,
            };
            let layer = match &raw {
                Some(raw) => map::base_layer(raw, dark, lang.code()).await,
                None => None,
            };
            let found = layer.is_some();
            bytes.try_update_value(|slot| *slot = raw);
            board.try_update_value(|slot| {
                if let (Some(board), Some(layer)) = (slot, layer) {
                    board.set_base(layer);
                    credit.try_set(board.credit());
                }
            });
            missing.try_set(!found);
            dom::set_root("data-map", Some(if found { "ready" } else { "none" }));
        });
    });
}
