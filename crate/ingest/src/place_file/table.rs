//! Text → rows: CSV with comma, semicolon or tab, with or without a heading, and the country files of GeoNames.

use super::{Grid, PlaceFormat, geonames};

pub fn read(text: &str) -> Grid {
    let text = text.trim_start_matches('\u{feff}');
    let first = text.lines().next().unwrap_or("");
    if geonames::is_line(first) {
        let rows = text.lines().map(|line| line.split('\t').map(str::to_owned).collect()).collect();
        let columns = geonames::COLUMNS.map(str::to_owned).to_vec();
        return Grid { format: PlaceFormat::Geonames, columns, rows, before: 0 };
    }
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter(first))
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    // Bytes that came out of a str cannot be anything but UTF-8, the one error there is with flexible rows.
    let mut rows: Vec<Vec<String>> = reader
        .records()
        .filter_map(Result::ok)
        .map(|record| record.iter().map(|cell| cell.trim().to_owned()).collect::<Vec<_>>())
        .filter(|row| row.iter().any(|cell| !cell.is_empty()))
        .collect();
    let headed = rows.first().is_some_and(|row| row.iter().all(|cell| cell.parse::<f64>().is_err()));
    let columns = if headed {
        rows.remove(0)
    } else {
        (1..=rows.first().map_or(0, Vec::len)).map(|n| n.to_string()).collect()
    };
    let mut before = u32::from(headed);
    // HDX puts a second heading of hashtags under the first.
    if rows
        .first()
        .is_some_and(|row| row.iter().any(|cell| cell.starts_with("#geo") || cell.starts_with("#adm")))
    {
        rows.remove(0);
        before += 1;
    }
    Grid { format: PlaceFormat::Table, columns, rows, before }
}

/// The sign that stands most often in the first line.
fn delimiter(line: &str) -> u8 {
    let count = |sign: u8| line.bytes().filter(|b| *b == sign).count();
    [b'\t', b';', b','].into_iter().max_by_key(|sign| count(*sign)).unwrap_or(b',')
}
