import array
from collections import ChainMap, OrderedDict, UserDict
from types import MappingProxyType

import collections_case as m


def raises(exception, function, *args, **kwargs):
    try:
        function(*args, **kwargs)
    except exception as error:
        assert type(error) is exception, type(error)
        return str(error)
    raise AssertionError(f"{function}{args} did not raise {exception.__name__}")


Red, Green = m.Color.Red, m.Color.Green

# Maps: a BTreeMap keeps its order, any Mapping is taken, a dict given.
counts = m.counts(["b", "a", "b", "c"])
assert list(counts.items()) == [("a", 1), ("b", 2), ("c", 1)] and type(counts) is dict
assert m.total(counts) == 4 and m.total({}) == 0
for mapping in (UserDict, OrderedDict, MappingProxyType, ChainMap):
    assert m.total(mapping({"a": 1, "b": 5})) == 6, mapping
assert m.longest({"a": "x", "b": "xyz"}) == "b" and m.longest({}) is None
assert m.longest(UserDict(c="x")) == "c"
for bad in ([("a", 1)], "ab", None, 5, {"a"}, iter({})):
    text = raises(TypeError, m.total, bad)
    kind = type(bad).__name__
    assert text == (
        f"argument 'counts': '{kind}' object cannot be converted to 'Mapping'"
    ), text
assert "converted to 'str'" in raises(TypeError, m.total, {1: 1})
raises(TypeError, m.total, {"a": "b"})
raises(OverflowError, m.total, {"a": 2**63})
raises(UnicodeEncodeError, m.total, {"\ud800": 1})
assert m.inverted({1: "a", 2: "b"}) == {"a": 1, "b": 2} and m.inverted() == {}
assert m.inverted({1: "a", 2: "b"}, {2}) == {"b": 2}
raises(ValueError, m.inverted, {1: "ab"})
big = 2**127 + 1
assert m.fast({big: True, 0: False}) == {big: False, 0: True}
assert m.groups({Green: [2, 2, 1], Red: ()}) == {Red: set(), Green: {1, 2}}
assert m.groups(None) is None and list(m.groups({Green: [], Red: []})) == [Red, Green]
raises(TypeError, m.groups, {0: []})
assert m.grid({(1, 2): 0.5, (0, 0): -1}) == {(0, 0): None, (1, 2): 0.5}
raises(ValueError, m.grid, {(1, 2, 3): 1.0})
raises(TypeError, m.grid, {1: 1.0})
assert m.pairs([("a", 1)]) == [("a", 1)]
assert m.digests({b"k": b"ab", b"": bytearray(b"\0\1")}) == {b"ab": b"k", b"\0\1": b""}
assert m.optional({None: "n", True: "t"}) == {None: "n", True: "t"}

# Sets: any of them is taken, a set given.
assert m.union({"a"}, frozenset("b")) == {"a", "b"}
assert m.union({"x": 1}.keys(), set()) == {"x"} and type(m.union(set(), set())) is set
assert m.letters("abca") == {"a", "b", "c"}
for bad in (["a"], ("a",), "ab", None, {"a": 1}):
    text = raises(TypeError, m.union, bad, set())
    kind = type(bad).__name__
    assert text == f"argument 'a': '{kind}' object cannot be converted to 'set'", text
raises(TypeError, m.union, {1}, set())
assert m.mixed({Red}, [{"a"}, {"b"}]) == {Red: ["a", "b"]}
raises(TypeError, m.mixed, {0}, [])

# Arrays: sequences of the length.
assert m.scaled([1, 2, 3.5], 2) == [2.0, 4.0, 7.0]
assert m.scaled((1, 2, 3), 1) == m.scaled(range(1, 4), 1) == [1.0, 2.0, 3.0]
assert m.scaled(array.array("d", [1, 2, 3]), 1) == [1.0, 2.0, 3.0]
LENGTH = "argument 'vector': expected a sequence of length 3 (got %d)"
for bad in ([1, 2], (), [1] * 4, range(10**9), array.array("d", [1]), memoryview(b"a")):
    assert raises(ValueError, m.scaled, bad, 1) == LENGTH % len(bad)
for bad in ("abc", 5, None, {1, 2, 3}, {1: 1, 2: 2, 3: 3}):
    text = raises(TypeError, m.scaled, bad, 1)
    assert "object cannot be converted to 'Sequence'" in text, text
raises(TypeError, m.scaled, [1, 2, "3"], 1)
assert m.transposed([[1, 2], [3, 4], (5, 6)]) == [[1, 3, 5], [2, 4, 6]]
assert "length 2 (got 1)" in raises(ValueError, m.transposed, [[1, 2], [3], [5, 6]])
assert m.reversed_key() == b"yek\0" and m.reversed_key(bytearray(b"abcd")) == b"dcba"
assert "length 4 (got 3)" in raises(ValueError, m.reversed_key, b"abc")
raises(TypeError, m.reversed_key, "abcd")
raises(TypeError, m.reversed_key, [1, 2, 3, 4])
assert m.checksum(b"\0\0\1\0", ["ab", "c"]) == 259
raises(ValueError, m.checksum, b"", ["ab", "c"])
assert m.nothing([]) == [] and m.nothing(()) == []
raises(ValueError, m.nothing, [""])
assert m.corners([(1, "a"), (2, "b")]) == ["a", "b"] and m.corners(None) is None
assert m.collect([1, 2], [3, 4], x={5, 6}) == {"1": 2, "3": 4, "x": 11}
assert m.collect() == {}
raises(ValueError, m.collect, [1])

entry = {"sizes": {"a": 1}, "tags": {"x"}, "hash": b"abc"}
other = {"sizes": {"b": 2**64 - 1}, "tags": frozenset("y"), "hash": b"def"}
assert m.merged([entry, other]) == {
    "sizes": {"a": 1, "b": 2**64 - 1},
    "tags": {"x", "y"},
    "hash": b"abc",
}
assert m.merged([]) is None
text = raises(ValueError, m.merged, [{**entry, "hash": b""}])
assert text == "argument 'entries': field 'hash': expected a sequence of length 3 (got 0)"

store = m.Store({"a": [1]}, {7})
assert store.items == {"a": [1]} and store.seen == {7} and store.origin == [0, 0]
store.items = {"b": range(2), "c": [5]}
store.origin = (3, 4)
assert store.borrowed() == {"b": [0, 1], "c": [5]} and store.marks() == ({7}, [3, 4])
raises(ValueError, setattr, store, "origin", [1])
raises(TypeError, setattr, store, "seen", [1])
assert store["c", "b"] == [5, 0, 1] and store | {8} == {7, 8}
raises(TypeError, lambda: store | [8])
assert m.Store.limits == {"high": 9, "low": 0} and m.Store().items == {}
both = m.stores({"x": store}, {"y": store, "z": m.Store()})
assert sorted(both) == ["x", "y"] and both["y"].seen == {7} and both["x"] is not store
raises(TypeError, m.stores, {"x": 1}, {})
counted = m.Message.Counted({"a": 1})
assert counted.counts == {"a": 1}
placed = m.Message.Placed([1, 2], {"z"})
assert placed._0 == [1.0, 2.0] and placed._1 == {"z"}
assert list(m.Pairs({2: 3, 1: 2})) == [[1, 2], [2, 3]]
assert m.either({"a": 1}) == {"a": 1} and m.either({1}) == {1}
text = raises(TypeError, m.either, [1])
assert text.endswith("'list' object cannot be converted to 'Mapping' or 'set'"), text

# Keys that hash alike, and more than one way says.
assert m.total({"a": 1, **{"a": 2}}) == 2


class Twice(UserDict):
    """Gives each key more than once: the last value counts."""

    def items(self):
        yield from (("a", 1), ("b", 2), ("a", 3))


assert m.total(Twice()) == 5
