//! What the components show, as plain values made by plain functions: no DOM, no signals, tested natively.

pub mod basis;
pub mod bidi;
pub mod card;
pub mod correction;
pub mod dates;
pub mod dossier;
pub mod draft;
pub mod figures;
pub mod filter;
pub mod form;
pub mod grade;
pub mod history;
pub mod made;
pub mod marks;
pub mod own;
pub mod own_share;
pub mod picture;
pub mod pins;
pub mod project;
pub mod quantity;
pub mod reading;
pub mod review;
pub mod row;
pub mod statistic;
pub mod table;
pub mod timeline;
