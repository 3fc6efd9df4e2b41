#!/usr/bin/env bash
# Compares `bindgen header` with cbindgen on two real crates, as ratios, and exits 1 when a
# bound is missed: `make bench-header`. CBINDGEN names a cbindgen 0.29.4 that is there.
set -euo pipefail
cd "$(dirname "$0")/.."
build=$PWD/build/bench-header
mkdir -p "$build"
real=$(scripts/real-crates.sh)
cbindgen=${CBINDGEN:-$build/cbindgen/bin/cbindgen}
if ! [ -x "$cbindgen" ]; then
    cargo install --quiet --locked --version 0.29.4 --root "$build/cbindgen" --target-dir "$build/target" cbindgen
fi
exec .tools/venv/bin/python bench/header/run.py --bindgen build/bindgen --cbindgen "$cbindgen" --real "$real" --build "$build" "$@"
