//! Folding. (full version follows)
/// Folds one string; see the module docs.
#[must_use]
pub fn fold(s: &str) -> String {
    s.chars()
        .filter_map(|c| match c {
            '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{640}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' => None,
            'أ' | 'إ' | 'آ' | 'ٱ' => Some('ا'),
            'ى' | 'ی' | 'ئ' => Some('ي'),
            'ة' => Some('ه'),
            'ؤ' => Some('و'),
            'ک' => Some('ك'),
            c => Some(c),
        })
        .collect()
}
