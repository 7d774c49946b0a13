//! How many: an exact count, a bound, an interval or a vague word, never more precise than what was written.

use serde::{Deserialize, Serialize};

/// An interval of counts. `max: None` means "at least `min`".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quantity {
    pub min: Option<u64>,
    pub max: Option<u64>,
    /// «نحو», «حوالي», «زهاء», «قرابة».
    pub approximate: bool,
}

impl Quantity {
    #[must_use]
    pub const fn exact(n: u64) -> Self {
        Self { min: Some(n), max: Some(n), approximate: false }
    }

    #[must_use]
    pub const fn at_least(n: u64) -> Self {
        Self { min: Some(n), max: None, approximate: false }
    }

    #[must_use]
    pub const fn between(min: u64, max: u64) -> Self {
        Self { min: Some(min), max: Some(max), approximate: false }
    }
}
