#!/usr/bin/env bash
# Prints what calls cost, as ratios to bindgen's, on CPython 3.11 and 3.14, and
# exits 1 when a bound is missed: `make bench-calls`.
#   bench/calls.sh import [TIMES]    measures the import alone, TIMES in a row
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/setup.sh
scripts/pythons.sh
for crate in bindgen paths; do (cd "bench/calls/$crate" && ../../../build/bindgen gen -q); done
exec .tools/venv/bin/python bench/calls/run.py "$@"
