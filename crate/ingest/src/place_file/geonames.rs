//! The country files of GeoNames: 19 columns without a heading, other names of all languages in one cell.

use std::collections::BTreeMap;

use rasid_core::own::OwnPlace;
use rasid_core::place::Level;

use super::{Grid, PlaceField, PlaceFormat, row};

pub const COLUMNS: [&str; 19] = [
    "geonameid",
    "name",
    "asciiname",
    "alternatenames",
    "latitude",
    "longitude",
    "feature class",
    "feature code",
    "country code",
    "cc2",
    "admin1 code",
    "admin2 code",
    "admin3 code",
    "admin4 code",
    "population",
    "elevation",
    "dem",
    "timezone",
    "modification date",
];

pub const FIELDS: [PlaceField; 19] = {
    use PlaceField::{Also, Country, Id, Lat, Level, Lon, NameEn, Population, Skip};
    [
        Id, Skip, NameEn, Also, Lat, Lon, Skip, Level, Country, Skip, Skip, Skip, Skip, Skip, Population,
        Skip, Skip, Skip, Skip,
    ]
};

/// Whether a line is one of such a file.
pub fn is_line(line: &str) -> bool {
    let cells: Vec<&str> = line.split('\t').collect();
    let number = |i: usize| cells.get(i).is_some_and(|cell| cell.parse::<f64>().is_ok());
    cells.len() == 19
        && number(0)
        && number(4)
        && number(5)
        && cells.get(6).is_some_and(|cell| cell.len() <= 1)
}

type Provinces = BTreeMap<String, (String, String)>;

/// The provinces by their code: the places carry only that.
pub fn provinces(grid: &Grid) -> Provinces {
    let mut out = Provinces::new();
    if grid.format != PlaceFormat::Geonames {
        return out;
    }
    for cells in grid.rows.iter().filter(|cells| cells.get(7).is_some_and(|code| code == "ADM1")) {
        if let (Ok(Some(place)), Some(code)) = (row::place(&FIELDS, cells, grid.format), cells.get(10)) {
            let bare = ["محافظة ", "ولاية ", "منطقة ", "إمارة "]
                .iter()
                .find_map(|word| place.name_ar.strip_prefix(word));
            let ar = bare.unwrap_or(&place.name_ar).to_owned();
            let en = place.name_en.replace(" Governorate", "").replace(" Province", "");
            out.insert(code.clone(), (ar, en));
        }
    }
    out
}

pub fn name_province(place: &mut OwnPlace, cells: &[String], provinces: &Provinces) {
    if place.level < Level::Province
        && let Some((ar, en)) = cells.get(10).and_then(|code| provinces.get(code))
    {
        place.admin1_ar.clone_from(ar);
        place.admin1_en.clone_from(en);
    }
}
