"""Builds bindgen's calls and its peers', times them and checks the bounds.

Started by calls.sh. A peer that cannot be built for a Python is left out there,
with a line that says so; those that a bound is about cannot be. With the argument
`import` the import alone is measured, as often in a row as a second one says.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
BUILD = ROOT / "build" / "bench-calls"
PYTHONS = ROOT / ".tools" / "pythons"
VERSIONS = ("3.11", "3.14")
IMPORTS = 101

# Bounds: see the issue of the step, and docs/python.md for what they mean.
ABI3, LIMITED = "PyO3 abi3", "C limited"
FASTER_THAN_PYO3, SLOWEST_CASE = 1.5, 0.95
SLOWER_THAN_C, SLOWER_BUFFER = 1.15, 1.2
# Times and sizes are "no worse" within what the same file differs from itself.
IMPORT_NOISE = 1.02


def run(*command: str | Path, cwd: Path = ROOT, **env: str) -> None:
    """Runs a command; its output is shown where it fails."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={**os.environ, **env},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    if done.returncode != 0:
        raise SystemExit(
            f"{' '.join(str(part) for part in command)}\n{done.stdout[-4000:]}"
        )


def answer(python: Path, code: str) -> str:
    """Returns what Python prints."""
    return subprocess.run(
        [python, "-c", code], check=True, stdout=subprocess.PIPE, text=True
    ).stdout.strip()


def cargo(crate: str, target: str, *args: str, python: Path) -> Path:
    """Builds a crate and returns the library."""
    into = BUILD / "target" / target
    run(
        *("cargo", "build", "--release", "--locked", "--quiet", *args),
        cwd=HERE / crate,
        CARGO_TARGET_DIR=str(into),
        PYO3_PYTHON=str(python),
    )
    return next((into / "release").glob("lib*.so"))


def place(library: Path, directory: Path, name: str) -> None:
    """Puts a library where measure.py finds it."""
    directory.mkdir(parents=True, exist_ok=True)
    shutil.copy(library, directory / name)


def cc(compiler: str, out: Path, *args: str | Path) -> None:
    """Compiles an extension."""
    out.parent.mkdir(parents=True, exist_ok=True)
    run(compiler, "-O3", "-shared", "-fPIC", *args, "-o", out, "-lm")


def build_compared(version: str, python: Path) -> Path:
    """Builds the two whose size and import are compared; returns the peers' directory."""
    peers = BUILD / version
    shutil.rmtree(peers, ignore_errors=True)
    place(cargo("bindgen", "bindgen", python=python), peers / "bindgen", "_native.so")
    abi3 = cargo("pyo3", "abi3", "--features", "abi3", python=python)
    place(abi3, peers / ABI3, "calls.so")
    return peers


def build(version: str, python: Path, headers: Path, newest: Path) -> Path:
    """Builds all peers for one Python and returns their directory.

    `headers` are those of this Python, `newest` are of 3.11, for the limited API.
    """
    peers = build_compared(version, python)
    abi311 = cargo("pyo3", "abi311", "--features", "abi311", python=python)
    place(abi311, peers / "PyO3 abi311", "calls.so")
    native = cargo("pyo3", f"native-{version}", python=python)
    place(native, peers / "PyO3 native", "calls.so")
    limited = ("-DPy_LIMITED_API=0x030b0000", f"-I{newest}")
    cc("cc", peers / LIMITED / "calls.so", *limited, HERE / "c/calls.c")
    cc("cc", peers / "ctypes" / "plain.so", HERE / "c/plain.c")
    place(peers / "ctypes" / "plain.so", peers / "cffi ABI", "plain.so")
    if not (headers / "Python.h").exists():
        print(f"{version}: no headers, so no C native, nanobind and cffi API")
        return peers
    cc("cc", peers / "C native" / "calls.so", f"-I{headers}", HERE / "c/calls.c")
    cffi_api(peers / "cffi API", python, headers)
    nanobind(peers / "nanobind", headers)
    return peers


def cffi_api(into: Path, python: Path, headers: Path) -> None:
    """Builds the extension that cffi writes."""
    into.mkdir(parents=True, exist_ok=True)
    source = into / "_plain.c"
    code = (
        "import cffi; ffi = cffi.FFI();"
        f"ffi.cdef(open({str(HERE / 'c/plain.h')!r}).read());"
        f"ffi.set_source('_plain', open({str(HERE / 'c/plain.c')!r}).read());"
        f"ffi.emit_c_code({str(source)!r})"
    )
    run(python, "-c", code)
    cc("cc", into / "_plain.so", f"-I{headers}", f"-I{HERE / 'c'}", source)
    source.unlink()


def nanobind(into: Path, headers: Path) -> None:
    """Builds the extension on nanobind, whose sources .tools/venv has."""
    home = Path(
        answer(Path(sys.executable), "import nanobind; print(nanobind.__path__[0])")
    )
    flags = ("-std=c++17", "-DNDEBUG", "-fvisibility=hidden", "-fno-strict-aliasing")
    paths = (headers, home / "include", home / "ext/robin_map/include")
    includes = [f"-I{path}" for path in paths]
    sources = (home / "src/nb_combined.cpp", HERE / "nanobind/calls.cpp")
    cc("c++", into / "calls.so", *flags, *includes, *sources)


IMPORT = """
import importlib.machinery, importlib.util, sys, time
name, path = sys.argv[1:]
loader = importlib.machinery.ExtensionFileLoader(name, path)
spec = importlib.util.spec_from_file_location(name, path, loader=loader)
begin = time.perf_counter_ns()
module = importlib.util.module_from_spec(spec)
loader.exec_module(module)
print(time.perf_counter_ns() - begin)
"""


def import_ns(python: Path, library: Path) -> int:
    """Returns the time to import a library in a new process."""
    command = [str(python), "-I", "-c", IMPORT, library.stem, str(library)]
    return int(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)


def weigh(python: Path, peers: Path) -> tuple[float, float]:
    """Returns the ratios of size and import time to PyO3's, and prints them."""
    ours, theirs = peers / "bindgen" / "_native.so", peers / ABI3 / "calls.so"
    pairs = []
    for turn in range(IMPORTS):
        # Each is first in turn: what ran before tells in the caches.
        order = (ours, theirs) if turn % 2 else (theirs, ours)
        taken = {library: import_ns(python, library) for library in order}
        pairs.append((taken[ours], taken[theirs]))
    size = ours.stat().st_size / theirs.stat().st_size
    times = [statistics.median(column) / 1e6 for column in zip(*pairs)]
    slower = statistics.median(a / b for a, b in pairs)
    print(
        f"stripped library {ours.stat().st_size / 1024:.0f} KiB, {size:.2f} of {ABI3}'s;"
        f" import {times[0]:.3f} ms, {slower:.2f} of its {times[1]:.3f} ms"
    )
    return size, slower


def missed(
    version: str, found: dict[str, Any], size: float, slower: float
) -> list[str]:
    """Returns the bounds that are missed."""
    means, ratios = found["means"], found["ratios"]
    worst = min(
        (ratio, case)
        for case, ratio in ratios[ABI3].items()
        if case not in found["extra"]
    )
    array = "&[i64] 1000"
    checks = [
        (
            f"{ABI3}/bindgen {means[ABI3]:.2f} >= {FASTER_THAN_PYO3}",
            means[ABI3] >= FASTER_THAN_PYO3,
        ),
        (
            f"{ABI3}/bindgen {worst[0]:.2f} >= {SLOWEST_CASE}: {worst[1]}",
            worst[0] >= SLOWEST_CASE,
        ),
        (
            f"bindgen/{LIMITED} {1 / means[LIMITED]:.2f} <= {SLOWER_THAN_C}",
            1 / means[LIMITED] <= SLOWER_THAN_C,
        ),
        (
            f"bindgen/{LIMITED} {1 / ratios[LIMITED][array]:.2f} <= {SLOWER_BUFFER}: {array}",
            1 / ratios[LIMITED][array] <= SLOWER_BUFFER,
        ),
        (f"size {size:.2f} <= 1", size <= 1),
        import_check(slower),
    ]
    return verdicts(version, checks)


def import_check(slower: float) -> tuple[str, bool]:
    """Returns the bound of the import, and whether it is held."""
    return f"import {slower:.2f} <= {IMPORT_NOISE}", slower <= IMPORT_NOISE


def verdicts(version: str, checks: list[tuple[str, bool]]) -> list[str]:
    """Prints the bounds and returns those that are missed."""
    for text, held in checks:
        print(f"  {'PASS' if held else 'FAIL'} {version} {text}")
    return [text for text, held in checks if not held]


def listed_pythons() -> dict[str, Path]:
    """Returns the Pythons that are asked, by version."""
    listed = dict(
        line.split(" ", 1) for line in (PYTHONS / "list").read_text().splitlines()
    )
    pythons = {}
    for version in VERSIONS:
        if not Path(listed.get(version, "")).exists():
            raise SystemExit(f"no CPython {version}: {listed.get(version)}")
        pythons[version] = Path(listed[version])
    return pythons


def imports(pythons: dict[str, Path], times: int) -> int:
    """Measures the import alone, some times in a row; returns how often it is slow."""
    failed = 0
    for version, python in pythons.items():
        peers = build_compared(version, python)
        for _ in range(times):
            _, slower = weigh(python, peers)
            failed += len(verdicts(version, [import_check(slower)]))
    return failed


def calls(pythons: dict[str, Path]) -> int:
    """Measures all there is; returns how many bounds are missed."""
    where = "import sysconfig; print(sysconfig.get_path('include'))"
    headers = {
        version: Path(answer(python, where)) for version, python in pythons.items()
    }
    failed = 0
    for version, python in pythons.items():
        peers = build(version, python, headers[version], headers["3.11"])
        out = BUILD / f"{version}.json"
        subprocess.run([python, HERE / "measure.py", peers, out], check=True)
        found = json.loads(out.read_text())
        failed += len(missed(version, found, *weigh(python, peers)))
        paths = BUILD / "paths"
        place(cargo("paths", "paths", python=python), paths, "_native.so")
        leaks = [python, HERE / "leaks.py", paths / "_native.so"]
        failed += subprocess.run(leaks, check=False).returncode
        print()
    return failed


def main() -> None:
    """Runs what the arguments say."""
    given = sys.argv[1:]
    if not given:
        failed = calls(listed_pythons())
    elif given[0] == "import" and len(given) <= 2:
        failed = imports(listed_pythons(), int(given[1]) if given[1:] else 1)
    else:
        raise SystemExit("usage: bench/calls.sh [import [TIMES]]")
    raise SystemExit(1 if failed else 0)


if __name__ == "__main__":
    main()
