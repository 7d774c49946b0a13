#!/usr/bin/env python3
"""How far the places of the incidents lie from where the labels put them, and why those that are far are far.

usage: places.py [RASID] [--show] [--json] LABELS=TEXTS …

Without sets: this project's own articles. Asked is every labelled point of every incident that the program found (pairs as in
score.py). *Pins*: the incident's first place against the nearest labelled settlement or facility. *Points*: every labelled
point against the nearest of the incident's places. *Right governorate*: that of the settlement nearest to the labelled point.
*Wrong dots*: of all dots shown for those incidents, those drawn as exact (a settlement or facility, precision 1, confidence from 0.85)
that lie over 30 km, and over the label's tolerance, from everything labelled. Then the causes of the points that are off.
Labels of a province or country have no point worth 5 km: they count for tolerance, governorate and wrong dots only.
"""
import argparse
import collections
import json
import pathlib
import subprocess
import sys

from score import HERE, Text, distance_km, pair, plain, run

# Less sure places are drawn hollow (PlaceInfo::SURE in crate/core/src/contract.rs).
SURE = 0.85
SMALL = {"settlement", "facility"}
OWN = [HERE, HERE / "second"]


def articles(pairs):
    for labels, texts in pairs:
        for path in sorted(pathlib.Path(labels).glob("*.json")):
            label = json.loads(path.read_text("utf-8"))
            if isinstance(label, dict) and "incidents" in label:
                yield label, pathlib.Path(texts) / label["file"]


def asked(documents):
    """(article, label incident, label place, the incident's places, all places mentioned) for every labelled point."""
    for label, path, document in documents:
        text = Text(path)
        pairs = pair(label["incidents"], document["incidents"], text)
        for i, one in enumerate(label["incidents"]):
            if i not in pairs:
                continue
            found = document["incidents"][pairs[i]]
            for n, place in enumerate(one["places"]):
                if place.get("lat") is not None and not holds(place, one["places"][:n]):
                    yield label, text, one, place, found, document


def holds(place, before):
    """The town after its quarter: a label whose tolerance reaches a place named before it, and no list."""
    points = [p for p in before if p.get("lat") is not None]
    far = lambda p: distance_km((place["lat"], place["lon"]), (p["lat"], p["lon"]))
    return any(far(p) <= (place.get("tol_km") or 12) for p in points)


def nearest(place, found):
    points = [p for p in found["places"] if p.get("lat") is not None]
    far = lambda p: distance_km((place["lat"], place["lon"]), (p["lat"], p["lon"]))
    return min(((far(p), n, p) for n, p in enumerate(points)), default=(None, None, None))


def cause(place, found, document):
    """Why the point is far: the first that fits."""
    wanted = plain(place["name"])
    near = lambda p: p.get("lat") is not None and distance_km((place["lat"], place["lon"]), (p["lat"], p["lon"])) <= max(place.get("tol_km") or 12, 5)
    mentions = [m for m in document["mentions"] if m["kind"] == "place"]
    named = [m for m in mentions if wanted in plain(m["span"]["text"]) or plain(m["span"]["text"]) in wanted]
    chosen = [p for p in found["places"] if wanted in plain(p["mention"]["text"]) or plain(p["mention"]["text"]) in wanted]
    if any(near(m.get("value") or {}) for m in mentions):
        return "right place named, not chosen as the incident's"
    for p in chosen:
        if any(near(c) for c in p["candidates"]):
            return "wrong homonym"
        if p.get("lat") is None or p["gazetteer_id"] is None:
            return "name not in the gazetteer"
        if p["radius_km"] >= 10 or p["level"] not in SMALL:
            return "only an area or the district known"
        return "other point under the name (gap, homonym or label)"
    if not named:
        return "name not recognised"
    if all((m.get("value") or {}).get("lat") is None for m in named):
        return "name not in the gazetteer, not chosen"
    return "named with another point, not chosen"


def exact(p):
    return p["level"] in SMALL and p["geo_precision"] == 1 and p["confidence"] >= SURE


def provinces(points):
    """(country, governorate) at each point, by the gazetteer."""
    command = ["cargo", "run", "--quiet", "--locked", "-p", "rasid-gazetteer", "--example", "at"]
    lines = "".join(f"{lat}\t{lon}\n" for lat, lon in points)
    done = subprocess.run(command, input=lines, capture_output=True, text=True, timeout=600, cwd=HERE.parent.parent)
    return [tuple(line.split("\t")) for line in done.stdout.splitlines()]


class Tally:
    def __init__(self):
        self.of = collections.defaultdict(lambda: [0, 0])
        self.why = collections.Counter()

    def add(self, name, right):
        self.of[name][0] += bool(right)
        self.of[name][1] += 1

    def place(self, place, found, document):
        """One labelled point; returns the cause when it is wrong."""
        km, _, p = nearest(place, found)
        tolerance = place.get("tol_km") or 12
        small = place["level"] in SMALL
        if small:
            self.add("points within 5 km", km is not None and km <= 5)
            self.add("points within 20 km", km is not None and km <= 20)
        self.add("points within tolerance", km is not None and km <= tolerance)
        if km is None or km > (5 if small else tolerance):
            why = cause(place, found, document)
            self.why[why] += 1
            return why, km, p
        return None

    def incident(self, one, found):
        """The incident's pin, and every dot that is shown as exact; returns the dots that are wrong."""
        points = [p for p in one["places"] if p.get("lat") is not None]
        far = lambda p, l: distance_km((l["lat"], l["lon"]), (p["lat"], p["lon"]))
        dots = [p for p in found["places"] if p.get("lat") is not None]
        if any(p["level"] in SMALL for p in points):
            best = min((far(dots[0], l) for l in points if l["level"] in SMALL), default=None) if dots else None
            self.add("pins within 5 km", best is not None and best <= 5)
            self.add("pins within 20 km", best is not None and best <= 20)
        # A list may hold places for which the label has no point: then a dot far off says nothing.
        if len(points) < len(one["places"]):
            return []
        wrong = [d for d in dots if exact(d) and all(far(d, l) > max(30, l.get("tol_km") or 12) for l in points)]
        for d in dots:
            self.add("wrong dots", d in wrong)
            self.add("drawn as exact", exact(d))
        return wrong


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("rasid", nargs="?", default=str(HERE.parent.parent / "target/debug/rasid"))
    parser.add_argument("sets", nargs="*", help="LABELS=TEXTS")
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    if "=" in options.rasid:
        options.sets.insert(0, options.rasid)
        options.rasid = str(HERE.parent.parent / "target/debug/rasid")
    sets = [s.split("=") for s in options.sets] or [(d, HERE.parent / "articles") for d in OWN]
    tally = Tally()
    documents = list(run(options.rasid, list(articles(sets))))
    rows = sorted(asked(documents), key=lambda r: (r[0]["id"], r[2]["at"]))
    seen = set()
    for label, text, one, place, found, document in rows:
        clause = " ".join(text.text[slice(*one["at"])].split())[:150]
        if (label["id"], tuple(one["at"])) not in seen:
            seen.add((label["id"], tuple(one["at"])))
            for dot in tally.incident(one, found):
                if options.show:
                    print(f"{label['id']} WRONG DOT {shown(dot)}, not {[p['name'] for p in one['places']]} :: {clause}")
        said = tally.place(place, found, document)
        if said and options.show:
            why, km, p = said
            print(f"{label['id']} {why}: {place['name']} ({place['level']} {place['lat']},{place['lon']}) got {shown(p)} {'' if km is None else f'{km:.0f} km'} :: {clause}")
    governorates(rows, tally)
    report(tally, options.json)


def shown(p):
    return "nothing" if p is None else f"{p['mention']['text']} → {p['name_ar']} ({p['level']}, r {p['radius_km']:.0f}, {p['gazetteer_id']})"


def governorates(rows, tally):
    """A point in the settlement nearest to it, as far as 40 km; where borders are near, the label's own name helps no further."""
    points = [(p["lat"], p["lon"]) for _, _, _, p, _, _ in rows]
    for (_, _, _, place, found, _), (country, province, km) in zip(rows, provinces(points), strict=True):
        if place["level"] in ("country", "region") or not province or float(km) > 40:
            continue
        _, _, p = nearest(place, found)
        tally.add("right governorate", p is not None and p["country"] == country and plain(p["admin1"]["ar"]) == plain(province))


def report(tally, as_json):
    if as_json:
        print(json.dumps({k: round(a / b, 4) for k, (a, b) in tally.of.items()}))
        return
    for name, (right, all_) in tally.of.items():
        print(f"{name:30s} {100 * right / all_:5.1f} %   {right} of {all_}")
    for name, count in tally.why.most_common():
        print(f"  {count:4d}  {name}")


if __name__ == "__main__":
    sys.exit(main())
