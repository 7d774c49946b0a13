//! A text without a date of publication: what its words do not say gets no day.

use rasid_core::article::Article;
use rasid_core::place::NoPlaces;
use rasid_core::{Knowledge, extract};

/// The first days of the incidents, `-` where none is told.
fn days(text: &str) -> Vec<String> {
    let article = Article { text: text.to_owned(), ..Article::default() };
    let found = extract(&article, &Knowledge::new(&NoPlaces)).incidents;
    let day = |i: &rasid_core::contract::Incident| i.time.as_ref().map(|t| t.start.clone());
    found.iter().map(|i| day(i).unwrap_or_else(|| "-".to_owned())).collect()
}

#[test]
fn a_weekday_lies_near_the_day_that_is_told_with_its_date() {
    let text =
        "قتل شابان مساء الثلاثاء 12 آب 2025 برصاص مجهولين.\n\nوأصيب ثلاثة أطفال بانفجار لغم صباح الأربعاء.";
    assert_eq!(days(text), ["2025-08-12", "2025-08-13"]);
}

#[test]
fn today_is_no_other_incidents_day_where_several_are_told() {
    let text = "قتل شابان مساء الثلاثاء 12 آب 2025 برصاص مجهولين.\n\nوأصيب ثلاثة أطفال بانفجار لغم صباح الأربعاء.\n\n\
                إلى ذلك، اعتقلت دورية خمسة أشخاص في البلدة فجر اليوم ثم انسحبت بعد ساعتين.";
    assert_eq!(days(text), ["2025-08-12", "2025-08-13", "-"]);
}

#[test]
fn today_is_the_only_day_that_is_told() {
    let text =
        "الثلاثاء 12 آب 2025: بيان اليوم عن أوضاع المدينة.\n\nواعتقلت دورية خمسة أشخاص في البلدة فجر اليوم.";
    assert_eq!(days(text), ["2025-08-12"]);
}
