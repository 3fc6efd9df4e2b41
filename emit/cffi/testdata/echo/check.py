"""Uses the package over echo.c in every way the wrappers have."""

import copy
import enum
import gc
import inspect
import pickle
import sys
import threading
from array import array
from types import SimpleNamespace

import echo
import echo._backend
from echo import inner


def raises(kind, function, *args, **kwargs):
    try:
        function(*args, **kwargs)
    except BaseException as error:
        assert type(error) is kind, (type(error), error)
        return str(error)
    raise AssertionError(f"{function} {args} {kwargs} did not raise {kind}")


class Index:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        return self.value


class Float:
    def __float__(self):
        return 2.5


class Sub(str):
    def encode(self, *_args):
        return b"never"


assert echo._backend.name == "cffi"

# Numbers.
assert echo.numbers(1, 1, 1, 1, g=0, h=0, i=0, j=0, k=0, l=0, m=False) == 4 - 5 + 6
assert (
    echo.numbers(Index(1), 1, 1, True, l=Float(), k=1)
    == 4 - 5 + 6 + 7 + 8 + 9 + 10 + 1 + 2.5 + 1
)
raises(TypeError, echo.numbers, 1, 1, 1)
raises(TypeError, echo.numbers, 1, 1, 1, d=1)
raises(TypeError, echo.numbers, 1, 1, 1, 1, 1, 1, 1)
said = raises(TypeError, echo.numbers, "1", 1, 1, 1)
assert said.startswith(
    "argument 'a': 'str' object cannot be interpreted as an integer"
), said
raises(TypeError, echo.numbers, 1.0, 1, 1, 1)
limits = {
    "a": 1 << 7,
    "b": 1 << 8,
    "c": 1 << 15,
    "d": 1 << 16,
    "e": 1 << 31,
    "f": 1 << 32,
}
limits.update({"g": 1 << 63, "h": 1 << 64, "i": 1 << 63, "j": 1 << 64})
for index, (name, limit) in enumerate(limits.items()):
    signed = name in "acegi"
    for good in (limit - 1, -limit if signed else 0):
        args = [1, 1, 1, 1]
        if index < 4:
            args[index] = good
            echo.numbers(*args)
        else:
            echo.numbers(*args, **{name: good})
    for bad in (limit, -limit - 1 if signed else -1, 1 << 100):
        args = [1, 1, 1, 1]
        if index < 4:
            args[index] = bad
            said = raises(OverflowError, echo.numbers, *args)
        else:
            said = raises(OverflowError, echo.numbers, *args, **{name: bad})
        assert said.startswith(f"argument '{name}': int does not fit in "), said
said = raises(TypeError, echo.numbers, 1, 1, 1, 1, m=1)
assert said == "argument 'm': 'int' object cannot be converted to 'bool'", said
raises(TypeError, echo.numbers, 1, 1, 1, 1, l="1")
raises(TypeError, echo.numbers, 1, 1, 1, 1, l=None)
raises(OverflowError, echo.numbers, 1, 1, 1, 1, l=10**400)

# Text and bytes.
for text in ("", "a", "ü\0😀", "x" * 100_000):
    assert echo.text(text) == text
    assert echo.bytes(text.encode()) == text.encode()
assert echo.text(Sub("sub")) == "sub"
raises(UnicodeEncodeError, echo.text, "\ud800")
said = raises(TypeError, echo.text, b"x")
assert said == "argument 'value': 'bytes' object cannot be converted to 'str'", said
for wrong in ("x", array("h", [1]), None, [1]):
    raises(TypeError, echo.bytes, wrong)
for like in (bytearray(b"xyz"), memoryview(b"zyx")[::-1], array("b", b"xyz")):
    assert echo.bytes(like) == b"xyz"
assert echo.owned(b"\1\2") == echo.owned(bytearray(b"\1\2")) == 3
raises(TypeError, echo.owned, "x")
assert echo.either("x") is True and echo.either(b"x") is False
raises(TypeError, echo.either, 1)

# Options.
assert echo.given() == 0
assert echo.given("x", 2.5, [1, -1], (True, 5), "y") == 11116
assert echo.given("", 0, (), (False, 5), b"y") == 11111
assert echo.given(pair=(True, 5)) == 1001
raises(ValueError, echo.given, pair=(True,))
raises(TypeError, echo.given, pair=[True, 5])
raises(TypeError, echo.given, pair=(1, 5))
raises(OverflowError, echo.given, list=[1 << 31])
raises(TypeError, echo.given, list="12")
raises(TypeError, echo.given, list={1, 2})
raises(TypeError, echo.given, list={1: 2})
raises(TypeError, echo.given, list=iter([1]))
assert echo.given(list=range(2)) == 100
for numbers in (
    array("i", [1, -1]),
    array("b", [1, -1]),
    memoryview(array("i", [1, -1])),
):
    assert echo.given(list=numbers) == 101
assert echo.given(list=memoryview(array("i", [-1, 1]))[::-1]) == 101
raises(TypeError, echo.given, list=array("d", [1, -1]))
assert echo.twice(None) is None and echo.twice(4) == 4

# Sequences, tuples, records.
assert echo.join([("a", 1), None, ("ü", 2)], "-") == ["a-1", "", "ü-2"]
assert echo.join([], "-") == []
assert raises(ValueError, echo.join, [], None) == "no separator"
raises(TypeError, echo.join, [("a", "b")], "-")
raises(TypeError, echo.join, [("a", 1), 3], "-")
deep = [[b"a", b""], [], [b"b" * 300]]
assert echo.nested(deep) == deep and echo.nested(()) == []
assert echo.nested([(bytearray(b"x"),)]) == [[b"x"]]
assert echo.point(SimpleNamespace(x=1, label="ü")) == {"x": -1.0, "label": "ü"}
assert echo.point(SimpleNamespace(x=1.5, label=None)) == {"x": -1.5, "label": None}
raises(AttributeError, echo.point, SimpleNamespace(x=1))
said = raises(TypeError, echo.point, SimpleNamespace(x="1", label=None))
assert said == "argument 'point': field 'x': must be real number, not str", said
assert echo.entries([{"amount": 2, "name": "abc"}, {"amount": 3, "name": "ü"}]) == 12
raises(KeyError, echo.entries, [{"amount": 2}])
raises(TypeError, echo.entries, [1])
raises(OverflowError, echo.entries, [{"amount": 256, "name": ""}])

# Enums.
assert issubclass(echo.Level, enum.IntEnum) and echo.Level.__module__ == "echo"
assert echo.level(echo.Level.Low) == [echo.Level.Low, echo.Level.Low]
assert echo.level() == [echo.Level.Low, echo.Level.High]
assert all(type(level) is echo.Level for level in echo.level())
for wrong in (1, "Low", None):
    raises(TypeError, echo.level, wrong)
assert pickle.loads(pickle.dumps(echo.Level.Low)) is echo.Level.Low

# Classes.
box = echo.Crate()
assert box.number == 7 and echo.Crate(number=3).number == 3
box.number = -4
assert box.number == -4 and box.add(echo.Crate(5)) == 1
raises(ValueError, echo.Crate, -1)
raises(TypeError, echo.Crate, "x")
raises(TypeError, echo.Crate, 1, 2)
raises(TypeError, box.add, 1)
raises(TypeError, setattr, box, "number", "x")
raises(AttributeError, setattr, box, "other", 1)
raises(AttributeError, delattr, box, "number")
assert [item.number for item in echo.Crate.list(1, cls=2)] == [1, 2]
assert echo.total([box, echo.Crate(9)], None) == 10 and echo.total((), box) == 1
said = raises(TypeError, echo.total, [box, echo.sealed()], None)
assert said == "argument 'crates': 'Sealed' object cannot be converted to 'Crate'", said
assert echo.maybe(0) is None and echo.maybe(6).number == 6
said = raises(TypeError, echo.Sealed)
assert said == "cannot create 'echo.Sealed' instances", said
said = raises(TypeError, lambda: type("Sub", (echo.Crate,), {}))
assert said == "type 'echo.Crate' is not an acceptable base type", said
raises(TypeError, copy.copy, box)
raises(TypeError, copy.deepcopy, box)
raises(TypeError, pickle.dumps, box)

# Errors.
assert echo.fail(0, "") is None
for kind, error in {
    1: echo.PanicException,
    3: TypeError,
    5: OverflowError,
    17: FileNotFoundError,
    38: Exception,
}.items():
    assert raises(error, echo.fail, kind, "what ü") == "what ü"
assert raises(KeyError, echo.fail, 7, "k") == "'k'"
raises(RuntimeError, echo.fail, 1063, "unknown")
for _ in range(2):
    try:
        echo.fail(4, "odd")
    except ValueError as error:
        assert (
            type(error).__qualname__ == "Odd"
            and type(error).__module__ == "echo.errors"
        )

# Looks.
assert str(inspect.signature(echo.numbers)) == (
    "(a, b, c, d, /, e=-5, f=6, *, g=7, h=8, i=9, j=10, k=0.5, l=1e+300, m=True)"
)
assert str(inspect.signature(echo.Crate)) == "(number=7)"
assert echo.numbers.__module__ == "echo" and inner.len.__module__ == "echo.inner"
assert echo.numbers.__doc__ == (
    'Sums up numbers of every width.\n\nan indented line with a \\ and """quotes"""'
), echo.numbers.__doc__
assert echo.Crate.__doc__ == 'A box that holds a number.\n\nIt says "I am a box".'
assert echo.Crate.add.__qualname__ == "Crate.add" and echo.Crate.add.__doc__ == "Adds."
assert echo.Crate.number.__doc__ == "The number."
assert echo.text.__doc__ is None and inner.__doc__ == "A module."
assert echo.inner is inner and "inner" in echo.__all__
assert inner.len("ü", True, self_=3) == (3, "ü")

# Threads, each with cells of its own.
wrong = []


def work(number):
    for step in range(300):
        if (
            echo.text(f"{number}-{step}") != f"{number}-{step}"
            or echo.maybe(number).number != number
        ):
            wrong.append(number)


threads = [threading.Thread(target=work, args=(number,)) for number in range(1, 5)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
assert not wrong


# A call from within the conversions of another one.
class Nosy:
    def __index__(self):
        assert echo.text("inside") == "inside"
        assert echo.owned(b"\5") == 5
        return 3


assert echo.twice(Nosy()) == 3

# Nothing leaks: all that lives is what Python holds.
del box
for _ in range(3):
    gc.collect()
assert echo.live() == 0, echo.live()

# Layouts, as the ABI has them.
from echo._cffi._abi import ffi  # noqa: E402

for line in sys.stdin.read().split("\n"):
    if line:
        struct, field, number = line.split()
        kind = ffi.typeof("struct " + struct)
        actual = ffi.sizeof(kind) if field == "-" else ffi.offsetof(kind, field)
        assert actual == int(number), line

# An object alive at exit, in a cycle.
cycle = [echo.Crate(1)]
cycle.append(cycle)
print("ok")
