import uuid
import weakref

from wordbag._lowlevel import ffi, lib
from wordbag.exceptions import WordbagError, exceptions_by_code

attached_refs = weakref.WeakKeyDictionary()

lib.wordbag_init()


def rustcall(func, *args):
    """Calls a function of Rust, and raises what it has left."""
    lib.wordbag_err_clear()
    rv = func(*args)
    code = lib.wordbag_err_get_last_code()
    if not code:
        return rv
    message = lib.wordbag_err_get_last_message()
    raise exceptions_by_code.get(code, WordbagError)(decode_str(message, free=True))


class RustObject:
    __slots__ = ["_objptr"]
    __dealloc_func__ = None

    @classmethod
    def _from_objptr(cls, ptr):
        rv = object.__new__(cls)
        rv._objptr = ptr
        return rv

    def _methodcall(self, func, *args):
        return rustcall(func, self._objptr, *args)

    def __del__(self):
        if rustcall is None or getattr(self, "_objptr", None) is None:
            return
        rustcall(self.__class__.__dealloc_func__, self._objptr)
        self._objptr = None


def decode_str(s, free=False):
    try:
        if s.len == 0:
            return ""
        return ffi.unpack(s.data, s.len).decode("utf-8", "replace")
    finally:
        if free and s.owned:
            lib.wordbag_str_free(ffi.addressof(s))


def encode_str(s):
    rv = ffi.new("WordbagStr *")
    if isinstance(s, str):
        s = s.encode("utf-8")
    rv.data = ffi.from_buffer(s)
    rv.len = len(s)
    # The text lives as long as the struct that points into it.
    attached_refs[rv] = s
    return rv


def decode_uuid(value):
    return uuid.UUID(bytes=bytes(bytearray(ffi.unpack(value.data, 16))))
