//! Messages as JavaScript values: the one place that chooses how they look there.
//!
//! `null` for what is absent (as the contract has it), plain objects instead of `Map`, `Uint8Array` for bytes.

use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fmt;
use wasm_bindgen::JsValue;

/// A message to send with `postMessage`.
///
/// # Errors
/// [`Malformed`] when a value has no form in JavaScript, such as a number beyond 2⁵³.
pub fn to_js<T: Serialize>(message: &T) -> Result<JsValue, Malformed> {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible().serialize_bytes_as_arrays(false);
    message.serialize(&serializer).map_err(Malformed::from)
}

/// The message in a `MessageEvent`'s data.
///
/// # Errors
/// [`Malformed`] when the value is not of the type that was asked for.
pub fn from_js<T: DeserializeOwned>(value: JsValue) -> Result<T, Malformed> {
    serde_wasm_bindgen::from_value(value).map_err(Malformed::from)
}

/// A message that does not have the agreed form; the text is for a developer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Malformed(pub String);

impl From<serde_wasm_bindgen::Error> for Malformed {
    fn from(error: serde_wasm_bindgen::Error) -> Self {
        Self(error.to_string())
    }
}

impl fmt::Display for Malformed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Malformed {}
