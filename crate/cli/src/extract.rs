//! `rasid extract`: each file is read, its incidents found, and the outcome written.

use std::ffi::OsStr;
use std::io::{self, Read, Write};
use std::process::ExitCode;

use rasid_core::article::Article;
use rasid_core::{Knowledge, extract};
use rasid_export::ExportArticle;
use rasid_gazetteer::Gazetteer;
use rasid_ingest::Reading;

use crate::args::{Format, Options};
use crate::{BAD_INPUT, complain, own, written};

/// Runs the command; one bad file is reported and does not stop the others.
pub fn run(options: &Options) -> ExitCode {
    let gazetteer = Gazetteer::embedded();
    let mut knowledge = Knowledge::new(&gazetteer);
    let mut bad = own::teach(&mut knowledge, options);
    let mut out = io::BufWriter::new(io::stdout().lock());
    let mut gathered = Vec::new();
    for name in &options.files {
        let (articles, refused) = read(name, options);
        for message in refused {
            complain(&message);
            bad = true;
        }
        for article in articles {
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

/// The articles of a file, and a line for each part of it that could not be read.
fn read(name: &OsStr, options: &Options) -> (Vec<Article>, Vec<String>) {
    let shown = name.display();
    let mut bytes = Vec::new();
    let taken = if name == "-" {
        io::stdin().lock().read_to_end(&mut bytes)
    } else {
        std::fs::File::open(name).and_then(|mut file| file.read_to_end(&mut bytes))
    };
    if let Err(error) = taken {
        return (Vec::new(), vec![format!("{shown}: cannot read it: {error}")]);
    }
    let batch = match rasid_ingest::read_all(&name.to_string_lossy(), &bytes, &Reading::default()) {
        Ok(batch) => batch,
        Err(refusal) => return (Vec::new(), vec![format!("{shown}: {}", refusal.en)]),
    };
    if options.format == Format::Json && batch.documents.len() > 1 {
        let several = batch.documents.len();
        return (Vec::new(), vec![format!("{shown}: it holds {several} articles: use --format jsonl")]);
    }
    let given = |article| Article { given_date: options.published.clone(), ..article };
    let refused = batch.refused.iter().map(|r| format!("{}: {}", r.name, r.message.en)).collect();
    (batch.documents.into_iter().map(|d| given(d.article)).collect(), refused)
}

/// One JSON document and a line end.
fn document(out: &mut impl Write, json: serde_json::Result<Vec<u8>>) -> io::Result<()> {
    out.write_all(&json?)?;
    out.write_all(b"\n")
}
