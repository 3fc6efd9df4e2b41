#!/usr/bin/env bash
# Generates and builds the examples, and puts the one library of each into its Python
# package. With arguments: these only, by the names of their directories.
set -euo pipefail
cd "$(dirname "$0")/../examples"
bindgen=$PWD/../build/bindgen
example() {
    local target=${CARGO_TARGET_DIR:-rust/target} crate package built suffix
    # bindgen reads the sources of dependencies, and fetches none.
    cargo fetch --quiet --locked --manifest-path rust/Cargo.toml
    "$bindgen" gen rust
    cargo build --quiet --release --locked --manifest-path rust/Cargo.toml
    crate=$(sed -n 's/^name = "\(.*\)"$/\1/p' rust/Cargo.toml | head -1)
    package=$(dirname "$(find python -name _abi_hash.py | head -1)")
    case "$(uname -s)" in
        Darwin) built=$target/release/lib$crate.dylib suffix=so ;;
        MINGW* | MSYS* | CYGWIN*) built=$target/release/$crate.dll suffix=pyd ;;
        *) built=$target/release/lib$crate.so suffix=so ;;
    esac
    # A new file, not new bytes in the old one: a process may have the old one loaded.
    cp "$built" "$package/_native.$suffix.new"
    mv "$package/_native.$suffix.new" "$package/_native.$suffix"
}
[ $# != 0 ] || set -- ophio base64 plain-c
for name in "$@"; do (cd "$name" && example); done
