#!/usr/bin/env bash
# Builds the example and uses it from Python both ways: what README shows.
set -euo pipefail
cd "$(dirname "$0")/.."
say() { printf '\n== %s\n' "$*"; }

say "bindgen build: the bindings, then cargo, one library"
scripts/example.sh
library=examples/ophio/python/ophio/_native.so
[ -e "$library" ] || library=examples/ophio/python/ophio/_native.pyd
ls -l "$library" | awk '{print $5, "bytes", $NF}'
if command -v nm >/dev/null && [ "$(uname -s)" = Linux ]; then
    echo "undefined Py* symbols: $(nm -D --undefined-only "$library" | grep -c ' _\?Py' || true)"
fi

program='
import platform, sys
from ophio import _backend
from ophio.codeowners import is_codeowners_path_match
from ophio.glob import is_glob_match
from ophio.ketama import KetamaPool

print(platform.python_implementation(), platform.python_version(), "loads the library as", _backend.name)
print("  is_glob_match(\"src/app/main.py\", \"src/**/*.py\", double_star=True) =", is_glob_match("src/app/main.py", "src/**/*.py", double_star=True))
print("  is_codeowners_path_match(\"docs/a.md\", \"docs/*\") =", is_codeowners_path_match("docs/a.md", "docs/*"))
pool = KetamaPool(["a", "b", "c"])
print("  KetamaPool([\"a\", \"b\", \"c\"]).get_node(\"user:1\") =", pool.get_node("user:1"))
try:
    is_glob_match(1, "x")
except TypeError as error:
    print("  is_glob_match(1, \"x\") raises TypeError:", error)
'
# run LABEL PYTHON BACKEND
run() {
    say "$1"
    PYTHONPATH=examples/ophio/python BINDGEN_BACKEND=$3 PYTHONDONTWRITEBYTECODE=1 "$2" -c "$program"
}
run "CPython, as an extension" python3 extension
cffi_python=python3
if ! python3 -c 'import _cffi_backend' 2>/dev/null; then
    scripts/setup.sh
    cffi_python=.tools/venv/bin/python
fi
run "CPython, by CFFI" "$cffi_python" cffi
if command -v pypy3 >/dev/null; then
    run "PyPy, by CFFI" pypy3 cffi
fi
say "bindgen check rust: is any committed output stale?"
(cd examples/ophio && ../../build/bindgen check rust && echo "no drift")

say "the same after a parameter was renamed in a copy of the source"
rm -rf build/demo
mkdir -p build/demo
cp -r examples/ophio/{include,python} build/demo
mkdir build/demo/rust
cp -r examples/ophio/rust/{Cargo.toml,Cargo.lock,abi.json,src} build/demo/rust
sed -i.bak 's/double_star/cross/g' build/demo/rust/src/glob.rs
rm build/demo/rust/src/glob.rs.bak
status=0
(cd build/demo && ../../build/bindgen check rust) >build/demo/diff 2>build/demo/message || status=$?
sed -n '/^--- .*glob.pyi/,/^@@/p' build/demo/diff
grep -E '^[-+]def is_glob_match|^[-+]    (double_star|cross):' build/demo/diff | sort -u
cat build/demo/message
echo "exit code $status"
[ "$status" = 1 ]
