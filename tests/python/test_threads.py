"""Many threads on one object: a borrow may be refused, nothing may be lost."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from typing import Any

import pytest
import suite

THREADS = 8
ROUNDS = 2_000


def together(work: Callable[[int], object], threads: int = THREADS) -> list[Any]:
    """What each thread gives; an exception of one is raised here."""
    results: list[Any] = [None] * threads
    errors: list[BaseException] = []
    start = threading.Barrier(threads)

    def run(number: int) -> None:
        try:
            start.wait()
            results[number] = work(number)
        except BaseException as error:  # noqa: BLE001
            errors.append(error)

    each = [threading.Thread(target=run, args=(number,)) for number in range(threads)]
    interval = sys.getswitchinterval() if hasattr(sys, "getswitchinterval") else 0.005
    sys.setswitchinterval(1e-5)
    try:
        for thread in each:
            thread.start()
        for thread in each:
            thread.join()
    finally:
        sys.setswitchinterval(interval)
    if errors:
        raise errors[0]
    return results


def count(work: Callable[[], object]) -> int:
    """How often it was done; a refused borrow does not count."""
    done = 0
    for _ in range(ROUNDS):
        try:
            work()
        except RuntimeError as error:
            assert "borrowed" in str(error)
        else:
            done += 1
    return done


def test_no_step_of_a_counter_is_lost() -> None:
    counter = suite.Counter(0)
    done = together(lambda _: count(counter.bump))
    assert counter.value == sum(done) > 0


def test_no_step_of_mixed_calls_is_lost() -> None:
    counter, one = suite.Counter(0), suite.Counter(1)
    calls: list[Callable[[], object]] = [
        counter.bump,
        lambda: counter.extend([1]),
        lambda: counter([0, 1]),
        lambda: counter.absorb(one),
        counter.bumped,
        lambda: suite.absorb_all(counter, [one]),
        lambda: counter.__iadd__(one),
        lambda: counter.bump(by=1),
    ]
    done = together(lambda number: count(calls[number]))
    refused = sum(1 for each in done if each == 0)
    assert counter.value == sum(done) and refused < THREADS and one.value == 1


def test_reading_while_writing() -> None:
    counter = suite.Counter(0, "a" * 100)

    def work(number: int) -> int:
        if number % 2:
            return count(lambda: counter.rename("ab"[number // 2 % 2] * 100))

        def read() -> None:
            assert counter.label in ("a" * 100, "b" * 100)
            assert repr(counter).startswith("Counter(0") and counter.copied().value == 0

        return count(read)

    assert sum(together(work)) > 0


def test_no_item_of_a_basket_is_lost() -> None:
    basket = suite.Basket()
    done = together(lambda number: count(lambda: basket.push(f"{number}" * 20)))
    assert len(basket) == sum(done)
    assert all(
        basket.__contains__(f"{number}" * 20)
        for number in range(THREADS)
        if done[number]
    )


def test_one_iterator_gives_each_item_once() -> None:
    items = [str(number) for number in range(4000)]
    walk = iter(suite.Basket(*items))

    def work(_: int) -> list[str]:
        seen = []
        while True:
            try:
                seen.append(next(walk))
            except StopIteration:
                return seen
            except RuntimeError as error:
                assert "borrowed" in str(error)

    seen = [item for each in together(work) for item in each]
    assert sorted(seen, key=int) == items


def test_borrows_in_both_orders() -> None:
    one, two = suite.Counter(100), suite.Counter(100)

    def work(number: int) -> int:
        a, b = (one, two) if number % 2 else (two, one)
        return count(lambda: a.drain(b))

    assert sum(together(work)) > 0
    assert one.value + two.value == 200


def test_objects_come_and_go() -> None:
    before = suite.live()

    def work(number: int) -> None:
        for index in range(300):
            guest = suite.Guest(f"{number}")
            guest.invite_self()
            shapes = suite.all_shapes()
            assert suite.area(shapes[0]) == 1.0 and guest.guests == [f"{number}"]
            kept = suite.keep(suite.Counter(index))
            assert kept.bump() == index + 1
            if index % 100 == 0:
                gc.collect()

    together(work)
    gc.collect()
    assert suite.live() == before


def test_objects_are_dropped_by_other_threads() -> None:
    made = [suite.Counter(number) for number in range(4000)]

    def work(_: int) -> None:
        while True:
            try:
                counter = made.pop()
            except IndexError:
                return
            counter.bump()
            del counter

    together(work)


def test_errors_in_many_threads() -> None:
    def work(number: int) -> None:
        for index in range(300):
            with pytest.raises(suite.SuiteError):
                suite.raise_error("own")
            with pytest.raises(TypeError):
                suite.integers([number, index, "x"])
            with pytest.raises(suite.MoreSuiteError):
                suite.raise_more(1)

    together(work)


@pytest.mark.usefixtures("quiet")
def test_panics_in_many_threads() -> None:
    counter = suite.Counter(0)

    def work(_: int) -> None:
        for _ in range(100):
            with pytest.raises((suite.PanicException, RuntimeError)):
                counter.explode()
            with pytest.raises(suite.PanicException):
                suite.panic_with("said")

    together(work)
    assert counter.bump() > 0


def in_thread(work: Callable[[], object]) -> threading.Thread:
    thread = threading.Thread(target=work)
    thread.start()
    return thread


def wait_until(held: Callable[[], bool]) -> None:
    for _ in range(2000):
        if held():
            return
        time.sleep(0.001)
    raise AssertionError("the other thread never began")


def refused(work: Callable[[], object]) -> bool:
    try:
        work()
    except RuntimeError as error:
        assert "borrowed" in str(error)
        return True
    return False


def test_who_holds_an_object_alone_is_not_disturbed() -> None:
    counter = suite.Counter(5)
    thread = in_thread(lambda: counter.hold(300))
    wait_until(lambda: refused(lambda: counter.value))
    for use in (
        lambda: counter.bump(),
        lambda: counter.value,
        lambda: counter.label,
        lambda: counter.copied(),
        lambda: repr(counter),
        lambda: counter(  # the borrow comes first, or the argument: an error both ways
            []
        ),
        lambda: setattr(counter, "value", 1),
        lambda: delattr(counter, "value"),
        lambda: suite.absorb_all(suite.Counter(1), [counter]),
        lambda: suite.Counter(1).absorb(counter),
    ):
        with pytest.raises(RuntimeError, match="borrowed"):
            use()
    assert suite.keep(counter) is counter, "the object itself is free to go around"
    thread.join()
    assert counter.bump() == 6


def test_who_looks_at_an_object_lets_others_look() -> None:
    counter = suite.Counter(5)
    thread = in_thread(lambda: counter.watch(300))
    wait_until(lambda: refused(lambda: counter.rename("counter")))
    assert (
        counter.value == 5
        and counter.copied().value == 5
        and counter.label == "counter"
    )
    with pytest.raises(RuntimeError, match="Counter.bump"):
        counter.bump()
    thread.join()
    assert counter.bump() == 6


def python(code: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    return subprocess.run(
        [sys.executable, "-X", "faulthandler", "-c", code],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
    )


def test_exit_while_threads_are_in_calls() -> None:
    done = python(
        """
import suite, threading, time
counter = suite.Counter(1)
def work():
    while True:
        try:
            counter.bump(); suite.Guest("g").invite_self(); counter.watch(1)
        except RuntimeError:
            pass
for _ in range(8):
    threading.Thread(target=work, daemon=True).start()
time.sleep(0.1)
"""
    )
    assert done.returncode == 0, done.stderr


def test_imports_in_many_threads() -> None:
    done = python(
        """
import threading
start, found = threading.Barrier(8), []
def work():
    start.wait()
    import suite
    found.append((suite.i8_of(1), suite.Counter(1).bump(), suite))
threads = [threading.Thread(target=work) for _ in range(8)]
for each in threads: each.start()
for each in threads: each.join()
assert [each[:2] for each in found] == [(1, 2)] * 8
assert len({id(each[2]) for each in found}) == 1
"""
    )
    assert done.returncode == 0, done.stderr


def test_objects_outlive_the_module() -> None:
    done = python(
        """
import sys, suite
kept = [suite.Counter(1), iter(suite.Basket("a")), suite.Guest("g"), suite.Open(), suite.Shape.Pair(1, "x")]
kept[3].all = kept
class Sub(suite.Counter): pass
kept.append(Sub(1))
class Late:
    def __init__(self): self.kept, self.counter = kept, suite.Counter(3)
    def __del__(self): assert self.counter.bump() == 4; list(self.kept[1])
late = Late()
for name in [name for name in sys.modules if name.startswith("suite")]:
    del sys.modules[name]
del suite
"""
    )
    assert done.returncode == 0 and "Error" not in done.stderr, done.stderr


def test_first_calls_at_once() -> None:
    # What is looked up and interned when a call first needs it is so once.
    for _ in range(3):
        done = python(
            """
import sys, threading
sys.setswitchinterval(1e-6)
import suite
from calls import FUNCTIONS

start = threading.Barrier(16)
calls = list(FUNCTIONS.values())
faults = []

def run(number):
    start.wait()
    # Each thread begins elsewhere, so that some meet at each function.
    for make in calls[number:] + calls[:number]:
        call = make()
        try:
            call()
            call.function(no_such_parameter=1)
        except Exception as error:
            if not isinstance(error, TypeError):
                faults.append(repr(error))

threads = [threading.Thread(target=run, args=(number,)) for number in range(16)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
assert not faults, faults
"""
        )
        assert done.returncode == 0, done.stderr
