//! What a person can do: read a text or files, choose an incident, correct it, download.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use rasid_engine::{Answer, Ask, ExportArticle, ExportFormat, ExportOptions};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, FileList};

use crate::{
    dom,
    example::EXAMPLE,
    link::Reply,
    model::{
        correction::Correction,
        dates,
        draft::{self, Complaint},
        reading::{Encoding, Reading},
    },
    state::{EngineState, Entry, Pane, Selection, Source, Stage, State},
};

impl State {
    /// Reads what is in the box.
    pub fn read_draft(self) {
        let text = self.draft_text.get_untracked();
        let given = match self.draft_day() {
            Ok(given) => given,
            Err(complaint) => return self.complain(complaint),
        };
        if let Err(complaint) = draft::judge(&text) {
            return self.complain(complaint);
        }
        let name = self.lang.get_untracked().words().pasted_name.to_owned();
        self.add(name, Source::Text(text.into()), given);
    }

    pub fn read_example(self) {
        let name = self.lang.get_untracked().words().example_name.to_owned();
        self.add(name, Source::Text(EXAMPLE.into()), None);
    }

    /// Reads files one after the other; one that can't be read does not stop the rest.
    pub fn read_files(self, list: Option<FileList>) {
        let Some(list) = list else { return };
        let files: Vec<File> = (0..list.length()).filter_map(|i| list.get(i)).collect();
        let given = match self.draft_day() {
            // A date beside many files would be a guess for most of them.
            Ok(given) => given.filter(|_| files.len() == 1),
            Err(complaint) => return self.complain(complaint),
        };
        self.complaint.set(None);
        spawn_local(async move {
            for file in files {
                match read_bytes(&file).await {
                    Ok(bytes) => self.add(file.name(), Source::File(Arc::new(bytes)), given.clone()),
                    Err(complaint) => self.complain(complaint),
                }
            }
        });
    }

    /// Reads an article again with a publication date that the person gave.
    pub fn read_again(self, entry: &Entry, typed: &str) {
        match dates::check_published(typed, dom::today()) {
            Ok(Some(day)) => self.send(entry.clone(), Some(day.iso()), false),
            Ok(None) => self.complain(Complaint::DateForm),
            Err(complaint) => self.complain(complaint),
        }
    }

    /// Puts the text of an article back into the box.
    pub fn edit_text(self, entry: &Entry) {
        if let Stage::Ready(reading) = entry.stage.get_untracked() {
            self.draft_text.set(reading.article.text.clone());
            self.draft_date.set(reading.article.given_date.clone().unwrap_or_default());
            self.input_open.set(true);
        }
    }

    pub fn remove(self, id: u32) {
        self.articles.update(|articles| articles.retain(|entry| entry.id != id));
        if self.open.get_untracked() == Some(id) {
            let next = self.articles.with_untracked(|articles| articles.first().map(|entry| entry.id));
            self.show(next);
        }
        if self.open.get_untracked().is_none() {
            self.input_open.set(true);
        }
    }

    pub fn show(self, id: Option<u32>) {
        self.selected.set(None);
        self.open.set(id);
    }

    pub fn select(self, incident: &str, from: Pane) {
        self.selected.set(Some(Selection { incident: incident.to_owned(), from }));
    }

    /// Moves the choice to the next or previous card that is not dismissed.
    pub fn step(self, forward: bool) {
        let Some(entry) = self.open_entry_untracked() else { return };
        let Stage::Ready(reading) = entry.stage.get_untracked() else { return };
        let ids: Vec<&str> =
            reading.extraction.incidents.iter().map(|incident| incident.id.as_str()).collect();
        let now = self
            .selected
            .with_untracked(|s| s.as_ref().and_then(|s| ids.iter().position(|id| *id == s.incident)));
        let next = match (now, forward) {
            (None, true) => 0,
            (None, false) => ids.len().saturating_sub(1),
            (Some(i), true) => (i + 1).min(ids.len().saturating_sub(1)),
            (Some(i), false) => i.saturating_sub(1),
        };
        if let Some(id) = ids.get(next) {
            self.select(id, Pane::Cards);
            if let Some(title) = dom::find(&format!("[data-testid=card][data-incident='{id}'] .card-title")) {
                dom::focus(&title);
                dom::scroll_to(&title);
            }
        }
    }

    /// Lays a correction over an incident of the open article.
    pub fn correct(self, incident: &str, correction: Correction) {
        let Some(entry) = self.open_entry_untracked() else { return };
        entry.corrections.update(|all| {
            if correction == Correction::default() {
                all.remove(incident);
            } else {
                all.insert(incident.to_owned(), correction);
            }
        });
    }

    /// Downloads the reviewed incidents: of the open article, or of all.
    pub fn export(self, format: ExportFormat, all: bool) {
        let open = self.open.get_untracked();
        let articles: Vec<ExportArticle> = self.articles.with_untracked(|entries| {
            entries
                .iter()
                .filter(|entry| all || Some(entry.id) == open)
                .filter_map(|entry| match entry.stage.get_untracked() {
                    Stage::Ready(reading) => Some(ExportArticle {
                        article: reading.article.clone(),
                        extraction: untrack(|| entry.reviewed())?,
                        review: Vec::new(),
                    }),
                    Stage::Working => None,
                })
                .collect()
        });
        self.ask(
            Ask::Export { format, options: ExportOptions::default(), articles },
            move |reply| match reply {
                Reply::Answer(Answer::Exported { bytes, mime, filename }) => {
                    if dom::download(&bytes, &mime, &filename).is_err() {
                        self.complain(Complaint::ExportFailed);
                    }
                }
                _ => self.complain(Complaint::ExportFailed),
            },
        );
    }

    pub fn complain(self, complaint: Complaint) {
        self.complaint.set(Some(complaint));
    }

    fn open_entry_untracked(self) -> Option<Entry> {
        untrack(|| self.open_entry())
    }

    fn draft_day(self) -> Result<Option<String>, Complaint> {
        let half_typed = dom::find("#date")
            .and_then(|e| e.dyn_into::<web_sys::HtmlInputElement>().ok())
            .is_some_and(|input| input.validity().bad_input());
        if half_typed {
            return Err(Complaint::DateForm);
        }
        let typed = self.draft_date.get_untracked();
        Ok(dates::check_published(&typed, dom::today())?.map(dates::Day::iso))
    }

    fn add(self, name: String, source: Source, given: Option<String>) {
        let id = self.articles.with_untracked(|a| a.iter().map(|entry| entry.id).max().unwrap_or(0)) + 1;
        let entry = Entry {
            id,
            name,
            source,
            stage: ArcRwSignal::new(Stage::Working),
            corrections: ArcRwSignal::default(),
        };
        self.complaint.set(None);
        self.articles.update(|articles| articles.push(entry.clone()));
        self.show(Some(id));
        self.send(entry, given, true);
    }

    /// Asks the engine; a new entry that is refused is taken away again, and what was pasted stays in the box.
    fn send(self, entry: Entry, given_date: Option<String>, new: bool) {
        let ask = match &entry.source {
            Source::Text(text) => Ask::Extract { text: text.to_string(), given_date, name: None },
            Source::File(bytes) => {
                Ask::ExtractFile { name: entry.name.clone(), bytes: bytes.to_vec(), given_date }
            }
        };
        self.ask(ask, move |reply| match reply {
            Reply::Answer(Answer::Extracted { article, extraction, notices, encoding, micros }) => {
                let encoding = encoding.map(|e| Encoding { name: e.name, certain: e.certain });
                let reading = Reading::new(article, *extraction, notices, encoding, micros);
                entry.stage.set(Stage::Ready(Arc::new(reading)));
                self.complaint.set(None);
                self.input_open.set(false);
            }
            Reply::Answer(Answer::Refused { message }) => {
                self.give_up(
                    &entry,
                    new,
                    Complaint::Refused { name: entry.name.clone(), ar: message.ar, en: message.en },
                );
            }
            Reply::Answer(_) | Reply::Lost => self.give_up(&entry, new, Complaint::EngineStopped),
        });
    }

    fn give_up(self, entry: &Entry, new: bool, complaint: Complaint) {
        if new {
            self.remove(entry.id);
        }
        self.complain(complaint);
    }

    fn ask(self, ask: Ask, then: impl FnOnce(Reply) + 'static) {
        if self.engine.get_untracked() == EngineState::Failed {
            self.complain(Complaint::EngineMissing);
        }
        match self.link.get_value() {
            Some(link) => link.ask(ask, then),
            None => then(Reply::Lost),
        }
    }
}

async fn read_bytes(file: &File) -> Result<Vec<u8>, Complaint> {
    let name = file.name();
    if !draft::readable_name(&name) {
        return Err(Complaint::FileKind { name });
    }
    if file.size() > draft::MAX_FILE_BYTES {
        return Err(Complaint::FileTooLarge { name });
    }
    match JsFuture::from(file.array_buffer()).await {
        Ok(buffer) => Ok(js_sys::Uint8Array::new(&buffer).to_vec()),
        Err(_) => Err(Complaint::FileUnreadable { name }),
    }
}
