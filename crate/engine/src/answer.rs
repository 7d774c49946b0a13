//! Requests to answers, in plain Rust: all of the worker that can be tested natively.
//!
//! Nothing here panics on purpose; should a rule do so anyway, `www/worker.js` turns the trap into a refusal and starts afresh.

use rasid_core::article::Article;
use rasid_core::contract::Text2;
use rasid_ingest::Refusal;

use crate::chain;
use crate::message::{
    Answer, Ask, Encoding, ExportArticle, ExportFormat, ExportOptions, Reading, Request, Response,
};

/// The chain with everything it knows, ready to be asked.
pub struct Answerer {
    chain: chain::Chain,
    /// Microseconds from any fixed moment; the host's, since the engine has no clock of its own.
    now: fn() -> f64,
}

impl Answerer {
    #[must_use]
    pub fn new(now: fn() -> f64) -> Self {
        Self { chain: chain::Chain::embedded(), now }
    }

    #[must_use]
    pub fn answer(&mut self, request: Request) -> Response {
        let answer = match request.ask {
            Ask::Ping => self.ready(),
            Ask::Extract { text, given_date, name } => self.extract_text(text, given_date, name.as_deref()),
            Ask::ExtractFile { name, bytes, given_date } => self.extract_file(&name, &bytes, given_date),
            Ask::ExtractArticle { article } => match rasid_ingest::from_text(article.text.as_str()) {
                Ok(_) => self.extract(article, None, None),
                Err(refusal) => refused(refusal),
            },
            Ask::Read { name, bytes, reading } => read(&name, &bytes, &reading),
            Ask::Compare { name, bytes, articles } => compare(&name, &bytes, &articles),
            Ask::FindPlaces { name } => Answer::Places { found: self.chain.find_places(&name) },
            Ask::SetOwn { own } => Answer::OwnTaken { taken: self.chain.set_own(&own) },
            Ask::ReadOwn { bytes } => match rasid_ingest::read_own(&bytes) {
                Ok((own, refused)) => Answer::OwnRead { own, refused },
                Err(refusal) => refused(refusal),
            },
            Ask::ReadPlaces { name, bytes, fields } => {
                match rasid_ingest::read_places(&name, &bytes, fields.as_deref()) {
                    Ok(file) => Answer::PlacesRead { file: Box::new(file) },
                    Err(refusal) => refused(refusal),
                }
            }
            Ask::FindPlace { gazetteer_id } => Answer::Place { place: self.chain.find_place(&gazetteer_id) },
            Ask::Export { format, options, articles } => export(format, &options, &articles),
        };
        Response { id: Some(request.id), answer }
    }

    /// What the engine says of itself once it stands.
    #[must_use]
    pub fn ready(&self) -> Answer {
        Answer::Ready {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            gazetteer: self.chain.gazetteer_version(),
        }
    }

    fn extract_text(&self, text: String, given_date: Option<String>, name: Option<&str>) -> Answer {
        match rasid_ingest::from_text(text) {
            Ok(mut article) => {
                article.given_date = given_date;
                if let Some(name) = name.map(str::trim).filter(|name| !name.is_empty()) {
                    article.title = Some(name.to_owned());
                }
                self.extract(article, None, None)
            }
            Err(refusal) => refused(refusal),
        }
    }

    fn extract_file(&self, name: &str, bytes: &[u8], given_date: Option<String>) -> Answer {
        match rasid_ingest::read(name, bytes) {
            Ok(mut document) => {
                document.article.given_date = given_date;
                self.extract(document.article, document.encoding, Some(document.notices))
            }
            Err(refusal) => refused(refusal),
        }
    }

    fn extract(
        &self,
        mut article: Article,
        encoding: Option<Encoding>,
        notices: Option<Vec<Text2>>,
    ) -> Answer {
        match article.given_date.as_deref().map(str::trim) {
            None | Some("") => article.given_date = None,
            Some(date) if !is_date(date) => return Answer::Refused { message: wrong_date(date) },
            Some(date) => article.given_date = Some(date.to_owned()),
        }
        let notices = notices.unwrap_or_else(|| rasid_ingest::notices(&article.text));
        let started = (self.now)();
        let extraction = Box::new(self.chain.extract(&article));
        let micros = ((self.now)() - started).max(0.0);
        Answer::Extracted { article, extraction, notices, encoding, micros }
    }
}

/// The first sheet with our headings; the others tell of sources.
fn own_table(name: &str, bytes: &[u8]) -> Option<rasid_ingest::Lying> {
    let tables = rasid_ingest::tables(name, bytes).unwrap_or_default();
    tables.into_iter().find(|(headings, _)| rasid_export::is_ours(headings))
}

fn compare(name: &str, bytes: &[u8], articles: &[ExportArticle]) -> Answer {
    match own_table(name, bytes) {
        Some((headings, rows)) => Answer::Compared { back: rasid_export::back(articles, &headings, &rows) },
        None => Answer::Compared { back: rasid_export::Back::default() },
    }
}

fn read(name: &str, bytes: &[u8], reading: &Reading) -> Answer {
    // With columns that a person named, it is a table of articles, whatever its headings say.
    if reading.mapping.is_none() && own_table(name, bytes).is_some() {
        return Answer::OwnTable;
    }
    match rasid_ingest::read_all(name, bytes, reading) {
        Ok(batch) => Answer::Read { batch },
        Err(refusal) => refused(refusal),
    }
}

fn export(format: ExportFormat, options: &ExportOptions, articles: &[ExportArticle]) -> Answer {
    match rasid_export::export(format, articles, options) {
        Ok(file) => Answer::Exported {
            bytes: file.bytes,
            mime: file.mime.to_owned(),
            filename: file.filename.to_owned(),
        },
        Err(message) => Answer::Refused { message },
    }
}

/// Whether this is a real day written `YYYY-MM-DD`.
fn is_date(text: &str) -> bool {
    let part = |range: std::ops::Range<usize>| -> Option<u32> {
        let digits = text.get(range)?;
        digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse().ok())?
    };
    let (Some(year), Some(month), Some(day)) = (part(0..4), part(5..7), part(8..10)) else { return false };
    let bytes = text.as_bytes();
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    bytes.len() == 10
        && bytes[4] == b'-'
        && bytes[7] == b'-'
        && (1900..=2100).contains(&year)
        && (1..=days).contains(&day)
}

fn wrong_date(date: &str) -> Text2 {
    // A slip of the keyboard can be of any length; the start is enough to recognise it.
    let shown: String = date.chars().take(20).collect();
    Text2 {
        ar: format!("«{shown}» ليس تاريخاً صحيحاً. اكتب يوم نشر الخبر هكذا: 2025-04-12، أو اتركه فارغاً."),
        en: format!(
            "“{shown}” is not a date. Write the day of publication like 2025-04-12, or leave it empty."
        ),
    }
}

fn refused(refusal: Refusal) -> Answer {
    Answer::Refused { message: Text2 { ar: refusal.ar, en: refusal.en } }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rasid_core::own::Own;

    fn ask(ask: Ask) -> Answer {
        let response = Answerer::new(|| 0.0).answer(Request { id: 7, ask });
        assert_eq!(response.id, Some(7));
        response.answer
    }

    fn paste(text: &str, date: Option<&str>) -> Answer {
        ask(Ask::Extract { text: text.to_owned(), given_date: date.map(str::to_owned), name: None })
    }

    #[test]
    fn a_paste_keeps_its_text_and_date() {
        let Answer::Extracted { article, extraction, encoding, .. } =
            paste("قتل مدنيان في انفجار لغم.", Some("2025-04-12"))
        else {
            panic!("not extracted")
        };
        assert_eq!(article.text, "قتل مدنيان في انفجار لغم.");
        assert_eq!(article.given_date.as_deref(), Some("2025-04-12"));
        assert_eq!(extraction.schema, "rasid/1");
        assert_eq!(encoding, None);
    }

    #[test]
    fn our_own_table_is_known_and_compared() {
        let Answer::Extracted { article, extraction, .. } =
            paste("قتل مدنيان في انفجار لغم.", Some("2025-04-12"))
        else {
            panic!("not extracted")
        };
        let mut articles = vec![ExportArticle { article, extraction: *extraction, review: Vec::new() }];
        for (format, name) in [(ExportFormat::Csv, "rasid.csv"), (ExportFormat::Xlsx, "rasid.xlsx")] {
            let whole = Ask::Export { format, options: ExportOptions::default(), articles: articles.clone() };
            let Answer::Exported { bytes, .. } = ask(whole) else { panic!("not exported") };
            let reading = Reading::default();
            let read = Ask::Read { name: name.to_owned(), bytes: bytes.clone(), reading };
            assert_eq!(ask(read), Answer::OwnTable);
            let compared = |articles: &[ExportArticle]| {
                let compare =
                    Ask::Compare { name: name.to_owned(), bytes: bytes.clone(), articles: articles.to_vec() };
                let Answer::Compared { back } = ask(compare) else { panic!("not compared") };
                back
            };
            assert_eq!((compared(&articles).same, compared(&articles).changed.len()), (1, 0));
            articles[0].extraction.incidents[0].kind = "explosion".to_owned();
            let back = compared(&articles);
            assert_eq!(back.changed[0].cells[0].value, "ied_mine");
            articles[0].extraction.incidents[0].kind = "ied_mine".to_owned();
        }
    }

    #[test]
    fn an_empty_paste_is_refused_with_advice() {
        let Answer::Refused { message } = paste("  \n", None) else { panic!("not refused") };
        assert!(!message.ar.is_empty() && !message.en.is_empty());
    }

    #[test]
    fn a_wrong_date_is_refused_and_an_empty_one_is_no_date() {
        for wrong in ["2025-02-29", "12/4/2025", "2025-4-1", "أمس", "2025-13-01", "٢٠٢٥-٠١-٠١", "2025-01-010"]
        {
            assert!(matches!(paste("خبر", Some(wrong)), Answer::Refused { .. }), "{wrong}");
        }
        for right in ["2024-02-29", "2025-12-31", " 2025-01-01 "] {
            assert!(matches!(paste("خبر", Some(right)), Answer::Extracted { .. }), "{right}");
        }
        let Answer::Extracted { article, .. } = paste("خبر", Some(" ")) else { panic!("not extracted") };
        assert_eq!(article.given_date, None);
    }

    #[test]
    fn a_file_says_how_it_was_read() {
        let bytes = "قتل مدنيان في انفجار لغم.".as_bytes().to_vec();
        let file = Ask::ExtractFile { name: "خبر.txt".to_owned(), bytes, given_date: None };
        let Answer::Extracted { encoding, .. } = ask(file) else { panic!("not extracted") };
        assert_eq!(encoding, Some(Encoding { name: "UTF-8".to_owned(), certain: true }));
    }

    #[test]
    fn binary_junk_is_refused() {
        let bytes = (0..4096_u32).map(|i| (i * 7919 % 251) as u8).collect();
        let file = Ask::ExtractFile { name: "x.bin".to_owned(), bytes, given_date: None };
        assert!(matches!(ask(file), Answer::Refused { .. }));
    }

    #[test]
    fn a_place_is_found_by_its_name_with_its_governorate() {
        let Answer::Places { found } = ask(Ask::FindPlaces { name: "الميادين".to_owned() }) else {
            panic!("no places")
        };
        assert!(found.iter().any(|place| place.admin1 == "دير الزور" && place.why == "SY"), "{found:?}");
        assert_eq!(ask(Ask::FindPlaces { name: " ".to_owned() }), Answer::Places { found: Vec::new() });
    }

    #[test]
    fn own_words_and_places_work_at_once_and_are_forgotten_when_told() {
        let mut answerer = Answerer::new(|| 0.0);
        let mut ask = |ask| answerer.answer(Request { id: 1, ask }).answer;
        let file = r#"{"schema":"rasid-own/1","triggers":[{"forms":["زنبرة حلزونية"],"type":"shelling"},{"forms":["في"],"type":"riot"}]}"#;
        let Answer::OwnRead { mut own, .. } = ask(Ask::ReadOwn { bytes: file.as_bytes().to_vec() }) else {
            panic!("not read")
        };
        let table = "name_ar,lat,lon\nالحوجنيطة,35.2,40.3\n".as_bytes().to_vec();
        let Answer::PlacesRead { file } =
            ask(Ask::ReadPlaces { name: "p.csv".to_owned(), bytes: table, fields: None })
        else {
            panic!("no places")
        };
        own.files.push(file.file);
        let Answer::OwnTaken { taken } = ask(Ask::SetOwn { own }) else { panic!("not taken") };
        assert_eq!((taken.triggers, taken.file_places, taken.refused.len()), (1, 1, 1));
        let text = "تعرضت دورية للجيش أمس لزنبرة حلزونية في قرية الحوجنيطة، وقتل جندي.";
        let read =
            Ask::Extract { text: text.to_owned(), given_date: Some("2025-04-12".to_owned()), name: None };
        let Answer::Extracted { extraction, .. } = ask(read.clone()) else { panic!("not extracted") };
        assert_eq!(extraction.incidents[0].kind, "shelling");
        let place = &extraction.incidents[0].places[0];
        // The governorate comes from the nearest place that we know.
        assert_eq!((place.lat, place.country.as_str()), (Some(35.2), "SY"));
        assert_eq!(place.admin1.as_ref().map(|a| a.ar.as_str()), Some("دير الزور"));
        ask(Ask::SetOwn { own: Own::default() });
        let Answer::Extracted { extraction, .. } = ask(read) else { panic!("not extracted") };
        assert!(extraction.incidents.iter().all(|i| i.kind != "shelling"));
    }

    #[test]
    fn a_place_is_found_by_its_id() {
        let Answer::Places { found } = ask(Ask::FindPlaces { name: "الميادين".to_owned() }) else {
            panic!("no places")
        };
        let Answer::Place { place: Some(place) } =
            ask(Ask::FindPlace { gazetteer_id: found[0].gazetteer_id.clone() })
        else {
            panic!("no place")
        };
        assert_eq!((place.name_ar.as_str(), place.lat), (found[0].name_ar.as_str(), found[0].lat));
    }

    #[test]
    fn ping_is_answered() {
        assert!(matches!(ask(Ask::Ping), Answer::Ready { .. }));
    }
}
