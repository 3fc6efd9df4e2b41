#!/usr/bin/env bash
# test-moving.sh [--after] [PROJECT...]: the projects in testdata/moving and the pages in docs/moving.
# Each project is built by its old tool, from PyPI, and tested; then moved by its page, as that
# stands there, and tested again by the same tests. --after leaves out the old tools, sdists and PyPy. Prints
# a line a step: ok, FAIL or SKIP with the reason. Logs are in build/logs/moving.
set -uo pipefail
cd "$(dirname "$0")/.."
root=$PWD logs=$PWD/build/logs/moving
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$logs"
export PIP_DISABLE_PIP_VERSION_CHECK=1 PYTHONDONTWRITEBYTECODE=1
python=${PYTHON:-.tools/venv/bin/python}
failed=0 before=1
if [ "${1:-}" = --after ]; then before=0 && shift; fi
[ $# != 0 ] || set -- milksnake setuptools-rust maturin

# What milksnake needs of setuptools is gone from later ones, with pkg_resources.
declare -A tools=(
    [milksnake]="milksnake==0.1.6 setuptools==59.8.0 wheel==0.45.1 cffi"
    [setuptools-rust]="setuptools-rust==1.13.0 setuptools==80.9.0 wheel==0.45.1"
    [maturin]="maturin==1.16.0"
)
declare -A package=([milksnake]=py [setuptools-rust]=. [maturin]=.)   # what pip installs
declare -A crate=([milksnake]=cabi [setuptools-rust]=rust [maturin]=.)

step() { # step NAME COMMAND...
    local log="$logs/${1//[^A-Za-z0-9.-]/-}.log"
    if "${@:2}" >"$log" 2>&1; then
        printf 'ok   %s\n' "$1"
    else
        printf 'FAIL %s  %s\n' "$1" "$log"
        tail -n 30 "$log" | sed 's/^/     /'
        failed=1
        return 1
    fi
}
skip() { printf 'SKIP %s: %s\n' "$1" "$2"; }

# venv NAME REQUIREMENT...: a new environment $work/NAME with pytest.
venv() {
    "$python" -m venv "$work/$1" && "$work/$1/bin/pip" install -q pytest "${@:2}"
}
# tests VENV COPY PACKAGE: the project's own tests, without its sources on the search path.
tests() { (cd "$2" && "$work/$1/bin/pytest" -q -p no:cacheprovider "$3/tests"); }

old() { # old PROJECT: as it was
    local project=$1 copy=$work/$1-before
    cp -r "testdata/moving/$project/before" "$copy"
    # shellcheck disable=SC2086 # one word a requirement
    if ! venv "$project-old" ${tools[$project]} >"$logs/$project-tools.log" 2>&1; then
        skip "$project: before" "pip cannot install ${tools[$project]}: $(tail -n 1 "$logs/$project-tools.log")"
        return
    fi
    if ! cargo fetch -q --locked --manifest-path "$copy/${crate[$project]}/Cargo.toml" 2>"$logs/$project-fetch.log"; then
        skip "$project: before" "cargo cannot fetch its dependencies: $(tail -n 1 "$logs/$project-fetch.log")"
        return
    fi
    # Two of them compile the same PyO3; milksnake looks into the crate's own directory.
    local target=$work/target
    if [ "$project" = milksnake ]; then target=$copy/cabi/target; fi
    step "$project: built by ${tools[$project]%% *}" in_project "$copy/${package[$project]}" \
        env CARGO_TARGET_DIR="$target" PATH="$work/$project-old/bin:$PATH" \
        "$work/$project-old/bin/pip" install -q --no-build-isolation . || return
    step "$project: its tests before" tests "$project-old" "$copy" "${package[$project]}"
}
in_project() { (cd "$1" && "${@:2}"); } # in_project DIRECTORY COMMAND...
guide() { # guide PROJECT COPY
    PATH="$work/$1-new/bin:$PATH" PIP_FIND_LINKS="$root/dist ${PIP_FIND_LINKS:-}" "$python" scripts/try_guide.py "docs/moving/$1.md" build \
        --start "testdata/moving/$1/before" --keep "$2"
}
unchanged() { # unchanged PROJECT COPY: what the package and its tests consist of
    local dir="testdata/moving/$1/before/${package[$1]}"
    (cd "$dir" && git ls-files '*.py' '*.txt' | grep -v '^setup\.py$') | while read -r file; do
        cmp "$dir/$file" "$2/${package[$1]}/$file" || return 1
    done
}
editable() { # editable PROJECT COPY
    local pip="$work/$1-new/bin/pip"
    "$pip" uninstall -q -y "${name[$1]}" &&
        PIP_FIND_LINKS="$root/dist ${PIP_FIND_LINKS:-}" "$pip" install -q -e "$2" && tests "$1-new" "$2" "${package[$1]}"
}
# by_sdist PROJECT COPY: the tests with a wheel that is built from the sdist, in $work/PROJECT-dist.
by_sdist() {
    local pip="$work/$1-new/bin/pip" dist="$work/$1-dist"
    build/bindgen sdist --out "$dist" "$2" &&
        PIP_FIND_LINKS="$root/dist ${PIP_FIND_LINKS:-}" "$pip" wheel -q --no-deps -w "$dist" "$dist"/*.tar.gz &&
        "$pip" uninstall -q -y "${name[$1]}" && "$pip" install -q "$dist"/*.whl && tests "$1-new" "$2" "${package[$1]}"
}
# on_pypy PROJECT COPY: the tests with the same wheel on PyPy.
on_pypy() {
    .tools/pypy/bin/pypy3 -m venv "$work/$1-pypy" && "$work/$1-pypy/bin/pip" install -q pytest "$work/$1-dist"/*.whl &&
        tests "$1-pypy" "$2" "${package[$1]}"
}
declare -A name=([milksnake]=wordbag [setuptools-rust]=slugger [maturin]=tally-counters)

new() { # new PROJECT: as it is moved
    local project=$1 copy=$work/$1-after
    step "$project: an environment" venv "$project-new" || return
    step "$project: docs/moving/$project.md, as written" guide "$project" "$copy" || return
    step "$project: Python and tests are those from before" unchanged "$project" "$copy"
    step "$project: editable" editable "$project" "$copy"
    step "$project: nothing is stale" build/bindgen check -q "$copy"
    [ $before = 1 ] || return
    step "$project: a wheel from the sdist" by_sdist "$project" "$copy" || return
    if [ -x .tools/pypy/bin/pypy3 ]; then
        step "$project: the same wheel on PyPy" on_pypy "$project" "$copy"
    else
        skip "$project: the same wheel on PyPy" "there is no PyPy in .tools"
    fi
}

step "bindgen's own wheel" make --no-print-directory dist-host || exit 1
for project in "$@"; do
    [ $before = 0 ] || old "$project"
    new "$project"
done
exit $failed
