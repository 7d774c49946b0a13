//! The state of the page: one struct of signals, passed down as context.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use leptos::prelude::*;
use rasid_core::contract::{Extraction, Incident};

use crate::{
    i18n::{Lang, Words},
    link::Link,
    model::{correction::Correction, draft::Complaint, reading::Reading},
};

/// All signals. `Copy`: components and listeners take it by value.
#[derive(Clone, Copy)]
pub struct State {
    pub lang: RwSignal<Lang>,
    pub theme: RwSignal<Theme>,
    pub engine: RwSignal<EngineState>,
    /// What is in the box. Kept until the person empties it.
    pub draft_text: RwSignal<String>,
    pub draft_date: RwSignal<String>,
    pub input_open: RwSignal<bool>,
    pub complaint: RwSignal<Option<Complaint>>,
    pub articles: RwSignal<Vec<Entry>>,
    /// The article that is shown.
    pub open: RwSignal<Option<u32>>,
    pub selected: RwSignal<Option<Selection>>,
    pub hidden_kinds: RwSignal<BTreeSet<&'static str>>,
    /// Which pane a narrow screen shows.
    pub pane: RwSignal<Pane>,
    pub about_open: RwSignal<bool>,
    pub link: StoredValue<Option<Link>, LocalStorage>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    #[default]
    Auto,
    Light,
    Dark,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum EngineState {
    #[default]
    Loading,
    Ready {
        version: String,
        gazetteer: String,
    },
    Failed,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pane {
    Text,
    #[default]
    Cards,
    Map,
}

/// The chosen incident and where it was chosen, so that the other two follow and that one stays put.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selection {
    pub incident: String,
    pub from: Pane,
}

/// One loaded article. Cheap to clone; the signals are shared.
#[derive(Clone)]
pub struct Entry {
    pub id: u32,
    pub name: String,
    pub source: Source,
    pub stage: ArcRwSignal<Stage>,
    pub corrections: ArcRwSignal<Corrections>,
}

pub type Corrections = BTreeMap<String, Correction>;

impl PartialEq for Entry {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

/// What the engine was given, kept so that the article can be read again with another date.
#[derive(Clone)]
pub enum Source {
    Text(Arc<str>),
    File(Arc<Vec<u8>>),
}

#[derive(Clone)]
pub enum Stage {
    Working,
    Ready(Arc<Reading>),
}

impl State {
    pub fn new() -> State {
        State {
            lang: RwSignal::new(Lang::Ar),
            theme: RwSignal::new(Theme::Auto),
            engine: RwSignal::new(EngineState::Loading),
            draft_text: RwSignal::new(String::new()),
            draft_date: RwSignal::new(String::new()),
            input_open: RwSignal::new(true),
            complaint: RwSignal::new(None),
            articles: RwSignal::new(Vec::new()),
            open: RwSignal::new(None),
            selected: RwSignal::new(None),
            hidden_kinds: RwSignal::new(BTreeSet::new()),
            pane: RwSignal::new(Pane::Cards),
            about_open: RwSignal::new(false),
            link: StoredValue::new_local(None),
        }
    }

    /// A text in the language of the moment, for use in a view.
    pub fn say(
        self,
        pick: fn(&'static Words) -> &'static str,
    ) -> impl Fn() -> &'static str + Copy + Send + Sync + 'static {
        move || pick(self.lang.get().words())
    }

    pub fn open_entry(self) -> Option<Entry> {
        let open = self.open.get()?;
        self.articles.with(|articles| articles.iter().find(|entry| entry.id == open).cloned())
    }

    /// What the engine made of the open article, once it has.
    pub fn reading(self) -> Option<Arc<Reading>> {
        match self.open_entry()?.stage.get() {
            Stage::Ready(reading) => Some(reading),
            Stage::Working => None,
        }
    }

    pub fn is_selected(self, incident: &str) -> bool {
        self.selected.with(|selected| selected.as_ref().is_some_and(|s| s.incident == incident))
    }

    /// The incidents of the open article as they stand after review, dismissed ones left out.
    pub fn reviewed_incidents(self) -> Vec<Incident> {
        self.open_entry().and_then(|entry| entry.reviewed()).map(|e| e.incidents).unwrap_or_default()
    }
}

impl Entry {
    /// The extraction after corrections; tracks both.
    pub fn reviewed(&self) -> Option<Extraction> {
        match self.stage.get() {
            Stage::Ready(reading) => Some(
                self.corrections
                    .with(|corrections| crate::model::correction::reviewed(&reading.extraction, corrections)),
            ),
            Stage::Working => None,
        }
    }
}

/// The state, from any component.
pub fn use_state() -> State {
    use_context::<State>().unwrap_or_else(State::new)
}
