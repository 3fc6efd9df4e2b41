#!/usr/bin/env bash
# Prints what packaging costs, against maturin where it is its peer, and exits 1 when a
# bound is missed: `make bench-packaging`.
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/packaging-tools.sh
make --no-print-directory dist-host
exec .tools/packaging/bin/python bench/packaging.py "$@"
