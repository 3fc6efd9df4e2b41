"""The base64 functions of `binascii` in Rust, and `base64` on top of them.

`base64_rs.binascii` and `base64_rs.base64` are drop-ins for the modules of those
names. Where the Rust library is missing they are made of Python's own functions,
as CPython's modules are where an optional extension was not built.
"""

from ._choice import implementation, import_error

__all__ = ["implementation", "import_error"]
