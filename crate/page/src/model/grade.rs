//! How far a person trusts the source and what it says: the Admiralty code, a letter and a figure, each of its own.

use serde::{Deserialize, Serialize};

use crate::i18n::Lang;

/// Both halves; an empty letter and a nought mean «not graded».
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Grade {
    pub reliability: String,
    pub credibility: u8,
}

pub const LETTERS: [&str; 6] = ["A", "B", "C", "D", "E", "F"];

impl Grade {
    pub fn is_empty(&self) -> bool {
        *self == Grade::default()
    }

    /// `B2`, `B`, `2`, or nothing.
    pub fn code(&self) -> String {
        let figure = if self.credibility > 0 { self.credibility.to_string() } else { String::new() };
        format!("{}{figure}", self.reliability)
    }
}

/// The letters with what they mean, for the list.
pub fn reliabilities(lang: Lang) -> Vec<(&'static str, &'static str)> {
    let desk = lang.desk();
    let said = [desk.rel_a, desk.rel_b, desk.rel_c, desk.rel_d, desk.rel_e, desk.rel_f];
    std::iter::once(("", desk.grade_none)).chain(LETTERS.into_iter().zip(said)).collect()
}

/// The figures with what they mean, for the list.
pub fn credibilities(lang: Lang) -> Vec<(&'static str, &'static str)> {
    let desk = lang.desk();
    let said = [desk.cred_1, desk.cred_2, desk.cred_3, desk.cred_4, desk.cred_5, desk.cred_6];
    std::iter::once(("", desk.grade_none))
        .chain(["1", "2", "3", "4", "5", "6"].into_iter().zip(said))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_grade_is_written_as_analysts_write_it() {
        let grade = |letter: &str, figure| Grade { reliability: letter.into(), credibility: figure };
        assert_eq!(grade("B", 2).code(), "B2");
        assert_eq!((grade("F", 0).code(), grade("", 6).code()), ("F".to_owned(), "6".to_owned()));
        assert!(Grade::default().is_empty() && Grade::default().code().is_empty());
        assert_eq!((reliabilities(Lang::En).len(), credibilities(Lang::Ar).len()), (7, 7));
    }
}
