//! Every word the page says, in Arabic and English.
//!
//! [`Words`] is one table with both languages side by side, so that a sentence missing in one of them does not compile. Article text never passes
//! through here; what is counted goes through [`plural`].

pub mod labels;
pub mod plural;
mod words;

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

    /// The Arabic or the English of a pair.
    pub fn pick<'a>(self, ar: &'a str, en: &'a str) -> &'a str {
        match self {
            Lang::Ar => ar,
            Lang::En => en,
        }
    }
}
