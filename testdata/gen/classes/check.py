import gc

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
raises(RuntimeError, c.absorb, c)
raises(RuntimeError, c.drain, c)
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
for _ in range(300):
    m.tickets(100)
    m.Counter(1).copied()
gc.collect()
