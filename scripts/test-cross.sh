#!/usr/bin/env bash
# Wheels for other machines than this one, one line each: ok, FAIL or SKIP and why.
#   aarch64 Linux, linked by Debian's cross gcc, is installed and called under qemu-user;
#   Windows, linked by mingw, has its tag, its exports and no time in its library;
#   this machine's own, linked by zig, runs with glibc 2.17, and is imported.
# Needs scripts/cross.sh, which it runs, and the tools of scripts/packaging-tools.sh.
# With arguments: these steps only (aarch64, windows, zig). EXAMPLE is the project.
set -uo pipefail
cd "$(dirname "$0")/.."
example=${EXAMPLE:-base64}
package=base64_rs
call='from base64_rs import base64, implementation; assert implementation() == "rust"; assert base64.b64encode(b"any bytes") == b"YW55IGJ5dGVz"'
if [ "$example" = ophio ]; then
    package=ophio
    call='from ophio.glob import is_glob_match; assert is_glob_match("src/app/views.py", "**/*.py", double_star=True)'
fi
tools=$PWD/.tools
bindgen=$PWD/build/bindgen
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0

has() { # has NAME: that scripts/cross.sh has it; else the reason is printed
    local line
    line=$(grep "^$1 " "$tools/cross/list" 2>/dev/null) || line="$1 SKIP scripts/cross.sh did not run"
    [ "$line" = "$1 ok" ] && return
    echo "SKIP ${line#* SKIP }"
    return 1
}
wheel() { # wheel OUT FLAG...: builds it; the path is in $made
    made=$("$bindgen" wheel -q --out "$1" "${@:2}" "examples/$example") || return 1
}
unpacked() { # unpacked DIR: $made, by what every Python has
    .tools/packaging/bin/python -m zipfile -e "$made" "$1"
}
expect() { # expect WHAT REGEX TEXT
    if ! grep -Eq -- "$2" <<<"$3"; then
        echo "$1: wanted $2, got $3"
        return 1
    fi
}

aarch64() {
    has aarch64 || return 0
    PATH=$tools/cross/bin:$PATH wheel "$work/aarch64" --target aarch64-unknown-linux-gnu || return 1
    expect tag '-py3-none-manylinux_2_[0-9]+_aarch64\.whl$' "$made" || return 1
    unpacked "$work/aarch64/site" || return 1
    "$tools/cross/bin/python-aarch64" -c "import sys; sys.path.insert(0, '$work/aarch64/site'); $call; import platform; assert platform.machine() == 'aarch64'"
}

exports() { # exports DLL: the names
    "$tools/cross/host/usr/bin/x86_64-w64-mingw32-objdump" -p "$1" |
        sed -n '/\[Ordinal\/Name Pointer\] Table/,/^$/p' | awk '/\+base/ {print $NF}'
}
windows() {
    local library names strange again
    has windows || return 0
    PATH=$tools/cross/bin:$PATH wheel "$work/windows" --target x86_64-pc-windows-gnu || return 1
    expect tag '-py3-none-win_amd64\.whl$' "$made" || return 1
    unpacked "$work/windows/site" || return 1
    library=$(find "$work/windows/site" -name _native.pyd)
    names=$(exports "$library")
    expect exports '^PyInit__native$' "$names" && expect exports "^${package}_abi_hash$" "$names" || return 1
    strange=$(grep -Ev "^(PyInit__native|PyModExport__native|${package}_.*)$" <<<"$names")
    if [ -n "$strange" ]; then
        echo "exports that are not ours: $strange"
        return 1
    fi
    again=$made.first
    cp "$made" "$again"
    touch "examples/$example/rust/src/lib.rs" # links once more, at another time
    PATH=$tools/cross/bin:$PATH wheel "$work/windows" --target x86_64-pc-windows-gnu && cmp "$made" "$again"
}

zig() {
    .tools/packaging/bin/python -m ziglang version >/dev/null 2>&1 || { echo "SKIP no ziglang in .tools/packaging"; return 0; }
    PATH=$tools/packaging/bin:$PATH wheel "$work/zig" --zig || return 1
    expect tag '-py3-none-manylinux_2_(5|12|14|17)_x86_64\.' "$made" || return 1
    unpacked "$work/zig/site" || return 1
    .tools/packaging/bin/python -c "import sys; sys.path.insert(0, '$work/zig/site'); $call"
}

[ -x "$bindgen" ] || make -s build
scripts/cross.sh
for step in ${*:-aarch64 windows zig}; do
    if ! said=$($step 2>"$work/log"); then
        failed=1
        printf '%-8s FAIL %s\n' "$step" "$said"
        tail -n 20 "$work/log" | sed 's/^/    /'
    elif [[ $said == SKIP* ]]; then
        printf '%-8s %s\n' "$step" "$said"
    else
        printf '%-8s ok\n' "$step"
    fi
done
exit $failed
