#!/usr/bin/env bash
# Compares the modules of the examples with C's and PyO3's, on CPython 3.11 and 3.14, and
# exits 1 when a bound is missed: `make bench-modules`.
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/setup.sh
scripts/pythons.sh
scripts/example.sh
exec .tools/venv/bin/python bench/modules/run.py
