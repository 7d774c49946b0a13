//! What became of the files that were given at once: how far reading has come, what was not read and why.

use rasid_core::contract::Text2;

use crate::i18n::Lang;

use super::draft::Complaint;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// Articles found so far; more may come as long as files are left.
    pub found: usize,
    pub files_left: usize,
    pub read: usize,
    /// Name, and why not.
    pub refused: Vec<(String, Text2)>,
    /// Name, and the title of the article that is the same.
    pub twins: Vec<(String, String)>,
}

impl Report {
    /// Articles that are done with, read or not.
    pub fn done(&self) -> usize {
        self.read + self.refused.len() + self.twins.len()
    }

    /// As good a guess of all as there is: a file that was not opened yet counts as one article.
    pub fn all(&self) -> usize {
        (self.found + self.files_left).max(self.done())
    }

    /// Whether there is more to say than that all was read.
    pub fn tells(&self) -> bool {
        !self.refused.is_empty() || !self.twins.is_empty()
    }

    pub fn refuse(&mut self, name: String, why: Text2) {
        self.refused.push((name, why));
    }

    pub fn refuse_for(&mut self, name: String, complaint: &Complaint) {
        self.refuse(name, Text2 { ar: complaint.say(Lang::Ar), en: complaint.say(Lang::En) });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_not_opened_yet_count_as_one_article_each() {
        let mut report = Report { found: 4, files_left: 3, read: 2, ..Report::default() };
        assert_eq!((report.done(), report.all(), report.tells()), (2, 7, false));
        report.refuse_for("a.pdf".into(), &Complaint::EngineStopped);
        assert_eq!((report.done(), report.tells()), (3, true));
        assert!(!report.refused[0].1.ar.is_empty());
    }

    #[test]
    fn a_refused_file_is_never_more_than_all() {
        let mut report = Report::default();
        report.refuse("a".into(), Text2::default());
        assert_eq!((report.done(), report.all()), (1, 1));
    }
}
