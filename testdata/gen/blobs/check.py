import ctypes
import os
import sys

import blobs as m
from blobs._abi_hash import LIBRARY


def raises(exception, function, *args):
    try:
        function(*args)
    except exception as error:
        return str(error)
    raise AssertionError(f"{function}{args} did not raise {exception}")


for data in (b"", b"a", b"a\0b\xff", b"x" * 100_000):
    assert m.copied(data) == data and type(m.copied(data)) is bytes
    assert m.copied(bytearray(data)) == data
    store = m.Store(data)
    assert store.reversed() == data[::-1] and store.data == data
    assert store.__bytes__() == data and bytes(store) == data
    assert m.maybe(data) == (data or None)
    assert m.zeros(len(data)) == b"\0" * len(data)
    assert m.repeated(120, len(data)) == b"x" * len(data)
assert raises(ValueError, m.repeated, 0, 5) == "no zeros"
assert "while writing" in raises(m.PanicException, m.explode, 5)
raises((MemoryError, OverflowError), m.zeros, sys.maxsize)
raises(OverflowError, m.zeros, -1)
raises(TypeError, m.copied, "text")

# A hash is kept by the object: it may not be that of what was there before.
assert hash(m.repeated(120, 3)) == hash(b"xxx") and {b"xxx": 1}[m.repeated(120, 3)] == 1


def from_c():
    """C gets a buffer of its own."""

    class Buffer(ctypes.Structure):
        _fields_ = (
            ("data", ctypes.POINTER(ctypes.c_ubyte)),
            ("len", ctypes.c_size_t),
            ("cap", ctypes.c_size_t),
        )

    lib = ctypes.CDLL(LIBRARY)
    out = Buffer()
    lib.blobs_copied.restype = lib.blobs_repeated.restype = ctypes.c_void_p
    assert lib.blobs_copied(b"a\0b", ctypes.c_size_t(3), ctypes.byref(out)) is None
    assert out.data[: out.len] == [97, 0, 98]
    lib.blobs_vec_u8_free.restype = None
    lib.blobs_vec_u8_free(ctypes.byref(out))
    assert not out.data
    error = lib.blobs_repeated(ctypes.c_uint8(0), ctypes.c_size_t(3), ctypes.byref(out))
    assert error is not None and ctypes.c_int32.from_address(error).value == 4
    lib.blobs_error_free.restype = None
    lib.blobs_error_free(ctypes.c_void_p(error))


if sys.implementation.name != "pypy":  # whose ctypes cannot do it
    from_c()
if os.environ["BINDGEN_BACKEND"] == "extension":
    assert sys.getrefcount(m.copied(b"abc")) <= 2
