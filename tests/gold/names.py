#!/usr/bin/env python3
"""Names of places from reports, each in the few words it stood in: found? put right? by country.

usage: names.py [RASID] [--show] [--table names2.tsv]

`names.tsv`: 305 names noted from the excerpts of 21 searches for reports (2026-11-27), every name in them but those of earlier
rounds, after the gazetteer was closed and before the program read any of them. `lat`, `lon` are given where the point is known
from GeoNames, Wikipedia, OpenStreetMap or the villages of Somalia of UNDP (github.com/validmeasures/somalia, CC0) to about three
kilometres; else only the province is asked for. `names2.tsv`: 63 more of 5 later searches, labelled and read after what the first
table showed was mended. Each phrase is put into one sentence of ours and read alone.

*Found*: some place of the incident has a point and its name is the one asked for, not only the town or district beside it.
*≤ 5, ≤ 20 km*: the pin, of those with a point. *Governorate*: the pin's. *Wrong dot*: shown as exact (settlement or facility,
precision 1) over 30 km from the point or, without one, in another governorate.
"""
import argparse
import collections
import json
import pathlib
import subprocess
import sys
import tempfile

from places import exact
from score import HERE, distance_km, plain


def sentence(phrase):
    lead = phrase.split(" ")[0]
    verb = "في هجوم مسلح على" if lead not in ("موقع",) else "في هجوم مسلح استهدف"
    return f"قتل ثلاثة أشخاص وأصيب آخرون {verb} {phrase}، بحسب مصادر محلية.\n"


def rows(table):
    lines = (HERE / table).read_text("utf-8").splitlines()
    head = lines[0].split("\t")
    return [dict(zip(head, line.split("\t"))) for line in lines[1:]]


def read(rasid, phrases):
    """The first incident of each phrase, or nothing."""
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for n, phrase in enumerate(phrases):
            path = pathlib.Path(folder) / f"{n:04}.txt"
            path.write_text(sentence(phrase), "utf-8")
            paths.append(str(path))
        done = subprocess.run([rasid, "extract", "--format", "jsonl", *paths], capture_output=True, timeout=600, check=True)
    documents = [json.loads(line) for line in done.stdout.splitlines()]
    return [d["incidents"][0]["places"] if d["incidents"] else [] for d in documents]


def named(row, place):
    """The place is the one asked for, not the town or district beside it."""
    wanted = plain(row["name"]).replace(" ", "")
    said = plain(place["mention"]["text"]).replace(" ", "")
    return wanted in said or plain(place["name_ar"]).replace(" ", "") in wanted


def ask(tally, row, places):
    """Counts one row; returns what is wrong with it."""
    pins = [p for p in places if p.get("lat") is not None]
    pin = pins[0] if pins else None
    own = pin is not None and pin["gazetteer_id"] is not None and named(row, pin)
    add = lambda what, right: [tally[key][what].append(bool(right)) for key in (row["country"], "all")]
    wrong = []
    add("found", own)
    if not own:
        wrong.append("not found")
    province = pin is not None and pin["country"] == row["country"] and plain(pin["admin1"]["ar"] or "") == plain(row["admin1_ar"])
    if row["admin1_ar"]:
        add("governorate", province)
    dot = pin is not None and exact(pin)
    if row["lat"]:
        far = distance_km((float(row["lat"]), float(row["lon"])), (pin["lat"], pin["lon"])) if pin else 9999
        add("<= 5 km", far <= 5)
        add("<= 20 km", far <= 20)
        if far > 5:
            wrong.append(f"{far:.0f} km")
    else:
        far = 0 if province or not row["admin1_ar"] else 9999
    add("wrong dots", dot and far > 30)
    if dot and far > 30:
        wrong.append("WRONG DOT")
    if row["admin1_ar"] and not province:
        wrong.append(f"in {pin['admin1']['ar'] if pin else 'nothing'}")
    return wrong


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("rasid", nargs="?", default=str(HERE.parent.parent / "target/debug/rasid"))
    parser.add_argument("--show", action="store_true", help="print what is wrong")
    parser.add_argument("--table", default="names.tsv")
    options = parser.parse_args()
    tally = collections.defaultdict(lambda: collections.defaultdict(list))
    asked = rows(options.table)
    for row, places in zip(asked, read(options.rasid, [r["phrase"] for r in asked]), strict=True):
        wrong = ask(tally, row, places)
        if wrong and options.show:
            got = " + ".join(f"{p['name_ar']} ({p['level']}, {p['lat']}, {p['lon']}, {p['gazetteer_id']})" for p in places[:2])
            print(f"{row['country']} {row['phrase']} :: {', '.join(wrong)} :: {got}")
    columns = ["found", "<= 5 km", "<= 20 km", "governorate", "wrong dots"]
    print("country  asked  " + "  ".join(f"{c:>16s}" for c in columns))
    for country, counts in sorted(tally.items()):
        cells = [f"{sum(v)} of {len(v)} ({100 * sum(v) / len(v):.0f} %)" if (v := counts[c]) else "" for c in columns]
        print(f"{country:7s}  {len(counts['found']):5d}  " + "  ".join(f"{c:>16s}" for c in cells))


if __name__ == "__main__":
    sys.exit(main())
