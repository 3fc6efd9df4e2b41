"""The package calls the library as a C program does: by CFFI, on CPython and PyPy."""

import os
import re
import subprocess
import sys
from pathlib import Path

import intervals
import pytest
from intervals import c, ffi, lib

EXAMPLE = Path(__file__).parents[1]
HEADER = EXAMPLE / "include" / "intervals.h"


@pytest.fixture
def numbers():
    return ffi.gc(intervals.intervals_new(), intervals.intervals_free)


def parse(text):
    made = intervals.intervals_parse(text)
    return ffi.gc(made, intervals.intervals_free) if made else None


def text_of(numbers):
    size = intervals.intervals_format(numbers, ffi.NULL, 0)
    buffer = ffi.new("char[]", size + 1)
    assert intervals.intervals_format(numbers, buffer, size + 1) == size
    return ffi.string(buffer)


def test_the_package_gives_what_its_module_has():
    assert intervals.__all__ == c.__all__
    assert all(getattr(intervals, name) is getattr(c, name) for name in c.__all__)


def test_constants_and_variables():
    assert intervals.INTERVALS_END == 2**64 - 1 == lib.INTERVALS_END
    assert intervals.INTERVALS_TEXT_MAX == 42
    version = lib.INTERVALS_VERSION
    assert (version.major, version.minor, version.patch) == (1, 2, 0)
    whole = intervals.Interval_ALL
    assert (whole.start, whole.end) == (0, intervals.INTERVALS_END)


def test_structs_go_and_come_by_value(numbers):
    for interval in ((3, 5), {"start": 8, "end": 9}, ffi.new("Interval *", (5, 6))[0]):
        done = intervals.intervals_insert(numbers, interval)
        assert done == intervals.INTERVAL_STATUS_OK
    assert text_of(numbers) == b"3-5,8"
    found = intervals.intervals_find(numbers, 4)
    assert found.found and (found.value.start, found.value.end) == (3, 6)
    assert not intervals.intervals_find(numbers, 7).found
    assert intervals.intervals_contains(numbers, 8) is True
    assert intervals.intervals_gap(numbers, 3).value == 0


def test_a_constant_is_an_argument(numbers):
    intervals.intervals_insert(numbers, intervals.Interval_ALL)
    assert intervals.intervals_total(numbers) == intervals.INTERVALS_END


def test_enums_with_fields(numbers):
    edits = ffi.new("IntervalEdit[3]")
    edits[0].tag = intervals.INTERVAL_EDIT_INSERT
    edits[0].insert = {"start": 10, "end": 20}
    edits[1].tag = intervals.INTERVAL_EDIT_GROW
    edits[1].grow = 5
    edits[2].tag = intervals.INTERVAL_EDIT_REMOVE
    edits[2].remove = (12, 14)
    done = intervals.intervals_apply(numbers, edits, len(edits))
    assert done == intervals.INTERVAL_STATUS_OK
    assert text_of(numbers) == b"5-11,14-24"


def test_a_status_tells_what_was_wrong(numbers):
    backwards = intervals.intervals_insert(numbers, (5, 3))
    assert backwards == intervals.INTERVAL_STATUS_BAD_INTERVAL
    nowhere = intervals.intervals_insert(ffi.NULL, (3, 5))
    assert nowhere == intervals.INTERVAL_STATUS_NULL_POINTER
    assert parse(b"no numbers") is None
    assert intervals.intervals_parse(ffi.NULL) == ffi.NULL


def test_callbacks():
    seen = []

    @ffi.callback("bool(Interval, void *)")
    def visit(interval, context):
        seen.append((interval.start, interval.end, ffi.from_handle(context)))
        return interval.start < 5

    handle = ffi.new_handle("mine")
    numbers = parse(b"1,5-6,9")
    stopped = intervals.intervals_visit(numbers, visit, handle)
    assert stopped == intervals.INTERVAL_STATUS_STOPPED
    assert seen == [(1, 2, "mine"), (5, 7, "mine")]


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ((), TypeError),
        ((None, 1), TypeError),
        ((ffi.NULL, -1), OverflowError),
        ((ffi.NULL, 2**64), OverflowError),
        ((ffi.NULL, "1"), TypeError),
        ((ffi.new("Interval *"), 1), TypeError),
    ],
)
def test_bad_arguments_are_errors(arguments, error):
    with pytest.raises(error):
        intervals.intervals_contains(*arguments)


def test_the_header_declares_every_function():
    declared = HEADER.read_text()
    for name in c.__all__:
        if name.startswith("intervals_"):
            assert f" {name}(" in declared or f"*{name}(" in declared


@pytest.mark.parametrize("page", ["README.md", "../../docs/python.md"])
def test_what_is_documented_runs(page):
    blocks = re.findall(r"```python\n(.*?)```", (EXAMPLE / page).read_text(), re.DOTALL)
    mine = [block for block in blocks if "from intervals import" in block]
    assert len(mine) == 1
    exec(compile(mine[0], page, "exec"), {})


def test_the_import_says_what_the_library_lacks(tmp_path):
    package = tmp_path / "intervals"
    package.mkdir()
    for file in Path(c.__file__).parent.iterdir():
        if file.is_file():
            (package / file.name).write_bytes(file.read_bytes())

    def fault():
        done = subprocess.run(
            [sys.executable, "-c", "import intervals"],
            env={**os.environ, "PYTHONPATH": str(tmp_path)},
            capture_output=True,
            text=True,
        )
        return done.returncode, done.stderr.splitlines()[-1:]

    assert fault() == (0, [])
    tables = package / "_c_abi.py"
    tables.write_bytes(tables.read_bytes().replace(b"intervals_new", b"intervals_nex"))
    (package / "c.py").write_text(
        "from ._c_library import open_library\nopen_library()"
    )
    status, (message,) = fault()
    assert status == 1 and message.startswith("ImportError: intervals: ")
    assert "has no intervals_nex: in the project's directory run `bindgen" in message
    next(package.glob("_native.*")).unlink()
    status, (message,) = fault()
    assert status == 1 and "the library is not there" in message
