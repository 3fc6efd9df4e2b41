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
for _ in range(300):
    m.mark_all([frame] * 50)
