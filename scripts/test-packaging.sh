#!/usr/bin/env bash
# test-packaging.sh [--sample] [EXAMPLE...]: the artifacts of the examples before the tools of others
# (tests/packaging/acceptance prints tool × artifact), the build backend by pip, build and
# uv, bad input, other targets, the pages as they are written. --sample is the part that
# `make test` has the time for. The last line is "N passed, N failed" (and skipped). Logs
# are in build/logs/packaging.
set -uo pipefail
cd "$(dirname "$0")/.."
logs=build/logs/packaging
mkdir -p "$logs"
passed=0 failed=0 skipped=0
python=.tools/packaging/bin/python
export PYTHONPATH=tests/packaging PYTHONDONTWRITEBYTECODE=1

# step NAME COMMAND...: runs it, shows what it counts, and all it says if it fails.
step() {
    local name=$1 log="$logs/step-${1//[^A-Za-z0-9.-]/-}.log" start=$SECONDS ok=1 cases bad skips
    "${@:2}" >"$log" 2>&1 || ok=0
    read -r cases bad skips < <(awk -f scripts/count.awk "$log")
    if [ $ok = 0 ] && [ "$bad" = 0 ]; then bad=1; fi
    if [ $ok = 1 ] && [ "$cases" = 0 ]; then cases=1; fi
    passed=$((passed + cases)) failed=$((failed + bad)) skipped=$((skipped + skips))
    if [ $ok = 1 ]; then
        printf 'ok   %-46s %5d passed  %4ds\n' "$name" "$cases" $((SECONDS - start))
    else
        printf 'FAIL %-46s %5d failed  %4ds  %s\n' "$name" "$bad" $((SECONDS - start)) "$log"
        tail -n 60 "$log" | sed 's/^/     /'
    fi
    if [ "$skips" != 0 ]; then grep -hE '^ *SKIP' "$log" | sort -u | sed 's/^ */     /'; fi
}
# table ARGUMENT...: the tables, shown as they are.
table() {
    local log=$logs/tables.txt cases bad skips
    "$python" -m acceptance "$@" | tee "$log" | grep -vE '^(ok|[0-9]+ passed)'
    if [ "${PIPESTATUS[0]}" -gt 1 ]; then failed=$((failed + 1)); fi
    read -r cases bad skips < <(awk -f scripts/count.awk "$log")
    # A runner that has died has not counted.
    if ! tail -n 1 "$log" | grep -q '[0-9] passed'; then failed=$((failed + 1)); fi
    passed=$((passed + cases)) failed=$((failed + bad)) skipped=$((skipped + skips))
}
pytest() { "$python" -m pytest -q -rs -p no:cacheprovider "$@"; }
guide() { PIP_FIND_LINKS="$PWD/dist" "$python" scripts/try_guide.py "$1" build; }

# pythons LABEL...: has them put here, unless they are.
pythons() {
    local label
    for label in "$@"; do
        grep -q "^$label " .tools/pythons/list 2>/dev/null && continue
        scripts/pythons.sh "$@"
        return
    done
}

scripts/packaging-tools.sh || exit 1
step "bindgen's own wheel" make --no-print-directory build dist-host
if [ "${1:-}" = --sample ]; then
    pythons 3.11 pypy || exit 1
    step "hooks of the build backend" pytest tests/packaging/test_backend.py
    step "sdists build alone" pytest tests/packaging/test_sdist.py
    step "bad input" pytest tests/packaging/bad_input
    table --sample plain-c ophio
else
    pythons 3.9 3.11 3.13t 3.15 pypy || exit 1
    step "hooks of the build backend" pytest tests/packaging/test_backend.py
    step "pip, build and uv" pytest tests/packaging/test_frontends.py
    step "bindgen's own wheel, looked at" pytest tests/packaging/test_dist.py
    step "sdists build alone" pytest tests/packaging/test_sdist.py
    step "bad input" pytest tests/packaging/bad_input
    if [ $# = 0 ]; then
        step "docs/packaging.md, as written" guide docs/packaging.md
        step "projects of other tools, moved over" scripts/test-moving.sh
        step "other targets" scripts/test-cross.sh
    fi
    table "$@"
fi

echo
if [ $skipped = 0 ]; then echo "$passed passed, $failed failed"; else echo "$passed passed, $failed failed, $skipped skipped"; fi
[ $failed = 0 ]
