//! The history of one incident in words: each decision with the value before it.

use rasid_core::contract::Incident;

use crate::i18n::Lang;

use super::{
    correction::{Correction, Verdict},
    review::{Change, Review},
    stand,
};

/// One decision.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Milliseconds since 1970.
    pub at: f64,
    pub text: String,
}

pub fn lines(review: &Review, id: &str, machine: &Incident, lang: Lang) -> Vec<Line> {
    review
        .history(id)
        .flat_map(|(at, change)| {
            told(change, machine, lang).into_iter().map(move |text| Line { at, text }).collect::<Vec<_>>()
        })
        .collect()
}

fn told(change: &Change, machine: &Incident, lang: Lang) -> Vec<String> {
    let (words, desk) = (lang.words(), lang.desk());
    let Change { before, after, .. } = change;
    let mut out = Vec::new();
    if before.verdict != after.verdict {
        let verdict = match after.verdict {
            Verdict::Accepted => words.history_accepted,
            Verdict::Rejected => words.history_rejected,
            Verdict::Open => words.history_opened,
        };
        out.push(verdict.to_owned());
    }
    for ((field, old), (_, new)) in
        fields(before, machine, lang).into_iter().zip(fields(after, machine, lang))
    {
        if old != new {
            let line = words.history_field.replace("{field}", field);
            out.push(line.replace("{before}", &old).replace("{after}", &new));
        }
    }
    for (was, is, text) in [
        (before.same_as.is_some(), after.same_as.is_some(), (desk.merge, desk.unmerge)),
        (before.made.is_some(), after.made.is_some(), (desk.made_badge, desk.made_drop)),
    ] {
        if was != is {
            out.push(if is { text.0 } else { text.1 }.to_owned());
        }
    }
    if before.note != after.note {
        out.push(words.history_note.replace("{value}", &after.note));
    }
    out
}

/// The fields that a person can change, as they stand under a correction.
fn fields(correction: &Correction, machine: &Incident, lang: Lang) -> Vec<(&'static str, String)> {
    let mut out = stand::fields(&correction.apply(machine), lang);
    out.push((lang.desk().grade, stand::or_dash(correction.grade.code())));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_decision_is_told_with_what_stood_before() {
        let machine = crate::model::row::tests::sample()[0].incident.as_ref().clone();
        let mut review = Review::default();
        let typed = Correction { kind: Some("explosion".into()), ..Correction::default() };
        review.decide(1.0, vec![("mine".into(), typed.clone())]);
        review.decide(2.0, vec![("mine".into(), Correction { verdict: Verdict::Accepted, ..typed })]);
        let said: Vec<String> =
            lines(&review, "mine", &machine, Lang::En).into_iter().map(|l| l.text).collect();
        assert_eq!(said, ["Type: IED or mine → Explosion", "Accepted"]);
    }
}
