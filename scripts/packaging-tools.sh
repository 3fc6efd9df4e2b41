#!/usr/bin/env bash
# Installs the tools of tools/packaging.txt into .tools/packaging. Does nothing where
# they are there.
set -euo pipefail
cd "$(dirname "$0")/.."
requirements=tools/packaging.txt
stamp=.tools/packaging/requirements.txt
cmp -s "$requirements" "$stamp" && exit 0
rm -rf .tools/packaging
python3 -m venv .tools/packaging
.tools/packaging/bin/python -m pip install --quiet --disable-pip-version-check -r "$requirements"
cp "$requirements" "$stamp"
