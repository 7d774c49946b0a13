//! The form that corrects an incident: filled from what stands now, read back into a [`Correction`] or a complaint.
//!
//! A field that the person left as it was is not a correction, so the machine's value stays the machine's.

use rasid_core::contract::{ActorInfo, Candidate, Incident};

use crate::i18n::{Lang, Words};

use super::{
    apply::natural,
    card,
    correction::{Correction, PlaceChoice, Span2, Tally},
    dates::Day,
    grade::Grade,
    row::search_key,
    unit::Unit,
};

/// The roles that the form has a field for.
pub const ROLES: [&str; 3] = ["perpetrator", "target", "other"];

/// Value of the place list for «as the machine read it».
pub const KEEP: &str = "keep";
/// Value of the place list for a place typed by hand.
pub const OTHER: &str = "other";

/// The fields as text, as the person sees them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form {
    pub kind: String,
    pub status: String,
    /// [`KEEP`], [`OTHER`], or the index of a candidate.
    pub place: String,
    pub name: String,
    pub lat: String,
    pub lon: String,
    /// The gazetteer's id of a place that was found by name, as long as its point is not changed.
    pub found: Option<String>,
    pub from: String,
    pub to: String,
    /// How exact the date is; empty without one.
    pub precision: String,
    /// Id of the means; empty for none.
    pub weapon: String,
    /// Who told it.
    pub source: String,
    /// Lowest and highest, in the order of [`Tally::FORM`].
    pub counts: [(String, String); 5],
    /// In the order of [`ROLES`].
    pub actors: [ActorField; 3],
    pub grade: Grade,
    pub note: String,
}

/// The actors of one role: their names with commas between, and of which kind they are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ActorField {
    pub names: String,
    pub kind: String,
}

/// Where the machine's places may be exchanged for: the candidates of the incident's first place.
pub fn candidates(incident: &Incident) -> &[Candidate] {
    incident.places.first().map_or(&[], |place| place.candidates.as_slice())
}

impl Form {
    /// The form for an incident as it stands after an earlier correction.
    pub fn of(machine: &Incident, correction: &Correction, lang: Lang) -> Form {
        let now = correction.apply(machine);
        let day = |text: Option<&str>| text.and_then(Day::read).map(Day::iso).unwrap_or_default();
        let place = match &correction.place {
            None => KEEP.to_owned(),
            Some(choice) => candidates(machine)
                .iter()
                .position(|c| Some(&c.gazetteer_id) == choice.gazetteer_id.as_ref())
                .map_or(OTHER.to_owned(), |i| i.to_string()),
        };
        let first = now.places.first();
        let degrees = |value: Option<f64>| value.map(|v| format!("{v}")).unwrap_or_default();
        Form {
            kind: now.kind.clone(),
            status: now.status.clone(),
            place,
            name: first
                .map(|p| if p.name_ar.is_empty() { p.mention.text.clone() } else { p.name_ar.clone() })
                .unwrap_or_default(),
            lat: degrees(first.and_then(|p| p.lat)),
            lon: degrees(first.and_then(|p| p.lon)),
            found: correction.place.as_ref().and_then(|choice| choice.gazetteer_id.clone()),
            from: day(now.time.as_ref().map(|t| t.start.as_str())),
            to: day(now.time.as_ref().map(|t| t.end.as_str())),
            precision: now.time.as_ref().map(|t| t.precision.clone()).unwrap_or_default(),
            weapon: now.weapon.as_ref().map(|w| w.id.clone()).unwrap_or_default(),
            source: now.attribution.as_ref().map(|a| a.source.clone()).unwrap_or_default(),
            counts: Tally::FORM.map(|tally| {
                let (min, max) = tally.of(&now);
                (digits(min), digits(max))
            }),
            actors: ROLES.map(|role| ActorField {
                names: card::names_of(&now, role, lang),
                kind: now.actors.iter().find(|a| a.role == role).map_or_else(String::new, |a| a.kind.clone()),
            }),
            grade: correction.grade.clone(),
            note: correction.note.clone(),
        }
    }

    /// Says how exact the date is: the days become the whole unit around the first of them.
    pub fn set_precision(&mut self, precision: String) {
        if let (Some(unit), Some(day)) = (Unit::of(&precision), Day::read(&self.from)) {
            let start = unit.start(day);
            (self.from, self.to) = (start.iso(), unit.end(start).iso());
        }
        self.precision = precision;
    }

    /// Sets the first or the last day. A date of one day is no range, and a range is no day.
    pub fn set_day(&mut self, first: bool, day: String) {
        *(if first { &mut self.from } else { &mut self.to }) = day;
        if let (true, Some(from), Some(to)) = (
            matches!(self.precision.as_str(), "" | "day" | "range"),
            Day::read(&self.from),
            Day::read(&self.to),
        ) {
            self.precision = natural(from, to).to_owned();
        }
    }

    /// What the person changed, or what is wrong with it. `known` are actors that a typed name may mean.
    pub fn read(
        &self,
        machine: &Incident,
        before: &Correction,
        known: &[ActorInfo],
        lang: Lang,
    ) -> Result<Correction, &'static str> {
        let words = lang.words();
        let untouched = Form::of(machine, &Correction::default(), lang);
        let changed = |now: &String, then: &String| (now.trim() != then).then(|| now.trim().to_owned());
        let days = if (&self.from, &self.to) == (&untouched.from, &untouched.to) {
            None
        } else {
            self.read_days(words)?
        };
        // What the form has no field for stays as it was decided.
        let mut out = Correction {
            note: self.note.trim().to_owned(),
            grade: self.grade.clone(),
            kind: changed(&self.kind, &untouched.kind),
            status: changed(&self.status, &untouched.status),
            place: self.read_place(machine, words)?,
            precision: self.read_precision(days, &untouched.precision),
            days,
            weapon: changed(&self.weapon, &untouched.weapon),
            source: changed(&self.source, &untouched.source),
            counts: Default::default(),
            actors: Default::default(),
            ..before.clone()
        };
        for ((tally, typed), before) in Tally::FORM.into_iter().zip(&self.counts).zip(&untouched.counts) {
            if typed != before {
                out.counts.insert(tally, read_count(typed).ok_or(words.bad_count)?);
            }
        }
        for ((role, typed), before) in ROLES.into_iter().zip(&self.actors).zip(&untouched.actors) {
            if typed != before {
                let keep_kinds = typed.kind == before.kind;
                out.actors.insert(role.to_owned(), read_actors(typed, role, keep_kinds, machine, known));
            }
        }
        Ok(out)
    }

    /// What the days do not say by themselves.
    fn read_precision(&self, days: Option<(Day, Day)>, before: &str) -> Option<String> {
        let said = days.map_or(before, |(from, to)| natural(from, to));
        (!self.precision.is_empty() && self.precision != said).then(|| self.precision.clone())
    }

    fn read_place(
        &self,
        machine: &Incident,
        words: &'static Words,
    ) -> Result<Option<PlaceChoice>, &'static str> {
        if self.place == KEEP {
            return Ok(None);
        }
        if let Some(candidate) = self.place.parse::<usize>().ok().and_then(|i| candidates(machine).get(i)) {
            return Ok(Some(PlaceChoice {
                name: candidate.name_ar.clone(),
                lat: candidate.lat,
                lon: candidate.lon,
                gazetteer_id: Some(candidate.gazetteer_id.clone()),
            }));
        }
        let lat = degrees(&self.lat, 90.0).ok_or(words.bad_lat)?;
        let lon = degrees(&self.lon, 180.0).ok_or(words.bad_lon)?;
        Ok(Some(PlaceChoice {
            name: self.name.trim().to_owned(),
            lat,
            lon,
            gazetteer_id: self.found.clone(),
        }))
    }

    /// The place that the form means now: its id where it has one, else its name and point.
    pub fn place_meant(&self, machine: &Incident) -> Option<PlaceChoice> {
        if self.place != KEEP {
            return self.read_place(machine, Lang::En.words()).ok().flatten();
        }
        let first = machine.places.first()?;
        let (lat, lon) = first.lat.zip(first.lon)?;
        let gazetteer_id = Some(first.gazetteer_id.clone()?);
        Some(PlaceChoice { name: first.name_ar.clone(), lat, lon, gazetteer_id })
    }

    fn read_days(&self, words: &'static Words) -> Result<Option<(Day, Day)>, &'static str> {
        if self.from.is_empty() && self.to.is_empty() {
            return Ok(None);
        }
        let first = if self.from.is_empty() { &self.to } else { &self.from };
        let last = if self.to.is_empty() { &self.from } else { &self.to };
        let (from, to) =
            (Day::read(first).ok_or(words.bad_date_form)?, Day::read(last).ok_or(words.bad_date_form)?);
        if to < from { Err(words.bad_range) } else { Ok(Some((from, to))) }
    }
}

/// The actors that were typed: one that the article names, or another article, keeps all that is known about it.
fn read_actors(
    typed: &ActorField,
    role: &str,
    keep_kinds: bool,
    machine: &Incident,
    known: &[ActorInfo],
) -> Vec<ActorInfo> {
    let names = typed.names.split(['،', ',', '؛', ';']).map(str::trim).filter(|name| !name.is_empty());
    names
        .map(|name| {
            let key = search_key(name);
            let means = |actor: &&ActorInfo| {
                [&actor.name_ar, &actor.name_en].into_iter().any(|n| search_key(n) == key)
            };
            let own = machine.actors.iter().find(means).cloned();
            // The words of another article prove nothing here.
            let other = || known.iter().find(means).map(|a| ActorInfo { mention: None, ..a.clone() });
            let new = || ActorInfo {
                name_ar: name.to_owned(),
                kind: if typed.kind.is_empty() { "unknown".into() } else { typed.kind.clone() },
                ..ActorInfo::default()
            };
            let found = own.or_else(other).unwrap_or_else(new);
            let kind = if keep_kinds { found.kind.clone() } else { typed.kind.clone() };
            ActorInfo { role: role.to_owned(), kind, certainty: "stated".into(), ..found }
        })
        .collect()
}

fn digits(value: Option<u64>) -> String {
    value.map(|v| v.to_string()).unwrap_or_default()
}

fn read_count((min, max): &(String, String)) -> Option<Span2> {
    let number = |text: &str| match text.trim() {
        "" => Some(None),
        text => text.parse::<u64>().ok().map(Some),
    };
    let (min, max) = (number(min)?, number(max)?);
    match (min, max) {
        (Some(a), Some(b)) if a > b => None,
        // A highest alone has nought as its lowest.
        (None, Some(_)) => Some((Some(0), max)),
        _ => Some((min, max)),
    }
}

fn degrees(text: &str, limit: f64) -> Option<f64> {
    text.trim().replace(['،', ',', '٫'], ".").parse::<f64>().ok().filter(|v| v.abs() <= limit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rasid_core::contract::{CasualtyInfo, PlaceInfo, TimeInfo};

    fn machine() -> Incident {
        Incident {
            kind: "explosion".into(),
            status: "occurred".into(),
            places: vec![PlaceInfo {
                name_ar: "الطيبة".into(),
                lat: Some(35.0),
                lon: Some(40.0),
                candidates: vec![Candidate {
                    gazetteer_id: "g2".into(),
                    name_ar: "الطيبة".into(),
                    lat: 33.3,
                    lon: 36.2,
                    ..Candidate::default()
                }],
                ..PlaceInfo::default()
            }],
            time: Some(TimeInfo {
                start: "2025-10-16".into(),
                end: "2025-10-16".into(),
                precision: "day".into(),
                ..TimeInfo::default()
            }),
            casualties: vec![CasualtyInfo {
                kind: "killed".into(),
                min: Some(2),
                max: None,
                ..CasualtyInfo::default()
            }],
            ..Incident::default()
        }
    }

    fn read(change: impl FnOnce(&mut Form)) -> Result<Correction, &'static str> {
        let mut form = Form::of(&machine(), &Correction::default(), Lang::En);
        change(&mut form);
        form.read(&machine(), &Correction::default(), &[], Lang::En)
    }

    #[test]
    fn an_untouched_form_corrects_nothing() {
        assert_eq!(read(|_| {}), Ok(Correction::default()));
    }

    #[test]
    fn a_candidate_is_taken_with_its_coordinates() {
        let choice = read(|form| form.place = "0".into()).unwrap().place.unwrap();
        assert_eq!((choice.lat, choice.gazetteer_id.as_deref()), (33.3, Some("g2")));
    }

    #[test]
    fn a_corrected_incident_opens_with_its_corrections() {
        let correction = read(|form| {
            form.place = "0".into();
            form.counts[0] = ("3".into(), "3".into());
        })
        .unwrap();
        let again = Form::of(&machine(), &correction, Lang::Ar);
        assert_eq!(again.place, "0");
        assert_eq!(again.counts[0], ("3".to_owned(), "3".to_owned()));
        assert_eq!(again.read(&machine(), &correction, &[], Lang::Ar), Ok(correction));
    }

    #[test]
    fn actors_that_are_known_keep_what_is_known_and_new_ones_get_the_kind() {
        let known = ActorInfo {
            id: "ISIS".into(),
            name_ar: "تنظيم الدولة الإسلامية".into(),
            name_en: "Islamic State".into(),
            kind: "rebel".into(),
            ..ActorInfo::default()
        };
        let mut form = Form::of(&machine(), &Correction::default(), Lang::En);
        form.actors[0].names = "islamic state، كتائب النورس".into();
        let read = |form: &Form| {
            form.read(&machine(), &Correction::default(), std::slice::from_ref(&known), Lang::En).unwrap()
        };
        let told: Vec<_> = read(&form).actors["perpetrator"]
            .iter()
            .map(|a| (a.id.clone(), a.name_ar.clone(), a.kind.clone(), a.role.clone()))
            .collect();
        let told: Vec<[&str; 4]> = told.iter().map(|(a, b, c, d)| [a.as_str(), b, c, d]).collect();
        assert_eq!(told[0], ["ISIS", "تنظيم الدولة الإسلامية", "rebel", "perpetrator"]);
        assert_eq!(told[1], ["", "كتائب النورس", "unknown", "perpetrator"]);
        form.actors[0].kind = "political_militia".into();
        assert!(read(&form).actors["perpetrator"].iter().all(|a| a.kind == "political_militia"));
    }

    #[test]
    fn a_date_is_as_exact_as_the_person_says() {
        let week = read(|form| form.set_precision("week".into())).unwrap();
        let day = |text| Day::read(text).unwrap();
        assert_eq!(week.days, Some((day("2025-10-13"), day("2025-10-19"))));
        let time = week.apply(&machine()).time.unwrap();
        assert_eq!((time.precision.as_str(), time.time_precision, time.date_prec), ("week", 2, 3));
        assert_eq!(Form::of(&machine(), &week, Lang::En).precision, "week");
        let range = read(|form| form.set_day(false, "2025-10-18".into())).unwrap();
        assert_eq!((range.precision.clone(), range.days.is_some()), (None, true));
        assert_eq!(range.apply(&machine()).time.unwrap().precision, "range");
    }

    #[test]
    fn status_means_and_source_are_fields() {
        let read = read(|form| {
            form.status = "threat".into();
            form.weapon = "mine".into();
            form.source = " شاهد ".into();
            form.counts[4] = ("40".into(), String::new());
        });
        let Correction { status, weapon, source, counts, .. } = read.unwrap();
        assert_eq!((status.as_deref(), weapon.as_deref()), (Some("threat"), Some("mine")));
        assert_eq!(source.as_deref(), Some("شاهد"));
        assert_eq!(counts.get(&Tally::Displaced), Some(&(Some(40), None)));
    }

    #[test]
    fn what_the_form_has_no_field_for_stays() {
        let before = Correction { same_as: Some("x".into()), ..Correction::default() };
        let form = Form::of(&machine(), &before, Lang::En);
        assert_eq!(form.read(&machine(), &before, &[], Lang::En), Ok(before));
    }

    #[test]
    fn what_is_wrong_is_said() {
        let words = Lang::En.words();
        assert_eq!(read(|f| f.counts[1] = ("5".into(), "2".into())), Err(words.bad_count));
        assert_eq!(read(|f| f.counts[1] = ("many".into(), String::new())), Err(words.bad_count));
        assert_eq!(read(|f| f.from = "2025-10-20".into()), Err(words.bad_range));
        assert_eq!(
            read(|f| {
                f.place = OTHER.into();
                f.lat = "95".into();
            }),
            Err(words.bad_lat)
        );
    }
}
