"""Conversions of paths and other texts of the system."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from ._convert import mismatch, view
from ._runtime import ffi

__all__ = [
    "read_os_str",
    "read_path",
    "to_os_str",
    "to_path",
    "view_os_str",
    "view_path",
]

_ENCODING = sys.getfilesystemencoding()
_ERRORS = sys.getfilesystemencodeerrors()
_unpack = ffi.unpack


def to_os_str(value: Any, name: str) -> bytes:
    """The bytes that the system has for a str."""
    if issubclass(type(value), str):
        return str.encode(value, _ENCODING, _ERRORS)
    raise mismatch(name, value, "str")


def to_path(value: Any, name: str) -> bytes:
    """The bytes that the system has for a path."""
    try:
        value = os.fspath(value)
    except TypeError as error:
        raise TypeError(f"argument '{name}': {error}") from None
    return to_os_str(value, name)


def view_os_str(value: Any, name: str, keep: list[Any]) -> tuple[Any, int]:
    """A str as pointer and length."""
    return view(to_os_str(value, name), keep)


def view_path(value: Any, name: str, keep: list[Any]) -> tuple[Any, int]:
    """A path as pointer and length."""
    return view(to_path(value, name), keep)


def read_os_str(cell: Any) -> str:
    """The str of what the system has as bytes."""
    data: bytes = _unpack(cell.data, cell.len) if cell.len else b""
    return data.decode(_ENCODING, _ERRORS)


def read_path(cell: Any) -> Path:
    """The path of what the system has as bytes."""
    return Path(read_os_str(cell))
