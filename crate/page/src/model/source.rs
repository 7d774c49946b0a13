//! The names of sources in English: agencies and bodies that reports quote most, and the «security source» of every newsroom.
//!
//! A source that is not listed stays as the article wrote it: a guess at a name would be worse than Arabic.

use crate::i18n::Lang;

use super::row::search_key;

const NAMED: [(&str, &str); 30] = [
    ("المرصد السوري لحقوق الإنسان", "Syrian Observatory for Human Rights"),
    ("المرصد السوري", "Syrian Observatory for Human Rights"),
    ("المرصد", "the Observatory"),
    ("الشبكة السورية لحقوق الإنسان", "Syrian Network for Human Rights"),
    ("الدفاع المدني", "Civil Defence"),
    ("الدفاع المدني السوري", "Syrian Civil Defence"),
    ("الخوذ البيضاء", "White Helmets"),
    ("الهلال الأحمر", "Red Crescent"),
    ("الهلال الأحمر الفلسطيني", "Palestine Red Crescent"),
    ("وزارة الصحة", "Health Ministry"),
    ("وزارة الداخلية", "Interior Ministry"),
    ("وزارة الدفاع", "Defence Ministry"),
    ("وزارة الخارجية", "Foreign Ministry"),
    ("خلية الإعلام الأمني", "Security Media Cell"),
    ("قيادة العمليات المشتركة", "Joint Operations Command"),
    ("الأمم المتحدة", "United Nations"),
    ("منظمة الصحة العالمية", "World Health Organization"),
    ("رويترز", "Reuters"),
    ("وكالة رويترز", "Reuters"),
    ("فرانس برس", "AFP"),
    ("وكالة فرانس برس", "AFP"),
    ("أسوشيتد برس", "AP"),
    ("وكالة الأناضول", "Anadolu Agency"),
    ("الأناضول", "Anadolu Agency"),
    ("سانا", "SANA"),
    ("وكالة سانا", "SANA"),
    ("واع", "INA"),
    ("وفا", "WAFA"),
    ("الجزيرة", "Al Jazeera"),
    ("العربية", "Al Arabiya"),
];

const WHO: [(&str, &str); 10] = [
    ("مصدر", "source"),
    ("المصدر", "the source"),
    ("مصادر", "sources"),
    ("المصادر", "the sources"),
    ("شاهد", "witness"),
    ("شهود", "witnesses"),
    ("شهود عيان", "eyewitnesses"),
    ("مسؤول", "official"),
    ("مسؤولون", "officials"),
    ("ناشطون", "activists"),
];

/// Feminine and plural forms are built from these.
const WHAT: [(&str, &str); 12] = [
    ("امني", "security"),
    ("عسكري", "military"),
    ("طبي", "medical"),
    ("محلي", "local"),
    ("رسمي", "official"),
    ("حكومي", "government"),
    ("ميداني", "field"),
    ("اعلامي", "media"),
    ("خاص", "own"),
    ("اهلي", "residents’"),
    ("قبلي", "tribal"),
    ("دبلوماسي", "diplomatic"),
];

/// The source in the language of the interface, as far as it is known.
pub fn name(source: &str, lang: Lang) -> String {
    match lang {
        Lang::Ar => source.to_owned(),
        Lang::En => english(source).unwrap_or_else(|| source.to_owned()),
    }
}

fn english(source: &str) -> Option<String> {
    let key = search_key(source.trim());
    let listed = |rows: &[(&str, &'static str)], key: &str| {
        rows.iter().find(|row| search_key(row.0) == key).map(|row| row.1)
    };
    if let Some(found) = listed(&NAMED, &key).or_else(|| listed(&WHO, &key)) {
        return Some(found.to_owned());
    }
    let (who, what) = key.split_once(' ')?;
    // The feminine of what follows a plural: «مصادر محلية», folded with ه.
    let bare = what.trim_start_matches("ال");
    let bare = bare.strip_suffix('ه').unwrap_or(bare);
    let (who, what) = (listed(&WHO, who)?, WHAT.iter().find(|row| row.0 == bare)?.1);
    Some(match who.strip_prefix("the ") {
        Some(who) => format!("the {what} {who}"),
        None => format!("{what} {who}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_sources_have_english_names_and_the_rest_stay() {
        for (source, want) in [
            ("المرصد السوري لحقوق الإنسان", "Syrian Observatory for Human Rights"),
            ("مصدر", "source"),
            ("مصدر طبي", "medical source"),
            ("مصادر محلية", "local sources"),
            ("المصدر الأمني", "the security source"),
            ("مسؤول حكومي", "government official"),
            ("قناة النورس", "قناة النورس"),
        ] {
            assert_eq!(name(source, Lang::En), want);
            assert_eq!(name(source, Lang::Ar), source);
        }
    }
}
