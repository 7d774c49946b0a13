//! Times against tables: our own (always) and the shared measuring set (when `RASID_EVAL` names its folder).
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a test may read a file, a clock and report"
)]

use jiff::civil::Date;
use rasid_core::normalize::normalize;
use rasid_core::time::{TimeMention, recognize};
use rasid_core::token::tokenize;

fn times(text: &str, published: &str) -> Vec<TimeMention> {
    recognize(&tokenize(&normalize(text)), published.parse::<Date>().ok())
}

fn rows(tsv: &str) -> impl Iterator<Item = Vec<&str>> {
    tsv.lines()
        .filter(|l| !l.trim().is_empty() && !l.starts_with('#'))
        .skip(1)
        .map(|l| l.split('\t').map(str::trim).collect())
}

fn interval(m: &TimeMention) -> String {
    let side = |d: Option<Date>| d.map_or_else(String::new, |d| d.to_string());
    if m.start == m.end { side(m.start) } else { format!("{}/{}", side(m.start), side(m.end)) }
}

/// The anchor of a row as words, so that the chain is read from text as in an article.
fn anchor_words(anchor: &str) -> String {
    match anchor.split('-').collect::<Vec<_>>().as_slice() {
        [y, m] => format!(
            "في شهر {} عام {y}. ",
            ["", "", "", "", "", "", "", "", "", "", "", "", "كانون الأول"][m.parse::<usize>().unwrap_or(0)]
        ),
        [y, m, d] => format!("في {d}/{m}/{y}. "),
        _ => String::new(),
    }
}

fn days(m: &TimeMention) -> Option<(Date, Date)> {
    m.start.zip(m.end)
}

fn overlap(a: (Date, Date), b: (Date, Date)) -> f64 {
    let length = |s: Date, e: Date| f64::from(s.until(e).map_or(-1, |d| d.get_days()) + 1).max(0.0);
    let both = length(a.0.max(b.0), a.1.min(b.1));
    both / (length(a.0, a.1) + length(b.0, b.1) - both)
}

#[test]
fn shared_table() {
    let Ok(folder) = std::env::var("RASID_EVAL") else { return };
    let table = std::fs::read_to_string(format!("{folder}/dates.tsv")).expect("the shared table");
    let mut wrong = Vec::new();
    let mut total = 0;
    for row in rows(&table) {
        let [text, published, start, end, precision, anchor, ..] = row.as_slice() else {
            panic!("row {row:?}")
        };
        total += 1;
        let given = format!("{}{text}", anchor_words(anchor));
        let mut found = times(&given, published);
        if !anchor.is_empty() && !found.is_empty() {
            found.remove(0);
        }
        let ok = if *precision == "none" {
            found.is_empty()
        } else {
            let want: Option<(Date, Date)> = start.parse().ok().zip(end.parse().ok());
            let got = found.first().and_then(days);
            match (*precision, got, want) {
                ("approx", Some(g), Some(w)) => overlap(g, w) >= 0.5,
                (_, got, want) => got == want,
            }
        };
        if !ok {
            let got: Vec<String> = found.iter().map(|m| format!("{} ({})", interval(m), m.rule)).collect();
            wrong.push(format!("{text} [{published}]: {got:?} instead of {start}/{end}"));
        }
    }
    println!("shared dates: {} of {total}", total - wrong.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn lexicon_examples() {
    let mut wrong = Vec::new();
    for row in rows(include_str!("../lexicon/times.tsv")) {
        let [_, value, _, example, gives] = row.as_slice() else { panic!("row {row:?}") };
        let got = times(example, "2025-11-12").first().map_or("-".to_owned(), interval);
        if got != *gives && !(*gives == "2025-11-12" && got.is_empty()) {
            wrong.push(format!("{value}: {example}: {got} instead of {gives}"));
        }
    }
    for row in rows(include_str!("../lexicon/feasts.tsv")) {
        let [id, _, _, _, _, _, _, example, gives] = row.as_slice() else { panic!("row {row:?}") };
        let got = times(example, "2025-11-12").first().map_or("-".to_owned(), interval);
        if got != *gives {
            wrong.push(format!("{id}: {example}: {got} instead of {gives}"));
        }
    }
    for row in rows(include_str!("../lexicon/months.tsv")) {
        let [_, _, forms, _, _] = row.as_slice() else { panic!("row {row:?}") };
        let hijri = row[0] == "hijri";
        for form in forms.split('|').filter(|f| !f.contains('/')) {
            let text = format!("انفجر لغم في 7 {form} {}", if hijri { 1446 } else { 2023 });
            let found = times(&text, "2025-11-12");
            let ok = match found.first().and_then(|m| m.start) {
                Some(d) if !hijri => d == format!("2023-{:0>2}-07", row[1]).parse().expect("a date"),
                found => found.is_some(),
            };
            if !ok {
                wrong.push(format!("{text}: {:?}", found.first().map(interval)));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Our own table: `published ⇥ text ⇥ intervals`, all mentions in order.
#[test]
fn own_corpus() {
    let mut wrong = Vec::new();
    let mut total = 0;
    for row in rows(include_str!("data/times.tsv")) {
        let [published, text, want] = row.as_slice() else { panic!("row {row:?}") };
        total += 1;
        let found = times(text, published);
        let written = |m: &TimeMention| {
            let doubt = if m.contradiction { "!" } else { "" };
            if m.needs_reference { "?".to_owned() } else { format!("{}{doubt}", interval(m)) }
        };
        let got = if found.is_empty() {
            "-".to_owned()
        } else {
            found.iter().map(written).collect::<Vec<_>>().join(";")
        };
        if got != *want {
            let rules: Vec<&str> = found.iter().map(|m| m.rule).collect();
            wrong.push(format!("{text} [{published}]: {got} instead of {want} {rules:?}"));
        }
    }
    println!("own times: {} of {total}", total - wrong.len());
    assert!(total >= 400, "the corpus has {total} rows");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn anything_is_read_and_nothing_hangs() {
    for text in [
        "",
        "في",
        "بين",
        "بين 5",
        "قبل",
        "منذ",
        "من 5 إلى",
        "5/",
        "/5",
        "1/1/1/1",
        "ليل",
        "الساعة",
        "يوم",
        "99999999999",
    ] {
        let _ = times(text, "2025-11-12");
        let _ = times(text, "none");
        let _ = times(text, "-9999-01-01");
        let _ = times(text, "9999-12-31");
    }
    let started = std::time::Instant::now();
    let units = [
        "7",
        "7 ",
        "5 و",
        "5/5/",
        "5-",
        "ليل ",
        "ساعة من ",
        "منذ ",
        "قبل ",
        "بين 5 و",
        "السبت ",
        "يوم ",
        "من 5 إلى ",
        "1.1.",
        "أيار/",
        "في أيام 5 و6 و7 ",
        "قبل ذلك ب",
        "مطلع ",
        "الساعة 5 ",
        "مئة و",
        "بعد ",
    ];
    for unit in units {
        let _ = times(&unit.repeat(20_000), "2025-11-12");
    }
    let _ = times(&"7".repeat(10_000_000), "2025-11-12");
    let _ = times(&"ب".repeat(5_000_000), "2025-11-12");
    assert!(started.elapsed().as_secs() < 120, "{:?}", started.elapsed());
}

/// Header lines state the article's date; prose does not.
#[test]
fn publication() {
    let prose =
        "\nقتل جندي في 3 أيلول 2024 قرب القرية، وأصيب اثنان من رفاقه خلال الاشتباك الذي استمر ساعات طويلة.\n";
    let cases = [
        ("السبت , أبريل 12 2025", "2025-04-12"),
        (
            "دمشق – 12 تشرين الثاني 2025 – قالت مصادر محلية إن لغما انفجر قرب القرية وأصاب ثلاثة مزارعين",
            "2025-11-12",
        ),
        ("نُشر في: 2025-11-12", "2025-11-12"),
        ("نشر بتاريخ: ١٩ أيلول ٢٠٢٥", "2025-09-19"),
        ("آخر تحديث 14:32 12/11/2025", "2025-11-12"),
        ("2017-09-25", "2017-09-25"),
        ("2026-02-13 - 04:41", "2026-02-13"),
        ("04:12 ص ,03 ابريل 2023", "2023-04-03"),
        ("Sunday 07 November 2021", "2021-11-07"),
        ("November 7, 2021", "2021-11-07"),
        ("الأحد 7 تشرين الثاني/نوفمبر 2021", "2021-11-07"),
        ("الأربعاء 12 نوفمبر 2025 - 10:20 بتوقيت القدس", "2025-11-12"),
        ("تاريخ النشر: 12.11.2025", "2025-11-12"),
        ("بغداد / وكالات / 12 تشرين الثاني 2025", "2025-11-12"),
        ("تم النشر في الأربعاء 12 نوفمبر 2025", "2025-11-12"),
        ("20 رمضان 1446 هـ", "2025-03-20"),
        (
            "صفاقس في 3 جوان 2016 (وكالة محلية) - قتل جندي صباح اليوم قرب المعبر وأصيب ثلاثة من رفاقه",
            "2016-06-03",
        ),
        ("قتل جندي في 3 جوان 2016 - وأصيب ثلاثة من رفاقه قرب المعبر الشمالي بحسب البيان", "-"),
        ("غزة 14-2-2024 وكالة- أصيب ثلاثة عمال حين سقطت قذيفة على ورشة لهم قرب الميناء", "2024-02-14"),
        (
            "أصيب حارسان صباح اليوم الأربعاء 3 أكتوبر 2018 قرب الجسر وأغلق الطريق ساعات أمام المارة",
            "2018-10-03",
        ),
        ("اندلع أمس الثلاثاء 11 مارس 2014 عراك في السوق وأصيب فيه تاجران ونقلا إلى المستشفى", "2014-03-12"),
        ("وقع في ذلك اليوم الأربعاء 3 أكتوبر 2018 انفجار أصاب حارسين وأغلق الطريق ساعات طويلة", "-"),
        ("معارك عنيفة في محيط القرية", "-"),
        ("حصيلة القتلى في 3 أيلول 2024", "-"),
        ("قتل في 3 أيلول 2024 ثلاثة جنود عند الحاجز الشمالي", "-"),
        ("الاثنين 10 تشرين الثاني", "-"),
    ];
    let mut wrong = Vec::new();
    for (head, want) in cases {
        for text in [format!("{head}{prose}"), format!("عنوان المقال في سطر واحد\n{head}{prose}")]
        {
            let tokens = tokenize(&normalize(&text));
            let got =
                rasid_core::time::publication_date(&tokens).map_or("-".to_owned(), |p| p.date.to_string());
            if got != want {
                wrong.push(format!("{head}: {got} instead of {want}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
