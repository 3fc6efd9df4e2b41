"""A good call of every kind: the suites make bad ones of them, or many."""

from __future__ import annotations

import copy
import operator
import pickle
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple
from uuid import UUID

import suite

MOMENT = datetime(2024, 2, 29, 23, 59, 58, 123456, timezone(timedelta(hours=5)))


class Call(NamedTuple):
    """A function with arguments that it takes."""

    function: Callable[..., Any]
    args: tuple[Any, ...] = ()
    kwargs: dict[str, Any] = {}  # noqa: RUF012

    def __call__(self) -> Any:
        return self.function(*self.args, **self.kwargs)


# What no wrong call may look like.
PANICS = ("PanicException", "SystemError")


def attempt(call: Call) -> None:
    """Makes a call that may fail, but not by a panic."""
    try:
        call()
    except Exception as error:
        assert type(error).__name__ not in PANICS, error


class Record:
    """What FromPyObject reads."""

    def __init__(self) -> None:
        self.name, self.sizes, self.weight = "n", [1, 2], 1.5


def _get(name: str) -> Callable[[Any], Any]:
    return lambda owner: getattr(owner, name)


def _extend(owner: Any, items: Any) -> Any:
    owner += items
    return owner


def _with(owner: Any) -> Any:
    with owner as inside:
        return inside


C = suite.Counter

# Functions: the arguments are what they convert.
FUNCTIONS: dict[str, Callable[[], Call]] = {
    "noop": lambda: Call(suite.noop),
    "i8_of": lambda: Call(suite.i8_of, (1,)),
    "i16_of": lambda: Call(suite.i16_of, (1,)),
    "i32_of": lambda: Call(suite.i32_of, (1,)),
    "i64_of": lambda: Call(suite.i64_of, (2**62,)),
    "isize_of": lambda: Call(suite.isize_of, (1,)),
    "u8_of": lambda: Call(suite.u8_of, (1,)),
    "u16_of": lambda: Call(suite.u16_of, (1,)),
    "u32_of": lambda: Call(suite.u32_of, (1,)),
    "u64_of": lambda: Call(suite.u64_of, (2**63,)),
    "usize_of": lambda: Call(suite.usize_of, (1,)),
    "f32_of": lambda: Call(suite.f32_of, (1.5,)),
    "f64_of": lambda: Call(suite.f64_of, (1.5,)),
    "boolean": lambda: Call(suite.boolean, (True,)),
    "text_of": lambda: Call(suite.text_of, ("text" * 20,)),
    "bytes_of": lambda: Call(suite.bytes_of, (b"bytes" * 20,)),
    "byte_sum": lambda: Call(suite.byte_sum, (b"bytes",)),
    "byte_sum of bytearray": lambda: Call(suite.byte_sum, (bytearray(b"bytes"),)),
    "byte_sum of memoryview": lambda: Call(suite.byte_sum, (memoryview(b"by"),)),
    "text_or_bytes": lambda: Call(suite.text_or_bytes, ("text",)),
    "flag_of": lambda: Call(suite.flag_of, (suite.Flag.Up,)),
    "integers": lambda: Call(suite.integers, ([1, 2**40, 3],)),
    "integers of tuple": lambda: Call(suite.integers, ((1, 2),)),
    "largest": lambda: Call(suite.largest, ([1, 2**40, 3],)),
    "reals": lambda: Call(suite.reals, ([1.5, 2.5],)),
    "ratios": lambda: Call(suite.ratios, ([1.5, 2.5],)),
    "truths": lambda: Call(suite.truths, ([True, False],)),
    "words": lambda: Call(suite.words, (["a" * 50, "ü"],)),
    "borrowed_words": lambda: Call(suite.borrowed_words, (["a", "ü"],)),
    "pairs": lambda: Call(suite.pairs, ([(1, "a"), (2, "b" * 50)],)),
    "triples": lambda: Call(suite.triples, ((1, "x", b"y"),)),
    "nested": lambda: Call(suite.nested, ([[1, None], [], [2]],)),
    "option": lambda: Call(suite.option, (3000,)),
    "option of None": lambda: Call(suite.option, (None,)),
    "either number": lambda: Call(suite.either, (3000,)),
    "either words": lambda: Call(suite.either, (["a", "b"],)),
    "extents": lambda: Call(suite.extents, ([Record(), Record()],)),
    "variadic": lambda: Call(suite.variadic, (1, 2, 3000)),
    "keywords": lambda: Call(suite.keywords, (), {"a": 1, "b": 2}),
    "everything": lambda: Call(
        suite.everything,
        (1, "text", b"data", "more", "words"),
        {"counter": C(1), "x": [1, 2], "y": []},
    ),
    "i128_of": lambda: Call(suite.i128_of, (-(2**100),)),
    "u128_of": lambda: Call(suite.u128_of, (2**127,)),
    "wide": lambda: Call(suite.wide, ([1, 2**100, -(2**64)],)),
    "char_of": lambda: Call(suite.char_of, ("ü",)),
    "chars": lambda: Call(suite.chars, (["a", "ü"],)),
    "cow": lambda: Call(suite.cow, ("text" * 20, b"data" * 20)),
    "counts": lambda: Call(suite.counts, ({"a" * 50: 1, "b": 2**40},)),
    "borrowed_map": lambda: Call(suite.borrowed_map, ({"a" * 50: b"x", "b": b""},)),
    "tables": lambda: Call(suite.tables, ({(1, "x"): ["a" * 50, None], (2, "y"): []},)),
    "sums": lambda: Call(suite.sums, ({1: C(1), 3000: C(2)},)),
    "members": lambda: Call(suite.members, ({1, 2**40},)),
    "borrowed_set": lambda: Call(suite.borrowed_set, ({"a" * 50, "b"},)),
    "fixed": lambda: Call(suite.fixed, ([1, 2**40, 3],)),
    "fixed_words": lambda: Call(suite.fixed_words, (("a" * 50, "b"),)),
    "fixed_bytes": lambda: Call(suite.fixed_bytes, (b"abcd",)),
    "sieve": lambda: Call(suite.sieve, (["a" * 50, ""], bool)),
    "apply here": lambda: Call(suite.apply, ("here", 3000, abs)),
    "apply detached": lambda: Call(suite.apply, ("detached", 3000, abs)),
    "because": lambda: Call(suite.because, (list,)),
    "each_byte": lambda: Call(suite.each_byte, (b"bytes", hex)),
    "bump_all": lambda: Call(suite.bump_all, ([C(1), C(2)], int)),
    "raise_more": lambda: Call(suite.raise_more, (2,)),
    "absorb_all": lambda: Call(suite.absorb_all, (C(1), [C(2), C(3)])),
    "keep": lambda: Call(suite.keep, (C(1),)),
    "pair_of": lambda: Call(suite.pair_of, (5,)),
    "guest_of": lambda: Call(suite.guest_of, (suite.Guest("g"),)),
    "area": lambda: Call(suite.area, (suite.Shape.Circle(1.0),)),
    "all_shapes": lambda: Call(suite.all_shapes),
    "path_of": lambda: Call(suite.path_of, ("a/b" * 20,)),
    "path_of a Path": lambda: Call(suite.path_of, (Path("a/b"),)),
    "paths_of": lambda: Call(suite.paths_of, (["a", Path("b")],)),
    "os_text_of": lambda: Call(suite.os_text_of, ("text" * 20,)),
    "span_of": lambda: Call(suite.span_of, (timedelta(3000, 5, 7),)),
    "moment_of": lambda: Call(suite.moment_of, (MOMENT,)),
    "day_of": lambda: Call(suite.day_of, (MOMENT.date(),)),
    "zoned_of": lambda: Call(suite.zoned_of, (MOMENT,)),
    "uuid_of": lambda: Call(suite.uuid_of, (UUID(int=2**127 + 5),)),
    "uuids_of": lambda: Call(suite.uuids_of, ([UUID(int=3000), UUID(int=2**64)],)),
    "json_of": lambda: Call(
        suite.json_of, ({"a": [1, 2.5, None, "text" * 20], "b": {"c": (2**63, True)}},)
    ),
    "decimal_of": lambda: Call(suite.decimal_of, (Decimal("123456789.125"),)),
    "amount_of": lambda: Call(suite.amount_of, (Decimal(1),)),
    "decimal_of text": lambda: Call(suite.decimal_of, ("1" * 20,)),
}

# Classes: constructors, methods, attributes, and what Python does with objects.
METHODS: dict[str, Callable[[], Call]] = {
    "Counter": lambda: Call(C, (1, "label")),
    "Counter by name": lambda: Call(C, (), {"value": 1, "label": "x"}),
    "Counter.value": lambda: Call(_get("value"), (C(3000),)),
    "Counter.value set": lambda: Call(setattr, (C(1), "value", 2)),
    "Counter.value del": lambda: Call(delattr, (C(1), "value")),
    "Counter.label": lambda: Call(_get("label"), (C(1),)),
    "Counter.label set": lambda: Call(setattr, (C(1), "label", "y" * 50)),
    "Counter.bump": lambda: Call(C(1).bump, (2,)),
    "Counter.bump, unbound": lambda: Call(C.bump, (C(1), 2)),
    "Counter.bump by name": lambda: Call(C(1).bump, (), {"by": 2}),
    "Counter.extend": lambda: Call(C(1).extend, ([1, 2],)),
    "Counter.rename": lambda: Call(C(1).rename, ("new" * 20,)),
    "Counter.absorb": lambda: Call(C(1).absorb, (C(2),)),
    "Counter.drain": lambda: Call(C(1).drain, (C(2),)),
    "Counter.copied": lambda: Call(C(1).copied),
    "Counter.me": lambda: Call(C(1).me),
    "Counter.bumped": lambda: Call(C(1).bumped),
    "Counter.watch": lambda: Call(C(1).watch, (0,)),
    "Counter.from_text": lambda: Call(C.from_text, ("12",)),
    "Counter.larger": lambda: Call(C.larger, (C(1), C(2))),
    "Counter.LIMIT": lambda: Call(_get("LIMIT"), (C,)),
    "Counter +=": lambda: Call(_extend, (C(1), C(2))),
    "Counter +": lambda: Call(operator.add, (C(1), 2)),
    "Counter ==": lambda: Call(operator.eq, (C(1), C(1))),
    "Counter !=": lambda: Call(operator.ne, (C(1), C(2))),
    "Counter <": lambda: Call(operator.lt, (C(1), 2)),
    "Counter >": lambda: Call(operator.gt, (2, C(1))),
    "hash(Counter)": lambda: Call(hash, (C(2**40),)),
    "repr(Counter)": lambda: Call(repr, (C(1, "l" * 50),)),
    "str(Counter)": lambda: Call(str, (C(1),)),
    "Counter()": lambda: Call(C(1), ([1, 2],)),
    "with Counter": lambda: Call(_with, (C(1),)),
    "Counter.__exit__": lambda: Call(C(1).__exit__, (None, [], "x")),
    "Frozen": lambda: Call(suite.Frozen, (1,)),
    "Frozen.number": lambda: Call(_get("number"), (suite.Frozen(70000),)),
    "Frozen ==": lambda: Call(operator.eq, (suite.Frozen(1), suite.Frozen(1))),
    "hash(Frozen)": lambda: Call(hash, (suite.Frozen(1),)),
    "Basket": lambda: Call(suite.Basket, ("a", "b")),
    "Basket.push": lambda: Call(suite.Basket().push, ("p" * 50,)),
    "Basket.clear": lambda: Call(suite.Basket("a").clear),
    "len(Basket)": lambda: Call(len, (suite.Basket("a"),)),
    "in Basket": lambda: Call(operator.contains, (suite.Basket("a"), "b")),
    "Basket[]": lambda: Call(operator.getitem, (suite.Basket("a" * 50), -1)),
    "Basket[] =": lambda: Call(operator.setitem, (suite.Basket("a"), 0, "b")),
    "del Basket[]": lambda: Call(operator.delitem, (suite.Basket("a"), 0)),
    "list(Basket)": lambda: Call(list, (suite.Basket("a", "b" * 50),)),
    "iter(Basket)": lambda: Call(iter, (suite.Basket("a"),)),
    "next(BasketIterator)": lambda: Call(next, (iter(suite.Basket("a")),)),
    "iter(BasketIterator)": lambda: Call(iter, (iter(suite.Basket("a")),)),
    "Host": lambda: Call(suite.Host),
    "Host.invite": lambda: Call(suite.Host().invite, ("h" * 50,)),
    "Guest": lambda: Call(suite.Guest, ("g" * 50,)),
    "Guest.name": lambda: Call(_get("name"), (suite.Guest("g"),)),
    "Guest.name set": lambda: Call(setattr, (suite.Guest("g"), "name", "h")),
    "Guest.guests": lambda: Call(_get("guests"), (suite.Guest("g"),)),
    "Guest.invite": lambda: Call(suite.Guest("g").invite, ("i",)),
    "Guest.invite_self": lambda: Call(suite.Guest("g").invite_self),
    "Post": lambda: Call(suite.Post, (len,)),
    "Post.add": lambda: Call(suite.Post().add, (len,)),
    "Post.fire": lambda: Call(suite.Post(len).fire, ("p" * 50,)),
    "Post.alone": lambda: Call(suite.Post().alone, (int,)),
    "Post.clear": lambda: Call(suite.Post(len).clear),
    "Gate": lambda: Call(suite.Gate),
    "Gate.close": lambda: Call(suite.Gate().close),
    "Gate.read": lambda: Call(suite.Gate().read),
    "Key pickled": lambda: Call(pickle.dumps, (suite.Key(b"k" * 50), 2)),
    "Key again": lambda: Call(pickle.loads, (pickle.dumps(suite.Key(b"k"), 2),)),
    "Key copied": lambda: Call(copy.copy, (suite.Key(b"k" * 50),)),
    "Open": lambda: Call(suite.Open),
    "Open.extra": lambda: Call(setattr, (suite.Open(), "extra", [1])),
    "Shape.Circle": lambda: Call(suite.Shape.Circle, (1.5,)),
    "Shape.Named": lambda: Call(suite.Shape.Named, ("n" * 50, [1, 2])),
    "Shape.Pair": lambda: Call(suite.Shape.Pair, (1, "p")),
    "Shape.Named.points": lambda: Call(_get("points"), (suite.Shape.Named("n", [1]),)),
    "Shape.Pair[]": lambda: Call(operator.getitem, (suite.Shape.Pair(1, "p"), 1)),
    "Shape.doubled": lambda: Call(suite.Shape.Circle(1.5).doubled),
}
CALLS = {**FUNCTIONS, **METHODS}
