//! What the person taught: typed rows, the lists as they are shown, a colleague's file taken in.
//!
//! The worker judges every row (`rasid_core::own`); here is only what can be said before it is asked.

use rasid_core::{
    contract::{PlaceInfo, Text2},
    own::{Own, OwnActor, OwnAlias, OwnIgnored, OwnList, OwnPlace, OwnTrigger, Taken, bare_name},
    place::{Level, place_key},
};

use crate::i18n::{
    Lang, Words,
    labels::{self, type_name},
    plural,
};

/// One row of a list, as it is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    pub title: String,
    pub detail: String,
    /// Why it is not used.
    pub trouble: Option<Text2>,
}

/// The fields of the form, as text; each list reads those that it needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    pub forms: String,
    /// Type of incident, or kind of actor.
    pub kind: String,
    pub name_ar: String,
    pub name_en: String,
    pub country: String,
    pub level: String,
    pub coordinates: String,
}

impl Draft {
    pub fn new(list: OwnList) -> Draft {
        let kind = if list == OwnList::Actors { "rebel" } else { "armed_attack" };
        let none = String::new;
        Draft {
            forms: none(),
            kind: kind.to_owned(),
            name_ar: none(),
            name_en: none(),
            country: none(),
            level: Level::Settlement.id().to_owned(),
            coordinates: none(),
        }
    }

    /// Puts the row at the end of its list, or says what is missing.
    pub fn add_to(&self, own: &mut Own, list: OwnList, words: &'static Words) -> Result<(), &'static str> {
        let forms = || -> Result<Vec<String>, &'static str> {
            let forms = split_forms(&self.forms);
            if forms.is_empty() { Err(words.own_no_word) } else { Ok(forms) }
        };
        match list {
            OwnList::Triggers => own.triggers.push(OwnTrigger { forms: forms()?, kind: self.kind.clone() }),
            OwnList::Ignored => own.ignored.push(OwnIgnored { forms: forms()? }),
            OwnList::Actors => own.actors.push(OwnActor {
                id: String::new(),
                forms: forms()?,
                name_ar: trimmed(&self.name_ar),
                name_en: trimmed(&self.name_en),
                kind: self.kind.clone(),
                country: self.country.clone(),
            }),
            OwnList::Places => {
                let (lat, lon) = coordinates(&self.coordinates).ok_or(words.own_bad_point)?;
                let mut names = split_forms(&self.name_ar).into_iter();
                own.places.push(OwnPlace {
                    name_ar: names.next().ok_or(words.own_no_word)?,
                    name_en: trimmed(&self.name_en),
                    also: names.collect(),
                    lat: Some(lat),
                    lon: Some(lon),
                    level: Level::of(&self.level).unwrap_or(Level::Settlement),
                    ..OwnPlace::default()
                });
            }
            // These two come from a search and from a file.
            OwnList::Aliases | OwnList::Files => {}
        }
        Ok(())
    }
}

fn trimmed(text: &str) -> String {
    text.trim().to_owned()
}

fn split_forms(text: &str) -> Vec<String> {
    text.split(['،', ',', '؛', ';', '\n', '|']).map(trimmed).filter(|form| !form.is_empty()).collect()
}

/// «35.33, 40.14» as maps give it to copy.
pub fn coordinates(text: &str) -> Option<(f64, f64)> {
    let parts: Vec<&str> = text.split([',', '،', ';', ' ', '\t']).filter(|part| !part.is_empty()).collect();
    let [lat, lon] = parts.as_slice() else { return None };
    let read = |part: &str, limit: f64| {
        part.trim_end_matches('°').replace('٫', ".").parse::<f64>().ok().filter(|v| v.abs() <= limit)
    };
    Some((read(lat, 90.0)?, read(lon, 180.0)?))
}

/// How many rows a list has.
pub fn count(own: &Own, list: OwnList) -> usize {
    match list {
        OwnList::Actors => own.actors.len(),
        OwnList::Triggers => own.triggers.len(),
        OwnList::Ignored => own.ignored.len(),
        OwnList::Places => own.places.len(),
        OwnList::Aliases => own.aliases.len(),
        OwnList::Files => own.files.len(),
    }
}

/// The rows of a list, in the order in which they are held.
pub fn lines(own: &Own, taken: &Taken, list: OwnList, lang: Lang) -> Vec<Line> {
    let mut lines: Vec<Line> = match list {
        OwnList::Triggers => {
            own.triggers.iter().map(|t| line(join(&t.forms), type_name(&t.kind, lang).to_owned())).collect()
        }
        OwnList::Ignored => own.ignored.iter().map(|i| line(join(&i.forms), String::new())).collect(),
        OwnList::Actors => own.actors.iter().map(|a| actor(a, lang)).collect(),
        OwnList::Places => own.places.iter().map(|p| line(p.name_ar.clone(), place(p, lang))).collect(),
        OwnList::Aliases => own.aliases.iter().map(|a| alias(a, lang)).collect(),
        OwnList::Files => own
            .files
            .iter()
            .map(|f| line(f.name.clone(), plural::PLACE.count(f.rows.lines().count() as u64, lang)))
            .collect(),
    };
    if list != OwnList::Files {
        for refused in taken.refused.iter().filter(|refused| refused.list == list) {
            if let Some(line) = lines.get_mut(refused.row) {
                line.trouble = Some(refused.why.clone());
            }
        }
    }
    lines
}

fn line(title: String, detail: String) -> Line {
    Line { title, detail, trouble: None }
}

fn join(forms: &[String]) -> String {
    forms.join("، ")
}

fn actor(actor: &OwnActor, lang: Lang) -> Line {
    let country =
        if actor.country.is_empty() { String::new() } else { labels::country(&actor.country, lang) };
    let parts = [actor.name_en.clone(), labels::actor_kind(&actor.kind, lang).to_owned(), country];
    line(join(&actor.forms), said(&parts, lang))
}

fn alias(alias: &OwnAlias, lang: Lang) -> Line {
    let names =
        [lang.pick(&alias.place.name_ar, &alias.place.name_en), &alias.place.name_ar, &alias.place.id];
    let target = names.into_iter().find(|name| !name.is_empty()).unwrap_or("");
    line(alias.read.clone(), said(&[target.to_owned(), place(&alias.place, lang)], lang))
}

fn place(place: &OwnPlace, lang: Lang) -> String {
    let point = place.lat.zip(place.lon).map(|(lat, lon)| format!("{lat:.4}, {lon:.4}")).unwrap_or_default();
    let area = lang.pick(&place.admin1_ar, &place.admin1_en);
    let area = if area.is_empty() { &place.admin1_ar } else { area };
    let country =
        if place.country.is_empty() { String::new() } else { labels::country(&place.country, lang) };
    // The digits keep their order inside an Arabic line.
    let point = if point.is_empty() { point } else { format!("\u{2066}{point}\u{2069}") };
    said(&[area.to_owned(), country, point], lang)
}

fn said(parts: &[String], lang: Lang) -> String {
    let parts: Vec<&str> = parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    parts.join(lang.pick("، ", ", "))
}

pub fn remove(own: &mut Own, list: OwnList, row: usize) {
    fn out<T>(list: &mut Vec<T>, row: usize) {
        if row < list.len() {
            list.remove(row);
        }
    }
    match list {
        OwnList::Actors => out(&mut own.actors, row),
        OwnList::Triggers => out(&mut own.triggers, row),
        OwnList::Ignored => out(&mut own.ignored, row),
        OwnList::Places => out(&mut own.places, row),
        OwnList::Aliases => out(&mut own.aliases, row),
        OwnList::Files => out(&mut own.files, row),
    }
}

/// Says from now on which place a name means, instead of what was said before.
pub fn fix(own: &mut Own, read: &str, place: OwnPlace) {
    let key = place_key(bare_name(read));
    own.aliases.retain(|alias| place_key(bare_name(&alias.read)) != key);
    own.aliases.push(OwnAlias { read: read.trim().to_owned(), place });
}

/// The name as the article writes it, without type word and glued letters: what an alias must catch.
pub fn written_name(place: &PlaceInfo) -> String {
    let mention = place.mention.text.trim();
    let known: Vec<String> = std::iter::once(&place.name_ar)
        .chain(place.candidates.iter().map(|c| &c.name_ar))
        .map(|name| place_key(name))
        .collect();
    let is_known = |name: &str| known.contains(&place_key(name));
    // «وبلدة الطيبة», «بالطيبة», «للطيبة».
    let cut = |name: &str| -> Vec<String> {
        let mut out = vec![name.to_owned()];
        for letter in ['و', 'ف', 'ب', 'ل', 'ك'] {
            for held in out.clone() {
                if let Some(rest) = held.strip_prefix(letter) {
                    out.push(rest.to_owned());
                    if let Some(rest) = rest.strip_prefix('ل').filter(|_| letter == 'ل') {
                        out.push(format!("ال{rest}"));
                    }
                }
            }
        }
        out.into_iter().flat_map(|name| [bare_name(&name).to_owned(), name]).collect()
    };
    cut(mention).into_iter().find(|name| is_known(name)).unwrap_or_else(|| bare_name(mention).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use rasid_core::contract::Quote;

    #[test]
    fn a_row_is_added_or_what_is_missing_is_said() {
        let words = Lang::En.words();
        let mut own = Own::default();
        let mut draft = Draft::new(OwnList::Triggers);
        assert_eq!(draft.add_to(&mut own, OwnList::Triggers, words), Err(words.own_no_word));
        draft.forms = "رشق/يرشق، رشقات\nرشقة".into();
        assert_eq!(draft.add_to(&mut own, OwnList::Triggers, words), Ok(()));
        assert_eq!(own.triggers[0].forms, ["رشق/يرشق", "رشقات", "رشقة"]);
        draft.name_ar = "الحوجنية، حوجنية".into();
        assert_eq!(draft.add_to(&mut own, OwnList::Places, words), Err(words.own_bad_point));
        draft.coordinates = "35.2, 40.3".into();
        assert_eq!(draft.add_to(&mut own, OwnList::Places, words), Ok(()));
        assert_eq!((own.places[0].lat, own.places[0].also.len()), (Some(35.2), 1));
        remove(&mut own, OwnList::Places, 3);
        remove(&mut own, OwnList::Places, 0);
        assert_eq!((count(&own, OwnList::Places), count(&own, OwnList::Triggers)), (0, 1));
    }

    #[test]
    fn points_as_maps_give_them() {
        assert_eq!(coordinates("35.2,40.3"), Some((35.2, 40.3)));
        assert_eq!(coordinates(" -35.2°  40.3° "), Some((-35.2, 40.3)));
        for wrong in ["", "35.2", "95, 1", "1, 181", "a, b", "1 2 3"] {
            assert_eq!(coordinates(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn the_written_name_is_found_behind_what_is_glued_to_it() {
        let name = |text: &str, known: &str| {
            written_name(&PlaceInfo {
                mention: Quote { text: text.into(), ..Quote::default() },
                name_ar: known.into(),
                ..PlaceInfo::default()
            })
        };
        assert_eq!(name("وبلدة الطيبة", "الطيبة"), "الطيبة");
        assert_eq!(name("بالطيبة", "الطيبة"), "الطيبة");
        assert_eq!(name("للطيبة", "الطيبة"), "الطيبة");
        assert_eq!(name("بعلبك", "بعلبك"), "بعلبك");
        assert_eq!(name("ولبعلبك", "بعلبك"), "بعلبك");
        assert_eq!(name("قرية كفر كذا", ""), "كفر كذا");
    }

    #[test]
    fn a_name_means_one_place() {
        let mut own = Own::default();
        fix(&mut own, "الطيبة", OwnPlace { id: "a".into(), ..OwnPlace::default() });
        fix(&mut own, "بلدة الطيبه", OwnPlace { id: "b".into(), ..OwnPlace::default() });
        assert_eq!(own.aliases.len(), 1);
        assert_eq!(own.aliases[0].place.id, "b");
    }

    #[test]
    fn refused_rows_say_why_beside_the_row() {
        let mut own = Own::default();
        own.ignored.push(OwnIgnored { forms: vec!["في".into()] });
        let why = Text2 { ar: "قصيرة".into(), en: "short".into() };
        let refused =
            rasid_core::own::RefusedRow { list: OwnList::Ignored, row: 0, what: "في".into(), why };
        let taken = Taken { refused: vec![refused], ..Taken::default() };
        assert_eq!(lines(&own, &taken, OwnList::Ignored, Lang::En)[0].trouble.as_ref().unwrap().en, "short");
    }
}
