"""Picks how the library is used: as an extension on CPython, by CFFI elsewhere.

The environment variable BINDGEN_BACKEND, "extension" or "cffi", forces one.
"""

from __future__ import annotations

import os
import sys
from functools import reduce
from importlib import import_module
from typing import Any

from ._abi_hash import absent, broken, check, foreign, refusal

__all__ = ["load", "name"]


def _pick() -> tuple[str, Any]:
    """How the library is used, and the root of the implementation."""
    forced = os.environ.get("BINDGEN_BACKEND", "")
    if forced not in ("", "extension", "cffi"):
        raise ImportError(
            f"BINDGEN_BACKEND has to be extension or cffi, not {forced!r}"
        )
    if forced == "cffi" or (not forced and sys.implementation.name != "cpython"):
        return "cffi", import_module("._cffi", __package__)
    try:
        native = import_module("._native", __package__)
    except ModuleNotFoundError as error:
        if error.name != f"{__package__}._native":
            raise
        raise absent() from None
    except ImportError as error:
        refused = _explained(error)
    else:
        check(getattr(native, "__abi_hash__", 0))
        return "extension", native
    if forced:
        raise refused
    try:
        return "cffi", import_module("._cffi", __package__)
    except ImportError as error:
        by_cffi = str(error)
    # Raised here, so that neither of the two errors is shown once more.
    if by_cffi == refused.msg:
        raise refused
    raise ImportError(f"{refused.msg}; and by CFFI: {by_cffi}", path=refused.path)


def _explained(error: ImportError) -> ImportError:
    """What a failed import of the extension says about the library."""
    if error.path is None:
        return refusal(error.msg)  # the library itself refused
    if "PyInit_" in error.msg:
        return foreign()
    return broken(error)


name, _root = _pick()


def load(path: str) -> Any:
    """The implementation of the namespace at a dotted path below the package."""
    if not path:
        return _root
    if name == "cffi":
        return import_module(f"._cffi.{path}", __package__)
    return reduce(getattr, path.split("."), _root)
