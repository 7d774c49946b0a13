//! Names by country, in the spellings that newsrooms use, and names that must not be found.

use rasid_core::place::{Place, Places};
use rasid_gazetteer::Gazetteer;

/// name · country · rough latitude, longitude · kilometres of grace
const FOUND: &[(&str, &str, f64, f64, f64)] = &[
    ("دير الزور", "SY", 35.33, 40.14, 10.0),
    ("حوائج البومصعة", "SY", 35.47, 39.92, 15.0),
    ("أبو كمال", "SY", 34.45, 40.92, 10.0),
    ("البوكمال", "SY", 34.45, 40.92, 10.0),
    ("عين العرب", "SY", 36.89, 38.35, 5.0),
    ("كوباني", "SY", 36.89, 38.35, 5.0),
    ("الطبقة", "SY", 35.84, 38.55, 8.0),
    ("مدينة الثورة", "SY", 35.84, 38.55, 8.0),
    ("الباغوز", "SY", 34.45, 40.95, 8.0),
    ("محافظة حلب", "SY", 36.2, 37.7, 60.0),
    ("مدينة الباب", "SY", 36.37, 37.52, 6.0),
    ("القامشلي", "SY", 37.05, 41.22, 8.0),
    ("درعا", "SY", 32.62, 36.1, 8.0),
    ("إدلب", "SY", 35.93, 36.63, 8.0),
    ("سورية", "SY", 35.0, 38.5, 150.0),
    ("بيت لاهيا", "PS", 31.55, 34.5, 5.0),
    ("مخيم جنين", "PS", 32.46, 35.29, 3.0),
    ("جنين", "PS", 32.46, 35.3, 4.0),
    ("خان يونس", "PS", 31.34, 34.3, 6.0),
    ("خانيونس", "PS", 31.34, 34.3, 6.0),
    ("مخيم النصيرات", "PS", 31.45, 34.39, 4.0),
    ("الخليل", "PS", 31.53, 35.1, 6.0),
    ("صعدة", "YE", 16.94, 43.76, 8.0),
    ("الحديدة", "YE", 14.8, 42.95, 10.0),
    ("مدينة إب", "YE", 13.97, 44.18, 8.0),
    ("محافظة إب", "YE", 14.0, 44.2, 50.0),
    ("تعز", "YE", 13.58, 44.02, 8.0),
    ("مأرب", "YE", 15.46, 45.32, 10.0),
    ("الفاشر", "SD", 13.63, 25.35, 8.0),
    ("نيالا", "SD", 12.05, 24.88, 8.0),
    ("أم درمان", "SD", 15.65, 32.48, 10.0),
    ("ام درمان", "SD", 15.65, 32.48, 10.0),
    ("كادوقلي", "SD", 11.01, 29.72, 8.0),
    ("ولاية شمال دارفور", "SD", 16.0, 25.5, 250.0),
    ("سرت", "LY", 31.2, 16.59, 8.0),
    ("مصراتة", "LY", 32.37, 15.09, 10.0),
    ("بنغازي", "LY", 32.11, 20.07, 12.0),
    ("القصرين", "TN", 35.17, 8.83, 8.0),
    ("جندوبة", "TN", 36.5, 8.78, 8.0),
    ("الحسيمة", "MA", 35.25, -3.93, 8.0),
    ("تيزي وزو", "DZ", 36.71, 4.05, 10.0),
    ("الموصل", "IQ", 36.34, 43.13, 10.0),
    ("الرمادي", "IQ", 33.42, 43.3, 10.0),
    ("كربلاء", "IQ", 32.61, 44.02, 10.0),
    ("محافظة ديالى", "IQ", 34.0, 45.0, 60.0),
    ("الخيام", "LB", 33.33, 35.61, 5.0),
    ("بلدة عيتا الشعب", "LB", 33.1, 35.33, 5.0),
    ("ميس الجبل", "LB", 33.17, 35.52, 6.0),
    ("بنت جبيل", "LB", 33.12, 35.43, 5.0),
    ("حومين الفوقا", "LB", 33.44, 35.5, 3.0),
    ("حومين التحتا", "LB", 33.48, 35.43, 3.0),
    ("بعلبك", "LB", 34.0, 36.21, 6.0),
    ("العريش", "EG", 31.13, 33.8, 8.0),
    ("الشيخ زويد", "EG", 31.21, 34.11, 6.0),
    ("مقديشو", "SO", 2.04, 45.34, 12.0),
    ("الرياض", "SA", 24.69, 46.72, 20.0),
    ("طهران", "IR", 35.69, 51.42, 20.0),
    ("أصفهان", "IR", 32.65, 51.67, 15.0),
    ("إسطنبول", "TR", 41.01, 28.95, 20.0),
    ("تل أبيب", "IL", 32.08, 34.78, 8.0),
    ("حيفا", "IL", 32.81, 34.99, 8.0),
    ("باريس", "FR", 48.85, 2.35, 10.0),
    ("موسكو", "RU", 55.75, 37.62, 15.0),
    ("واشنطن", "US", 38.9, -77.04, 15.0),
    ("بروكسل", "BE", 50.85, 4.35, 10.0),
    ("كابول", "AF", 34.53, 69.17, 12.0),
    ("أميركا", "US", 39.0, -98.0, 900.0),
    ("الولايات المتحدة", "US", 39.0, -98.0, 900.0),
    ("نيامي", "NE", 13.51, 2.11, 10.0),
    ("أديس أبابا", "ET", 9.02, 38.75, 12.0),
];

/// Ordinary words and nonsense.
const ABSENT: &[&str] =
    &["", " ", "في", "من", "إب", "قال المتحدث", "اب", "مدينة", "الضحايا", "قتل", "،", "123", "abc", "ء"];

fn kilometres(place: &Place, lat: f64, lon: f64) -> f64 {
    let dx = (place.lon - lon) * 111.2 * lat.to_radians().cos();
    ((place.lat - lat) * 111.2).hypot(dx)
}

#[test]
fn names_are_found_where_they_are() {
    let gazetteer = Gazetteer::embedded();
    let mut missed = Vec::new();
    for &(name, country, lat, lon, grace) in FOUND {
        let found = gazetteer.lookup(name);
        if !found.iter().any(|p| p.country == country && kilometres(p, lat, lon) <= grace) {
            let near: Vec<_> = found.iter().map(|p| (&p.id, &p.country, p.lat, p.lon)).collect();
            missed.push(format!("{name} {country}: {near:?}"));
        }
    }
    assert!(missed.is_empty(), "{} missed:\n{}", missed.len(), missed.join("\n"));
}

#[test]
fn other_words_are_not_places() {
    let gazetteer = Gazetteer::embedded();
    for name in ABSENT {
        assert!(gazetteer.lookup(name).is_empty(), "{name}: {:?}", gazetteer.lookup(name));
    }
}

#[test]
fn a_type_word_chooses_the_kind() {
    use rasid_core::place::Level;
    let gazetteer = Gazetteer::embedded();
    assert!(gazetteer.lookup("محافظة حلب").iter().all(|p| p.level == Level::Province));
    assert!(gazetteer.lookup("مدينة حلب").iter().all(|p| p.level == Level::Settlement));
    assert!(gazetteer.lookup("حلب").iter().any(|p| p.level == Level::Province));
    let airport = gazetteer.lookup("مطار تدمر");
    assert!(airport.iter().all(|p| p.level == Level::Facility || p.approximate), "{airport:?}");
}

#[test]
fn ordinary_words_ask_for_a_cue() {
    let gazetteer = Gazetteer::embedded();
    let cue = |name: &str| gazetteer.lookup(name).iter().all(|p| p.needs_cue);
    for name in ["عسكر", "القاع", "الثورة", "طويلة", "المنارة", "الصور", "صور", "المالي", "خرج", "حديثة"]
    {
        assert!(cue(name), "{name}: {:?}", gazetteer.lookup(name));
    }
    for name in [
        "حلب",
        "الباب",
        "عدن",
        "غزة",
        "السعودية",
        "درعا",
        "باريس",
        "مدينة الثورة",
        "بيروت",
        "مالي",
        "قطر",
        "مدينة صور",
        "حمص",
        "الحديدة",
    ] {
        assert!(gazetteer.lookup(name).iter().any(|p| !p.needs_cue), "{name}");
    }
}

#[test]
fn longer_names_are_announced() {
    let gazetteer = Gazetteer::embedded();
    assert!(gazetteer.may_continue("دير"));
    assert!(gazetteer.may_continue("بلدة عيتا"));
    assert!(!gazetteer.may_continue("قال المتحدث باسم"));
}

#[test]
fn settlements_know_their_province() {
    let gazetteer = Gazetteer::embedded();
    for (name, country, arabic, english) in [
        ("الميادين", "SY", "دير الزور", "Deir ez-Zor"),
        ("الخيام", "LB", "النبطية", "Nabatieh"),
        ("القبيات", "LB", "عكار", "Akkar"),
        ("تلعفر", "IQ", "نينوى", "Nineveh"),
        ("حرض", "YE", "حجة", "Hajjah"),
        ("كتم", "SD", "شمال دارفور", "North Darfur"),
        ("حوارة", "PS", "نابلس", "Nablus"),
        ("رفح", "PS", "غزة", "Gaza Strip"),
    ] {
        let found = gazetteer.lookup(name);
        let right = |p: &Place| p.country == country && p.admin1_ar == arabic && p.admin1_en == english;
        assert!(found.iter().any(right), "{name}: {found:?}");
    }
}

/// Letters of every sort in every order: a look-up answers, whatever it is asked.
#[test]
fn any_text_is_answered() {
    let gazetteer = Gazetteer::embedded();
    let letters: Vec<char> =
        "اأبةهيىءؤئال وّـ\u{200f}\u{1}\u{ff}٣3aZ،.پ\u{1f600}\n\tمحافظة مدينة فوقاني".chars().collect();
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    for _ in 0..20_000 {
        let mut text = String::new();
        for _ in 0..state % 17 {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            text.push(letters[(state % letters.len() as u64) as usize]);
        }
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let found = gazetteer.lookup(&text);
        assert!(found.len() < 256);
        let _ = gazetteer.may_continue(&text);
    }
}

/// Prints the time of a look-up: `cargo test -p rasid-gazetteer --release -- --ignored --nocapture time`.
#[test]
#[ignore = "a measurement, not a check"]
fn time_of_a_look_up() {
    let gazetteer = Gazetteer::embedded();
    let words = ["دير الزور", "قال المتحدث", "الجيش", "بلدة الخيام", "الهجوم على", "محافظة حلب", "أمس الأحد"];
    let start = std::time::Instant::now();
    let rounds = 100_000;
    let mut found = 0;
    for _ in 0..rounds {
        for word in words {
            found += gazetteer.lookup(word).len();
        }
    }
    let each = start.elapsed().as_nanos() / (rounds * words.len() as u128);
    assert!(found > 0);
    // Standard error, since nothing else in the crate may print.
    eprintln!("{each} ns a look-up, {found} places built");
}
