import contextlib
import copy
import pickle

import context_managers as m


def raises(exception, function, *args):
    try:
        function(*args)
    except exception as error:
        return str(error)
    raise AssertionError(f"{function}{args} did not raise {exception.__name__}")


door = m.Door()
with door as inside:
    assert inside is door and door.open and door.opened == 1
    assert raises(RuntimeError, door.__enter__) == "open already"
assert not door.open
with contextlib.suppress(LookupError), door:
    raise LookupError
assert not door.open and door.opened == 2
with contextlib.ExitStack() as stack:
    assert stack.enter_context(door) is door and door.open
assert not door.open and door.__exit__(None, None, None) is None
raises(TypeError, door.__exit__)
raises(TypeError, door.__exit__, 1, 2, 3, 4)

with m.Quiet() as said:
    assert said == "shh"
    raise LookupError("swallowed")
assert m.Quiet().__exit__() is True and m.Quiet().__exit__(1, "x", [], object()) is True
try:
    with m.Broken(on_exit=True) as broken:
        assert type(broken) is m.Broken
        raise LookupError("first")
except ValueError as error:
    assert str(error) == "exit" and isinstance(error.__context__, LookupError)
assert raises(ValueError, m.Broken(False).__enter__) == "enter"
assert raises(ValueError, m.Broken(True).__exit__) == "exit"

# Copies.
p = m.Point(3, "three")
shallow, deep = copy.copy(p), copy.deepcopy(p)
assert type(shallow) is type(deep) is m.Point and shallow is not p
assert (shallow.x, shallow.tag, deep.x, deep.tag) == (3, "three", 3, "three (deep)")
shallow.x = 9
assert p.x == 3 and [each.tag for each in copy.deepcopy([p, m.Point(1)])] == [
    "three (deep)",
    None,
]

# Pickles.
for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):

    def again(value, protocol=protocol):
        return pickle.loads(pickle.dumps(value, protocol))

    q = again(p)
    assert type(q) is m.Point and (q.x, q.tag) == (3, "three")
    one, other = again([p, p])
    assert one is other

    engine = m.Engine()
    engine.run(2.5)
    assert again(engine).log == ["run 2.5"] and again(engine).speed == 2.5
    assert copy.copy(engine).log == ["run 2.5"] and copy.deepcopy(engine).speed == 2.5

    key = m.Key(7, secret="s")
    assert (again(key).bits, again(key).secret) == (7, "s!")
for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
    assert "cannot pickle 'Socket' object" in raises(
        TypeError, pickle.dumps, m.Socket(), protocol
    ) or (
        "cannot pickle 'context_managers.Socket' object"
        in raises(TypeError, pickle.dumps, m.Socket(), protocol)
    )
for protocol in (0, 1):
    raises(TypeError, pickle.dumps, m.Socket(), protocol)
    raises(TypeError, pickle.dumps, p, protocol)
raises(TypeError, copy.copy, m.Socket())
raises(TypeError, copy.deepcopy, m.Socket())

engine = m.Engine()
assert raises(ValueError, engine.__setstate__, (-1.0, [])) == "negative speed"
for state in (None, (), (1.0,), (1.0, [1]), {"speed": 1.0}):
    raises((TypeError, ValueError), engine.__setstate__, state)
assert engine.log == []
