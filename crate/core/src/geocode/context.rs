//! What the article's sure names say about where it plays: countries, provinces, and the points of its other names.
//!
//! *Finds*: how much each name speaks for each country, by how well known its bearers there are; the one spot of a city and its
//! province; the home of the armed groups that act. *Leaves out*: which bearer a name means (`geocode.rs`).

use std::collections::{BTreeMap, BTreeSet};

use super::{NEWS, km};
use crate::knowledge::Lexicon;
use crate::lexicon::Hit;
use crate::place::{Level, Place};
use crate::recognize::Mentions;
use crate::toponym::Toponym;

/// What the article's sure names say about where it plays.
pub(super) struct Context {
    pub countries: BTreeMap<String, f64>,
    pub provinces: BTreeMap<(String, String), f64>,
    /// Key of each name.
    pub names: Vec<String>,
    /// How often the article says each name.
    pub said: Vec<f64>,
    /// How much of each name speaks for each country.
    pub shares: Vec<BTreeMap<String, f64>>,
    /// Points of names whose bearers, or nearly all that matter, lie together.
    pub anchors: Vec<(usize, f64, f64)>,
    /// Points of all that the names may mean.
    pub bearers: Vec<(usize, f64, f64)>,
    /// Names that «و» joins to the one before.
    pub listed: BTreeSet<usize>,
    /// Each name with the one that tells the area around it.
    pub inside: Vec<(usize, usize)>,
}

/// Of all names, and a little of who acts.
pub(super) fn context(toponyms: &[Toponym], mentions: &Mentions, lexicon: &Lexicon) -> Context {
    let mut context = of_names(toponyms);
    actors_at_home(&mut context, mentions, lexicon);
    context
}

fn of_names(toponyms: &[Toponym]) -> Context {
    let names: Vec<String> = toponyms.iter().map(|t| crate::place::place_key(&t.name)).collect();
    let mut times: BTreeMap<&str, f64> = BTreeMap::new();
    names.iter().for_each(|n| *times.entry(n).or_default() += 1.0);
    let said = names.iter().filter_map(|n| times.get(n.as_str()).copied()).collect();
    let mut context = Context {
        countries: BTreeMap::new(),
        provinces: BTreeMap::new(),
        names,
        said,
        shares: toponyms.iter().map(shares).collect(),
        anchors: Vec::new(),
        bearers: Vec::new(),
        inside: toponyms.iter().enumerate().filter_map(|(i, t)| Some((i, t.container?))).collect(),
        listed: toponyms.iter().enumerate().filter(|(_, t)| t.listed).map(|(i, _)| i).collect(),
    };
    for (i, t) in toponyms.iter().enumerate().filter(|(_, t)| !t.tentative) {
        for (country, share) in context.shares.get(i).into_iter().flatten() {
            *context.countries.entry(country.clone()).or_default() += share;
        }
        for p in &t.candidates {
            if p.level == Level::Province {
                let key = (p.country.clone(), crate::place::place_key(&p.name_ar));
                *context.provinces.entry(key).or_default() += 1.0;
            }
        }
        let narrow = t.candidates.iter().filter(|p| p.level <= Level::Province || p.radius_km <= 25.0);
        context.bearers.extend(narrow.map(|p| (i, p.lat, p.lon)));
        if let Some(p) = home(&t.candidates) {
            context.anchors.push((i, p.lat, p.lon));
        }
    }
    context
}

/// «قوات الدعم السريع» fights in Sudan: an armed actor of a country of [`NEWS`] speaks for it a little, those who also strike abroad
/// (Israel's army, a foreign air force) do not.
fn actors_at_home(context: &mut Context, mentions: &Mentions, lexicon: &Lexicon) {
    const A_LITTLE: f64 = 0.5;
    let home = |h: &Hit| {
        let row = lexicon.actors.row(h);
        let armed = matches!(row.cell("kind"), "state" | "rebel" | "political_militia" | "identity_militia");
        let country = row.cell("country");
        (armed && country != "IL" && NEWS.contains(&country)).then(|| country.to_owned())
    };
    let homes: BTreeSet<String> = mentions.actors.iter().filter_map(home).collect();
    for country in homes {
        *context.countries.entry(country).or_default() += A_LITTLE;
    }
}

/// How well known a bearer of a name is: «السويداء» is first the province, whatever hamlets bear the name elsewhere.
fn renown(p: &Place) -> f64 {
    let known = match p.level {
        Level::Country | Level::Province => 8.0,
        _ if p.population >= 100_000 => 6.0,
        _ if p.population >= 10_000 => 3.0,
        Level::District | Level::Region => 2.0,
        _ => 1.0,
    };
    if p.approximate { known / 2.0 } else { known }
}

/// How much of a name speaks for each country that has a bearer of it.
fn shares(t: &Toponym) -> BTreeMap<String, f64> {
    let mut out: BTreeMap<String, f64> = BTreeMap::new();
    for p in &t.candidates {
        let best = out.entry(p.country.clone()).or_default();
        *best = best.max(renown(p));
    }
    let all: f64 = out.values().sum();
    out.values_mut().for_each(|share| *share /= all.max(f64::MIN_POSITIVE));
    out
}

/// The town, or what else is known best, around which nearly all that matters of a name lies: a city, its district and its province
/// are one spot.
fn home(candidates: &[Place]) -> Option<&Place> {
    const TOGETHER: f64 = 60.0;
    const NEARLY_ALL: f64 = 0.8;
    let narrow = || candidates.iter().filter(|p| p.level <= Level::Province);
    let first = narrow().max_by(|x, y| renown(x).total_cmp(&renown(y)))?;
    let near = |p: &&Place| km(p.lat, p.lon, first.lat, first.lon) <= TOGETHER;
    let sum: f64 = narrow().filter(near).map(renown).sum();
    let all: f64 = candidates.iter().map(renown).sum();
    let town = narrow().filter(near).find(|p| p.level == Level::Settlement);
    (sum >= all * NEARLY_ALL).then(|| town.unwrap_or(first))
}
