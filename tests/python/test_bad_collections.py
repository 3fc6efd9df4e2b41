"""Mappings, sets and sequences that lie, raise, and change while they are read."""

from __future__ import annotations

import array
import collections
import gc
import types
from collections.abc import Callable, ItemsView, Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import Any

import pytest
import suite
from calls import FUNCTIONS, Call, attempt
from hostile import (
    VALUES,
    BadEverything,
    BadIndex,
    BadItems,
    BadLength,
    Index,
    LyingList,
    LyingSequence,
    Mine,
    Sequence,
    ShyClass,
    WrongIndex,
    released,
)

WIDE = {"i128_of": (-(2**127), 2**127 - 1), "u128_of": (0, 2**128 - 1)}


@pytest.mark.parametrize("name", WIDE)
def test_wide_integers(name: str) -> None:
    function, (low, high) = getattr(suite, name), WIDE[name]
    for value in (low, high, 0, 1, 2**63, 2**64, 2**64 - 1, high // 2, high - 2**64):
        assert function(value) == value and type(function(value)) is int
        assert function(Index(value)) == value
    text = f"{name[:4]}: it is not between {low} and {high}"
    for value in (low - 1, high + 1, 2**1000, -(10**400), high + 2**64, low - 2**64):
        for given in (value, Index(value)):
            with pytest.raises(OverflowError, match=text):
                function(given)
    for wrong in ("1", b"1", 1.0, 1j, None, [], object(), int, float("nan")):
        with pytest.raises(TypeError):
            function(wrong)
    with pytest.raises(Mine):
        function(BadIndex())
    with pytest.raises(TypeError):
        function(WrongIndex())


class Lying(int):
    """An int whose operators say something else."""

    def _zero(self, *args: object) -> Any:
        raise Mine("operator")

    __rshift__ = __lshift__ = __and__ = __or__ = __add__ = __neg__ = _zero
    __rrshift__ = __radd__ = __rand__ = __pos__ = __invert__ = __index__ = _zero


def test_an_int_is_what_it_is() -> None:
    for value in (5, 2**100, -(2**100), 2**127 - 1):
        attempt(Call(suite.i128_of, (Lying(value),)))
        attempt(Call(suite.wide, ([Lying(value)],)))


def test_characters() -> None:
    for value in ("a", "\0", "\ud7ff", "\ue000", "\U0010ffff"):
        assert (
            suite.char_of(value) == value and suite.chars([value, value]) == [value] * 2
        )
    for wrong in ("", "ab", "a\0", "e\u0301", "x" * 10**6):
        with pytest.raises(ValueError, match="expected a string of length 1"):
            suite.char_of(wrong)
        with pytest.raises(ValueError, match="expected a string of length 1"):
            suite.chars(["a", wrong])
    for surrogate in ("\ud800", "\udfff", "\ud83d\ude00"):
        with pytest.raises(UnicodeEncodeError):
            suite.char_of(surrogate)
    for other in (97, b"a", None, ["a"], object()):
        with pytest.raises(TypeError):
            suite.char_of(other)


# Mappings.


class Mapped(collections.UserDict):  # type: ignore[type-arg]
    """A mapping that is no dict."""


class BadKeys(Mapped):
    def items(self) -> Any:
        raise Mine("items")


class StepsBadly(Mapped):
    def items(self) -> Any:
        yield "a", 1
        raise Mine("step")


class OddItems(Mapped):
    """Gives items that are no pairs."""

    given: Any = None

    def items(self) -> Any:
        return self.given


class LyingDict(dict):  # type: ignore[type-arg]
    """A dict that says something else of itself than it holds."""

    def __len__(self) -> int:
        return 2**62

    def items(self) -> Any:
        raise Mine("items")

    __iter__ = keys = values = __getitem__ = items


MAPS = ["counts", "borrowed_map", "tables", "sums"]


@pytest.mark.parametrize("name", MAPS)
def test_mappings(name: str) -> None:
    function = getattr(suite, name)
    good = FUNCTIONS[name]().args[0]
    want = function(good)
    for same in (
        Mapped(good),
        types.MappingProxyType(good),
        collections.OrderedDict(good),
        collections.ChainMap(good),
        LyingDict(good),
    ):
        assert function(same) == want
    for wrong in (None, 1, "ab", [("a", 1)], {"a"}, iter(good), dict, list(good)):
        with pytest.raises(TypeError, match="converted to 'Mapping'"):
            function(wrong)
    with pytest.raises(Mine):
        function(BadKeys(good))
    with pytest.raises((Mine, TypeError)):
        function(StepsBadly(good))
    with pytest.raises((Mine, TypeError)):
        function(BadEverything())
    with pytest.raises((Mine, TypeError)):
        function(ShyClass())
    assert function(good) == want


@pytest.mark.parametrize(
    "items", [None, 5, [1], ["ab"], [("a",)], [("a", 1, 2)], [["a", 1]], [()]]
)
def test_items_that_are_no_pairs(items: Any) -> None:
    odd = OddItems(a=1)
    odd.given = items
    with pytest.raises((TypeError, ValueError)):
        suite.counts(odd)


@pytest.mark.parametrize("value", VALUES)
@pytest.mark.parametrize("name", MAPS)
def test_any_value_in_a_mapping(name: str, value: str) -> None:
    function = getattr(suite, name)
    made = VALUES[value]()
    for key in ("a", 1, (1, "x"), None):
        attempt(Call(function, ({key: made},)))
        attempt(Call(function, (Mapped({key: made}),)))
    try:
        keyed = {made: 1}
    except (TypeError, ValueError, Mine):
        return
    attempt(Call(function, (keyed,)))


class Changes:
    """Changes a container when it is converted, and with it what is freed."""

    def __init__(self, change: Callable[[], object]) -> None:
        self.change = change

    def __index__(self) -> int:
        self.change()
        gc.collect()
        return 1


@pytest.mark.parametrize("size", [1, 3, 20])
def test_a_dict_that_changes_while_it_is_read(size: int) -> None:
    found: dict[Any, Any] = {}

    def clear() -> None:
        found.clear()
        found.update({f"new{i}": b"x" * 100 for i in range(50)})
        found.clear()

    def grow() -> None:
        found.update({f"more{len(found)}": i for i in range(1000)})

    for change in (clear, grow):
        found.clear()
        found.update({f"key{i}": i for i in range(size)})
        found["changes"] = Changes(change)
        found.update({f"later{i}": i for i in range(size)})
        assert suite.counts(found)["changes"] == 1
        found.clear()
        found.update({Changes(change): suite.Counter(i) for i in range(size)})
        assert suite.sums(found) in range(size)


class Unstable:
    """A key whose hash and equality raise as soon as it stands in a dict."""

    armed = False

    def __hash__(self) -> int:
        if self.armed:
            raise Mine("hash")
        return 1

    def __eq__(self, other: object) -> bool:
        if self.armed:
            raise Mine("eq")
        return self is other

    def __index__(self) -> int:
        return 7


def test_keys_whose_hash_raises() -> None:
    key = Unstable()
    mapping, members = {key: suite.Counter(5)}, {key}
    key.armed = True
    assert suite.sums(mapping) == 5 and suite.members(members) == {7}
    with pytest.raises(TypeError):
        suite.counts({key.__class__(): 1})


def test_the_last_of_two_keys_that_convert_alike() -> None:
    mapping = {1: suite.Counter(1), Index(1): suite.Counter(10)}
    assert suite.sums(mapping) == 10
    assert suite.members({1, Index(1), 2}) == {1, 2}


# Sets.


class Odd(AbstractSet):  # type: ignore[type-arg]
    """A set of its own making."""

    def __init__(self, *given: Any) -> None:
        self.given = given

    def __contains__(self, value: object) -> bool:
        return value in self.given

    def __iter__(self) -> Iterator[Any]:
        return iter(self.given)

    def __len__(self) -> int:
        return 2**62


class StepBad(Odd):
    def __len__(self) -> int:
        return 1

    def __iter__(self) -> Iterator[Any]:
        yield 1
        raise Mine("step")


class LyingSet(set):  # type: ignore[type-arg]
    def __len__(self) -> int:
        return 2**62


def test_sets() -> None:
    assert (
        suite.members({1, 2**62}) == {1, 2**62} and suite.members(frozenset()) == set()
    )
    assert (
        suite.members({1: 2}.keys()) == {1}
        and suite.borrowed_set({"ab": 1}.keys()) == 2
    )
    attempt(Call(suite.members, (LyingSet([1]),)))
    attempt(Call(suite.members, (Odd(1, 2, 1),)))
    for wrong in ([1], (1,), {1: 1}, "a", None, iter({1}), set, ItemsView):
        with pytest.raises(TypeError, match="converted to 'set'"):
            suite.members(wrong)
    for items in ({2**63}, {-(2**63) - 1}, {2**1000}, {1, 10**400}):
        with pytest.raises(OverflowError):
            suite.members(items)
    for texts in ({1}, {b"a"}, {None}, {("a",)}):
        with pytest.raises(TypeError):
            suite.borrowed_set(texts)
    with pytest.raises(UnicodeEncodeError):
        suite.borrowed_set({"\ud800"})
    with pytest.raises(Mine):
        suite.members(StepBad())
    with pytest.raises((Mine, TypeError)):
        suite.members(BadEverything())
    big = set(range(10**5))
    assert suite.members(big) == big


def test_a_set_that_changes_while_it_is_read() -> None:
    found: set[Any] = set()
    found.update({Changes(found.clear) for _ in range(10)})
    assert suite.members(found) == {1}


# Arrays.


class LongThenShort(Sequence):
    """Says that it is of the length, and is not."""

    def __len__(self) -> int:
        return 3


def test_arrays_have_their_length() -> None:
    assert suite.fixed([1, 2, 3]) == suite.fixed(range(1, 4)) == [1, 2, 3]
    assert suite.fixed(array.array("q", [1, 2, 3])) == [1, 2, 3]
    assert (
        suite.fixed_bytes(b"abcd") == suite.fixed_bytes(bytearray(b"abcd")) == b"abcd"
    )
    text = r"expected a sequence of length 3 \(got {}\)"
    for wrong in ((), [1], [1, 2, 3, 4], range(10**12), array.array("q", [1])):
        with pytest.raises(ValueError, match=text.format(len(wrong))):
            suite.fixed(wrong)
    for lying, exception in (
        (LyingList([1, 2, 3]), ValueError),
        (LyingSequence([1, 2, 3]), ValueError),
        (LongThenShort([1, 2]), ValueError),
        (LongThenShort([1, 2, 3, 4]), ValueError),
        (BadLength([1, 2, 3]), Mine),
        (BadItems([1, 2, 3]), Mine),
    ):
        with pytest.raises(exception):
            suite.fixed(lying)
    for other in ("abc", {1, 2, 3}, {1: 1}, None, 3, iter([1, 2, 3]), BadEverything()):
        with pytest.raises((TypeError, Mine)):
            suite.fixed(other)
    for short in (b"", b"abc", b"abcde", memoryview(b"x")):
        with pytest.raises(ValueError, match="of length 4"):
            suite.fixed_bytes(short)
    with pytest.raises((ValueError, BufferError, TypeError)):
        suite.fixed_bytes(released())
    for strange in ("abcd", [1, 2, 3, 4], array.array("q", [1] * 4)):
        with pytest.raises(TypeError):
            suite.fixed_bytes(strange)


def test_an_array_whose_list_changes() -> None:
    found: list[Any] = []
    found.extend([Changes(found.clear), 2, 3])
    attempt(Call(suite.fixed, (found,)))
    found[:] = [Changes(lambda: found.extend(range(100))), 2, 3]
    attempt(Call(suite.fixed, (found,)))


def test_a_mapping_is_a_mapping_by_declaration() -> None:
    class Registered:
        def items(self) -> Any:
            return [("a", 3)]

    with pytest.raises(TypeError):
        suite.counts(Registered())
    Mapping.register(Registered)
    assert suite.counts(Registered()) == {"a": 3}
