import math
import operator
import os
import sys

import special_methods as m

N = m.Number


def raises(exception, function, *args, **kwargs):
    try:
        function(*args, **kwargs)
    except exception as error:
        return str(error)
    raise AssertionError(f"{function}{args} did not raise {exception.__name__}")


# Text, truth, numbers.
n = N(6)
assert repr(n) == "Number(6)" and str(n) == "6" and f"{n:#}" == "#6" and f"{n}" == "6"
assert repr(N(0)) == "Number(0)" and raises(ZeroDivisionError, str, N(0))
assert bytes(n) == b"6" and hash(n) == 6 and hash(N(-1)) == -2
assert hash(m.Place()) == -2 and {n: 1}[n] == 1
assert bool(n) is True and bool(N(0)) is False and not N(0)
assert int(n) == 6 and float(n) == 6.0 and type(float(n)) is float
assert operator.index(n) == 6 and [0] * n == [0] * 6 and "abcdefgh"[n] == "g"
assert (-n).value == -6 and +n is n and abs(N(-4)) == 4 and (~n).value == -7
assert (
    type(-n) is N and raises(ZeroDivisionError, operator.invert, N(0)) == "zero stays"
)
assert round(n) == 6 and round(n, 2) == 6 and math.trunc(n) == 6
assert (
    math.floor(n) == 5
    and math.ceil(n) == 7
    and sys.version_info
    and n.__sizeof__() == 1000
)

# Operators: both sides, and what does not fit.
assert (n + 1).value == 7 and (1 + n).value == 7 and (n + n).value == 12
assert (n - N(2)).value == 4 and 10 - n == 4
raises(TypeError, lambda: n - 2)
raises(TypeError, lambda: "x" - n)
assert (n * 2).value == 12 == (2 * n).value
assert n @ "home" == "6@home"
raises(TypeError, lambda: n @ 1)
raises(TypeError, lambda: "home" @ n)
assert n / 4 == 1.5 and 3 / n == 0.5 and n // 4 == 1 and n % 4 == 2
assert raises(ZeroDivisionError, operator.truediv, n, 0) == "by zero"
assert divmod(n, 4) == (1, 2) and divmod(13, n) == (2, 1)
assert (
    n << 2 == 24
    and n >> 1 == 3
    and n & 2 == 2
    and n | 1 == 7
    and 1 | n == 7
    and n ^ 2 == 4
)
raises(TypeError, lambda: 1 << n)
raises(TypeError, lambda: n << -1)
assert n**2 == 36 and pow(n, 2, 5) == 1 and 2**n == 64
raises(TypeError, lambda: n ** "x")
for operation in (
    lambda: n + "x",
    lambda: n + 1.5,
    lambda: n * None,
    lambda: None * n,
    lambda: n / [],
    lambda: n + 2**70,
    lambda: divmod(n, "x"),
):
    assert "unsupported operand type" in raises(TypeError, operation)
assert n.__add__("x") is NotImplemented and n.__radd__("x") is NotImplemented
assert n.__mul__(None) is NotImplemented and n.__pow__("x") is NotImplemented
assert n.__add__(1).value == 7 and n.__radd__(1).value == 7 and n.__pow__(2) == 36


class Answer:
    "What Python asks when the left operand gives up."

    def __radd__(self, other):
        return "radd", other.value

    def __rmatmul__(self, other):
        return "rmatmul", other.value

    def __add__(self, other):
        return NotImplemented


assert n + Answer() == ("radd", 6) and n @ Answer() == ("rmatmul", 6)
raises(TypeError, lambda: Answer() + n)

# In place: the object stays the same one.
i = same = N(1)
i += 2
assert i is same and i.value == 3
i -= 1
assert i is same and i.value == 2
i |= 5
assert i is same and i.value == 7
i **= 2
assert i is same and i.value == 49
i *= 2  # no __imul__: a new one
assert i is not same and i.value == 98
i += N(2)  # does not fit __iadd__, but __add__
assert i.value == 100 and type(i) is N


def take(value, amount):
    value -= amount


assert raises(IndexError, take, i, -1) == "negative" and i.value == 100
raises(TypeError, take, i, "x")
assert operator.iadd(same, 1) is same and same.__iadd__(1) is same and same.value == 51

# Calls.
assert callable(n) and n(1) == [6, 1, 2, 3] and n(1, second=5, third=4) == [6, 1, 5, 4]
assert n(*[1, 2], third=9) == [6, 1, 2, 9] and n(first=0) == [6, 0, 2, 3]
assert "first" in raises(TypeError, n)
raises(TypeError, n, 1, 2, 3)
raises(TypeError, n, 1, fourth=3)
raises(TypeError, n, "x")
assert not callable(m.Place())

# Items.
t = m.Letters("hello")
assert len(t) == 5 and t[0] == ord("h") and t[-1] == ord("o")
assert t[1:3] == "el" and t[::-1] == "olleh" and t[:] == "hello" and t[10:] == ""
assert (
    t[-100:2] == "he" and t[::2] == "hlo" and t[2**80 :] == "" and t[: 2**80] == "hello"
)
assert t[N(1)] == ord("e") and t[N(1) : N(2)] == "e"
assert (
    raises(IndexError, lambda: t[5])
    == raises(IndexError, lambda: t[-6])
    == "no such letter"
)
raises(ValueError, lambda: t[::0])
raises(TypeError, lambda: t["x"])
raises(TypeError, lambda: t["x":])
raises(TypeError, lambda: t[1.0])
raises((TypeError, OverflowError, IndexError), lambda: t[2**80])
assert "h" in t and "z" not in t and "hh" not in t
assert list(t) == [ord(letter) for letter in "hello"] == [*iter(t)]
for wrong in (1, None, b"h"):
    raises(TypeError, operator.contains, t, wrong)
t[0] = "j"
t[-1] = "y"
assert t[:] == "jelly"
raises(IndexError, operator.setitem, t, 9, "x")
raises(KeyError, operator.setitem, t, 0, "")
raises(TypeError, operator.setitem, t, 0, 1)
raises(TypeError, operator.setitem, t, slice(0, 1), "x")
del t[0]
del t[1:3]
assert t[:] == "ey" and len(t) == 2
raises(IndexError, operator.delitem, t, 2)
raises(IndexError, operator.delitem, t, slice(None, None, 2))
assert reversed(t) == "ye" and operator.length_hint(t) == 2 and t.__length_hint__() == 7
assert not m.Letters("") and m.Letters("x")

rows = m.Table()
rows["a"] = 1
rows["ü"] = 2
assert (
    len(rows) == 2
    and rows["a"] == 1
    and rows["ü"] == 2
    and "a" in rows
    and "b" not in rows
)
assert raises(KeyError, lambda: rows["b"]) == "'b'"
raises(TypeError, lambda: rows[1])
raises(TypeError, operator.setitem, rows, "a", "x")
raises(TypeError, operator.setitem, rows, 1, 1)
del rows["a"]
raises(KeyError, operator.delitem, rows, "a")
assert len(rows) == 1
raises(TypeError, operator.setitem, n, 0, 0)
raises(TypeError, operator.delitem, m.Squares(1), 0)
raises(TypeError, lambda: n[0])
raises(TypeError, len, n)

squares = m.Squares(4)
assert (
    list(squares) == [0, 1, 4, 9]
    and squares[3] == 9
    and len(squares) == 4
    and 9 in squares
)
assert 10 not in squares and list(reversed(squares)) == [9, 4, 1, 0]
raises(IndexError, lambda: squares[4])

# Attributes.
r = m.Record()
r.colour = "red"
assert r.colour == "red" and r.writes == 1 and dir(r) == ["colour"]
assert raises(AttributeError, lambda: r.size) == "no field size"
assert not hasattr(r, "size") and getattr(r, "size", None) is None
raises(TypeError, setattr, r, "colour", 1)
del r.colour
assert raises(AttributeError, delattr, r, "colour") == "no field colour"
r.writes = "x"  # all writing goes through __setattr__
assert r.writes == 2 and r.__class__ is m.Record

assert os.fspath(m.Place()) == "/some/where"
assert (
    raises(IndexError, len, m.Place())
    == raises(IndexError, bool, m.Place())
    == "immeasurable"
)
