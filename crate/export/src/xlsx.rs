//! `rasid.xlsx`: a workbook (ECMA-376) of two sheets, incidents and sources, written by hand because no writer of workbooks is small.
//!
//! Text is inline text, never a formula, and what looks like one is marked (`quotePrefix`) so that editing does not make it one; days are
//! real dates, counts and degrees real numbers. In Arabic the sheets run from right to left and have Arabic headings; in English the headings
//! are the columns' names as in `rasid.csv`.

use std::fmt::Write;

use crate::cell::Cell;
use crate::{COLUMNS, ExportArticle, ExportOptions, Language, date, label, row, zip};

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
/// More than this no cell may hold.
const CELL_LIMIT: usize = 32_767;
/// Rows of `cellXfs` below.
const PLAIN: u8 = 0;
const DAY: u8 = 1;
const LITERAL: u8 = 2;
const HEADING: u8 = 3;

/// The file.
pub fn write(articles: &[ExportArticle], options: &ExportOptions) -> Vec<u8> {
    let language = options.language;
    let rows: Vec<Vec<Cell>> = row::all(articles);
    let headings: Vec<&str> = COLUMNS.iter().map(|c| label::of_column(c, language)).collect();
    let names = [language.pick("الحوادث", "Incidents"), language.pick("المصادر", "Sources")];
    let files = [
        ("[Content_Types].xml", content_types()),
        ("_rels/.rels", relations(&[("officeDocument", "xl/workbook.xml")])),
        ("xl/workbook.xml", workbook(names)),
        (
            "xl/_rels/workbook.xml.rels",
            relations(&[
                ("worksheet", "worksheets/sheet1.xml"),
                ("worksheet", "worksheets/sheet2.xml"),
                ("styles", "styles.xml"),
            ]),
        ),
        ("xl/styles.xml", styles()),
        ("xl/worksheets/sheet1.xml", sheet(language, &headings, &rows)),
        ("xl/worksheets/sheet2.xml", sources(articles, options)),
    ];
    zip::pack(&files.map(|(name, text)| (name.to_owned(), text.into_bytes())))
}

fn sources(articles: &[ExportArticle], options: &ExportOptions) -> String {
    const COLUMNS: [&str; 8] = [
        "source_title",
        "source_outlet",
        "source_url",
        "source_date",
        "source_sha256",
        "incidents",
        "engine_version",
        "made_on",
    ];
    let headings: Vec<&str> = COLUMNS.iter().map(|c| label::of_column(c, options.language)).collect();
    let rows: Vec<Vec<Cell>> = articles
        .iter()
        .map(|article| {
            vec![
                Cell::maybe(article.title()),
                Cell::maybe(article.article.outlet.as_deref()),
                Cell::maybe(article.article.url.as_deref()),
                Cell::maybe(article.published()),
                Cell::text(article.sha256()),
                Cell::Whole(article.incidents().count() as u64),
                Cell::text(&article.extraction.engine.version),
                Cell::maybe(options.made_on.as_deref()),
            ]
        })
        .collect();
    sheet(options.language, &headings, &rows)
}

fn sheet(language: Language, headings: &[&str], rows: &[Vec<Cell>]) -> String {
    let right_to_left = if language == Language::Ar { " rightToLeft=\"1\"" } else { "" };
    let last = column(headings.len().saturating_sub(1));
    let mut xml = format!(
        "{DECLARATION}<worksheet xmlns=\"{MAIN}\"><dimension ref=\"A1:{last}{}\"/><sheetViews><sheetView{right_to_left} workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight=\"15\"/><cols><col min=\"1\" max=\"{}\" width=\"18\" customWidth=\"1\"/></cols><sheetData><row r=\"1\">",
        rows.len() + 1,
        headings.len().max(1)
    );
    for (at, heading) in headings.iter().enumerate() {
        text(&mut xml, &format!("{}1", column(at)), heading, HEADING);
    }
    xml.push_str("</row>");
    for (index, cells) in rows.iter().enumerate() {
        let number = index + 2;
        let _ = write!(xml, "<row r=\"{number}\">");
        for (at, cell) in cells.iter().enumerate() {
            value(&mut xml, &format!("{}{number}", column(at)), cell);
        }
        xml.push_str("</row>");
    }
    let _ = write!(xml, "</sheetData><autoFilter ref=\"A1:{last}{}\"/></worksheet>", rows.len() + 1);
    xml
}

fn value(xml: &mut String, place: &str, cell: &Cell) {
    // Writing to a string cannot fail.
    let _ = match cell {
        Cell::Empty => Ok(()),
        Cell::Whole(number) => write!(xml, "<c r=\"{place}\"><v>{number}</v></c>"),
        Cell::Decimal(number, decimals) if number.is_finite() => {
            write!(xml, "<c r=\"{place}\"><v>{number:.decimals$}</v></c>")
        }
        Cell::Decimal(..) => Ok(()),
        Cell::Flag(flag) => write!(xml, "<c r=\"{place}\" t=\"b\"><v>{}</v></c>", u8::from(*flag)),
        Cell::Text(words) => match date::spreadsheet_day(words) {
            Some(day) => write!(xml, "<c r=\"{place}\" s=\"{DAY}\"><v>{day}</v></c>"),
            None => {
                text(xml, place, words, if cell.is_like_a_formula() { LITERAL } else { PLAIN });
                Ok(())
            }
        },
    };
}

fn text(xml: &mut String, place: &str, words: &str, style: u8) {
    let cut: String = words.chars().take(CELL_LIMIT).collect();
    // `_x0041_` would be read as an escaped character.
    let escaped = label::escape(&cut).replace("_x", "_x005F_x");
    let _ = write!(
        xml,
        "<c r=\"{place}\" s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{escaped}</t></is></c>"
    );
}

/// The letters of a column, counted from 0: A … Z, AA ….
fn column(mut at: usize) -> String {
    let mut letters = String::new();
    loop {
        letters.insert(0, char::from(b'A' + u8::try_from(at % 26).unwrap_or(0)));
        if at < 26 {
            return letters;
        }
        at = at / 26 - 1;
    }
}

fn workbook(names: [&str; 2]) -> String {
    let [first, second] = names;
    format!(
        "{DECLARATION}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATIONS}\"><sheets><sheet name=\"{first}\" sheetId=\"1\" r:id=\"rId1\"/><sheet name=\"{second}\" sheetId=\"2\" r:id=\"rId2\"/></sheets></workbook>"
    )
}

fn relations(targets: &[(&str, &str)]) -> String {
    let mut xml = format!("{DECLARATION}<Relationships xmlns=\"{PACKAGE}/relationships\">");
    for (at, (kind, target)) in targets.iter().enumerate() {
        let _ = write!(
            xml,
            "<Relationship Id=\"rId{}\" Type=\"{RELATIONS}/{kind}\" Target=\"{target}\"/>",
            at + 1
        );
    }
    xml + "</Relationships>"
}

fn content_types() -> String {
    let part = |name: &str, kind: &str| {
        format!(
            "<Override PartName=\"/xl/{name}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.{kind}+xml\"/>"
        )
    };
    [
        format!("{DECLARATION}<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"),
        part("workbook", "sheet.main"),
        part("worksheets/sheet1", "worksheet"),
        part("worksheets/sheet2", "worksheet"),
        part("styles", "styles"),
        "</Types>".to_owned(),
    ]
    .concat()
}

/// The four styles of cells: plain, day, text that looks like a formula, heading.
fn styles() -> String {
    format!(
        "{DECLARATION}<styleSheet xmlns=\"{MAIN}\"><numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\"/></numFmts><fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Arial\"/></font><font><b/><sz val=\"11\"/><name val=\"Arial\"/></font></fonts><fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills><borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs><cellXfs count=\"4\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/><xf numFmtId=\"164\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" quotePrefix=\"1\"/><xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\"/></cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>"
    )
}
