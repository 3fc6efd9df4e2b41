"""What type checkers make of the stub: they read this, and nobody runs it."""

import pickle
import sys
from typing import Union

import zoo
from typing_extensions import assert_type


class Mine(zoo.Base):
    def __new__(cls, colour: str) -> "Mine":
        return super().__new__(cls)


number = zoo.Number(2)
assert_type(number + 1, zoo.Number)
assert_type(1 + number, int)
assert_type(number**2, int)
assert_type(number < zoo.Number(3), bool)
assert_type(zoo.Number.LIMIT, int)
assert_type(zoo.Number.make(1), zoo.Number)
number += 1
assert_type(number, zoo.Number)
del number.value
with number as entered:
    assert_type(entered, zoo.Number)
pickle.dumps({number: 1})
number + "x"  # type: ignore[operator]  # pyright: ignore
number.make("x")  # type: ignore[arg-type]  # pyright: ignore

row = zoo.Row(3)
assert_type(row[0], int)
assert_type(row[::2], list[int])
for step in row.steps():
    assert_type(step, str)
hash(row)
{row: 1}  # pyright: ignore

assert_type(zoo.count(1, 2, 3, a=4), tuple[int, int, int])
zoo.count(1, "x")  # type: ignore[arg-type]  # pyright: ignore
zoo.count(1, a="x")  # type: ignore[arg-type]  # pyright: ignore
assert_type(Mine("red").name(), str)
assert_type(Mine("red").me(), zoo.Base)
zoo.name_of(zoo.Derived())

shape = zoo.Shape.Circle(1.0)
assert_type(shape.radius, float)
assert_type(shape.twice(), zoo.Shape)
assert_type(zoo.Shape.Pair(1, "x")[0], Union[int, str])


class Sub(zoo.Row):  # type: ignore[misc]  # pyright: ignore
    pass


if sys.version_info >= (3, 10):

    def area(shape: zoo.Shape) -> float:
        match shape:
            case zoo.Shape.Circle(radius):
                return radius
            case zoo.Shape.Pair(first, _):
                return first
            case _:
                return 0.0
