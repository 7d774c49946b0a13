//! The noun phrase around an actor's name: «عناصر من», «دورية لـ», «طائرات», and what stands before the whole of it.

use crate::analysis::{Analysis, within};
use crate::inflect::Number;
use crate::lexicon::Hit;

/// What kind of noun carries the actor's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Head {
    /// The name alone.
    Bare,
    /// Its people: «عناصر من».
    People,
    /// Its things and posts: «دورية لـ».
    Thing,
    /// Its weapons and acts: «طائرات», «قصف».
    Means,
}

/// A name with the nouns that carry it.
#[derive(Clone, Copy, Debug)]
pub struct Phrase {
    pub start: usize,
    pub end: usize,
    pub head: Head,
}

/// The article with the words of `heads.tsv` found in it.
pub struct Reader<'a, 'k> {
    pub a: &'a Analysis<'k>,
    heads: Vec<Hit>,
}

impl<'a, 'k> Reader<'a, 'k> {
    pub fn new(a: &'a Analysis<'k>) -> Self {
        Self { a, heads: a.knowledge.lexicon.heads.find(a.words) }
    }

    pub fn text(&self, at: usize) -> &'k str {
        self.a.tokens().get(at).map_or("", |t| t.text.as_str())
    }

    fn kind(&self, head: &Hit) -> &'static str {
        self.a.knowledge.lexicon.heads.row(head).fixed("head")
    }

    /// The token before, quotes, brackets and hashes left out.
    fn before(&self, at: usize) -> Option<usize> {
        (0..at).rev().find(|i| {
            let sign = |t: &crate::token::Token| ['"', '(', '\'', '#'].into_iter().any(|s| t.is_sign(s));
            !self.a.tokens().get(*i).is_some_and(sign)
        })
    }

    /// The word of `heads.tsv` that ends right before a token.
    pub fn head_before(&self, at: usize) -> Option<(&Hit, &'static str)> {
        let last = self.before(at)?;
        // Hits of one table stand in text order and never overlap, so their ends are in order too.
        let at = self.heads.partition_point(|h| h.to <= last);
        self.heads.get(at).filter(|h| h.to == last + 1).map(|h| (h, self.kind(h)))
    }

    /// Whether the word of `heads.tsv` at a token is a thing that acts by itself.
    pub fn moves(&self, at: usize) -> bool {
        within(&self.heads, at, at + 1, |h| h.from)
            .iter()
            .any(|h| self.a.knowledge.lexicon.heads.row(h).has("moves"))
    }

    /// Words of `heads.tsv` of one kind in a token range.
    pub fn heads_in(&self, from: usize, to: usize, kind: &str) -> impl Iterator<Item = &Hit> {
        within(&self.heads, from, to, |h| h.from).iter().filter(move |h| h.to <= to && self.kind(h) == kind)
    }

    /// The preposition or particle right before a token.
    pub fn word_before(&self, at: usize) -> &'k str {
        self.before(at).map_or("", |i| self.text(i))
    }

    /// Whether the name itself begins with a weapon or an act: «طائرات النظام».
    pub fn opens_with_means(&self, hit: &Hit) -> bool {
        self.heads_in(hit.from, hit.to, "means").any(|h| h.from == hit.from)
    }

    /// The whole phrase around a name.
    pub fn phrase(&self, hit: &Hit) -> Phrase {
        let mut phrase = Phrase { start: hit.from, end: hit.to, head: Head::Bare };
        // «برصاص الاحتلال» is a name of the table with its means in it.
        if hit.reading.before.particle == Some('ب') && self.opens_with_means(hit) {
            phrase.head = Head::Means;
        }
        let mut joined = hit.reading.before.particle == Some('ل');
        // «لـ "X"»: the quotes part the particle from its name.
        if let Some(lam) = self.before(hit.from).filter(|i| matches!(self.text(*i), "ل" | "لـ")) {
            phrase.start = lam;
            joined = true;
        }
        for _ in 0..6 {
            let stepped = if joined { None } else { self.construct(phrase) };
            let Some((start, head, next)) = stepped.or_else(|| self.linked(phrase.start, joined)) else {
                break;
            };
            let thing_of_means = phrase.head == Head::Thing && head == Head::Means && !joined;
            if thing_of_means || phrase.head == Head::Means && head != Head::Means {
                break;
            }
            phrase = Phrase { start, head, ..phrase };
            joined = next;
        }
        // «سلاح الجو التابع لـX نفذ غارتين»: whatever it is, it belongs to X.
        let link = self
            .head_before(phrase.start)
            .filter(|(h, k)| *k == "link" && self.text(h.from).starts_with("ال"));
        if let Some((link, _)) = link.filter(|_| phrase.head == Head::Bare) {
            phrase.start = link.from;
        }
        phrase
    }

    /// Where the phrase begins when its count and the time between it and its verb are taken in:
    /// «نصبه أمس عدد من المسلحين التابعين لـX».
    pub fn outer(&self, phrase: Phrase) -> usize {
        let mut start = phrase.start;
        for _ in 0..4 {
            let Some(last) = self.before(start) else { break };
            let count = |at: usize| {
                let number = self.a.mentions.numbers.iter().find(|n| n.to == at + 1).map(|n| n.from);
                number.or_else(|| COUNTING.contains(&self.text(at).trim_start_matches("ال")).then_some(at))
            };
            let of = self.text(last) == "من";
            let counted = if of { self.before(last).and_then(count) } else { count(last) };
            let time = self.a.mentions.times.iter().find(|t| t.to == last + 1).map(|t| t.from);
            match counted.or(time) {
                Some(from) => start = from,
                None => break,
            }
        }
        start
    }

    /// «عناصر X», «طائرات X»: the noun right before owns the name.
    fn construct(&self, phrase: Phrase) -> Option<(usize, Head, bool)> {
        let (hit, kind) = self.head_before(phrase.start)?;
        let head = head_of(kind)?;
        // «داهمت الجماعة مكاتب كذا»: a word with ال owns nothing, nor «مسلحون» with its nūn: «استهدف مسلحون سيارة كذا».
        let owns = hit.reading.pronoun.is_empty() && !hit.reading.before.definite && !self.has_nun(hit);
        owns.then_some((hit.from, head, hit.reading.before.particle == Some('ل')))
    }

    /// «بقذائف الهاون تموضعا لجنود العدو»: an object of its own case stands between the noun and the name.
    fn parted(&self, head: &Hit, start: usize) -> bool {
        let object = |i: usize| {
            let word = self.text(i);
            let own = word.ends_with("ها") || word.ends_with("نا") || word.ends_with("هما");
            word.ends_with('ا') && !own && word.chars().count() > 3 && !word.starts_with("ال")
        };
        !object(head.to.saturating_sub(1))
            && self.before(start).is_some_and(|last| last >= head.to && object(last))
    }

    /// «مسلحون», «مسلحين», «مسلحان»: a sound plural or a dual that would drop its nūn before an owner.
    fn has_nun(&self, hit: &Hit) -> bool {
        if self.kind(hit) != "people" {
            return false;
        }
        let word = self.text(hit.to.saturating_sub(1));
        let sound = word.ends_with("ون") || word.ends_with("ين");
        hit.number != Number::Singular && (sound || hit.number == Number::Dual && word.ends_with("ان"))
    }

    /// «عناصر من X», «سيارة عسكرية تابعة لـX», «قيادي في X»: a noun that is joined by ل, من or a word of belonging.
    fn linked(&self, start: usize, by_l: bool) -> Option<(usize, Head, bool)> {
        let mut at = self.before(start)?;
        let mut link = by_l;
        let mut weak = false;
        // «هاجم الحاجز», but also «ألوية كذا بدعم من قوات كذا»: what ends in a preposition of its own links nothing.
        if self.head_before(start).is_some_and(|(_, k)| CLOSED.contains(&k)) {
            return None;
        }
        if matches!(self.text(at), "من" | "الي" | "في" | "لدي") {
            weak = self.text(at) == "في" || self.text(at) == "الي";
            link = link || self.text(at) == "من";
            at = self.before(at)?;
        }
        for step in 0..6 {
            let token = self.a.tokens().get(at)?;
            if !token.is_word() && token.integer().is_none() {
                return None;
            }
            let unlinked = step == 0 && !link && !weak;
            if unlinked && self.head_before(at + 1).is_none_or(|(_, k)| k != "link") {
                return None;
            }
            if let Some((hit, kind)) = self.head_before(at + 1) {
                match (kind, head_of(kind)) {
                    ("link", _) => (link, weak) = (true, false),
                    ("people" | "rank", Some(head)) if link || weak => {
                        return Some((hit.from, head, lam(hit)));
                    }
                    (_, Some(head)) if link && (step <= 1 || !weak) && !self.parted(hit, start) => {
                        return Some((hit.from, head, lam(hit)));
                    }
                    _ => return None,
                }
                at = self.before(hit.from)?;
                continue;
            }
            let stop = self.a.mentions.triggers.iter().any(|t| t.from <= at && at < t.to)
                || self.a.mentions.casualties.iter().any(|t| t.from <= at && at < t.to)
                || matches!(self.text(at), "علي" | "في" | "بين" | "مع" | "ان" | "بعد" | "قبل" | "ضد" | "عن");
            if stop {
                return None;
            }
            at = self.before(at)?;
        }
        None
    }
}

/// Words that count or gather people before their name.
const COUNTING: &[&str] =
    &["احد", "بعض", "عده", "عدد", "مجموعه", "عشرات", "مييات", "الاف", "كل", "جميع", "اثنان", "اثنين"];

/// Kinds of `heads.tsv` behind which a phrase of its own begins.
const CLOSED: &[&str] = &["against", "backed", "together", "by", "beside"];

fn lam(hit: &Hit) -> bool {
    hit.reading.before.particle == Some('ل')
}

fn head_of(kind: &str) -> Option<Head> {
    match kind {
        "people" | "rank" => Some(Head::People),
        "thing" => Some(Head::Thing),
        "means" => Some(Head::Means),
        _ => None,
    }
}
