import copy
import ctypes
import enum
import gc
import importlib
import inspect
import math
import operator
import pickle
import sys
import threading

import enum_methods as m
from enum_methods._abi_hash import LIBRARY

Color, Weekday, Inner = m.Color, m.Weekday, m.inner.Color
Red, Green, Blue = Color.Red, Color.Green, Color.BLUE


def raises(exception, function, *args, **kwargs):
    try:
        function(*args, **kwargs)
    except exception as error:
        return str(error)
    raise AssertionError(f"{function}{args} did not raise {exception}")


# The enums are what they are without methods.
assert issubclass(Color, enum.Enum) and not issubclass(Color, int)
assert [c.name for c in Color] == ["Red", "Green", "BLUE"] == list(Color.__members__)
assert Color(10) is Red and Color["BLUE"] is Blue and Red.value == 10
assert Red == Red and Red != Blue and Red != 10 and {Red: 1}[Red] == 1
assert issubclass(Weekday, enum.IntEnum) and Weekday(6) is Weekday.Sunday == 6
raises(ValueError, Color, 11)
assert (
    m.Color.__module__ == "enum_methods" and Color.__doc__ == "A colour of a palette."
)
assert Inner.__module__ == "enum_methods.inner" and Inner.__qualname__ == "Color"

# Methods, of members and of the class.
assert Red.hex() == "#0a0000" == Color.hex(Red)
assert Red.mixed(Red) is Red and Red.mixed(other=Green) is Blue
assert Red.blend(Green) == [Red, Green, Red]
assert Red.blend(Green, palette=[Blue], fallback=Blue) == [Blue, Red, Green, Blue]
assert Red.tagged("a", "b", x=1, y=2.5) == "Red a+b 2" and Green.tagged() == "Green  0"
assert Red.checksum(b"\1\2") == 30 == Red.checksum(data=bytearray(b"\1\2"))
assert Red.swatch().color is Red and Red.of(Red.swatch()) and not Blue.of(Red.swatch())
assert Color.from_text("blue") is Blue and Red.from_text(text="GREEN") is Green
assert Color.members() == [Red, Green, Blue] and Red.members(first=Blue) == [Blue]
assert Inner.int("abc") == 3 and Inner.Red.lt() is True and Inner.Red < Inner.str
swatches = Inner.Red.swatches([(Blue, Inner.Red), (Red, Inner.str)])
assert swatches[0].color is Blue and swatches[1] is None
assert m.inner.hexes([Red, Green]) == ["#0a0000", "#140000"]

# Properties and attributes of the class.
assert Red.is_warm is True and Green.is_warm is False
assert Red.next is Green and Green.next is None
assert raises(OverflowError, getattr, Blue, "next") == "no more"
for change in (lambda: setattr(Red, "is_warm", 1), lambda: delattr(Red, "is_warm")):
    fixed = "attribute 'is_warm' of 'Color' objects is not writable"
    assert raises(AttributeError, change) == fixed
assert Color.COUNT == 3 and Color.DEFAULT is Green and Color.origin.color is Red
assert Color.by_name == [("Red", Red), ("Green", Green), ("Blue", Blue)]
assert Weekday.Sunday.is_weekend and not Weekday.Monday.is_weekend

# Special methods.
assert repr(Red) == "<Red>" and str(Red) == "red" and f"{Red}" == "Red"
assert f"{Red:>9}" == ">9Red" and f"{Red!s}" == "red" and repr([Red]) == "[<Red>]"
assert bool(Red) is True and bool(Green) is False and len(Blue) == 30
assert Red in Blue and Blue not in Red
assert int(Red) == 10 and operator.index(Red) == 10 and "abcdefghijkl"[Red] == "k"
assert float(Red) == 2.5 and math.sqrt(Green) == math.sqrt(5)
assert Red(2) == [Red, Red] == Red(count=2)
assert Red[Blue] == "RedBlue" and Red[0] == "Red"
assert raises(IndexError, operator.getitem, Red, 7) == "7" and list(Red) == [1, 0]
assert -Red is Blue and Red + Blue == [Red, Blue] and 5 + Red == 15
assert Red | "x" == 'Red|Right("x")' and Red | Green == "Red|Left(Green)"
assert Red**2 == 100 and pow(Red, 2, 7) == 2 and Red.__pow__(2) == 100
with Red as entered:
    assert entered is Red
    raise ValueError("Red takes it")
with Red, Green as entered:
    raises(ZeroDivisionError, lambda: 1 // 0)

# What an operator does not take is the other operand's.
assert Red.__add__("x") is NotImplemented and Red.__radd__(Red) == 20
assert Red.__radd__("x") is NotImplemented and Red.__radd__(1 << 70) is NotImplemented
assert Red.__pow__(-1) is NotImplemented and Red.__pow__(2, "x") is NotImplemented
for operation in (
    lambda: Red + "x",
    lambda: None + Red,
    lambda: Red ** "x",
    lambda: Red @ 1,
    lambda: Red | 1.5,
):
    raises(TypeError, operation)

# Order by __richcmp__, equality by identity.
assert Red < Blue and Red <= Red and Blue > Red and Blue >= Green
assert not Blue < Red and sorted([Blue, Red, Green]) == [Red, Green, Blue]
assert Red.__lt__(5) is NotImplemented
assert "not supported between" in raises(TypeError, lambda: Red < 5)
assert "__eq__" not in vars(Color) and "__hash__" not in vars(Color)
assert Red != Green and len({Red, Green, Color(10)}) == 2

# Options ask for order and text.
Large, Small = m.Size
assert Large < Small and Large <= Large and Small > Large and Small >= Large
assert not Small < Large and Large == m.Size.Large != Small and {Large: 1}[Large]
raises(TypeError, lambda: Large < 1)
assert str(Large) == "as Large as can be" and repr(Large) == "<Size.Large: 0>"

# An IntEnum is a number where its methods do not say otherwise.
assert Weekday.Sunday < Weekday.Monday and Weekday.Monday < 5
assert Weekday.Sunday + 1 == 7 and Weekday.Sunday - 1 == 5 and 5 - Weekday.Sunday == 494
assert str(Weekday.Sunday) == "sunday" and f"{Weekday.Sunday}" == "sunday"
assert Weekday.Sunday.lower(3, call_=1) == "6 2"

# Errors say what those of classes say.
for message, call in (
    ("hex() takes 1 positional argument but 2 were given", lambda: Red.hex(1)),
    ("mixed() missing 1 required positional argument: 'other'", Red.mixed),
    ("mixed() got an unexpected keyword argument 'x'", lambda: Red.mixed(Red, x=1)),
):
    assert raises(TypeError, call).endswith(message)  # 3.9 says no class by CFFI
mismatch = "argument 'other': 'int' object cannot be converted to 'Color'"
assert raises(TypeError, Red.mixed, 10) == mismatch
assert raises(TypeError, operator.contains, Red, 10) == mismatch
assert "'first': 'str' object" in raises(TypeError, Color.members, "Red")
assert raises(TypeError, Color.from_text, 5) == (
    "argument 'text': 'int' object cannot be converted to 'str'"
)
for value, kind in (
    (b"", "bytes"),
    (Red, "colour"),
    (None, "nothing"),
    ((1, Red.swatch()), "pair"),
):
    assert Color.kind(value) == kind
for value in (5, "text", (1, 2), (1, 2, 3), [Red], 1 << 70, Inner.Red):
    assert raises(TypeError, Color.kind, value) == (
        f"argument 'value': '{type(value).__name__}' object cannot be converted to "
        "'bytes' or 'Color' or 'None' or 'tuple'"
    )
assert raises(TypeError, operator.getitem, Red, "x") == (
    "argument 'index': 'str' object cannot be converted to 'Color' or 'int'"
)
assert raises(ValueError, Color.from_text, "x") == 'no colour "x"'
assert raises(ValueError, Red.blend, Red, weight=2.0) == (
    "the weight is between 0 and 1"
)
assert "Red" in raises(m.PanicException, Red.panics)
for stranger in (10, "Red", Inner.Red, None, object.__new__(Color)):
    raises(TypeError, Color.hex, stranger)
    raises(
        TypeError, vars(Color)["is_warm"].__get__, 0 if stranger is None else stranger
    )
raises(TypeError, Color.hex)
raises(AttributeError, setattr, Color, "Red", 1)


class Index:
    def __index__(self):
        raise KeyError("from Python")


assert "from Python" in raises(KeyError, lambda: Index() + Red)
assert "from Python" in raises(KeyError, Red, Index())

# How they look.
assert Color.hex.__doc__ == "The colour as HTML has it.\n\nWith a `#` in front."
assert Color.from_text.__doc__ == "Finds a colour by its name."
assert Color.members.__doc__ == "All of them." and Inner.int.__doc__ == "It has a doc."
assert vars(Color)["is_warm"].__doc__ == "Whether it is warm."
assert Color.__str__.__doc__ == "In lower case."
assert Color.hex.__qualname__ == "Color.hex" and Color.hex.__name__ == "hex"
for name, signature in (
    ("hex", "(self, /)"),
    ("mixed", "(self, /, other)"),
    ("from_text", "(text)"),
    ("members", "(first=None)"),
    ("tagged", "(self, /, *names, **weights)"),
    ("__add__", "(self, other, /)"),
    ("__pow__", "(self, exponent, modulo=None, /)"),
    ("__lt__", "(self, other, /)"),
):
    assert str(inspect.signature(getattr(Color, name))) == signature, name

# Pickles and copies are the member.
for member in (*Color, *Weekday, *Inner):
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        assert pickle.loads(pickle.dumps(member, protocol)) is member
    assert copy.copy(member) is member is copy.deepcopy(member)
assert pickle.loads(pickle.dumps(Red.hex))() == "#0a0000"


def in_threads():
    wrong = []

    def call():
        for _ in range(300):
            if (
                Red.next is not Green
                or Red.checksum(b"\1") != 10
                or Red + Red != [Red, Red]
            ):
                wrong.append(1)

    threads = [threading.Thread(target=call) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong


in_threads()


def outliving():
    """A class works as long as it is there, also one that is alone."""
    ours = [name for name in sys.modules if name.startswith("enum_methods")]
    kept = {name: sys.modules.pop(name) for name in ours}
    again = importlib.import_module("enum_methods")
    color, weekday = again.Color, again.Weekday
    assert color is not Color and color.members()[0] is color.Red is not Red
    raises(TypeError, color.Red.mixed, Red)
    raises(TypeError, Color.hex, color.Red)
    for name in ours:
        del sys.modules[name]
    del again, color
    gc.collect()
    assert weekday.Sunday.is_weekend and weekday.Sunday.lower(3, 1) == "6 2"
    sys.modules.update(kept)
    assert Red.hex() == "#0a0000" and Red.next is Green


outliving()


def forged():
    """A class that Python code makes of one with members, against the rules."""
    made = type.__new__(type(Color), "Made", (Color,), {})
    raises((TypeError, RuntimeError), object.__new__(made).hex)
    raises((TypeError, RuntimeError), lambda: object.__new__(made).is_warm)


forged()


def from_c():
    """C gives the integer of a member, which is checked."""
    lib = ctypes.CDLL(LIBRARY)

    def call(name, *args):
        function = getattr(lib, "enum_methods_" + name)
        function.restype = ctypes.c_void_p
        error = function(*args)
        if error is None:
            return 0
        kind = ctypes.c_int32.from_address(error).value
        lib.enum_methods_error_free.restype = None
        lib.enum_methods_error_free(ctypes.c_void_p(error))
        return kind

    red, unknown = ctypes.c_uint8(10), ctypes.c_uint8(11)
    color, truth, size = ctypes.c_uint8(), ctypes.c_bool(), ctypes.c_size_t()
    assert call("Color_mixed", red, ctypes.c_uint8(20), ctypes.byref(color)) == 0
    assert color.value == 30
    assert call("Color_mixed", unknown, red, ctypes.byref(color)) == 4
    assert call("Color_mixed", red, unknown, ctypes.byref(color)) == 4
    assert color.value == 30
    assert call("Color_is_warm", red, ctypes.byref(truth)) == 0 and truth.value
    assert call("Color_is_warm", unknown, ctypes.byref(truth)) == 4
    assert (
        call("Color_from_text", b"blue", ctypes.c_size_t(4), ctypes.byref(color)) == 0
    )
    assert call("Color_COUNT", ctypes.byref(size)) == 0 and size.value == 3
    assert call("Color_panics", red) == 1
    for op, expected in enumerate((False, False, False, True, True, True)):
        args = (ctypes.c_uint8(20), red, ctypes.c_int32(op), ctypes.byref(truth))
        assert call("Color_richcmp", *args) == 0 and truth.value is expected
    sunday = ctypes.c_int32(6)
    assert call("Weekday_is_weekend", sunday, ctypes.byref(truth)) == 0 and truth.value
    assert (
        call(
            "inner_Color___lt__",
            ctypes.c_int32(0),
            ctypes.c_int32(1),
            ctypes.byref(truth),
        )
        == 0
    )
    assert truth.value


if sys.implementation.name != "pypy":  # whose ctypes cannot do it
    from_c()
