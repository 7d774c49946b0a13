//! One row of a table → a place, none (it has no Arabic name), or what is wrong with it.

use rasid_core::contract::Text2;
use rasid_core::normalize::fold;
use rasid_core::own::OwnPlace;
use rasid_core::place::Level;

use super::{PlaceField, PlaceFormat};

pub fn place(
    fields: &[PlaceField],
    cells: &[String],
    format: PlaceFormat,
) -> Result<Option<OwnPlace>, Text2> {
    let cell = |wanted: PlaceField| {
        let at = fields.iter().position(|field| *field == wanted);
        at.and_then(|i| cells.get(i)).map_or("", |cell| cell.trim())
    };
    let (lat, lon) = point(cell(PlaceField::Lat), cell(PlaceField::Lon))?;
    let named = [PlaceField::NameAr, PlaceField::Also].map(cell);
    let mut names: Vec<&str> = Vec::new();
    for name in named.iter().flat_map(|cell| cell.split([',', ';', '|', '،', '؛'])).map(str::trim) {
        if is_arabic(name) && !names.iter().any(|held| fold(held) == fold(name)) {
            names.push(name);
        }
    }
    let Some((name_ar, also)) = names.split_first() else { return Ok(None) };
    let level = cell(PlaceField::Level);
    if format == PlaceFormat::Geonames && is_road(level) {
        return Ok(None);
    }
    let id = cell(PlaceField::Id);
    Ok(Some(OwnPlace {
        id: match format {
            PlaceFormat::Geonames if !id.is_empty() => format!("gn:{id}"),
            // An id with its source before it is kept as it is, so that our own files survive the round.
            _ => id.to_owned(),
        },
        name_ar: (*name_ar).to_owned(),
        name_en: cell(PlaceField::NameEn).to_owned(),
        also: also.iter().take(12).map(|name| (*name).to_owned()).collect(),
        lat: Some(lat),
        lon: Some(lon),
        level: level_of(level),
        country: country(cell(PlaceField::Country)),
        admin1_ar: bare_province(cell(PlaceField::Admin1Ar)).to_owned(),
        admin1_en: cell(PlaceField::Admin1En).to_owned(),
        population: number(cell(PlaceField::Population)).map_or(0, |n| n.clamp(0.0, 4e9) as u32),
    }))
}

/// A number as people write it, also with Arabic digits and signs.
pub fn number(text: &str) -> Option<f64> {
    let plain: String = text
        .trim()
        .chars()
        .map(|c| match c {
            '٫' => '.',
            '−' => '-',
            '٠'..='٩' => char::from(b'0' + (u32::from(c) - u32::from('٠')) as u8),
            '۰'..='۹' => char::from(b'0' + (u32::from(c) - u32::from('۰')) as u8),
            c => c,
        })
        .collect();
    plain.trim_end_matches('°').parse::<f64>().ok().filter(|n| n.is_finite())
}

fn point(lat: &str, lon: &str) -> Result<(f64, f64), Text2> {
    let why = |ar: &str, en: &str| Text2 { ar: ar.to_owned(), en: en.to_owned() };
    // A comma for the decimal point, as spreadsheets of some countries write it.
    let read = |text: &str| number(text).or_else(|| number(&text.replace([',', '،'], ".")));
    let (Some(lat), Some(lon)) = (read(lat), read(lon)) else {
        return Err(why("لا إحداثيات", "no coordinates"));
    };
    if lat.abs() > 90.0 || lon.abs() > 180.0 || (lat == 0.0 && lon == 0.0) {
        return Err(why("إحداثيات خارج الكرة الأرضية", "coordinates that are not on the globe"));
    }
    Ok((lat, lon))
}

/// Arabic letters alone: files hold Persian, Urdu and Kurdish names beside the Arabic ones.
fn is_arabic(name: &str) -> bool {
    let letters = |c: char| matches!(c, '\u{621}'..='\u{63a}' | '\u{640}'..='\u{652}' | '\u{670}');
    name.chars().any(letters)
        && name.chars().all(|c| letters(c) || c == ' ' || c.is_ascii_digit() || "()-/'’\"".contains(c))
        && name.chars().count() <= 80
}

fn is_road(code: &str) -> bool {
    matches!(code, "RD" | "RDJCT" | "RDB" | "ST" | "TRL" | "RR" | "RTE" | "WELL" | "WLL" | "WLLS" | "SPNG")
}

/// GeoNames' codes, our own ids, and the words that tables use.
fn level_of(text: &str) -> Level {
    let low = text.to_ascii_lowercase();
    if let Some(level) = Level::of(&low) {
        return level;
    }
    let settled =
        low.starts_with("ppl") || text.is_empty() || ["village", "town", "city"].contains(&low.as_str());
    match low.as_str() {
        _ if settled => Level::Settlement,
        "adm1" | "governorate" | "محافظة" | "ولاية" => Level::Province,
        "adm2" | "adm3" | "adm4" | "قضاء" | "ناحية" => Level::District,
        "pcli" | "pcl" => Level::Country,
        "rgn" | "mt" | "mts" | "dsrt" | "vly" | "wad" | "island" | "isl" | "mountain" | "plat" | "pln"
        | "hll" | "rdge" | "جبل" | "بادية" => Level::Region,
        "camp" | "refugee camp" | "airp" | "mil" | "dam" | "bdg" | "معبر" | "مخيم" | "مطار" | "قاعدة"
        | "جسر" | "سد" | "airport" | "crossing" | "bridge" | "hospital" => Level::Facility,
        code if code.len() <= 5 && code.bytes().all(|b| b.is_ascii_alphanumeric()) => Level::Facility,
        _ => Level::Settlement,
    }
}

/// Two letters; the three of ISO 3166 and the codes of OCHA begin with what tells them.
fn country(text: &str) -> String {
    const THREE: &[(&str, &str)] = &[
        ("SYR", "SY"),
        ("IRQ", "IQ"),
        ("LBN", "LB"),
        ("JOR", "JO"),
        ("PSE", "PS"),
        ("ISR", "IL"),
        ("EGY", "EG"),
        ("LBY", "LY"),
        ("TUN", "TN"),
        ("DZA", "DZ"),
        ("MAR", "MA"),
        ("MRT", "MR"),
        ("SDN", "SD"),
        ("SSD", "SS"),
        ("SOM", "SO"),
        ("DJI", "DJ"),
        ("COM", "KM"),
        ("YEM", "YE"),
        ("SAU", "SA"),
        ("OMN", "OM"),
        ("ARE", "AE"),
        ("QAT", "QA"),
        ("BHR", "BH"),
        ("KWT", "KW"),
        ("TUR", "TR"),
        ("IRN", "IR"),
        ("MLI", "ML"),
        ("NER", "NE"),
        ("TCD", "TD"),
    ];
    let code = text.trim().to_ascii_uppercase();
    if let Some((_, two)) = THREE.iter().find(|(three, _)| *three == code) {
        return (*two).to_owned();
    }
    let two = code.len() == 2 && code.bytes().all(|b| b.is_ascii_uppercase());
    if two { code } else { String::new() }
}

fn bare_province(name: &str) -> &str {
    ["محافظة ", "ولاية "].iter().find_map(|word| name.strip_prefix(word)).unwrap_or(name)
}
