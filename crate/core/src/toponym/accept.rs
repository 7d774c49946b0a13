//! Whether words that the gazetteer knows are meant as a place here.

use super::words;
use super::{Finder, LONGEST, Name};
use crate::lexicon::Hit;
use crate::normalize::fold;
use crate::place::{Level, Place, Told};
use crate::token::{Token, TokenKind};

/// «بلدة أبي صيدا», «في أبا الخصيب»: names are listed in the nominative.
fn nominative(word: String) -> String {
    if matches!(word.as_str(), "ابي" | "ابا") { "ابو".to_owned() } else { word }
}

/// Inhabitants from which on nobody says قرية.
const LARGEST_VILLAGE: u32 = 100_000;

/// States, provinces and cities, which the news names without a word of what they are.
fn is_large(p: &Place) -> bool {
    matches!(p.level, Level::Country | Level::Province) || p.population >= 40_000
}

impl Finder<'_> {
    /// The longest acceptable name that starts at a token.
    pub(super) fn name_at(&self, at: usize, to: usize, type_word: Option<&Hit>, cued: bool) -> Option<Name> {
        let token = self.token(at)?;
        if token.kind != TokenKind::Word || self.is_something_else(at, cued) {
            return None;
        }
        let mut best: Option<Name> = None;
        for reading in self.words.readings(at).iter().filter(|r| r.pronoun.is_empty()) {
            if reading.before.particle == Some('س') || reading.before.particle == Some('ك') {
                continue;
            }
            let cut = reading.before.particle.is_some() || reading.before.conjunction.is_some();
            if cut && self.listed("given_name", &token.text) {
                continue;
            }
            // «مواقع للطرف الآخر», «قرى وبلدات»: nothing is cut off a name right after its type word.
            if type_word.is_some() && !reading.before.only_article() {
                continue;
            }
            let mut phrase = nominative(reading.with_article());
            let mut end = at + 1;
            loop {
                if best.as_ref().is_none_or(|b| end > b.end || b.tentative) {
                    let candidates = self.bearers(&phrase, at, type_word);
                    // «الطارمية شمالي بغداد»: the direction belongs to what follows.
                    let direction = best.is_some()
                        && candidates.iter().all(|p| p.approximate)
                        && self
                            .token(end - 1)
                            .is_some_and(|t| matches!(t.text.as_str(), "شمالي" | "جنوبي" | "شرقي" | "غربي"));
                    if !direction
                        && self.acceptable(at, end, &phrase, &candidates, cued, reading.before.particle)
                    {
                        best = Some(Name { end, name: phrase.clone(), candidates, tentative: false });
                    } else if best.is_none()
                        && !cued
                        && self.perhaps(at, end, &phrase, &candidates, reading.before.particle)
                    {
                        best = Some(Name { end, name: phrase.clone(), candidates, tentative: true });
                    }
                }
                // «قاعدة البرج 22», «كيلو 16»: a number may be the end of a name.
                let goes_on = |t: &&Token| t.is_word() || t.kind == TokenKind::Number;
                let next = self.token(end).filter(|t| end < to && goes_on(t) && end - at < LONGEST);
                let Some(next) = next else { break };
                if !self.places.may_continue(&phrase) {
                    break;
                }
                phrase = format!("{phrase} {}", next.text);
                end += 1;
            }
        }
        best
    }

    /// A phrase that must not fire, a force, a person.
    fn is_something_else(&self, at: usize, cued: bool) -> bool {
        // «العاصمة الإيرانية طهران»: elsewhere a capital often stands for its state.
        let capital = [1, 2].iter().any(|n| {
            at.checked_sub(*n).and_then(|b| self.token(b)).is_some_and(|t| t.text.ends_with("العاصمه"))
        });
        // «جنوب غرب ليبيا» is no south of «غرب ليبيا».
        let side =
            |i: Option<usize>| i.and_then(|i| self.token(i)).is_some_and(|t| words::is_direction(&t.text));
        self.mentions.is_ignored(at)
            || side(Some(at)) && side(at.checked_sub(1))
            || !capital
                && self
                    .mentions
                    .actors
                    .iter()
                    .any(|a| a.from <= at && at < a.to && !(a.to == a.from + 1 && self.is_country(at)))
            || !cued && self.names_a_person(at)
    }

    /// «غارات في سوريا»: behind a preposition the letters of «جنديا سوريا» are the country.
    fn is_country(&self, at: usize) -> bool {
        let text = self.token(at).map_or("", |t| t.text.as_str());
        (text.ends_with("يا") || text == "سوريه")
            && self.place_expected(at)
            && self.places.lookup(text).iter().any(|p| p.level == Level::Country && !p.approximate)
    }

    /// «في جاسم», «في الحراك»: a name that is also an ordinary word, right after a preposition of place, or «استهدفت القصر
    /// قضاء الهرمل», right before the district or province that it lies in.
    fn perhaps(
        &self,
        at: usize,
        end: usize,
        phrase: &str,
        candidates: &[Place],
        particle: Option<char>,
    ) -> bool {
        let before = at.checked_sub(1).and_then(|b| self.token(b)).map_or("", |t| t.text.as_str());
        let lies = |h: &&Hit| h.to == at && !self.lexicon.placewords.row(h).cell("relation").is_empty();
        let object = self.mentions.triggers.iter().any(|h| h.to == at);
        let placed = self.area_follows(end) && (self.listed("preposition", before) || object)
            || self.direction_follows(end)
                && (self.listed("preposition", before) || object && phrase.starts_with("ال"));
        let led = particle.is_none()
            && (placed
                || matches!(before, "في" | "وفي" | "ففي" | "قرب" | "داخل" | "#")
                || self.placewords.iter().any(|h| lies(&h)));
        // «الشرقية قضاء النبطية»: listed without ال.
        let bare = phrase.strip_prefix("ال").filter(|_| placed);
        let spelled = |p: &Place| fold(&p.name_ar) == phrase || bare == Some(fold(&p.name_ar).as_str());
        led && phrase.chars().count() >= 3
            && candidates.iter().any(spelled)
            && !self.is_no_name(at, end, phrase, candidates)
            && !self.is_lexicon_word(at, end)
            && !self.is_function_word(at, end)
            && !self.leads_to_name(at)
            && !self.placewords.iter().any(|h| h.from == at)
    }

    /// «بولاية X», «في ريف X», «قضاء X»: the area right behind a name says that it is one.
    fn area_follows(&self, end: usize) -> bool {
        let from = if self.token(end).is_some_and(|t| t.text == "في") { end + 1 } else { end };
        self.placewords.iter().any(|h| {
            let row = self.lexicon.placewords.row(h);
            let wide = matches!(row.id.as_str(), "province" | "district" | "countryside");
            h.from == from && wide && !h.reading.before.definite && h.reading.before.conjunction.is_none()
        }) || self.in_province(end)
    }

    /// «هاجم مستوطنون العوجا شمال أريحا».
    fn direction_follows(&self, end: usize) -> bool {
        self.placewords.iter().any(|h| h.from == end && self.has(h, "direction"))
    }

    /// «بدرعا», «بشمال كردفان».
    fn in_province(&self, at: usize) -> bool {
        let Some(first) = self.token(at).and_then(|t| t.text.strip_prefix('ب')) else { return false };
        let second = self.token(at + 1).filter(|t| t.is_word()).map(|t| format!("{first} {}", t.text));
        let province = |name: &str| {
            self.places
                .lookup(name)
                .iter()
                .any(|p| p.level == Level::Province && !p.approximate && fold(&p.name_ar) == name)
        };
        province(first) || second.as_deref().is_some_and(province)
    }

    /// Who bears the name; «مخيم "بلاطة"» is first asked for together with the type word that the quote parts it from.
    fn bearers(&self, phrase: &str, at: usize, type_word: Option<&Hit>) -> Vec<Place> {
        let parted = type_word.filter(|h| h.to < at);
        let typed = parted.map(|h| self.places.lookup(&format!("{} {phrase}", h.reading.stem)));
        let typed = typed.filter(|found| found.iter().any(|p| !p.approximate));
        let mut found = typed.unwrap_or_else(|| self.places.lookup(phrase));
        self.add_seats(phrase, &mut found);
        // «قرية الطائف» is no city of a million.
        if type_word.is_some_and(|h| self.lexicon.placewords.row(h).id == "village") {
            found.retain(|p| p.population < LARGEST_VILLAGE || p.is_by_hand());
        }
        found
    }

    /// «قضاء الطارمية» is asked for with its type word, which the town of that name does not bear: it stands beside the
    /// district, whose people live in it.
    fn add_seats(&self, phrase: &str, found: &mut Vec<Place>) {
        let Some((_, bare)) = phrase.split_once(' ') else { return };
        let Some(district) = found.first().filter(|_| found.iter().all(|p| p.level == Level::District))
        else {
            return;
        };
        let here = (district.country.clone(), district.admin1_ar.clone());
        let seat = |p: &Place| {
            p.level == Level::Settlement && !p.approximate && (&p.country, &p.admin1_ar) == (&here.0, &here.1)
        };
        let only = found.len() == 1;
        found.extend(self.places.lookup(bare).into_iter().filter(|p| only && seat(p)));
    }

    fn acceptable(
        &self,
        at: usize,
        end: usize,
        phrase: &str,
        candidates: &[Place],
        cued: bool,
        particle: Option<char>,
    ) -> bool {
        if candidates.is_empty() || phrase.chars().count() < 2 {
            return false;
        }
        if self.places.told(phrase) != Told::No {
            return true;
        }
        // «سوق معسكر X»: one type word after the other, the name is still to come.
        if cued && end == at + 1 && (self.leads_to_name(at) || self.is_adjective(phrase, candidates)) {
            return false;
        }
        // «في معسكر A ومعسكر B»: the type word of the next name.
        let next_type =
            |h: &Hit| h.from == at && h.to == end && self.has(h, "cue") && !h.reading.before.definite;
        if self.placewords.iter().any(next_type) && self.token(end).is_some_and(|t| t.is_word()) {
            return false;
        }
        // «مواقع عناصر التنظيم», «نقاط تفتيش»: what stands or lies there. «مطار القاعدة» is that of the base just named.
        if let Some(head) = self.type_word_before(at).filter(|_| cued && end == at + 1)
            && (self.listed("takes_no_name", head) && self.is_lexicon_word(at, end)
                || self.listed("belongs_to", head) && self.points_back(at)
                || self.listed("front", head) && self.listed("front_of", phrase))
        {
            return false;
        }
        // «منطقة حصن بلعيد», «منطقة عين طلطان»: the beginning of a longer name is not another place that is written with ال.
        if cued && end == at + 1 && self.is_only_beginning(at, phrase, candidates) {
            return false;
        }
        // «سوق شعبي»: an adjective, though a far hamlet bears the letters.
        if let Some(head) = self.type_word_before(at).filter(|_| cued && end == at + 1)
            && phrase.ends_with('ي')
            && !phrase.starts_with("ال")
            && self.listed("takes_adjective", head)
        {
            return false;
        }
        // «على مواقع جديدة في مديرية X»: said of the places, and no name of one.
        if cued && end == at + 1 && self.token(at).is_some_and(|t| self.listed("described", &t.text)) {
            return false;
        }
        if self.is_no_name(at, end, phrase, candidates) || self.is_apposition(end, phrase, candidates) {
            return false;
        }
        // «جبل سمامة», «مخيم جنين»: the name brings its own type word.
        let typed = end - at > 1
            && self
                .placewords
                .iter()
                .any(|h| h.from == at && h.to == at + 1 && self.has(h, "cue") && !h.reading.before.definite);
        let cued = cued || typed;
        let bare = phrase.split_once(' ').map_or(phrase, |(_, rest)| rest);
        // «جبل موية»: listed as it is said here, whatever its last word is besides.
        let listed = || candidates.iter().any(|p| fold(&p.name_ar) == phrase);
        if typed && end == at + 2 && self.is_adjective(bare, candidates) && !listed() {
            return false;
        }
        if cued {
            // «مدينة حمورية»: only its surroundings are known, but it is written so.
            let guessed = |p: &Place| p.approximate && end == at + 1 && fold(&p.name_ar) != phrase;
            return !self.is_function_word(at, end) && !candidates.iter().all(guessed);
        }
        self.is_spelled_as_known(at, end, phrase, candidates)
            && self.stands_alone(at, end, phrase, candidates, particle)
    }

    /// «حصن», «عين» with another word behind them, where nothing is listed under the bare word.
    fn is_only_beginning(&self, at: usize, phrase: &str, candidates: &[Place]) -> bool {
        let goes_on = |t: &Token| {
            t.is_word()
                && !t.text.starts_with(['و', 'ب', 'ل'])
                && !self.listed("plain", &t.text)
                && !self.listed("leads_on", &t.text)
                && !words::is_direction(&t.text)
        };
        self.listed("starts_name", phrase)
            && self.token(at + 1).is_some_and(goes_on)
            && !candidates.iter().any(|p| fold(&p.name_ar) == phrase)
    }

    /// The type word that stands right before a name, without its ending.
    fn type_word_before(&self, at: usize) -> Option<&str> {
        self.placewords.iter().find(|h| h.to == at && self.has(h, "cue")).map(|h| h.reading.stem.as_str())
    }

    /// «القاعدة», «المطار»: a type word with ال.
    fn points_back(&self, at: usize) -> bool {
        self.placewords.iter().any(|h| h.from == at && self.has(h, "facility") && h.reading.before.definite)
    }

    /// Without a type word: the letters are those of a known name, with and without ال as that has it.
    fn is_spelled_as_known(&self, at: usize, end: usize, phrase: &str, candidates: &[Place]) -> bool {
        // «مسافر يطا»: only its surroundings are known, but two words are no chance likeness.
        let known = |p: &Place| end > at + 1 && fold(&p.name_ar) == phrase;
        if candidates.iter().all(|p| p.needs_cue || p.approximate && !known(p)) {
            return false;
        }
        let definite = |p: &Place| p.name_ar.starts_with("ال");
        if phrase.starts_with("ال") {
            // «الأراضي السورية», «العاصمة السورية»: another name of a state or a city.
            let other = |p: &Place| end > at + 1 && is_large(p);
            return candidates.iter().any(|p| definite(p) || other(p) || fold(&p.name_ar) == phrase);
        }
        // «داخله» is no الداخلة: a bare word is not a name that is always written with ال.
        end > at + 1 || !candidates.iter().all(definite)
    }

    /// Without a type word: large, of several words, or where a place is expected; no word of the lexicon.
    fn stands_alone(
        &self,
        at: usize,
        end: usize,
        phrase: &str,
        candidates: &[Place],
        particle: Option<char>,
    ) -> bool {
        // «بعقوبة» is a city before it is «by a punishment»: the first letter belongs to a well-known name.
        let own_letter = particle.is_none()
            && self.token(at).is_some_and(|t| t.text.starts_with(['ب', 'ل', 'ك']))
            && candidates.iter().any(|p| p.population >= 100_000);
        let large = candidates.iter().any(|p| !p.needs_cue && is_large(p));
        // «في عمان», «في أبين»: behind a preposition of place a city, not «two uncles» or «two fathers».
        let led = particle == Some('ب') || self.place_expected(at);
        let named = large && led && end == at + 1 && self.is_dual_of_people(at);
        let known = own_letter || named || end == at + 1 && self.is_country(at);
        if !known && self.is_lexicon_word(at, end) {
            return false;
        }
        // «بمساعدة», «بحركة»: ب before a single small name is far more often an ordinary noun.
        let with_b = particle == Some('ب')
            && (phrase.starts_with("ال")
                || candidates.iter().any(|p| p.population >= 15_000 || p.level == Level::Region));
        large || end - at >= 2 || with_b || (particle.is_none() && self.place_expected(at))
    }

    /// «العاصمة الليبية طرابلس»: the name that follows says it.
    fn is_apposition(&self, end: usize, phrase: &str, candidates: &[Place]) -> bool {
        let named = |t: &Token| candidates.iter().any(|p| fold(&p.name_ar) == t.text);
        (phrase.starts_with("العاصمه ") || phrase.starts_with("عاصمه ")) && self.token(end).is_some_and(named)
    }

    /// Whether the letters are a word of the lexicon only as two of a kind of people.
    fn is_dual_of_people(&self, at: usize) -> bool {
        let here = |h: &&Hit| h.from <= at && at < h.to;
        let people: Vec<&Hit> = self.mentions.people.iter().filter(here).collect();
        !people.is_empty()
            && people.iter().all(|h| h.number == crate::inflect::Number::Dual && h.to == at + 1)
    }

    /// Words whose letters make a name by chance, or that are a name with the beginning of what follows.
    fn is_no_name(&self, at: usize, end: usize, phrase: &str, candidates: &[Place]) -> bool {
        // «مديرية غيل بن يمين» is not الغيل: the name goes on.
        if self.token(end).is_some_and(|t| t.text == "بن") {
            return true;
        }
        // «مدينة جاسم شمالي درعا»: the direction leads to the next name.
        let last = phrase.rsplit(' ').next().unwrap_or("");
        if end > at + 1
            && matches!(last, "شمالي" | "جنوبي" | "شرقي" | "غربي" | "شمال" | "جنوب" | "شرق" | "غرب" | "وسط")
        {
            return true;
        }
        // «المنطقة الجنوبية الشرقية من المحافظة»: a part of what is named, not the district of that name.
        let part = phrase.split_once(' ').is_some_and(|(head, _)| head == "المنطقه");
        let turn = |t: &Token| matches!(t.text.as_str(), "الشرقيه" | "الغربيه" | "الشماليه" | "الجنوبيه");
        if part && self.token(end).is_some_and(turn) {
            return true;
        }
        // «وأن» and «فإن» open half of all reports and are the letters of the Turkish town of Van: it needs its own type word, also
        // in a list of towns («بلدتي كذا وكذا، وإن طفلين قتلا»).
        let that = phrase.strip_prefix(['و', 'ف']).is_some_and(|w| self.listed("particle", w));
        if end == at + 1 && that && self.type_word_before(at).is_none() {
            return true;
        }
        // «من جهة الشرق»: a side, not the Moroccan region «جهة الشرق».
        let side = phrase.strip_prefix("جهه ").is_some_and(words::is_direction);
        let from = at.checked_sub(1).and_then(|b| self.token(b));
        if side && from.is_some_and(|t| matches!(t.text.as_str(), "من" | "ومن" | "الي")) {
            return true;
        }
        // Keys are joined without spaces, so «قبل أن» would be the town قبلان. «بلدة حوش السيد علي», «في علي الغربي» are written so.
        let written = (self.type_word_before(at).is_some() || !self.listed("particle", last))
            && candidates.iter().any(|p| fold(&p.name_ar) == phrase);
        let particle_inside = !written && phrase.split(' ').any(|w| self.listed("particle", w));
        // «آر بي جي» is no بيجي: letters that are read out one by one.
        let spelled = end > at + 1 && phrase.split(' ').all(|w| w.chars().count() <= 2);
        let direction = end == at + 1 && words::is_direction(phrase);
        particle_inside || spelled || direction || self.is_body_part(at, phrase)
    }

    /// «اللواء خليفة», «وزير الداخلية لطفي بن جدو»: after a title or «بن» stands a person's name.
    fn names_a_person(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return false };
        let son =
            self.token(before).is_some_and(|t| matches!(t.text.as_str(), "بن" | "ابن" | "ولد" | "المدعو"));
        // «منزل عائلة أبو كذا»: the name of a family.
        let family = self.token(before).is_some_and(|t| self.listed("family", &t.text));
        son || family
            || self.mentions.people.iter().any(|p| {
                p.to == at
                    && p.number == crate::inflect::Number::Singular
                    && p.reading.before.definite
                    && self.lexicon.people.row(p).id != "nationality"
            })
    }

    /// An indefinite type word with another word after it.
    pub(super) fn leads_to_name(&self, at: usize) -> bool {
        self.token(at + 1).is_some_and(Token::is_word)
            && self.placewords.iter().any(|h| {
                h.from == at
                    && h.to == at + 1
                    && self.has(h, "cue")
                    && h.reading.before.only_article()
                    && !h.reading.before.definite
            })
    }

    /// A preposition or a place word stands before.
    fn place_expected(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).and_then(|b| self.token(b)) else { return true };
        // «زالنجي: نظم الطلاب …»
        if self.starts.contains(&at)
            && (at + 1..at + 4).any(|i| self.token(i).is_some_and(|t| t.is_sign(':')))
        {
            return true;
        }
        // «ريف دمشق | حرستا: …»
        if before.is_sign('|') && self.token(at + 1).is_some_and(|t| t.is_sign(':')) {
            return true;
        }
        let quoted = self.opens_quote(at - 1);
        let before = if quoted { at.checked_sub(2).and_then(|b| self.token(b)) } else { Some(before) };
        let preposition =
            before.is_some_and(|b| self.listed("preposition", &b.text) || self.listed("dwellers", &b.text));
        preposition || self.placewords.iter().any(|h| h.to == at || (quoted && h.to + 1 == at))
    }

    /// «أصيب في منطقة الصدر», «بعيار ناري في الظهر»: where someone was hit.
    pub(super) fn is_body_part(&self, at: usize, phrase: &str) -> bool {
        const NEAR: usize = 8;
        let before = at.checked_sub(1).and_then(|b| self.token(b)).map_or("", |t| t.text.as_str());
        let wound = |h: &Hit| {
            let kind = self.lexicon.casualties.row(h).cell("kind");
            h.to <= at && at <= h.to + NEAR && kind == "wounded"
        };
        let hit = || self.mentions.casualties.iter().any(wound);
        self.listed("body_part", phrase) && (before.ends_with("منطقه") || before == "في" && hit())
    }

    fn is_function_word(&self, at: usize, end: usize) -> bool {
        end == at + 1
            && (self.mentions.cues.iter().any(|h| h.from == at && h.to == end && h.reading.before.definite)
                || self.mentions.casualties.iter().any(|h| h.from <= at && at < h.to))
    }

    pub(super) fn is_lexicon_word(&self, at: usize, end: usize) -> bool {
        // «كشفت مفرزة بعين قزام مخبأ»: what stands in the gap of an expression is no word of it.
        let gap = |h: &Hit| h.to - h.from > 3 && h.from < at && end < h.to;
        let inside = |list: &[Hit]| list.iter().any(|h| h.from <= at && at < h.to && h.to >= end && !gap(h));
        let m = self.mentions;
        inside(&m.triggers)
            || inside(&m.casualties)
            || inside(&m.people)
            || inside(&m.weapons)
            || inside(&m.cues)
            || inside(&m.sources)
            || m.times.iter().any(|t| t.from <= at && at < t.to)
            // «مسافر يطا» is no traveller.
            || m.numbers.iter().any(|n| n.from <= at && at < n.to && end <= at + 1)
    }

    /// Whether a word stands in a list of `namewords.tsv`.
    pub(super) fn listed(&self, list: &str, word: &str) -> bool {
        self.lexicon.namewords.has(list, word)
    }

    /// «مدينة سويدية», «منطقة باب X»: a bare adjective, or the first word of a longer name, is no name that is always written
    /// with ال.
    fn is_adjective(&self, phrase: &str, candidates: &[Place]) -> bool {
        let begins: String = phrase.chars().take(3).collect();
        !phrase.starts_with("ال")
            && (phrase.ends_with("يه") || self.listed("starts_name", phrase))
            && candidates.iter().all(|p| {
                p.approximate && fold(&p.name_ar) != phrase || !fold(&p.name_ar).starts_with(&begins)
            })
    }
}
