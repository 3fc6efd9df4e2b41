import enum
import inspect

import dependencies as m
from dependencies import other


def raised(function, *args):
    try:
        function(*args)
    except Exception as error:
        return error
    raise AssertionError(f"{function} raises nothing")


assert m.shout("a") == "A" and m.GREETING == "HELLO"
assert m.shout.__doc__ == "Says it in capitals."
assert m.texts(["a", "bc"]) == [(1, "a"), (2, "bc")]

# The error of another crate is a RuntimeError, caused by what caused it.
error = raised(m.number, "x")
assert type(error) is RuntimeError and str(error) == '"x" is no number'
assert type(error.__cause__) is ValueError
assert str(error.__cause__) == "invalid digit found in string"
assert m.number("-3") == -3

# ..or what the export asks for.
error = raised(m.checked_number, "x")
assert type(error) is m.NoNumber and str(error) == '"x" is no number'
assert type(error.__cause__) is ValueError
error = raised(other.try_, True)
assert type(error) is KeyError and error.args == ("boxed",)

# Errors of the standard library stay what they are; a text is an error, too.
assert type(raised(m.plain_number, "")) is ValueError
assert str(raised(m.boxed, True)) == "boxed" and m.boxed(False) is None
assert type(raised(m.boxed, True)) is RuntimeError
assert str(raised(m.texts, [])) == "no texts"

assert str(inspect.signature(m.repeat)) == "(text, /, times=2, *, between=None)"
assert m.repeat("a") == "aa" and m.repeat("a", 3, between="-") == "a-a-a"
assert type(raised(m.repeat, 1)) is TypeError

# Two versions of one crate, re-exports, constants of either.
assert other.shout_often("a", 2) == "AA" and other.words("a b  c") == 3
assert other.SHIFT == 4 and other.MASK == 240 and other.FROM == "local 0.3.0"
assert other.join("a", "b") == "ab"
assert other.join.__doc__.startswith("Joins two texts.")

# Enums of a dependency are enums of Python's.
assert issubclass(m.Kind, enum.IntEnum) and list(m.Kind) == [0, 1, 10]
assert m.Kind.TYPE == 10 and m.Kind.__doc__ == "What a word is."
assert m.kind_of("") is m.Kind.PLAIN and m.kind_of("\u00e9") is None
assert m.name_of() == "Plain" and m.name_of(m.Kind.TYPE, m.Extent.Big) == "Type, big"
assert str(raised(m.name_of, m.Kind.NUMBER, m.Extent.Small)) == "too small"
assert m.size_of("abcd") is m.Extent.Big and m.Extent.Big.value == 200
assert type(raised(m.size_of, "")) is RuntimeError
assert type(raised(m.name_of, 1)) is TypeError
assert type(raised(m.name_of, m.Extent.Small)) is TypeError
assert m.same(m.Kind.NUMBER) is m.Kind.NUMBER and m.same() is m.Kind.TYPE
assert other.again(None) is m.Kind.NUMBER and other.again(m.Kind.TYPE) is m.Kind.TYPE

# A struct of a dependency is a class without members.
tally = m.tally("a b a")
assert type(tally) is m.Tally and m.Tally.__doc__ == "Counts words."
assert m.times(tally, "a") == 2 and m.total(tally) == 3 and m.total(None) == 0
assert m.add(tally, "c") is None and m.total(tally) == 4
assert m.most(tally, m.tally("a a a a a")) == 5 and m.most(tally, None) == 4
assert m.total(other.fresh(tally)) == 0 and m.total(m.try_tally("x")) == 1
assert m.try_tally("") is None
assert str(raised(m.tally, "")) == "nothing to count"
assert type(raised(m.Tally)) is TypeError
assert type(raised(m.total, 1)) is TypeError
assert type(raised(m.times, None, "a")) is TypeError

# What is documented at the export is documented so.
assert other.shout_often.__doc__ == (
    "What is written here stands in place of the dependency's text."
)
assert m.Extent.__doc__ == "How large a word is."
