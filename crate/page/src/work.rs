//! The work as a whole: saved to a file and opened again, and kept on this device if the person asked for it.

use leptos::{prelude::*, task::spawn_local};
use rasid_core::own::Own;
use rasid_engine::{from_js, to_js};
use std::sync::Arc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use crate::{
    dom,
    model::{
        draft::Complaint,
        project::{self, Project, SavedArticle},
        review::Review,
    },
    state::{Entry, Source, Stage, State},
};

#[wasm_bindgen]
extern "C" {
    // www/keep.js
    #[wasm_bindgen(js_namespace = RASID_KEEP, js_name = isKept)]
    fn is_kept() -> bool;
    #[wasm_bindgen(js_namespace = RASID_KEEP, js_name = put, catch)]
    fn put(name: &str, value: &JsValue) -> Result<js_sys::Promise, JsValue>;
    #[wasm_bindgen(js_namespace = RASID_KEEP, js_name = get, catch)]
    fn get(name: &str) -> Result<js_sys::Promise, JsValue>;
    #[wasm_bindgen(js_namespace = RASID_KEEP, js_name = forget, catch)]
    fn forget() -> Result<js_sys::Promise, JsValue>;
}

const ARTICLES: &str = "articles";
const REVIEW: &str = "review";
const OWN: &str = "own";

impl State {
    /// Downloads everything as one file that can be opened again.
    pub fn save_project(self) {
        let project = Project {
            schema: project::SCHEMA.to_owned(),
            articles: self.saved_articles(),
            review: self.review.get_untracked(),
            own: (*self.own.held.get_untracked()).clone(),
        };
        let today = dom::today().map(|day| day.iso()).unwrap_or_default();
        let text = to_js(&project).ok().and_then(|value| js_sys::JSON::stringify(&value).ok());
        let done = text.map(String::from).is_some_and(|text| {
            dom::download(text.as_bytes(), "application/json", &project::file_name(&today)).is_ok()
        });
        if !done {
            self.complain(Complaint::ExportFailed);
        }
    }

    /// Adds the articles and decisions of a saved file to what is here.
    pub fn open_project(self, name: &str, bytes: &[u8]) {
        let read = std::str::from_utf8(bytes)
            .ok()
            .and_then(|text| js_sys::JSON::parse(text.trim_start_matches('\u{feff}')).ok())
            .and_then(|value| from_js::<Project>(value).ok())
            .filter(|project| project.schema == project::SCHEMA);
        let Some(project) = read else {
            return self.complain(Complaint::Project { name: name.to_owned() });
        };
        let added = self.take_in(project.articles, project.review);
        if !project.own.is_empty() {
            self.take_own(project.own, Vec::new());
        }
        let words = self.lang.get_untracked().words();
        self.tell(words.project_opened.replace("{n}", &added.to_string()));
    }

    /// Turns keeping on or off; off deletes what was kept.
    pub fn set_keeping(self, on: bool) {
        self.keeping.set(on);
        if on {
            return;
        }
        if let Ok(done) = forget() {
            spawn_local(async move {
                let _ = JsFuture::from(done).await;
            });
        }
    }

    /// Brings back what was kept, and keeps what changes from now on while that is wanted.
    pub fn start_keeping(self) {
        if is_kept() {
            self.bring_back();
        }
        let write = move |name: &'static str, value: Option<JsValue>| {
            let sent = value.and_then(|value| put(name, &value).ok());
            spawn_local(async move {
                let done = match sent {
                    Some(sent) => JsFuture::from(sent).await.is_ok(),
                    None => false,
                };
                if !done && self.keeping.get_untracked() {
                    self.keeping.set(false);
                    self.complain(Complaint::NotKept);
                }
            });
        };
        Effect::new(move |_| {
            let stages: Vec<Entry> = self.articles.get();
            stages.iter().for_each(|entry| entry.stage.track());
            if self.keeping.get() {
                write(ARTICLES, to_js(&untrack(|| self.saved_articles())).ok());
            }
        });
        Effect::new(move |_| {
            self.own.held.track();
            if self.keeping.get() {
                write(OWN, self.own.held.with_untracked(|own| to_js(&**own).ok()));
            }
        });
        Effect::new(move |_| {
            self.review.track();
            if self.keeping.get() {
                write(REVIEW, self.review.with_untracked(|review| to_js(review).ok()));
            }
        });
    }

    fn bring_back(self) {
        let (Ok(articles), Ok(review), Ok(own)) = (get(ARTICLES), get(REVIEW), get(OWN)) else { return };
        spawn_local(async move {
            let (articles, review) = (JsFuture::from(articles).await, JsFuture::from(review).await);
            // Kept readings stay as they were; what is read from now on knows the own words.
            if let Some(own) = JsFuture::from(own).await.ok().and_then(|value| from_js::<Own>(value).ok()) {
                self.teach(own);
            }
            let articles = articles.ok().and_then(|value| from_js::<Vec<SavedArticle>>(value).ok());
            let review = review.ok().and_then(|value| from_js::<Review>(value).ok()).unwrap_or_default();
            if let Some(articles) = articles {
                if self.take_in(articles, review) > 0 {
                    self.tell(self.lang.get_untracked().words().keep_found);
                }
                self.keeping.set(true);
            }
        });
    }

    fn saved_articles(self) -> Vec<SavedArticle> {
        let of = |entry: &Entry| match entry.stage.get_untracked() {
            Stage::Ready(reading) => Some(SavedArticle::of(&entry.name, &reading)),
            Stage::Working => None,
        };
        self.articles.with_untracked(|articles| articles.iter().filter_map(of).collect())
    }

    /// Adds saved articles that are not here yet; returns how many.
    fn take_in(self, saved: Vec<SavedArticle>, review: Review) -> usize {
        let held: Vec<String> =
            self.saved_articles().iter().map(|article| article.extraction.article.sha256.clone()).collect();
        let mut id = self.next_id();
        let mut added = Vec::new();
        for article in saved {
            if held.contains(&article.extraction.article.sha256) {
                continue;
            }
            let (name, reading) = (article.name.clone(), article.reading());
            let source = Source::Text(reading.article.text.as_str().into());
            let stage = ArcRwSignal::new(Stage::Ready(Arc::new(reading)));
            added.push(Entry { id, name, source, bytes: None, stage });
            id += 1;
        }
        let count = added.len();
        self.review.update(|held| held.join(review));
        if let Some(first) = added.first().map(|entry| entry.id) {
            self.articles.update(|articles| articles.extend(added));
            if self.open.get_untracked().is_none() {
                self.show(Some(first));
            }
            self.input_open.set(false);
        }
        count
    }
}
