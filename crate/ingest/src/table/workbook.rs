//! Workbooks (XLSX) → rows: the saved values of every sheet, shared and inline texts, cells put where their reference says.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::{Grid, lines};
use crate::Refusal;
use crate::archive::Entry;
use crate::office::entity_text;

/// The sheets of a workbook, or nothing when the archive is none.
pub fn grids(name: &str, entries: &[Entry<'_>]) -> Option<Result<Vec<Grid>, Refusal>> {
    let find = |path: &str| entries.iter().find(|e| e.name() == path);
    let book = find("xl/workbook.xml")?;
    Some(book.unpack().and_then(|book| {
        let names = sheet_names(&book);
        let shared = match find("xl/sharedStrings.xml") {
            Some(entry) => shared_texts(&entry.unpack()?),
            None => Vec::new(),
        };
        let mut sheets: Vec<(u32, &Entry<'_>)> =
            entries.iter().filter_map(|e| Some((sheet_number(&e.name())?, e))).collect();
        sheets.sort_by_key(|(number, _)| *number);
        let label = |i: usize| match names.get(i) {
            Some(sheet) if sheets.len() > 1 => format!("{name} › {sheet}"),
            _ => name.to_owned(),
        };
        sheets
            .iter()
            .enumerate()
            .map(|(i, (_, entry))| {
                Ok(Grid { name: label(i), ..lines::headed(cells(&entry.unpack()?, &shared)) })
            })
            .collect()
    }))
}

fn sheet_number(path: &str) -> Option<u32> {
    path.strip_prefix("xl/worksheets/sheet")?.strip_suffix(".xml")?.parse().ok()
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.attributes().flatten().find(|a| a.key.as_ref() == name)?;
    Some(found.value.into_owned())
}

fn sheet_names(xml: &[u8]) -> Vec<String> {
    let mut out = Vec::new();
    events(xml, |event| {
        if let Event::Start(tag) | Event::Empty(tag) = event
            && tag.name().as_ref() == "sheet"
        {
            out.extend(attribute(tag, "name"));
        }
    });
    out
}

/// The texts that cells name by number. What is told of their pronunciation is no text.
fn shared_texts(xml: &[u8]) -> Vec<String> {
    let (mut out, mut now, mut run, mut aside) = (Vec::new(), String::new(), false, false);
    events(xml, |event| match event {
        Event::Start(tag) => match tag.name().as_ref() {
            "t" => run = !aside,
            "rPh" => aside = true,
            _ => {}
        },
        Event::End(tag) => match tag.name().as_ref() {
            "t" => run = false,
            "rPh" => aside = false,
            "si" => out.push(std::mem::take(&mut now)),
            _ => {}
        },
        Event::Empty(tag) if tag.name().as_ref() == "si" => out.push(String::new()),
        event if run => push_text(&mut now, event),
        _ => {}
    });
    out
}

fn cells(xml: &[u8], shared: &[String]) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut value, mut run) = (Vec::new(), Vec::new(), String::new(), false);
    let (mut column, mut kind) = (0_usize, String::new());
    events(xml, |event| match event {
        Event::Start(tag) => match tag.name().as_ref() {
            "c" => {
                kind = attribute(tag, "t").unwrap_or_default();
                column = attribute(tag, "r").and_then(|r| column_of(&r)).unwrap_or(row.len());
            }
            "v" | "t" => run = true,
            _ => {}
        },
        Event::End(tag) => match tag.name().as_ref() {
            "v" | "t" => run = false,
            "c" => {
                let said = std::mem::take(&mut value);
                let said = match kind.as_str() {
                    "s" => {
                        said.parse::<usize>().ok().and_then(|i| shared.get(i)).cloned().unwrap_or_default()
                    }
                    "e" => String::new(),
                    _ => said,
                };
                put(&mut row, column, said);
            }
            "row" => rows.push(std::mem::take(&mut row)),
            _ => {}
        },
        event if run => push_text(&mut value, event),
        _ => {}
    });
    rows
}

/// A reference beyond this is an accident, and would fill the memory with empty cells.
const MAX_COLUMNS: usize = 200;

fn put(row: &mut Vec<String>, column: usize, cell: String) {
    if column < MAX_COLUMNS {
        row.resize(row.len().max(column + 1), String::new());
        if let Some(held) = row.get_mut(column) {
            *held = cell;
        }
    }
}

/// `C7` → 2.
fn column_of(reference: &str) -> Option<usize> {
    let letters = reference.bytes().take_while(u8::is_ascii_uppercase);
    let number = letters
        .fold(0_usize, |sum, letter| sum.saturating_mul(26).saturating_add(usize::from(letter - b'A') + 1));
    number.checked_sub(1)
}

fn push_text(into: &mut String, event: &Event<'_>) {
    match event {
        Event::Text(text) => into.push_str(text.as_ref()),
        Event::CData(text) => into.push_str(text.as_ref()),
        Event::GeneralRef(entity) => into.push_str(&entity_text(entity.as_ref())),
        _ => {}
    }
}

/// Goes over XML; what breaks off gives what came before.
fn events(xml: &[u8], mut hear: impl FnMut(&Event<'_>)) {
    let mut reader = Reader::from_reader(xml);
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Eof) | Err(_) => return,
            Ok(event) => hear(&event),
        }
    }
}
