"""Villages of Sudan from OpenStreetMap (Overture's divisions have few of them): writes ../data/osm.tsv, in the columns of facts.tsv.

    python3 osm.py FOLDER      (after build.py; FOLDER holds the two files of SUMS)

They are files of github.com/najialii/Sudan-Regions-and-Cities-GeoJSON at 07e1deee: `data/hotosm_sdn_populated_places_points_geojson.zip`
(HOT's export of OpenStreetMap of 2025-12-02, ODbL 1.0) and `data/geojson/sdn_admin1.geojson` (OCHA COD-AB, which only says in
which state a point lies). A name that the other tables have near the point is left to them; a row of inside.tsv whose place is
found here goes, since a point is better than a town's name.
"""

import hashlib
import json
import pathlib
import sys
import zipfile

from arabic import latin, place_key, tidy, without_type
from tables import HERE, table

SUMS = {
    "hotosm_sdn_populated_places_points_geojson.zip": "313afd4b7c27aefcfeb4fbf99272cb7a7db76199e60acfa9bdcaa1b7c969e494",
    "sdn_admin1.geojson": "d3a1f43645b38369bc4ed82e6dc7c09a12892c8a9f1fa264ada061d90373f798",
}
# Hamlets are taken where the news names them.
HAMLETS = ("الجزيرة", "سنار", "الخرطوم", "شمال كردفان")
NEAR_KM = 6.0
HEADER = "name_ar aliases_ar name_en country admin1_ar level lat lon radius_km source note".split()
RADIUS = {"city": "4", "town": "2"}
# A village of one word is as often a man's name or a common word: only after its type word or beside a known place.
CUE = "one word: needs a place cue"


# Where a village's Arabic name is taken even when only a program wrote it.
AT_WAR = ("الجزيرة", "سنار", "شمال كردفان", "شمال دارفور", "غرب كردفان")
# A reading for names that nobody has written in Latin letters, so that English lists show something.
ARTICLES = {"al", "el", "as", "ash", "ad", "adh", "an", "ar", "at", "ath", "az"}
SOUNDS = dict(zip("ءأآإؤئاىبتثجحخدذرزسشصضطظعغفقكلمنهةوي", "' a a i u y a a b t th j h kh d dh r z s sh s d t z a gh f g k l m n h a u i".split()))
WORDS = {"ود": "Wad", "أم": "Um", "ام": "Um", "أبو": "Abu", "ابو": "Abu", "حلة": "Hillat", "الشيخ": "Al-Sheikh", "الحاج": "Al-Haj", "فريق": "Fariq", "كمبو": "Kambo", "قوز": "Goz"}


def reading(name: str) -> str:
    out = []
    for word in name.split():
        article, bare = ("Al-", word[2:]) if word.startswith("ال") and len(word) > 4 else ("", word)
        sounds = [SOUNDS.get(letter, "") for letter in bare]
        spoken = ""
        for sound in sounds:
            # Short vowels are not written: one between two consonants.
            spoken += ("a" if spoken and spoken[-1] not in "aiu" and sound[:1] not in ("a", "i", "u") else "") + sound
        out.append(WORDS.get(word) or article + spoken.replace("aa", "a").capitalize())
    return " ".join(out)


def mended(name: str, english: str) -> str:
    """The final vowels that the program left out, word by word: «مبروك» for Mabruka is «مبروكة», «القرش» for Al Qurashi «القرشي»;
    its «هلة» is «حلة»."""
    latin_words = [w for w in english.replace("-", " ").lower().split() if w not in ARTICLES]
    words = name.split()
    if len(words) != len(latin_words):
        return name
    out = []
    for word, said in zip(words, latin_words):
        end = said.removesuffix("h")[-1:]
        vowel, letters = {"a": ("ة", "ةاىهءيعح"), "i": ("ي", "يىءةهع"), "u": ("و", "وءع"), "o": ("و", "وءع")}.get(end, ("", ""))
        out.append("حلة" if word == "هلة" else word + vowel if vowel and word[-1] not in letters and len(word) > 2 else word)
    return " ".join(out)


def read(folder: pathlib.Path, name: str) -> bytes:
    bytes_ = (folder / name).read_bytes()
    if hashlib.sha256(bytes_).hexdigest() != SUMS[name]:
        sys.exit(f"{name}: not the pinned bytes")
    return bytes_


def places(folder: pathlib.Path) -> list[dict]:
    name = "hotosm_sdn_populated_places_points_geojson.zip"
    read(folder, name)
    with zipfile.ZipFile(folder / name) as archive:
        inner = next(n for n in archive.namelist() if n.endswith(".geojson"))
        return json.loads(archive.read(inner))["features"]


def state_of(lat: float, lon: float, states: list[tuple]) -> str:
    """The state whose outline holds the point (even and odd crossings)."""
    for name, rings in states:
        inside = False
        for ring in rings:
            for (x1, y1), (x2, y2) in zip(ring, ring[1:]):
                if (y1 > lat) != (y2 > lat) and lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1:
                    inside = not inside
        if inside:
            return name
    return ""


def states(folder: pathlib.Path) -> list[tuple]:
    out = []
    for f in json.loads(read(folder, "sdn_admin1.geojson"))["features"]:
        shape = f["geometry"]["coordinates"]
        polygons = shape if f["geometry"]["type"] == "MultiPolygon" else [shape]
        # Abyei is filed under West Kordofan, as in the news.
        name = "غرب كردفان" if f["properties"]["adm1_pcode"] == "SD19" else f["properties"]["adm1_name1"]
        out.append((name, [ring for polygon in polygons for ring in polygon]))
    return out


def wanted(p: dict, state: str) -> bool:
    """Names written in Arabic letters by who lives there; towns, and villages where the war is, also where `name:ar` alone
    has them: a program made those of many villages from Latin ones («البرت» for Al Barta), see `mended`."""
    local = bool(tidy(p["name"] or ""))
    if p["place"] in ("city", "town"):
        return True
    if p["place"] == "village":
        return local or state in AT_WAR
    return p["place"] == "hamlet" and local and state in HAMLETS


def near(a: tuple, b: tuple, km: float) -> bool:
    return abs(a[0] - b[0]) * 111 < km and abs(a[1] - b[1]) * 107 < km


def known(data: pathlib.Path) -> dict[str, list[tuple]]:
    out: dict[str, list[tuple]] = {}
    for name in ("geonames", "overture", "facts"):
        for r in table(f"{name}.tsv", data):
            if r["country"] == "SD" and r["level"] in ("settlement", "alias", "camp", "neighbourhood"):
                for n in [r["name_ar"], *r["aliases_ar"].split("|")]:
                    out.setdefault(place_key(n), []).append((float(r["lat"]), float(r["lon"])))
    return out


def rows(folder: pathlib.Path, data: pathlib.Path) -> list[dict]:
    have, outlines, out = known(data), states(folder), []
    for f in sorted(places(folder), key=lambda f: f["properties"]["osm_id"]):
        p = f["properties"]
        lon, lat = f["geometry"]["coordinates"]
        name = without_type(tidy(p["name"] or "") or tidy(p["name:ar"] or ""))
        said = latin((p["name:en"] or p["name"] or "").split(",")[0])
        name, raw = mended(name, said if said.isascii() else ""), name
        key = place_key(name)
        state = state_of(lat, lon, outlines)
        if not state or not name or len(key) < 3 or not wanted(p, state):
            continue
        if any(near((lat, lon), at, NEAR_KM) for at in have.get(key, [])):
            continue
        have.setdefault(key, []).append((lat, lon))
        small = p["place"] not in RADIUS
        english = latin((p["name:en"] or p["name"] or "").split(",")[0])
        english = english if english and english.isascii() else reading(name)
        note = CUE if small and " " not in name else ""
        row = [name, raw if place_key(raw) != key else "", english, "SD", state, "settlement", f"{lat:.4f}", f"{lon:.4f}", RADIUS.get(p["place"], "1")]
        out.append(dict(zip(HEADER, [*row, f"openstreetmap.org/node/{p['osm_id']}", note])))
    return out


def drop_vague(data: pathlib.Path, found: list[dict]) -> None:
    """Takes the rows of inside.tsv whose place is known by its point now; their other spellings stay with it."""
    by_key: dict[str, list[dict]] = {}
    for r in found:
        by_key.setdefault(place_key(r["name_ar"]), []).append(r)
    lines = (data / "inside.tsv").read_text(encoding="utf-8").splitlines()
    kept = lines[:1]
    for line in lines[1:]:
        c = line.split("\t")
        at, reach = (float(c[7]), float(c[8])), float(c[9]) + 15
        names = [c[1], *filter(None, c[2].split("|"))]
        better = [r for n in names for r in by_key.get(place_key(n), []) if near((float(r["lat"]), float(r["lon"])), at, reach)]
        if c[4] != "SD" or len(better) != 1:
            kept.append(line)
            continue
        row = better[0]
        others = [n for n in names if place_key(n) != place_key(row["name_ar"])]
        row["aliases_ar"] = "|".join(filter(None, [row["aliases_ar"], *others]))
        row["note"] = ""
    (data / "inside.tsv").write_text("\n".join(kept) + "\n", encoding="utf-8")
    print(f"inside.tsv: {len(lines) - len(kept)} rows had a point here")


def main(folder: pathlib.Path) -> None:
    data = HERE.parent / "data"
    found = rows(folder, data)
    drop_vague(data, found)
    found.sort(key=lambda r: (r["admin1_ar"], r["name_ar"], r["source"]))
    lines = ["\t".join(HEADER), *("\t".join(r[c] for c in HEADER) for r in found)]
    (data / "osm.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"osm.tsv: {len(found)} rows")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(pathlib.Path(sys.argv[1]))
