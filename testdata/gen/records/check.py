import types

import records as m


def raises(exception, function, *args):
    try:
        function(*args)
    except exception as error:
        return str(error)
    raise AssertionError(f"{function}{args} did not raise {exception.__name__}")


P = types.SimpleNamespace
assert m.norm(P(x=3, y=4.0)) == 5.0
raises(AttributeError, m.norm, P(x=3))
raises(TypeError, m.norm, P(x=3, y="4"))
assert m.extent([P(x=1, y=2), P(x=3, y=0)]) == {"width": 3.0, "height": 2.0}
assert m.is_origin() and m.is_origin(P(x=0, y=0)) and not m.is_origin(P(x=1, y=0))
frame = {"function": "f", "path": "a.py", "context": ["x", "ü"], "in_app": False}
assert m.mark(frame) == {**frame, "in_app": True}
assert m.mark({**frame, "path": None}) == {**frame, "path": None}
raises(KeyError, m.mark, {"function": "f"})
raises(TypeError, m.mark, {**frame, "function": 1})
raises(TypeError, m.mark, {**frame, "context": "abc"})
assert m.mark_all([frame, {**frame, "function": ""}]) == [
    {**frame, "in_app": True},
    None,
]
# A field that is not there is told with the argument it belongs to.
assert raises(AttributeError, m.norm, {"x": 1.0, "y": 2.0}) == (
    "argument 'point': 'dict' object has no attribute 'x'"
)
assert raises(AttributeError, m.extent, [P(x=1, y=2), {}]) == (
    "argument 'points': 'dict' object has no attribute 'x'"
)
assert m.length(P(start=P(x=0, y=0), end=P(x=3, y=4))) == 5.0
assert raises(AttributeError, m.length, P(start=P(x=0, y=0), end={})) == (
    "argument 'line': field 'end': 'dict' object has no attribute 'x'"
)
assert raises(TypeError, m.length, P(start=P(x=0, y=0), end=P(x=3, y="4"))) == (
    "argument 'line': field 'end': field 'y': must be real number, not str"
)
assert raises(KeyError, m.mark, {"function": "f"}) == (
    "\"argument 'frame': key 'path' is missing\""
)
assert raises(TypeError, m.mark, None).startswith("argument 'frame': 'NoneType' object")
assert raises(TypeError, m.mark, [1]).startswith(
    "argument 'frame': list indices must be"
)
short, long = P(key="a", words=["x"]), P(key="ü", words=["x", "y"])
assert m.longer(P(first=short, second=long)) == {"key": "ü", "words": ["x", "y"]}
assert raises(TypeError, m.longer, P(first=short, second=P(key="b", words=[1]))) == (
    "argument 'entries': field 'second': field 'words': 'int' object cannot be converted to 'str'"
)


class Failing:
    @property
    def x(self):
        raise ZeroDivisionError("kept as it is")


assert raises(ZeroDivisionError, m.norm, Failing()) == "kept as it is"

# What people see of the module.
assert [name for name in dir(m) if not name.startswith("_")] == sorted(m.__all__)

for _ in range(300):
    m.mark_all([frame] * 50)
