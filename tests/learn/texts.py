#!/usr/bin/env python3
"""Write the texts of marks.tsv, as JSON lines, from the public corpora that they come from.

usage: texts.py FOLDER > texts.jsonl
       texts.py FOLDER INDEX.tsv INTO       the texts of labels (from T13 and from tests/blind/round-8 on), each as INTO/ID.txt

FOLDER holds a bare git repository OWNER+NAME/repo for every corpus named in marks.tsv (or a checkout OWNER+NAME). The texts stay
outside the project: only their addresses, lengths and hashes are here. Every text is checked against its hash.
"""
import csv
import hashlib
import html
import io
import json
import pathlib
import re
import subprocess
import sys
import zipfile

csv.field_size_limit(10**9)


def blob(folder, repo, path):
    """The bytes of one file of a corpus."""
    home = pathlib.Path(folder) / repo.replace("/", "+")
    bare = home / "repo"
    if bare.exists():
        return subprocess.run(["git", "-C", bare, "show", f"HEAD:{path}"], capture_output=True, check=True).stdout
    return (home / path).read_bytes()


def members(repo, path, data):
    """The texts of a file by their number or key behind `#` in the address; None for a file of one text."""
    if repo == "antcorpus/antcorpus.multisource.data":
        page = data.decode("utf8", "replace")
        field = lambda name: (re.search(f"<{name}>(.*?)</{name}>", page, re.S) or [None, ""])[1].strip()
        return {None: field("TITLE") + "\n" + html.unescape(field("TEXT"))}
    if path.endswith(".zip"):
        archive = zipfile.ZipFile(io.BytesIO(data))
        rows = [r for name in archive.namelist() for r in json.loads(archive.read(name).decode("utf8"))]
        return {str(n): (r.get("title") or "") + "\n" + (r.get("content") or "") for n, r in enumerate(rows)}
    if path.endswith("scraped_articles.json"):
        rows = json.loads(data)["articles"]
        return {str(n): (r.get("title") or "") + "\n" + (r.get("text") or "") for n, r in enumerate(rows)}
    if path.endswith("sample_all_texts.csv"):
        return {r["T_ID"]: r["T_Text"] for r in csv.DictReader(io.StringIO(data.decode("utf8", "replace")))}
    if path.endswith("ahd22.json"):
        rows = json.loads(data)
        return {str(n): "\n".join(map(str, r.get("content") or [])) for n, r in enumerate(rows)}
    return {None: data.decode("utf8", "replace")}


def tidy(text):
    text = re.sub(r"[ \t]+\n", "\n", text.replace("\r\n", "\n")).strip()
    return re.sub(r"\n{3,}", "\n\n", text)


def wanted(index):
    """Rows of id, source, length (none: the whole text) and hash."""
    if index:
        rows = [l.split("\t") for l in pathlib.Path(index).read_text("utf-8").splitlines()]
        return [(r[0], r[1], None, r[5]) for r in rows]
    lines = (pathlib.Path(__file__).parent / "marks.tsv").read_text("utf-8").splitlines()
    rows = [l.split("\t") for l in lines if not l.startswith("#")][1:]
    return [(r[0], r[1], int(r[3]), r[4]) for r in rows]


def main(folder, index=None, into=None):
    files, rows, found = {}, wanted(index), 0
    if into:
        pathlib.Path(into).mkdir(parents=True, exist_ok=True)
    for number, source, chars, sha1 in rows:
        repo, path = source.split(":", 1)
        path, _, key = path.partition("#")
        try:
            if (repo, path) not in files:
                files[repo, path] = members(repo, path, blob(folder, repo, path))
            text = tidy(files[repo, path][key or None])[:chars]
        except (OSError, KeyError, subprocess.CalledProcessError):
            continue
        if hashlib.sha1(text.encode()).hexdigest() != sha1:
            continue
        found += 1
        if into:
            (pathlib.Path(into) / f"{number}.txt").write_text(text, "utf-8")
        else:
            print(json.dumps({"id": number, "text": text}, ensure_ascii=False))
    print(f"{found} texts of {len(rows)}", file=sys.stderr)


if __name__ == "__main__":
    main(*sys.argv[1:])
