//! Days, weeks from Monday, months and years: what dates are exact to, and what figures count by.

use super::dates::Day;

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    Day,
    Week,
    Month,
    Year,
}

impl Unit {
    pub const ALL: [Unit; 4] = [Unit::Day, Unit::Week, Unit::Month, Unit::Year];

    /// The id that dates are told with.
    pub fn id(self) -> &'static str {
        match self {
            Unit::Day => "day",
            Unit::Week => "week",
            Unit::Month => "month",
            Unit::Year => "year",
        }
    }

    pub fn of(id: &str) -> Option<Unit> {
        Unit::ALL.into_iter().find(|unit| unit.id() == id)
    }

    /// The first day of the unit that a day lies in.
    pub fn start(self, day: Day) -> Day {
        match self {
            Unit::Day => day,
            // 1 January 1970 was a Thursday.
            Unit::Week => Day::of_number(day.number() - (day.number() + 3).rem_euclid(7)),
            Unit::Month => Day { day: 1, ..day },
            Unit::Year => Day { month: 1, day: 1, ..day },
        }
    }

    /// The last day of a unit that begins here.
    pub fn end(self, start: Day) -> Day {
        let next = match self {
            Unit::Day => return start,
            Unit::Week => return Day::of_number(start.number() + 6),
            Unit::Month if start.month < 12 => Day { month: start.month + 1, ..start },
            Unit::Month | Unit::Year => Day { year: start.year + 1, month: 1, day: 1 },
        };
        Day::of_number(next.number() - 1)
    }

    /// As short as it can be said: `2025-07`.
    pub fn label(self, start: Day) -> String {
        let iso = start.iso();
        let length = match self {
            Unit::Day | Unit::Week => 10,
            Unit::Month => 7,
            Unit::Year => 4,
        };
        iso.get(..length).unwrap_or(&iso).to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_lies_in_its_units() {
        let day = Day::read("2024-02-29").unwrap();
        let told = |unit: Unit| {
            let start = unit.start(day);
            (start.iso(), unit.end(start).iso(), unit.label(start))
        };
        let three = |a: &str, b: &str, c: &str| (a.to_owned(), b.to_owned(), c.to_owned());
        assert_eq!(told(Unit::Week), three("2024-02-26", "2024-03-03", "2024-02-26"));
        assert_eq!(told(Unit::Month), three("2024-02-01", "2024-02-29", "2024-02"));
        assert_eq!(told(Unit::Year), three("2024-01-01", "2024-12-31", "2024"));
        assert_eq!(Unit::of("month"), Some(Unit::Month));
        assert_eq!(Unit::of("season"), None);
    }
}
