//! A picture of the map for publication: base map, circles and outlines, markers and clusters, key, scale, title and credits as one SVG.
//!
//! Text is escaped: titles come from articles.

use std::fmt::Write;

use crate::i18n::labels::Group;

/// What stands in the picture. Places and lengths in pixels of the map's box.
#[derive(Clone, Debug, Default)]
pub struct Picture {
    pub width: f64,
    pub height: f64,
    pub rtl: bool,
    pub title: String,
    /// The base map as a `data:` address; empty for none.
    pub base: String,
    pub areas: Vec<Area>,
    pub points: Vec<Point>,
    /// Place and size of each cluster.
    pub clusters: Vec<(f64, f64, u32)>,
    /// Shape, colour and name of each group that is on the map.
    pub key: Vec<(Group, String)>,
    /// The colour of each group in the key.
    pub colours: Vec<(Group, String)>,
    pub scale: Option<(String, f64)>,
    pub credit: String,
    pub ink: String,
    pub paper: String,
}

#[derive(Clone, Debug)]
pub struct Point {
    pub x: f64,
    pub y: f64,
    pub fan: (f64, f64),
    pub size: f64,
    pub group: Group,
}

/// Where an incident may lie: a circle or an outline as a path, moved by `shift`.
#[derive(Clone, Debug)]
pub struct Area {
    pub path: String,
    pub shift: (f64, f64),
    pub group: Group,
}

pub const FONT: &str = "'IBM Plex Sans Arabic','Noto Sans Arabic','Segoe UI',Tahoma,Arial,sans-serif";
const HEAD: f64 = 44.0;
const LINE: f64 = 22.0;

impl Picture {
    /// Height of the whole picture: title above, key and credits below.
    pub fn tall(&self) -> f64 {
        HEAD + self.height + 14.0 + LINE * (self.key_lines() as f64 + 1.0)
    }

    fn per_line(&self) -> usize {
        ((self.width - 20.0) / 170.0).floor().max(1.0) as usize
    }

    fn key_lines(&self) -> usize {
        self.key.len().div_ceil(self.per_line())
    }

    fn colour(&self, group: Group) -> &str {
        self.colours.iter().find(|(g, _)| *g == group).map_or("#555", |(_, colour)| colour.as_str())
    }

    /// `paths` gives a group's outline and sign in a box of 24 by 24.
    pub fn svg(&self, paths: fn(Group) -> (&'static str, &'static str)) -> String {
        let (w, h, tall) = (self.width, self.height, self.tall());
        let (ink, paper) = (&self.ink, &self.paper);
        let mut out = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{w}\" height=\"{tall}\" viewBox=\"0 0 {w} {tall}\" font-family=\"{FONT}\" \
             direction=\"{}\"><rect width=\"{w}\" height=\"{tall}\" fill=\"{paper}\"/>",
            if self.rtl { "rtl" } else { "ltr" },
        );
        let start = if self.rtl { w - 12.0 } else { 12.0 };
        // Writing into a string cannot fail.
        let _ = write!(
            out,
            "<text x=\"{start}\" y=\"29\" font-size=\"18\" font-weight=\"600\" fill=\"{ink}\">{}</text>",
            escape(&self.title)
        );
        let _ = write!(out, "<svg y=\"{HEAD}\" width=\"{w}\" height=\"{h}\" viewBox=\"0 0 {w} {h}\">");
        if !self.base.is_empty() {
            let _ = write!(out, "<image width=\"{w}\" height=\"{h}\" href=\"{}\"/>", escape(&self.base));
        }
        for area in &self.areas {
            let colour = self.colour(area.group);
            let _ = write!(
                out,
                "<path d=\"{}\" transform=\"translate({} {})\" fill=\"{colour}\" fill-opacity=\"0.08\" stroke=\"{colour}\" stroke-dasharray=\"4 4\"/>",
                escape(&area.path),
                area.shift.0,
                area.shift.1
            );
        }
        for point in &self.points {
            let (x, y) = (point.x + point.fan.0, point.y + point.fan.1);
            if point.fan != (0.0, 0.0) {
                let _ = write!(
                    out,
                    "<path d=\"M{:.1} {:.1}L{x:.1} {y:.1}\" stroke=\"{ink}\" stroke-opacity=\"0.5\"/>",
                    point.x, point.y
                );
            }
            out.push_str(&self.shape(point.group, x, y, point.size, paths));
        }
        for (x, y, count) in &self.clusters {
            let _ = write!(
                out,
                "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"16\" fill=\"{paper}\" stroke=\"{ink}\" stroke-width=\"2\"/><text x=\"{x:.1}\" y=\"{:.1}\" font-size=\"15\" \
                 font-weight=\"600\" text-anchor=\"middle\" fill=\"{ink}\">{count}</text>",
                y + 5.0
            );
        }
        out.push_str("</svg>");
        self.foot(&mut out, paths);
        out.push_str("</svg>");
        out
    }

    fn foot(&self, out: &mut String, paths: fn(Group) -> (&'static str, &'static str)) {
        let (w, ink) = (self.width, &self.ink);
        let top = HEAD + self.height + 14.0;
        for (i, (group, name)) in self.key.iter().enumerate() {
            let (line, column) = (i / self.per_line(), i % self.per_line());
            let along = 22.0 + column as f64 * 170.0;
            let y = top + line as f64 * LINE;
            let (x, text) = if self.rtl { (w - along, w - along - 14.0) } else { (along, along + 14.0) };
            out.push_str(&self.shape(*group, x, y, 16.0, paths));
            let _ = write!(
                out,
                "<text x=\"{text}\" y=\"{}\" font-size=\"13\" fill=\"{ink}\">{}</text>",
                y + 4.5,
                escape(name)
            );
        }
        let y = top + self.key_lines() as f64 * LINE + 4.0;
        let (far, anchor) = if self.rtl { (12.0, "start") } else { (w - 12.0, "end") };
        let _ = write!(
            out,
            "<text x=\"{far}\" y=\"{y}\" font-size=\"11\" fill=\"{ink}\" fill-opacity=\"0.75\" direction=\"ltr\" text-anchor=\"{anchor}\">{}</text>",
            escape(&self.credit)
        );
        if let Some((label, length)) = &self.scale {
            let x = if self.rtl { w - 12.0 - length } else { 12.0 };
            let _ = write!(
                out,
                "<path d=\"M{x:.1} {0:.1}v5h{length:.1}v-5\" fill=\"none\" stroke=\"{ink}\"/><text x=\"{1:.1}\" y=\"{2:.1}\" font-size=\"11\" \
                 text-anchor=\"middle\" fill=\"{ink}\">{3}</text>",
                y - 5.0,
                x + length / 2.0,
                y - 8.0,
                escape(label)
            );
        }
    }

    fn shape(
        &self,
        group: Group,
        x: f64,
        y: f64,
        size: f64,
        paths: fn(Group) -> (&'static str, &'static str),
    ) -> String {
        let (body, sign) = paths(group);
        let scale = size / 24.0;
        format!(
            "<g transform=\"translate({:.1} {:.1}) scale({scale:.3})\"><path d=\"{body}\" fill=\"{}\" stroke=\"{}\" stroke-width=\"1.4\"/>\
             <path d=\"{sign}\" fill=\"none\" stroke=\"{}\" stroke-width=\"2\" stroke-linecap=\"round\"/></g>",
            x - size / 2.0,
            y - size / 2.0,
            self.colour(group),
            self.paper,
            self.paper
        )
    }
}

pub fn escape(text: &str) -> String {
    let plain: String = text.chars().filter(|c| !c.is_control()).collect();
    plain.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_article_says_is_no_markup() {
        let picture = Picture {
            width: 400.0,
            height: 300.0,
            title: "<script>\"&\u{1}".into(),
            key: vec![(Group::Blast, "تفجير".into())],
            areas: vec![Area { path: "M1 1L9 9z\"/>".into(), shift: (3.0, -4.0), group: Group::Blast }],
            points: vec![Point { x: 10.0, y: 10.0, fan: (5.0, 0.0), size: 30.0, group: Group::Blast }],
            clusters: vec![(40.0, 50.0, 12)],
            scale: Some(("50 كم".into(), 80.0)),
            ..Picture::default()
        };
        let svg = picture.svg(|_| ("M0 0z", "M1 1z"));
        assert!(svg.contains("&lt;script&gt;&quot;&amp;</text>") && !svg.contains("<script"));
        assert_eq!(svg.matches("<svg").count(), svg.matches("</svg>").count());
        assert!(svg.contains("50 كم") && svg.contains("تفجير") && svg.contains(">12</text>"));
        assert!(svg.contains("d=\"M1 1L9 9z&quot;/&gt;\" transform=\"translate(3 -4)\""));
    }
}
