import gc
import sys

import errors as m


def raises(exception, function, *args):
    try:
        function(*args)
    except exception as error:
        assert type(error) is exception, type(error)
        return str(error)
    raise AssertionError(f"{function}{args} did not raise {exception.__name__}")


assert raises(ValueError, m.fail, "value", "a ü \0 b") == "a ü \0 b"
assert raises(OverflowError, m.fail, "overflow", "") == ""
raises(ZeroDivisionError, m.fail, "zero", "x")
raises(FileNotFoundError, m.fail, "file", "x")
assert m.fail("none", "x") is None
assert m.look_up("one") == 1 and raises(KeyError, m.look_up, "two") == "'two'"
assert m.parse("12") == 12 and "invalid digit" in raises(ValueError, m.parse, "x")
raises(FileNotFoundError, m.read, "/does/not/exist")
assert "lost it" in raises(m.PanicException, m.panic_with, "lost it")
raises(m.PanicException, m.panic_badly)

# Exceptions that are declared in Rust are of the kind of their nearest builtin base.
for more, name in (False, "StrangeError"), (True, "StrangerError"):
    for _ in range(2):
        try:
            m.estrange(more)
        except ValueError as error:
            assert (type(error).__module__, type(error).__qualname__) == (
                "errors",
                name,
            )
            assert str(error) == name[:-5].lower() and type(error) is not ValueError
        else:
            raise AssertionError("nothing was raised")

hook, sys.unraisablehook = getattr(sys, "unraisablehook", None), lambda _: None
for _ in range(3):
    fragile = m.Fragile()
    del fragile
gc.collect()
sys.unraisablehook = hook
for _ in range(1000):
    raises(KeyError, m.look_up, "x" * 1000)
