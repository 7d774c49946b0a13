//! One incident by itself: what all its sources say, side by side; and merging it with another.

use leptos::prelude::*;

use crate::{
    icon::Shape,
    model::{
        correction::Tally,
        dossier::{self, Dossier, Line, Source},
        row::Row,
    },
    state::{Sheet, State, use_state},
};

use super::sheet::SheetDialog;

#[component]
pub fn DossierSheet() -> impl IntoView {
    let state = use_state();
    let open = Memo::new(move |_| state.sheet.get() == Some(Sheet::Dossier));
    let row = Memo::new(move |_| if open.get() { state.chosen() } else { None });
    view! {
        <SheetDialog sheet=Sheet::Dossier title=|l| l.desk().dossier>
            {move || row.get().map(|row| view! { <Head row=row.clone() /> <Sources row /> })}
            <Show when=move || open.get()><Merge row /></Show>
        </SheetDialog>
    }
}

#[component]
fn Head(row: Row) -> impl IntoView {
    let state = use_state();
    let alone = row.reports.is_empty();
    let line = move || {
        let lang = state.lang.get();
        if alone { lang.desk().dossier_one } else { lang.desk().dossier_many }
    };
    let facts = [row.place.clone(), row.when.clone()].into_iter().filter(|fact| !fact.is_empty());
    let (group, name) = (row.group, row.type_name);
    view! {
        <p class="dossier-head"><Shape group=group /> " " <strong>{name}</strong> {facts.map(|fact| view! { " · " <bdi>{fact}</bdi> }).collect_view()}</p>
        <p class="hint">{line}</p>
    }
}

#[component]
fn Sources(row: Row) -> impl IntoView {
    let state = use_state();
    let lang = state.lang.get_untracked();
    let Dossier { sources, lines } = dossier::dossier(&row, lang);
    let desk = lang.desk();
    let quotes = sources
        .iter()
        .map(|source| {
            let said = source
                .quotes
                .iter()
                .map(|quote| view! { <blockquote lang="ar" dir="rtl">{quote.clone()}</blockquote> })
                .collect_view();
            view! { <td>{said}</td> }
        })
        .collect_view();
    let rows = lines.into_iter().map(|Line { field, values, differs }| {
        let cells = values
            .into_iter()
            .map(
                |value| view! { <td><bdi>{if value.is_empty() { "—".to_owned() } else { value }}</bdi></td> },
            )
            .collect_view();
        let flag = differs.then(|| view! { " " <span class="flag">{desk.differs}</span> });
        view! { <tr class:differs=differs><th scope="row">{field} {flag}</th> {cells}</tr> }
    });
    view! {
        <div class="dossier-box" tabindex="0" role="group" aria-label=desk.dossier>
            <table class="dossier" data-testid="dossier">
                <thead>
                    <tr>
                        <td></td>
                        {sources.iter().enumerate().map(|(i, source)| view! { <SourceHead source=source.clone() report={0 < i} /> }).collect_view()}
                    </tr>
                </thead>
                <tbody>
                    {rows.collect_view()}
                    <tr><th scope="row">{lang.words().why_words}</th> {quotes}</tr>
                </tbody>
            </table>
        </div>
    }
}

/// An article's name and facts. Its address is told, never linked: a press would tell a stranger what is being read.
#[component]
fn SourceHead(source: Source, report: bool) -> impl IntoView {
    let state = use_state();
    let facts =
        [source.outlet, source.published].into_iter().filter(|fact| !fact.is_empty()).collect::<Vec<_>>();
    let id = StoredValue::new(source.incident);
    view! {
        <th scope="col">
            <strong dir="auto">{source.title}</strong>
            <span class="soft"><bdi>{facts.join(" · ")}</bdi></span>
            {(!source.url.is_empty()).then(|| view! { <span class="codes soft" dir="ltr">{source.url}</span> })}
            {report
                .then(|| {
                    view! {
                        <button type="button" class="link" data-testid="unmerge" on:click=move |_| id.with_value(|id| state.unmerge(id))>
                            {state.desk(|d| d.unmerge)}
                        </button>
                    }
                })}
        </th>
    }
}

/// Incidents that may be the same, the likeliest first.
#[component]
fn Merge(row: Memo<Option<Row>>) -> impl IntoView {
    let state = use_state();
    let words = RwSignal::new(String::new());
    let offered = move || {
        let head = row.get()?;
        let found = state.rows.with(|rows| {
            dossier::likely(rows, &head, &words.get()).into_iter().cloned().collect::<Vec<Row>>()
        });
        Some((head.id().to_owned(), found))
    };
    let list = move || {
        let (head, found) = offered()?;
        let none =
            found.is_empty().then(|| view! { <p class="hint">{state.lang.get().desk().merge_none}</p> });
        let items = found.into_iter().map(|row| offer(state, head.clone(), row)).collect_view();
        Some(view! { {none} <ul class="merge-list">{items}</ul> })
    };
    view! {
        <h3>{state.desk(|d| d.merge_with)}</h3>
        <p class="hint">{state.desk(|d| d.merge_hint)}</p>
        <label class="field">
            <span>{state.desk(|d| d.merge_search)}</span>
            <input type="search" dir="auto" data-testid="merge-search" prop:value=move || words.get() on:input:target=move |e| words.set(e.target().value()) />
        </label>
        {list}
    }
}

fn offer(state: State, head: String, row: Row) -> impl IntoView {
    let lang = state.lang.get_untracked();
    let counts = Tally::ALL.into_iter().filter(|tally| !row.count(*tally).is_empty());
    let facts = [row.type_name.to_owned(), row.place.clone(), row.when.clone()]
        .into_iter()
        .chain(counts.map(|tally| format!("{} {}", tally.label(lang), row.count(tally))))
        .filter(|fact| !fact.is_empty())
        .collect::<Vec<_>>()
        .join(" · ");
    let id = row.id().to_owned();
    view! {
        <li>
            <span><bdi>{facts}</bdi> <span class="soft" dir="auto">{row.article_title.clone()}</span></span>
            <button type="button" data-testid="merge" data-incident=row.id().to_owned() on:click=move |_| state.merge(&id, &head)>{lang.desk().merge}</button>
        </li>
    }
}
