//! What a newsroom puts before a name, and how it spells the same name differently.
//!
//! *Finds*: «محافظة حلب», «بلدة الخيام», «مخيم جنين» under the bare name; «الباغوز تحتاني» under الباغوز, «البو كمال»
//! under أبو كمال, both marked approximate. *Refuses*: «مطار المزة» is not the quarter المزة itself, so without an entry
//! of its own it is approximate; the same for جبل, جسر, قاعدة and the like.

use rasid_core::place::{Level, Place};

/// What a type word says about the place after it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A province; else whatever bears the name.
    Province,
    District,
    Settlement,
    /// A camp or quarter: the town of the same name is near, but not the place.
    Part,
    /// Mountain, airport, bridge, base: has a point of its own, which the town's is not.
    Feature,
    /// منطقة, مركز: says nothing of the kind, and too common to prove that a place follows.
    Loose,
}

/// Type words, folded as `place_key` leaves them.
const TYPES: &[(&str, Kind)] = &[
    ("محافظه", Kind::Province),
    ("ولايه", Kind::Province),
    ("اماره", Kind::Province),
    ("قضاء", Kind::District),
    ("ناحيه", Kind::District),
    ("مديريه", Kind::District),
    ("محليه", Kind::District),
    ("معتمديه", Kind::District),
    ("لواء", Kind::District),
    ("دايره", Kind::District),
    ("مدينه", Kind::Settlement),
    ("بلده", Kind::Settlement),
    ("قريه", Kind::Settlement),
    ("بلديه", Kind::Settlement),
    ("عاصمه", Kind::Settlement),
    ("كيبوتس", Kind::Settlement),
    ("مستوطنه", Kind::Settlement),
    ("مخيم", Kind::Part),
    ("حي", Kind::Part),
    ("ضاحيه", Kind::Part),
    ("اقليم", Kind::Loose),
    ("منطقه", Kind::Loose),
    ("مركز", Kind::Loose),
    ("دوله", Kind::Loose),
    ("جزيره", Kind::Feature),
    ("جبل", Kind::Feature),
    ("جبال", Kind::Feature),
    ("وادي", Kind::Feature),
    ("صحراء", Kind::Feature),
    ("باديه", Kind::Feature),
    ("سهل", Kind::Feature),
    ("مطار", Kind::Feature),
    ("قاعده", Kind::Feature),
    ("ميناء", Kind::Feature),
    ("مرفا", Kind::Feature),
    ("جسر", Kind::Feature),
    ("سد", Kind::Feature),
    ("معبر", Kind::Feature),
    ("حاجز", Kind::Feature),
    ("حقل", Kind::Feature),
    ("مصفاه", Kind::Feature),
    ("سجن", Kind::Feature),
    ("مستشفي", Kind::Feature),
];

/// Words after a name that tell halves of one village apart, those of one meaning together.
pub const TRAILING: &[&[&str]] = &[
    &["الفوقا", "الفوق", "الفوقاني", "الفوقانيه", "العليا", "فوقا", "فوقاني", "فوقانيه"],
    &["التحتا", "التحت", "التحتاني", "التحتانيه", "السفلي", "تحتا", "تحتاني", "تحتانيه"],
    &["الشرقيه", "الشرقي", "شرقيه", "شرقي"],
    &["الغربيه", "الغربي", "غربيه", "غربي"],
    &["الشماليه", "الشمالي", "شماليه", "شمالي"],
    &["الجنوبيه", "الجنوبي", "جنوبيه", "جنوبي"],
    &["الكبيره", "الكبير", "الكبري", "كبيره", "كبير"],
    &["الصغيره", "الصغير", "الصغري", "صغيره", "صغير"],
    &["الوسطي", "الوسطاني", "وسطاني"],
];

/// The first word of a folded name as a type word, and the words after it. «المدينة» with ال is no type word: what
/// follows it is the rest of the sentence.
#[must_use]
pub fn type_word(folded: &str) -> Option<(Kind, &str)> {
    let (first, rest) = folded.trim_start().split_once(' ')?;
    let found = TYPES.iter().find(|(word, _)| *word == first)?;
    Some((found.1, rest.trim()))
}

/// A folded name without a last word of [`TRAILING`], and the words of that meaning.
#[must_use]
pub fn without_trailing(folded: &str) -> Option<(&str, &'static [&'static str])> {
    let (rest, last) = folded.trim_end().rsplit_once(' ')?;
    TRAILING.iter().find(|group| group.contains(&last)).map(|group| (rest.trim(), *group))
}

/// Whether both names end in a word of [`TRAILING`], with other meanings: «حومين الفوقا» is not حومين التحتا.
#[must_use]
pub fn are_other_halves(folded: &str, other: &str) -> bool {
    let half = |name| without_trailing(name).map(|(_, group)| group);
    half(folded).zip(half(other)).is_some_and(|(x, y)| x != y)
}

/// Other folded spellings of the same name: أبو / بو at the head, ا / ه at the end of a long word.
#[must_use]
pub fn other_spellings(folded: &str) -> Vec<String> {
    let mut out = Vec::new();
    let name = folded.trim();
    if name.chars().count() < 5 {
        return out;
    }
    if let Some(rest) = name.strip_prefix("ابو") {
        out.push(format!("بو{rest}"));
    } else if let Some(rest) = name.strip_prefix("البو").or_else(|| name.strip_prefix("بو")) {
        out.push(format!("ابو{rest}"));
    }
    if let Some(rest) = name.strip_suffix('ا') {
        out.push(format!("{rest}ه"));
    } else if let Some(rest) = name.strip_suffix('ه') {
        out.push(format!("{rest}ا"));
    }
    out
}

/// Applies what the type word said: the places of that kind if there are any, else all of them, marked where the word
/// named something else than the town.
#[must_use]
pub fn of_kind(mut places: Vec<Place>, kind: Kind) -> Vec<Place> {
    let fits = |place: &Place| match kind {
        Kind::Province => matches!(place.level, Level::Province | Level::Region),
        Kind::District => place.level == Level::District,
        Kind::Settlement | Kind::Part => place.level == Level::Settlement,
        Kind::Feature => matches!(place.level, Level::Facility | Level::Region),
        Kind::Loose => true,
    };
    if places.iter().any(fits) {
        places.retain(fits);
    } else if kind == Kind::Feature {
        for place in &mut places {
            place.approximate = true;
        }
    }
    if !matches!(kind, Kind::Loose | Kind::Feature) {
        for place in &mut places {
            place.needs_cue = false;
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn type_words_are_split_off() {
        assert!(matches!(type_word("محافظه حلب"), Some((Kind::Province, "حلب"))));
        assert!(type_word("المدينه صباح").is_none());
        assert!(type_word("حلب").is_none());
        assert!(type_word("الحي الشرقي").is_none());
        assert_eq!(without_trailing("الباغوز تحتاني").map(|t| t.0), Some("الباغوز"));
        assert_eq!(without_trailing("دير الزور"), None);
        assert!(are_other_halves("حومين الفوقا", "حومين التحتا"));
        assert!(!are_other_halves("حومين الفوقا", "حومين الفوق"));
        assert!(!are_other_halves("الباغوز تحتاني", "الباغوز"));
    }

    #[test]
    fn spellings_go_both_ways() {
        assert_eq!(other_spellings("البوكمال"), ["ابوكمال"]);
        assert_eq!(other_spellings("ابو حردوب"), ["بو حردوب"]);
        assert_eq!(other_spellings("سوريا"), ["سوريه"]);
        assert!(other_spellings("درعا").is_empty());
    }
}
