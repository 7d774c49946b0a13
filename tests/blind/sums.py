#!/usr/bin/env python3
"""Sums of the sets whose texts lie in public corpora: score.py of shared/eval on each, one line a set. Nothing single is shown.

usage: sums.py FOLDER_OF_CORPORA RASID [SET …]      sets: round-8 … round-10, T13 … T38, T41; without any: those that no weight was fitted on
"""
import json
import pathlib
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
SCORE = ROOT.parent / "shared/eval/score.py"
UNFITTED = ["round-8", "round-9", "T17"]
RATES = ["place", "date", "killed", "wounded", "record"]


def one(corpora, rasid, name):
    folder = HERE / name if name.startswith("round") else ROOT / "tests/learn/labels" / name
    labels = folder / "labels" if (folder / "labels").is_dir() else folder
    with tempfile.TemporaryDirectory() as texts:
        texts_py = ROOT / "tests/learn/texts.py"
        subprocess.run([sys.executable, texts_py, corpora, folder / "INDEX.tsv", texts], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        command = [sys.executable, SCORE, "--labels", labels, "--texts", texts, "--cmd", f"{rasid} extract", "--json"]
        return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def main(corpora, rasid, *names):
    names = names or UNFITTED
    print(f"{'set':<10}{'precision':>10}{'recall':>8}{'F1':>7}{'typed':>7}" + "".join(f"{r:>9}" for r in RATES) + f"{'actors':>8}{'false':>7}")
    with ThreadPoolExecutor(2) as pool:
        for name, r in zip(names, pool.map(lambda n: one(corpora, rasid, n), names)):
            d, false = r["detection"], r["false_per_negative"]
            rates = "".join(f"{r[k]['rate']:>9.3f}" for k in RATES)
            quiet = "-" if false is None else f"{false:.2f}"
            print(f"{name:<10}{d['precision']:>10.3f}{d['recall']:>8.3f}{d['f1']:>7.3f}{r['typed_f1']:>7.3f}{rates}{r['actors_f1']:>8.3f}{quiet:>7}", flush=True)


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
