//! A table of ours that comes back from a spreadsheet: cells that a person changed there become fields of the form, and so corrections.

use rasid_core::contract::{ActorInfo, Incident};

use crate::i18n::Lang;

use super::{
    correction::{Correction, Tally, Verdict},
    form::{Form, OTHER},
    grade::{Grade, LETTERS},
};

/// A column of `rasid.csv` and what now stands there.
pub type Cell<'a> = (&'a str, &'a str);

/// Whether a file of letters begins with the headings of our table, in either language; what exactly it is, the engine says.
pub fn is_ours(bytes: &[u8]) -> bool {
    let head = bytes.get(..2_000).unwrap_or(bytes);
    ["source_sha256", "(SHA-256)"]
        .iter()
        .any(|mark| head.windows(mark.len()).any(|part| part == mark.as_bytes()))
}

/// The decision about an incident with the cells laid over it, or what is wrong with them.
pub fn corrected(
    machine: &Incident,
    held: &Correction,
    cells: &[Cell<'_>],
    known: &[ActorInfo],
    lang: Lang,
) -> Result<Correction, &'static str> {
    let mut form = Form::of(machine, held, lang);
    cells.iter().for_each(|cell| lay(&mut form, *cell, cells));
    let mut out = form.read(machine, held, known, lang)?;
    if let Some(verdict) = cells.iter().find_map(|(column, value)| verdict(column, value)) {
        out.verdict = verdict;
    }
    Ok(out)
}

fn verdict(column: &str, value: &str) -> Option<Verdict> {
    match (column, value.trim().to_lowercase().as_str()) {
        ("status", "accepted" | "معتمدة" | "مقبولة") => Some(Verdict::Accepted),
        ("status", "rejected" | "مستبعدة" | "مرفوضة") => Some(Verdict::Rejected),
        ("status", "machine" | "لم تُراجع" | "") => Some(Verdict::Open),
        _ => None,
    }
}

fn lay(form: &mut Form, (column, value): Cell<'_>, cells: &[Cell<'_>]) {
    let text = value.to_owned();
    let has = |column: &str| cells.iter().any(|cell| cell.0 == column);
    match column {
        "kind" => form.status = if value == "event" { "occurred".into() } else { text },
        "type" => form.kind = text,
        "date_from" => form.set_day(true, text),
        "date_to" => form.set_day(false, text),
        "date_precision" => form.precision = text,
        "perpetrator_ar" => form.actors[0].names = text,
        "perpetrator" if !has("perpetrator_ar") => form.actors[0].names = text,
        "target_ar" => form.actors[1].names = text,
        "target" if !has("target_ar") => form.actors[1].names = text,
        "latitude" | "longitude" | "location_ar" => {
            (form.place, form.found) = (OTHER.into(), None);
            *(match column {
                "latitude" => &mut form.lat,
                "longitude" => &mut form.lon,
                _ => &mut form.name,
            }) = text;
        }
        "killed_low" => count(form, Tally::Killed).0 = text,
        "killed_high" => count(form, Tally::Killed).1 = text,
        "killed_best" if !has("killed_low") && !has("killed_high") => both(form, Tally::Killed, text),
        "injured_best" => both(form, Tally::Wounded, text),
        "captured_best" | "arrested_best" => both(form, Tally::Held, text),
        "weapon" => form.weapon = text,
        "attribution_ar" => form.source = text,
        "reviewer_note" => form.note = text,
        "source_grade" => form.grade = grade(value),
        _ => {}
    }
}

fn count(form: &mut Form, tally: Tally) -> &mut (String, String) {
    let at = Tally::FORM.iter().position(|one| *one == tally).unwrap_or_default();
    &mut form.counts[at]
}

fn both(form: &mut Form, tally: Tally, text: String) {
    *count(form, tally) = (text.clone(), text);
}

/// `B2` and its halves.
fn grade(code: &str) -> Grade {
    let reliability =
        LETTERS.into_iter().find(|letter| code.starts_with(letter)).unwrap_or_default().to_owned();
    let credibility = code.chars().find_map(|c| c.to_digit(10)).filter(|n| (1..=6).contains(n)).unwrap_or(0);
    Grade { reliability, credibility: credibility as u8 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::row::tests::sample;

    fn read(cells: &[Cell<'_>]) -> Result<Correction, &'static str> {
        corrected(&sample()[0].incident, &Correction::default(), cells, &[], Lang::En)
    }

    #[test]
    fn our_headings_are_known() {
        assert!(is_ours("\u{feff}id,status,source_sha256,span_start\r\n".as_bytes()));
        assert!(!is_ours("name,latitude,longitude\n".as_bytes()) && !is_ours(b""));
    }

    #[test]
    fn cells_become_corrections() {
        let out = read(&[
            ("status", "accepted"),
            ("kind", "foiled"),
            ("date_to", "2025-07-05"),
            ("latitude", "35.5"),
            ("longitude", "40.5"),
            ("location_ar", "قرية"),
            ("killed_best", "3"),
            ("source_grade", "B2"),
            ("reviewer_note", "من الجدول"),
            ("target_ar", "جنود؛ مدنيون"),
        ])
        .unwrap();
        assert_eq!((out.verdict, out.status.as_deref()), (Verdict::Accepted, Some("foiled")));
        assert_eq!(out.place.as_ref().map(|p| (p.name.as_str(), p.lat)), Some(("قرية", 35.5)));
        assert_eq!(out.counts.get(&Tally::Killed), Some(&(Some(3), Some(3))));
        assert_eq!((out.grade.code().as_str(), out.note.as_str()), ("B2", "من الجدول"));
        assert_eq!(out.days.map(|(_, to)| to.iso()).as_deref(), Some("2025-07-05"));
        assert_eq!(out.actors["target"].len(), 2);
    }

    #[test]
    fn a_cell_that_cannot_be_is_refused_with_the_forms_own_words() {
        assert_eq!(read(&[("latitude", "95")]), Err(Lang::En.words().bad_lat));
        assert_eq!(read(&[("killed_low", "many")]), Err(Lang::En.words().bad_count));
    }
}
