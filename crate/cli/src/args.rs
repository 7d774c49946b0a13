//! The command line: words → options. Nothing is read here but the words themselves.

use std::ffi::OsString;

use lexopt::Arg::{Long, Short, Value};
use lexopt::ValueExt;
use rasid_export::{Coordinates, ExportFormat, ExportOptions, Language};

/// What `rasid --help` prints.
pub const HELP: &str = "\
rasid: incidents in Arabic news, found on this machine; nothing is sent anywhere

usage: rasid extract [--published YYYY-MM-DD] [--format FORMAT] [--own FILE] FILE...

  FILE                     plain text or Markdown (UTF-8, UTF-16, windows-1256, ISO-8859-6), a saved web page, DOCX, ODT,
                           or a ZIP of these; - reads standard input
  --published YYYY-MM-DD   the day the article appeared, when its text does not say so
  --own FILE               words and places of your own, as the page saves them (.rasid-own.json); may be given again
  --places FILE            places of a file: a country of GeoNames, CSV or TSV (such as OCHA's), GeoJSON; may be given again
  --format json            one article, one JSON document (the default)
  --format jsonl           one JSON document a line, for any number of articles
  --format csv, xlsx       one row an incident, for spreadsheets
  --format geojson, kml    one feature or placemark a place, for maps
  --format acled, ucdp     in the columns of ACLED or UCDP GED (unofficial)
  --format timemap         events, sources and associations for TimeMap, in a ZIP
  --format timelinejs      for TimelineJS
  --format bayanat         bulletins shaped like Bayanat's; bayanat_csv: the same as a table
  --format report          a page to read and print
  --format brat            annotated text in a ZIP; label_studio: the same as Label Studio's tasks

  for all formats but json and jsonl:
  --language ar, en        of headings and sentences (ar by default)
  --coordinates exact, rounded, governorate
                           how exactly the file says where: as found, to about 11 km, or the governorate only
  --no-quotes              leaves the article's words out
  --help, --version

exit status: 0 read (also when nothing was found), 1 the output could not be written, 2 an option or an input is wrong
";

#[derive(Debug)]
pub enum Command {
    Help,
    Version,
    Extract(Options),
}

#[derive(Debug, Default)]
pub struct Options {
    pub published: Option<String>,
    pub format: Format,
    pub export: ExportOptions,
    pub own: Vec<OsString>,
    pub places: Vec<OsString>,
    pub files: Vec<OsString>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    #[default]
    Json,
    Jsonl,
    /// All articles in one file that is no contract document.
    Table(ExportFormat),
}

/// Reads the command line of this process.
pub fn parse() -> Result<Command, String> {
    let mut parser = lexopt::Parser::from_env();
    let mut options = Options::default();
    let mut extract = false;
    while let Some(arg) = parser.next().map_err(|e| hint(&e.to_string()))? {
        match arg {
            Long("help") | Short('h') => return Ok(Command::Help),
            Long("version") | Short('V') => return Ok(Command::Version),
            Value(word) if !extract => {
                if word != "extract" {
                    return Err(hint(&format!("unknown command «{}»", word.display())));
                }
                extract = true;
            }
            Long("published") if extract => {
                options.published = Some(date(&text(&mut parser, "--published")?)?);
            }
            Long("language") if extract => {
                options.export.language = match text(&mut parser, "--language")?.as_str() {
                    "ar" => Language::Ar,
                    "en" => Language::En,
                    other => return Err(format!("unknown language «{other}»: use ar or en")),
                }
            }
            Long("coordinates") if extract => {
                options.export.coordinates = match text(&mut parser, "--coordinates")?.as_str() {
                    "exact" => Coordinates::Exact,
                    "rounded" => Coordinates::Rounded,
                    "governorate" => Coordinates::Governorate,
                    other => {
                        return Err(format!(
                            "unknown coordinates «{other}»: use exact, rounded or governorate"
                        ));
                    }
                }
            }
            Long("own") if extract => options.own.push(file(&mut parser, "--own")?),
            Long("places") if extract => options.places.push(file(&mut parser, "--places")?),
            Long("no-quotes") if extract => options.export.quotes = false,
            Long("format") if extract => options.format = format(&text(&mut parser, "--format")?)?,
            Value(file) => options.files.push(file),
            other => return Err(hint(&other.unexpected().to_string())),
        }
    }
    if !extract {
        return Err(hint("no command"));
    }
    if options.files.is_empty() {
        return Err("no file: name one, or - to read standard input".to_owned());
    }
    if options.format == Format::Json && options.files.len() > 1 {
        return Err("--format json takes one file: use --format jsonl for several".to_owned());
    }
    Ok(Command::Extract(options))
}

fn file(parser: &mut lexopt::Parser, option: &str) -> Result<OsString, String> {
    parser.value().map_err(|_| format!("{option} needs a file: see rasid --help"))
}

fn text(parser: &mut lexopt::Parser, option: &str) -> Result<String, String> {
    parser
        .value()
        .and_then(|value| value.string())
        .map_err(|_| format!("{option} needs a value: see rasid --help"))
}

fn format(name: &str) -> Result<Format, String> {
    match name {
        "json" => Ok(Format::Json),
        "jsonl" => Ok(Format::Jsonl),
        _ => ExportFormat::ALL
            .into_iter()
            .find(|format| format.id() == name)
            .map(Format::Table)
            .ok_or_else(|| format!("unknown format «{name}»: see rasid --help for the formats")),
    }
}

/// A calendar date written YYYY-MM-DD and nothing else.
fn date(given: &str) -> Result<String, String> {
    let shape = given.len() == 10
        && given
            .bytes()
            .enumerate()
            .all(|(i, b)| if i == 4 || i == 7 { b == b'-' } else { b.is_ascii_digit() });
    match given.parse::<jiff::civil::Date>() {
        Ok(date) if shape => Ok(date.to_string()),
        _ => Err(format!("«{given}» is no date: write it as YYYY-MM-DD, such as 2025-04-12")),
    }
}

fn hint(message: &str) -> String {
    format!("{message}: see rasid --help")
}
