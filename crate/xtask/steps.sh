# How build.sh talks: one line for each step, with its time; the output of a step only when it fails.
# Sourced by build.sh; needs nothing but bash.

LOGS=${CARGO_TARGET_DIR:-target}/logs
mkdir -p "$LOGS"
PASSED=0
FAILED=0
BROKEN=()

need() { # command, what to do when it is missing
  command -v "$1" >/dev/null || { echo "build.sh: '$1' is missing. $2" >&2; exit 1; }
}

node_is_new_enough() {
  local major
  major=$(node --version | sed 's/^v\([0-9]*\).*/\1/')
  ((major >= 20)) || { echo "build.sh: Node $major is too old. Install Node 20 or newer from https://nodejs.org." >&2; exit 1; }
}

sha256() {
  node -e 'process.stdout.write(require("crypto").createHash("sha256").update(require("fs").readFileSync(process.argv[1])).digest("hex"))' "$1"
}

# Runs a command quietly. A line that moves while it runs on a terminal, a line every half minute elsewhere.
step() { # title, command…
  local title=$1 log since=$SECONDS pid waited=0
  shift
  log=$LOGS/$(tr -cs 'A-Za-z0-9\n' '-' <<<"$title").log
  # In a subshell with -e off: whether it failed is for us to say.
  ("$@") >"$log" 2>&1 &
  pid=$!
  while kill -0 "$pid" 2>/dev/null; do
    sleep 0.2
    waited=$((waited + 1))
    if [[ -t 1 ]]; then
      printf '\r\033[K  … %s  %ss  %.60s' "$title" $((SECONDS - since)) "$(tail -n 1 "$log" | tr -d '\r\033')"
    elif ((waited % 150 == 0)); then
      printf '  … %s  %ss\n' "$title" $((SECONDS - since))
    fi
  done
  [[ -t 1 ]] && printf '\r\033[K'
  if wait "$pid"; then
    printf '  ✓ %s  %ss\n' "$title" $((SECONDS - since))
  else
    printf '  ✗ %s  %ss\n' "$title" $((SECONDS - since))
    tail -n 100 "$log" >&2
    echo "build.sh: '$title' failed. The whole output is in $log." >&2
    exit 1
  fi
}

# Runs a command whose output is wanted.
show() { # title, command…
  printf '── %s\n' "$1"
  shift
  "$@"
}

# Runs one part of the tests; a failure is remembered and the other parts still run.
part() { # title, command…
  local title=$1 since=$SECONDS log passed failed
  shift
  log=$LOGS/part-$(tr -cs 'A-Za-z0-9\n' '-' <<<"$title").log
  printf '\n── %s\n' "$title"
  if ("$@") 2>&1 | tee "$log"; then
    passed=$(counted passed "$log")
    PASSED=$((PASSED + (passed ? passed : 1)))
    printf '── %s: passed in %ss\n' "$title" $((SECONDS - since))
  else
    passed=$(counted passed "$log")
    failed=$(counted failed "$log")
    PASSED=$((PASSED + passed))
    FAILED=$((FAILED + (failed ? failed : 1)))
    BROKEN+=("$title")
    printf '── %s: FAILED after %ss\n' "$title" $((SECONDS - since))
  fi
}

# How many tests a part says it ran: cargo's, nextest's and node's closing lines. 0 for a part that is one check.
counted() { # passed | failed, log
  sed -n 's/^ℹ pass \([0-9]*\)/\1 passed/p; s/^ℹ fail \([0-9]*\)/\1 failed/p; /^ *Summary \[/p; /^test result:/p' "$2" |
    { grep -oE "[0-9]+ $1" || true; } | awk '{ sum += $1 } END { print sum + 0 }'
}

# The closing line of all parts, and their verdict.
verdict() {
  printf '\n'
  ((${#BROKEN[@]} == 0)) || printf 'broken: %s\n' "${BROKEN[@]}"
  printf '%s passed, %s failed\n' "$PASSED" "$FAILED"
  ((FAILED == 0))
}
