import gc
import importlib
import sys
import weakref

import class_members as m


def raises(exception, function, *args, **kwargs):
    try:
        function(*args, **kwargs)
    except exception as error:
        return str(error)
    raise AssertionError(f"{function}{args} did not raise {exception.__name__}")


T = m.Temperature
assert T.FREEZING == 273.15 and T.SCALES == ["K", "C"] and T.NAME == "temperature"
assert (
    type(T.zero) is T
    and T.zero is T.zero
    and T.zero.degrees == 0.0
    and T(5.0).FREEZING == 273.15
)
assert T.from_celsius(1.0).degrees == 274.15 and T.from_celsius().degrees == 273.15
assert (
    type(T.from_celsius()) is T and T(1.0).from_celsius(degrees=0.5).degrees == 273.65
)
assert (
    T.parse("4").degrees == 4.0
    and raises(ValueError, T.parse, "x") == "no temperature: x"
)
assert (
    T.scale() == "K"
    and T.from_celsius.__self__ is T
    and T.from_celsius.__doc__ == "From degrees Celsius."
)
assert T.from_celsius.__name__ == "from_celsius" and not hasattr(T, "from_text")
raises(TypeError, T.parse)
raises(TypeError, T.parse, 1)
raises(TypeError, T.from_celsius, 1.0, 2.0)
raises(TypeError, T.from_celsius, kelvin=1.0)
raises(AttributeError, setattr, T(1.0), "FREEZING", 1)

# Deleting.
title = m.Title()
assert raises(AttributeError, lambda: title.text) == "no text"
assert raises(AttributeError, delattr, title, "text") == "no text to delete"
title.text = "a"
del title.text
assert not hasattr(title, "text") and title.deletions == 1
raises(TypeError, setattr, title, "text", None)
raises(AttributeError, setattr, title, "deletions", 5)
del title.deletions
assert title.deletions == 0 and m.Title.text.__doc__ == "The text."

# All fields.
s = m.Settings(level=3)
assert (s.verbose, s.level, s.path) == (False, 3, None) and not hasattr(s, "file")
s.verbose, s.level, s.path = True, 255, "p"
assert (s.verbose, s.level, s.path) == (True, 255, "p")
raises(OverflowError, setattr, s, "level", 256)
raises(TypeError, setattr, s, "path", 1)
raises((AttributeError, TypeError), delattr, s, "verbose")
s.path = None
assert s.path is None and m.Settings.verbose.__doc__ == "Whether it talks."
limits = m.Limits(1, 2)
assert (limits.low, limits.high) == (1, 2) and m.Limits.__name__ == "Limits"
raises(AttributeError, setattr, limits, "low", 3)
assert (
    not hasattr(m, "RawLimits")
    and m.Camel(2).humpCount == 2
    and not hasattr(m.Camel, "hump_count")
)

# Names. Where `module` says, the class is.
renamed = importlib.import_module("class_members.elsewhere").Renamed
assert renamed.__name__ == renamed.__qualname__ == "Renamed"
assert (
    renamed.__module__ == "class_members.elsewhere" and m.elsewhere.Renamed is renamed
)
assert "elsewhere.Renamed" in repr(renamed()) and not hasattr(m, "Original")
assert m.Title.__module__ == "class_members"

# Weak references and attributes.
o = m.Open(4)
gone = []
link = weakref.ref(o, gone.append)
assert link() is o and weakref.getweakrefcount(o) == 1 and o.__dict__ == {}
o.extra = "x"
assert o.extra == "x" and o.__dict__ == {"extra": "x"} and vars(o)["extra"] == "x"
del o.extra
raises(AttributeError, lambda: o.extra)
raises(AttributeError, setattr, o, "value", 5)
assert o.value == 4
o.me = o  # a cycle
o = None
gc.collect()
gc.collect()
assert link() is None and gone == [link]
held = weakref.WeakValueDictionary()
held["w"] = w = m.Weak()
assert held["w"] is w
raises(AttributeError, setattr, w, "extra", 1)
assert not hasattr(w, "__dict__")
del w
gc.collect()
assert "w" not in held
for plain in (title, limits, m.Stack()):
    if sys.implementation.name != "pypy":  # which refers weakly to everything
        assert "weak reference" in raises(TypeError, weakref.ref, plain)
    raises(AttributeError, setattr, plain, "extra", 1)
    assert not hasattr(plain, "__dict__")

# Generic.
alias = m.Stack[int]
assert (
    alias.__origin__ is m.Stack
    and alias.__args__ == (int,)
    and type(alias()) is m.Stack
)
assert m.Stack[int, str].__args__ == (int, str)
raises(TypeError, lambda: m.Weak[int])
