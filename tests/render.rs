//! An extraction as a few lines that a person can read and compare.
//!
//! Left out on purpose, because they change with every tuning and say little in a difference: confidences, reasons, ids,
//! mentions, candidates and the spans' offsets.

use std::fmt::Write;

use rasid_core::contract::{ActorInfo, CasualtyInfo, Extraction, Incident, PlaceInfo, Statistic, TimeInfo};

/// One block for each incident, one line for each total and each piece of furniture.
#[must_use]
pub fn render(extraction: &Extraction) -> String {
    let mut out = String::new();
    let published = &extraction.article.published;
    let date = published.date.as_deref().unwrap_or("no date");
    line(&mut out, "title", extraction.article.title.as_deref().unwrap_or("-"));
    line(&mut out, "published", &format!("{date} ({})", published.source));
    for incident in &extraction.incidents {
        out.push('\n');
        render_incident(&mut out, incident);
    }
    if !extraction.statistics.is_empty() {
        out.push('\n');
    }
    for statistic in &extraction.statistics {
        line(&mut out, "total", &total(statistic));
    }
    if !extraction.article.boilerplate.is_empty() {
        out.push('\n');
    }
    for quote in &extraction.article.boilerplate {
        line(&mut out, "furniture", &one_line(&quote.text));
    }
    out
}

fn render_incident(out: &mut String, incident: &Incident) {
    let _ = writeln!(out, "{} · {}", incident.kind, incident.status);
    line(out, "  trigger", &one_line(&incident.trigger.text));
    for evidence in &incident.evidence {
        line(out, "  said", &one_line(&evidence.text));
    }
    for info in &incident.places {
        line(out, "  place", &place(info));
    }
    if let Some(info) = &incident.time {
        line(out, "  time", &time(info));
    }
    for info in &incident.actors {
        line(out, "  actor", &actor(info));
    }
    for info in &incident.casualties {
        line(out, "  count", &casualty(info));
    }
    if let Some(weapon) = &incident.weapon {
        line(out, "  weapon", &weapon.id);
    }
    if let Some(attribution) = &incident.attribution {
        line(out, "  source", &format!("{} ({})", one_line(&attribution.source), attribution.stance));
    }
}

fn line(out: &mut String, label: &str, value: &str) {
    let _ = writeln!(out, "{label}: {value}");
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn place(info: &PlaceInfo) -> String {
    let point = match (info.lat, info.lon) {
        (Some(lat), Some(lon)) => format!("{lat:.2},{lon:.2}"),
        _ => "not located".to_owned(),
    };
    format!("{} · {} · {} · {point} · {}", info.name_ar, info.level, info.relation, info.country)
}

fn time(info: &TimeInfo) -> String {
    let words = info.mention.as_ref().map_or("from the article's date".to_owned(), |m| one_line(&m.text));
    format!("{}/{} · {} · {words}", info.start, info.end, info.precision)
}

fn actor(info: &ActorInfo) -> String {
    format!("{} · {} · {}", info.role, info.id, info.certainty)
}

fn casualty(info: &CasualtyInfo) -> String {
    format!(
        "{} {} · {} · {}",
        info.kind,
        bounds(info.min, info.max),
        info.who_kind,
        one_line(&info.mention.text)
    )
}

fn bounds(min: Option<u64>, max: Option<u64>) -> String {
    match (min, max) {
        (Some(a), Some(b)) if a == b => a.to_string(),
        (Some(a), Some(b)) => format!("{a}-{b}"),
        (Some(a), None) => format!("{a}+"),
        (None, Some(b)) => format!("up to {b}"),
        (None, None) => "?".to_owned(),
    }
}

fn total(info: &Statistic) -> String {
    let killed = info.killed.map_or(String::new(), |k| format!(" · killed {}", bounds(k.min, k.max)));
    format!("{} {}{killed} · {}", info.what, bounds(info.min, info.max), one_line(&info.span.text))
}
