import types

import crossing
import crossing.a.b
from crossing import Level, Root, root_of
from crossing.a.b import Other

root = Root(3)
root.secret = "s"
assert root.int == 3 and root.n == 3 and [r.n for r in root.list()] == [3]
assert root.property("b", ["a"]) == ["a", "b"] and Root.len("ü") == 2
try:
    print(root.secret)
except AttributeError:
    pass
else:
    raise AssertionError("a property that can only be set was read")
thing = root.to_a()
assert type(thing) is crossing.a.Thing and thing.back()[0].n == 3
other, level = thing.other()
assert type(other) is Other and other.v == 1 and level is Level.High
assert root_of(thing, None).n == 3 and root_of(thing, [None, other]).n == 5
assert crossing.sorted([2, 1]) == [1, 2] and crossing.list("x") == ["x"]
assert (
    crossing.LEVEL is Level.Low
    and crossing.F == -1e300
    and crossing.TEXT == 'it\'s "x"\n'
)
assert crossing.DATA == 5 and crossing.BIG == 2**64 - 1
assert Other().v == 5 and Other(Level.Low).v == 255
P = types.SimpleNamespace
pair, meters = P(i=1, data="d"), P(len=2.0)
assert crossing.a.b.pair(pair, meters) == ({"len": 2.0}, {"i": 1, "data": "d"})
deep = P(pair=pair, meters=None, level=Level.High, list=[1, 2])
want = {
    "pair": {"i": 1, "data": "d"},
    "meters": None,
    "level": Level.High,
    "list": [1, 2],
}
assert crossing.a.b.deep(deep, True, 0, "") == want
rows = [(None, [(1, 2.0, True, b"x")], 3), ("ü", [], 0)]
assert crossing.a.b.a_function_with_a_really_long_name_that_goes_on(rows) == rows
assert crossing.a.b.unit(None) is None and crossing.a.b.unit(deep) is None
