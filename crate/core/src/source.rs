//! Who says it, and how: the source behind a word of saying, and the stance it gives.
//!
//! *Finds*: «قال مصدر أمني إن …» → مصدر أمني (anonymous), «بحسب المرصد السوري», «وفق ما أفادت به وكالة …», «نقلت وكالة … عن مسؤول»,
//! a source before its verb («وكالة سانا ذكرت أن»), claims («تبنى التنظيم», «أعلن … مسؤوليته», «زعم …»), accusations («اتهمت … الجيش بـ»),
//! denials («نفى الجيش ذلك»), suspicion («رجحت مصادر», «يُشتبه», «متهم»), confirmation («تأكد»), and that nobody claimed it («لم تتبن أي جهة»).
//! *Refuses* to name one: «قال إن …», «يُعتقد أن …» (nobody is named), what was said (it ends at إن, a sign, the audience, the telling).
//! *Example*: «أكد الناطق باسم الوزارة لوكالة محلية أن …» → الناطق باسم الوزارة, reported.

use std::borrow::Cow;

use crate::inflect::{Number, Part};
use crate::knowledge::Lexicon;
use crate::lexicon::{Hit, Row, Words};
use crate::recognize::Mentions;
use crate::token::TokenKind;

/// One word of saying with what it says of the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saying {
    /// Tokens of the source, half open; empty when nobody is named.
    pub from: usize,
    pub to: usize,
    /// `reported | claimed | alleged | confirmed`, as in the contract.
    pub stance: &'static str,
    /// `say | claim | accuse | deny | suspect | confirm | unclaimed`: what kind of saying gives that stance.
    pub act: &'static str,
    /// Named by kind only: «مصدر أمني», «شهود عيان», or by nobody at all.
    pub anonymous: bool,
}

impl Saying {
    /// The source as a name: without quotes and without the ل of «وفقا لوزارة الصحة», «طبقا للشرطة».
    #[must_use]
    pub fn name<'t>(&self, words: &Words<'_>, text: &'t str) -> Cow<'t, str> {
        let quotes: &[char] = &['"', '“', '”', '«', '»', ' ', '(', ')'];
        let tokens = words.tokens.get(self.from..self.to).unwrap_or_default();
        let span = tokens.first().zip(tokens.last()).map(|(a, b)| a.span.cover(b.span)).unwrap_or_default();
        let name = span.of(text).trim_matches(quotes);
        let led = self.from.checked_sub(1).is_some_and(|b| LEADS.contains(&self::text(words, b)));
        let bare = name.strip_prefix('ل').filter(|_| led).map(|rest| rest.trim_start_matches('ـ'));
        match bare.map(|rest| (rest, rest.strip_prefix('ل'))) {
            None => Cow::Borrowed(name),
            Some((_, Some(definite))) => Cow::Owned(format!("ال{definite}")),
            Some((rest, None)) => Cow::Borrowed(rest.trim_matches(quotes)),
        }
    }
}

/// After these the source carries a ل of its own.
const LEADS: &[&str] = &["وفقا", "طبقا", "تبعا", "ووفقا", "وطبقا"];

/// The longest source that is read, in words: «المتحدث باسم القائد العام للقوات المسلحة …».
const LONGEST: usize = 9;

/// What the source is looked for in.
struct Hearing<'a> {
    lexicon: &'a Lexicon,
    words: &'a Words<'a>,
    mentions: &'a Mentions,
}

/// Reads the source of one hit of `sources.tsv`.
#[must_use]
pub fn read(lexicon: &Lexicon, words: &Words<'_>, mentions: &Mentions, hit: &Hit) -> Saying {
    let row = lexicon.sources.row(hit);
    let hearing = Hearing { lexicon, words, mentions };
    let (from, to) = if row.has("nobody") { (hit.to, hit.to) } else { hearing.speaker(row, hit) };
    let stance = match row.fixed("stance") {
        "" => "reported",
        stance => stance,
    };
    let act = match row.fixed("kind") {
        "according" | "" => "say",
        kind => kind,
    };
    Saying { from, to, stance, act, anonymous: hearing.is_anonymous(from, to) }
}

impl Hearing<'_> {
    fn speaker(&self, row: &Row, hit: &Hit) -> (usize, usize) {
        let behind = || Some(self.behind(hit)).filter(|f| f.0 < f.1 && self.can_speak(f.0));
        let nobody = (hit.to, hit.to);
        if let Some(found) = self.told_before(row, hit) {
            return found;
        }
        match row.cell("kind") {
            "claim" | "deny" | "accuse" if row.has("inside") => {
                self.inside(hit).or_else(|| self.party(hit)).unwrap_or_else(|| self.before(hit))
            }
            // «نفي رسمي لوقوع الهجوم», «اتهام باطل»: a noun names a speaker only where somebody stands behind it.
            "claim" | "deny" | "accuse" if hit.part == Part::Noun => {
                // «اتهامات لجيش الاحتلال»: of whom, not by whom.
                let of = self.words.readings(hit.to).iter().any(|r| r.before.particle.is_some());
                let of = of && self.words.tokens.get(hit.to).is_some_and(|t| t.text.starts_with(['ل', 'ب']));
                Some(())
                    .filter(|()| !of)
                    .and_then(|()| self.party(hit))
                    .or_else(|| behind().filter(|_| !of))
                    .unwrap_or(nobody)
            }
            "claim" | "deny" | "accuse" => self.party(hit).unwrap_or_else(|| self.accuser(self.phrase(hit))),
            // «يرجح أن», «يشتبه بأن»: nobody is named, and what stands before is no speaker either.
            "suspect" => behind().unwrap_or(nobody),
            _ => self.phrase(hit),
        }
    }

    fn text(&self, at: usize) -> &str {
        text(self.words, at)
    }

    /// Where the grammar says that the speaker stands before the word: «بيانا اتهمت فيه», «شهود أفادوا», the headline «الأردن ينفي».
    fn told_before(&self, row: &Row, hit: &Hit) -> Option<(usize, usize)> {
        if matches!(row.cell("kind"), "according" | "suspect" | "confirm") || hit.part == Part::Noun {
            return None;
        }
        if matches!(self.text(hit.from + 1), "فيه" | "فيها") {
            let issuer = self.mentions.actors.iter().rev().find(|a| a.to <= hit.from && hit.from - a.to <= 5);
            return issuer.map(|a| (a.from, a.to));
        }
        let (from, to) = Some(self.before(hit)).filter(|f| f.0 < f.1)?;
        let plain = (from..to).all(|i| !self.is_said(i, "end") && !self.tells(i));
        let plural = hit.number == Number::Plural && matches!(hit.part, Part::Past | Part::Present);
        let led = from > 0 && self.is_said(from - 1, "lead");
        let headline = hit.part == Part::Present && to - from <= 5;
        (plain && (plural || led || headline)).then_some((from, to))
    }

    /// «اتهم الأهالي مسلحين»: the source ends where the accused begins.
    fn accuser(&self, (from, to): (usize, usize)) -> (usize, usize) {
        let accused = self.mentions.actors.iter().find(|a| {
            let named = matches!(self.text(a.from.saturating_sub(1)), "باسم" | "التابع" | "التابعه" | "في");
            let beside = a.reading.before.particle.is_none() && a.reading.before.conjunction.is_none();
            a.from > from && a.from < to && !named && beside && !self.lexicon.actors.row(a).has("adjective")
        });
        (from, accused.map_or(to, |a| a.from))
    }

    /// «نفى الجيش ذلك», «حمل الناطق الفصيل مسؤولية»: the words in the gap of the phrase.
    fn inside(&self, hit: &Hit) -> Option<(usize, usize)> {
        let from = skip_quotes(self.words, hit.from + 1);
        let named = self.mentions.actors.iter().find(|a| a.from == from && a.to < hit.to);
        let (from, to) = named.map_or_else(
            || self.accuser((from, self.end(from).min(hit.to - 1))),
            |actor| (actor.from, actor.to),
        );
        (from < to).then_some((from, to))
    }

    /// Whether a word of `saidwords.tsv` stands here in its role: bare or with ب («بأن»; «كان» is no «ك + أن»), the audience with ل.
    fn is_said(&self, at: usize, role: &str) -> bool {
        let table = &self.lexicon.saidwords;
        let audience = role == "audience";
        let free = |hit: &Hit| match hit.reading.before.particle {
            None | Some('ب') => !audience,
            particle => audience && particle == Some('ل'),
        };
        table.longest_at(self.words, at).is_some_and(|hit| table.row(&hit).cell("role") == role && free(&hit))
    }

    /// A force, a kind of speaker, or something definite.
    fn can_speak(&self, at: usize) -> bool {
        let readings = self.words.readings(at);
        let free = readings.first().is_some_and(|r| r.before.particle.is_none());
        let known = self.mentions.actors.iter().any(|a| a.from == at)
            || self.lexicon.speakers.longest_at(self.words, at).is_some();
        let definite = readings.iter().any(|r| r.before.definite && r.before.only_article());
        free && (known || definite) && !self.words.tokens.get(at).is_some_and(|t| t.is_sign('"'))
    }

    /// «مصدر أمني», «شهود», nobody; but «المسؤول فلان» and «مسؤول الإعلام» are somebody.
    fn is_anonymous(&self, from: usize, to: usize) -> bool {
        if from >= to {
            return true;
        }
        let Some(hit) = self
            .lexicon
            .speakers
            .longest_at(self.words, from)
            .filter(|h| h.part == Part::Noun || h.part == Part::Literal)
        else {
            return false;
        };
        let definite = |at: usize| at < to && self.words.readings(at).iter().any(|r| r.before.definite);
        let one = hit.number == Number::Singular;
        let title = self.lexicon.speakers.row(&hit).has("title") && one;
        // «المسؤول الذي طلب عدم نشر اسمه».
        let hidden =
            (to..to + 8).any(|i| matches!(self.text(i), "اسمه" | "اسمها" | "هويته" | "هويتها" | "اسماءهم"));
        // An office («مسؤول الإعلام», «تقرير للأمم المتحدة»), or somebody named here or before («الناشط فلان», «الطبيب»).
        hidden || !(title && (definite(from) || definite(from + 1)))
    }

    /// Who claims, denies or accuses: the group named inside the phrase, right behind it, or right before it.
    fn party(&self, hit: &Hit) -> Option<(usize, usize)> {
        let (words, actors) = (self.words, &self.mentions.actors);
        let inside = actors.iter().find(|a| a.from > hit.from && a.to <= hit.to);
        let behind = || actors.iter().find(|a| a.from == skip_quotes(words, hit.to));
        let before = || actors.iter().find(|a| a.to == hit.from);
        inside.or_else(behind).or_else(before).map(|a| (a.from, a.to))
    }

    /// The noun phrase behind the word, else the one before it.
    fn phrase(&self, hit: &Hit) -> (usize, usize) {
        let (from, to) = self.behind(hit);
        if to > from { (from, to) } else { self.before(hit) }
    }

    fn behind(&self, hit: &Hit) -> (usize, usize) {
        let mut from = skip_quotes(self.words, hit.to);
        // «قالت اليوم الأحد، وكالة …»: the day before the speaker.
        if let Some(time) = self.mentions.times.iter().find(|t| t.from == from) {
            let comma = self.words.tokens.get(time.to).is_some_and(|t| t.is_sign(','));
            from = skip_quotes(self.words, time.to + usize::from(comma));
        }
        while self.is_said(from, "filler") {
            from = skip_quotes(self.words, from + 1);
        }
        let to = if self.text(from) == "من" { from } else { self.end(from) };
        let anonymous = self.lexicon.speakers.longest_at(self.words, from).is_some();
        let suspects = self.lexicon.sources.row(hit).cell("kind") == "suspect";
        if to > from && anonymous && !suspects { (from, self.whereabouts(to)) } else { (from, to) }
    }

    /// «مصدر في الجيش», «سكان في الحي»: where the nameless speaker is; but «في بيان», «في وقت سابق».
    fn whereabouts(&self, to: usize) -> usize {
        let at = to + 1;
        let place = self.text(to) == "في"
            && !self.is_said(at, "medium")
            && !self.mentions.times.iter().any(|t| t.from == at || t.from == to);
        if place { self.end(at).max(to) } else { to }
    }

    /// Whether the telling begins: «بحسب الشرطة قُتل ستة», «أعلنت الوزارة الثلاثاء مقتل ستة», but «قال قائد الهجوم».
    fn tells(&self, at: usize) -> bool {
        let begins = |h: &Hit| h.from == at && (h.part == Part::Past || !h.reading.before.definite);
        let timed = self.mentions.times.iter().any(|t| t.from == at);
        timed || self.mentions.casualties.iter().any(begins) || self.mentions.triggers.iter().any(begins)
    }

    /// «وكالة سانا ذكرت أن»: from the start of the clause to the verb.
    fn before(&self, hit: &Hit) -> (usize, usize) {
        let words = self.words;
        let stops =
            |at: usize| words.tokens.get(at).is_none_or(|t| t.kind != TokenKind::Word && !t.is_sign('"'));
        let mut from = hit.from;
        while from > 0 && !stops(from - 1) && hit.from - from < LONGEST {
            from -= 1;
        }
        let clause = from == 0 || stops(from - 1);
        // «لكن مصدرا نفى», «وكان شهود قد أشاروا».
        while from < hit.from && self.is_said(from, "lead") {
            from += 1;
        }
        let to = if hit.from > from && self.text(hit.from - 1) == "قد" { hit.from - 1 } else { hit.from };
        let verb_opens = hit.reading.before.conjunction.is_some() || from >= to;
        if clause && !verb_opens && !self.is_said(from, "end") { (from, to) } else { (hit.to, hit.to) }
    }

    /// Where the source ends: at a sign, at what is said, at the audience.
    fn end(&self, from: usize) -> usize {
        let words = self.words;
        let mut at = from;
        while at - from < LONGEST {
            let Some(token) = words.tokens.get(at) else { break };
            let opens_speech =
                token.is_sign('"') && at > from && !open_quotes(words, from, at) && quote_is_long(words, at);
            let sign = token.kind != TokenKind::Word && token.kind != TokenKind::Latin && !token.is_sign('"');
            let audience = at > from && self.is_said(at, "audience");
            let quoted = open_quotes(words, from, at) && at > from && !quote_is_long(words, at - 1);
            if quoted && !sign {
                at += 1;
                continue;
            }
            if sign
                || opens_speech
                || audience
                || at > from && self.tells(at)
                || self.is_said(at, "end")
                || at > from && self.is_said(at, "within")
            {
                break;
            }
            at += 1;
        }
        // A quote that was opened and not closed belongs to what follows.
        while at > from
            && words.tokens.get(at - 1).is_some_and(|t| t.is_sign('"'))
            && open_quotes(words, from, at)
        {
            at -= 1;
        }
        at
    }
}

fn open_quotes(words: &Words<'_>, from: usize, to: usize) -> bool {
    let quotes = words.tokens.get(from..to).unwrap_or_default().iter().filter(|t| t.is_sign('"')).count();
    let opened = from.checked_sub(1).and_then(|b| words.tokens.get(b)).is_some_and(|t| t.is_sign('"'));
    (quotes + usize::from(opened)) % 2 == 1
}

/// A quotation of more than four words is speech, not a name.
fn quote_is_long(words: &Words<'_>, at: usize) -> bool {
    !words.tokens.iter().skip(at + 1).take(5).any(|t| t.is_sign('"'))
}

fn skip_quotes(words: &Words<'_>, mut at: usize) -> usize {
    while words.tokens.get(at).is_some_and(|t| t.is_sign('"')) {
        at += 1;
    }
    at
}

fn text<'a>(words: &Words<'a>, at: usize) -> &'a str {
    words.text(at)
}
