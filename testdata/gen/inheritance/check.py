import copy
import gc
import os
import pickle
import sys
import weakref

import inheritance as m


def raises(exception, function, *args, **kwargs):
    try:
        function(*args, **kwargs)
    except exception as error:
        return str(error)
    raise AssertionError(f"{function}{args} did not raise {exception.__name__}")


def collect():
    for _ in range(3):
        gc.collect()


# Rust classes.
assert m.Polygon.__mro__ == (m.Polygon, m.Shape, object)
assert m.Square.__bases__ == (m.Polygon,) and issubclass(m.Square, m.Shape)
shape, polygon, square = m.Shape(), m.Polygon(5, 2.5), m.Square(3.0)
assert isinstance(square, m.Shape) and not isinstance(shape, m.Polygon)
assert (shape.name, polygon.name, square.name) == ("shape", "polygon", "square")
assert (shape.area(), polygon.area(), square.area()) == (0.0, 2.5, 9.0)
assert polygon.describe() == "a polygon" and m.Shape.describe(square) == "a square"
assert m.Shape.area(polygon) == 0.0 and super(m.Polygon, polygon).area() == 0.0
assert square.sides == 4 and square.edge == 3.0 and square.title() == "square of 4"
assert (
    square.draw() == 1
    and square.draw_twice() == 3
    and square.draw() == 4
    and square.area() == 10.0
)
square.rename("box")
assert (
    square.name == "box" == m.name_of(square)
    and m.draw(square) == 5
    and m.draw(shape) == 1
)
square.name = "cube"
assert (
    m.name_of(square) == "cube" and square.me() is square and m.same(square) is square
)
assert len(polygon) == 7 and len(square) == 1 and repr(square) == "Shape(cube)"
assert (
    m.Shape.SIDES == 0
    and m.Polygon.SIDES == 99 == m.Square.SIDES
    and type(m.Square.unit()) is m.Shape
)
assert polygon == m.Polygon(6) and polygon == m.Shape("polygon") and polygon != shape
square.edge = 7.0
square.grow(1.0)
assert square.edge == 8.0 and m.total_sides([polygon, square]) == 9
raises(TypeError, m.total_sides, [polygon, shape])
raises(TypeError, m.Polygon.title, shape)
raises(TypeError, m.Polygon.area, shape)
raises(TypeError, m.Square.grow, polygon, 1.0)
raises(ValueError, m.Square, -1.0)
raises(ValueError, m.Shape, "")
raises(AttributeError, lambda: polygon.edge)
assert m.draw_beside(shape, square) == 5
assert "borrowed" in raises(RuntimeError, m.draw_beside, square, square)
assert square.draw() == 6, "the borrow is given back"
made = m.make_square(2.0)
assert type(made) is m.Square and made.area() == 4.0 and made.name == "square"
raises(ValueError, m.make_square, -2.0)
raises(TypeError, hash, shape)

# The values go, each once, the derived first.
m.drops()
child = m.Child.make()
assert isinstance(child, m.Parent) and raises(TypeError, m.Child)
del child
collect()
assert m.drops() == ["child", "parent"]
for _ in range(50):
    m.Child.make()
    m.Parent()
collect()
gone = m.drops()
assert gone.count("child") == 50 and gone.count("parent") == 100
raises(TypeError, m.Parent.__new__, m.Child)

# Not to be derived from.
for final in (m.Square, m.Child):
    assert "not an acceptable base type" in raises(TypeError, type, "Sub", (final,), {})


# Python classes.
class Circle(m.Shape):
    "In Python."

    def __new__(cls, radius, **kwargs):
        made = super().__new__(cls, "circle")
        made.radius = radius
        return made

    def __init__(self, radius, **kwargs):
        self.kwargs = kwargs

    def area(self):
        return self.radius**2 * 3.0

    def draw(self):
        return super().draw() * 100


circle = Circle(2.0, colour="red")
assert (
    circle.area() == 12.0
    and circle.name == "circle"
    and circle.kwargs == {"colour": "red"}
)
assert circle.draw() == 100 and circle.draw() == 200 and m.draw(circle) == 3
assert (
    circle.me() is circle and m.same(circle) is circle and m.name_of(circle) == "circle"
)
assert isinstance(circle, m.Shape) and type(circle).__mro__ == (Circle, m.Shape, object)
assert (
    len(circle) == 6 and circle == m.Shape("circle") and repr(circle) == "Shape(circle)"
)
circle.name = "disc"
assert circle.describe() == "a disc" and circle.__dict__["radius"] == 2.0


class Slotted(m.Polygon):
    __slots__ = ("extra",)

    def __init__(self, *args):
        self.extra = args


slotted = Slotted(3, 4.0)
assert (
    slotted.extra == (3, 4.0)
    and slotted.area() == 4.0
    and slotted.title() == "polygon of 3"
)
raises(AttributeError, setattr, slotted, "other", 1)
assert not hasattr(slotted, "__dict__")


class Mixin:
    def mixed(self):
        return f"mixed {self.name}"


class Deep(Mixin, Circle):
    def __len__(self):
        return super().__len__() + 10

    def __eq__(self, other):
        return "deep"

    __hash__ = object.__hash__


deep = Deep(1.0)
assert (
    deep.mixed() == "mixed circle"
    and len(deep) == 16
    and deep.draw() == 100
    and hash(deep)
)
assert (deep == 1) == "deep" and m.draw(deep) == 2
raises(TypeError, type, "Both", (m.Shape, m.Loose), {})

# Without a constructor that does its work.


class Careless(m.Shape):
    def __new__(cls):
        return object.__new__(cls)


class Foreign(m.Shape):
    def __new__(cls):
        return m.Loose.__new__(cls)


if os.environ["BINDGEN_BACKEND"] != "cffi":
    raises(TypeError, Careless)
    raises(TypeError, object.__new__, m.Child)
else:  # Python classes can be made so; there is nothing in them
    raises((TypeError, AttributeError), lambda: Careless().name)
    raises((TypeError, AttributeError), m.name_of, Careless())
raises(TypeError, Foreign)
raises(TypeError, m.Shape.__new__, m.Loose)
raises(TypeError, m.Shape.__new__, int)
raises(TypeError, m.Shape.__new__, 1)
raises(TypeError, m.Shape.__new__)
raises(TypeError, m.Polygon.__new__, m.Shape, 1)
raises(TypeError, m.Shape.__new__, m.Square)


# Attributes, weak references, cycles.
class Cycle(m.Loose):
    pass


loose = m.Loose(1)
loose.other = loose
link = weakref.ref(loose)
del loose
cycle = Cycle(5, more=3)
cycle.me = cycle
links = [link, weakref.ref(cycle)]
assert cycle.value == 5 and cycle.__dict__["me"] is cycle
del cycle
circle.me = circle
links.append(weakref.ref(circle))
del circle, deep
collect()
assert [each() for each in links] == [None, None, None]


class Pickled(m.Loose):
    def __reduce__(self):
        return type(self), (self.value,), self.__dict__


sys.modules[__name__].Pickled = Pickled
pickled = Pickled(8)
pickled.note = "n"
again = pickle.loads(pickle.dumps(pickled))
assert type(again) is Pickled and again.value == 8 and again.note == "n"
assert copy.copy(pickled).value == 8

# Classes come and go.
for n in range(20):
    kind = type(f"Kind{n}", (m.Shape,), {"n": n})
    each = kind("x")
    each.cycle = each
    assert each.n == n and each.draw() == 1
kinds = weakref.ref(kind)
del kind, each
collect()
assert kinds() is None
