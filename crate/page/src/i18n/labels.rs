//! The names of ids: incident types, roles, statuses, precisions, kinds of mention.
//!
//! An id that is not listed is shown as it is: a new id of the engine must stay visible, not vanish.

use super::Lang;

/// One type of incident with its shape on the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TypeLabel {
    pub id: &'static str,
    pub ar: &'static str,
    pub en: &'static str,
    pub group: Group,
}

/// What a type looks like: a shape and a colour together, so that neither carries the meaning alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    Blast,
    Strike,
    Gunfire,
    Held,
    Civic,
    Seizure,
    Other,
}

impl Group {
    pub const ALL: [Group; 7] = [
        Group::Blast,
        Group::Strike,
        Group::Gunfire,
        Group::Held,
        Group::Civic,
        Group::Seizure,
        Group::Other,
    ];

    /// The class that gives the colour.
    pub fn class(self) -> &'static str {
        match self {
            Group::Blast => "g-blast",
            Group::Strike => "g-strike",
            Group::Gunfire => "g-gunfire",
            Group::Held => "g-held",
            Group::Civic => "g-civic",
            Group::Seizure => "g-seizure",
            Group::Other => "g-other",
        }
    }

    pub fn label(self, lang: Lang) -> &'static str {
        let (ar, en) = match self {
            Group::Blast => ("تفجير وألغام", "Blast, mine"),
            Group::Strike => ("قصف وغارات", "Shelling, air strike"),
            Group::Gunfire => ("اشتباك وهجوم وقتل", "Clash, attack, killing"),
            Group::Held => ("خطف واعتقال", "Abduction, arrest"),
            Group::Civic => ("احتجاج وشغب", "Protest, riot"),
            Group::Seizure => ("ضبط وإحباط", "Seizure, foiled plot"),
            Group::Other => ("غير ذلك", "Other"),
        };
        lang.pick(ar, en)
    }
}

macro_rules! types {
    ($($id:literal $ar:literal $en:literal $group:ident;)*) => {
        pub const TYPES: &[TypeLabel] = &[$(TypeLabel { id: $id, ar: $ar, en: $en, group: Group::$group }),*];
    };
}

types! {
    "armed_clash" "اشتباك مسلح" "Armed clash" Gunfire;
    "armed_attack" "هجوم مسلح" "Armed attack" Gunfire;
    "assassination" "اغتيال" "Assassination" Gunfire;
    "execution" "إعدام ميداني" "Execution" Gunfire;
    "ied_mine" "عبوة ناسفة أو لغم" "IED or mine" Blast;
    "suicide_bombing" "تفجير انتحاري" "Suicide bombing" Blast;
    "grenade" "قنبلة يدوية" "Grenade" Blast;
    "shelling" "قصف مدفعي أو صاروخي" "Shelling or missile attack" Strike;
    "air_drone_strike" "غارة جوية أو مسيّرة" "Air or drone strike" Strike;
    "explosion" "انفجار" "Explosion" Blast;
    "chemical" "سلاح كيميائي" "Chemical weapon" Strike;
    "abduction" "خطف أو إخفاء قسري" "Abduction" Held;
    "arrest_raid" "اعتقال أو مداهمة" "Arrest or raid" Held;
    "torture_sexual_violence" "تعذيب أو عنف جنسي" "Torture or sexual violence" Gunfire;
    "protest" "احتجاج" "Protest" Civic;
    "riot" "شغب" "Riot" Civic;
    "property_destruction" "تدمير أو نهب ممتلكات" "Property destruction" Other;
    "weapons_seizure" "ضبط سلاح أو إحباط مخطط" "Weapons seized or plot foiled" Seizure;
    "threat" "تهديد" "Threat" Other;
    "territory_change" "تغيّر السيطرة" "Territory change" Other;
    "agreement" "اتفاق" "Agreement" Other;
    "displacement" "نزوح أو تهجير" "Displacement" Other;
    "prison_break" "فرار من سجن" "Prison break" Held;
    "military_activity" "نشاط عسكري" "Military activity" Other;
    "other" "أخرى" "Other" Other;
}

/// The row of a type, or the row `other` for an id we do not know.
pub fn type_label(id: &str) -> TypeLabel {
    TYPES.iter().find(|row| row.id == id).copied().unwrap_or(TypeLabel {
        id: "other",
        ar: "أخرى",
        en: "Other",
        group: Group::Other,
    })
}

pub fn type_name(id: &str, lang: Lang) -> &'static str {
    let row = type_label(id);
    lang.pick(row.ar, row.en)
}

/// Every other id with its two names. Ids of different lists do not collide in meaning, so one table serves.
const NAMES: &[(&str, &str, &str)] = &[
    // status
    ("occurred", "وقعت", "Occurred"),
    ("foiled", "أُحبطت", "Foiled"),
    ("threat", "تهديد", "Threat"),
    // roles
    ("perpetrator", "الفاعل", "Perpetrator"),
    ("target", "المستهدَف", "Target"),
    ("other", "طرف آخر", "Other party"),
    // certainty and stance
    ("stated", "مذكور", "Stated"),
    ("claimed", "تبنٍّ", "Claimed"),
    ("suspected", "اشتباه", "Suspected"),
    ("confirmed", "مؤكَّد", "Confirmed"),
    ("reported", "منقول", "Reported"),
    ("alleged", "مزعوم", "Alleged"),
    ("accuse", "اتهام", "Accusation"),
    ("deny", "نفي", "Denial"),
    ("suspect", "ترجيح أو اشتباه", "Suspicion"),
    // precision of time
    ("day", "يوم محدد", "Exact day"),
    ("range", "مدة", "Range of days"),
    ("week", "أسبوع", "Week"),
    ("month", "شهر", "Month"),
    ("season", "فصل", "Season"),
    ("year", "سنة", "Year"),
    // level of place
    ("facility", "موقع", "Site"),
    ("settlement", "بلدة أو قرية", "Settlement"),
    ("district", "منطقة أو قضاء", "District"),
    ("province", "محافظة", "Governorate"),
    ("region", "إقليم", "Region"),
    ("country", "دولة", "Country"),
    // relation to place
    ("in", "في", "in"),
    ("near", "قرب", "near"),
    ("countryside_of", "ريف", "countryside of"),
    ("on_road_between", "على الطريق بين", "on the road between"),
    ("direction_of", "باتجاه", "towards"),
    // kinds of mention
    ("place", "مكان", "Place"),
    ("time", "زمان", "Time"),
    ("actor", "جهة", "Actor"),
    ("number", "عدد", "Number"),
    ("weapon", "سلاح", "Weapon"),
    ("source", "مصدر", "Source"),
    ("trigger", "حادثة", "Incident"),
    // who was hit
    ("combatant", "مقاتلون", "combatants"),
    ("civilian", "مدنيون", "civilians"),
    ("child", "أطفال", "children"),
    ("woman", "نساء", "women"),
    ("journalist", "صحفيون", "journalists"),
    ("medic", "مسعفون", "medics"),
    ("leader", "قياديون", "leaders"),
    ("unknown", "غير محدد", "not stated"),
    // weapons
    ("ied", "عبوة ناسفة", "IED"),
    ("mine", "لغم", "Mine"),
    ("car_bomb", "سيارة مفخخة", "Car bomb"),
    ("suicide_vest", "حزام ناسف", "Explosive vest"),
    ("grenade", "قنبلة يدوية", "Grenade"),
    ("drone", "طائرة مسيّرة", "Drone"),
    ("aircraft", "طيران حربي", "Aircraft"),
    ("helicopter", "مروحية", "Helicopter"),
    ("barrel_bomb", "برميل متفجر", "Barrel bomb"),
    ("missile", "صاروخ", "Missile"),
    ("rocket", "قذيفة صاروخية", "Rocket"),
    ("mortar", "هاون", "Mortar"),
    ("artillery", "مدفعية", "Artillery"),
    ("rpg", "قاذف آر بي جي", "RPG"),
    ("firearm", "سلاح ناري", "Firearm"),
    ("machine_gun", "رشاش", "Machine gun"),
    ("sniper", "قنص", "Sniper"),
    ("knife", "سلاح أبيض", "Blade"),
    ("chemical", "مادة كيميائية", "Chemical agent"),
    ("fire", "حرق", "Fire"),
    ("suicide", "انتحاري أو حزام ناسف", "Suicide bomber or vest"),
    ("small_arms", "أسلحة نارية", "Small arms"),
    ("blade", "سلاح أبيض", "Blade"),
    ("explosive", "متفجرات", "Explosives"),
    ("gas", "غاز مسيل للدموع أو رصاص مطاطي", "Tear gas or rubber bullets"),
];

/// The name of an id that is listed.
pub fn fixed(id: &str, lang: Lang) -> &'static str {
    NAMES.iter().find(|row| row.0 == id).map_or("", |row| lang.pick(row.1, row.2))
}

/// The name of an id, or the id itself.
pub fn name(id: &str, lang: Lang) -> String {
    match NAMES.iter().find(|row| row.0 == id) {
        Some(row) => lang.pick(row.1, row.2).to_owned(),
        None => id.replace('_', " "),
    }
}

/// Means that a person can choose: those that the lexicon knows.
pub const WEAPONS: [&str; 13] = [
    "ied",
    "car_bomb",
    "suicide",
    "explosive",
    "grenade",
    "drone",
    "aircraft",
    "artillery",
    "missile",
    "small_arms",
    "blade",
    "gas",
    "chemical",
];
pub const STATUSES: [&str; 3] = ["occurred", "foiled", "threat"];
pub const PRECISIONS: [&str; 6] = ["day", "range", "week", "month", "season", "year"];

/// Ids with their names, for a list.
pub fn list(ids: &[&'static str], lang: Lang) -> Vec<(&'static str, &'static str)> {
    ids.iter().map(|id| (*id, fixed(id, lang))).collect()
}

/// Kinds of actor; `unknown` means another thing here than in [`NAMES`].
pub const ACTOR_KINDS: &[(&str, &str, &str)] = &[
    ("rebel", "جماعة مسلحة", "Armed group"),
    ("political_militia", "ميليشيا سياسية", "Political militia"),
    ("identity_militia", "ميليشيا أهلية أو عشائرية", "Communal or tribal militia"),
    ("state", "قوات دولة", "State forces"),
    ("external", "قوات أجنبية", "Foreign forces"),
    ("civilians", "مدنيون", "Civilians"),
    ("protesters", "محتجون", "Protesters"),
    ("unknown", "مسلحون مجهولون", "Unidentified armed men"),
];

pub fn actor_kind(id: &str, lang: Lang) -> &'static str {
    ACTOR_KINDS.iter().find(|row| row.0 == id).map_or("", |row| lang.pick(row.1, row.2))
}

pub const COUNTRIES: &[(&str, &str, &str)] = &[
    ("SY", "سوريا", "Syria"),
    ("IQ", "العراق", "Iraq"),
    ("LB", "لبنان", "Lebanon"),
    ("PS", "فلسطين", "Palestine"),
    ("IL", "إسرائيل", "Israel"),
    ("YE", "اليمن", "Yemen"),
    ("SD", "السودان", "Sudan"),
    ("SS", "جنوب السودان", "South Sudan"),
    ("LY", "ليبيا", "Libya"),
    ("EG", "مصر", "Egypt"),
    ("JO", "الأردن", "Jordan"),
    ("SA", "السعودية", "Saudi Arabia"),
    ("AE", "الإمارات", "United Arab Emirates"),
    ("QA", "قطر", "Qatar"),
    ("KW", "الكويت", "Kuwait"),
    ("BH", "البحرين", "Bahrain"),
    ("OM", "عُمان", "Oman"),
    ("TR", "تركيا", "Türkiye"),
    ("IR", "إيران", "Iran"),
    ("TN", "تونس", "Tunisia"),
    ("DZ", "الجزائر", "Algeria"),
    ("MA", "المغرب", "Morocco"),
    ("EH", "الصحراء الغربية", "Western Sahara"),
    ("MR", "موريتانيا", "Mauritania"),
    ("SO", "الصومال", "Somalia"),
    ("DJ", "جيبوتي", "Djibouti"),
    ("ER", "إريتريا", "Eritrea"),
    ("ET", "إثيوبيا", "Ethiopia"),
    ("TD", "تشاد", "Chad"),
    ("ML", "مالي", "Mali"),
    ("NE", "النيجر", "Niger"),
    ("NG", "نيجيريا", "Nigeria"),
    ("BF", "بوركينا فاسو", "Burkina Faso"),
    ("AF", "أفغانستان", "Afghanistan"),
    ("PK", "باكستان", "Pakistan"),
    ("CY", "قبرص", "Cyprus"),
];

/// The name of a country by its two letters, or the letters.
pub fn country(code: &str, lang: Lang) -> String {
    match COUNTRIES.iter().find(|row| row.0 == code) {
        Some(row) => lang.pick(row.1, row.2).to_owned(),
        None => code.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_id_stays_visible() {
        assert_eq!(name("new_thing", Lang::Ar), "new thing");
        assert_eq!(type_label("new_thing").group, Group::Other);
    }

    #[test]
    fn every_type_of_the_lexicon_has_a_label_and_says_the_same() {
        let table = include_str!("../../../core/lexicon/types.tsv");
        let rows: Vec<Vec<&str>> = table
            .lines()
            .filter(|l| !l.starts_with('#') && !l.starts_with("id\t"))
            .map(|l| l.split('\t').collect())
            .collect();
        assert!(rows.len() > 20);
        for row in rows {
            let label = type_label(row[0]);
            assert_eq!((label.id, label.ar, label.en), (row[0], row[1], row[2]));
        }
    }

    #[test]
    fn every_means_of_the_lexicon_can_be_chosen() {
        let table = include_str!("../../../core/lexicon/weapons.tsv");
        // Rows of the type none are what only looks like a means: «مسيرة سلمية».
        let means = |row: &Vec<&str>| row.get(2) != Some(&"none");
        let rows = table.lines().skip(2).map(|line| line.split('\t').collect::<Vec<_>>()).filter(means);
        let ids = rows.filter_map(|row| row.first().copied());
        let mut ids: Vec<&str> = ids.collect();
        let mut listed = WEAPONS.to_vec();
        ids.sort_unstable();
        listed.sort_unstable();
        assert_eq!(ids, listed);
        for id in WEAPONS.iter().chain(&STATUSES).chain(&PRECISIONS) {
            assert!(!fixed(id, Lang::Ar).is_empty(), "{id}");
        }
    }

    #[test]
    fn ids_are_listed_once() {
        let mut ids: Vec<&str> = NAMES.iter().map(|row| row.0).collect();
        ids.sort_unstable();
        let before = ids.len();
        ids.dedup();
        assert_eq!(ids.len(), before);
    }
}
