//! How many names of a list the gazetteer knows, by country.
//!
//! `cargo run -p rasid-gazetteer --example hits FILE`: tab-separated, one header line, columns `name`, `country` and,
//! where known, `lat` and `lon` (degrees) and `km` (grace, 10 when empty). A name is known when it is found in that
//! country; it is right when a bearer there lies within the grace. With `--missing` the names not found are printed.

// A command prints.
#![allow(clippy::print_stdout)]

use std::collections::BTreeMap;
use std::process::ExitCode;

use rasid_core::geocode::km;
use rasid_core::place::Places;
use rasid_gazetteer::Gazetteer;

#[derive(Default)]
struct Count {
    asked: usize,
    known: usize,
    exact: usize,
    with_point: usize,
    right: usize,
}

fn main() -> ExitCode {
    let missing = std::env::args().any(|a| a == "--missing");
    let Some(path) = std::env::args().skip(1).find(|a| !a.starts_with("--")) else {
        eprintln!("hits FILE [--missing]");
        return ExitCode::FAILURE;
    };
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) => {
            eprintln!("{path}: {error}");
            return ExitCode::FAILURE;
        }
    };
    let gazetteer = Gazetteer::embedded();
    let mut counts: BTreeMap<&str, Count> = BTreeMap::new();
    for line in text.lines().skip(1).filter(|l| !l.trim().is_empty()) {
        let fields: Vec<&str> = line.split('\t').collect();
        let (name, country) = (fields.first().copied().unwrap_or(""), fields.get(1).copied().unwrap_or(""));
        let number = |i: usize| fields.get(i).and_then(|f| f.parse::<f64>().ok());
        let found: Vec<_> = gazetteer.lookup(name).into_iter().filter(|p| p.country == country).collect();
        let nearest = number(2)
            .zip(number(3))
            .map(|(lat, lon)| found.iter().map(|p| km(lat, lon, p.lat, p.lon)).fold(f64::INFINITY, f64::min));
        for key in [country, "all"] {
            let count = counts.entry(key).or_default();
            count.asked += 1;
            count.known += usize::from(!found.is_empty());
            count.exact += usize::from(found.iter().any(|p| !p.approximate));
            count.with_point += usize::from(nearest.is_some());
            count.right += usize::from(nearest.is_some_and(|far| far <= number(4).unwrap_or(10.0)));
        }
        let off = nearest.is_some_and(|far| far > number(4).unwrap_or(10.0));
        if missing && (found.is_empty() || off) {
            println!("{name}\t{country}\t{}", nearest.map_or(String::new(), |far| format!("{far:.0} km")));
        }
    }
    println!("country\tasked\tknown\town point\tcoordinates given\twithin grace");
    for (country, c) in counts {
        println!("{country}\t{}\t{}\t{}\t{}\t{}", c.asked, c.known, c.exact, c.with_point, c.right);
    }
    ExitCode::SUCCESS
}
