"""Opens the library for the module `c` of this package.

It is the same for every package; what differs is in the modules beside it.
"""

from __future__ import annotations

import os
from typing import Any, NoReturn

from ._abi_hash import COMMAND, LIBRARY, absent, broken, refusal
from ._c_abi import ffi

__all__ = ["constant", "open_library", "refused"]


def open_library() -> Any:
    """The library, once everything that the tables name was found in it."""
    # Never unloaded: a destructor may run after everything else at exit.
    flags = ffi.RTLD_NOW | getattr(ffi, "RTLD_NODELETE", 0)
    try:
        lib = ffi.dlopen(LIBRARY, flags)
    except OSError as error:
        raise (broken(error) if os.path.exists(LIBRARY) else absent()) from None
    missing = [name for name in dir(lib) if not _has(lib, name)]
    if missing:
        raise refusal(
            f"the library {LIBRARY} has no {', '.join(missing)}: "
            f"in the project's directory run `{COMMAND}`"
        )
    return lib


def _has(lib: Any, name: str) -> bool:
    try:
        getattr(lib, name)
    except (AttributeError, ffi.error):
        return False
    return True


def constant(record: str, value: Any) -> Any:
    """A struct or union of C with a value of its own."""
    return ffi.new(f"{record} *", value)[0]


def refused(name: str, why: str) -> Any:
    """What stands in the place of a function that cffi cannot call."""

    def stand_in(*_args: Any) -> NoReturn:
        raise NotImplementedError(f"{name} cannot be called from Python: {why}")

    stand_in.__name__ = stand_in.__qualname__ = name
    return stand_in
