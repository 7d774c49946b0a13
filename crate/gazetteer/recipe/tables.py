"""The hand-written tables beside this file, the row every source is brought to, and the writer."""

import csv
import dataclasses
import pathlib

HERE = pathlib.Path(__file__).parent
COLUMNS = "id name_ar aliases_ar name_en country admin1 level lat lon radius_km population vague".split()


@dataclasses.dataclass
class Row:
    """One place. `admin1` is an ISO 3166-2 code; `vague` says that the point is the district's, not the place's own."""

    id: str
    name_ar: str
    aliases: list[str]
    name_en: str
    country: str
    admin1: str
    level: str
    lat: float
    lon: float
    radius: float = 0.0
    population: int = 0
    vague: bool = False
    # A large city of a country that the recipe leaves out otherwise.
    far: bool = False


def table(name: str, folder: pathlib.Path = HERE) -> list[dict]:
    with open(folder / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def write(path: pathlib.Path, rows: list[Row]) -> None:
    rows = sorted(rows, key=lambda r: (r.country, r.admin1, r.level, r.name_ar, r.id))
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write("\t".join(COLUMNS) + "\n")
        for r in rows:
            fields = [r.id, r.name_ar, "|".join(r.aliases), r.name_en, r.country, r.admin1, r.level]
            fields += [f"{r.lat:.4f}", f"{r.lon:.4f}", f"{r.radius:g}", str(r.population), "1" if r.vague else ""]
            file.write("\t".join(fields) + "\n")
    print(f"{path.name}: {len(rows)} rows, {path.stat().st_size} bytes")
