//! The engine as JavaScript sees it: made once, then asked. `www/worker.js` is the other side.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::answer::Answerer;
use crate::message::{Answer, Response};
use crate::wire::{from_js, to_js};
use rasid_core::contract::Text2;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = performance, js_name = now)]
    fn milliseconds() -> f64;
}

/// Reads Arabic news and answers with incidents. Holds the lexicon and the gazetteer; make one and keep it.
#[wasm_bindgen]
pub struct Engine {
    answerer: Answerer,
}

#[wasm_bindgen]
impl Engine {
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Self {
        Self { answerer: Answerer::new(|| milliseconds() * 1000.0) }
    }

    /// What the engine says of itself: version and gazetteer.
    #[wasm_bindgen(unchecked_return_type = "Response")]
    #[must_use]
    pub fn ready(&self) -> JsValue {
        sent(&Response { id: None, answer: self.answerer.ready() })
    }

    /// Answers one request. Never throws: what cannot be answered is refused with a sentence that says what to do.
    #[wasm_bindgen(unchecked_return_type = "Response")]
    #[must_use]
    pub fn answer(&mut self, #[wasm_bindgen(unchecked_param_type = "Request")] request: JsValue) -> JsValue {
        match from_js(request) {
            Ok(request) => sent(&self.answerer.answer(request)),
            Err(malformed) => sent(&refusal(None, &malformed.0)),
        }
    }
}

impl Default for Engine {
    fn default() -> Self {
        Self::new()
    }
}

fn sent(response: &Response) -> JsValue {
    // A refusal is two strings and always has a form; undefined is what is left if even that fails.
    to_js(response)
        .or_else(|malformed| to_js(&refusal(response.id, &malformed.0)))
        .unwrap_or(JsValue::UNDEFINED)
}

fn refusal(id: Option<u32>, detail: &str) -> Response {
    let message = Text2 {
        ar: format!("لم يفهم المحرك الطلب. أعد تحميل الصفحة ثم أعد المحاولة. ({detail})"),
        en: format!("The engine did not understand the request. Reload the page and try again. ({detail})"),
    };
    Response { id, answer: Answer::Refused { message } }
}
