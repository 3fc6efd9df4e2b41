#!/usr/bin/env bash
# Prints the speed and size figures, as ratios where there is a peer: `make bench`.
set -euo pipefail
cd "$(dirname "$0")/.."
(cd bench/plain && ../../build/bindgen gen -q)
exec python3 bench/run.py
