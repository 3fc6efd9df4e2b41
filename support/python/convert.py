"""Conversions of arguments to C that are the same for every package."""

from __future__ import annotations

import sys
from collections.abc import Callable
from math import ldexp
from operator import index, length_hint
from types import MappingProxyType
from typing import Any

from ._runtime import ffi, new

__all__ = [
    "MISFITS",
    "copy_numbers",
    "get_attribute",
    "get_attribute_or",
    "get_item",
    "get_item_or",
    "is_sequence",
    "misfit",
    "mismatch",
    "no_variant",
    "to_bool",
    "to_bytes",
    "to_char",
    "to_enum",
    "to_f32",
    "to_f64",
    "to_handle",
    "to_i8",
    "to_i16",
    "to_i32",
    "to_i64",
    "to_i128",
    "to_isize",
    "to_sequence",
    "to_slice",
    "to_text",
    "to_text_or_bytes",
    "to_tuple",
    "to_u8",
    "to_u16",
    "to_u32",
    "to_u64",
    "to_u128",
    "to_usize",
    "view",
    "view_bytes",
    "view_handle",
    "view_text",
    "view_text_or_bytes",
]

_memmove = ffi.memmove
_sizeof = ffi.sizeof
_from_buffer = ffi.from_buffer
_chars = ffi.typeof("char[]")


def mismatch(name: str, value: object, wanted: str) -> TypeError:
    """The error of an argument of another type than is wanted."""
    actual = type(value).__name__
    return TypeError(
        f"argument '{name}': '{actual}' object cannot be converted to '{wanted}'"
    )


# Unions: what is tried, one variant after the other.

MISFITS = (TypeError, ValueError, OverflowError, AttributeError, KeyError)


def misfit(name: str, variant: str, label: str, error: Exception) -> str:
    """Why an object does not fit a variant."""
    kind = next(kind for kind in MISFITS if isinstance(error, kind))
    text = str(error.args[0] if kind is KeyError and error.args else error)
    text = text.removeprefix(f"argument '{name}': ")
    return f"\n- variant {variant} ({label}): {kind.__name__}: {text}"


def no_variant(name: str, union: str, labels: str, tried: str) -> TypeError:
    """The error of an object that fits no variant."""
    return TypeError(
        f"argument '{name}': failed to extract enum {union} ('{labels}'){tried}"
    )


# Arguments. Each converter takes the value and the name of the parameter, which
# only messages need; for a field of a record it is like: point': field 'x.


def to_bool(value: object, name: str) -> bool:
    """A bool, exactly."""
    if value is True or value is False:
        return value is True
    raise mismatch(name, value, "bool")


def _integer(kind: str, low: int, high: int) -> Callable[[Any, str], int]:
    def convert(value: Any, name: str) -> int:
        if type(value) is not int:
            try:
                value = index(value)
            except TypeError as error:
                raise TypeError(f"argument '{name}': {error}") from None
        if low <= value <= high:
            number: int = value
            return number
        raise OverflowError(
            f"argument '{name}': int does not fit in {kind}: "
            f"it is not between {low} and {high}"
        )

    return convert


to_i8 = _integer("i8", -(1 << 7), (1 << 7) - 1)
to_i16 = _integer("i16", -(1 << 15), (1 << 15) - 1)
to_i32 = _integer("i32", -(1 << 31), (1 << 31) - 1)
to_i64 = _integer("i64", -(1 << 63), (1 << 63) - 1)
to_isize = _integer("isize", -sys.maxsize - 1, sys.maxsize)
to_u8 = _integer("u8", 0, (1 << 8) - 1)
to_u16 = _integer("u16", 0, (1 << 16) - 1)
to_u32 = _integer("u32", 0, (1 << 32) - 1)
to_u64 = _integer("u64", 0, (1 << 64) - 1)
to_usize = _integer("usize", 0, 2 * sys.maxsize + 1)


def _halves(kind: str, low: int, high: int) -> Callable[[Any, str], tuple[int, int]]:
    """What has more than 64 bits crosses as its lower and its upper half."""
    check = _integer(kind, low, high)

    def convert(value: Any, name: str) -> tuple[int, int]:
        number = int.__add__(check(value, name), 0)  # no subclass, whose operators lie
        return number & 0xFFFF_FFFF_FFFF_FFFF, number >> 64

    return convert


to_i128 = _halves("i128", -(1 << 127), (1 << 127) - 1)
to_u128 = _halves("u128", 0, (1 << 128) - 1)


def to_f64(value: Any, name: str) -> float:
    """A float, or what converts to one without being text."""
    if type(value) is float:
        return value
    try:
        return ldexp(value, 0)  # converts once, and takes no text
    except TypeError:
        actual = type(value).__name__
        raise TypeError(
            f"argument '{name}': must be real number, not {actual}"
        ) from None


to_f32 = to_f64


def to_text(value: Any, name: str) -> bytes:
    """The UTF-8 of a str."""
    if issubclass(type(value), str):
        return str.encode(value)
    raise mismatch(name, value, "str")


def to_char(value: Any, name: str) -> int:
    """The code point of a str of one character."""
    text = to_text(value, name).decode()
    if len(text) != 1:
        raise ValueError(f"argument '{name}': expected a string of length 1")
    return ord(text)


def to_bytes(value: Any, name: str) -> bytes:
    """Bytes, or a copy of what a buffer of bytes holds."""
    if type(value) is bytes or issubclass(type(value), bytes):
        return _exact(value)
    try:
        view = memoryview(value)
    except TypeError:
        raise mismatch(name, value, "bytes") from None
    with view:
        if view.itemsize != 1:
            raise mismatch(name, value, "bytes")
        return view.tobytes()


def to_text_or_bytes(value: Any, name: str) -> tuple[bytes, bool]:
    """The bytes of a str or of any buffer, and whether it is a str."""
    if issubclass(type(value), str):
        return str.encode(value), True
    if issubclass(type(value), bytes):
        return _exact(value), False
    try:
        view = memoryview(value)
    except TypeError:
        raise mismatch(name, value, "str' or 'bytes") from None
    with view:
        return view.tobytes(), False


_all = slice(None)


def _exact(value: bytes) -> bytes:
    """The bytes themselves: a subclass may say what it likes of its length, and
    callers trust len(). Neither isinstance() nor bytes() would do: an object may
    lie about its class, and a subclass may convert to anything.
    """
    return value if type(value) is bytes else bytes.__getitem__(value, _all)


def to_sequence(value: Any, name: str) -> tuple[Any, ...]:
    """The items that a sequence has now; text is none."""
    kind = type(value)
    if kind is list or kind is tuple:
        return tuple(value)
    if is_sequence(value):
        # One at a time: tuple(value) asks a __len__ for the room to make, and where
        # that lies, code that PyPy 8.0's JIT compiler has made writes outside of it.
        # It is asked all the same, for what it raises: CPython 3.10 to 3.12 make a
        # SystemError of iter() of a released memoryview.
        length_hint(value)
        return tuple(item for item in value)
    raise mismatch(name, value, "Sequence")


def is_sequence(value: Any) -> bool:
    """Whether Python counts a value among the sequences; text is none here."""
    if isinstance(value, (str, dict, MappingProxyType)):
        return False
    kind = type(value)
    # A class of an enum's has one, too: its metaclass's, which is not for its members.
    return hasattr(kind, "__getitem__") and any(
        "__getitem__" in base.__dict__ for base in kind.__mro__
    )


_NATIVE = ("@", "=", "<" if sys.byteorder == "little" else ">")


def copy_numbers(value: Any, array: Any, codes: str) -> Any:
    """The numbers that a buffer holds, as a C array; None where the value is no
    buffer of numbers of these codes of the struct module.
    """
    if type(value) is list or type(value) is tuple:
        return None
    try:
        view = memoryview(value)
    except TypeError:
        return None
    with view:
        code = view.format[1:] if view.format[:1] in _NATIVE else view.format
        if (
            len(code) != 1
            or code not in codes
            or view.itemsize != _sizeof(array.item)
            or view.ndim != 1
            or not view.c_contiguous
        ):
            return None
        copy = new(array, len(view))
        _memmove(copy, view, view.nbytes)
        return copy


def to_tuple(value: Any, length: int, name: str) -> tuple[Any, ...]:
    """A tuple of the length, exactly."""
    if not issubclass(type(value), tuple):
        raise mismatch(name, value, "tuple")
    items = value if type(value) is tuple else tuple(item for item in value)
    if len(items) != length:
        actual = len(items)
        raise ValueError(
            f"argument '{name}': expected tuple of length {length}, "
            f"but got tuple of length {actual}"
        )
    return items


def to_enum(value: Any, kind: type[Any], name: str) -> Any:
    """The integer of a member of the enum; nothing else is taken."""
    try:
        if type(value) is kind:
            return value._value_
    except AttributeError:
        pass  # made by object.__new__: it is no member
    raise mismatch(name, value, kind.__name__)


def to_handle(value: Any, cls: Any, name: str) -> Any:
    """The handle of an instance of the class, or of one that derives from it."""
    if type(value) is cls or issubclass(type(value), cls):
        try:
            return getattr(value, cls._bindgen_kind.slot)
        except AttributeError:
            raise TypeError(
                f"argument '{name}': this {cls.__name__} was made without its "
                f"constructor and has no value"
            ) from None
    raise mismatch(name, value, cls.__name__)


# Parameters of special methods.


def to_slice(value: Any, name: str) -> tuple[bool, bool, bool, int, int, int]:
    """What a slice says: which of its three numbers are there, and the numbers."""
    if type(value) is not slice:
        raise mismatch(name, value, "slice")
    parts = (value.start, value.stop, value.step)
    start, stop, step = (0 if part is None else _clipped(part) for part in parts)
    given = [part is not None for part in parts]
    return given[0], given[1], given[2], start, stop, max(step, -sys.maxsize)


def _clipped(part: Any) -> int:
    try:
        number = index(part)
    except TypeError:
        raise TypeError(
            "slice indices must be integers or None or have an __index__ method"
        ) from None
    return max(-sys.maxsize - 1, min(number, sys.maxsize))


# Fields of records, which are read before they are converted.


def get_attribute(value: Any, field: str, name: str) -> Any:
    """An attribute of the object that a record is read from."""
    try:
        return getattr(value, field)
    except (AttributeError, TypeError) as error:
        kind = AttributeError if isinstance(error, AttributeError) else TypeError
        raise kind(f"argument '{name}': {error}") from None


def get_attribute_or(value: Any, field: str, name: str, default: Any) -> Any:
    """An attribute of the object that a record is read from, if it is there."""
    try:
        return getattr(value, field)
    except AttributeError:
        return default
    except TypeError as error:
        raise TypeError(f"argument '{name}': {error}") from None


def get_item(value: Any, field: str, name: str) -> Any:
    """An item of the object that a record is read from."""
    try:
        return value[field]
    except KeyError:
        raise KeyError(f"argument '{name}': key '{field}' is missing") from None
    except TypeError as error:
        raise TypeError(f"argument '{name}': {error}") from None


def get_item_or(value: Any, field: str, name: str, default: Any) -> Any:
    """An item of the object that a record is read from, if it is there."""
    try:
        return value[field]
    except KeyError:
        return default
    except TypeError as error:
        raise TypeError(f"argument '{name}': {error}") from None


# Arguments inside sequences, tuples and records: initialisers of C structs. What
# has to live until the call is over goes to keep.


def view_text(value: object, name: str, keep: list[Any]) -> tuple[Any, int]:
    """A str as pointer and length."""
    return view(to_text(value, name), keep)


def view_bytes(value: object, name: str, keep: list[Any]) -> tuple[Any, int]:
    """Bytes as pointer and length."""
    return view(to_bytes(value, name), keep)


def view_text_or_bytes(
    value: object, name: str, keep: list[Any]
) -> tuple[Any, int, bool]:
    """A str or a buffer as pointer, length and tag."""
    data, is_str = to_text_or_bytes(value, name)
    return (*view(data, keep), is_str)


def view_handle(value: Any, cls: Any, name: str, keep: list[Any]) -> Any:
    """The handle of an instance, which lives until the call is over."""
    keep.append(value)
    return to_handle(value, cls, name)


def view(data: bytes, keep: list[Any]) -> tuple[Any, int]:
    """Bytes as pointer and length; they live until the call is over."""
    pointer = _from_buffer(_chars, data)
    keep.append(pointer)
    return pointer, len(data)
