#!/usr/bin/env bash
# test-python-suites.sh PYTHON BACKEND [PYTEST ARGUMENT...]: the suites of tests/python
# with one interpreter (that has pytest) and one way of loading the library, which is
# "extension" or "cffi". The library is the same file for all: it is built where it is
# not up to date.
set -euo pipefail
python=${1:?an interpreter with pytest} backend=${2:?extension or cffi}
shift 2
cd "$(dirname "$0")/.."
build=$PWD/build/suites
case $(uname -s) in Darwin) library=libsuite.dylib ;; *) library=libsuite.so ;; esac

# The crate stands as deep in the copy as it does in the repository, so that its path
# to the runtime crate holds.
tree=$build/tree
built() {
    mkdir -p "$tree/src" && rm -f "$tree"/src/*.rs &&
        cp -Rp tests/python/rust/Cargo.toml tests/python/rust/Cargo.lock tests/python/rust/src "$tree" &&
        "${BINDGEN:-build/bindgen}" gen "$tree" &&
        CARGO_TARGET_DIR=$build/target cargo build --quiet --release --manifest-path "$tree/Cargo.toml" &&
        cp "$build/target/release/$library" "$tree/python/suite/_native.so.new" &&
        mv "$tree/python/suite/_native.so.new" "$tree/python/suite/_native.so"
}
mkdir -p "$build"
exec 9>"$build/lock" # one at a time, where several versions are tested at once
if command -v flock >/dev/null; then flock 9; fi
if ! built >"$build/log" 2>&1; then
    cat "$build/log" >&2
    exit 1
fi
exec 9>&-

RUST_BACKTRACE=0 PYTHONPATH=$tree/python BINDGEN_BACKEND=$backend PYTHONDONTWRITEBYTECODE=1 \
    exec "$python" -X faulthandler -m pytest -q -p no:cacheprovider -c tests/python/pytest.ini "$@" tests/python
