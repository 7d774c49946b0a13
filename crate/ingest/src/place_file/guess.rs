//! What each column of a table probably holds, from its heading and from what stands in it.

use rasid_core::normalize::is_arabic_letter;

use super::{Grid, PlaceField};

/// Rows that are looked at.
const LOOK: usize = 200;

/// What a column's cells are like.
#[derive(Debug, Default)]
struct Column {
    /// The heading in small letters, signs as spaces.
    head: String,
    arabic: bool,
    latin: bool,
    numbers: bool,
    /// Numbers with a fraction, as coordinates have.
    fractions: bool,
}

impl Column {
    fn says(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.head.contains(word))
    }

    fn is(&self, words: &[&str]) -> bool {
        words.contains(&self.head.as_str())
    }

    /// Whether a word of the heading starts so: «lat», but not «population».
    fn opens(&self, start: &str) -> bool {
        self.head.split(' ').any(|word| word.starts_with(start))
    }

    /// Of the area around rather than of the place.
    fn is_area(&self) -> bool {
        self.says(&[
            "adm",
            "gov",
            "district",
            "province",
            "county",
            "region",
            "محافظ",
            "ولاي",
            "قضاء",
            "ناحي",
            "منطق",
        ])
    }

    fn is_code(&self) -> bool {
        self.says(&["code", "pcod", "رمز"])
    }
}

/// One field for each column; a field is given once.
pub fn fields(grid: &Grid) -> Vec<PlaceField> {
    let columns: Vec<Column> = (0..grid.columns.len()).map(|i| column(grid, i)).collect();
    let mut guess = Guess { fields: vec![PlaceField::Skip; columns.len()], columns };
    guess.point();
    guess.names();
    guess.rest();
    guess.fields
}

type Test<'a> = &'a dyn Fn(&Column) -> bool;

struct Guess {
    columns: Vec<Column>,
    fields: Vec<PlaceField>,
}

impl Guess {
    /// Gives a field to the first free column that passes a test; the tests from the surest to the last resort.
    fn give(&mut self, field: PlaceField, tests: &[Test<'_>]) {
        let free = |i: &usize| self.fields.get(*i) == Some(&PlaceField::Skip);
        let passes = |test: &Test<'_>| {
            self.columns.iter().enumerate().find(|(i, c)| free(i) && test(c)).map(|(i, _)| i)
        };
        if let Some(slot) = tests.iter().find_map(passes).and_then(|i| self.fields.get_mut(i)) {
            *slot = field;
        }
    }

    fn has(&self, field: PlaceField) -> bool {
        self.fields.contains(&field)
    }

    fn point(&mut self) {
        self.give(
            PlaceField::Lat,
            &[&|c| {
                c.numbers
                    && (c.opens("lat") || c.says(&["latit", "عرض"]) || c.is(&["y", "point y", "y coord"]))
            }],
        );
        self.give(
            PlaceField::Lon,
            &[&|c| {
                let named = c.opens("lon") || c.opens("lng") || c.says(&["longit", "طول"]);
                c.numbers && (named || c.is(&["x", "point x", "x coord"]))
            }],
        );
        // Without headings: two columns of fractions, latitude first, as most people write them.
        let bare: Test<'_> = &|c| c.fractions && c.head.parse::<u32>().is_ok();
        if !self.has(PlaceField::Lat) && !self.has(PlaceField::Lon) {
            self.give(PlaceField::Lat, &[bare]);
            self.give(PlaceField::Lon, &[bare]);
        }
    }

    fn names(&mut self) {
        const OTHER: &[&str] = &["alt", "other", "also", "variant", "أخرى", "بديل"];
        const NAME: &[&str] =
            &["name", "featurenam", "place", "pplc", "locali", "الاسم", "اسم", "القرية", "المكان"];
        self.give(
            PlaceField::NameAr,
            &[
                &|c| c.arabic && c.says(NAME) && !c.is_area() && !c.says(OTHER),
                &|c| c.arabic && !c.is_area(),
                &|c| c.arabic,
            ],
        );
        self.give(PlaceField::Also, &[&|c| c.arabic && c.says(OTHER)]);
        self.give(PlaceField::NameEn, &[&|c| c.latin && c.says(NAME) && !c.is_area() && !c.is_code()]);
    }

    fn rest(&mut self) {
        const FIRST: &[&str] = &["admin1", "adm1", "admin 1", "gov", "province", "محافظ", "ولاي"];
        self.give(PlaceField::Admin1Ar, &[&|c| c.arabic && c.says(FIRST)]);
        self.give(PlaceField::Admin1En, &[&|c| c.latin && !c.is_code() && c.says(FIRST)]);
        self.give(
            PlaceField::Country,
            &[&|c| c.is(&["country code", "iso2", "iso 2", "iso", "cc", "country"]), &|c| {
                c.says(&["admin0p", "adm0 p", "adm0p", "admin0 p", "iso"])
            }],
        );
        self.give(
            PlaceField::Population,
            &[&|c| c.numbers && !c.is_code() && c.says(&["popul", "inhab", "سكان"])],
        );
        self.give(
            PlaceField::Level,
            &[&|c| {
                c.says(&["level", "fclass", "feature code", "featurecod", "نوع"])
                    || c.is(&["type", "class", "place"])
            }],
        );
        self.give(
            PlaceField::Id,
            &[&|c| c.is(&["id", "geonameid", "osm id", "fid"]), &|c| c.is_code() && !c.is_area()],
        );
    }
}

fn column(grid: &Grid, i: usize) -> Column {
    let cells = || grid.rows.iter().take(LOOK).filter_map(|row| row.get(i)).filter(|cell| !cell.is_empty());
    let all = cells().count();
    let mostly = |test: &dyn Fn(&str) -> bool| all > 0 && cells().filter(|cell| test(cell)).count() * 2 > all;
    let arabic = |cell: &str| cell.chars().any(is_arabic_letter);
    let number = |cell: &str| super::row::number(cell).is_some();
    Column {
        head: grid.columns.get(i).map(|head| plain(head)).unwrap_or_default(),
        // Names in Arabic are the rare thing in such files: a third of the rows is enough to see the column.
        arabic: all > 0 && cells().filter(|cell| arabic(cell)).count() * 3 > all,
        latin: mostly(&|cell| cell.chars().any(|c| c.is_ascii_alphabetic())),
        numbers: mostly(&number),
        fractions: mostly(&|cell| number(cell) && cell.contains(['.', '٫'])),
    }
}

fn plain(head: &str) -> String {
    let signs = head.trim().to_lowercase().replace(['_', '-', '.', ':'], " ");
    signs.split_whitespace().collect::<Vec<_>>().join(" ")
}
