"""`binascii` with its base64 functions in Rust, where these can be had."""

import binascii as _binascii
import typing as _typing
from binascii import *  # noqa: F403 # pyright: ignore[reportWildcardImportFromLibrary]

from ._choice import rust as _rust


def _decoder() -> str:
    """The name of what decodes as this Python does: releases differ in padding that
    is not where it should be, and their functions tell.
    """
    if _binascii.a2b_base64(b"abc=d") == b"i\xb7\x1d":
        return "a2b_base64"
    try:
        _binascii.a2b_base64(b"abcd=", strict_mode=True)
    except _binascii.Error:
        return "a2b_base64_3_13"
    except TypeError:
        pass  # before 3.11, without strict mode
    return "a2b_base64_3_11"


if not _typing.TYPE_CHECKING and _rust is not None:
    b2a_base64 = _rust.b2a_base64
    a2b_base64 = getattr(_rust, _decoder())
