//! Deciding: which incident is looked at, what a person makes of it, and the way back; then what goes out.

use std::sync::Arc;

use leptos::prelude::*;
use rasid_core::contract::{Extraction, Text2};
use rasid_engine::{
    Answer, Ask, ExportArticle, ExportFormat, ExportOptions, Language, Report, Review as Signed, Status,
};

use crate::{
    dom,
    i18n::Lang,
    link::Reply,
    model::{
        correction::{Correction, Verdict},
        dates::Day,
        dossier,
        draft::Complaint,
        row::{Row, card_order},
        table,
    },
    state::{Pane, State},
};

/// Which incidents go out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// What the filter shows, without the rejected.
    #[default]
    Shown,
    Accepted,
    /// Whatever the filter hides, without the rejected.
    Every,
}

impl State {
    /// Moves the choice to the next or previous incident, in the order of the view that is open.
    pub fn step(self, forward: bool) {
        let ids = self.ids_in_order();
        let now = self
            .selected
            .with_untracked(|s| s.as_ref().and_then(|s| ids.iter().position(|id| *id == s.incident)));
        let last = ids.len().saturating_sub(1);
        let next = match (now, forward) {
            (None, true) => 0,
            (None, false) => last,
            (Some(i), true) => (i + 1).min(last),
            (Some(i), false) => i.saturating_sub(1),
        };
        if let Some(id) = ids.get(next) {
            self.go_to(id);
        }
    }

    /// Chooses an incident and brings it under the keyboard.
    pub fn go_to(self, id: &str) {
        let pane = if self.pane.get_untracked() == Pane::Table { Pane::Table } else { Pane::Cards };
        self.select(id, pane);
        let selector = match pane {
            Pane::Table => format!("[data-testid=row][data-incident='{id}']"),
            _ => format!("[data-testid=card][data-incident='{id}'] .card-title"),
        };
        // A card further down may have to be drawn first.
        request_animation_frame(move || {
            if let Some(element) = dom::find(&selector) {
                dom::focus(&element);
                dom::scroll_to(&element);
            }
        });
    }

    /// Gives the chosen incident a verdict and goes on to the next; the same verdict again takes it back.
    pub fn judge_selected(self, verdict: Verdict) {
        let Some(id) = self.selected.with_untracked(|s| s.as_ref().map(|s| s.incident.clone())) else {
            return self.step(true);
        };
        let now = self.review.with_untracked(|review| review.verdict(&id));
        if now == verdict {
            self.judge(&[id], Verdict::Open);
        } else {
            self.judge(&[id], verdict);
            self.step(true);
        }
    }

    /// Gives incidents a verdict as one step; returns how many changed.
    pub fn judge(self, ids: &[String], verdict: Verdict) -> usize {
        let wanted = self.review.with_untracked(|review| {
            let of = |id: &String| {
                let held = review.of(id).cloned().unwrap_or_default();
                (id.clone(), Correction { verdict, ..held })
            };
            ids.iter().map(of).collect::<Vec<_>>()
        });
        self.decide(wanted)
    }

    /// Lays a correction over an incident.
    pub fn correct(self, incident: &str, correction: Correction) {
        self.decide(vec![(incident.to_owned(), correction)]);
    }

    pub fn undo(self) {
        let ids = self.review.try_update(|review| review.undo()).unwrap_or_default();
        self.after_change(&ids);
    }

    pub fn redo(self) {
        let ids = self.review.try_update(|review| review.redo()).unwrap_or_default();
        self.after_change(&ids);
    }

    pub fn decide(self, wanted: Vec<(String, Correction)>) -> usize {
        self.said.set(None);
        self.review.try_update(|review| review.decide(js_sys::Date::now(), wanted)).unwrap_or(0)
    }

    /// What was undone is shown, if it was one thing.
    fn after_change(self, ids: &[String]) {
        self.said.set(None);
        if let [id] = ids {
            self.go_to(id);
        }
    }

    /// The visible incidents in the order in which the open view shows them.
    fn ids_in_order(self) -> Vec<String> {
        let (pane, order, lang) =
            (self.pane.get_untracked(), self.order.get_untracked(), self.lang.get_untracked());
        self.visible.with_untracked(|rows| {
            let indexes = match pane {
                Pane::Table => table::sorted(rows, order, lang),
                _ => card_order(rows),
            };
            indexes.into_iter().filter_map(|i| rows.get(i)).map(|row| row.id().to_owned()).collect()
        })
    }

    /// Downloads incidents as they stand after review; `wanted` says how exactly they may tell where.
    pub fn export(self, format: ExportFormat, scope: Scope, wanted: ExportOptions) {
        let articles = self
            .in_scope(scope)
            .with_untracked(|rows| outgoing(self, rows.iter().filter(|row| goes(row, scope))));
        let options = ExportOptions {
            language: match self.lang.get_untracked() {
                Lang::Ar => Language::Ar,
                Lang::En => Language::En,
            },
            made_on: dom::today().map(Day::iso),
            ..wanted
        };
        self.ask(Ask::Export { format, options, articles }, move |reply| match reply {
            Reply::Answer(Answer::Exported { bytes, mime, filename }) => {
                match dom::download(&bytes, &mime, &filename) {
                    Ok(()) => self.complaint.set(None),
                    Err(_) => self.complain(Complaint::ExportFailed),
                }
            }
            Reply::Answer(Answer::Refused { message: Text2 { ar, en } }) => {
                self.complain(Complaint::Refused { name: String::new(), ar, en });
            }
            _ => self.complain(Complaint::ExportFailed),
        });
    }

    /// What a person decided about a row, for the file; nothing if nobody looked at it.
    fn signed(self, row: &Row) -> Option<Signed> {
        let held = self.review.with_untracked(|review| review.of(row.id()).cloned());
        let also = dossier::note(row, self.lang.get_untracked());
        if held.is_none() && also.is_empty() {
            return None;
        }
        let held = held.unwrap_or_default();
        let machine = row.before().filter(|_| row.edited && row.made.is_none());
        let note = [held.note, also].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
        Some(Signed {
            incident: row.id().to_owned(),
            status: match row.verdict {
                _ if row.edited || row.made.is_some() => Status::Edited,
                Verdict::Accepted => Status::Accepted,
                Verdict::Rejected => Status::Rejected,
                Verdict::Open => Status::Machine,
            },
            note: note.join(" · "),
            machine: machine.cloned().map(Box::new),
            reports: row.reports.iter().map(report).collect(),
            reliability: Some(held.grade.reliability).filter(|letter| !letter.is_empty()),
            credibility: Some(held.grade.credibility).filter(|figure| *figure > 0),
            ..Signed::default()
        })
    }

    /// How many incidents a scope holds.
    pub fn count_in(self, scope: Scope) -> usize {
        self.in_scope(scope).with(|rows| rows.iter().filter(|row| goes(row, scope)).count())
    }

    fn in_scope(self, scope: Scope) -> Memo<Arc<Vec<Row>>> {
        if scope == Scope::Every { self.rows } else { self.visible }
    }
}

/// Rows as articles of a file, with what a person decided.
pub fn outgoing<'a>(state: State, rows: impl Iterator<Item = &'a Row>) -> Vec<ExportArticle> {
    let mut out: Vec<(u32, ExportArticle)> = Vec::new();
    for row in rows {
        if out.last().is_none_or(|(id, _)| *id != row.article) {
            let whole = &row.reading.extraction;
            let extraction = Extraction { incidents: Vec::new(), ..whole.clone() };
            let article = row.reading.article.clone();
            out.push((row.article, ExportArticle { article, extraction, review: Vec::new() }));
        }
        if let Some((_, article)) = out.last_mut() {
            article.extraction.incidents.push(row.incident.as_ref().clone());
            article.review.extend(state.signed(row));
        }
    }
    out.into_iter().map(|(_, article)| article).collect()
}

fn report(row: &Row) -> Report {
    let article = &row.reading.article;
    let facts = &row.reading.extraction.article;
    Report {
        sha256: facts.sha256.clone(),
        title: Some(row.article_title.clone()),
        outlet: article.outlet.clone(),
        url: article.url.clone(),
        published: facts.published.date.clone(),
    }
}

fn goes(row: &Row, scope: Scope) -> bool {
    match scope {
        Scope::Shown | Scope::Every => row.verdict != Verdict::Rejected,
        Scope::Accepted => row.verdict == Verdict::Accepted,
    }
}
