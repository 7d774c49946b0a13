//! Encodings, and what is refused: each refusal is a sentence in both languages that says what to do.

use encoding_rs::{ISO_8859_6, UTF_16BE, UTF_16LE, WINDOWS_1252, WINDOWS_1256};
use rasid_ingest::{Kind, MAX_TEXT_BYTES, from_text, notices, read};

const TEXT: &str = "قُتل ثلاثة جنود في انفجار لغم على الطريق بين البلدتين، وأصيب آخرون نقلوا إلى المشفى.\nوقالت مصادر محلية إن الدورية كانت في مهمة تمشيط.";
/// ISO-8859-6 has no Arabic comma below 0xAC and no quotes; this text stays within it.
const PLAIN: &str = "قتل ثلاثة جنود في انفجار لغم على الطريق بين البلدتين، وأصيب آخرون.";

fn utf16(text: &str, little: bool) -> Vec<u8> {
    text.encode_utf16().flat_map(|u| if little { u.to_le_bytes() } else { u.to_be_bytes() }).collect()
}

#[test]
fn words_in_reversed_order_are_told_and_others_are_not() {
    let right = "وقع انفجار في بلدة الشحيل أمس، وقتل جنديان.\nقال مصدر محلي إن القوات أغلقت الطريق كله.\nعاد الهدوء إلى البلدة بعد ساعات من الحادث";
    let reversed: Vec<String> =
        right.lines().map(|line| line.split(' ').rev().collect::<Vec<_>>().join(" ")).collect();
    let told = |text: &str| rasid_ingest::notices(text).iter().any(|n| n.en.contains("reversed order"));
    assert!(told(&reversed.join("\n")) && !told(right));
    assert!(!told(
        "أ. وقع انفجار في بلدة الشحيل أمس\nب. قال مصدر إن القوات أغلقت الطريق\nج. عاد الهدوء إلى البلدة بعد ساعات"
    ));
}

#[test]
fn utf8_is_kept_as_it_is() {
    let d = read("a.txt", TEXT.as_bytes()).unwrap();
    assert_eq!(d.article.text, TEXT);
    assert_eq!(
        (d.encoding.map(|e| (e.name, e.certain)), d.kind),
        (Some(("UTF-8".to_owned(), true)), Kind::Text)
    );
    assert!(d.article.title.is_none() && d.notices.is_empty());
    let odd = "  قُتل\r\n\u{200f}جندي\u{a0}\u{feff} \t\n";
    assert_eq!(read("a.txt", odd.as_bytes()).unwrap().article.text, odd, "nothing is trimmed or joined");
    assert_eq!(from_text(odd).unwrap().text, odd);
}

#[test]
fn a_byte_order_mark_is_no_text() {
    let marked = [b"\xef\xbb\xbf".as_slice(), TEXT.as_bytes()].concat();
    assert_eq!(read("a.txt", &marked).unwrap().article.text, TEXT);
}

#[test]
fn other_encodings_are_found_and_named() {
    let cases = [
        (WINDOWS_1256.encode(TEXT).0.into_owned(), TEXT, WINDOWS_1256.name(), false),
        (ISO_8859_6.encode(PLAIN).0.into_owned(), PLAIN, ISO_8859_6.name(), false),
        (WINDOWS_1256.encode(PLAIN).0.into_owned(), PLAIN, WINDOWS_1256.name(), false),
        (utf16(TEXT, true), TEXT, UTF_16LE.name(), false),
        (utf16(TEXT, false), TEXT, UTF_16BE.name(), false),
        ([vec![0xff, 0xfe], utf16(TEXT, true)].concat(), TEXT, UTF_16LE.name(), true),
        ([vec![0xfe, 0xff], utf16(TEXT, false)].concat(), TEXT, UTF_16BE.name(), true),
    ];
    for (bytes, text, encoding, certain) in cases {
        let d = read("a.txt", &bytes).unwrap();
        assert_eq!(d.article.text, text, "{encoding}");
        assert_eq!(d.encoding.map(|e| (e.name, e.certain)), Some((encoding.to_owned(), certain)));
    }
}

#[test]
fn our_code_pages_are_those_of_the_standard() {
    // A long Arabic text makes the file plausible; the byte under test is put into its middle.
    for (encoding, byte) in
        [WINDOWS_1256, ISO_8859_6].into_iter().flat_map(|e| (0xa0..=0xff_u8).map(move |b| (e, b)))
    {
        let mut bytes = encoding.encode(&PLAIN.repeat(4)).0.into_owned();
        let middle = bytes.len() / 2;
        bytes.insert(middle, byte);
        let page = format!("<html><meta charset={}><body><p>", encoding.name());
        let all = [page.as_bytes(), &bytes].concat();
        let Some(theirs) = encoding.decode_without_bom_handling_and_without_replacement(&bytes) else {
            continue;
        };
        let ours = read("a.html", &all).unwrap();
        assert_eq!(ours.encoding.unwrap().name, encoding.name());
        let squeezed = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(squeezed(&ours.article.text), squeezed(&theirs), "{byte:x}");
    }
}

#[test]
fn refusals_say_what_is_wrong() {
    let cp1252 = WINDOWS_1252
        .encode("Les combats ont repris à l'aube près de la frontière, a déclaré le porte-parole de l'armée.")
        .0
        .into_owned();
    let russian = encoding_rs::WINDOWS_1251
        .encode("Вооружённые столкновения возобновились на рассвете недалеко от границы.")
        .0
        .into_owned();
    let mut scarred = TEXT.as_bytes().to_vec();
    scarred[11] = 0xff;
    let cases: [(&[u8], &str, &str); 12] = [
        (b"", "no text", "لا نص"),
        (b" \n\t\r\n ", "no text", "لا نص"),
        (b"\xef\xbb\xbf", "no text", "لا نص"),
        (b"\x00\x01\x02\x03\x04\x05\x06\x07\x08\xff\xfe\xfd", "binary", "ثنائي"),
        (b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0", "binary", "ثنائي"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "PDF", "PDF"),
        (b"PK\x03\x04\x14\0\x06\0", "damaged", "تالف"),
        (b"\x89PNG\r\n\x1a\n", "picture", "صورة"),
        (b"{\\rtf1\\ansi", "RTF", "RTF"),
        (&cp1252, "windows-1252", "windows-1252"),
        (&russian, "windows-1251", "windows-1251"),
        (&scarred, "damaged at byte", "تالف"),
    ];
    for (bytes, en, ar) in cases {
        let refusal = read("a.txt", bytes).unwrap_err();
        assert!(refusal.en.contains(en), "{en}: {}", refusal.en);
        assert!(refusal.ar.contains(ar), "{ar}: {}", refusal.ar);
        assert!(!refusal.en.contains('\n') && refusal.en.ends_with('.'));
    }
}

#[test]
fn too_much_is_refused_and_just_enough_is_not() {
    let fits = "خبر ".repeat(MAX_TEXT_BYTES / "خبر ".len());
    assert!(from_text(fits.clone()).is_ok());
    let refusal = from_text(fits.repeat(5)).unwrap_err();
    assert!(refusal.en.contains("10.0 MB") || refusal.en.contains("9.9 MB"), "{}", refusal.en);
    assert!(read("a.txt", &vec![b'x'; 17 * 1024 * 1024]).unwrap_err().en.contains("too large"));
}

#[test]
fn latin_text_is_read_with_a_notice() {
    let d = read("a.txt", b"Three soldiers were killed by a mine.").unwrap();
    assert_eq!(d.notices.len(), 1);
    assert!(d.notices[0].en.contains("no Arabic letters") && d.notices[0].ar.contains("لا حروف عربية"));
    assert!(notices("قُتل جندي (soldier) في درعا").is_empty());
    assert!(notices("ﻗﺘﻞ ﺟﻨﺪﻱ").is_empty(), "presentation forms are Arabic");
    assert_eq!(notices("Three soldiers were killed near قرية yesterday evening").len(), 1);
}

#[test]
fn any_bytes_are_read_or_refused() {
    // A small generator instead of a dependency: 2,000 short byte strings of many mixtures.
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    for round in 0..2000_usize {
        let bytes: Vec<u8> = (0..round % 97)
            .map(|_| {
                state ^= state << 13;
                state ^= state >> 7;
                state ^= state << 17;
                let byte = state.to_le_bytes()[3];
                if round % 3 == 0 {
                    byte
                } else {
                    *b"\xd9\x82\xd8\xaa\x84 <p>\n".get(usize::from(byte) % 10).unwrap()
                }
            })
            .collect();
        for name in ["a.txt", "a.html"] {
            if let Err(refusal) = read(name, &bytes) {
                assert!(!refusal.ar.is_empty() && !refusal.en.is_empty());
            }
        }
    }
}
