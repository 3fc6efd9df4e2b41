"""Reading what the library gives: the same for every package."""

from __future__ import annotations

from typing import Any

from ._convert import to_isize
from ._objects import wrap
from ._runtime import NULL, decode, ffi

__all__ = [
    "field_at",
    "read_bytes",
    "read_list",
    "read_member",
    "read_text",
    "read_wide",
    "take_handle",
    "to_hash",
]

_cast = ffi.cast
_unpack = ffi.unpack


def read_text(cell: Any) -> str:
    """The text that a struct of data and len holds."""
    return decode(cell.data, cell.len)


def read_bytes(cell: Any) -> bytes:
    """The bytes that a struct of data and len holds."""
    length = cell.len
    data: bytes = _unpack(cell.data, length) if length else b""
    return data


def read_list(cell: Any) -> list[Any]:
    """The numbers that a struct of data and len holds."""
    length = cell.len
    data: list[Any] = _unpack(cell.data, length) if length else []
    return data


def read_wide(cell: Any) -> int:
    """The integer of which a struct holds the two halves."""
    number: int = cell.high << 64 | cell.low
    return number


def read_member(kind: type[Any], number: int) -> Any:
    """The member of an enum that has a number."""
    return kind(number)


def take_handle(cls: type[Any], place: Any, key: Any) -> Any:
    """The object of the handle at a place, which no longer owns it then."""
    if isinstance(key, str):
        handle = getattr(place, key)
        setattr(place, key, NULL)
    else:
        handle = place[key]
        place[key] = NULL
    return wrap(cls, handle)


def to_hash(number: int) -> int:
    """The bits of a hash as Python has them; -1 means an error there."""
    # PyPy takes a number in range as it is, but only where it is none of its long ones.
    bits = number if -(1 << 63) <= number < 1 << 63 else int(_cast("int64_t", number))
    return -2 if bits == -1 else bits


def field_at(value: Any, key: Any) -> Any:
    """A field of a variant without names, by its place."""
    names = value.__match_args__
    place = to_isize(key, "key")
    if not -len(names) <= place < len(names):
        raise IndexError("tuple index out of range")
    return getattr(value, names[place])
