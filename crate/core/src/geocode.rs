//! Resolve toponyms: which of the places that share a name is meant.
//!
//! The words around decide, in this order: the governorate or country named in the same phrase, then elsewhere in the
//! article; the type word (قرية, محافظة); nearness to the article's other places; the country that most of the article's
//! sure names lie in; population last. The reasons are kept. A name that nothing decides keeps its most populous
//! candidate with the others listed.

mod container;
mod context;
mod point;

pub use point::Located;

use context::{Context, context};

use crate::knowledge::Lexicon;
use crate::place::{Level, Place};
use crate::recognize::Mentions;
use crate::token::Token;
use crate::toponym::{PlaceRole, Relation, Toponym};

/// Chooses a candidate for every toponym and links each to the area that contains it.
pub fn resolve(toponyms: &mut [Toponym], tokens: &[Token], mentions: &Mentions, lexicon: &Lexicon) {
    container::head_blocks(toponyms, tokens);
    container::link(toponyms, tokens, mentions);
    container::under_heads(toponyms);
    speakers(toponyms, tokens, mentions);
    let context = context(toponyms, mentions, lexicon);
    // Large areas first, so that what lies inside can look at the choice made for them.
    let mut order: Vec<usize> = (0..toponyms.len()).collect();
    order.sort_by_key(|i| std::cmp::Reverse(toponyms.get(*i).and_then(widest)));
    let mut done = vec![false; toponyms.len()];
    for i in order {
        settle(toponyms, i, &context, &mut done);
    }
    capital_or_province(toponyms);
    container::adopt(toponyms);
    // A bare name whose only bearers are impossible is an ordinary word after all; after «منطقة» or «قرية» it is a name unknown
    // to us.
    for t in toponyms.iter_mut() {
        let village = t.level == Some(Level::Settlement);
        let bare = t.from == t.name_from && !village && (t.level.is_none() || !t.candidates.is_empty());
        if t.chosen.is_none() && bare && !t.part {
            t.role = PlaceRole::Unsure;
        }
    }
    point::locate(toponyms);
}

/// The area around a name is chosen before the name.
fn settle(toponyms: &mut [Toponym], i: usize, context: &Context, done: &mut [bool]) {
    match done.get_mut(i) {
        Some(seen) if !*seen => *seen = true,
        _ => return,
    }
    if let Some(container) = toponyms.get(i).and_then(|t| t.container) {
        settle(toponyms, container, context, done);
    }
    choose(toponyms, i, context);
}

/// «وفي حلب، انفجر لغم قرب مدينة الباب»: a head of the sentence that is a city and its province is the province when a
/// smaller place of that province follows, so the scene is الباب.
fn capital_or_province(toponyms: &mut [Toponym]) {
    for i in 0..toponyms.len() {
        let (left, right) = toponyms.split_at_mut(i + 1);
        let Some(head) = left.last_mut() else { continue };
        let Some(city) = head.place().filter(|p| p.level == Level::Settlement).cloned() else { continue };
        if head.level.is_some() || head.relation != Relation::In || !head.heads_sentence {
            continue;
        }
        let same =
            |p: &Place| p.level == Level::Province && p.country == city.country && p.name_ar == city.name_ar;
        let Some(province) = head.candidates.iter().position(same) else { continue };
        let inner = right.iter_mut().take(4).find(|t| {
            t.sentence == head.sentence
                && t.from >= head.to + 2
                && t.role == PlaceRole::Scene
                && t.place().is_some_and(|p| {
                    p.level <= Level::Settlement
                        && p.country == city.country
                        && crate::place::place_key(&p.admin1_ar) == crate::place::place_key(&city.admin1_ar)
                        && km(p.lat, p.lon, city.lat, city.lon) > city.radius_km
                })
        });
        if let Some(inner) = inner {
            inner.container = inner.container.or(Some(i));
            head.chosen = Some(province);
            head.reasons = vec!["a place of the province follows"];
        }
    }
}

/// «أعلنت غرفة العمليات بمدينة A أن مقاتليها سيطروا على B»: between the verb of saying and أن stands who speaks, if
/// something else is named as the scene.
fn speakers(toponyms: &mut [Toponym], tokens: &[Token], mentions: &Mentions) {
    let text = |i: usize| tokens.get(i).map_or("", |t| t.text.as_str());
    for i in 0..toponyms.len().saturating_sub(1) {
        let (left, right) = toponyms.split_at_mut(i + 1);
        let (Some(t), Some(next)) = (left.last_mut(), right.first()) else { continue };
        let says = mentions.sources.iter().rev().find(|s| s.to <= t.chain_from && t.chain_from - s.to <= 10);
        let Some(says) = says else { continue };
        let that = (t.to..t.to + 7).find(|i| {
            let word = text(*i).trim_start_matches('ب');
            ["ان", "انه", "انها", "انهم"].contains(&word) || reports(mentions, *i)
        });
        let told = mentions.triggers.iter().chain(&mentions.casualties);
        let between = told.into_iter().any(|h| h.from >= says.to && h.to <= t.from);
        let broken = (says.to..t.from).any(|i| tokens.get(i).is_some_and(|t| t.is_sign('.')));
        let apart = that.is_some_and(|n| next.chain_from > n)
            && next.sentence == t.sentence
            && next.role == PlaceRole::Scene
            && (next.candidates.is_empty()
                || next.candidates.iter().any(|p| p.level <= Level::District || p.level == Level::Region));
        if t.role == PlaceRole::Scene && apart && !between && !broken {
            t.role = PlaceRole::Source;
        }
    }
}

/// «أفاد مصدر طبي في نيالا بمقتل سبعة»: ب before the event does what أن does.
fn reports(mentions: &Mentions, at: usize) -> bool {
    let mut events = mentions.triggers.iter().chain(&mentions.casualties);
    events.any(|h| h.from == at && h.reading.before.particle == Some('ب'))
}

fn widest(t: &Toponym) -> Option<Level> {
    t.candidates.iter().map(|p| p.level).max()
}

fn choose(toponyms: &mut [Toponym], i: usize, context: &Context) {
    let container = toponyms.get(i).and_then(|t| t.container).and_then(|c| toponyms.get(c)).cloned();
    let Some(t) = toponyms.get_mut(i) else { return };
    if t.fixed {
        t.chosen = Some(0);
        t.reasons = vec!["you fixed what this name means"];
        return;
    }
    let mut best: Option<(f64, usize, Vec<&'static str>)> = None;
    for (n, p) in t.candidates.iter().enumerate() {
        if impossible(t, p, i, container.as_ref(), context) {
            continue;
        }
        let (score, reasons) = score(t, p, i, container.as_ref(), context);
        if best.as_ref().is_none_or(|b| score > b.0 + 1e-9) {
            best = Some((score, n, reasons));
        }
    }
    if let Some((_, n, reasons)) = best {
        t.chosen = Some(n);
        t.reasons = reasons;
    }
}

/// A namesake far from the area named beside it, or a small one in a country that the article is not about.
fn impossible(t: &Toponym, p: &Place, i: usize, container: Option<&Toponym>, context: &Context) -> bool {
    if let Some(area) = container.and_then(Toponym::place) {
        // «جنوب غرب طرابلس» may be far out, «شرق يطا» is not.
        let reach: f64 = match relation_of(container) {
            Relation::DirectionOf if area.level <= Level::Settlement && area.population < 300_000 => 45.0,
            Relation::DirectionOf => 170.0,
            // «مدينة القاعدة بمحافظة إب» is no namesake over the province's border.
            _ if container.is_some_and(|c| c.level == Some(Level::Province)) => 0.0,
            _ => 110.0,
        };
        let reach =
            if area.admin1_ar == p.admin1_ar && area.country == p.country { reach.max(170.0) } else { reach };
        // Nobody has drawn where «شمال العراق» ends; «جنوب ليبيا» is a third of a land and reaches to its far corners (الكفرة).
        let vague = match area.level {
            Level::Region if area.radius_km >= 100.0 => 3.0,
            Level::Region => 1.5,
            _ => 1.0,
        };
        let far =
            km(area.lat, area.lon, p.lat, p.lon) > (area.radius_km * vague + 40.0).max(reach) + p.radius_km;
        // «السخنة شرقي حمص»: far from the city, yet in its province.
        let inside = crate::place::place_key(&area.name_ar) == crate::place::place_key(&p.admin1_ar);
        if area.level < Level::Country && p.level <= Level::District && far && !inside
            || !same_land(&area.country, &p.country)
        {
            return true;
        }
    }
    // «حي الجولان» is no region.
    if t.part && matches!(p.level, Level::Region | Level::Province | Level::Country) {
        return true;
    }
    let governed = container.is_some_and(|c| c.place().is_some_and(|area| governs(c, area, p)));
    if far_part(t, p, i, context) && !only_facility(t, p)
        || t.tentative && !governed && !beside_others(p, i, context)
    {
        return true;
    }
    // «موقع المرج» at a border is no city of another land.
    let post = t.level == Some(Level::Facility) && p.level == Level::Settlement && p.population < 500_000;
    // What the article's other names say: this name's own weight does not count, however often it is said.
    let said = context.said.get(i).copied().unwrap_or(1.0);
    let share = |country: &str| context.shares.get(i).and_then(|s| s.get(country)).copied();
    let own = |country: &str| if t.tentative { 0.0 } else { said * share(country).unwrap_or(0.0) };
    let one = |country: &str| context.countries.get(country).copied().unwrap_or(0.0) - own(country);
    // «أطلق الجنود النار في المسجد الأقصى» in a report that names Israel alone.
    let support = |country: &str| match country {
        "IL" | "PS" => one("IL") + one("PS"),
        _ => one(country),
    };
    let most = context.countries.keys().map(|c| support(c)).fold(0.0, f64::max);
    let here = support(&p.country);
    // «على بلدة أقجة قلعة التركية»: over the border, but the only place of that name and close to the others.
    let only = t.candidates.len() == 1 && t.level.is_some() && !p.approximate;
    if only && context.bearers.iter().any(|a| a.0 != i && km(a.1, a.2, p.lat, p.lon) <= 120.0) {
        return false;
    }
    // «صاروخ من صنعاء سقط في مدينة إيلات»: called a town, and a known one; «قرية الطيبة» is one of twenty.
    let known = p.population >= 20_000 && !p.approximate && t.candidates.len() <= FEW;
    if t.level == Some(Level::Settlement) && known {
        return false;
    }
    // Who typed a place by hand reads about it; «المسجد الأقصى» is told of all over the world.
    if p.is_by_hand() || only_facility(t, p) {
        return false;
    }
    // «صاروخ من لبنان سقط قرب نهاريا»: nothing else bears the name, and the lands around are told of together.
    let known = p.population >= 20_000 && !p.approximate && !p.needs_cue && t.candidates.len() == 1;
    if known && t.relation != Relation::In && NEWS.contains(&p.country.as_str()) {
        return false;
    }
    let small = p.population < 60_000 || p.approximate || post;
    p.level <= Level::District && small && most >= (said * 0.5).max(0.9) && here < most / 4.0 && here <= 1.0
}

/// Bearers of a name up to which a town that is told by its name alone is the known one.
const FEW: usize = 3;

/// A mosque, an airport, a hospital whose name of several words nothing else bears: no chance namesake of something here.
fn only_facility(t: &Toponym, p: &Place) -> bool {
    p.level == Level::Facility && t.candidates.len() == 1 && !p.approximate && t.name.contains(' ')
}

/// Israel, the West Bank and Gaza are named beside each other as one country's parts are: «أريحا شرق القدس».
fn same_land(x: &str, y: &str) -> bool {
    let one = |c: &str| matches!(c, "IL" | "PS");
    x == y || one(x) && one(y)
}

/// «حي الجزائر» of a far city, when the article names places and none is near.
fn far_part(t: &Toponym, p: &Place, i: usize, context: &Context) -> bool {
    let others = |list: &[(usize, f64, f64)]| list.iter().any(|a| a.0 != i);
    // The same name said again proves nothing, with or without its type word.
    let name = |n: usize| context.names.get(n).map_or("", String::as_str);
    let again = |n: usize| name(n).ends_with(name(i)) || name(i).ends_with(name(n));
    // «سوق هجين»: the market of a town down the river.
    let market = t.level == Some(Level::Facility) && p.population >= 10_000;
    let reach = if market { 150.0 } else { 25.0 };
    let near = |a: &(usize, f64, f64)| !again(a.0) && km(a.1, a.2, p.lat, p.lon) <= reach;
    let small = p.level <= Level::District && p.population < 100_000;
    t.part && small && others(&context.anchors) && !context.bearers.iter().any(near)
}

/// «في الأبيض بولاية شمال كردفان»: the province named right behind a name is the one that this bearer lies in; «في العبر على بعد
/// 80 كم من سيئون», «في العبر شمال شبام»: it lies as far from the town named behind it as said.
fn governs(outer: &Toponym, area: &Place, p: &Place) -> bool {
    const AROUND: f64 = 60.0;
    let far = km(area.lat, area.lon, p.lat, p.lon);
    let measured = outer.offset.km.map_or(far <= AROUND, |said| (far - said).abs() <= said * 0.35 + 5.0);
    if outer.relation == Relation::DirectionOf && area.level <= Level::District && measured {
        return area.country == p.country;
    }
    // «في الجميل غرب ليبيا».
    if area.level == Level::Region && area.radius_km >= 100.0 {
        return area.country == p.country && far <= area.radius_km;
    }
    let key = crate::place::place_key;
    let province = area.level == Level::Province || key(&area.name_ar) == key(&area.admin1_ar);
    province && area.country == p.country && key(&area.name_ar) == key(&p.admin1_ar)
}

/// A place of that name close to what else the article names.
fn beside_others(p: &Place, i: usize, context: &Context) -> bool {
    const CLOSE: f64 = 30.0;
    context.bearers.iter().any(|a| a.0 != i && km(a.1, a.2, p.lat, p.lon) <= CLOSE)
}

fn relation_of(container: Option<&Toponym>) -> Relation {
    container.map_or(Relation::In, |c| c.relation)
}

/// Points for a candidate, with the reasons that count.
#[derive(Default)]
struct Points {
    sum: f64,
    reasons: Vec<&'static str>,
}

impl Points {
    fn add(&mut self, points: f64, reason: &'static str) {
        self.sum += points;
        if points > 0.5 && !reason.is_empty() {
            self.reasons.push(reason);
        }
    }
}

fn score(
    t: &Toponym,
    p: &Place,
    i: usize,
    container: Option<&Toponym>,
    context: &Context,
) -> (f64, Vec<&'static str>) {
    let mut points = Points::default();
    if let Some(outer) = container
        && let Some(area) = outer.place()
    {
        within(&mut points, p, outer, area);
    }
    around(&mut points, p, i, context);
    let (kind, reason) = of_kind(t, p);
    points.add(kind, reason);
    // «الجبين» is not «جبين», though both may be meant by either.
    let own = crate::normalize::fold(&p.name_ar);
    if t.name.strip_suffix(own.as_str()).is_some_and(|rest| rest.is_empty() || rest.ends_with(' ')) {
        points.add(1.0, "");
    }
    if p.is_by_hand() {
        points.add(3.0, "you added this place");
    }
    if p.approximate {
        points.add(-3.0, "");
    }
    points.add(f64::from(p.population.max(1)).log10() * 0.25, "the larger place");
    if NEWS.contains(&p.country.as_str()) {
        points.add(0.5, "");
    }
    (points.sum, points.reasons)
}

/// What the place named beside it says: its governorate, its country, how far and how near.
fn within(points: &mut Points, p: &Place, outer: &Toponym, area: &Place) {
    let same_country = same_land(&area.country, &p.country);
    let named = crate::place::place_key(&area.name_ar) == crate::place::place_key(&p.admin1_ar);
    match area.level {
        Level::Country if same_country => points.add(5.0, "country named beside it"),
        _ if same_country && named => points.add(6.0, "governorate named beside it"),
        _ => {}
    }
    let near = km(area.lat, area.lon, p.lat, p.lon);
    // «في العزيزية، على بعد 40 كم جنوب طرابلس» is not the quarter of Tripoli.
    if let Some(said) = outer.offset.km {
        let fits = (near - said).abs() <= said * 0.35 + 5.0;
        points.add(if fits { 4.0 } else { -4.0 }, "as far as said from the place named beside it");
    }
    let reach = area.radius_km.max(if outer.relation == Relation::CountrysideOf { 90.0 } else { 45.0 });
    if area.level != Level::Country && near <= reach {
        points.add(4.0 * (1.0 - near / (2.0 * reach)), "near the place named beside it");
    }
}

/// Countries whose villages Arabic war news names every day: of namesakes that nothing else tells apart, theirs is meant.
const NEWS: [&str; 9] = ["SY", "IQ", "LB", "PS", "YE", "LY", "SD", "SO", "IL"];

/// What the article's other names say.
fn around(points: &mut Points, p: &Place, i: usize, context: &Context) {
    if let Some(weight) = context.countries.get(&p.country) {
        points.add(weight.min(6.0) * 0.5, "in the article's country");
    }
    let province = (p.country.clone(), crate::place::place_key(&p.admin1_ar));
    if context.provinces.contains_key(&province) {
        points.add(2.0, "in a governorate that the article names");
    }
    let nearest = |list: &[(usize, f64, f64)], fits: &dyn Fn(usize) -> bool| {
        let far = list.iter().filter(|a| fits(a.0)).map(|a| km(a.1, a.2, p.lat, p.lon));
        far.fold(f64::INFINITY, f64::min)
    };
    let other = nearest(&context.anchors, &|n| n != i);
    if other < 100.0 {
        points.add(2.5 * (1.0 - other / 100.0), "near the article's other places");
    }
    // «عكار وطرابلس والبترون»: names of one list lie in one land.
    let listed = |n: usize| context.listed.contains(&n);
    let mate = nearest(&context.bearers, &|n| n + 1 == i && listed(i) || n == i + 1 && listed(n));
    if mate < 120.0 {
        points.add(3.0 * (1.0 - mate / 120.0), "near the place named in one list with it");
    }
    // «رأس العين في قضاء صور»: of two districts the one that has a place of the other name.
    let inner = nearest(&context.bearers, &|n| context.inside.contains(&(n, i)));
    if inner < 80.0 {
        points.add(2.0 * (1.0 - inner / 80.0), "near the place named inside it");
    }
}

/// What the type word, or its absence, says for a candidate.
fn of_kind(t: &Toponym, p: &Place) -> (f64, &'static str) {
    match t.level {
        Some(level) if level == p.level => (2.0, "the type word fits"),
        // «منطقة الطارمية» is the town as often as its district, whose many inhabitants would else decide.
        Some(Level::Region) if p.level == Level::Settlement => (1.5, "the type word fits"),
        // «منطقة عسير»: so the Saudis call their provinces.
        Some(Level::Region) if p.level == Level::Province && p.country == "SA" => (2.0, "the type word fits"),
        // «جامعة الموصل» stands in the town, wherever the middle of its district or province may lie.
        Some(Level::Facility) if p.level > Level::Settlement => (-1.0, ""),
        Some(Level::Province) if p.level < Level::Province => (-1.5, ""),
        Some(Level::Settlement) if p.level > Level::Settlement => (-2.0, ""),
        // «في حلب» without a type word is the city; «بريف حلب» is the governorate.
        None if t.relation == Relation::CountrysideOf && p.level == Level::Province => {
            (3.0, "countryside of a governorate")
        }
        None if t.relation != Relation::CountrysideOf && namesake_of_province(t, p) => {
            (3.0, "the city rather than its governorate")
        }
        None if p.level == Level::Settlement && namesake_of_district(t, p) => {
            (1.5, "the town rather than its district")
        }
        None if p.level == Level::Settlement => (0.3, ""),
        None if p.level == Level::Country => (2.0, "a country"),
        _ => (0.0, ""),
    }
}

/// «في صنعاء» without a type word is the city, though the governorate bears the name too.
fn namesake_of_province(t: &Toponym, p: &Place) -> bool {
    // The seat of a wide and empty province (غات, الكفرة) is no large town.
    let seat = crate::place::place_key(&p.name_ar) == crate::place::place_key(&p.admin1_ar);
    p.level == Level::Settlement
        && (p.population >= 15_000 || seat && !p.approximate)
        && t.candidates.iter().any(|o| {
            o.level == Level::Province
                && o.name_ar == p.name_ar
                && o.country == p.country
                && km(o.lat, o.lon, p.lat, p.lon) <= o.radius_km * 1.5
        })
}

/// «أهالي الموصل» without a type word are the city's, though its district bears the name too and has more people.
fn namesake_of_district(t: &Toponym, p: &Place) -> bool {
    t.relation == Relation::In
        && p.population >= 15_000
        && t.candidates
            .iter()
            .any(|o| o.level == Level::District && o.country == p.country && o.admin1_ar == p.admin1_ar)
}

/// Distance in kilometres over a sphere.
#[must_use]
pub fn km(lat1: f64, lon1: f64, lat2: f64, lon2: f64) -> f64 {
    let rad = std::f64::consts::PI / 180.0;
    let half = ((lat2 - lat1) * rad / 2.0).sin().powi(2)
        + (lat1 * rad).cos() * (lat2 * rad).cos() * ((lon2 - lon1) * rad / 2.0).sin().powi(2);
    12_742.0 * half.sqrt().min(1.0).asin()
}
