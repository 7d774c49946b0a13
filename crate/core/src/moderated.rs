//! Words that were broken up so that filters do not see them, mended where the outcome is a word that people hide.
//!
//! *Finds*: «ق.ت.ل», «اغتي@ل», «دا3ش», «مذب7ة», «ق|صف», «ان#تحاري», «ش ه ي د», with clitics and endings. *Refuses*: a sign that the known
//! words do not explain («أ.ف.ب», «ص.ب», «السورية/العراقية»). *Example*: «اغتي@ل» → «اغتيال», because `lexicon/moderated.tsv` holds it.
//!
//! `normalize.rs` closes up what needs no lexicon («داعـ.ـش», «ق*تل»); this goes over what it left.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::inflect::{Sets, patterns};
use crate::morph::readings;
use crate::normalize::is_arabic_letter;

/// One letter of the mended text: what it is, and which characters of the chunk it stands for.
pub(crate) type Mended = (char, usize, usize);

/// The longest chunk that is looked at, in characters.
const LONGEST: usize = 24;
/// Signs that may stand for a letter or for nothing; more of them in one word are no word.
const MOST_CHOICES: usize = 4;

static WORDS: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let none = Sets::new();
    let rows = include_str!("../lexicon/moderated.tsv").lines().filter(|l| !l.starts_with('#')).skip(1);
    let cells = rows.filter_map(|row| row.split('\t').nth(1));
    let found = cells.flat_map(|forms| forms.split('|')).flat_map(|form| patterns(form, &none));
    found.flat_map(|words| words.into_iter().flat_map(|w| w.forms.to_vec())).map(|f| f.text).collect()
});

/// Whether a folded word is one that people hide, whatever clitics it carries.
fn is_hidden(word: &str) -> bool {
    word.chars().count() >= 3 && readings(word).iter().any(|r| WORDS.contains(&r.stem))
}

/// The letters that a sign or a digit inside a word may stand for.
const fn stands_for(c: char) -> Option<char> {
    match c {
        '@' | '1' | '!' | '|' | 'l' | 'i' | 'a' => Some('ا'),
        '3' => Some('ع'),
        '7' => Some('ح'),
        '5' | 'o' | '0' => Some('ه'),
        'e' => Some('ي'),
        'w' => Some('و'),
        _ => None,
    }
}

/// Short words that stand by themselves, so that what follows them was not cut off from them («في قتل» is no «فيقتل»).
const WHOLE: &[&str] = &[
    "في",
    "من",
    "عن",
    "ما",
    "لا",
    "لم",
    "لن",
    "ان",
    "او",
    "ثم",
    "قد",
    "كل",
    "هي",
    "هو",
    "مع",
    "لو",
    "بل",
    "اذ",
    "كي",
    "تم",
    "يد",
    "دم",
    "اب",
    "ام",
    "اخ",
    "حي",
    "تل",
    "سد",
    "خط",
    "حد",
    "حق",
    "ضد",
    "كم",
    "هل",
    "اي",
    "يا",
    "ال",
    "ذو",
    "ذي",
    "بن",
    "ابن",
    "عام",
    "يوم",
    "بعد",
    "قبل",
    "عند",
    "غير",
    "بين",
    "حول",
    "ضمن",
    "نحو",
    "اثر",
    "فجر",
    "ليل",
    "حتي",
    "الي",
    "علي",
    "منذ",
    "بلا",
    "لدي",
    "حين",
    "كما",
    "له",
    "به",
    "لها",
    "بها",
    "فهل",
    "لكن",
    "لكنه",
    "لكنها",
    "كان",
    "كانت",
    "مهما",
    "منه",
    "منها",
    "عنه",
    "عنها",
    "انه",
    "انها",
    "هم",
    "هن",
];
/// Pieces of a word that was cut by blanks, at most, and letters of each but the last.
const PIECES: usize = 6;
const PIECE: usize = 4;

/// The end of a word cut by blanks («ش ه ي د», «مق تل», «إس رائيل») that starts at a character, where it is one that people hide.
pub(crate) fn spaced(chars: &[char], at: usize) -> Option<usize> {
    let letter = |i: usize| chars.get(i).is_some_and(|c| is_arabic_letter(*c));
    let word_end = |from: usize| (from..).find(|i| !letter(*i)).unwrap_or(from);
    let mut end = word_end(at);
    let first: String = chars.get(at..end)?.iter().collect();
    let bare = first.strip_prefix("ال").unwrap_or(&first);
    let letters = bare.chars().count();
    // A lone «و» or «ه» is a word, and so is what may begin no hidden one.
    let stands = matches!(first.as_str(), "و" | "ه" | "م" | "ص" | "ت") || WHOLE.contains(&first.as_str());
    if letters == 0 || letters > PIECE - 1 || stands || !may_begin(bare) {
        return None;
    }
    let mut found = None;
    for _ in 1..PIECES {
        let piece = end - at;
        if chars.get(end) != Some(&' ') || !letter(end + 1) || piece > LONGEST {
            break;
        }
        let next = word_end(end + 1);
        // «يعد من»: what follows is a word of its own.
        let piece: String = chars.get(end + 1..next)?.iter().collect();
        if WHOLE.contains(&piece.as_str()) {
            break;
        }
        let word: String = chars.get(at..next)?.iter().filter(|c| **c != ' ').collect();
        if is_hidden(&word) {
            found = Some(next);
        }
        if next - end - 1 > PIECE {
            break;
        }
        end = next;
    }
    found
}

/// Whether a hidden word begins with these letters, behind the clitics of one letter.
fn may_begin(piece: &str) -> bool {
    let begins =
        |piece: &str| WORDS.range(piece.to_owned()..).next().is_some_and(|word| word.starts_with(piece));
    let rest = piece.strip_prefix(['و', 'ف', 'ب', 'ل', 'ك']).filter(|rest| !rest.is_empty());
    begins(piece) || rest.is_some_and(begins)
}

/// The mended letters of a chunk without blanks, or `None` when nothing has to be or can be mended.
pub(crate) fn mend(chunk: &[char]) -> Option<Vec<Mended>> {
    if chunk.len() < 4 || chunk.len() > LONGEST || chunk.iter().all(|c| is_arabic_letter(*c)) {
        return None;
    }
    let from = chunk.iter().position(|c| is_arabic_letter(*c))?;
    let to = chunk.iter().rposition(|c| is_arabic_letter(*c))? + 1;
    let inner = chunk.get(from..to)?;
    let letters = inner.iter().filter(|c| is_arabic_letter(**c)).count();
    let choices: Vec<usize> =
        (0..inner.len()).filter(|i| inner.get(*i).copied().and_then(stands_for).is_some()).collect();
    if letters < 2 || letters == inner.len() || choices.len() > MOST_CHOICES {
        return None;
    }
    // A letter before nothing: who writes «@» or «3» mostly means one.
    (0..1_usize << choices.len()).rev().find_map(|pick| {
        let mut out: Vec<Mended> = Vec::new();
        for (i, c) in inner.iter().enumerate() {
            let chosen = choices.iter().position(|at| *at == i).is_some_and(|n| pick >> n & 1 == 1);
            if is_arabic_letter(*c) {
                out.push((*c, from + i, from + i + 1));
            } else if let Some(letter) = stands_for(*c).filter(|_| chosen) {
                out.push((letter, from + i, from + i + 1));
            } else if let Some(last) = out.last_mut() {
                last.2 = from + i + 1;
            }
        }
        let word: String = out.iter().map(|m| m.0).collect();
        is_hidden(&word).then_some(out)
    })
}
