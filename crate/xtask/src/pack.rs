//! Puts the page together in `dist/`: a handful of static files, each with one reason to exist.
//!
//! ```text
//! index.html  app.css  fonts/  icon.svg  manifest.webmanifest
//! boot.js         starts everything; carries the worker's source
//! lib.js          Leaflet and its cluster groups, the store for kept work and dropped folders, needed before the page
//! page.js         the page's glue          page.data.js    its wasm
//!                                          engine.data.js  the engine's wasm, gazetteer inside
//! figures.js      what draws the figures, asked for when they are looked at
//! map.js          what draws the base map, outlines, the panel of layers      map.data.js     the base map
//! online.html  online.css  online.js   the one page that asks the network for a map; not kept offline, not in rasid.html
//! sw.js           offline                  rasid.html      all of the above as one file
//! engine.d.ts     the engine's face for TypeScript
//! ```
//! Nothing here depends on time, place or order of the file system: the same sources give the same bytes.

use crate::encode::{base64, gzip, js_string, short_hash, tight_gzip};
use crate::{files, html, licences, onefile, style, types};
use anyhow::Context;
use std::path::Path;

/// Scripts that the service worker need not keep: they are not part of the page that it serves.
const NOT_KEPT: [&str; 6] = ["rasid.html", "engine.d.ts", "sw.js", "online.html", "online.css", "online.js"];

pub fn pack(project: &Path, wasm: &Path, dist: &Path) -> anyhow::Result<()> {
    if dist.exists() {
        std::fs::remove_dir_all(dist).with_context(|| format!("cannot empty {}", dist.display()))?;
    }
    let www = project.join("www");
    for name in ["index.html", "online.html", "online.css", "online.js", "icon.svg", "manifest.webmanifest"] {
        files::write(&dist.join(name), files::read(&www.join(name))?)?;
    }
    fonts(&www, dist)?;
    files::write(&dist.join("app.css"), style::bundle(project)?)?;
    files::write(&dist.join("lib.js"), lib(project)?)?;
    files::write(&dist.join("page.js"), files::read_text(&wasm.join("page.js"))?)?;
    // What must arrive before one can type is packed with more patience than the rest.
    packed(dist, "page", &tight_gzip(&files::read(&wasm.join("page_bg.wasm"))?)?)?;
    data(dist, "engine", &files::read(&wasm.join("engine_bg.wasm"))?)?;
    files::write(&dist.join("figures.js"), figures(project)?)?;
    let map = basemap(project, dist)?;
    files::write(&dist.join("engine.d.ts"), types::declarations(project, wasm)?)?;

    let boot = Boot { project, wasm, map, id: build_id(dist)? };
    files::write(&dist.join("rasid.html"), onefile::page(dist, &boot.script(true)?)?)?;
    files::write(&dist.join("boot.js"), boot.script(false)?)?;
    files::write(&dist.join("sw.js"), service_worker(&www, dist, &boot.id)?)?;
    unknown_references(dist)
}

/// Everything that differs between the two boot scripts.
struct Boot<'a> {
    project: &'a Path,
    wasm: &'a Path,
    map: bool,
    id: String,
}

impl Boot<'_> {
    fn script(&self, one_file: bool) -> anyhow::Result<String> {
        let www = self.project.join("www");
        let unpack = files::read_text(&www.join("unpack.js"))?;
        let glue = files::read_text(&self.wasm.join("engine.js"))?;
        let worker = format!(
            "{unpack}\nfunction newGlue() {{\n{glue}\nreturn rasidEngine;\n}}\n{}",
            files::read_text(&www.join("worker.js"))?
        );
        Ok(format!(
            "const PARTS = {{\nbuild: {{version: {}, id: {}, oneFile: {one_file}, map: {}}},\nlicences: {},\nworker: {}\n}};\n{unpack}\n{}",
            js_string(env!("CARGO_PKG_VERSION")),
            js_string(&self.id),
            self.map,
            licences::licences(self.project)?,
            js_string(&worker),
            files::read_text(&www.join("boot.js"))?
        ))
    }
}

fn data(dist: &Path, name: &str, bytes: &[u8]) -> anyhow::Result<()> {
    packed(dist, name, &gzip(bytes)?)
}

fn packed(dist: &Path, name: &str, gzipped: &[u8]) -> anyhow::Result<()> {
    let text = base64(gzipped);
    files::write(&dist.join(format!("{name}.data.js")), format!("RASID_DATA(\"{name}\", \"{text}\");\n"))
}

fn fonts(www: &Path, dist: &Path) -> anyhow::Result<()> {
    let folder = www.join("fonts");
    if !folder.exists() {
        return Ok(());
    }
    for name in files::list(&folder)?.iter().filter(|name| !name.ends_with(".css")) {
        files::write(&dist.join("fonts").join(name), files::read(&folder.join(name))?)?;
    }
    Ok(())
}

fn lib(project: &Path) -> anyhow::Result<String> {
    let libraries = scripts(
        project,
        &["leaflet/dist/leaflet.js", "leaflet.markercluster/dist/leaflet.markercluster.js"],
    )?;
    let own = ["www/keep.js", "www/files.js"].map(|name| files::read_text(&project.join(name)));
    own.into_iter().try_fold(libraries, |all, text| Ok(all + &text?))
}

/// D3's modules, each after those that it needs, and our own drawing.
fn figures(project: &Path) -> anyhow::Result<String> {
    const MODULES: [&str; 9] =
        ["array", "color", "format", "time", "time-format", "interpolate", "scale", "selection", "axis"];
    let names = MODULES.map(|name| format!("d3-{name}/dist/d3-{name}.min.js"));
    Ok(scripts(project, &names.each_ref().map(String::as_str))?
        + &files::read_text(&project.join("www/figures.js"))?)
}

/// The base map and its drawing code; false when this checkout has no base map yet.
fn basemap(project: &Path, dist: &Path) -> anyhow::Result<bool> {
    let (archive, glue) = (project.join("www/map/base.pmtiles"), project.join("www/basemap.js"));
    if !archive.exists() || !glue.exists() {
        return Ok(false);
    }
    let libraries =
        scripts(project, &["pmtiles/dist/pmtiles.js", "protomaps-leaflet/dist/protomaps-leaflet.js"])?;
    let text = |name: &str, file: &str| -> anyhow::Result<String> {
        Ok(format!("window.{name} = {};\n", js_string(&files::read_text(&project.join("www").join(file))?)))
    };
    let texts = text("rasidEditorial", "map/EDITORIAL.md")? + &text("rasidLayersStyle", "layers.css")?;
    let own = ["map/outlines.js", "map/districts.js", "areas.js", "picture.js", "layers.js", "basemap.js"]
        .map(|name| files::read_text(&project.join("www").join(name)));
    // Each ends its own statement: a file that begins with a bracket would else be taken for a call of the one before.
    let script =
        own.into_iter().try_fold(libraries + &texts, |all, text| text.map(|text| all + &text + ";\n"))?;
    files::write(&dist.join("map.js"), script)?;
    data(dist, "map", &files::read(&archive)?)?;
    Ok(true)
}

/// Libraries one after the other, without the addresses of their source maps: those files are not shipped.
fn scripts(project: &Path, names: &[&str]) -> anyhow::Result<String> {
    let mut out = String::new();
    for name in names {
        let text = files::read_text(&project.join("node_modules").join(name))?;
        for line in text.lines().filter(|line| !line.starts_with("//# sourceMappingURL=")) {
            out.push_str(line);
            out.push('\n');
        }
        out.push_str(";\n");
    }
    Ok(out)
}

/// A name for the content: changes when any shipped byte changes.
fn build_id(dist: &Path) -> anyhow::Result<String> {
    let contents = files::list(dist)?
        .iter()
        .map(|name| files::read(&dist.join(name)))
        .collect::<anyhow::Result<Vec<_>>>()?;
    Ok(short_hash(contents.iter().map(Vec::as_slice)))
}

fn service_worker(www: &Path, dist: &Path, id: &str) -> anyhow::Result<String> {
    let kept: Vec<String> =
        files::list(dist)?.into_iter().filter(|name| is_kept(name)).map(|name| format!("'{name}'")).collect();
    // The boot script is not part of the id, since it carries it; its own bytes must still make a new build.
    let boot = files::read(&dist.join("boot.js"))?;
    let build = format!("rasid-{id}-{}", short_hash([boot.as_slice()]));
    Ok(files::read_text(&www.join("sw.js"))?
        .replace("__BUILD__", &build)
        .replace("__FILES__", &kept.join(", ")))
}

/// Whether the service worker keeps this file.
pub fn is_kept(name: &str) -> bool {
    !NOT_KEPT.contains(&name) && (name.ends_with(".woff2") || !name.starts_with("fonts/"))
}

/// A file that the page names but that is not there would be a silent 404.
fn unknown_references(dist: &Path) -> anyhow::Result<()> {
    let page = files::read_text(&dist.join("index.html"))? + &files::read_text(&dist.join("online.html"))?;
    let mut named = style::urls(&files::read_text(&dist.join("app.css"))?)?;
    for tag in html::tags(&page, "<link").iter().chain(&html::tags(&page, "<script")) {
        named.extend(tag.attribute("href").or_else(|| tag.attribute("src")).map(str::to_owned));
    }
    for name in named.iter().filter(|name| !name.starts_with("data:") && !name.starts_with('#')) {
        anyhow::ensure!(dist.join(name).is_file(), "the page names {name}, which is not in dist/");
    }
    Ok(())
}
