//! Which of the places that a sentence names is the incident's: sentences of ours, with the scene and with names that are not
//! it (the home of a force or a victim, the hospital, who speaks, where it was launched).

use rasid_core::article::Article;
use rasid_core::normalize::fold;
use rasid_core::{Knowledge, extract};
use rasid_gazetteer::Gazetteer;

/// sentence · the scene · a name that is no scene, or nothing.
const ROLES: &str = include_str!("roles.tsv");

#[test]
fn the_scene_is_where_it_happened() {
    let gazetteer = Gazetteer::embedded();
    let knowledge = Knowledge::new(&gazetteer);
    let (mut all, mut wrong) = (0, Vec::new());
    for line in ROLES.lines().skip(1) {
        let fields: Vec<&str> = line.split('\t').collect();
        let (scene, other) = (fold(fields[1]), fields.get(2).map(|n| fold(n)).unwrap_or_default());
        let found = extract(&Article { text: fields[0].to_owned(), ..Article::default() }, &knowledge);
        let places: Vec<String> =
            found.incidents.iter().flat_map(|i| &i.places).map(|p| fold(&p.mention.text)).collect();
        let first = found.incidents.first().and_then(|i| i.places.first()).map(|p| fold(&p.mention.text));
        all += 1;
        let right = first.is_some_and(|f| f.contains(&scene));
        let beside = !other.is_empty() && places.iter().any(|p| p.contains(&other));
        if !right || beside {
            wrong.push(format!("{} -> {places:?}", fields[0]));
        }
    }
    assert!(all >= 50, "{all} sentences");
    assert!(wrong.is_empty(), "{} of {all} wrong:\n{}", wrong.len(), wrong.join("\n"));
}
