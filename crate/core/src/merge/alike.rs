//! How two frames stand to each other: type, place, day, counts, and the words that point back or part two stories.

use crate::analysis::{Analysis, within};
use crate::ellipsis::further_one;
use crate::frame::Frame;
use crate::geocode::km;
use crate::inflect::Part;
use crate::lexicon::Hit;
use crate::place::Level;
use crate::quantity::Quantity;
use jiff::civil::Date;

pub(super) fn types_agree(a: &Analysis<'_>, x: &Frame, y: &Frame) -> bool {
    if x.kind == y.kind
        || x.casualty_only && a.family(&y.kind) == "violence"
        || y.casualty_only && a.family(&x.kind) == "violence"
    {
        return true;
    }
    let (fx, fy) = (a.family(&x.kind), a.family(&y.kind));
    // «أسفرت العملية عن مقتل زوجته»: what a raid cost.
    let raided = |i: usize| {
        a.tokens().get(i).is_some_and(|t| {
            matches!(t.text.as_str(), "العمليه" | "المداهمه" | "الاقتحام" | "الحمله" | "الانزال")
        })
    };
    if x.kind == "arrest_raid" && y.casualty_only && (y.from..y.to).any(raided) {
        return true;
    }
    if fx != fy {
        let seized = matches!(
            (x.kind.as_str(), y.kind.as_str()),
            ("arrest_raid", "weapons_seizure") | ("weapons_seizure", "arrest_raid")
        );
        if seized && y.sentence <= x.last_sentence + 1 && !y.has_own_place() {
            return true;
        }
        return matches!((x.kind.as_str(), y.kind.as_str()), ("riot", "protest") | ("protest", "riot"));
    }
    if fx != "violence" {
        return fx == "demonstration";
    }
    // A general «هجوم» may be any of them; a general «قصف» or «انفجار» may be any explosive means, but no gunfight.
    let explosive = |f: &Frame| {
        matches!(
            f.kind.as_str(),
            "explosion"
                | "ied_mine"
                | "suicide_bombing"
                | "grenade"
                | "shelling"
                | "air_drone_strike"
                | "chemical"
        )
    };
    let any = |f: &Frame| f.generic && f.kind == "armed_attack";
    if any(x) || any(y) || (x.generic || y.generic) && explosive(x) && explosive(y) {
        return true;
    }
    if x.sentence == y.sentence && (x.generic || y.generic) {
        return true;
    }
    let pair = |p: &str, q: &str| x.kind == p && y.kind == q || x.kind == q && y.kind == p;
    // «تردد دوي الانفجارات» while a battle goes on.
    let blasts = y.kind == "explosion" && y.definite && y.events.is_some_and(|q| q.max.is_none());
    if blasts && x.kind == "armed_clash" {
        return true;
    }
    pair("armed_clash", "armed_attack")
        || pair("explosion", "ied_mine")
        || pair("suicide_bombing", "ied_mine")
        || pair("assassination", "armed_attack")
        || pair("assassination", "explosion")
        || pair("assassination", "ied_mine")
}

/// «هجوم آخر», «لغم ثان», «في حادث منفصل», «في بلدة أخرى», «هجوم جديد»: what is said to be a different one. «إصابة آخر» is another
/// person of the same event.
pub(super) fn another(a: &Analysis<'_>, f: &Frame) -> Option<&'static str> {
    let thing = |i: usize| {
        let covers =
            |list: &[Hit]| within(list, i.saturating_sub(3), i + 1, |h| h.from).iter().any(|h| i < h.to);
        let noun = within(&a.mentions.triggers, i.saturating_sub(3), i + 1, |h| h.from)
            .iter()
            .any(|h| i < h.to && h.part == Part::Noun);
        let occasion = a.tokens().get(i).map_or("", |t| bare(&t.text));
        if noun && f.trigger_from <= i && i < f.trigger_to {
            Some("event")
        } else if covers(&a.mentions.weapons) || noun {
            Some("thing")
        } else if OCCASIONS.contains(&occasion) {
            Some("occasion")
        } else {
            PLACES.contains(&occasion).then_some("place")
        }
    };
    // «وأخرى على البلدة»: the event's own noun is left out.
    if f.trigger_to == f.trigger_from + 1 && further_one(bare(a.word(f.trigger_from))).is_some() {
        return Some("event");
    }
    (f.from..f.trigger_to + 4).find_map(|i| {
        let word = a.word(i);
        // An adjective may stand between: «عبوة ناسفة أخرى».
        let what = || (1..=2).find_map(|n| i.checked_sub(n).and_then(&thing));
        if NEW.contains(&word) {
            return what().map(|_| "new");
        }
        OTHER.contains(&word).then(what).flatten()
    })
}

/// «وفي حادث منفصل», «من جهة أخرى» anywhere between the two: what follows is another story.
pub(super) fn story_between(a: &Analysis<'_>, x: &Frame, y: &Frame) -> bool {
    within(&a.stories, x.trigger_to, y.trigger_from, |s| s.0).iter().any(|s| s.1 <= y.trigger_from)
}

/// «وأعلن التنظيم مسؤوليته عن التفجير»: who claims an event tells no new one.
pub(super) fn claimed(a: &Analysis<'_>, f: &Frame) -> bool {
    a.sentences.get(f.sentence).is_some_and(|s| {
        within(&a.mentions.sources, s.from, f.trigger_from, |h| h.from)
            .iter()
            .any(|h| a.knowledge.lexicon.sources.row(h).cell("kind") == "claim")
    })
}

/// «أثناء اشتباكهم مع الحراس», «وتأتي الغارة بعد يوم من»: an event that belongs to those told of, or that is only placed in time.
pub(super) fn known_event(a: &Analysis<'_>, f: &Frame) -> bool {
    let hit = a.trigger_at(f.trigger_from);
    let owned = hit.is_some_and(|h| h.part == Part::Noun && !h.pronoun.is_empty());
    let before = a.word_before(f.trigger_from, 1);
    // «وجاء هجوم اليوم»: named by its day.
    let of_day = hit.is_some_and(|h| h.part == Part::Noun && h.number == crate::inflect::Number::Singular)
        && a.mentions.times.iter().any(|t| t.from == f.trigger_to);
    owned
        || (f.definite || of_day) && matches!(bare(before), "تاتي" | "ياتي" | "جاء" | "جاءت" | "وقع" | "وقعت")
}

/// «الهجوم الثاني», «لغم آخر»: the event itself is said to be a further one, by the word right after it.
pub(super) fn further(a: &Analysis<'_>, f: &Frame) -> bool {
    const NEXT: &[&str] = &["الثاني", "الثانيه", "الثالث", "الثالثه", "الرابع", "الرابعه", "الاخر", "الاخري"];
    let text = |i: usize| a.word(i);
    let kind_of = matches!(text(f.trigger_to + 1), "من" | "خلال" | "منذ" | "علي");
    let noun = a.trigger_at(f.trigger_from).is_some_and(|h| h.part == Part::Noun);
    let next = text(f.trigger_to);
    let other = matches!(next, "اخر" | "اخري" | "ثان" | "ثانيه" | "ثالث" | "ثالثه");
    other || noun && NEXT.contains(&next) && !kind_of
}

/// Words that say that something is a further one.
const OTHER: &[&str] = &[
    "اخر",
    "اخري",
    "ثان",
    "ثانيه",
    "ثاني",
    "ثالث",
    "ثالثه",
    "منفصل",
    "منفصله",
    "مماثل",
    "مماثله",
    "منفصلين",
    "مشابه",
    "مشابهه",
];

/// A new one is as often the one that the report is about.
const NEW: &[&str] = &["جديد", "جديده"];

/// What happens, without a word for what it is.
const OCCASIONS: &[&str] = &["حادث", "حادثه", "عمليه"];

/// Where it happens.
const PLACES: &[&str] = &["موقع", "مكان", "منطقه", "محافظه", "مدينه", "بلده", "قريه", "حي"];

/// A word without the letters that may be glued before it.
pub(super) fn bare(word: &str) -> &str {
    let word = word.strip_prefix('و').filter(|w| w.chars().count() >= 4).unwrap_or(word);
    let word = word.strip_prefix(['ب', 'ل', 'ف', 'ك']).filter(|w| w.starts_with("ال")).unwrap_or(word);
    word.strip_prefix("ال").or_else(|| word.strip_prefix("لل")).unwrap_or(word)
}

/// How two values stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Agreement {
    Same,
    Inside,
    Unknown,
    /// Two names that no gazetteer knows.
    Unlike,
    Apart,
}

pub(super) fn places_agree(a: &Analysis<'_>, x: &Frame, y: &Frame) -> Agreement {
    if x.places.is_empty() || y.places.is_empty() {
        return Agreement::Unknown;
    }
    // «في جاسم شمالي درعا»: the town counts, not the city that says where it lies.
    let narrow = |list: &[usize]| -> Vec<usize> {
        let own = |i: &usize| a.toponyms.get(*i).is_some_and(|t| !wide_reading(t));
        let own: Vec<usize> = list.iter().copied().filter(own).collect();
        if own.is_empty() { list.to_vec() } else { own }
    };
    let mut best = Agreement::Apart;
    for i in &narrow(&x.places) {
        for j in &narrow(&y.places) {
            let (Some(p), Some(q)) = (a.toponyms.get(*i), a.toponyms.get(*j)) else { continue };
            let agreement = match (p.place(), q.place()) {
                _ if crate::place::place_key(&p.name) == crate::place::place_key(&q.name) => Agreement::Same,
                (Some(p), Some(q)) if p.id == q.id => Agreement::Same,
                // A country says next to nothing.
                (Some(k), Some(l)) if k.level.max(l.level) == Level::Country && k.level != l.level => {
                    Agreement::Unknown
                }
                (Some(k), Some(l))
                    if wide_reading(p) != wide_reading(q) && km(k.lat, k.lon, l.lat, l.lon) <= 70.0 =>
                {
                    Agreement::Inside
                }
                // A quarter lies inside its city.
                (Some(k), Some(l))
                    if k.radius_km.min(l.radius_km) <= 2.5
                        && k.radius_km.max(l.radius_km) >= 4.0
                        && km(k.lat, k.lon, l.lat, l.lon) <= k.radius_km.max(l.radius_km) + 3.0 =>
                {
                    Agreement::Inside
                }
                (Some(p), Some(q)) => {
                    let wide = p.level.max(q.level);
                    let distance = km(p.lat, p.lon, q.lat, q.lon);
                    let reach =
                        if wide >= Level::Province { p.radius_km.max(q.radius_km).max(120.0) } else { 4.0 };
                    let country = p.country == q.country && wide == Level::Country;
                    // A town of another province.
                    let outside = wide == Level::Province
                        && !p.admin1_ar.is_empty()
                        && !q.admin1_ar.is_empty()
                        && p.admin1_ar != q.admin1_ar
                        && distance > 25.0;
                    if wide >= Level::District
                        && p.level != q.level
                        && !outside
                        && (country || distance <= reach)
                    {
                        Agreement::Inside
                    } else if distance <= reach && wide < Level::District {
                        // Two names close by: perhaps one scene, perhaps two streets.
                        Agreement::Inside
                    } else {
                        Agreement::Apart
                    }
                }
                // A name that is in no gazetteer may lie inside a known one.
                (None, Some(k)) | (Some(k), None) if k.level >= Level::Settlement && contained(a, *i, *j) => {
                    Agreement::Inside
                }
                (None, Some(k)) | (Some(k), None) if k.level >= Level::District => Agreement::Inside,
                // «معسكر الحمزة», «جبهة الجفينة».
                (None, None) if !contained(a, *i, *j) && x.sentence != y.sentence => Agreement::Unlike,
                (None, Some(_)) if p.level != Some(Level::Settlement) => Agreement::Unknown,
                (Some(_), None) if q.level != Some(Level::Settlement) => Agreement::Unknown,
                _ => Agreement::Apart,
            };
            if (agreement as u8) < (best as u8) {
                best = agreement;
            }
        }
    }
    best
}

/// «بريف دير الزور» names an area even where the gazetteer's entry is the town.
pub(super) fn wide_reading(t: &crate::toponym::Toponym) -> bool {
    matches!(t.relation, crate::toponym::Relation::CountrysideOf | crate::toponym::Relation::DirectionOf)
        || t.place().is_some_and(|p| p.level >= Level::District)
}

fn contained(a: &Analysis<'_>, i: usize, j: usize) -> bool {
    let container = |i: usize| {
        a.toponyms
            .get(i)
            .and_then(|t| t.container)
            .and_then(|c| a.toponyms.get(c))
            .map(|c| crate::place::place_key(&c.name))
    };
    let key = |i: usize| a.toponyms.get(i).map(|t| crate::place::place_key(&t.name));
    container(i).is_some() && container(i) == key(j) || container(j).is_some() && container(j) == key(i)
}

fn days(a: &Analysis<'_>, f: &Frame) -> Option<(Date, Date)> {
    let t = a.mentions.times.get(f.time?)?;
    t.start.zip(t.end)
}

/// The weekday that the frame names, or «أمس», also where no date of publication tells which day that was.
fn weekday<'a>(a: &Analysis<'a>, f: &Frame) -> Option<&'a str> {
    const DAYS: [&str; 9] =
        ["السبت", "الاحد", "الاثنين", "الثلاثاء", "الاربعاء", "الخميس", "الجمعه", "اليوم", "امس"];
    let within = |t: &&crate::time::TimeMention| t.from >= f.from && t.to <= f.to;
    let named = |t: &crate::time::TimeMention| {
        let words = a.tokens().get(t.from..t.to)?;
        words.iter().map(|t| t.text.as_str()).find(|t| DAYS.contains(t))
    };
    let chosen = f.time.filter(|_| !f.time_inherited).and_then(|i| a.mentions.times.get(i));
    chosen.and_then(named).or_else(|| a.mentions.times.iter().filter(within).find_map(named))
}

fn deictic(day: &str) -> bool {
    matches!(day, "اليوم" | "امس")
}

pub(super) fn days_agree(a: &Analysis<'_>, x: &Frame, y: &Frame) -> Agreement {
    let (Some(p), Some(q)) = (days(a, x), days(a, y)) else {
        return match (weekday(a, x), weekday(a, y)) {
            // «اليوم» may be any weekday, but not «أمس».
            (Some(p), Some(q))
                if p != q && deictic(p) == deictic(q) && !x.time_inherited && !y.time_inherited =>
            {
                Agreement::Apart
            }
            _ => Agreement::Unknown,
        };
    };
    if p == q {
        Agreement::Same
    } else if p.0 <= q.1 && q.0 <= p.1 {
        Agreement::Inside
    } else if x.time_inherited || y.time_inherited {
        Agreement::Unknown
    } else {
        Agreement::Apart
    }
}

pub(super) fn toll(f: &Frame, kind: &str) -> Option<Quantity> {
    f.casualties.iter().find(|c| c.kind == kind && c.quantity.is_some()).and_then(|c| c.quantity)
}

pub(super) fn tolls_agree(x: &Frame, y: &Frame) -> Agreement {
    let mut result = Agreement::Unknown;
    for kind in ["killed", "wounded", "arrested", "abducted"] {
        if let (Some(p), Some(q)) = (toll(x, kind), toll(y, kind)) {
            let vague = |q: Quantity| q.max.is_none() && q.min <= Some(1);
            if p.min == q.min && p.max == q.max && !vague(p) {
                result = Agreement::Same;
            } else if !vague(p) && !vague(q) && result == Agreement::Unknown {
                result = Agreement::Apart;
            }
        }
    }
    result
}

/// «ارتفعت الحصيلة إلى»: a later count of the same event.
pub(super) fn update(a: &Analysis<'_>, f: &Frame) -> bool {
    a.says(f.from, f.to, "update")
}

/// An event named for the first time («انفجار عبوة» without ال), with people of its own of another kind, after a word such as
/// «كما», «في حين»: a further event, unless the counts are those told before.
pub(super) fn new_story(a: &Analysis<'_>, x: &Frame, y: &Frame) -> bool {
    let counted = |f: &Frame| f.casualties.iter().any(|c| c.quantity.is_some() && !c.definite);
    let kinds = |f: &Frame| -> Vec<&str> { f.casualties.iter().map(|c| c.kind).collect() };
    !y.definite
        && !y.heading
        && counted(x)
        && counted(y)
        && tolls_agree(x, y) != Agreement::Same
        && !kinds(y).iter().all(|k| kinds(x).contains(k))
        && opens_with(a, y, "separation")
}

/// The frame or its sentence starts with a cue of this meaning.
pub(super) fn opens_with(a: &Analysis<'_>, f: &Frame, meaning: &str) -> bool {
    let start = a.sentences.get(f.sentence).map_or(f.from, |s| s.from);
    heads(a, f, start).any(|c| a.cue(c) == meaning)
}

/// Cues at the head of a frame or of its sentence.
fn heads<'a>(a: &'a Analysis<'_>, f: &Frame, start: usize) -> impl Iterator<Item = &'a Hit> {
    let cues = &a.mentions.cues;
    let of_frame = within(cues, f.from.saturating_sub(1), f.from + 1, |c| c.from);
    let of_sentence = within(cues, start, start + 2, |c| c.from);
    of_frame.iter().chain(of_sentence)
}

/// «في حادث آخر», «في سياق منفصل» at the head of the frame or of its sentence.
pub(super) fn separated(a: &Analysis<'_>, f: &Frame) -> bool {
    let start = a.sentences.get(f.sentence).map_or(f.from, |s| s.from);
    heads(a, f, start).any(|c| a.cue(c) == "separation" && c.to - c.from >= 2)
}
