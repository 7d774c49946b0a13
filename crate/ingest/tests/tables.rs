//! Tables of articles: CSV, JSON, JSON lines, workbooks; their columns guessed or named.
#![allow(clippy::unwrap_used)] // A test that cannot write its file has nothing to test.

use std::io::{Cursor, Write};

use rasid_ingest::{Batch, Kind, Mapping, Reading, read_all};
use zip::write::SimpleFileOptions;

const TEXT: &str = "قُتل ثلاثة جنود في انفجار لغم على الطريق بين البلدتين.";

fn plain(name: &str, bytes: &str) -> Batch {
    read_all(name, bytes.as_bytes(), &Reading::default()).unwrap()
}

#[test]
fn headings_say_what_the_columns_hold() {
    let batch = plain(
        "أخبار.csv",
        &format!(
            "\u{feff}الرابط;العنوان;التاريخ;المصدر;نص الخبر\r\nhttps://x.test/1;عنوان;12/04/2025;وكالة;\"{TEXT}\nسطر ثانٍ.\"\r\n;;;;\r\n"
        ),
    );
    assert_eq!(batch.documents.len(), 1);
    let found = &batch.documents[0];
    assert_eq!((found.name.as_str(), found.kind), ("أخبار.csv › 1", Kind::Row));
    assert_eq!(found.article.text, format!("عنوان\n\n{TEXT}\nسطر ثانٍ."));
    assert_eq!(found.article.metadata_date.as_deref(), Some("2025-04-12"));
    assert_eq!(
        (found.article.outlet.as_deref(), found.article.url.as_deref()),
        (Some("وكالة"), Some("https://x.test/1"))
    );
    let table = &batch.tables[0];
    assert!(table.guessed && table.rows == 1 && table.columns.len() == 5);
    assert_eq!(
        table.mapping,
        Mapping { text: Some(4), title: Some(1), date: Some(2), outlet: Some(3), url: Some(0) }
    );
}

#[test]
fn without_headings_the_cells_say_it() {
    let batch = plain(
        "a.tsv",
        &format!("1\thttps://x.test/1\t2025-04-12\t{TEXT}\n2\thttps://x.test/2\t2025-04-13\t{TEXT}\n"),
    );
    assert_eq!(batch.tables[0].columns, ["1", "2", "3", "4"]);
    assert_eq!(
        batch.tables[0].mapping,
        Mapping { text: Some(3), title: None, date: Some(2), outlet: None, url: Some(1) }
    );
    assert_eq!(batch.documents[1].article.metadata_date.as_deref(), Some("2025-04-13"));
}

#[test]
fn a_person_names_the_columns() {
    let csv = format!("a,b\nهذا كلام طويل جدًا ليس هو الخبر بل وصف مطول له من المحرر,{TEXT}\n");
    let mapping = Mapping { text: Some(1), title: Some(0), ..Mapping::default() };
    let batch =
        read_all("a.csv", csv.as_bytes(), &Reading { mapping: Some(mapping), ..Reading::default() }).unwrap();
    assert!(batch.documents[0].article.text.ends_with(TEXT) && !batch.tables[0].guessed);
    // Without a column of text there is a table and no article: the person can still choose.
    let none = Reading { mapping: Some(Mapping::default()), ..Reading::default() };
    let batch = read_all("a.csv", csv.as_bytes(), &none).unwrap();
    assert_eq!((batch.documents.len(), batch.tables.len()), (0, 1));
}

#[test]
fn json_in_the_forms_that_programs_write() {
    let one = format!(
        "{{\"title\":\"عنوان\",\"content\":\"{TEXT}\",\"published_at\":\"2025-04-12T10:00:00Z\",\"tags\":[\"a\"],\"id\":7}}"
    );
    for (name, text) in [
        ("list.json", format!("[{one},{one}]")),
        ("inside.json", format!("{{\"total\":2,\"articles\":[{one},{one}]}}")),
        ("lines.jsonl", format!("{one}\n\n{one}\nbroken\n")),
        ("lines.json", format!("{one}\n{one}")),
    ] {
        let batch = plain(name, &text);
        assert_eq!(batch.documents.len(), 2, "{name}");
        assert_eq!(batch.documents[0].article.metadata_date.as_deref(), Some("2025-04-12"), "{name}");
        assert_eq!(batch.documents[0].article.title.as_deref(), Some("عنوان"), "{name}");
    }
    assert_eq!(plain("single.json", &one).documents.len(), 1);
    assert!(read_all("no.json", b"[1, 2]", &Reading::default()).is_err());
}

#[test]
fn a_workbook_gives_the_rows_of_all_its_sheets() {
    let book = "<workbook><sheets><sheet name=\"أولى\"/><sheet name=\"ثانية\"/></sheets></workbook>";
    let shared = format!(
        "<sst><si><t>العنوان</t></si><si><t>النص</t></si><si><r><t>جزء </t></r><r><t>ثانٍ &amp; ثالث</t></r><rPh><t>لفظ</t></rPh></si><si><t>{TEXT}</t></si></sst>"
    );
    let first = "<worksheet><sheetData><row><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"inlineStr\"><is><t>التاريخ</t></is></c><c r=\"D1\" t=\"s\"><v>1</v></c></row><row><c r=\"A2\" t=\"s\"><v>2</v></c><c r=\"B2\"><v>45759</v></c><c r=\"D2\" t=\"s\"><v>3</v></c></row></sheetData></worksheet>";
    let second = "<worksheet><sheetData><row><c t=\"s\"><v>1</v></c></row><row><c t=\"s\"><v>3</v></c></row></sheetData></worksheet>";
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in [
        ("xl/workbook.xml", book),
        ("xl/sharedStrings.xml", &shared),
        ("xl/worksheets/sheet1.xml", first),
        ("xl/worksheets/sheet2.xml", second),
    ] {
        writer.start_file(name, SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    let bytes = writer.finish().unwrap().into_inner();
    let batch = read_all("أخبار.xlsx", &bytes, &Reading::default()).unwrap();
    let names: Vec<&str> = batch.documents.iter().map(|d| d.name.as_str()).collect();
    assert_eq!(names, ["أخبار.xlsx › أولى › 1", "أخبار.xlsx › ثانية › 1"]);
    let article = &batch.documents[0].article;
    assert_eq!(
        (article.title.as_deref(), article.metadata_date.as_deref()),
        (Some("جزء ثانٍ & ثالث"), Some("2025-04-12"))
    );
    assert!(article.text.ends_with(TEXT));
}

#[test]
fn a_table_in_an_archive_is_read_as_guessed() {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file("x/a.csv", SimpleFileOptions::default()).unwrap();
    writer.write_all(format!("text\n{TEXT}\n{TEXT} وزيادة\n").as_bytes()).unwrap();
    let bytes = writer.finish().unwrap().into_inner();
    let batch = read_all("a.zip", &bytes, &Reading::default()).unwrap();
    let names: Vec<&str> = batch.documents.iter().map(|d| d.name.as_str()).collect();
    assert_eq!(names, ["a.zip › x/a.csv › 1", "a.zip › x/a.csv › 2"]);
    assert!(batch.tables.is_empty());
}
