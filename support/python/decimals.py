"""Conversions of decimal numbers."""

from __future__ import annotations

import re
from decimal import Decimal
from operator import index
from typing import Any

from ._convert import mismatch, view
from ._results import read_text

__all__ = ["read_decimal", "to_decimal", "view_decimal"]


_NUMBER = re.compile(
    rb"[+-]?(?=\.?[0-9])([0-9_]*)(?:\.([0-9_]*))?(?:[eE]([+-]?)([0-9]+))?"
)
_LARGEST = (1 << 96) - 1
_FAR = 1 << 62


def to_decimal(value: Any, name: str) -> bytes:
    """The text of a number, which the library reads. What it would refuse is refused
    here, so that the next variant of a union has its turn.
    """
    text = _text(value, name).encode()
    fault = _fault(text)
    if fault:
        raise ValueError(f"argument '{name}': {fault}")
    return text


def _fault(text: bytes) -> str:
    """What is wrong with a text, in the words of the library."""
    parts = _NUMBER.fullmatch(text)
    if parts is None:
        return "Invalid decimal: unknown character"
    whole, fraction, sign, power = (part or b"" for part in parts.groups())
    fraction = fraction.replace(b"_", b"")
    digits = (whole.replace(b"_", b"") + fraction).lstrip(b"0")
    power = power.lstrip(b"0")
    exponent = int(power or b"0") if len(power) < 19 else _FAR
    scale = len(fraction) - (-exponent if sign == b"-" else exponent)
    if scale > 28:
        return "Number has a high precision that can not be represented."
    size = len(digits) - min(scale, 0)  # of the digits without a point
    if digits and (size > 29 or int(digits) * 10 ** -min(scale, 0) > _LARGEST):
        if scale > 0:
            return "Number has a high precision that can not be represented."
        return "Invalid decimal: overflow from too many digits"
    return ""


def _text(value: Any, name: str) -> str:
    kind = type(value)
    if issubclass(kind, str):
        return str.__str__(value)
    if isinstance(value, Decimal):
        return str.__str__(str(value))
    if issubclass(kind, float):
        return float.__repr__(value)
    try:
        number = index(value)
    except TypeError:
        raise mismatch(name, value, "Decimal") from None
    return int.__repr__(int.__add__(number, 0))  # no subclass, nor a bool


def view_decimal(value: Any, name: str, keep: list[Any]) -> tuple[Any, int]:
    """The text of a number as pointer and length."""
    return view(to_decimal(value, name), keep)


def read_decimal(cell: Any) -> Decimal:
    """The number that a struct of data and len is the text of."""
    return Decimal(read_text(cell))
