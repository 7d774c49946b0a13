//! Names for ids: types in both languages, kinds of actor as ACLED writes them, countries with their numbers.

/// Arabic and English name of a type of incident; the id itself when it is not known.
pub fn of_type(id: &str) -> (&str, &str) {
    // The lexicon is the one place where types have names.
    const TYPES: &str = include_str!("../../core/lexicon/types.tsv");
    TYPES
        .lines()
        .filter(|line| !line.starts_with('#'))
        .find_map(|line| match line.split('\t').collect::<Vec<_>>().as_slice() {
            [found, ar, en, ..] if *found == id => Some((*ar, *en)),
            _ => None,
        })
        .unwrap_or((id, id))
}

/// ACLED's name and number for a kind of actor; no kind that we do not know is guessed.
pub fn of_actor_kind(kind: &str) -> Option<(u8, &'static str)> {
    Some(match kind {
        "state" => (1, "State forces"),
        "rebel" => (2, "Rebel group"),
        "political_militia" => (3, "Political militia"),
        "identity_militia" => (4, "Identity militia"),
        "rioters" => (5, "Rioters"),
        "protesters" => (6, "Protesters"),
        "civilians" => (7, "Civilians"),
        "external" => (8, "External/Other forces"),
        _ => return None,
    })
}

/// ISO 3166 number, ACLED's region and the English name of a country, by its two letters.
pub fn of_country(code: &str) -> Option<(u16, &'static str, &'static str)> {
    const EAST: &str = "Middle East";
    const NORTH: &str = "Northern Africa";
    Some(match code {
        "SY" => (760, EAST, "Syria"),
        "IQ" => (368, EAST, "Iraq"),
        "LB" => (422, EAST, "Lebanon"),
        "JO" => (400, EAST, "Jordan"),
        "PS" => (275, EAST, "Palestine"),
        "IL" => (376, EAST, "Israel"),
        "YE" => (887, EAST, "Yemen"),
        "SA" => (682, EAST, "Saudi Arabia"),
        "AE" => (784, EAST, "United Arab Emirates"),
        "QA" => (634, EAST, "Qatar"),
        "KW" => (414, EAST, "Kuwait"),
        "BH" => (48, EAST, "Bahrain"),
        "OM" => (512, EAST, "Oman"),
        "IR" => (364, EAST, "Iran"),
        "TR" => (792, EAST, "Turkey"),
        "EG" => (818, NORTH, "Egypt"),
        "LY" => (434, NORTH, "Libya"),
        "TN" => (788, NORTH, "Tunisia"),
        "DZ" => (12, NORTH, "Algeria"),
        "MA" => (504, NORTH, "Morocco"),
        "SD" => (729, NORTH, "Sudan"),
        "SS" => (728, "Eastern Africa", "South Sudan"),
        "SO" => (706, "Eastern Africa", "Somalia"),
        "DJ" => (262, "Eastern Africa", "Djibouti"),
        "MR" => (478, "Western Africa", "Mauritania"),
        "ML" => (466, "Western Africa", "Mali"),
        "NE" => (562, "Western Africa", "Niger"),
        "TD" => (148, "Middle Africa", "Chad"),
        "AF" => (4, "South Asia", "Afghanistan"),
        _ => return None,
    })
}
