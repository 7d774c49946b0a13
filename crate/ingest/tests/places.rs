//! Files of places as newsrooms have them, and as they must not break anything.
#![allow(clippy::expect_used)] // A file that is not read has nothing to test.

use rasid_core::own::{OwnPlace, places_of};
use rasid_core::place::Level;
use rasid_ingest::{PlaceField, PlaceFile, PlaceFormat, read_own, read_places};

fn read(name: &str, text: &str) -> (PlaceFile, Vec<OwnPlace>) {
    let file = read_places(name, text.as_bytes(), None).expect("a file of places");
    let places = places_of(&file.file).map(|(_, place)| place).collect();
    (file, places)
}

const GEONAMES: &str = "170654\tDamascus\tDamascus\tDamas,دمشق,الشام,دمشقِ پایتخت\t33.5102\t36.29128\tP\tPPLC\tSY\t\t13\t\t\t\t1569394\t\t691\tAsia/Damascus\t2020-01-01\n\
1\tX Governorate\tX Governorate\tمحافظة دمشق\t33.5\t36.3\tA\tADM1\tSY\t\t13\t\t\t\t0\t\t691\tAsia/Damascus\t2020-01-01\n\
2\tNowhere\tNowhere\t\t33.5\t36.3\tP\tPPL\tSY\t\t13\t\t\t\t0\t\t691\tAsia/Damascus\t2020-01-01\n\
3\tBroken\tBroken\tمكسور\tx\t36.3\tP\tPPL\tSY\t\t13\t\t\t\t0\t\t691\tAsia/Damascus\t2020-01-01\n";

#[test]
fn a_country_of_geonames() {
    let (file, places) = read("SY.txt", GEONAMES);
    assert_eq!((file.format, file.places, file.nameless, file.wrong), (PlaceFormat::Geonames, 2, 1, 1));
    let city = &places[0];
    assert_eq!(
        (city.id.as_str(), city.name_ar.as_str(), city.name_en.as_str()),
        ("gn:170654", "دمشق", "Damascus")
    );
    // The Persian name is no Arabic one.
    assert_eq!((city.also.as_slice(), city.population), (&["الشام".to_owned()][..], 1_569_394));
    assert_eq!(
        (city.admin1_ar.as_str(), city.admin1_en.as_str(), city.country.as_str()),
        ("دمشق", "X", "SY")
    );
    assert_eq!(places[1].level, Level::Province);
    assert_eq!((file.refused[0].line, file.refused[0].why.en.as_str()), (4, "no coordinates"));
}

#[test]
fn the_zip_that_geonames_gives() {
    use std::io::Write;
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in [("readme.txt", "about"), ("SY.txt", GEONAMES)] {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).expect("started");
        zip.write_all(text.as_bytes()).expect("written");
    }
    let bytes = zip.finish().expect("closed").into_inner();
    let file = read_places("SY.zip", &bytes, None).expect("read");
    assert_eq!((file.name.as_str(), file.places), ("SY.zip › SY.txt", 2));
}

#[test]
fn populated_places_of_ocha() {
    let text = "admin0Pcode,admin1Name_en,admin1Name_ar,admin1Pcode,admin4Name_en,featureName_en,featureName_ar,featurePcode,Latitude,Longitude\n\
#adm0+code,#adm1+name,#adm1+name,#adm1+code,#adm4+name,#loc+name,#loc+name,#loc+code,#geo+lat,#geo+lon\n\
SY,Deir-ez-Zor,محافظة دير الزور,SY09,Basira,Hojaniya,الحوجنية,C1234,35.2,40.3\n\
SY,Aleppo,حلب,SY02,,Tell,\"تل الضمان، الضمان\",C1,35.9,37.2\n";
    let (file, places) = read("syr_pplp.csv", text);
    assert_eq!((file.places, file.nameless, file.wrong, file.guessed), (2, 0, 0, true), "{:?}", file.fields);
    let village = &places[0];
    assert_eq!(
        (village.name_ar.as_str(), village.name_en.as_str(), village.id.as_str()),
        ("الحوجنية", "Hojaniya", "C1234")
    );
    assert_eq!(
        (village.admin1_ar.as_str(), village.admin1_en.as_str(), village.country.as_str()),
        ("دير الزور", "Deir-ez-Zor", "SY")
    );
    assert_eq!((places[1].name_ar.as_str(), places[1].also.len()), ("تل الضمان", 1));
}

#[test]
fn plain_tables_with_and_without_headings() {
    let (_, places) = read("a.tsv", "الاسم\tخط العرض\tخط الطول\tالمحافظة\nالحوجنية\t٣٥٫٢\t٤٠٫٣\tدير الزور\n");
    assert_eq!(
        (places[0].lat, places[0].lon, places[0].admin1_ar.as_str()),
        (Some(35.2), Some(40.3), "دير الزور")
    );
    let (_, places) = read("d.csv", "population,name_ar,long,lat\n20,الحوجنية,40.3,35.2\n");
    assert_eq!((places[0].population, places[0].lat, places[0].lon), (20, Some(35.2), Some(40.3)));
    let (_, places) = read("b.csv", "الحوجنية;35,2;40,3\n");
    assert!(places.is_empty(), "commas for points are read, but not guessed");
    let (file, places) = read("c.csv", "الحوجنية,35.2,40.3\nتل العسل,36.1,37.2\n");
    assert_eq!((file.columns.join(" "), places.len()), ("1 2 3".to_owned(), 2));
}

#[test]
fn a_corrected_guess_is_followed() {
    let text = "a,b,c,d\nالحوجنية,دير الزور,40.3,35.2\n";
    let fields = [PlaceField::NameAr, PlaceField::Admin1Ar, PlaceField::Lon, PlaceField::Lat];
    let file = read_places("x.csv", text.as_bytes(), Some(&fields)).expect("read");
    let (_, place) = places_of(&file.file).next().expect("a place");
    assert_eq!((file.guessed, place.lat, place.lon), (false, Some(35.2), Some(40.3)));
}

#[test]
fn geojson_points_and_outlines() {
    let text = r#"{"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"name":"الحوجنية","name:en":"Hojaniya","place":"village"},"geometry":{"type":"Point","coordinates":[40.3,35.2]}},
        {"type":"Feature","properties":{"name":"حي"},"geometry":{"type":"Polygon","coordinates":[[[40,35],[41,35],[41,36],[40,35]]]}},
        {"type":"Feature","properties":null,"geometry":null}]}"#;
    let (file, places) = read("a.geojson", text);
    assert_eq!(
        (file.format, places.len(), file.wrong),
        (PlaceFormat::Geojson, 2, 1),
        "{:?} {:?}",
        file.columns,
        file.fields
    );
    assert_eq!(
        (places[0].lat, places[0].lon, places[0].name_en.as_str()),
        (Some(35.2), Some(40.3), "Hojaniya")
    );
    assert_eq!((places[1].lat, places[1].lon), (Some(35.5), Some(40.5)));
}

#[test]
fn what_is_no_file_of_places_is_refused_or_gives_none() {
    for bad in ["", "خبر عن قصف", "{", "[1,2,{\"a\":[[[[[]]]]]}]", "\u{0}\u{1}\u{2}"] {
        let read = read_places("x", bad.as_bytes(), None);
        assert!(read.as_ref().map_or(true, |file| file.places == 0), "{bad}: {read:?}");
    }
}

#[test]
fn own_files_are_read_row_by_row() {
    let text = r#"{"schema":"rasid-own/1","triggers":[{"forms":["رشقة"],"type":"shelling"},{"forms":7},5],
        "places":[{"name_ar":"تل","lat":36,"lon":37,"level":"settlement"},{"level":"castle"}],"later":[1]}"#;
    let (own, refused) = read_own(text.as_bytes()).expect("read");
    assert_eq!((own.triggers.len(), own.places.len(), refused.len()), (1, 1, 3));
    for bad in ["", "{}", "[]", "null", r#"{"schema":"rasid-own/2"}"#, r#"{"schema":"rasid-project/1"}"#] {
        assert!(read_own(bad.as_bytes()).is_err(), "{bad}");
    }
}
