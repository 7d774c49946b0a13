//! The filter that all views share.

use super::{
    correction::Verdict,
    dates::Day,
    row::{Row, search_key},
};

/// What must hold of an incident to be shown. A field left empty asks for nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Id of a type, or the class of a group (`g-blast`).
    pub kind: String,
    pub place: String,
    pub actor: String,
    /// The role that the actor must have; empty for any.
    pub side: String,
    /// In the name of the source, of the outlet, or in the article's title.
    pub source: String,
    pub words: String,
    pub from: Option<Day>,
    pub to: Option<Day>,
    /// At least so many killed, wounded and held together.
    pub harmed: u64,
    pub status: String,
    /// At least this level of confidence, 1 to 3; 0 asks for nothing.
    pub level: u8,
    /// `open`, `accepted`, `rejected`, or `edited`.
    pub verdict: String,
}

impl Filter {
    pub fn is_empty(&self) -> bool {
        *self == Filter::default()
    }

    /// How many fields ask for something; the dates count as one.
    pub fn count(&self) -> usize {
        [
            !self.kind.is_empty(),
            !self.place.is_empty(),
            !self.actor.is_empty() || !self.side.is_empty(),
            !self.source.is_empty(),
            !self.words.is_empty(),
            self.from.is_some() || self.to.is_some(),
            self.harmed > 0,
            !self.status.is_empty(),
            self.level > 0,
            !self.verdict.is_empty(),
        ]
        .into_iter()
        .filter(|asked| *asked)
        .count()
    }

    /// The rows that pass, in their order.
    pub fn pass<'a>(&'a self, rows: &'a [Row]) -> impl Iterator<Item = &'a Row> {
        let keys = [&self.words, &self.place, &self.actor, &self.source].map(|text| search_key(text.trim()));
        rows.iter().filter(move |row| self.passes(row, &keys))
    }

    fn passes(&self, row: &Row, [words, place, actor, source]: &[String; 4]) -> bool {
        let holds = |text: &str, key: &str| key.is_empty() || search_key(text).contains(key);
        (self.kind.is_empty() || self.kind == row.incident.kind || self.kind == row.group.class())
            && (self.status.is_empty() || self.status == row.incident.status)
            && self.passes_dates(row)
            && row.harmed() >= self.harmed
            && super::card::Confidence::of(row.incident.confidence).level >= self.level
            && self.passes_verdict(row)
            && (words.is_empty() || words.split_whitespace().all(|word| row.says(word)))
            && (place.is_empty() || names_of_places(row).any(|name| holds(name, place)))
            && (actor.is_empty() && self.side.is_empty()
                || names_of_actors(row, &self.side).any(|name| holds(name, actor)))
            && (source.is_empty() || names_of_sources(row).any(|name| holds(name, source)))
    }

    /// An uncertain date passes when any of its days does; without a date it passes only when none is asked for.
    fn passes_dates(&self, row: &Row) -> bool {
        match row.days {
            Some((first, last)) => {
                self.from.is_none_or(|from| last >= from) && self.to.is_none_or(|to| first <= to)
            }
            None => self.from.is_none() && self.to.is_none(),
        }
    }

    fn passes_verdict(&self, row: &Row) -> bool {
        match self.verdict.as_str() {
            "" => true,
            "edited" => row.edited,
            code => row.verdict.code() == code,
        }
    }
}

/// Whether a row goes on the map and into the figures: what a person rejected does not.
pub fn counts(row: &Row) -> bool {
    row.verdict != Verdict::Rejected
}

fn names_of_places(row: &Row) -> impl Iterator<Item = &str> {
    let of_place = row.incident.places.iter().flat_map(|place| {
        [place.name_ar.as_str(), &place.name_en, &place.mention.text]
            .into_iter()
            .chain(place.admin1.iter().flat_map(|admin| [admin.ar.as_str(), admin.en.as_str()]))
    });
    [row.place.as_str(), &row.within].into_iter().chain(of_place)
}

fn names_of_sources(row: &Row) -> impl Iterator<Item = &str> {
    std::iter::once(row).chain(&row.reports).flat_map(|row| {
        let said = row.incident.attribution.as_ref().map_or("", |given| given.source.as_str());
        [row.source.as_str(), said, row.outlet(), row.article_title.as_str()]
    })
}

fn names_of_actors<'a>(row: &'a Row, side: &'a str) -> impl Iterator<Item = &'a str> {
    row.incident.actors.iter().filter(move |actor| side.is_empty() || actor.role == side).flat_map(|actor| {
        let said = actor.mention.as_ref().map_or("", |quote| quote.text.as_str());
        [actor.name_ar.as_str(), &actor.name_en, &actor.id, said]
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::row::tests::sample;

    fn ids(change: impl FnOnce(&mut Filter)) -> Vec<String> {
        let mut filter = Filter::default();
        change(&mut filter);
        filter.pass(&sample()).map(|row| row.id().to_owned()).collect()
    }

    #[test]
    fn an_empty_filter_lets_everything_pass() {
        assert!(Filter::default().is_empty());
        assert_eq!(ids(|_| {}).len(), 3);
    }

    #[test]
    fn each_field_asks_for_its_own() {
        assert_eq!(ids(|f| f.kind = "protest".into()), ["protest"]);
        assert_eq!(ids(|f| f.kind = "g-blast".into()), ["mine"]);
        assert_eq!(ids(|f| f.place = "ميادين".into()), ["mine"]);
        assert_eq!(ids(|f| f.words = "شخصان لغم".into()), ["mine"]);
        assert_eq!(ids(|f| f.harmed = 2), ["mine"]);
        assert_eq!(ids(|f| f.harmed = 3), [""; 0]);
        assert_eq!(ids(|f| f.level = 3), ["mine", "raid"]);
        assert_eq!(ids(|f| f.verdict = "accepted".into()), [""; 0]);
        assert_eq!(ids(|f| f.status = "foiled".into()), [""; 0]);
    }

    #[test]
    fn dates_are_inclusive_and_the_undated_fail_them() {
        let day = |text| Day::read(text);
        assert_eq!(ids(|f| f.from = day("2025-07-03")), ["mine"]);
        assert_eq!(ids(|f| f.to = day("2025-05-20")), ["protest"]);
        assert_eq!(ids(|f| f.to = day("2025-05-19")), [""; 0]);
    }

    #[test]
    fn the_fields_that_ask_are_counted() {
        let filter = Filter {
            from: Day::read("2025-01-01"),
            to: Day::read("2025-02-01"),
            level: 1,
            ..Filter::default()
        };
        assert_eq!(filter.count(), 2);
    }
}
