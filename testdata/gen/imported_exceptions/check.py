import sys

LAZY = ("binascii", "xml.parsers.expat", "no_such_module")
early = [name for name in LAZY if name in sys.modules]

import imported_exceptions as m

# Nothing is imported but what a class of ours derives from.
assert ("xml.parsers.expat" in sys.modules) == ("xml.parsers.expat" in early)

import binascii
import gc
import io


def caught(function, *args):
    try:
        function(*args)
    except BaseException as error:
        return error
    raise AssertionError(f"{function}{args} raised nothing")


assert m.__all__ == ["BadPadding", "PanicException", "chain", "fail"]

error = caught(m.fail, "imported")
assert type(error) is binascii.Error and error.args == ("Incorrect padding",)
assert type(caught(m.fail, "again")) is binascii.Error

error = caught(m.fail, "deep")
from xml.parsers.expat import ExpatError

assert type(error) is ExpatError and error.args == ("no element found", 3)
assert type(caught(m.fail, "several bases")) is io.UnsupportedOperation
error = caught(m.chain)
assert type(error) is ValueError and type(error.__cause__) is binascii.Error

# What derives from one.
assert m.BadPadding.__bases__ == (binascii.Error,)
error = caught(m.fail, "derived")
assert type(error) is m.BadPadding and error.at == 7

# What cannot be imported is told by what the import raises.
error = caught(m.fail, "no module")
assert type(error) is ModuleNotFoundError and error.name == "no_such_module"
error = caught(m.fail, "no attribute")
assert type(error) is AttributeError and "NoSuchError" in str(error)
error = caught(m.fail, "no class")
assert type(error) is TypeError
assert str(error) == "json.loads is no exception class"
m.fail("nothing")

# The class that was imported first is kept, as that of a name imported in Python.
kept, binascii.Error = binascii.Error, ValueError
assert type(caught(m.fail, "imported")) is kept
binascii.Error = kept

for _ in range(2000):
    for what in ("imported", "deep", "derived", "no module", "no class"):
        caught(m.fail, what)
gc.collect()
