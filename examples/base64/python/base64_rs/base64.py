"""`base64` on top of `base64_rs.binascii`: what is not base64 is the standard
library's.
"""

from __future__ import annotations

import re
import sys
from base64 import (
    a85decode,
    a85encode,
    b16decode,
    b16encode,
    b32decode,
    b32encode,
    b85decode,
    b85encode,
)
from typing import TYPE_CHECKING, Any, BinaryIO

from . import binascii

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

if sys.version_info >= (3, 10):
    from base64 import b32hexdecode, b32hexencode
if sys.version_info >= (3, 13):
    from base64 import z85decode, z85encode

__all__ = [
    "a85decode",
    "a85encode",
    "b16decode",
    "b16encode",
    "b32decode",
    "b32encode",
    "b64decode",
    "b64encode",
    "b85decode",
    "b85encode",
    "decode",
    "decodebytes",
    "encode",
    "encodebytes",
    "standard_b64decode",
    "standard_b64encode",
    "urlsafe_b64decode",
    "urlsafe_b64encode",
]
if sys.version_info >= (3, 10):
    __all__ += ["b32hexdecode", "b32hexencode"]
if sys.version_info >= (3, 13):
    __all__ += ["z85decode", "z85encode"]

_LINE = 76
_LINE_BYTES = _LINE // 4 * 3
_URLSAFE = bytes.maketrans(b"+/", b"-_")
_FROM_URLSAFE = bytes.maketrans(b"-_", b"+/")
# What `validate` asks for where binascii has no strict mode.
_CANONICAL = re.compile(rb"[A-Za-z0-9+/]*={0,2}")


def _ascii(data: str | ReadableBuffer) -> bytes | bytearray:
    """The bytes of what is to be decoded."""
    if isinstance(data, str):
        if not data.isascii():
            raise ValueError("string argument should contain only ASCII characters")
        return data.encode()
    if isinstance(data, (bytes, bytearray)):
        return data
    try:
        return memoryview(data).tobytes()
    except TypeError:
        raise TypeError(
            "argument should be a bytes-like object or ASCII string, "
            f"not {type(data).__name__!r}"
        ) from None


def b64encode(s: ReadableBuffer, altchars: ReadableBuffer | None = None) -> bytes:
    """Encode bytes in base64.

    `altchars` are two characters to write in place of `+` and `/`.
    """
    encoded = binascii.b2a_base64(s, newline=False)
    if altchars is None:
        return encoded
    return encoded.translate(bytes.maketrans(b"+/", _pair(altchars)))


def b64decode(
    s: str | ReadableBuffer,
    altchars: str | ReadableBuffer | None = None,
    validate: bool = False,
) -> bytes:
    """Decode base64: bytes, or text that is ASCII.

    `altchars` are two characters that stand for `+` and `/`. What is no character of
    the alphabet is passed over, unless `validate` forbids it: then it is a
    `binascii.Error`, as padding that is not right always is.
    """
    if altchars is not None:
        s = _ascii(s).translate(bytes.maketrans(_pair(_ascii(altchars)), b"+/"))
    elif not isinstance(s, bytes):
        s = _ascii(s)
    if sys.version_info >= (3, 11):
        return binascii.a2b_base64(s, strict_mode=bool(validate))
    if validate and not _CANONICAL.fullmatch(s):
        raise binascii.Error("Non-base64 digit found")
    return binascii.a2b_base64(s)


def _pair(altchars: ReadableBuffer) -> ReadableBuffer:
    """The two characters in place of + and /, which are an error of the program
    otherwise.
    """
    assert len(altchars) == 2, repr(altchars)  # type: ignore[arg-type]
    return altchars


def standard_b64encode(s: ReadableBuffer) -> bytes:
    """Encode bytes in base64 with the standard alphabet."""
    return b64encode(s)


def standard_b64decode(s: str | ReadableBuffer) -> bytes:
    """Decode base64 with the standard alphabet."""
    return b64decode(s)


def urlsafe_b64encode(s: ReadableBuffer) -> bytes:
    """Encode bytes in base64 with `-` for `+` and `_` for `/`."""
    return b64encode(s).translate(_URLSAFE)


def urlsafe_b64decode(s: str | ReadableBuffer) -> bytes:
    """Decode base64 with `-` for `+` and `_` for `/`, or with the standard alphabet."""
    return b64decode(_ascii(s).translate(_FROM_URLSAFE))


def encodebytes(s: ReadableBuffer) -> bytes:
    """Encode bytes as lines of base64, each of at most 76 characters."""
    view = _bytes_alone(s)
    starts = range(0, len(view), _LINE_BYTES)
    return b"".join([binascii.b2a_base64(view[i : i + _LINE_BYTES]) for i in starts])


def decodebytes(s: ReadableBuffer) -> bytes:
    """Decode lines of base64."""
    return binascii.a2b_base64(_bytes_alone(s))


def _bytes_alone(data: ReadableBuffer) -> memoryview:
    """A view of bytes in a row: these functions take no other buffers."""
    try:
        view = memoryview(data)
    except TypeError:
        name = type(data).__name__
        raise TypeError(f"expected bytes-like object, not {name}") from None
    if view.format not in ("c", "b", "B") or view.ndim != 1:
        raise TypeError(
            f"expected a row of single bytes, not {view.ndim} dimensions of format "
            f"{view.format!r} from {type(data).__name__}"
        )
    return view


def encode(input: BinaryIO, output: BinaryIO) -> None:
    """Encode a file as lines of base64 into another one."""
    while data := input.read(_LINE_BYTES):
        # A pipe gives what it has; only the last line may be short.
        while len(data) < _LINE_BYTES and (more := input.read(_LINE_BYTES - len(data))):
            data += more
        output.write(binascii.b2a_base64(data))


def decode(input: BinaryIO, output: BinaryIO) -> None:
    """Decode the lines of a file into another one."""
    while line := input.readline():
        output.write(binascii.a2b_base64(line))


_USAGE = """\
usage: python -m base64_rs.base64 [-h|-d|-e|-u|-t] [file|-]
        -h: print this help message and exit
        -d, -u: decode
        -e: encode (default)
        -t: encode and decode a text"""


def main() -> None:
    """Encode or decode a file, or what comes in, as the arguments say."""
    import getopt

    convert: Any = encode
    try:
        options, names = getopt.getopt(sys.argv[1:], "hdeut")
    except getopt.error as error:
        sys.exit(f"{error}\n{_USAGE}")
    for option, _ in options:
        if option == "-h":
            print(_USAGE)
            return
        if option == "-t":
            text = b"Aladdin:open sesame"
            print(text, encodebytes(text), decodebytes(encodebytes(text)), sep="\n")
            return
        convert = encode if option == "-e" else decode
    if names and names[0] != "-":
        with open(names[0], "rb") as file:
            convert(file, sys.stdout.buffer)
    else:
        convert(sys.stdin.buffer, sys.stdout.buffer)


if __name__ == "__main__":
    main()
