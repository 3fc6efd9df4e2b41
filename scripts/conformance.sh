#!/usr/bin/env bash
# Compares the headers that bindgen writes for cbindgen's own test cases with those that
# its authors expect: `make conformance`. ALL=1 takes the whole suite, for a count;
# arguments name cases.
set -euo pipefail
cd "$(dirname "$0")/.."
if ! suite=$(scripts/cbindgen-source.sh); then
    echo "conformance: cargo cannot fetch cbindgen's crate" >&2
    exit 1
fi
PYTHONPATH=tests/header PYTHONDONTWRITEBYTECODE=1 exec .tools/venv/bin/python tests/header/conformance.py \
    --suite "$suite/tests" --bindgen build/bindgen ${ALL:+--all} "$@"
