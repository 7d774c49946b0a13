//! Sentences about an incident in the language of the options: its headline, its facts, its casualties.

use rasid_core::contract::Incident;

use crate::{Language, label, row};

/// What and where, such as «انفجار، الرقة».
pub fn headline(incident: &Incident, language: Language) -> String {
    let (ar, en) = label::of_type(&incident.kind);
    let place = row::best_place(incident).map_or("", |p| {
        language.pick(&p.name_ar, if p.name_en.is_empty() { &p.name_ar } else { &p.name_en })
    });
    [language.pick(ar, en), place]
        .iter()
        .filter(|p| !p.is_empty())
        .copied()
        .collect::<Vec<_>>()
        .join(language.pick("، ", ", "))
}

/// The days of an incident, ISO 8601; a dash between the first and the last.
pub fn days(incident: &Incident) -> String {
    match &incident.time {
        Some(t) if t.start == t.end => t.start.clone(),
        Some(t) => format!("{} – {}", t.start, t.end),
        None => String::new(),
    }
}

/// Who did it (`perpetrator`) or to whom (`target`).
pub fn side(incident: &Incident, role: &str, language: Language) -> String {
    let names = incident.actors.iter().filter(|a| a.role == role).map(|a| match language {
        Language::Ar if !a.name_ar.is_empty() => a.name_ar.as_str(),
        _ => row::english(a),
    });
    names.collect::<Vec<_>>().join(language.pick("، ", ", "))
}

/// Counts of people, such as «القتلى: 5، الجرحى: 12»; a plus where more are possible.
pub fn casualties(incident: &Incident, language: Language) -> String {
    const KINDS: [(&str, &str, &str); 7] = [
        ("killed", "القتلى", "Killed"),
        ("wounded", "الجرحى", "Wounded"),
        ("captured", "الأسرى", "Captured"),
        ("abducted", "المخطوفون", "Abducted"),
        ("arrested", "المعتقلون", "Arrested"),
        ("missing", "المفقودون", "Missing"),
        ("displaced", "النازحون", "Displaced"),
    ];
    let parts = KINDS.iter().filter_map(|(kind, ar, en)| {
        let figure = match row::tally(incident, &[kind]) {
            [Some(low), _, Some(high)] if low == high => low.to_string(),
            [Some(low), _, Some(high)] => format!("{low}–{high}"),
            [Some(low), _, None] => format!("{low}+"),
            [None, _, Some(high)] => format!("0–{high}"),
            _ => return None,
        };
        Some(format!("{}: {figure}", language.pick(ar, en)))
    });
    parts.collect::<Vec<_>>().join(language.pick("، ", ", "))
}

/// The incident in a line or two, without the article's words.
pub fn summary(incident: &Incident, language: Language) -> String {
    let fact = |ar: &str, en: &str, value: String| {
        if value.is_empty() { value } else { format!("{}: {value}", language.pick(ar, en)) }
    };
    [
        headline(incident, language),
        days(incident),
        fact("الفاعل", "By", side(incident, "perpetrator", language)),
        fact("المستهدف", "Against", side(incident, "target", language)),
        casualties(incident, language),
    ]
    .into_iter()
    .filter(|p| !p.is_empty())
    .collect::<Vec<_>>()
    .join(language.pick("؛ ", "; "))
}

/// The first words that report the incident, or the summary where they are withheld.
pub fn quote_or_summary(incident: &Incident, language: Language) -> String {
    let quote = incident.evidence.first().unwrap_or(&incident.trigger);
    if quote.text.is_empty() { summary(incident, language) } else { quote.text.clone() }
}
