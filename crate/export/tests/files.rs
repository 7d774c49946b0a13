//! Every format is read back by a reader that is not ours.
// A test that cannot read its file has nothing to test.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use quick_xml::Reader;
use quick_xml::events::Event;
use rasid_core::article::Article;
use rasid_core::contract::{
    Acled, ActorInfo, ArticleInfo, Attribution, CasualtyInfo, EngineInfo, Extraction, Incident, PlaceInfo,
    Published, Quote, Text2, TimeInfo, WeaponInfo,
};
use rasid_export::{
    ACLED_COLUMNS, COLUMNS, ExportArticle, ExportFormat, ExportOptions, File, Review, Status,
};
use serde_json::Value;

fn place(ar: &str, en: &str, lat: f64, lon: f64, precision: u8) -> PlaceInfo {
    PlaceInfo {
        name_ar: ar.to_owned(),
        name_en: en.to_owned(),
        lat: Some(lat),
        lon: Some(lon),
        radius_km: 3.0,
        admin1: Some(Text2 { ar: "الشمال".to_owned(), en: "North".to_owned() }),
        country: "TN".to_owned(),
        geo_precision: precision,
        ..PlaceInfo::default()
    }
}

fn counted(kind: &str, min: Option<u64>, max: Option<u64>) -> CasualtyInfo {
    CasualtyInfo { kind: kind.to_owned(), min, max, ..CasualtyInfo::default() }
}

fn actor(role: &str, name: &str, kind: &str) -> ActorInfo {
    ActorInfo {
        role: role.to_owned(),
        id: name.to_uppercase(),
        name_ar: format!("جماعة {name}"),
        name_en: name.to_owned(),
        kind: kind.to_owned(),
        certainty: "stated".to_owned(),
        ..ActorInfo::default()
    }
}

fn incident(id: &str) -> Incident {
    Incident {
        id: id.to_owned(),
        kind: "ied_mine".to_owned(),
        acled: Acled {
            disorder_type: "Political violence".to_owned(),
            event_type: "Explosions/Remote violence".to_owned(),
            sub_event_type: "Remote explosive/landmine/IED".to_owned(),
        },
        status: "occurred".to_owned(),
        trigger: Quote { start: 4, end: 10, text: "انفجار".to_owned() },
        evidence: vec![Quote {
            start: 0,
            end: 40,
            text: "=HYPERLINK(\"x\") وقع انفجار،\n«قرب» الجسر".to_owned(),
        }],
        places: vec![
            place("القرية", "Al Qarya", 36.5, -1.25, 1),
            place("الإقليم", "The Region", 36.123_456, 8.5, 3),
        ],
        time: Some(TimeInfo {
            start: "2025-03-01".to_owned(),
            end: "2025-03-01".to_owned(),
            precision: "day".to_owned(),
            time_precision: 1,
            ..TimeInfo::default()
        }),
        actors: vec![
            actor("perpetrator", "Alpha", "rebel"),
            actor("perpetrator", "Beta", "rebel"),
            actor("target", "Army", "state"),
        ],
        casualties: vec![
            counted("killed", Some(2), Some(2)),
            counted("killed", Some(3), None),
            counted("wounded", Some(10), Some(15)),
            counted("arrested", None, None),
        ],
        weapon: Some(WeaponInfo { id: "ied".to_owned(), mention: None }),
        attribution: Some(Attribution { source: "مصدر أمني".to_owned(), ..Attribution::default() }),
        confidence: 0.914,
        ..Incident::default()
    }
}

/// Two articles: one with a plain incident, one dismissed and one without any facts; one with nothing.
fn articles() -> Vec<ExportArticle> {
    let bare = Incident {
        id: "c3".to_owned(),
        kind: "protest".to_owned(),
        status: "threat".to_owned(),
        ..Incident::default()
    };
    let extraction = Extraction {
        schema: "rasid/1".to_owned(),
        engine: EngineInfo { version: "0.1.0".to_owned(), gazetteer: "test".to_owned() },
        article: ArticleInfo {
            title: Some("+ عنوان".to_owned()),
            sha256: "ab".repeat(32),
            published: Published {
                date: Some("2025-03-02".to_owned()),
                source: "given".to_owned(),
                span: None,
            },
            ..ArticleInfo::default()
        },
        incidents: vec![incident("a1"), incident("b2"), bare],
        ..Extraction::default()
    };
    let first = ExportArticle {
        extraction,
        article: Article {
            outlet: Some("الموقع".to_owned()),
            url: Some("https://example.org/1?a=1&b=2".to_owned()),
            ..Article::default()
        },
        review: vec![
            Review {
                incident: "a1".to_owned(),
                status: Status::Accepted,
                note: "@ملاحظة".to_owned(),
                reliability: Some("B".to_owned()),
                credibility: Some(2),
                ..Review::default()
            },
            Review { incident: "b2".to_owned(), dismissed: true, ..Review::default() },
        ],
    };
    vec![first, ExportArticle::default()]
}

fn export(format: ExportFormat, articles: &[ExportArticle]) -> File {
    rasid_export::export(format, articles, &ExportOptions::default()).unwrap()
}

fn table(file: &File) -> (Vec<String>, Vec<Vec<String>>) {
    let text =
        std::str::from_utf8(&file.bytes).unwrap().strip_prefix('\u{feff}').expect("no byte order mark");
    assert!(
        text.ends_with("\r\n") && !text.replace("\r\n", "").contains(['\r', '\n']),
        "lines end with CRLF and cells hold none"
    );
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let header = reader.headers().unwrap().iter().map(str::to_owned).collect();
    (header, reader.records().map(|r| r.unwrap().iter().map(str::to_owned).collect()).collect())
}

fn cell<'a>(columns: &[&str], row: &'a [String], name: &str) -> &'a str {
    &row[columns.iter().position(|c| *c == name).unwrap()]
}

#[test]
fn csv_has_the_columns_and_one_row_an_incident() {
    let file = export(ExportFormat::Csv, &articles());
    assert_eq!((file.filename, file.mime), ("rasid.csv", "text/csv;charset=utf-8"));
    let (header, rows) = table(&file);
    assert_eq!(header, COLUMNS);
    assert_eq!(rows.len(), 2, "the dismissed incident is left out");
    for (name, want) in [
        ("id", "a1"),
        ("status", "accepted"),
        ("kind", "event"),
        ("type_ar", "عبوة ناسفة أو لغم"),
        ("date_from", "2025-03-01"),
        ("year_inferred", "false"),
        ("perpetrator", "Alpha; Beta"),
        ("target_ar", "جماعة Army"),
        ("civilian_targeting", "false"),
        ("location", "Al Qarya"),
        ("admin1_ar", "الشمال"),
        ("latitude", "36.5000"),
        ("longitude", "-1.2500"),
        ("killed_low", "5"),
        ("killed_best", "5"),
        ("killed_high", ""),
        ("injured_best", "12"),
        ("arrested_best", ""),
        ("weapon", "ied"),
        ("source_date", "2025-03-02"),
        ("span_start", "0"),
        ("span_end", "40"),
        ("confidence", "0.91"),
        ("engine_version", "0.1.0"),
        ("source_grade", "B2"),
    ] {
        assert_eq!(cell(&COLUMNS, &rows[0], name), want, "{name}");
    }
    assert_eq!(cell(&COLUMNS, &rows[1], "kind"), "threat");
    assert_eq!(cell(&COLUMNS, &rows[1], "status"), "machine");
    assert_eq!(cell(&COLUMNS, &rows[1], "location_ar"), "");
}

#[test]
fn no_cell_runs_as_a_formula() {
    let (_, rows) = table(&export(ExportFormat::Csv, &articles()));
    assert_eq!(cell(&COLUMNS, &rows[0], "quote_ar"), "'=HYPERLINK(\"x\") وقع انفجار، «قرب» الجسر");
    assert_eq!(cell(&COLUMNS, &rows[0], "source_title"), "'+ عنوان");
    assert_eq!(cell(&COLUMNS, &rows[0], "reviewer_note"), "'@ملاحظة");
    for format in [ExportFormat::Csv, ExportFormat::Acled] {
        let (_, rows) = table(&export(format, &articles()));
        for cell in rows.iter().flatten().filter(|c| c.parse::<f64>().is_err()) {
            assert!(!cell.starts_with(['=', '+', '-', '@', '\t']), "{cell}");
        }
    }
}

#[test]
fn geojson_has_a_flat_feature_for_each_place() {
    let file = export(ExportFormat::GeoJson, &articles());
    let map: Value = serde_json::from_slice(&file.bytes).unwrap();
    assert_eq!(map["type"], "FeatureCollection");
    let features = map["features"].as_array().unwrap();
    let ids: Vec<&str> = features.iter().map(|f| f["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["a1", "a1#2", "c3"]);
    assert_eq!(features[0]["geometry"]["coordinates"], serde_json::json!([-1.25, 36.5]), "longitude first");
    assert_eq!(
        features[1]["geometry"]["coordinates"],
        serde_json::json!([8.5, 36.12]),
        "a region gets no village's precision"
    );
    assert_eq!(features[1]["properties"]["radius_km"], 3.0);
    assert_eq!(features[2]["geometry"], Value::Null);
    for feature in features {
        let properties = feature["properties"].as_object().unwrap();
        assert_eq!(properties.len(), COLUMNS.len());
        assert!(properties.values().all(|v| !v.is_object() && !v.is_array()), "flat");
    }
    let properties = &features[0]["properties"];
    assert_eq!(properties["killed_best"], 5);
    assert_eq!(properties["killed_high"], Value::Null);
    assert_eq!(
        properties["quote_ar"].as_str().unwrap().chars().next(),
        Some('='),
        "JSON needs no apostrophe"
    );
}

#[test]
fn json_is_the_contract() {
    let documents: Vec<Value> =
        serde_json::from_slice(&export(ExportFormat::Json, &articles()).bytes).unwrap();
    assert_eq!(documents.len(), 2);
    assert_eq!(documents[0]["incidents"].as_array().unwrap().len(), 2);
    assert_eq!(documents[0]["incidents"][0]["review"]["status"], "accepted");
    assert_eq!(documents[0]["article"]["url"], "https://example.org/1?a=1&b=2");
    let back: Extraction = serde_json::from_value(documents[0].clone()).unwrap();
    assert_eq!(back.incidents[0], incident("a1"), "nothing of the incident is lost");
}

#[test]
fn kml_is_well_formed_and_keeps_the_words() {
    let file = export(ExportFormat::Kml, &articles());
    let text = std::str::from_utf8(&file.bytes).unwrap();
    let (mut placemarks, mut points, mut whens, mut depth) = (0, 0, 0, 0_i32);
    let mut reader = Reader::from_str(text);
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) => {
                depth += 1;
                match tag.name().as_ref() {
                    "Placemark" => placemarks += 1,
                    "Point" => points += 1,
                    "TimeStamp" => whens += 1,
                    _ => {}
                }
            }
            Event::End(_) => depth -= 1,
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!((placemarks, points, whens, depth), (3, 2, 2, 0));
    assert!(text.contains("<coordinates>-1.2500,36.5000</coordinates>"));
    assert!(text.contains("عبوة ناسفة أو لغم، القرية"));
    assert!(text.contains("a=1&amp;b=2"));
}

#[test]
fn acled_has_a_row_for_each_place_and_counts_the_dead_once() {
    let file = export(ExportFormat::Acled, &articles());
    assert_eq!(file.filename, "rasid_acled-format.csv");
    let (header, rows) = table(&file);
    assert_eq!(header, ACLED_COLUMNS);
    assert_eq!(rows.len(), 2, "two places; the threat is no event");
    let get = |at: usize, name: &str| cell(&ACLED_COLUMNS, &rows[at], name).to_owned();
    assert_eq!(
        (get(0, "event_id_cnty"), get(1, "event_id_cnty")),
        ("RSD-a1".to_owned(), "RSD-a1-2".to_owned())
    );
    assert_eq!((get(0, "fatalities"), get(1, "fatalities")), ("5".to_owned(), "0".to_owned()));
    assert_eq!(get(0, "year"), "2025");
    assert_eq!((get(0, "inter1"), get(0, "inter2")), ("Rebel group".to_owned(), "State forces".to_owned()));
    assert_eq!(get(0, "interaction"), "State forces-Rebel group");
    assert_eq!(
        (get(0, "iso"), get(0, "country"), get(0, "region")),
        ("788".to_owned(), "Tunisia".to_owned(), "Northern Africa".to_owned())
    );
    assert_eq!(get(0, "assoc_actor_1"), "Beta");
    assert_eq!(get(0, "timestamp"), "1740873600");
    assert_eq!(get(0, "tags"), get(1, "tags"));
    assert!(get(0, "tags").ends_with("; engine=0.1.0; review=accepted; grade=B2"), "{}", get(0, "tags"));
}

#[test]
fn nothing_gives_valid_empty_files() {
    assert_eq!(table(&export(ExportFormat::Csv, &[])).1.len(), 0);
    let map: Value = serde_json::from_slice(&export(ExportFormat::GeoJson, &[]).bytes).unwrap();
    assert_eq!(map["features"], serde_json::json!([]));
    assert_eq!(
        serde_json::from_slice::<Value>(&export(ExportFormat::Json, &[]).bytes).unwrap(),
        serde_json::json!([])
    );
}
