import copy
import dataclasses
import pickle
import types

import record_classes as m


def raises(exception, function, *args, **kwargs):
    try:
        function(*args, **kwargs)
    except exception as error:
        return str(error)
    raise AssertionError(f"{function}{args} did not raise {exception.__name__}")


P = types.SimpleNamespace

# A dataclass like any other.
place = m.Place("a.py", 3)
assert place == m.Place(file="a.py", line=3, column=None) != m.Place("a.py", 4)
assert repr(place) == "Place(file='a.py', line=3, column=None)"
assert [f.name for f in dataclasses.fields(m.Place)] == ["file", "line", "column"]
assert m.Place.__doc__ == "A place in a source file."
assert (m.Place.__module__, m.Place.__qualname__) == ("record_classes", "Place")
assert hash(place) == hash(m.Place("a.py", 3))
raises(dataclasses.FrozenInstanceError, setattr, place, "line", 4)
assert pickle.loads(pickle.dumps(place)) == place == copy.deepcopy(place)
assert dataclasses.asdict(place) == {"file": "a.py", "line": 3, "column": None}

# Results are objects of it, whole and frozen.
made = m.place("ü.py", 7)
assert type(made) is m.Place and made == m.Place("ü.py", 7)
assert vars(made) == {"file": "ü.py", "line": 7, "column": None}
raises(dataclasses.FrozenInstanceError, setattr, made, "line", 4)
raises(dataclasses.FrozenInstanceError, delattr, made, "line")
assert pickle.loads(pickle.dumps(made)) == made
assert dataclasses.replace(made, line=8).line == 8

# Parameters are whatever has the attributes.
assert m.moved(place, 2) == m.Place("a.py", 5)
assert m.moved(m.Place("a.py", 1, 9), by=1) == m.Place("a.py", 2, 9)
assert m.moved(P(file="b", line=1), 1) == m.Place("b", 2)
assert m.moved(P(file="b", line=1, column=4, more=1), 1) == m.Place("b", 2, 4)
assert raises(AttributeError, m.moved, P(file="b"), 1).startswith("argument 'place': ")
assert raises(TypeError, m.moved, P(file="b", line="1"), 1).startswith(
    "argument 'place': field 'line': "
)
assert raises(OverflowError, m.moved, m.Place("b", -1), 1).startswith(
    "argument 'place': field 'line': "
)
raises(AttributeError, m.moved, {"file": "b", "line": 1}, 1)

# Defaults, in the class and in what is read.
finding = m.Finding("bad", place)
assert (finding.others, finding.seen, finding.raw, finding.weight) == (
    [],
    1,
    b"raw",
    0.5,
)
assert finding.others is not m.Finding("bad", place).others
assert m.echo(finding) == finding and type(m.echo(finding).mainPlace) is m.Place
assert m.echo(P(text="bad", mainPlace=place)) == finding
full = m.Finding("bad", place, [place, made], seen=2, raw=b"\0", weight=1.5)
assert m.echo(full) == full
assert raises(AttributeError, m.echo, m.Finding("bad", None)) == (
    "argument 'finding': field 'mainPlace': 'NoneType' object has no attribute 'file'"
)
assert raises(AttributeError, m.echo, m.Finding("bad", place, [1])) == (
    "argument 'finding': field 'others': 'int' object has no attribute 'file'"
)
whole = m.summary([finding, full])
assert type(whole) is m.Summary and whole.findings == [finding, full]
assert whole.level is m.Level.High and whole.sizes == (2, 2)
raises(TypeError, m.Summary)
assert m.most() is None and m.most(m.Limits("x")) == ("x", 10)
assert m.most(m.Limits("x", most=3)) == m.most(P(name="x", most=3)) == ("x", 3)

# Two of one name.
inner = m.inner.place(place)
assert type(inner) is m.inner.Place is not m.Place and inner.outer == place
assert repr(inner) == "Place(x=0.5, outer=Place(file='a.py', line=3, column=None))"
assert m.inner.Place.__module__ == "record_classes.inner"
assert pickle.loads(pickle.dumps(inner)) == inner


# A class that derives from it is taken; what is put in its place is not given.
@dataclasses.dataclass(frozen=True)
class Named(m.Place):
    name: str = ""


assert m.moved(Named("n", 1, name="x"), 1) == m.Place("n", 2)
saved, m.Place = m.Place, None
assert type(m.place("a", 1)) is saved
m.Place = saved

# Typed dicts are dicts.
assert m.Frame.__total__ is False and set(m.Frame.__annotations__) >= {
    "category",
    "type",
}
frame = m.Frame(function="f")
assert m.mark(frame) == {
    "function": "f", "category": None, "in_app": True, "type": "frame",
}  # fmt: skip
assert m.mark({"function": "f", "category": b"c", "type": "t", "more": 1}) == {
    "function": "f", "category": b"c", "in_app": True, "type": "t",
}  # fmt: skip
assert list(m.mark(frame)) == ["function", "category", "in_app", "type"]
assert m.with_category([frame, {"function": "g", "category": b""}, frame]) == 1
assert m.with_category([]) == 0
assert raises(KeyError, m.mark, {}) == "\"argument 'frame': key 'function' is missing\""
assert raises(TypeError, m.mark, {"function": "f", "category": "text"}).startswith(
    "argument 'frame': field 'category': "
)
raises(TypeError, m.mark, None)
raises(TypeError, m.mark, {"function": "f", "type": None})
assert m.describe({}) == "None 0 high []"
assert m.describe(
    {"family": b"js", "depth": 3, "level": m.Level.Low, "names": ["a"]}
) == 'Some("js") 3 low ["a"]'  # fmt: skip
assert m.describe({"family": bytearray(b"x")}) == 'Some("x") 0 high []'
raises(OverflowError, m.describe, {"depth": 256})
raises(TypeError, m.describe, 1)
assert m.leaf(P(name="n")) == "n" and m.leaf(P(name="n", is_leaf=False)) is None
raises(TypeError, m.leaf, P(name="n", is_leaf=1))
assert m.total({}) == 0 and m.total({"signed": -(2**100), "unsigned": 1}) == 1 - 2**100
assert m.entry({"key": "k"}) == "k=-" and m.entry({"key": "k", "value": "v"}) == "k=v"


# Whatever stands for a dict, and whatever goes wrong while it is read.
class Missing(dict):
    def __missing__(self, key):
        return key


assert m.entry(Missing()) == "key=value"


class Changing(dict):
    def __getitem__(self, key):
        value = super().__getitem__(key)
        self.clear()
        self.update(key="new", value="new")
        return value


assert m.entry(Changing(key="k", value="v")) == "k=new"


class Raising:
    def __getitem__(self, key):
        raise ZeroDivisionError(key)

    def __getattr__(self, name):
        raise ZeroDivisionError(name)


assert raises(ZeroDivisionError, m.entry, Raising()) == "key"
assert raises(ZeroDivisionError, m.leaf, Raising()) == "name"


class Half:
    name = "h"

    @property
    def is_leaf(self):
        raise RuntimeError("half way")


assert raises(RuntimeError, m.leaf, Half()) == "half way"


class Key:
    """A key that equals another one, and empties the dict while that is found out."""

    def __init__(self, owner):
        self.owner = owner

    def __hash__(self):
        return hash("value")

    def __eq__(self, other):
        self.owner.clear()
        return False


owner = {}
owner[Key(owner)] = 1
owner["key"] = "k"
assert m.entry(owner) in ("k=-", "k=v")

for _ in range(300):
    m.summary([full] * 20)
    m.with_category([frame] * 20)
