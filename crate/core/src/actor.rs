//! Actors: where groups and forces are named, and which group a name stands for in this article.
//!
//! *Finds*: the rows of `actors.tsv`. *Refuses*: a country where it is a place («في تركيا»), a name that needs quotes
//! without them («القاعدة»), an adjective that is a country's name («في سورية»), look-alikes that a row marks `not` («سوء التنظيم»,
//! «هجوم مسلح»), people who bear the name («اللاعب حزب الله»), a head that gives way to a name («مسلحون من داعش»).
//! *Example*: «هاجم تنظيم الدولة حاجزا. وقال التنظيم …» → ISIS, ISIS.
//! Anaphora («التنظيم», «الجماعة») take the last group named that is called so; «الجيش», «قوات الأمن» become the forces of
//! the country where the article plays; the Syrian state is SYR_GOV until 8 December 2024 and SYR_TRANS after, by the day of
//! the incident where it is known. *Leaves out*: what an actor did (`roles.rs`).

mod succession;

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::knowledge::Knowledge;
use crate::lexicon::{Hit, Row, Table, Words};
use crate::recognize::Mentions;
use crate::toponym::{PlaceRole, Toponym};
use succession::{Succession, by_date};

/// All actor mentions of the article, in text order.
#[must_use]
pub fn recognize(table: &Table, words: &Words<'_>) -> Vec<Hit> {
    let mut kept: Vec<Hit> = Vec::new();
    for hit in table.find(words) {
        let joined = kept.last().is_some_and(|k| k.to == hit.from && table.row(k).has("state"));
        if !fits(table.row(&hit), words, &hit, joined) {
            continue;
        }
        // «مرتزقة حفتر», «مسلحون من داعش»: one party, called by its name.
        if kept.last().is_some_and(|k| gives_way(table, words, k, &hit)) {
            kept.pop();
        }
        kept.push(hit);
    }
    kept
}

/// Whether the words around a name leave it an actor; `joined`: right behind another state («روسيا وإيران»).
fn fits(row: &Row, words: &Words<'_>, hit: &Hit, joined: bool) -> bool {
    if row.has("not") || TITLES.contains(&word_before(words, hit.from, 1)) {
        return false;
    }
    if row.has("state") {
        return joined || acts(words, hit);
    }
    if row.has("quoted") {
        return quoted(words, hit);
    }
    // «طائرة صينية الصنع»: where a thing was made.
    if matches!(words.text(hit.to), "الصنع" | "المنشا") {
        return false;
    }
    if row.has("dual") && hit.to == hit.from + 1 {
        return !MASCULINE.contains(&word_before(words, hit.from, 1));
    }
    !row.has("adjective") || !after_preposition(words, hit)
}

/// Titles of civil life: the name behind one is a person's.
const TITLES: &[&str] = &[
    "اللاعب",
    "الشاعر",
    "الفنان",
    "المطرب",
    "المدرب",
    "الدكتور",
    "المهندس",
    "الاستاذ",
    "المواطن",
    "المدعو",
    "الكاتب",
];

/// Verbs in the masculine that take two people: «قتل طالبان» are two students, «قتلت طالبان» is the group.
const MASCULINE: &[&str] = &[
    "قتل",
    "اصيب",
    "جرح",
    "عاد",
    "حصل",
    "فاز",
    "توفي",
    "غرق",
    "لقي",
    "شارك",
    "تخرج",
    "نجا",
    "سقط",
    "خطف",
    "اختطف",
    "اعتقل",
    "استشهد",
    "نجح",
    "سافر",
    "يدرس",
];

/// Whether an unnamed party gives way to the name that says who it is.
fn gives_way(table: &Table, words: &Words<'_>, head: &Hit, name: &Hit) -> bool {
    let (head_row, name_row) = (table.row(head), table.row(name));
    let named = ["unknown", "adjective", "people", "anaphor", "head"].iter().all(|f| !name_row.has(f));
    let gap = words.tokens.get(head.to..name.from).unwrap_or_default();
    let free = name.reading.before.conjunction.is_none() && name.reading.before.particle.is_none();
    let link = |t: &crate::token::Token| {
        matches!(t.text.as_str(), "من" | "افراد" | "عناصر" | "في") || t.is_sign('"')
    };
    let of = gap.iter().any(|t| t.text == "من" || t.text == "في") && gap.iter().all(link);
    // «شرطة الاحتلال», «جنود من قوات كذا»: a force without ال is whoever's name stands behind it.
    let bare = head_row.has("head") && !head_row.has("domestic")
        || head.to == head.from + 1 && !head.reading.before.definite;
    // «سلاح الجو التابع لحكومة كذا».
    let belongs = gap.len() == 1
        && gap.iter().all(|t| t.text.trim_start_matches("ال").starts_with("تابع"))
        && head_row.has("head");
    if named && belongs && name.reading.before.particle == Some('ل') {
        return true;
    }
    named && free && (head_row.has("head") && bare && (gap.is_empty() || of) || head_row.has("unknown") && of)
}

/// The folded word `n` places before a token, quotes left out.
fn word_before<'a>(words: &Words<'a>, at: usize, n: usize) -> &'a str {
    let mut left = n;
    for i in (0..at).rev() {
        let Some(token) = words.tokens.get(i) else { return "" };
        if token.is_sign('"') || token.is_sign('(') {
            continue;
        }
        left -= 1;
        if left == 0 {
            return token.text.as_str();
        }
    }
    ""
}

/// A country acts, or is acted on, when a verb, an act or an agent's preposition stands before it, or its verb after it.
fn acts(words: &Words<'_>, hit: &Hit) -> bool {
    if hit.reading.before.particle.is_some() {
        return false;
    }
    let before = word_before(words, hit.from, 1);
    let by = before == "قبل" && word_before(words, hit.from, 2) == "من";
    // «اتهمت الحركة إسرائيل»: the object of an accusation acts.
    let accused = (2..=3).any(|n| ACCUSES.contains(&word_before(words, hit.from, n).trim_start_matches('و')));
    if by || accused || ACTS.contains(&before) || feminine_verb(before) {
        return true;
    }
    let opens = hit.from.checked_sub(1).and_then(|b| words.tokens.get(b)).is_none_or(|t| !t.is_word())
        || hit.reading.before.conjunction.is_some();
    opens && words.tokens.get(hit.to).is_some_and(|t| t.is_word() && feminine_verb(&t.text))
}

const ACCUSES: &[&str] =
    &["اتهم", "اتهمت", "اتهموا", "يتهم", "تتهم", "متهما", "متهمه", "حمل", "حملت", "محملا", "محمله"];

/// Acts that a country owns («غارات إسرائيل») and words that lead to an agent or an enemy.
const ACTS: &[&str] = &[
    "قصف",
    "غارات",
    "غاره",
    "هجوم",
    "هجمات",
    "ضربات",
    "ضربه",
    "عدوان",
    "توغل",
    "توغلات",
    "استهداف",
    "اجتياح",
    "اعتقال",
    "اغتيال",
    "شن",
    "ان",
    "بان",
    "يد",
    "ايدي",
    "جانب",
    "طرف",
    "بواسطه",
    "ضد",
    "علي",
];

/// «قصفت», «تقصف»: judged by its shape alone, because the verb may be any.
pub(crate) fn feminine_verb(word: &str) -> bool {
    const NOUNS: &[&str] = &[
        "بيت",
        "تحت",
        "وقت",
        "صوت",
        "موت",
        "زيت",
        "بنت",
        "اخت",
        "السبت",
        "الكويت",
        "بيروت",
        "تكريت",
        "هيت",
        "توقيت",
        "تثبيت",
    ];
    const MASDARS: &[&str] = &[
        "تنظيم",
        "تحالف",
        "تعاون",
        "تدخل",
        "تبادل",
        "تجاه",
        "تابعه",
        "تركيا",
        "تونس",
        "تشاد",
        "تحت",
        "توتر",
        "تاريخ",
    ];
    let word = word.strip_prefix('و').filter(|w| w.chars().count() >= 3).unwrap_or(word);
    let letters: Vec<char> = word.chars().collect();
    if letters.len() < 3 || word.starts_with("ال") || NOUNS.contains(&word) {
        return false;
    }
    if word.ends_with('ت') {
        return !word.ends_with("ات");
    }
    let masdar = letters.iter().rev().nth(1) == Some(&'ي');
    word.starts_with('ت') && letters.len() <= 6 && !masdar && !word.ends_with('ه') && !MASDARS.contains(&word)
}

fn quoted(words: &Words<'_>, hit: &Hit) -> bool {
    let sign = |at: Option<usize>| {
        at.and_then(|i| words.tokens.get(i)).is_some_and(|t| t.is_sign('"') || t.is_sign('\''))
    };
    sign(hit.from.checked_sub(1)) && sign(Some(hit.to))
}

/// «في سورية»: the adjective without ال after a preposition is the country.
fn after_preposition(words: &Words<'_>, hit: &Hit) -> bool {
    let place = hit.reading.before.particle.is_some()
        || matches!(
            word_before(words, hit.from, 1),
            "في" | "من" | "الي" | "عن" | "شمال" | "جنوب" | "شرق" | "غرب"
        );
    place && !hit.reading.before.definite
}

/// Actor ids for every actor mention of the article.
#[derive(Debug, Default)]
pub struct Identities {
    ids: Vec<Option<String>>,
    successions: Vec<Succession>,
    /// The day that stands in where an incident has none.
    reference: Option<Date>,
}

impl Identities {
    /// The id of the actor mention with this number in an incident of that day; `None` when it cannot be said who is meant.
    #[must_use]
    pub fn id(&self, mention: usize, day: Option<Date>) -> Option<String> {
        let id = self.ids.get(mention)?.as_deref()?;
        Some(by_date(&self.successions, id, day.or(self.reference)))
    }
}

/// Works out who is meant by each mention.
#[must_use]
pub fn identify(
    words: &Words<'_>,
    mentions: &Mentions,
    toponyms: &[Toponym],
    knowledge: &Knowledge<'_>,
    published: Option<Date>,
) -> Identities {
    let table = &knowledge.lexicon.actors;
    let ranked = countries(table, mentions, toponyms);
    // A place read into a foreign country once is likelier misread than a second scene.
    let most = ranked.first().map_or(0, |r| r.1);
    let weighty: Vec<String> = ranked.iter().filter(|r| r.1 * 3 >= most).map(|r| r.0.clone()).collect();
    // Where one country is the scene of nearly all, «الشرطة» is not that of the next.
    let countries: Vec<String> = ranked.into_iter().filter(|r| r.1 * DOMINANT >= most).map(|r| r.0).collect();
    let reference = published.or_else(|| mentions.times.iter().filter_map(|t| t.end).max());
    let direct: Vec<Option<String>> = mentions
        .actors
        .iter()
        .map(|hit| {
            let here = country_beside(words, toponyms, hit).filter(|c| weighty.contains(c));
            direct(table, hit, here.as_deref(), &countries, reference)
        })
        .collect();
    let direct = name_militants(table, mentions, direct);
    let ids = (0..direct.len())
        .map(|i| match direct.get(i).cloned().flatten() {
            Some(id) => Some(id),
            None => referent(table, words, i, mentions, &direct),
        })
        .collect();
    Identities { ids, successions: Succession::all(&knowledge.lexicon.successions), reference }
}

/// How many times more an article must speak of one country than of another for the other not to count.
const DOMINANT: usize = 4;

/// The id that needs no other mention.
fn direct(
    table: &Table,
    hit: &Hit,
    here: Option<&str>,
    countries: &[String],
    day: Option<Date>,
) -> Option<String> {
    let row = table.row(hit);
    let id = row.cell("actor");
    if id.starts_with('@') || !holds(row.cell("from"), row.cell("to"), day) {
        return None;
    }
    match id.strip_prefix('?') {
        Some(list) => by_country(list, here, countries),
        None => Some(id.to_owned()),
    }
}

fn holds(from: &str, to: &str, day: Option<Date>) -> bool {
    let Some(day) = day else { return true };
    let parse = |s: &str| s.parse::<Date>().ok();
    parse(from).is_none_or(|f| day >= f) && parse(to).is_none_or(|t| day <= t)
}

/// `SY=SYR_STATE;IQ=IRAQ_GOV;*=X`: by the country where the sentence plays, where it has one of the list, else by the
/// country of the article, else by the next that it speaks of.
fn by_country(list: &str, here: Option<&str>, countries: &[String]) -> Option<String> {
    let of = |country: &str| {
        list.split(';')
            .filter_map(|p| p.split_once('='))
            .find(|(c, _)| *c == country)
            .map(|(_, id)| id.to_owned())
    };
    let article = || countries.iter().take(2).find_map(|c| of(c));
    here.and_then(of).or_else(article).or_else(|| of("*"))
}

/// The country of the scene nearest to a mention in its sentence.
fn country_beside(words: &Words<'_>, toponyms: &[Toponym], hit: &Hit) -> Option<String> {
    let ends = |t: &crate::token::Token| t.is_sign('.') || t.kind == crate::token::TokenKind::LineEnd;
    let beside = |t: &&Toponym| {
        let (from, to) = if t.from >= hit.to { (hit.to, t.from) } else { (t.to, hit.from) };
        t.role == PlaceRole::Scene
            && from <= to
            && to - from <= 40
            && !words.tokens.get(from..to).unwrap_or_default().iter().any(ends)
    };
    let gap = |t: &&Toponym| t.from.abs_diff(hit.from);
    let nearest = toponyms.iter().filter(beside).min_by_key(gap)?;
    nearest.place().map(|p| p.country.clone())
}

/// «الإرهابيين», «المتمردون»: the one rebel group that the article names, where it names one only.
fn name_militants(table: &Table, mentions: &Mentions, direct: Vec<Option<String>>) -> Vec<Option<String>> {
    let mut named: Vec<&String> = Vec::new();
    for (hit, id) in mentions.actors.iter().zip(&direct) {
        let row = table.row(hit);
        let rebel = row.cell("kind") == "rebel" && !row.has("anaphor") && !row.has("adjective");
        if let Some(id) = id.as_ref().filter(|id| rebel && !named.contains(id)) {
            named.push(id);
        }
    }
    let only = if let [only] = named.as_slice() { Some((*only).clone()) } else { None };
    let militants = |(hit, id): (&Hit, &Option<String>)| {
        let unnamed = table.row(hit).has("militants") && id.as_deref().is_some_and(|i| i == "UNKNOWN");
        if unnamed { only.clone().or_else(|| id.clone()) } else { id.clone() }
    };
    mentions.actors.iter().zip(&direct).map(militants).collect()
}

/// Words by which a group is called again, and the words that its own names open with.
const CALLS: &[(&str, &[&str])] = &[
    ("تنظيم", &["تنظيم"]),
    ("جماعه", &["جماعة", "هيئة"]),
    ("حركه", &["حركة"]),
    ("حزب", &["حزب"]),
    ("قوات", &["قوات", "القوات"]),
    ("هييه", &["هيئة"]),
    ("جبهه", &["جبهة", "الجبهة"]),
    ("كتايب", &["كتائب"]),
    ("سرايا", &["سرايا"]),
    ("منظمه", &["منظمة"]),
    ("ميليشيا", &["ميليشيا", "مليشيا", "ميليشيات", "مليشيات"]),
    ("مليشيا", &["ميليشيا", "مليشيا", "ميليشيات", "مليشيات"]),
    ("ميليشيات", &["ميليشيا", "مليشيا", "ميليشيات", "مليشيات"]),
    ("مليشيات", &["ميليشيا", "مليشيا", "ميليشيات", "مليشيات"]),
    ("فصيل", &["فصيل", "فرقة", "لواء"]),
];

/// Whether some name of the id opens with one of the words.
fn is_called(table: &Table, id: &str, words: &[&str]) -> bool {
    let opens = |form: &str| form.split_whitespace().next().is_some_and(|w| words.contains(&w));
    table
        .rows
        .iter()
        .filter(|row| row.cell("actor") == id && !row.has("anaphor"))
        .any(|row| row.cell("forms").split('|').any(opens))
}

/// The last group before the mention that is called so, else the first after it, else the row's default after @.
fn referent(
    table: &Table,
    words: &Words<'_>,
    at: usize,
    mentions: &Mentions,
    direct: &[Option<String>],
) -> Option<String> {
    let hit = mentions.actors.get(at)?;
    // Who is called nothing but «التنظيم» is a default only where the article tells of violence.
    let violent = !mentions.triggers.is_empty() || !mentions.casualties.is_empty();
    let default = table.row(hit).cell("actor").strip_prefix('@')?;
    let calls = called_by(words, hit)?;
    // «الجماعة», «المنظمة» are no state, whatever its offices are called.
    let forces = calls.iter().any(|c| c.ends_with("قوات"));
    let fits = |i: usize| {
        let other = table.row(mentions.actors.get(i)?);
        let id = direct.get(i).cloned().flatten()?;
        let state = matches!(other.cell("kind"), "state" | "external");
        (!other.has("adjective") && (forces || !state) && is_called(table, &id, calls)).then_some(id)
    };
    (0..at)
        .rev()
        .find_map(fits)
        .or_else(|| (at + 1..direct.len()).find_map(fits))
        .or_else(|| Some(default.to_owned()).filter(|d| !d.is_empty() && violent))
}

/// The openings of names that the mention's own word may stand for: «هذه الجماعة» → جماعة, هيئة. «القوات الجوية» is no anaphor.
fn called_by(words: &Words<'_>, hit: &Hit) -> Option<&'static [&'static str]> {
    let bare = |at: usize| words.text(at);
    let call = (hit.from..hit.to).find_map(|at| {
        CALLS.iter().find(|(call, _)| words.readings(at).iter().any(|r| r.before.definite && r.stem == *call))
    })?;
    // «القوات الجوية», but «اعتقلت القوات الشابين».
    let narrowed = call.0 == "قوات" && bare(hit.to).starts_with("ال") && bare(hit.to).ends_with('ه');
    (!narrowed).then_some(call.1)
}

/// Countries by how much the article speaks of them: its places first, then the groups at home there.
fn countries(table: &Table, mentions: &Mentions, toponyms: &[Toponym]) -> Vec<(String, usize)> {
    let mut points: BTreeMap<String, usize> = BTreeMap::new();
    for place in toponyms {
        let weight = if place.role == PlaceRole::Scene || place.role == PlaceRole::Dateline { 2 } else { 1 };
        if let Some(p) = place.place() {
            *points.entry(p.country.clone()).or_default() += weight;
        }
    }
    for hit in &mentions.actors {
        let row = table.row(hit);
        let home = row.cell("country");
        let at_home = !home.is_empty()
            && !row.has("adjective")
            && !row.has("state")
            && row.cell("kind") != "external"
            && !row.cell("actor").starts_with('?');
        if at_home {
            *points.entry(home.to_owned()).or_default() += 1;
        }
    }
    let mut ranked: Vec<(String, usize)> = points.into_iter().collect();
    ranked.sort_by(|x, y| y.1.cmp(&x.1).then_with(|| x.0.cmp(&y.0)));
    ranked
}
