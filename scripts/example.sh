#!/usr/bin/env bash
# Builds the examples: each one's library is then in its Python package. With
# arguments: these only, by the names of their directories.
set -euo pipefail
cd "$(dirname "$0")/../examples"
[ $# != 0 ] || set -- ophio base64 plain-c
for name in "$@"; do ../build/bindgen build "$name" >/dev/null; done
