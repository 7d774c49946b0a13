//! Every word the page says, in Arabic and English.
//!
//! [`Words`] and [`Desk`] are tables with both languages side by side, so that a sentence missing in one of them does not compile. Article text never passes
//! through here; what is counted goes through [`plural`].

/// One table of texts: a struct with a field for each row, and its value in both languages.
macro_rules! texts {
    ($table:ident $($name:ident: $ar:literal, $en:literal;)*) => {
        /// All texts of this table in one language.
        #[derive(Debug)]
        pub struct $table { $(pub $name: &'static str),* }
        pub const AR: $table = $table { $($name: $ar),* };
        pub const EN: $table = $table { $($name: $en),* };
        /// All rows, for the test that looks for holes.
        #[cfg(test)]
        pub const ROWS: &[(&str, &str, &str)] = &[$((stringify!($name), $ar, $en)),*];
    };
}
use texts;

mod desk;
pub mod labels;
pub mod plural;
mod words;

pub use desk::Desk;
pub use words::Words;

/// The two languages of the interface. Articles are Arabic in both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    #[default]
    Ar,
    En,
}

impl Lang {
    pub fn code(self) -> &'static str {
        match self {
            Lang::Ar => "ar",
            Lang::En => "en",
        }
    }

    pub fn dir(self) -> &'static str {
        match self {
            Lang::Ar => "rtl",
            Lang::En => "ltr",
        }
    }

    pub fn other(self) -> Lang {
        match self {
            Lang::Ar => Lang::En,
            Lang::En => Lang::Ar,
        }
    }

    pub fn words(self) -> &'static Words {
        match self {
            Lang::Ar => &words::AR,
            Lang::En => &words::EN,
        }
    }

    /// The words of the desk: reading files, merging, grading, downloads.
    pub fn desk(self) -> &'static Desk {
        match self {
            Lang::Ar => &desk::AR,
            Lang::En => &desk::EN,
        }
    }

    /// The Arabic or the English of a pair.
    pub fn pick<'a>(self, ar: &'a str, en: &'a str) -> &'a str {
        match self {
            Lang::Ar => ar,
            Lang::En => en,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holes(text: &str) -> Vec<&str> {
        let mut found: Vec<&str> =
            text.split('{').skip(1).filter_map(|rest| rest.split('}').next()).collect();
        found.sort_unstable();
        found
    }

    fn rows() -> impl Iterator<Item = &'static (&'static str, &'static str, &'static str)> {
        words::ROWS.iter().chain(desk::ROWS)
    }

    #[test]
    fn both_languages_have_the_same_holes_and_no_empty_text() {
        for (name, ar, en) in rows() {
            assert!(!ar.is_empty() && !en.is_empty(), "{name}");
            assert_eq!(holes(ar), holes(en), "{name}");
        }
    }

    #[test]
    fn each_language_is_written_in_its_own_letters() {
        let arabic = |text: &str| text.chars().any(|c| ('\u{0621}'..='\u{064a}').contains(&c));
        for (name, ar, en) in rows().filter(|row| !row.0.starts_with("language")) {
            assert!(arabic(ar), "{name}");
            assert!(!arabic(en), "{name}");
        }
    }
}
