//! Names that no gazetteer knows.

use super::words::is_plain_word;
use super::{Finder, Name};
use crate::lexicon::Hit;

impl Finder<'_> {
    /// «قرية X» where no gazetteer knows X: the name is kept so that a person can place it.
    pub(super) fn unknown_name(&self, at: usize, to: usize, type_word: Option<&Hit>) -> Option<Name> {
        let hit = type_word.filter(|h| !h.reading.before.definite)?;
        let row = self.lexicon.placewords.row(hit);
        if !matches!(row.id.as_str(), "village" | "town" | "camp" | "quarter" | "facility" | "area") {
            return None;
        }
        let token = self.token(at).filter(|t| at < to && t.is_word())?;
        let head = self.token(hit.from).map_or("", |t| t.text.trim_start_matches(['ب', 'و', 'ل']));
        let named = matches!(
            head,
            "جبل"
                | "وادي"
                | "تل"
                | "منطقه"
                | "معبر"
                | "قاعده"
                | "حقل"
                | "سد"
                | "معسكر"
                | "سجن"
                | "مطار"
        );
        let unnamed = matches!(
            head,
            "طريق"
                | "شارع"
                | "نقطه"
                | "موقع"
                | "محطه"
                | "مبني"
                | "مركز"
                | "مواقع"
                | "شوارع"
                | "نقاط"
                | "مناطق"
                | "موقعا"
        );
        let common = ["village", "town", "camp"].contains(&row.id.as_str()) || named;
        if unnamed
            || token.text.starts_with("لل")
            || is_plain_word(&token.text)
            || self.is_lexicon_word(at, at + 1)
            || !common && !token.text.starts_with("ال")
        {
            return None;
        }
        // An indefinite feminine word after قرية is its adjective (قرية حدودية), not its name.
        if !token.text.starts_with("ال") && token.text.ends_with("يه") {
            return None;
        }
        // «معسكر تدريبي», «مطار عسكري»: likewise after a masculine one.
        if !token.text.starts_with("ال")
            && token.text.ends_with('ي')
            && matches!(head, "معسكر" | "مطار" | "سجن" | "مخيم")
        {
            return None;
        }
        let mut end = at + 1;
        let leads = [
            "ابو",
            "ام",
            "تل",
            "دير",
            "عين",
            "بيت",
            "كفر",
            "خان",
            "راس",
            "وادي",
            "بني",
            "بير",
            "باب",
            "جسر",
            "شيخ",
            "الشيخ",
            "خربه",
            "مزرعه",
            "برج",
            "عبد",
            "حوايج",
            "جب",
            "جبل",
            "تله",
            "سهل",
        ];
        let two = leads.contains(&token.text.as_str());
        if two && self.token(end).is_some_and(|t| end < to && t.is_word() && !is_plain_word(&t.text)) {
            end += 1;
        }
        // «قرية حسن شامي شمال أربيل»: a second word of the name when what follows it says where that lies.
        let leads_on = |t: &crate::token::Token| {
            matches!(
                t.text.as_str(),
                "شمال"
                    | "جنوب"
                    | "شرق"
                    | "غرب"
                    | "شمالي"
                    | "جنوبي"
                    | "شرقي"
                    | "غربي"
                    | "بريف"
                    | "بمحافظه"
                    | "بقضاء"
                    | "بولايه"
                    | "بناحيه"
                    | "بمديريه"
            )
        };
        let second = self
            .token(end)
            .filter(|t| end + 1 < to && t.is_word() && !is_plain_word(&t.text) && !leads_on(t));
        if !two
            && second.is_some()
            && !self.is_lexicon_word(end, end + 1)
            && self.token(end + 1).is_some_and(leads_on)
            && self.name_at(end, to, false).is_none()
        {
            end += 1;
        }
        let name =
            self.words.tokens.get(at..end)?.iter().map(|t| t.text.as_str()).collect::<Vec<_>>().join(" ");
        Some(Name { end, name, candidates: Vec::new() })
    }
}
