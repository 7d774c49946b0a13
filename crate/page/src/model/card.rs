//! An incident as a card: every line already in words, with what was stated and what was inferred kept apart.

use rasid_core::contract::{ActorInfo, Attribution, CasualtyInfo, Incident, PlaceInfo, TimeInfo};

use crate::i18n::{Lang, labels};

use super::{
    basis,
    bidi::{apart, isolate_figures},
    dates,
    quantity::{self, Bounds},
    source,
};

/// One card.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Card {
    pub id: String,
    pub kind: String,
    pub type_name: &'static str,
    /// Only when it is not plain «occurred».
    pub status: Option<String>,
    pub trigger: String,
    pub place: Option<PlaceLine>,
    /// Names of further places of the same incident.
    pub more_places: Vec<String>,
    pub time: Option<TimeLine>,
    pub actors: Vec<ActorLine>,
    pub casualties: Vec<CasualtyLine>,
    pub weapon: Option<String>,
    pub attribution: Option<AttributionLine>,
    pub confidence: Confidence,
    pub why: Why,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct PlaceLine {
    pub name: String,
    /// «دير الزور، سوريا»: what the name lies in.
    pub within: String,
    /// What is doubtful about it, in words; empty when it is an exact settlement.
    pub doubt: String,
    pub on_map: bool,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TimeLine {
    pub when: String,
    /// «السنة مستنتَجة» and the like; empty when stated in full.
    pub flag: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ActorLine {
    pub role: String,
    pub name: String,
    /// «تبنٍّ», «اشتباه»; empty when stated.
    pub certainty: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CasualtyLine {
    pub kind: String,
    pub text: String,
    pub who: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AttributionLine {
    pub source: String,
    pub stance: String,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Confidence {
    pub percent: u8,
    /// 1 weak, 2 middling, 3 strong.
    pub level: u8,
}

impl Confidence {
    pub fn of(value: f64) -> Confidence {
        let percent = (value.clamp(0.0, 1.0) * 100.0).round() as u8;
        Confidence {
            percent,
            level: if percent >= 80 {
                3
            } else if percent >= 55 {
                2
            } else {
                1
            },
        }
    }

    pub fn label(self, lang: Lang) -> &'static str {
        let words = lang.words();
        match self.level {
            3 => words.confidence_high,
            2 => words.confidence_mid,
            _ => words.confidence_low,
        }
    }
}

/// Everything behind «لماذا؟».
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Why {
    pub quotes: Vec<String>,
    pub reasons: Vec<String>,
    pub time: Vec<String>,
    pub place: Vec<String>,
    pub acled: String,
    pub rules: Vec<String>,
}

/// The card of an incident.
pub fn card(incident: &Incident, lang: Lang) -> Card {
    Card {
        id: incident.id.clone(),
        kind: incident.kind.clone(),
        type_name: labels::type_name(&incident.kind, lang),
        status: (incident.status != "occurred" && incident.status != incident.kind)
            .then(|| labels::name(&incident.status, lang)),
        trigger: incident.trigger.text.clone(),
        place: incident.places.first().map(|place| place_line(place, lang)),
        more_places: incident.places.iter().skip(1).map(|place| place_name(place, lang)).collect(),
        time: incident.time.as_ref().map(|time| time_line(time, lang)),
        actors: actors(&incident.actors, lang),
        casualties: incident.casualties.iter().map(|c| casualty(c, incident, lang)).collect(),
        weapon: incident.weapon.as_ref().map(|weapon| match &weapon.mention {
            Some(quote) if lang == Lang::Ar => quote.text.clone(),
            _ => labels::name(&weapon.id, lang),
        }),
        attribution: incident.attribution.as_ref().map(|given| AttributionLine {
            source: closed(&source::name(&given.source, lang)),
            stance: stance(given, lang),
        }),
        confidence: Confidence::of(incident.confidence),
        why: why(incident, lang),
    }
}

/// The actors of a role, as one line.
pub fn names_of(incident: &Incident, role: &str, lang: Lang) -> String {
    let of_role = incident.actors.iter().filter(|actor| actor.role == role);
    of_role.map(|actor| actor_name(actor, lang)).collect::<Vec<_>>().join(lang.pick("، ", ", "))
}

/// The name of a place in the language of the interface, falling back to the words of the article.
pub fn place_name(place: &PlaceInfo, lang: Lang) -> String {
    let name = lang.pick(&place.name_ar, &place.name_en);
    [name, &place.name_ar, &place.mention.text]
        .into_iter()
        .find(|text| !text.is_empty())
        .unwrap_or("")
        .to_owned()
}

/// What the source does, where that says more than the stance: «ينفي» is «مزعوم» as well, but not the same. Who denies it stands behind.
fn stance(given: &Attribution, lang: Lang) -> String {
    let finer = matches!(given.act.as_str(), "accuse" | "deny" | "suspect");
    let mut said = labels::name(if finer { &given.act } else { &given.stance }, lang);
    if let Some(who) = &given.denied_by {
        let denied = lang.pick("ينفيه", "denied by");
        said = format!("{said} · {denied} {}", source::name(who.text.trim(), lang));
    }
    said
}

fn place_line(place: &PlaceInfo, lang: Lang) -> PlaceLine {
    let name = place_name(place, lang);
    let mut within: Vec<String> = Vec::new();
    if let Some(admin) = &place.admin1 {
        let admin = lang.pick(&admin.ar, &admin.en);
        if !admin.is_empty() && admin != name {
            within.push(admin.to_owned());
        }
    }
    if !place.country.is_empty() {
        let country = labels::country(&place.country, lang);
        if country != name {
            within.push(country);
        }
    }
    let on_map = place.lat.is_some() && place.lon.is_some();
    PlaceLine {
        doubt: place_doubt(place, on_map, lang),
        within: within.join(lang.pick("، ", ", ")),
        name: relation(place, &name, lang),
        on_map,
    }
}

fn place_doubt(place: &PlaceInfo, on_map: bool, lang: Lang) -> String {
    let words = lang.words();
    if !on_map {
        return words.place_unknown.to_owned();
    }
    let mut parts = Vec::new();
    if place.geo_precision == 3 {
        parts.push(words.place_region.to_owned());
    }
    if place.radius_km >= 5.0 || place.geo_precision >= 2 {
        parts.push(words.within_km.replace("{km}", &format!("{:.0}", place.radius_km)));
    }
    if !place.is_sure() {
        parts.push(unsure(place, lang));
    }
    parts.join(lang.pick("، ", ", "))
}

/// «المكان غير مؤكد (62%)».
pub fn unsure(place: &PlaceInfo, lang: Lang) -> String {
    lang.words().place_unsure.replace("{percent}", &format!("{:.0}", place.confidence * 100.0))
}

fn relation(place: &PlaceInfo, name: &str, lang: Lang) -> String {
    match place.relation.as_str() {
        "near" | "countryside_of" | "direction_of" | "on_road_between" => {
            format!("{} {name}", labels::name(&place.relation, lang))
        }
        _ => name.to_owned(),
    }
}

fn time_line(time: &TimeInfo, lang: Lang) -> TimeLine {
    let words = lang.words();
    let flag = match (&time.mention, time.year_inferred) {
        (None, _) => words.date_inferred,
        (Some(_), true) => words.year_inferred,
        (Some(_), false) => "",
    };
    TimeLine {
        when: dates::say_interval(&time.start, &time.end, &time.precision, lang),
        flag: flag.to_owned(),
    }
}

fn actors(actors: &[ActorInfo], lang: Lang) -> Vec<ActorLine> {
    let order = |role: &str| ["perpetrator", "target"].iter().position(|r| *r == role).unwrap_or(2);
    let mut sorted: Vec<&ActorInfo> = actors.iter().collect();
    sorted.sort_by_key(|actor| order(&actor.role));
    sorted
        .into_iter()
        .map(|actor| ActorLine {
            role: labels::name(&actor.role, lang),
            name: actor_name(actor, lang),
            certainty: if actor.certainty == "stated" || actor.certainty.is_empty() {
                String::new()
            } else {
                labels::name(&actor.certainty, lang)
            },
        })
        .collect()
}

pub fn actor_name(actor: &ActorInfo, lang: Lang) -> String {
    let mention = actor.mention.as_ref().map_or("", |quote| quote.text.as_str());
    let name = lang.pick(&actor.name_ar, &actor.name_en);
    [name, &actor.name_ar, mention, &actor.id]
        .into_iter()
        .find(|text| !text.is_empty())
        .unwrap_or("")
        .to_owned()
}

/// «تنظيم «الدولة» cut out of a sentence before its closing mark gets it back.
fn closed(source: &str) -> String {
    let close = if source.matches('«').count() > source.matches('»').count() { "»" } else { "" };
    format!("{source}{close}")
}

fn casualty(casualty: &CasualtyInfo, incident: &Incident, lang: Lang) -> CasualtyLine {
    let bounds = Bounds { min: casualty.min, max: casualty.max, approximate: casualty.approximate };
    let side = incident.actors.iter().find(|actor| actor.id == casualty.who && !casualty.who.is_empty());
    let who = match side {
        Some(actor) => actor_name(actor, lang),
        None if casualty.who_kind.is_empty() || casualty.who_kind == "unknown" => String::new(),
        None => labels::name(&casualty.who_kind, lang),
    };
    CasualtyLine {
        kind: casualty.kind.clone(),
        text: quantity::say(bounds, quantity::casualty_noun(&casualty.kind), lang),
        who,
    }
}

fn why(incident: &Incident, lang: Lang) -> Why {
    Why {
        quotes: incident.evidence.iter().map(|quote| quote.text.clone()).collect(),
        reasons: incident
            .reasons
            .iter()
            .map(|reason| isolate_figures(lang.pick(&reason.ar, &reason.en)))
            .collect(),
        time: incident
            .time
            .as_ref()
            .map(|time| time.basis.iter().map(|note| basis::say(note, lang)).collect())
            .unwrap_or_default(),
        place: incident
            .places
            .first()
            .map(|place| {
                place
                    .candidates
                    .iter()
                    .filter(|c| !c.why.is_empty())
                    .map(|c| format!("{} — {}", apart(&c.name_ar), basis::say_all(&c.why, lang)))
                    .collect()
            })
            .unwrap_or_default(),
        acled: [&incident.acled.disorder_type, &incident.acled.event_type, &incident.acled.sub_event_type]
            .into_iter()
            .filter(|text| !text.is_empty())
            .cloned()
            .collect::<Vec<_>>()
            .join(" › "),
        // The points are told in words above; what remains are the codes of the rows.
        rules: incident.why.iter().filter(|rule| !rule.contains(' ')).cloned().collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rasid_core::contract::{Quote, Text2};

    fn place(relation: &str, geo_precision: u8) -> PlaceInfo {
        PlaceInfo {
            mention: Quote { text: "قرية سعلو".into(), ..Quote::default() },
            name_ar: "سعلو".into(),
            lat: Some(35.1),
            lon: Some(40.4),
            radius_km: 12.0,
            relation: relation.into(),
            geo_precision,
            confidence: 0.9,
            country: "SY".into(),
            admin1: Some(Text2 { ar: "دير الزور".into(), en: "Deir ez-Zor".into() }),
            ..PlaceInfo::default()
        }
    }

    fn incident() -> Incident {
        Incident {
            id: "a".into(),
            kind: "ied_mine".into(),
            status: "foiled".into(),
            places: vec![place("near", 2)],
            time: Some(TimeInfo {
                start: "2025-10-16".into(),
                end: "2025-10-16".into(),
                precision: "day".into(),
                ..TimeInfo::default()
            }),
            casualties: vec![CasualtyInfo {
                kind: "killed".into(),
                min: Some(2),
                who_kind: "civilian".into(),
                ..CasualtyInfo::default()
            }],
            confidence: 0.61,
            ..Incident::default()
        }
    }

    #[test]
    fn what_is_inferred_is_said() {
        let card = card(&incident(), Lang::En);
        assert_eq!(card.time.unwrap().flag, "date inferred");
        assert_eq!(card.status.as_deref(), Some("Foiled"));
        assert_eq!(card.confidence, Confidence { percent: 61, level: 2 });
    }

    #[test]
    fn a_place_says_how_near_it_is() {
        let line = card(&incident(), Lang::Ar).place.unwrap();
        assert_eq!(line.name, "قرب سعلو");
        assert_eq!(line.within, "دير الزور، سوريا");
        assert_eq!(line.doubt, "ضمن نحو 12 كم");
    }

    #[test]
    fn a_place_in_no_gazetteer_is_named_and_not_drawn() {
        let unknown = PlaceInfo { lat: None, lon: None, ..place("in", 0) };
        let line = card(&Incident { places: vec![unknown], ..incident() }, Lang::En).place.unwrap();
        assert!(!line.on_map);
        assert_eq!(line.name, "سعلو");
        assert_eq!(line.doubt, "The name is not in our gazetteer");
    }

    #[test]
    fn a_mark_that_was_opened_is_closed() {
        assert_eq!(closed("تنظيم «الدولة الإسلامية"), "تنظيم «الدولة الإسلامية»");
        assert_eq!(closed("«سانا» الرسمية"), "«سانا» الرسمية");
    }

    #[test]
    fn at_least_is_kept() {
        let line = &card(&incident(), Lang::Ar).casualties[0];
        assert_eq!(line.text, "قتيلان على الأقل");
        assert_eq!(line.who, "مدنيون");
    }
}
