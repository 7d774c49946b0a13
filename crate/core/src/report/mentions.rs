//! Everything that was recognised, for the highlights and for whoever wants mentions without incidents.

use crate::analysis::Analysis;
use crate::contract::{MentionInfo, MentionValue, SayingInfo};
use crate::lexicon::{Hit, Table};
use crate::number::NumberKind;
use crate::source;
use crate::span::Span;
use crate::time::TimeMention;
use crate::toponym::PlaceRole;

use super::Quoter;

/// All mentions in text order.
#[must_use]
pub fn mentions(a: &Analysis<'_>, q: &Quoter<'_>) -> Vec<MentionInfo> {
    let mut out: Vec<(Span, MentionInfo)> = Vec::new();
    let mut add = |kind: &str, span: Span, id: String, value, saying| {
        out.push((span, MentionInfo { kind: kind.to_owned(), span: q.quote(span), id, value, saying }));
    };
    let lexicon = &a.knowledge.lexicon;
    let lists: [(&str, &[Hit], &Table); 5] = [
        ("actor", &a.mentions.actors, &lexicon.actors),
        ("weapon", &a.mentions.weapons, &lexicon.weapons),
        ("source", &a.mentions.sources, &lexicon.sources),
        ("trigger", &a.mentions.triggers, &lexicon.triggers),
        ("trigger", &a.mentions.casualties, &lexicon.casualties),
    ];
    for (kind, hits, table) in lists {
        for hit in hits {
            let said = (kind == "source").then(|| saying(a, hit));
            add(kind, a.span(hit.from, hit.to), table.row(hit).id.clone(), None, said);
        }
    }
    for t in a.toponyms.iter().filter(|t| t.role != PlaceRole::Unsure) {
        let value =
            t.place().map(|p| MentionValue::Place { lat: p.lat, lon: p.lon, gazetteer_id: p.id.clone() });
        add("place", t.span, t.place().map_or_else(|| t.name.clone(), |p| p.id.clone()), value, None);
    }
    for t in &a.mentions.times {
        add("time", t.span, t.rule.to_owned(), time(t), None);
    }
    let counts = [NumberKind::Cardinal, NumberKind::Vague, NumberKind::Dual];
    for n in a.mentions.numbers.iter().filter(|n| counts.contains(&n.kind)) {
        let q = n.quantity;
        let value = MentionValue::Number { min: q.min, max: q.max, approximate: q.approximate };
        add("number", n.span, n.rule.to_owned(), Some(value), None);
    }
    out.sort_by(|x, y| x.0.cmp(&y.0).then_with(|| x.1.kind.cmp(&y.1.kind)));
    out.into_iter().map(|(_, info)| info).collect()
}

/// The interval; nothing when neither side could be worked out.
fn time(t: &TimeMention) -> Option<MentionValue> {
    (t.start.is_some() || t.end.is_some()).then(|| MentionValue::Time {
        start: t.start.map(|d| d.to_string()),
        end: t.end.map(|d| d.to_string()),
        precision: t.precision.id().to_owned(),
        relation: t.relation.id().to_owned(),
        year_inferred: t.year_inferred,
    })
}

fn saying(a: &Analysis<'_>, hit: &Hit) -> SayingInfo {
    let saying = source::read(&a.knowledge.lexicon, a.words, &a.mentions, hit);
    SayingInfo {
        source: saying.name(a.words, a.text).into_owned(),
        stance: saying.stance.to_owned(),
        act: saying.act.to_owned(),
        anonymous: saying.anonymous,
    }
}
