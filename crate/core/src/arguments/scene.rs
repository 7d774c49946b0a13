//! Which of the places named in a statement is its scene.
//!
//! The finest that is no force's home, no origin, no aim; areas that only hold another place are left out.

use crate::analysis::{Analysis, within};
use crate::frame::Frame;
use crate::place::{Level, Place, place_key};
use crate::toponym::{PlaceRole, Relation, Toponym};

/// The scene: places of the stretch, the most specific ones, containers left out.
///
/// `strict`: only what can be nothing but the scene; else also where those who were taken come from.
pub(super) fn scene(a: &Analysis<'_>, from: usize, to: usize, frame: &Frame, strict: bool) -> Vec<usize> {
    // «نزحت مئات العائلات من قرية A إلى مدينة B»: who flees does so where they leave.
    let flight = frame.kind == "displacement";
    let fits = |t: &Toponym| match t.role {
        PlaceRole::Scene if flight && left(a, t) => true,
        PlaceRole::Scene if flight && strict && reached(a, frame, t) => false,
        PlaceRole::Scene => !strict || aimed_at(a, frame, t) || !away(a, t.chain_from),
        PlaceRole::Origin => flight || !strict && t.from >= frame.trigger_to,
        _ => false,
    };
    let inside: Vec<usize> = a
        .toponyms
        .iter()
        .enumerate()
        .filter(|(_, t)| t.from >= from && t.to <= to && fits(t))
        .map(|(i, _)| i)
        .collect();
    // Also of those that are not the scene: «فتى من بلدة A غرب B» happened no more in B.
    // «المتمركزة في معسكر A قرية B»: where a force stands lies in what follows only if a direction says so.
    let beside =
        |t: &Toponym| t.container.and_then(|c| a.toponyms.get(c)).is_some_and(|c| c.relation == Relation::In);
    let holds = |t: &&Toponym| {
        fits(t)
            || t.role == PlaceRole::Origin
            || away(a, t.chain_from) && !(launched(a, t.chain_from) && beside(t))
    };
    let within = a.toponyms.iter().filter(|t| t.from >= from && t.to <= to && t.role != PlaceRole::Unsure);
    let containers: Vec<usize> = within.filter(holds).filter_map(|t| t.container).collect();
    let mut leaves: Vec<usize> = inside.iter().copied().filter(|i| !containers.contains(i)).collect();
    let Some(best) = leaves.iter().map(|i| grain(a, *i, &leaves)).min() else { return Vec::new() };
    let (kept, coarser): (Vec<usize>, Vec<usize>) =
        leaves.iter().partition(|i| grain(a, **i, &leaves) == best);
    leaves = kept;
    let apart: Vec<usize> = coarser.into_iter().filter(|i| district_apart(a, *i, &leaves)).collect();
    leaves.extend(apart);
    // The ends of a road are only named to find the place between or beside them.
    let beside_road = |i: usize| a.toponyms.get(i).is_some_and(|t| t.relation != Relation::OnRoadBetween);
    if leaves.iter().any(|i| beside_road(*i)) {
        leaves.retain(|i| beside_road(*i));
    }
    // Of several separate places the first after the event word leads.
    leaves.sort_by_key(|i| a.toponyms.get(*i).map_or((true, 0), |t| (t.from < frame.trigger_from, t.from)));
    leaves
}

/// «11 في قضاء نصيبين، و6 آخرين في مدينة شرناق»: a district that holds none of the towns is no wider name of them.
fn district_apart(a: &Analysis<'_>, i: usize, towns: &[usize]) -> bool {
    let Some(t) = a.toponyms.get(i).filter(|t| t.level == Some(Level::District)) else { return false };
    let Some(district) = t.place().filter(|p| p.level <= Level::District) else { return false };
    let far = |p: &Place| {
        crate::geocode::km(p.lat, p.lon, district.lat, district.lon) > district.radius_km + p.radius_km + 20.0
    };
    towns.iter().all(|n| a.toponyms.get(*n).and_then(Toponym::place).is_some_and(far))
}

pub(super) fn level(a: &Analysis<'_>, i: usize) -> Level {
    a.toponyms.get(i).map_or(Level::Country, Toponym::level)
}

/// «وسط المدينة», «أنحاء المحافظة», «في هذه المنطقة»: the town, province or area named last before, and whether the words
/// say that it is the same one.
pub(super) fn pointed_at(a: &Analysis<'_>, from: usize, to: usize) -> Option<(usize, bool)> {
    let named = |i: usize| a.toponyms.iter().any(|t| t.from <= i && i < t.to);
    let (at, wanted) = (from..to).find_map(|i| {
        let wanted = pointer(a, i)?;
        (!named(i)).then_some((i, wanted))
    })?;
    let fits = |t: &Toponym| {
        t.to <= at
            && t.place().is_some_and(|p| wanted.fits(a, t, p, at))
            && !matches!(t.role, PlaceRole::Hospital | PlaceRole::Unsure)
    };
    // The place of writing is only the town meant when no other was named.
    let told = |t: &Toponym| fits(t) && t.role != PlaceRole::Dateline;
    let found = a.toponyms.iter().rposition(told).or_else(|| a.toponyms.iter().rposition(fits))?;
    Some((found, matches!(wanted, Pointer::Area { same: true })))
}

/// What a word points back to.
enum Pointer {
    Level(Level),
    /// «في المنطقة»; `same`: «في المنطقة ذاتها».
    Area {
        same: bool,
    },
}

impl Pointer {
    fn fits(&self, a: &Analysis<'_>, t: &Toponym, p: &Place, at: usize) -> bool {
        match self {
            Self::Level(level) => p.level == *level,
            // No further back than the sentence before.
            Self::Area { .. } => {
                let here = a.sentences.iter().position(|s| s.from <= at && at < s.to);
                let close = here.is_some_and(|n| t.sentence + 1 >= n);
                close && t.role == PlaceRole::Scene && (p.level < Level::Province || p.level == Level::Region)
            }
        }
    }
}

fn pointer(a: &Analysis<'_>, i: usize) -> Option<Pointer> {
    let word = a.tokens().get(i)?.text.as_str();
    let bare = word.strip_prefix('و').unwrap_or(word);
    Some(match bare.strip_prefix('ب').unwrap_or(bare) {
        "المدينه" | "للمدينه" | "البلده" | "للبلده" | "القريه" | "المخيم" => {
            Pointer::Level(Level::Settlement)
        }
        "المحافظه" | "للمحافظه" | "الولايه" => Pointer::Level(Level::Province),
        "المنطقه" => {
            let same = matches!(a.word_before(i, 1), "هذه" | "نفس" | "ذات" | "تلك")
                || matches!(a.word(i + 1), "ذاتها" | "نفسها" | "عينها" | "المذكوره");
            let here = a.word_before(i, 1) == "في" || bare.starts_with('ب');
            // «في المنطقة الصناعية» is a place of its own.
            let described = a.word(i + 1).starts_with("ال");
            if !same && (!here || described) {
                return None;
            }
            Pointer::Area { same }
        }
        _ => return None,
    })
}

/// How fine a place is: 0 settlements and facilities, 1 districts and what is no wider, 2 provinces, 3 countries.
///
/// «انفجار في مديرية حيس، الحديدة»: a capital named bare beside another place of its province stands for the province.
fn grain(a: &Analysis<'_>, i: usize, beside: &[usize]) -> u8 {
    const NO_WIDER: f64 = 25.0;
    let Some(t) = a.toponyms.get(i) else { return 3 };
    let narrow = t.place().is_some_and(|p| p.radius_km <= NO_WIDER);
    match t.level() {
        // «أجواء ريف حمص»: around the city, no place as fine as the air base that is named with it.
        Level::Facility | Level::Settlement if t.relation == Relation::CountrysideOf => 1,
        Level::Facility | Level::Settlement if stands_for_province(a, t, beside) => 2,
        Level::Facility | Level::Settlement => 0,
        Level::District => 1,
        Level::Region if narrow => 1,
        Level::Province | Level::Region => 2,
        Level::Country => 3,
    }
}

fn stands_for_province(a: &Analysis<'_>, t: &Toponym, beside: &[usize]) -> bool {
    let Some(city) = t.place().filter(|p| t.level.is_none() && capital(p)) else { return false };
    // «تعز والتربة», «قرب تعز»: the city itself.
    if t.listed || t.relation == Relation::Near || t.offset.km.is_some() {
        return false;
    }
    beside.iter().filter_map(|i| a.toponyms.get(*i)).any(|o| {
        let named = o.level.is_some() || o.place().is_some_and(|p| p.level != Level::Settlement);
        !o.listed
            && named
            && o.place()
                .is_some_and(|p| p.level < Level::Province || p.level == Level::Region && p.radius_km <= 25.0)
            && o.place().is_some_and(|p| {
                p.id != city.id
                    && p.country == city.country
                    && p.admin1_ar == city.admin1_ar
                    && crate::geocode::km(p.lat, p.lon, city.lat, city.lon) > city.radius_km + 3.0
            })
    })
}

/// A city that bears its province's name.
fn capital(p: &Place) -> bool {
    p.level == Level::Settlement && place_key(&p.name_ar) == place_key(&p.admin1_ar)
}

/// «القبض في محافظة كركوك … بالتنسيق مع قوة السليمانية»: a town of another province is no finer name of the first.
fn elsewhere(a: &Analysis<'_>, old: &[usize], new: &[usize]) -> bool {
    let place = |i: &usize| a.toponyms.get(*i).and_then(Toponym::place);
    let provinces: Vec<&Place> =
        old.iter().filter_map(place).filter(|p| p.level == Level::Province).collect();
    let outside = |p: &Place| {
        p.level <= Level::District
            && !p.admin1_ar.is_empty()
            && provinces.iter().all(|q| {
                place_key(&q.name_ar) != place_key(&p.admin1_ar)
                    && crate::geocode::km(p.lat, p.lon, q.lat, q.lon) > q.radius_km
            })
    };
    !provinces.is_empty() && provinces.len() == old.len() && new.iter().filter_map(place).any(outside)
}

/// The places of two statements of one event: those of the second when they are finer, or when the first named several
/// and the second says which. A finer name that no gazetteer knows keeps the area of the first beside it.
pub fn better_places(
    a: &Analysis<'_>,
    old: (&[usize], bool),
    new: (&[usize], bool),
    heading: bool,
) -> Option<Vec<usize>> {
    let ((old, old_inherited), (new, inherited)) = (old, new);
    if new.is_empty() {
        return None;
    }
    let both: Vec<usize> = old.iter().chain(new).copied().collect();
    let unknown = |i: &usize| a.toponyms.get(*i).is_none_or(|t| t.located.is_none());
    let rank = |list: &[usize]| list.iter().map(|i| (grain(a, *i, &both), unknown(i))).min();
    let (before, after) = (rank(old), rank(new));
    let name = |i: &usize| a.toponyms.get(*i).map(|t| place_key(&t.name));
    // «قتيلان في A ومحتجون يحرقون مقرا في B» is one heading of two events.
    let says_which = heading
        && old.len() > new.len()
        && before == after
        && new.iter().all(|i| old.iter().any(|o| name(o) == name(i)));
    if old.is_empty() || old_inherited && !inherited || says_which && !inherited {
        return Some(new.to_vec());
    }
    if inherited || after >= before || elsewhere(a, old, new) {
        return None;
    }
    let area = old.iter().filter(|i| new.iter().all(unknown) && !unknown(i) && grain(a, **i, &both) < 3);
    Some(new.iter().chain(area).copied().collect())
}

/// «من مدينة X», «إلى مستشفى X», «باتجاه X»: not where it happened.
fn away(a: &Analysis<'_>, chain_from: usize) -> bool {
    let before = |n: usize| a.word_before(chain_from, n);
    match before(1) {
        "من" => !a.knowledge.lexicon.namewords.has("before_from", before(2)),
        "باتجاه" | "نحو" | "صوب" => true,
        // «قرب الحدود مع X».
        "مع" => before(2).contains("حدود"),
        "الي" if a.knowledge.lexicon.namewords.has("leads_to", before(2)) => true,
        // «قذائف أطلقت من الجانب الآخر على بلدة X»: what stands after على is hit.
        "علي" => false,
        _ if lies_between(a, chain_from) => true,
        _ => launched(a, chain_from) || elsewhere_told(a, chain_from),
    }
}

/// «جبل موية الواقع بين سنار وربك», «تقع على الطريق بين A وB»: where the place just named lies.
fn lies_between(a: &Analysis<'_>, chain_from: usize) -> bool {
    const BOTH: usize = 6;
    const WORDS: usize = 3;
    let lies = |i: usize| a.knowledge.lexicon.namewords.has("lies", a.word(i));
    let between = before_sign(a, chain_from, BOTH).find(|i| a.word(*i) == "بين");
    between.is_some_and(|b| {
        let events = within(&a.mentions.triggers, b + 1, chain_from, |h| h.from);
        !events.iter().any(|h| h.to <= chain_from) && (b.saturating_sub(WORDS)..b).any(lies)
    })
}

/// «من الزهراء والمعمورة»: where people fled from.
fn left(a: &Analysis<'_>, t: &Toponym) -> bool {
    a.word_before(t.chain_from, 1) == "من"
}

/// «إلى صبراتة», «باتجاه حلفا الجديدة والفاو»: where people fled to, and what a list names with it.
fn reached(a: &Analysis<'_>, frame: &Frame, t: &Toponym) -> bool {
    let to = |t: &Toponym| matches!(a.word_before(t.chain_from, 1), "الي" | "باتجاه" | "نحو" | "صوب");
    let head = a.toponyms.iter().rev().filter(|o| o.to <= t.from).take_while(|o| o.sentence == t.sentence);
    let first = head.take(4).find(|o| !o.listed);
    t.from >= frame.trigger_to && (to(t) || t.listed && first.is_some_and(to))
}

/// «أطلقوا قذائف نحو مخيم X»: what is fired at is hit.
fn aimed_at(a: &Analysis<'_>, frame: &Frame, t: &Toponym) -> bool {
    matches!(frame.kind.as_str(), "shelling" | "air_drone_strike")
        && t.from >= frame.trigger_to
        && t.level() < Level::Country
        && matches!(a.word_before(t.chain_from, 1), "نحو" | "صوب" | "باتجاه")
}

/// «زحف باتجاه مدينة X»: what is moved towards, when nothing says where they are.
pub(super) fn aim(a: &Analysis<'_>, frame: &Frame) -> Vec<usize> {
    let before = |t: &Toponym, n: usize| a.word_before(t.chain_from, n);
    let led =
        |t: &Toponym| before(t, 1) == "الي" && a.knowledge.lexicon.namewords.has("leads_to", before(t, 2));
    let towards = |t: &Toponym| {
        (matches!(before(t, 1), "باتجاه" | "نحو" | "صوب") || led(t)) && t.role == PlaceRole::Scene
    };
    let own = |t: &Toponym| t.from >= frame.from && t.to <= frame.to && t.place().is_some();
    a.toponyms.iter().position(|t| own(t) && towards(t)).into_iter().collect()
}

/// «عثر على جثة شاب من أبناء بلدة X»: where who was hit is from, when nothing at all says where it happened.
pub(super) fn home(a: &Analysis<'_>, frame: &Frame) -> Vec<usize> {
    if frame.casualties.is_empty() && frame.kind != "assassination" {
        return Vec::new();
    }
    let own = |t: &Toponym| {
        t.role == PlaceRole::Origin
            && t.from >= frame.from
            && t.to <= frame.to
            && t.place().is_some_and(|p| p.level < Level::Province)
    };
    a.toponyms.iter().position(own).into_iter().collect()
}

/// «انطلقت من قواعد في X»: where something was launched, not where it hit; only the first place after the words.
fn launched(a: &Analysis<'_>, chain_from: usize) -> bool {
    const SUBJECT: usize = 3;
    let text = |i: usize| a.word(i);
    let listed = |list: &str, i: usize| a.knowledge.lexicon.namewords.has(list, text(i));
    let first =
        |i: usize| !a.toponyms.iter().any(|t| t.from > i && t.to <= chain_from && !next_listed(a, t.to));
    before_sign(a, chain_from, 6).any(|i| {
        let from = || (i.saturating_sub(SUBJECT)..i).any(|b| listed("launched_from", b));
        first(i) && (listed("stationed", i) || text(i) == "من" && from())
    })
}

/// «المتمركزة في A وB».
fn next_listed(a: &Analysis<'_>, at: usize) -> bool {
    a.toponyms.iter().any(|t| t.listed && t.from == at)
}

/// «انسحبت إلى مدينة X», «نعت حركة حماس في X قائدا»: where they went, and who mourns.
fn elsewhere_told(a: &Analysis<'_>, chain_from: usize) -> bool {
    const NEAR: usize = 4;
    let text = |i: usize| a.word(i);
    let listed = |list: &str, i: usize| a.knowledge.lexicon.namewords.has(list, text(i));
    let gone = chain_from.checked_sub(1).is_some_and(|b| text(b) == "الي");
    let event = |i: usize| a.mentions.triggers.iter().chain(&a.mentions.casualties).any(|h| h.from == i);
    before_sign(a, chain_from, NEAR)
        .take_while(|i| !event(*i))
        .any(|i| listed("mourned", i) || gone && listed("left_for", i))
}

/// The tokens before one, backwards to the next sign.
fn before_sign<'a>(a: &'a Analysis<'_>, at: usize, far: usize) -> impl Iterator<Item = usize> + 'a {
    let sign = |i: &usize| a.tokens().get(*i).is_some_and(|t| matches!(t.text.as_str(), "," | ";" | "."));
    (at.saturating_sub(far)..at).rev().take_while(move |i| !sign(i))
}
