//! A PDF as its numbered objects. They are found by looking for them, not by the file's own index, which is broken often enough;
//! of an object that was changed the last one counts. Left out: encrypted files (refused), and filters other than Flate.

use std::collections::BTreeMap;

use super::object::{Dict, Lexer, Object};

pub struct File {
    objects: BTreeMap<u32, Object>,
}

/// What one stream may unpack to.
const MAX_STREAM: usize = 32 * 1024 * 1024;
/// More objects than this are no article.
const MAX_OBJECTS: usize = 200_000;

impl File {
    pub fn read(bytes: &[u8]) -> File {
        let mut objects = BTreeMap::new();
        for (id, at) in found(bytes).into_iter().take(MAX_OBJECTS) {
            if let Some(object) = object_at(bytes, at) {
                objects.insert(id, object);
            }
        }
        let mut file = File { objects };
        file.unpack_object_streams();
        file
    }

    fn unpack_object_streams(&mut self) {
        let packed: Vec<Object> =
            self.objects.values().filter(|o| kind_of(o) == Some("ObjStm")).cloned().collect();
        for stream in packed {
            let Some(dict) = stream.dict() else { continue };
            let number = |key: &str| self.get(dict, key).and_then(|o| o.number()).map_or(0, |n| n as usize);
            let (count, first) = (number("N").min(MAX_OBJECTS), number("First"));
            let Some(bytes) = self.unpacked(&stream) else { continue };
            let mut heads = Lexer::new(&bytes, 0);
            for _ in 0..count {
                let pair =
                    (heads.next(false).and_then(|o| o.number()), heads.next(false).and_then(|o| o.number()));
                let (Some(id), Some(offset)) = pair else { break };
                let at = first.saturating_add(offset as usize);
                if let Some(object) = Lexer::new(&bytes, at).next(true) {
                    self.objects.entry(id as u32).or_insert(object);
                }
            }
        }
    }

    pub fn follow<'a>(&'a self, object: &'a Object) -> &'a Object {
        let mut now = object;
        // A chain of references is one or two long; a ring never ends.
        for _ in 0..16 {
            match now {
                Object::Reference(id) => now = self.objects.get(id).unwrap_or(&Object::Null),
                other => return other,
            }
        }
        &Object::Null
    }

    /// The value of a key, followed.
    pub fn get<'a>(&'a self, dict: &'a Dict, key: &str) -> Option<&'a Object> {
        dict.get(key).map(|value| self.follow(value))
    }

    pub fn of_kind(&self, kind: &str) -> Option<&Object> {
        self.objects.values().rev().find(|o| kind_of(o) == Some(kind))
    }

    pub fn objects(&self) -> impl Iterator<Item = &Object> {
        self.objects.values()
    }

    /// The bytes of a stream, unpacked.
    pub fn unpacked(&self, object: &Object) -> Option<Vec<u8>> {
        let Object::Stream(dict, raw) = object else { return None };
        let filters: Vec<&str> = match self.get(dict, "Filter") {
            None | Some(Object::Null) => Vec::new(),
            Some(Object::Name(name)) => vec![name],
            Some(Object::Array(all)) => all.iter().filter_map(|o| self.follow(o).name()).collect(),
            Some(_) => return None,
        };
        let mut bytes = raw.clone();
        for filter in filters {
            bytes = match filter {
                "FlateDecode" | "Fl" => inflated(&bytes)?,
                _ => return None,
            };
        }
        Some(bytes)
    }
}

fn kind_of(object: &Object) -> Option<&str> {
    object.dict()?.get("Type")?.name()
}

/// Unpacks; a stream that breaks off gives what came before.
fn inflated(bytes: &[u8]) -> Option<Vec<u8>> {
    match miniz_oxide::inflate::decompress_to_vec_zlib_with_limit(bytes, MAX_STREAM) {
        Ok(out) => Some(out),
        Err(error) if !error.output.is_empty() => Some(error.output),
        Err(_) => miniz_oxide::inflate::decompress_to_vec_with_limit(bytes.get(2..)?, MAX_STREAM).ok(),
    }
}

/// Where `12 0 obj` stands: the number, and the place behind it.
fn found(bytes: &[u8]) -> Vec<(u32, usize)> {
    let mut out = Vec::new();
    for (at, window) in bytes.windows(4).enumerate() {
        if !matches!(window, [b' ' | b'\n' | b'\r' | b'\t', b'o', b'b', b'j']) {
            continue;
        }
        let head = bytes.get(at.saturating_sub(20)..at).unwrap_or_default();
        let text = String::from_utf8_lossy(head);
        let mut words = text.split_ascii_whitespace().rev();
        let generation = words.next().is_some_and(|word| word.bytes().all(|b| b.is_ascii_digit()));
        let id = words.next().and_then(|word| {
            let digits = word.trim_start_matches(|c: char| !c.is_ascii_digit());
            digits.parse::<u32>().ok()
        });
        if let (true, Some(id)) = (generation, id) {
            out.push((id, at + 4));
        }
    }
    out
}

fn object_at(bytes: &[u8], at: usize) -> Option<Object> {
    let mut lexer = Lexer::new(bytes, at);
    let object = lexer.next(true)?;
    let Object::Dict(dict) = object else { return Some(object) };
    lexer.skip_blank();
    let rest = bytes.get(lexer.at..)?;
    let Some(body) = rest.strip_prefix(b"stream") else { return Some(Object::Dict(dict)) };
    let body = body.strip_prefix(b"\r\n").or(body.strip_prefix(b"\n")).unwrap_or(body);
    let length = dict.get("Length").and_then(Object::number).map(|n| n as usize);
    // The length may stand elsewhere, or be wrong: then the stream goes as far as its end mark.
    let ends =
        |n: &usize| body.get(*n..).is_some_and(|after| after.trim_ascii_start().starts_with(b"endstream"));
    let length = length
        .filter(ends)
        .or_else(|| body.windows(9).position(|window| window == b"endstream"))
        .unwrap_or(body.len());
    Some(Object::Stream(dict, body.get(..length)?.to_vec()))
}
