#!/usr/bin/env python3
"""How close the extractor comes to the labels of this project's own articles, field by field.

usage: score.py [RASID] [--only PREFIX] [--show] [--json] [--floors FILE] [--labels DIR] [--texts DIR]

RASID (default: target/debug/rasid) is run once over all articles of the same publication date. Every figure is printed; with
--floors, a figure under its floor is an error (status 1). Labels are described in README.md beside this file; their offsets
are code points, those of the program UTF-16 code units. An incident of the program counts as found when its trigger, or its
evidence and its type, touch a labelled clause; pairs are made one to one, the best first. A figure is only as good as the
labels: they were written before the program was run on them and are not changed to please it.
Needs the standard library only. Left out: names of actors without an id, and everything about confidence but its curve.
"""
import argparse
import collections
import json
import math
import pathlib
import subprocess
import sys
from datetime import date

HERE = pathlib.Path(__file__).resolve().parent
LOOSE = {"UNKNOWN", "CIVILIANS"}  # Too vague to be asked for.
HELD = {"captured", "arrested", "abducted"}
FIELDS = ["place", "geocoded", "place_list", "date", "killed", "wounded", "held", "status", "record", "statistic"]


class Text:
    """An article's text, and the way from the program's offsets to code points."""

    def __init__(self, path):
        self.text = path.read_bytes().decode("utf-8")
        self.at = []
        for i, c in enumerate(self.text):
            self.at += [i] * (2 if ord(c) > 0xFFFF else 1)
        self.at.append(len(self.text))

    def span(self, quote):
        return self.at[quote["start"]], self.at[quote["end"]]


def touch(a, b):
    return min(a[1], b[1]) > max(a[0], b[0])


def distance_km(a, b):
    lat1, lon1, lat2, lon2 = map(math.radians, (*a, *b))
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * 6371 * math.asin(math.sqrt(h))


def plain(name):
    """A name without what only differs in spelling."""
    name = name.translate(str.maketrans("أإآٱىة", "ااااي" + "ه"))
    name = "".join(c for c in name if not ("\u064b" <= c <= "\u0652" or c in "\u0640\u0670 \u200c\u200d\u200e\u200f"))
    for prefix in ("وال", "بال", "ال"):
        if name.startswith(prefix) and len(name) > len(prefix) + 2:
            return name[len(prefix):]
    return name


def same_place(label, found):
    """Within the label's tolerance; by name where the label has no point."""
    if label.get("lat") is not None:
        if found.get("lat") is None:
            return False
        return distance_km((label["lat"], label["lon"]), (found["lat"], found["lon"])) <= (label.get("tol_km") or 12)
    wanted = plain(label["name"])
    names = [plain(n) for n in (found.get("name_ar") or "", (found.get("mention") or {}).get("text", ""))]
    return any(wanted in n or (n and n in wanted) for n in names)


def same_date(label, found):
    """A day exactly; an interval when it shares at least 0.3 of what both cover."""
    if not found or not found.get("start"):
        return False
    a, b = (date.fromisoformat(d).toordinal() for d in label)
    c, d = (date.fromisoformat(d).toordinal() for d in (found["start"], found.get("end") or found["start"]))
    if a == b:
        return (a, b) == (c, d)
    return (min(b, d) - max(a, c) + 1) / (max(b, d) - min(a, c) + 1) >= 0.3


def count(incident, kinds):
    rows = [c for c in incident.get("casualties", []) if c["kind"] in kinds]
    if not rows:
        return None
    bounds = [sum(c.get("min") or 0 for c in rows), None]
    if all(c.get("max") is not None for c in rows):
        bounds[1] = sum(c["max"] for c in rows)
    return None if bounds == [0, 0] else bounds


def right_type(label, found):
    return found["type"] == label["type"] or found["type"] in label["alt_types"]


def pair(labels, found, text):
    """One-to-one pairs (label, found), the best first."""
    weights = []
    for i, label in enumerate(labels):
        clauses = [label["at"], *label["also"]]
        for j, one in enumerate(found):
            word = any(touch(text.span(one["trigger"]), c) for c in clauses)
            around = any(touch(text.span(e), c) for e in one["evidence"] or [one["trigger"]] for c in clauses)
            fits = right_type(label, one)
            if word or (around and fits):
                where = any(same_place(a, b) for a in label["places"] for b in one["places"])
                when = bool(label["date"]) and same_date(label["date"], one.get("time"))
                weights.append((3 * word + 2 * fits + where + when - 0.5 * label["optional"], -i, -j))
    pairs, taken = {}, set()
    for _, i, j in sorted(weights, reverse=True):
        if -i not in pairs and -j not in taken:
            pairs[-i] = -j
            taken.add(-j)
    return pairs


class Score:
    def __init__(self, show):
        self.show = show
        self.of = collections.defaultdict(lambda: [0, 0])
        self.hit = self.missed = self.false = self.typed = 0
        self.actors = [0, 0, 0]
        self.quiet = [0, 0]
        self.curve = collections.defaultdict(lambda: [0, 0])

    def add(self, field, right):
        self.of[field][0] += bool(right)
        self.of[field][1] += 1

    def say(self, line):
        if self.show:
            print(line)

    def article(self, label, text, found):
        labels, got = label["incidents"], found["incidents"]
        pairs = pair(labels, got, text)
        for i, one in enumerate(labels):
            if one["optional"]:
                continue
            clause = " ".join(text.text[slice(*one["at"])].split())[:140]
            if i in pairs:
                self.hit += 1
                self.fields(label["id"], one, got[pairs[i]], clause)
            else:
                self.missed += 1
                self.add("record", False)
                self.say(f"{label['id']} MISSED {one['type']} :: {clause}")
        for j, one in enumerate(got):
            band = min(int(one["confidence"] * 10), 9)
            self.curve[band][1] += 1
            if j in pairs.values():
                self.curve[band][0] += 1
                continue
            self.false += 1
            said = " ".join(one["evidence"][0]["text"].split())[:140] if one["evidence"] else ""
            self.say(f"{label['id']} FALSE {one['type']} «{one['trigger']['text']}» :: {said}")
        if all(one["optional"] for one in labels):
            self.quiet[0] += len(got) - len(pairs)
            self.quiet[1] += 1
        for one in label["statistics"]:
            near = any(touch(text.span(s["span"]), one["at"]) for s in found["statistics"])
            self.add("statistic", near)

    def fields(self, name, label, found, clause):
        wrong = []
        if right_type(label, found):
            self.typed += 1
        else:
            wrong.append(f"type {found['type']}, not {label['type']}")
        if label["places"]:
            hit = bool(found["places"]) and any(same_place(p, found["places"][0]) for p in label["places"])
            self.add("place", hit)
            points = [p for p in label["places"] if p.get("lat") is not None]
            if points:
                self.add("geocoded", any(same_place(p, f) for p in points for f in found["places"]))
            if len(label["places"]) > 1:
                for place in label["places"]:
                    self.add("place_list", any(same_place(place, f) for f in found["places"]))
            if not hit:
                wrong.append(f"place {[p['name_ar'] for p in found['places']]}, not {label['places'][0]['name']}")
        if label["date"]:
            hit = same_date(label["date"], found.get("time"))
            self.add("date", hit)
            if not hit:
                time = found.get("time") or {}
                wrong.append(f"date {time.get('start')}/{time.get('end')}, not {'/'.join(label['date'])}")
        for field, kinds in (("killed", {"killed"}), ("wounded", {"wounded"}), ("held", HELD)):
            want, have = label[field], count(found, kinds)
            if want or have:
                hit = want == have or (want == [1, None] and have is None)
                self.add(field, hit)
                if not hit:
                    wrong.append(f"{field} {have}, not {want}")
        self.add("status", found["status"] == label["status"])
        for role in ("perpetrator", "target"):
            want = set(label[role]) - LOOSE
            have = {a["id"] for a in found["actors"] if a["role"] == role and a["id"]} - LOOSE
            for k, part in enumerate((want & have, have - want, want - have)):
                self.actors[k] += len(part)
        self.add("record", not wrong)
        if wrong:
            self.say(f"{name} {label['type']}: {'; '.join(wrong)} :: {clause}")

    def figures(self):
        """Name, value, how many cases stand behind it. Higher is better, but for `false_per_quiet_article`."""
        rows = []
        found, asked = self.hit + self.false, self.hit + self.missed
        rows.append(("precision", self.hit / found if found else 0, found))
        rows.append(("recall", self.hit / asked if asked else 0, asked))
        rows.append(("detection_f1", 2 * self.hit / (found + asked) if found + asked else 0, asked))
        rows.append(("typed_f1", 2 * self.typed / (found + asked) if found + asked else 0, asked))
        rows += [(f, self.of[f][0] / self.of[f][1], self.of[f][1]) for f in FIELDS if self.of[f][1]]
        both, extra, lost = self.actors
        rows.append(("actors_f1", 2 * both / (2 * both + extra + lost) if both else 0, both + lost))
        rows.append(("false_per_quiet_article", self.quiet[0] / self.quiet[1] if self.quiet[1] else 0, self.quiet[1]))
        return rows


def run(rasid, articles):
    """The program's documents, one call for each publication date."""
    by_date = collections.defaultdict(list)
    for label, path in articles:
        by_date[label["published"]].append((label, path))
    for published, group in sorted(by_date.items(), key=lambda item: item[0] or ""):
        given = ["--published", published] if published else []
        command = [rasid, "extract", "--format", "jsonl", *given, *(str(path) for _, path in group)]
        done = subprocess.run(command, capture_output=True, timeout=600)
        lines = done.stdout.splitlines()
        if done.returncode or len(lines) != len(group):
            sys.exit(f"score.py: {rasid} failed on articles of {published}: {done.stderr.decode(errors='replace')[:300]}")
        yield from ((label, path, json.loads(line)) for (label, path), line in zip(group, lines))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("rasid", nargs="?", default=str(HERE.parent.parent / "target/debug/rasid"))
    parser.add_argument("--only", default="", help="articles whose file name begins so")
    parser.add_argument("--show", action="store_true", help="print every miss, every false incident and every wrong field")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--floors", type=pathlib.Path)
    parser.add_argument("--labels", type=pathlib.Path, default=HERE)
    parser.add_argument("--texts", type=pathlib.Path, default=HERE.parent / "articles")
    options = parser.parse_args()
    labels = [json.loads(path.read_text("utf-8")) for path in sorted(options.labels.glob(options.only + "*.json"))]
    if not labels:
        sys.exit("score.py: no labels")
    score = Score(options.show)
    articles = [(label, options.texts / label["file"]) for label in labels]
    for label, path, document in sorted(run(options.rasid, articles), key=lambda row: row[0]["id"]):
        score.article(label, Text(path), document)
    figures = score.figures()
    if options.json:
        print(json.dumps({name: round(value, 4) for name, value, _ in figures}))
    else:
        several = sum(sum(not i["optional"] for i in label["incidents"]) > 1 for label in labels)
        print(f"{len(labels)} articles, {several} with several incidents, {score.quiet[1]} with none")
        for name, value, cases in figures:
            print(f"{name:24s} {value:.3f}   of {cases}")
        for band, (right, all_) in sorted(score.curve.items()):
            print(f"confidence {band / 10:.1f}-{(band + 1) / 10:.1f}       {right / all_:.3f}   of {all_}")
    return under_floor(figures, options.floors) if options.floors else 0


def under_floor(figures, file):
    rows = [line.split("\t") for line in file.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    values = {name: value for name, value, _ in figures}
    bad = 0
    for name, floor, *_ in rows[1:]:
        value, floor = values.get(name), float(floor)
        fine = value is not None and (value <= floor if name.startswith("false_") else value >= floor)
        if not fine:
            print(f"{name} is {value if value is None else round(value, 3)}, its floor is {floor}", file=sys.stderr)
            bad = 1
    return bad


if __name__ == "__main__":
    sys.exit(main())
