//! What a user adds: words, ignored phrases, actors, places and fixed names, each seen in what is extracted.

use rasid_core::article::Article;
use rasid_core::contract::{Extraction, Incident};
use rasid_core::own::{
    Own, OwnActor, OwnAlias, OwnIgnored, OwnList, OwnPlace, OwnPlaceFile, OwnTrigger, lines_of,
};
use rasid_core::place::{Level, Place, Places};
use rasid_core::{Knowledge, extract};

/// Two villages of one name, and a city to be near of.
struct Known;

const KNOWN: &[(&str, &str, f64, f64, &str, u32)] = &[
    ("t:1", "الطيبة", 35.07, 40.53, "دير الزور", 9_000),
    ("t:2", "الطيبة", 32.56, 36.24, "درعا", 4_000),
    ("t:3", "دير الزور", 35.33, 40.14, "دير الزور", 200_000),
];

fn place((id, name, lat, lon, admin, population): (&str, &str, f64, f64, &str, u32)) -> Place {
    Place {
        id: id.into(),
        name_ar: name.into(),
        name_en: String::new(),
        level: Level::Settlement,
        lat,
        lon,
        radius_km: 3.0,
        country: "SY".into(),
        admin1_ar: admin.into(),
        admin1_en: String::new(),
        population,
        needs_cue: false,
        approximate: false,
    }
}

impl Places for Known {
    fn lookup(&self, name: &str) -> Vec<Place> {
        let key = rasid_core::place::place_key;
        KNOWN.iter().filter(|row| key(row.1) == key(name)).map(|row| place(*row)).collect()
    }
    fn may_continue(&self, _words: &str) -> bool {
        true
    }
    fn version(&self) -> String {
        "test".into()
    }
    fn nearest(&self, _lat: f64, _lon: f64) -> Option<Place> {
        Some(place(KNOWN[2]))
    }
    fn by_id(&self, id: &str) -> Option<Place> {
        KNOWN.iter().find(|row| row.0 == id).map(|row| place(*row))
    }
}

fn read(own: &Own, text: &str) -> Extraction {
    let mut knowledge = Knowledge::new(&Known);
    let taken = knowledge.set_own(own);
    assert_eq!(taken.refused, [], "{own:?}");
    let article = Article { text: text.into(), given_date: Some("2025-04-12".into()), ..Article::default() };
    extract(&article, &knowledge)
}

fn only(extraction: &Extraction) -> &Incident {
    assert_eq!(extraction.incidents.len(), 1, "{:#?}", extraction.incidents);
    &extraction.incidents[0]
}

fn forms(form: &str) -> Vec<String> {
    vec![form.to_owned()]
}

fn by_hand(name: &str, lat: f64, lon: f64) -> OwnPlace {
    OwnPlace { name_ar: name.into(), lat: Some(lat), lon: Some(lon), ..OwnPlace::default() }
}

#[test]
fn a_word_of_the_user_tells_an_event() {
    let text = "تعرضت دورية للجيش أمس لزنبرة حلزونية في دير الزور، وقتل جندي.\n";
    let trigger = OwnTrigger { forms: forms("زنبرة حلزونية"), kind: "shelling".into() };
    let own = Own { triggers: vec![trigger], ..Own::default() };
    assert!(read(&Own::default(), text).incidents.iter().all(|i| i.kind != "shelling"));
    let found = read(&own, text);
    assert_eq!(only(&found).kind, "shelling");
    assert!(only(&found).why.iter().any(|rule| rule.contains("own_")), "{:?}", only(&found).why);
}

#[test]
fn an_ignored_phrase_is_read_by_no_one() {
    let text = "شن مسلحون هجوما على حاجز للجيش في دير الزور أمس وقتلوا جنديين.\n";
    assert_eq!(read(&Own::default(), text).incidents.len(), 1);
    let own = Own {
        ignored: vec![
            OwnIgnored { forms: forms("شن مسلحون هجوما") },
            OwnIgnored { forms: forms("قتل/يقتل جندي+جنديين") },
        ],
        ..Own::default()
    };
    assert!(read(&own, text).incidents.is_empty());
    let place = Own { ignored: vec![OwnIgnored { forms: forms("دير الزور") }], ..Own::default() };
    let found = read(&place, text);
    assert!(only(&found).places.is_empty() && found.mentions.iter().all(|m| m.kind != "place"));
}

#[test]
fn an_actor_of_the_user_acts() {
    let text = "هاجم مقاتلو كتائب النورس حاجزا للجيش في دير الزور أمس.\n";
    let actor = OwnActor {
        forms: forms("كتائب النورس"),
        name_ar: "كتائب النورس".into(),
        name_en: "Gull Brigades".into(),
        kind: "rebel".into(),
        country: "sy".into(),
        ..OwnActor::default()
    };
    let found = read(&Own { actors: vec![actor], ..Own::default() }, text);
    let actor = only(&found).actors.iter().find(|a| a.id == "own:كتايب_النورس");
    assert_eq!(
        actor.map(|a| (a.name_en.as_str(), a.kind.as_str(), a.role.as_str())),
        Some(("Gull Brigades", "rebel", "perpetrator"))
    );
}

#[test]
fn a_place_of_the_user_is_found_and_completed() {
    let text = "انفجر لغم بسيارة في الحوجنية أمس، وقتل مدنيان.\n";
    let own = Own { places: vec![by_hand("الحوجنية", 35.2, 40.3)], ..Own::default() };
    let found = read(&own, text);
    let place = &only(&found).places[0];
    assert_eq!((place.lat, place.country.as_str()), (Some(35.2), "SY"));
    assert_eq!(place.admin1.as_ref().map(|a| a.ar.as_str()), Some("دير الزور"));
    assert_eq!(found.engine.gazetteer, "test+own");
    assert!(only(&read(&Own::default(), text)).places.iter().all(|p| p.lat.is_none()));
}

#[test]
fn a_fixed_name_is_always_that_place() {
    let text = "انفجر لغم بسيارة في بلدة الطيبة بريف دير الزور أمس، وقتل مدنيان.\n";
    let at = |own: &Own| only(&read(own, text)).places[0].gazetteer_id.clone();
    assert_eq!(at(&Own::default()).as_deref(), Some("t:1"));
    let alias =
        |place| Own { aliases: vec![OwnAlias { read: "الطيبة".into(), place }], ..Own::default() };
    assert_eq!(at(&alias(OwnPlace { id: "t:2".into(), ..OwnPlace::default() })).as_deref(), Some("t:2"));
    let far = OwnPlace { id: "x:9".into(), country: "IQ".into(), ..by_hand("الطيبة", 33.0, 44.0) };
    assert_eq!(at(&alias(far)).as_deref(), Some("x:9"));
}

#[test]
fn a_file_of_places_joins_the_look_up() {
    let text = "انفجر لغم بسيارة في قرية الحوجنية أمس، وقتل مدنيان.\n";
    let rows = lines_of(&[OwnPlace { id: "gn:7".into(), ..by_hand("الحوجنية", 35.2, 40.3) }]);
    let file = OwnPlaceFile { name: "SY.txt".into(), rows };
    let found = read(&Own { files: vec![file], ..Own::default() }, text);
    assert_eq!(only(&found).places[0].gazetteer_id.as_deref(), Some("gn:7"));
}

#[test]
fn what_cannot_be_used_is_refused_with_a_reason_and_the_rest_is_taken() {
    let own = Own {
        actors: vec![OwnActor {
            forms: forms("كتائب النورس"), kind: "king".into(), ..OwnActor::default()
        }],
        triggers: vec![
            OwnTrigger { forms: forms("رشقة"), kind: "nothing".into() },
            OwnTrigger { forms: forms("رشقة"), kind: "shelling".into() },
        ],
        ignored: vec![OwnIgnored { forms: forms("في") }],
        places: vec![by_hand("الحوجنية", 95.0, 40.3), by_hand("Tell", 1.0, 1.0)],
        aliases: vec![OwnAlias { read: "X".into(), place: by_hand("تل", 1.0, 1.0) }],
        files: vec![OwnPlaceFile {
            name: "a".into(),
            rows: "\tتل\t\t\t91\t0\n\tتل العسل\t\t\t36\t37\n".into(),
        }],
        ..Own::default()
    };
    let mut knowledge = Knowledge::new(&Known);
    let taken = knowledge.set_own(&own);
    let lists: Vec<OwnList> = taken.refused.iter().map(|r| r.list).collect();
    use OwnList::{Actors, Aliases, Files, Ignored, Places, Triggers};
    assert_eq!(lists, [Actors, Triggers, Ignored, Places, Places, Aliases, Files]);
    assert!(taken.refused.iter().all(|r| !r.why.ar.is_empty() && !r.why.en.is_empty()));
    assert_eq!((taken.triggers, taken.file_places), (1, 1));
    // Given again, it stands in the place of what was there.
    assert_eq!(knowledge.set_own(&Own::default()), rasid_core::own::Taken::default());
}
