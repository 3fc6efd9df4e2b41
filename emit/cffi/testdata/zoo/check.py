"""Uses the classes over zoo.c."""

import copy
import gc
import pickle
import sys
import weakref

import zoo
import zoo._backend
from zoo import Base, Derived, Number, Row, Shape


def raises(kind, function, *args, **kwargs):
    try:
        function(*args, **kwargs)
    except BaseException as error:
        assert type(error) is kind, (type(error), error)
        return str(error)
    raise AssertionError(f"{function} {args} {kwargs} did not raise {kind}")


assert zoo._backend.name == "cffi"

# Operators.
two = Number(2)
assert (two + 3).value == 5 and 7 + two == 5 and type(two + 1) is Number
assert "'Number' and 'str'" in raises(TypeError, lambda: two + "x")
raises(TypeError, lambda: two + (1 << 70))
assert two.__add__("x") is NotImplemented and two.__lt__(1) is NotImplemented
was = two
two += 1
assert two is was and two.value == 3
assert two**3 == 27 and pow(two, 3, 5) == 2 and +two is two and zoo.same(two) is two
raises(TypeError, lambda: pow(two, 3, "x"))
raises(ValueError, Number, 13)
raises(ValueError, lambda: Number(12) + 1)

# Comparisons and hashes.
assert Number(1) < Number(2) <= Number(2) == Number(2) != Number(3) >= Number(2)
assert not Number(1) > Number(2) and Number(1) != 1 and Number(1) != None  # noqa: E711
raises(TypeError, lambda: Number(1) < 1)
assert hash(Number(5)) == 5 and hash(Number(-3)) == -3
assert hash(Number(-1)) == Number(-1).__hash__() == -2
assert hash(Number(-(2**63))) == -(2**63)
assert Row(1) == Row(1) != Row(2) and raises(TypeError, hash, Row(1))
assert Row.__hash__ is None

# Class members.
assert Number.LIMIT == 99 and Number.origin.value == 0 and Number.make(4).value == 4
assert two.make(5).value == 5 and two.LIMIT == 99
two.value = 8
del two.value
assert two.value == -5 and Number[int].__origin__ is Number
assert weakref.ref(two)() is two
if sys.implementation.name == "cpython":  # elsewhere every object has weak references
    raises(TypeError, weakref.ref, Row(1))
with two as entered:
    assert entered is two
with Number(1):
    raise ValueError("swallowed")
for again in (copy.copy(two), copy.deepcopy(two), pickle.loads(pickle.dumps(two))):
    assert again == two and again is not two
raises(TypeError, pickle.dumps, two, 1)
said = raises(TypeError, copy.copy, Row(1))
assert said == "cannot pickle 'zoo.Row' object", said

# Items.
row = Row(4)
assert len(row) == 4 and list(row) == [0, 1, 2, 3] and row[2] == 2 and row[-1] == -1
assert row[:] == [0, 0, 0, 0, 0, 0] and row[1:2] == [1, 1, 0, 1, 2, 0]
assert row[-(10**30) : 10**30 : -(10**30)] == [
    1,
    1,
    1,
    -sys.maxsize - 1,
    sys.maxsize,
    -sys.maxsize,
]
raises(IndexError, lambda: row[4])
raises(TypeError, lambda: row["x"])
steps = row.steps()
assert iter(steps) is steps and list(steps) == ["step"] * 4
raises(StopIteration, next, steps)

# Any number of arguments.
assert zoo.count(1) == (1, 0, -1) and zoo.count(1, 2, 3) == (1, 5, -1)
assert zoo.count(1, a=2, bcd=3) == (1, 0, 11) and zoo.count(first=1) == (1, 0, -1)
assert zoo.anything() is zoo.anything(1, x=object()) is True
raises(TypeError, zoo.count, 1, "x")
raises(TypeError, zoo.count, 1, a="x")
raises(TypeError, zoo.count)

# Classes that extend others.
base, derived = Base(), Derived()
assert Derived.__mro__ == (Derived, Base, object) and isinstance(derived, Base)
assert base.name() == "base" and derived.name() == zoo.name_of(derived) == "derived"
assert derived.own(3) == 60 and base.me() is base and derived.me() is derived
raises(TypeError, Derived.own, base, 1)
raises(TypeError, zoo.name_of, row)
assert base.title == 1 + ord("t") and derived.title == 2 + ord("t")
raises(AttributeError, lambda: base.absent)
base.audio = 50
raises(AttributeError, setattr, base, "other", 1)
raises(TypeError, setattr, base, "audio", "x")
raises(AttributeError, delattr, base, "audio")
assert base.title == 50 + ord("t") and derived.__dict__ == {}
raises(TypeError, Base.__new__, Derived)
raises(TypeError, Base.__new__, int)
raises(TypeError, Base.__new__, 1)
raises(TypeError, type, "Both", (Base, Row), {})
half = object.__new__(Base)
raises(TypeError, zoo.name_of, half)
raises(AttributeError, lambda: half.title)


class Mine(Base):
    def __new__(cls, colour):
        return super().__new__(cls)

    def __init__(self, colour):
        object.__setattr__(self, "colour", colour)

    def __del__(self):
        ends.append(self.name())


class Mixin:
    def __del__(self):
        ends.append("mixin")
        super().__del__()


class Mixed(Mixin, Mine):
    pass


ends = []
mixed = Mixed("blue")
del mixed
gc.collect()
assert ends == ["mixin", "base"], ends


mine = Mine("red")
assert mine.colour == "red" and mine.name() == "base" and mine.me() is mine
assert zoo.name_of(mine) == "base" and Mine.__mro__ == (Mine, Base, object)
said = raises(TypeError, type, "Sub", (Derived,), {})
assert said == "type 'zoo.Derived' is not an acceptable base type", said

# Data enums.
circle, pair, nothing = Shape.Circle(1.5), Shape.Pair(3, "x"), Shape.Nothing()
assert type(circle) is Shape.Circle and Shape.Circle.__bases__ == (Shape,)
assert circle.radius == 1.5 and (pair._0, pair._1) == (3, "one") == tuple(pair)
assert (
    len(pair) == 2
    and pair[1] == pair[-1] == "one"
    and raises(IndexError, lambda: pair[2])
)
assert type(nothing.twice()) is Shape.Nothing and pair.twice()._0 == 6
assert Shape.Circle.__match_args__ == ("radius",) and Shape.Nothing.__match_args__ == ()
assert Shape.Pair.__match_args__ == ("_0", "_1") and Shape.Circle.__doc__ == "Round."
assert Shape.Circle.__qualname__ == "Shape.Circle" and Shape.Circle.__name__ == "Circle"
assert repr(Shape.Circle) == "<class 'zoo.Shape.Circle'>"
assert raises(TypeError, Shape) == "cannot create 'zoo.Shape' instances"
raises(AttributeError, lambda: circle._0)
raises(AttributeError, setattr, circle, "radius", 2.0)
raises(TypeError, Shape.Circle.radius.__get__, pair)
raises(TypeError, Shape.Circle, "x")
raises(TypeError, Shape.Circle.__new__, Shape.Nothing, 1.0)
for final in (Shape, Shape.Circle):
    raises(TypeError, type, "Sub", (final,), {})
raises(TypeError, copy.copy, circle)

# Finalizers of one piece of garbage run in any order, and may keep what is dead.
kept = []


class Owner:
    def __init__(self, number):
        self.number, self.me = number, self

    def __del__(self):
        kept.append(self.number)
        try:
            self.number.value = 7
        except ValueError:
            pass  # the handle went first


for _ in range(20):
    Owner(Number(5))
    gc.collect()
for number in kept:
    try:
        assert number.value == 7
    except ValueError:
        pass
del kept, number, Owner

# Nothing leaks but what class attributes hold.
del two, was, again, entered, row, steps, base, derived, half, mine, Mine, Mixed
del circle, pair, nothing
for _ in range(3):
    gc.collect()
assert zoo.live() == 1, zoo.live()

# An object alive at exit, in a cycle.
cycle = [Number(1)]
cycle.append(cycle)
print("ok")
