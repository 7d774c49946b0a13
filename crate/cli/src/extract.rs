//! `rasid extract`: each file is read, its incidents found, and the outcome written.

use std::ffi::OsStr;
use std::io::{self, Read, Write};
use std::process::ExitCode;

use rasid_core::Knowledge;
use rasid_core::article::Article;
use rasid_gazetteer::Gazetteer;
use rasid_core::contract::Extraction;

use crate::args::{Format, Options};
use crate::{BAD_INPUT, complain, written};

/// Runs the command; one bad file is reported and does not stop the others.
pub fn run(options: &Options) -> ExitCode {
    let mut bad = false;
    let gazetteer = Gazetteer::embedded();
    let knowledge = Knowledge::new(&gazetteer);
    let mut out = io::BufWriter::new(io::stdout().lock());
    for name in &options.files {
        let article = match read(name, options) {
            Ok(article) => article,
            Err(message) => {
                complain(&format!("{}: {message}", name.display()));
                bad = true;
                continue;
            }
        };
        if let Err(error) = write_one(&mut out, &extract(&article, &knowledge), options.format) {
            return written(Err(error));
        }
    }
    if let Err(error) = out.flush() {
        return written(Err(error));
    }
    if bad { ExitCode::from(BAD_INPUT) } else { ExitCode::SUCCESS }
}

fn read(name: &OsStr, options: &Options) -> Result<Article, String> {
    let mut bytes = Vec::new();
    let taken = if name == "-" {
        io::stdin().lock().read_to_end(&mut bytes)
    } else {
        std::fs::File::open(name).and_then(|mut file| file.read_to_end(&mut bytes))
    };
    taken.map_err(|error| format!("cannot read it: {error}"))?;
    let document = rasid_ingest::read(&name.to_string_lossy(), &bytes).map_err(|refusal| refusal.en)?;
    Ok(Article { given_date: options.published.clone(), ..document.article })
}

fn extract(article: &Article, knowledge: &Knowledge<'_>) -> Extraction {
    rasid_core::extract(article, knowledge)
}

fn write_one(out: &mut impl Write, extraction: &Extraction, format: Format) -> io::Result<()> {
    match format {
        Format::Json => serde_json::to_writer_pretty(&mut *out, extraction)?,
        _ => serde_json::to_writer(&mut *out, extraction)?,
    }
    out.write_all(b"\n")
}
