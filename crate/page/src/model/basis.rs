//! How a date was counted and why a place was chosen: the engine's short notes, in the language of the page.

use crate::i18n::Lang;

use super::bidi::{isolate_figures, ltr};

/// Notes that stand alone, or before a value («published 2025-11-12»).
const NOTES: &[(&str, &str)] = &[
    ("published", "نُشر في"),
    ("last spoken of:", "آخر تاريخ ذُكر:"),
    ("no publication date", "لا تاريخ نشر"),
    ("no publication date → the year last spoken of", "لا تاريخ نشر ← آخر سنة ذُكرت"),
    ("no year, no publication date", "لا سنة ولا تاريخ نشر"),
    ("no year → the latest past", "بلا سنة ← أقرب ما مضى"),
    ("no year → the weekday fits the coming date", "بلا سنة ← يوم الأسبوع يوافق التاريخ القادم"),
    ("no earlier date", "لا تاريخ قبله"),
    ("no day named → that day or the one before", "بلا يوم مذكور ← يوم النشر أو الذي قبله"),
    ("bare weekday → the latest past", "يوم أسبوع وحده ← أقرب ما مضى"),
    (
        "bare weekday → the nearest to the day told with its date",
        "يوم أسبوع وحده ← الأقرب إلى اليوم المذكور بتاريخه",
    ),
    ("the weekday disagrees: the latest past such day", "يوم الأسبوع لا يوافق: أقرب يوم مضى بهذا الاسم"),
    ("since → until publication", "«منذ» ← حتى النشر"),
    ("since the date last spoken of", "منذ آخر تاريخ ذُكر"),
    ("counted from the date last spoken of", "محسوب من آخر تاريخ ذُكر"),
    ("counted back from the date last spoken of", "محسوب رجوعًا من آخر تاريخ ذُكر"),
    ("a part of the day just named", "جزء من اليوم المذكور"),
    ("a part of the period named", "جزء من المدة المذكورة"),
    ("the night between two weekdays, the latest past", "الليلة بين يومين، أقرب ما مضى"),
    ("the night last spoken of", "آخر ليلة ذُكرت"),
    ("Umm al-Qura calendar, ±1 day", "تقويم أم القرى، بفارق يوم"),
    ("country named beside it", "بلده مذكور بجانبه"),
    ("governorate named beside it", "محافظته مذكورة بجانبه"),
    ("near the place named beside it", "قرب المكان المذكور بجانبه"),
    ("in the article's country", "في بلد المقال"),
    ("in a governorate that the article names", "في محافظة يذكرها المقال"),
    ("the type word fits", "يوافق نوعَه المذكور"),
    ("near the article's other places", "قرب أماكن المقال الأخرى"),
    ("near the place named inside it", "قرب المكان المذكور داخله"),
    ("near the place named in one list with it", "قرب المكان المذكور معه في القائمة نفسها"),
    ("you added this place", "أضفتَه أنت"),
    ("the larger place", "الأكبر سكانًا"),
];

/// One note; one that is not known here stays as it is, in its own order of reading.
pub fn say(note: &str, lang: Lang) -> String {
    let note = note.trim();
    if lang != Lang::Ar {
        return note.to_owned();
    }
    let known = NOTES.iter().filter_map(|(en, ar)| Some((note.strip_prefix(en)?, *ar)));
    match known.min_by_key(|(rest, _)| rest.len()) {
        Some(("", ar)) => ar.to_owned(),
        Some((value, ar)) if value.starts_with(' ') && !value.contains(char::is_alphabetic) => {
            format!("{ar} {}", isolate_figures(value.trim()))
        }
        _ => ltr(note),
    }
}

/// Several notes with semicolons between.
pub fn say_all(notes: &str, lang: Lang) -> String {
    let said: Vec<String> =
        notes.split(';').filter(|note| !note.trim().is_empty()).map(|note| say(note, lang)).collect();
    said.join(lang.pick("؛ ", "; "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_is_said_in_the_language_of_the_page() {
        assert_eq!(say("published 2025-11-12", Lang::Ar), "نُشر في \u{2066}2025-11-12\u{2069}");
        assert_eq!(say("published 2025-11-12", Lang::En), "published 2025-11-12");
        assert_eq!(say("no publication date", Lang::Ar), "لا تاريخ نشر");
        assert_eq!(
            say_all("in the article's country; the type word fits;", Lang::Ar),
            "في بلد المقال؛ يوافق نوعَه المذكور"
        );
        assert_eq!(say("something new", Lang::Ar), "\u{2066}something new\u{2069}");
    }
}
