//! The whole chain behind two calls, so that the rest of the engine need not know how the crates below spell them.

use rasid_core::Knowledge;
use rasid_core::article::Article;
use rasid_core::contract::{Candidate, Extraction};
use rasid_core::own::{Own, Taken};
use rasid_core::place::{Place, Places};
use rasid_gazetteer::Gazetteer;

/// Extraction with its knowledge.
pub struct Chain {
    knowledge: Knowledge<'static>,
}

impl Chain {
    /// The lexicon and the gazetteer that come inside the module.
    pub fn embedded() -> Self {
        // Read once and kept as long as the worker lives: there is nothing to give back.
        let gazetteer: &'static Gazetteer = Box::leak(Box::new(Gazetteer::embedded()));
        Self { knowledge: Knowledge::new(gazetteer) }
    }

    pub fn gazetteer_version(&self) -> String {
        self.knowledge.places.version()
    }

    /// The bearers of a name, the most populous first; no more than a person reads.
    pub fn find_places(&self, name: &str) -> Vec<Candidate> {
        if name.trim().is_empty() {
            return Vec::new();
        }
        let mut places = self.knowledge.all_places().lookup(name.trim());
        places.sort_by_key(|place| std::cmp::Reverse(place.population));
        let candidate = |place: Place| Candidate {
            gazetteer_id: place.id,
            name_ar: place.name_ar,
            lat: place.lat,
            lon: place.lon,
            admin1: place.admin1_ar,
            why: place.country,
        };
        places.into_iter().take(20).map(candidate).collect()
    }

    pub fn find_place(&self, id: &str) -> Option<Place> {
        self.knowledge.all_places().by_id(id)
    }

    /// What the user added, in the place of what was added before.
    pub fn set_own(&mut self, own: &Own) -> Taken {
        self.knowledge.set_own(own)
    }

    pub fn extract(&self, article: &Article) -> Extraction {
        rasid_core::extract(article, &self.knowledge)
    }
}
