//! Names in Latin letters inside Arabic text («قرب Deir ez-Zor»), read as their Arabic names.
//!
//! *Finds*: the names of `lexicon/latin.tsv`, in any case, with or without the signs inside them. *Refuses*: other Latin words, which stay as they are.
//! *Example*: «هجوم قرب Khan Younis» is read as «هجوم قرب خان يونس»; the spans stay those of the Latin words.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::normalize::fold;
use crate::token::{Token, TokenKind};

/// The Latin words after the first, and the Arabic words.
type Name = (Vec<String>, Vec<String>);

static NAMES: LazyLock<BTreeMap<String, Vec<Name>>> = LazyLock::new(|| {
    let words = |text: &str, by: fn(char) -> bool| -> Vec<String> {
        text.split(by).filter(|w| !w.is_empty()).map(fold).collect()
    };
    let mut table: BTreeMap<String, Vec<Name>> = BTreeMap::new();
    for row in include_str!("../lexicon/latin.tsv").lines().filter(|l| !l.starts_with('#')) {
        let Some((latin, arabic)) = row.split_once('\t') else { continue };
        let mut latin = words(latin, |c| !c.is_alphanumeric()).into_iter();
        let Some(first) = latin.next() else { continue };
        table.entry(first).or_default().push((latin.collect(), words(arabic, char::is_whitespace)));
    }
    table.values_mut().for_each(|list| list.sort_by_key(|name| std::cmp::Reverse(name.0.len())));
    table
});

/// Puts the Arabic words of known names in the place of the Latin ones.
pub(crate) fn read(tokens: Vec<Token>) -> Vec<Token> {
    if !tokens.iter().any(|t| t.kind == TokenKind::Latin) {
        return tokens;
    }
    let mut out = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        match name(&tokens, at) {
            Some((arabic, to)) => {
                let span = tokens.get(to - 1).map_or(token.span, |last| token.span.cover(last.span));
                for (i, word) in arabic.iter().enumerate() {
                    let glued = i == 0 && token.glued;
                    let kind = TokenKind::Word;
                    out.push(Token { kind, text: word.clone(), span, glued, taa: false, ..token.clone() });
                }
                at = to;
            }
            None => {
                out.push(token.clone());
                at += 1;
            }
        }
    }
    out
}

/// The Arabic words of the name that starts at a token, and where it ends.
fn name(tokens: &[Token], at: usize) -> Option<(&'static [String], usize)> {
    let first = tokens.get(at).filter(|t| t.kind == TokenKind::Latin)?;
    NAMES.get(&first.text)?.iter().find_map(|(rest, arabic)| {
        let mut to = at + 1;
        for word in rest {
            while tokens.get(to).is_some_and(|t| t.kind == TokenKind::Sign && t.glued) {
                to += 1;
            }
            tokens.get(to).filter(|t| t.text == *word)?;
            to += 1;
        }
        Some((arabic.as_slice(), to))
    })
}

#[cfg(test)]
mod tests {
    use crate::normalize::normalize;
    use crate::token::tokenize;

    #[test]
    fn known_names_are_read_as_arabic() {
        for (given, want) in [
            ("قرب Deir ez-Zor أمس", "قرب دير الزور امس"),
            ("في KHAN YOUNIS.", "في خان يونس ."),
            ("من Khan إلى Gaza", "من khan الي غزه"),
            ("شركة Apple", "شركه apple"),
        ] {
            let tokens = tokenize(&normalize(given));
            let texts: Vec<&str> = tokens.iter().map(|t| t.text.as_str()).collect();
            assert_eq!(texts.join(" "), want, "{given}");
        }
        let text = "قرب Deir ez-Zor أمس";
        let tokens = tokenize(&normalize(text));
        assert_eq!(tokens[1].span.cover(tokens[2].span).of(text), "Deir ez-Zor");
    }
}
