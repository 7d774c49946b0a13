//! What every front returns for one article: the shapes of `CONTRACT.md`, field for field.
//!
//! Plain data with public fields. Offsets here are UTF-16 code units; everything inside the core uses byte [`crate::span::Span`]s,
//! and `view.rs` is the only place that turns one into the other.

use serde::{Deserialize, Serialize};

/// A quoted stretch of the article: half-open UTF-16 offsets and the text between them, verbatim.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quote {
    pub start: usize,
    pub end: usize,
    pub text: String,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Extraction {
    /// Always `rasid/1`.
    pub schema: String,
    pub engine: EngineInfo,
    pub article: ArticleInfo,
    pub incidents: Vec<Incident>,
    pub statistics: Vec<Statistic>,
    pub mentions: Vec<MentionInfo>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EngineInfo {
    pub version: String,
    pub gazetteer: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArticleInfo {
    pub title: Option<String>,
    /// Lower-case hexadecimal SHA-256 of the UTF-8 bytes of the text.
    pub sha256: String,
    /// Length in UTF-16 code units.
    pub chars: usize,
    pub published: Published,
    /// Page furniture: menus, share bars, links to other stories. Greyed in the page, never deleted.
    pub boilerplate: Vec<Quote>,
    /// What was noticed about the text (reversed Arabic, hard-wrapped lines, contradicting dates), as plain sentences.
    pub warnings: Vec<Text2>,
}

/// One sentence in both languages of the page.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Text2 {
    pub ar: String,
    pub en: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published {
    /// ISO 8601 date or null.
    pub date: Option<String>,
    /// `given | metadata | text | none`.
    pub source: String,
    pub span: Option<Quote>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Incident {
    /// Stable: first 16 hex digits of SHA-256 over the article's hash and the trigger's span.
    pub id: String,
    /// One of the ids of `lexicon/types.tsv`.
    #[serde(rename = "type")]
    pub kind: String,
    pub acled: Acled,
    /// `occurred | foiled | threat`.
    pub status: String,
    pub trigger: Quote,
    pub evidence: Vec<Quote>,
    /// The incident's own places, most specific first.
    pub places: Vec<PlaceInfo>,
    pub time: Option<TimeInfo>,
    pub actors: Vec<ActorInfo>,
    pub casualties: Vec<CasualtyInfo>,
    pub weapon: Option<WeaponInfo>,
    pub attribution: Option<Attribution>,
    /// 0 to 1: the chance that a careful reader would accept this as an incident of the article.
    pub confidence: f64,
    /// Rule ids and short reasons, in order.
    pub why: Vec<String>,
    /// The same reasons for a reader, in Arabic and English.
    pub reasons: Vec<Text2>,
}

/// ACLED's own names, verbatim.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Acled {
    pub disorder_type: String,
    pub event_type: String,
    pub sub_event_type: String,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PlaceInfo {
    pub mention: Quote,
    pub name_ar: String,
    pub name_en: String,
    /// Null when the name is in no gazetteer: the name stays visible, without a dot.
    pub gazetteer_id: Option<String>,
    /// `facility | settlement | district | province | region | country`.
    pub level: String,
    /// Degrees, WGS 84; null when not located.
    pub lat: Option<f64>,
    pub lon: Option<f64>,
    /// Radius of the area within which the incident may lie, in kilometres.
    pub radius_km: f64,
    pub admin1: Option<Text2>,
    /// ISO 3166 two letters, or empty.
    pub country: String,
    /// `in | near | countryside_of | on_road_between | direction_of`.
    pub relation: String,
    /// ACLED's code: 1 the named town, 2 near it or part of a region, 3 a larger region.
    pub geo_precision: u8,
    /// How likely the incident was here: that this place of the article is the scene, and that the name means this point.
    pub confidence: f64,
    pub candidates: Vec<Candidate>,
}

impl PlaceInfo {
    /// Places less likely than this are not drawn as exact: on four sets of labelled real
    /// reports (`tests/gold/places.py`; rounds 8 to 10, T17) 3 of 315 dots are exact and more than 30 km off;
    /// from 0.8 on it was 7 of 304 with one fit of the choice.
    pub const SURE: f64 = 0.85;

    #[must_use]
    pub fn is_sure(&self) -> bool {
        self.confidence >= Self::SURE
    }
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Candidate {
    pub gazetteer_id: String,
    pub name_ar: String,
    pub lat: f64,
    pub lon: f64,
    pub admin1: String,
    pub why: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimeInfo {
    /// Null when the date is only inferred from the article's own date.
    pub mention: Option<Quote>,
    /// ISO 8601, inclusive.
    pub start: String,
    pub end: String,
    /// `day | range | week | month | season | year`.
    pub precision: String,
    /// ACLED's code: 1 the day, 2 within a week, 3 within a month or worse.
    pub time_precision: u8,
    /// UCDP's code: 1 day, 2 within 2-6 days, 3 week, 4 month, 5 year.
    pub date_prec: u8,
    /// The chain of reasons from the words to the interval.
    pub basis: Vec<String>,
    pub year_inferred: bool,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActorInfo {
    /// `perpetrator | target | other`.
    pub role: String,
    pub id: String,
    pub name_ar: String,
    pub name_en: String,
    /// `state | rebel | political_militia | identity_militia | civilians | external | protesters | rioters | unknown`.
    pub kind: String,
    pub mention: Option<Quote>,
    /// `stated | claimed | suspected`.
    pub certainty: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CasualtyInfo {
    /// `killed | wounded | captured | arrested | abducted | missing | displaced`.
    pub kind: String,
    pub min: Option<u64>,
    /// Null for "at least".
    pub max: Option<u64>,
    pub approximate: bool,
    /// Actor id, or empty when not known.
    pub who: String,
    /// `combatant | civilian | child | woman | journalist | medic | leader | … | unknown`.
    pub who_kind: String,
    pub mention: Quote,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WeaponInfo {
    pub id: String,
    pub mention: Option<Quote>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attribution {
    pub source: String,
    /// `confirmed | reported | alleged | claimed`.
    pub stance: String,
    /// `say | claim | accuse | deny | suspect | confirm`: what the source does; finer than the stance.
    #[serde(default)]
    pub act: String,
    /// Who denies it in the same breath («ونفى الجيش ذلك»); absent when nobody does.
    #[serde(default)]
    pub denied_by: Option<Quote>,
    /// Named by kind only («مصدر أمني») or by nobody.
    #[serde(default)]
    pub anonymous: bool,
    pub mention: Option<Quote>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Statistic {
    pub span: Quote,
    /// `attacks | operations | deaths | injuries | arrests | other`.
    pub what: String,
    pub min: Option<u64>,
    pub max: Option<u64>,
    pub killed: Option<Count>,
    pub time: Option<TimeInfo>,
    pub places: Vec<PlaceInfo>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Count {
    pub min: Option<u64>,
    pub max: Option<u64>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct MentionInfo {
    /// `place | time | actor | number | weapon | source | trigger`.
    pub kind: String,
    pub span: Quote,
    pub id: String,
    pub value: Option<MentionValue>,
    /// Of a source only: who speaks and how.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub saying: Option<SayingInfo>,
}

/// Who speaks at a mention of kind `source`, and how; the fields are those of [`Attribution`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SayingInfo {
    pub source: String,
    pub stance: String,
    pub act: String,
    pub anonymous: bool,
}

/// What a mention means, where it has a value of its own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum MentionValue {
    /// A side that the words leave open («منذ …» without a date of publication, «حتى …») is null.
    Time {
        start: Option<String>,
        end: Option<String>,
        precision: String,
        /// `at | since | until | during | habitual`.
        #[serde(default)]
        relation: String,
        #[serde(default)]
        year_inferred: bool,
    },
    Number {
        min: Option<u64>,
        max: Option<u64>,
        approximate: bool,
    },
    Place {
        lat: f64,
        lon: f64,
        gazetteer_id: String,
    },
}
