#!/usr/bin/env bash
# Installs what the tests need beside Go, Rust and Python: Python tools into
# .tools/venv, PyPy with pytest, the shells that completion is tested in, and the
# sources of the examples' dependencies, which bindgen reads.
# Does nothing where all is there already.
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
missing=
for command in pypy3 zsh fish; do
    command -v "$command" >/dev/null || missing="$missing $command"
done
if [ -n "$missing" ]; then
    echo "setup:$missing from the system's packages"
    as_root=
    [ "$(id -u)" = 0 ] || as_root="sudo -n"
    # shellcheck disable=SC2086 # one word a package
    if ! { $as_root apt-get -qq update && $as_root apt-get -qq -y install $missing; } >.tools/apt.log 2>&1; then
        echo "setup: apt-get install$missing failed (.tools/apt.log): their tests will be skipped"
    fi
fi
if command -v pypy3 >/dev/null && ! [ -x .tools/pypy/bin/pypy3 ]; then
    # The system's PyPy has no ensurepip: uv makes the environment.
    .tools/venv/bin/uv venv --quiet --python "$(command -v pypy3)" .tools/pypy
    .tools/venv/bin/uv pip install --quiet --python .tools/pypy/bin/pypy3 pytest==8.4.2
fi
for manifest in examples/*/rust/Cargo.toml; do
    cargo fetch --quiet --locked --manifest-path "$manifest"
done
