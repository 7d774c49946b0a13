//! Files → one ZIP archive (PKWARE's APPNOTE, the part that every program reads): deflated, UTF-8 names, one fixed time, so that the same
//! files give the same bytes. Left out: archives beyond 4 GB.

/// Packs named files, in their order.
pub fn pack(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut directory = Vec::new();
    for (name, bytes) in files {
        let packed = miniz_oxide::deflate::compress_to_vec(bytes, 6);
        let offset = size(out.len());
        let mut facts = Vec::new();
        // Version 2.0; names are UTF-8; deflated; midnight of 1 January 1980, the earliest that the format knows.
        for half in [20_u16, 0x0800, 8, 0, 0x21] {
            facts.extend(half.to_le_bytes());
        }
        for word in [crc32(bytes), size(packed.len()), size(bytes.len())] {
            facts.extend(word.to_le_bytes());
        }
        facts.extend(u16::try_from(name.len()).unwrap_or(u16::MAX).to_le_bytes());
        out.extend(b"PK\x03\x04");
        out.extend(&facts);
        out.extend([0; 2]);
        out.extend(name.as_bytes());
        out.extend(packed);
        directory.extend(b"PK\x01\x02\x14\x00");
        directory.extend(&facts);
        directory.extend([0; 12]);
        directory.extend(offset.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let (start, count) = (size(out.len()), u16::try_from(files.len()).unwrap_or(u16::MAX));
    out.extend(&directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend(count.to_le_bytes());
    out.extend(count.to_le_bytes());
    out.extend(size(directory.len()).to_le_bytes());
    out.extend(start.to_le_bytes());
    out.extend([0; 2]);
    out
}

fn size(bytes: usize) -> u32 {
    u32::try_from(bytes).unwrap_or(u32::MAX)
}

/// CRC-32 as in ISO 3309, bit by bit: the files are small.
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| (crc >> 1) ^ (0xedb8_8320 & (crc & 1).wrapping_neg()))
    })
}
