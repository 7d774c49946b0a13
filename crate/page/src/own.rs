//! Teaching: own words and places are given to the engine, what is loaded is read again, and files go in and out.

use std::sync::Arc;

use leptos::prelude::*;
use rasid_core::{
    contract::Text2,
    own::{Own, OwnList, OwnPlace, OwnPlaceFile, RefusedRow, SCHEMA, Taken},
};
use rasid_engine::{Answer, Ask, PlaceField, PlaceFile, to_js};

use crate::{
    dom,
    i18n::{Lang, plural},
    link::Reply,
    model::{
        correction::Verdict,
        draft::Complaint,
        own::{self, Draft},
        own_share::{self, Conflict},
    },
    state::{Entry, Sheet, Stage, State},
};

/// What is done once all is read again, with how many articles that were. Boxed: each form of it would be compiled anew.
type Then = Box<dyn FnOnce(usize)>;

/// What the person taught, and what is being decided about it.
#[derive(Clone, Copy)]
pub struct OwnState {
    pub held: RwSignal<Arc<Own>>,
    /// What the engine made of it.
    pub taken: RwSignal<Taken>,
    /// The list that is shown.
    pub list: RwSignal<OwnList>,
    /// The next press on the map is the point of a place in the form.
    pub pointing: RwSignal<bool>,
    pub conflicts: RwSignal<Vec<Conflict>>,
    /// The file of places that was read last, and its bytes, to read it again with other columns.
    pub file: RwSignal<Option<Arc<PlaceFile>>>,
    bytes: StoredValue<Option<(String, Vec<u8>)>>,
    /// A line about what was done, shown in the sheet.
    pub said: RwSignal<Option<String>>,
    /// What is wrong, shown in the sheet.
    pub trouble: RwSignal<Option<Text2>>,
}

impl OwnState {
    pub fn new() -> OwnState {
        OwnState {
            held: RwSignal::new(Arc::new(Own::default())),
            taken: RwSignal::new(Taken::default()),
            list: RwSignal::new(OwnList::Triggers),
            pointing: RwSignal::new(false),
            conflicts: RwSignal::new(Vec::new()),
            file: RwSignal::new(None),
            bytes: StoredValue::new(None),
            said: RwSignal::new(None),
            trouble: RwSignal::new(None),
        }
    }
}

impl State {
    /// Gives the engine what the person taught, without reading anything again.
    pub fn teach(self, own: Own) {
        self.own.held.set(Arc::new(own));
        self.teach_again();
    }

    pub fn teach_again(self) {
        let own = self.own.held.get_untracked();
        if !own.is_empty() {
            self.ask(Ask::SetOwn { own: (*own).clone() }, move |reply| {
                if let Reply::Answer(Answer::OwnTaken { taken }) = reply {
                    self.own.taken.set(taken);
                }
            });
        }
    }

    /// Adds a typed row; a row that the engine refuses is not kept.
    pub fn add_own(self, draft: &Draft, then: impl FnOnce() + 'static) {
        let list = self.own.list.get_untracked();
        let mut wanted = (*self.own.held.get_untracked()).clone();
        let words = self.lang.get_untracked().words();
        self.quiet();
        if let Err(sentence) = draft.add_to(&mut wanted, list, words) {
            return self.own.trouble.set(Some(both(sentence)));
        }
        let row = own::count(&wanted, list) - 1;
        self.change(
            wanted,
            Some((list, row)),
            Box::new(move |read| {
                let lang = self.lang.get_untracked();
                let held = self.own.held.get_untracked();
                let name = own::lines(&held, &Taken::default(), list, lang).pop().map(|line| line.title);
                self.own.said.set(Some(done(lang.words().own_added, &name.unwrap_or_default(), read, lang)));
                then();
            }),
        );
    }

    pub fn remove_own(self, list: OwnList, row: usize) {
        let lang = self.lang.get_untracked();
        let mut wanted = (*self.own.held.get_untracked()).clone();
        let mut lines = own::lines(&wanted, &Taken::default(), list, lang);
        let name = if row < lines.len() { lines.swap_remove(row).title } else { return };
        own::remove(&mut wanted, list, row);
        self.quiet();
        self.change(
            wanted,
            None,
            Box::new(move |read| {
                self.own.said.set(Some(done(lang.words().own_removed, &name, read, lang)));
            }),
        );
    }

    /// «Always read this name as that place»; `then` runs once it holds.
    fn fix_name(self, read: String, place: OwnPlace, then: Box<dyn FnOnce(String)>) {
        let mut wanted = (*self.own.held.get_untracked()).clone();
        own::fix(&mut wanted, &read, place);
        let row = wanted.aliases.len() - 1;
        self.quiet();
        self.change(
            wanted,
            Some((OwnList::Aliases, row)),
            Box::new(move |_| {
                let lang = self.lang.get_untracked();
                let held = self.own.held.get_untracked();
                let line =
                    own::lines(&held, &Taken::default(), OwnList::Aliases, lang).pop().unwrap_or_default();
                let words = lang.words().own_always_done;
                then(words.replace("{name}", &line.title).replace("{place}", &line.detail));
            }),
        );
    }

    /// The same with a place of the gazetteer, or with a point where it has none.
    pub fn fix_name_to(
        self,
        read: String,
        id: Option<String>,
        point: OwnPlace,
        then: impl FnOnce(String) + 'static,
    ) {
        let then: Box<dyn FnOnce(String)> = Box::new(then);
        let Some(id) = id else { return self.fix_name(read, point, then) };
        self.ask(Ask::FindPlace { gazetteer_id: id.clone() }, move |reply| {
            let place = match reply {
                Reply::Answer(Answer::Place { place: Some(found) }) => OwnPlace {
                    id: found.id,
                    name_ar: found.name_ar,
                    name_en: found.name_en,
                    also: Vec::new(),
                    lat: Some(found.lat),
                    lon: Some(found.lon),
                    level: found.level,
                    country: found.country,
                    admin1_ar: found.admin1_ar,
                    admin1_en: found.admin1_en,
                    population: found.population,
                },
                _ => OwnPlace { id, ..point },
            };
            self.fix_name(read, place, then);
        });
    }

    /// Puts `wanted` into use and reads again; when `watched` is refused, all stays as it was and the reason is shown.
    fn change(self, wanted: Own, watched: Option<(OwnList, usize)>, then: Then) {
        self.ask(Ask::SetOwn { own: wanted.clone() }, move |reply| {
            let Reply::Answer(Answer::OwnTaken { taken }) = reply else {
                return self.complain(Complaint::EngineStopped);
            };
            let bad = watched.and_then(|(list, row)| {
                taken.refused.iter().find(|refused| refused.list == list && refused.row == row)
            });
            if let Some(refused) = bad {
                self.own.trouble.set(Some(refused.why.clone()));
                return self.teach_back();
            }
            self.own.taken.set(taken);
            self.own.held.set(Arc::new(Own { schema: SCHEMA.to_owned(), ..wanted }));
            self.read_all_again(then);
        });
    }

    /// The engine forgets a row that was tried and refused.
    fn teach_back(self) {
        let own = (*self.own.held.get_untracked()).clone();
        self.ask(Ask::SetOwn { own }, |_| {});
    }

    /// The open article, and every other in which no one has judged anything: what a person signed is not changed behind them.
    fn read_all_again(self, then: Then) {
        let open = self.open.get_untracked();
        let unsigned = |entry: &Entry| match entry.stage.get_untracked() {
            Stage::Ready(reading) => self.review.with_untracked(|review| {
                reading.extraction.incidents.iter().all(|one| review.verdict(&one.id) == Verdict::Open)
            }),
            Stage::Working => false,
        };
        let mut entries: Vec<Entry> = self.articles.with_untracked(|articles| {
            articles.iter().filter(|entry| Some(entry.id) == open || unsigned(entry)).cloned().collect()
        });
        entries.sort_by_key(|entry| Some(entry.id) != open);
        let count = entries.len();
        self.read_next(entries.into_iter(), Box::new(move || then(count)));
    }

    /// One after the other, so that a question of the person comes between.
    fn read_next(self, mut left: std::vec::IntoIter<Entry>, then: Box<dyn FnOnce()>) {
        match left.next() {
            Some(entry) => self.reread(entry, Box::new(move || self.read_next(left, then))),
            None => then(),
        }
    }

    /// Downloads it as a file that can be opened again and shared.
    pub fn save_own(self) {
        let own = self.own.held.get_untracked();
        let today = dom::today().map(|day| day.iso()).unwrap_or_default();
        let space = wasm_bindgen::JsValue::from_f64(1.0);
        let text = to_js(&*own).ok().and_then(|v| {
            js_sys::JSON::stringify_with_replacer_and_space(&v, &wasm_bindgen::JsValue::NULL, &space).ok()
        });
        let done = text.map(String::from).is_some_and(|text| {
            dom::download(text.as_bytes(), "application/json", &own_share::file_name(&today)).is_ok()
        });
        if !done {
            self.complain(Complaint::ExportFailed);
        }
    }

    /// Takes in a colleague's file; where both differ, the person is asked.
    pub fn open_own(self, name: String, bytes: Vec<u8>) {
        self.sheet.set(Some(Sheet::Own));
        self.quiet();
        self.ask(Ask::ReadOwn { bytes }, move |reply| match reply {
            Reply::Answer(Answer::OwnRead { own, refused }) => self.take_own(own, refused),
            reply => self.own_file_failed(&name, reply),
        });
    }

    /// Adds what a file holds to what is here, and says what came of it.
    pub fn take_own(self, theirs: Own, refused: Vec<RefusedRow>) {
        let mut wanted = (*self.own.held.get_untracked()).clone();
        let merged = own_share::merge(&mut wanted, theirs);
        if !merged.conflicts.is_empty() {
            self.sheet.set(Some(Sheet::Own));
        }
        self.own.conflicts.set(merged.conflicts);
        let then = move |_| {
            let lang = self.lang.get_untracked();
            let words = lang.words();
            let count = |n: usize| plural::ROW.count(n as u64, lang);
            let line = words
                .own_opened
                .replace("{added}", &count(merged.added))
                .replace("{same}", &count(merged.same));
            self.own.said.set(Some(line));
            if let Some(first) = refused.first() {
                let of = |lang: Lang| {
                    let n = plural::ROW.count(refused.len() as u64, lang);
                    let what = format!("{} — {}", first.what, lang.pick(&first.why.ar, &first.why.en));
                    lang.words().own_bad_rows.replace("{n}", &n).replace("{what}", &what)
                };
                self.own.trouble.set(Some(Text2 { ar: of(Lang::Ar), en: of(Lang::En) }));
            }
        };
        self.change(wanted, None, Box::new(then));
    }

    /// Decides a conflict with a colleague's file.
    pub fn settle(self, conflict: &Conflict, theirs: bool) {
        self.own.conflicts.update(|list| list.retain(|one| one != conflict));
        if theirs {
            let mut wanted = (*self.own.held.get_untracked()).clone();
            own_share::take_theirs(&mut wanted, conflict);
            self.change(wanted, None, Box::new(|_| {}));
        }
    }

    /// Whether a dropped or picked file is one of places: so it looks, or the list of such files is open.
    pub fn takes_places(self, name: &str, bytes: &[u8]) -> bool {
        let listed =
            self.sheet.get_untracked() == Some(Sheet::Own) && self.own.list.get_untracked() == OwnList::Files;
        listed
            || own_share::looks_like_places(
                name,
                &String::from_utf8_lossy(bytes.get(..4096).unwrap_or(bytes)),
            )
    }

    pub fn open_places(self, name: String, bytes: Vec<u8>) {
        self.sheet.set(Some(Sheet::Own));
        self.own.list.set(OwnList::Files);
        self.own.bytes.set_value(Some((name.clone(), bytes.clone())));
        self.read_places(name, bytes, None);
    }

    /// Reads the last file again with the columns as the person named them.
    pub fn reread_places(self, fields: Vec<PlaceField>) {
        if let Some((name, bytes)) = self.own.bytes.get_value() {
            self.read_places(name, bytes, Some(fields));
        }
    }

    pub fn close_places(self) {
        self.own.file.set(None);
        self.own.bytes.set_value(None);
    }

    fn read_places(self, name: String, bytes: Vec<u8>, fields: Option<Vec<PlaceField>>) {
        self.quiet();
        let ask = Ask::ReadPlaces { name: name.clone(), bytes, fields };
        self.ask(ask, move |reply| match reply {
            Reply::Answer(Answer::PlacesRead { file }) => {
                let mut wanted = (*self.own.held.get_untracked()).clone();
                wanted.files.retain(|held| held.name != file.file.name);
                if file.places > 0 {
                    wanted.files.push(file.file.clone());
                }
                // The page shows the count and the columns; the lines themselves are held once.
                let shown = PlaceFile { file: OwnPlaceFile::default(), ..*file };
                self.own.file.set(Some(Arc::new(shown)));
                self.change(wanted, None, Box::new(|_| {}));
            }
            reply => self.own_file_failed(&name, reply),
        });
    }

    fn own_file_failed(self, name: &str, reply: Reply) {
        match reply {
            Reply::Answer(Answer::Refused { message }) => {
                let of = |lang: Lang| {
                    let file = lang.words().file_in.replace("{name}", name);
                    format!("{file}{}", lang.pick(&message.ar, &message.en))
                };
                self.own.trouble.set(Some(Text2 { ar: of(Lang::Ar), en: of(Lang::En) }));
            }
            _ => self.complain(Complaint::EngineStopped),
        }
    }

    fn quiet(self) {
        self.own.said.set(None);
        self.own.trouble.set(None);
    }
}

/// A sentence of ours in the language of the moment; it goes with the next act, before the language does.
fn both(sentence: &str) -> Text2 {
    Text2 { ar: sentence.to_owned(), en: sentence.to_owned() }
}

fn done(line: &str, name: &str, read: usize, lang: Lang) -> String {
    line.replace("{name}", name).replace("{read}", &plural::ARTICLE.count(read as u64, lang))
}
