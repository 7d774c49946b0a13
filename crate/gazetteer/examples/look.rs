//! Prints every bearer of names: `cargo run -p rasid-gazetteer --example look NAME …`, to see why one was chosen.

// A command prints.
#![allow(clippy::print_stdout)]

use rasid_core::place::Places;
use rasid_gazetteer::Gazetteer;

fn main() {
    let gazetteer = Gazetteer::embedded();
    for name in std::env::args().skip(1) {
        for p in gazetteer.lookup(&name) {
            println!(
                "{name}\t{}\t{}\t{}\t{:?}\t{} {}\tr {}\t{} {}\t{}{}",
                p.id,
                p.name_ar,
                p.name_en,
                p.level,
                p.lat,
                p.lon,
                p.radius_km,
                p.country,
                p.admin1_ar,
                if p.needs_cue { "cue " } else { "" },
                if p.approximate { "approximate" } else { "" },
            );
        }
    }
}
