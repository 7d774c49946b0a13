//! Actors: which group a name stands for in this article.
//!
//! Anaphora («التنظيم», «القوات», «الجماعة») take the last fitting group named before; state forces of Syria are
//! SYR_GOV before 8 December 2024 and SYR_TRANS after; rows with `from`/`to` hold only within those dates; a row with a
//! `country` and the flag `domestic` («الجيش», «قوات الأمن») becomes that country's forces when the article plays there.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::knowledge::Knowledge;
use crate::recognize::Mentions;
use crate::toponym::Toponym;

/// Actor ids for every actor mention of the article.
#[derive(Debug, Default)]
pub struct Identities {
    ids: Vec<Option<String>>,
}

impl Identities {
    /// The id of the actor mention with this number; `None` when it cannot be said who is meant.
    #[must_use]
    pub fn id(&self, mention: usize) -> Option<String> {
        self.ids.get(mention).cloned().flatten()
    }
}

/// Works out who is meant by each mention.
#[must_use]
pub fn identify(
    mentions: &Mentions,
    toponyms: &[Toponym],
    knowledge: &Knowledge<'_>,
    published: Option<Date>,
) -> Identities {
    let country = main_country(toponyms);
    let mut last: Option<String> = None;
    let mut ids = Vec::with_capacity(mentions.actors.len());
    for hit in &mentions.actors {
        let row = knowledge.lexicon.actors.row(hit);
        let id = row.cell("actor");
        let resolved = if let Some(default) = id.strip_prefix('@') {
            // The default after @ holds when nothing was named before.
            last.clone().or_else(|| Some(default.to_owned()).filter(|d| !d.is_empty()))
        } else if let Some(list) = id.strip_prefix('?') {
            by_country(list, country.as_deref(), published)
        } else {
            Some(by_date(id, published))
        };
        if !row.has("adjective") && !id.starts_with('?') && resolved.is_some() && row.cell("kind") != "state"
        {
            last.clone_from(&resolved);
        }
        ids.push(resolved);
    }
    Identities { ids }
}

/// `SY=SYR_GOV;IQ=IRAQ_GOV`: the forces of the country where the article plays.
fn by_country(list: &str, country: Option<&str>, published: Option<Date>) -> Option<String> {
    let country = country?;
    list.split(';')
        .filter_map(|pair| pair.split_once('='))
        .find(|(c, _)| *c == country)
        .map(|(_, id)| by_date(id, published))
}

/// The Syrian state changed hands on 8 December 2024.
fn by_date(id: &str, published: Option<Date>) -> String {
    let after = published.is_some_and(|d| d >= Date::constant(2024, 12, 8));
    match id {
        "SYR_STATE" if after => "SYR_TRANS".to_owned(),
        "SYR_STATE" => "SYR_GOV".to_owned(),
        other => other.to_owned(),
    }
}

/// The country in which most of the article's places lie.
#[must_use]
pub fn main_country(toponyms: &[Toponym]) -> Option<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for place in toponyms.iter().filter_map(Toponym::place) {
        *counts.entry(place.country.as_str()).or_default() += 1;
    }
    counts
        .into_iter()
        .max_by_key(|(country, n)| (*n, std::cmp::Reverse(*country)))
        .map(|(country, _)| country.to_owned())
}
