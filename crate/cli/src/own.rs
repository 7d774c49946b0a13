//! `--own` and `--places`: what the user knows is laid over the lexicon and the gazetteer before anything is read.

use std::ffi::OsString;

use rasid_core::Knowledge;
use rasid_core::own::{Own, RefusedRow};

use crate::args::Options;
use crate::complain;

/// Teaches what the files hold; says whether something in them could not be used.
pub fn teach(knowledge: &mut Knowledge<'_>, options: &Options) -> bool {
    let mut own = Own::default();
    let mut bad = false;
    for name in &options.own {
        match read(name).and_then(|bytes| rasid_ingest::read_own(&bytes).map_err(|refusal| refusal.en)) {
            Ok((more, refused)) => {
                bad |= tell(&name.to_string_lossy(), &refused);
                own.actors.extend(more.actors);
                own.triggers.extend(more.triggers);
                own.ignored.extend(more.ignored);
                own.places.extend(more.places);
                own.aliases.extend(more.aliases);
                own.files.extend(more.files);
            }
            Err(message) => bad |= wrong(name, &message),
        }
    }
    for name in &options.places {
        let shown = name.to_string_lossy();
        let file = read(name)
            .and_then(|bytes| rasid_ingest::read_places(&shown, &bytes, None).map_err(|refusal| refusal.en));
        match file {
            Ok(file) if file.places == 0 => bad |= wrong(name, "no place in it could be read"),
            Ok(file) => own.files.push(file.file),
            Err(message) => bad |= wrong(name, &message),
        }
    }
    if own.is_empty() {
        return bad;
    }
    bad | tell("own", &knowledge.set_own(&own).refused)
}

fn read(name: &OsString) -> Result<Vec<u8>, String> {
    std::fs::read(name).map_err(|error| format!("cannot read it: {error}"))
}

fn wrong(name: &OsString, message: &str) -> bool {
    complain(&format!("{}: {message}", name.display()));
    true
}

/// A line for each row that is not used.
fn tell(file: &str, refused: &[RefusedRow]) -> bool {
    for row in refused {
        complain(&format!("{file}: {:?} {} «{}»: {}", row.list, row.row + 1, row.what, row.why.en));
    }
    !refused.is_empty()
}
