#!/usr/bin/env bash
# Runs every fuzz target of the module, and those of the examples, for FUZZTIME (a minute
# by default) each.
set -euo pipefail
cd "$(dirname "$0")/.."
git ls-files -co --exclude-standard '*_test.go' | xargs grep -lE '^func Fuzz' | xargs -n1 dirname | sort -u | while read -r dir; do
    grep -hoE '^func Fuzz[A-Za-z0-9_]*' "$dir"/*_test.go | sed 's/^func //' | while read -r target; do
        echo "== $dir $target"
        go test "./$dir" -run '^$' -fuzz "^$target\$" -fuzztime "${FUZZTIME:-60s}"
    done
done

# What the modules of the example read, made by chance and damaged; rules also against a
# model of them.
cargo test --quiet --release --manifest-path examples/ophio/rust/Cargo.toml --lib -- --list 2>/dev/null |
    sed -n 's/: test$//p' | grep -E '^enhancers::tests::|::fuzz::' | while read -r target; do
    echo "== examples/ophio $target"
    FUZZTIME=${FUZZTIME:-60s} cargo test --quiet --release --manifest-path examples/ophio/rust/Cargo.toml --lib -- \
        --exact "$target" --nocapture </dev/null
done

# What the modules of the examples make of damaged input, through Python.
scripts/setup.sh
make --no-print-directory build
scripts/example.sh
PYTHONPATH=examples/ophio/python:examples/base64/python .tools/venv/bin/python examples/fuzz.py "${FUZZTIME:-60s}"
