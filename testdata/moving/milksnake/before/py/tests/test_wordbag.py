import subprocess
import sys

import pytest
import wordbag
import wordbag.exceptions
from wordbag._lowlevel import ffi, lib


@pytest.fixture
def bag():
    bag = wordbag.Bag()
    assert bag.add("The cat and the hat") == 5
    return bag


def test_counts(bag):
    assert bag["the"] == 2 and bag["dog"] == 0
    assert bag.counts() == [("the", 2), ("and", 1), ("cat", 1), ("hat", 1)]
    assert bag.counts(stop=True) == [("cat", 1), ("hat", 1)]


def test_text(bag):
    assert bag.dump() == "and 1\ncat 1\nhat 1\nthe 2"
    assert wordbag.Bag.parse(bag.dump()).counts() == bag.counts()
    assert wordbag.Bag.parse("").counts() == []
    assert wordbag.Bag.parse("Grüße 3")["Grüße"] == 3
    assert bag.uuid == wordbag.Bag.parse(bag.dump()).uuid


def test_callbacks(bag):
    seen = []
    assert bag.visit(lambda *args: seen.append(args)) == 4
    assert seen == [("and", 1), ("cat", 1), ("hat", 1), ("the", 2)]
    assert bag.visit(lambda *args: False) == 1


def test_exceptions_are_made_from_the_codes_of_c(bag):
    with pytest.raises(wordbag.ParseErrorMissingCount, match="no count: cat"):
        wordbag.Bag.parse("cat")
    with pytest.raises(wordbag.ParseError) as caught:
        wordbag.Bag.parse("cat many")
    assert caught.value.code == lib.WORDBAG_ERROR_CODE_PARSE_ERROR_BAD_COUNT == 1001
    with pytest.raises(wordbag.InvalidUtf8):
        bag.add(b"\xff")
    with pytest.raises(wordbag.Panic, match="panic: a word that is not to be said"):
        bag.add("crash")
    assert wordbag.exceptions.exceptions_by_code[2] is wordbag.Unknown


def test_low_level():
    assert ffi.sizeof("WordbagStr") == 2 * ffi.sizeof("void *") + ffi.sizeof("size_t")
    assert ffi.typeof("WordbagCount").fields[1][0] == "count"
    lib.wordbag_err_clear()
    assert lib.wordbag_err_get_last_code() == lib.WORDBAG_ERROR_CODE_NO_ERROR
    nothing = lib.wordbag_err_get_last_message()
    assert nothing.data == ffi.NULL and not nothing.owned


def test_command():
    done = subprocess.run(
        [sys.executable, "-m", "wordbag"],
        input="of mice and of men\nmen",
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "2 men\n1 mice\n"
