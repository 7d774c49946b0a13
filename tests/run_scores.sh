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
score() { # title, folder of labels and floors
  echo "$1"
  python3 tests/gold/score.py "$rasid" --labels "$2" --floors "$2/floors.tsv"
}
score "The first 45 articles" tests/gold
echo
score "107 later articles" tests/gold/second
echo
score "60 articles in the build of real reports" tests/gold/third
echo
score "130 short texts on one event or several" tests/gold/fourth
echo
score "150 short texts on counts, unread" tests/gold/fifth
