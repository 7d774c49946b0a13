//! The program of a page → its glyphs, each with its letters and where it stands. Only what moves or shows text is carried out.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::file::File;
use super::font::{Font, utf16};
use super::object::{Dict, Lexer, Object};

/// One glyph: where it begins on the page, how wide and how high it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Glyph {
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub size: f64,
    /// None when no one can tell which letter it is.
    pub text: Option<String>,
}

type Matrix = [f64; 6];
const SAME: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

fn times(a: &Matrix, b: &Matrix) -> Matrix {
    [
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    ]
}

#[derive(Clone)]
struct Pen {
    page: Matrix,
    font: Option<Rc<Font>>,
    size: f64,
    letter_gap: f64,
    word_gap: f64,
    stretch: f64,
    leading: f64,
    rise: f64,
}

/// Words that the file says stand for the glyphs drawn meanwhile.
struct Instead {
    text: String,
    first: usize,
    depth: usize,
}

pub struct Reader<'a> {
    file: &'a File,
    fonts: BTreeMap<usize, Rc<Font>>,
    pub glyphs: Vec<Glyph>,
    pen: Pen,
    kept: Vec<Pen>,
    line: Matrix,
    text: Matrix,
    marks: usize,
    instead: Option<Instead>,
    steps: usize,
}

/// Forms in forms, and steps in all: more is no page.
const DEEPEST: u8 = 8;
const MOST_STEPS: usize = 3_000_000;

impl<'a> Reader<'a> {
    pub fn new(file: &'a File) -> Reader<'a> {
        let pen = Pen {
            page: SAME,
            font: None,
            size: 0.0,
            letter_gap: 0.0,
            word_gap: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
        };
        Reader {
            file,
            fonts: BTreeMap::new(),
            glyphs: Vec::new(),
            pen,
            kept: Vec::new(),
            line: SAME,
            text: SAME,
            marks: 0,
            instead: None,
            steps: 0,
        }
    }

    pub fn run(&mut self, program: &[u8], resources: &Dict, depth: u8) {
        let (mut lexer, mut held) = (Lexer::new(program, 0), Vec::new());
        while let Some(object) = lexer.next(false) {
            self.steps += 1;
            if self.steps > MOST_STEPS {
                return;
            }
            let Object::Word(word) = object else {
                held.push(object);
                continue;
            };
            if word == "BI" {
                skip_picture(program, &mut lexer);
            } else if word == "Do" {
                self.draw_form(&held, resources, depth);
            } else {
                self.act(&word, &held, resources);
            }
            held.clear();
        }
    }

    fn act(&mut self, word: &str, held: &[Object], resources: &Dict) {
        let n = |i: usize| held.get(i).and_then(Object::number).unwrap_or(0.0);
        let matrix = || [n(0), n(1), n(2), n(3), n(4), n(5)];
        match word {
            "q" if self.kept.len() < 256 => self.kept.push(self.pen.clone()),
            "Q" => {
                if let Some(pen) = self.kept.pop() {
                    self.pen = pen;
                }
            }
            "cm" => self.pen.page = times(&matrix(), &self.pen.page),
            "BT" => (self.line, self.text) = (SAME, SAME),
            "Tf" => {
                self.pen.font =
                    held.first().and_then(Object::name).and_then(|name| self.font(name, resources));
                self.pen.size = n(1);
            }
            "Tc" => self.pen.letter_gap = n(0),
            "Tw" => self.pen.word_gap = n(0),
            "Tz" => self.pen.stretch = n(0) / 100.0,
            "TL" => self.pen.leading = n(0),
            "Ts" => self.pen.rise = n(0),
            "Tm" => (self.line, self.text) = (matrix(), matrix()),
            "Td" => self.move_line(n(0), n(1)),
            "TD" => {
                self.pen.leading = -n(1);
                self.move_line(n(0), n(1));
            }
            "T*" => self.move_line(0.0, -self.pen.leading),
            "Tj" => self.show_all(held),
            "TJ" => self.show_all(held.first().and_then(Object::array).unwrap_or_default()),
            "'" | "\"" => {
                self.move_line(0.0, -self.pen.leading);
                self.show_all(held.last().map(std::slice::from_ref).unwrap_or_default());
            }
            "BDC" | "BMC" => self.begin_mark(held, resources),
            "EMC" => self.end_mark(),
            _ => {}
        }
    }

    fn move_line(&mut self, x: f64, y: f64) {
        self.line = times(&[1.0, 0.0, 0.0, 1.0, x, y], &self.line);
        self.text = self.line;
    }

    fn font(&mut self, name: &str, resources: &Dict) -> Option<Rc<Font>> {
        let fonts = self.file.get(resources, "Font")?.dict()?;
        let dict = self.file.get(fonts, name)?.dict()?;
        // A dictionary of the file stays where it is: its place is its name.
        let key = std::ptr::from_ref(dict).addr();
        let file = self.file;
        Some(Rc::clone(self.fonts.entry(key).or_insert_with(|| Rc::new(Font::read(file, dict)))))
    }

    /// Texts are shown; the numbers between them move back, in thousandths.
    fn show_all(&mut self, pieces: &[Object]) {
        for piece in pieces {
            match piece {
                Object::Text(bytes) => self.show(bytes),
                Object::Number(back) => self.advance(-back / 1000.0 * self.pen.size * self.pen.stretch),
                _ => {}
            }
        }
    }

    fn show(&mut self, bytes: &[u8]) {
        let Some(font) = self.pen.font.clone() else { return };
        for shown in font.show(bytes) {
            let space = if shown.code == 32 && !font.is_wide() { self.pen.word_gap } else { 0.0 };
            let own = shown.width / 1000.0 * self.pen.size * self.pen.stretch;
            let at = times(&[1.0, 0.0, 0.0, 1.0, 0.0, self.pen.rise], &times(&self.text, &self.pen.page));
            let scale = at[0].hypot(at[1]);
            self.glyphs.push(Glyph {
                x: at[4],
                y: at[5],
                width: own * scale,
                size: (self.pen.size * at[2].hypot(at[3])).abs(),
                text: shown.text,
            });
            self.advance(own + (self.pen.letter_gap + space) * self.pen.stretch);
        }
    }

    fn advance(&mut self, by: f64) {
        self.text = times(&[1.0, 0.0, 0.0, 1.0, by, 0.0], &self.text);
    }

    fn begin_mark(&mut self, held: &[Object], resources: &Dict) {
        self.marks += 1;
        let named = |name: &str| self.file.get(self.file.get(resources, "Properties")?.dict()?, name)?.dict();
        let facts = match held.get(1) {
            Some(Object::Dict(dict)) => Some(dict),
            Some(Object::Name(name)) => named(name),
            _ => None,
        };
        if let (Some(Object::Text(text)), None) = (facts.and_then(|f| f.get("ActualText")), &self.instead) {
            let text = if text.starts_with(b"\xfe\xff") {
                utf16(text)
            } else {
                String::from_utf8_lossy(text).into_owned()
            };
            self.instead = Some(Instead { text, first: self.glyphs.len(), depth: self.marks });
        }
    }

    fn end_mark(&mut self) {
        if let Some(instead) = self.instead.take_if(|instead| instead.depth == self.marks) {
            let drawn = self.glyphs.split_off(instead.first.min(self.glyphs.len()));
            let left = drawn.iter().map(|g| g.x).fold(f64::INFINITY, f64::min);
            let right = drawn.iter().map(|g| g.x + g.width).fold(f64::NEG_INFINITY, f64::max);
            if let Some(first) = drawn.into_iter().next() {
                self.glyphs.push(Glyph { x: left, width: right - left, text: Some(instead.text), ..first });
            }
        }
        self.marks = self.marks.saturating_sub(1);
    }

    /// A form is a program of its own, drawn here.
    fn draw_form(&mut self, held: &[Object], resources: &Dict, depth: u8) {
        let file = self.file;
        let name = held.first().and_then(Object::name);
        let form = name.and_then(|name| file.get(file.get(resources, "XObject")?.dict()?, name));
        let Some((form, dict)) = form.and_then(|form| Some((form, form.dict()?))) else { return };
        if depth >= DEEPEST || file.get(dict, "Subtype").and_then(Object::name) != Some("Form") {
            return;
        }
        let Some(program) = file.unpacked(form) else { return };
        let own = file.get(dict, "Resources").and_then(Object::dict).unwrap_or(resources);
        let before = self.pen.clone();
        if let Some(all) = file.get(dict, "Matrix").and_then(Object::array) {
            let n = |i: usize| all.get(i).and_then(Object::number).unwrap_or(0.0);
            self.pen.page = times(&[n(0), n(1), n(2), n(3), n(4), n(5)], &self.pen.page);
        }
        self.run(&program, own, depth + 1);
        self.pen = before;
    }
}

/// A picture that stands in the program itself: its bytes are no words.
fn skip_picture(program: &[u8], lexer: &mut Lexer<'_>) {
    let rest = program.get(lexer.at..).unwrap_or_default();
    let end =
        rest.windows(4).position(|w| matches!(w, [b' ' | b'\n' | b'\r', b'E', b'I', b' ' | b'\n' | b'\r']));
    lexer.at += end.map_or(rest.len(), |at| at + 3);
}
