//! Writes the sections that `layout` reads.

use super::Keys;
use super::tables::{Provinces, Record, TableError};
use crate::layout::{LEVELS, MAGIC, SECTIONS, STRIDE, VAGUE, pack_population};
use crate::letters;
use std::collections::BTreeMap;

pub fn pack(records: &[Record], provinces: &Provinces, keys: &Keys) -> Result<Vec<u8>, TableError> {
    let (index, postings) = index(keys)?;
    let radii = numbered(records.iter().map(|r| (r.radius_km * 10.0).round() as u16));
    let countries = numbered(records.iter().map(|r| r.country.clone()));
    let codes = numbered(provinces.keys().cloned());
    if radii.len() > 256 || countries.len() > 256 {
        return Err(too_many("distinct radii or countries for one byte"));
    }
    let mut version = Vec::new();
    letters::encode(super::VERSION, &mut version);
    let mut sections: Vec<Vec<u8>> = vec![version, index, postings];
    sections.push(column(records, |r| u24(((r.lat + 90.0) * 9e4).round() as u32)));
    sections.push(column(records, |r| u24(((r.lon + 180.0) * 4e4).round() as u32)));
    sections.push(column(records, |r| [kind(r)]));
    sections.push(column(records, |r| [position(&radii, &((r.radius_km * 10.0).round() as u16)) as u8]));
    sections.push(column(records, |r| pack_population(r.population).to_le_bytes()));
    sections.push(column(records, |r| [position(&countries, &r.country) as u8]));
    sections.push(column(records, |r| {
        let number = codes.get(&r.admin1).map_or(0, |i| i + 1);
        (number as u16).to_le_bytes()
    }));
    sections.push(column(records, |r| r.number.to_le_bytes()));
    sections.extend(names(records));
    sections.push(tables(&radii, &countries, provinces));
    Ok(joined(records.len(), &sections))
}

fn joined(count: usize, sections: &[Vec<u8>]) -> Vec<u8> {
    let mut out = MAGIC.to_vec();
    out.extend((count as u32).to_le_bytes());
    let mut end = MAGIC.len() + 4 + 4 * SECTIONS;
    for section in sections {
        end += section.len();
        out.extend((end as u32).to_le_bytes());
    }
    out.extend(sections.iter().flatten());
    out
}

fn index(keys: &Keys) -> Result<(Vec<u8>, Vec<u8>), TableError> {
    let mut postings = Vec::new();
    // Names with the same bearers share one list.
    let mut lists: BTreeMap<Vec<u8>, u64> = BTreeMap::new();
    let mut builder = fst::MapBuilder::memory();
    for (key, bearers) in keys {
        let flagged: Vec<u32> = bearers.iter().map(|(record, flags)| record | flags).collect();
        let value = if let [only] = flagged[..] {
            u64::from(only) << 1
        } else {
            let mut list = vec![u8::try_from(flagged.len()).map_err(|_| too_many("places of one name"))?];
            list.extend(flagged.iter().flat_map(|n| u24(*n)));
            let at = *lists.entry(list.clone()).or_insert_with(|| {
                postings.extend(&list);
                (postings.len() - list.len()) as u64
            });
            at << 1 | 1
        };
        builder.insert(key, value).map_err(|e| too_many(&e.to_string()))?;
    }
    let index = builder.into_inner().map_err(|e| too_many(&e.to_string()))?;
    Ok((index, postings))
}

/// `NameStarts` and `Names`.
fn names(records: &[Record]) -> [Vec<u8>; 2] {
    let (mut starts, mut names) = (Vec::new(), Vec::new());
    for (i, record) in records.iter().enumerate() {
        if i % STRIDE == 0 {
            starts.extend(u24(names.len() as u32));
        }
        for name in [&record.name_ar, &record.name_en] {
            letters::encode(name, &mut names);
            names.push(0);
        }
    }
    [starts, names]
}

fn tables(
    radii: &BTreeMap<u16, usize>,
    countries: &BTreeMap<String, usize>,
    provinces: &Provinces,
) -> Vec<u8> {
    let mut out = (radii.len() as u16).to_le_bytes().to_vec();
    out.extend(radii.keys().flat_map(|r| r.to_le_bytes()));
    out.extend((countries.len() as u16).to_le_bytes());
    out.extend(countries.keys().flat_map(|c| c.bytes()));
    out.extend((provinces.len() as u16).to_le_bytes());
    for (i, (code, (arabic, english))) in provinces.iter().enumerate() {
        if i > 0 {
            out.push(b'\n');
        }
        for (j, field) in [code, arabic, english].into_iter().enumerate() {
            if j > 0 {
                out.push(b'\t');
            }
            letters::encode(field, &mut out);
        }
    }
    out
}

fn kind(record: &Record) -> u8 {
    let level = LEVELS.iter().position(|l| *l == record.level).unwrap_or_default() as u8;
    level | (record.source as u8) << 3 | if record.vague { VAGUE } else { 0 }
}

fn column<const N: usize>(records: &[Record], bytes: impl Fn(&Record) -> [u8; N]) -> Vec<u8> {
    records.iter().flat_map(bytes).collect()
}

/// Each distinct value and its place in order.
fn numbered<T: Ord>(values: impl Iterator<Item = T>) -> BTreeMap<T, usize> {
    let mut out: BTreeMap<T, usize> = values.map(|v| (v, 0)).collect();
    for (i, number) in out.values_mut().enumerate() {
        *number = i;
    }
    out
}

fn position<T: Ord>(numbers: &BTreeMap<T, usize>, value: &T) -> usize {
    numbers.get(value).copied().unwrap_or_default()
}

fn u24(number: u32) -> [u8; 3] {
    let [a, b, c, _] = number.to_le_bytes();
    [a, b, c]
}

fn too_many(what: &str) -> TableError {
    TableError { table: "all", line: 0, what: format!("too many {what}") }
}
