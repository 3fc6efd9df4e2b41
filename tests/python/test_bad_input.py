"""What is wrong with a call is an exception, never a crash, a leak or a panic."""

from __future__ import annotations

import array
import contextlib
import copy
import gc
import operator
import pickle
import sys
import weakref
from typing import Any

import pytest
import suite
from calls import CALLS, FUNCTIONS, Call
from hostile import (
    VALUES,
    BadEverything,
    BadFloat,
    BadIndex,
    BadItems,
    BadIteration,
    BadLength,
    BadStep,
    Index,
    LyingList,
    LyingSequence,
    Mine,
    Sequence,
    Text,
    WrongFloat,
    WrongIndex,
    clearing,
    growing,
    released,
)
from suite import _backend

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
# What nothing that is refused may look like.
PANICS = ("PanicException", "SystemError")


def attempt(call: Call) -> None:
    """Makes a call that may fail, but not by a panic."""
    try:
        call()
    except Exception as error:
        assert type(error).__name__ not in PANICS, error


# Values


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


# Signatures


@pytest.mark.parametrize("name", CALLS)
def test_missing_surplus_and_unknown_arguments(name: str) -> None:
    call = CALLS[name]()
    if type(call.function).__name__ == "function" or call.function in (
        pickle.dumps,
        copy.copy,
    ):
        return  # of this suite, not of the library
    variadic = name.startswith(("variadic", "everything", "Basket", "keywords")) or (
        "__exit__" in name
    )
    if not variadic:
        with pytest.raises(TypeError):
            call.function(*call.args, *[object()] * 10, **call.kwargs)
        with pytest.raises(TypeError):
            call.function(*call.args, **call.kwargs, surely_unknown=object())
        with pytest.raises((TypeError, UnicodeEncodeError)):
            call.function(*call.args, **call.kwargs, **{"\ud800": 1})
        with pytest.raises((TypeError, UnicodeEncodeError)):
            call.function(*call.args, **call.kwargs, **{"a\0b": 1})
    with pytest.raises(TypeError):
        call.function(*call.args, **{1: 2})  # type: ignore[misc]


def test_arguments_given_twice_or_by_the_wrong_way() -> None:
    for call in (
        Call(suite.everything, (1, "x"), {"text": "y"}),
        Call(suite.everything, (), {"first": 1, "text": "y"}),
        Call(suite.everything, (1,)),
        Call(suite.everything),
        Call(suite.Counter, (1,), {"value": 2}),
        Call(suite.i8_of, (1,), {"value": 2}),
        Call(suite.Counter(1).bump, (1,), {"by": 2}),
    ):
        with pytest.raises(TypeError):
            call()
    assert suite.everything(1, "x", first=[]) == (1, 1, 0, 0, None, 1)


# Every call with every hostile value in every place.


@pytest.mark.keeps_values  # exceptions keep frames, and these keep arguments
@pytest.mark.parametrize("name", [name for name in CALLS if "watch" not in name])
def test_hostile_values_in_every_place(name: str) -> None:
    # The class itself is among the values, and nobody may change that one.
    # And of iter() with all kinds of objects Python itself makes a SystemError.
    first = 1 if CALLS[name]().function in (setattr, delattr, iter) else 0
    for make in VALUES.values():
        call = CALLS[name]()
        for place in range(first, len(call.args)):
            call = CALLS[name]()
            args = (*call.args[:place], make(), *call.args[place + 1 :])
            attempt(Call(call.function, args, call.kwargs))
        attempt(Call(call.function, (*call.args, make()), call.kwargs))
        for key in (*call.kwargs, "another"):
            call = CALLS[name]()
            attempt(Call(call.function, call.args, {**call.kwargs, key: make()}))
    CALLS[name]()()


# Objects

# What a method says to an object that is not of its class. By CFFI it is a function of
# Python's, which finds out when it uses the object.
NO_OBJECT = (TypeError, AttributeError) if _backend.name == "cffi" else TypeError
COUNTER_METHODS = [
    "bump",
    "extend",
    "rename",
    "absorb",
    "copied",
    "me",
    "bumped",
    "__call__",
]


@pytest.mark.parametrize("name", COUNTER_METHODS)
def test_methods_want_their_own_kind_of_object(name: str) -> None:
    method = getattr(suite.Counter, name)
    for wrong in (None, 1, object(), suite.Gate(), suite.Counter, suite.Frozen(1)):
        with pytest.raises(NO_OBJECT):
            method(wrong, 1) if name == "bump" else method(wrong)
    with pytest.raises(TypeError):
        method()


def test_descriptors_want_their_own_kind_of_object() -> None:
    for descriptor in (suite.Counter.value, suite.Counter.label, suite.Guest.name):
        for wrong in (1, suite.Gate(), suite.Host()):
            with pytest.raises((TypeError, AttributeError)):
                descriptor.__get__(wrong)
            with pytest.raises((TypeError, AttributeError)):
                descriptor.__set__(wrong, 1)
    for special, args in (
        ("__eq__", (suite.Counter(),)),
        ("__add__", (1,)),
        ("__hash__", ()),
        ("__repr__", ()),
        ("__iadd__", (suite.Counter(),)),
    ):
        with pytest.raises(TypeError):
            getattr(suite.Counter, special)(suite.Gate(), *args)


def test_an_object_is_not_taken_twice_where_one_is_exclusive() -> None:
    c = suite.Counter(3)
    for call in (
        Call(c.absorb, (c,)),
        Call(c.drain, (c,)),
        Call(suite.absorb_all, (c, [suite.Counter(1), c])),
    ):
        with pytest.raises(RuntimeError, match="borrowed"):
            call()
    assert c.value == 3 and c.bump() == 4
    assert suite.Counter.larger(c, c) == c and c == c  # noqa: PLR0124
    d = c
    with contextlib.suppress(RuntimeError, TypeError):
        c += c
    assert c is d and c.value in (4, 8)


def test_reentrance() -> None:
    c = suite.Counter(0)
    answers: list[Any] = []

    class Again:
        """A number that uses the object that it is an argument of."""

        def __index__(self) -> int:
            for use in (
                lambda: c.bump(1),
                lambda: c.value,
                lambda: c.label,
                lambda: setattr(c, "label", "again"),
                lambda: c.copied().value,
                lambda: repr(c),
                lambda: c.extend([1]),
                lambda: hash(c),
                lambda: c.bumped() is c,
            ):
                try:
                    use()
                except RuntimeError as error:
                    assert "borrowed" in str(error)
                    answers.append(error)
                else:
                    answers.append(None)
            return 10

    for call in (
        Call(c.bump, (Again(),)),
        Call(c.extend, ([Again(), 1],)),
        Call(c, ([1, Again()],)),
        Call(setattr, (c, "value", Again())),
        Call(operator.add, (c, Again())),
        Call(operator.lt, (c, Again())),
    ):
        before = c.value
        answers.clear()
        attempt(call)
        assert answers, "the callback ran"
        assert c.value >= before or call.function is setattr
    assert c.bump() > 0, "nothing is borrowed any more"


def test_basket_that_changes_under_its_iterator() -> None:
    basket = suite.Basket(*"abcd")
    seen = []
    for item in basket:
        seen.append(item)
        if item == "b":
            basket.clear()
            basket.push("z")
    assert seen == ["a", "b"]
    walk = iter(basket)
    assert next(walk) == "z"
    for _ in range(3):
        assert next(walk, None) is None
    endless = suite.Basket("a")
    for count, item in enumerate(endless):
        endless.push(item)
        if count == 100:
            break
    assert len(endless) == 102


def test_indexes_out_of_range() -> None:
    basket = suite.Basket("a", "b")
    for index in (2, -3, sys.maxsize, -sys.maxsize - 1):
        with pytest.raises(IndexError):
            basket[index]
        with pytest.raises(IndexError):
            basket[index] = "x"
        with pytest.raises(IndexError):
            del basket[index]
    for index in (2**63, -(2**63) - 1, 2**200):
        with pytest.raises((IndexError, OverflowError)):
            basket[index]
    for wrong in ("a", None, 1.0, slice(0, 1), (), BadEverything()):
        with pytest.raises((TypeError, Mine)):
            basket[wrong]
    with pytest.raises(Mine):
        basket[BadIndex()]
    with pytest.raises(TypeError):
        basket[0] = 1
    assert list(basket) == ["a", "b"]


def test_use_after_close() -> None:
    gate = suite.Gate()
    assert len(gate.read()) == 100
    for _ in range(2):
        gate.close()
        assert not gate.open
        with pytest.raises(ValueError, match="closed"):
            gate.read()


def test_errors_leave_no_half_made_objects() -> None:
    before = suite.live()
    for call in (
        Call(suite.Counter, (-1,)),
        Call(suite.Counter, (1, 2)),
        Call(suite.Guest, ("",)),
        Call(suite.Guest, (1,)),
        Call(suite.Counter.from_text, ("x",)),
        Call(suite.Counter.from_text, ("-1",)),
        Call(suite.pair_of, (-1,)),
    ):
        with pytest.raises((ValueError, TypeError)):
            call()
    gc.collect()
    assert suite.live() == before


CLASSES = [
    suite.Counter,
    suite.Frozen,
    suite.Basket,
    suite.BasketIterator,
    suite.Host,
    suite.Guest,
    suite.Gate,
    suite.Key,
    suite.Open,
    suite.Shape,
    suite.Shape.Circle,
    suite.Shape.Pair,
]


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
def test_objects_without_a_value_cannot_be_made(kind: type) -> None:
    if _backend.name == "cffi":
        # Python classes can be made so; there is nothing in them.
        half = object.__new__(kind)
        for name in dir(kind):
            if not name.startswith("_"):
                with pytest.raises((TypeError, AttributeError)):
                    getattr(half, name)()
        for use in (suite.keep, suite.guest_of, suite.area):
            with pytest.raises((TypeError, AttributeError)):
                use(half)
        del half
    else:
        with pytest.raises(TypeError):
            object.__new__(kind)
    with pytest.raises(TypeError):
        kind.__new__(int)
    with pytest.raises(NO_OBJECT):
        kind.__new__(1)  # type: ignore[call-overload]
    with pytest.raises(TypeError):
        kind.__new__()  # type: ignore[call-overload]


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
def test_classes_that_are_closed(kind: type) -> None:
    if kind in (suite.Counter, suite.Host, suite.Guest, suite.Open):
        assert type("Sub", (kind,), {}).__mro__[1] is kind
        return
    with pytest.raises(TypeError, match="not an acceptable base type"):
        type("Sub", (kind,), {})


def test_python_classes_with_a_broken_constructor() -> None:
    class Bare(suite.Counter):
        def __new__(cls) -> Any:
            return object.__new__(cls)

    class Other(suite.Counter):
        def __new__(cls) -> Any:
            return suite.Host.__new__(cls)

    class Raising(suite.Counter):
        def __new__(cls) -> Any:
            super().__new__(cls, 5)
            raise Mine("new")

    class Late(suite.Counter):
        def __init__(self) -> None:
            raise Mine("init")

    class Foreign(suite.Counter):
        def __new__(cls) -> Any:
            return 5

    class Wider(suite.Counter):
        def __new__(cls) -> Any:
            return suite.Counter.__new__(suite.Counter, 7)

    with pytest.raises((TypeError, AttributeError)):
        Bare().bump()  # by CFFI it is made, and empty
    with pytest.raises((TypeError, AttributeError)):
        suite.keep(Bare())
    with pytest.raises(TypeError):
        Other()
    for kind in (Raising, Late):
        with pytest.raises(Mine):
            kind()
    assert Foreign() == 5 and type(Wider()) is suite.Counter and Wider().value == 7
    with pytest.raises(TypeError):
        suite.Counter.__new__(suite.Host)
    with pytest.raises(TypeError):
        suite.Host.__new__(suite.Counter)
    with pytest.raises(TypeError):
        suite.Host.__new__(suite.Guest)


def test_python_classes_of_two_rust_classes() -> None:
    for bases in (
        (suite.Counter, suite.Host),
        (suite.Host, suite.Guest),
        (suite.Guest, suite.Open),
    ):
        with pytest.raises(TypeError):
            type("Both", bases, {})

    class SubCounter(suite.Counter):
        pass

    class SubHost(suite.Host):
        pass

    with pytest.raises(TypeError):
        SubCounter(1).__class__ = SubHost  # type: ignore[assignment]
    with pytest.raises(TypeError):
        suite.Counter(1).__class__ = SubCounter
    if _backend.name != "cffi":
        with pytest.raises(TypeError):
            suite.Gate().__class__ = suite.Frozen  # type: ignore[assignment]

    class Same(suite.Counter):
        pass

    moved: Any = SubCounter(4)
    moved.__class__ = Same
    assert type(moved) is Same and moved.bump() == 5


def test_python_classes_that_get_in_the_way() -> None:
    class Odd(suite.Counter):
        def bump(self, by: int = 1) -> int:
            raise Mine("bump")

        @property
        def value(self) -> int:  # type: ignore[override]
            raise Mine("value")

        def __eq__(self, other: object) -> bool:
            raise Mine("eq")

        def __hash__(self) -> int:
            raise Mine("hash")

        def __getattribute__(self, name: str) -> Any:
            if name.startswith("_bindgen"):  # how CFFI finds the handle
                return super().__getattribute__(name)
            raise Mine(name)

    odd = Odd(5)
    assert (
        suite.Counter.bump(odd) == 6 and suite.absorb_all(suite.Counter(1), [odd]) == 7
    )
    assert suite.keep(odd) is odd and suite.everything(1, "", counter=odd)[4] == 6
    for use in (lambda: odd == 1, lambda: hash(odd), lambda: odd.label):
        with pytest.raises(Mine):
            use()


def test_copies_and_pickles_of_what_has_none() -> None:
    for made in (
        suite.Counter(1),
        suite.Gate(),
        suite.Frozen(1),
        suite.Basket("a"),
        suite.Guest("g"),
    ):
        for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
            with pytest.raises(TypeError):
                pickle.dumps(made, protocol)
        with pytest.raises(TypeError):
            copy.copy(made)
        with pytest.raises(TypeError):
            copy.deepcopy(made)


@pytest.mark.parametrize(
    "args", [(), (1,), (b"x", 1), ("x",), None, 5, [b"x", b"y"]], ids=repr
)
def test_pickles_that_lie(args: Any) -> None:
    class Lie:
        def __reduce__(self) -> Any:
            return copy_new, (suite.Key, args)

    with pytest.raises(TypeError):
        pickle.loads(pickle.dumps(Lie()))
    for kind in (suite.Key, suite.Counter, suite.Shape, suite.BasketIterator):

        class Half:
            def __reduce__(self, kind: type = kind) -> Any:
                return object.__new__, (kind,)

        with pytest.raises((TypeError, AttributeError)):
            suite.keep(pickle.loads(pickle.dumps(Half())))


def copy_new(kind: Any, args: Any) -> Any:
    """What pickles of protocol 2 do."""
    return kind.__new__(kind, *args)


def test_exceptions_of_the_other_operand() -> None:
    c = suite.Counter(1)
    bad = BadEverything()
    for call in (
        Call(operator.eq, (c, bad)),
        Call(operator.ne, (c, bad)),
        Call(operator.lt, (bad, c)),
        Call(operator.contains, ([bad], c)),
        Call(operator.add, (bad, c)),
    ):
        with pytest.raises((Mine, TypeError)):
            call()
    with pytest.raises((Mine, TypeError)):
        c + bad
    with pytest.raises(ValueError, match="unlucky"):
        c < 13  # noqa: B015
    with pytest.raises(ValueError, match="unlucky"):
        sorted([13, c])  # type: ignore[type-var]
    with pytest.raises((TypeError, Mine)):
        operator.contains(suite.Basket("a"), bad)


def test_keyboard_interrupts_pass_through() -> None:
    class Interrupt:
        def __index__(self) -> int:
            raise KeyboardInterrupt

        __float__ = __index__

    for call in (
        Call(suite.i64_of, (Interrupt(),)),
        Call(suite.integers, ([1, Interrupt()],)),
        Call(suite.f64_of, (Interrupt(),)),
        Call(suite.Counter, (Interrupt(),)),
        Call(suite.Counter(1).bump, (Interrupt(),)),
        Call(operator.getitem, (suite.Basket("a"), Interrupt())),
    ):
        with pytest.raises(KeyboardInterrupt):
            call()


@pytest.mark.usefixtures("quiet")
def test_panics_are_exceptions() -> None:
    b = suite.Burning()
    for use in (
        lambda: suite.panic_with("said"),
        suite.panic_in_drop,
        lambda: suite.Burning(True),
        suite.Counter(1).explode,
        b.method,
        b.fixed,
        b,
        b.__copy__,
        b.__enter__,
        lambda: b.attribute,
        lambda: setattr(b, "attribute", 1),
        lambda: delattr(b, "attribute"),
        lambda: repr(b),
        lambda: str(b),
        lambda: hash(b),
        lambda: b == 1,
        lambda: bool(b),
        lambda: len(b),
        lambda: 1 in b,
        lambda: b[0],
        lambda: operator.setitem(b, 0, 1),
        lambda: operator.delitem(b, 0),
        lambda: iter(b),
        lambda: next(b),
        lambda: b + 1,
        lambda: 1 + b,
        lambda: operator.iadd(b, 1),
        lambda: -b,
        lambda: operator.index(b),
        lambda: float(b),
        lambda: [0][b],
    ):
        with pytest.raises(suite.PanicException):
            use()
    c = suite.Counter(1)
    with pytest.raises(suite.PanicException, match="boom"):
        c.explode()
    assert c.value == 2 and c.bump() == 3, "a panic gives the borrow back"


@pytest.mark.usefixtures("quiet")
def test_a_panic_while_an_object_goes_is_not_seen() -> None:
    for _ in range(20):
        made = suite.PanicOnDrop()
        del made
        gc.collect()
    assert suite.i8_of(1) == 1


def test_own_exceptions() -> None:
    for kind, raised in (
        ("value", ValueError),
        ("key", KeyError),
        ("os", OSError),
        ("own", suite.SuiteError),
        ("more", suite.MoreSuiteError),
        ("parse", ValueError),
        ("io", FileNotFoundError),
        ("any other", RuntimeError),
    ):
        with pytest.raises(raised) as caught:
            suite.raise_error(kind)
        assert type(caught.value) is raised
    assert issubclass(suite.MoreSuiteError, suite.SuiteError)
    with pytest.raises(suite.SuiteError):
        suite.raise_more(1)


def test_no_weak_references_where_none_are_promised() -> None:
    if sys.implementation.name != "pypy":  # which refers weakly to everything
        for made in (suite.Gate(), suite.Frozen(1), suite.Shape.Circle(1.0)):
            with pytest.raises(TypeError):
                weakref.ref(made)
    made = suite.Open()
    assert weakref.ref(made)() is made
