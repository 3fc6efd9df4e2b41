#!/usr/bin/env bash
# Runs the Python tests on every Python that scripts/pythons.sh can put here, all on
# the same built libraries, and prints one table: version × suite. With arguments:
# on these versions only. BUILT=1 takes the golden cases as `go test` has built them.
# The last line is "N passed, N failed" (and skipped). Logs
# are in build/logs/pythons.
#
#   example   examples/ophio/tests, a case each
#   base64    examples/base64/tests, a case each
#   plainc    examples/plain-c/tests, a case each
#   cpython   CPython's own tests of base64 and binascii on examples/base64, where the
#             Python came with them or scripts/pythons.sh has found them
#   goldens   check.py of every case in testdata/gen, one each
#   suite     tests/python, a case each (scripts/test-python-suites.sh)
#
# ext is the extension, cffi the CFFI module over the same file.
set -uo pipefail
cd "$(dirname "$0")/.."
logs=build/logs/pythons
rm -rf "$logs"
mkdir -p "$logs"
# A test that cannot be run on these is a failure, not a skip.
# These have CPython's own tests, or it is a failure.
own_tests=" 3.11 3.13 3.14 "
needed=" 3.11 3.13 3.14 3.15 3.13t 3.13t-off pypy "
suites="example-ext example-cffi base64-ext base64-cffi plainc-cffi cpython-ext cpython-cffi goldens-ext goldens-cffi suite-ext suite-cffi"
export PYTHONDONTWRITEBYTECODE=1

built() { # built NAME COMMAND...
    if "${@:2}" >"$logs/$1.log" 2>&1; then
        echo "ok   $1"
    else
        echo "FAIL $1: $logs/$1.log"
        tail -n 15 "$logs/$1.log" | sed 's/^/     /'
        echo x >>"$logs/not-built"
    fi
}
# package_in CASE: the directory that holds the case's built package, for PYTHONPATH.
package_in() {
    local file name
    file=$(find "$PWD/build/gen/$1/in" -name _abi_hash.py -not -path '*/target/*' 2>/dev/null | head -1)
    if [ -z "$file" ]; then return; fi
    name=$(sed -n 's/^PACKAGE = "\(.*\)"$/\1/p' "$file")
    file=$(dirname "$file")
    printf '%s\n' "${file%"/${name//.//}"}"
}

# The suites: SUITE PYTHON BACKEND
example() {
    PYTHONPATH=examples/ophio/python BINDGEN_BACKEND=$2 "$1" -m pytest -q -p no:cacheprovider examples/ophio/tests
}
base64() {
    PYTHONPATH=examples/base64/python BINDGEN_BACKEND=$2 "$1" -m pytest -q -p no:cacheprovider examples/base64/tests
}
plainc() {
    PYTHONPATH=examples/plain-c/python "$1" -m pytest -q -p no:cacheprovider examples/plain-c/tests
}
# tests_of LABEL: the directory of CPython's tests that scripts/pythons.sh has found.
tests_of() { find "$PWD/.tools/pythons/tests" -path "*/$1/*" -name test_base64.py -exec dirname {} + 2>/dev/null; }
cpython() { # with the label, besides
    # shellcheck disable=SC2046 # one word, or none
    PYTHONPATH=examples/base64/python BINDGEN_BACKEND=$2 "$1" examples/base64/tests/cpython.py $(tests_of "$3")
}
has_tests() { # has_tests LABEL PYTHON
    [ -n "$(tests_of "$1")" ] || "$2" -c 'import test.test_base64' 2>/dev/null
}
goldens() {
    local case name
    for case in testdata/gen/*/check.py; do
        name=$(basename "$(dirname "$case")")
        if PYTHONPATH=$(package_in "$name") BINDGEN_BACKEND=$2 "$1" -X faulthandler "$case"; then
            printf '\n--- PASS: %s\n' "$name"
        else
            printf '\n--- FAIL: %s\n' "$name"
        fi
    done
}
suite() { scripts/test-python-suites.sh "$1" "$2" -rs; }

# cell LABEL PYTHON SUITE: writes "passed failed skipped" beside its log, or SKIP and
# the reason.
cell() {
    local label=$1 python=$2 name=${3%-*} backend=${3##*-} log="$logs/$1-$3" ok=1 passed failed skipped
    [ "$backend" = ext ] && backend=extension
    if [ "$backend" = extension ] && [ "$("$python" -c 'import sys; print(sys.implementation.name)')" != cpython ]; then
        echo "NONE an extension is for CPython" >"$log.result"
    elif [ "$backend" = cffi ] && ! "$python" -c 'import cffi' 2>/dev/null; then
        echo "SKIP no release of cffi works with this Python" >"$log.result"
    elif [ "$name" = cpython ] && ! { [[ $own_tests == *" $1 "* ]] || has_tests "$1" "$python"; }; then
        echo "NONE it came without tests" >"$log.result"
    else
        "$name" "$python" "$backend" "$1" >"$log.log" 2>&1 || ok=0
        read -r passed failed skipped < <(awk -f scripts/count.awk "$log.log")
        # A suite that dies, or has nothing to count, did not pass.
        if [ "$failed" = 0 ] && { [ $ok = 0 ] || [ "$passed" = 0 ]; }; then failed=1; fi
        echo "$passed $failed $skipped" >"$log.result"
    fi
}
row() { # row LABEL PYTHON
    "$2" -c 'import platform; print(platform.python_implementation(), platform.python_version())' >"$logs/$1.version"
    for suite in $suites; do cell "$1" "$2" "$suite"; done
}

scripts/pythons.sh "$@" || exit 1
make --no-print-directory build >/dev/null || exit 1
built example scripts/example.sh
[ "${BUILT:-}" = 1 ] || built goldens go test ./internal/e2e -run TestGoldensCompile -count=1 -timeout 30m

running=0
while read -r label python reason; do
    if [ $# != 0 ] && [[ " $* " != *" $label "* ]]; then continue; fi
    if [ "$python" = SKIP ]; then
        echo "$reason" >"$logs/$label.absent"
    else
        [ $running -ge "$(nproc)" ] && wait -n && running=$((running - 1))
        row "$label" "$python" &
        running=$((running + 1))
    fi
done <.tools/pythons/list
wait

passed=0 failed=0 skipped=0 notes=
note() { notes+="$1"$'\n'; }
[ -e "$logs/not-built" ] && failed=$(wc -l <"$logs/not-built")
printf '\n%-9s %-15s' "" version
# shellcheck disable=SC2086 # one word a suite
printf ' %12s' $suites
echo
while read -r label _; do
    if [ $# != 0 ] && [[ " $* " != *" $label "* ]]; then continue; fi
    printf '%-9s ' "$label"
    if [ -e "$logs/$label.absent" ]; then
        reason=$(cat "$logs/$label.absent")
        if [[ $needed == *" $label "* ]]; then
            echo "FAIL: not there"
            failed=$((failed + 1))
            note "FAIL $label: $reason"
        else
            echo "SKIP"
            skipped=$((skipped + 1))
            note "SKIP $label: $reason"
        fi
        continue
    fi
    printf '%-15s' "$(cat "$logs/$label.version")"
    for suite in $suites; do
        read -r good bad skips <"$logs/$label-$suite.result"
        case $good in
            NONE) text=- ;;
            SKIP)
                text=SKIP skipped=$((skipped + 1))
                note "SKIP $label $suite: $bad $skips"
                ;;
            *)
                text=$good
                passed=$((passed + good)) failed=$((failed + bad)) skipped=$((skipped + skips))
                if [ "$skips" != 0 ]; then
                    text="$text, ${skips}s"
                    note "$(sed -n "s/^SKIPPED/SKIP $label $suite:/p" "$logs/$label-$suite.log")"
                fi
                if [ "$bad" != 0 ]; then
                    text="$good, $bad FAIL"
                    note "FAIL $label $suite: $logs/$label-$suite.log"
                    note "$(grep -hE '^(FAILED|ERROR|--- FAIL)|^[A-Za-z]*(Error|Exception):' "$logs/$label-$suite.log" | head -20 | sed 's/^/     /')"
                    # Where a process died, what it said last; logs are gone when CI ends.
                    if ! tail -n 1 "$logs/$label-$suite.log" | grep -q '[0-9] passed'; then
                        note "$(tail -n 25 "$logs/$label-$suite.log" | sed 's/^/     /')"
                    fi
                fi
                ;;
        esac
        printf ' %12s' "$text"
    done
    echo
done <.tools/pythons/list
printf '\n%s' "$notes"
if [ $skipped = 0 ]; then echo "$passed passed, $failed failed"; else echo "$passed passed, $failed failed, $skipped skipped"; fi
[ $failed = 0 ]
