#!/usr/bin/env bash
# Prints the directory of cbindgen's sources, in the release that tests/header/cbindgen
# pins: cargo fetches them where they are not on disk yet, and checks them.
set -euo pipefail
cd "$(dirname "$0")/.."
manifest=tests/header/cbindgen/Cargo.toml
cargo fetch --quiet --locked --manifest-path "$manifest" >&2
cargo metadata --format-version 1 --locked --offline --manifest-path "$manifest" |
    python3 -c 'import json, os, sys
for package in json.load(sys.stdin)["packages"]:
    if package["name"] == "cbindgen":
        print(os.path.dirname(package["manifest_path"]))'
