//! The engine: the one module that runs in the page's worker, and the messages that pass between the two.
//!
//! Two halves. [`message`] is the agreement: plain types that the page, the worker and anyone who imports the engine as a package share.
//! `worker` (a feature) is the half that answers: it links core, gazetteer, ingest and export. The page builds without it.
//! Left out on purpose: threads, network, clock other than the stop-watch, and any state beside the knowledge: loaded once, with what the user added.

#[cfg(feature = "worker")]
mod answer;
#[cfg(feature = "worker")]
mod chain;
pub mod message;
mod wire;
#[cfg(feature = "worker")]
mod worker;

pub use message::{
    Answer, Ask, Back, Batch, ChangedCell, ChangedRow, Coordinates, Document, Encoding, ExportArticle,
    ExportFormat, ExportOptions, Kind, Language, Mapping, PlaceField, PlaceFile, PlaceFormat, Reading,
    Refused, RefusedLine, Report, Request, Response, Review, Status, Table,
};
pub use wire::{Malformed, from_js, to_js};
#[cfg(feature = "worker")]
pub use {answer::Answerer, worker::Engine};
