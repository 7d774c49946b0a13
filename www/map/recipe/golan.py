"""Natural Earth's governorates, with the Golan as a unit of its own.

Natural Earth counts the occupied Golan in with Israel's northern district. One of its other cuts leaves the Golan out of every country;
the difference of the two is its outline. Making it a unit lets `lines.py` draw both of its edges as disputed.
"""
import json
import sys

import shapefile
from shapely.geometry import mapping, shape
from shapely.ops import unary_union

KEEP = ("adm0_a3", "iso_a2", "name", "name_en", "name_ar", "latitude", "longitude")


def main(admin1_path, countries_path, out_path):
    units = []
    israel = shapefile_country(countries_path, "ISR")
    golan = []
    for feature in json.load(open(admin1_path, encoding="utf-8"))["features"]:
        properties = {key: feature["properties"].get(key) for key in KEEP}
        geometry = feature["geometry"]
        if properties["adm0_a3"] == "ISR":
            whole = shape(geometry).buffer(0)
            outside = [part for part in parts(whole.difference(israel)) if part.area > 0.01]
            golan += outside
            if outside:
                geometry = mapping(whole.difference(unary_union(outside)))
        units.append({"type": "Feature", "properties": properties, "geometry": geometry})
    properties = dict.fromkeys(KEEP) | {"adm0_a3": "GOL"}
    units.append({"type": "Feature", "properties": properties, "geometry": mapping(unary_union(golan))})
    json.dump({"type": "FeatureCollection", "features": units}, open(out_path, "w", encoding="utf-8"), ensure_ascii=False)


def shapefile_country(path, code):
    for item in shapefile.Reader(path, encoding="utf-8").iterShapeRecords():
        if item.record["ADM0_A3"] == code:
            return shape(item.shape.__geo_interface__).buffer(0)
    raise SystemExit(f"{code} is not in {path}")


def parts(geometry):
    return getattr(geometry, "geoms", [geometry])


main(*sys.argv[1:])
