//! The whole chain behind two calls, so that the rest of the engine need not know how the crates below spell them.

use rasid_core::Knowledge;
use rasid_core::article::Article;
use rasid_core::contract::Extraction;
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

    pub fn extract(&self, article: &Article) -> Extraction {
        rasid_core::extract(article, &self.knowledge)
    }
}
