#!/usr/bin/env bash
# Measures what each type of docs/types.md costs to pass, in nanoseconds, on
# CPython by the extension and on CPython by CFFI, and writes
# testdata/types/costs.json, from which the page takes its figures.
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/setup.sh
build=$PWD/build/types
tree=$build/testdata/types # as deep as in the repository: its path to the runtime holds
mkdir -p "$tree" "$build/support"
ln -sfn "$PWD/support/rust" "$build/support/rust"
cp -R testdata/types/Cargo.toml testdata/types/src "$tree"
build/bindgen gen -q "$tree"
CARGO_TARGET_DIR=$build/target cargo build --quiet --release --manifest-path "$tree/Cargo.toml"
cp "$build/target/release/libophio.so" "$tree/python/ophio/_native.so"
for backend in extension cffi; do
    PYTHONPATH=$tree/python BINDGEN_BACKEND=$backend .tools/venv/bin/python bench/type_costs.py "$build/$backend.json"
done
.tools/venv/bin/python bench/type_costs.py --join "$build/extension.json" "$build/cffi.json" testdata/types/costs.json
