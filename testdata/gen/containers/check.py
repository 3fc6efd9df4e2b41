import subprocess
import sys

import containers as m


def raises(exception, function, *args, **kwargs):
    try:
        function(*args, **kwargs)
    except exception as error:
        return str(error)
    raise AssertionError(
        f"{function.__name__}{args} did not raise {exception.__name__}"
    )


assert m.sum([1, 2, 3]) == 6 and m.sum(()) == 0 and m.sum(range(4)) == 6
assert m.sum_detached([1, 2, 3]) == 6
raises(OverflowError, m.sum, [2**63])
raises(TypeError, m.sum, [1, "2"])
raises(TypeError, m.sum, 5)
raises(TypeError, m.sum, None)
assert m.doubled([1, 2.5]) == [2.0, 5.0] and m.doubled([]) == []
assert m.all([True, True]) is True and m.all([True, False]) is False
raises(TypeError, m.all, [1])
assert m.flags(3) == [True, False, True] and all(type(v) is bool for v in m.flags(3))
for join in (m.join, m.join_borrowed):
    assert (
        join(["a", "ü", ""], "-") == "a-ü-"
        and join([], "-") == ""
        and join(("x",), "") == "x"
    )
    raises(TypeError, join, "abc", "-")
    raises(TypeError, join, ["a", 1], "-")
    raises(UnicodeEncodeError, join, ["\ud800"], "-")
assert m.join_slice(["a", "b"]) == "ab"
assert m.split("a,b,") == ["a", "b", ""] and m.chunks(b"abcde", 2) == [
    b"ab",
    b"cd",
    b"e",
]
assert m.half(4) == 2 and m.half(3) is None and m.half(None) is None
assert m.greet("x") == "hello x" and m.greet("") == "hello " and m.greet(None) is None
assert m.maybe_sum([1, 2]) == 3 and m.maybe_sum(None) is None and m.maybe_sum([]) == 0
assert m.nested_option(None) == "none" and m.nested_option(1) == "some some"
assert m.swap(("a", 1)) == (1, "a")
raises(TypeError, m.swap, ["a", 1])
raises((TypeError, ValueError), m.swap, ("a",))
raises((TypeError, ValueError), m.swap, ("a", 1, 2))
raises(TypeError, m.swap, ("a", "b"))
assert m.extent([(1, 5), (3.5, 2)]) == (3.5, 5.0) and m.extent([]) is None
assert m.render([("a", 1), None]) == ["a=1", "-"] and m.render([("a", 1)], ":") == [
    "a:1"
]
assert m.render(rows=[], sep=None) == []
assert m.table(3) == [("row 0", []), None, ("row 2", [0, 1])]
assert m.matrix([[1, 2], [], [3]]) == [1, 2, 3]
for _ in range(200):
    assert len(m.table(50)) == 50


class LongTuple(tuple):
    __slots__ = ()

    def __len__(self):
        return 2


raises(ValueError, m.swap, LongTuple(("a", 1, 2)))

# A daemon thread that comes back to the interpreter after its end waits for the
# end of the process; it does not abort it.
DAEMONS = """
import containers, threading, time

class Slow:
    def __index__(self):
        time.sleep(0.001)
        return 1

def run():
    while True:
        containers.sum([Slow()] * 5)
        containers.sum_detached([1, 2])

for _ in range(4):
    threading.Thread(target=run, daemon=True).start()
time.sleep(0.05)
"""
subprocess.run([sys.executable, "-c", DAEMONS], check=True, timeout=60)
