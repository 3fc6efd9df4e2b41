import inspect

import variadic as m


def raises(exception, function, *args, **kwargs):
    try:
        function(*args, **kwargs)
    except exception as error:
        return str(error)
    raise AssertionError(f"{function}{args} did not raise {exception.__name__}")


assert m.total() == 0 and m.total(1) == 1 and m.total(*range(1000)) == 499500
raises(TypeError, m.total, 1, "x")
raises(OverflowError, m.total, 1, 2**63)
assert "unexpected keyword argument 'x'" in raises(TypeError, m.total, x=1)
raises(TypeError, m.total, args=[1])
assert m.names() is None and m.names(b=2, a=1) == [("a", 1), ("b", 2)]
assert m.names(**{"": 1, "ü": 2, "kwargs": 3}) == [("", 1), ("kwargs", 3), ("ü", 2)]
raises(TypeError, m.names, 1)
raises(TypeError, m.names, a="x")
raises((TypeError, UnicodeEncodeError), m.names, **{"\ud800": 1})
assert m.names(**{f"k{i}": i for i in range(300)}) == sorted(
    (f"k{i}", i) for i in range(300)
)

assert m.everything(1, need="n") == "1 2 [] false n []"
assert m.everything(1, 3, "a", "b", need="n", flag=True) == '1 3 ["a", "b"] true n []'
assert (
    m.everything(1, second=4, need="n", z=None, y=1.5)
    == '1 4 [] false n [("y", Some(1.5)), ("z", None)]'
)
assert (
    m.everything(1, need="n", first=2, args=3)
    == '1 2 [] false n [("args", Some(3.0)), ("first", Some(2.0))]'
)
assert "need" in raises(TypeError, m.everything, 1)
raises(TypeError, m.everything, need="n")
raises(TypeError, m.everything, 1, 2, 3, need="n")
raises(TypeError, m.everything, 1, 2, second=3, need="n")
raises(TypeError, m.everything, 1, need="n", x="y")
raises(TypeError, m.everything, first=1, need="n")

s = m.Sink("a", "b")
assert (
    s.seen == ["a", "b"]
    and m.Sink().seen == []
    and s.push("c", prefix="-") == 3
    and s.push() == 3
)
assert s.seen[-1] == "-c" and s.push("x", "y") == 5
raises(TypeError, m.Sink, 1)
raises(TypeError, s.push, "a", 1)
assert s.push() == 5, "nothing was pushed before the error"
assert m.Sink.count() == (0, 0) and m.Sink.count((1, "a"), (2, "b"), x=b"1", y=b"") == (
    2,
    2,
)
raises(TypeError, m.Sink.count, (1, 2))
assert s(1.0, 2, a=0.5) == 3.5 and s() == 0.0
assert m.pool(s, m.Sink("z"), s) == 11 and m.pool() == 0
raises(TypeError, m.pool, s, 1)

for function, said in (
    (m.total, "(*args)"),
    (m.names, "(**kwargs)"),
    (m.everything, "(first, /, second=2, *args, flag=False, need, **kwargs)"),
    (m.Sink.count, "(*pairs, **named)"),
    (s.push, "(*more, prefix='')"),
):
    parameters = inspect.signature(function).parameters.values()
    bare = [each.replace(annotation=each.empty) for each in parameters]
    assert str(inspect.Signature(bare)) == said, function
