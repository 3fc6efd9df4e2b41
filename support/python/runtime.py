"""What the CFFI modules of this package share: the library, cells.

It is the same for every package; what differs is in the modules beside it.
"""

from __future__ import annotations

import os
from importlib import import_module
from typing import Any

from .._abi_hash import LIBRARY, absent, broken, check, foreign
from ._abi import CRATE, ffi

__all__ = [
    "NULL",
    "Cells",
    "decode",
    "ffi",
    "lib",
    "namespace",
    "new",
]


def _open() -> Any:
    # Never unloaded: a destructor may run after everything else at exit.
    flags = ffi.RTLD_NOW | getattr(ffi, "RTLD_NODELETE", 0)
    try:
        opened = ffi.dlopen(LIBRARY, flags)
    except OSError as error:
        raise (broken(error) if os.path.exists(LIBRARY) else absent()) from None
    try:
        actual = getattr(opened, CRATE + "_abi_hash")()
    except (AttributeError, ffi.error):
        raise foreign() from None
    check(actual)
    return opened


lib = _open()
new = ffi.new
NULL = ffi.NULL


def decode(data: Any, length: int) -> str:
    """The text at data, which may be NULL or dangling without a length."""
    text: str = ffi.unpack(data, length).decode() if length else ""
    return text


def namespace(path: str) -> Any:
    """The module of a namespace that needs the one that asks before it is loaded:
    its classes derive from one there, or it calls the library.
    """
    return import_module(f"{__package__}.{path}" if path else f"{__package__}")


class Cells:
    """Out-parameters of one type, kept to be used again.

    A cell is taken for one call and given back once its value was read. list.pop
    and list.append are atomic, and a call that interrupts another one takes its
    own cell, so threads and re-entry are safe; a failed call just drops its cell.
    """

    __slots__ = ("_ctype", "_pop", "push")

    def __init__(self, ctype: str) -> None:
        free: list[Any] = []
        self._ctype = ffi.typeof(ctype)
        self._pop = free.pop
        self.push = free.append

    def pop(self) -> Any:
        """A cell that nobody else has. It is not cleared."""
        try:
            return self._pop()
        except IndexError:
            return new(self._ctype)
