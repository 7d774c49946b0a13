//! Reads the tab-separated tables. A wrong row is an error with its line, never skipped in silence.

use rasid_core::place::{Level, place_key};
use std::collections::BTreeMap;
use std::fmt;

/// The texts of the tables of `data/`.
pub struct Sources<'a> {
    pub geonames: &'a str,
    pub overture: &'a str,
    pub natural_earth: &'a str,
    pub inside: &'a str,
    /// Large cities far from the wars: one word of theirs needs a cue, since it is as often a person's name.
    pub world: &'a str,
    pub facts: &'a str,
    pub osm: &'a str,
    pub admin1: &'a str,
    pub ordinary: &'a str,
    /// Adjectives of countries, with the record of the capital.
    pub adjectives: &'a str,
    /// What stands before such an adjective and names the country or its capital: «الأراضي السورية», «العاصمة السورية».
    pub lands: &'a str,
}

/// A row that cannot be read.
#[derive(Debug, PartialEq, Eq)]
pub struct TableError {
    pub table: &'static str,
    pub line: usize,
    pub what: String,
}

impl fmt::Display for TableError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.tsv line {}: {}", self.table, self.line, self.what)
    }
}

impl std::error::Error for TableError {}

pub struct Record {
    /// Number in `layout::SOURCES`.
    pub source: usize,
    pub number: u32,
    pub name_ar: String,
    pub aliases: Vec<String>,
    pub name_en: String,
    pub country: String,
    /// ISO code, or empty.
    pub admin1: String,
    pub level: Level,
    pub lat: f64,
    pub lon: f64,
    pub radius_km: f64,
    pub population: u32,
    pub vague: bool,
    pub needs_cue: bool,
}

impl Record {
    pub fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.name_ar.as_str()).chain(self.aliases.iter().map(String::as_str))
    }

    /// Records of one province stand together, so that their columns compress.
    pub fn order(&self) -> (&str, &str, Level, &str, usize, u32, &str) {
        (&self.country, &self.admin1, self.level, &self.name_ar, self.source, self.number, &self.name_en)
    }
}

/// ISO code → Arabic and English name.
pub type Provinces = BTreeMap<String, (String, String)>;

/// Keys that are ordinary words, and the countries where the place is so well known that it needs no cue.
pub struct Cues(BTreeMap<String, Vec<String>>);

impl Cues {
    /// Type words and the like, which name no place by themselves.
    pub fn is_never(&self, key: &str) -> bool {
        self.0.get(key).is_some_and(|free| free.iter().any(|c| c == "never"))
    }

    pub fn is_ordinary(&self, key: &str) -> bool {
        self.0.contains_key(key)
    }

    pub fn is_free(&self, key: &str, country: &str) -> bool {
        self.0.get(key).is_some_and(|free| free.iter().any(|c| c == country))
    }
}

pub fn provinces(text: &str) -> Result<Provinces, TableError> {
    rows("admin1", text, 3)?.map(|row| Ok((row.text(0), (row.text(1), row.text(2))))).collect()
}

/// One row may hold many words of one reason, separated by `|`.
pub fn cues(text: &str) -> Result<Cues, TableError> {
    let mut out = BTreeMap::new();
    for row in rows("ordinary", text, 3)? {
        let free: Vec<String> = row.text(1).split_whitespace().map(str::to_owned).collect();
        for word in row.text(0).split('|') {
            out.insert(place_key(word), free.clone());
        }
    }
    Ok(Cues(out))
}

pub fn records(sources: &Sources<'_>, provinces: &mut Provinces) -> Result<Vec<Record>, TableError> {
    let mut out: Vec<Record> = Vec::new();
    let mut more: Vec<(usize, u32, Vec<String>)> = Vec::new();
    let tables = [
        ("geonames", sources.geonames),
        ("natural_earth", sources.natural_earth),
        ("overture", sources.overture),
        ("inside", sources.inside),
        ("world", sources.world),
    ];
    for (table, text) in tables {
        for row in rows(table, text, 12)? {
            if row.text(6) == "alias" {
                let (source, number) = row.id()?;
                more.push((source, number, std::iter::once(row.text(1)).chain(row.aliases(2)).collect()));
            } else {
                out.push(Record { needs_cue: table == "world", ..row.record()? });
            }
        }
    }
    for (source, number, names) in more {
        for record in out.iter_mut().filter(|r| r.source == source && r.number == number) {
            record.aliases.extend(names.iter().cloned());
            // An alias row begins with the name to print.
            if let Some(first) = names.first() {
                let former = std::mem::replace(&mut record.name_ar, first.clone());
                record.aliases.push(former);
            }
        }
    }
    name_by_adjective(sources, &mut out)?;
    let by_name = by_name(provinces);
    for (table, text) in [("facts", sources.facts), ("osm", sources.osm)] {
        for row in rows(table, text, 11)? {
            out.push(row.fact(&by_name)?);
        }
    }
    Ok(out)
}

/// Gives countries and capitals the names that are made with the country's adjective.
fn name_by_adjective(sources: &Sources<'_>, records: &mut [Record]) -> Result<(), TableError> {
    let heads: Vec<[String; 3]> =
        rows("lands", sources.lands, 3)?.map(|row| [0, 1, 2].map(|i| row.text(i))).collect();
    for row in rows("adjectives", sources.adjectives, 3)? {
        let (country, capital) = (row.text(0), row.text(2));
        let capital = if capital.is_empty() { None } else { Some(row.id_of(&capital)?) };
        let named = |names: &str, r: &Record| match names {
            "capital" => Some((r.source, r.number)) == capital && r.country == country,
            _ => r.level == Level::Country && r.country == country,
        };
        for [head, gender, names] in &heads {
            let ending = if gender == "f" { "ة" } else { "" };
            let made: Vec<String> =
                row.aliases(1).iter().map(|adjective| format!("{head} ال{adjective}{ending}")).collect();
            for record in records.iter_mut().filter(|r| named(names, r)) {
                record.aliases.extend(made.iter().cloned());
            }
        }
        // «عاصمة هايتي».
        let states = records.iter().filter(|r| r.level == Level::Country && r.country == country);
        let made: Vec<String> = states.map(|r| format!("عاصمة {}", r.name_ar)).collect();
        for record in records.iter_mut().filter(|r| named("capital", r)) {
            record.aliases.extend(made.iter().cloned());
        }
    }
    Ok(())
}

/// Country and key of a province's Arabic name → its code.
fn by_name(provinces: &Provinces) -> BTreeMap<(String, String), String> {
    provinces
        .iter()
        .map(|(code, names)| ((code.chars().take(2).collect(), place_key(&names.0)), code.clone()))
        .collect()
}

struct Row<'a> {
    table: &'static str,
    line: usize,
    fields: Vec<&'a str>,
}

impl Row<'_> {
    fn text(&self, i: usize) -> String {
        self.fields.get(i).map(|f| f.trim().to_owned()).unwrap_or_default()
    }

    fn aliases(&self, i: usize) -> Vec<String> {
        self.text(i).split('|').map(str::trim).filter(|a| !a.is_empty()).map(str::to_owned).collect()
    }

    fn number<T: std::str::FromStr>(&self, i: usize) -> Result<T, TableError> {
        self.text(i)
            .parse()
            .map_err(|_| self.error(format!("«{}» in column {} is not a number", self.text(i), i + 1)))
    }

    fn error(&self, what: impl Into<String>) -> TableError {
        TableError { table: self.table, line: self.line, what: what.into() }
    }

    fn level(&self, i: usize) -> Result<Level, TableError> {
        Ok(match self.text(i).as_str() {
            "facility" | "crossing" => Level::Facility,
            "settlement" | "camp" | "neighbourhood" => Level::Settlement,
            "district" => Level::District,
            "province" => Level::Province,
            "region" => Level::Region,
            "country" => Level::Country,
            other => return Err(self.error(format!("no such level: «{other}»"))),
        })
    }

    /// Source and number of `gn:123`, `ovt:89abcdef`, `ne:SY-HL`.
    fn id(&self) -> Result<(usize, u32), TableError> {
        self.id_of(&self.text(0))
    }

    fn id_of(&self, id: &str) -> Result<(usize, u32), TableError> {
        let found = match id.split_once(':') {
            Some(("gn", n)) => n.parse().ok().map(|n| (0, n)),
            Some(("ovt", n)) => u32::from_str_radix(n, 16).ok().map(|n| (1, n)),
            // Regions are told apart by a number, provinces and countries by their code.
            Some(("ne", code)) => {
                Some((2, code.split_once('+').and_then(|(_, n)| n.parse().ok()).unwrap_or_default()))
            }
            Some(("rx", _)) => Some((3, 0)),
            _ => None,
        };
        found.ok_or_else(|| self.error(format!("not an id: «{id}»")))
    }

    fn record(&self) -> Result<Record, TableError> {
        let (source, number) = self.id()?;
        Ok(Record {
            source,
            number,
            name_ar: self.text(1),
            aliases: self.aliases(2),
            name_en: self.text(3),
            country: self.text(4),
            admin1: self.text(5),
            level: self.level(6)?,
            lat: self.number(7)?,
            lon: self.number(8)?,
            radius_km: self.number(9)?,
            population: self.number(10)?,
            vague: self.text(11) == "1",
            needs_cue: false,
        })
    }

    /// A row of facts.tsv or osm.tsv, which names its province in Arabic and says in its note whether the name needs a cue.
    fn fact(&self, provinces: &BTreeMap<(String, String), String>) -> Result<Record, TableError> {
        let country = self.text(3);
        let admin1 = self.text(4);
        let code = provinces.get(&(country.clone(), place_key(&admin1)));
        if code.is_none() && !admin1.is_empty() {
            return Err(self.error(format!("no province «{admin1}» in {country}")));
        }
        if self.text(9).is_empty() {
            return Err(self.error("a fact needs a source"));
        }
        Ok(Record {
            source: 3,
            number: node(&self.text(9)),
            name_ar: self.text(0),
            aliases: self.aliases(1),
            name_en: self.text(2),
            admin1: code.cloned().unwrap_or_default(),
            level: self.level(5)?,
            lat: self.number(6)?,
            lon: self.number(7)?,
            radius_km: self.number(8)?,
            population: 0,
            vague: false,
            needs_cue: self.text(10).contains("needs a place cue"),
            country,
        })
    }
}

/// The last 32 bits of the OpenStreetMap node that a row's source names, which tell rows of one name apart; else 0.
fn node(source: &str) -> u32 {
    let number = source.strip_prefix("openstreetmap.org/node/").and_then(|n| n.parse::<u64>().ok());
    number.map_or(0, |n| (n & 0xffff_ffff) as u32)
}

/// The rows after the header line.
fn rows<'a>(
    table: &'static str,
    text: &'a str,
    columns: usize,
) -> Result<impl Iterator<Item = Row<'a>>, TableError> {
    let rows: Vec<Row<'a>> = text
        .lines()
        .enumerate()
        .skip(1)
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(i, line)| Row { table, line: i + 1, fields: line.split('\t').collect() })
        .collect();
    for row in &rows {
        // Editors drop empty columns at the end of a line, so one may be missing.
        if row.fields.len() > columns || row.fields.len() + 1 < columns {
            return Err(row.error(format!("{} columns, {columns} expected", row.fields.len())));
        }
    }
    Ok(rows.into_iter())
}
