"""Threads that use functions and one object of the library at once."""

import contextlib
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

from ophio import _backend
from ophio.glob import is_glob_match
from ophio.ketama import KetamaPool

assert _backend.name == "extension", _backend.name
THREADS = 4
ROUNDS = 3000
shared = KetamaPool(["a", "b"])
start = threading.Barrier(THREADS)


def work(number: int) -> None:
    start.wait()
    for turn in range(ROUNDS):
        assert is_glob_match(f"src/{turn}.c", "*.c")
        assert KetamaPool([f"{number}", f"{turn}"]).get_node("key")
        node = f"{number}-{turn}"
        # Where another thread is at the object, this one is told so.
        with contextlib.suppress(RuntimeError):
            shared.add_node(node)
            assert shared.get_node("key")
            shared.remove_node(node)
        with contextlib.suppress(TypeError):
            is_glob_match(turn, "*.c")  # type: ignore[arg-type]
            raise AssertionError("no TypeError")


sys.setswitchinterval(1e-5)
with ThreadPoolExecutor(THREADS) as pool:
    for result in [pool.submit(work, number) for number in range(THREADS)]:
        result.result()
assert shared.get_node("key")
