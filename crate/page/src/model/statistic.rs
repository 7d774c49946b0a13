//! Totals over a period: shown in a list of their own.

use rasid_core::contract::Statistic;

use crate::i18n::{
    Lang,
    plural::{self, Noun},
};

use super::{
    dates,
    quantity::{self, Bounds},
};

/// One line of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatisticLine {
    pub count: String,
    pub killed: Option<String>,
    pub when: Option<String>,
    pub places: Vec<String>,
    pub quote: String,
}

pub fn line(statistic: &Statistic, lang: Lang) -> StatisticLine {
    let bounds = Bounds { min: statistic.min, max: statistic.max, approximate: false };
    StatisticLine {
        count: quantity::say(bounds, noun(&statistic.what), lang),
        killed: statistic.killed.filter(|_| statistic.what != "deaths").map(|count| {
            let bounds = Bounds { min: count.min, max: count.max, approximate: false };
            lang.words().of_them_killed.replace("{n}", &quantity::say(bounds, &plural::KILLED, lang))
        }),
        when: statistic
            .time
            .as_ref()
            .map(|time| dates::say_interval(&time.start, &time.end, &time.precision, lang)),
        places: statistic.places.iter().map(|place| super::card::place_name(place, lang)).collect(),
        quote: statistic.span.text.clone(),
    }
}

fn noun(what: &str) -> &'static Noun {
    match what {
        "attacks" => &plural::ATTACK,
        "operations" => &plural::OPERATION,
        "deaths" => &plural::DEATH,
        "injuries" => &plural::INJURY,
        "arrests" => &plural::ARREST,
        _ => &plural::PERSON,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rasid_core::contract::Count;

    #[test]
    fn a_total_keeps_its_bounds() {
        let statistic = Statistic {
            what: "attacks".into(),
            min: Some(143),
            max: Some(143),
            killed: Some(Count { min: Some(60), max: None }),
            ..Statistic::default()
        };
        let line = line(&statistic, Lang::Ar);
        assert_eq!(line.count, "143 هجومًا");
        assert_eq!(line.killed.as_deref(), Some("منهم 60 قتيلًا على الأقل"));
    }
}
