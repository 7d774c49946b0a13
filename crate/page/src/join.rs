//! One event, several reports; one report, several events; and what the machine missed: merging, splitting, adding.

use leptos::prelude::*;
use web_sys::{Element, Node, Range};

use crate::{
    dom,
    model::{correction::Correction, made},
    state::{Pane, Sheet, Stage, State},
};

impl State {
    /// Opens the chosen incident with all its sources.
    pub fn open_dossier(self) {
        if self.selected.with_untracked(Option::is_some) {
            self.sheet.set(Some(Sheet::Dossier));
        }
    }

    /// Makes one incident a further report of another. Its own values stay and are shown beside the other's.
    pub fn merge(self, report: &str, head: &str) {
        let wanted = self.review.with_untracked(|review| review.merging(report, head));
        if self.decide(wanted) > 0 {
            self.tell(self.lang.get_untracked().desk().merged);
        }
    }

    /// Takes a report out of the incident that it was merged into.
    pub fn unmerge(self, report: &str) {
        let held = self.review.with_untracked(|review| review.of(report).cloned()).unwrap_or_default();
        self.correct(report, Correction { same_as: None, ..held });
        self.tell(self.lang.get_untracked().desk().unmerged);
    }

    /// Doubles the chosen incident, so that each of two events can be corrected by itself.
    pub fn split_chosen(self) {
        let Some(row) = untrack(|| self.chosen()) else { return };
        let id = self.review.with_untracked(|review| review.fresh_id(row.id()));
        let made = made::split(&row.reading, &row.incident, id.clone());
        self.correct(&id, Correction { made: Some(Box::new(made)), ..Correction::default() });
        self.go_to(&id);
        self.tell(self.lang.get_untracked().desk().split_done);
    }

    /// Adds an incident whose word is what is selected in the article, and opens its form.
    pub fn add_selected(self) {
        let desk = self.lang.get_untracked().desk();
        let Some(entry) = untrack(|| self.open_entry()) else { return };
        let Stage::Ready(reading) = entry.stage.get_untracked() else { return };
        let base: String = reading.extraction.article.sha256.chars().take(12).collect();
        let id = self.review.with_untracked(|review| review.fresh_id(&format!("own-{base}")));
        let made = selected_words().and_then(|words| {
            made::from_words(&reading, words.paragraph, &words.before, &words.selected, id.clone())
        });
        let Some(made) = made else { return self.tell(desk.add_none) };
        self.correct(&id, Correction { made: Some(Box::new(made)), ..Correction::default() });
        self.pane.set(Pane::Cards);
        self.editing.set(Some(id.clone()));
        self.go_to(&id);
        self.tell(desk.add_done);
    }

    /// Deletes what the person added; undo brings it back.
    pub fn drop_made(self, id: &str) {
        self.selected.set(None);
        self.correct(id, Correction::default());
    }
}

struct Words {
    /// Which of the paragraphs that are shown.
    paragraph: usize,
    before: String,
    selected: String,
}

/// What is selected in the article, within one paragraph: a selection that goes on is cut at its end.
fn selected_words() -> Option<Words> {
    let range: Range = web_sys::window()?.get_selection().ok()??.get_range_at(0).ok()?;
    let start = range.start_container().ok()?;
    let paragraphs = dom::find_all(".prose > *");
    let paragraph = paragraphs.iter().position(|p| p.contains(Some(&start)))?;
    let home: &Element = paragraphs.get(paragraph)?;
    let node: &Node = home.as_ref();
    let lead = range.clone_range();
    lead.set_start(node, 0).ok()?;
    lead.set_end(&start, range.start_offset().ok()?).ok()?;
    let before = String::from(lead.to_string());
    let whole = home.text_content().unwrap_or_default();
    let said = String::from(range.to_string());
    let rest = whole.strip_prefix(before.as_str())?;
    let selected = if rest.starts_with(said.as_str()) { said } else { rest.to_owned() };
    (!selected.trim().is_empty()).then_some(Words { paragraph, before, selected })
}
