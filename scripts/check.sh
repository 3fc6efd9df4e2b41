#!/usr/bin/env bash
# Formatters and linters over all code, generated code too. Prints what fails, exits 1 if anything did.
set -uo pipefail
cd "$(dirname "$0")/.."
failed=0
check() { # check NAME COMMAND...: silent on success
    local output
    if output=$("${@:2}" 2>&1) && [ -z "${empty:-}" -o -z "$output" ]; then
        echo "ok   $1"
    else
        echo "FAIL $1"
        printf '%s\n' "$output" | sed 's/^/     /'
        failed=1
    fi
}
python_files() { git ls-files -co --exclude-standard '*.py' '*.pyi' | grep -v '^testdata/'; }
header_compiles() { # header_compiles COMPILER... HEADER
    printf '#include "%s"\n' "$(basename "${@: -1}")" | "${@:1:$#-1}" -I"$(dirname "${@: -1}")" -fsyntax-only -
}
crate() { (cd "$1" && cargo "${@:2}"); }

empty=1 check "gofmt" gofmt -l $(git ls-files -co --exclude-standard '*.go')
check "go vet" go vet ./...
check "staticcheck" go tool -modfile=tools/go.mod staticcheck ./...
for dir in support/rust/bindgen-macros support/rust/bindgen-rt examples/*/rust; do
    check "rustfmt $dir" crate "$dir" fmt --check
    check "clippy $dir" crate "$dir" clippy --quiet --all-targets -- -D warnings
done
check "rustfmt generated glue" rustfmt --check --edition 2021 --config skip_children=true examples/*/rust/src/bindings/*.rs
check "ruff" .tools/venv/bin/ruff check $(python_files)
check "ruff format" .tools/venv/bin/ruff format --check $(python_files)
packages="examples/ophio/python examples/base64/python examples/plain-c/python"
check "mypy --strict" env MYPYPATH="${packages// /:}" .tools/venv/bin/mypy --strict --cache-dir build/mypy -p ophio -p base64_rs -p intervals
check "mypy --strict bindgen_backend" env MYPYPATH=support/backend .tools/venv/bin/mypy --strict --cache-dir build/mypy -p bindgen_backend
# shellcheck disable=SC2086 # one word a directory
check "pyright" .tools/venv/bin/pyright --warnings $packages support/backend/bindgen_backend
for header in examples/*/include/*.h; do
    flags=(-Wall -Wextra -pedantic -Werror)
    check "$(basename "$header") as C11" header_compiles cc -std=c11 "${flags[@]}" -x c "$header"
    # The anonymous structs of a tagged enum are C11, but in C++ an extension.
    [ "$header" != examples/plain-c/include/intervals.h ] || flags=(-Wall -Wextra -Werror)
    check "$(basename "$header") as C++17" header_compiles c++ -std=c++17 "${flags[@]}" -x c++ "$header"
done
exit $failed
