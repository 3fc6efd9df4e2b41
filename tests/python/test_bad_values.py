"""Values that do not convert are exceptions, never a crash, a leak or a panic."""

from __future__ import annotations

import array
import contextlib
import copy
import datetime
import decimal
import gc
import operator
import pathlib
import sys
import uuid
from typing import Any

import pytest
import suite
from calls import FUNCTIONS, Call, attempt
from hostile import (
    BadEverything,
    BadFloat,
    BadIndex,
    BadItems,
    BadIteration,
    BadLength,
    BadPath,
    BadStep,
    Index,
    LyingList,
    LyingSequence,
    Mine,
    Sequence,
    ShyClass,
    Text,
    WrongFloat,
    WrongIndex,
    WrongPath,
    clearing,
    growing,
    nested,
    released,
)

INTEGERS = {
    "i8_of": (-(2**7), 2**7 - 1),
    "i16_of": (-(2**15), 2**15 - 1),
    "i32_of": (-(2**31), 2**31 - 1),
    "i64_of": (-(2**63), 2**63 - 1),
    "isize_of": (-sys.maxsize - 1, sys.maxsize),
    "u8_of": (0, 2**8 - 1),
    "u16_of": (0, 2**16 - 1),
    "u32_of": (0, 2**32 - 1),
    "u64_of": (0, 2**64 - 1),
    "usize_of": (0, 2 * sys.maxsize + 1),
}


@pytest.mark.parametrize("name", INTEGERS)
def test_integers_of_each_width(name: str) -> None:
    function, (low, high) = getattr(suite, name), INTEGERS[name]
    for value in (low, high, 0, 1, high // 2):
        assert function(value) == value
        assert function(Index(value)) == value
    assert function(True) == 1
    for value in (low - 1, high + 1, 2**64, -(2**64), 2**1000, -(10**400)):
        with pytest.raises(OverflowError):
            function(value)
        with pytest.raises(OverflowError):
            function(Index(value))
    for wrong in ("1", b"1", 1.0, 1j, None, [], object(), int, float("nan")):
        with pytest.raises(TypeError):
            function(wrong)
    with pytest.raises(Mine):
        function(BadIndex())
    with pytest.raises(TypeError):
        function(WrongIndex())


@pytest.mark.parametrize("name", ["f32_of", "f64_of"])
def test_floats(name: str) -> None:
    function = getattr(suite, name)
    for value in (0.0, -0.5, 3, True, float("inf")):
        assert function(value) == value
    assert function(float("nan")) != function(float("nan"))
    for wrong in ("1", b"1", 1j, None, [], object()):
        with pytest.raises(TypeError):
            function(wrong)
    with pytest.raises(OverflowError):
        function(10**400)
    with pytest.raises(Mine):
        function(BadFloat())
    with pytest.raises(TypeError):
        function(WrongFloat())


def test_booleans_are_booleans() -> None:
    assert suite.boolean(True) is True
    for wrong in (1, 0, "", None, [], 1.0, BadEverything()):
        with pytest.raises(TypeError):
            suite.boolean(wrong)


SURROGATES = ["\ud800", "\udfff", "a\udc80", "\ud83d\ude00", "x" * 1000 + "\ud800"]


def test_text() -> None:
    for value in ("", "a\0b", "\0", "ü", "\U0010ffff", "\ufffe", "x" * 10**6):
        assert suite.text_of(value) == value
    assert suite.text_of(Text("plain")) == "plain"
    for wrong in (1, None, b"x", bytearray(b"x"), [], ["x"], object()):
        with pytest.raises(TypeError):
            suite.text_of(wrong)


@pytest.mark.parametrize("text", SURROGATES)
def test_lone_surrogates_are_refused_everywhere(text: str) -> None:
    counter, basket = suite.Counter(1), suite.Basket("a")
    for call in (
        Call(suite.text_of, (text,)),
        Call(suite.text_or_bytes, (text,)),
        Call(suite.words, (["a", text],)),
        Call(suite.borrowed_words, ([text],)),
        Call(suite.pairs, ([(1, text)],)),
        Call(suite.triples, ((1, text, b""),)),
        Call(suite.everything, (1, text)),
        Call(suite.everything, (1, "x", b"", text)),
        Call(suite.Counter, (1, text)),
        Call(counter.rename, (text,)),
        Call(setattr, (counter, "label", text)),
        Call(basket.push, (text,)),
        Call(operator.contains, (basket, text)),
        Call(operator.setitem, (basket, 0, text)),
        Call(suite.Shape.Named, (text, [])),
    ):
        with pytest.raises(UnicodeEncodeError):
            call()
    for call in (
        Call(suite.keywords, (), {text: 1}),
        Call(suite.everything, (1, "x"), {text: [1]}),
        Call(suite.i8_of, (), {text: 1}),
    ):
        with pytest.raises((UnicodeEncodeError, TypeError)):
            call()
    assert counter.label == "counter" and list(basket) == ["a"]


def test_bytes() -> None:
    for value in (b"", b"\0\xff", bytearray(b"x"), memoryview(b"xyz"), b"x" * 10**6):
        assert suite.bytes_of(value) == bytes(value)
        assert suite.byte_sum(value) == sum(value)
    for wrong in (1, None, "x", object(), BadEverything()):
        with pytest.raises(TypeError):
            suite.bytes_of(wrong)
    with pytest.raises((ValueError, BufferError, TypeError)):
        suite.bytes_of(released())


def test_text_or_bytes() -> None:
    wide = array.array("q", [1, 2])
    for value, length in (
        ("aé", -3),
        (b"\0\xff", 2),
        (bytearray(b"xyz"), 3),
        (memoryview(b"0123456789")[::2], 5),
        (memoryview(bytes(16)).cast("B", (4, 4)), 16),
        (wide, 16),
        (memoryview(wide)[::-1], 16),
    ):
        assert suite.text_or_bytes(value) == length
    for wrong in (1, None, [1], object(), BadEverything()):
        with pytest.raises(TypeError, match="cannot be converted to 'str' or 'bytes'"):
            suite.text_or_bytes(wrong)
    with pytest.raises((ValueError, BufferError, TypeError)):
        suite.text_or_bytes(released())


@pytest.mark.parametrize("step", [2, 3, -1, -2])
def test_strided_buffers_are_read_right_or_refused(step: int) -> None:
    view = memoryview(bytes(range(32)))[::step]
    numbers = memoryview(array.array("q", range(16)))[::step]
    floats = memoryview(array.array("d", range(16)))[::step]
    for function, given in (
        (suite.bytes_of, view),
        (suite.largest, numbers),
        (suite.integers, numbers),
        (suite.reals, floats),
    ):
        try:
            got = function(given)
        except (BufferError, TypeError):
            continue
        want: Any = given.tolist()
        assert got == (max(want) if function is suite.largest else type(got)(want))


def test_arrays() -> None:
    assert suite.largest(array.array("q", [1, 5, -3])) == 5
    assert suite.largest(array.array("q")) is None
    assert suite.reals(array.array("d", [1.5, 2.5])) == [1.5, 2.5]
    for code in "bBhHiIlL":
        assert suite.integers(array.array(code, [1, 2])) == [1, 2]
    assert suite.reals(array.array("f", [0.5])) == [0.5]
    for wrong in (array.array("d", [1.5]), array.array("f", [1.0])):
        for function in (suite.largest, suite.integers):
            with pytest.raises(TypeError):
                function(wrong)
    with pytest.raises(OverflowError):
        suite.integers(array.array("Q", [2**64 - 1]))


def test_buffers_are_given_back() -> None:
    data, numbers = bytearray(b"12345"), array.array("q", [1, 2])
    suite.bytes_of(data)
    suite.byte_sum(memoryview(data))
    suite.largest(numbers)
    for call in (
        Call(suite.everything, (1, "x", data, 5)),
        Call(suite.everything, (256, "x", data)),
        Call(suite.everything, (1, 5, data)),
        Call(suite.everything, (1, "x", data), {"counter": 1}),
        Call(suite.everything, (1, "x", data), {"more": [None]}),
        Call(suite.integers, (numbers, 1)),
    ):
        with pytest.raises((TypeError, OverflowError)):
            call()
    gc.collect()
    data += b"more"  # a BufferError while somebody holds it
    numbers.append(3)
    assert len(data) == 9


def test_a_buffer_that_changes_while_the_call_is_on() -> None:
    data = bytearray(b"1" * 1000)

    class Shrink:
        def __index__(self) -> int:
            with contextlib.suppress(BufferError):
                data.clear()
            return 1

    try:
        got = suite.everything(1, "x", data, z=[Shrink()])
    except (BufferError, TypeError):
        return
    assert got[2] in (0, 1000)


SEQUENCES = [
    "integers",
    "largest",
    "reals",
    "ratios",
    "truths",
    "words",
    "borrowed_words",
    "pairs",
    "nested",
    "extents",
]


@pytest.mark.parametrize("name", SEQUENCES)
def test_sequences(name: str) -> None:
    function = getattr(suite, name)
    good = FUNCTIONS[name]().args[0]
    want = function(good)
    for same in (tuple(good), Sequence(good)):
        assert function(same) == want
    for wrong in (None, 1, 1.5, object(), int):
        with pytest.raises(TypeError):
            function(wrong)
    with pytest.raises((Mine, TypeError)):
        function(BadEverything())
    if "words" in name:
        with pytest.raises(TypeError):
            function("text is no list of words")
    with pytest.raises((Mine, TypeError)):
        function(BadItems(good))
    for odd in (
        LyingList(good),
        LyingSequence(good),
        BadLength(good),
        BadIteration(good),
        BadStep(good),
    ):
        attempt(Call(function, (odd,)))
    for item in (BadEverything(), None if name == "extents" else object()):
        with pytest.raises((Mine, TypeError, AttributeError)):
            function([*good, item])
    assert function(good) == want


@pytest.mark.parametrize("kind", [LyingList, LyingSequence])
def test_lying_lengths_asked_often(kind: type[Any]) -> None:
    # Often enough that a JIT compiler makes code for it: PyPy's tuple() believes
    # the length there.
    call = Call(suite.integers, (kind([1, 2]),))
    for _ in range(20_000):
        attempt(call)
    assert suite.integers([1, 2]) == [1, 2]


@pytest.mark.parametrize("make", [clearing, growing], ids=["clearing", "growing"])
@pytest.mark.parametrize("name", SEQUENCES)
def test_mutation_during_iteration(name: str, make: Any) -> None:
    function = getattr(suite, name)
    attempt(Call(function, (make(),)))
    attempt(Call(function, (tuple(make()),)))
    attempt(Call(function, (Sequence(make()),)))
    attempt(Call(function, ([make()],)))


def test_mutation_of_keywords() -> None:
    values: dict[str, Any] = {}

    class Clear:
        def __index__(self) -> int:
            values.clear()
            return 1

    values.update(a=1, b=Clear(), c=Clear(), d=4)
    attempt(Call(suite.keywords, (), values))
    attempt(Call(suite.variadic, (Clear(), Clear(), "x")))


def test_tuples_have_their_length() -> None:
    for wrong in ((), (1,), (1, "x"), (1, "x", b"", 1), None, 1, [1, "x", b""]):
        with pytest.raises((TypeError, ValueError)):
            suite.triples(wrong)
    for wrong in (
        (256, None, b""),
        (1, 2, b""),
        (1, None, "x"),
        (BadIndex(), None, b""),
    ):
        with pytest.raises((TypeError, OverflowError, Mine)):
            suite.triples(wrong)


def test_either_takes_the_first_that_fits() -> None:
    assert (
        suite.either(5) == 5 and suite.either(["a"]) == ["a"] and suite.either([]) == []
    )
    for wrong in (None, "x", 1.5, [1], {"a": 1}, object()):
        with pytest.raises(TypeError):
            suite.either(wrong)
    for wrong in (2**64, BadIndex(), ["\ud800"]):
        with pytest.raises((TypeError, OverflowError, ValueError, Mine)):
            suite.either(wrong)


def test_records() -> None:
    good = FUNCTIONS["extents"]().args[0][0]
    for name, wrong in (
        ("name", 1),
        ("sizes", [2**32]),
        ("sizes", None),
        ("weight", "x"),
    ):
        broken = copy.copy(good)
        setattr(broken, name, wrong)
        with pytest.raises((TypeError, OverflowError)):
            suite.extents([good, broken])
    with pytest.raises(AttributeError):
        suite.extents([object()])
    with pytest.raises((Mine, TypeError)):
        suite.extents([BadEverything()])


def test_enums() -> None:
    assert suite.flag_of(suite.Flag.Up) is suite.Flag.Up
    for wrong in (None, "Up", 1.0, 5, object(), suite.Flag):
        with pytest.raises((TypeError, ValueError)):
            suite.flag_of(wrong)


def test_paths() -> None:
    for wrong in (None, b"a", 1, [], WrongPath(), object(), BadEverything()):
        with pytest.raises((TypeError, Mine)):
            suite.path_of(wrong)
        with pytest.raises((TypeError, Mine)):
            suite.paths_of(["a", wrong])
    with pytest.raises(Mine):
        suite.path_of(BadPath())
    for wrong in (None, b"a", pathlib.Path("a"), BadPath()):
        with pytest.raises(TypeError):
            suite.os_text_of(wrong)
    for text in ("", "\0", "a\0b", "\udcff", "ü", "a" * 100_000):
        assert suite.os_text_of(text) == text
        assert suite.os_text_of(Text(text)) == text


class LyingId(uuid.UUID):
    """A UUID that says something else each time."""

    said: Any = None

    @property
    def int(self) -> Any:  # type: ignore[override]
        if isinstance(self.said, Exception):
            raise self.said
        return self.said


def test_uuids() -> None:
    lying = LyingId.__new__(LyingId)
    for said in (-1, 2**128, 10**1000, "1", 1.0, None, object(), BadIndex(), Mine()):
        LyingId.said = said
        with pytest.raises((OverflowError, TypeError, Mine)):
            suite.uuid_of(lying)
        with pytest.raises((OverflowError, TypeError, Mine)):
            suite.uuids_of([uuid.UUID(int=1), lying])
    for wrong in (None, 1, "1", uuid.UUID, BadEverything(), ShyClass()):
        with pytest.raises((TypeError, Mine)):
            suite.uuid_of(wrong)


class LyingTime(datetime.datetime):
    """A datetime whose parts are what it is told."""

    said: Any = None

    @property
    def month(self) -> Any:  # type: ignore[override]
        return self.said

    @property
    def microsecond(self) -> Any:  # type: ignore[override]
        return self.said


@pytest.mark.parametrize("said", [-1, 0, 13, 255, 10**6, 2**32, 2**70, "1", None, 1.5])
def test_times_that_lie(said: Any) -> None:
    lying = LyingTime(2000, 1, 1, tzinfo=datetime.timezone.utc)
    LyingTime.said = said
    for function in (suite.moment_of, suite.day_of, suite.zoned_of):
        attempt(Call(function, (lying,)))
    with pytest.raises((TypeError, ValueError, OverflowError)):
        suite.moment_of(lying)


def test_json() -> None:
    circle: Any = {}
    circle["a"] = [circle]
    for wrong in (circle, nested(128), nested(5000)):
        with pytest.raises(RecursionError):
            suite.json_of(wrong)
    assert suite.json_of(nested(127)) == nested(127)
    for wrong in (2**64, -(2**63) - 1, float("nan"), "\ud800", {1: 1}, {2}, b"a"):
        with pytest.raises((TypeError, ValueError, OverflowError)):
            suite.json_of([wrong])
        with pytest.raises((TypeError, ValueError, OverflowError)):
            suite.json_of({"a": wrong})
    for wrong in (BadEverything(), BadIndex(), BadFloat(), object(), range(2)):
        with pytest.raises((TypeError, Mine)):
            suite.json_of(wrong)
    large = {str(number): [number, number / 3] for number in range(50_000)}
    assert suite.json_of(large) == large
    shared = {"again": large}

    class Changing(list):  # type: ignore[type-arg]
        def __iter__(self) -> Any:
            shared.clear()
            gc.collect()
            return iter((1, 2))

    again = suite.json_of([shared, Changing(), shared])
    assert again[1:] == [[1, 2], {}] and len(again[0]["again"]) == 50_000
    values: dict[str, Any] = {"a": Changing(), "b": 1}
    assert suite.json_of(values) == {"a": [1, 2], "b": 1}


class LyingDecimal(decimal.Decimal):
    said: Any = None

    def __str__(self, *_: Any) -> Any:
        if isinstance(self.said, Exception):
            raise self.said
        return self.said


def test_decimals() -> None:
    for said in (
        "",
        "x",
        "NaN",
        "1e999999999",
        "1" * 100_000,
        "\ud800",
        1,
        None,
        Mine(),
    ):
        LyingDecimal.said = said
        with pytest.raises((TypeError, ValueError, Mine)):
            suite.decimal_of(LyingDecimal(1))
    LyingDecimal.said = "1.5"
    assert suite.decimal_of(LyingDecimal(1)) == decimal.Decimal("1.5")
    for wrong in (None, b"1", [], object(), BadEverything(), BadIndex(), ShyClass()):
        with pytest.raises((TypeError, Mine)):
            suite.decimal_of(wrong)


NUMBERS = (
    "0 -1.50 +.5 1. 1_000.2_5 1._5 1.5e3 15E-1 12.5e+1 0e99999 1e28 1e-28 "
    "79228162514264337593543950335 0079228162514264337593543950335 " + "0" * 4000 + "7"
).split()
# The largest has 96 bits, the finest 28 decimal places.
NO_NUMBERS = [
    ".",
    "-",
    "+",
    "e5",
    "1e",
    "1e+-5",
    "1e1.5",
    "1e1_0",
    "_1",
    "._5",
    "1.2.3",
    "NaN",
    "sNaN",
    "Infinity",
    "0x1",
    "١",
    "1e-29",
    "0.00000000000000000000000000000",
    "7.9228162514264337593543950336",
    "1e29",
    "8e28",
    "79228162514264337593543950336",
    "1e9999999999999999999",
    "1e-9999999999999999999",
    "0e-29",
] + ["", " 1", "1\n", "1" * 5000, "1." + "0" * 5000, "1e" + "9" * 5000]


def test_the_next_variant_has_its_turn() -> None:
    """What only Rust could refuse would come back as an error of the whole call."""
    for text in NUMBERS:
        number = suite.decimal_of(text)
        assert suite.amount_of(text) == number == decimal.Decimal(text.replace("_", ""))
    for text in NO_NUMBERS:
        with pytest.raises(ValueError, match="decimal|precision"):
            suite.decimal_of(text)
        assert suite.amount_of(text) == pathlib.Path(text)
    hour = datetime.timedelta(hours=1)
    assert suite.amount_of(hour) == hour
    assert suite.amount_of(["NaN", 1]) == ["NaN", 1]
    for wrong in (-hour, float("nan"), decimal.Decimal("NaN"), [object()]):
        with pytest.raises(TypeError, match="failed to extract enum Amount"):
            suite.amount_of(wrong)


def test_operands_that_do_not_convert() -> None:
    account = suite.Account()
    assert account + "1.5" == decimal.Decimal("1.5")
    assert account - datetime.timedelta(1) == datetime.timedelta(1)
    for wrong in (2**96, float("inf"), decimal.Decimal("NaN"), 1e-300):
        with pytest.raises(TypeError, match="unsupported operand"):
            account + wrong
    with pytest.raises(TypeError, match="unsupported operand"):
        account - datetime.timedelta(-1)


def test_classes_of_enums_are_sequences_and_members_are_not() -> None:
    with pytest.raises(
        TypeError, match="'Flag' object cannot be converted to 'Sequence'"
    ):
        suite.words(next(iter(suite.Flag)))
