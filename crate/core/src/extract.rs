//! The whole way on one screen: article in, incidents out. Total: a value for any input.

use jiff::civil::Date;

use crate::analysis::Analysis;
use crate::article::Article;
use crate::casualty::Casualty;
use crate::choice::Choices;
use crate::contract::{ArticleInfo, EngineInfo, Extraction, Published};
use crate::frame::{Frame, Verdict};
use crate::furniture::Furniture;
use crate::knowledge::Knowledge;
use crate::lexicon::{Hit, Words};
use crate::place::Places;
use crate::quantity::Quantity;
use crate::report::{self, Quoter, incident, is_statistic, mentions};
use crate::segment::{Line, join_lines, lines, segment};
use crate::span::{Span, Utf16Index};
use crate::token::{Token, tokenize};
use crate::toponym::Toponym;
use crate::{
    actor, arguments, assemble, choice, damage, ellipsis, evidence, geocode, judge, merge, normalize,
    recognize, retype, roles, sha256, time, toponym, totals,
};

/// Everything that was read before frames are united.
struct Reading<'a> {
    analysis: &'a Analysis<'a>,
    frames: Vec<Frame>,
    published: Published,
    lines: &'a [Line],
    /// Whether the lines were cut at a fixed width.
    wrapped: bool,
    quoter: &'a Quoter<'a>,
    /// The text's length in UTF-16 code units.
    units: usize,
}

/// Reads one article.
#[must_use]
pub fn extract(article: &Article, knowledge: &Knowledge<'_>) -> Extraction {
    read(article, knowledge, |reading| answer(article, knowledge, reading))
}

/// One statement that names an event or a toll, and what the judge made of it: for whoever works on the rules.
#[derive(Clone, Debug)]
pub struct Statement {
    pub kind: String,
    pub verdict: Verdict,
    pub words: String,
    pub confidence: f64,
    pub points: Vec<(&'static str, f64)>,
    pub rules: Vec<String>,
    /// Log-odds that it tells the same event as each earlier statement, by number.
    pub alike: Vec<(usize, f64)>,
    /// Names of its places, `*` when taken over from elsewhere.
    pub places: Vec<String>,
    /// The words that date it, `*` when taken over from elsewhere.
    pub time: Option<String>,
    /// How many of whom were killed, wounded or held, each with its words and the rule that says so.
    pub counts: Vec<String>,
    /// Who did it to whom, each with the rule that says so.
    pub parties: Vec<String>,
    /// Bytes of the event word.
    pub trigger: Span,
    /// Names of what can be said of it (`evidence.rs`).
    pub evidence: Vec<String>,
    /// Slot and word of every word around it (`evidence/words.rs`).
    pub around: Vec<String>,
    /// Names of what it shares with each earlier statement (`merge/shared.rs`).
    pub shared: Vec<(usize, Vec<String>)>,
}

/// Every statement of the article in text order, before merging; also those that were not taken for incidents.
#[must_use]
pub fn explain(article: &Article, knowledge: &Knowledge<'_>) -> Vec<Statement> {
    read(article, knowledge, |reading| {
        let alike = |i: usize, f: &Frame| {
            let earlier = reading.frames.iter().take(i).enumerate();
            earlier.map(|(n, o)| (n, merge::likeness(reading.analysis, o, f))).collect()
        };
        let shared = |i: usize, f: &Frame| {
            let earlier = reading.frames.iter().take(i).enumerate();
            earlier.map(|(n, o)| (n, merge::shared(reading.analysis, o, f))).collect()
        };
        let a = reading.analysis;
        let mark = |inherited: bool, name: &str| format!("{}{name}", if inherited { "*" } else { "" });
        let places = |f: &Frame| {
            let named = f.places.iter().filter_map(|p| a.toponyms.get(*p));
            named.map(|t| mark(f.place_inherited, &t.name)).collect()
        };
        let time = |f: &Frame| {
            let mention = a.mentions.times.get(f.time?)?;
            Some(mark(f.time_inherited, mention.span.of(&article.text)))
        };
        let evidence = evidence::of_all(a, &reading.frames);
        let words = evidence::words::Around::new(a);
        let around = |f: &Frame| words.of(f).iter().map(|(s, w)| format!("{} {w}", s.name())).collect();
        let statement = |(i, f): (usize, &Frame)| Statement {
            kind: f.kind.clone(),
            verdict: f.verdict,
            words: f.evidence.first().map(|s| s.of(&article.text).to_owned()).unwrap_or_default(),
            confidence: f.confidence(),
            points: f.points.clone(),
            rules: f.rules.clone(),
            alike: alike(i, f),
            places: places(f),
            time: time(f),
            counts: f.casualties.iter().map(|c| count(c, &article.text)).collect(),
            parties: f.parties.iter().map(|p| format!("{:?} {} ({})", p.role, p.id, p.rule)).collect(),
            trigger: f.trigger,
            evidence: evidence.get(i).into_iter().flatten().map(|e| e.1.clone()).collect(),
            around: around(f),
            shared: shared(i, f),
        };
        reading.frames.iter().enumerate().map(statement).collect()
    })
}

/// «killed 3 civilian «مقتل ثلاثة مدنيين» (kill_m)»; `3+` is three or more, `~3` about three, `?` no number.
fn count(c: &Casualty, text: &str) -> String {
    let number = |q: Quantity| {
        let about = if q.approximate { "~" } else { "" };
        match (q.min, q.max) {
            (Some(min), Some(max)) if min == max => format!("{about}{min}"),
            (Some(min), Some(max)) => format!("{about}{min}-{max}"),
            (Some(min), None) => format!("{about}{min}+"),
            (None, Some(max)) => format!("{about}-{max}"),
            (None, None) => format!("{about}?"),
        }
    };
    let number = c.quantity.map_or_else(|| "?".to_owned(), number);
    let marks = [(c.weak, "weak"), (c.definite, "definite"), (c.attacker, "attacker"), (c.raised, "raised")];
    let marks = marks.into_iter().chain([(c.earlier, "earlier"), (c.besides, "besides")]);
    let marks: String = marks.filter(|m| m.0).map(|m| format!(" {}", m.1)).collect();
    format!("{} {number} {}{marks} «{}» ({})", c.kind, c.who, c.span.of(text), c.rule)
}

/// Every incident of the article with all places and times as what may be its scene and day: for whoever works on the choice.
#[must_use]
pub fn choices(article: &Article, knowledge: &Knowledge<'_>) -> Vec<Choices> {
    read(article, knowledge, |reading| {
        let (a, tolls) = (reading.analysis, choice::tolls(&reading.frames));
        choice::all(a, &united(a, reading.frames), &tolls)
    })
}

/// The article's incidents and totals with what their own words and the rules say of them.
fn united(a: &Analysis<'_>, frames: Vec<Frame>) -> Vec<Frame> {
    let mut merged = merge::merge(a, frames);
    totals::totals(a, &mut merged);
    arguments::complete(a, &mut merged);
    merged
}

/// The way from text to weighed frames.
fn read<R>(article: &Article, knowledge: &Knowledge<'_>, then: impl FnOnce(Reading<'_>) -> R) -> R {
    let text = article.text.as_str();
    let index = Utf16Index::new(text);
    let quoter = Quoter { text, index: &index };

    let normalized = normalize::normalize(text);
    let lines = lines(text);
    let (tokens, wrapped) = join_lines(tokenize(&normalized), &lines);
    let sentences = segment(&tokens, &lines);
    let words = Words::new(&tokens);
    let (published, info) = published(article, &tokens, &quoter);

    let mut mentions = recognize::recognize(&tokens, &words, &knowledge.lexicon, published);
    let mut toponyms =
        toponym::recognize(&words, &sentences, &mentions, &knowledge.lexicon, &knowledge.all_places());
    geocode::resolve(&mut toponyms, &tokens, &mentions, &knowledge.lexicon);
    // «ناحية جرف الصخر»: a word inside the name of a place tells no event.
    mentions.triggers.retain(|h| !toponyms.iter().any(|t| t.names_more_than(h.from, h.to)));
    // «الأراضي السورية» names the land, not the state's forces.
    let other_name = |t: &Toponym, h: &Hit| t.from <= h.from && h.to <= t.to && t.is_by_another_name();
    mentions.actors.retain(|h| !toponyms.iter().any(|t| other_name(t, h)));
    ellipsis::add(&words, &sentences, &toponyms, &knowledge.lexicon, &mut mentions);
    let identities = actor::identify(&words, &mentions, &toponyms, knowledge, published);
    let towns = toponym::towns(&toponyms);
    let other = |c: &&crate::lexicon::Hit| knowledge.lexicon.cues.row(c).has("other");
    let stories = mentions.cues.iter().filter(other).map(|c| (c.from, c.to)).collect();
    let analysis =
        Analysis { text, knowledge, words: &words, sentences, mentions, toponyms, towns, stories, published };

    let mut frames = assemble::assemble(&analysis);
    arguments::fill(&analysis, &mut frames);
    roles::assign(&analysis, &mut frames, &identities);
    retype::retype(&analysis, &mut frames);
    judge::judge(&analysis, &mut frames);
    let units = index.unit(text.len());
    let quoter = &quoter;
    then(Reading { analysis: &analysis, frames, published: info, lines: &lines, wrapped, quoter, units })
}

/// The way from weighed frames to the contract.
fn answer(article: &Article, knowledge: &Knowledge<'_>, reading: Reading<'_>) -> Extraction {
    let Reading { analysis, frames, published, lines, wrapped, quoter, units } = reading;
    let tolls = choice::tolls(&frames);
    let mut merged = united(analysis, frames);
    choice::settle(analysis, &mut merged, &tolls);
    roles::settle(analysis, &mut merged);
    retype::settle(analysis, &mut merged);

    let hash = sha256::hex(article.text.as_bytes());
    let (statistics, incidents): (Vec<&Frame>, Vec<&Frame>) = merged.iter().partition(|f| is_statistic(f));
    Extraction {
        schema: "rasid/1".to_owned(),
        engine: EngineInfo {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            gazetteer: knowledge.all_places().version(),
        },
        incidents: incidents.into_iter().map(|f| incident(analysis, quoter, f, &hash)).collect(),
        statistics: statistics.into_iter().flat_map(|f| report::statistics(analysis, quoter, f)).collect(),
        mentions: mentions(analysis, quoter),
        article: ArticleInfo {
            title: article.title.clone().or_else(|| title(&article.text, lines)),
            sha256: hash,
            chars: units,
            published,
            boilerplate: lines
                .iter()
                .filter(|l| l.furniture.is_furniture())
                .map(|l| quoter.quote(l.span))
                .collect(),
            warnings: damage::warnings(&article.text, wrapped, &analysis.mentions.times),
        },
    }
}

/// The publication date: given, from metadata, or found in the text; never assumed.
fn published(article: &Article, tokens: &[Token], quoter: &Quoter<'_>) -> (Option<Date>, Published) {
    let parse = |s: &Option<String>| s.as_deref().and_then(|s| s.trim().parse::<Date>().ok());
    let made = |date: Date, source: &str, span| Published {
        date: Some(date.to_string()),
        source: source.to_owned(),
        span,
    };
    if let Some(date) = parse(&article.given_date) {
        return (Some(date), made(date, "given", None));
    }
    if let Some(date) = parse(&article.metadata_date) {
        return (Some(date), made(date, "metadata", None));
    }
    match time::publication_date(tokens) {
        Some(found) => (Some(found.date), made(found.date, "text", Some(quoter.quote(found.span)))),
        None => (None, Published { date: None, source: "none".to_owned(), span: None }),
    }
}

/// The first heading of the text; above it a ticker may run («عاجل: …»), and a breadcrumb ends with it.
fn title(text: &str, lines: &[Line]) -> Option<String> {
    let words = |l: &Line| l.span.of(text).trim();
    let mut headings = lines
        .iter()
        .filter(|l| l.furniture != Furniture::Caption && !l.furniture.is_furniture() && !words(l).is_empty())
        .take_while(|l| l.heading)
        .map(words);
    let first = headings.next()?;
    let above = |title: &str| {
        lines.iter().any(|l| l.furniture == Furniture::Menu && words(l) != title && words(l).ends_with(title))
    };
    let other = headings.find(|h| above(h) || first.starts_with("عاجل") && h.split_whitespace().count() >= 4);
    Some(other.filter(|_| !above(first)).unwrap_or(first).to_owned())
}
