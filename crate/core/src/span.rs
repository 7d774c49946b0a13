//! The one word for position: a half-open range of **byte** offsets into the article's text as it was given.
//!
//! Spans are made once, when a mention is born (`token.rs`), and never re-computed. Fronts speak UTF-16 code units;
//! [`Utf16Index`] translates, in `view.rs` and nowhere else.

use serde::{Deserialize, Serialize};

/// Half-open byte range `[start, end)` into the original text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// A span from `start` to `end`; the caller keeps `start <= end`.
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// Whether the two share at least one byte.
    #[must_use]
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies wholly inside this span.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The words of the span; empty when the span is no slice of `text`.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or("")
    }
}

/// Translates byte offsets of one text to UTF-16 code units (what JavaScript strings use).
#[derive(Debug)]
pub struct Utf16Index {
    /// UTF-16 offset at the start of every byte; continuation bytes carry the offset of their character.
    units: Vec<u32>,
}

impl Utf16Index {
    /// One pass over the text; four bytes of memory for every byte of it.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut units = Vec::with_capacity(text.len() + 1);
        let mut unit = 0_u32;
        for c in text.chars() {
            units.extend(std::iter::repeat_n(unit, c.len_utf8()));
            unit += if c.len_utf16() == 2 { 2 } else { 1 };
        }
        units.push(unit);
        Self { units }
    }

    /// The UTF-16 offset of a byte offset; offsets past the end give the length.
    #[must_use]
    pub fn unit(&self, byte: usize) -> usize {
        self.units.get(byte).or(self.units.last()).map_or(0, |u| *u as usize)
    }
}
