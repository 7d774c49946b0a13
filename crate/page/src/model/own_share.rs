//! Own words and places as a file: its name, what a dropped file looks like, and a colleague's file taken in beside one's own.

use rasid_core::{
    own::{
        Own, OwnActor, OwnAlias, OwnIgnored, OwnList, OwnPlace, OwnPlaceFile, OwnTrigger, SCHEMA, actor_id,
        bare_name,
    },
    place::place_key,
};

use crate::i18n::Lang;

use super::{own, row::search_key};

/// The end of the name of such a file.
const END: &str = ".rasid-own.json";

pub fn is_own_name(name: &str) -> bool {
    name.to_ascii_lowercase().ends_with(END)
}

pub fn file_name(today: &str) -> String {
    format!("rasid-{today}{END}")
}

/// Whether a dropped file is one of places rather than an article, from its name and how it begins.
pub fn looks_like_places(name: &str, head: &str) -> bool {
    let name = name.to_ascii_lowercase();
    if name.ends_with(".geojson") {
        return true;
    }
    let line = head.trim_start_matches('\u{feff}').lines().next().unwrap_or("");
    let cells: Vec<String> =
        line.split(['\t', ',', ';']).map(|cell| cell.trim_matches([' ', '"']).to_lowercase()).collect();
    let number = |i: usize| cells.get(i).is_some_and(|cell| cell.parse::<f64>().is_ok());
    let geonames = line.split('\t').count() == 19 && number(0);
    let opens =
        |word: &str| cells.iter().any(|cell| cell.split(['_', ' ', '-']).any(|part| part.starts_with(word)));
    let table = [".csv", ".tsv", ".txt"].iter().any(|end| name.ends_with(end));
    geonames
        || table && line.len() < 4_000 && opens("lat") && (opens("lon") || opens("lng"))
        || table && line.contains("خط العرض") && line.contains("خط الطول")
}

/// A row that says something else in the other file.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    pub list: OwnList,
    pub theirs: Item,
    key: String,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    Actor(OwnActor),
    Trigger(OwnTrigger),
    Ignored(OwnIgnored),
    Place(OwnPlace),
    Alias(OwnAlias),
    File(OwnPlaceFile),
}

/// What taking in a file did.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Merged {
    pub added: usize,
    pub same: usize,
    pub conflicts: Vec<Conflict>,
}

/// Adds the rows of another file; where both say something about one thing, what is here stays until the person decides.
pub fn merge(mine: &mut Own, theirs: Own) -> Merged {
    let mut out = Merged::default();
    join(&mut mine.actors, theirs.actors, OwnList::Actors, Item::Actor, &mut out);
    join(&mut mine.triggers, theirs.triggers, OwnList::Triggers, Item::Trigger, &mut out);
    join(&mut mine.ignored, theirs.ignored, OwnList::Ignored, Item::Ignored, &mut out);
    join(&mut mine.places, theirs.places, OwnList::Places, Item::Place, &mut out);
    join(&mut mine.aliases, theirs.aliases, OwnList::Aliases, Item::Alias, &mut out);
    join(&mut mine.files, theirs.files, OwnList::Files, Item::File, &mut out);
    SCHEMA.clone_into(&mut mine.schema);
    out
}

/// Takes the other file's word for one thing.
pub fn take_theirs(mine: &mut Own, conflict: &Conflict) {
    match conflict.theirs.clone() {
        Item::Actor(item) => replace(&mut mine.actors, &conflict.key, item),
        Item::Trigger(item) => replace(&mut mine.triggers, &conflict.key, item),
        Item::Ignored(item) => replace(&mut mine.ignored, &conflict.key, item),
        Item::Place(item) => replace(&mut mine.places, &conflict.key, item),
        Item::Alias(item) => replace(&mut mine.aliases, &conflict.key, item),
        Item::File(item) => replace(&mut mine.files, &conflict.key, item),
    }
}

/// A conflict in words: what it is about, what stands here, what the other file says.
pub fn describe(mine: &Own, conflict: &Conflict, lang: Lang) -> (String, String, String) {
    let none = rasid_core::own::Taken::default();
    let mut theirs = Own::default();
    match conflict.theirs.clone() {
        Item::Actor(item) => theirs.actors.push(item),
        Item::Trigger(item) => theirs.triggers.push(item),
        Item::Ignored(item) => theirs.ignored.push(item),
        Item::Place(item) => theirs.places.push(item),
        Item::Alias(item) => theirs.aliases.push(item),
        Item::File(item) => theirs.files.push(item),
    }
    let other = own::lines(&theirs, &none, conflict.list, lang).pop().unwrap_or_default();
    let held = position(mine, conflict).and_then(|at| {
        let mut all = own::lines(mine, &none, conflict.list, lang);
        (at < all.len()).then(|| all.swap_remove(at))
    });
    (other.title, held.unwrap_or_default().detail, other.detail)
}

fn position(mine: &Own, conflict: &Conflict) -> Option<usize> {
    fn at<T: Keyed>(list: &[T], key: &str) -> Option<usize> {
        list.iter().position(|item| item.key() == key)
    }
    match conflict.list {
        OwnList::Actors => at(&mine.actors, &conflict.key),
        OwnList::Triggers => at(&mine.triggers, &conflict.key),
        OwnList::Ignored => at(&mine.ignored, &conflict.key),
        OwnList::Places => at(&mine.places, &conflict.key),
        OwnList::Aliases => at(&mine.aliases, &conflict.key),
        OwnList::Files => at(&mine.files, &conflict.key),
    }
}

/// What a row is about: two rows with one key cannot both hold.
trait Keyed: PartialEq {
    fn key(&self) -> String;
}

impl Keyed for OwnActor {
    fn key(&self) -> String {
        let named = OwnActor { name_ar: named(&self.name_ar, &self.forms), ..self.clone() };
        actor_id(&named)
    }
}

impl Keyed for OwnTrigger {
    fn key(&self) -> String {
        forms(&self.forms)
    }
}

impl Keyed for OwnIgnored {
    fn key(&self) -> String {
        forms(&self.forms)
    }
}

impl Keyed for OwnPlace {
    fn key(&self) -> String {
        // Two villages of one name are two places.
        let near = self.lat.zip(self.lon).map(|(lat, lon)| format!("{lat:.0} {lon:.0}")).unwrap_or_default();
        format!("{} {} {near}", place_key(&self.name_ar), self.level.id())
    }
}

impl Keyed for OwnAlias {
    fn key(&self) -> String {
        place_key(bare_name(&self.read))
    }
}

impl Keyed for OwnPlaceFile {
    fn key(&self) -> String {
        self.name.clone()
    }
}

fn named(name: &str, forms: &[String]) -> String {
    if name.is_empty() { forms.first().cloned().unwrap_or_default() } else { name.to_owned() }
}

fn forms(forms: &[String]) -> String {
    let mut keys: Vec<String> = forms.iter().map(|form| search_key(form.trim())).collect();
    keys.sort();
    keys.join("|")
}

fn join<T: Keyed>(mine: &mut Vec<T>, theirs: Vec<T>, list: OwnList, item: fn(T) -> Item, out: &mut Merged) {
    for other in theirs {
        let key = other.key();
        match mine.iter().find(|held| held.key() == key) {
            Some(held) if *held == other => out.same += 1,
            Some(_) => out.conflicts.push(Conflict { list, theirs: item(other), key }),
            None => {
                out.added += 1;
                mine.push(other);
            }
        }
    }
}

fn replace<T: Keyed>(list: &mut Vec<T>, key: &str, item: T) {
    match list.iter_mut().find(|held| held.key() == key) {
        Some(held) => *held = item,
        None => list.push(item),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn trigger(form: &str, kind: &str) -> OwnTrigger {
        OwnTrigger { forms: vec![form.into()], kind: kind.into() }
    }

    fn alias(lat: f64) -> OwnAlias {
        let place =
            OwnPlace {
                name_ar: "الطيبة".into(), lat: Some(lat), lon: Some(40.0), ..OwnPlace::default()
            };
        OwnAlias { read: "الطيبة".into(), place }
    }

    #[test]
    fn a_colleagues_file_is_added_and_what_differs_is_asked() {
        let mut mine = Own {
            triggers: vec![trigger("رشقة", "shelling"), trigger("دهم", "arrest_raid")],
            aliases: vec![alias(35.0)],
            ..Own::default()
        };
        let theirs = Own {
            triggers: vec![
                trigger("رشقة", "riot"),
                trigger("دهم", "arrest_raid"),
                trigger("كبس", "arrest_raid"),
            ],
            aliases: vec![alias(33.0)],
            ..Own::default()
        };
        let merged = merge(&mut mine, theirs);
        assert_eq!((merged.added, merged.same, merged.conflicts.len()), (1, 1, 2));
        assert_eq!((mine.triggers[0].kind.as_str(), mine.triggers.len()), ("shelling", 3));
        let (title, here, there) = describe(&mine, &merged.conflicts[0], Lang::En);
        assert_eq!(
            (title.as_str(), here.as_str(), there.as_str()),
            ("رشقة", "Shelling or missile attack", "Riot")
        );
        take_theirs(&mut mine, &merged.conflicts[0]);
        take_theirs(&mut mine, &merged.conflicts[1]);
        assert_eq!((mine.triggers[0].kind.as_str(), mine.aliases[0].place.lat), ("riot", Some(33.0)));
        assert_eq!((mine.triggers.len(), mine.aliases.len()), (3, 1));
    }

    #[test]
    fn files_are_told_by_name_and_beginning() {
        assert!(is_own_name(&file_name("2025-01-02")) && !is_own_name("rasid-2025.rasid.json"));
        assert!(looks_like_places("a.geojson", "{"));
        assert!(looks_like_places("p.csv", "featureName_ar,Latitude,Longitude\nx"));
        assert!(looks_like_places(
            "SY.txt",
            "170654\tDamascus\tDamascus\tدمشق\t33.5\t36.2\tP\tPPLC\tSY\t\t13\t\t\t\t1\t\t6\tA\t2020"
        ));
        assert!(!looks_like_places("news.csv", "title,text,population,along\n"));
        assert!(!looks_like_places("خبر.txt", "قتل مدنيان, latitude"));
    }
}
