//! Rows → CSV after RFC 4180: a byte order mark for Excel, CRLF, quotes only where needed.

use crate::cell::Cell;

/// Writes a header and rows. Writing to memory cannot fail; should it do so all the same, the rows until then are returned.
pub fn write(columns: &[&str], rows: &[Vec<Cell>]) -> Vec<u8> {
    let mut writer =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(b"\xef\xbb\xbf".to_vec());
    let mut written = writer.write_record(columns);
    for row in rows {
        written = written.and_then(|()| writer.write_record(row.iter().map(Cell::plain)));
    }
    writer.into_inner().unwrap_or_default()
}
