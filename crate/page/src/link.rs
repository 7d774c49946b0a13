//! The worker: questions go out with a number, answers find who asked by it.
//!
//! When the worker dies (a panic in wasm leaves it unusable), everyone who waits is told so and a new worker is started.

use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
    rc::Rc,
};

use rasid_engine::{Answer, Ask, Request, Response, from_js, to_js};
use wasm_bindgen::{JsCast, prelude::*};
use web_sys::{Event, MessageEvent, Worker};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = RASID, js_name = startWorker, catch)]
    fn start_worker() -> Result<Worker, JsValue>;
}

/// What comes back to one question.
pub enum Reply {
    Answer(Answer),
    /// The worker died before it answered.
    Lost,
}

/// What the engine says about itself.
pub enum News {
    Ready { version: String, gazetteer: String },
    Failed,
}

type Waiting = BTreeMap<u32, Box<dyn FnOnce(Reply)>>;

/// A handle to the worker; clones share it.
#[derive(Clone)]
pub struct Link {
    inner: Rc<Inner>,
}

struct Inner {
    worker: RefCell<Option<Worker>>,
    waiting: RefCell<Waiting>,
    next: Cell<u32>,
    restarts: Cell<u8>,
    news: Box<dyn Fn(News)>,
}

/// A worker that dies at once every time must not be started for ever.
const MAX_RESTARTS: u8 = 8;

impl Link {
    pub fn start(news: impl Fn(News) + 'static) -> Link {
        let link = Link {
            inner: Rc::new(Inner {
                worker: RefCell::new(None),
                waiting: RefCell::new(BTreeMap::new()),
                next: Cell::new(1),
                restarts: Cell::new(0),
                news: Box::new(news),
            }),
        };
        link.spawn();
        link
    }

    /// Asks; `then` runs once, with the answer or with [`Reply::Lost`].
    pub fn ask(&self, ask: Ask, then: impl FnOnce(Reply) + 'static) {
        let id = self.inner.next.get();
        self.inner.next.set(id.wrapping_add(1));
        let sent = to_js(&Request { id, ask }).ok().and_then(|message| {
            self.inner.worker.borrow().as_ref().and_then(|worker| worker.post_message(&message).ok())
        });
        match sent {
            Some(()) => {
                self.inner.waiting.borrow_mut().insert(id, Box::new(then));
            }
            None => then(Reply::Lost),
        }
    }

    /// Ends the worker with all that it was asked and starts another; no one is told.
    pub fn restart(&self) {
        if let Some(worker) = self.inner.worker.take() {
            worker.terminate();
        }
        self.inner.waiting.borrow_mut().clear();
        self.spawn();
    }

    fn spawn(&self) {
        let Ok(worker) = start_worker() else {
            (self.inner.news)(News::Failed);
            return;
        };
        let link = self.clone();
        let on_message =
            Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| link.hear(event.data()));
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        let link = self.clone();
        let on_error = Closure::<dyn FnMut(Event)>::new(move |_: Event| link.bury());
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        // A worker lives as long as the page; its two listeners with it.
        on_message.forget();
        on_error.forget();
        self.inner.worker.replace(Some(worker));
    }

    fn hear(&self, data: JsValue) {
        let Ok(response) = from_js::<Response>(data) else { return };
        match (response.id, response.answer) {
            (Some(id), answer) => {
                let then = self.inner.waiting.borrow_mut().remove(&id);
                if let Some(then) = then {
                    then(Reply::Answer(answer));
                }
            }
            (None, Answer::Ready { version, gazetteer }) => {
                (self.inner.news)(News::Ready { version, gazetteer })
            }
            (None, Answer::Refused { .. }) => (self.inner.news)(News::Failed),
            (None, _) => {}
        }
    }

    fn bury(&self) {
        if let Some(worker) = self.inner.worker.take() {
            worker.terminate();
        }
        let waiting = std::mem::take(&mut *self.inner.waiting.borrow_mut());
        let restarts = self.inner.restarts.get();
        if restarts < MAX_RESTARTS {
            self.inner.restarts.set(restarts + 1);
            self.spawn();
        } else {
            (self.inner.news)(News::Failed);
        }
        for (_, then) in waiting {
            then(Reply::Lost);
        }
    }
}
