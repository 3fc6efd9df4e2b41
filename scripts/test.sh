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
example_tests() { # example_tests EXAMPLE PYTHON BACKEND
    PYTHONPATH=examples/$1/python BINDGEN_BACKEND=$3 PYTHONDONTWRITEBYTECODE=1 \
        "$2" -m pytest -q -p no:cacheprovider "examples/$1/tests"
}
cpython_tests() { # cpython_tests BACKEND
    PYTHONPATH=examples/base64/python BINDGEN_BACKEND=$1 .tools/venv/bin/python examples/base64/tests/cpython.py
}
no_python_symbols() {
    local found
    found=$(find examples/*/python -name _native.so -exec nm -D --undefined-only {} + | grep ' _\?Py' || true)
    printf '%s\n' "$found"
    [ -z "$found" ]
}
stubtest() { # stubtest DIRECTORY PACKAGE [OPTION...]
    PYTHONPATH=$1 MYPYPATH=$1 .tools/venv/bin/python -m mypy.stubtest "${@:2}"
}
strictly() { # strictly DIRECTORY PACKAGE
    MYPYPATH=$1 .tools/venv/bin/mypy --strict --cache-dir build/mypy -p "$2" && .tools/venv/bin/pyright --warnings "$1/$2"
}
cargo_test() { (cd "$1" && cargo test --quiet); }
suites() { # suites PYTHON BACKEND
    scripts/test-python-suites.sh "$1" "$2" -rs
}
# A sample of `make test-pythons`: what takes minutes to compile is left to that.
pythons() { BUILT=1 scripts/test-pythons.sh 3.15 pypy; }
packaging_guide() {
    make --no-print-directory dist-host &&
        PIP_FIND_LINKS="$PWD/dist ${PIP_FIND_LINKS:-}" python3 scripts/try_guide.py docs/packaging.md build
}
drift() { for example in examples/*/; do build/bindgen check "$example" || return; done; }

step "setup" scripts/setup.sh
# Before the tests that compare with Python's own library of packaging.
step "the tools that judge packages" scripts/packaging-tools.sh
step "build bindgen" make --no-print-directory build
step "no drift in the examples" drift
step "build the examples" scripts/example.sh
step "linters (make check)" scripts/check.sh
step "go test" go test -count=1 -v ./...
step "cargo test bindgen-rt" cargo_test support/rust/bindgen-rt
step "cargo test bindgen-macros" cargo_test support/rust/bindgen-macros
step "cargo test examples/ophio" cargo_test examples/ophio/rust
step "cargo test examples/base64" cargo_test examples/base64/rust
step "cargo test examples/plain-c" cargo_test examples/plain-c/rust
step "examples/plain-c: C" scripts/test-plain-c.sh
if [ "$(uname -s)" = Linux ]; then
    step "the library needs no Py symbol" no_python_symbols
else
    skip "the library needs no Py symbol" "nm -D is for ELF"
fi
for example in ophio base64; do
    step "examples/$example: CPython, extension" example_tests $example .tools/venv/bin/python extension
    step "examples/$example: CPython, CFFI" example_tests $example .tools/venv/bin/python cffi
    if [ -x .tools/pypy/bin/pypy3 ]; then
        step "examples/$example: PyPy, CFFI" example_tests $example .tools/pypy/bin/pypy3 cffi
    else
        skip "examples/$example: PyPy, CFFI" "no PyPy could be installed"
    fi
done
step "examples/plain-c: CPython, CFFI" example_tests plain-c .tools/venv/bin/python cffi
if [ -x .tools/pypy/bin/pypy3 ]; then
    step "examples/plain-c: PyPy, CFFI" example_tests plain-c .tools/pypy/bin/pypy3 cffi
else
    skip "examples/plain-c: PyPy, CFFI" "no PyPy could be installed"
fi
for backend in extension cffi; do
    if .tools/venv/bin/python -c 'import test.test_base64' 2>/dev/null; then
        step "CPython's tests on examples/base64: $backend" cpython_tests $backend
    else
        skip "CPython's tests on examples/base64: $backend" "this Python came without them"
    fi
done
step "headers of cbindgen's own cases" scripts/conformance.sh
step "tests/header" scripts/test-headers.sh
step "tests/python: CPython, extension" suites .tools/venv/bin/python extension
step "tests/python: CPython, CFFI" suites .tools/venv/bin/python cffi
step "stubtest, no allowlist: ophio" stubtest examples/ophio/python ophio
step "stubtest, no allowlist: base64_rs" stubtest examples/base64/python base64_rs
step "stubtest: plain-c" stubtest examples/plain-c/python intervals --allowlist testdata/gen/stubtest.txt
step "stubtest: suite" stubtest build/suites/tree/python suite --allowlist tests/python/stubtest.txt
step "mypy --strict and pyright: suite" strictly build/suites/tree/python suite
step "packages (a sample)" scripts/test-packaging.sh --sample
step "declarations against CPython's own" .tools/venv/bin/python scripts/check_table.py
if [ "$(uname -s)" = Linux ] && command -v apt-get >/dev/null; then
    step "other Pythons (a sample)" pythons
    step "the library in unusual hosts" scripts/test-embed.sh
else
    skip "other Pythons (a sample)" "they come as packages of Debian"
    skip "the library in unusual hosts" "its Pythons come as packages of Debian"
fi
step "docs/getting-started.md, as written" python3 scripts/try_guide.py docs/getting-started.md build
step "docs/header.md, as written" env PATH="$PWD/.tools/venv/bin:$PATH" python3 scripts/try_guide.py docs/header.md build
step "docs/packaging.md, as written" packaging_guide
step "docs/moving: milksnake" scripts/test-moving.sh --after milksnake
step "make demo" make --no-print-directory demo

echo
if [ $skipped != 0 ]; then echo "$skipped skipped, each with its reason above"; fi
echo "$passed passed, $failed failed"
[ $failed = 0 ]
