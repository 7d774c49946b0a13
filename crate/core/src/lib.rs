//! Pure extraction of incidents from Arabic news. (docs follow)
pub mod article;
pub mod contract;
pub mod normalize;
pub mod place;
pub mod span;
