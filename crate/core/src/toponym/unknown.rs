//! Names that no gazetteer knows.

use super::words::is_direction;
use super::{Finder, Name};
use crate::lexicon::Hit;
use crate::token::Token;

impl Finder<'_> {
    /// «قرية X» where no gazetteer knows X: the name is kept so that a person can place it.
    pub(super) fn unknown_name(&self, at: usize, to: usize, type_word: Option<&Hit>) -> Option<Name> {
        let hit = type_word.filter(|h| !h.reading.before.definite)?;
        let row = self.lexicon.placewords.row(hit);
        let kinds =
            ["village", "town", "city", "camp", "quarter", "facility", "premises", "area", "district"];
        if !kinds.contains(&row.id.as_str()) {
            return None;
        }
        // «نقطة (العرقوب)», but «موقع "كذا"» is a page.
        let page = |h: &Hit| h.from == hit.from && self.has(h, "source");
        let quoted = hit.to < at && !self.placewords.iter().any(page);
        let token = self.word_of_name(at, to)?;
        let head = hit.reading.stem.as_str();
        // «مدينة فيرغسون», but not «مدن ساحلية».
        let city = row.id == "city" && hit.number != crate::inflect::Number::Plural;
        let common = city
            || ["village", "town", "camp"].contains(&row.id.as_str())
            || self.listed("takes_name", head)
            || quoted;
        if self.listed("takes_no_name", head) && !quoted
            || self.names_nothing(at, &token.text)
            || self.leads_to_name(at)
            || token.text.starts_with("لل")
            || !self.opens_name(at, to) && self.is_lexicon_word(at, at + 1)
            || self.is_body_part(at, &token.text)
            || self.placewords.iter().any(|h| h.from == at && h.reading.before.conjunction.is_some())
            || !common && !token.text.starts_with("ال")
        {
            return None;
        }
        // «بلدات تسيطر عليها المعارضة», «مطار ومنشأة»: a clause about the places, and the next thing of a list.
        let clause = self.token(at + 1).is_some_and(|t| at + 1 < to && self.listed("about_it", &t.text));
        let joined = token.text.starts_with('و') && !self.listed("starts_name", &token.text);
        if !quoted && (clause || joined && token.text.ends_with("ه")) {
            return None;
        }
        // An indefinite feminine word after قرية is its adjective (قرية حدودية), not its name.
        if !token.text.starts_with("ال") && token.text.ends_with("يه") {
            return None;
        }
        // «معسكر تدريبي», «مطار عسكري»: likewise after a masculine one.
        if !token.text.starts_with("ال") && token.text.ends_with('ي') && self.listed("takes_adjective", head)
        {
            return None;
        }
        let end = self.unknown_end(at, to);
        let name =
            self.words.tokens.get(at..end)?.iter().map(|t| t.text.as_str()).collect::<Vec<_>>().join(" ");
        Some(Name { end, name, candidates: Vec::new(), tentative: false })
    }

    /// «قريتي A وB», «قرى A وB وC» where no gazetteer knows B: what the type word of several leads to besides its first name.
    /// Of «قرى» only what has ال, and what the list goes on or ends behind: «قرى A وB وانسحبوا» tells no third village.
    pub(super) fn unknown_of_list(&self, at: usize, to: usize, type_word: Option<&Hit>) -> Option<Name> {
        let row = self.lexicon.placewords.row(type_word?);
        let token = self.word_of_name(at, to)?;
        let bare = token
            .text
            .strip_prefix('و')
            .filter(|b| !self.listed("starts_name", &token.text) && !b.is_empty());
        let bare = bare.unwrap_or(&token.text);
        let two =
            type_word?.number == crate::inflect::Number::Dual || type_word?.reading.stem.ends_with("تي");
        let of_several = bare.starts_with("ال") && !bare.ends_with("ات");
        if !["village", "town", "city", "quarter"].contains(&row.id.as_str())
            || bare.chars().count() < 3
            || !two && !of_several
            || self.names_nothing(at, bare)
            || self.is_lexicon_word(at, at + 1)
            || self.placewords.iter().any(|h| h.from == at)
        {
            return None;
        }
        let ends = |i: usize| {
            i >= to
                || self.token(i).is_none_or(|t| {
                    !t.is_word()
                        || t.text.starts_with(['و', 'ب'])
                        || t.text == "في"
                        || self.listed("leads_on", &t.text)
                })
        };
        let named = |i: usize| self.token(i).is_some_and(|t| t.is_word() && !self.listed("plain", &t.text));
        let end = if ends(at + 1) {
            at + 1
        } else if two && named(at + 1) && ends(at + 2) {
            at + 2
        } else {
            return None;
        };
        let rest = self.words.tokens.get(at + 1..end)?.iter().map(|t| t.text.as_str());
        let name = std::iter::once(bare).chain(rest).collect::<Vec<_>>().join(" ");
        Some(Name { end, name, candidates: Vec::new(), tentative: false })
    }

    /// The token that an unknown name may begin with.
    fn word_of_name(&self, at: usize, to: usize) -> Option<&Token> {
        self.token(at).filter(|t| at < to && t.is_word() && !self.mentions.is_ignored(at))
    }

    /// «قرية مجاورة», «بلدات شمالية», «مخيم الجبهة»: words that describe, points of the compass and actors are no name.
    fn names_nothing(&self, at: usize, word: &str) -> bool {
        self.listed("plain", word)
            || is_direction(word)
            || self.mentions.actors.iter().any(|a| a.from <= at && at < a.to)
    }

    /// «أم كذا», «باب كذا»: the first word of a longer name, whatever it means elsewhere.
    fn opens_name(&self, at: usize, to: usize) -> bool {
        let goes_on = |t: &Token| at + 1 < to && t.is_word() && !self.listed("plain", &t.text);
        self.token(at).is_some_and(|t| self.listed("starts_name", &t.text))
            && self.token(at + 1).is_some_and(goes_on)
    }

    /// How far an unknown name reaches: to the closing quote, over the words that never end a name, over «بن».
    fn unknown_end(&self, at: usize, to: usize) -> usize {
        if let Some(close) = self.quoted_end(at, to) {
            return close;
        }
        let word = |i: usize| {
            self.token(i).filter(|t| {
                i < to && t.is_word() && !self.listed("plain", &t.text) && !self.listed("leads_on", &t.text)
            })
        };
        let son = |i: usize| self.token(i).is_some_and(|t| i < to && matches!(t.text.as_str(), "بن" | "ابن"));
        let mut end = at + 1;
        let two = self.token(at).is_some_and(|t| self.listed("starts_name", &t.text));
        if two && word(end).is_some() {
            end += 1;
        }
        // «قرية حسن شامي شمال أربيل»: a second word of the name when what follows it says where that lies.
        if !two
            && word(end).is_some()
            && !self.is_lexicon_word(end, end + 1)
            && self.token(end + 1).is_some_and(|t| end + 1 < to && self.ends_name(end, &t.text))
            && self.name_at(end, to, None, false).is_none()
        {
            end += 1;
        }
        // «غيل بن يمين».
        if son(end) && word(end + 1).is_some() {
            end += 2;
        }
        end
    }

    /// «قرية حسن شامي شمال أربيل», «بلدة بيت صليبي في بعلبك»: what follows says where the name lies. Before «في» an adjective is
    /// no second word of it: «مدينة درنة الليبية في».
    fn ends_name(&self, second: usize, next: &str) -> bool {
        let adjective = self.token(second).is_none_or(|t| t.text.ends_with("يه") || t.text.ends_with('ي'));
        self.listed("leads_on", next) || next == "في" && !adjective
    }

    /// «جبل "سيدي علي بوناب"»: the name is what stands in the quotes.
    fn quoted_end(&self, at: usize, to: usize) -> Option<usize> {
        let before = self.token(at.checked_sub(1)?)?;
        let close = if before.is_sign('"') {
            '"'
        } else if before.is_sign('(') {
            ')'
        } else {
            return None;
        };
        let end = (at + 1..to.min(at + 6)).find(|i| self.token(*i).is_none_or(|t| !t.is_word()))?;
        self.token(end).filter(|t| t.is_sign(close)).map(|_| end)
    }
}
