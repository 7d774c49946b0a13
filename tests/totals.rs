//! Totals over a period are read beside the incidents, and what counts nothing is no total.

use rasid_tests::{hold, read_on};

/// A sentence of ours, and the least counts of its statistics.
const SENTENCES: &[(&str, &[u64])] = &[
    ("زرعت الميليشيا أكثر من 4000 لغم في المديرية منذ العام 2016", &[4000]),
    ("بلغ العدد الإجمالي للقتلى 512 شخصا منذ بداية العام", &[512]),
    ("وقالت المنظمة إن المدينة تلقت 340 قذيفة منذ مطلع العام", &[340]),
    ("قتل 64 شخصا في أعمال عنف في أنحاء متفرقة من البلاد", &[64]),
    ("أكثر من 9 آلاف شخص اعتقلوا منذ محاولة الانقلاب", &[9000]),
    ("قتل 1264 مدنيا خلال عام 2018، واعتقل 2317 شخصا", &[1264, 2317]),
    ("سجلت البعثة مقتل 42 مدنيا وإصابة 89 آخرين في النصف الأول من العام الجاري", &[42, 89]),
    ("إن أي هجوم بري على المدينة سيؤدي إلى مقتل آلاف المدنيين", &[]),
    ("قتل ثلاثة جنود أمس في كمين قرب تدمر", &[]),
    ("تستمر الهجمات على المدينة منذ بداية العام", &[]),
    ("شنت الطائرات غارات على مناطق متفرقة من الساحل وقتل فيها 12 مسلحا", &[]),
];

#[test]
fn totals_are_read() {
    let counts = |text: &str| -> Vec<u64> {
        read_on(text, "2019-05-01").statistics.iter().filter_map(|s| s.min).collect()
    };
    hold(SENTENCES.iter().map(|(text, expected)| (*text, expected.to_vec())), counts);
}

#[test]
fn a_total_says_over_which_time_and_where_it_is_counted() {
    let text = "بلغت حصيلة ضحايا الألغام في اليمن خلال شهر شباط 17 قتيلا و31 جريحا بحسب المرصد.";
    let found = read_on(text, "2024-03-10").statistics;
    let told: Vec<_> = found.iter().map(|s| (s.what.as_str(), s.min)).collect();
    assert_eq!(told, [("deaths", Some(17)), ("injuries", Some(31))]);
    for one in &found {
        let time = one.time.as_ref().map(|t| (t.start.as_str(), t.end.as_str()));
        assert_eq!(time, Some(("2024-02-01", "2024-02-29")));
        assert_eq!(one.places.first().map(|p| p.country.as_str()), Some("YE"));
    }
}

#[test]
fn what_those_who_claim_an_attack_count_is_not_what_others_counted() {
    let killed = |text: &str| -> Vec<u64> {
        let counts = read_on(text, "2019-05-01").incidents.into_iter().flat_map(|i| i.casualties);
        counts.filter(|c| c.kind == "killed").filter_map(|c| c.min).collect()
    };
    let cases: &[(&str, &[u64])] = &[
        (
            "قتل عشرة جنود في هجوم على قاعدة في مقديشو. وأعلنت حركة الشباب مسؤوليتها عن الهجوم، قائلة إن ثلاثين جنديا قتلوا.",
            &[10],
        ),
        ("تبنى تنظيم الدولة هجوما على حاجز غرب الرمادي، قائلا إن أربعة جنود قتلوا فيه.", &[4]),
        ("تبنى تنظيم الدولة تفجيرا في كركوك أسفر عن مقتل خمسة من الشرطة.", &[5]),
    ];
    hold(cases.iter().map(|(text, expected)| (*text, expected.to_vec())), killed);
}

#[test]
fn what_is_told_of_an_earlier_day_takes_no_toll_from_the_event_before_it() {
    let text = "استهدفت قوات النظام بثلاث مسيرات انتحارية أطراف قرية معارة النعسان بريف إدلب، ما أدى إلى إصابة أربعة \
                مدنيين بينهم طفل، وقبلها بيومين قصفت المدفعية بلدة سرمين دون وقوع إصابات.";
    let found = read_on(text, "2024-06-29").incidents;
    let wounded = |i: &rasid_core::contract::Incident| {
        i.casualties.iter().filter(|c| c.kind == "wounded").filter_map(|c| c.min).sum::<u64>()
    };
    let told: Vec<_> = found.iter().map(|i| (i.kind.as_str(), wounded(i))).collect();
    assert_eq!(told, [("air_drone_strike", 4), ("shelling", 0)]);
}
