import ordered_maps as m

# The order is that of the dict, both ways.
assert list(m.reversed({"b": 1, "a": 2, "c": 3}).items()) == [
    ("c", 3),
    ("a", 2),
    ("b", 1),
]
assert m.reversed({}) == {}
assert m.first({"x"}) == {"x"} and m.first() == set() and len(m.first(set("abc"))) == 2
assert m.names(z=1, y=2**127, a=3) == ["z", "y", "a"] and m.names() == []
index = m.Index()
for place, word in enumerate(["to", "be", "or", "not", "to", "be"]):
    index.add(word, place)
assert list(index.words.items()) == [
    ("to", {0, 4}),
    ("be", {1, 5}),
    ("or", {2}),
    ("not", {3}),
]
assert list(index.all()) == ["to", "be", "or", "not"]
index.words = {"b": {1}, "a": frozenset()}
assert list(index.words) == ["b", "a"]
try:
    index.words = {"a": [1]}
except TypeError as error:
    assert "converted to 'set'" in str(error)
else:
    raise AssertionError("a list is no set")
