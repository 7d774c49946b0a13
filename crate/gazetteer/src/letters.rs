//! One byte for one Arabic letter.
//!
//! Keys and names are almost wholly Arabic letters U+0621–U+064A, two bytes each in UTF-8. Stored as one byte they halve
//! the index and its depth, which is most of the size of the gazetteer. ASCII stays as it is; anything else is written as
//! [`ESCAPE`] and its UTF-8 bytes, so that every name survives the way there and back.

const FIRST: u32 = 0x621;
const LAST: u32 = 0x64a;
const BASE: u8 = 0x80;
/// Stands before the UTF-8 bytes of one character that has no byte of its own.
const ESCAPE: u8 = 1;

/// Appends the coded text.
pub fn encode(text: &str, out: &mut Vec<u8>) {
    for c in text.chars() {
        let code = u32::from(c);
        if c.is_ascii() && code >= 0x20 {
            out.push(c as u8);
        } else if let Some(letter) = letter(code) {
            out.push(letter);
        } else {
            out.push(ESCAPE);
            out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
        }
    }
}

/// The key of a folded name, coded: `rasid_core::place::place_key` without folding a second time, which is most of a
/// look-up's cost. A test holds the two together.
#[must_use]
pub fn key_of_folded(folded: &str) -> Vec<u8> {
    let mut key = Vec::with_capacity(folded.len());
    for word in folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
        let bare = match word.strip_prefix("ال") {
            Some(rest) if rest.chars().nth(2).is_some() => rest,
            _ => word,
        };
        for part in bare.split('ء') {
            encode(part, &mut key);
        }
    }
    key
}

/// The text again; bytes that make no sense are left out.
#[must_use]
pub fn decode(bytes: &[u8]) -> String {
    // English names and codes are ASCII and need no decoding.
    if bytes.iter().all(|b| (0x20..BASE).contains(b)) {
        return String::from_utf8_lossy(bytes).into_owned();
    }
    let mut out = String::with_capacity(bytes.len() * 2);
    let mut rest = bytes;
    while let Some((&byte, tail)) = rest.split_first() {
        rest = tail;
        if byte == ESCAPE {
            let size = tail.first().map_or(0, |b| (b.leading_ones().max(1) as usize).min(tail.len()));
            if let Some(text) = tail.get(..size).and_then(|b| std::str::from_utf8(b).ok()) {
                out.push_str(text);
            }
            rest = tail.get(size..).unwrap_or_default();
        } else if byte >= BASE {
            out.extend(char::from_u32(FIRST + u32::from(byte - BASE)));
        } else {
            out.push(char::from(byte));
        }
    }
    out
}

fn letter(code: u32) -> Option<u8> {
    (FIRST..=LAST).contains(&code).then(|| BASE + (code - FIRST) as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_survives() {
        for text in ["دير الزور", "Deir ez-Zor", "خان شيخون (قديم)", "İzmir—«x»", "", "ء", "پێنجوێن"]
        {
            let mut bytes = Vec::new();
            encode(text, &mut bytes);
            assert_eq!(decode(&bytes), text);
        }
        let mut bytes = Vec::new();
        encode("الميادين", &mut bytes);
        assert_eq!(bytes.len(), 8);
    }

    #[test]
    fn keys_are_those_of_the_core() {
        for name in [
            "أبو كمال",
            "البوكمال",
            "حوائج البومصعة",
            "ال",
            "القش",
            "إب",
            "بئر العبد",
            "علماء",
            "Km 4، شرق",
            "ء",
        ] {
            let mut whole = Vec::new();
            encode(&rasid_core::place::place_key(name), &mut whole);
            assert_eq!(key_of_folded(&rasid_core::normalize::fold(name)), whole, "{name}");
        }
    }

    #[test]
    fn nonsense_does_not_panic() {
        assert_eq!(decode(&[ESCAPE]), "");
        assert_eq!(decode(&[ESCAPE, 0xff, 0x41]), "");
        assert_eq!(decode(&[0xff]), char::from_u32(FIRST + 0x7f).map(String::from).unwrap_or_default());
    }
}
