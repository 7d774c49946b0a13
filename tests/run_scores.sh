#!/usr/bin/env bash
# Scores the program on this project's own labelled articles; fails when a figure is under its floor.
#   tests/run_scores.sh [path to rasid]      without a path, the program is built first
# Five sets: the first 45 articles, which the rules were written with, 107 later ones (tests/gold/second), labelled before they were run, 60 in the build of
# real reports (tests/gold/third), 130 on one event or several (tests/gold/fourth), and
# 150 on counts, which nobody has read (tests/gold/fifth).
set -euo pipefail
cd "$(dirname "$0")/.."
rasid=${1:-}
if [[ -z $rasid ]]; then
  cargo build --quiet --locked -p rasid-cli
  rasid=${CARGO_TARGET_DIR:-target}/debug/rasid
fi
echo "The first 45 articles"
python3 tests/gold/score.py "$rasid" --floors tests/gold/floors.tsv
echo
echo "107 later articles"
python3 tests/gold/score.py "$rasid" --labels tests/gold/second --floors tests/gold/second/floors.tsv
echo
echo "60 articles in the build of real reports"
python3 tests/gold/score.py "$rasid" --labels tests/gold/third --floors tests/gold/third/floors.tsv
echo
echo "130 short texts on one event or several"
python3 tests/gold/score.py "$rasid" --labels tests/gold/fourth --floors tests/gold/fourth/floors.tsv
echo
echo "150 short texts on counts, unread"
python3 tests/gold/score.py "$rasid" --labels tests/gold/fifth --floors tests/gold/fifth/floors.tsv
