#!/usr/bin/env bash
# Generates and builds examples/ophio, and puts the one library into its Python package.
set -euo pipefail
cd "$(dirname "$0")/../examples/ophio"
../../build/bindgen gen rust
cargo build --quiet --release --locked --manifest-path rust/Cargo.toml
target=${CARGO_TARGET_DIR:-rust/target}
case "$(uname -s)" in
    Darwin) built=$target/release/libophio.dylib suffix=so ;;
    MINGW* | MSYS* | CYGWIN*) built=$target/release/ophio.dll suffix=pyd ;;
    *) built=$target/release/libophio.so suffix=so ;;
esac
# A new file, not new bytes in the old one: a process may have the old one loaded.
cp "$built" python/ophio/_native.$suffix.new
mv python/ophio/_native.$suffix.new python/ophio/_native.$suffix
