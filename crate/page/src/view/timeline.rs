//! The timeline: drawn by `model::timeline`, pressed to choose, dragged over to filter a period.

use leptos::{html, prelude::*};
use wasm_bindgen::{JsCast, prelude::*};

use crate::{
    i18n::Lang,
    model::{
        row::Row,
        timeline::{self, HEAD, MARK, Mark, Scale, Timeline},
    },
    state::{Pane, State, use_state},
};

#[component]
pub fn TimelineView(rows: Memo<Vec<Row>>) -> impl IntoView {
    let state = use_state();
    let host = NodeRef::<html::Div>::new();
    let width = RwSignal::new(640.0_f64);
    watch_width(host, width);
    let line = Memo::new(move |_| rows.with(|rows| timeline::timeline(rows, width.get(), state.lang.get())));
    // Where a drag began and where it is, along the axis.
    let drag = RwSignal::new(None::<(f64, f64)>);
    let at = move |event: &leptos::ev::PointerEvent| {
        host.get_untracked()
            .map_or(0.0, |host| f64::from(event.client_x()) - host.get_bounding_client_rect().left())
    };
    let release = move || {
        if let Some((from, to)) = drag.get_untracked() {
            drag.set(None);
            brush(state, &line.get_untracked(), width.get_untracked(), from, to);
        }
    };
    view! {
        <section aria-labelledby="timeline-title">
            <h3 class="sub-head" id="timeline-title">{state.say(|w| w.timeline)}</h3>
            <div
                class="timeline"
                node_ref=host
                dir="ltr"
                data-testid="timeline"
                on:pointerdown=move |event| drag.set(Some((at(&event), at(&event))))
                on:pointermove=move |event| drag.update(|d| if let Some(d) = d { d.1 = at(&event) })
                on:pointerup=move |_| release()
                on:pointerleave=move |_| drag.set(None)
            >
                <svg
                    role="group"
                    aria-label=state.say(|w| w.timeline_label)
                    width=move || width.get().to_string()
                    height=move || line.with(|l| l.height).max(HEAD).to_string()
                >
                    {move || axis(&line.get(), width.get(), state.lang.get())}
                    {move || line.with(|l| l.marks.clone()).into_iter().map(|mark| view! { <MarkView mark /> }).collect_view()}
                    {move || {
                        drag.get()
                            .map(|(a, b)| {
                                view! { <rect class="brush" x=a.min(b).to_string() y="0" width=(a - b).abs().to_string() height="100%"></rect> }
                            })
                    }}
                </svg>
            </div>
            <p class="hint">
                {state.say(|w| w.timeline_hint)}
                {move || rest(&line.get(), state.lang.get())}
            </p>
        </section>
    }
}

/// A drag of some length asks the filter for its days; a press is none.
fn brush(state: State, line: &Timeline, width: f64, from: f64, to: f64) {
    let Some((first, last)) = line.days else { return };
    if (from - to).abs() < 8.0 {
        return;
    }
    let scale = Scale::new(first, last, width, state.lang.get_untracked());
    let (a, b) = (scale.day_at(from), scale.day_at(to));
    state.filter.update(|filter| (filter.from, filter.to) = (Some(a.min(b)), Some(a.max(b))));
    state.filter_open.set(true);
}

fn rest(line: &Timeline, lang: Lang) -> String {
    let words = lang.words();
    let mut out = String::new();
    for (n, sentence) in [(line.undated, words.timeline_undated), (line.left_out, words.timeline_left_out)] {
        if n > 0 {
            out.push_str(" · ");
            out.push_str(&sentence.replace("{n}", &n.to_string()));
        }
    }
    out
}

fn axis(line: &Timeline, width: f64, lang: Lang) -> impl IntoView + use<> {
    let ticks = line
        .ticks
        .iter()
        .map(|tick| {
            let (x, label) = (tick.x.to_string(), tick.label.clone());
            // A label that would stick out is held inside.
            let anchor = if tick.x < 40.0 {
                "start"
            } else if tick.x > width - 40.0 {
                "end"
            } else {
                "middle"
            };
            view! {
                <line class="tick" x1=x.clone() x2=x.clone() y1=(HEAD - 6.0).to_string() y2="100%"></line>
                <text class="tick-label" x=x y="13" text-anchor=anchor>{label}</text>
            }
        })
        .collect_view();
    let lanes = line
        .lanes
        .iter()
        .map(|lane| {
            let y = (lane.y + lane.height + 3.0).to_string();
            let (x, anchor) = match lang {
                Lang::Ar => (width - 6.0, "end"),
                Lang::En => (6.0, "start"),
            };
            view! {
                <line class="lane" x1="0" x2=width.to_string() y1=y.clone() y2=y></line>
                <text class="lane-name" x=x.to_string() y=(lane.y + 12.0).to_string() text-anchor=anchor>{lane.group.label(lang)}</text>
            }
        })
        .collect_view();
    view! { {ticks} {lanes} }
}

#[component]
fn MarkView(mark: Mark) -> impl IntoView {
    let state = use_state();
    let (click, key, chosen) = (mark.id.clone(), mark.id.clone(), mark.id.clone());
    let class = format!("mark {}{}", mark.group.class(), if mark.exact { "" } else { " is-vague" });
    let chosen = move || state.is_selected(&chosen);
    let pressed = {
        let chosen = chosen.clone();
        move || chosen().to_string()
    };
    let name = mark.title.clone();
    view! {
        <rect
            class=class
            class:is-selected=chosen
            data-incident=mark.id
            x=mark.x.to_string()
            y=mark.y.to_string()
            width=mark.width.to_string()
            height=MARK.to_string()
            rx="4"
            role="button"
            tabindex="0"
            aria-label=name
            aria-pressed=pressed
            on:click=move |_| state.select(&click, Pane::Overview)
            on:keydown=move |event| {
                if event.key() == "Enter" || event.key() == " " {
                    event.prevent_default();
                    state.select(&key, Pane::Overview);
                }
            }
        >
            <title>{mark.title}</title>
        </rect>
    }
}

fn watch_width(host: NodeRef<html::Div>, width: RwSignal<f64>) {
    Effect::new(move |_| {
        let Some(element) = host.get() else { return };
        let seen = element.clone();
        let heard = Closure::<dyn FnMut()>::new(move || {
            let now = f64::from(seen.client_width());
            if now > 0.0 && width.try_get_untracked().is_some_and(|held| (held - now).abs() > 0.5) {
                width.set(now);
            }
        });
        if let Ok(observer) = web_sys::ResizeObserver::new(heard.as_ref().unchecked_ref()) {
            observer.observe(&element);
            let observer = StoredValue::new_local(observer);
            on_cleanup(move || observer.with_value(web_sys::ResizeObserver::disconnect));
        }
        heard.forget();
    });
}
