"""Districts (قضاء، ناحية، مركز …) and the villages of which only the district is known.

Overture's full table has names and parents but no points. A district gets the point of the town it is named after
(same key, same province), or none. A village whose district has a point gets that point, the district's radius and the
mark `vague`: the page may draw «somewhere in قضاء صور», never a pin.
"""

import pathlib
import re

import pyarrow.parquet as parquet

from arabic import latin, place_key, tidy, without_type
from scope import REMAP
from tables import Row, table

DISTRICTS = set("SY IQ LB JO TN SA".split())
VAGUE = set("LB IQ SY YE".split())
RADIUS = {("LB", "county"): 12, ("IQ", "county"): 25, ("SY", "county"): 20, ("JO", "county"): 15}
NOT_A_PLACE = re.compile(r"^(ال)?(صناعية|مزرعة|مزارع|قبيلة|مدرسة|مجمع|حي|شارع|مصنع|معمل|معسكر|ارض|أرض|مشروع|منتجع)( |$)|صناعي")


def district_rows(folder: pathlib.Path, bounds, known, located: list[Row]) -> list[Row]:
    rows = parquet.read_table(folder / "wkls/wkls/data/overture.zstd18.parquet").to_pylist()
    rows = [r for r in rows if REMAP.get(r["country"], r["country"]) in DISTRICTS | VAGUE | {"YE"}]
    towns: dict[tuple, Row] = {}
    # A town outranks a district of its name: its point is where people are.
    for row in sorted(located, key=lambda r: r.level != "settlement"):
        for name in [row.name_ar, *row.aliases]:
            towns.setdefault((row.admin1, place_key(name)), row)
            towns.setdefault((row.country, place_key(name)), row)
    seats = {(r["region"], r["name_en"]): r for r in table("district_seats.tsv")}
    out: list[Row] = []
    points: dict[str, Row] = {}
    have = {(r.country, r.admin1, place_key(r.name_ar)) for r in located if r.level == "district"}
    for r in sorted(rows, key=lambda r: (r["subtype"] != "county", r["id"])):
        yemeni = r["country"] == "YE" and tidy(r["name_primary"]).startswith("مديرية ")
        if r["subtype"] not in ("county", "localadmin") and not yemeni:
            continue
        row = district(r, bounds, towns, seats)
        if row:
            points[r["id"]] = row
            if (row.country, row.admin1, place_key(row.name_ar)) not in have:
                have.add((row.country, row.admin1, place_key(row.name_ar)))
                out.append(row)
    out += villages(rows, points, bounds, known)
    return out


def district(r: dict, bounds, towns: dict, seats: dict) -> Row | None:
    country, name = r["country"], re.sub("^(مركز|مرکز) قضاء ", "", without_type(tidy(r["name_primary"])))
    code = bounds.of_iso(country, r["region"])
    ours = next((s for (region, english), s in seats.items() if region[:2] == country and english == r["name_en"]), None)
    if ours:
        name, code = ours["name_ar"], ours["region"]
        town = towns.get((code, place_key(ours["seat"]))) or towns.get((country, place_key(ours["seat"])))
    else:
        town = towns.get((code, place_key(name))) if name and code else None
    if not town:
        return None
    english = re.sub(r" (Sub-?[Dd]istrict|District|Nahiyah?|Delegation|Municipality)$", "", latin(r["name_en"] or ""))
    row = Row(f"ovt:{r['id'][:8]}", name, [], english or town.name_en, country, code, "district", town.lat, town.lon)
    row.radius = RADIUS.get((country, r["subtype"]), 15 if r["subtype"] == "county" else 10)
    return row


def villages(rows: list[dict], points: dict[str, Row], bounds, known) -> list[Row]:
    out, seen = [], set()
    parents = {r["id"]: r["parent_id"] for r in rows}
    for r in sorted(rows, key=lambda r: r["id"]):
        country, parent = r["country"], points.get(r["parent_id"]) or points.get(parents.get(r["parent_id"]))
        if r["subtype"] != "locality" or country not in VAGUE or not parent:
            continue
        name = without_type(tidy(r["name_primary"]))
        key = place_key(name)
        if len(key) < 4 or NOT_A_PLACE.search(name) or (parent.id, key) in seen:
            continue
        seen.add((parent.id, key))
        row = Row(f"ovt:{r['id'][:8]}", name, [], latin(r["name_en"] or ""), country, parent.admin1, "settlement", parent.lat, parent.lon)
        row.radius, row.vague = parent.radius, True
        if not known.same(row, parent.radius + 15):
            out.append(row)
    return out
