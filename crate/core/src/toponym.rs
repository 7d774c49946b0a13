//! Toponyms: names of places in the text, found with the gazetteer and the words that stand before a name.
//!
//! *Finds*: «قرية حوائج البومصعة بريف دير الزور الغربي» (type word, name, container, direction); lists («بلدات A وB وC»);
//! names after a type word that no gazetteer knows (kept, without a point).
//! *Refuses*: names that are also ordinary words without a type word before them; adjectives (السورية); words inside
//! the names of forces; names of places that only say who speaks (محافظ كركوك) are found but marked [`PlaceRole::Source`].

use crate::knowledge::Lexicon;
use crate::lexicon::{Hit, Words};
use crate::place::{Level, Place, Places};
use crate::recognize::Mentions;
use crate::segment::Sentence;
use crate::span::Span;
use crate::token::{Token, TokenKind};

/// What a place does in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlaceRole {
    /// Something may have happened there.
    Scene,
    /// It belongs to who speaks: «محافظ كركوك», «الدفاع المدني في إدلب».
    Source,
    /// Where people or things come from.
    Origin,
    /// Where the wounded were taken.
    Hospital,
    /// The place of writing at the head of a line.
    Dateline,
    /// No bearer of the name fits the article: probably an ordinary word.
    Unsure,
}

/// How the place of the incident lies to the named one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    In,
    Near,
    CountrysideOf,
    OnRoadBetween,
    DirectionOf,
}

impl Relation {
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::In => "in",
            Self::Near => "near",
            Self::CountrysideOf => "countryside_of",
            Self::OnRoadBetween => "on_road_between",
            Self::DirectionOf => "direction_of",
        }
    }
}

/// One place name in the text.
#[derive(Clone, Debug)]
pub struct Toponym {
    /// Tokens of the name with its type word.
    pub from: usize,
    pub to: usize,
    /// First token of the bare name.
    pub name_from: usize,
    pub span: Span,
    /// The bare name as written, without proclitics.
    pub name: String,
    pub level: Option<Level>,
    pub relation: Relation,
    pub role: PlaceRole,
    /// First token of the chain «في ريف …» that leads to the name.
    pub chain_from: usize,
    pub candidates: Vec<Place>,
    /// Index of the chosen candidate, set by `geocode.rs`.
    pub chosen: Option<usize>,
    /// Reasons for the choice.
    pub reasons: Vec<&'static str>,
    /// Index of the toponym that names the area around this one.
    pub container: Option<usize>,
    pub sentence: usize,
}

impl Toponym {
    /// The chosen gazetteer entry.
    #[must_use]
    pub fn place(&self) -> Option<&Place> {
        self.chosen.and_then(|i| self.candidates.get(i))
    }

    /// Its level, from the gazetteer or from the type word.
    #[must_use]
    pub fn level(&self) -> Level {
        match (self.place(), self.level) {
            (Some(p), _) => p.level,
            (None, Some(level)) => level,
            (None, None) => Level::Settlement,
        }
    }
}

/// Longest name in words.
const LONGEST: usize = 5;

/// Everything the finder looks at.
struct Finder<'a> {
    words: &'a Words<'a>,
    mentions: &'a Mentions,
    placewords: Vec<Hit>,
    lexicon: &'a Lexicon,
    places: &'a dyn Places,
}

/// A name found at a token.
struct Name {
    end: usize,
    name: String,
    candidates: Vec<Place>,
}

/// Finds all toponyms, in text order, unresolved.
#[must_use]
pub fn recognize(
    words: &Words<'_>,
    sentences: &[Sentence],
    mentions: &Mentions,
    lexicon: &Lexicon,
    places: &dyn Places,
) -> Vec<Toponym> {
    let finder = Finder { words, mentions, placewords: lexicon.placewords.find(words), lexicon, places };
    let mut found = Vec::new();
    for (number, sentence) in sentences.iter().enumerate() {
        finder.sentence(number, sentence, &mut found);
    }
    found
}

impl Finder<'_> {
    fn token(&self, at: usize) -> Option<&Token> {
        self.words.tokens.get(at)
    }

    fn sentence(&self, number: usize, sentence: &Sentence, found: &mut Vec<Toponym>) {
        let mut at = sentence.from;
        let mut list_until = None;
        while at < sentence.to {
            let type_word = self
                .placewords
                .iter()
                .find(|h| (h.to == at || h.to + 1 == at && self.opens_quote(h.to)) && self.has(h, "cue"));
            let listed = list_until == Some(at);
            let cued = type_word.is_some() || listed;
            match self
                .name_at(at, sentence.to, cued)
                .or_else(|| self.unknown_name(at, sentence.to, type_word))
            {
                Some(name) => {
                    let end = name.end;
                    found.push(self.toponym(number, sentence, at, type_word, name));
                    list_until = self.list_goes_on(end, sentence.to, cued);
                    at = list_until.unwrap_or(end).max(end);
                }
                None => at += 1,
            }
        }
    }

    /// «بلدة "اليادودة"»: a quote or bracket before the name.
    fn opens_quote(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| t.is_sign('"') || t.is_sign('(') || t.is_sign('\''))
    }

    fn has(&self, hit: &Hit, flag: &str) -> bool {
        self.lexicon.placewords.row(hit).has(flag)
    }

    /// After a cued name, a comma or a glued و leads to the next name of the list.
    fn list_goes_on(&self, end: usize, to: usize, cued: bool) -> Option<usize> {
        if !cued || end >= to {
            return None;
        }
        let token = self.token(end)?;
        if token.is_sign(',') || token.is_sign('"') {
            return self.list_goes_on(end + 1, to, cued);
        }
        if token.is_word() && token.text == "و" {
            return Some(end + 1);
        }
        (token.is_word() && token.text.starts_with('و') || self.token(end.checked_sub(1)?)?.is_sign(','))
            .then_some(end)
    }

    /// The longest acceptable name that starts at a token.
    fn name_at(&self, at: usize, to: usize, cued: bool) -> Option<Name> {
        let token = self.token(at)?;
        if token.kind != TokenKind::Word || self.mentions.actors.iter().any(|a| a.from <= at && at < a.to) {
            return None;
        }
        let mut best: Option<Name> = None;
        for reading in self.words.readings(at).iter().filter(|r| r.pronoun.is_empty()) {
            if reading.before.particle == Some('س') || reading.before.particle == Some('ك') {
                continue;
            }
            let mut phrase = reading.with_article();
            let mut end = at + 1;
            loop {
                if best.as_ref().is_none_or(|b| end > b.end) {
                    let candidates = self.places.lookup(&phrase);
                    if self.acceptable(at, end, &phrase, &candidates, cued, reading.before.particle) {
                        best = Some(Name { end, name: phrase.clone(), candidates });
                    }
                }
                let next = self.token(end).filter(|t| end < to && t.is_word() && end - at < LONGEST);
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
        // Keys are joined without spaces, so «قبل أن» would be the town قبلان.
        let particle_inside = phrase.split(' ').any(is_particle);
        let direction = end == at + 1
            && matches!(
                phrase,
                "شرق"
                    | "غرب"
                    | "شمال"
                    | "جنوب"
                    | "وسط"
                    | "الشرق"
                    | "الغرب"
                    | "الشمال"
                    | "الجنوب"
                    | "الوسط"
            );
        if particle_inside || direction {
            return false;
        }
        // «جبل سمامة», «مخيم جنين»: the name brings its own type word.
        let typed = end - at > 1
            && self.placewords.iter().any(|h| h.from == at && h.to == at + 1 && self.has(h, "cue"));
        let cued = cued || typed;
        if cued {
            return !self.is_function_word(at, end)
                && !candidates.iter().all(|p| p.approximate && end == at + 1);
        }
        if candidates.iter().all(|p| p.approximate || p.needs_cue) {
            return false;
        }
        let article_kept = !phrase.starts_with("ال")
            || candidates.iter().any(|p| p.name_ar.starts_with("ال"))
            || candidates.iter().any(|p| crate::normalize::fold(&p.name_ar) == phrase);
        // «داخله» is no الداخلة: a bare word is not a name that is always written with ال.
        let bare = !phrase.starts_with("ال")
            && end == at + 1
            && candidates.iter().all(|p| p.name_ar.starts_with("ال"));
        if bare {
            return false;
        }
        if !article_kept || self.is_lexicon_word(at, end) {
            return false;
        }
        let large = candidates.iter().any(|p| {
            !p.needs_cue && (matches!(p.level, Level::Country | Level::Province) || p.population >= 40_000)
        });
        // «بمساعدة», «بحركة»: ب before a single small name is far more often an ordinary noun.
        let with_b = particle == Some('ب')
            && (phrase.starts_with("ال") || candidates.iter().any(|p| p.population >= 15_000));
        large || end - at >= 2 || with_b || (particle.is_none() && self.place_expected(at))
    }

    /// A preposition or a place word stands before.
    fn place_expected(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).and_then(|b| self.token(b)) else { return true };
        let quoted = before.is_sign('"') || before.is_sign('(');
        let before = if quoted { at.checked_sub(2).and_then(|b| self.token(b)) } else { Some(before) };
        let preposition = before.is_some_and(|b| {
            matches!(
                b.text.as_str(),
                "في" | "من"
                    | "الي"
                    | "علي"
                    | "وفي"
                    | "بين"
                    | "وبين"
                    | "نحو"
                    | "صوب"
                    | "باتجاه"
                    | "عبر"
                    | "ففي"
                    | "قرب"
                    | "داخل"
                    | "خارج"
                    | "ومن"
            )
        });
        preposition || self.placewords.iter().any(|h| h.to == at || (quoted && h.to + 1 == at))
    }

    fn is_function_word(&self, at: usize, end: usize) -> bool {
        end == at + 1
            && (self.mentions.cues.iter().any(|h| h.from == at && h.to == end && h.reading.before.definite)
                || self.mentions.casualties.iter().any(|h| h.from <= at && at < h.to))
    }

    fn is_lexicon_word(&self, at: usize, end: usize) -> bool {
        let inside = |list: &[Hit]| list.iter().any(|h| h.from <= at && at < h.to && h.to >= end);
        let m = self.mentions;
        inside(&m.triggers)
            || inside(&m.casualties)
            || inside(&m.people)
            || inside(&m.weapons)
            || inside(&m.cues)
            || inside(&m.sources)
            || m.times.iter().any(|t| t.from <= at && at < t.to)
            || m.numbers.iter().any(|n| n.from <= at && at < n.to)
    }

    /// «قرية X» where no gazetteer knows X: the name is kept so that a person can place it.
    fn unknown_name(&self, at: usize, to: usize, type_word: Option<&Hit>) -> Option<Name> {
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
        let name =
            self.words.tokens.get(at..end)?.iter().map(|t| t.text.as_str()).collect::<Vec<_>>().join(" ");
        Some(Name { end, name, candidates: Vec::new() })
    }

    fn toponym(
        &self,
        number: usize,
        sentence: &Sentence,
        at: usize,
        type_word: Option<&Hit>,
        name: Name,
    ) -> Toponym {
        let from = type_word.map_or(at, |h| h.from);
        let (chain_from, relation, role) = self.chain(from, at, name.end, sentence);
        let tokens = self.words.tokens;
        let start = tokens.get(from).map_or(Span::default(), |t| t.span);
        let span = tokens.get(name.end - 1).map_or(start, |t| start.cover(t.span));
        let level = type_word.and_then(|h| level_of(self.lexicon.placewords.row(h).cell("level")));
        Toponym {
            from,
            to: name.end,
            name_from: at,
            span,
            name: name.name,
            level,
            relation,
            role,
            chain_from,
            candidates: name.candidates,
            chosen: None,
            reasons: Vec::new(),
            container: None,
            sentence: number,
        }
    }

    /// Walks back over «في محيط», «بريف», «شمال», «مراسلنا في» and tells relation and role.
    fn chain(
        &self,
        from: usize,
        name_from: usize,
        end: usize,
        sentence: &Sentence,
    ) -> (usize, Relation, PlaceRole) {
        let mut start = from;
        let mut relation = Relation::In;
        let mut role = PlaceRole::Scene;
        while let Some(hit) = self.placewords.iter().rev().find(|h| h.to == start && h.from < start) {
            let row = self.lexicon.placewords.row(hit);
            if row.has("origin") {
                role = PlaceRole::Origin;
            } else if row.has("hospital") {
                role = PlaceRole::Hospital;
            } else if row.has("source") {
                role = PlaceRole::Source;
            } else if row.has("road") {
                relation = Relation::OnRoadBetween;
            } else if relation == Relation::In && !row.cell("relation").is_empty() {
                relation = relation_of(row.cell("relation"));
            }
            start = hit.from;
        }
        if self.on_road(start) {
            relation = Relation::OnRoadBetween;
        }
        if let Some(before) = start.checked_sub(1).and_then(|b| self.token(b)) {
            if matches!(before.text.as_str(), "في") {
                let source_before =
                    self.placewords.iter().any(|h| h.to + 1 == start && self.has(h, "source"));
                if source_before {
                    role = PlaceRole::Source;
                }
            } else if before.text == "الي" && start >= 2 {
                role = if self
                    .placewords
                    .iter()
                    .any(|h| h.from >= start && h.to <= name_from && self.has(h, "hospital"))
                {
                    PlaceRole::Hospital
                } else {
                    role
                };
            }
        }
        let opens_line = start == sentence.from
            || (start == sentence.from + 1 && self.token(sentence.from).is_some_and(|t| t.is_sign('"')));
        let head = self
            .token(end)
            .is_some_and(|t| t.is_sign('-') || t.is_sign(':') || t.is_sign('/') || t.is_sign('('))
            || (end..end + 5)
                .any(|i| self.token(i).is_some_and(|t| t.is_sign('/') || t.is_sign('-') && !t.glued))
                && self.mentions.times.iter().any(|t| t.from == end);
        if opens_line && head {
            role = PlaceRole::Dateline;
        }
        (start, relation, role)
    }
}

impl Finder<'_> {
    /// «الطريق بين A وB», «الطريق الواصل بين بلدتي A وB»: the name is an end of a road.
    fn on_road(&self, start: usize) -> bool {
        let floor = start.saturating_sub(9);
        let text = |i: usize| self.token(i).map_or("", |t| t.text.as_str());
        let Some(between) = (floor..start).rev().find(|i| matches!(text(*i), "بين" | "وبين")) else {
            return false;
        };
        if (between..start)
            .any(|i| self.token(i).is_some_and(|t| t.kind == TokenKind::Sign && !t.is_sign('"')))
        {
            return false;
        }
        (between.saturating_sub(4)..between).any(|i| {
            matches!(
                text(i),
                "الطريق"
                    | "طريق"
                    | "الاوتوستراد"
                    | "اوتوستراد"
                    | "طريقا"
                    | "بالطريق"
                    | "بطريق"
                    | "المنطقه"
                    | "الواصل"
                    | "الواصله"
                    | "الرابط"
            )
        })
    }
}

fn level_of(id: &str) -> Option<Level> {
    Some(match id {
        "facility" => Level::Facility,
        "settlement" => Level::Settlement,
        "district" => Level::District,
        "province" => Level::Province,
        "region" => Level::Region,
        "country" => Level::Country,
        _ => return None,
    })
}

fn relation_of(id: &str) -> Relation {
    match id {
        "near" => Relation::Near,
        "countryside_of" => Relation::CountrysideOf,
        "on_road_between" => Relation::OnRoadBetween,
        "direction_of" => Relation::DirectionOf,
        _ => Relation::In,
    }
}

fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "في" | "من"
            | "الي"
            | "علي"
            | "عن"
            | "مع"
            | "ان"
            | "او"
            | "ثم"
            | "قبل"
            | "بعد"
            | "لا"
            | "ما"
            | "كل"
            | "قد"
            | "هذا"
            | "هذه"
            | "ذلك"
            | "كان"
    )
}

/// Words that never start an unknown name: prepositions, particles, common adjectives.
fn is_plain_word(word: &str) -> bool {
    const PLAIN: &[&str] = &[
        "في",
        "من",
        "الي",
        "علي",
        "عن",
        "مع",
        "التي",
        "الذي",
        "الذين",
        "ان",
        "كان",
        "كانت",
        "هي",
        "هو",
        "قد",
        "تم",
        "او",
        "ثم",
        "بعد",
        "قبل",
        "حيث",
        "وهي",
        "وهو",
        "صغيره",
        "كبيره",
        "مجاوره",
        "سكنيه",
        "عسكريه",
        "حدوديه",
        "امنيه",
        "واحده",
        "اخري",
        "عده",
        "بين",
        "تابعه",
        "التابعه",
        "القديمه",
        "المذكوره",
        "المجاوره",
        "السكنيه",
        "العسكريه",
        "الحدوديه",
        "الامنيه",
        "المحليه",
        "الشرقيه",
        "الغربيه",
        "الشماليه",
        "الجنوبيه",
        "الصناعيه",
        "الرييسيه",
        "المدينه",
        "البلده",
        "القريه",
        "المنطقه",
        "المحافظه",
        "العاصمه",
        "الواقعه",
        "الواقع",
        "تقع",
        "يقع",
        "الرييسي",
        "الدولي",
        "العام",
        "السكني",
        "العسكري",
        "المحتله",
        "المحاصره",
        "عراقيه",
        "سوريه",
        "لبنانيه",
        "خاضعه",
        "محرره",
        "ريف",
        "محافظه",
        "مدينه",
        "بلده",
        "قريه",
        "شمال",
        "جنوب",
        "شرق",
        "غرب",
        "شمالي",
        "جنوبي",
        "شرقي",
        "غربي",
        "تحت",
        "فوق",
        "امام",
        "خلف",
        "كل",
        "جميع",
        "بعض",
        "نفسها",
        "ذاتها",
        "حسب",
        "بحسب",
        "وفق",
        "الاحتلال",
        "النظام",
        "الحادث",
        "الحادثه",
        "الانفجار",
        "الهجوم",
        "العمليات",
        "العمليه",
        "الاشتباكات",
        "الاستهداف",
        "التفجير",
        "القصف",
    ];
    PLAIN.contains(&word)
}
