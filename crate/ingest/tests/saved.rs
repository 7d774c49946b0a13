//! Saved pages in one file, messages, Markdown, and PDF.
#![allow(clippy::unwrap_used)] // A test that cannot make its file has nothing to test.

use std::fmt::Write;

use rasid_ingest::{Kind, Reading, read, read_all};

const TEXT: &str =
    "قُتل ثلاثة جنود في انفجار لغم على الطريق بين البلدتين، وأصيب آخرون نقلوا إلى المشفى، وفق مصدر عسكري.";

/// Quoted-printable, as browsers write it: lines broken by `=`.
fn quoted(text: &str) -> String {
    let mut out = String::new();
    for (i, byte) in text.bytes().enumerate() {
        if i % 20 == 19 {
            out.push_str("=\r\n");
        }
        write!(out, "={byte:02X}").unwrap();
    }
    out
}

#[test]
fn a_page_saved_in_one_file_gives_its_article_and_address() {
    let html = format!(
        "<html><head><title>عنوان الخبر</title></head><body><article><h1>عنوان الخبر</h1><p>{TEXT}</p></article></body></html>"
    );
    let file = format!(
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://news.test/1\r\nSubject: =?utf-8?Q?=D8=B9?=\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"----Bound--1----\"\r\n\r\n\r\n------Bound--1----\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: https://news.test/1\r\n\r\n{}\r\n------Bound--1----\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n------Bound--1------\r\n",
        quoted(&html)
    );
    for name in ["a.mhtml", "a.mht", "saved"] {
        let found = read(name, file.as_bytes()).unwrap();
        assert_eq!(found.kind, Kind::Mhtml, "{name}");
        assert!(found.article.text.contains(TEXT), "{}", found.article.text);
        assert_eq!(found.article.title.as_deref(), Some("عنوان الخبر"));
        assert_eq!(found.article.url.as_deref(), Some("https://news.test/1"));
    }
}

#[test]
fn a_message_in_an_old_encoding_is_read_with_its_subject() {
    let body = encoding_rs::WINDOWS_1256.encode(TEXT).0.into_owned();
    let head = "Subject: =?windows-1256?B?yM3K?= =?UTF-8?B?2K7YqNix?=\r\nFrom: a@b\r\nContent-Type: text/plain; charset=windows-1256\r\nContent-Transfer-Encoding: 8bit\r\n\r\n";
    let found = read("a.eml", &[head.as_bytes(), &body].concat()).unwrap();
    assert_eq!((found.kind, found.article.text.as_str()), (Kind::Mail, TEXT));
    assert_eq!(found.encoding.unwrap().name, "windows-1256");
    assert_eq!(found.article.title.as_deref(), Some("بحتخبر"));
}

#[test]
fn the_facts_at_the_head_of_markdown_are_no_text() {
    let text =
        format!("---\ntitle: \"عنوان\"\ndate: 2025-04-12\nsource: وكالة\n---\n\n# عنوان آخر\n\n{TEXT}\n");
    let found = read("a.md", text.as_bytes()).unwrap();
    assert_eq!((found.kind, found.article.title.as_deref()), (Kind::Markdown, Some("عنوان")));
    assert_eq!(found.article.metadata_date.as_deref(), Some("2025-04-12"));
    assert_eq!(found.article.text, format!("# عنوان آخر\n\n{TEXT}\n"));
    let bare = format!("# عنوان\n\n{TEXT}");
    let found = read("a.md", bare.as_bytes()).unwrap();
    assert_eq!((found.article.title.as_deref(), found.article.text), (Some("عنوان"), bare));
}

/// Printed by Chromium 140 from a page of our own, with Noto Naskh Arabic.
const PRINTED: &[u8] = include_bytes!("files/chromium.pdf");

#[test]
fn a_printed_page_gives_arabic_in_the_order_of_reading() {
    let found = read("خبر.pdf", PRINTED).unwrap();
    assert_eq!((found.kind, found.encoding.is_none(), found.notices.len()), (Kind::Pdf, true, 0));
    assert_eq!(found.article.title.as_deref(), Some("عنوان الملف"));
    let paragraphs: Vec<&str> = found.article.text.split("\n\n").collect();
    assert_eq!(paragraphs.len(), 4, "{paragraphs:?}");
    assert_eq!(paragraphs[0], "مقتل جنديين في انفجار قرب الميادين");
    assert_eq!(
        paragraphs[1],
        "قُتل جنديان وأصيب 3 آخرون، في 12 نيسان/أبريل 2025، بانفجار عبوة ناسفة قرب مدينة الميادين بريف دير الزور الشرقي، وفق ما قاله المرصد السوري لحقوق الإنسان (SOHR) لوكالة «نبأ»."
    );
    assert_eq!(paragraphs[3], "ونقل موقع example.com عن شاهد أن الانفجار وقع عند الساعة 10:30 صباحًا.");
}

/// A PDF of one page, by hand: `table` is the font's table of letters, `program` what the page draws.
fn pdf(table: &str, program: &str) -> Vec<u8> {
    let stream = |text: &str| format!("<< /Length {} >>\nstream\n{text}\nendstream", text.len());
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 /Resources << /Font << /F 5 0 R >> >> >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /Contents [4 0 R] >>".to_owned(),
        stream(program),
        "<< /Type /Font /Subtype /Type0 /ToUnicode 6 0 R /DescendantFonts [<< /DW 500 >>] >>".to_owned(),
        stream(table),
    ];
    let mut out = "%PDF-1.4\n".to_owned();
    for (i, object) in objects.iter().enumerate() {
        write!(out, "{} 0 obj\n{object}\nendobj\n", i + 1).unwrap();
    }
    out.into_bytes()
}

#[test]
fn presentation_forms_drawn_from_the_left_become_letters_in_order() {
    // ﻗُﺘﻞ ﺟﻨﺪﻱ ﻭﻻﺟﺊ drawn from the left, as visual order: the last letter first.
    let visual: Vec<char> = "ﺊﺟﻻﻭ ﻱﺪﻨﺟ ﻞﺘﻗ".chars().collect();
    let table: String = visual.iter().enumerate().fold("1 beginbfchar\n".to_owned(), |mut all, (i, c)| {
        writeln!(all, "<{:04X}> <{:04X}>", i + 1, u32::from(*c)).unwrap();
        all
    }) + "endbfchar";
    let codes: String = (1..=visual.len()).map(|code| format!("{code:04X}")).collect();
    let found = read("a.pdf", &pdf(&table, &format!("BT /F 10 Tf 50 700 Td <{codes}> Tj ET"))).unwrap();
    assert_eq!(found.article.text, "قتل جندي ولاجئ");
}

#[test]
fn what_cannot_be_read_is_refused_with_advice() {
    let none = read("scan.pdf", &pdf("", "q 100 0 0 100 0 0 cm /Im Do Q")).unwrap_err();
    assert!(none.en.contains("OCR") && none.ar.contains("OCR"));
    let nameless = read("x.pdf", &pdf("", "BT /F 10 Tf 50 700 Td <00010002> Tj ET")).unwrap_err();
    assert!(nameless.en.contains("does not say which letters"), "{nameless}");
    let locked = [PRINTED, b"trailer << /Encrypt 9 0 R >>"].concat();
    assert!(read("x.pdf", &locked).unwrap_err().en.contains("password"));
}

#[test]
fn damaged_files_never_stop_the_reader() {
    for cut in (0..PRINTED.len()).step_by(997) {
        // Whatever comes, it comes back.
        let _ = read_all("a.pdf", &PRINTED[..cut], &Reading::default());
    }
    let mut state = 7_u32;
    let mut noisy = PRINTED.to_vec();
    for _ in 0..200 {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let at = state as usize % noisy.len();
        noisy[at] = (state >> 24) as u8;
        let _ = read_all("a.pdf", &noisy, &Reading::default());
    }
    let deep = format!("%PDF-1.4\n1 0 obj\n{}\nendobj", "[".repeat(100_000));
    assert!(read("a.pdf", deep.as_bytes()).is_err());
}
