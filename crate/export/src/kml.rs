//! `incidents.kml`: one placemark a place, with its time, its words and all cells, styled by type. Incidents without a position are left
//! out of the map's points but listed as placemarks without one.

use std::collections::BTreeSet;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use rasid_core::contract::{Incident, PlaceInfo};

use crate::cell::Cell;
use crate::{COLUMNS, ExportArticle, label, row};

type Xml = Writer<Vec<u8>>;
type Written = std::io::Result<()>;

/// The file. Writing to memory cannot fail; should it do so all the same, the file ends there.
pub fn write(articles: &[ExportArticle]) -> Vec<u8> {
    let mut xml: Xml = Writer::new(Vec::new());
    let _ = document(&mut xml, articles);
    let mut bytes = xml.into_inner();
    bytes.push(b'\n');
    bytes
}

fn document(xml: &mut Xml, articles: &[ExportArticle]) -> Written {
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let types: BTreeSet<&str> =
        articles.iter().flat_map(ExportArticle::incidents).map(|(i, _)| i.kind.as_str()).collect();
    xml.create_element("kml")
        .with_attribute(("xmlns", "http://www.opengis.net/kml/2.2"))
        .write_inner_content(|xml| {
            within(xml, "Document", |xml| {
                leaf(xml, "name", "Rasid")?;
                for (at, id) in types.iter().enumerate() {
                    style(xml, id, at)?;
                }
                for article in articles {
                    for (incident, review) in article.incidents() {
                        let places: Vec<Option<&PlaceInfo>> = if incident.places.is_empty() {
                            vec![None]
                        } else {
                            incident.places.iter().map(Some).collect()
                        };
                        for place in places {
                            placemark(xml, incident, place, &row::cells(article, incident, review, place))?;
                        }
                    }
                }
                Ok(())
            })
        })?;
    Ok(())
}

fn style(xml: &mut Xml, id: &str, at: usize) -> Written {
    // Alpha, blue, green, red: eight colours that differ for colour-blind readers, too (Okabe and Ito).
    const COLOURS: [&str; 8] =
        ["ff009fe6", "ffe9b456", "ff739e00", "ff42e4f0", "ffb27200", "ff005ed5", "ffa779cc", "ff000000"];
    let colour = COLOURS.get(at % COLOURS.len()).copied().unwrap_or("ff005ed5");
    xml.create_element("Style")
        .with_attribute(("id", id))
        .write_inner_content(|xml| within(xml, "IconStyle", |xml| leaf(xml, "color", colour)))?;
    Ok(())
}

fn placemark(xml: &mut Xml, incident: &Incident, place: Option<&PlaceInfo>, cells: &[Cell]) -> Written {
    within(xml, "Placemark", |xml| {
        let place_name = place.map_or("", |p| p.name_ar.as_str());
        let name = [label::of_type(&incident.kind).0, place_name]
            .iter()
            .filter(|p| !p.is_empty())
            .copied()
            .collect::<Vec<_>>()
            .join("، ");
        leaf(xml, "name", &name)?;
        let quote = incident.evidence.first().unwrap_or(&incident.trigger);
        leaf(xml, "description", &quote.text)?;
        match &incident.time {
            Some(time) if time.start == time.end => {
                within(xml, "TimeStamp", |xml| leaf(xml, "when", &time.start))?
            }
            Some(time) => within(xml, "TimeSpan", |xml| {
                leaf(xml, "begin", &time.start)?;
                leaf(xml, "end", &time.end)
            })?,
            None => {}
        }
        leaf(xml, "styleUrl", &format!("#{}", incident.kind))?;
        within(xml, "ExtendedData", |xml| {
            for (column, cell) in COLUMNS.iter().zip(cells) {
                let value = if let Cell::Text(text) = cell { text.clone() } else { cell.plain() };
                xml.create_element("Data")
                    .with_attribute(("name", *column))
                    .write_inner_content(|xml| leaf(xml, "value", &value))?;
            }
            Ok(())
        })?;
        if let Some((place, lat, lon)) = place.and_then(|p| Some((p, p.lat?, p.lon?))) {
            let decimals = row::decimals(place);
            within(xml, "Point", |xml| {
                leaf(xml, "coordinates", &format!("{lon:.decimals$},{lat:.decimals$}"))
            })?;
        }
        Ok(())
    })
}

fn within(xml: &mut Xml, name: &str, inside: impl FnOnce(&mut Xml) -> Written) -> Written {
    xml.create_element(name).write_inner_content(inside).map(|_| ())
}

/// An element with text; characters that XML forbids are dropped.
fn leaf(xml: &mut Xml, name: &str, text: &str) -> Written {
    let allowed: String = text
        .chars()
        .filter(
            |c| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..),
        )
        .collect();
    xml.create_element(name).write_text_content(BytesText::new(&allowed)).map(|_| ())
}
