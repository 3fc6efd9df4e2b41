"""Conversions of JSON values, which cross as text."""

from __future__ import annotations

from json import dumps, loads
from math import isfinite
from typing import Any

from ._convert import mismatch, view
from ._results import read_text

__all__ = ["read_json", "to_json", "view_json"]

_DEPTH = 127


def to_json(value: Any, name: str) -> bytes:
    """The text of a JSON value, which the library reads."""
    return dumps(_plain(value, name, 0), ensure_ascii=False).encode()


def _plain(value: Any, name: str, depth: int) -> Any:
    """The same of Python's own types alone: the operators of a subclass may lie."""
    kind = type(value)
    if value is None or value is True or value is False:
        return value
    if issubclass(kind, str):
        text = str.__str__(value)
        text.encode()  # a lone surrogate is an error
        return text
    if issubclass(kind, int):
        return _integer(int.__add__(value, 0), name)
    if issubclass(kind, float):
        return _real(float.__mul__(value, 1.0), name)
    if not issubclass(kind, (dict, list, tuple)):
        raise mismatch(name, value, "JSON")
    if depth == _DEPTH:
        raise RecursionError(
            f"argument '{name}': a JSON value is at most {_DEPTH} lists and dicts deep"
        )
    if issubclass(kind, dict):
        return _entries(value, name, depth + 1)
    return [_plain(item, name, depth + 1) for item in tuple(value)]


def _entries(value: dict[Any, Any], name: str, depth: int) -> dict[str, Any]:
    plain = {}
    for key, item in list(dict.items(value)):
        if not issubclass(type(key), str):
            raise mismatch(name, key, "str")
        text = str.__str__(key)
        text.encode()
        plain[text] = _plain(item, name, depth)
    return plain


def _integer(value: int, name: str) -> int:
    if -(1 << 63) <= value < 1 << 64:
        return value
    raise OverflowError(
        f"argument '{name}': int does not fit in JSON: "
        f"it is not between {-(1 << 63)} and {(1 << 64) - 1}"
    )


def _real(value: float, name: str) -> float:
    if isfinite(value):
        return value
    raise ValueError(
        f"argument '{name}': a float that is infinite or not a number is no JSON"
    )


def view_json(value: Any, name: str, keep: list[Any]) -> tuple[Any, int]:
    """The text of a JSON value as pointer and length."""
    return view(to_json(value, name), keep)


def read_json(cell: Any) -> Any:
    """The value that a struct of data and len is the text of."""
    return loads(read_text(cell))
