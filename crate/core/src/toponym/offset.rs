//! How far and in which direction from the named place: «على بعد 12 كم جنوب Z», «شمال Y», «ريف حمص الشرقي».

use super::{Finder, Relation};

/// Where the scene lies from the middle of the named place. Empty when the words only name it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Offset {
    /// Degrees clockwise from north.
    pub bearing: Option<f64>,
    /// Kilometres.
    pub km: Option<f64>,
}

/// The offset and the tokens that say it, which belong to the chain of words before the name.
pub(super) struct Said {
    pub offset: Offset,
    pub chain_from: usize,
}

impl Finder<'_> {
    pub(super) fn offset(&self, chain_from: usize, name_from: usize, end: usize, relation: Relation) -> Said {
        let before = (chain_from..name_from).filter_map(|i| self.compass(i));
        let mut bearing = sum(before);
        let mut chain_from = chain_from;
        let mut km = None;
        if let Some((far, from, other)) = self.distance_before(chain_from) {
            km = Some(far);
            chain_from = from;
            bearing = bearing.or(other);
        }
        if bearing.is_some() && km.is_none() {
            km = self.distance_after(end);
        }
        if bearing.is_none() && relation == Relation::CountrysideOf {
            bearing = self.adjectives(end);
        }
        Said { offset: Offset { bearing, km }, chain_from }
    }

    fn text(&self, at: usize) -> &str {
        self.token(at).map_or("", |t| t.text.as_str())
    }

    /// East and north of a word such as شمال, الجنوبي, بشرقي.
    fn compass(&self, at: usize) -> Option<(f64, f64)> {
        let word = self.text(at);
        let bare = word.trim_start_matches(['و', 'ب', 'ل']);
        let bare = bare.strip_prefix("ال").unwrap_or(bare);
        Some(match bare.trim_end_matches("يه").trim_end_matches('ي').trim_end_matches('ا') {
            "شمال" => (0.0, 1.0),
            "جنوب" => (0.0, -1.0),
            "شرق" => (1.0, 0.0),
            "غرب" => (-1.0, 0.0),
            _ => return None,
        })
    }

    /// «الشرقي», «الشمالي الغربي» after «ريف X».
    fn adjectives(&self, end: usize) -> Option<f64> {
        let articled = |i: &usize| self.text(*i).trim_start_matches('و').starts_with("ال");
        sum((end..end + 2).take_while(articled).map_while(|i| self.compass(i)))
    }

    /// «12 كم», «على بعد 12 كيلومترا إلى الجنوب من» right before the chain: kilometres, where it starts, the bearing.
    fn distance_before(&self, chain_from: usize) -> Option<(f64, usize, Option<f64>)> {
        let mut at = chain_from;
        let mut directions = Vec::new();
        while let Some(i) = at.checked_sub(1)
            && chain_from - i <= 6
        {
            if let Some(direction) = self.compass(i) {
                directions.push(direction);
            } else if !self.listed("towards", self.text(i)) {
                break;
            }
            at = i;
        }
        let unit = at.checked_sub(1)?;
        let (km, from) = self.measure(unit)?;
        let lead = |i: usize| self.listed("as_far", self.text(i));
        let mut start = from;
        while let Some(i) = start.checked_sub(1)
            && lead(i)
            && from - i <= 4
        {
            start = i;
        }
        Some((km, start, sum(directions.into_iter())))
    }

    /// «شمال Z بنحو 12 كم».
    fn distance_after(&self, end: usize) -> Option<f64> {
        let joins = |i: usize| self.listed("by_far", self.text(i));
        let number = self.mentions.numbers.iter().find(|n| n.from >= end && n.from <= end + 3)?;
        let joined =
            (end..number.from).all(joins) && (number.from > end || self.text(number.from).starts_with('ب'));
        let unit = (number.from..=number.to).find(|i| unit(self.text(*i)).is_some())?;
        joined.then(|| self.measure(unit).map(|m| m.0)).flatten()
    }

    /// Kilometres of «12 كم» by its unit, and the first token of the number. One unit alone is one: «على بعد كيلومتر».
    fn measure(&self, at: usize) -> Option<(f64, usize)> {
        let each = unit(self.text(at))?;
        let number = self.mentions.numbers.iter().find(|n| n.from <= at && (n.to == at || n.to == at + 1));
        let dual = self.text(at).trim_start_matches('ب').starts_with("كيلومترين");
        let Some(number) = number.filter(|n| n.from < at) else {
            return Some((if dual { 2.0 } else { each }, at)).filter(|_| each >= 1.0);
        };
        let q = number.quantity;
        let count = match (q.min, q.max) {
            (Some(low), Some(high)) => f64::midpoint(low as f64, high as f64),
            (Some(one), None) | (None, Some(one)) => one as f64,
            (None, None) => return None,
        };
        let km = count * each;
        (km > 0.0 && km <= 2000.0).then_some((km, number.from))
    }
}

/// Kilometres of one unit.
fn unit(word: &str) -> Option<f64> {
    Some(match word.trim_start_matches('ب') {
        "كم" | "كلم" | "كيلو" | "كيلومتر" | "كيلومترا" | "كيلومترات" | "كيلومترين" | "كيلومتران" => {
            1.0
        }
        "ميل" | "ميلا" | "اميال" => 1.609,
        "متر" | "مترا" | "امتار" => 0.001,
        _ => return None,
    })
}

/// The bearing of the sum of directions; none when they cancel out.
fn sum(directions: impl Iterator<Item = (f64, f64)>) -> Option<f64> {
    let (east, north) = directions.fold((0.0, 0.0), |s, d| (s.0 + d.0, s.1 + d.1));
    (east != 0.0 || north != 0.0).then(|| f64::atan2(east, north).to_degrees().rem_euclid(360.0))
}
