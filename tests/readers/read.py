"""Reads the files that Rasid makes back with programs of others, and holds them against the incidents they were made of.

    python3 read.py FORMAT FOLDER      FORMAT as in `rasid extract --format`; FOLDER holds the files under the names they are saved by, and
                                       `truth.jsonl` or `rasid.json`: the same incidents as the contract has them

The readers: openpyxl (workbooks), GDAL by way of pyogrio (GeoJSON, KML), lxml with OGC's schema of KML 2.2 as fastkml carries it, Label Studio's
own validator, pybrat, pypdf, html and csv of Python. Of Bayanat, which has no reader to install, the rules are told again below.
"""

import csv
import datetime
import io
import json
import os
import pathlib
import struct
import sys
import tempfile
import zipfile

ROWS = "occurred foiled threat".split()


class Folder:
    def __init__(self, path):
        self.path = pathlib.Path(path)
        lines = self.path / "truth.jsonl"
        if lines.exists():
            self.articles = [json.loads(line) for line in lines.read_text("utf-8").splitlines() if line]
        else:
            self.articles = json.loads((self.path / "rasid.json").read_text("utf-8"))
        self.incidents = [(a, i) for a in self.articles for i in a["incidents"]]
        same(len(self.incidents) > 20, True, "enough incidents to compare")

    def of(self, incident_id):
        return next((a, i) for a, i in self.incidents if i["id"] == incident_id)

    def bytes(self, name):
        return (self.path / name).read_bytes()

    def table(self, name):
        data = self.bytes(name)
        same(data[:3], b"\xef\xbb\xbf", "the mark by which Excel knows UTF-8")
        rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))
        for row in rows:
            same(None in row or None in row.values(), False, "as many cells as headings")
            for name, cell in row.items():
                number = cell.lstrip("-").replace(".", "", 1).isdigit()
                same(cell[:1] in ("=", "+", "-", "@", "\t") and not number, False, f"no formula in {name}: {cell[:40]}")
        return rows


def same(found, wanted, what):
    if found != wanted:
        raise SystemExit(f"{what}: found {found!r}, wanted {wanted!r}")


def near(found, wanted, what):
    if found is None or abs(found - wanted) > 0.006:
        raise SystemExit(f"{what}: found {found!r}, wanted {wanted!r}")


def located(incident):
    return [p for p in incident["places"] if p["lat"] is not None and p["lon"] is not None]


def best(incident):
    return (located(incident) or incident["places"] or [None])[0]


def low(incident, kind="killed"):
    lines = [c for c in incident["casualties"] if c["kind"] == kind]
    known = [c["min"] for c in lines if c["min"] is not None]
    return sum(known) if known else None


def number(cell):
    return None if cell in ("", None) else float(cell)


def row_is(row, article, incident, day=str):
    """A row of our own columns against its incident, whoever read the row."""
    same(row["type"], incident["type"], "type")
    same(row["source_sha256"], article["article"]["sha256"], "hash of the source")
    same(row["engine_version"], article["engine"]["version"], "version of the engine")
    time = incident["time"]
    same(day(row["date_from"]) if row["date_from"] else None, time and time["start"], "first day")
    same(day(row["date_to"]) if row["date_to"] else None, time and time["end"], "last day")
    same(number(row["killed_low"]), low(incident), f"killed in {incident['id']}")
    place = best(incident)
    if place and place["lat"] is not None:
        near(number(row["latitude"]), place["lat"], "latitude")
        near(number(row["longitude"]), place["lon"], "longitude")
    else:
        same(row["latitude"] in ("", None), True, "no point without a place")
    if place:
        same(row["location_ar"] or "", place["name_ar"], "name of the place")


def read_csv(folder):
    rows = folder.table("rasid.csv")
    same([r["id"] for r in rows], [i["id"] for _, i in folder.incidents], "ids, in order")
    for row in rows:
        row_is(row, *folder.of(row["id"]))


def read_xlsx(folder):
    from openpyxl import load_workbook

    book = load_workbook(folder.path / "rasid.xlsx")
    same(len(book.worksheets), 2, "sheets")
    incidents, sources = book.worksheets
    rtl = bool(incidents.sheet_view.rightToLeft)
    ids = [c for c in OURS]
    headings = [cell.value for cell in incidents[1]]
    if not rtl:
        same(headings, ids, "headings in English")
    same(len(headings), len(ids), "columns")
    rows = [dict(zip(ids, [cell.value for cell in row])) for row in incidents.iter_rows(min_row=2)]
    same([r["id"] for r in rows], [i["id"] for _, i in folder.incidents], "ids, in order")
    for row in rows:
        if row["date_from"] is not None:
            same(isinstance(row["date_from"], datetime.datetime), True, "days are days, no text")
        row_is(row, *folder.of(row["id"]), day=lambda d: d.date().isoformat())
    for sheet in (incidents, sources):
        for row in sheet.iter_rows():
            for cell in row:
                same(cell.data_type == "f", False, f"no formula at {cell.coordinate}")
    hashes = [row[4].value for row in sources.iter_rows(min_row=2)]
    same(hashes, [a["article"]["sha256"] for a in folder.articles], "hashes of all sources")


def gdal(path):
    """The features as GDAL reads them: fields by name, and points."""
    from pyogrio import raw

    meta, _, geometry, columns = raw.read(path)
    same(meta["crs"], "EPSG:4326", "system of the coordinates")
    names = list(meta["fields"])
    for at in range(len(geometry)):
        fields = {name: plain(column[at]) for name, column in zip(names, columns)}
        yield fields, point(geometry[at])


def plain(value):
    value = value.item() if hasattr(value, "item") else value
    return None if value is None or value != value else value


def point(wkb):
    if wkb is None:
        return None
    order = "<" if wkb[0] == 1 else ">"
    kind = struct.unpack(order + "I", wkb[1:5])[0]
    same(kind & 0xFF, 1, "a point")
    return struct.unpack(order + "dd", wkb[5:21])


def read_geojson(folder):
    features = list(gdal(folder.path / "incidents.geojson"))
    wanted = [(i, p) for _, i in folder.incidents for p in located(i) or [None]]
    same(len(features), len(wanted), "a feature for each place, or one without a point")
    for (fields, where), (incident, place) in zip(features, wanted):
        same(fields["id"].split("#")[0], incident["id"], "id")
        same(fields["type"], incident["type"], "type")
        same(where is None, place is None, "a point where there is one")
        if place:
            near(where[0], place["lon"], "longitude, first")
            near(where[1], place["lat"], "latitude")


def read_kml(folder):
    import fastkml
    from lxml import etree

    schema = pathlib.Path(fastkml.__file__).parent / "schema" / "ogckml22.xsd"
    rules = etree.XMLSchema(etree.parse(str(schema)))
    document = etree.parse(str(folder.path / "incidents.kml"))
    same(rules.validate(document), True, f"OGC's schema of KML 2.2 {list(rules.error_log)[:2]}")
    features = list(gdal(folder.path / "incidents.kml"))
    wanted = [(i, p) for _, i in folder.incidents for p in i["places"] or [None]]
    same(len(features), len(wanted), "a placemark for each place, or one without a point")
    for (fields, where), (incident, place) in zip(features, wanted):
        # GDAL keeps the name `id` for the element's own attribute.
        same((fields.get("id2") or fields["id"]).split("#")[0], incident["id"], "id")
        has = place is not None and place["lat"] is not None
        same(where is not None, has, "a point where there is one")
        if has:
            near(where[0], place["lon"], "longitude, first")
            near(where[1], place["lat"], "latitude")


def read_acled(folder):
    rows = folder.table("rasid_acled-format.csv")
    same(len(rows[0]), 31, "ACLED's columns")
    events = [(a, i) for a, i in folder.incidents if i["status"] != "threat" and i["time"]]
    same(len(rows), sum(len(i["places"]) or 1 for _, i in events), "a row for each place")
    for _, incident in events:
        mine = [r for r in rows if r["event_id_cnty"] == "RSD-" + incident["id"]]
        same(len(mine), 1, f"one first row of {incident['id']}")
        same(mine[0]["event_date"], incident["time"]["start"], "day")
        same(float(mine[0]["fatalities"]), float(low(incident) or 0), "fatalities")
        same(mine[0]["sub_event_type"], incident["acled"]["sub_event_type"], "ACLED's type")
        same(mine[0]["time_precision"] in ("1", "2", "3"), True, "ACLED's code of the date")
    same(sum(float(r["fatalities"]) for r in rows), float(sum(low(i) or 0 for _, i in events)), "the dead, counted once")


def read_ucdp(folder):
    rows = folder.table("rasid_ucdp-format.csv")
    same(len(rows[0]), 49, "UCDP's columns")
    deadly = [i for _, i in folder.incidents
              if i["status"] != "threat" and i["time"] and any((c["max"] or c["min"] or 0) > 0 for c in i["casualties"] if c["kind"] == "killed")]
    same([r["relid"] for r in rows], ["RSD-" + i["id"] for i in deadly], "the deadly ones, in order")
    for row, incident in zip(rows, deadly):
        parts = [int(row[name]) for name in ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")]
        same(int(row["best"]), sum(parts), "the best figure is the sum of its parts")
        same(int(row["low"] or 0) <= int(row["best"]) <= int(row["high"]), True, "low, best and high in order")
        same([row["date_start"], row["date_end"]], [incident["time"][end] + " 00:00:00.000" for end in ("start", "end")], "days")
        same(row["number_of_sources"], str(1 + others(incident)), "sources, with those merged")
        if row["geom_wkt"]:
            lon, lat = row["geom_wkt"].removeprefix("POINT (").removesuffix(")").split()
            same((lon, lat), (row["longitude"], row["latitude"]), "the point twice")


def others(incident):
    return len({r["sha256"] for r in (incident.get("review") or {}).get("reports") or []})


def read_bayanat(folder):
    """Bayanat's `Bulletin.from_json`, `GeoLocation.from_json` and `Event.from_json` (github.com/sjacorg/bayanat, enferno/admin/models),
    told again: an event's `location` and `eventtype` are objects read by their `id`; columns for titles and addresses hold 255 letters; a day is
    read by its ISO form; a bulletin has a title."""
    text = lambda value, most=None: value is None or isinstance(value, str) and (most is None or len(value) <= most)
    day = lambda value: value is None or bool(datetime.date.fromisoformat(value))
    bulletins = json.loads(folder.bytes("bayanat-shaped.json"))
    same(len(bulletins), len(folder.articles), "a bulletin for each article")
    for bulletin, article in zip(bulletins, folder.articles):
        same(isinstance(bulletin["title"], str), True, "a title")
        for name in ("title", "title_ar", "sjac_title", "sjac_title_ar", "source_link"):
            same(text(bulletin[name], 255), True, f"{name} fits its column")
        same(text(bulletin["description"]) and day(bulletin["publish_date"]), True, "description and day")
        same(all(isinstance(tag, str) for tag in bulletin["tags"]), True, "tags")
        for geo in bulletin["geoLocations"]:
            same(isinstance(geo["main"], bool) and text(geo["title"]) and text(geo["comment"]), True, "a place's words")
            same(-180 <= geo["lng"] <= 180 and -90 <= geo["lat"] <= 90, True, "a place's point")
        same(len(bulletin["events"]), len(article["incidents"]), "an event for each incident")
        for event, incident in zip(bulletin["events"], article["incidents"]):
            for name in ("location", "eventtype"):
                same(event[name] is None or "id" in event[name], True, f"{name} is read by its id")
            same(day(event["from_date"]) and day(event["to_date"]), True, "days")
            same(event["from_date"], incident["time"] and incident["time"]["start"], "first day")
            same(isinstance(event["estimated"], bool) and text(event["title"]), True, "words")


def read_bayanat_csv(folder):
    rows = folder.table("bayanat-shaped.csv")
    same(len(rows[0]), 20, "the columns of Bayanat's own export")
    same([r["origin_id"] for r in rows], [a["article"]["sha256"] for a in folder.articles], "hashes of the articles")


def read_report(folder):
    from lxml import html

    data = folder.bytes("rasid-report.html")
    page = html.fromstring(data)
    same(page.get("lang") in ("ar", "en") and page.get("dir") in ("rtl", "ltr"), True, "language and direction")
    same(page.xpath("//script|//link|//img[not(starts-with(@src,'data:'))]|//iframe"), [], "nothing from elsewhere")
    same(len(page.xpath("//article")), len(folder.incidents), "a section for each incident")
    text = page.text_content()
    for article in folder.articles:
        same(article["article"]["sha256"] in text, True, "hash of every source")
    pdf = folder.path / "rasid-report.pdf"
    if pdf.exists():
        from pypdf import PdfReader

        pages = PdfReader(pdf).pages
        letters = "".join(page.extract_text() for page in pages).replace("\n", "")
        same(len(pages) > 3, True, "pages of the printed report")
        for article in folder.articles:
            # A line may end inside it.
            same(article["article"]["sha256"][:40] in letters, True, "hash of every source in print")


def read_brat(folder):
    from pybrat.parser import BratParser

    with tempfile.TemporaryDirectory() as scratch:
        zipfile.ZipFile(folder.path / "brat.zip").extractall(scratch)
        for name in sorted(os.listdir(scratch)):
            if name.endswith(".ann"):
                terms_cut_the_text(pathlib.Path(scratch, name))
        # It holds that no two terms have one span; in brat two of different kinds may, and one of a kind twice is an error.
        class Parser(BratParser):
            def _check_entities(self, entities):
                seen = [(entity.type, tuple(entity.spans)) for entity in entities]
                same(len(set(seen)), len(seen), "no term twice")

        examples = Parser(error="raise").parse(scratch)
        same(len(examples), len(folder.articles), "an annotated text for each article")
        events = sum(len(example.events) for example in examples)
        told = sum(1 for _, i in folder.incidents if i["trigger"]["end"] > i["trigger"]["start"])
        same(events, told, "an event for each incident")


def terms_cut_the_text(path):
    text = path.with_suffix(".txt").read_text("utf-8")
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("T"):
            _, head, words = line.split("\t")
            pieces = [text[slice(*map(int, piece.split()))] for piece in head.split(" ", 1)[1].split(";")]
            same(" ".join(pieces), words, f"{path.name}: the words at their place")


def read_label_studio(folder):
    from label_studio_sdk.label_interface import LabelInterface

    tasks = json.loads(folder.bytes("label-studio.json"))
    same(len(tasks), len(folder.articles), "a task for each article")
    regions = [r for t in tasks for p in t["predictions"] for r in p["result"] if r["type"] == "labels"]
    labels = sorted({label for r in regions for label in r["value"]["labels"]})
    choices = "".join(f'<Label value="{label}"/>' for label in labels)
    config = f'<View><Relations/><Labels name="label" toName="text">{choices}</Labels><Text name="text" value="$text"/></View>'
    judge = LabelInterface(config)
    found = set()
    for task in tasks:
        for made in task["predictions"]:
            same(judge.validate_prediction(made, return_errors=True), [], "a prediction")
        for made in task["annotations"]:
            same(judge.validate_annotation(made), True, "an annotation")
        for region in task["predictions"][0]["result"]:
            if region["type"] == "labels":
                value = region["value"]
                same(task["data"]["text"][value["start"]:value["end"]], value["text"], "the words at their place")
                found.add(region["id"].rsplit("-", 1)[0])
    same(found, {i["id"] for _, i in folder.incidents}, "a region for every incident")


def read_json(folder):
    same(all(article["schema"] == "rasid/1" for article in folder.articles), True, "the contract")


OURS = []


def main():
    kind, path = sys.argv[1:3]
    folder = Folder(path)
    OURS.extend(next(csv.reader(io.StringIO(folder.bytes("rasid.csv").decode("utf-8-sig")))))
    globals()["read_" + kind](folder)


main()
