//! Country and governorate at points: those of the settlement nearest to each.
//!
//! `cargo run -p rasid-gazetteer --example at < POINTS`: lines of latitude, tab, longitude; prints country, tab, Arabic
//! name of the governorate, tab, kilometres to that settlement. For `tests/gold/places.py`.

// A command prints.
#![allow(clippy::print_stdout)]

use std::io::BufRead;

use rasid_core::geocode::km;
use rasid_core::place::Places;
use rasid_gazetteer::Gazetteer;

fn main() {
    let gazetteer = Gazetteer::embedded();
    for line in std::io::stdin().lock().lines().map_while(Result::ok) {
        let mut numbers = line.split('\t').map(|f| f.trim().parse::<f64>().ok());
        let point = numbers.next().flatten().zip(numbers.next().flatten());
        let nearest = point.and_then(|(lat, lon)| Some((gazetteer.nearest(lat, lon)?, lat, lon)));
        match nearest {
            Some((place, lat, lon)) => {
                println!("{}\t{}\t{:.0}", place.country, place.admin1_ar, km(lat, lon, place.lat, place.lon));
            }
            None => println!("\t\t"),
        }
    }
}
