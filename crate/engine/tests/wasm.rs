//! The engine as JavaScript meets it: in WebAssembly, through `JsValue`s. Run by `./build.sh test` in Node.
#![cfg(all(target_arch = "wasm32", feature = "worker"))]

use rasid_engine::{
    Answer, Ask, Engine, ExportArticle, ExportFormat, ExportOptions, Request, Response, from_js, to_js,
};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

const REPORT: &str = "دير الزور - 12 نيسان 2025\n\nقُتل مدنيان وأصيب ثلاثة آخرون بجروح، اليوم السبت، جراء انفجار لغم أرضي \
في بلدة الشحيل بريف دير الزور الشرقي، وفق ما أفاد به مصدر محلي.";

fn ask(engine: &mut Engine, ask: Ask) -> Answer {
    let answered = engine.answer(to_js(&Request { id: 3, ask }).unwrap());
    let response: Response = from_js(answered).unwrap();
    assert_eq!(response.id, Some(3));
    response.answer
}

fn extract(engine: &mut Engine, text: &str) -> ExportArticle {
    let request =
        Ask::Extract { text: text.to_owned(), given_date: Some("2025-04-12".to_owned()), name: None };
    match ask(engine, request) {
        Answer::Extracted { article, extraction, micros, .. } => {
            assert!(micros >= 0.0);
            ExportArticle { article, extraction: *extraction, review: Vec::new() }
        }
        other => panic!("not extracted: {other:?}"),
    }
}

#[wasm_bindgen_test]
fn an_article_goes_in_and_comes_back_whole() {
    let mut engine = Engine::new();
    let read = extract(&mut engine, REPORT);
    assert_eq!(read.article.text, REPORT);
    let units: Vec<u16> = REPORT.encode_utf16().collect();
    assert!(!read.extraction.incidents.is_empty());
    for incident in &read.extraction.incidents {
        let trigger = &incident.trigger;
        assert_eq!(String::from_utf16_lossy(&units[trigger.start..trigger.end]), trigger.text);
    }
}

#[wasm_bindgen_test]
fn the_same_text_gives_the_same_answer_twice() {
    let mut engine = Engine::new();
    let first = extract(&mut engine, REPORT);
    assert_eq!(extract(&mut engine, REPORT), first);
}

#[wasm_bindgen_test]
fn files_go_out_as_bytes() {
    let mut engine = Engine::new();
    let articles = vec![extract(&mut engine, REPORT)];
    let request = Ask::Export { format: ExportFormat::Csv, options: ExportOptions::default(), articles };
    let Answer::Exported { bytes, filename, .. } = ask(&mut engine, request) else { panic!("not exported") };
    assert!(bytes.starts_with(&[0xef, 0xbb, 0xbf]), "no byte order mark");
    assert!(filename.ends_with(".csv"));
}

#[wasm_bindgen_test]
fn bytes_come_in() {
    let mut engine = Engine::new();
    let file = Ask::ExtractFile {
        name: "report.txt".to_owned(),
        bytes: REPORT.as_bytes().to_vec(),
        given_date: None,
    };
    assert!(matches!(ask(&mut engine, file), Answer::Extracted { encoding: Some(_), .. }));
}

#[wasm_bindgen_test]
fn what_is_no_request_is_refused_not_thrown() {
    let mut engine = Engine::new();
    for junk in [JsValue::NULL, JsValue::from_str("ping"), JsValue::from_f64(1.0), js("{\"id\":1}")] {
        let response: Response = from_js(engine.answer(junk)).unwrap();
        assert!(matches!(response.answer, Answer::Refused { .. }));
    }
}

#[wasm_bindgen_test]
fn the_engine_says_what_it_is() {
    let response: Response = from_js(Engine::new().ready()).unwrap();
    let Answer::Ready { version, gazetteer } = response.answer else { panic!("not ready") };
    assert_eq!(version, env!("CARGO_PKG_VERSION"));
    assert!(!gazetteer.is_empty());
}

/// A message in the words of JavaScript, as someone without our Rust types would write it.
#[wasm_bindgen_test]
fn a_hand_written_message_is_understood() {
    let mut engine = Engine::new();
    let message = js(
        "{\"id\": 5, \"ask\": {\"extract\": {\"text\": \"قتل مدنيان في انفجار لغم.\", \"given_date\": null, \"name\": null}}}",
    );
    let response: Response = from_js(engine.answer(message)).unwrap();
    assert_eq!(response.id, Some(5));
    assert!(matches!(response.answer, Answer::Extracted { .. }));
}

fn js(json: &str) -> JsValue {
    js_sys::JSON::parse(json).unwrap()
}
