import copy

import forms as m
from forms import inner

v = inner.Vec(2, call=1)
assert v.type == 3 and len(v) == 3 and v.items() == 1 and v.compare() == 2
same = v
v += 4
assert v is same and v.type == 7
assert v[0] == 7 and list(v) == [7] and 7 in v and 8 not in v
assert v == inner.Vec(7) and v != inner.Vec(8)
assert v.me() is v and v.more(1) is v and v.more(by=1) is v and v.type == 9
assert v.by_bound() == 9 and v.by_owned() is v and v.by_py() == 10
assert inner.Vec.gather(1, 2).type == 2 and inner.Vec.gather(a=1, b=2).type == 3
try:
    inner.Vec.gather(a=101)
except ValueError as error:
    assert str(error) == "too much"
else:
    raise AssertionError("no error")
assert inner.Vec.empty.type == 0 and getattr(inner.Vec, "const") == 9
assert copy.copy(v) is not v and copy.copy(v) == v and copy.deepcopy(v) == v
assert v(None, 2) == 20 and v(object(), call=3) == 30 and v(_this=1, call=1) == 10
assert v.missing == "found" and not hasattr(v, "absent")
two = inner.Vec(2)
assert two**3 == 8 and pow(two, 3, 3) == 2 and 3**two == 9
two **= 4
assert two.type == 16 and type(two) is inner.Vec
assert inner.joined("a", "b", x=1, sep="-") == "a-b-x=1" and inner.joined("a") == "a"
assert inner.anything() == 3 and inner.anything(1, x=2) == 3
assert not hasattr(m, "Extra")

some = m.Drop.Some(1, "x", None)
assert some.type == 1 and some.call == "x" and some.this is None and some.size() == 1
assert m.Drop.Some(type=2, call="", this=0.5).this == 0.5
pair = m.Drop.Pair(4, "y")
assert pair._0 == 4 and pair._1 == "y" and len(pair) == 2 and pair[1] == "y"
none = m.Drop.Nothing
assert repr(none()) == "<0>" and isinstance(none(), m.Drop) and isinstance(pair, m.Drop.Pair)
assert not hasattr(m.Drop, "Absent")
assert m.Only.One(b"ab").value == b"ab"

s = inner.Sub("n", 7)
assert isinstance(s, inner.Vec) and s.type == 5 and s.items() == 1 and len(s) == 5
assert str(s) == "<n:   7>" and s == inner.Sub("n", 7) and s < inner.Sub("o", 0) and {s: 1}[inner.Sub("n", 7)] == 1
assert s.of(pair) == 11
