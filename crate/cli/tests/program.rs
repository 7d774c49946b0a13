//! The program from outside: what it prints, and its exit status.
#![allow(clippy::unwrap_used)] // A test that cannot start the program has nothing to test.

use std::io::Write;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

const TEXT: &str = "قُتل ثلاثة جنود وأصيب اثنان بانفجار عبوة ناسفة في مدينة الرقة يوم 3 آذار 2025.";

fn rasid(args: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_rasid"))
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // The program may refuse its options before it reads anything.
    let _ = child.stdin.take().unwrap().write_all(input);
    child.wait_with_output().unwrap()
}

/// A file in the tests' own folder.
fn file(name: &str, bytes: &[u8]) -> String {
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, bytes).unwrap();
    path.to_str().unwrap().to_owned()
}

/// Exit status 2, nothing on standard output, and one line on standard error that names what is wrong.
fn assert_refused(output: &Output, says: &str) {
    let error = std::str::from_utf8(&output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{error}");
    assert_eq!(error.matches('\n').count(), 1, "{error}");
    assert!(error.starts_with("rasid: ") && error.contains(says), "{error}");
    assert!(output.stdout.is_empty());
}

fn document(output: &Output) -> Value {
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(output.stderr.is_empty());
    serde_json::from_slice(&output.stdout).unwrap()
}

/// Every `{start, end, text}` in the document quotes the text.
fn assert_spans(value: &Value, units: &[u16]) -> usize {
    let inside = match value {
        Value::Array(items) => items.iter().map(|v| assert_spans(v, units)).sum(),
        Value::Object(fields) => fields.values().map(|v| assert_spans(v, units)).sum(),
        _ => 0,
    };
    let (Some(start), Some(end), Some(text)) =
        (value["start"].as_u64(), value["end"].as_u64(), value["text"].as_str())
    else {
        return inside;
    };
    let slice = units.get(usize::try_from(start).unwrap()..usize::try_from(end).unwrap()).unwrap();
    assert_eq!(String::from_utf16(slice).unwrap(), text);
    inside + 1
}

#[test]
fn reads_a_file_and_quotes_it() {
    let text = format!("😀 عنوان\r\n\r\n{TEXT}\n");
    let output = rasid(&["extract", &file("a.txt", text.as_bytes())], b"");
    let found = document(&output);
    assert_eq!(found["schema"], "rasid/1");
    let units: Vec<u16> = text.encode_utf16().collect();
    assert_eq!(found["article"]["chars"].as_u64().unwrap() as usize, units.len());
    assert!(assert_spans(&found, &units) >= 5);
    assert_eq!(found["incidents"].as_array().unwrap().len(), 1, "{found:#}");
}

#[test]
fn a_byte_order_mark_does_not_move_the_spans() {
    let plain = document(&rasid(&["extract", "-"], TEXT.as_bytes()));
    let marked = document(&rasid(&["extract", "-"], &[b"\xef\xbb\xbf", TEXT.as_bytes()].concat()));
    assert_eq!(plain, marked);
}

#[test]
fn takes_the_publication_date() {
    let found =
        document(&rasid(&["extract", "--published", "2025-04-12", "--format", "json", "-"], TEXT.as_bytes()));
    assert_eq!(found["article"]["published"]["date"], "2025-04-12");
    assert_eq!(found["article"]["published"]["source"], "given");
}

#[test]
fn reads_a_saved_page() {
    let page = format!(
        "<!doctype html><meta charset=utf-8><meta property='article:published_time' content='2025-03-04T08:00'><title>انفجار في الرقة يقتل ثلاثة جنود</title><nav><a href=/>الرئيسية</a></nav><article><p>{TEXT}</p></article>"
    );
    let found = document(&rasid(&["extract", "-"], page.as_bytes()));
    assert_eq!(found["article"]["title"], "انفجار في الرقة يقتل ثلاثة جنود");
    assert_eq!(found["article"]["published"]["date"], "2025-03-04");
    assert_eq!(found["article"]["published"]["source"], "metadata");
}

#[test]
fn writes_one_line_an_article() {
    let (a, b) = (file("l1.txt", TEXT.as_bytes()), file("l2.txt", "لا شيء هنا سوى كلام عام.".as_bytes()));
    let output = rasid(&["extract", "--format", "jsonl", &a, &b, "-"], TEXT.as_bytes());
    assert_eq!(output.status.code(), Some(0));
    let lines: Vec<Value> = output
        .stdout
        .split(|c| *c == b'\n')
        .filter(|l| !l.is_empty())
        .map(|l| serde_json::from_slice(l).unwrap())
        .collect();
    assert_eq!(lines.len(), 3);
    assert_eq!(lines[1]["incidents"], serde_json::json!([]), "a text without incidents is a normal result");
    assert_eq!(lines[0], lines[2]);
}

#[test]
fn one_bad_file_does_not_stop_the_others() {
    let (bad, good) = (file("bad.txt", b"\x00\x01\x02"), file("good.txt", TEXT.as_bytes()));
    let output = rasid(&["extract", "--format", "jsonl", &bad, &good], b"");
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(output.stdout.iter().filter(|c| **c == b'\n').count(), 1);
    assert!(String::from_utf8_lossy(&output.stderr).contains("bad.txt"));
}

#[test]
fn writes_tables_and_maps() {
    let csv = rasid(&["extract", "--format", "csv", "-"], TEXT.as_bytes());
    assert!(csv.stdout.starts_with(b"\xef\xbb\xbfid,status,kind,type,"));
    let map = document(&rasid(&["extract", "--format", "geojson", "-"], TEXT.as_bytes()));
    assert_eq!(map["type"], "FeatureCollection");
}

#[test]
fn says_what_is_wrong_with_the_input() {
    for (bytes, says) in [
        (b"".as_slice(), "no text"),
        (b"  \n\n", "no text"),
        (b"\x7fELF\x01\x01\x00\x00\x00", "binary"),
        (b"%PDF-1.4 \xe2\xe3", "PDF"),
        (b"Les d\xe9put\xe9s ont \xe9t\xe9 r\xe9\xe9lus \xe0 l'\xe9t\xe9 pass\xe9.", "windows-1252"),
    ] {
        assert_refused(&rasid(&["extract", "-"], bytes), says);
    }
    assert_refused(&rasid(&["extract", "-"], &"خبر ".repeat(1_500_000).into_bytes()), "too large");
}

#[test]
fn says_what_is_wrong_with_the_options() {
    let good = file("options.txt", TEXT.as_bytes());
    for (args, says) in [
        (vec!["extract"], "no file"),
        (vec![], "no command"),
        (vec!["guess", &good], "guess"),
        (vec!["extract", "--format", "xml", &good], "unknown format"),
        (vec!["extract", "--format"], "--format needs a value"),
        (vec!["extract", "--published", "2025-02-30", &good], "2025-02-30"),
        (vec!["extract", "--published", "12/04/2025", &good], "YYYY-MM-DD"),
        (vec!["extract", "--published", "2025-4-1", &good], "YYYY-MM-DD"),
        (vec!["extract", "--published", "", &good], "YYYY-MM-DD"),
        (vec!["extract", "--colour", &good], "--colour"),
        (vec!["extract", "no-such-file.txt"], "no-such-file.txt"),
        (vec!["extract", "."], "cannot read"),
        (vec!["extract", &good, &good], "jsonl"),
    ] {
        assert_refused(&rasid(&args, b""), says);
    }
}

#[test]
fn helps() {
    let help = rasid(&["--help"], b"");
    assert_eq!(help.status.code(), Some(0));
    assert!(String::from_utf8_lossy(&help.stdout).contains("usage: rasid extract"));
    assert!(rasid(&["extract", "--help"], b"").stdout == help.stdout);
    let version = rasid(&["--version"], b"");
    assert_eq!(String::from_utf8_lossy(&version.stdout), format!("rasid {}\n", env!("CARGO_PKG_VERSION")));
}

const OWN: &str = r#"{"schema":"rasid-own/1","triggers":[{"forms":["زنبرة حلزونية"],"type":"shelling"}]}"#;
const NEWS: &str = "تعرضت دورية للجيش أمس لزنبرة حلزونية في قرية الحوجنيطة، وقتل جندي.";

#[test]
fn own_words_and_places_are_used() {
    let own = file("a.rasid-own.json", OWN.as_bytes());
    let places = file("places.csv", "name_ar,lat,lon\nالحوجنيطة,35.2,40.3\n".as_bytes());
    let args = ["extract", "--published", "2025-04-12", "--own", &own, "--places", &places, "-"];
    let read = document(&rasid(&args, NEWS.as_bytes()));
    let incident = &read["incidents"][0];
    assert_eq!((&incident["type"], &incident["places"][0]["lat"]), (&"shelling".into(), &35.2.into()));
    assert!(read["engine"]["gazetteer"].as_str().unwrap().ends_with("+own"));
}

#[test]
fn own_files_that_are_wrong_are_named_and_stop_nothing() {
    let own = file("b.rasid-own.json", br#"{"schema":"rasid-own/1","ignored":[{"forms":["x"]}]}"#);
    for (option, path, says) in [
        ("--own", own.as_str(), "Arabic letters"),
        ("--own", "no-such-file", "cannot read it"),
        ("--places", own.as_str(), "no place in it"),
    ] {
        let output = rasid(&["extract", option, path, "-"], TEXT.as_bytes());
        let error = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{error}");
        assert!(error.contains(says) && error.lines().count() == 1, "{error}");
        assert!(serde_json::from_slice::<Value>(&output.stdout).is_ok());
    }
}
