#!/usr/bin/env bash
# Takes the crates of tests/header/real out of their source distributions, once, into
# .tools/real, and prints that directory. Exits 1, with the reason in the last line of what
# it says, where the package index cannot be reached.
set -euo pipefail
cd "$(dirname "$0")/.."
requirements=tests/header/real/requirements.txt
real=$PWD/.tools/real
if ! cmp -s "$requirements" "$real/stamp"; then
    new=.tools/real.new.$$
    trap 'rm -rf "$new"' EXIT
    mkdir -p "$new"
    {
        # Their setup.py runs when pip asks for their names: it needs these.
        python3 -m venv "$new/venv"
        "$new/venv/bin/pip" install --quiet 'setuptools<81' wheel milksnake
        "$new/venv/bin/pip" download --quiet --no-deps --no-binary :all: --no-build-isolation \
            --require-hashes --dest "$new" -r "$requirements"
    } >&2 || {
        echo "the package index does not give the source distributions" >&2
        exit 1
    }
    for archive in "$new"/*.tar.gz; do
        tar -xzf "$archive" -C "$new"
        package=$(basename "$archive" .tar.gz)
        python3 -m zipfile -e "$new/$package/rustsrc.zip" "$new/sources"
        mv "$new/sources/rustsrc" "$new/${package%-*}"
        rm -rf "${new:?}/$package" "$new/sources" "$archive"
    done
    rm -rf "$new/venv"
    cp "$requirements" "$new/stamp"
    rm -rf "$real"
    mv "$new" "$real"
fi
echo "$real"
