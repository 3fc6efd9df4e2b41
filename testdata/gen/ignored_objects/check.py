import gc
import sys

import ignored_objects as m


def raises(exception, function, *args, **kwargs):
    try:
        function(*args, **kwargs)
    except exception as error:
        return str(error)
    raise AssertionError(f"{function}{args} did not raise {exception.__name__}")


thing = object()
assert m.ignore(1, thing, None) == 1 and m.ignore(2, [], "x", thing) == 2
assert m.ignore(3, _a=1, _b=2, _c=None, _d={}) == 3
raises(TypeError, m.ignore, 1)
raises(TypeError, m.ignore, 1, 2)
raises(TypeError, m.ignore, "x", 2, 3)
raises(TypeError, m.ignore, 1, 2, 3, 4, 5)
assert m.anything() == m.anything(1, thing, "x", a=thing) == "anything"
assert m.between(1) == 1 and m.between(1, thing, 3, last=4, more=thing) == 5
raises(TypeError, m.between)
raises(TypeError, m.between, 1, last="x")

stub = m.Stub(5, thing, other=thing)
assert stub.value == stub.method(thing) == stub() == stub(1, x=thing) == 5
assert (
    m.Stub.of(6, int).value == 6
    and m.Stub.made(thing).value == -1
    and thing in stub
    and None in stub
)
raises(TypeError, m.Stub)
raises(TypeError, stub.method)
raises(TypeError, m.Stub.made)

if hasattr(sys, "getrefcount"):
    before = sys.getrefcount(thing)
    for _ in range(100):
        m.ignore(1, thing, thing, thing)
        m.anything(thing, thing, x=thing)
        m.between(1, thing, x=thing)
        m.Stub(1, thing, x=thing).method(thing)
        m.Stub.made(thing)
        stub(thing, x=thing)
        thing in stub  # noqa: B015
    gc.collect()
    assert sys.getrefcount(thing) == before
