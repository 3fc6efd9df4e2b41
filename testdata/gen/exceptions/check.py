import errno
import gc
import pickle
import sys
import traceback

import exceptions as m
from exceptions import deep


def caught(function, *args):
    try:
        function(*args)
    except BaseException as error:
        return error
    raise AssertionError(f"{function}{args} raised nothing")


def described(kind):
    return kind.__module__, kind.__name__, kind.__qualname__, kind.__doc__


# The classes.
assert m.__all__ == [
    "Error",
    "PanicException",
    "ParseError",
    "chain",
    "deep",
    "fail",
    "panics",
    "raise_from",
    "system",
]
assert deep.__all__ == ["DerivedError", "ValueError"]
assert described(m.Error) == ("exceptions", "Error", "Error", "The base of all.")
assert m.Error.__bases__ == (Exception,) and m.ParseError.__bases__ == (m.Error,)
doc = 'Derives from what\n  is "not" exported.'
names = ("DerivedError",) * 2
assert described(deep.DerivedError) == ("exceptions.deep", *names, doc)
(hidden,) = deep.DerivedError.__bases__
assert described(hidden) == ("exceptions", "Hidden", "Hidden", None)
assert hidden.__bases__ == (m.ParseError,)
assert deep.ValueError.__bases__ == (ValueError,)
assert described(m.PanicException)[0] == "exceptions"
assert m.PanicException.__bases__ == (SystemError,)

# Raising them.
error = caught(m.fail, "plain")
assert type(error) is m.ParseError and error.args == ("plain",)
assert (error.line, error.column, error.hint) == (None, None, None)
error = caught(m.fail, "fields")
assert (error.line, error.column) == (3, 2**64 - 1) and error.hint == "add a brace"
assert error.args == ("fields",) and error.__cause__ is None
again = pickle.loads(pickle.dumps(error))
assert type(again) is m.ParseError and vars(again) == vars(error) != {}
error = caught(m.fail, "hidden")
assert type(error) is hidden and (error.offset, error.line) == (-7, None)
error = caught(m.fail, "derived")
assert type(error) is deep.DerivedError and isinstance(error, m.ParseError)
assert (error.exact, error.weight, error.raw) == (True, 0.5, b"\0\xff")
assert vars(m.ParseError("by hand")) == {} and m.ParseError("by hand").line is None

error = caught(m.fail, "unregistered")
assert isinstance(error, KeyError) and error.args == ("unregistered",)
assert described(type(error))[:2] == ("exceptions.deep", "Unregistered")
assert type(caught(m.fail, "unregistered")) is type(error)
assert type(caught(m.fail, "named")) is deep.ValueError

# What they are made of.
assert caught(m.fail, "none").args == ()
error = caught(m.fail, "several")
assert type(error) is ValueError
assert error.args == ("two", 2, 0.5, True, None, b"ab") and error.args[3] is True
assert caught(m.fail, "number").args == (7,)
error = caught(m.fail, "exit")
assert type(error) is SystemExit and error.code == 3
error = caught(m.fail, "decode")
assert type(error) is UnicodeDecodeError
assert (error.object, error.start, error.end) == (b"ab\xff", 2, 3)

# Errors of the system.
for code, kind in (
    (errno.ENOENT, FileNotFoundError),
    (errno.EEXIST, FileExistsError),
    (errno.EACCES, PermissionError),
    (errno.EISDIR, IsADirectoryError),
    (errno.EAGAIN, BlockingIOError),
    (errno.ESRCH, ProcessLookupError),
    (errno.EINVAL, OSError),
):
    error = caught(m.system, code)
    assert type(error) is kind, (code, error)
    assert error.errno == code and error.filename is None
    assert str(error) == f"[Errno {code}] {error.strerror}"
    assert "os error" not in error.strerror
error = caught(m.system, 0)
assert type(error) is TimeoutError and error.args == ("made here",)
assert error.errno is None
assert caught(m.system, errno.ENOMEM).errno == errno.ENOMEM

# Causes.
error = caught(m.chain, 1)
assert type(error) is m.ParseError and error.args == ("number",)
assert type(error.__cause__) is ValueError and "digit" in str(error.__cause__)
assert error.__cause__.__cause__ is None and error.__suppress_context__
error = caught(m.chain, 5)
texts = []
while error is not None:
    texts.append((type(error), str(error)))
    error = error.__cause__
assert texts == [(m.ParseError, "0")] + [(RuntimeError, str(i)) for i in range(1, 5)]
error = caught(m.raise_from, True)
assert type(error) is ValueError and type(error.__cause__) is m.ParseError
assert (error.__cause__.line, error.__cause__.hint) == (1, None)
shown = "".join(traceback.format_exception(type(error), error, None))
assert "direct cause" in shown and "inner" in shown
error = caught(m.raise_from, False)
assert error.__cause__ is None

# Panics.
error = caught(m.panics, "lost it")
assert type(error) is m.PanicException and "lost it" in str(error)
assert isinstance(error, SystemError) and isinstance(error, Exception)

# A class that no longer makes exceptions.
m.ParseError.__new__ = lambda *_: 42
assert "gave no exception" in str(caught(m.fail, "fields"))
assert isinstance(caught(m.fail, "plain"), TypeError)
assert isinstance(caught(m.raise_from, True), TypeError)
del m.ParseError.__new__
m.ParseError.__new__ = Exception.__new__
assert type(caught(m.fail, "fields")) is m.ParseError

# Nothing is left behind.
for _ in range(2000):
    for what in ("fields", "derived", "several", "unregistered", "decode"):
        caught(m.fail, what)
    caught(m.chain, 5)
    caught(m.system, errno.ENOENT)
    caught(m.raise_from, True)
gc.collect()
if hasattr(sys, "getrefcount"):
    before = sys.getrefcount(m.ParseError)
    for _ in range(100):
        caught(m.fail, "fields")
    assert abs(sys.getrefcount(m.ParseError) - before) < 20
