"""Chooses between Rust and Python's own functions, once, when this is imported.

The environment variable BASE64_RS forces one: "rust", which raises ImportError where
there is none, or "c".
"""

from __future__ import annotations

import os
import warnings
from types import ModuleType

__all__ = ["implementation", "import_error", "rust"]


def _load() -> tuple[ModuleType | None, ImportError | None]:
    """The Rust functions, or why they cannot be had."""
    forced = os.environ.get("BASE64_RS", "")
    if forced not in ("", "c", "rust"):
        raise ImportError(f"BASE64_RS has to be rust or c, not {forced!r}")
    if forced == "c":
        return None, None
    try:
        from . import _rust
    except ImportError as error:
        if forced == "rust":
            raise
        return None, error
    return _rust, None


def _is_built() -> bool:
    """Whether there is a library, which then is one that does not fit."""
    try:
        names = os.listdir(os.path.join(os.path.dirname(__file__), "_rust"))
    except OSError:
        return False  # an archive, say, of which no library can be loaded
    return any(name.startswith("_native.") for name in names)


rust, _error = _load()
if _error is not None and _is_built():
    warnings.warn(
        f"base64_rs is as slow as Python's own: {_error}", RuntimeWarning, stacklevel=2
    )


def implementation() -> str:
    """What is in use: "rust", or "c" for Python's own functions."""
    return "c" if rust is None else "rust"


def import_error() -> ImportError | None:
    """Why Python's own functions are in use; None if they are not, or were asked
    for.
    """
    return _error
