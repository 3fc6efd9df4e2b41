"""Times calls of every peer in turn, in this one process: started by calls.sh.

Every round times a batch of calls of each peer, one after the other, so that a
machine whose speed drifts does not change a ratio: it is the median of the
ratios of all rounds. A batch is a loop with ten calls in its body; the loop is
not subtracted, for it is what a call costs in Python.
"""

from __future__ import annotations

import array
import importlib.machinery
import importlib.util
import itertools
import json
import math
import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import CodeType
from typing import Any

import foreign

ROUNDS = 41
BATCH_NS = 400_000
UNROLLED = 10

# name, what is timed, and what it needs
CASES = {
    "noop()": ("f()", "f = m.noop"),
    "add(a, b)": ("f(a, b)", "f = m.add; a = 3; b = 4"),
    "kw(3, 4)": ("f(a, b)", "f = m.kw; a = 3; b = 4"),
    "kw(3, b=4)": ("f(a, b=b)", "f = m.kw; a = 3; b = 4"),
    "kw(a=3, b=4)": ("f(a=a, b=b)", "f = m.kw; a = 3; b = 4"),
    "mul(f64, f64)": ("f(a, b)", "f = m.mul; a = 3.5; b = 4.5"),
    "str -> len": ("f(a)", "f = m.length; a = 'a word or two'"),
    "str -> str": ("f(a)", "f = m.upper; a = 'a word or two'"),
    "bytes -> bytes": ("f(a)", "f = m.flip; a = bytes(range(64))"),
    "list[int] 1000": ("f(a)", "f = m.total; a = list(range(1000, 2000))"),
    "Vec<f64> 1000": ("f(a)", "f = m.ramp; a = 1000"),
    "list[str] 100": ("f(a)", "f = m.join; a = [f'word {i}' for i in range(100)]"),
    "Point(x, y)": ("f(a, b)", "f = m.Point; a = 3.0; b = 4.0"),
    "p.x": ("f.x", "f = m.Point(3.0, 4.0)"),
    "p.norm()": ("f.norm()", "f = m.Point(3.0, 4.0)"),
    "c.bump(1)": ("f.bump(a)", "f = m.Counter(0); a = 1"),
    "raised error": ("\n  try: f()\n  except ValueError: pass", "f = m.fail"),
    "&[i64] 1000": ("f(a)", "f = m.sum; a = array.array('q', range(1000, 2000))"),
}
# What a case shows beyond those that the bounds are over.
EXTRA = {"&[i64] 1000"}

OURS = "bindgen"
WIDTH = 13


def load(path: Path, name: str) -> Any:
    """Imports the extension at path."""
    loader = importlib.machinery.ExtensionFileLoader(name, str(path))
    spec = importlib.util.spec_from_file_location(name, path, loader=loader)
    if spec is None:
        raise SystemExit(f"{path} is no module")
    module = importlib.util.module_from_spec(spec)
    loader.exec_module(module)
    return module


def peer(directory: Path) -> Any:
    """Returns what has the calls of a peer."""
    path = next(directory.glob("*.so"))
    if directory.name == "ctypes":
        return foreign.over_ctypes(path)
    if directory.name == "cffi ABI":
        import cffi  # type: ignore[import-untyped]

        ffi = cffi.FFI()
        ffi.cdef((Path(__file__).parent / "c/plain.h").read_text())
        return foreign.over_cffi(ffi, ffi.dlopen(str(path)))
    made = load(path, path.stem)
    if directory.name == "cffi API":
        return foreign.over_cffi(made.ffi, made.lib)
    return made


Batch = Callable[[int], int]


def batch(case: str, module: Any) -> Batch | None:
    """Makes the loop that times one case of one peer; None if it has no such call."""
    call, setup = CASES[case]
    scope: dict[str, Any] = {"m": module, "array": array}
    try:
        exec(setup, scope)
    except AttributeError:
        return None
    names = ", ".join(sorted(name for name in ("f", "a", "b") if name in scope))
    body = "".join(f"  {call.lstrip()}\n" for _ in range(UNROLLED))
    source = (
        f"def run(count, {names}, repeat, clock):\n"
        f" begin = clock()\n for _ in repeat(None, count):\n{body} return clock() - begin\n"
    )
    code: CodeType = compile(
        source, case, "exec"
    )  # each its own, with its own inline caches
    made: dict[str, Any] = {}
    exec(code, made)
    values = {name: scope[name] for name in ("f", "a", "b") if name in scope}

    def run(count: int) -> int:
        taken: int = made["run"](
            count,
            *(values[n] for n in sorted(values)),
            itertools.repeat,
            time.perf_counter_ns,
        )
        return taken

    return run


def measure(case: str, modules: dict[str, Any]) -> dict[str, tuple[float, float]]:
    """Returns, for each peer, the ns of a call and its ratio to ours."""
    batches = {
        name: b for name, m in modules.items() if (b := batch(case, m)) is not None
    }
    counts = {}
    for name, run in batches.items():
        run(3)
        run(max(1, BATCH_NS // max(1, run(3))))  # until the inline caches are warm
        counts[name] = max(1, BATCH_NS // max(1, run(3) // 3))
    times: dict[str, list[float]] = {name: [] for name in batches}
    order = list(batches)
    for turn in range(ROUNDS):
        shift = turn % len(order)
        for name in order[shift:] + order[:shift]:
            times[name].append(batches[name](counts[name]) / counts[name] / UNROLLED)
    return {
        name: (
            statistics.median(taken),
            statistics.median(
                theirs / ours for theirs, ours in zip(taken, times[OURS])
            ),
        )
        for name, taken in times.items()
    }


def geomean(values: list[float]) -> float:
    """Returns the geometric mean."""
    return math.exp(statistics.fmean(map(math.log, values)))


def main() -> None:
    """Prints the table and writes the ratios as JSON to the file given second."""
    peers, out = Path(sys.argv[1]), Path(sys.argv[2])
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    modules = {path.name: peer(path) for path in sorted(peers.iterdir())}
    modules = {OURS: modules.pop(OURS), **modules}
    found = {case: measure(case, modules) for case in CASES}
    version = ".".join(map(str, sys.version_info[:3]))
    print(
        f"CPython {version}: ns a call of bindgen, and how many times as long the others take"
    )
    print(" " * 15 + "".join(f"{name:>{WIDTH}}" for name in modules))
    for case, row in found.items():
        cells = [
            f"{row[name][name != OURS]:.{1 if name == OURS else 2}f}"
            if name in row
            else "-"
            for name in modules
        ]
        print(f"{case:15}" + "".join(f"{cell:>{WIDTH}}" for cell in cells))
    ratios = {
        name: {case: row[name][1] for case, row in found.items() if name in row}
        for name in modules
    }
    means = {
        name: geomean([ratio for case, ratio in row.items() if case not in EXTRA])
        for name, row in ratios.items()
    }
    print(
        f"{'geometric mean':15}" + "".join(f"{means[n]:>{WIDTH}.2f}" for n in modules)
    )
    out.write_text(
        json.dumps({"ratios": ratios, "means": means, "extra": sorted(EXTRA)})
    )


if __name__ == "__main__":
    main()
