//! SHA-256 of a text, as lower-case hexadecimal, for ids and the chain of custody.

use sha2::{Digest, Sha256};

/// Hexadecimal digest of some bytes.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    let mut out = String::with_capacity(64);
    for byte in digest {
        for nibble in [byte >> 4, byte & 15] {
            out.push(char::from_digit(u32::from(nibble), 16).unwrap_or('0'));
        }
    }
    out
}
