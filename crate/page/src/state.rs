//! The state of the page: one struct of signals, passed down as context.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use leptos::prelude::*;

use rasid_engine::Document;

use crate::{
    i18n::{Desk, Lang, Words},
    link::Link,
    load::LoadState,
    model::{
        correction::Correction,
        draft::{Complaint, Held},
        filter::{self, Filter},
        reading::Reading,
        review::Review,
        row::{self, Row},
        table::{Column, Order},
        unit::Unit,
    },
    own::OwnState,
};

/// All signals. `Copy`: components and listeners take it by value.
#[derive(Clone, Copy)]
pub struct State {
    pub lang: RwSignal<Lang>,
    pub theme: RwSignal<Theme>,
    pub engine: RwSignal<EngineState>,
    /// What is in the box. Kept until the person empties it.
    pub draft_text: RwSignal<String>,
    /// A long text that was pasted: kept whole here, because the box would stand still under it.
    pub draft_held: RwSignal<Option<Held>>,
    pub draft_date: RwSignal<String>,
    pub input_open: RwSignal<bool>,
    pub complaint: RwSignal<Option<Complaint>>,
    /// What was done and deserves a line, such as «copied»; goes with the next act.
    pub said: RwSignal<Option<String>>,
    pub articles: RwSignal<Vec<Entry>>,
    /// The article that is shown.
    pub open: RwSignal<Option<u32>>,
    /// Whether lists, map and figures show the incidents of all articles, or of the open one.
    pub all: RwSignal<bool>,
    pub selected: RwSignal<Option<Selection>>,
    /// The incident whose form is open.
    pub editing: RwSignal<Option<String>>,
    /// The next press on the map sets the place of the incident in the form; what was pressed.
    pub picking: RwSignal<bool>,
    pub picked: RwSignal<Option<(f64, f64)>>,
    pub review: RwSignal<Review>,
    pub filter: RwSignal<Filter>,
    pub filter_open: RwSignal<bool>,
    pub order: RwSignal<Option<Order>>,
    /// What figures count time by; nothing for what suits.
    pub unit: RwSignal<Option<Unit>>,
    pub hidden_kinds: RwSignal<BTreeSet<&'static str>>,
    /// What is looked at: a wide screen shows text, cards and map together.
    pub pane: RwSignal<Pane>,
    pub sheet: RwSignal<Option<Sheet>>,
    /// Whether the work is kept on this device; only if the person asked.
    pub keeping: RwSignal<bool>,
    pub columns: RwSignal<Vec<Column>>,
    /// Files that are being read, and what became of them.
    pub load: LoadState,
    /// Own words and places.
    pub own: OwnState,
    pub link: StoredValue<Option<Link>, LocalStorage>,
    /// The incidents in scope as they stand after review, and those of them that pass the filter.
    pub rows: Memo<Arc<Vec<Row>>>,
    pub visible: Memo<Arc<Vec<Row>>>,
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
    Table,
    Overview,
}

impl Pane {
    /// The three that a wide screen shows side by side.
    pub fn is_review(self) -> bool {
        matches!(self, Pane::Text | Pane::Cards | Pane::Map)
    }
}

/// A dialog over the page; one at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sheet {
    About,
    Keys,
    Library,
    Own,
    Download,
    /// The chosen incident with all its sources, and merging.
    Dossier,
    /// The columns of a table of articles.
    Tables,
}

/// The chosen incident and where it was chosen, so that the other views follow and that one stays put.
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
    /// The file's bytes where its encoding may have to be corrected.
    pub bytes: Option<Arc<[u8]>>,
    pub stage: ArcRwSignal<Stage>,
}

impl PartialEq for Entry {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

/// What the engine was given, kept so that the article can be read again with another date.
#[derive(Clone)]
pub enum Source {
    Text(Arc<str>),
    /// One article of a file, as the engine read it.
    Document(Arc<Document>),
}

#[derive(Clone)]
pub enum Stage {
    Working,
    Ready(Arc<Reading>),
}

/// The rows of one article, once it is read.
fn rows_of(entry: &Entry, review: RwSignal<Review>, lang: Lang) -> Vec<Row> {
    match entry.stage.get() {
        Stage::Ready(reading) => {
            review.with(|review| row::rows(entry.id, &entry.title(), &reading, review, lang))
        }
        Stage::Working => Vec::new(),
    }
}

/// The rows of an article as they were last made, and of what: a decision about one incident changes the rows of one article, and there
/// may be hundreds.
#[derive(Clone)]
struct Made {
    lang: Lang,
    title: String,
    reading: Arc<Reading>,
    decided: Vec<(String, Correction)>,
    rows: Vec<Row>,
}

impl Made {
    /// The rows as they must be now, made again only if something they are made of has changed.
    fn now(entry: &Entry, before: Option<Made>, review: &Review, lang: Lang) -> Option<Made> {
        let Stage::Ready(reading) = entry.stage.get() else { return None };
        let (title, decided) = (entry.title(), review.about(&reading.extraction));
        let same = |m: &Made| {
            m.lang == lang && Arc::ptr_eq(&m.reading, &reading) && m.title == title && m.decided == decided
        };
        if let Some(before) = before.filter(same) {
            return Some(before);
        }
        let rows = row::rows(entry.id, &title, &reading, review, lang);
        Some(Made { lang, title, reading, decided, rows })
    }
}

/// The rows of the articles in scope, with the reports that were merged into them.
fn rows_in_scope(
    lang: RwSignal<Lang>,
    articles: RwSignal<Vec<Entry>>,
    open: RwSignal<Option<u32>>,
    all: RwSignal<bool>,
    review: RwSignal<Review>,
) -> Memo<Arc<Vec<Row>>> {
    let made = StoredValue::new(BTreeMap::<u32, Made>::new());
    Memo::new(move |_| {
        let (lang, open, all) = (lang.get(), open.get(), all.get());
        let wanted: Vec<Entry> = articles
            .with(|articles| articles.iter().filter(|e| all || Some(e.id) == open).cloned().collect());
        let held = made.try_update_value(std::mem::take).unwrap_or_default();
        let mut now = BTreeMap::new();
        review.with(|review| {
            let mut held = held;
            for entry in &wanted {
                now.extend(
                    Made::now(entry, held.remove(&entry.id), review, lang).map(|made| (entry.id, made)),
                );
            }
        });
        let rows =
            wanted.iter().filter_map(|entry| now.get(&entry.id)).flat_map(|made| made.rows.clone()).collect();
        made.set_value(now);
        // A report of another article stands under its incident although that article is not in scope.
        let find = |id: &str| {
            let holds = |entry: &&Entry| entry.reading().is_some_and(|reading| holds(&reading, id));
            let entry = articles.with(|articles| articles.iter().find(holds).cloned())?;
            rows_of(&entry, review, lang).into_iter().find(|row| row.id() == id)
        };
        Arc::new(review.with(|review| row::gather(rows, review, find)))
    })
}

/// Those of them that pass the filter.
fn passing(rows: Memo<Arc<Vec<Row>>>, filter: RwSignal<Filter>) -> Memo<Arc<Vec<Row>>> {
    Memo::new(move |_| {
        let rows = rows.get();
        if filter.with(Filter::is_empty) {
            return rows;
        }
        Arc::new(filter.with(|filter| filter.pass(&rows).cloned().collect()))
    })
}

fn holds(reading: &Reading, incident: &str) -> bool {
    reading.extraction.incidents.iter().any(|one| one.id == incident)
}

impl State {
    pub fn new() -> State {
        let (lang, articles, open, all) = (
            RwSignal::new(Lang::Ar),
            RwSignal::new(Vec::<Entry>::new()),
            RwSignal::new(None::<u32>),
            RwSignal::new(false),
        );
        let review = RwSignal::new(Review::default());
        let filter = RwSignal::new(Filter::default());
        let rows = rows_in_scope(lang, articles, open, all, review);
        let visible = passing(rows, filter);
        State {
            lang,
            theme: RwSignal::new(Theme::Auto),
            engine: RwSignal::new(EngineState::Loading),
            draft_text: RwSignal::new(String::new()),
            draft_held: RwSignal::new(None),
            draft_date: RwSignal::new(String::new()),
            input_open: RwSignal::new(true),
            complaint: RwSignal::new(None),
            said: RwSignal::new(None),
            articles,
            open,
            all,
            selected: RwSignal::new(None),
            editing: RwSignal::new(None),
            picking: RwSignal::new(false),
            picked: RwSignal::new(None),
            review,
            filter,
            filter_open: RwSignal::new(false),
            order: RwSignal::new(None),
            unit: RwSignal::new(None),
            hidden_kinds: RwSignal::new(BTreeSet::new()),
            pane: RwSignal::new(Pane::Cards),
            sheet: RwSignal::new(None),
            keeping: RwSignal::new(false),
            columns: RwSignal::new(Column::ALL.to_vec()),
            load: LoadState::new(),
            own: OwnState::new(),
            link: StoredValue::new_local(None),
            rows,
            visible,
        }
    }

    /// A text in the language of the moment, for use in a view.
    pub fn say(
        self,
        pick: fn(&'static Words) -> &'static str,
    ) -> impl Fn() -> &'static str + Copy + Send + Sync + 'static {
        move || pick(self.lang.get().words())
    }

    /// The same of the words of the desk.
    pub fn desk(
        self,
        pick: fn(&'static Desk) -> &'static str,
    ) -> impl Fn() -> &'static str + Copy + Send + Sync + 'static {
        move || pick(self.lang.get().desk())
    }

    /// The chosen incident, if it is in scope.
    pub fn chosen(self) -> Option<Row> {
        let id = self.selected.with(|s| s.as_ref().map(|s| s.incident.clone()))?;
        self.rows.with(|rows| rows.iter().find(|row| row.id() == id).cloned())
    }

    pub fn open_entry(self) -> Option<Entry> {
        let open = self.open.get()?;
        self.entry(open)
    }

    pub fn entry(self, id: u32) -> Option<Entry> {
        self.articles.with(|articles| articles.iter().find(|entry| entry.id == id).cloned())
    }

    /// What the engine made of the open article, once it has.
    pub fn reading(self) -> Option<Arc<Reading>> {
        self.open_entry()?.reading()
    }

    pub fn is_selected(self, incident: &str) -> bool {
        self.selected.with(|selected| selected.as_ref().is_some_and(|s| s.incident == incident))
    }

    /// What goes on the map and into the figures: visible and not rejected.
    pub fn counted(self) -> Vec<Row> {
        self.visible.with(|rows| rows.iter().filter(|row| filter::counts(row)).cloned().collect())
    }
}

impl Entry {
    pub fn reading(&self) -> Option<Arc<Reading>> {
        match self.stage.get() {
            Stage::Ready(reading) => Some(reading),
            Stage::Working => None,
        }
    }

    /// The article's own title, or the name it was loaded under.
    pub fn title(&self) -> String {
        self.reading()
            .and_then(|reading| reading.extraction.article.title.clone())
            .filter(|title| !title.trim().is_empty())
            .unwrap_or_else(|| self.name.clone())
    }
}

/// The state, from any component.
pub fn use_state() -> State {
    use_context::<State>().unwrap_or_else(State::new)
}
