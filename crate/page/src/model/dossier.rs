//! One incident with all its sources side by side, and the other incidents that may be the same.

use crate::i18n::Lang;

use super::{
    correction::Tally,
    row::{Row, search_key},
    table::Column,
};

/// What each source says, field by field. The first column is the incident as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Dossier {
    pub sources: Vec<Source>,
    pub lines: Vec<Line>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    pub incident: String,
    pub title: String,
    pub outlet: String,
    pub published: String,
    pub url: String,
    /// The article's own words.
    pub quotes: Vec<String>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    pub field: &'static str,
    pub values: Vec<String>,
    /// Two sources say something, and not the same.
    pub differs: bool,
}

const FIELDS: [Column; 10] = [
    Column::Type,
    Column::Date,
    Column::Place,
    Column::Killed,
    Column::Wounded,
    Column::Held,
    Column::Perpetrator,
    Column::Target,
    Column::Weapon,
    Column::Source,
];

pub fn dossier(row: &Row, lang: Lang) -> Dossier {
    let all: Vec<&Row> = std::iter::once(row).chain(&row.reports).collect();
    let lines = FIELDS.into_iter().map(|column| line(column, &all, lang)).collect();
    Dossier { sources: all.iter().map(|row| source(row)).collect(), lines }
}

/// The fields about which the sources of an incident say different things.
pub fn differences(row: &Row, lang: Lang) -> Vec<Line> {
    if row.reports.is_empty() {
        return Vec::new();
    }
    // Who said it differs by nature.
    dossier(row, lang)
        .lines
        .into_iter()
        .filter(|line| line.differs && line.field != lang.words().col_source)
        .collect()
}

fn line(column: Column, all: &[&Row], lang: Lang) -> Line {
    let values: Vec<String> = all.iter().map(|row| column.cell(row, lang)).collect();
    let mut said = values.iter().filter(|value| !value.is_empty());
    let first = said.next();
    let differs = said.any(|value| Some(value) != first);
    Line { field: column.label(lang), values, differs }
}

fn source(row: &Row) -> Source {
    let article = &row.reading.article;
    Source {
        incident: row.id().to_owned(),
        title: row.article_title.clone(),
        outlet: row.outlet().to_owned(),
        published: row.reading.extraction.article.published.date.clone().unwrap_or_default(),
        url: article.url.clone().unwrap_or_default(),
        quotes: row.incident.evidence.iter().map(|quote| quote.text.trim().to_owned()).collect(),
    }
}

/// Most that are offered.
const OFFERED: usize = 12;

/// Other incidents that may be the same, the likeliest first; with words to search by, all that say them.
pub fn likely<'a>(rows: &'a [Row], of: &Row, words: &str) -> Vec<&'a Row> {
    let key = search_key(words.trim());
    let mut found: Vec<(i32, &Row)> = rows
        .iter()
        .filter(|row| row.id() != of.id() && (key.is_empty() || row.says(&key)))
        .map(|row| (likeness(row, of), row))
        .filter(|(points, _)| !key.is_empty() || *points >= 3)
        .collect();
    // Stable: of equals, the order of the articles.
    found.sort_by_key(|(points, _)| -points);
    found.into_iter().take(OFFERED).map(|(_, row)| row).collect()
}

/// Rough points for «may be the same event»: only the order of an offer hangs on them, a person decides.
fn likeness(a: &Row, b: &Row) -> i32 {
    let place = |row: &Row| row.incident.places.first().and_then(|p| p.lat.zip(p.lon));
    let near = match (place(a), place(b)) {
        (Some((lat, lon)), Some((lat2, lon2))) => {
            let far = (lat - lat2).abs().max((lon - lon2).abs());
            if far < 0.1 {
                2
            } else if far < 0.5 {
                1
            } else {
                -2
            }
        }
        _ => 0,
    };
    let days = match (a.days, b.days) {
        (Some(a), Some(b)) if a.0 <= b.1 && b.0 <= a.1 => 2,
        (Some(a), Some(b)) if (a.0.number() - b.1.number()).max(b.0.number() - a.1.number()) <= 1 => 1,
        (Some(_), Some(_)) => -2,
        _ => 0,
    };
    let kind = if a.incident.kind == b.incident.kind { 2 } else { i32::from(a.group == b.group) };
    let killed = a.least(Tally::Killed);
    near + days + kind + i32::from(killed > 0 && killed == b.least(Tally::Killed))
}

/// What the export writes beside a merged incident: its other sources, and where they differ.
pub fn note(row: &Row, lang: Lang) -> String {
    if row.reports.is_empty() {
        return String::new();
    }
    let desk = lang.desk();
    let titles: Vec<&str> = row.reports.iter().map(|report| report.article_title.as_str()).collect();
    let mut out = desk.merged_note.replace("{titles}", &titles.join(lang.pick("؛ ", "; ")));
    for line in differences(row, lang) {
        let values: Vec<&str> =
            line.values.iter().map(String::as_str).filter(|value| !value.is_empty()).collect();
        let what = format!("{}: {}", line.field, values.join(" / "));
        out.push_str(" · ");
        out.push_str(&desk.disagree_note.replace("{what}", &what));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::row::tests::sample;

    fn merged() -> Row {
        let mut rows = sample();
        let mut other = rows[0].clone();
        other.counts = rows[1].counts;
        other.article_title = "خبر آخر".into();
        let mut third = rows[0].clone();
        third.place = "Ashara".into();
        let mut row = rows.remove(0);
        row.reports = vec![other, third];
        row
    }

    #[test]
    fn what_differs_is_told_and_silence_is_no_difference() {
        let lines = dossier(&merged(), Lang::En).lines;
        let differs: Vec<&str> = lines.iter().filter(|line| line.differs).map(|line| line.field).collect();
        assert_eq!(differs, ["Place"]);
        assert_eq!(dossier(&merged(), Lang::En).sources.len(), 3);
    }

    #[test]
    fn the_note_names_the_other_sources_and_the_difference() {
        let said = note(&merged(), Lang::En);
        assert!(said.contains("خبر آخر") && said.contains("Place: Mayadin / Mayadin / Ashara"), "{said}");
        assert!(note(&sample()[0], Lang::En).is_empty());
    }

    #[test]
    fn the_likely_ones_come_first_and_a_search_finds_the_rest() {
        let mut rows = sample();
        let mut twin = rows[0].clone();
        std::sync::Arc::make_mut(&mut twin.incident).id = "twin".into();
        rows.push(twin);
        let ids = |words: &str| likely(&rows, &rows[0], words).into_iter().map(Row::id).collect::<Vec<_>>();
        assert_eq!(ids(""), ["twin"]);
        assert_eq!(ids("السويداء"), ["protest"]);
    }
}
