//! Cuts the front of a folded word without allocating: و ف, then ب ل ك, then ال.
//!
//! [`crate::morph::readings`] does the same with owned strings and pronouns; numerals and time words need neither, and they
//! are looked up at every token of the text.

use std::borrow::Cow;

/// What stood before the stem.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Front {
    pub conjunction: Option<char>,
    pub particle: Option<char>,
    pub definite: bool,
}

impl Front {
    /// Nothing stood before the stem.
    pub const fn is_bare(self) -> bool {
        self.conjunction.is_none() && self.particle.is_none() && !self.definite
    }

    /// Neither a conjunction nor a particle stood before; ال may have.
    pub const fn is_free(self) -> bool {
        self.conjunction.is_none() && self.particle.is_none()
    }
}

/// Every cut of a word, the whole word first, shorter stems later.
pub(crate) fn cuts(word: &str) -> impl Iterator<Item = (Front, &str)> {
    let mut found: [Option<(Front, &str)>; 12] = [None; 12];
    let mut count = 0;
    let mut add = |front: Front, stem| {
        if let Some(slot) = found.get_mut(count) {
            *slot = Some((front, stem));
            count += 1;
        }
    };
    let whole = (Front::default(), word);
    let joined =
        strip(word, &['و', 'ف']).map(|(c, rest)| (Front { conjunction: Some(c), ..Front::default() }, rest));
    for (front, base) in std::iter::once(whole).chain(joined) {
        add(front, base);
        if let Some(stem) = base.strip_prefix("ال") {
            add(Front { definite: true, ..front }, stem);
        }
        if let Some((c, rest)) = strip(base, &['ب', 'ل', 'ك']) {
            let front = Front { particle: Some(c), ..front };
            if let Some(stem) = rest.strip_prefix("ال") {
                add(Front { definite: true, ..front }, stem);
            }
            // لل is ل + ال with the alif gone.
            if c == 'ل'
                && let Some((_, stem)) = strip(rest, &['ل'])
            {
                add(Front { definite: true, ..front }, stem);
            }
            add(front, rest);
        }
    }
    found.into_iter().flatten().filter(|(_, stem)| !stem.is_empty())
}

fn strip<'a>(word: &'a str, letters: &[char]) -> Option<(char, &'a str)> {
    let first = word.chars().next().filter(|c| letters.contains(c))?;
    word.get(first.len_utf8()..).map(|rest| (first, rest))
}

/// A definite stem with its ال, which stands before it in the word unless ل swallowed its alif («للعام»).
pub(crate) fn with_article<'a>(word: &'a str, stem: &str) -> Cow<'a, str> {
    let start = word.len().wrapping_sub(stem.len() + "ال".len());
    match word.get(start..) {
        Some(whole) if whole.starts_with("ال") => Cow::Borrowed(whole),
        _ => Cow::Owned(format!("ال{stem}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_what_stands_before() {
        let stems = |w| cuts(w).map(|(_, s)| s.to_owned()).collect::<Vec<_>>();
        assert!(stems("وبالخمسه").contains(&"خمسه".to_owned()));
        assert!(stems("للعشرين").contains(&"عشرين".to_owned()));
        assert_eq!(stems("واحد").first().map(String::as_str), Some("واحد"));
        assert!(stems("و").iter().all(|s| !s.is_empty()));
    }
}
