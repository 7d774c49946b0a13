//! How the fields of an incident stand, each in words: what the history and the machine's reading beside a correction are made of.

use rasid_core::contract::Incident;

use crate::i18n::{Lang, labels};

use super::{
    card::{self, Card},
    correction::Tally,
    form::ROLES,
    quantity::{self, Bounds},
};

/// The fields that a person can change, always all and in the same order: (name, value).
pub fn fields(incident: &Incident, lang: Lang) -> Vec<(&'static str, String)> {
    let (words, desk) = (lang.words(), lang.desk());
    let Card { type_name, place, time, weapon, attribution, .. } = card::card(incident, lang);
    let exact = incident.time.as_ref().map_or("", |time| time.precision.as_str());
    // The others show in the days themselves.
    let exact =
        if matches!(exact, "week" | "season" | "month" | "year") { labels::fixed(exact, lang) } else { "" };
    let when = |when: String| if exact.is_empty() { when } else { format!("{when} ({exact})") };
    let mut out = vec![
        (words.field_type, type_name.to_owned()),
        (desk.field_status, labels::fixed(&incident.status, lang).to_owned()),
        (words.field_place, place.map_or(words.no_place.to_owned(), |line| line.name)),
        (words.col_date, time.map_or(words.no_time.to_owned(), |line| when(line.when))),
    ];
    for tally in Tally::FORM {
        let (min, max) = tally.of(incident);
        let said = (min.is_some() || max.is_some())
            .then(|| quantity::short(Bounds { min, max, approximate: false }));
        out.push((tally.label(lang), or_dash(said.unwrap_or_default())));
    }
    for role in ROLES {
        out.push((labels::fixed(role, lang), or_dash(card::names_of(incident, role, lang))));
    }
    out.push((words.weapon, or_dash(weapon.unwrap_or_default())));
    out.push((words.col_source, or_dash(attribution.map(|given| given.source).unwrap_or_default())));
    out
}

pub fn or_dash(text: String) -> String {
    if text.is_empty() { "—".to_owned() } else { text }
}
