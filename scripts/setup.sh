#!/usr/bin/env bash
# Installs what the tests need beside Go, Rust and Python: Python tools into
# .tools/venv, and PyPy with pytest. Does nothing where all is there already.
set -euo pipefail
cd "$(dirname "$0")/.."
requirements=tools/requirements.txt
stamp=.tools/stamp
mkdir -p .tools
if ! [ -e "$stamp" ] || ! cmp -s "$requirements" "$stamp"; then
    echo "setup: Python tools into .tools/venv"
    rm -rf .tools/venv .tools/pypy
    python3 -m venv .tools/venv
    .tools/venv/bin/python -m pip install --quiet --disable-pip-version-check -r "$requirements"
    cp "$requirements" "$stamp"
fi
if ! command -v pypy3 >/dev/null; then
    echo "setup: PyPy from the system's packages"
    as_root=
    [ "$(id -u)" = 0 ] || as_root="sudo -n"
    if ! { $as_root apt-get -qq update && $as_root apt-get -qq -y install pypy3; } >.tools/apt.log 2>&1; then
        echo "setup: no PyPy: apt-get install pypy3 failed (.tools/apt.log); its tests will be skipped"
    fi
fi
if command -v pypy3 >/dev/null && ! [ -x .tools/pypy/bin/pypy3 ]; then
    # The system's PyPy has no ensurepip: uv makes the environment.
    .tools/venv/bin/uv venv --quiet --python "$(command -v pypy3)" .tools/pypy
    .tools/venv/bin/uv pip install --quiet --python .tools/pypy/bin/pypy3 pytest==8.4.2
fi
