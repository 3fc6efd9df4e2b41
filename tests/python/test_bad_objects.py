"""Objects that are used wrongly, and classes that get in the way."""

from __future__ import annotations

import contextlib
import gc
import operator
import sys
from typing import Any

import pytest
import suite
from calls import Call, attempt
from hostile import (
    BadEverything,
    BadIndex,
    Mine,
)
from suite import _backend

# What a method says to an object that is not of its class. By CFFI it is a function of
# Python's, which finds out when it uses the object.
NO_OBJECT = (TypeError, AttributeError) if _backend.name == "cffi" else TypeError
COUNTER_METHODS = [
    "bump",
    "extend",
    "rename",
    "absorb",
    "copied",
    "me",
    "bumped",
    "__call__",
]


@pytest.mark.parametrize("name", COUNTER_METHODS)
def test_methods_want_their_own_kind_of_object(name: str) -> None:
    method = getattr(suite.Counter, name)
    for wrong in (None, 1, object(), suite.Gate(), suite.Counter, suite.Frozen(1)):
        with pytest.raises(NO_OBJECT):
            method(wrong, 1) if name == "bump" else method(wrong)
    with pytest.raises(TypeError):
        method()


def test_descriptors_want_their_own_kind_of_object() -> None:
    for descriptor in (suite.Counter.value, suite.Counter.label, suite.Guest.name):
        for wrong in (1, suite.Gate(), suite.Host()):
            with pytest.raises((TypeError, AttributeError)):
                descriptor.__get__(wrong)
            with pytest.raises((TypeError, AttributeError)):
                descriptor.__set__(wrong, 1)
    for special, args in (
        ("__eq__", (suite.Counter(),)),
        ("__add__", (1,)),
        ("__hash__", ()),
        ("__repr__", ()),
        ("__iadd__", (suite.Counter(),)),
    ):
        with pytest.raises(NO_OBJECT):
            getattr(suite.Counter, special)(suite.Gate(), *args)


def test_an_object_is_not_taken_twice_where_one_is_exclusive() -> None:
    c = suite.Counter(3)
    for call in (
        Call(c.absorb, (c,)),
        Call(c.drain, (c,)),
        Call(suite.absorb_all, (c, [suite.Counter(1), c])),
    ):
        with pytest.raises(RuntimeError, match="borrowed"):
            call()
    assert c.value == 3 and c.bump() == 4
    assert suite.Counter.larger(c, c) == c and c == c  # noqa: PLR0124
    d = c
    with contextlib.suppress(RuntimeError, TypeError):
        c += c
    assert c is d and c.value in (4, 8)


def test_reentrance() -> None:
    c: Any = suite.Counter(0)
    answers: list[Any] = []

    class Again:
        """A number that uses the object that it is an argument of."""

        def __index__(self) -> int:
            for use in (
                lambda: c.bump(1),
                lambda: c.value,
                lambda: c.label,
                lambda: setattr(c, "label", "again"),
                lambda: c.copied().value,
                lambda: repr(c),
                lambda: c.extend([1]),
                lambda: hash(c),
                lambda: c.bumped() is c,
            ):
                try:
                    use()
                except RuntimeError as error:
                    assert "borrowed" in str(error)
                    answers.append(error)
                else:
                    answers.append(None)
            return 10

    for call in (
        Call(c.bump, (Again(),)),
        Call(c.extend, ([Again(), 1],)),
        Call(c, ([1, Again()],)),
        Call(setattr, (c, "value", Again())),
        Call(operator.add, (c, Again())),
        Call(operator.lt, (c, Again())),
    ):
        before = c.value
        answers.clear()
        attempt(call)
        assert answers, "the callback ran"
        assert c.value >= before or call.function is setattr
    assert c.bump() > 0, "nothing is borrowed any more"
    # Without the GIL classes stay once there were threads, and with `Again` its cells.
    answers.clear()
    c = None


def test_basket_that_changes_under_its_iterator() -> None:
    basket = suite.Basket(*"abcd")
    seen = []
    for item in basket:
        seen.append(item)
        if item == "b":
            basket.clear()
            basket.push("z")
    assert seen == ["a", "b"]
    walk = iter(basket)
    assert next(walk) == "z"
    for _ in range(3):
        assert next(walk, None) is None
    endless = suite.Basket("a")
    for count, item in enumerate(endless):
        endless.push(item)
        if count == 100:
            break
    assert len(endless) == 102


def test_indexes_out_of_range() -> None:
    basket = suite.Basket("a", "b")
    for index in (2, -3, sys.maxsize, -sys.maxsize - 1):
        with pytest.raises(IndexError):
            basket[index]
        with pytest.raises(IndexError):
            basket[index] = "x"
        with pytest.raises(IndexError):
            del basket[index]
    for index in (2**63, -(2**63) - 1, 2**200):
        with pytest.raises((IndexError, OverflowError)):
            basket[index]
    for wrong in ("a", None, 1.0, slice(0, 1), (), BadEverything()):
        with pytest.raises((TypeError, Mine)):
            basket[wrong]
    with pytest.raises(Mine):
        basket[BadIndex()]
    with pytest.raises(TypeError):
        basket[0] = 1
    assert list(basket) == ["a", "b"]


def test_use_after_close() -> None:
    gate = suite.Gate()
    assert len(gate.read()) == 100
    for _ in range(2):
        gate.close()
        assert not gate.open
        with pytest.raises(ValueError, match="closed"):
            gate.read()


def test_errors_leave_no_half_made_objects() -> None:
    before = suite.live()
    for call in (
        Call(suite.Counter, (-1,)),
        Call(suite.Counter, (1, 2)),
        Call(suite.Guest, ("",)),
        Call(suite.Guest, (1,)),
        Call(suite.Counter.from_text, ("x",)),
        Call(suite.Counter.from_text, ("-1",)),
        Call(suite.pair_of, (-1,)),
    ):
        with pytest.raises((ValueError, TypeError)):
            call()
    gc.collect()
    assert suite.live() == before


CLASSES = [
    suite.Counter,
    suite.Frozen,
    suite.Basket,
    suite.BasketIterator,
    suite.Host,
    suite.Guest,
    suite.Gate,
    suite.Key,
    suite.Open,
    suite.Shape,
    suite.Shape.Circle,
    suite.Shape.Pair,
]


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
def test_objects_without_a_value_cannot_be_made(kind: type) -> None:
    if _backend.name == "cffi":
        # Python classes can be made so; there is nothing in them.
        half = object.__new__(kind)
        for name in dir(kind):
            if not name.startswith("_"):
                with pytest.raises((TypeError, AttributeError)):
                    getattr(half, name)()
        for use in (suite.keep, suite.guest_of, suite.area):
            with pytest.raises((TypeError, AttributeError)):
                use(half)
        del half
    else:
        with pytest.raises(TypeError):
            object.__new__(kind)
    with pytest.raises(TypeError):
        kind.__new__(int)
    with pytest.raises(NO_OBJECT):
        kind.__new__(1)  # type: ignore[call-overload]
    with pytest.raises(TypeError):
        kind.__new__()  # type: ignore[call-overload]


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
def test_classes_that_are_closed(kind: type) -> None:
    if kind in (suite.Counter, suite.Host, suite.Guest, suite.Open):
        assert type("Sub", (kind,), {}).__mro__[1] is kind
        return
    with pytest.raises(TypeError, match="not an acceptable base type"):
        type("Sub", (kind,), {})


def test_python_classes_with_a_broken_constructor() -> None:
    class Bare(suite.Counter):
        def __new__(cls) -> Any:
            return object.__new__(cls)

    class Other(suite.Counter):
        def __new__(cls) -> Any:
            return suite.Host.__new__(cls)

    class Raising(suite.Counter):
        def __new__(cls) -> Any:
            super().__new__(cls, 5)
            raise Mine("new")

    class Late(suite.Counter):
        def __init__(self) -> None:
            raise Mine("init")

    class Foreign(suite.Counter):
        def __new__(cls) -> Any:
            return 5

    class Wider(suite.Counter):
        def __new__(cls) -> Any:
            return suite.Counter.__new__(suite.Counter, 7)

    with pytest.raises((TypeError, AttributeError)):
        Bare().bump()  # by CFFI it is made, and empty
    with pytest.raises((TypeError, AttributeError)):
        suite.keep(Bare())
    with pytest.raises(TypeError):
        Other()
    for kind in (Raising, Late):
        with pytest.raises(Mine):
            kind()
    assert Foreign() == 5 and type(Wider()) is suite.Counter and Wider().value == 7
    with pytest.raises(TypeError):
        suite.Counter.__new__(suite.Host)
    with pytest.raises(TypeError):
        suite.Host.__new__(suite.Counter)
    with pytest.raises(TypeError):
        suite.Host.__new__(suite.Guest)


def test_python_classes_of_two_rust_classes() -> None:
    for bases in (
        (suite.Counter, suite.Host),
        (suite.Host, suite.Guest),
        (suite.Guest, suite.Open),
    ):
        with pytest.raises(TypeError):
            type("Both", bases, {})

    class SubCounter(suite.Counter):
        pass

    class SubHost(suite.Host):
        pass

    with pytest.raises(TypeError):
        SubCounter(1).__class__ = SubHost  # type: ignore[assignment]
    with pytest.raises(TypeError):
        suite.Counter(1).__class__ = SubCounter
    with pytest.raises(TypeError):
        suite.Gate().__class__ = suite.Frozen  # type: ignore[assignment]

    class Same(suite.Counter):
        pass

    moved: Any = SubCounter(4)
    moved.__class__ = Same
    assert type(moved) is Same and moved.bump() == 5


def test_python_classes_that_get_in_the_way() -> None:
    class Odd(suite.Counter):
        def bump(self, by: int = 1) -> int:
            raise Mine("bump")

        @property
        def value(self) -> int:  # type: ignore[override]
            raise Mine("value")

        def __eq__(self, other: object) -> bool:
            raise Mine("eq")

        def __hash__(self) -> int:
            raise Mine("hash")

        def __getattribute__(self, name: str) -> Any:
            if name.startswith("_bindgen"):  # how CFFI finds the handle
                return super().__getattribute__(name)
            raise Mine(name)

    odd = Odd(5)
    assert (
        suite.Counter.bump(odd) == 6 and suite.absorb_all(suite.Counter(1), [odd]) == 7
    )
    assert suite.keep(odd) is odd and suite.everything(1, "", counter=odd)[4] == 6
    for use in (lambda: odd == 1, lambda: hash(odd), lambda: odd.label):
        with pytest.raises(Mine):
            use()
