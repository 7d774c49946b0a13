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
        bidi,
        draft::Complaint,
        filter,
        pins::{self, Pin},
    },
    picture,
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
    let metres = RwSignal::new(f64::NAN);
    let pins = Memo::new(move |_| {
        state.visible.with(|rows| {
            let counted = rows.iter().filter(|row| filter::counts(row)).map(|row| row.incident.as_ref());
            pins::pins(counted, state.lang.get())
        })
    });
    build_once(state, host, board, built, metres);
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
    let fit_one = move || {
        if let Some(chosen) = state.selected.get_untracked() {
            board.with_value(|slot| slot.as_ref().inspect(|board| board.fit_one(&chosen.incident)).is_some());
        }
    };
    let picture = move |png: bool| {
        board.with_value(|slot| {
            if let Some(board) = slot {
                picture::save(state, board, png);
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
            <div class="map-frame" class:is-picking=move || state.picking.get()>
                <div node_ref=host class="map-box" dir="ltr" data-testid="map" role="region" aria-label=state.say(|w| w.map_label)></div>
                <div class="map-tools">
                    {tool(|w| w.zoom_in, "+", |b| b.zoom(1.0))}
                    {tool(|w| w.zoom_out, "−", |b| b.zoom(-1.0))}
                    {tool(|w| w.map_fit, "⤢", Board::fit)}
                    <button
                        type="button"
                        data-testid="fit-one"
                        title=state.say(|w| w.map_fit_one)
                        aria-label=state.say(|w| w.map_fit_one)
                        disabled=move || state.selected.with(Option::is_none)
                        on:click=move |_| fit_one()
                    >
                        "◎"
                    </button>
                </div>
                <Show when=move || state.picking.get()>
                    <p class="map-picking" role="status">{state.say(|w| w.map_picking)}</p>
                </Show>
                <ScaleBar metres />
            </div>
            <Chosen pins />
            <MapKey pins />
            <p class="hint">
                {move || {
                    let words = state.lang.get().words();
                    if no_base.get() { words.map_missing } else { words.map_simple }
                }}
            </p>
            <div class="map-foot">
                <p class="hint credit" dir="ltr" lang="en">{move || credit.get()}</p>
                <span class="map-picture">
                    {state.say(|w| w.save_picture)} ":"
                    <button type="button" class="link" data-testid="picture-png" on:click=move |_| picture(true)>"PNG"</button>
                    <button type="button" class="link" data-testid="picture-svg" on:click=move |_| picture(false)>"SVG"</button>
                </span>
            </div>
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
                            <button type="button" class="link" data-testid="copy-place" on:click=move |_| copy_place(state, pin.lat, pin.lon)>
                                {state.say(|w| w.map_copy)}
                            </button>
                            <button type="button" class="link only-narrow" on:click=move |_| state.pane.set(Pane::Cards)>
                                {state.say(|w| w.show_card)}
                            </button>
                        </p>
                    }
                })
        }}
    }
}

/// Degrees in the order and form that map programs and search boxes take.
fn copy_place(state: State, lat: f64, lon: f64) {
    let value = format!("{lat:.5}, {lon:.5}");
    let told = state.lang.get_untracked().words().map_copied.replace("{value}", &bidi::ltr(&value));
    dom::copy(&value, move |done| if done { state.tell(told) } else { state.complain(Complaint::NotCopied) });
}

#[component]
fn ScaleBar(metres: RwSignal<f64>) -> impl IntoView {
    let state = use_state();
    let bar = move || pins::scale(metres.get(), 110.0);
    view! {
        {move || {
            bar()
                .map(|(length, width)| {
                    let label = pins::say_length(length, state.lang.get());
                    view! { <p class="map-scale" style:inline-size=format!("{width}px")>{label}</p> }
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

fn build_once(
    state: State,
    host: NodeRef<html::Div>,
    board: BoardSlot,
    built: RwSignal<bool>,
    metres: RwSignal<f64>,
) {
    let measure = move || {
        board.try_with_value(|slot| {
            if let Some(board) = slot {
                metres.try_set(board.metres_per_pixel());
            }
        });
    };
    // A press is taken only while a place is asked for.
    let press = move |lat: f64, lon: f64| {
        if state.picking.get_untracked() {
            state.picking.set(false);
            state.picked.set(Some((lat, lon)));
            if state.pane.get_untracked() == Pane::Map {
                state.pane.set(Pane::Cards);
            }
        }
    };
    let build = move |element: HtmlElement| {
        if board.try_with_value(Option::is_some) != Some(false) {
            return;
        }
        let pick = move |incident: String| state.select(&incident, Pane::Map);
        match Board::new(&element, pick, press, move || request_animation_frame(measure)) {
            Ok(made) => {
                board.set_value(Some(made));
                built.set(true);
                watch_size(state, &element, board);
            }
            Err(_) => dom::set_root("data-map", Some("none")),
        }
    };
    Effect::new(move |_| {
        let Some(element) = host.get() else { return };
        // Not while the first article is being read: its answer would wait until Leaflet is done.
        if state.reading().is_none() || built.get_untracked() {
            return;
        }
        let element: HtmlElement = element.unchecked_into();
        // Building Leaflet's map takes as long as reading the article.
        after_paint(move || build(element.clone()));
    });
}

/// Runs what can wait until the text and the cards are painted.
fn after_paint(then: impl FnOnce() + 'static) {
    request_animation_frame(move || set_timeout(then, std::time::Duration::ZERO));
}

/// A pane that was hidden has no size until it is shown; Leaflet must be told.
/// When it comes up, as on a phone, it shows the chosen incident, or all of them if it never showed any.
fn watch_size(state: State, element: &HtmlElement, board: BoardSlot) {
    let (first, hidden) = (std::cell::Cell::new(true), std::cell::Cell::new(true));
    let host = element.clone();
    let heard = Closure::<dyn FnMut()>::new(move || {
        board.try_with_value(|slot| {
            if let Some(board) = slot {
                board.resized();
                let gone = host.client_width() == 0;
                if !hidden.replace(gone) || gone {
                    return;
                }
                let chosen = state.selected.get_untracked();
                match chosen {
                    Some(chosen) => board.fit_one(&chosen.incident),
                    None if first.get() => board.fit(),
                    None => {}
                }
                first.set(false);
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
    let draw = move || {
        // The pane may be gone by now, and the pins others.
        let Some(pins) = pins.try_get_untracked() else { return };
        let chosen = state.selected.get_untracked().map(|s| s.incident);
        board.try_update_value(|slot| {
            if let Some(board) = slot {
                board.set_pins(&pins);
                board.choose(chosen.as_deref(), true);
                if chosen.is_none() {
                    board.fit();
                }
            }
        });
    };
    Effect::new(move |_| {
        pins.track();
        if built.get() {
            after_paint(draw);
        }
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
