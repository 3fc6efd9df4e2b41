"""Runs CPython's own tests of base64 and binascii, as they are, on base64_rs.

    python cpython.py [DIRECTORY]

They are those of this Python; where it came without tests, those of the directory,
which has to hold them as `Lib/test` does. base64_rs stands in for the two modules, also
in the processes that the tests start. The last line is "N passed, N failed".
"""

from __future__ import annotations

import sys
import types
import unittest
from collections import Counter
from importlib import import_module
from pathlib import Path
from typing import Any

import base64_rs

# Read by name: what is not in a version of Python is no longer left out there.
LEFT_OUT = {
    "LazyImportTest.test_lazy_import": "is about what the standard library's file imports",
    "ChecksumBigBufferTestCase.test_big_buffer": "is about crc32, and takes 4 GiB",
}


# What `python -m base64` is there: some of the tests ignore the environment.
AS_MAIN = """
import runpy, sys
sys.path.insert(0, {!r})
runpy.run_module("base64_rs.base64", run_name="__main__", alter_sys=True)
"""


def stand_in() -> None:
    """Puts base64_rs in the place of the standard library's modules."""
    sys.modules["binascii"] = import_module("base64_rs.binascii")
    sys.modules["base64"] = import_module("base64_rs.base64")
    helper: Any = import_module("test.support.script_helper")
    for name in ("assert_python_ok", "assert_python_failure", "spawn_python"):
        setattr(helper, name, started(getattr(helper, name)))


def started(function: Any) -> Any:
    """The function that starts Python, which then starts our module."""
    code = AS_MAIN.format(str(Path(base64_rs.__file__).parent.parent))

    def start(*args: str, **options: Any) -> Any:
        if args[:2] == ("-m", "base64"):
            args = ("-c", code, *args[2:])
        return function(*args, **options)

    return start


def cases(suite: Any) -> list[unittest.TestCase]:
    """All tests of a suite."""
    if isinstance(suite, unittest.TestCase):
        return [suite]
    return [case for part in suite for case in cases(part)]


def main() -> None:
    """Runs the tests and counts them."""
    package: types.ModuleType = import_module("test")
    package.__path__.extend(sys.argv[1:])
    stand_in()
    loader, chosen, left_out = unittest.TestLoader(), unittest.TestSuite(), Counter()
    for name in ("test.test_base64", "test.test_binascii"):
        for case in cases(loader.loadTestsFromModule(import_module(name))):
            known = ".".join(case.id().split(".")[-2:])
            if known in LEFT_OUT:
                left_out[known] += 1
            else:
                chosen.addTest(case)
    result = unittest.TextTestRunner(verbosity=1).run(chosen)
    for known, reason in LEFT_OUT.items():
        if known in left_out:
            print(f"left out: {known} {reason}")
    skipped = Counter((case.id().split(".")[-1], why) for case, why in result.skipped)
    for (name, reason), count in skipped.items():
        print(f"SKIPPED [{count}] {name}: {reason}")
    failed = len({case.id() for case, _ in result.failures + result.errors})
    failed += len(result.unexpectedSuccesses)
    passed = result.testsRun - failed - len(result.skipped)
    print(f"{base64_rs.implementation()} on Python {sys.version.split()[0]}")
    if result.skipped:
        print(f"{passed} passed, {failed} failed, {len(result.skipped)} skipped")
    else:
        print(f"{passed} passed, {failed} failed")
    sys.exit(failed != 0 or passed < 50)


if __name__ == "__main__":
    main()
