//! Pure extraction of incidents from Arabic news. (docs follow)
pub mod article;
pub mod contract;
pub mod inflect;
pub mod lexicon;
pub mod morph;
pub mod normalize;
pub mod place;
mod presentation;
pub mod quantity;
pub mod span;
pub mod token;
