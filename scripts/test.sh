#!/usr/bin/env bash
# Sets up what the tests need and runs them all. The last line is "N passed, N failed",
# after one that counts what was skipped, where something could not be had: test cases where the runner counts
# them, otherwise one a step. Logs are in build/logs.
set -uo pipefail
cd "$(dirname "$0")/.."
logs=build/logs
mkdir -p "$logs"
passed=0 failed=0 skipped=0

# step NAME COMMAND...: runs it, counts its cases.
step() {
    local name=$1 log="$logs/${1//[^A-Za-z0-9.-]/-}.log" start=$SECONDS ok=1 cases bad skips
    "${@:2}" >"$log" 2>&1 || ok=0
    read -r cases bad skips < <(awk -f scripts/count.awk "$log")
    if [ $ok = 0 ] && [ "$bad" = 0 ]; then bad=1; fi
    if [ $ok = 1 ] && [ "$cases" = 0 ] && [ "$bad" = 0 ]; then cases=1; fi
    passed=$((passed + cases)) failed=$((failed + bad)) skipped=$((skipped + skips))
    if [ $ok = 1 ]; then
        printf 'ok   %-46s %5d passed  %4ds\n' "$name" "$cases" $((SECONDS - start))
    else
        printf 'FAIL %-46s %5d failed  %4ds  %s\n' "$name" "$bad" $((SECONDS - start)) "$log"
        tail -n 40 "$log" | sed 's/^/     /'
    fi
    # The reason stands in the line before for go test, in the line itself for pytest.
    if [ "$skips" != 0 ]; then grep -hE -B1 '^ *--- SKIP|^SKIP(PED)? ' "$log" | sed 's/^/     /' | head -20; fi
}
skip() { # skip NAME REASON
    printf 'SKIP %-46s %s\n' "$1" "$2"
    skipped=$((skipped + 1))
}
example_tests() { # example_tests PYTHON BACKEND
    PYTHONPATH=examples/ophio/python BINDGEN_BACKEND=$2 PYTHONDONTWRITEBYTECODE=1 \
        "$1" -m pytest -q -p no:cacheprovider examples/ophio/tests
}
no_python_symbols() {
    local found
    found=$(nm -D --undefined-only examples/ophio/python/ophio/_native.so | grep ' _\?Py' || true)
    printf '%s\n' "$found"
    [ -z "$found" ]
}
stubtest() {
    PYTHONPATH=examples/ophio/python MYPYPATH=examples/ophio/python \
        .tools/venv/bin/python -m mypy.stubtest ophio
}
cargo_test() { (cd "$1" && cargo test --quiet); }
suites() { # suites PYTHON BACKEND
    scripts/test-python-suites.sh "$1" "$2" -rs
}
# A sample of `make test-pythons`: what takes minutes to compile is left to that.
pythons() { BUILT=1 scripts/test-pythons.sh 3.15 pypy; }
drift() { (cd examples/ophio && ../../build/bindgen check rust); }

step "setup" scripts/setup.sh
step "build bindgen" make --no-print-directory build
step "no drift in examples/ophio" drift
step "build examples/ophio" scripts/example.sh
step "linters (make check)" scripts/check.sh
step "go test" go test -count=1 -v ./...
step "cargo test bindgen-rt" cargo_test support/rust/bindgen-rt
step "cargo test bindgen-macros" cargo_test support/rust/bindgen-macros
step "cargo test examples/ophio" cargo_test examples/ophio/rust
if [ "$(uname -s)" = Linux ]; then
    step "the library needs no Py symbol" no_python_symbols
else
    skip "the library needs no Py symbol" "nm -D is for ELF"
fi
step "examples/ophio: CPython, extension" example_tests .tools/venv/bin/python extension
step "examples/ophio: CPython, CFFI" example_tests .tools/venv/bin/python cffi
if [ -x .tools/pypy/bin/pypy3 ]; then
    step "examples/ophio: PyPy, CFFI" example_tests .tools/pypy/bin/pypy3 cffi
else
    skip "examples/ophio: PyPy, CFFI" "no PyPy could be installed"
fi
step "tests/python: CPython, extension" suites .tools/venv/bin/python extension
step "tests/python: CPython, CFFI" suites .tools/venv/bin/python cffi
step "stubtest, no allowlist" stubtest
step "declarations against CPython's own" .tools/venv/bin/python scripts/check_table.py
if [ "$(uname -s)" = Linux ] && command -v apt-get >/dev/null; then
    step "other Pythons (a sample)" pythons
    step "the library in unusual hosts" scripts/test-embed.sh
else
    skip "other Pythons (a sample)" "they come as packages of Debian"
    skip "the library in unusual hosts" "its Pythons come as packages of Debian"
fi
step "docs/getting-started.md, as written" python3 scripts/try_guide.py docs/getting-started.md build
step "make demo" make --no-print-directory demo

echo
if [ $skipped != 0 ]; then echo "$skipped skipped, each with its reason above"; fi
echo "$passed passed, $failed failed"
[ $failed = 0 ]
