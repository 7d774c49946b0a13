//! Saved pages that we wrote, each in the manner of a kind of site: the story comes out whole, and nothing else comes with it.

// A test that cannot read its page has nothing to test.
#![allow(clippy::unwrap_used)]

use rasid_ingest::{Document, Kind, read};

fn page(name: &str) -> Document {
    let path = format!("{}/tests/pages/{name}", env!("CARGO_MANIFEST_DIR"));
    read(name, &std::fs::read(path).unwrap()).unwrap()
}

/// The text has every phrase of the story, in order, and none of the page's furniture.
fn assert_story(document: &Document, story: &[&str], furniture: &[&str]) {
    let text = &document.article.text;
    assert_eq!(document.kind, Kind::Html);
    let mut from = 0;
    for phrase in story {
        let at =
            text[from..].find(phrase).unwrap_or_else(|| panic!("lost, or out of order: «{phrase}»\n{text}"));
        from += at + phrase.len();
    }
    for phrase in furniture {
        assert!(!text.contains(phrase), "leaked: «{phrase}»\n{text}");
    }
}

#[test]
fn wordpress_theme() {
    let d = page("wordpress.html");
    assert_story(
        &d,
        &[
            "كمين يقتل خمسة",
            "قُتل خمسة",
            "زرعوا عبوة",
            "ولم تتبن",
            "سمعنا الانفجار",
            "تشييع الضحايا",
            "بالمستقرة.",
        ],
        &[
            "تعريف الارتباط",
            "الرئيسية",
            "غارة على مطار",
            "بقلم",
            "دقائق للقراءة",
            "أرشيف",
            "شارك",
            "واتساب",
            "اغتيال مختار",
            "شاحنة وقود",
            "شحنة صواريخ",
            "الوسوم",
            "عن الكاتبة",
            "منذ عشر سنوات",
            "مقتل قيادي",
            "ابن خالتي",
            "بريدك",
            "سبعة + أحد عشر",
            "غارة تقتل ستة",
            "الحقوق",
            "موقع إخباري",
            "ليس نصاً",
        ],
    );
    assert_eq!(d.article.title.as_deref(), Some("كمين يقتل خمسة من حرس الحدود قرب معبر جبلي"));
    assert_eq!(d.article.text.matches("كمين يقتل خمسة من حرس الحدود").count(), 1, "the headline comes once");
    assert_eq!(d.article.outlet.as_deref(), Some("صدى الوادي"));
    assert_eq!(d.article.metadata_date.as_deref(), Some("2025-02-18"));
    assert_eq!(d.article.url.as_deref(), Some("https://example.org/2025/02/ambush/"));
    assert_eq!(d.author.as_deref(), Some("رنا الخطيب"));
    let encoding = d.encoding.unwrap();
    assert_eq!((encoding.name.as_str(), encoding.certain), ("UTF-8", true));
}

#[test]
fn tables_and_line_breaks() {
    let d = page("soup.html");
    assert_story(
        &d,
        &[
            "قصف ليلي على بلدتين",
            "استهدف قصف مدفعي",
            "تسعة جرحى",
            "مستودع للأعلاف.",
            "واتهم المجلس",
            "فتح الطريق أمام المزارعين",
        ],
        &[
            "صياد",
            "سرقة سيارات",
            "نقطة تفتيش",
            "طباعة",
            "أرسل لصديق",
            "شاهد بالصور",
            "أطراف السهل",
            "ابن السهل",
            "المقبرة",
            "لجنة تحقيق",
            "ثلاثة =",
            "محفوظة",
            "محليات",
        ],
    );
    assert_eq!(d.article.title.as_deref(), Some("قصف ليلي على بلدتين في السهل يوقع قتلى"));
}

#[test]
fn generated_class_names() {
    let d = page("framework.html");
    assert_story(
        &d,
        &["اختطاف مهندسين", "اختطف مسلحون", "قارعة الطريق", "خمسة ملثمين", "مروحية", "مقابل فدية"],
        &[
            "تحقيقات",
            "إعلان",
            "مقتل حارسين",
            "واتساب",
            "أنبوب غاز",
            "أوقف الضخ",
            "رواتب",
            "كل يوم خطف",
            "الخصوصية",
        ],
    );
    assert_eq!(d.article.title.as_deref(), Some("اختطاف مهندسين يعملان في حقل نفط"));
    assert_eq!(d.article.outlet.as_deref(), Some("منصة المدى"));
    assert_eq!(d.article.metadata_date.as_deref(), Some("2025-01-09"));
    assert_eq!(d.author.as_deref(), Some("فريق المدى"));
}

#[test]
fn text_kept_as_data() {
    let d = page("data.html");
    assert_story(
        &d,
        &["انفجار في مصنع", "هزّ انفجار", "الدفاع المدني", "في الخريف."],
        &["جار التحميل", "<p>", "/n/5"],
    );
}

#[test]
fn page_builder_with_widgets_everywhere() {
    let d = page("elementor.html");
    assert_story(
        &d,
        &["إحراق مقر بلدية", "أحرق محتجون", "أحد عشر محتجاً", "عند التاسعة", "الطابق الأرضي"],
        &["سياسة", "Facebook", "طعن شرطي", "منذ عام 2011"],
    );
    assert_eq!(d.article.title.as_deref(), Some("إحراق مقر بلدية في احتجاجات ليلية"));
    assert_eq!(d.article.metadata_date.as_deref(), Some("2024-06-03"));
}

#[test]
fn a_page_in_windows_1256_that_says_so() {
    let html = "<html><head><meta charset=windows-1256><title>هجوم على حاجز</title></head><body><p>هاجم مسلحون حاجزاً على مدخل البلدة فجراً، وقتلوا اثنين من عناصره.</p></body></html>";
    let (bytes, _, _) = encoding_rs::WINDOWS_1256.encode(html);
    let d = read("page.htm", &bytes).unwrap();
    assert_eq!(d.encoding.clone().map(|e| (e.name, e.certain)), Some(("windows-1256".to_owned(), true)));
    assert_story(&d, &["هجوم على حاجز", "هاجم مسلحون"], &[]);
}

#[test]
fn broken_and_hostile_pages_are_read_or_refused() {
    let deep = format!("<html>{}قُتل جندي في كمين على الطريق العام قرب الجسر الكبير.", "<div>".repeat(3_000));
    assert!(read("deep.html", deep.as_bytes()).unwrap().article.text.contains("قُتل جندي"));
    for html in
        ["<html></html>", "<!doctype html><script>var a=1</script>", "<html><body><img src=x></body></html>"]
    {
        assert!(read("x.html", html.as_bytes()).is_err(), "{html}");
    }
    let unclosed = "<html><body><p>أصيب شرطيان بطعنات سكين أمام محطة الحافلات، وأوقف المهاجم بعد دقائق.<p>وقالت الشرطة إن دوافعه غير معروفة بعد.<div><b";
    assert!(read("x.html", unclosed.as_bytes()).unwrap().article.text.contains("دوافعه"));
}

#[test]
fn a_short_story_outweighs_many_teasers() {
    let card = |title: &str| {
        format!(
            "<div class=k><h3><a href=/x>{title} في مدينة بعيدة</a></h3><p>{title}، وفق ما أعلنته السلطات التي أضافت أن التحقيق ما زال في بدايته وأن النتائج ستعلن.</p></div>"
        )
    };
    let cards: String = ["حريق", "زلزال", "غرق", "سيول", "انهيار", "تفجير"].map(card).concat();
    let page = format!(
        "<html><head><title>توقيف مشتبه به</title></head><body><div class=m><h1>توقيف مشتبه به</h1><div class=t>\
         <div>أوقفت الشرطة مشتبهاً به في الهجوم على الحافلة، مساء أمس.</div><div>وقال مصدر إنه حاول الفرار سيراً.</div></div>\
         <div class=r>{cards}</div></div></body></html>"
    );
    let d = read("x.html", page.as_bytes()).unwrap();
    assert_story(&d, &["توقيف مشتبه به", "أوقفت الشرطة", "حاول الفرار"], &["حريق", "تفجير", "التحقيق"]);
}
