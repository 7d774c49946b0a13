"""Border lines with the disputed ones marked, and the rivers of the World Data Bank as GeoJSON.

`d` on a border says that it is drawn dashed: a row of `borders.tsv` inside the region, Natural Earth's own class outside it.
"""
import json
import re
import sys

from shapely.geometry import box, mapping, shape

WEST, SOUTH, EAST, NORTH = -20, -2, 66, 44
BIR_TAWIL = 33.2


def main(recipe, work):
    disputed = {frozenset(row.split("\t")[:2]) for row in open(f"{recipe}/borders.tsv", encoding="utf-8") if not row.startswith("#")}
    borders = list(region_borders(load(work, "borders_pairs"), disputed))
    save(work, "admin0_region", borders)
    save(work, "admin0_all", [*world_borders(load(work, "world_borders")), *borders])
    save(work, "rivers_world", ({**river, "properties": {"r": int(river["properties"]["scalerank"])}} for river in load(work, "world_rivers") if river["geometry"]))
    save(work, "rivers_raw", (line({"l": level}, points) for level in (0, 1, 2, 3, 8) for points in traces(f"{work}/rivers_{level}.txt")))


def region_borders(pairs, disputed):
    for feature in pairs:
        pair = frozenset((feature["properties"]["L"], feature["properties"]["R"]))
        lines = feature["geometry"]["coordinates"] if feature["geometry"]["type"] == "MultiLineString" else [feature["geometry"]["coordinates"]]
        for points in lines:
            if pair == {"SDN", "EGY"}:
                # Agreed in the west; from Bir Tawil to the sea it is where Egypt sees it, and Sudan sees another line to its north.
                yield line({}, [point for point in points if point[0] < BIR_TAWIL] + [[BIR_TAWIL, 22.0]])
                yield line({"d": 1}, [[BIR_TAWIL, 22.0]] + [point for point in points if point[0] > BIR_TAWIL])
            else:
                yield line({"d": 1} if pair in disputed else {}, points)


def world_borders(features):
    for feature in features:
        kind = feature["properties"]["featurecla"] or ""
        if "limit" in kind or not feature["geometry"] or kind == "ForgetMagics":
            continue
        outside = shape(feature["geometry"]).difference(box(WEST, SOUTH, EAST, NORTH))
        if not outside.is_empty:
            yield {"type": "Feature", "properties": {} if kind.startswith("International") else {"d": 1}, "geometry": mapping(outside)}


def traces(path):
    points = []
    for row in open(path, encoding="utf-8"):
        if re.match(r"[-\d]", row):
            x, y = map(float, row.split()[:2])
            points.append([round(x - 360 if x > 180 else x, 5), round(y, 5)])
        elif len(points) > 1:
            yield points
            points = []
        else:
            points = []
    if len(points) > 1:
        yield points


def line(properties, points):
    return {"type": "Feature", "properties": properties, "geometry": {"type": "LineString", "coordinates": points}}


def load(work, name):
    return json.load(open(f"{work}/{name}.geojson", encoding="utf-8"))["features"]


def save(work, name, features):
    json.dump({"type": "FeatureCollection", "features": list(features)}, open(f"{work}/{name}.geojson", "w", encoding="utf-8"), ensure_ascii=False)


main(*sys.argv[1:])
