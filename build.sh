#!/usr/bin/env bash
# Builds, serves, tests and measures Rasid. Needs Rust (rustup), Node 20 or newer and Python 3; installs the rest.
#
#   ./build.sh          build everything into dist/, check its promises, print its sizes, fail over budget
#   ./build.sh serve    the same, then serve dist/ on localhost and print the address   (./build.sh serve 9000: on that port)
#   ./build.sh test     everything that CI runs
#   ./build.sh bench    the benchmarks
#
# The same commit gives the same bytes: no times, no machine paths, pinned tools.
set -euo pipefail
cd "$(dirname "$0")"
# shellcheck source=crate/xtask/steps.sh
. crate/xtask/steps.sh

TARGET=${CARGO_TARGET_DIR:-target}
WASM_TARGET=wasm32-unknown-unknown
BUILT=$TARGET/page
XTASK=$TARGET/debug/xtask

# What the compiler emits for 1.95; said aloud because a newer wasm-opt may assume more.
WASM_FEATURES=(--enable-bulk-memory --enable-bulk-memory-opt --enable-call-indirect-overlong --enable-multivalue
  --enable-mutable-globals --enable-nontrapping-float-to-int --enable-reference-types --enable-sign-ext)

tools() {
  need rustup "Install Rust from https://rustup.rs and open a new terminal."
  need cargo "Install Rust from https://rustup.rs and open a new terminal."
  need node "Install Node 20 or newer from https://nodejs.org."
  need npm "It comes with Node: install Node 20 or newer from https://nodejs.org."
  need python3 "Install Python 3 from https://www.python.org."
  node_is_new_enough
  step "Rust's WebAssembly target" rustup target add "$WASM_TARGET"
  step "JavaScript libraries" npm_ci
  step "build helpers" cargo build --locked -p rasid-xtask --bins
}

# Installing takes seconds, but not when nothing has changed.
npm_ci() {
  local mark=node_modules/.installed-for
  if ! cmp -s package-lock.json "$mark"; then
    npm ci --ignore-scripts --no-audit --no-fund
    cp package-lock.json "$mark"
  fi
}

# What makes the page's module smaller on its way: -Oz makes it smaller unpacked, but its new order of everything packs worse
# (gzip: 835,782 bytes after -Oz, 735,367 before it, 728,663 after these), and it takes five times as long.
PAGE_PASSES="--duplicate-function-elimination --remove-unused-module-elements --memory-packing --remove-unused-brs --merge-blocks --vacuum --dce --optimize-instructions"

# One wasm module per cargo command: together, the page's dependencies would switch on features that swell the engine.
wasm() { # name, crate, wasm-opt passes, cargo's further arguments
  local name=$1 crate=$2 level=$3
  shift 3
  step "$name: compile" compile_wasm "$crate" "$@"
  step "$name: shrink" shrink_wasm "$name" "$crate" "$level"
}

compile_wasm() {
  local crate=$1
  shift
  # Without the remapping the module would carry this machine's paths: a leak, and other bytes on every machine.
  RUSTFLAGS="--remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}/registry/src=/dep --remap-path-prefix=$(realpath -m "$TARGET")=/target --remap-path-prefix=$PWD=/src" \
    cargo build --locked --release --target "$WASM_TARGET" -p "$crate" "$@"
}

shrink_wasm() {
  local name=$1 raw=$TARGET/$WASM_TARGET/release/${2//-/_}.wasm level=$3 bound=$BUILT/$1.bound before passes
  read -ra passes <<<"$level"
  mkdir -p "$bound"
  "$TARGET/debug/bindgen" --target no-modules --no-modules-global "rasid${name^}" --out-name "$name" --out-dir "$bound" \
    --remove-name-section --remove-producers-section "$raw"
  # wasm-opt is the slow part and depends on nothing but its input.
  before=$(sha256 "$bound/${name}_bg.wasm")" $level"
  if [[ $(cat "$BUILT/$name.of" 2>/dev/null) != "$before" ]]; then
    node_modules/.bin/wasm-opt "${passes[@]}" "${WASM_FEATURES[@]}" "$bound/${name}_bg.wasm" -o "$BUILT/${name}_bg.wasm"
    echo "$before" >"$BUILT/$name.of"
  fi
  cp "$bound/$name.js" "$bound/$name.d.ts" "$BUILT/"
}

build() {
  tools
  wasm engine rasid-engine -O3 --features worker
  wasm page rasid-page "$PAGE_PASSES"
  step "put dist/ together" "$XTASK" pack "$BUILT" dist
  show "promises" "$XTASK" check dist
  show "sizes" "$XTASK" sizes dist
}

# Everything that must hold. One part failing does not hide the next.
tests() {
  local runner=$(realpath -m "$TARGET")/debug/bindgen-test
  part "format" cargo fmt --all --check
  part "clippy" cargo clippy --quiet --locked --workspace --all-targets --features rasid-engine/worker -- -D warnings
  part "clippy, as built for the browser" \
    cargo clippy --quiet --locked -p rasid-engine -p rasid-page --features rasid-engine/worker --target "$WASM_TARGET" -- -D warnings
  part "unit, property and snapshot tests" native_tests
  if [[ -x tests/run_scores.sh ]]; then
    step "rasid: compile" cargo build --locked --release -p rasid-cli
    part "gold scores" tests/run_scores.sh
  fi
  part "engine in WebAssembly" env CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER="$runner" \
    cargo test --locked -p rasid-engine --features worker --test wasm --target "$WASM_TARGET"
  browser
  part "the page in a browser" env XTASK="$(realpath -m "$XTASK")" node --test --test-concurrency=1 --test-reporter=spec tests/page/
  part "every format, read by programs of others" read_back
  part "the same sources give the same bytes" same_bytes
  part "promises" "$XTASK" check dist
  part "budgets" "$XTASK" sizes dist
  verdict
}

native_tests() {
  if cargo nextest --version >/dev/null 2>&1; then
    cargo nextest run --locked --workspace --features rasid-engine/worker --no-tests=pass
  else
    cargo test --quiet --locked --workspace --features rasid-engine/worker
  fi
}

# By GDAL, a spreadsheet's library, Label Studio and the like, at the versions and hashes of requirements.txt, apart from the system's Python.
read_back() {
  local into=$(realpath -m "$TARGET")/readers
  if ! cmp -s tests/readers/requirements.txt "$into/.installed-for"; then
    rm -rf "$into"
    python3 -m pip install --quiet --no-deps --require-hashes --target "$into" -r tests/readers/requirements.txt
    cp tests/readers/requirements.txt "$into/.installed-for"
  fi
  PYTHONPATH=$into PYTHONDONTWRITEBYTECODE=1 RASID=$(realpath -m "$TARGET")/release/rasid \
    node --test --test-concurrency=1 --test-reporter=spec tests/readers/
}

# Packs once more beside dist/ and compares: an order or a time that slipped in would show.
same_bytes() {
  "$XTASK" pack "$BUILT" "$TARGET/dist-again" && diff -r dist "$TARGET/dist-again" && echo "dist/ is the same, packed twice"
}

browser() {
  local name
  # Firefox is only for a second look at the core flow; where it cannot be installed, that test is left out, and says so.
  if ! command -v firefox-esr firefox >/dev/null && [[ -z ${FIREFOX:-} ]] && command -v apt-get >/dev/null && ((EUID == 0)); then
    (
      step "Firefox: list of packages" apt-get update -qq
      step "Firefox: install" apt-get install -y -qq --no-install-recommends firefox-esr
    ) || echo "  Firefox could not be installed: its test is left out"
  fi
  for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome; do
    [[ -n $name ]] && command -v "$name" >/dev/null && return
  done
  if command -v apt-get >/dev/null && ((EUID == 0)); then
    step "Chromium: list of packages" apt-get update -qq
    step "Chromium: install" apt-get install -y -qq --no-install-recommends chromium fonts-noto-core
  else
    echo "build.sh: the tests need Chromium. Install it (Debian: sudo apt install chromium fonts-noto-core), or say where it is: CHROMIUM=/path ./build.sh test" >&2
    exit 1
  fi
}

bench() {
  if compgen -G 'crate/*/benches/*.rs' >/dev/null; then
    show "benchmarks" cargo bench --locked -p rasid-core -p rasid-gazetteer --benches
  else
    echo "There are no benchmarks yet."
  fi
}

case ${1:-build} in
  build) build ;;
  serve)
    build
    echo "Serving dist/ (Ctrl+C stops it). Open:"
    exec "$XTASK" serve dist ${2:+"$2"}
    ;;
  test)
    build
    tests
    ;;
  bench)
    need cargo "Install Rust from https://rustup.rs and open a new terminal."
    bench
    ;;
  *)
    sed -n '2,9s/^# \{0,1\}//p' "$0"
    exit 2
    ;;
esac
