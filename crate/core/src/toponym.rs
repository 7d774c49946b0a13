//! Toponyms: names of places in the text, found with the gazetteer and the words that stand before a name.
//!
//! *Finds*: «قرية حوائج البومصعة بريف دير الزور الغربي» (type word, name, container, direction); lists («بلدات A وB وC»);
//! names after a type word that no gazetteer knows (kept, without a point).
//! *Refuses*: names that are also ordinary words without a type word before them; adjectives (السورية); words inside
//! the names of forces; names of places that only say who speaks (محافظ كركوك) are found but marked [`PlaceRole::Source`].
//! *Example*: «قرية الطيبة شمال شرقي حمص» → the village الطيبة, a settlement, inside حمص to its north-east.

mod accept;
mod chain;
mod offset;
mod unknown;
mod words;

pub use offset::Offset;
pub use words::NameWords;

use crate::geocode::Located;
use crate::knowledge::Lexicon;
use crate::lexicon::{Hit, Words};
use crate::place::{Level, Place, Places, Told};
use crate::recognize::Mentions;
use crate::segment::Sentence;
use crate::span::Span;
use crate::token::Token;

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
    /// Its type word names a part of a town: quarter, street, hotel, mosque; never far from a town that the article names.
    pub part: bool,
    pub relation: Relation,
    pub role: PlaceRole,
    /// First token of the chain «في ريف …» that leads to the name.
    pub chain_from: usize,
    pub candidates: Vec<Place>,
    /// Also an ordinary word, with only a preposition before it: «في جاسم». A place if one of the name lies close to the
    /// article's other places.
    pub tentative: bool,
    /// The user fixed which place the name means: nothing else weighs.
    pub fixed: bool,
    /// Joined to the name before it by و: «بلدات A وB».
    pub listed: bool,
    /// It stands at the head of its sentence: «وفي حلب، …».
    pub heads_sentence: bool,
    /// It stands at the head of a paragraph of a round-up: «مورك: …». Set by `geocode.rs`.
    pub heads_block: bool,
    /// Distance and direction from the named place, as said.
    pub offset: Offset,
    /// Where the scene may lie, set by `geocode.rs` for a chosen candidate.
    pub located: Option<Located>,
    /// Index of the chosen candidate, set by `geocode.rs`.
    pub chosen: Option<usize>,
    /// Reasons for the choice.
    pub reasons: Vec<&'static str>,
    /// Index of the toponym that names the area around this one.
    pub container: Option<usize>,
    pub sentence: usize,
    /// Its paragraph.
    pub block: usize,
}

impl Toponym {
    /// The chosen gazetteer entry.
    #[must_use]
    pub fn place(&self) -> Option<&Place> {
        self.chosen.and_then(|i| self.candidates.get(i))
    }

    /// A known name of several words, said with its type word, of which these tokens are only a part.
    #[must_use]
    pub fn names_more_than(&self, from: usize, to: usize) -> bool {
        self.chosen.is_some()
            && self.level.is_some()
            && self.name_from <= from
            && to <= self.to
            && to - from < self.to - self.name_from
    }

    /// «الأراضي السورية», «العاصمة السورية»: a state or a city by another name of several words.
    #[must_use]
    pub fn is_by_another_name(&self) -> bool {
        let fold = crate::normalize::fold;
        self.to > self.name_from + 1 && self.place().is_some_and(|p| fold(&p.name_ar) != fold(&self.name))
    }

    /// Its level, from the gazetteer or from the type word.
    #[must_use]
    pub fn level(&self) -> Level {
        match (self.place(), self.level) {
            (Some(p), _) => p.level,
            // «منطقة X» that no gazetteer knows is as small as a village.
            (None, Some(Level::Region)) => Level::Settlement,
            (None, Some(level)) => level,
            (None, None) => Level::Settlement,
        }
    }
}

/// What a name lies in, and that in turn: «كنيسة A بحي B في مدينة C» gives B, then C.
pub(crate) fn areas_around<'t>(
    toponyms: &'t [Toponym],
    inner: &Toponym,
) -> impl Iterator<Item = &'t Toponym> + use<'t> {
    const DEEP: usize = 4;
    let area = |t: &Toponym| t.container.and_then(|c| toponyms.get(c));
    std::iter::successors(area(inner), move |t| area(t)).take(DEEP)
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
    /// First tokens of sentences.
    starts: std::collections::BTreeSet<usize>,
}

/// A name found at a token.
struct Name {
    end: usize,
    name: String,
    candidates: Vec<Place>,
    /// See [`Toponym::tentative`].
    tentative: bool,
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
    let starts = sentences.iter().map(|s| s.from).collect();
    let placewords = lexicon.placewords.find(words);
    let finder = Finder { words, mentions, placewords, lexicon, places, starts };
    let mut found = Vec::new();
    for (number, sentence) in sentences.iter().enumerate() {
        finder.sentence(number, sentence, &mut found);
    }
    finder.join_road_ends(&mut found);
    found
}

/// «محافظتي A وB», «أقضية A وB وC»: the type word is that of every name of the list.
fn is_of_several(hit: &Hit) -> bool {
    use crate::inflect::Number;
    matches!(hit.number, Number::Dual | Number::Plural) || hit.reading.stem.ends_with("تي")
}

fn starts_with_and(token: &Token) -> bool {
    token.text.starts_with('و')
}

/// How many different settlements and facilities may be scenes.
#[must_use]
pub fn towns(toponyms: &[Toponym]) -> usize {
    let scene = |t: &&Toponym| t.level() < Level::District && t.role == PlaceRole::Scene;
    let names: std::collections::BTreeSet<String> =
        toponyms.iter().filter(scene).map(|t| crate::place::place_key(&t.name)).collect();
    names.len()
}

impl Finder<'_> {
    fn token(&self, at: usize) -> Option<&Token> {
        self.words.tokens.get(at)
    }

    fn sentence(&self, number: usize, sentence: &Sentence, found: &mut Vec<Toponym>) {
        let mut at = sentence.from;
        let mut list_until = None;
        let mut list_level = None;
        let mut list_word: Option<&Hit> = None;
        while at < sentence.to {
            // «المدينة صباح», «القرية عند»: with ال the word points back, and what follows is no name.
            let type_word = self.placewords.iter().find(|h| {
                (h.to == at || h.to + 1 == at && self.opens_quote(h.to))
                    && self.has(h, "cue")
                    && !h.reading.before.definite
            });
            let listed = list_until == Some(at);
            let cued = type_word.is_some() || listed;
            match self
                .name_at(at, sentence.to, type_word, cued)
                .or_else(|| self.unknown_name(at, sentence.to, type_word))
                .or_else(|| self.unknown_of_list(at, sentence.to, list_word.filter(|_| listed)))
            {
                Some(name) => {
                    let end = name.end;
                    let floor = found.last().map_or(0, |t| t.to);
                    let mut toponym = self.toponym(number, sentence, at, type_word, (name, floor));
                    if type_word.is_none() && listed {
                        toponym.level = toponym.level.or(list_level);
                    } else {
                        list_word = type_word.filter(|h| is_of_several(h));
                        list_level = toponym.level.filter(|_| list_word.is_some());
                    }
                    if found.last().is_some_and(|before| self.goes_with_dateline(before, &toponym)) {
                        toponym.role = PlaceRole::Dateline;
                    }
                    // «من مدينة A وبلدتي B وC»: one origin after the other.
                    let joined =
                        toponym.from <= at && self.token(toponym.chain_from).is_some_and(starts_with_and);
                    if found
                        .last()
                        .is_some_and(|b| b.role == PlaceRole::Origin && joined && b.to == toponym.chain_from)
                    {
                        toponym.role = PlaceRole::Origin;
                    }
                    found.push(toponym);
                    let road = type_word.is_some_and(|h| self.has(h, "road"));
                    list_until = self
                        .list_goes_on(end, sentence.to, cued)
                        .or_else(|| self.road_goes_on(end, sentence.to, road));
                    at = list_until.unwrap_or(end).max(end);
                }
                None => at += 1,
            }
        }
    }

    /// «القاهرة، مصر (CNN)—»: the country after the place of writing.
    fn goes_with_dateline(&self, before: &Toponym, next: &Toponym) -> bool {
        before.role == PlaceRole::Dateline
            && before.sentence == next.sentence
            && next.from == before.to + 1
            && self.token(before.to).is_some_and(|t| t.is_sign(',') || t.is_sign('/'))
    }

    /// «بلدة "اليادودة"», «أطراف #ذيبان»: a quote, bracket or hash before the name.
    fn opens_quote(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| ['"', '(', '\'', '#'].into_iter().any(|sign| t.is_sign(sign)))
    }

    fn has(&self, hit: &Hit, flag: &str) -> bool {
        self.lexicon.placewords.row(hit).has(flag)
    }

    /// «طريق صور - الناقورة»: the other end after a dash.
    fn road_goes_on(&self, end: usize, to: usize, road: bool) -> Option<usize> {
        let dash = self.token(end).is_some_and(|t| t.is_sign('-') || t.is_sign('/'));
        (road && dash && end + 1 < to).then_some(end + 1)
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
            // «مدينتي "A" و"B"».
            return Some(end + 1 + usize::from(self.opens_quote(end + 1)));
        }
        (token.is_word() && token.text.starts_with('و') || self.token(end.checked_sub(1)?)?.is_sign(','))
            .then_some(end)
    }

    fn toponym(
        &self,
        number: usize,
        sentence: &Sentence,
        at: usize,
        type_word: Option<&Hit>,
        (name, floor): (Name, usize),
    ) -> Toponym {
        let from = type_word.map_or(at, |h| h.from);
        let (chain_from, relation, role) = self.chain(floor, from, at, name.end, sentence);
        let said = self.offset(chain_from, at, name.end, relation);
        let relation = if relation == Relation::In && said.offset.km.is_some() {
            Relation::DirectionOf
        } else {
            relation
        };
        let tokens = self.words.tokens;
        let start = tokens.get(from).map_or(Span::default(), |t| t.span);
        let span = tokens.get(name.end - 1).map_or(start, |t| start.cover(t.span));
        // «بلدة الخيام» may come as one name: its own first word is the type word.
        let own = || self.placewords.iter().find(|h| h.from == at && h.to < name.end && self.has(h, "cue"));
        let level = type_word
            .or_else(own)
            .filter(|_| relation != Relation::OnRoadBetween)
            .and_then(|h| chain::level_of(self.lexicon.placewords.row(h).cell("level")));
        let listed = from == at
            && self.token(at).is_some_and(|t| t.text.starts_with('و'))
            && !name.name.starts_with('و');
        Toponym {
            from,
            to: name.end,
            name_from: at,
            span,
            tentative: name.tentative,
            fixed: self.places.told(&name.name) == Told::Fixed,
            name: name.name,
            level,
            part: type_word.is_some_and(|h| self.has(h, "town"))
                || own().is_some_and(|h| self.has(h, "town")),
            relation,
            role,
            chain_from: said.chain_from,
            candidates: name.candidates,
            listed,
            heads_sentence: chain_from <= sentence.from + 2,
            heads_block: false,
            offset: said.offset,
            located: None,
            chosen: None,
            reasons: Vec::new(),
            container: None,
            sentence: number,
            block: sentence.block,
        }
    }
}
