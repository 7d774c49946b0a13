//! Where an incident is put: phrases of ours with the point that a map gives, read through the whole core.

use rasid_core::article::Article;
use rasid_core::geocode::km;
use rasid_core::{Knowledge, extract};
use rasid_gazetteer::Gazetteer;

/// phrase · latitude · longitude · kilometres of grace. A phrase stands in a sentence of ours; `=` is a whole sentence.
const PHRASES: &str = include_str!("phrases.tsv");

fn sentence(phrase: &str) -> String {
    if let Some(whole) = phrase.strip_prefix('=') {
        return whole.to_owned();
    }
    let lead = phrase.split(' ').next().unwrap_or_default();
    let joined = matches!(lead, "على" | "في" | "قرب" | "شمال" | "جنوب" | "شرق" | "شرقي" | "غرب" | "بالقرب")
        || lead.starts_with('ب') && lead.ends_with("ريف");
    let verb = if joined { "في قصف مدفعي" } else { "في قصف مدفعي استهدف" };
    format!("قتل ثلاثة مدنيين {verb} {phrase}، بحسب مصادر محلية.")
}

#[test]
fn incidents_lie_where_the_phrase_says() {
    let gazetteer = Gazetteer::embedded();
    let knowledge = Knowledge::new(&gazetteer);
    let (mut all, mut wrong) = (0, Vec::new());
    for line in PHRASES.lines().skip(1) {
        let fields: Vec<&str> = line.split('\t').collect();
        let number = |i: usize| fields[i].parse::<f64>().expect("a number");
        let text = sentence(fields[0]);
        let found = extract(&Article { text: text.clone(), ..Article::default() }, &knowledge);
        let place = found.incidents.first().and_then(|i| i.places.iter().find(|p| p.lat.is_some()));
        all += 1;
        let far = place.and_then(|p| Some(km(number(1), number(2), p.lat?, p.lon?)));
        if far.is_none_or(|far| far > number(3)) {
            let put = place
                .map(|p| format!("{} {} {:?} {:?} r{}", p.name_ar, p.relation, p.lat, p.lon, p.radius_km));
            wrong.push(format!("{far:.0?} km  {}  ->  {put:?}", fields[0]));
        }
    }
    assert!(all >= 150, "{all} phrases");
    assert!(wrong.is_empty(), "{} of {all} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_choice_among_namesakes_says_why() {
    let gazetteer = Gazetteer::embedded();
    let knowledge = Knowledge::new(&gazetteer);
    let (mut among, mut silent) = (0, Vec::new());
    for phrase in PHRASES.lines().skip(1).filter_map(|l| l.split('\t').next()) {
        let found = extract(&Article { text: sentence(phrase), ..Article::default() }, &knowledge);
        for place in found.incidents.iter().flat_map(|i| &i.places) {
            if place.candidates.len() > 1 && place.gazetteer_id.is_some() {
                among += 1;
                if place.candidates.iter().all(|c| c.why.is_empty()) {
                    silent.push(phrase);
                }
            }
        }
    }
    assert!(among >= 80, "{among} choices");
    assert!(silent.is_empty(), "{silent:?}");
}

#[test]
fn a_conjunction_is_no_town() {
    let gazetteer = Gazetteer::embedded();
    let knowledge = Knowledge::new(&gazetteer);
    let text = "قال المصدر إن مسلحين هاجموا حاجزاً في بلدة سرمين وإن جندياً قُتل، وأضاف أن الطريق قُطع وأن حملة تفتيش بدأت.";
    let found = extract(&Article { text: text.to_owned(), ..Article::default() }, &knowledge);
    let places: Vec<&str> =
        found.mentions.iter().filter(|m| m.kind == "place").map(|m| m.span.text.as_str()).collect();
    assert_eq!(places, ["بلدة سرمين"]);
}
