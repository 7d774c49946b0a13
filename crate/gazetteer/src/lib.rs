//! Places: a compact index that travels inside the program, and look-up by name.
//!
//! The file `data/gazetteer.bin` is compiled from the tables beside it (`cargo run -p rasid-gazetteer --bin
//! compile-gazetteer`), natively, since an `fst` built in wasm has other bytes. It is read in place: nothing is unpacked
//! at the start, a look-up walks a few nodes of the index and builds only the places it returns.
//!
//! Left out: which of several bearers of a name is meant (the core's, from the words around it), outlines of areas, and
//! the user's own places (`own` in the core lays them over this).

pub mod compile;
mod layout;
mod letters;
mod spelling;

use layout::{CUE_WITH_ARTICLE, CUE_WITHOUT, Layout};
use rasid_core::normalize::fold;
use rasid_core::place::{Place, Places};

static COMPILED: &[u8] = include_bytes!("../data/gazetteer.bin");

/// The offline gazetteer.
pub struct Gazetteer {
    /// Absent only when the bytes were not a compiled gazetteer: then no name is known.
    layout: Option<Layout>,
}

impl Gazetteer {
    /// The places compiled into the program.
    #[must_use]
    pub fn embedded() -> Self {
        Self::from_bytes(COMPILED)
    }

    /// Another compiled file. Bytes of anything else give a gazetteer that knows nothing.
    #[must_use]
    pub fn from_bytes(bytes: &'static [u8]) -> Self {
        Self { layout: Layout::parse(bytes) }
    }

    /// How many places it holds.
    #[must_use]
    pub fn len(&self) -> usize {
        self.layout.as_ref().map_or(0, Layout::len)
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Every place, in the order of the file (country, then province): for lists and for measuring.
    pub fn places(&self) -> impl Iterator<Item = Place> + '_ {
        let count = u32::try_from(self.len()).unwrap_or(u32::MAX);
        self.layout.iter().flat_map(move |layout| (0..count).filter_map(|i| layout.place(i, 0)))
    }

    /// The bearers of exactly this name, folded.
    fn find(&self, folded: &str) -> Vec<Place> {
        let Some(layout) = &self.layout else { return Vec::new() };
        let Some(value) = layout.index.get(letters::key_of_folded(folded)) else { return Vec::new() };
        let cue = if folded.trim_start().starts_with("ال") { CUE_WITH_ARTICLE } else { CUE_WITHOUT };
        layout.bearers(value.value()).into_iter().filter_map(|record| layout.place(record, cue)).collect()
    }

    /// The name as written, then without its type word.
    fn find_written(&self, folded: &str) -> Vec<Place> {
        let mut places = self.find(folded);
        if let Some((kind, rest)) = spelling::type_word(folded) {
            if places.is_empty() {
                return spelling::of_kind(self.find(rest), kind);
            }
            for place in &mut places {
                place.needs_cue = false;
            }
        }
        places
    }

    /// Loosened spellings, for a name that nothing bears as written.
    fn find_loosened(&self, folded: &str) -> Vec<Place> {
        let bare = spelling::type_word(folded).map_or(folded, |(_, rest)| rest);
        let mut places = Vec::new();
        if let Some((rest, same)) = spelling::without_trailing(bare) {
            // «حومين الفوقا» is حومين الفوق, and never حومين التحتا.
            let spelled =
                same.iter().map(|last| self.find(&format!("{rest} {last}"))).find(|f| !f.is_empty());
            if let Some(spelled) = spelled {
                return spelled;
            }
            places = self.find(rest);
            places.retain(|place| !spelling::are_other_halves(bare, &fold(&place.name_ar)));
        }
        for other in spelling::other_spellings(bare) {
            if places.is_empty() {
                places = self.find(&other);
                // One letter off is as often another word: طارئة is not طاريا.
                places.iter_mut().for_each(|place| place.needs_cue = true);
            }
        }
        for place in &mut places {
            place.approximate = true;
        }
        places
    }

    fn has_prefix(&self, folded: &str) -> bool {
        let Some(layout) = &self.layout else { return false };
        let mut node = layout.index.root();
        for byte in letters::key_of_folded(folded) {
            let Some(next) = node.find_input(byte) else { return false };
            node = layout.index.node(node.transition_addr(next));
        }
        true
    }
}

impl Places for Gazetteer {
    fn lookup(&self, name: &str) -> Vec<Place> {
        let folded = fold(name);
        let places = self.find_written(&folded);
        if places.is_empty() { self.find_loosened(&folded) } else { places }
    }

    fn may_continue(&self, words: &str) -> bool {
        let folded = fold(words);
        self.has_prefix(&folded)
            || spelling::type_word(&folded).is_some_and(|(_, rest)| self.has_prefix(rest))
    }

    fn nearest(&self, lat: f64, lon: f64) -> Option<Place> {
        let layout = self.layout.as_ref()?;
        layout.place(layout.nearest(lat, lon)?, 0)
    }

    fn by_id(&self, id: &str) -> Option<Place> {
        self.places().find(|place| place.id == id)
    }

    fn version(&self) -> String {
        self.layout.as_ref().map_or_else(|| "none".to_owned(), Layout::version)
    }
}
