//! Clitics: و ف ب ل ك س ال before a word, attached pronouns after it.
//!
//! Clitics are grammar, not spelling, so a lexicon row is written once, in its plain form. [`readings`] lists every way to cut
//! a folded word; which of them is meant is decided by whoever looks the stem up.
//! *Finds*: every cut that grammar allows, the whole word first. *Refuses*: stems of one letter, a pronoun behind ال.
//! *Example*: وبالطريف → و + ب + ال + طريف; للتنظيم → ل + ال + تنظيم; فقتل → ف + قتل (and فقتل); اصابته → اصابه + ه.
//! *Leaves out*: inflection (plurals, persons, duals), which `inflect.rs` lists for every row of the lexicon.

/// What stood before the stem.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Proclitics {
    /// و or ف.
    pub conjunction: Option<char>,
    /// ب, ل or ك; س of the future.
    pub particle: Option<char>,
    /// ال.
    pub definite: bool,
}

impl Proclitics {
    /// Nothing was cut but ال.
    #[must_use]
    pub const fn only_article(self) -> bool {
        self.conjunction.is_none() && self.particle.is_none()
    }
}

/// One way to cut a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    pub before: Proclitics,
    /// The stem, folded, without ال.
    pub stem: String,
    /// The attached pronoun, or empty.
    pub pronoun: &'static str,
}

impl Reading {
    /// The stem with ال restored where it stood.
    #[must_use]
    pub fn with_article(&self) -> String {
        if self.before.definite { format!("ال{}", self.stem) } else { self.stem.clone() }
    }
}

/// Attached pronouns that news prose uses, longest first.
const PRONOUNS: &[&str] = &["هما", "هم", "هن", "ها", "نا", "كم", "ه"];

/// Every way to cut a folded word, the whole word first. The stem always keeps at least two letters.
#[must_use]
pub fn readings(word: &str) -> Vec<Reading> {
    let mut found = Vec::with_capacity(8);
    for (before, rest) in fronts(word) {
        push(&mut found, before, rest.clone(), "");
        if before.definite {
            continue;
        }
        for pronoun in PRONOUNS {
            if let Some(stem) = rest.strip_suffix(pronoun) {
                if stem.chars().count() < 2 {
                    continue;
                }
                push(&mut found, before, stem.to_owned(), pronoun);
                // Before a pronoun ة is written ت: اصابته is اصابة + ه.
                if let Some(open) = stem.strip_suffix('ت') {
                    push(&mut found, before, format!("{open}ه"), pronoun);
                }
                // And the ا that follows a plural و is gone: قتلوهم is قتلوا + هم.
                if stem.ends_with('و') {
                    push(&mut found, before, format!("{stem}ا"), pronoun);
                }
            }
        }
    }
    found
}

fn push(found: &mut Vec<Reading>, before: Proclitics, stem: String, pronoun: &'static str) {
    let reading = Reading { before, stem, pronoun };
    if !found.contains(&reading) {
        found.push(reading);
    }
}

/// The word as it is, then with ever more of its front cut off.
fn fronts(word: &str) -> Vec<(Proclitics, String)> {
    let mut out = vec![(Proclitics::default(), word.to_owned())];
    let mut bases = vec![(Proclitics::default(), word.to_owned())];
    if let Some((c, rest)) = cut(word, &['و', 'ف']) {
        let before = Proclitics { conjunction: Some(c), ..Proclitics::default() };
        out.push((before, rest.clone()));
        bases.push((before, rest));
    }
    let mut particled = Vec::new();
    for (before, base) in &bases {
        if let Some((c, rest)) = cut(base, &['ب', 'ل', 'ك', 'س']) {
            let before = Proclitics { particle: Some(c), ..*before };
            // لل is ل + ال with the alif gone.
            if c == 'ل'
                && let Some((_, stem)) = cut(&rest, &['ل'])
            {
                out.push((Proclitics { definite: true, ..before }, stem));
            }
            out.push((before, rest.clone()));
            particled.push((before, rest));
        }
    }
    bases.extend(particled);
    for (before, base) in bases {
        if let Some(stem) = base.strip_prefix("ال")
            && stem.chars().count() >= 2
        {
            out.push((Proclitics { definite: true, ..before }, stem.to_owned()));
        }
    }
    out
}

fn cut(word: &str, letters: &[char]) -> Option<(char, String)> {
    let first = word.chars().next().filter(|c| letters.contains(c))?;
    let rest: String = word.chars().skip(1).collect();
    (rest.chars().count() >= 2).then_some((first, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stems(word: &str) -> Vec<String> {
        readings(word).into_iter().map(|r| r.stem).collect()
    }

    #[test]
    fn cuts_fronts_and_pronouns() {
        assert!(stems("وبالطريف").contains(&"طريف".to_owned()));
        assert!(stems("للتنظيم").contains(&"تنظيم".to_owned()));
        assert!(stems("فقتل").contains(&"قتل".to_owned()));
        assert!(stems("اصابته").contains(&"اصابه".to_owned()));
        assert!(stems("قتلوهم").contains(&"قتلوا".to_owned()));
        assert!(stems("ولقوات").contains(&"قوات".to_owned()));
        assert_eq!(stems("في"), ["في"]);
    }

    #[test]
    fn the_article_is_kept_apart() {
        let r = readings("بالقصف");
        assert!(r.iter().any(|r| r.stem == "قصف" && r.before.definite && r.before.particle == Some('ب')));
    }
}
