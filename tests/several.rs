//! How many events a sentence or a pasted list tells, and where: own sentences.

use rasid_core::contract::Incident;
use rasid_tests::{hold, read_on};

/// A text of ours, and type and first place of every incident.
const TEXTS: &[(&str, &[&str])] = &[
    (
        "شن الطيران الإسرائيلي غارة على بلدة عين قانا وأخرى على أطراف بلدة رومين",
        &["air_drone_strike عين قانا", "air_drone_strike رومين"],
    ),
    (
        "انفجرت عبوة ناسفة في مدينة الباب وثانية في مدينة إعزاز مساء أمس",
        &["ied_mine الباب", "ied_mine أعزاز"],
    ),
    (
        "قتل عنصران برصاص مسلحين في بلدة البصيرة مساء أمس، وأصيب ثالث بانفجار عبوة ناسفة في بلدة الشحيل",
        &["armed_attack البصيرة", "ied_mine الشحيل"],
    ),
    (
        "مقتل مدني بعبوة ناسفة في مدينة بعقوبة؛ إصابة شرطي بهجوم على نقطة تفتيش في ناحية العظيم",
        &["ied_mine بعقوبة", "armed_attack العظيم"],
    ),
    (
        "درعا: اغتيال شاب بالرصاص في نوى - حماة: قصف مدفعي على بلدة اللطامنة - إدلب: اعتقال ثلاثة أشخاص في سرمدا",
        &["assassination نوى", "shelling اللطامنة", "arrest_raid سرمدا"],
    ),
    // Told alike, each at a place and with people of its own.
    (
        "ذكرت وزارة الصحة أن غارة إسرائيلية على بلدة دير كيفا أدت إلى استشهاد ستة أشخاص.\n\
         وذكرت أن غارة إسرائيلية على بلدة مجدل زون أدت إلى استشهاد شخصين.",
        &["air_drone_strike دير كيفا", "air_drone_strike مجدل زون"],
    ),
    // Two victims with names of their own.
    (
        "أقدم مجهولون على اغتيال الشاب \"سامر العلي\" في بلدة تسيل بريف درعا، ما أدى إلى مقتله على الفور.\n\
         وأول أمس الجمعة، أقدم مجهولون على اغتيال الشاب \"مازن قاسم الحريري\" في بلدة اليادودة بريف درعا، ما أدى إلى مقتله.",
        &["assassination تسيل", "assassination اليادودة"],
    ),
    (
        "استهدفت القوات بأربع طائرات مسيرة انتحارية، بلدة كفر تعال بريف حلب، ما أدى إلى إصابة مدنيين",
        &["air_drone_strike كفر تعال"],
    ),
    // Another person of the same event, and other places of it.
    ("أصيب مدني وآخر في قصف على بلدة نبل", &["shelling نبل"]),
    ("شن الطيران غارات على بلدات كفرنبل وحاس وقرى أخرى في ريف إدلب", &["air_drone_strike كفرنبل"]),
];

fn told(text: &str) -> Vec<String> {
    let place = |i: &Incident| i.places.first().map_or("", |p| p.name_ar.as_str()).to_owned();
    read_on(text, "2024-11-03").incidents.iter().map(|i| format!("{} {}", i.kind, place(i))).collect()
}

#[test]
fn every_event_of_a_sentence_is_told_apart() {
    let expected = |list: &[&str]| list.iter().map(|e| (*e).to_owned()).collect::<Vec<_>>();
    hold(TEXTS.iter().map(|(text, list)| (*text, expected(list))), told);
}
