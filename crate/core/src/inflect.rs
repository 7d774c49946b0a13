//! Inflection: every written form of a lexicon word, so that a row is written once, in its plain form.
//!
//! The cell `forms` of a lexicon row holds alternatives separated by `|`; an alternative is one or more words, where
//! - `v:قتل/يقتل` is a verb (past/present, third person masculine singular): persons, genders and duals are listed;
//! - `p:مسلح` is a person or participle with sound plurals (مسلحون, مسلحين, مسلحة, مسلحات);
//! - `=من` is taken as it is; everything else is a noun: dual, feminine dual, tanwin alif;
//! - `غارة+غارات` names the broken or sound plural after `+`, of a word or, where both sides of `+` have equally many words,
//!   of a whole phrase (`ضربة جوية+ضربات جوية`, also behind a gap: `تفجير ... سيارة مفخخة+سيارات مفخخة`);
//! - `@force` is any word of that set (`sets.tsv`), so that a row need not list every kind of troops or of arms;
//! - a word written with ال matches only with ال, one without matches with and without;
//! - `...` allows up to seven other words in between (`v:أطلق/يطلق ... النار`), `..` up to two.
//!
//! *Finds*: from `غارة+غارات` also غارتان, غارتين; from `v:قتل/يقتل` also قتلت, قتلوا, يقتلون. *Refuses*: to guess a broken plural.
//! *Example*: `p:مسلح` → مسلح, مسلحا, مسلحان, مسلحين, مسلحون, مسلحة, مسلحات.
//! *Leaves out*: first and second persons, which news prose has only inside quotations.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::normalize::fold;

/// Sets of words that patterns name with `@`: all their forms, by the name of the set.
pub type Sets = BTreeMap<String, Arc<[Form]>>;

/// The forms behind one cell of `sets.tsv`: single words separated by `|`.
#[must_use]
pub fn set(cell: &str) -> Arc<[Form]> {
    let none = Sets::new();
    cell.split('|').flat_map(|word| word_pattern(word.trim(), &none).forms.to_vec()).collect()
}

/// Grammatical number as the form shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Number {
    Singular,
    Dual,
    Plural,
}

/// What kind of word the form is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    Past,
    Present,
    Noun,
    Literal,
}

/// One written form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// Folded, without ال.
    pub text: String,
    pub part: Part,
    pub number: Number,
    pub feminine: bool,
    /// Only with an attached pronoun: «حارسيه», «نجلاها» are two, while «حارسي» says nothing.
    pub bound: bool,
}

/// One word of a pattern: its forms, and what must stand before it.
#[derive(Clone, Debug, Default)]
pub struct WordPattern {
    /// Shared, because many patterns name the same set.
    pub forms: Arc<[Form]>,
    /// Written with ال in the row: the text must have ال as well.
    pub definite: bool,
    /// How many other words may stand before this one.
    pub gap: usize,
}

/// Reads one alternative of a `forms` cell: its patterns, of which a plural of a whole phrase gives one more.
#[must_use]
pub fn patterns(alternative: &str, sets: &Sets) -> Vec<Vec<WordPattern>> {
    let mut spelled = vec![String::new()];
    let mut stretch = String::new();
    for spec in alternative.split_whitespace().chain([""]) {
        if spec.is_empty() || GAPS.iter().any(|g| g.0 == spec) {
            let choices = phrases(stretch.trim());
            spelled =
                spelled.iter().flat_map(|s| choices.iter().map(move |c| format!("{s} {c} {spec}"))).collect();
            stretch.clear();
        } else {
            stretch.push_str(spec);
            stretch.push(' ');
        }
    }
    spelled.iter().map(|s| pattern(s, sets)).collect()
}

/// The signs of gaps and how many words they leave room for.
const GAPS: [(&str, usize); 2] = [("...", 7), ("..", 2)];

/// A stretch without gaps, and the plurals of it as a phrase; their first word is marked with `+` in front, as a plural only.
fn phrases(stretch: &str) -> Vec<String> {
    let choices: Vec<&str> = stretch.split('+').collect();
    let words = |s: &str| s.split_whitespace().count();
    let first = choices.first().map_or(0, |s| words(s));
    if choices.len() < 2 || first < 2 || choices.iter().any(|s| words(s) != first) {
        return vec![stretch.to_owned()];
    }
    choices
        .iter()
        .enumerate()
        .map(|(i, s)| if i == 0 { (*s).to_owned() } else { format!("+{}", s.trim()) })
        .collect()
}

fn pattern(alternative: &str, sets: &Sets) -> Vec<WordPattern> {
    let mut words: Vec<WordPattern> = Vec::new();
    let mut gap = 0;
    for spec in alternative.split_whitespace() {
        if let Some((_, reach)) = GAPS.iter().find(|g| g.0 == spec) {
            gap = *reach;
            continue;
        }
        let mut word = word_pattern(spec, sets);
        word.gap = gap;
        gap = 0;
        words.push(word);
    }
    words
}

fn word_pattern(spec: &str, sets: &Sets) -> WordPattern {
    let form = |text: &str, part, number| Form {
        text: text.to_owned(),
        part,
        number,
        feminine: false,
        bound: false,
    };
    if let Some(name) = spec.strip_prefix('@') {
        let forms = sets.get(name).cloned().unwrap_or_default();
        return WordPattern { forms, ..WordPattern::default() };
    }
    if let Some(verb) = spec.strip_prefix("v:") {
        return WordPattern { forms: verb_forms(verb).into(), ..WordPattern::default() };
    }
    if let Some(literal) = spec.strip_prefix('=') {
        let forms = vec![form(&fold(literal), Part::Literal, Number::Singular)];
        return WordPattern { forms: forms.into(), ..WordPattern::default() };
    }
    let (person, noun) = match spec.strip_prefix("p:") {
        Some(rest) => (true, rest),
        None => (false, spec.strip_prefix("n:").unwrap_or(spec)),
    };
    let mut parts = noun.split('+');
    let written = parts.next().unwrap_or("");
    let singular = fold(written);
    let (mut definite, bare) = match without_article(written, &singular) {
        Some(rest) if rest.chars().count() >= 2 => (true, rest.to_owned()),
        _ => (false, singular),
    };
    let mut forms =
        if bare.is_empty() { Vec::new() } else { noun_forms(&bare, person, written.ends_with('ة')) };
    let broken = |plural: &str| !["ين", "ون", "ات"].iter().any(|sound| plural.ends_with(sound));
    if !person && !written.ends_with('ة') && noun.contains('+') && parts.clone().all(broken) {
        for ending in ["ي", "ا"] {
            let dual = form(&format!("{bare}{ending}"), Part::Noun, Number::Dual);
            forms.push(Form { bound: true, ..dual });
        }
    }
    for written in parts {
        let plural = fold(written);
        let without = without_article(written, &plural);
        definite |= bare.is_empty() && without.is_some();
        let bare = without.unwrap_or(&plural).to_owned();
        if !bare.ends_with('ا') && !bare.ends_with('ه') {
            forms.push(form(&format!("{bare}ا"), Part::Noun, Number::Plural));
        }
        forms.push(form(&bare, Part::Noun, Number::Plural));
    }
    WordPattern { forms: forms.into(), definite, gap: 0 }
}

/// A folded word without its ال; «ألغام», «آليات», «إلقاء» have none, though folding makes their first letters look so.
fn without_article<'a>(written: &str, folded: &'a str) -> Option<&'a str> {
    folded.strip_prefix("ال").filter(|_| written.starts_with("ال"))
}

/// Past and present, third persons. A verb whose past ends in ى or ا loses it before ت and وا.
fn verb_forms(spec: &str) -> Vec<Form> {
    let (past, present) = spec.split_once('/').unwrap_or((spec, ""));
    let weak = past.ends_with('ى') || past.ends_with('ا');
    let yaa = past.ends_with('ي');
    let past = fold(past);
    let mut forms = Vec::new();
    let mut add = |text: String, part, number, feminine| {
        forms.push(Form { text, part, number, feminine, bound: false });
    };
    let open = if weak || yaa { chop(&past) } else { past.clone() };
    let dual = if weak { format!("{open}يا") } else { format!("{past}ا") };
    let fem = if yaa { format!("{past}ت") } else { format!("{open}ت") };
    add(past.clone(), Part::Past, Number::Singular, false);
    add(fem.clone(), Part::Past, Number::Singular, true);
    add(format!("{open}وا"), Part::Past, Number::Plural, false);
    add(format!("{open}و"), Part::Past, Number::Plural, false);
    add(dual, Part::Past, Number::Dual, false);
    add(format!("{fem}ا"), Part::Past, Number::Dual, true);
    add(format!("{past}ن"), Part::Past, Number::Plural, true);
    if !present.is_empty() {
        let present = fold(present);
        let rest: String = present.chars().skip(1).collect();
        let open: String = if rest.ends_with('ي') || rest.ends_with('ا') && rest.chars().count() > 2 {
            chop(&rest)
        } else {
            rest.clone()
        };
        add(present.clone(), Part::Present, Number::Singular, false);
        add(format!("ت{rest}"), Part::Present, Number::Singular, true);
        add(format!("ي{open}ون"), Part::Present, Number::Plural, false);
        add(format!("ي{open}وا"), Part::Present, Number::Plural, false);
        add(format!("{present}ان"), Part::Present, Number::Dual, false);
        add(format!("ت{rest}ان"), Part::Present, Number::Dual, true);
        add(format!("{present}ن"), Part::Present, Number::Plural, true);
    }
    forms
}

/// `feminine`: written with ة, which folds to ه («مشتبه» is no feminine).
fn noun_forms(bare: &str, person: bool, feminine: bool) -> Vec<Form> {
    let mut forms = Vec::new();
    let mut add = |text: String, number, feminine| {
        forms.push(Form { text, part: Part::Noun, number, feminine, bound: false });
    };
    add(bare.to_owned(), Number::Singular, feminine);
    if bare.chars().count() < 2 {
        return forms;
    }
    if feminine {
        let open = chop(bare);
        for ending in ["تان", "تين", "تا", "تي"] {
            add(format!("{open}{ending}"), Number::Dual, true);
        }
        if person {
            add(format!("{open}ات"), Number::Plural, true);
        }
        return forms;
    }
    if !bare.ends_with('ا') && !bare.ends_with('ء') {
        add(format!("{bare}ا"), Number::Singular, false);
    }
    add(format!("{bare}ان"), Number::Dual, false);
    if person {
        for ending in ["ون", "ين", "و"] {
            add(format!("{bare}{ending}"), Number::Plural, false);
        }
        add(format!("{bare}ي"), Number::Plural, false);
        add(format!("{bare}ه"), Number::Singular, true);
        add(format!("{bare}ات"), Number::Plural, true);
        add(format!("{bare}تان"), Number::Dual, true);
        add(format!("{bare}تين"), Number::Dual, true);
    } else {
        add(format!("{bare}ين"), Number::Dual, false);
    }
    forms
}

fn chop(word: &str) -> String {
    let mut chars: Vec<char> = word.chars().collect();
    chars.pop();
    chars.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(spec: &str) -> Vec<String> {
        pattern(spec, &Sets::new()).into_iter().flat_map(|w| w.forms.to_vec()).map(|f| f.text).collect()
    }

    #[test]
    fn lists_verbs() {
        for form in ["قتل", "قتلت", "قتلوا", "قتلا", "يقتل", "تقتل", "يقتلون"] {
            assert!(texts("v:قتل/يقتل").contains(&form.to_owned()), "{form}");
        }
        for form in ["تبني", "تبنت", "تبنوا", "يتبني"] {
            assert!(texts("v:تبنى/يتبنى").contains(&form.to_owned()), "{form}");
        }
        for form in ["لقي", "لقيت", "لقوا", "لقيا"] {
            assert!(texts("v:لقي/يلقى").contains(&form.to_owned()), "{form}");
        }
    }

    #[test]
    fn a_phrase_has_a_plural_of_its_own() {
        let words = |spec: &str| patterns(spec, &Sets::new()).iter().map(Vec::len).collect::<Vec<_>>();
        assert_eq!(words("ضربة جوية+ضربات جوية"), [2, 2]);
        assert_eq!(words("تفجير ... سيارة مفخخة+سيارات مفخخة"), [3, 3]);
        // One word beside several is the plural of that word alone.
        assert_eq!(words("طائرة+طائرات مسيرة"), [2]);
        assert_eq!(words("حرق ... مقر+مقار+مقرات"), [2]);
        let plural = patterns("الضربة الجوية+الضربات الجوية", &Sets::new()).pop().unwrap_or_default();
        let first = plural.first().cloned().unwrap_or_default();
        assert!(first.definite && first.forms.iter().all(|f| f.number == Number::Plural), "{first:?}");
    }

    #[test]
    fn a_set_stands_for_its_words() {
        let sets = Sets::from([("arms".to_owned(), set("سلاح+أسلحة|p:مسلح"))]);
        let words = pattern("v:ضبط/يضبط ... @arms", &sets);
        let arms = words.get(1).cloned().unwrap_or_default();
        assert!(arms.gap == 7 && !arms.definite);
        assert!(["اسلحه", "مسلحين"].iter().all(|w| arms.forms.iter().any(|f| f.text == *w)));
    }

    #[test]
    fn lists_nouns_and_persons() {
        for form in ["غاره", "غارتين", "غارات"] {
            assert!(texts("غارة+غارات").contains(&form.to_owned()), "{form}");
        }
        for form in ["مسلح", "مسلحون", "مسلحين", "مسلحان", "مسلحه"] {
            assert!(texts("p:مسلح").contains(&form.to_owned()), "{form}");
        }
        // «الألغام», «الآليات»: the alif of the stem is no article.
        for (spec, form) in [("لغم+ألغام", "الغام"), ("آلية+آليات", "اليات"), ("إلقاء", "القاء")]
        {
            assert!(texts(spec).contains(&form.to_owned()), "{form}");
            assert!(pattern(spec, &Sets::new()).iter().all(|w| !w.definite), "{form}");
        }
        // ه of the stem is no ة.
        assert!(texts("p:مشتبه").contains(&"مشتبهين".to_owned()));
        assert!(pattern("التنظيم", &Sets::new()).iter().all(|w| w.definite));
    }
}
