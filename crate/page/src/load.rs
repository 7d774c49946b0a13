//! Files in: one after the other, with how far it has come, a way to stop, and a report of what could not be read.
//!
//! One bad file never stops the rest. A table of articles waits until the person has said what its columns hold.

use std::{cell::RefCell, future::poll_fn, rc::Rc, sync::Arc, task::Poll};

use leptos::prelude::*;
use leptos::task::spawn_local;
use rasid_core::contract::Text2;
use rasid_engine::{Answer, Ask, Batch, Document, Kind, Mapping, Reading as How, Table};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DataTransfer, File, FileList};

use crate::{
    act::Outcome,
    i18n::plural,
    link::Reply,
    model::{
        again,
        batch::Report,
        draft::{self, Complaint},
        own_share, project,
    },
    state::{Entry, Sheet, Source, Stage, State},
};

#[wasm_bindgen]
extern "C" {
    // www/files.js
    #[wasm_bindgen(js_namespace = RASID_FILES, js_name = dropped)]
    fn dropped(data: &DataTransfer) -> js_sys::Promise;
}

/// What is being read.
#[derive(Clone, Copy)]
pub struct LoadState {
    /// Of the files given last; nothing when there is nothing to say.
    pub report: RwSignal<Option<Report>>,
    pub running: RwSignal<bool>,
    /// Tables that wait for a person, the first of them shown.
    pub tables: RwSignal<Vec<Arc<Waiting>>>,
    /// Counts up when the person stops, so that what was begun before knows.
    run: StoredValue<u32>,
}

/// A table of articles, read as far as its columns are known.
pub struct Waiting {
    pub name: String,
    bytes: Vec<u8>,
    pub table: Table,
    documents: Vec<Document>,
}

impl Waiting {
    pub fn articles(&self) -> usize {
        self.documents.len()
    }
}

impl LoadState {
    pub fn new() -> LoadState {
        LoadState {
            report: RwSignal::new(None),
            running: RwSignal::new(false),
            tables: RwSignal::new(Vec::new()),
            run: StoredValue::new(0),
        }
    }

    fn begin(self, files: usize) -> u32 {
        let run = self.run.get_value() + 1;
        self.run.set_value(run);
        self.running.set(true);
        self.report.set(Some(Report { files_left: files, ..Report::default() }));
        run
    }

    fn note(self, change: impl FnOnce(&mut Report)) {
        self.report.update(|report| {
            if let Some(report) = report {
                change(report);
            }
        });
    }
}

/// How the files of one choice are read.
#[derive(Clone)]
struct Way {
    run: u32,
    given: Option<String>,
    /// Show the first article that comes.
    show: bool,
    /// One file alone: what is wrong with it is said at once, not in a report.
    alone: bool,
}

impl State {
    pub fn read_files(self, list: Option<FileList>) {
        let Some(list) = list else { return };
        self.read_list((0..list.length()).filter_map(|i| list.get(i)).collect());
    }

    /// Files and folders that were dropped. Must be called while the event lasts: afterwards the browser has forgotten them.
    pub fn read_dropped(self, data: &DataTransfer) {
        let found = dropped(data);
        spawn_local(async move {
            let list = JsFuture::from(found).await.unwrap_or(JsValue::NULL);
            let files = js_sys::Array::from(&list).iter().filter_map(|file| file.dyn_into().ok()).collect();
            self.read_list(files);
        });
    }

    fn read_list(self, files: Vec<File>) {
        let all = files.len();
        let given = match self.draft_day() {
            // A date beside many files would be a guess for most of them.
            Ok(given) => given.filter(|_| all == 1),
            Err(complaint) => return self.complain(complaint),
        };
        if all == 0 {
            return;
        }
        self.complaint.set(None);
        self.said.set(None);
        let run = self.load.begin(all);
        spawn_local(async move {
            for (i, file) in files.into_iter().enumerate() {
                let way = Way { run, given: given.clone(), show: i == 0, alone: all == 1 };
                let bytes = read_bytes(&file).await;
                if self.load.run.get_value() != run {
                    return;
                }
                self.load.note(|report| report.files_left -= 1);
                self.read_one(file.name(), bytes, way).await;
            }
            self.end(run);
        });
    }

    /// A file of work, of own words, of places, or of articles.
    async fn read_one(self, name: String, bytes: Result<Vec<u8>, Complaint>, way: Way) {
        match bytes {
            Ok(bytes) if project::is_project_name(&name) => self.open_project(&name, &bytes),
            Ok(bytes) if own_share::is_own_name(&name) => self.open_own(name, bytes),
            // Our own table has columns of places as well.
            Ok(bytes) if !again::is_ours(&bytes) && self.takes_places(&name, &bytes) => {
                self.open_places(name, bytes)
            }
            Ok(bytes) => self.read_articles(name, bytes, way).await,
            Err(complaint) if way.alone => self.complain(complaint),
            Err(complaint) => self.load.note(|report| report.refuse_for(name, &complaint)),
        }
    }

    /// Takes every article out of a file.
    async fn read_articles(self, name: String, bytes: Vec<u8>, way: Way) {
        let ask = Ask::Read { name: name.clone(), bytes: bytes.clone(), reading: How::default() };
        match self.answer(ask).await {
            Reply::Answer(Answer::Read { batch: Batch { documents, refused, mut tables } }) => {
                for part in refused {
                    self.refuse(part.name, part.message, &way);
                }
                match tables.pop() {
                    Some(table) => {
                        let waiting = Waiting { name, bytes, table, documents };
                        self.load.tables.update(|tables| tables.push(Arc::new(waiting)));
                        self.sheet.set(Some(Sheet::Tables));
                    }
                    None => self.read_documents(documents, &bytes, way).await,
                }
            }
            Reply::Answer(Answer::OwnTable) => self.take_table(name, bytes).await,
            Reply::Answer(Answer::Refused { message }) => self.refuse(name, message, &way),
            Reply::Answer(_) | Reply::Lost => self.complain(Complaint::EngineStopped),
        }
    }

    fn refuse(self, name: String, why: Text2, way: &Way) {
        if way.alone {
            let Text2 { ar, en } = why;
            self.complain(Complaint::Refused { name, ar, en });
        } else {
            self.load.note(|report| report.refuse(name, why));
        }
    }

    async fn read_documents(self, documents: Vec<Document>, bytes: &[u8], way: Way) {
        self.load.note(|report| report.found += documents.len());
        let single = documents.len() == 1;
        for (i, document) in documents.into_iter().enumerate() {
            if self.load.run.get_value() != way.run {
                return;
            }
            let name = document.name.clone();
            // Only where a person may have to say how the letters are coded.
            let kept = single
                && document.encoding.is_some()
                && matches!(document.kind, Kind::Text | Kind::Html | Kind::Markdown);
            let bytes = kept.then(|| Arc::from(bytes));
            let entry =
                self.enter(name.clone(), Source::Document(Arc::new(document)), bytes, way.show && i == 0);
            let outcome = self.extracted(entry, way.given.clone()).await;
            self.load.note(|report| match &outcome {
                Outcome::Read => report.read += 1,
                Outcome::Twin { title, .. } if !way.alone => report.twins.push((name.clone(), title.clone())),
                Outcome::Refused(why) if !way.alone => report.refuse(name.clone(), why.clone()),
                Outcome::Twin { .. } | Outcome::Refused(_) | Outcome::Lost => {}
            });
            match outcome {
                Outcome::Refused(why) if way.alone => self.refuse(name, why, &way),
                Outcome::Twin { id, title } if way.alone => self.show_twin(id, &title),
                Outcome::Lost => self.complain(Complaint::EngineStopped),
                _ => {}
            }
        }
    }

    fn end(self, run: u32) {
        if self.load.run.get_value() != run {
            return;
        }
        self.load.running.set(false);
        // What was read is shown where it stands; only what was not needs words.
        if self.load.report.with_untracked(|report| report.as_ref().is_some_and(|r| !r.tells())) {
            let read = self.load.report.with_untracked(|report| report.as_ref().map_or(0, |r| r.read));
            self.load.report.set(None);
            if read > 1 {
                let lang = self.lang.get_untracked();
                let count = plural::ARTICLE.count(read as u64, lang);
                self.tell(lang.desk().report_read.replace("{n}", &count));
            }
        }
    }

    /// Stops reading; what is read stays.
    pub fn stop_reading(self) {
        self.load.run.update_value(|run| *run += 1);
        self.load.running.set(false);
        let working = |entry: &Entry| matches!(entry.stage.get_untracked(), Stage::Working);
        let ids: Vec<u32> =
            self.articles.with_untracked(|all| all.iter().filter(|e| working(e)).map(|e| e.id).collect());
        ids.into_iter().for_each(|id| self.remove(id));
        if let Some(link) = self.link.get_value() {
            link.restart();
            self.teach_again();
        }
        let read = self.load.report.with_untracked(|report| report.as_ref().map_or(0, |r| r.read));
        let lang = self.lang.get_untracked();
        self.tell(lang.desk().stopped.replace("{n}", &plural::ARTICLE.count(read as u64, lang)));
    }

    /// Reads the table that is shown once more with the columns as the person named them.
    pub fn map_columns(self, mapping: Mapping) {
        let Some(now) = self.load.tables.with_untracked(|tables| tables.first().cloned()) else { return };
        let reading = How { mapping: Some(mapping), ..How::default() };
        let ask = Ask::Read { name: now.name.clone(), bytes: now.bytes.clone(), reading };
        self.ask(ask, move |reply| {
            let (documents, table) = match reply {
                Reply::Answer(Answer::Read { mut batch }) => (batch.documents, batch.tables.pop()),
                // Without a text column there is no article; the choice stays, so that it can be completed.
                _ => (Vec::new(), None),
            };
            let table = table.unwrap_or_else(|| Table { mapping, ..now.table.clone() });
            let again = Waiting { name: now.name.clone(), bytes: now.bytes.clone(), table, documents };
            self.load.tables.update(|tables| {
                if let Some(first) = tables.first_mut() {
                    *first = Arc::new(again);
                }
            });
        });
    }

    /// Takes the articles of the table that is shown, or none; the next table follows.
    pub fn close_table(self, take: bool) {
        let Some(now) =
            self.load.tables.try_update(|tables| (!tables.is_empty()).then(|| tables.remove(0))).flatten()
        else {
            return;
        };
        if self.load.tables.with_untracked(Vec::is_empty) {
            self.sheet.set(None);
        }
        if take {
            let run = self.load.begin(0);
            let way = Way { run, given: None, show: true, alone: false };
            spawn_local(async move {
                self.read_documents(now.documents.clone(), &[], way).await;
                self.end(run);
            });
        }
    }

    /// Reads the file of an article again in another encoding.
    pub fn read_in(self, id: u32, encoding: String) {
        let Some(entry) = self.entry(id) else { return };
        let Some(bytes) = entry.bytes.clone() else { return };
        let reading = How { encoding: Some(encoding).filter(|name| !name.is_empty()), ..How::default() };
        let given = untrack(|| entry.reading()).and_then(|reading| reading.article.given_date.clone());
        self.ask(Ask::Read { name: entry.name.clone(), bytes: bytes.to_vec(), reading }, move |reply| {
            let document = match reply {
                Reply::Answer(Answer::Read { mut batch }) => batch.documents.pop(),
                _ => None,
            };
            let Some(document) = document else {
                return self.tell(self.lang.get_untracked().desk().encoding_kept);
            };
            let source = Source::Document(Arc::new(document));
            self.articles.update(|all| {
                if let Some(held) = all.iter_mut().find(|held| held.id == id) {
                    held.source = source.clone();
                }
            });
            self.send(Entry { source, ..entry }, given, false);
        });
    }

    async fn extracted(self, entry: Entry, given: Option<String>) -> Outcome {
        later(move |then| self.send_then(entry, given, true, then)).await
    }

    pub async fn answer(self, ask: Ask) -> Reply {
        later(move |then| self.ask(ask, then)).await
    }
}

/// Waits for what a callback is given.
async fn later<T: 'static>(begin: impl FnOnce(Box<dyn FnOnce(T)>)) -> T {
    let heard: Rc<RefCell<(Option<T>, Option<std::task::Waker>)>> = Rc::new(RefCell::new((None, None)));
    let hears = Rc::clone(&heard);
    begin(Box::new(move |value| {
        let waker = {
            let mut held = hears.borrow_mut();
            held.0 = Some(value);
            held.1.take()
        };
        if let Some(waker) = waker {
            waker.wake();
        }
    }));
    poll_fn(move |context| {
        let mut held = heard.borrow_mut();
        match held.0.take() {
            Some(value) => Poll::Ready(value),
            None => {
                held.1 = Some(context.waker().clone());
                Poll::Pending
            }
        }
    })
    .await
}

pub async fn read_bytes(file: &File) -> Result<Vec<u8>, Complaint> {
    let name = file.name();
    // Which files are of places is known once they are read; the engine has a limit of its own for each kind.
    let limit = match name.rsplit('.').next().map(str::to_ascii_lowercase).as_deref() {
        _ if project::is_project_name(&name) => draft::MAX_PROJECT_BYTES,
        Some("geojson" | "json" | "csv" | "tsv" | "txt" | "zip") => draft::MAX_PLACES_BYTES,
        _ => draft::MAX_FILE_BYTES,
    };
    if file.size() > limit {
        return Err(Complaint::FileTooLarge { name });
    }
    match JsFuture::from(file.array_buffer()).await {
        Ok(buffer) => Ok(js_sys::Uint8Array::new(&buffer).to_vec()),
        Err(_) => Err(Complaint::FileUnreadable { name }),
    }
}
