import gc
import os
import sys

import data_enums as m

S = m.Shape


def raises(exception, function, *args, **kwargs):
    try:
        function(*args, **kwargs)
    except exception as error:
        return str(error)
    raise AssertionError(f"{function}{args} did not raise {exception.__name__}")


circle, square = S.Circle(2.0), S.Rectangle(width=3.0, height=3.0)
path, named, nothing = S.Path([(1, 2), (3, 4)], True), S.Named("n", None), S.Nothing()
assert circle.radius == 2.0 and (square.width, square.height) == (3.0, 3.0)
assert circle.area() == 12.0 and square.area() == 9.0 and path.area() == 0.0
assert (
    named.name == "n"
    and named.alias is None
    and S.Named(name="a", alias="b").alias == "b"
)
assert [each.kind for each in (circle, square, path, named, nothing)] == [
    "circle",
    "rectangle",
    "path",
    "named",
    "nothing",
]
assert repr(circle) == "Circle { radius: 2.0 }" and repr(nothing) == "Nothing"

# The classes.
assert type(circle) is S.Circle and S.Circle.__bases__ == (S,) and isinstance(circle, S)
assert not isinstance(circle, S.Rectangle) and issubclass(S.Nothing, S)
assert S.Circle.__name__ == "Circle" and S.Circle.__qualname__ == "Shape.Circle"
assert (
    S.Circle.__module__ == S.__module__ == "data_enums"
    and S.COUNT == S.Circle.COUNT == 5
)
assert S.Circle.__match_args__ == ("radius",) and S.Rectangle.__match_args__ == (
    "width",
    "height",
)
assert S.Path.__match_args__ == ("_0", "_1") and S.Nothing.__match_args__ == ()
assert S.__doc__ == "A shape." and S.Circle.__doc__ == "Round."
raises(TypeError, S)
raises(TypeError, S, 1.0)
raises(TypeError, S.Circle)
raises(TypeError, S.Circle, "x")
raises(TypeError, S.Circle, 1.0, 2.0)
raises(TypeError, S.Circle, diameter=1.0)
raises(TypeError, S.Named, "n", 1)
raises(TypeError, S.Named, None, None)
raises(TypeError, S.Nothing, 1)
raises(AttributeError, lambda: circle.width)
raises(AttributeError, setattr, circle, "radius", 1.0)
raises(AttributeError, setattr, circle, "other", 1.0)
for final in (S, S.Circle):
    raises(TypeError, type, "Sub", (final,), {})
if os.environ["BINDGEN_BACKEND"] != "cffi":
    for half in (S, S.Circle):
        raises(TypeError, object.__new__, half)
else:  # Python classes can be made so; there is nothing in them
    raises((TypeError, AttributeError), lambda: object.__new__(S.Circle).radius)
    raises((TypeError, AttributeError), m.kind_of, object.__new__(S.Circle))
getter = S.Circle.radius
raises((TypeError, AttributeError), getter.__get__, square)
raises((TypeError, AttributeError), getter.__get__, 1)

# Tuple variants.
assert path._0 == [(1, 2), (3, 4)] and path._1 is True and len(path) == 2
assert (
    path[0] == [(1, 2), (3, 4)]
    and path[1] is True
    and list(path) == [[(1, 2), (3, 4)], True]
)
assert raises(IndexError, lambda: path[2])
raises(TypeError, lambda: circle[0])
raises(TypeError, len, circle)
points, closed = path
assert closed

# In and out.
twice = m.scale(circle, 2.0)
assert (
    type(twice) is S.Circle
    and twice.radius == 4.0
    and m.scale(nothing, 2.0).kind == "nothing"
)
assert type(S.make("path")) is S.Path and S.make("path")._0 == [(1, 2)]
assert (
    type(S.Circle.make("nothing")) is S.Nothing
    and raises(ValueError, S.make, "x") == "no shape: x"
)
assert m.areas([circle, square, nothing]) == [12.0, 9.0, 0.0]
assert [type(each) for each in m.all()] == [
    S.Circle,
    S.Rectangle,
    S.Path,
    S.Named,
    S.Nothing,
]
assert (
    m.kind_of() is None
    and m.kind_of(named) == "named"
    and m.kind_of(shape=path) == "path"
)
for wrong in (1, S, S.Circle, [circle]):
    raises(TypeError, m.kind_of, wrong)
raises(TypeError, m.areas, [circle, 1])
assert (
    circle == S.Circle(2.0)
    and circle != S.Circle(3.0)
    and circle != square
    and nothing == S.Nothing()
)
assert circle != 1 and circle is not None and S.Circle(2.0) in [circle]
raises(TypeError, hash, circle)

# Defaults, names, one inside the other.
E = m.Expr
assert (
    E.Value(1).unit == "m"
    and E.Value(1).total() == 2
    and E.Value(value=1, unit="mm").total() == 3
)
assert E.Pair(1).total() == 8 and E.Pair(1, 2)._1 == 2 and E.Pair(_0=2)[0] == 2
wrapped = E.Wrapped(circle)
assert (
    wrapped.total() == 12
    and wrapped.shape == circle
    and type(wrapped.shape) is S.Circle
)
assert not hasattr(E, "Shaped") and E.__name__ == "Expr"

if sys.version_info >= (3, 10):
    source = """
def area(shape):
    match shape:
        case S.Circle(radius=r):
            return 3 * r * r
        case S.Rectangle(w, h) if w == h:
            return ("square", w)
        case S.Rectangle(w, h):
            return w * h
        case S.Path(points, True):
            return ("closed", points)
        case S.Path(_0=points):
            return ("open", points)
        case S.Named(name, None):
            return name
        case S.Named(_, alias):
            return alias
        case S.Nothing():
            return None
        case S():
            return "another"
"""
    exec(source)
    area = locals()["area"]
    assert (
        area(circle) == 12.0
        and area(square) == ("square", 3.0)
        and area(S.Rectangle(2.0, 3.0)) == 6.0
    )
    assert area(path) == ("closed", [(1, 2), (3, 4)]) and area(S.Path([], False)) == (
        "open",
        [],
    )
    assert (
        area(named) == "n" and area(S.Named("n", "a")) == "a" and area(nothing) is None
    )

for _ in range(300):
    for each in m.all():
        m.scale(each, 1.0)
gc.collect()

# Names that generated code may use itself.
N = m.Names
assert N.C(1).value == 1 and N.Base(2)._0 == 2 and isinstance(N.Item(), N)
assert N.Output(0.5, item="i").item == "i" and N.Output(base=0.5, item="").base == 0.5

kinds = [k for k in vars(m).values() if isinstance(k, type)]
variants = [v for k in kinds for v in vars(k).values() if isinstance(v, type)]
undocumented = [k for k in kinds + variants if not k.__doc__]
assert undocumented and all(k.__doc__ is None for k in undocumented), undocumented
