#!/usr/bin/env bash
# Tests of C headers: the comparison itself, hostile input, the crates of PyPI, and a sample
# of random crates (`make fuzz-header` makes more).
set -euo pipefail
cd "$(dirname "$0")/.."
export PYTHONDONTWRITEBYTECODE=1
.tools/venv/bin/python -m pytest -q -rs -p no:cacheprovider tests/header "$@"
PYTHONPATH=tests/header .tools/venv/bin/python -m roundtrip --bindgen build/bindgen --seeds 1-6 >build/roundtrip.log || {
    cat build/roundtrip.log
    exit 1
}
