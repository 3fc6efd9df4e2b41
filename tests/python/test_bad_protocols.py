"""Copies, pickles, operators, interrupts and panics."""

from __future__ import annotations

import copy
import gc
import operator
import pickle
import sys
import weakref
from typing import Any

import pytest
import suite
from calls import Call
from hostile import (
    BadEverything,
    Mine,
)


def test_copies_and_pickles_of_what_has_none() -> None:
    for made in (
        suite.Counter(1),
        suite.Gate(),
        suite.Frozen(1),
        suite.Basket("a"),
        suite.Guest("g"),
    ):
        for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
            with pytest.raises(TypeError):
                pickle.dumps(made, protocol)
        with pytest.raises(TypeError):
            copy.copy(made)
        with pytest.raises(TypeError):
            copy.deepcopy(made)


@pytest.mark.parametrize(
    "args", [(), (1,), (b"x", 1), ("x",), None, 5, [b"x", b"y"]], ids=repr
)
def test_pickles_that_lie(args: Any) -> None:
    class Lie:
        def __reduce__(self) -> Any:
            return copy_new, (suite.Key, args)

    with pytest.raises(TypeError):
        pickle.loads(pickle.dumps(Lie()))
    for kind in (suite.Key, suite.Counter, suite.Shape, suite.BasketIterator):

        class Half:
            def __reduce__(self, kind: type = kind) -> Any:
                return object.__new__, (kind,)

        with pytest.raises((TypeError, AttributeError)):
            suite.keep(pickle.loads(pickle.dumps(Half())))


def copy_new(kind: Any, args: Any) -> Any:
    """What pickles of protocol 2 do."""
    return kind.__new__(kind, *args)


def test_exceptions_of_the_other_operand() -> None:
    c = suite.Counter(1)
    bad = BadEverything()
    for call in (
        Call(operator.eq, (c, bad)),
        Call(operator.ne, (c, bad)),
        Call(operator.lt, (bad, c)),
        Call(operator.contains, ([bad], c)),
        Call(operator.add, (bad, c)),
    ):
        with pytest.raises((Mine, TypeError)):
            call()
    with pytest.raises((Mine, TypeError)):
        c + bad
    with pytest.raises(ValueError, match="unlucky"):
        c < 13  # noqa: B015
    with pytest.raises(ValueError, match="unlucky"):
        sorted([13, c])  # type: ignore[type-var]
    with pytest.raises((TypeError, Mine)):
        operator.contains(suite.Basket("a"), bad)


def test_keyboard_interrupts_pass_through() -> None:
    class Interrupt:
        def __index__(self) -> int:
            raise KeyboardInterrupt

        __float__ = __index__

    for call in (
        Call(suite.i64_of, (Interrupt(),)),
        Call(suite.integers, ([1, Interrupt()],)),
        Call(suite.f64_of, (Interrupt(),)),
        Call(suite.Counter, (Interrupt(),)),
        Call(suite.Counter(1).bump, (Interrupt(),)),
        Call(operator.getitem, (suite.Basket("a"), Interrupt())),
    ):
        with pytest.raises(KeyboardInterrupt):
            call()


@pytest.mark.skipif(sys.version_info < (3, 12), reason="no buffers of Python's own")
@pytest.mark.parametrize("error", [KeyboardInterrupt, MemoryError])
def test_interrupted_buffers_pass_through(error: type[BaseException]) -> None:
    class Interrupt:
        def __buffer__(self, flags: int) -> memoryview:
            raise error

    interrupt: Any = Interrupt()
    for function in (suite.bytes_of, suite.byte_sum, suite.largest, suite.reals):
        with pytest.raises(error):
            function(interrupt)


@pytest.mark.usefixtures("quiet")
def test_panics_are_exceptions() -> None:
    b = suite.Burning()
    for use in (
        lambda: suite.panic_with("said"),
        suite.panic_in_drop,
        lambda: suite.Burning(True),
        suite.Counter(1).explode,
        b.method,
        b.fixed,
        b,
        b.__copy__,
        b.__enter__,
        lambda: b.attribute,
        lambda: setattr(b, "attribute", 1),
        lambda: delattr(b, "attribute"),
        lambda: repr(b),
        lambda: str(b),
        lambda: hash(b),
        lambda: b == 1,
        lambda: bool(b),
        lambda: len(b),
        lambda: 1 in b,
        lambda: b[0],
        lambda: operator.setitem(b, 0, 1),
        lambda: operator.delitem(b, 0),
        lambda: iter(b),
        lambda: next(b),
        lambda: b + 1,
        lambda: 1 + b,
        lambda: operator.iadd(b, 1),
        lambda: -b,
        lambda: operator.index(b),
        lambda: float(b),
        lambda: [0][b],
    ):
        with pytest.raises(suite.PanicException):
            use()
    c = suite.Counter(1)
    with pytest.raises(suite.PanicException, match="boom"):
        c.explode()
    assert c.value == 2 and c.bump() == 3, "a panic gives the borrow back"


@pytest.mark.usefixtures("quiet")
def test_a_panic_while_an_object_goes_is_not_seen() -> None:
    for _ in range(20):
        made = suite.PanicOnDrop()
        del made
        gc.collect()
    assert suite.i8_of(1) == 1


def test_own_exceptions() -> None:
    for kind, raised in (
        ("value", ValueError),
        ("key", KeyError),
        ("os", OSError),
        ("own", suite.SuiteError),
        ("more", suite.MoreSuiteError),
        ("parse", ValueError),
        ("io", FileNotFoundError),
        ("any other", RuntimeError),
    ):
        with pytest.raises(raised) as caught:
            suite.raise_error(kind)
        assert type(caught.value) is raised
    assert issubclass(suite.MoreSuiteError, suite.SuiteError)
    with pytest.raises(suite.SuiteError):
        suite.raise_more(1)


def test_no_weak_references_where_none_are_promised() -> None:
    if sys.implementation.name != "pypy":  # which refers weakly to everything
        for made in (suite.Gate(), suite.Frozen(1), suite.Shape.Circle(1.0)):
            with pytest.raises(TypeError):
                weakref.ref(made)
    made = suite.Open()
    assert weakref.ref(made)() is made
