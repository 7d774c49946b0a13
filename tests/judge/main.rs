//! Judgement: what is an incident, foiled, threatened, a total, or nothing of the kind, on sentences that we wrote for it.

use rasid_core::article::Article;
use rasid_core::{Knowledge, extract};
use rasid_gazetteer::Gazetteer;

/// Sentences that may be judged wrongly: the figure only falls.
const WRONG_AT_MOST: usize = 4;

#[test]
fn sentences_are_judged() {
    let gazetteer = Gazetteer::embedded();
    let knowledge = Knowledge::new(&gazetteer);
    let rows = include_str!("sentences.tsv").lines().filter(|l| !l.starts_with('#')).skip(1);
    let (mut wrong, mut all) = (Vec::new(), 0);
    for row in rows {
        let cells: Vec<&str> = row.split('\t').collect();
        let [verdict, about, text] = cells.as_slice() else { panic!("three cells, not: {row}") };
        all += 1;
        let article = Article {
            text: (*text).to_owned(),
            given_date: Some("2024-05-10".to_owned()),
            ..Article::default()
        };
        let document = extract(&article, &knowledge);
        let said = match (document.incidents.first(), document.statistics.is_empty()) {
            (Some(incident), _) => incident.status.clone(),
            (None, false) => "statistic".to_owned(),
            (None, true) => "none".to_owned(),
        };
        if said != *verdict {
            wrong.push(format!("{about}: {verdict}, judged {said}: {text}"));
        }
    }
    println!("{} of {all} sentences judged rightly", all - wrong.len());
    wrong.iter().for_each(|w| println!("  {w}"));
    assert!(all >= 100, "only {all} sentences");
    assert!(wrong.len() <= WRONG_AT_MOST, "{} judged wrongly:\n{}", wrong.len(), wrong.join("\n"));
}
