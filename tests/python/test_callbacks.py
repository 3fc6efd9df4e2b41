"""Functions that Rust calls: by any thread, at any time, with whatever they do."""

from __future__ import annotations

import gc
import signal
import sys
import threading
import time
import traceback
import weakref
from array import array
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import suite
from suite import _backend
from test_threads import python, together

WAYS = ["here", "detached", "thread"]
EXTENSION = _backend.name == "extension"


class Mine(Exception):
    """What callbacks raise here."""


def until(true: Callable[[], bool]) -> None:
    for _ in range(2000):
        gc.collect()
        if true():
            return
        time.sleep(0.001)
    raise AssertionError("it never came true")


# Exceptions.


@pytest.mark.parametrize("how", WAYS)
@pytest.mark.parametrize("kind", [Mine, KeyError, KeyboardInterrupt, SystemExit])
def test_the_same_exception_comes_back(how: str, kind: type[BaseException]) -> None:
    raised = kind("said", 2)

    def unlucky(_: int) -> int:
        raise raised

    with pytest.raises(kind) as caught:
        suite.apply(how, 1, unlucky)
    assert caught.value is raised and raised.args == ("said", 2)
    names = [frame.name for frame in traceback.extract_tb(raised.__traceback__)]
    assert names[0].startswith("test_") and names[-1] == "unlucky"


def test_an_exception_is_the_cause() -> None:
    raised = Mine("inner")

    def unlucky() -> None:
        raise raised

    with pytest.raises(RuntimeError, match="because") as caught:
        suite.because(unlucky)
    assert caught.value.__cause__ is raised
    frames = traceback.extract_tb(raised.__traceback__)
    assert [frame.name for frame in frames][-1] == "unlucky"


def test_an_exception_goes_when_nobody_has_it() -> None:
    links = []

    def unlucky(*_: Any) -> Any:
        error = Mine()
        links.append(weakref.ref(error))
        raise error

    for call in (
        lambda: suite.apply("here", 1, unlucky),
        lambda: suite.apply("thread", 1, unlucky),
        lambda: suite.because(unlucky),
    ):
        with pytest.raises((Mine, RuntimeError)):
            call()
    until(lambda: all(link() is None for link in links))
    assert len(links) == 3


def test_an_exception_on_its_way_stays_on_it() -> None:
    class Noisy:
        def __del__(self) -> None:
            assert suite.apply("here", -1, abs) == 1

    def unlucky(_: int) -> int:
        noisy = Noisy()
        raise Mine(str(noisy is None))

    with pytest.raises(Mine, match="False"):
        suite.apply("detached", 1, unlucky)


# Signals.


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Ctrl-C raises: what a shell runs in the background ignores it, and so does Python
    then.
    """
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
def test_an_interrupt_inside_a_callback() -> None:
    passed = []

    def interrupted(number: int) -> int:
        signal.raise_signal(signal.SIGINT)
        for _ in range(1000):  # the handler runs at the latest in here
            passed.append(number)
        return number

    for how in ("here", "detached"):
        with pytest.raises(KeyboardInterrupt) as caught:
            suite.apply(how, 1, interrupted)
        frames = traceback.extract_tb(caught.value.__traceback__)
        assert "interrupted" in [frame.name for frame in frames]
    assert len(passed) < 2000
    assert suite.apply("here", 1, abs) == 1


@pytest.mark.usefixtures("interruptible")
def test_an_interrupt_while_another_thread_calls_back() -> None:
    def interrupted(number: int) -> int:
        signal.raise_signal(signal.SIGINT)
        return number + 1

    found = []
    with pytest.raises(KeyboardInterrupt):
        found.append(suite.apply("thread", 1, interrupted))
        for _ in range(1000):
            time.sleep(0.001)
    assert found in ([], [2])


# Back and forth.


def test_the_object_that_calls_is_called() -> None:
    post = suite.Post()
    post.add(lambda event: post.fire(event[1:]) + 1 if event else 0)
    assert post.fire("abc") == 3
    post.add(lambda event: len(event) if post.add(len) > 2 else -1)
    assert post.fire("") == 0 and post.fire("") == 0
    busy = "already borrowed: Post.%s on an object in use by another call"
    for use, name in (
        (lambda: post.fire(""), "fire"),
        (lambda: post.alone(int), "alone"),
        (lambda: post.add(len), "add"),
    ):
        with pytest.raises(RuntimeError) as caught:
            post.alone(use)
        assert str(caught.value) == busy % name
    post.clear()
    assert post.alone(int) == 0


def test_the_last_reference_goes_in_the_callback() -> None:
    kept: list[Any] = [suite.Post()]
    link = weakref.ref(kept[0])
    seen = []

    def last(event: str) -> int:
        kept.clear()
        gc.collect()
        seen.append(event)
        return 7

    kept[0].add(last)
    assert kept[0].fire("x") == 7 and seen == ["x"]
    until(lambda: link() is None)

    kept.append(suite.Post(last))
    fire = kept[0].fire
    link = weakref.ref(kept[0])
    result = [fire]
    del fire
    assert result.pop()("y") == 7
    until(lambda: link() is None)


class Once:
    """Gives itself up when it is called."""

    def __init__(self, post: suite.Post) -> None:
        self.post = post

    def __call__(self, event: str) -> int:
        self.post.clear()
        gc.collect()
        return len(event)


def test_a_callback_gives_itself_up() -> None:
    post = suite.Post()
    once = Once(post)
    link = weakref.ref(once)
    post.add(once)
    del once
    assert post.fire("ab") == 2
    until(lambda: link() is None)
    assert post.fire("ab") == 0


def test_what_is_being_passed_changes() -> None:
    items = [str(number) for number in range(100)]
    assert suite.sieve(items, lambda _: not items.clear()) == [
        str(number) for number in range(100)
    ]
    assert items == []
    counters = [suite.Counter(1), suite.Counter(2)]
    first = counters[0]

    def clears() -> int:
        with pytest.raises(RuntimeError, match="already borrowed"):
            first.bump()
        counters.clear()
        gc.collect()
        return 5

    assert suite.bump_all(counters, clears) == 2
    assert first.value == 6 and counters == []


@pytest.mark.parametrize("kind", [bytearray, memoryview, array])
def test_bytes_that_are_being_passed_stay(kind: type[Any]) -> None:
    # They are copied, since Python code may run while Rust has them.
    whole = bytearray(b"abc")
    data = array("B", whole) if kind is array else kind(whole)
    seen = []

    def changes(byte: int) -> None:
        seen.append(byte)
        data[2] = 0
        if kind is not memoryview:
            data.extend(b"x" * 100_000)

    assert suite.each_byte(data, changes) == 3
    assert seen == [97, 98, 99] and data[2] == 0


@pytest.mark.parametrize("how", WAYS)
def test_callbacks_that_nest_too_deep(
    how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # CFFI has no room to say what it could not say.
    monkeypatch.setattr(sys, "unraisablehook", lambda _: None, raising=False)
    depth = 0

    def deeper(number: int) -> int:
        nonlocal depth
        depth = number
        return suite.apply(
            "detached" if how == "detached" else "here", number + 1, deeper
        )

    with pytest.raises(RecursionError):
        suite.apply(how, 0, deeper)
    assert depth > 20
    assert suite.apply(how, -1, abs) == 1


# Threads.


def test_many_threads_call() -> None:
    post = suite.Post(len)
    main = threading.get_ident()

    def work(number: int) -> int:
        total = 0
        for index in range(100):
            how = WAYS[index % 3]
            total += suite.apply(how, number, lambda n: n + 1)
            total += post.fire("ab")
            ident = suite.apply(how, 1, lambda _: threading.get_ident() % 2**60)
            assert ident != main % 2**60
            with pytest.raises(Mine):
                suite.apply(how, 1, unlucky)
        return total

    def unlucky(_: int) -> int:
        raise Mine

    assert together(work) == [100 * (number + 3) for number in range(8)]


def test_handlers_come_and_go_while_threads_call() -> None:
    post = suite.Post()
    calls = []

    def work(number: int) -> None:
        for index in range(200):
            if number % 2:
                post.fire("x")
            elif index % 10 == 9:
                post.clear()
            else:
                post.add(lambda event: calls.append(event) or 1)

    together(work)
    post.clear()


def test_release_by_another_thread() -> None:
    class Handler:
        def __call__(self, event: str) -> int:
            return len(event)

    post, links = suite.Post(), []
    for _ in range(20):
        handler = Handler()
        links.append(weakref.ref(handler))
        post.add(handler)
        del handler
    assert post.fire("ab") == 40
    post.let_go()
    until(lambda: all(link() is None for link in links))
    assert post.fire("ab") == 0


def test_release_by_a_thread_of_python() -> None:
    class Handler:
        def __call__(self, event: str) -> int:
            return len(event)

    handler = Handler()
    link = weakref.ref(handler)
    posts = [suite.Post(handler)]
    del handler
    thread = threading.Thread(target=posts.clear)
    thread.start()
    thread.join()
    until(lambda: link() is None)


# Ends.

# Without the warning that the import switches the GIL on.
QUIET = "import warnings; warnings.simplefilter('ignore')\n"

EXIT = """
import suite, time
post = suite.Post(lambda event: len(event))
for _ in range(3):
    post.fire_on("x", 10**9)
time.sleep(0.003 * {0})
"""


def test_exit_while_threads_call() -> None:
    for number in range(10):
        start = time.monotonic()
        done = python(QUIET + EXIT.format(number))
        assert done.returncode == 0 and not done.stderr, done.stderr
        assert time.monotonic() - start < 60


SLOW_EXIT = """
import atexit, time
begun, done = [], []
@atexit.register  # before the library does: it runs after what the library does
def last():
    assert begun and len(begun) == len(done)
    print("waited")
import suite
def slow(event):
    begun.append(event)
    time.sleep(0.3)
    done.append(event)
    return 1
suite.Post(slow).fire_on("x", 10**9)
while not begun:
    time.sleep(0.001)
"""


def test_exit_waits_for_a_callback() -> None:
    done = python(QUIET + SLOW_EXIT)
    assert (done.returncode, done.stdout, done.stderr) == (0, "waited\n", "")


FORKS = """
import os, suite, time
post = suite.Post(lambda event: len(event))
post.fire_on("x", 10**9)
time.sleep(0.01)
for _ in range(40):
    child = os.fork()
    if child == 0:
        assert post.fire("ab") == 2 and suite.apply("detached", -1, abs) == 1
        os._exit(0)
    assert os.waitpid(child, 0)[1] == 0
os._exit(0)
"""


@pytest.mark.skipif(
    sys.implementation.name == "pypy"
    or sys.version_info < (3, 12)
    or sys.platform == "win32",
    reason="a child of these may hang in fork itself, whatever calls",
)
def test_forks_while_a_thread_calls() -> None:
    done = python(QUIET + FORKS)
    assert done.returncode == 0 and not done.stderr, done.stderr


RELEASE_AT_EXIT = """
import suite
posts = [suite.Post(lambda event: len(event)) for _ in range(50)]
for post in posts:
    post.let_go()
class Late:
    def __init__(self): self.posts = posts
    def __del__(self):
        for post in self.posts:
            try: post.clear()
            except ValueError as error:  # by CFFI the collector was there before
                assert str(error) == "argument 'self': NULL"
late = Late()
"""


def test_exit_while_callbacks_are_released() -> None:
    for _ in range(5):
        done = python(QUIET + RELEASE_AT_EXIT)
        assert done.returncode == 0 and not done.stderr, done.stderr


INTERPRETER = """
try:
    import _interpreters as interpreters
except ImportError:
    import _xxsubinterpreters as interpreters
CODE = '''
import suite, threading
where = object()
def noted(number):
    assert where is globals()["where"]
    return number + 1
for how in ("here", "detached", "thread"):
    assert suite.apply(how, 1, noted) == 2
called = threading.Event()
post = suite.Post(lambda event: called.set() or 1)
post.fire_on("x", 10**9)
assert called.wait(60)
'''
import suite
for _ in range(3):
    made = interpreters.create()
    run = getattr(interpreters, "exec", None) or interpreters.run_string
    failed = run(made, CODE)
    assert not failed, failed
    interpreters.destroy(made)
    assert suite.apply("thread", -1, abs) == 1
"""


@pytest.mark.skipif(
    not EXTENSION or sys.version_info < (3, 12),
    reason="_cffi_backend has no interpreters, and CPython 3.12 the first whole ones",
)
def test_an_interpreter_ends_while_threads_call() -> None:
    done = python(INTERPRETER)
    assert done.returncode == 0, done.stderr
