//! Counted nouns: Arabic has six forms, English two.
//!
//! «شخص واحد، شخصان، 3 أشخاص، 11 شخصًا، 100 شخص». The rule is Unicode's (CLDR) for Arabic; the forms are ours.

use super::Lang;

/// The forms of one noun after a number.
#[derive(Clone, Copy, Debug)]
pub struct Noun {
    /// «لا قتلى»
    pub zero: &'static str,
    /// «قتيل واحد»: stands without digits.
    pub one: &'static str,
    /// «قتيلان»: stands without digits.
    pub two: &'static str,
    /// After 3–10, 103–110, …
    pub few: &'static str,
    /// After 11–99, 111–199, …
    pub many: &'static str,
    /// After 100–102, 200–202, …
    pub other: &'static str,
    pub en_one: &'static str,
    pub en_other: &'static str,
}

impl Noun {
    /// The number and the noun in the form that the number asks for.
    pub fn count(&self, n: u64, lang: Lang) -> String {
        match (lang, n) {
            (Lang::Ar, 0) => self.zero.to_owned(),
            (Lang::Ar, 1) => self.one.to_owned(),
            (Lang::Ar, 2) => self.two.to_owned(),
            _ => format!("{n} {}", self.after(n, lang)),
        }
    }

    /// The noun alone, as it stands after the digits of `n`.
    pub fn after(&self, n: u64, lang: Lang) -> &'static str {
        match lang {
            Lang::En if n == 1 => self.en_one,
            Lang::En => self.en_other,
            Lang::Ar => match n % 100 {
                3..=10 => self.few,
                11..=99 => self.many,
                _ => self.other,
            },
        }
    }
}

macro_rules! nouns {
    ($($name:ident: $zero:literal, $one:literal, $two:literal, $few:literal, $many:literal, $other:literal, $en_one:literal, $en_other:literal;)*) => {
        $(pub const $name: Noun = Noun {
            zero: $zero, one: $one, two: $two, few: $few, many: $many, other: $other, en_one: $en_one, en_other: $en_other,
        };)*
    };
}

nouns! {
    PLACE: "لا أماكن", "مكان واحد", "مكانان", "أماكن", "مكانًا", "مكان", "place", "places";
    ROW: "لا أسطر", "سطر واحد", "سطران", "أسطر", "سطرًا", "سطر", "row", "rows";
    KILLED: "لا قتلى", "قتيل واحد", "قتيلان", "قتلى", "قتيلًا", "قتيل", "killed", "killed";
    WOUNDED: "لا جرحى", "جريح واحد", "جريحان", "جرحى", "جريحًا", "جريح", "wounded", "wounded";
    CAPTURED: "لا أسرى", "أسير واحد", "أسيران", "أسرى", "أسيرًا", "أسير", "captured", "captured";
    ARRESTED: "لا معتقلين", "معتقل واحد", "معتقلان", "معتقلين", "معتقلًا", "معتقل", "arrested", "arrested";
    ABDUCTED: "لا مخطوفين", "مخطوف واحد", "مخطوفان", "مخطوفين", "مخطوفًا", "مخطوف", "abducted", "abducted";
    MISSING: "لا مفقودين", "مفقود واحد", "مفقودان", "مفقودين", "مفقودًا", "مفقود", "missing", "missing";
    DISPLACED: "لا نازحين", "نازح واحد", "نازحان", "نازحين", "نازحًا", "نازح", "displaced", "displaced";
    PERSON: "لا أحد", "شخص واحد", "شخصان", "أشخاص", "شخصًا", "شخص", "person", "people";
    INCIDENT: "لا حوادث", "حادثة واحدة", "حادثتان", "حوادث", "حادثة", "حادثة", "incident", "incidents";
    ARTICLE: "لا مقالات", "مقال واحد", "مقالان", "مقالات", "مقالًا", "مقال", "article", "articles";
    ATTACK: "لا هجمات", "هجوم واحد", "هجومان", "هجمات", "هجومًا", "هجوم", "attack", "attacks";
    OPERATION: "لا عمليات", "عملية واحدة", "عمليتان", "عمليات", "عملية", "عملية", "operation", "operations";
    DEATH: "لا وفيات", "قتيل واحد", "قتيلان", "قتلى", "قتيلًا", "قتيل", "death", "deaths";
    INJURY: "لا إصابات", "إصابة واحدة", "إصابتان", "إصابات", "إصابة", "إصابة", "injury", "injuries";
    ARREST: "لا اعتقالات", "حالة اعتقال واحدة", "حالتا اعتقال", "حالات اعتقال", "حالة اعتقال", "حالة اعتقال", "arrest", "arrests";
    REQUEST: "لا طلبات", "طلب واحد", "طلبان", "طلبات", "طلبًا", "طلب", "request", "requests";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arabic_forms_follow_the_number() {
        for (n, want) in [
            (0, "لا أحد"),
            (1, "شخص واحد"),
            (2, "شخصان"),
            (3, "3 أشخاص"),
            (10, "10 أشخاص"),
            (11, "11 شخصًا"),
            (99, "99 شخصًا"),
            (100, "100 شخص"),
            (102, "102 شخص"),
            (103, "103 أشخاص"),
            (111, "111 شخصًا"),
            (1000, "1000 شخص"),
        ] {
            assert_eq!(PERSON.count(n, Lang::Ar), want);
        }
    }

    #[test]
    fn english_has_two_forms() {
        assert_eq!(ATTACK.count(1, Lang::En), "1 attack");
        assert_eq!(ATTACK.count(0, Lang::En), "0 attacks");
        assert_eq!(PERSON.count(2, Lang::En), "2 people");
    }
}
