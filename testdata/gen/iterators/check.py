import gc
import itertools
import operator
import os
import sys

import iterators as m


def raises(exception, function, *args):
    try:
        function(*args)
    except exception as error:
        return str(error)
    raise AssertionError(f"{function}{args} did not raise {exception.__name__}")


# Over a Rust iterator.
s = m.squares(30)
assert iter(s) is s and next(s) == 0 and list(s) == [1, 4, 9, 16, 25] and list(s) == []
assert raises(StopIteration, next, s) == "" and next(s, "end") == "end"
assert raises(StopIteration, s.__next__) == "" and s.__iter__() is s
assert list(itertools.islice(m.forever(), 5)) == [1] * 5 and sum(m.squares(100)) == 285
assert 9 in m.squares(30) and dict(zip("ab", m.squares(9))) == {"a": 0, "b": 1}
raises(TypeError, m.Numbers)
raises(TypeError, len, s)

# An error in the middle, and on.
c = m.Countdown(5, 3)
assert next(c) == 4 and next(c) == 3 and raises(RuntimeError, next, c) == "failed"
assert (
    operator.length_hint(c) == 3 and iter(c) is c and [*c] == [2, 1, 0] and [*c] == []
)
c = m.Countdown(3, fail_at=1)
assert raises(RuntimeError, list, c) == "failed" and list(c) == [0]
c.fail_at = 0
assert raises(RuntimeError, next, c) == "failed" and c.fail_at is None
assert next(c, None) is None

# The end by StopIteration.
g = m.Gaps(["a", None, "b"])
assert iter(g) is g and next(g) == "a" and raises(ValueError, next, g) == "a gap"
assert list(g) == ["b"] and raises(StopIteration, next, g) == "done"

# A container.
shelf = m.Shelf(["a", "b"])
walk = iter(shelf)
assert type(walk) is m.ShelfIterator and iter(walk) is walk and walk is not iter(shelf)
assert list(shelf) == ["a", "b"] == list(shelf) and list(walk.shelf()) == ["a", "b"]
if (
    os.environ["BINDGEN_BACKEND"] != "cffi"
):  # which knows the object by its handle alone
    assert walk.shelf() is shelf
assert next(walk) == "a"
shelf.push("c")
assert list(walk) == ["b", "c"] and list(walk) == []
assert shelf.adding("d") is shelf
assert len(shelf) == 4 and next(walk) == "d"
assert [*reversed(shelf)] == list("dcba") and type(reversed(shelf)) is m.BookIterator
back = reversed(shelf)
assert iter(back) is back and next(back) == "d" and "b" in back and list(back) == ["a"]
first, *rest = shelf
assert first == "a" and rest == ["b", "c", "d"]
del shelf
gc.collect()
assert type(walk.shelf()) is m.Shelf and len(walk.shelf()) == 4

# What goes in and comes out as itself keeps its count.
pairs = m.Pairs()
if hasattr(sys, "getrefcount"):
    counted = sys.getrefcount(pairs)
    for _ in range(100):
        assert iter(pairs) is pairs
    gc.collect()
    assert sys.getrefcount(pairs) == counted
assert list(pairs) == [("x", 1), ("xx", None), ("xxx", 3)]
