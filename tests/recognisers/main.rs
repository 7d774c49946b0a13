//! The recognisers against expressions of real reports that nobody had seen the program read: `tests/blind/recognisers`.

use jiff::civil::Date;
use rasid_core::furniture::{Furniture, LineIn, mark};
use rasid_core::knowledge::Lexicon;
use rasid_core::lexicon::Words;
use rasid_core::normalize::normalize;
use rasid_core::number::{NumberKind, NumberMention};
use rasid_core::recognize::recognize;
use rasid_core::segment::{lines, segment};
use rasid_core::time::TimeMention;
use rasid_core::token::tokenize;
use rasid_core::{Knowledge, actor, geocode, number, source, time, toponym};
use rasid_gazetteer::Gazetteer;

/// The rows of a table, and the share that is read as written; prints the others.
fn share(name: &str, tsv: &str, read: impl Fn(&[&str]) -> (String, bool)) -> f64 {
    let rows: Vec<Vec<&str>> = tsv.lines().skip(1).map(|l| l.split('\t').collect()).collect();
    let mut right = 0;
    for row in &rows {
        let (got, ok) = read(row);
        right += u32::from(ok);
        if !ok {
            println!("{name}: {} → {got}", row.join(" | "));
        }
    }
    let share = f64::from(right) / f64::from(u32::try_from(rows.len()).unwrap());
    println!("{name}: {right} of {} = {share:.3}", rows.len());
    assert!(rows.len() >= 100);
    share
}

fn days(text: &str) -> Option<(Date, Date)> {
    let (start, end) = text.split_once('/').unwrap_or((text, text));
    Some((start.parse().ok()?, end.parse().ok()?))
}

fn interval(m: &TimeMention) -> String {
    let side = |d: Option<Date>| d.map_or_else(String::new, |d| d.to_string());
    if m.start == m.end { side(m.start) } else { format!("{}/{}", side(m.start), side(m.end)) }
}

/// Whether two intervals share half of what they cover together.
fn near(a: (Date, Date), b: (Date, Date)) -> bool {
    let length = |s: Date, e: Date| f64::from(s.until(e).map_or(-1, |d| d.get_days()) + 1).max(0.0);
    let both = length(a.0.max(b.0), a.1.min(b.1));
    both / (length(a.0, a.1) + length(b.0, b.1) - both) >= 0.5
}

fn times_of(name: &str, tsv: &str) -> f64 {
    share(name, tsv, |row| {
        let [published, text, want] = row else { panic!("row {row:?}") };
        let found = time::recognize(&tokenize(&normalize(text)), published.parse().ok());
        let got: Vec<String> = found.iter().filter(|m| !m.needs_reference).map(interval).collect();
        let got = if got.is_empty() { "-".to_owned() } else { got.join(";") };
        let ok = match want.strip_prefix('~') {
            Some(vague) => days(&got).zip(days(vague)).is_some_and(|(g, w)| near(g, w)),
            None => got == *want,
        };
        (got, ok)
    })
}

#[test]
fn times() {
    let right = times_of("times", include_str!("../blind/recognisers/times.tsv"));
    assert!(right >= 0.95, "{right}");
    let right = times_of("times, second", include_str!("../blind/recognisers/times-2.tsv"));
    assert!(right >= 0.98, "{right}");
}

/// `12`, `60-` (at least), `-9` (at most), `10-15`, `~15` (about).
fn count(m: &NumberMention) -> String {
    let side = |v: Option<u64>| v.map_or(String::new(), |v| v.to_string());
    let q = m.quantity;
    let body = if q.min == q.max { side(q.min) } else { format!("{}-{}", side(q.min), side(q.max)) };
    if q.approximate { format!("~{body}") } else { body }
}

fn numbers_of(name: &str, tsv: &str) -> f64 {
    share(name, tsv, |row| {
        let [text, want] = row else { panic!("row {row:?}") };
        let found = number::recognize(&tokenize(&normalize(text)));
        let none = |k| matches!(k, NumberKind::Label | NumberKind::Unit | NumberKind::Ordinal);
        let counts = found.iter().filter(|m| !none(m.kind));
        let got = counts.map(count).collect::<Vec<_>>().join(" ");
        let ok = got == *want;
        (got, ok)
    })
}

#[test]
fn numbers() {
    let right = numbers_of("numbers", include_str!("../blind/recognisers/numbers.tsv"));
    assert!(right >= 0.97, "{right}");
    let right = numbers_of("numbers, second", include_str!("../blind/recognisers/numbers-2.tsv"));
    assert!(right >= 0.95, "{right}");
}

fn actors_of(name: &str, tsv: &str) -> f64 {
    let gazetteer = Gazetteer::embedded();
    let knowledge = Knowledge::new(&gazetteer);
    share(name, tsv, |row| {
        let [text, published, want] = row else { panic!("row {row:?}") };
        let tokens = tokenize(&normalize(text));
        let sentences = segment(&tokens, &lines(text));
        let words = Words::new(&tokens);
        let date = published.parse().ok();
        let mentions = recognize(&tokens, &words, &knowledge.lexicon, date);
        let mut toponyms =
            toponym::recognize(&words, &sentences, &mentions, &knowledge.lexicon, knowledge.places);
        geocode::resolve(&mut toponyms, &tokens, &mentions, &knowledge.lexicon);
        let ids = actor::identify(&words, &mentions, &toponyms, &knowledge, date);
        let got: Vec<String> = (0..mentions.actors.len()).filter_map(|i| ids.id(i, None)).collect();
        let got = if got.is_empty() { "-".to_owned() } else { got.join(" ") };
        let ok = got == *want;
        (got, ok)
    })
}

#[test]
fn actors() {
    let right = actors_of("actors", include_str!("../blind/recognisers/actors.tsv"));
    assert!(right >= 0.97, "{right}");
    let right = actors_of("actors, second", include_str!("../blind/recognisers/actors-2.tsv"));
    assert!(right >= 0.86, "{right}");
}

/// Who says it, what is done and whether it is anonymous; quotation marks do not count.
#[test]
fn sources() {
    let lexicon = Lexicon::embedded();
    let right = share("sources", include_str!("../blind/recognisers/sources.tsv"), |row| {
        let [text, source, act, anonymous] = row else { panic!("row {row:?}") };
        let tokens = tokenize(&normalize(text));
        let words = Words::new(&tokens);
        let mentions = recognize(&tokens, &words, &lexicon, None);
        let got = mentions.sources.first().map(|hit| {
            let saying = source::read(&lexicon, &words, &mentions, hit);
            let name: String = saying.name(&words, text).chars().filter(|c| !"\"«»“”".contains(*c)).collect();
            let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
            let name = if name.is_empty() { "-".to_owned() } else { name };
            format!("{name} | {} | {}", saying.act, if saying.anonymous { "anonymous" } else { "-" })
        });
        let got = got.unwrap_or_else(|| "- | - | -".to_owned());
        let ok = got == format!("{source} | {act} | {anonymous}");
        (got, ok)
    });
    assert!(right >= 0.90, "{right}");
}

#[test]
fn damaged_words() {
    let words = |text: &str| {
        let tokens = tokenize(&normalize(text));
        tokens.into_iter().map(|t| t.text).collect::<Vec<_>>().join(" ")
    };
    let right = share("damaged", include_str!("../blind/recognisers/damaged.tsv"), |row| {
        let [text, clean] = row else { panic!("row {row:?}") };
        let got = words(text);
        let ok = got == words(clean);
        (got, ok)
    });
    assert!(right >= 0.82, "{right}");
}

/// A paragraph of an article stands where the table has «§».
const BODY: &str = "قُتل جندي وأصيب اثنان من رفاقه مساء أمس في كمين نصبه مسلحون على الطريق العام قرب الجسر الكبير، بحسب ما قال مصدر محلي أضاف أن القوة انسحبت بعد ساعة.";

#[test]
fn furniture() {
    let (mut right, mut rows) = (0_u32, 0_u32);
    for page in include_str!("../blind/recognisers/furniture.txt").split("\n==\n") {
        let lines: Vec<(&str, &str)> =
            page.lines().map(|l| l.split_once('|').unwrap_or(("-", BODY))).collect();
        let inputs: Vec<LineIn<'_>> = lines.iter().map(|(_, text)| LineIn::new(text)).collect();
        for ((label, text), mark) in lines.iter().zip(mark(&inputs)) {
            if *text == BODY {
                continue;
            }
            rows += 1;
            // Words under a picture are kept apart as well, though not greyed.
            let greyed = mark != Furniture::None;
            right += u32::from(greyed == (*label == "x"));
            if greyed != (*label == "x") {
                println!("furniture: {label} | {text} → {mark:?}");
            }
        }
    }
    let share = f64::from(right) / f64::from(rows);
    println!("furniture: {right} of {rows} = {share:.3}");
    assert!(rows >= 100 && share >= 0.91, "{share}");
}
