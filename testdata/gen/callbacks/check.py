import datetime
import decimal
import gc
import os
import pathlib
import subprocess
import sys
import threading
import time
import uuid
import weakref

import callbacks as m
import callbacks.values


def caught(function, *args, **kwargs):
    try:
        function(*args, **kwargs)
    except BaseException as error:
        return error
    raise AssertionError(f"{function.__name__}{args} raised nothing")


def text(function, *args, **kwargs):
    error = caught(function, *args, **kwargs)
    return f"{type(error).__name__}: {error}"


assert m.filter(["a", "ü", ""], bool) == ["a", "ü"]
assert m.filter(["a", "b"], lambda item: item == "b") == ["b"]
assert m.filter([], None.__eq__) == []
seen = []
assert m.each(4, seen.append) == 4 and seen == [0, 1, 2, 3]
assert m.each(2, lambda _: "whatever") == 2
assert m.fold([1, 2, 3], 10, lambda a, b: a * b) == 60
assert m.fold(start=1, numbers=[], f=max) == 1
assert m.once(lambda: "süß") == "süß" and m.once(str) == ""
assert m.maybe(3) is None and m.maybe(3, None) is None and m.maybe(3, abs) == 3
assert m.maybe(-3, f=abs) == 3
assert m.maybe_more(1) == 1
assert m.maybe_more(1, lambda n: n + 1, lambda n: n * 10, lambda n: -n) == -20
assert m.maybe_more(1, c=lambda n: n - 5) == -4


def kinds(*args):
    assert args == (True, -7, 2**64 - 1, 0.5, "ß", 2**100, m.Turn.Right, b"\0b", "ü")
    assert [type(arg) for arg in args[:2]] == [bool, int] and type(args[7]) is bytes
    return bytearray(b"back")


assert m.kinds(kinds) == b"back"


def nested(*args):
    none = (
        "a",
        None,
        [1.5, 2.5],
        ["b", ""],
        (3, "c"),
        (True,),
        [m.Turn.Left, None],
        None,
    )
    assert args == none, args
    return ("d", [m.Turn.Right, m.Turn.Left])


assert m.nested(nested) == ("d", [m.Turn.Right, m.Turn.Left])
assert m.nested(lambda *_: None) is None


class Point:
    x, y = 2, 3


class Place:
    name, at, tags = "a", Point, ["t", "ü"]


class Moved:
    def __init__(self, place, by):
        self.name = place["name"] * 2
        self.at = Point()
        self.at.x = place["at"]["x"] + by["x"]
        self.at.y = place["at"]["y"] + by["y"]
        self.tags = place["tags"]


assert (
    m.relocate([Place, Place], Moved)
    == [{"name": "aa", "at": {"x": 3.0, "y": 2.0}, "tags": ["t", "ü"]}] * 2
)
gives = m.gives(lambda: "ß", lambda: -(2**100), lambda: None, lambda: m.Turn.Left)
assert gives == ("ß", -(2**100), None, m.Turn.Left)
assert m.gives(lambda: "a", int, lambda: "b", lambda: m.Turn.Right)[2] == "b"

# The other values.
v = m.values
seen = []


def cow(*args):
    seen.append(args)
    return args[0] * 2


assert v.cows("ab", cow) == "abab"
assert seen == [("AB", b"\1\2", [3], None), ("ab", b"ab", [4, 5], "ABAB")]
assert v.map({"ab": [1, 2], "c": []}, lambda d: {sum(d[k]): k for k in d}) == {
    0: "c",
    3: "ab",
}
assert v.map({"ab": [1]}, lambda d: d.clear() or {}) == {}


def collections(*args):
    assert args == ({"a": 1, "b": 2}, {1, 3}, [7, 8, 9], b"xy", ["c", "d"]), args
    assert [type(arg) for arg in args] == [dict, set, list, bytes, list]
    return frozenset({5, 6}), (1, 2), bytearray(b"zz")


assert v.collections(collections) == ({5, 6}, [1, 2], b"zz")
assert "length 2 (got 1)" in text(v.collections, lambda *_: (set(), [1], b"zz"))
assert v.maybe_map() is None
assert v.maybe_map(lambda a, b: {**a, 5: sum(b)}) == {1: 2, 5: 3}
assert "'f()'" in text(v.maybe_map, lambda *_: {"a": 1})


def paths(*args):
    path = pathlib.Path("a")
    assert args == (path, path / "b", "a", "c", path, path), args
    assert isinstance(args[0], pathlib.Path) and type(args[2]) is str
    return "given"


assert v.paths("a", paths) == pathlib.Path("given")
assert v.paths(pathlib.Path("a"), lambda *args: args[1]) == pathlib.Path("a/b")
odd = os.fsdecode(b"\xff")
assert v.os_texts([odd, "b"], lambda given: [str(path) for path in given]) == [odd, "b"]
assert "'f()'" in text(v.paths, "a", lambda *_: 3)
one, number = uuid.UUID(int=2**127 + 1), decimal.Decimal("1.25")
json = {"a": [1, None, "ü"]}


def values(*args):
    assert args == (one, number, json, [one, uuid.UUID(int=0)], number), args
    return uuid.UUID(int=args[0].int + 1), args[1] * 2, [args[2], True]


given = uuid.UUID(int=2**127 + 2), decimal.Decimal("2.5"), [json, True]
assert v.values(one, number, json, values) == given
assert v.id_of(one, lambda id: id) == one and v.id_of(one, lambda _: None) is None
assert "'f()'" in text(v.id_of, one, str)
zone = datetime.timezone(datetime.timedelta(hours=2))
at = datetime.datetime(2024, 2, 29, 23, 59, 58, 5, zone)
epoch = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)


def times(*args):
    assert args == (
        at.date(),
        at.time(),
        at.replace(tzinfo=None),
        at,
        at,
        datetime.timedelta(seconds=-1),
        datetime.timedelta(seconds=1.5),
        epoch,
    ), args
    assert args[3].tzinfo == datetime.timezone.utc and args[4].tzinfo == zone
    return args[4] + args[6]


assert v.times(at, times) == at + datetime.timedelta(seconds=1.5)
assert text(v.times, at, lambda *args: args[2]).startswith("TypeError: ")
assert v.span(lambda: datetime.timedelta(3)) == datetime.timedelta(3)
assert text(v.span, lambda: datetime.timedelta(-3)).startswith("ValueError: ")


def wrapped(*args):
    assert args == (0.5, (1.0, 2.0, "ü"), [3.0], (1.0, 2.0, "ü"), "w"), args
    return 4, args[0], args[4]


assert v.wrapped(wrapped) == (4.0, 0.5, "w")

# What is no function, and what gives something else.
for value in (3, None, "f", object()):
    kind = type(value).__name__
    message = f"TypeError: argument 'f': '{kind}' object is not callable"
    assert text(m.filter, ["a"], value) == message
    assert text(m.fold, [1], 1, value) == message
assert "argument 'f': 'int' object is not callable" in text(m.maybe, 3, 4)
assert "argument 'handler': 'int' object is not callable" in text(m.Bus, 4)
converted = "argument 'f()': 'int' object cannot be converted to 'bool'"
assert text(m.filter, ["a"], len) == f"TypeError: {converted}"
assert text(m.once, lambda: None) == (
    "TypeError: argument 'f()': 'NoneType' object cannot be converted to 'str'"
)
assert "argument 'f()': " in text(m.fold, [1], 1, lambda a, b: 2**70)
assert text(m.fold, [1], 1, lambda a, b: 2**70).startswith("OverflowError: ")
assert text(m.once, lambda: "\ud800").startswith("UnicodeEncodeError: ")
assert text(m.each, 1, lambda: None).startswith("TypeError: ")
assert "argument 'd()': 'int' object" in text(m.gives, lambda: "a", int, str, int)


class Odd(Exception):
    def __str__(self):
        raise ValueError("no text")


# The same exception comes back, with where it was raised.
for make in (
    lambda: ValueError("v"),
    lambda: KeyError(1, 2),
    lambda: Odd(),
    lambda: KeyboardInterrupt("k"),
    lambda: SystemExit(3),
    lambda: GeneratorExit(),
    lambda: m.Refused("no"),
    lambda: StopIteration(5),
    lambda: OSError(2, "gone", "file"),
):
    raised = make()

    def fail(*_):
        raise raised

    for call in (
        lambda: m.filter(["a"], fail),
        lambda: m.each(1, fail),
        lambda: m.again("same", fail),
        lambda: m.again("copy", fail),
        lambda: m.by_thread(2, fail),
        lambda: m.detached(fail),
        lambda: m.Bus(fail).fire("x"),
    ):
        error = caught(call)
        assert error is raised, error
        names = []
        trace = error.__traceback__
        while trace is not None:
            names.append(trace.tb_frame.f_code.co_name)
            trace = trace.tb_next
        assert names[-1] == "fail" and names[0] == "caught", names
        raised.__traceback__ = None
raised = ValueError("v")
error = caught(m.again, "cause", fail)
assert (type(error), str(error)) == (RuntimeError, "outer")
assert error.__cause__ is raised
error = caught(m.again, "caused", fail)
assert error is raised and isinstance(error.__cause__, KeyError)
error = caught(m.again, "panic", fail)
assert type(error) is m.PanicException and "ValueError: v" in str(error)
assert m.again("none", fail) is None
assert m.inspect(fail) == (True, True, False, "ValueError: v")
raised = m.Refused("no")
assert m.inspect(fail) == (True, True, True, "Refused: no")
raised = KeyboardInterrupt()
assert m.inspect(fail)[:3] == (False, False, False)
raised = Odd()
assert m.inspect(fail) == (False, True, False, "Exception: no message")


class Lying(type):
    """Says something else of its classes than what they are."""

    said = ()
    __hash__ = None

    def __eq__(self, other):
        raise ZeroDivisionError

    def __getattribute__(self, name):
        if name != "__mro__":
            return type.__getattribute__(self, name)
        if Lying.said is None:
            raise ZeroDivisionError
        return Lying.said


class Odd(ValueError, metaclass=Lying):
    pass


def fail_oddly():
    raise Odd("\ud800" if Lying.said == 1 else "odd")


for Lying.said in (None, 1, (), (1, None), [ValueError], (m.Refused,)):
    try:
        m.again("same", fail_oddly)
        raise AssertionError
    except ValueError as raised_oddly:
        assert type(raised_oddly) is Odd
    message = "no message" if Lying.said == 1 else "odd"
    assert m.inspect(fail_oddly) == (True, True, False, f"ValueError: {message}")


class Custom(ValueError):
    pass


raised = Custom("c")
assert m.inspect(fail) == (True, True, False, "ValueError: c")
reference = weakref.ref(raised)
del raised, error
for _ in range(3):
    gc.collect()
assert reference() is None

# Threads of Rust's, and this one while it is detached.
main = threading.get_ident()
ran = set()


def noted(n):
    ran.add(threading.get_ident())
    return n * n


assert m.by_thread(8, noted) == [n * n for n in range(8)]
assert main not in ran
assert m.detached(lambda n: n + (threading.get_ident() == main)) == 2
assert m.detached(lambda n: m.detached(lambda k: k + m.detached(lambda j: j) + n)) == 3
assert m.by_thread(2, lambda n: sum(m.by_thread(2, lambda k: k + n))) == [1, 3]

# Kept ones.
bus = m.Bus()
events = []


class Handler:
    def __init__(self, value):
        self.value = value

    def __call__(self, event):
        events.append(event)
        return self.value


first, second = Handler(1), Handler(20)
references = [weakref.ref(first), weakref.ref(second)]
assert bus.add(first) == 1 and bus.add(second) == 2
del first, second
gc.collect()
assert bus.fire("ü") == 21 and events == ["ü", "ü"]
assert all(reference() is not None for reference in references)
bus.clear()
bus.fire("")
gc.collect()
assert [reference() for reference in references] == [None, None]
assert m.Bus(len).fire("abc") == 3
bus.last = events.append
assert bus.count(lambda: 5) == 5 and events[-1] == 5
bus.last = None
assert bus.count(lambda: 6) == 6 and events[-1] == 5
busy = "RuntimeError: already borrowed: Bus.%s on an object in use by another call"
assert text(bus.count, lambda: bus.count(lambda: 1)) == busy % "count"
assert text(bus.count, lambda: bus.add(len)) == busy % "add"
done = threading.Event()
bus = m.Bus(lambda event: done.set() or 1)
bus.fire_later("x", 1)
assert done.wait(60)


# Back and forth until the stack is used up.
def deep(n):
    return m.maybe(n + 1, deep)


sys.setrecursionlimit(600)
assert isinstance(caught(deep, 0), RecursionError)
sys.setrecursionlimit(1_000_000 if sys.implementation.name == "cpython" else 600)
endless = m.Bus()
endless.add(endless.fire)
assert isinstance(caught(endless.fire, "x"), (RecursionError, RuntimeError))
assert isinstance(caught(deep, 0), RecursionError)
sys.setrecursionlimit(1000)
endless.clear()

# What the callback changes meanwhile.
items = ["a", "b"]
assert m.filter(items, lambda _: items.clear() or True) == ["a", "b"]

# The interpreter ends while threads of Rust's call.
EXIT = """
import callbacks as m, time
bus = m.Bus(lambda event: len(event))
for _ in range(3):
    bus.fire_later("x", 10**9)
time.sleep(0.02)
"""
start = time.monotonic()
subprocess.run([sys.executable, "-c", EXIT], check=True, timeout=60)
SLOW = """
import callbacks as m, time
bus = m.Bus(lambda event: time.sleep(0.2) or 1)
bus.fire_later("x", 10**9)
time.sleep(0.05)
"""
subprocess.run([sys.executable, "-c", SLOW], check=True, timeout=60)

# In sub-interpreters, each of which calls in itself and ends before Rust does.
INTERPRETERS = """
import threading
try:
    import _interpreters as interpreters
except ImportError:
    import _xxsubinterpreters as interpreters
CODE = '''
import callbacks as m, threading, time
where = object()
def noted(n):
    assert where is globals()["where"]
    return n + 1
assert m.fold([1, 2], 0, max) == 2
assert m.by_thread(4, noted) == [1, 2, 3, 4]
assert m.detached(noted) == 2
class Custom(Exception): pass
def fail(n): raise Custom
for call in (m.detached, lambda f: m.by_thread(1, f)):
    try:
        call(fail)
    except Custom:
        pass
    else:
        raise AssertionError
done = threading.Event()
bus = m.Bus(lambda event: done.set() or 1)
bus.fire_later("x", 10**9)
assert done.wait(60)
'''
import callbacks as m
def run():
    made = interpreters.create()
    result = (getattr(interpreters, "exec", None) or interpreters.run_string)(made, CODE)
    assert not result, result
    interpreters.destroy(made)
for _ in range(3):
    run()
threads = [threading.Thread(target=run) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
assert m.by_thread(2, lambda n: n) == [0, 1]
"""
# One that nobody ends is ended with the process, which must not wait for itself. That
# a thread of Rust's is still in it then may be a fatal error of Python's.
LEFT = """
import _xxsubinterpreters as interpreters
left = interpreters.create()
code = "import callbacks as m; m.Bus(lambda event: 1).fire_later('x', 10**9)"
interpreters.run_string(left, code)
"""
native = sys.implementation.name == "cpython" and "_cffi_backend" not in sys.modules
if native and sys.version_info < (3, 12):
    subprocess.run([sys.executable, "-c", LEFT], capture_output=True, timeout=60)
if native and sys.version_info >= (3, 12):
    subprocess.run([sys.executable, "-c", INTERPRETERS], check=True, timeout=120)
