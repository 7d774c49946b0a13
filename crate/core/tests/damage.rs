//! Damaged and moderated text: each damaged twin is read as the clean text is, through the whole of `extract`.

use rasid_core::article::Article;
use rasid_core::contract::Extraction;
use rasid_core::place::NoPlaces;
use rasid_core::{Knowledge, extract};

const CLEAN: &str = "قتل جنديان من قسد وأصيب ثلاثة آخرون بهجوم لتنظيم داعش قرب القرية صباح أمس.";

const LONG: &str = "قتل ثلاثة جنود وأصيب خمسة آخرون صباح أمس في انفجار عبوة ناسفة استهدفت دورية لقوات سوريا الديمقراطية على الطريق الواصل بين المدينة وبلدة قريبة منها. وقال مصدر محلي إن العبوة زرعت على جانب الطريق قبل مرور الدورية بساعات قليلة. ونقل المصابون إلى المستشفى الوطني في المدينة حيث وصفت حالة اثنين منهم بالخطيرة. وفي اليوم نفسه قتل مدني برصاص مسلحين مجهولين عند مدخل السوق، ولاذ المهاجمون بالفرار على دراجة نارية.";

fn read(text: &str) -> Extraction {
    let article =
        Article { text: text.to_owned(), given_date: Some("2025-11-12".to_owned()), ..Article::default() };
    extract(&article, &Knowledge::new(&NoPlaces))
}

/// What the incidents say, without the words and spans that damage must change.
fn told(e: &Extraction) -> Vec<String> {
    e.incidents
        .iter()
        .map(|i| {
            let casualties: Vec<_> = i.casualties.iter().map(|c| (&c.kind, c.min, c.max)).collect();
            let mut actors: Vec<_> = i.actors.iter().map(|a| (&a.role, &a.id)).collect();
            actors.sort();
            let time = i.time.as_ref().map(|t| (&t.start, &t.end));
            format!("{} {casualties:?} {actors:?} {time:?}", i.kind)
        })
        .collect()
}

/// The quoted words are the text behind their offsets, whatever was mended.
fn quotes_hold(text: &str, e: &Extraction) {
    let units: Vec<u16> = text.encode_utf16().collect();
    for quote in e.incidents.iter().map(|i| &i.trigger).chain(e.mentions.iter().map(|m| &m.span)) {
        assert_eq!(String::from_utf16_lossy(&units[quote.start..quote.end]), quote.text);
    }
}

#[test]
fn damaged_words_are_read_as_clean_ones() {
    let want = told(&read(CLEAN));
    assert_eq!(want.len(), 1, "{want:?}");
    let swaps: &[(&str, &[(&str, &str)])] = &[
        ("tatweel and full stop", &[("داعش", "داعـ.ـش")]),
        ("a digit for alif", &[("داعش", "د١عش")]),
        ("a Western digit for alif", &[("داعش", "د1عش")]),
        ("spelled out", &[("داعش", "د.ا.ع.ش")]),
        ("stars", &[("قتل", "ق*تل"), ("بهجوم", "بهـ*ـجوم")]),
        ("underscore", &[("قتل", "ق_تل"), ("داعش", "دا_عش")]),
        ("hyphen between tatweels", &[("قتل", "قـ-ـتل")]),
        ("tatweel", &[("قتل", "قتـــــل"), ("داعش", "داعـــش")]),
        ("stretched letters", &[("قتل", "قتلللل"), ("بهجوم", "بهجووووم")]),
        ("zero width", &[("قتل", "ق\u{200b}ت\u{200c}ل"), ("داعش", "دا\u{200d}ع\u{2060}ش")]),
        ("direction marks", &[("داعش", "\u{202b}داعش\u{202c}"), ("قسد", "\u{200f}قسد\u{200f}")]),
        ("Persian letters", &[("ي", "ی"), ("ك", "ک")]),
        ("Urdu heh", &[("ه", "ہ")]),
        ("no hamza", &[("أ", "ا"), ("آ", "ا")]),
        ("ه for ة", &[("ة", "ه")]),
        ("full vowels", &[("قتل", "قُتِلَ"), ("بهجوم", "بِهُجومٍ")]),
        ("a space after و", &[("وأصيب", "و أصيب")]),
        ("two spaces and tabs", &[(" ", " \t ")]),
        ("no-break spaces", &[(" ", "\u{a0}")]),
        ("quoted", &[("داعش", "«داعش»"), ("قسد", "\"قسد\"")]),
        ("letters apart by dots", &[("قتل", "ق.ت.ل")]),
        ("letters apart by blanks", &[("بهجوم", "ب ه ج و م")]),
        ("a digit for another letter", &[("داعش", "دا3ش")]),
        ("at for alif", &[("داعش", "د@عش")]),
        ("any sign", &[("قتل", "ق|تل"), ("بهجوم", "به+جوم"), ("داعش", "دا/عش")]),
        ("a flower", &[("قتل", "ق🌹تل")]),
        ("Urdu full stop", &[("بهجوم", "بهـ۔جوم")]),
        ("letters without dots", &[("قتل", "ٯتل")]),
        ("Latin acronyms", &[("قسد", "SDF"), ("داعش", "ISIS")]),
    ];
    for (name, pairs) in swaps {
        let text = pairs.iter().fold(CLEAN.to_owned(), |text, (from, to)| text.replace(from, to));
        assert_ne!(text, CLEAN, "{name} changes nothing");
        let got = read(&text);
        assert_eq!(told(&got), want, "{name}: {text}");
        quotes_hold(&text, &got);
    }
}

#[test]
fn missing_spaces_part_sentences_all_the_same() {
    let spaced = LONG.to_owned();
    let glued = LONG.replace(". ", ".").replace("، ", "،");
    assert_ne!(glued, spaced);
    assert_eq!(told(&read(&glued)), told(&read(&spaced)));
}

fn wrap(text: &str, end: &str) -> String {
    let mut out = String::new();
    let mut column = 0;
    for word in text.split(' ') {
        let width = word.chars().count();
        if column > 0 {
            out.push_str(if column + width > 50 { end } else { " " });
            column = if column + width > 50 { 0 } else { column + 1 };
        }
        out.push_str(word);
        column += width;
    }
    out
}

#[test]
fn hard_wrapped_lines_are_joined_and_said() {
    let want = told(&read(LONG));
    assert_eq!(want.len(), 2, "{want:?}");
    for end in ["\n", "\r\n"] {
        let text = wrap(LONG, end);
        let got = read(&text);
        assert_eq!(told(&got), want);
        assert!(got.article.warnings.iter().any(|w| w.en.contains("fixed width")));
        quotes_hold(&text, &got);
    }
    assert!(read(LONG).article.warnings.is_empty());
}

/// Initial, medial, final and isolated forms, as a PDF gives them.
fn presentation(text: &str) -> String {
    const FORMS: &[(char, [u32; 4])] = &[
        ('ق', [0xfed7, 0xfed8, 0xfed6, 0xfed5]),
        ('ت', [0xfe97, 0xfe98, 0xfe96, 0xfe95]),
        ('ل', [0xfedf, 0xfee0, 0xfede, 0xfedd]),
        ('م', [0xfee3, 0xfee4, 0xfee2, 0xfee1]),
        ('ن', [0xfee7, 0xfee8, 0xfee6, 0xfee5]),
        ('ي', [0xfef3, 0xfef4, 0xfef2, 0xfef1]),
        ('س', [0xfeb3, 0xfeb4, 0xfeb2, 0xfeb1]),
        ('ش', [0xfeb7, 0xfeb8, 0xfeb6, 0xfeb5]),
        ('ع', [0xfecb, 0xfecc, 0xfeca, 0xfec9]),
        ('ه', [0xfeeb, 0xfeec, 0xfeea, 0xfee9]),
        ('ب', [0xfe91, 0xfe92, 0xfe90, 0xfe8f]),
        ('ج', [0xfe9f, 0xfea0, 0xfe9e, 0xfe9d]),
        ('ح', [0xfea3, 0xfea4, 0xfea2, 0xfea1]),
        ('ا', [0xfe8d, 0xfe8e, 0xfe8e, 0xfe8d]),
        ('أ', [0xfe83, 0xfe84, 0xfe84, 0xfe83]),
        ('د', [0xfea9, 0xfeaa, 0xfeaa, 0xfea9]),
        ('ر', [0xfead, 0xfeae, 0xfeae, 0xfead]),
        ('و', [0xfeed, 0xfeee, 0xfeee, 0xfeed]),
        ('ة', [0xfe93, 0xfe94, 0xfe94, 0xfe93]),
    ];
    let letters: Vec<char> = text.chars().collect();
    let form = |c: char| FORMS.iter().find(|(l, _)| *l == c).map(|(_, f)| f);
    let joins = |c: char| form(c).is_some() && !"اأدروة".contains(c);
    let shaped = |(i, c): (usize, &char)| {
        let before = i > 0 && joins(letters[i - 1]);
        let after = joins(*c) && letters.get(i + 1).is_some_and(|n| form(*n).is_some());
        let at = usize::from(before) + 2 * usize::from(!after);
        let at = [0, 1, 3, 2][at];
        form(*c).and_then(|f| char::from_u32(f[at])).unwrap_or(*c)
    };
    letters.iter().enumerate().map(shaped).collect()
}

#[test]
fn presentation_forms_and_reversed_order_are_read() {
    let (want, long) = (told(&read(CLEAN)), told(&read(LONG)));
    let shaped = presentation(CLEAN);
    assert_eq!(told(&read(&shaped)), want, "{shaped}");
    for text in [LONG.to_owned(), presentation(LONG)] {
        let lines = wrap(&text, "\n");
        let reversed: Vec<String> = lines.lines().map(|l| l.chars().rev().collect()).collect();
        let reversed = reversed.join("\n");
        let got = read(&reversed);
        assert_eq!(told(&got), long, "{reversed}");
        assert!(got.article.warnings.iter().any(|w| w.en.contains("reversed order")));
        quotes_hold(&reversed, &got);
    }
}

#[test]
fn a_weekday_that_contradicts_its_date_is_said() {
    // 12 November 2025 was a Wednesday.
    let wrong = read("قتل جندي في كمين يوم الاثنين 12 تشرين الثاني 2025.");
    assert!(wrong.article.warnings.iter().any(|w| w.en.contains("do not agree")));
    assert!(read("قتل جندي في كمين يوم الأربعاء 12 تشرين الثاني 2025.").article.warnings.is_empty());
}
