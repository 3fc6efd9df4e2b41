import gc
import os
import weakref

import objects as m

extension = os.environ["BINDGEN_BACKEND"] == "extension"


def raises(exception, function, *args):
    try:
        function(*args)
    except exception as error:
        return str(error)
    raise AssertionError(f"{function}{args} did not raise {exception.__name__}")


class Sub(m.Node):
    pass


def one(a, b):
    """Whether both are one object. By CFFI, Rust keeps the value without the object
    of Python's: what it gives back is another object with the same value.
    """
    return a is b if extension else m.same(a, b)


# The very object comes back, wherever it was.
first = m.Node(1)
second = m.Node(2, first)
assert one(second.next, first) and one(second.next, second.next) and first.next is None
assert second.sum() == 3 and m.larger(first, second) is second
assert m.same(first, second.next) and not m.same(first, second)
sub = Sub(5)
sub.mark = "kept"
second.next = sub
assert one(second.next, sub) and second.sum() == 7
assert not extension or second.next.mark == "kept"
assert first.follow(second) is first and one(second.next, first)
a, b = m.pair()
assert one(b.next, a) and type(a) is m.Node and b.sum() == 3
raises(TypeError, setattr, first, "next", 1)
raises(TypeError, m.keep, None)

# Borrows end, whatever happens.
assert raises(ValueError, first.fail) == "failed" and first.value == -1
raises(m.PanicException, first.panic)
assert first.value == -2 and first.cut() is False
first.value = 1
first.add_to_both(second)
assert (first.value, second.value) == (2, 3)
assert "borrowed" in raises(RuntimeError, first.add_to_both, first)
assert m.both(first, second) == 5
assert "borrowed" in raises(RuntimeError, m.both, first, first)
assert first.follow(first) is first and one(first.next, first) and first.cut()

# Kept by Rust, dropped by a thread that Python does not know.
sub.mark = "still"
alive = weakref.ref(sub)
assert m.keep(sub) == 1 and m.keep(first) == 2
again = m.kept()
assert one(again[0], sub) and one(again[1], first)
assert not extension or again[0].mark == "still"
assert m.value_by_thread(sub) == 5
if extension:
    del sub, again
    gc.collect()
    assert alive() is not None and m.kept()[0].mark == "still"
    assert m.forget() == 2 and m.kept() == []
    m.keep(first)  # Python is at work on objects of the library
    m.forget()
    m.pair()
    gc.collect()
    assert alive() is None

else:
    assert m.forget() == 2 and m.kept() == [] and again[0].value == 5

# A long chain ends without a deep stack.
head = None
for value in range(100_000):
    head = m.Node(value, head)
assert head.sum() == sum(range(100_000))
del head
gc.collect()
if extension:
    head = None
    for value in range(100_000):
        head = m.Node(value, head)
    assert head.sum() == sum(range(100_000))
    tail = weakref.ref(Sub(0))
    del head
    gc.collect()
