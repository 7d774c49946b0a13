//! The formats beyond tables and maps, read back by readers that are not ours: calamine for workbooks, the `zip` crate for archives.
#![allow(clippy::unwrap_used)] // A test that cannot read its file has nothing to test.

use std::io::{Cursor, Read};

use calamine::{Data, Reader, Xlsx};
use rasid_core::article::Article;
use rasid_core::contract::{
    ActorInfo, CasualtyInfo, Extraction, Incident, PlaceInfo, Quote, Text2, TimeInfo,
};
use rasid_export::{
    COLUMNS, Coordinates, ExportArticle, ExportFormat, ExportOptions, Language, Report, Review, Status,
    UCDP_COLUMNS, export,
};
use serde_json::Value;

const TEXT: &str = "😀 خبر\n=1+1 انفجار <script>alert(1)</script>\nقرب الجسر وقتل خمسة";

fn quote(words: &str) -> Quote {
    let at = TEXT.find(words).unwrap();
    let units = |text: &str| text.encode_utf16().count();
    Quote { start: units(&TEXT[..at]), end: units(&TEXT[..at + words.len()]), text: words.to_owned() }
}

fn articles() -> Vec<ExportArticle> {
    let place = PlaceInfo {
        mention: quote("الجسر"),
        name_ar: "قرية الجسر".to_owned(),
        name_en: "Bridge Village".to_owned(),
        gazetteer_id: Some("secret-id".to_owned()),
        level: "settlement".to_owned(),
        lat: Some(36.1234),
        lon: Some(38.5678),
        radius_km: 2.0,
        admin1: Some(Text2 { ar: "حلب".to_owned(), en: "Aleppo".to_owned() }),
        country: "SY".to_owned(),
        geo_precision: 1,
        ..PlaceInfo::default()
    };
    let actor = |role: &str, id: &str, kind: &str| ActorInfo {
        role: role.to_owned(),
        id: id.to_owned(),
        name_en: id.to_owned(),
        name_ar: id.to_owned(),
        kind: kind.to_owned(),
        ..ActorInfo::default()
    };
    let incident = Incident {
        id: "a1".to_owned(),
        kind: "ied_mine".to_owned(),
        status: "occurred".to_owned(),
        trigger: quote("انفجار"),
        evidence: vec![quote("=1+1 انفجار <script>alert(1)</script>\nقرب الجسر")],
        places: vec![place],
        time: Some(TimeInfo {
            start: "2025-03-01".to_owned(),
            end: "2025-03-02".to_owned(),
            precision: "range".to_owned(),
            time_precision: 2,
            date_prec: 2,
            ..TimeInfo::default()
        }),
        actors: vec![actor("perpetrator", "GROUP", "rebel"), actor("target", "ARMY", "state")],
        casualties: vec![CasualtyInfo {
            kind: "killed".to_owned(),
            min: Some(5),
            max: Some(5),
            who: "ARMY".to_owned(),
            mention: quote("خمسة"),
            ..CasualtyInfo::default()
        }],
        ..Incident::default()
    };
    let mut extraction = Extraction { incidents: vec![incident], ..Extraction::default() };
    extraction.article.sha256 = "cd".repeat(32);
    extraction.engine.version = "9.9.9".to_owned();
    let url = Some("https://example.org/خبر-الجسر".to_owned());
    let article =
        Article {
            text: TEXT.to_owned(), title: Some("عنوان الجسر".to_owned()), url, ..Article::default()
        };
    vec![ExportArticle { article, extraction, review: vec![review()] }]
}

/// What a person decided: accepted, graded, merged with a report of another article.
fn review() -> Review {
    Review {
        incident: "a1".to_owned(),
        status: Status::Accepted,
        note: "ملاحظة عن الجسر".to_owned(),
        reports: vec![
            Report {
                sha256: "ef".repeat(32),
                title: Some("خبر آخر عن الجسر".to_owned()),
                outlet: Some("الوسيلة".to_owned()),
                ..Report::default()
            },
            // The same article twice is one source.
            Report { sha256: "ef".repeat(32), ..Report::default() },
            Report { sha256: "cd".repeat(32), ..Report::default() },
        ],
        reliability: Some("B".to_owned()),
        credibility: Some(2),
        ..Review::default()
    }
}

fn bytes(format: ExportFormat, options: &ExportOptions) -> Vec<u8> {
    export(format, &articles(), options).unwrap().bytes
}

fn unpacked(bytes: Vec<u8>) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|at| {
            let mut file = archive.by_index(at).unwrap();
            let mut text = String::new();
            // The reader checks the CRC at the end.
            file.read_to_string(&mut text).unwrap();
            (file.name().to_owned(), text)
        })
        .collect()
}

#[test]
fn a_workbook_has_dates_numbers_and_no_formula() {
    let file = bytes(ExportFormat::Xlsx, &ExportOptions::default());
    let sheet = unpacked(file.clone()).into_iter().find(|(n, _)| n.ends_with("sheet1.xml")).unwrap().1;
    assert!(sheet.contains("rightToLeft=\"1\"") && !sheet.contains("<f>"));
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(file)).unwrap();
    assert_eq!(book.sheet_names(), ["الحوادث", "المصادر"]);
    assert!(book.worksheet_formula("الحوادث").unwrap().is_empty());
    let range = book.worksheet_range("الحوادث").unwrap();
    let row: Vec<Data> = range.rows().nth(1).unwrap().to_vec();
    let get = |name: &str| &row[COLUMNS.iter().position(|c| *c == name).unwrap()];
    assert!(
        matches!(get("date_from"), Data::DateTime(day) if day.as_f64() == 45_717.0),
        "{:?}",
        get("date_from")
    );
    assert_eq!(get("killed_best"), &Data::Float(5.0));
    assert_eq!(get("latitude"), &Data::Float(36.1234));
    assert_eq!(get("civilian_targeting"), &Data::Bool(false));
    assert_eq!(get("quote_ar"), &Data::String("=1+1 انفجار <script>alert(1)</script>\nقرب الجسر".to_owned()));
    assert_eq!(get("source_grade"), &Data::String("B2".to_owned()));
    let english =
        bytes(ExportFormat::Xlsx, &ExportOptions { language: Language::En, ..ExportOptions::default() });
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(english)).unwrap();
    let range = book.worksheet_range("Incidents").unwrap();
    let headings: Vec<String> = range.rows().next().unwrap().iter().map(ToString::to_string).collect();
    assert_eq!(headings, COLUMNS);
}

#[test]
fn ucdp_has_49_columns_and_counts_by_side() {
    let file = bytes(ExportFormat::Ucdp, &ExportOptions::default());
    let mut reader = csv::Reader::from_reader(file.strip_prefix(b"\xef\xbb\xbf").unwrap());
    assert_eq!(reader.headers().unwrap(), UCDP_COLUMNS.as_slice());
    let row = reader.records().next().unwrap().unwrap();
    let get = |name: &str| &row[UCDP_COLUMNS.iter().position(|c| *c == name).unwrap()];
    for (name, want) in [
        ("type_of_violence", "1"),
        ("side_a", "GROUP"),
        ("side_b", "ARMY"),
        ("deaths_b", "5"),
        ("deaths_civilians", "0"),
        ("best", "5"),
        ("where_prec", "1"),
        ("country_id", "652"),
        ("date_prec", "2"),
        ("date_end", "2025-03-02 00:00:00.000"),
        ("geom_wkt", "POINT (38.5678 36.1234)"),
        ("priogrid_gid", "181878"),
        ("gwnob", ""),
    ] {
        assert_eq!(get(name), want, "{name}");
    }
    assert!(get("source_article").contains("grade=B2"));
}

/// The rules of TimeMap's own schema (`src/reducers/validate`), written down again.
#[test]
fn timemap_takes_its_three_files() {
    let files = unpacked(bytes(ExportFormat::TimeMap, &ExportOptions::default()));
    let read = |name: &str| -> Value {
        serde_json::from_str(&files.iter().find(|(n, _)| n == name).unwrap().1).unwrap()
    };
    let (events, sources, associations) =
        (read("events.json"), read("sources.json"), read("associations.json"));
    let event = &events[0];
    for (key, value) in event.as_object().unwrap() {
        assert!(
            value.is_string() || (value.is_array() && matches!(key.as_str(), "associations" | "sources")),
            "{key}"
        );
    }
    assert_eq!((&event["date"], &event["latitude"]), (&Value::from("03/01/2025"), &Value::from("36.1234")));
    let source = &sources[event["sources"][0].as_str().unwrap()];
    assert!(source["id"].is_string() && source["paths"].is_array());
    assert!(
        associations
            .as_array()
            .unwrap()
            .iter()
            .any(|a| a["id"] == event["associations"][0] && a["mode"] == "CATEGORY")
    );
}

#[test]
fn timelines_and_reports_escape_the_words() {
    let file: Value =
        serde_json::from_slice(&bytes(ExportFormat::TimelineJs, &ExportOptions::default())).unwrap();
    let slide = &file["events"][0];
    assert_eq!(slide["start_date"], serde_json::json!({"year": 2025, "month": 3, "day": 1}));
    assert_eq!(slide["end_date"]["day"], 2);
    assert!(slide["text"]["text"].as_str().unwrap().contains("&lt;script&gt;"));
    for (language, direction) in [(Language::Ar, "dir=\"rtl\""), (Language::En, "dir=\"ltr\"")] {
        let html = String::from_utf8(bytes(
            ExportFormat::Report,
            &ExportOptions { language, ..ExportOptions::default() },
        ))
        .unwrap();
        assert!(
            html.contains(direction)
                && html.contains("default-src 'none'")
                && html.contains(&"cd".repeat(32))
        );
        assert!(html.contains("&lt;script&gt;") && !html.contains("<script") && !html.contains("http://"));
    }
}

#[test]
fn merged_reports_are_sources_wherever_sources_are_counted() {
    let options = ExportOptions::default();
    let table = bytes(ExportFormat::Ucdp, &options);
    let mut reader = csv::Reader::from_reader(table.strip_prefix(b"\xef\xbb\xbf").unwrap());
    let row = reader.records().next().unwrap().unwrap();
    let cell = |name: &str| row[UCDP_COLUMNS.iter().position(|c| *c == name).unwrap()].to_owned();
    assert_eq!(cell("number_of_sources"), "2");
    assert!(
        cell("source_article").contains(" | الوسيلة; خبر آخر عن الجسر; sha256=efef"),
        "{}",
        cell("source_article")
    );
    let files = unpacked(bytes(ExportFormat::TimeMap, &options));
    let file = |name: &str| -> Value {
        serde_json::from_str(&files.iter().find(|(n, _)| n == name).unwrap().1).unwrap()
    };
    let sources = file("events.json")[0]["sources"].as_array().unwrap().clone();
    assert_eq!(sources.len(), 2);
    assert!(sources.iter().all(|id| file("sources.json")[id.as_str().unwrap()]["id"] == *id));
    let html = String::from_utf8(bytes(ExportFormat::Report, &options)).unwrap();
    assert!(html.contains("خبر آخر عن الجسر"));
}

#[test]
fn bayanat_has_its_keys_and_headings() {
    let file: Value =
        serde_json::from_slice(&bytes(ExportFormat::Bayanat, &ExportOptions::default())).unwrap();
    assert_eq!(file[0]["geoLocations"][0]["lat"], 36.1234);
    assert_eq!(
        (&file[0]["events"][0]["eventtype"]["title"], &file[0]["events"][0]["estimated"]),
        (&Value::from("Incident"), &Value::from(true))
    );
    let table = bytes(ExportFormat::BayanatCsv, &ExportOptions::default());
    let mut reader = csv::Reader::from_reader(table.strip_prefix(b"\xef\xbb\xbf").unwrap());
    assert_eq!(reader.headers().unwrap().len(), 20);
    assert_eq!(
        &reader.records().next().unwrap().unwrap()[11],
        "Type, Martial, Explosion",
        "accepted, so verified"
    );
}

/// Offsets of both formats are characters: cutting the text there gives the words.
#[test]
fn annotations_cut_the_right_words() {
    let files = unpacked(bytes(ExportFormat::Brat, &ExportOptions::default()));
    let text: Vec<char> = files.iter().find(|(n, _)| n == "1.txt").unwrap().1.chars().collect();
    let ann = &files.iter().find(|(n, _)| n == "1.ann").unwrap().1;
    let mut terms = 0;
    for line in ann.lines().filter(|l| l.starts_with('T')) {
        let columns: Vec<&str> = line.split('\t').collect();
        let span: Vec<usize> = columns[1].split(' ').skip(1).map(|n| n.parse().unwrap()).collect();
        assert_eq!(text[span[0]..span[1]].iter().collect::<String>(), columns[2]);
        terms += 1;
    }
    assert_eq!(terms, 3, "{ann}");
    assert!(
        ann.contains("E1\tied_mine:T1 Place:T2 Casualties:T3") && ann.contains("Review E1 accepted"),
        "{ann}"
    );
    let tasks: Value =
        serde_json::from_slice(&bytes(ExportFormat::LabelStudio, &ExportOptions::default())).unwrap();
    let results = tasks[0]["annotations"][0]["result"].as_array().unwrap();
    for region in results.iter().filter(|r| r["type"] == "labels") {
        let at = |key: &str| usize::try_from(region["value"][key].as_u64().unwrap()).unwrap();
        assert_eq!(
            text[at("start")..at("end")].iter().collect::<String>(),
            region["value"]["text"].as_str().unwrap()
        );
    }
    assert_eq!(results.len(), 5, "three regions, two links");
}

/// What is withheld is in no file, whatever the format.
#[test]
fn no_format_tells_what_is_withheld() {
    let options =
        ExportOptions { coordinates: Coordinates::Governorate, quotes: false, ..ExportOptions::default() };
    for format in ExportFormat::ALL {
        let Ok(file) = export(format, &articles(), &options) else {
            assert!(matches!(format, ExportFormat::Brat | ExportFormat::LabelStudio));
            continue;
        };
        let text = if file.bytes.starts_with(b"PK") {
            unpacked(file.bytes).into_iter().map(|(_, text)| text).collect()
        } else {
            String::from_utf8(file.bytes).unwrap()
        };
        for secret in ["الجسر", "Bridge", "36.1", "38.5", "secret-id", "خمسة"] {
            assert!(!text.contains(secret), "{} tells {secret}", format.id());
        }
    }
    let rounded = ExportOptions { coordinates: Coordinates::Rounded, ..ExportOptions::default() };
    for format in ExportFormat::ALL {
        let file = export(format, &articles(), &rounded).unwrap().bytes;
        let text = if file.starts_with(b"PK") {
            unpacked(file).into_iter().map(|(_, t)| t).collect()
        } else {
            String::from_utf8(file).unwrap()
        };
        assert!(
            !text.contains("36.12") && !text.contains("38.56") && !text.contains("secret-id"),
            "{}",
            format.id()
        );
    }
}
