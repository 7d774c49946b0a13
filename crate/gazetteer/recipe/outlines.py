"""Writes www/map/outlines.js: the outlines of provinces, for «somewhere in محافظة X».

    python3 outlines.py FOLDER      (after fetch.py; needs pyarrow and shapely)

From Natural Earth 10m (public domain), simplified to about two kilometres. Left out: provinces that were divided after Natural
Earth was drawn, whose old outline would show more than was said, and those of which it has none; the page draws a circle there.
Format: code → rings parted by a blank, each Google's polyline encoding at three decimals.
"""

import json
import pathlib
import sys

import shapely

from boundaries import Boundaries
from scope import COUNTRIES
from tables import HERE, table

TOLERANCE = 0.02
# Degrees squared: islands smaller than this say nothing at the zooms where a province is looked at.
LEAST = 0.004
DIVIDED_SINCE = set(
    "LB-AS LB-BI SD-KN SD-KS SD-DW SD-DS IQ-SU DZ-01 DZ-07 DZ-08 DZ-11 DZ-30 DZ-33 DZ-39 DZ-47 TN-11 TN-12 TN-14 TD-EN".split()
)


def number(value: int) -> str:
    value = ~(value << 1) if value < 0 else value << 1
    out = ""
    while value >= 0x20:
        out += chr((0x20 | (value & 0x1F)) + 63)
        value >>= 5
    return out + chr(value + 63)


def encoded(ring) -> str:
    out, before = "", (0, 0)
    for lon, lat in ring.coords:
        at = (round(lat * 1000), round(lon * 1000))
        if at != before:
            out += number(at[0] - before[0]) + number(at[1] - before[1])
            before = at
    return out


def rings(shapes: list) -> list[str]:
    shape = shapely.unary_union(shapes).simplify(TOLERANCE)
    parts = sorted(getattr(shape, "geoms", [shape]), key=lambda p: -p.area)
    return [encoded(p.exterior) for i, p in enumerate(parts) if not p.is_empty and (i == 0 or p.area >= LEAST)]


def main(folder: pathlib.Path) -> None:
    bounds = Boundaries(folder)
    provinces = {r["id"].removeprefix("ne:") for r in table("natural_earth.tsv", HERE.parent / "data") if r["level"] == "province"}
    codes = sorted(c for c in provinces & set(bounds.outlines) if c[:2] in COUNTRIES and c not in DIVIDED_SINCE)
    outlines = {code: " ".join(rings(bounds.outlines[code])) for code in codes}
    text = json.dumps(outlines, separators=(",", ":"), sort_keys=True)
    head = "// Made by crate/gazetteer/recipe/outlines.py from Natural Earth (public domain). Do not edit.\n"
    path = HERE.parents[2] / "www/map/outlines.js"
    path.write_text(f"{head}window.rasidOutlines = {text};\n", encoding="utf-8")
    print(f"{len(codes)} outlines, {path.stat().st_size} bytes")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(pathlib.Path(sys.argv[1]))
