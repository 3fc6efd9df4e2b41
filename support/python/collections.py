"""Conversions of collections to C that are the same for every package."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import Any

from ._convert import is_sequence, mismatch, to_bytes, to_sequence

__all__ = [
    "of_length",
    "to_byte_array",
    "to_fixed",
    "to_members",
    "to_pairs",
]


def to_pairs(value: Any, name: str) -> tuple[Any, ...]:
    """The keys that a mapping has now, each with its value."""
    kind = type(value)
    if kind is dict or issubclass(kind, dict):
        return tuple(dict.items(value))
    if not isinstance(value, Mapping):
        raise mismatch(name, value, "Mapping")
    return _each(value.items(), name)


def to_members(value: Any, name: str) -> tuple[Any, ...]:
    """What is in a set now."""
    kind = type(value)
    if kind is set or kind is frozenset:
        return tuple(value)
    if not isinstance(value, AbstractSet):
        raise mismatch(name, value, "set")
    return _each(value, name)


def _each(items: Any, name: str) -> tuple[Any, ...]:
    """What an iteration gives, one at a time: nothing is believed of its length."""
    try:
        return tuple(item for item in items)
    except TypeError as error:
        raise TypeError(f"argument '{name}': {error}") from None


def to_fixed(value: Any, length: int, name: str) -> tuple[Any, ...]:
    """The items of a sequence of the length, exactly. One that says that it is of
    another is not read.
    """
    if type(value) is not list and type(value) is not tuple and is_sequence(value):
        try:
            found = len(value)
        except TypeError as error:
            raise TypeError(f"argument '{name}': {error}") from None
        if found != length:
            raise _wrong_length(found, length, name)
    items: tuple[Any, ...] = of_length(to_sequence(value, name), length, name)
    return items


def to_byte_array(value: Any, length: int, name: str) -> bytes:
    """Bytes of the length, exactly."""
    data: bytes = of_length(to_bytes(value, name), length, name)
    return data


def of_length(items: Any, length: int, name: str) -> Any:
    """The items, where there are as many as are wanted."""
    if len(items) != length:
        raise _wrong_length(len(items), length, name)
    return items


def _wrong_length(found: int, length: int, name: str) -> ValueError:
    return ValueError(
        f"argument '{name}': expected a sequence of length {length} (got {found})"
    )
