"""Too many arguments, too few, and hostile ones in every place."""

from __future__ import annotations

import copy
import pickle

import pytest
import suite
from calls import CALLS, Call, attempt
from hostile import (
    VALUES,
)


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
# Counter.watch is left out: it sleeps for as long as it is told to.
@pytest.mark.parametrize("name", [name for name in CALLS if "watch" not in name])
def test_hostile_values_in_every_place(name: str) -> None:
    # The class itself is among the values, and nobody may change that one.
    # And iter() of a released memoryview is a SystemError of CPython's, 3.10 to 3.12.
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
