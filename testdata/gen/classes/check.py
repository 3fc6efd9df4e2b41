import gc
import importlib.util
import os
import pydoc
import sys
from unittest import mock

import classes as m


def raises(exception, function, *args, **kwargs):
    try:
        function(*args, **kwargs)
    except exception as error:
        return str(error)
    raise AssertionError(f"{function}{args} did not raise {exception.__name__}")


c = m.Counter(3)
assert c.value == 3 and c.bump() == 4 and c.bump(by=2) == 6 and c.label == "things"
c.label = "ü"
c.value = 10
assert c.label == "ü" and c.value == 10
raises(ValueError, setattr, c, "value", -1)
raises(TypeError, setattr, c, "value", "x")
raises(TypeError, setattr, c, "label", 1)
raises((AttributeError, TypeError), delattr, c, "value")
raises(ValueError, m.Counter, -1)
raises(TypeError, m.Counter, 1, "x")
assert m.Counter(label="x").label == "x"
d = m.Counter(5)
c.absorb(d)
assert c.value == 15 and d.value == 5
c.drain(d)
assert c.value == 20 and d.value == 0
for method in ("absorb", "drain"):
    assert raises(RuntimeError, getattr(c, method), c) == (
        f"already borrowed: Counter.{method} on an object in use by another call"
    )
assert c.value == 20
e = c.copied()
e.bump()
assert e.value == 21 and c.value == 20 and type(e) is m.Counter
assert m.Counter.larger(c, e).value == 21
raises(TypeError, m.Counter.larger, c, 1)
assert "boom 20" in raises(SystemError, c.explode)
assert c.bump() == 21, "a panic gives the borrow back"
t = m.ticket(7)
assert t.number == 7 and t.next().number == 8
raises(AttributeError, setattr, t, "number", 1)
raises(IndexError, m.ticket(2**32 - 1).next)
raises(TypeError, m.Ticket)
assert [x.number for x in m.tickets(3)] == [0, 1, 2]
assert m.maybe_ticket(None) is None and m.maybe_ticket(1).number == 1
assert m.number_of(t) == 7 and m.number_of() is None and m.number_of(None) is None
raises(TypeError, m.number_of, 1)
assert m.total([c, e]) == c.value + e.value and m.total([]) == 0
raises(TypeError, m.total, [c, t])
raises(TypeError, lambda: type("Sub", (m.Counter,), {}))
assert m.Counter.__module__ == "classes" and m.Counter.__name__ == "Counter"
assert m.Counter.bump.__doc__.startswith("Adds `by`") and m.Counter.__doc__.startswith(
    "Counts."
)
raises(AttributeError, setattr, t, "other", 1)
# Finalizers of one piece of garbage run in any order, and may keep what is dead.
kept = []


class Owner:
    def __init__(self, counter):
        self.counter, self.me = counter, self

    def __del__(self):
        kept.append(self.counter)
        try:
            self.counter.label = "x" * 100
        except ValueError:
            pass  # by CFFI the handle may have gone first


for _ in range(20):
    counter = m.Counter(5, label="a" * 100)
    owner = Owner(counter)
    del counter, owner
    gc.collect()
for counter in kept:
    try:
        print(len(counter.label), end="")
    except ValueError:
        pass
kept.clear()
gc.collect()

# Objects that were never finished.
for kind in (m.Counter, m.Ticket):
    try:
        half = object.__new__(kind)
        print(half.label if kind is m.Counter else half.number)
    except (TypeError, AttributeError):
        pass
    else:
        raise AssertionError("an object without a value was used")

for _ in range(300):
    m.tickets(100)
    m.Counter(1).copied()
gc.collect()

# Wrong arguments, counted and worded as Python does.
if sys.version_info >= (3, 10):  # before, Python's own messages name no class
    for call, said in {
        (
            c.bump,
            1,
            2,
        ): "Counter.bump() takes from 1 to 2 positional arguments but 3 were given",
        (
            c.absorb,
            1,
            2,
        ): "Counter.absorb() takes 2 positional arguments but 3 were given",
        (c.copied, 1): "Counter.copied() takes 1 positional argument but 2 were given",
        (m.Counter.larger, c, c, c): (
            "Counter.larger() takes 2 positional arguments but 3 were given"
        ),
        (m.Counter, 1, 2): (
            "Counter.__new__() takes from 1 to 2 positional arguments but 3 were given"
        ),
        (m.number_of, 1, 2): (
            "number_of() takes from 0 to 1 positional arguments but 2 were given"
        ),
        (m.ticket, 1, 2): "ticket() takes 1 positional argument but 2 were given",
    }.items():
        assert raises(TypeError, *call) == said, (raises(TypeError, *call), said)
    assert raises(TypeError, m.Counter, 1, 2, label="x") == (
        "Counter.__new__() takes from 1 to 2 positional arguments "
        "but 3 positional arguments (and 1 keyword-only argument) were given"
    )
    assert raises(TypeError, c.bump, 1, 2, x=1) == (
        "Counter.bump() got an unexpected keyword argument 'x'"
    )

# Properties that cannot be set or deleted.
not_writable = "attribute 'number' of 'classes.Ticket' objects is not writable"
assert raises(AttributeError, setattr, t, "number", 1) == not_writable
assert raises(AttributeError, delattr, t, "number") == not_writable
assert raises(AttributeError, delattr, c, "value") == "Counter.value cannot be deleted"
assert m.Ticket.number.__doc__ == "Its number."

# What people see of it.
for shown in (pydoc.render_doc(m.Counter), pydoc.render_doc(m.Ticket)):
    assert "cdata" not in shown and "<Lib" not in shown and "'object'" not in shown
assert pydoc.render_doc(m).splitlines()[3].endswith("classes - " + m.__doc__)
assert [name for name in dir(m) if not name.startswith("_")] == sorted(m.__all__)


# What Python code can do to the extension: an error, and no more.


class Clearing:
    """A number that takes the arguments away that it is one of."""

    def __index__(self):
        for found in gc.get_referrers(self):
            if type(found) is dict and "label" in found:
                found.clear()
        self.others = [bytes([65 + i]) * 2000 for i in range(50)]
        return 1


if os.environ["BINDGEN_BACKEND"] == "extension":
    label = "".join(["L" * 1000, "M" * 1000])
    passed = {"value": Clearing(), "label": label[:1500] + label[1500:]}
    cleared = m.Counter(**passed)
    assert cleared.value == 1 and cleared.label == label

    # A module that could not be filled.
    native = sys.modules["classes._native"].__file__
    spec = importlib.util.spec_from_file_location("half._native", native)
    half = importlib.util.module_from_spec(spec)
    with mock.patch("builtins.staticmethod", side_effect=MemoryError):
        raises(MemoryError, spec.loader.exec_module, half)
    found = [
        kind
        for kind in gc.get_objects()
        if isinstance(kind, type)
        and (kind.__module__, kind.__name__) == ("classes", "Counter")
        and kind is not m.Counter
    ]
    assert found
    for kind in found:
        assert "not initialised" in raises(RuntimeError, kind, 1)

    # Objects that were made without a constructor.
    for kind in m.Counter, m.Ticket:
        kind.__new__ = lambda cls: None
    counter, ticket = object.__new__(m.Counter), object.__new__(m.Ticket)
    for broken in (
        counter.bump,
        counter.copied,
        ticket.next,
        lambda: counter.label,
        lambda: setattr(counter, "label", "x"),
        lambda: delattr(counter, "label"),
        lambda: ticket.number,
        lambda: c.absorb(counter),
        lambda: c.drain(counter),
        lambda: m.number_of(ticket),
        lambda: m.total([c, counter]),
        lambda: m.Counter.larger(counter, c),
    ):
        assert "has no value" in raises(TypeError, broken)
    del counter, ticket
