//! Pure extraction of incidents from Arabic news: text in, values out.
//!
//! *What*: [`extract`] takes one [`article::Article`] and a [`Knowledge`] and returns the incidents that the article reports, as the
//! [`contract::Extraction`] that every front shows. *Why pure*: nothing here can read a file, a clock or a network, so
//! nothing that is pasted can leave, and the same text gives the same answer everywhere. *Left out*: bytes and encodings
//! (`rasid-ingest`), the gazetteer's data (`rasid-gazetteer`), files to download (`rasid-export`), the page.
//!
//! The modules stand in the order in which a text goes through them.

pub mod article;
pub mod contract;
pub mod quantity;
pub mod span;

mod damage;
pub mod normalize;
pub mod presentation;
pub mod token;

pub mod furniture;
pub mod segment;

mod glossary;
pub mod inflect;
pub mod knowledge;
mod latin;
pub mod lexicon;
mod moderated;
pub mod morph;
pub mod own;

pub mod number;
pub mod recognize;
pub mod time;

pub mod geocode;
pub mod place;
pub mod toponym;

pub mod actor;
pub mod analysis;
pub mod arguments;
pub mod assemble;
pub mod casualty;
pub mod choice;
pub mod ellipsis;
pub mod evidence;
pub mod frame;
pub mod judge;
pub mod merge;
pub mod retype;
pub mod roles;
pub mod source;
pub mod totals;
pub mod weights;

mod extract;
mod report;
mod sha256;
pub mod view;

pub use extract::{Statement, choices, explain, extract};
pub use knowledge::Knowledge;
