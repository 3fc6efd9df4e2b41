# ruff: noqa: SIM201, SIM202
import operator as o

import comparisons as m


def raises(exception, function, *args):
    try:
        function(*args)
    except exception as error:
        return str(error)
    raise AssertionError(f"{function}{args} did not raise {exception.__name__}")


ORDER = (o.lt, o.le, o.gt, o.ge)
ALL = (o.lt, o.le, o.eq, o.ne, o.gt, o.ge)


def table(a, b):
    return [operation(a, b) for operation in ALL]


LESS, SAME, MORE = (
    [True, True, False, True, False, False],
    [False, True, True, False, False, True],
    [False, False, False, True, True, True],
)

# By option.
v = m.Version(1, 2)
assert table(v, m.Version(1, 3)) == LESS and table(v, v) == SAME
assert table(v, m.Version(1, 2)) == SAME and table(v, m.Version(0, 9)) == MORE
assert str(v) == "v1.2" and repr(v).startswith("<") and "Version" in repr(v)
assert hash(v) == hash(m.Version(1, 2)) and hash(v) != hash(m.Version(2, 1))
assert len({v, m.Version(1, 2), m.Version(3)}) == 2 and {v: 1}[m.Version(1, 2)] == 1
assert sorted([m.Version(3), v, m.Version(1)], reverse=True)[1] is v
assert max(v, m.Version(9)).__str__() == "v9.0"
for other in (1, "v1.2", None, (1, 2), m.Plain()):
    assert v != other and not v == other and other != v and not other == v
    for operation in ORDER:
        assert "not supported between instances of" in raises(
            TypeError, operation, v, other
        )
        raises(TypeError, operation, other, v)
assert v.__eq__(1) is NotImplemented and v.__lt__("x") is NotImplemented
assert v.__eq__(m.Version(1, 2)) is True and v.__ne__(m.Version(1, 2)) is False
assert v.__ne__(1) is NotImplemented

t = m.Tally("apples", 3)
assert (
    t == m.Tally("apples", 3) and t != m.Tally("pears", 3) and str(t) == "<apples: 3>"
)
t.count += 1
assert t != m.Tally("apples", 3) and str(t) == "<apples: 4>" and t == t
assert "unhashable" in raises(TypeError, hash, t) and m.Tally.__hash__ is None
raises(TypeError, lambda: {t})
for operation in ORDER:
    raises(TypeError, operation, t, t)

nan = m.Ratio(float("nan"))
assert table(nan, nan) == [False, False, False, True, False, False]
assert table(m.Ratio(0.5), m.Ratio(1)) == LESS and str(m.Ratio(0.5)) == "0.5"
assert nan in [nan] and nan not in [m.Ratio(1.0)]
assert hash(m.Ratio(0.0)) == 0 and isinstance(hash(m.Ratio(-1.0)), int)

# In one method.
a, b = m.Caseless("Apple"), m.Caseless("bear")
assert (
    table(a, b) == LESS
    and table(b, a) == MORE
    and table(a, m.Caseless("APPLE")) == SAME
)
assert {a: 1}[m.Caseless("aPPLE")] == 1 and hash(a) == 5
assert raises(ValueError, o.eq, m.Caseless(""), m.Caseless("")) == "nothing to compare"
raises(ValueError, o.lt, m.Caseless(""), m.Caseless(""))
assert a != "apple" and a.__eq__("apple") is NotImplemented
raises(TypeError, o.lt, a, "b")
for nth, operation in enumerate(ALL):
    assert (
        operation(m.Operators(), nth) is True
        and operation(m.Operators(), nth + 1) is False
    )
assert (
    m.Operators() != "x" and not (m.Operators() == 3) and m.Operators.__hash__ is None
)

# One by one.
low, high = m.Level(1), m.Level(2)
assert (
    low == m.Level(1)
    and low != high
    and not low != m.Level(1)
    and low < 5
    and not low < 1
)
assert high >= low and low <= high and not low >= high  # <= is >= from the other side
assert low < 5 and not low < 1
assert (
    raises(OverflowError, o.lt, low, 13)
    == raises(OverflowError, o.gt, 13, low)
    == "unlucky"
)
raises(TypeError, o.lt, low, high)
raises(TypeError, o.le, low, 1)
raises(TypeError, o.gt, low, 1)
raises(TypeError, o.lt, low, 2**40)
assert m.Level.__hash__ is None and "unhashable" in raises(TypeError, hash, low)
assert low.__gt__(1) is NotImplemented and low.__eq__(1) is NotImplemented
low.lift(high)
assert low == m.Level(3)

odd = m.Odd()
assert odd != "odd" and not odd != "even" and odd == odd and not odd == "even"

# Nothing written.
p = m.Plain()
assert p == p and p != m.Plain() and p in {p} and not p == 1
raises(TypeError, o.lt, p, p)
h = m.Hashed(5)
assert hash(h) == 5 and h == h and h != m.Hashed(5) and hash(m.Hashed(-1)) == -2
assert hash(m.Hashed(-(2**63))) == -(2**63) and hash(m.Hashed(2**62)) == 2**62
assert raises(ValueError, hash, m.Hashed(7)) == "no hash for 7"
first, second = m.Ordered(1), m.Ordered(2)
assert first < second and not second < first and first == first and first != second
assert {first: 1}[first] == 1 and hash(first) == hash(first) and first != 1
assert not first != m.Ordered(1) and not first == m.Ordered(1)


# The other operand has a say, and may be rude.
class Rude:
    def __eq__(self, other):
        raise LookupError("rude")

    def __index__(self):
        raise LookupError("rude index")

    def __lt__(self, other):
        return "lt"


assert (
    raises(LookupError, o.eq, v, Rude())
    == "rude"
    == raises(LookupError, o.eq, low, Rude())
)
assert (v > Rude()) == "lt"
