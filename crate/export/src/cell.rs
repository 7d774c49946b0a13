//! One value of a table, with its kind kept, so that a spreadsheet gets text and GeoJSON gets numbers.

use serde_json::Value;

#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    Empty,
    Text(String),
    Whole(u64),
    /// A number and how many decimals it deserves.
    Decimal(f64, usize),
    Flag(bool),
}

impl Cell {
    /// Text, or nothing when it is empty.
    pub fn text(text: &str) -> Self {
        if text.is_empty() { Self::Empty } else { Self::Text(text.to_owned()) }
    }

    pub fn maybe(text: Option<&str>) -> Self {
        text.map_or(Self::Empty, Self::text)
    }

    pub fn whole(number: Option<u64>) -> Self {
        number.map_or(Self::Empty, Self::Whole)
    }

    /// The cell as a spreadsheet gets it. Text that a spreadsheet would run as a formula gets an apostrophe before it;
    /// numbers are never text, so a negative longitude stays a number. Line ends inside a cell become spaces.
    pub fn plain(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => {
                let line = text.replace(['\r', '\n', '\u{2028}', '\u{2029}'], " ");
                if self.is_like_a_formula() { format!("'{line}") } else { line }
            }
            Self::Whole(number) => number.to_string(),
            Self::Decimal(number, decimals) => format!("{number:.decimals$}"),
            Self::Flag(flag) => flag.to_string(),
        }
    }

    /// Whether a spreadsheet would take the text for a formula.
    pub fn is_like_a_formula(&self) -> bool {
        matches!(self, Self::Text(text) if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']))
    }

    /// The cell as JSON.
    pub fn json(&self) -> Value {
        match self {
            Self::Empty => Value::Null,
            Self::Text(text) => Value::from(text.as_str()),
            Self::Whole(number) => Value::from(*number),
            Self::Decimal(number, decimals) => rounded(*number, *decimals),
            Self::Flag(flag) => Value::from(*flag),
        }
    }
}

/// A number cut to its decimals; what is no number becomes null.
pub fn rounded(number: f64, decimals: usize) -> Value {
    format!("{number:.decimals$}")
        .parse::<f64>()
        .ok()
        .and_then(serde_json::Number::from_f64)
        .map_or(Value::Null, Value::Number)
}
