//! Packed files: documents, archives, bombs and junk.
#![allow(clippy::unwrap_used)] // A test that cannot write its file has nothing to test.

use std::io::{Cursor, Write};

use rasid_ingest::{Kind, Reading, read, read_all};
use zip::write::SimpleFileOptions;

const TEXT: &str = "قُتل ثلاثة جنود في انفجار لغم على الطريق بين البلدتين.";

fn packed(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn a_word_document_gives_its_paragraphs_and_facts() {
    let body = format!(
        "<?xml version=\"1.0\"?><w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>قُتل </w:t></w:r><w:r><w:t>جندي &amp; أصيب &#x622;خر</w:t></w:r><w:del><w:r><w:delText>محذوف</w:delText></w:r></w:del></w:p><w:p/><w:p><w:r><w:t>{TEXT}</w:t></w:r></w:p></w:body></w:document>"
    );
    let core = "<c xmlns:dc=\"d\" xmlns:dcterms=\"t\"><dc:title>عنوان</dc:title><dc:creator>كاتبة</dc:creator><dcterms:created>2025-03-04T08:00:00Z</dcterms:created></c>";
    let file = packed(&[
        ("[Content_Types].xml", b"<t/>"),
        ("word/document.xml", body.as_bytes()),
        ("docProps/core.xml", core.as_bytes()),
    ]);
    let found = read("a.docx", &file).unwrap();
    assert_eq!((found.kind, found.encoding), (Kind::Docx, None));
    assert_eq!(found.article.text, format!("قُتل جندي & أصيب آخر\n\n{TEXT}"));
    assert_eq!((found.article.title.as_deref(), found.author.as_deref()), (Some("عنوان"), Some("كاتبة")));
    assert_eq!(found.article.metadata_date.as_deref(), Some("2025-03-04"));
}

#[test]
fn a_libreoffice_document_gives_its_paragraphs() {
    let body = format!(
        "<o><text:h>عنوان الخبر</text:h><text:p>أ<text:span>ب</text:span><text:s/>ج</text:p><text:p>{TEXT}</text:p></o>"
    );
    let file =
        packed(&[("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", body.as_bytes())]);
    let found = read("a.odt", &file).unwrap();
    assert_eq!((found.kind, found.article.text), (Kind::Odt, format!("عنوان الخبر\n\nأب ج\n\n{TEXT}")));
}

#[test]
fn one_bad_file_in_an_archive_does_not_stop_the_others() {
    let nested = packed(&[("x.txt", TEXT.as_bytes())]);
    let file = packed(&[
        ("خبر.txt", TEXT.as_bytes()),
        ("bad.bin", b"\0\x01\x02"),
        ("in.zip", &nested),
        ("__MACOSX/._a", b"\0"),
        ("b.txt", TEXT.as_bytes()),
    ]);
    let batch = read_all("a.zip", &file, &Reading::default()).unwrap();
    let names: Vec<&str> = batch.documents.iter().map(|d| d.name.as_str()).collect();
    assert_eq!(names, ["a.zip › خبر.txt", "a.zip › b.txt"]);
    assert_eq!(batch.refused.len(), 2);
    assert!(batch.refused.iter().all(|r| !r.message.ar.is_empty() && !r.message.en.is_empty()));
    assert!(read("a.zip", &file).unwrap_err().en.contains("2 articles"));
}

#[test]
fn bombs_are_refused() {
    let zeros = vec![b' '; 17 * 1024 * 1024];
    let refusal = read_all("a.zip", &packed(&[("a.txt", &zeros)]), &Reading::default()).unwrap_err();
    assert!(refusal.en.contains("more than is opened"), "{refusal}");
    // A directory that lies about the size.
    let mut lying = packed(&[("a.txt", &zeros)]);
    let at = lying.windows(4).rposition(|w| w == b"PK\x01\x02").unwrap();
    lying[at + 24..at + 28].copy_from_slice(&10_u32.to_le_bytes());
    let refusal = read_all("a.zip", &lying, &Reading::default()).unwrap_err();
    assert!(refusal.en.contains("more than is opened"), "{refusal}");
    let many: Vec<(String, &[u8])> = (0..2_001).map(|n| (n.to_string(), b"x".as_slice())).collect();
    let many: Vec<(&str, &[u8])> = many.iter().map(|(n, b)| (n.as_str(), *b)).collect();
    assert!(
        read_all("a.zip", &packed(&many), &Reading::default())
            .unwrap_err()
            .en
            .contains("more than is opened")
    );
}

/// Every byte of a small archive changed and every cut of it: read or refused, never a panic.
#[test]
fn damage_never_panics() {
    let body = format!("<w:p><w:t>{TEXT}</w:t></w:p>");
    for file in [packed(&[("a.txt", TEXT.as_bytes())]), packed(&[("word/document.xml", body.as_bytes())])] {
        for at in 0..file.len() {
            for change in [0x00, 0x7f, 0xff] {
                let mut damaged = file.clone();
                damaged[at] = change;
                let _ = read_all("a.zip", &damaged, &Reading::default());
            }
            let _ = read_all("a.zip", &file[..at], &Reading::default());
        }
    }
}
