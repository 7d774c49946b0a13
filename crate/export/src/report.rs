//! A page to read and print, in one file: no script, nothing loaded (its own policy forbids both), every word of the article escaped.

use std::collections::BTreeMap;

use rasid_core::contract::Incident;

use crate::label::escape;
use crate::{ExportArticle, ExportOptions, Language, Report, Review, Status, label, row, words};

/// The file.
pub fn write(articles: &[ExportArticle], options: &ExportOptions) -> Vec<u8> {
    let language = options.language;
    let title = language.pick("تقرير الحوادث", "Report of incidents");
    let mut all: Vec<(&ExportArticle, &Incident, Option<&Review>)> =
        articles.iter().flat_map(|a| a.incidents().map(move |(i, r)| (a, i, r))).collect();
    // In the order of days; incidents without one at the end.
    all.sort_by_key(|(_, i, _)| i.time.as_ref().map_or("9999".to_owned(), |t| t.start.clone()));
    let mut html = format!(
        "<!doctype html>\n<html lang=\"{}\" dir=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n<style>{}</style>\n</head>\n<body>\n<h1>{title}</h1>\n",
        language.pick("ar", "en"),
        language.pick("rtl", "ltr"),
        include_str!("report.css").trim_end()
    );
    html.push_str(&overview(&all, articles, options));
    for (article, incident, review) in &all {
        html.push_str(&section(article, incident, *review, language));
    }
    html.push_str(&sources(articles, language));
    html.push_str("</body>\n</html>\n");
    html.into_bytes()
}

fn overview(
    all: &[(&ExportArticle, &Incident, Option<&Review>)],
    articles: &[ExportArticle],
    options: &ExportOptions,
) -> String {
    let language = options.language;
    let unseen = all.iter().filter(|(.., r)| r.is_none_or(|r| r.status == Status::Machine)).count();
    let mut counts: BTreeMap<&str, u64> = BTreeMap::new();
    for (_, incident, _) in all {
        *counts.entry(&incident.kind).or_default() += 1;
    }
    let facts = [
        (language.pick("التاريخ", "Date"), options.made_on.clone().unwrap_or_default()),
        (language.pick("الأخبار", "Articles"), articles.len().to_string()),
        (language.pick("الحوادث", "Incidents"), all.len().to_string()),
        (language.pick("لم يراجعها أحد", "Not reviewed by a person"), unseen.to_string()),
    ];
    let rows: String = counts
        .iter()
        .map(|(kind, count)| {
            let (ar, en) = label::of_type(kind);
            format!("<tr><td>{}</td><td>{count}</td></tr>", escape(language.pick(ar, en)))
        })
        .collect();
    format!(
        "{}<p>{}</p>\n<table><thead><tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th></tr></thead><tbody>{rows}</tbody></table>\n<h2>{}</h2>\n",
        list(&facts),
        language.pick(
            "استُخرجت هذه الحوادث آلياً من نصوص الأخبار. ما لم يراجعه أحد مسودة: ارجع إلى الاقتباس والمصدر.",
            "These incidents were found in the articles by a program. What no person has reviewed is a draft: see the quote and the source."
        ),
        language.pick("النوع", "Type"),
        language.pick("العدد", "Count"),
        language.pick("الحوادث", "Incidents")
    )
}

fn section(
    article: &ExportArticle,
    incident: &Incident,
    review: Option<&Review>,
    language: Language,
) -> String {
    let place = row::best_place(incident);
    let governorate = place.and_then(|p| p.admin1.as_ref()).map_or("", |a| language.pick(&a.ar, &a.en));
    let point =
        place.and_then(|p| Some(format!("{:.*}, {:.*}", row::decimals(p), p.lat?, row::decimals(p), p.lon?)));
    let stated = match review.map_or(Status::Machine, |r| r.status) {
        Status::Machine => language.pick("لم تُراجع", "Not reviewed"),
        Status::Accepted => language.pick("مقبولة", "Accepted"),
        Status::Edited => language.pick("معدّلة", "Edited"),
        Status::Rejected => language.pick("مرفوضة", "Rejected"),
    };
    let facts = [
        (language.pick("التاريخ", "Date"), words::days(incident)),
        (language.pick("المحافظة", "Governorate"), governorate.to_owned()),
        (language.pick("الموقع", "Position"), point.unwrap_or_default()),
        (language.pick("الفاعل", "By"), words::side(incident, "perpetrator", language)),
        (language.pick("المستهدف", "Against"), words::side(incident, "target", language)),
        (language.pick("الضحايا", "Casualties"), words::casualties(incident, language)),
        (
            language.pick("بحسب", "According to"),
            incident.attribution.as_ref().map_or(String::new(), |a| a.source.clone()),
        ),
        (
            language.pick("المصدر", "Source"),
            [article.article.outlet.as_deref(), article.title()]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(" — "),
        ),
        (language.pick("ترويها أيضًا", "Also told by"), also(article, review)),
        (language.pick("المراجعة", "Review"), stated.to_owned()),
        (language.pick("تقدير المصدر", "Grade"), review.map_or(String::new(), Review::grade)),
        (language.pick("ملاحظة", "Note"), review.map_or(String::new(), |r| r.note.clone())),
        (language.pick("الثقة", "Confidence"), format!("{:.2}", incident.confidence)),
    ];
    let quotes: String = incident
        .evidence
        .iter()
        .filter(|q| !q.text.is_empty())
        .map(|q| format!("<blockquote lang=\"ar\" dir=\"rtl\">{}</blockquote>\n", escape(&q.text)))
        .collect();
    format!(
        "<article>\n<h3>{}</h3>\n{}{quotes}</article>\n",
        escape(&words::headline(incident, language)),
        list(&facts)
    )
}

/// The further articles that tell of it.
fn also(article: &ExportArticle, review: Option<&Review>) -> String {
    let others = review.map(|r| r.others(article.sha256())).unwrap_or_default();
    let name = |report: &&Report| {
        let parts = [&report.outlet, &report.title, &report.published, &report.url];
        parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" — ")
    };
    others.iter().map(name).collect::<Vec<_>>().join(" · ")
}

fn sources(articles: &[ExportArticle], language: Language) -> String {
    let mut html = format!("<h2>{}</h2>\n<ol>\n", language.pick("المصادر", "Sources"));
    for article in articles {
        let facts = [
            article.title(),
            article.article.outlet.as_deref(),
            article.published(),
            article.article.url.as_deref(),
        ];
        let line = facts
            .into_iter()
            .flatten()
            .map(|f| format!("<bdi>{}</bdi>", escape(f)))
            .collect::<Vec<_>>()
            .join(" — ");
        html.push_str(&format!(
            "<li>{line}<br><code>SHA-256 {}</code> <code>rasid {}</code></li>\n",
            escape(article.sha256()),
            escape(&article.extraction.engine.version)
        ));
    }
    html + "</ol>\n"
}

/// The facts that are known.
fn list(facts: &[(&str, String)]) -> String {
    let rows: String = facts
        .iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| format!("<dt>{name}</dt><dd><bdi>{}</bdi></dd>", escape(value)))
        .collect();
    format!("<dl>{rows}</dl>\n")
}
