"""Values that lie, raise and change what is being read."""

from __future__ import annotations

import array
import collections
import enum
import sys
import types
from collections.abc import Callable, Iterator
from typing import Any

import suite


class Mine(LookupError):
    """What the callbacks of these values raise."""


class BadIndex:
    def __index__(self) -> int:
        raise Mine("index")


class BadPath:
    def __fspath__(self) -> str:
        raise Mine("path")


class WrongPath:
    def __fspath__(self) -> Any:
        return 1


def nested(depth: int) -> Any:
    """Lists in one another."""
    value: Any = None
    for _ in range(depth):
        value = [value]
    return value


class BadFloat:
    def __float__(self) -> float:
        raise Mine("float")


class WrongIndex:
    def __index__(self) -> Any:
        return "1"


class WrongFloat:
    def __float__(self) -> Any:
        return "1.0"


class BadBool:
    def __bool__(self) -> bool:
        raise Mine("bool")


class BadEverything:
    """Raises from whatever is asked of it."""

    def _fail(self, *args: object) -> Any:
        raise Mine("everything")

    __len__ = __iter__ = __getitem__ = __contains__ = __index__ = __float__ = _fail
    __eq__ = __hash__ = __lt__ = __repr__ = __str__ = __bool__ = __bytes__ = _fail  # type: ignore[assignment]
    __getattr__ = __add__ = __radd__ = __call__ = _fail


class ShyClass:
    """Does not say of which class it is."""

    @property
    def __class__(self) -> Any:
        raise Mine("class")


class Index:
    def __init__(self, value: int) -> None:
        self.value = value

    def __index__(self) -> int:
        return self.value


class Float:
    def __float__(self) -> float:
        return 1.5


class LyingList(list):  # type: ignore[type-arg]
    """Says that it is as long as memory."""

    def __len__(self) -> int:
        return sys.maxsize


class EmptyLyingList(list):  # type: ignore[type-arg]
    def __len__(self) -> int:
        return 0


class BadLength(list):  # type: ignore[type-arg]
    def __len__(self) -> int:
        raise Mine("len")


class BadIteration(list):  # type: ignore[type-arg]
    def __iter__(self) -> Iterator[Any]:
        raise Mine("iter")


class BadStep(list):  # type: ignore[type-arg]
    def __iter__(self) -> Iterator[Any]:
        yield 1
        raise Mine("step")


class Sequence(collections.UserList):  # type: ignore[type-arg]
    """A sequence that is no list."""


class LyingSequence(Sequence):
    def __len__(self) -> int:
        return sys.maxsize


class NegativeLength(Sequence):
    def __len__(self) -> int:
        return -1


class BadItems(Sequence):
    def __getitem__(self, index: Any) -> Any:
        raise Mine("item")

    def __iter__(self) -> Iterator[Any]:
        raise Mine("iter")


class Text(str):
    """Text that shows something else."""

    __slots__ = ()

    def __str__(self) -> str:
        return "something else"

    def encode(self, *args: Any) -> bytes:
        raise Mine("encode")


class BadAttributes:
    def __getattr__(self, name: str) -> Any:
        raise Mine(name)


class Colour(enum.IntEnum):
    RED = 1


def recursive() -> list[Any]:
    """A list that holds itself."""
    found: list[Any] = []
    found.append(found)
    return found


def deep() -> list[Any]:
    """A list in a list in a list."""
    found: list[Any] = []
    for _ in range(500):
        found = [found]
    return found


def clearing() -> list[Any]:
    """A list that is emptied by one of its elements."""
    found: list[Any] = []

    class Clear:
        def __index__(self) -> int:
            found.clear()
            found.extend([b"x" * 1000 for _ in range(50)])
            found.clear()
            return 1

        __float__ = __index__

    found.extend([Clear(), 2, 3, "4", 5.0])
    return found


def growing() -> list[Any]:
    """A list that one of its elements makes longer."""
    found: list[Any] = []

    class Grow:
        def __index__(self) -> int:
            if len(found) < 1000:
                found.append(Grow())
            return 1

    found.append(Grow())
    return found


def released() -> memoryview:
    found = memoryview(b"released")
    found.release()
    return found


def generator() -> Iterator[int]:
    yield 1
    raise Mine("generator")


# Each is made anew, so that no call sees what another one did to it.
VALUES: dict[str, Callable[[], Any]] = {
    "None": lambda: None,
    "True": lambda: True,
    "zero": lambda: 0,
    "minus one": lambda: -1,
    "2**31": lambda: 2**31,
    "2**63": lambda: 2**63,
    "2**64": lambda: 2**64,
    "-2**63-1": lambda: -(2**63) - 1,
    "10**400": lambda: 10**400,
    "float": lambda: 1.5,
    "nan": lambda: float("nan"),
    "infinity": lambda: float("inf"),
    "complex": lambda: 1j,
    "empty text": lambda: "",
    "text": lambda: "text",
    "NUL in text": lambda: "a\0b",
    "lone surrogate": lambda: "a\ud800b",
    "last surrogate": lambda: "\udfff",
    "astral text": lambda: "\U0010ffff",
    "long text": lambda: "x" * 100_000,
    "text subclass": lambda: Text("t"),
    "bytes": lambda: b"bytes",
    "NUL in bytes": lambda: b"\0",
    "bytearray": lambda: bytearray(b"bytearray"),
    "memoryview": lambda: memoryview(b"view"),
    "strided memoryview": lambda: memoryview(b"0123456789")[::2],
    "backward memoryview": lambda: memoryview(bytearray(b"0123456789"))[::-1],
    "square memoryview": lambda: memoryview(bytes(16)).cast("B", (4, 4)),
    "wide memoryview": lambda: memoryview(array.array("q", [1, 2])),
    "released memoryview": released,
    "empty memoryview": lambda: memoryview(b""),
    "array of bytes": lambda: array.array("b", [-1, 2]),
    "array of integers": lambda: array.array("q", [1, -2]),
    "array of halves": lambda: array.array("h", [1, -2]),
    "array of floats": lambda: array.array("d", [1.5]),
    "strided integers": lambda: memoryview(array.array("q", [1, 2, 3, 4]))[::2],
    "backward floats": lambda: memoryview(array.array("d", [1, 2, 3]))[::-1],
    "empty list": list,
    "list": lambda: [1, 2],
    "mixed list": lambda: [1, "x", None, b"", 2.5],
    "list of surrogates": lambda: ["\ud800"],
    "list of big integers": lambda: [1, 2**64],
    "list of bad indexes": lambda: [1, BadIndex()],
    "list of bad floats": lambda: [1.0, BadFloat()],
    "list of pairs": lambda: [(1, "a"), (2, "b")],
    "list of short pairs": lambda: [(1,)],
    "list of lists": lambda: [[1], [None], ["x"]],
    "tuple": lambda: (1, 2),
    "triple": lambda: (1, None, b""),
    "range": lambda: range(3),
    "set": lambda: {1, 2},
    "dict": lambda: {"name": 1},
    "generator": generator,
    "iterator": lambda: iter([1, 2]),
    "recursive list": recursive,
    "deep list": deep,
    "clearing list": clearing,
    "growing list": growing,
    "lying list": lambda: LyingList([1, 2]),
    "empty lying list": lambda: EmptyLyingList([1, 2]),
    "bad length": lambda: BadLength([1]),
    "bad iteration": lambda: BadIteration([1]),
    "bad step": lambda: BadStep([1]),
    "sequence": lambda: Sequence([1, 2]),
    "lying sequence": lambda: LyingSequence([1, 2]),
    "negative length": lambda: NegativeLength([1, 2]),
    "bad items": lambda: BadItems([1]),
    "index": lambda: Index(1),
    "big index": lambda: Index(2**100),
    "number with __float__": Float,
    "bad index": BadIndex,
    "bad float": BadFloat,
    "bad bool": BadBool,
    "wrong index": WrongIndex,
    "wrong float": WrongFloat,
    "bad everything": BadEverything,
    "bad attributes": BadAttributes,
    "shy class": ShyClass,
    "foreign enum": lambda: Colour.RED,
    "enum": lambda: suite.Flag.Up,
    "object": object,
    "namespace": lambda: types.SimpleNamespace(name=1, sizes=None, weight="x"),
    "class": lambda: suite.Counter,
    "module": lambda: suite,
    "function": lambda: suite.noop,
    "counter": lambda: suite.Counter(1),
    "gate": suite.Gate,
    "guest": lambda: suite.Guest("g"),
    "basket": lambda: suite.Basket("a"),
    "iterator of a basket": lambda: iter(suite.Basket("a")),
    "shape": lambda: suite.Shape.Circle(1.0),
    "slice": lambda: slice(1, 2),
    "NotImplemented": lambda: NotImplemented,
    "exception": lambda: Mine("value"),
}
