#!/bin/sh
# Rewrites data/SHA256SUMS; `sha256sum -c SHA256SUMS` in data/ checks it.
cd "$(dirname "$0")/../data" && sha256sum ./*.tsv gazetteer.bin | sed 's|\./||' > SHA256SUMS
