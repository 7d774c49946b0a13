//! How far reading has come, a way to stop it, and afterwards what could not be read and why.

use leptos::prelude::*;

use crate::{i18n::plural, model::batch::Report, state::use_state};

#[component]
pub fn LoadReport() -> impl IntoView {
    let state = use_state();
    let several = move || {
        state.load.running.get() && state.load.report.with(|r| r.as_ref().is_some_and(|r| r.all() > 1))
    };
    let told = move || {
        !state.load.running.get() && state.load.report.with(|r| r.as_ref().is_some_and(Report::tells))
    };
    view! {
        <Show when=several><Progress /></Show>
        <Show when=told><Outcome /></Show>
    }
}

#[component]
fn Progress() -> impl IntoView {
    let state = use_state();
    let numbers = move || state.load.report.with(|r| r.as_ref().map_or((0, 1), |r| (r.done(), r.all())));
    let line = move || {
        let (done, all) = numbers();
        state.lang.get().desk().reading_n.replace("{n}", &done.to_string()).replace("{all}", &all.to_string())
    };
    view! {
        <div class="load" data-testid="load">
            <progress aria-label=line max=move || numbers().1.to_string() prop:value=move || numbers().0 as f64></progress>
            <span>{line}</span>
            <button type="button" data-testid="load-stop" on:click=move |_| state.stop_reading()>{state.desk(|d| d.stop)}</button>
        </div>
    }
}

#[component]
fn Outcome() -> impl IntoView {
    let state = use_state();
    let body = move || {
        let lang = state.lang.get();
        let desk = lang.desk();
        let report = state.load.report.get().unwrap_or_default();
        let counts = [
            (report.read, desk.report_read),
            (report.refused.len(), desk.report_refused),
            (report.twins.len(), desk.report_twins),
        ]
        .into_iter()
        .filter(|(n, _)| *n > 0)
        .map(|(n, line)| line.replace("{n}", &plural::ARTICLE.count(n as u64, lang)))
        .collect::<Vec<_>>();
        let refused =
            report.refused.into_iter().map(|(name, why)| (name, lang.pick(&why.ar, &why.en).to_owned()));
        let twins = report.twins.into_iter().map(|(name, title)| (name, desk.twin.replace("{name}", &title)));
        let lines = refused
            .chain(twins)
            .map(|(name, why)| view! { <li><strong><bdi>{name}</bdi></strong> " " <span dir="auto">{why}</span></li> })
            .collect_view();
        view! { <p role="status">{counts.join(lang.pick("، ", ", "))}</p> <ul>{lines}</ul> }
    };
    view! {
        <section class="load-report" aria-labelledby="load-title" data-testid="load-report">
            <div class="pane-head">
                <h2 id="load-title">{state.desk(|d| d.report)}</h2>
                <button type="button" class="icon-button" title=state.desk(|d| d.report_close) aria-label=state.desk(|d| d.report_close) on:click=move |_| state.load.report.set(None)>
                    "×"
                </button>
            </div>
            {body}
        </section>
    }
}
