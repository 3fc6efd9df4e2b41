"""Runs every path of a call, errors and panics, too, 10,000 times: started by run.py.

Memory of the process, blocks of Python's and references to what is passed stay
where they were after a warm-up.
"""

from __future__ import annotations

import array
import gc
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import measure

CYCLES = 10_000
WARM_UP = 1_000
ROUNDS = 4
RESIDENT = 128 * 1024
COUNT = 50  # what may come and go by itself


class Index:
    """An int by its `__index__`, which makes the list it is in shorter."""

    def __init__(self, into: list[Any] | None = None) -> None:
        self.into = into

    def __index__(self) -> int:
        if self.into is not None:
            del self.into[1:]
        return 7


class Bad:
    """Nothing that can be converted."""

    def __index__(self) -> int:
        raise LookupError("bad")

    def __float__(self) -> float:
        raise LookupError("bad")


class Text(str):
    """A str of another type, with names that are not interned."""


def shrinking() -> list[Any]:
    """Returns a list that gets shorter while it is converted."""
    values: list[Any] = [1, 2]
    values[0] = Index(values)
    return values


def paths(m: Any) -> dict[str, tuple[Callable[[], object], list[Any]]]:
    """Returns each path by name, with the objects whose references are counted."""
    big, text, data = 10**9, "a text " * 9, b"some bytes" * 9
    numbers = array.array("q", range(100))
    mixed = [10**9 + index for index in range(30)]
    words = [f"word {index}" for index in range(30)]
    odd = {"".join(["la", "st"]): text}  # made at run time
    point, counter, bad = m.Point(3.0, 4.0), m.Counter(1), Bad()
    view = memoryview(numbers)[::2]
    array_of_bytes = bytearray(data)
    watched = [
        big,
        text,
        data,
        numbers,
        mixed,
        words,
        odd,
        point,
        counter,
        bad,
        view,
        m.Point,
        None,
    ]
    calls: dict[str, Callable[[], object]] = {
        "no arguments": lambda: m.noop(),
        "by position": lambda: m.add(big, big),
        "by name": lambda: m.add(a=big, b=big),
        "a default": lambda: m.kw(big),
        "int by __index__": lambda: m.add(Index(), big),
        "float": lambda: m.mul(2.5, big),
        "str": lambda: m.upper(text),
        "str of another type": lambda: m.upper(Text("x")),
        "bytes": lambda: m.flip(data),
        "bytearray": lambda: m.flip(array_of_bytes),
        "memoryview": lambda: m.flip(memoryview(data)[::2]),
        "list of ints": lambda: m.total(mixed),
        "list of others": lambda: m.total([Index(), *mixed]),
        "list that gets shorter": lambda: m.total(shrinking()),
        "tuple": lambda: m.total(tuple(mixed)),
        "range": lambda: m.total(range(9)),
        "array, copied": lambda: m.total(numbers),
        "array, borrowed": lambda: m.sum(numbers),
        "array in steps": lambda: m.sum(view),
        "array of narrower elements": lambda: m.sum(array.array("h", [1, 2])),
        "list as a slice": lambda: m.sum(mixed),
        "result list": lambda: m.ramp(50),
        "bytes written in place": lambda: m.filled(1000, False),
        "list of strs": lambda: m.join(words),
        "borrowed strs and pairs": lambda: m.nested(words, [(big, text), (big, None)]),
        "*args and **kwargs": lambda: m.spread(
            big, text, text, last=text, x=1.5, y=big
        ),
        "names made at run time": lambda: m.spread(big, **odd, **{Text("x"): 1.0}),
        "constructor": lambda: m.Point(3.0, 4.0),
        "constructor by name": lambda: m.Point(x=3.0, y=4.0),
        "constructor by tuple": lambda: m.Point.__new__(m.Point, 3.0, y=4.0),
        "attribute": lambda: point.x,
        "method": lambda: point.norm(),
        "&mut method": lambda: counter.bump(1),
        "list of objects": lambda: m.farthest([point, point]),
    }
    for name, error in {
        "raised": lambda: m.fail(),
        "missing": lambda: m.add(big),
        "missing, by name": lambda: m.add(b=big),
        "surplus": lambda: m.add(big, big, big),
        "surplus to none": lambda: m.noop(text),
        "unexpected": lambda: m.add(big, big, x=text),
        "unexpected to none": lambda: m.noop(x=text),
        "twice": lambda: m.add(big, a=big),
        "wrong type": lambda: m.add(big, text),
        "no int": lambda: m.add(big, 1.5),
        "error in __index__": lambda: m.add(big, bad),
        "error in __float__": lambda: m.mul(2.5, bad),
        "overflow": lambda: m.add(big, 2**64),
        "lone surrogate": lambda: m.upper("\ud800"),
        "no sequence": lambda: m.total(big),
        "wrong element": lambda: m.total([*mixed, text]),
        "overflow of an element": lambda: m.total([*mixed, 2**64]),
        "error in an element": lambda: m.total([*mixed, bad]),
        "wrong element of a slice": lambda: m.sum([*mixed, text]),
        "array of other elements": lambda: m.sum(array.array("d", [1.0])),
        "no buffer": lambda: m.flip(text),
        "buffer of other elements": lambda: m.flip(numbers),
        "wrong str of a list": lambda: m.join([*words, big]),
        "bytes that fail": lambda: m.filled(1000, True),
        "too many bytes": lambda: m.filled(2**63, False),
        "wrong pair": lambda: m.nested(words, [(big, text), (big,)]),
        "wrong *args": lambda: m.spread(big, text, big),
        "wrong **kwargs": lambda: m.spread(big, text, x=text),
        "constructor, missing": lambda: m.Point(2.5),
        "constructor, unexpected": lambda: m.Point(2.5, 2.5, z=text),
        "constructor, wrong type": lambda: m.Point(2.5, text),
        "method, wrong type": lambda: counter.bump(text),
        "wrong object of a list": lambda: m.farthest([point, counter]),
        "panic": lambda: m.panics(text, array_of_bytes, numbers),
        "panic by name": lambda: m.panics(text=text, data=data, values=mixed),
    }.items():
        calls[f"error: {name}"] = caught(error)
    return {name: (call, watched) for name, call in calls.items()}


def caught(call: Callable[[], object]) -> Callable[[], object]:
    """Returns call, whose exception ends here; that there is none is an error."""

    def run() -> None:
        try:
            call()
        except Exception:
            return
        raise AssertionError("no exception")

    return run


def resident() -> int:
    """Returns the bytes of the process that are in memory."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf(
        "SC_PAGE_SIZE"
    )


def figures(watched: list[Any]) -> list[int]:
    """Returns what has to stay as it is."""
    gc.collect()
    return [resident(), sys.getallocatedblocks(), *map(sys.getrefcount, watched)]


def grows(call: Callable[[], object], watched: list[Any]) -> str:
    """Returns what grows when call runs again and again; "" if nothing does."""
    for _ in range(WARM_UP):
        call()
    least: list[int] = []
    for _ in range(ROUNDS):
        before = figures(watched)
        for _ in range(CYCLES // ROUNDS):
            call()
        grown = [after - first for first, after in zip(before, figures(watched))]
        least = grown if not least else list(map(min, least, grown))
    bounds = [RESIDENT // ROUNDS, *[COUNT] * (len(least) - 1)]
    if any(grown > bound for grown, bound in zip(least, bounds)):
        return f"bytes, blocks, references: {least}"
    return ""


def main() -> None:
    """Exits 1 when a path leaks."""
    module = measure.load(Path(sys.argv[1]), "_native")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # panics tell of themselves
    found = {}
    all_paths = paths(module)
    for name, (call, watched) in all_paths.items():
        try:
            found[name] = grows(call, watched)
        except Exception as error:
            found[name] = repr(error)
    for name, what in found.items():
        if what:
            print(f"  {name}: {what}")
    bad = sum(map(bool, found.values()))
    print(f"{len(found)} paths of {CYCLES} cycles: {len(found) - bad} flat, {bad} not")
    raise SystemExit(1 if bad else 0)


if __name__ == "__main__":
    main()
