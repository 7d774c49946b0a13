//! Our own table of incidents, changed in a spreadsheet, comes back: what was changed in it becomes one step, which can be undone.

use leptos::prelude::*;
use rasid_engine::{Answer, Ask, Back, ChangedRow, ExportArticle};

use crate::{
    decide::outgoing,
    i18n::plural,
    link::Reply,
    model::{
        again,
        correction::Correction,
        row::{self, Row},
    },
    state::{Stage, State},
};

impl State {
    /// Compares the table with all incidents of the library as they stand, and takes over what differs.
    pub async fn take_table(self, name: String, bytes: Vec<u8>) {
        let rows = self.every_row();
        let articles: Vec<ExportArticle> = outgoing(self, rows.iter());
        if let Reply::Answer(Answer::Compared { back }) =
            self.answer(Ask::Compare { name, bytes, articles }).await
        {
            self.take_back(back, &rows);
        }
    }

    /// The incidents of all articles, whatever is in scope; merged ones under their heads, as they went out.
    fn every_row(self) -> Vec<Row> {
        let lang = self.lang.get_untracked();
        let articles = self.articles.get_untracked();
        self.review.with_untracked(|review| {
            let of = |entry: &crate::state::Entry| match entry.stage.get_untracked() {
                Stage::Ready(reading) => {
                    row::rows(entry.id, &untrack(|| entry.title()), &reading, review, lang)
                }
                Stage::Working => Vec::new(),
            };
            row::gather(articles.iter().flat_map(of).collect(), review, |_| None)
        })
    }

    fn take_back(self, back: Back, rows: &[Row]) {
        let lang = self.lang.get_untracked();
        let known: Vec<_> = rows.iter().flat_map(|row| row.incident.actors.iter().cloned()).collect();
        let mut wrong: Vec<&'static str> = Vec::new();
        let mut wanted: Vec<(String, Correction)> = Vec::new();
        for ChangedRow { incident, cells } in &back.changed {
            let Some(machine) = rows.iter().find(|row| row.id() == incident).and_then(Row::before) else {
                continue;
            };
            let cells: Vec<again::Cell<'_>> =
                cells.iter().map(|cell| (cell.column.as_str(), cell.value.as_str())).collect();
            let held = self.review.with_untracked(|review| review.of(incident).cloned()).unwrap_or_default();
            match again::corrected(machine, &held, &cells, &known, lang) {
                Ok(changed) => wanted.push((incident.clone(), changed)),
                Err(sentence) => wrong.push(sentence),
            }
        }
        let changed = self.decide(wanted);
        let desk = lang.desk();
        let count = |n: usize| plural::INCIDENT.count(n as u64, lang);
        let mut told = vec![desk.table_back.replace("{n}", &count(changed))];
        if back.unknown > 0 {
            told.push(desk.table_unknown.replace("{n}", &count(back.unknown as usize)));
        }
        if let Some(sentence) = wrong.first() {
            told.push(desk.table_wrong.replace("{n}", &count(wrong.len())).replace("{why}", sentence));
        }
        self.tell(told.join(" "));
    }
}
