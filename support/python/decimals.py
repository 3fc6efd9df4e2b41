"""Conversions of decimal numbers."""

from __future__ import annotations

from decimal import Decimal
from operator import index
from typing import Any

from ._convert import mismatch, view
from ._results import read_text

__all__ = ["read_decimal", "to_decimal", "view_decimal"]


def to_decimal(value: Any, name: str) -> bytes:
    """The text of a number, which the library reads."""
    return _text(value, name).encode()


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
