//! Reading: what is in the box and the example; the list of articles that comes of it. Files are in `load`.

use std::sync::Arc;

use leptos::prelude::*;
use rasid_core::{article::Article, contract::Text2};
use rasid_engine::{Answer, Ask, Encoding as FileEncoding};
use wasm_bindgen::JsCast;

use crate::{
    dom,
    example::EXAMPLE,
    link::Reply,
    model::{
        dates,
        draft::{self, Complaint, Held},
        reading::{Encoding, Reading},
    },
    state::{EngineState, Entry, Pane, Selection, Source, Stage, State},
};

impl State {
    /// Reads what is in the box, or the long text that is kept beside it.
    pub fn read_draft(self) {
        let text: Arc<str> = match self.draft_held.get_untracked() {
            Some(held) => held.text,
            None => self.draft_text.get_untracked().into(),
        };
        let given = match self.draft_day() {
            Ok(given) => given,
            Err(complaint) => return self.complain(complaint),
        };
        if let Err(complaint) = draft::judge(&text) {
            return self.complain(complaint);
        }
        let name = self.lang.get_untracked().words().pasted_name.to_owned();
        self.add(name, Source::Text(text), given, true);
    }

    /// Takes a text that was pasted or dropped; says whether it did, or leaves it to the box. A whole article that comes into an empty
    /// box is read at once: nobody who pastes one wants anything else. A date or more text can still be given afterwards.
    pub fn take(self, text: &str) -> bool {
        let is_first = self.draft_text.with_untracked(|draft| draft.trim().is_empty());
        if self.hold(text) {
            return true;
        }
        if !is_first || self.draft_held.with_untracked(Option::is_some) || !draft::is_article(text) {
            return false;
        }
        // As the box itself would hold it.
        self.draft_text.set(text.replace("\r\n", "\n").replace('\r', "\n"));
        self.read_draft();
        true
    }

    /// Takes a text that is too long for the box; says whether it did.
    fn hold(self, text: &str) -> bool {
        if text.encode_utf16().nth(draft::MAX_BOX).is_none() {
            return false;
        }
        self.draft_held.set(Some(Held::new(text.to_owned())));
        self.input_open.set(true);
        true
    }

    pub fn read_example(self) {
        let name = self.lang.get_untracked().words().example_name.to_owned();
        self.add(name, Source::Text(EXAMPLE.into()), None, true);
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
            if !self.hold(&reading.article.text) {
                self.draft_held.set(None);
                self.draft_text.set(reading.article.text.clone());
            }
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

    /// Opens the article before or after the open one.
    pub fn step_article(self, forward: bool) {
        let ids: Vec<u32> = self.articles.with_untracked(|a| a.iter().map(|entry| entry.id).collect());
        let at = self.open.get_untracked().and_then(|open| ids.iter().position(|id| *id == open));
        let next = match (at, forward) {
            (Some(i), true) => i + 1,
            (Some(i), false) => i.wrapping_sub(1),
            (None, _) => 0,
        };
        if let Some(id) = ids.get(next) {
            self.show(Some(*id));
        }
    }

    /// Chooses an incident, in whichever article it is.
    pub fn select(self, incident: &str, from: Pane) {
        let article = self
            .rows
            .with_untracked(|rows| rows.iter().find(|row| row.id() == incident).map(|row| row.article));
        if article.is_some() && article != self.open.get_untracked() {
            self.open.set(article);
        }
        self.selected.set(Some(Selection { incident: incident.to_owned(), from }));
    }

    pub fn complain(self, complaint: Complaint) {
        self.complaint.set(Some(complaint));
    }

    /// A line about what was just done.
    pub fn tell(self, line: impl Into<String>) {
        self.said.set(Some(line.into()));
    }

    pub fn draft_day(self) -> Result<Option<String>, Complaint> {
        let half_typed = dom::find("#date")
            .and_then(|e| e.dyn_into::<web_sys::HtmlInputElement>().ok())
            .is_some_and(|input| input.validity().bad_input());
        if half_typed {
            return Err(Complaint::DateForm);
        }
        let typed = self.draft_date.get_untracked();
        Ok(dates::check_published(&typed, dom::today())?.map(dates::Day::iso))
    }

    fn add(self, name: String, source: Source, given: Option<String>, show: bool) {
        let entry = self.enter(name, source, None, show);
        self.send(entry, given, true);
    }

    /// A new article in the library, not read yet.
    pub fn enter(self, name: String, source: Source, bytes: Option<Arc<[u8]>>, show: bool) -> Entry {
        let stage = ArcRwSignal::new(Stage::Working);
        let entry = Entry { id: self.next_id(), name, source, bytes, stage };
        self.complaint.set(None);
        self.articles.update(|articles| articles.push(entry.clone()));
        if show {
            self.show(Some(entry.id));
        }
        entry
    }

    pub fn next_id(self) -> u32 {
        self.articles.with_untracked(|a| a.iter().map(|entry| entry.id).max().unwrap_or(0)) + 1
    }

    /// Asks the engine and shows what came of it: a new entry that is refused is taken away again, and what was pasted stays in the box.
    pub fn send(self, entry: Entry, given_date: Option<String>, new: bool) {
        let (name, id) = (entry.name.clone(), entry.id);
        let then = move |outcome| match outcome {
            Outcome::Read => self.tell_damage(id),
            Outcome::Twin { id, title } => self.show_twin(id, &title),
            Outcome::Refused(Text2 { ar, en }) => self.complain(Complaint::Refused { name, ar, en }),
            Outcome::Lost => self.complain(Complaint::EngineStopped),
        };
        self.send_then(entry, given_date, new, Box::new(then));
    }

    /// What makes a pasted text hard to read is said at once: its notes stand beside the text, which may be in another pane.
    fn tell_damage(self, id: u32) {
        let Some(reading) = self.entry(id).and_then(|entry| untrack(|| entry.reading())) else { return };
        let lang = self.lang.get_untracked();
        let noted = reading
            .notices
            .first()
            .or_else(|| reading.extraction.article.warnings.iter().find(|w| is_reversal(w)));
        if let Some(Text2 { ar, en }) = noted {
            self.tell(lang.pick(ar, en));
        }
    }

    /// Opens the article that was there already, and says so.
    pub fn show_twin(self, id: u32, title: &str) {
        self.show(Some(id));
        self.tell(self.lang.get_untracked().words().duplicate.replace("{name}", title));
    }

    /// Asks the engine; `then` hears what came of it. A new entry that cannot stay is gone by then.
    pub fn send_then(
        self,
        entry: Entry,
        given_date: Option<String>,
        new: bool,
        then: Box<dyn FnOnce(Outcome)>,
    ) {
        let ask = match &entry.source {
            Source::Text(text) => Ask::Extract { text: text.to_string(), given_date, name: None },
            Source::Document(document) => {
                let held = document.article.clone();
                let given_date = given_date.or_else(|| held.given_date.clone());
                Ask::ExtractArticle { article: Article { given_date, ..held } }
            }
        };
        self.ask(ask, move |reply| {
            let outcome = match reply {
                Reply::Answer(Answer::Extracted { article, extraction, notices, encoding, micros }) => {
                    let read = Reading::new(article, *extraction, notices, None, micros);
                    self.settle_in(&entry, with_file_facts(read, &entry.source, encoding), new)
                }
                Reply::Answer(Answer::Refused { message }) => Outcome::Refused(message),
                Reply::Answer(_) | Reply::Lost => Outcome::Lost,
            };
            if new && matches!(outcome, Outcome::Refused(_) | Outcome::Lost) {
                self.remove(entry.id);
            }
            then(outcome);
        });
    }

    /// Puts a reading into its entry, unless the article is in the library already.
    fn settle_in(self, entry: &Entry, reading: Reading, new: bool) -> Outcome {
        self.input_open.set(false);
        self.complaint.set(None);
        match self.twin(entry, &reading).filter(|_| new) {
            Some(twin) => {
                let title = untrack(|| twin.title());
                self.remove(entry.id);
                Outcome::Twin { id: twin.id, title }
            }
            None => {
                entry.stage.set(Stage::Ready(Arc::new(reading)));
                Outcome::Read
            }
        }
    }

    /// Reads an article once more as it is, after the engine learned something; `then` runs in any case.
    pub fn reread(self, entry: Entry, then: Box<dyn FnOnce()>) {
        let Stage::Ready(held) = entry.stage.get_untracked() else { return then() };
        self.ask(Ask::ExtractArticle { article: held.article.clone() }, move |reply| {
            if let Reply::Answer(Answer::Extracted { article, extraction, micros, .. }) = reply {
                let (notices, encoding) = (held.notices.clone(), held.encoding.clone());
                entry.stage.set(Stage::Ready(Arc::new(Reading::new(
                    article,
                    *extraction,
                    notices,
                    encoding,
                    micros,
                ))));
            }
            then();
        });
    }

    /// An article already loaded that has the same text.
    fn twin(self, entry: &Entry, reading: &Reading) -> Option<Entry> {
        let same = |other: &&Entry| match other.stage.get_untracked() {
            Stage::Ready(held) => {
                other.id != entry.id
                    && held.extraction.article.sha256 == reading.extraction.article.sha256
                    && held.extraction.article.published == reading.extraction.article.published
            }
            Stage::Working => false,
        };
        self.articles.with_untracked(|articles| articles.iter().find(same).cloned())
    }

    pub fn ask(self, ask: Ask, then: impl FnOnce(Reply) + 'static) {
        self.ask_boxed(ask, Box::new(then));
    }

    // One body for all who ask: as a generic it would be compiled for each of them.
    fn ask_boxed(self, ask: Ask, then: Box<dyn FnOnce(Reply)>) {
        if self.engine.get_untracked() == EngineState::Failed {
            self.complain(Complaint::EngineMissing);
        }
        match self.link.get_value() {
            Some(link) => link.ask(ask, then),
            None => then(Reply::Lost),
        }
    }
}

/// The core's warning of letters in reversed order; the others are of single words.
fn is_reversal(warning: &Text2) -> bool {
    warning.en.contains("reversed order")
}

/// What came of asking for an article.
pub enum Outcome {
    Read,
    /// The article was in the library already.
    Twin {
        id: u32,
        title: String,
    },
    Refused(Text2),
    /// The engine stopped.
    Lost,
}

/// The reading with what the file itself said: how it was decoded, and what to know about it.
fn with_file_facts(mut reading: Reading, source: &Source, encoding: Option<FileEncoding>) -> Reading {
    let mut encoding = encoding;
    if let Source::Document(document) = source {
        encoding.clone_from(&document.encoding);
        let more: Vec<Text2> =
            document.notices.iter().filter(|n| !reading.notices.contains(n)).cloned().collect();
        reading.notices.extend(more);
    }
    reading.encoding = encoding.map(|e| Encoding { name: e.name, certain: e.certain });
    reading
}
