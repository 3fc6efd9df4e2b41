import os
import types

import unions as m


def raises(exception, function, *args):
    try:
        function(*args)
    except exception as error:
        return str(error)
    raise AssertionError(f"{function}{args} did not raise {exception.__name__}")


P = types.SimpleNamespace

# The first variant that fits.
assert m.show(True) == "Flag(true)" and m.show(1) == "Int(1)"
assert m.show("ü") == 'Text("ü")' and m.show((1, 2)) == "Range(1, 2)"
assert m.show(P(x=1, y=2)) == "Point { x: 1.0, y: 2.0 }"
assert m.show(P(x=1)) == "Point { x: 1.0, y: 0.5 }"
assert m.show(["a"]) == 'List { items: ["a"] }'

# What a variant holds.
for value in (False, -1, "", (0, -5), {"x": 1.5, "y": 0.5}, ["a", "ü"], []):
    given = P(**value) if type(value) is dict else value
    made = m.echo(given)
    assert made == value and type(made) is type(value), made
assert m.flat([1, ["a", "b"], "c", (1, 2), True]) == [1, "a", "b", "c", (1, 2), True]
assert m.maybe() is None and m.maybe(None) is None and m.maybe("x") == "x"
assert m.double(2) == 4 and m.double(0.25) == 0.5 and m.double(2**31) == 2.0**32
assert m.spell("n") == "n" and m.spell({"k": "a", "index": 3}) == "a[3]"
assert m.spell([1, 2.5]) == "2 numbers" and m.spell(None) == "nothing"
assert m.find(0) is None and m.find(1).name == "node 0"
many = m.find(3)
assert many["total"] == 3 and [n.name for n in many["nodes"]][2] == "node 2"
assert list(many) == ["nodes", "total"]

# Where none fits, the error says why for each.
assert raises(TypeError, m.double, "x") == (
    "argument 'number': failed to extract enum Number ('Whole | Real')\n"
    "- variant Whole (Whole): TypeError: "
    "'str' object cannot be interpreted as an integer\n"
    "- variant Real (Real): TypeError: must be real number, not str"
)
told = raises(TypeError, m.echo, 2**70)
assert told.startswith(
    "argument 'value': failed to extract enum Value "
    "('Flag | Int | Text | Range | Point | list[str]')\n"
    "- variant Flag (Flag): TypeError: 'int' object cannot be converted to 'bool'\n"
    "- variant Int (Int): OverflowError: int does not fit in i64"
), told
assert (
    "\n- variant Point (Point): AttributeError: 'int' object has no attribute 'x'"
    in told
)
assert told.count("\n- variant ") == 6 and "\n- variant List (list[str]): " in told
told = raises(TypeError, m.spell, {"index": 1})
assert "\n- variant Pair (Pair): KeyError: key 'k' is missing" in told, told
told = raises(TypeError, m.spell, {"k": "a", "index": -1})
assert "\n- variant Pair (Pair): OverflowError: field 'index': " in told, told
assert "ValueError: expected tuple of length 2" in raises(TypeError, m.echo, (1, 2, 3))
assert raises(TypeError, m.flat, [1, None]).startswith(
    "argument 'values': failed to extract enum Value"
)
assert "UnicodeEncodeError" not in raises(TypeError, m.echo, "\ud800")


class Raising:
    @property
    def x(self):
        raise ZeroDivisionError("kept as it is")


assert raises(ZeroDivisionError, m.echo, Raising()) == "kept as it is"


class Index:
    def __index__(self):
        return 5


assert m.echo(Index()) == 5

# Annotations of several lines.
assert m.twice(True) == (True, True) and m.twice() is None
assert m.twice("a") == m.Both("a") and m.twice("a").second is None
assert m.Node.usual_value == (1, True)

for _ in range(300):
    m.flat([["a"] * 20, P(x=1), (1, 2)] * 5)
    m.find(20)
    raises(TypeError, m.echo, None)

# A tag that no variant has is refused.
if os.environ["BINDGEN_BACKEND"] == "cffi":
    from unions._cffi._errors import exception
    from unions._cffi._runtime import ffi, lib

    number = ffi.new("struct unions_Number *", {"tag": 2, "Whole": 1})
    error = exception(lib.unions_double(number, ffi.new("struct unions_Number *")))
    assert type(error) is ValueError
    assert str(error) == "argument 'number': 2 is the tag of no variant of Number"
