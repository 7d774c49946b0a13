//! Texts to try: fragments of news in any order, and real-looking articles with characters lost, doubled and put in.

use proptest::prelude::*;
use proptest::sample::{Index, select};
use rasid_core::article::Article;
use rasid_tests::articles;

/// Words that mean something to some stage, glued in ways that no one wrote.
const WORDS: &[&str] = &[
    "قُتل",
    "مقتل",
    "استشهد",
    "أصيب",
    "اعتقلت",
    "اختطف",
    "قصف",
    "غارة",
    "انفجرت عبوة ناسفة",
    "فجّر انتحاري نفسه",
    "اشتباكات",
    "اغتال مجهولون",
    "أحبطت",
    "هدد",
    "تظاهر",
    "سيطرت",
    "أسفر عن",
    "ما أدى إلى",
    "إثر",
    "على يد",
    "من قبل",
    "نفى",
    "قد",
    "لم",
    "لو",
    "خمسة مدنيين",
    "قتيلان",
    "جندياً",
    "عناصر",
    "طفلين",
    "عشرات",
    "أكثر من 60",
    "ما لا يقل عن",
    "بين 10 و15",
    "١٢٬٥٠٠",
    "مليون ونصف",
    "99999999999999999999",
    "٣",
    "ألفي",
    "بينهم",
    "آخرين",
    "حمص",
    "دير الزور",
    "في بلدة الطيبة",
    "وبالطريف",
    "للفاشر",
    "مأرب",
    "قرب",
    "شمالي",
    "على طريق بيجي – حديثة",
    "ريف",
    "محافظة",
    "اليوم الثلاثاء",
    "أمس",
    "في 16 تشرين الأول الماضي",
    "12/31/0000",
    "30 شباط 2021",
    "٢٠٢٤-٠٢-٣٠",
    "7 محرم 1445",
    "منذ 2014",
    "قبل ثلاثة أيام",
    "ليل الأربعاء - الخميس",
    "تنظيم داعـ.ـش",
    "قسد",
    "الحوثيين",
    "جيش الاحتلال",
    "مجهولون",
    "بحسب مصدر أمني",
    "وفق",
    "اقرأ أيضاً:",
    "تابعونا على تلغرام",
    "#حمص",
    "المرصد السوري",
    "RPG",
    "Reuters",
];

/// Characters between them.
const JOINTS: &[&str] = &[
    " ",
    " ",
    " ",
    " ",
    "",
    " و",
    "و",
    "ف",
    "ب",
    "ل",
    "، ",
    ". ",
    "؟",
    ":\n",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    "…",
    "(",
    ")",
    "\"",
    "«",
    "»",
    "ـ",
    "\u{200f}",
    "\u{200c}",
    "\u{a0}",
    "\u{feff}",
    "\u{64b}",
    "\u{651}\u{651}\u{651}",
    "ﻻ",
    "ﷺ",
    "👁",
    "🏴‍☠️",
    "\u{0}",
    "\u{2028}",
    "\u{202e}",
    "-",
    "–",
    "•",
];

pub fn fragments() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => select(WORDS).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
        1 => "[\\u{600}-\\u{6ff}\\u{fb50}-\\u{feff}]{1,6}",
        1 => any::<u64>().prop_map(|n| n.to_string()),
    ];
    let joint = select(JOINTS);
    prop::collection::vec((piece, joint), 0..60)
        .prop_map(|pieces| pieces.into_iter().flat_map(|(piece, joint)| [piece, joint.to_owned()]).collect())
}

/// One of our articles after a few blows.
pub fn damaged() -> impl Strategy<Value = Article> {
    let all: Vec<Article> = articles().into_iter().map(|one| one.article).collect();
    let blows = prop::collection::vec((any::<Index>(), any::<Blow>(), any::<char>()), 1..20);
    (select(all), blows).prop_map(|(mut article, blows)| {
        let mut chars: Vec<char> = article.text.chars().collect();
        for (at, blow, c) in blows {
            strike(&mut chars, at, &blow, c);
        }
        article.text = chars.into_iter().collect();
        article
    })
}

#[derive(Clone, Debug)]
enum Blow {
    Lose,
    Insert,
    Double,
    Cut,
    Glue,
}

impl Arbitrary for Blow {
    type Parameters = ();
    type Strategy = proptest::sample::Select<Blow>;

    fn arbitrary_with((): ()) -> Self::Strategy {
        select(vec![Blow::Lose, Blow::Insert, Blow::Double, Blow::Cut, Blow::Glue])
    }
}

fn strike(chars: &mut Vec<char>, at: Index, blow: &Blow, c: char) {
    if chars.is_empty() {
        return;
    }
    let i = at.index(chars.len());
    match blow {
        Blow::Lose => {
            chars.remove(i);
        }
        Blow::Insert => chars.insert(i, c),
        Blow::Double => {
            let piece: Vec<char> = chars.iter().skip(i).take(30).copied().collect();
            chars.splice(i..i, piece);
        }
        Blow::Cut => chars.truncate(chars.len() - (chars.len() - i) / 4),
        Blow::Glue => {
            if let Some(space) = chars.iter().skip(i).position(|c| c.is_whitespace()) {
                chars.remove(i + space);
            }
        }
    }
}
