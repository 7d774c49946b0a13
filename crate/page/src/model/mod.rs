//! What the components show, as plain values made by plain functions: no DOM, no signals, tested natively.

pub mod bidi;
pub mod card;
pub mod correction;
pub mod dates;
pub mod draft;
pub mod form;
pub mod marks;
pub mod pins;
pub mod quantity;
pub mod reading;
pub mod statistic;
