//! The values that a PDF is written in, and the reader of their spelling. Nothing here follows a reference.

use std::collections::BTreeMap;

pub type Dict = BTreeMap<String, Object>;

#[derive(Clone, Debug, PartialEq)]
pub enum Object {
    Null,
    Number(f64),
    Name(String),
    Text(Vec<u8>),
    Array(Vec<Object>),
    Dict(Dict),
    /// The dictionary and the bytes as they lie in the file, still packed.
    Stream(Dict, Vec<u8>),
    Reference(u32),
    /// A word of a page's program, and `true`, `endobj` and the like.
    Word(String),
}

impl Object {
    pub fn number(&self) -> Option<f64> {
        if let Self::Number(n) = self { Some(*n) } else { None }
    }

    pub fn name(&self) -> Option<&str> {
        if let Self::Name(name) = self { Some(name) } else { None }
    }

    pub fn array(&self) -> Option<&[Object]> {
        if let Self::Array(all) = self { Some(all) } else { None }
    }

    /// Of a dictionary, or of a stream.
    pub fn dict(&self) -> Option<&Dict> {
        match self {
            Self::Dict(dict) | Self::Stream(dict, _) => Some(dict),
            _ => None,
        }
    }
}

/// Lists in lists beyond this are an attack on the stack.
const DEEPEST: u8 = 40;

pub struct Lexer<'a> {
    bytes: &'a [u8],
    pub at: usize,
}

impl<'a> Lexer<'a> {
    pub fn new(bytes: &'a [u8], at: usize) -> Self {
        Self { bytes, at }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    pub fn skip_blank(&mut self) {
        while let Some(byte) = self.peek() {
            match byte {
                b'%' => {
                    while self.peek().is_some_and(|b| b != b'\n' && b != b'\r') {
                        self.at += 1;
                    }
                }
                0 | b'\t' | b'\n' | 12 | b'\r' | b' ' => self.at += 1,
                _ => return,
            }
        }
    }

    /// The next value; nothing at the end. `references` are possible in files, not in the program of a page.
    pub fn next(&mut self, references: bool) -> Option<Object> {
        self.value(references, 0)
    }

    fn value(&mut self, references: bool, depth: u8) -> Option<Object> {
        self.skip_blank();
        let byte = self.peek()?;
        if depth > DEEPEST {
            self.at = self.bytes.len();
            return None;
        }
        match byte {
            b'/' => Some(Object::Name(self.name())),
            b'(' => Some(Object::Text(self.literal())),
            b'<' if self.bytes.get(self.at + 1) == Some(&b'<') => {
                self.at += 2;
                Some(Object::Dict(self.dict(references, depth + 1)))
            }
            b'<' => Some(Object::Text(self.hex())),
            b'[' => {
                self.at += 1;
                Some(Object::Array(self.list(references, depth + 1)))
            }
            b'+' | b'-' | b'.' | b'0'..=b'9' => Some(self.number(references)),
            b']' | b'>' | b')' | b'{' | b'}' => {
                self.at += 1;
                Some(Object::Word(char::from(byte).to_string()))
            }
            _ => Some(Object::Word(self.word())),
        }
    }

    fn list(&mut self, references: bool, depth: u8) -> Vec<Object> {
        let mut out = Vec::new();
        loop {
            match self.value(references, depth) {
                None => return out,
                Some(Object::Word(word)) if word == "]" => return out,
                Some(value) => out.push(value),
            }
        }
    }

    fn dict(&mut self, references: bool, depth: u8) -> Dict {
        let mut out = Dict::new();
        loop {
            match self.value(references, depth) {
                Some(Object::Name(key)) => match self.value(references, depth) {
                    Some(Object::Word(word)) if word == ">" => return out,
                    Some(value) => {
                        out.insert(key, value);
                    }
                    None => return out,
                },
                // The second `>` is taken with the first.
                Some(Object::Word(word)) if word == ">" => {
                    if self.peek() == Some(b'>') {
                        self.at += 1;
                    }
                    return out;
                }
                None => return out,
                Some(_) => {}
            }
        }
    }

    fn word(&mut self) -> String {
        let start = self.at;
        while self.peek().is_some_and(is_regular) {
            self.at += 1;
        }
        // A byte that belongs to nothing is passed over.
        if self.at == start {
            self.at += 1;
        }
        String::from_utf8_lossy(self.bytes.get(start..self.at).unwrap_or_default()).into_owned()
    }

    fn name(&mut self) -> String {
        self.at += 1;
        let (mut out, start) = (Vec::new(), self.at);
        while let Some(byte) = self.peek().filter(|b| is_regular(*b)) {
            self.at += 1;
            let code = (byte == b'#').then(|| self.bytes.get(self.at..self.at + 2)).flatten();
            match code.and_then(|code| u8::from_str_radix(std::str::from_utf8(code).ok()?, 16).ok()) {
                Some(code) => {
                    out.push(code);
                    self.at += 2;
                }
                None => out.push(byte),
            }
            if self.at - start > 1_000 {
                break;
            }
        }
        String::from_utf8_lossy(&out).into_owned()
    }

    fn number(&mut self, references: bool) -> Object {
        let Some(value) = self.plain_number() else { return Object::Number(0.0) };
        if references && value >= 0.0 && value.fract() == 0.0 {
            let back = self.at;
            self.skip_blank();
            let generation = self.peek().filter(u8::is_ascii_digit).and_then(|_| self.plain_number());
            self.skip_blank();
            let ends = !self.bytes.get(self.at + 1).copied().is_some_and(is_regular);
            if generation.is_some() && self.peek() == Some(b'R') && ends {
                self.at += 1;
                return Object::Reference(value as u32);
            }
            self.at = back;
        }
        Object::Number(value)
    }

    fn plain_number(&mut self) -> Option<f64> {
        let start = self.at;
        while self.peek().is_some_and(|b| matches!(b, b'+' | b'-' | b'.' | b'0'..=b'9')) {
            self.at += 1;
        }
        let text = std::str::from_utf8(self.bytes.get(start..self.at)?).ok()?;
        text.parse().ok().filter(|n: &f64| n.is_finite())
    }

    fn literal(&mut self) -> Vec<u8> {
        self.at += 1;
        let (mut out, mut open) = (Vec::new(), 1_u32);
        while let Some(byte) = self.peek() {
            self.at += 1;
            match byte {
                b'(' => open += 1,
                b')' => {
                    open -= 1;
                    if open == 0 {
                        break;
                    }
                }
                b'\\' => {
                    self.escaped(&mut out);
                    continue;
                }
                _ => {}
            }
            out.push(byte);
        }
        out
    }

    fn escaped(&mut self, out: &mut Vec<u8>) {
        let Some(byte) = self.peek() else { return };
        self.at += 1;
        match byte {
            b'n' => out.push(b'\n'),
            b'r' => out.push(b'\r'),
            b't' => out.push(b'\t'),
            b'b' => out.push(8),
            b'f' => out.push(12),
            b'0'..=b'7' => {
                let mut code = u32::from(byte - b'0');
                for _ in 0..2 {
                    if let Some(digit) = self.peek().filter(|b| (b'0'..=b'7').contains(b)) {
                        code = code * 8 + u32::from(digit - b'0');
                        self.at += 1;
                    }
                }
                out.push((code & 0xff) as u8);
            }
            b'\r' => {
                if self.peek() == Some(b'\n') {
                    self.at += 1;
                }
            }
            b'\n' => {}
            other => out.push(other),
        }
    }

    fn hex(&mut self) -> Vec<u8> {
        self.at += 1;
        let mut digits = Vec::new();
        while let Some(byte) = self.peek() {
            self.at += 1;
            if byte == b'>' {
                break;
            }
            digits.extend(char::from(byte).to_digit(16).map(|digit| digit as u8));
        }
        digits.chunks(2).map(|pair| pair.first().unwrap_or(&0) * 16 + pair.get(1).unwrap_or(&0)).collect()
    }
}

fn is_regular(byte: u8) -> bool {
    !matches!(
        byte,
        0 | b'\t'
            | b'\n'
            | 12
            | b'\r'
            | b' '
            | b'('
            | b')'
            | b'<'
            | b'>'
            | b'['
            | b']'
            | b'{'
            | b'}'
            | b'/'
            | b'%'
    )
}
