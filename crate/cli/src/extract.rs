//! `rasid extract`: each file is read, its incidents found, and the outcome written.

use std::ffi::OsStr;
use std::io::{self, Read, Write};
use std::process::ExitCode;

use rasid_core::article::Article;
use rasid_core::{Knowledge, extract};
use rasid_export::ExportArticle;
use rasid_gazetteer::Gazetteer;

use crate::args::{Format, Options};
use crate::{BAD_INPUT, complain, written};

/// Runs the command; one bad file is reported and does not stop the others.
pub fn run(options: &Options) -> ExitCode {
    let mut bad = false;
    let gazetteer = Gazetteer::embedded();
    let knowledge = Knowledge::new(&gazetteer);
    let mut out = io::BufWriter::new(io::stdout().lock());
    let mut gathered = Vec::new();
    for name in &options.files {
        let article = match read(name, options) {
            Ok(article) => article,
            Err(message) => {
                complain(&format!("{}: {message}", name.display()));
                bad = true;
                continue;
            }
        };
        let extraction = extract(&article, &knowledge);
        let outcome = match options.format {
            Format::Json => document(&mut out, serde_json::to_vec_pretty(&extraction)),
            Format::Jsonl => document(&mut out, serde_json::to_vec(&extraction)),
            Format::Table(_) => {
                gathered.push(ExportArticle { article, extraction, review: Vec::new() });
                Ok(())
            }
        };
        if outcome.is_err() {
            return written(outcome);
        }
    }
    let mut last = Ok(());
    if let Format::Table(format) = options.format {
        match rasid_export::export(format, &gathered, &options.export) {
            Ok(file) => last = out.write_all(&file.bytes),
            Err(message) => {
                complain(&message.en);
                bad = true;
            }
        }
    }
    if let Err(error) = last.and_then(|()| out.flush()) {
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

/// One JSON document and a line end.
fn document(out: &mut impl Write, json: serde_json::Result<Vec<u8>>) -> io::Result<()> {
    out.write_all(&json?)?;
    out.write_all(b"\n")
}
