//! One line for each incident of the articles in view: what the table shows, and what filters, timeline and figures go by.

use std::sync::Arc;

use rasid_core::{contract::Incident, normalize::fold};

use crate::i18n::{
    Lang,
    labels::{self, Group},
};

use super::{
    card,
    correction::{Correction, Tally, Verdict},
    dates::Day,
    pins,
    quantity::{self, Bounds},
    reading::Reading,
    review::Review,
};

/// An incident as it stands after review, with its words in the language of the interface.
#[derive(Clone, Debug)]
pub struct Row {
    pub article: u32,
    pub article_title: String,
    pub reading: Arc<Reading>,
    /// Which of the reading's incidents it is; beyond the last for one that a person added.
    pub index: usize,
    /// What a person added here, as it was added.
    pub made: Option<Arc<Incident>>,
    /// Further reports that were merged into this incident.
    pub reports: Vec<Row>,
    pub grade: String,
    pub incident: Arc<Incident>,
    pub type_name: &'static str,
    pub group: Group,
    pub place: String,
    /// Governorate and country.
    pub within: String,
    pub on_map: bool,
    pub when: String,
    /// First and last day on which it may have happened.
    pub days: Option<(Day, Day)>,
    pub counts: [Option<Bounds>; 3],
    pub perpetrator: String,
    pub target: String,
    pub weapon: String,
    pub source: String,
    pub verdict: Verdict,
    pub edited: bool,
    /// All its words, folded, for the search.
    hay: Arc<str>,
}

impl PartialEq for Row {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.reading, &other.reading)
            && self.article == other.article
            && self.verdict == other.verdict
            && self.edited == other.edited
            && (Arc::ptr_eq(&self.hay, &other.hay) || self.hay == other.hay)
            && (Arc::ptr_eq(&self.incident, &other.incident) || self.incident == other.incident)
            && self.type_name == other.type_name
            && self.when == other.when
            && self.grade == other.grade
            && self.reports == other.reports
    }
}

impl Row {
    pub fn id(&self) -> &str {
        &self.incident.id
    }

    /// The incident before a person corrected it.
    pub fn before(&self) -> Option<&Incident> {
        self.made.as_deref().or_else(|| self.reading.extraction.incidents.get(self.index))
    }

    /// The outlet, where the file named it.
    pub fn outlet(&self) -> &str {
        self.reading.article.outlet.as_deref().unwrap_or("")
    }

    pub fn says(&self, folded: &str) -> bool {
        self.hay.contains(folded)
    }

    /// A count for a cell: `5`, `7+`, or nothing.
    pub fn count(&self, tally: Tally) -> String {
        self.bounds(tally).map(quantity::short).unwrap_or_default()
    }

    /// The least that a count says, for sorting, filters and sums.
    pub fn least(&self, tally: Tally) -> u64 {
        self.bounds(tally).and_then(|b| b.min).unwrap_or(0)
    }

    /// Killed, wounded and held together, at the least.
    pub fn harmed(&self) -> u64 {
        Tally::ALL.into_iter().map(|tally| self.least(tally)).fold(0, u64::saturating_add)
    }

    fn bounds(&self, tally: Tally) -> Option<Bounds> {
        self.counts.get(Tally::ALL.iter().position(|t| *t == tally)?).copied().flatten()
    }
}

/// The rows of one article, in its order; then what a person added to it.
pub fn rows(article: u32, title: &str, reading: &Arc<Reading>, review: &Review, lang: Lang) -> Vec<Row> {
    let none = Correction::default();
    let of = |(index, machine, made): (usize, &Incident, bool)| {
        let correction = review.of(&machine.id).unwrap_or(&none);
        let row = row(article, title, reading, index, correction.apply_to(machine), lang);
        let made = made.then(|| Arc::new(machine.clone()));
        Row { made, grade: correction.grade.code(), ..row }
    };
    let machine = &reading.extraction.incidents;
    let added = review.made_in(&reading.extraction.article.sha256);
    let all = machine.iter().map(|one| (one, false)).chain(added.map(|one| (one, true)));
    all.enumerate().map(|(index, (one, made))| of((index, one, made))).collect()
}

/// Puts further reports under the incident that they were merged into, where that is among the rows.
/// `find` makes the row of a report that is not: its article may be out of scope.
pub fn gather(mut rows: Vec<Row>, review: &Review, find: impl Fn(&str) -> Option<Row>) -> Vec<Row> {
    for (report, head) in review.joined() {
        if !rows.iter().any(|row| row.id() == head) {
            continue;
        }
        let here = rows.iter().position(|row| row.id() == report).map(|at| rows.remove(at));
        let found = here.or_else(|| find(report));
        if let (Some(found), Some(row)) = (found, rows.iter_mut().find(|row| row.id() == head)) {
            row.hay = format!("{}\n{}", row.hay, found.hay).into();
            row.reports.push(found);
        }
    }
    rows
}

/// Indexes of the rows as the cards show them: article by article, in each the placed first.
pub fn card_order(rows: &[Row]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..rows.len()).collect();
    order.sort_by_key(|i| rows.get(*i).map(|row| (row.article, !row.on_map)));
    order
}

fn row(
    article: u32,
    title: &str,
    reading: &Arc<Reading>,
    index: usize,
    (incident, verdict, edited): (Incident, Verdict, bool),
    lang: Lang,
) -> Row {
    let card = card::card(&incident, lang);
    let place = card.place.unwrap_or_default();
    let (perpetrator, target) =
        (card::names_of(&incident, "perpetrator", lang), card::names_of(&incident, "target", lang));
    // By its kind, not by the words: two articles name one means in different words.
    let weapon = incident.weapon.as_ref().map(|w| labels::name(&w.id, lang)).unwrap_or_default();
    let source = card.attribution.map(|given| given.source).unwrap_or_default();
    let when = card.time.map(|time| time.when).unwrap_or_default();
    let hay =
        hay(&incident, &[&place.name, &place.within, &perpetrator, &target, &source, card.type_name, title]);
    Row {
        article,
        article_title: title.to_owned(),
        reading: Arc::clone(reading),
        index,
        made: None,
        reports: Vec::new(),
        grade: String::new(),
        type_name: card.type_name,
        group: labels::type_label(&incident.kind).group,
        place: place.name,
        within: place.within,
        on_map: pins::is_placed(&incident),
        when,
        days: days(&incident),
        counts: Tally::ALL.map(|tally| bounds(&incident, tally)),
        perpetrator,
        target,
        weapon,
        source,
        verdict,
        edited,
        hay: hay.into(),
        incident: Arc::new(incident),
    }
}

fn bounds(incident: &Incident, tally: Tally) -> Option<Bounds> {
    let (min, max) = tally.of(incident);
    let approximate = incident.casualties.iter().any(|c| tally.covers(&c.kind) && c.approximate);
    (min.is_some() || max.is_some()).then_some(Bounds { min, max, approximate })
}

fn days(incident: &Incident) -> Option<(Day, Day)> {
    let time = incident.time.as_ref()?;
    let (from, to) = (Day::read(&time.start)?, Day::read(&time.end)?);
    (from <= to).then_some((from, to))
}

/// Both names of every place, every actor, the words of the article: a search in either language finds it.
fn hay(incident: &Incident, shown: &[&str]) -> String {
    let mut words: Vec<&str> = shown.to_vec();
    words.extend(incident.evidence.iter().map(|quote| quote.text.as_str()));
    for place in &incident.places {
        words.extend([place.name_ar.as_str(), &place.name_en, &place.mention.text]);
        words.extend(place.admin1.iter().flat_map(|admin| [admin.ar.as_str(), &admin.en]));
    }
    for actor in &incident.actors {
        words.extend([actor.name_ar.as_str(), &actor.name_en, &actor.id]);
    }
    words.extend(incident.attribution.iter().map(|given| given.source.as_str()));
    search_key(&words.join("\n"))
}

/// Letters as the search compares them: Arabic folded as the engine does, Latin in small letters.
pub fn search_key(text: &str) -> String {
    fold(text).to_lowercase()
}

#[cfg(test)]
pub mod tests {
    use super::*;
    use rasid_core::contract::{CasualtyInfo, Extraction, PlaceInfo, Quote, TimeInfo};

    /// Three incidents: a mine in July with two dead, a protest in May, a raid without date or place.
    pub fn sample() -> Vec<Row> {
        let quote = |text: &str| Quote { text: text.into(), ..Quote::default() };
        let time = |day: &str| {
            Some(TimeInfo {
                start: day.into(),
                end: day.into(),
                precision: "day".into(),
                ..TimeInfo::default()
            })
        };
        let place = |ar: &str, en: &str| {
            vec![PlaceInfo {
                name_ar: ar.into(),
                name_en: en.into(),
                lat: Some(35.0),
                lon: Some(40.0),
                ..PlaceInfo::default()
            }]
        };
        let incident = |id: &str, kind: &str| Incident {
            id: id.into(),
            kind: kind.into(),
            status: "occurred".into(),
            confidence: 0.9,
            ..Incident::default()
        };
        let incidents = vec![
            Incident {
                places: place("الميادين", "Mayadin"),
                time: time("2025-07-03"),
                evidence: vec![quote("قُتل شخصان بانفجار لغم")],
                casualties: vec![CasualtyInfo {
                    kind: "killed".into(),
                    min: Some(2),
                    max: None,
                    ..CasualtyInfo::default()
                }],
                ..incident("mine", "ied_mine")
            },
            Incident {
                places: place("السويداء", "As-Suwayda"),
                time: time("2025-05-20"),
                confidence: 0.4,
                ..incident("protest", "protest")
            },
            incident("raid", "arrest_raid"),
        ];
        let extraction = Extraction { incidents, ..Extraction::default() };
        let reading = Arc::new(Reading { extraction, ..Reading::default() });
        rows(1, "خبر", &reading, &Review::default(), Lang::En)
    }

    #[test]
    fn a_row_says_what_the_table_shows() {
        let rows = sample();
        assert_eq!(rows.len(), 3);
        assert_eq!((rows[0].type_name, rows[0].place.as_str()), ("IED or mine", "Mayadin"));
        assert_eq!(rows[0].count(Tally::Killed), "2+");
        assert_eq!(rows[0].count(Tally::Wounded), "");
        assert_eq!((rows[2].place.as_str(), rows[2].days), ("", None));
    }

    #[test]
    fn reports_stand_under_the_incident_they_were_merged_into() {
        let mut review = Review::default();
        review.decide(1.0, review.merging("raid", "mine"));
        review.decide(2.0, review.merging("far", "mine"));
        let far = Row {
            incident: Arc::new(Incident { id: "far".into(), ..Incident::default() }),
            ..sample().remove(1)
        };
        let rows = gather(sample(), &review, |id| (id == "far").then(|| far.clone()));
        assert_eq!(rows.iter().map(Row::id).collect::<Vec<_>>(), ["mine", "protest"]);
        assert_eq!(rows[0].reports.iter().map(Row::id).collect::<Vec<_>>(), ["far", "raid"]);
        assert!(rows[0].says(&search_key("السويداء")), "a report's words find its incident");
    }

    #[test]
    fn what_a_person_added_is_a_row_of_its_article() {
        let rows = sample();
        let mut review = Review::default();
        let made = super::super::made::split(&rows[0].reading, &rows[0].incident, "mine-2".into());
        let added = Correction { made: Some(Box::new(made)), ..Correction::default() };
        review.decide(1.0, vec![("mine-2".into(), added)]);
        let again = super::rows(1, "خبر", &rows[0].reading, &review, Lang::En);
        let last = again.last().unwrap();
        assert_eq!((again.len(), last.id(), last.place.as_str()), (4, "mine-2", "Mayadin"));
        assert_eq!(last.before().unwrap().id, "mine-2");
    }

    #[test]
    fn the_search_finds_either_name_however_it_is_spelt() {
        let rows = sample();
        for asked in ["الميادين", "mayadin", "قتل", "لغمٌ"] {
            assert!(rows[0].says(&search_key(asked)), "{asked}");
        }
        assert!(!rows[0].says(&search_key("السويداء")));
    }
}
