//! ZIP archives: their files, one by one, within limits. Everything is read from the central directory, as PKWARE's APPNOTE demands.
//!
//! A bomb is refused before it is unpacked: too many files, or more bytes than [`MAX_UNPACKED`] in all or [`MAX_ENTRY`] in one, whatever the
//! directory claims. Left out: encrypted files, ZIP64, and methods other than stored and deflated; each is refused by itself.

use crate::Refusal;

const MAX_ENTRIES: usize = 2_000;
/// Of one file, unpacked.
const MAX_ENTRY: usize = crate::MAX_PAGE_BYTES;
/// Of all files together, unpacked.
pub const MAX_UNPACKED: usize = 128 * 1024 * 1024;

/// A file in an archive, still packed.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    name: &'a [u8],
    method: u16,
    encrypted: bool,
    size: usize,
    packed: &'a [u8],
}

/// The files of an archive, folders left out.
pub fn entries(bytes: &[u8]) -> Result<Vec<Entry<'_>>, Refusal> {
    let tail = bytes.len().saturating_sub(22 + 65_535);
    let end = bytes
        .get(tail..)
        .unwrap_or_default()
        .windows(4)
        .rposition(|w| w == b"PK\x05\x06")
        .map(|at| at + tail);
    let end = end.ok_or_else(Refusal::damaged_archive)?;
    let count = usize::from(half(bytes, end + 10).ok_or_else(Refusal::damaged_archive)?);
    if count > MAX_ENTRIES {
        return Err(Refusal::bomb());
    }
    let mut at = word(bytes, end + 16).ok_or_else(Refusal::damaged_archive)?;
    let mut out = Vec::new();
    for _ in 0..count {
        let (entry, next) = entry(bytes, at).ok_or_else(Refusal::damaged_archive)?;
        if !entry.name.ends_with(b"/") {
            out.push(entry);
        }
        at = next;
    }
    if out.iter().fold(0_usize, |sum, e| sum.saturating_add(e.size)) > MAX_UNPACKED {
        return Err(Refusal::bomb());
    }
    Ok(out)
}

fn entry(bytes: &[u8], at: usize) -> Option<(Entry<'_>, usize)> {
    if bytes.get(at..at.checked_add(4)?)? != b"PK\x01\x02" {
        return None;
    }
    let (flags, method) = (half(bytes, at.checked_add(8)?)?, half(bytes, at.checked_add(10)?)?);
    let (packed, size, local) = (word(bytes, at + 20)?, word(bytes, at + 24)?, word(bytes, at + 42)?);
    let lengths = [half(bytes, at + 28)?, half(bytes, at + 30)?, half(bytes, at + 32)?].map(usize::from);
    let name_end = (at + 46).checked_add(lengths[0])?;
    let name = bytes.get(at + 46..name_end)?;
    let data = local.checked_add(30)?.checked_add(usize::from(half(bytes, local.checked_add(26)?)?))?;
    let data = data.checked_add(usize::from(half(bytes, local.checked_add(28)?)?))?;
    let packed = bytes.get(data..data.checked_add(packed)?)?;
    let entry = Entry { name, method, encrypted: flags & 1 == 1, size, packed };
    Some((entry, name_end.checked_add(lengths[1])?.checked_add(lengths[2])?))
}

impl Entry<'_> {
    /// Its path in the archive; names that are not UTF-8 lose the letters that we cannot tell.
    pub fn name(&self) -> String {
        String::from_utf8_lossy(self.name).into_owned()
    }

    /// Its bytes.
    pub fn unpack(&self) -> Result<Vec<u8>, Refusal> {
        if self.encrypted {
            return Err(Refusal::locked());
        }
        if self.size > MAX_ENTRY {
            return Err(Refusal::bomb());
        }
        match self.method {
            0 => Ok(self.packed.to_vec()),
            // The directory may lie about the size: the limit is ours, not its.
            8 => {
                miniz_oxide::inflate::decompress_to_vec_with_limit(self.packed, MAX_ENTRY).map_err(|error| {
                    let too_much = error.status == miniz_oxide::inflate::TINFLStatus::HasMoreOutput;
                    if too_much { Refusal::bomb() } else { Refusal::damaged_archive() }
                })
            }
            _ => Err(Refusal::damaged_archive()),
        }
    }
}

fn half(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at.checked_add(2)?)?.try_into().ok().map(u16::from_le_bytes)
}

fn word(bytes: &[u8], at: usize) -> Option<usize> {
    let word = bytes.get(at..at.checked_add(4)?)?.try_into().ok().map(u32::from_le_bytes)?;
    usize::try_from(word).ok()
}
