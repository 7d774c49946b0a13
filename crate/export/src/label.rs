//! Names for ids: types in both languages, kinds of actor as ACLED writes them, countries with their numbers.

use crate::Language;

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

/// What other tables call a country.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Country {
    pub code: &'static str,
    /// ISO 3166 number.
    pub iso: u16,
    /// ACLED's region.
    pub region: &'static str,
    pub ar: &'static str,
    pub en: &'static str,
    /// Gleditsch and Ward's number of the state, which UCDP uses; none where they list no state.
    pub gw: Option<u16>,
}

const fn country(
    code: &'static str,
    iso: u16,
    region: &'static str,
    ar: &'static str,
    en: &'static str,
    gw: u16,
) -> Country {
    Country { code, iso, region, ar, en, gw: if gw == 0 { None } else { Some(gw) } }
}

const EAST: &str = "Middle East";
const NORTH: &str = "Northern Africa";

const COUNTRIES: [Country; 36] = [
    country("SY", 760, EAST, "سوريا", "Syria", 652),
    country("IQ", 368, EAST, "العراق", "Iraq", 645),
    country("LB", 422, EAST, "لبنان", "Lebanon", 660),
    country("JO", 400, EAST, "الأردن", "Jordan", 663),
    country("PS", 275, EAST, "فلسطين", "Palestine", 0),
    country("IL", 376, EAST, "إسرائيل", "Israel", 666),
    country("YE", 887, EAST, "اليمن", "Yemen", 678),
    country("SA", 682, EAST, "السعودية", "Saudi Arabia", 670),
    country("AE", 784, EAST, "الإمارات", "United Arab Emirates", 696),
    country("QA", 634, EAST, "قطر", "Qatar", 694),
    country("KW", 414, EAST, "الكويت", "Kuwait", 690),
    country("BH", 48, EAST, "البحرين", "Bahrain", 692),
    country("OM", 512, EAST, "عُمان", "Oman", 698),
    country("IR", 364, EAST, "إيران", "Iran", 630),
    country("TR", 792, EAST, "تركيا", "Turkey", 640),
    country("EG", 818, NORTH, "مصر", "Egypt", 651),
    country("LY", 434, NORTH, "ليبيا", "Libya", 620),
    country("TN", 788, NORTH, "تونس", "Tunisia", 616),
    country("DZ", 12, NORTH, "الجزائر", "Algeria", 615),
    country("MA", 504, NORTH, "المغرب", "Morocco", 600),
    country("EH", 732, NORTH, "الصحراء الغربية", "Western Sahara", 0),
    country("SD", 729, NORTH, "السودان", "Sudan", 625),
    country("SS", 728, "Eastern Africa", "جنوب السودان", "South Sudan", 626),
    country("SO", 706, "Eastern Africa", "الصومال", "Somalia", 520),
    country("DJ", 262, "Eastern Africa", "جيبوتي", "Djibouti", 522),
    country("ER", 232, "Eastern Africa", "إريتريا", "Eritrea", 531),
    country("ET", 231, "Eastern Africa", "إثيوبيا", "Ethiopia", 530),
    country("MR", 478, "Western Africa", "موريتانيا", "Mauritania", 435),
    country("ML", 466, "Western Africa", "مالي", "Mali", 432),
    country("NE", 562, "Western Africa", "النيجر", "Niger", 436),
    country("NG", 566, "Western Africa", "نيجيريا", "Nigeria", 475),
    country("BF", 854, "Western Africa", "بوركينا فاسو", "Burkina Faso", 439),
    country("TD", 148, "Middle Africa", "تشاد", "Chad", 483),
    country("AF", 4, "South Asia", "أفغانستان", "Afghanistan", 700),
    country("PK", 586, "South Asia", "باكستان", "Pakistan", 770),
    country("CY", 196, "Europe", "قبرص", "Cyprus", 352),
];

/// A country by its two letters.
pub fn of_country(code: &str) -> Option<&'static Country> {
    COUNTRIES.iter().find(|c| c.code == code)
}

/// Its Arabic and English name; the letters themselves when it is not listed.
pub fn country_names(code: &str) -> (&str, &str) {
    of_country(code).map_or((code, code), |c| (c.ar, c.en))
}

/// Text for XML and HTML: marked characters escaped, characters that XML forbids dropped.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'.. => out.push(c),
            _ => {}
        }
    }
    out
}

/// A column's heading: Arabic, or its own name.
pub fn of_column(id: &str, language: Language) -> &str {
    match COLUMN_NAMES.iter().find(|(column, _)| *column == id) {
        Some((_, ar)) if language == Language::Ar => ar,
        _ => id,
    }
}

const COLUMN_NAMES: [(&str, &str); 49] = [
    ("id", "المعرّف"),
    ("status", "المراجعة"),
    ("kind", "الصنف"),
    ("type", "رمز النوع"),
    ("type_ar", "النوع"),
    ("acled_event_type", "نوع الحدث في ACLED"),
    ("acled_sub_event_type", "النوع الفرعي في ACLED"),
    ("date_from", "من تاريخ"),
    ("date_to", "إلى تاريخ"),
    ("date_precision", "دقة التاريخ"),
    ("year_inferred", "السنة مستنتجة"),
    ("perpetrator", "الفاعل (بالإنكليزية)"),
    ("perpetrator_ar", "الفاعل"),
    ("perpetrator_certainty", "التيقن من الفاعل"),
    ("target", "المستهدف (بالإنكليزية)"),
    ("target_ar", "المستهدف"),
    ("civilian_targeting", "استهداف مدنيين"),
    ("location", "المكان (بالإنكليزية)"),
    ("location_ar", "المكان"),
    ("admin1", "المحافظة (بالإنكليزية)"),
    ("admin1_ar", "المحافظة"),
    ("admin2", "المنطقة"),
    ("country", "الدولة"),
    ("latitude", "خط العرض"),
    ("longitude", "خط الطول"),
    ("geo_precision", "دقة المكان"),
    ("radius_km", "نصف القطر (كم)"),
    ("killed_low", "القتلى: الأدنى"),
    ("killed_best", "القتلى: الأرجح"),
    ("killed_high", "القتلى: الأعلى"),
    ("injured_best", "الجرحى"),
    ("captured_best", "الأسرى والمخطوفون"),
    ("arrested_best", "المعتقلون"),
    ("weapon", "السلاح"),
    ("attribution_ar", "بحسب"),
    ("quote_ar", "نص الخبر"),
    ("source_title", "عنوان الخبر"),
    ("source_outlet", "الوسيلة"),
    ("source_url", "الرابط"),
    ("source_date", "تاريخ النشر"),
    ("source_sha256", "بصمة النص (SHA-256)"),
    ("span_start", "بداية الاقتباس"),
    ("span_end", "نهاية الاقتباس"),
    ("confidence", "الثقة"),
    ("reviewer_note", "ملاحظة المراجع"),
    ("engine_version", "إصدار المحرك"),
    ("source_grade", "تقدير المصدر"),
    ("incidents", "عدد الحوادث"),
    ("made_on", "تاريخ الملف"),
];
