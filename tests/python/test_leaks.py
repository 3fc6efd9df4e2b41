"""Ten thousand cycles of every path keep memory, references and values where they were."""

from __future__ import annotations

import copy
import ctypes
import gc
import operator
import os
import sys
import weakref
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple
from uuid import UUID

import pytest
import suite
from calls import CALLS, Call
from hostile import BadIndex, BadItems, BadPath, Mine, nested

CYCLES = 10_000
WARM_UP = 500
ROUNDS = 6
PYPY = sys.implementation.name == "pypy"
# What may come and go by itself in a round of 10,000 cycles: bytes of malloc, bytes of
# the process, blocks of Python, references to one object. Free memory in between hides
# small leaks from the second, but not from the first.
MALLOC = (64 if PYPY else 16) * 1024
RESIDENT = (1024 if PYPY else 256) * 1024
BLOCKS = 100
REFERENCES = 100

statm = Path("/proc/self/statm")
pytestmark = [
    pytest.mark.usefixtures("quiet"),
    pytest.mark.skipif(not statm.exists(), reason="no /proc/self/statm here"),
]


class Mallinfo(ctypes.Structure):
    """struct mallinfo2 of glibc."""

    names = (
        "arena ordblks smblks hblks hblkhd usmblks fsmblks uordblks fordblks keepcost"
    )
    _fields_ = [(name, ctypes.c_size_t) for name in names.split()]  # noqa: RUF012


try:
    mallinfo = ctypes.CDLL(None).mallinfo2
    mallinfo.restype = Mallinfo
except AttributeError:
    mallinfo = None


class Memory(NamedTuple):
    """What is in use."""

    malloc: int
    resident: int
    blocks: int

    def __sub__(self, other: Memory) -> Memory:
        return Memory(*(a - b for a, b in zip(self, other)))

    def is_little(self) -> bool:
        """Whether a round may have taken this much."""
        return (
            self.malloc < MALLOC and self.resident < RESIDENT and self.blocks < BLOCKS
        )


def memory() -> Memory:
    found = mallinfo() if mallinfo else None
    return Memory(
        found.uordblks + found.hblkhd if found else 0,
        int(statm.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE"),
        0 if PYPY else sys.getallocatedblocks(),
    )


def references(watched: tuple[Any, ...]) -> list[int]:
    return [] if PYPY else [sys.getrefcount(each) for each in watched]


def run(cycle: Callable[[], object], count: int) -> None:
    for _ in range(count):
        cycle()
    for _ in range(4 if PYPY else 2):
        gc.collect()


def check(cycle: Callable[[], object], *watched: Any) -> None:
    """Fails where a cycle leaks: in each of several rounds."""
    run(cycle, WARM_UP)
    alive, counted = suite.live(), references(watched)
    grown = []
    for _ in range(ROUNDS):
        before = memory()
        run(cycle, CYCLES)
        grown.append(memory() - before)
        assert suite.live() == alive, f"{suite.live() - alive} values are left"
        for was, now, each in zip(counted, references(watched), watched):
            assert now - was < REFERENCES, f"{now - was} references to {each} are left"
        if grown[-1].is_little():
            return
    raise AssertionError(f"each round takes memory: {grown}")


def failing(call: Call, *expected: type[BaseException]) -> Callable[[], None]:
    """The call as one that has to fail."""

    def cycle() -> None:
        try:
            call()
        except expected:
            return
        raise AssertionError("it did not fail")

    return cycle


# The suite sees a leak.


def test_a_leak_of_memory_is_seen() -> None:
    size = 24 if mallinfo else 1000
    with pytest.raises(AssertionError, match="each round takes memory"):
        check(lambda: suite.forget(size))


@pytest.mark.keeps_values
def test_a_leak_of_a_value_is_seen() -> None:
    with pytest.raises(AssertionError, match="values are left"):
        check(suite.forget_value)


@pytest.mark.skipif(PYPY, reason="PyPy does not count references")
def test_a_leak_of_references_is_seen() -> None:
    kept: list[Any] = []
    thing = object()
    with pytest.raises(AssertionError, match="references to .* are left"):
        check(lambda: kept.append(thing), thing)


@pytest.mark.skipif(PYPY, reason="PyPy does not count blocks")
def test_a_leak_of_objects_is_seen() -> None:
    kept: list[Any] = []
    with pytest.raises(AssertionError, match="each round takes memory"):
        check(lambda: kept.append([]))


# The paths.


# These change their object, so that each cycle needs another.
USED_UP = (
    "next(",
    "del ",
    "Counter.value del",
    "Counter.__exit__",
    "Post.add",
    "Basket.push",
    "Host.invite",
    "Guest.invite",
)


@pytest.mark.parametrize("name", CALLS)
def test_calls(name: str) -> None:
    if name.startswith(USED_UP):
        check(lambda: CALLS[name]()())
    else:
        made = CALLS[name]()
        check(made, made.function, *made.args)


C = suite.Counter
shared = C(1)
basket = suite.Basket("a", "b")
burning = suite.Burning()
shape = suite.Shape.Circle(1.0)
text, data, numbers = "text" * 20, bytearray(b"data"), [1, 2, 3]
thing = object()


def unlucky(*_: Any) -> Any:
    raise Mine(text)


ERRORS: dict[str, Callable[[], None]] = {
    "overflow": failing(Call(suite.i8_of, (2**70,)), OverflowError),
    "wrong type": failing(Call(suite.i64_of, (text,)), TypeError),
    "raising index": failing(Call(suite.u16_of, (BadIndex(),)), Mine),
    "surrogate": failing(Call(suite.text_of, ("\ud800" * 9,)), UnicodeEncodeError),
    "missing": failing(Call(suite.i8_of), TypeError),
    "surplus": failing(Call(suite.i8_of, (1, thing)), TypeError),
    "unknown keyword": failing(Call(suite.i8_of, (1,), {"x": thing}), TypeError),
    "twice": failing(Call(suite.i8_of, (1,), {"value": thing}), TypeError),
    "bad element": failing(Call(suite.integers, ([1, 2, thing],)), TypeError),
    "bad element, late": failing(
        Call(suite.words, (["x" * 50] * 20 + [1],)), TypeError
    ),
    "bad pair": failing(Call(suite.pairs, ([(1, text), (1, 1)],)), TypeError),
    "bad nested": failing(Call(suite.nested, ([[1], [thing]],)), TypeError),
    "bad sequence": failing(Call(suite.integers, (BadItems([1]),)), Mine, TypeError),
    "bad either": failing(Call(suite.either, (1.5,)), TypeError),
    "bad variadic": failing(Call(suite.variadic, (1, 2, text)), TypeError),
    "bad keyword": failing(Call(suite.keywords, (), {"a": 1, "b": text}), TypeError),
    "buffer before an error": failing(
        Call(suite.everything, (1, text, data, thing)), TypeError
    ),
    "object before an error": failing(
        Call(suite.everything, (1, text), {"counter": shared, "x": thing}), TypeError
    ),
    "wrong class": failing(Call(suite.keep, (basket,)), TypeError),
    "wrong object in a list": failing(
        Call(suite.absorb_all, (C(1), [shared, basket])), TypeError
    ),
    "already borrowed": failing(Call(shared.absorb, (shared,)), RuntimeError),
    "already borrowed, late": failing(
        Call(suite.absorb_all, (shared, [C(1), shared])), RuntimeError
    ),
    "constructor": failing(Call(C, (-1,)), ValueError),
    "constructor with a base": failing(Call(suite.Guest, ("",)), ValueError),
    "constructor's arguments": failing(Call(C, (1, thing)), TypeError),
    "results before an error": failing(Call(suite.pair_of, (-1,)), ValueError),
    "path that is bytes": failing(Call(suite.paths_of, (["a", b"b"],)), TypeError),
    "path that raises": failing(Call(suite.path_of, (BadPath(),)), Mine),
    "surrogate in a path": failing(Call(suite.path_of, ("\ud800" * 9,)), ValueError),
    "negative span": failing(Call(suite.span_of, (timedelta(-1),)), ValueError),
    "time without a zone": failing(
        Call(suite.moment_of, (datetime(2000, 1, 1),)), TypeError
    ),
    "bad UUID": failing(Call(suite.uuids_of, ([UUID(int=3000), text],)), TypeError),
    "bad JSON": failing(Call(suite.json_of, ({"a": [numbers, thing]},)), TypeError),
    "bad key in JSON": failing(Call(suite.json_of, ({"a": {3: text}},)), TypeError),
    "deep JSON": failing(Call(suite.json_of, (nested(200),)), RecursionError),
    "bad decimal": failing(Call(suite.decimal_of, (text,)), ValueError),
    "no decimal": failing(Call(suite.decimal_of, (thing,)), TypeError),
    "callback": failing(Call(suite.sieve, ([text], unlucky)), Mine),
    "callback, detached": failing(Call(suite.apply, ("detached", 1, unlucky)), Mine),
    "callback, kept": failing(Call(suite.Post(unlucky).fire, (text,)), Mine),
    "callback as a cause": failing(Call(suite.because, (unlucky,)), RuntimeError),
    "callback's result": failing(Call(suite.apply, ("here", 1, str)), TypeError),
    "callback's arguments": failing(Call(suite.sieve, ([text], dict.get)), TypeError),
    "no callback": failing(Call(suite.sieve, ([text], thing)), TypeError),
    "no callback to keep": failing(Call(suite.Post, (thing,)), TypeError),
    "error before a callback": failing(Call(suite.sieve, ([1], unlucky)), TypeError),
    "setter": failing(Call(setattr, (shared, "value", -1)), ValueError),
    "setter's argument": failing(Call(setattr, (shared, "label", 1)), TypeError),
    "index": failing(Call(operator.getitem, (basket, 9)), IndexError),
    "index's type": failing(Call(operator.getitem, (basket, text)), TypeError),
    "contains": failing(Call(operator.contains, (basket, 1)), TypeError),
    "operand": failing(Call(operator.add, (shared, text)), TypeError),
    "operand on the left": failing(Call(operator.add, (text, shared)), TypeError),
    "comparison": failing(Call(operator.lt, (shared, text)), TypeError),
    "comparison's error": failing(Call(operator.lt, (shared, 13)), ValueError),
    "made as another class": failing(Call(C.__new__, (suite.Host,)), TypeError),
    "no pickle": failing(Call(copy.copy, (shared,)), TypeError),
    "end of an iterator": failing(Call(next, (iter(suite.Basket()),)), StopIteration),
    "own exception": failing(Call(suite.raise_error, ("own",)), suite.SuiteError),
    "derived exception": failing(Call(suite.raise_more, (1,)), suite.MoreSuiteError),
    "os error": failing(Call(suite.raise_error, ("io",)), FileNotFoundError),
    "chained error": failing(Call(suite.raise_error, ("parse",)), ValueError),
    "not frozen": failing(
        Call(setattr, (suite.Frozen(1), "number", 1)), AttributeError
    ),
    "unknown attribute": failing(Call(getattr, (shared, "nothing")), AttributeError),
    "final class": failing(Call(type, ("Sub", (suite.Gate,), {})), TypeError),
}


@pytest.mark.parametrize("name", ERRORS)
def test_errors(name: str) -> None:
    check(ERRORS[name], text, data, numbers, thing, shared, basket, C)


PANICS: dict[str, Call] = {
    "function": Call(suite.panic_with, (text,)),
    "payload": Call(suite.panic_in_drop),
    "method": Call(burning.method),
    "constructor": Call(suite.Burning, (True,)),
    "getter": Call(getattr, (burning, "attribute")),
    "setter": Call(setattr, (burning, "attribute", 1)),
    "deleter": Call(delattr, (burning, "attribute")),
    "repr": Call(repr, (burning,)),
    "hash": Call(hash, (burning,)),
    "eq": Call(operator.eq, (burning, 1)),
    "len": Call(len, (burning,)),
    "getitem": Call(operator.getitem, (burning, 1)),
    "setitem": Call(operator.setitem, (burning, 1, 1)),
    "contains": Call(operator.contains, (burning, 1)),
    "iter": Call(iter, (burning,)),
    "next": Call(next, (burning,)),
    "call": Call(burning),
    "add": Call(operator.add, (burning, 1)),
    "radd": Call(operator.add, (1, burning)),
    "iadd": Call(operator.iadd, (burning, 1)),
    "neg": Call(operator.neg, (burning,)),
    "index": Call(operator.index, (burning,)),
    "float": Call(float, (burning,)),
    "enter": Call(getattr(burning, "__enter__")),  # noqa: B009
}


@pytest.mark.parametrize("name", PANICS)
def test_panics(name: str) -> None:
    check(failing(PANICS[name], suite.PanicException), burning, text)


def test_a_panic_while_an_object_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    # pytest keeps what nobody can catch.
    monkeypatch.setattr(sys, "unraisablehook", lambda _: None, raising=False)
    check(suite.PanicOnDrop)


class Derived(C):
    """A Python class, whose objects may be part of cycles."""

    def __init__(self, *args: Any) -> None:
        self.me = self

    def bump(self, by: int = 1) -> int:
        return super().bump(by) + 1

    def extend_nothing(self, _: str) -> int:
        return self.value


class DerivedGuest(suite.Guest):
    __slots__ = ("kept",)


def cycle_of_objects() -> None:
    opened = suite.Open()
    opened.me = opened


def weak_reference() -> None:
    opened = suite.Open()
    assert weakref.ref(opened)() is opened


def derived() -> None:
    made = Derived(1)
    made.bump()
    suite.keep(made)
    made.me = None


def derived_guest() -> None:
    made = DerivedGuest("g" * 50)
    made.kept = made.name
    made.invite_self()


def half_iterated() -> None:
    walk = iter(suite.Basket("a", "b"))
    next(walk)


def matched() -> None:
    for each in suite.all_shapes():
        assert isinstance(each, suite.Shape)
        each.doubled()


def kept_callback() -> None:
    post = suite.Post()
    post.add(Derived(1).extend_nothing)
    assert post.fire("x") == 1
    post.clear()


OBJECTS = [
    cycle_of_objects,
    weak_reference,
    derived,
    derived_guest,
    half_iterated,
    matched,
    kept_callback,
]


@pytest.mark.parametrize("cycle", OBJECTS, ids=lambda cycle: cycle.__name__)
def test_objects(cycle: Callable[[], None]) -> None:
    check(cycle, Derived, DerivedGuest, suite.Open, suite.Basket, suite.Shape)


def test_cycles_of_derived_objects() -> None:
    check(lambda: Derived(1), Derived)
