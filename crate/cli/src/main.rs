//! The program `rasid`: the engine of the page over files and streams.
//!
//! Exit status 0: every input was read (also when it reports no incident). 2: an option or an input is wrong;
//! one line on standard error says which and what to do. 1: the output could not be written.

mod args;
mod extract;
mod own;

use std::io::{self, Write};
use std::process::ExitCode;

use args::Command;

/// Exit status for anything wrong with the options or the input.
const BAD_INPUT: u8 = 2;

fn main() -> ExitCode {
    let outcome = match args::parse() {
        Ok(Command::Help) => print(args::HELP),
        Ok(Command::Version) => print(concat!("rasid ", env!("CARGO_PKG_VERSION"), "\n")),
        Ok(Command::Extract(options)) => return extract::run(&options),
        Err(message) => {
            complain(&message);
            return ExitCode::from(BAD_INPUT);
        }
    };
    written(outcome)
}

/// Exit status after writing; a reader that stopped early (such as `head`) is no failure.
fn written(outcome: io::Result<()>) -> ExitCode {
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            complain(&format!("cannot write the output: {error}"));
            ExitCode::FAILURE
        }
    }
}

fn print(text: &str) -> io::Result<()> {
    io::stdout().write_all(text.as_bytes())
}

/// One line on standard error; when even that fails there is no one left to tell.
fn complain(message: &str) {
    let _ = writeln!(io::stderr(), "rasid: {}", message.replace('\n', " "));
}
